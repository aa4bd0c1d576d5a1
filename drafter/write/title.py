"""Titles too long for one line break between words, not wherever the line is full (7.3.1)."""

from __future__ import annotations

from typing import Final

from drafter.render.blocks import Pieces, text_of
from drafter.write import standard
from drafter.write.measure import width_characters
from drafter.write.standard import twips_from_mm, twips_from_pt

_LINE_CHARACTERS: Final = twips_from_mm(standard.TEXT_WIDTH_MM.value) // twips_from_pt(standard.TITLE_SIZE_PT.value)
_SAFE_CHARACTERS: Final = _LINE_CHARACTERS - 1
"""Up to here a title stays on one line even where a substitute font has wider digits."""


def title_lines(pieces: Pieces) -> tuple[Pieces, ...]:
    """Return the lines of a title: one, or two broken between two pieces.

    A program knows no words, but where a value of the record ends, a word does: behind the agency's name.
    Behind a digit none ends (2017年). Of several places the one nearest to the middle is taken.

    Args:
        pieces: The title's text.
    """
    if width_characters(text_of(pieces)) <= _SAFE_CHARACTERS:
        return (pieces,)
    breaks = [(pieces[:cut], pieces[cut:]) for cut in range(1, len(pieces))]
    fitting = [lines for lines in breaks if _is_fit(*map(text_of, lines))]
    return min(fitting, key=_unevenness, default=(pieces,))


def _is_fit(first: str, second: str) -> bool:
    longest = max(width_characters(first), width_characters(second))
    return bool(first and second) and not first[-1].isdigit() and longest <= _LINE_CHARACTERS


def _unevenness(lines: tuple[Pieces, ...]) -> float:
    first, second = (width_characters(text_of(line)) for line in lines)
    return abs(first - second)
