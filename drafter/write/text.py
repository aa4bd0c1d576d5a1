"""Blocks become a text file: a line each paragraph, to be pasted where only text can go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from drafter.render.blocks import (
    AttachmentStart,
    Block,
    Chart,
    Heading,
    Paragraph,
    Picture,
    Role,
    Shown,
    Table,
    Title,
    text_of,
)
from drafter.write.paragraphs import Indent
from drafter.write.plain import FIRST_LINE, FLUSH_ROLES, are_parted, heading_text, picture_words, without_turns
from drafter.write.signature import own_indents
from drafter.write.standard import CHARACTER_TWIPS, CHARACTERS_PER_LINE
from drafter.write.title import title_lines

_LINE_TWIPS: Final = CHARACTERS_PER_LINE.value * CHARACTER_TWIPS
_LINE_END: Final = "\r\n"
"""With it and the byte order mark every Notepad shows the text as it is, the one of Windows 7 too."""


def text_bytes(blocks: Sequence[Block]) -> bytes:
    """Return a report as a text file; the same blocks give the same bytes."""
    return "".join(line + _LINE_END for line in text_lines(blocks)).encode("utf-8-sig")


def text_lines(blocks: Sequence[Block]) -> list[str]:
    """Return a report as lines, one a paragraph or table row; cells are parted by a tab, as spreadsheets do."""
    shown = without_turns(blocks)
    indents = own_indents(shown, _LINE_TWIPS)
    lines: list[str] = []
    for index, block in enumerate(shown):
        if index and are_parted(shown[index - 1], block):
            lines.append("")
        lines.extend(one_line(line) for line in _block_lines(block, indents.get(index)))
    return lines


def one_line(text: str) -> str:
    """Return a text with a blank for whatever some program takes for the end of a line."""
    return " ".join(text.splitlines())


def _block_lines(block: Shown, indent: Indent | None) -> Iterator[str]:
    match block:
        case Title():
            yield from map(text_of, title_lines(block.pieces))
        case Heading():
            yield FIRST_LINE + heading_text(block)
        case AttachmentStart():
            yield text_of(block.label)
        case Paragraph():
            yield _lead(block.role, indent) + text_of(block.pieces)
        case Table():
            yield from _table_lines(block)
        case Chart() | Picture():
            yield from _figure_lines(block)


def _figure_lines(figure: Chart | Picture) -> Iterator[str]:
    """Yield what stands for a figure where nothing can be drawn: a chart's numbers as a table."""
    if isinstance(figure, Picture):
        yield picture_words(figure)
        return
    if figure.caption:
        yield text_of(figure.caption)
    if not figure.tabled:
        yield from _table_lines(figure.table)


def _table_lines(table: Table) -> Iterator[str]:
    for row in (table.header, *table.rows):
        cells = (" ".join(map(text_of, cell.paragraphs)).replace("\t", " ") for cell in row)
        yield "\t".join(cells)


def _lead(role: Role, indent: Indent | None) -> str:
    """Return the blanks before a paragraph, which put a signature where a line of 28 字 has it."""
    if indent is not None:
        full, half = divmod((indent.left_twips - indent.hanging_twips) * 2 // CHARACTER_TWIPS, 2)
        return "\u3000" * full + " " * half
    return "" if role is Role.CAPTION or role in FLUSH_ROLES else FIRST_LINE
