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


def width_twips(text: str) -> int:
    """Return the width of a text set as body text, in twips."""
    return round(width_characters(text) * standard.CHARACTER_TWIPS)
