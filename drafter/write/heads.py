"""Titles and headings as levels of one outline, for outputs that know six levels (HTML, Markdown)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from drafter.render.blocks import Block, Heading, Piece, Pieces, Title
from drafter.write.title import title_lines

_ATTACHMENT_TITLE: Final = 0
"""Above every heading in its attachment, whose first level is 1."""


class Head(NamedTuple):
    """A title or a heading.

    Attributes:
        level: 1 for the report's own title, 2 to 6 below it; never more than one deeper than what it stands under.
        lines: Its words, with their number and the stop of a run-in heading; only a title has several lines.
        body: For a run-in heading the rest of its paragraph; empty otherwise.
        title: The words of a title as they were before it was broken; empty otherwise.
    """

    level: int
    lines: tuple[Pieces, ...]
    body: Pieces = ()
    title: Pieces = ()

    @property
    def pieces(self) -> Pieces:
        """All its words on one line; a title's with the blank at which it is broken."""
        return self.title or tuple(piece for line in self.lines for piece in line)


def heads_of(blocks: Sequence[Block]) -> Mapping[int, Head]:
    """Return the titles and headings of a report by the block's index; titles in a row are one, at the first."""
    heads: dict[int, Head] = {}
    above: list[int] = []
    title = -1
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            above = [*(level for level in above if level < block.level), block.level]
            heads[index] = Head(len(above) + 1, (_words(block),), block.body)
        elif isinstance(block, Title):
            if title < 0 or not isinstance(blocks[index - 1], Title):
                above = [] if title < 0 else [_ATTACHMENT_TITLE]
                title = index
                heads[title] = Head(len(above) + 1, ())
            lines = (*heads[title].lines, *title_lines(block.pieces))
            heads[title] = heads[title]._replace(lines=lines, title=(*heads[title].title, *block.pieces))
    return heads


def _words(heading: Heading) -> Pieces:
    stop = (Piece(heading.stop),) if heading.stop else ()
    return (Piece(heading.number), *heading.pieces, *stop)
