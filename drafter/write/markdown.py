"""Blocks become Markdown: CommonMark, tables as GitHub and pandoc read them, numbers written out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from drafter.render.blocks import (
    Align,
    AttachmentStart,
    Block,
    Cell,
    Chart,
    Heading,
    Paragraph,
    Picture,
    Piece,
    Pieces,
    Shown,
    Table,
    Title,
    text_of,
)
from drafter.write.heads import Head, heads_of
from drafter.write.plain import picture_words, without_turns
from drafter.write.text import one_line

_MARKUP: Final = re.compile(r"([\\`*_\[\]<>|~&$#])")
_LIST_ITEM: Final = re.compile(r"^([0-9]+(?=[.)](?:\s|$))|(?=[-+]))(.)")
"""What begins a list, or is a rule, where it begins a line: 1.甲 does neither, 1. 甲 does."""
_RULES: Final[Mapping[Align, str]] = {Align.LEFT: ":---", Align.CENTER: ":---:", Align.RIGHT: "---:"}


def markdown_bytes(blocks: Sequence[Block]) -> bytes:
    """Return a report as a Markdown file; the same blocks give the same bytes."""
    shown = without_turns(blocks)
    heads = heads_of(shown)
    parts = (_part(block, heads.get(index)) for index, block in enumerate(shown))
    return "\n".join(f"{part}\n" for part in parts if part).encode()


def _part(block: Shown, head: Head | None) -> str:
    """Return a block without an empty line behind it; nothing for a title that an earlier one has taken in."""
    match block:
        case Heading() | Title():
            return _head(head) if head is not None else ""
        case Paragraph():
            return _paragraph(block.pieces)
        case AttachmentStart():
            return f"---\n\n{_paragraph(block.label)}"
        case Table():
            return _table(block)
        case Picture():
            return _paragraph((Piece(picture_words(block)),))
        case Chart():
            # Where nothing can be drawn, its numbers stand as a table.
            parts = (_paragraph(block.caption), "" if block.tabled else _table(block.table))
            return "\n\n".join(part for part in parts if part)


def _head(head: Head) -> str:
    """Return a heading; a run-in one stays the beginning of its paragraph, as on paper."""
    if head.body:
        return _paragraph((*head.pieces, *head.body))
    return f"{'#' * head.level} {_inline(head.pieces)}"


def _paragraph(pieces: Pieces) -> str:
    return _LIST_ITEM.sub(r"\1\\\2", _inline(pieces))


def _inline(pieces: Pieces) -> str:
    """Return a text in which nothing is markup; blanks at its ends would be taken for some."""
    return _MARKUP.sub(r"\\\1", one_line(text_of(pieces)).strip())


def _table(table: Table) -> str:
    rule = " | ".join(_RULES[align] for align in table.aligns)
    return "\n".join([_row(table.header), f"| {rule} |", *map(_row, table.rows)])


def _row(cells: Sequence[Cell]) -> str:
    return f"| {' | '.join('<br>'.join(map(_inline, cell.paragraphs)) for cell in cells)} |"
