"""Charts out of tables: the numbers that a table says, and what a chart shows in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from drafter.figures.amounts import Amount, parse_amount
from drafter.render.blocks import Cell, Chart, ChartKind, Pieces, Series, Table, text_of

_UNIT: Final = re.compile("（(?:单位：)?([^（）]+)）$")
_PERCENT: Final = "%"
_NO_NUMBER: Final = "没有数"
_PARTS_OF_A_WHOLE: Final = (ChartKind.SHARES, ChartKind.PIE)


def chart_from(kind: ChartKind, caption: Pieces, table: Table, tabled: bool) -> Chart | None:
    """Make a chart of a table; None where it has nothing to show, or would mix numbers and percentages.

    Args:
        kind: How it shows the numbers.
        caption: What stands below it.
        table: Categories in its first column, and a column for each series. Its first header ends on the unit in
            brackets (指标（件）), or that of the only series does, else a % behind the numbers is their unit.
        tabled: Whether the table stands below the chart.
    """
    unit = _unit(table.header)
    texts = [[_number_text(cell, unit) for cell in row[1:]] for row in table.rows]
    amounts = [[_amount(text, kind) for text in row] for row in texts]
    percentages = {text.endswith(_PERCENT) for row in texts for text in row if _amount(text, kind)}
    if len(percentages) != 1 or not _has_something(amounts, kind):
        return None
    if percentages == {True}:
        unit = unit or _PERCENT
    names = [_text(cell) for cell in table.header[1:]]
    series = (Series(name, tuple(column)) for name, column in zip(names, zip(*amounts, strict=True), strict=True))
    return Chart(kind, caption, tuple(_categories(table.rows)), tuple(series), unit, table, tabled)


def _unit(header: Sequence[Cell]) -> str:
    """Return what stands in brackets behind the first name, or behind that of the only column of numbers."""
    named = (_UNIT.search(_text(cell)) for cell in (header if len(header) == 2 else header[:1]))
    return next((found[1] for found in named if found), "")


def _text(cell: Cell) -> str:
    return "".join(text_of(line) for line in cell.paragraphs).strip()


def _number_text(cell: Cell, unit: str) -> str:
    """Return a cell's text without its unit; missing content is no number, whatever its prompt says."""
    missing = any(piece.missing for line in cell.paragraphs for piece in line)
    return "" if missing else _text(cell).replace(unit, "")


def _amount(text: str, kind: ChartKind) -> Amount | None:
    """Return a number; None for 无, 未统计 and words, and for what cannot be part of a whole."""
    amount = parse_amount(text.rstrip(_PERCENT))
    if amount is None or amount.number is None:
        return None
    return None if amount.number < 0 and kind in _PARTS_OF_A_WHOLE else amount


def _has_something(amounts: Sequence[Sequence[Amount | None]], kind: ChartKind) -> bool:
    numbers = [amount.number for row in amounts for amount in row if amount]
    return any(numbers) if kind in _PARTS_OF_A_WHOLE else bool(numbers)


def _categories(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    above = ""
    for row in rows:
        above = above if row[0].continues else _text(row[0])
        yield above


def description(chart: Chart) -> str:
    """Say what a chart shows, for who cannot see it."""
    caption = text_of(chart.caption).rstrip("。：")
    opening = f"{chart.kind.label}：{caption}。" if caption else f"{chart.kind.label}。"
    alone = len(chart.series) == 1
    parts = []
    for index, category in enumerate(chart.categories):
        amounts = (one.amounts[index] for one in chart.series)
        said = [amount.text(chart.unit) if amount else _NO_NUMBER for amount in amounts]
        named = (one.name + text for one, text in zip(chart.series, said, strict=True))
        parts.append(f"{category}：{said[0] if alone else '，'.join(named)}")
    return f"{opening}{'；'.join(parts)}。"
