"""How wide text is, in 字: full-width characters count one, half-width ones a half."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

from drafter.write import standard

_HALF: Final = 0.5


@cache
def _character_width(character: str) -> float:
    """Return the width of one character in 字; what a Chinese font draws wide (“ — …) counts as wide."""
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return 0
    return 1 if unicodedata.east_asian_width(character) in "WFA" else _HALF


def width_characters(text: str) -> float:
    """Return the width of a text in 字."""
    if text.isascii():
        return len(text) * _HALF
    return sum(map(_character_width, text))


def narrowed_percent(characters: float, size_pt: float, room_twips: float) -> int:
    """Return how wide characters are set, in percent, so that they stay on one line; never below what can be read.

    Args:
        characters: How many they are, in 字.
        size_pt: Their size.
        room_twips: How long the line is.
    """
    fitting = int(100 * room_twips / max(characters * standard.twips_from_pt(size_pt), 1))
    return max(standard.NARROWEST_PERCENT.value, min(100, fitting))


def width_twips(text: str) -> int:
    """Return the width of a text set as body text, in twips."""
    return round(width_characters(text) * standard.CHARACTER_TWIPS)
