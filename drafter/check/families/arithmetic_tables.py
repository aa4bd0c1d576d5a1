"""算术: rows of a table (lines with tabs) whose total is not the sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage
from drafter.check.rules import Check, Spot, spot_in
from drafter.figures.amounts import parse_number
from drafter.wording import number_text

_TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|共\s*计)\s*")
_UNSUMMED = re.compile(r"率|比|均|序号|编号|时间|日期|年份|%|％|同比|增减")
_INNER = re.compile(r"\s*(?:其中|小\s*计|#|——)")


class _Row(NamedTuple):
    passage: Passage
    cells: tuple[str, ...]
    starts: tuple[int, ...]

    @property
    def name(self) -> str:
        """The first cell that is no number."""
        return next((cell for cell in self.cells if parse_number(cell) is None), "")


def check_tables(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find totals of columns and rows that do not add up."""
    for tabbed, group in groupby(document.passages, key=lambda passage: "\t" in passage.text):
        rows = [_row(passage) for passage in group] if tabbed else []
        for width, same in groupby(rows, key=lambda row: len(row.cells)):
            block = list(same)
            if width > 1 and len(block) > 2:
                yield from _columns(block)
                yield from _lines(block)


def _row(passage: Passage) -> _Row:
    cells = passage.text.split("\t")
    starts, index = [], 0
    for cell in cells:
        starts.append(index)
        index += len(cell) + 1
    return _Row(passage, tuple(cells), tuple(starts))


def _columns(block: Sequence[_Row]) -> Iterator[Spot]:
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
        yield _spot(block[total], one, f"“{block[0].cells[one.column].strip()}”各行", level)


class _Sum(NamedTuple):
    column: int
    added: Decimal
    said: Decimal


def _column(header: _Row, total: _Row, parts: Sequence[_Row], index: int) -> _Sum | None:
    said = parse_number(total.cells[index])
    if said is None or _UNSUMMED.search(header.cells[index]) or parse_number(header.cells[index]) is not None:
        return None
    numbers = [_number(row.cells[index]) for row in parts]
    if len(numbers) < 2 or any(number is None for number in numbers):
        return None
    return _Sum(index, sum((number for number in numbers if number is not None), Decimal(0)), said)


def _number(cell: str) -> Decimal | None:
    return Decimal(0) if cell.strip() in ("", "-", "—", "－", "/", "无") else parse_number(cell)


def _lines(block: Sequence[_Row]) -> Iterator[Spot]:
    header = block[0]
    columns = [index for index, cell in enumerate(header.cells) if _TOTAL.fullmatch(cell)]
    if len(columns) != 1 or any(_INNER.match(cell) or _UNSUMMED.search(cell) for cell in header.cells[1:]):
        return
    at = columns[0]
    sums = [_line(row, at) for row in block[1:]]
    right = [one for one in sums if one is not None and one.added == one.said]
    for row, one in zip(block[1:], sums, strict=True):
        if one is not None and one.added != one.said and len(right) >= 1:
            yield _spot(row, one, f"“{row.name.strip()}”一行各项", Level.DOUBT)


def _line(row: _Row, at: int) -> _Sum | None:
    said = parse_number(row.cells[at])
    numbers = [_number(cell) for index, cell in enumerate(row.cells) if index not in (0, at)]
    if said is None or len(numbers) < 2 or any(number is None for number in numbers):
        return None
    return _Sum(at, sum((number for number in numbers if number is not None), Decimal(0)), said)


def _spot(row: _Row, found: _Sum, what: str, level: Level) -> Spot:
    start = row.starts[found.column]
    end = start + len(row.cells[found.column])
    why = f"{what}加起来是{number_text(found.added)}，合计写的是{number_text(found.said)}"
    return spot_in(row.passage, start, end, why, "逐行核对，改正写错的一个数", level=level)


CHECKS: dict[str, Check] = {"算术-15": check_tables}
