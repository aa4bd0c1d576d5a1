"""Tables in a text: lines of as many cells, parted by tabs, bars or blanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.passages import Passage
from drafter.figures.amounts import parse_number

_TAB = expression(r"[^\t]*")
_BAR = expression(r"[^|｜]+")
_BLANK = expression(r"[^ \u3000]+")
_FEWEST_ROWS, _MOST_CELLS = 3, 40
_EMPTY = frozenset(("", "-", "—", "－", "/", "无"))


class Line(NamedTuple):
    """A line of a table.

    Attributes:
        passage: Where it stands.
        cells: Its cells, without blanks around them.
        starts: Where each begins in the passage.
        numbers: The number in each, per cent sign left out; None where there is none.
    """

    passage: Passage
    cells: tuple[str, ...]
    starts: tuple[int, ...]
    numbers: tuple[Decimal | None, ...]

    @property
    def name(self) -> str:
        """The first cell that is no number."""
        return next((cell for cell, number in zip(self.cells, self.numbers, strict=True) if number is None), "")


def grids(passages: Sequence[Passage]) -> Iterator[list[Line]]:
    """Yield the tables of a document: neighbouring lines of one width, the header first."""
    for _, group in groupby(map(_line, passages), key=lambda line: len(line.cells) if line else 0):
        block = [line for line in group if line is not None]
        numeric = sum(any(number is not None for number in line.numbers[1:]) for line in block)
        if len(block) >= _FEWEST_ROWS and numeric * 2 >= len(block):
            yield block


def _line(passage: Passage) -> Line | None:
    text = passage.text
    if "\t" in text:
        found = [match for match in _TAB.finditer(text) if match.start() == 0 or text[match.start() - 1] == "\t"]
    else:
        found = [match for match in (_BAR if "|" in text else _BLANK).finditer(text) if match[0].strip()]
    if not 1 < len(found) <= _MOST_CELLS or ("\t" not in text and len(found) == 2):
        return None
    cells = tuple(match[0].strip() for match in found)
    starts = tuple(match.start() + len(match[0]) - len(match[0].lstrip()) for match in found)
    return Line(passage, cells, starts, tuple(_number(cell) for cell in cells))


def _number(cell: str) -> Decimal | None:
    return parse_number(cell.removesuffix("%").removeprefix("+").replace("－", "-"))


def value(line: Line, column: int) -> Decimal | None:
    """Return the number in a cell, zero for an empty one."""
    return Decimal(0) if line.cells[column] in _EMPTY else line.numbers[column]
