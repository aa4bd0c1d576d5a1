"""Text in the columns of a terminal, where a Chinese character takes two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import Final

_NO_START: Final = frozenset("，。、；：！？）》〉」』】〕］｝”’…—～·％‰℃,.;:!?)]}%")
_NO_END: Final = frozenset("（《〈「『【〔［｛“‘([{")
_WORD: Final = re.compile("[!-~À-\u024f]")
_CHARACTER: Final = re.compile(r"\S\s*")
_JOINER: Final = "\u200d"
# What would steer the terminal, and what it cannot take at all; no Word file holds them either.
_STEERING: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class _Bond(IntEnum):
    """What holds two neighbours on one line; where a line is too narrow, the weakest gives way first."""

    FREE = 0
    WORD = 1
    PUNCTUATION = 2
    CHARACTER = 3


def display_width(text: str) -> int:
    """Return how many columns a text takes; nothing where a control character makes that unknowable."""
    # Only what lays out text for a terminal pays for this import.
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def pad(text: str, width: int, right: bool = False) -> str:
    """Fill a text with blanks up to a number of columns."""
    blanks = " " * (width - display_width(text))
    return blanks + text if right else text + blanks


def wrapped(text: str, columns: int, first: str = "", rest: str = "") -> list[str]:
    """Return the lines of a text, broken as Chinese typesetting allows (禁则), without blanks at their ends.

    No line begins with a closing mark or ends with an opening one: the character before or behind goes over
    with it. Latin words and numbers stay whole. Where even one of these is wider than a line, it breaks.

    Args:
        text: What the lines say; control characters in it become blanks.
        columns: How wide a line may be; at least what begins it and one character.
        first: What the first line begins with.
        rest: What the other lines begin with.
    """
    room = columns - max(map(display_width, (first, rest)))
    lines = [first]
    used, begun = display_width(first), False
    for unit in _units(_CHARACTER.findall(_STEERING.sub(" ", text)), room):
        if begun and used + display_width(unit.rstrip()) > columns:
            lines.append(rest)
            used = display_width(rest)
        lines[-1] += unit
        used, begun = used + display_width(unit), True
    return [line.rstrip() for line in lines]


def _units(characters: Sequence[str], room: int, strength: _Bond = _Bond.WORD) -> Iterator[str]:
    """Yield what a line takes as a whole, each with the blanks behind it.

    Args:
        characters: The text's characters, each with the blanks behind it.
        room: How wide a line is; what is wider comes apart at bonds that are stronger.
        strength: The weakest bond that holds.
    """
    units = [list(characters[:1])]
    for left, right in pairwise(characters):
        if _bond(left, right) < strength:
            units.append([])
        units[-1].append(right)
    for unit in units:
        text = "".join(unit)
        if strength < _Bond.CHARACTER and display_width(text.rstrip()) > room:
            yield from _units(unit, room, _Bond(strength + 1))
        else:
            yield text


def _bond(left: str, right: str) -> _Bond:
    if left[-1] == _JOINER or not display_width(right[0]):
        return _Bond.CHARACTER
    if left[0] in _NO_END or right[0] in _NO_START:
        return _Bond.PUNCTUATION
    return _Bond.WORD if _WORD.fullmatch(left) and _WORD.match(right) else _Bond.FREE
