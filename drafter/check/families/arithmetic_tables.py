"""算术: rows and columns of a table that do not keep what the others keep: totals, differences, rates."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.quantities.grid import Line, grids, value
from drafter.check.rules import Check, Spot, spot_in
from drafter.figures.shares import Verdict, judge_change, judge_rate
from drafter.wording import number_text

_TOTAL = expression(r"(?:合\s*计|总\s*计|共\s*计|总\s*数)")
_UNSUMMED = expression(r"率|比|均|序号|编号|时间|日期|年份|%|％|同比|增减|增幅|变化")
_INNER = expression(r"(?:其中|小\s*计|#|——)")
_CHANGE = expression(r"增减|增长|变化|同比|增幅|升降")
_RATE = expression(r"率|占比|比重")
_MOST_COLUMNS = 8


class _Sum(NamedTuple):
    column: int
    added: Decimal
    said: Decimal


def check_tables(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find totals of columns and rows that do not add up."""
    for block in grids(document.passages):
        yield from _columns(block)
        yield from _lines(block)


def _columns(block: Sequence[Line]) -> Iterator[Spot]:
    total = next((index for index, row in enumerate(block) if _TOTAL.fullmatch(row.name)), 0)
    if not total or any(_INNER.match(row.name) for row in block):
        return
    parts = [row for row in block[1:] if row is not block[total]]
    # 合计 may stand in the first line of figures; then what follows is added up.
    sums = [_column(block[0], block[total], parts, index) for index in range(len(block[0].cells))]
    wrong = [one for one in sums if one is not None and one.added != one.said]
    right = [one for one in sums if one is not None and one.added == one.said]
    for one in wrong:
        level = Level.ERROR if right and len(wrong) == 1 else Level.DOUBT
        yield _sum_spot(block[total], one, f"“{block[0].cells[one.column]}”各行", level)


def _column(header: Line, total: Line, parts: Sequence[Line], index: int) -> _Sum | None:
    said = total.numbers[index]
    if said is None or _UNSUMMED.search(header.cells[index]) or header.numbers[index] is not None:
        return None
    if any("%" in row.cells[index] for row in (total, *parts)):
        return None
    numbers = [value(row, index) for row in parts]
    if len(numbers) < 2 or any(number is None for number in numbers):
        return None
    return _Sum(index, sum((number for number in numbers if number is not None), Decimal(0)), said)


def _lines(block: Sequence[Line]) -> Iterator[Spot]:
    header = block[0]
    columns = [index for index, cell in enumerate(header.cells) if _TOTAL.fullmatch(cell)]
    if len(columns) != 1 or any(_INNER.match(cell) or _UNSUMMED.search(cell) for cell in header.cells[1:]):
        return
    at = columns[0]
    added = [
        index
        for index in range(1, len(header.cells))
        if index != at and any(row.numbers[index] is not None for row in block[1:])
    ]
    sums = [_line(row, at, added) for row in block[1:]]
    right = [one for one in sums if one is not None and one.added == one.said]
    for row, one in zip(block[1:], sums, strict=True):
        if one is not None and one.added != one.said and right:
            yield _sum_spot(row, one, f"“{row.name}”一行各项", Level.DOUBT)


def _line(row: Line, at: int, added: Sequence[int]) -> _Sum | None:
    said = row.numbers[at]
    numbers = [value(row, index) for index in added]
    if said is None or len(numbers) < 2 or any(number is None for number in numbers):
        return None
    return _Sum(at, sum((number for number in numbers if number is not None), Decimal(0)), said)


def _sum_spot(row: Line, found: _Sum, what: str, level: Level) -> Spot:
    why = f"{what}加起来是{number_text(found.added)}，合计写的是{number_text(found.said)}"
    return _spot(row, found.column, why, "逐行核对，改正写错的一个数", level)


def _spot(row: Line, column: int, why: str, fix: str, level: Level) -> Spot:
    start = row.starts[column]
    return spot_in(row.passage, start, start + len(row.cells[column]), why, fix, level=level)


Relation: TypeAlias = Callable[[Line, int, int, int], bool | None]


def check_worked_out(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a difference, change or rate of a table that was not worked out as in the other rows."""
    for block in grids(document.passages):
        for at, cell in enumerate(block[0].cells[: _MOST_COLUMNS * 2]):
            if at and _CHANGE.search(cell):
                yield from _odd_ones_out(block, at, (_is_difference, _is_change))
            elif at and _RATE.search(cell):
                yield from _odd_ones_out(block, at, (_is_rate,))


def _odd_ones_out(block: Sequence[Line], at: int, relations: Sequence[Relation]) -> Iterator[Spot]:
    """Yield the rows that do not keep what most keep: which two columns one comes from is told by the others."""
    columns = [
        index
        for index in range(1, len(block[0].cells))
        if index != at and any(row.numbers[index] is not None for row in block[1:])
    ][:_MOST_COLUMNS]
    best: tuple[int, list[Line], tuple[int, int]] = (1, [], (0, 0))
    for relation in relations:
        for one, other in itertools.permutations(columns, 2):
            kept = [(row, relation(row, at, one, other)) for row in block[1:]]
            holds = sum(1 for _, is_kept in kept if is_kept)
            broken = [row for row, is_kept in kept if is_kept is False]
            if holds > best[0] and holds >= 2 * len(broken):
                best = (holds, broken, (one, other))
    _, broken, (one, other) = best
    for row in broken:
        named = "、".join(block[0].cells[index] for index in (one, other))
        why = f"别的行里“{block[0].cells[at]}”由“{named}”两栏得出，“{row.name}”这一行的{row.cells[at]}得不出来"
        yield _spot(row, at, why, "重新计算这一行，改正写错的一个数", Level.DOUBT)


def _is_difference(row: Line, at: int, one: int, other: int) -> bool | None:
    said, first, second = row.numbers[at], row.numbers[one], row.numbers[other]
    if said is None or first is None or second is None or "%" in row.cells[at]:
        return None
    return said == first - second


def _is_change(row: Line, at: int, one: int, other: int) -> bool | None:
    said, this, last = row.numbers[at], row.numbers[one], row.numbers[other]
    if said is None or this is None or not last:
        return None
    judged = judge_change(said, _decimals(said), this, last, points=False)
    return judged.verdict is Verdict.RIGHT


def _is_rate(row: Line, at: int, one: int, other: int) -> bool | None:
    said, part, whole = row.numbers[at], row.numbers[one], row.numbers[other]
    if said is None or part is None or not whole or part > whole:
        return None
    return judge_rate(said, _decimals(said), part, whole).verdict is Verdict.RIGHT


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


CHECKS: dict[str, Check] = {"算术-15": check_tables, "算术-21": check_worked_out}
