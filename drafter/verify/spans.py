"""Where words stand on a line of one line, placed by indents, blanks or tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from drafter.verify.document import Paragraph
from drafter.verify.drawn import TabStop
from drafter.verify.place_rows import first_line_characters
from drafter.write.measure import width_characters

_PARTED: Final = re.compile(r" {3,}|\u3000{2,}|(?: |\u3000){3,}")


class Span(NamedTuple):
    """Words that stand together, in 字 from the edges of the line."""

    words: str
    start: float
    right: float
    width: float

    @property
    def middle(self) -> float:
        """Their middle."""
        return self.start + self.width / 2


def longest_line_twips(paragraph: Paragraph) -> float:
    """Return how long the longest line of a paragraph is that ends where somebody ended it; tabs take nothing."""
    widths = [0.0]
    for stretch in paragraph.stretches:
        head, *lines = stretch.text.replace("\t", "").split("\n")
        widths[-1] += stretch.format.width_twips(head)
        widths += map(stretch.format.width_twips, lines)
    return max(widths)


def spans_of(paragraph: Paragraph, line_twips: float) -> list[Span]:
    """Return what stands on a paragraph's line; nothing where tabs lead nobody knows where, or there are more lines.

    Args:
        paragraph: The paragraph.
        line_twips: How long the line is.
    """
    words = paragraph.text.strip(" \n")
    if "\n" in words:
        return []
    character = paragraph.character_twips
    line = line_twips / character
    pieces = paragraph.text.rstrip(" \n").split("\t")
    if len(pieces) > 1:
        placed = _tabbed(paragraph, pieces, character)
    else:
        placed = [(pieces[0].lstrip(), _start(paragraph, line))]
    return [
        Span(text, start, line - start - width_characters(text), width_characters(text))
        for piece, begin in placed
        for text, start in _parted(piece, begin)
    ]


def _start(paragraph: Paragraph, line: float) -> float:
    """Return where the words of a line without tabs begin."""
    width = width_characters(paragraph.text.strip())
    right = paragraph.format.indent_characters("right", paragraph.character_twips)
    # Word leaves blanks at a line's end outside, but not the full-width ones that people type there.
    right += len(paragraph.text.rstrip(" \n")) - len(paragraph.text.rstrip())
    left = first_line_characters(paragraph)
    if paragraph.format.align == "right":
        return line - right - width
    return (line + left - right - width) / 2 if paragraph.format.align == "center" else left


def _tabbed(paragraph: Paragraph, pieces: list[str], character: float) -> list[tuple[str, float]]:
    """Return the pieces between tabs with where they begin; nothing where a tab has no stop of the paragraph's own."""
    at = first_line_characters(paragraph)
    placed = [(pieces[0].strip(), at)] if pieces[0].strip() else []
    at += width_characters(pieces[0].strip())
    for piece in pieces[1:]:
        stop = _next_stop(paragraph.tabs, at * character)
        if stop is None:
            return []
        width = width_characters(piece.strip())
        at = stop.position_twips / character - {"center": width / 2, "right": width}.get(stop.side, 0)
        if piece.strip():
            placed.append((piece.strip(), at))
        at += width
    return placed


def _next_stop(stops: tuple[TabStop, ...], at_twips: float) -> TabStop | None:
    return next((stop for stop in stops if stop.position_twips > at_twips), None)


def _parted(piece: str, begin: float) -> Iterator[tuple[str, float]]:
    """Yield words that many blanks part, each with where it begins."""
    parts = [piece[start:end] for start, end in _cuts(piece)]
    begins = accumulate((width_characters(part) for part in parts), initial=begin)
    yield from ((part, start) for part, start in zip(parts, begins, strict=False) if part.strip())


def _cuts(piece: str) -> Iterator[tuple[int, int]]:
    at = 0
    for blank in _PARTED.finditer(piece):
        yield at, blank.start()
        yield blank.span()
        at = blank.end()
    yield at, len(piece)
