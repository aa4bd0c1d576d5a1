"""Tables; the cell access of python-docx would take time that grows with their square."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from math import ceil
from typing import Final, NamedTuple

from drafter.render.blocks import Align, Cell, Piece, Pieces, Table, text_of
from drafter.write import standard
from drafter.write.measure import width_characters
from drafter.write.paragraphs import paragraph_xml
from drafter.write.runs import runs_xml

_CHARACTER_TWIPS: Final = standard.twips_from_pt(standard.TABLE_SIZE_PT.value)
_CELL_MARGINS_TWIPS: Final = 160
"""Left and right margin of a cell together, and a little air, so that a text just as wide does not wrap."""
_DIGIT_AIR: Final = 0.15
"""What each half-width character gets beyond its half 字: a number must not wrap in a substitute font either."""
_ROW: Final = "<w:trPr><w:cantSplit/></w:trPr>"
_HEADER_ROW: Final = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_LOOK: Final = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"/>'
"""Word ticks 标题行 for it, by which screen readers and Word's own check of accessibility know the header."""
_MOST_KEPT_ROWS: Final = 20
"""Half a page and a little: a group that goes to the next page leaves no more of this one empty."""
_GOES_ON: Final = "（续）"
_EMPTY: Final[tuple[Pieces, ...]] = ((),)

_NARROWEST_CHARACTERS: Final = 2
_WIDEST_CHARACTERS: Final = 24
"""A cell wider than this wraps anyhow; letting it claim more would only starve its neighbours."""


class TableStyles(NamedTuple):
    """The ids of the styles that a table uses.

    Attributes:
        table: Table style: borders and cell margins.
        head: Paragraph style of the header row.
        text: Paragraph style of the other rows.
        missing: Character style of missing content.
    """

    table: str
    head: str
    text: str
    missing: str


def column_widths(table: Table, text_width_twips: int) -> list[int]:
    """Return the width of each column in twips; together they fill the text area.

    Narrow columns get what their longest line needs; what is left is shared among the wide ones, so that a
    column of numbers does not wrap because another one holds sentences.
    """
    wanted = [_wanted_twips(cells) for cells in zip(table.header, *table.rows, strict=True)]
    widths = _shared(wanted, text_width_twips)
    spare = text_width_twips - sum(widths)
    total = sum(widths)
    widths = [width + spare * width // total for width in widths]
    widths[-1] += text_width_twips - sum(widths)
    return widths


def _wanted_twips(cells: Iterable[Cell]) -> int:
    longest = max((_wanted_characters(text_of(line)) for cell in cells for line in cell.paragraphs), default=0.0)
    characters = min(max(longest, _NARROWEST_CHARACTERS), _WIDEST_CHARACTERS)
    return round(characters * _CHARACTER_TWIPS) + _CELL_MARGINS_TWIPS


def _wanted_characters(text: str) -> float:
    half_width = len(text.encode("ascii", "ignore"))
    return width_characters(text) + half_width * _DIGIT_AIR


def _shared(wanted: Sequence[int], available: int) -> list[int]:
    """Return the widths wanted, where they go beyond what is available cut down from the widest on."""
    granted = [0] * len(wanted)
    narrowest_first = sorted(range(len(wanted)), key=wanted.__getitem__)
    for position, column in enumerate(narrowest_first):
        granted[column] = min(wanted[column], available // (len(wanted) - position))
        available -= granted[column]
    return granted


def table_xml(
    table: Table,
    ids: TableStyles,
    text_width_twips: int,
    keep_next: bool = False,
    marks: Callable[[int], Sequence[tuple[int, str]]] | None = None,
) -> str:
    """Return a table as wide as the text area, its header repeated on each page, its rows never split.

    Args:
        table: What it says.
        ids: The styles it uses.
        text_width_twips: The width of the text area.
        keep_next: Whether its last row stays on one page with what follows.
        marks: Gives what stands between the characters of a line of its cells, counted in reading order; None where
            nothing does.
    """
    widths = column_widths(table, text_width_twips)
    aligns = ["" if align is Align.LEFT else align.value for align in table.aligns]
    rows: Sequence[Sequence[Cell]] = (table.header, *table.rows)
    again = _names_again(rows)
    if again:
        rows = [[again.get((row, column), cell) for column, cell in enumerate(cells)] for row, cells in enumerate(rows)]
    parts = [_opening_xml(ids.table, widths)]
    lines = count()
    for number, (cells, below) in enumerate(zip(rows, (*rows[1:], None), strict=True)):
        style_id, properties = (ids.text, _ROW) if number else (ids.head, _HEADER_ROW)
        # Neither the header nor a row of a group stands at the end of a page without the next row.
        keep = keep_next if below is None else not number or any(cell.continues for cell in below)
        parts.append(f"<w:tr>{properties}")
        for column, cell in enumerate(cells):
            cell_marks = None if (number, column) in again else marks
            align = aligns[column] if number else ""
            paragraphs = "".join(
                paragraph_xml(
                    style_id,
                    runs_xml(line, ids.missing, marks=cell_marks(next(lines)) if line and cell_marks else ()),
                    keep,
                    align=align,
                )
                for line in cell.paragraphs or _EMPTY
            )
            merge = _merge_xml(cell, below[column] if below else None)
            parts.append(_cell_xml(widths[column], merge, paragraphs))
        parts.append("</w:tr>")
    parts.append("</w:tbl>")
    return "".join(parts)


def _names_again(rows: Sequence[Sequence[Cell]]) -> Mapping[tuple[int, int], Cell]:
    """Return the cells, by row and column, in which the words of a very high merged cell are said again.

    A group of rows stays on one page, where everybody sees its name. One that is too high for that is parted.
    """
    again = {}
    for column in range(len(rows[0])):
        starts = [row for row, cells in enumerate(rows) if not cells[column].continues]
        for start, end in zip(starts, (*starts[1:], len(rows)), strict=True):
            height = end - start
            if height <= _MOST_KEPT_ROWS:
                continue
            parts = ceil(height / _MOST_KEPT_ROWS)
            words = tuple((*line, Piece(_GOES_ON)) for line in rows[start][column].paragraphs[:1])
            again.update({(start + height * part // parts, column): Cell(words) for part in range(1, parts)})
    return again


def _opening_xml(style_id: str, widths: Sequence[int]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style_id}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>{_LOOK}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    )


def _merge_xml(cell: Cell, below: Cell | None) -> str:
    """Return `w:vMerge`; empty for a cell that stands alone."""
    if cell.continues:
        return '<w:vMerge w:val="continue"/>'
    return '<w:vMerge w:val="restart"/>' if below is not None and below.continues else ""


def _cell_xml(width: int, merge: str, paragraphs: str) -> str:
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{merge}<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"
