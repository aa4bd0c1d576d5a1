"""Blocks become lines of plain text for a terminal, set as a Chinese page is set.

An official document's line is 28 字 wide, a terminal's as wide as it is: where lines end is not what the page
will show, everything else is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Final

from drafter.columns import display_width, pad, wrapped
from drafter.render.blocks import (
    Align,
    AttachmentStart,
    Block,
    Cell,
    Chart,
    Heading,
    PageTurn,
    Paragraph,
    Picture,
    Piece,
    Pieces,
    Role,
    Shown,
    Table,
    Title,
    text_of,
)
from drafter.write.imprint import IMPRINT_ROLES
from drafter.write.paragraphs import Indent
from drafter.write.red_head import HEAD_ROLES
from drafter.write.signature import own_indents
from drafter.write.standard import CHARACTER_TWIPS, FIRST_LINE_CHARACTERS
from drafter.write.title import title_lines

_COLUMN_TWIPS: Final = CHARACTER_TWIPS // 2
FIRST_LINE: Final = "\u3000" * FIRST_LINE_CHARACTERS.value
_GAP: Final = "  "
_RULE: Final = "─"
_NARROWEST_COLUMNS: Final = 2
"""What one Chinese character takes."""

FLUSH_ROLES: Final = HEAD_ROLES | IMPRINT_ROLES | {Role.RECIPIENT, Role.HEADER}
"""Roles whose lines begin at the left edge."""

_GROUPS: Final[Mapping[Role, Role]] = {
    Role.RECIPIENT: Role.BODY,
    Role.CLOSING: Role.BODY,
    Role.DATE: Role.SIGNATURE,
    Role.SEALED: Role.SIGNATURE,
    Role.STAMPED: Role.SIGNATURE,
    Role.SIGNER: Role.NUMBER,
    Role.PRINTER: Role.COPIES,
    Role.PRINTED: Role.COPIES,
}
"""Roles that stand beside another one without an empty line between."""


def plain_lines(blocks: Sequence[Block], columns: int) -> list[str]:
    """Return a report as lines of text, without blanks at their ends.

    Args:
        blocks: The report.
        columns: How wide a line may be, at least 10; a Chinese character takes two.
    """
    shown = without_turns(blocks)
    indents = own_indents(shown, columns * _COLUMN_TWIPS)
    lines: list[str] = []
    for index, block in enumerate(shown):
        if index and are_parted(shown[index - 1], block):
            lines.append("")
        lines.extend(_block_lines(block, columns, indents.get(index)))
    return lines


def without_turns(blocks: Sequence[Block]) -> Sequence[Shown]:
    """Return the blocks of a report for an output that knows no pages."""
    return [block for block in blocks if not isinstance(block, PageTurn)]


def are_parted(above: Shown, below: Shown) -> bool:
    """Say whether an empty line stands between two blocks; above 一、 it stands in for the type of its own."""
    opens = isinstance(below, Chart | Picture) or (isinstance(below, Heading) and below.level == 1)
    return opens or isinstance(above, Table) or _group(above) is not _group(below)


def _group(block: Shown) -> Role | type[Shown]:
    match block:
        case Paragraph(role=role):
            return _GROUPS.get(role, role)
        case Heading():
            return Role.BODY
        case Table() | Chart() | Picture():
            return Role.CAPTION
    return type(block)


def _block_lines(block: Shown, columns: int, indent: Indent | None) -> list[str]:
    match block:
        case Title():
            return _centred(title_lines(block.pieces), columns)
        case Heading():
            return wrapped(heading_text(block), columns, FIRST_LINE)
        case Table():
            return _table_lines(block, columns)
        case Picture():
            return _centred(((Piece(picture_words(block)),),), columns)
        case Chart():
            # Where nothing can be drawn, its numbers stand as a table.
            return [
                *_centred((block.caption,) if block.caption else (), columns),
                *([] if block.tabled else _table_lines(block.table, columns)),
            ]
        case AttachmentStart():
            return [_RULE * columns, *wrapped(text_of(block.label), columns)]
        case Paragraph():
            return _paragraph_lines(block, columns, indent)


def picture_words(picture: Picture) -> str:
    """Return what stands in a picture's place where none can be shown."""
    return f"〔图：{text_of(picture.caption)}〕"


def heading_text(heading: Heading) -> str:
    """Return a heading as it reads: number, words, and for a run-in one the stop and the rest of its paragraph."""
    return heading.number + text_of(heading.pieces) + heading.stop + text_of(heading.body)


def _paragraph_lines(paragraph: Paragraph, columns: int, indent: Indent | None) -> list[str]:
    if paragraph.role in (Role.CAPTION, Role.ISSUER):
        return _centred((paragraph.pieces,), columns)
    text = text_of(paragraph.pieces)
    if indent is None:
        return wrapped(text, columns, "" if paragraph.role in FLUSH_ROLES else FIRST_LINE)
    lengths = (indent.left_twips - indent.hanging_twips, indent.left_twips)
    first, rest = (" " * min(length // _COLUMN_TWIPS, columns - _NARROWEST_COLUMNS) for length in lengths)
    return wrapped(text, columns, first, rest)


def _centred(parts: Iterable[Pieces], columns: int) -> list[str]:
    lines = (line for part in parts for line in wrapped(text_of(part), columns))
    return [_aligned(line, columns, Align.CENTER).rstrip() for line in lines]


def _aligned(text: str, width: int, align: Align) -> str:
    """Fill a text with blanks up to a number of columns, on the side or sides that an alignment says."""
    if align is Align.CENTER:
        text = " " * ((width - display_width(text)) // 2) + text
    return pad(text, width, align is Align.RIGHT)


def _table_lines(table: Table, columns: int) -> list[str]:
    """Return a table in the middle of the page; one of too many columns as the bare text of its rows."""
    rows = (table.header, *table.rows)
    room = columns - len(_GAP) * (len(table.aligns) - 1)
    widths = _column_widths(rows, room)
    if sum(widths) > room:
        texts = (_GAP.join(text_of(line) for cell in row for line in cell.paragraphs) for row in rows)
        return [line for text in texts for line in wrapped(text, columns, rest=_GAP)]
    margin = " " * ((room - sum(widths)) // 2)
    header, *others = ([margin + line for line in _row_lines(row, widths, table.aligns)] for row in rows)
    rule = margin + _RULE * (sum(widths) + columns - room)
    return [line.rstrip() for line in (*header, rule, *(line for lines in others for line in lines))]


def _column_widths(rows: Iterable[Sequence[Cell]], room: int) -> list[int]:
    """Return how wide each column is: as its longest line, but the widest give way until all fit."""
    texts = ([text_of(line) for cell in column for line in cell.paragraphs] for column in zip(*rows, strict=True))
    widths = [max((_NARROWEST_COLUMNS, *map(display_width, column))) for column in texts]
    widest = max(_NARROWEST_COLUMNS, min(max(widths), room))
    while sum(min(width, widest) for width in widths) > room and widest > _NARROWEST_COLUMNS:
        widest -= 1
    return [min(width, widest) for width in widths]


def _row_lines(row: Sequence[Cell], widths: Sequence[int], aligns: Sequence[Align]) -> Iterator[str]:
    cells = [
        [line for pieces in cell.paragraphs for line in wrapped(text_of(pieces), width)]
        for cell, width in zip(row, widths, strict=True)
    ]
    for line in zip_longest(*cells, fillvalue=""):
        yield _GAP.join(_aligned(*part) for part in zip(line, widths, aligns, strict=True))
