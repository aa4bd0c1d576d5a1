"""Whether the lines of a title break between words, and what shape they have (7.3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from drafter.verify import items
from drafter.verify.document import Document, Paragraph
from drafter.verify.rows import Row, Spot, judged
from drafter.write.measure import width_characters
from drafter.write.title import is_waisted, split_word

_SHOWN_CHARACTERS: Final = 4


def title_rows(document: Document, titles: Sequence[Paragraph]) -> Iterator[Row]:
    """Yield the row of a title's lines; none for a title of one line.

    Args:
        document: The document.
        titles: The paragraphs of its title; each may hold several lines.
    """
    lines = [(title, line) for title in titles for line in _lines(title, _room(document, title))]
    if len(lines) < 2:
        return
    spots = [
        Spot(title.place, f"在“{word}”处断行：…{before[-_SHOWN_CHARACTERS:]}／{after[:_SHOWN_CHARACTERS]}…")
        for (title, before), (_, after) in pairwise(lines)
        if (word := split_word(before, after))
    ]
    texts = [line for _, line in lines]
    if is_waisted(list(map(width_characters, texts))):
        spots.append(Spot(titles[0].place, f"中间一行比上下两行都短：{'／'.join(texts)}"))
    yield judged(items.TITLE_LINES, spots, f"{len(lines)} 行：{'／'.join(texts)}")


def _room(document: Document, title: Paragraph) -> float:
    """Return how many characters a line takes."""
    return document.sections[title.section].text_width_twips / title.advance_twips


def _lines(title: Paragraph, room: float) -> list[str]:
    """Return the lines of a paragraph: broken by hand, and where they are full."""
    return [line for typed in title.text.strip().split("\n") for line in _filled(typed.strip(), room)]


def _filled(text: str, room: float) -> Iterator[str]:
    """Yield the lines that a text fills one after the other, as Word breaks Chinese: anywhere but in numbers."""
    # Margins may leave a line no room at all.
    while len(text) > 1 and width_characters(text) > room:
        ends = (end for end in range(len(text) - 1, 1, -1) if not text[end - 1 : end + 1].isdecimal())
        end = next((end for end in ends if width_characters(text[:end]) <= room), 1)
        yield text[:end]
        text = text[end:]
    yield text
