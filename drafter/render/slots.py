"""Slots: how values travel through Jinja and Markdown without being read as either.

A value leaves a token in the text, made of private-use characters only, so that no filter, escape or
Markdown rule can change it. The value itself waits in the rendering's list and takes its place when the
blocks are made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.render.blocks import Pieces

_START, _END, _ZERO = "\ue000", "\ue001", 0xE010
_TOKEN = re.compile(f"{_START}([\ue010-\ue019]+){_END}")
_ANY = re.compile("[\ue000\ue001\ue010-\ue019]")
_TO_PRIVATE = {ord("0") + digit: _ZERO + digit for digit in range(10)}
_REMEMBERED = 4096
_FROM_PRIVATE = {private: digit for digit, private in _TO_PRIVATE.items()}


class BrokenSlotError(ValueError):
    """A template cut a token to pieces, so that nobody can say which value was meant."""


class Slot(NamedTuple):
    """A value waiting for its place: its lines, none of them when it is blank."""

    lines: tuple[Pieces, ...]


class Slots:
    """The slots of one rendering."""

    def __init__(self) -> None:
        self._slots: list[Slot] = []
        self._taken: set[int] = set()

    def add(self, lines: tuple[Pieces, ...]) -> str:
        """Keep a value's lines and return the token that stands for them."""
        self._slots.append(Slot(lines))
        return _token(len(self._slots) - 1)

    def alone(self, text: str) -> Slot | None:
        """Return the slot whose token is the whole text; None for any other text."""
        match = _TOKEN.fullmatch(text)
        return self._slot(match) if match else None

    def _slot(self, match: re.Match[str]) -> Slot:
        index = _index(match[1])
        if index >= len(self._slots):
            raise BrokenSlotError
        self._taken.add(index)
        return self._slots[index]

    def lost(self, text: str) -> list[Slot]:
        """Return the slots whose tokens stand in a rendered text and were never asked for."""
        found = {_index(match[1]) for match in _TOKEN.finditer(text)}
        return [self._slots[index] for index in sorted(found - self._taken)]

    def split(self, text: str) -> Iterator[str | Slot]:
        """Yield a text's own characters and its slots in order.

        Raises:
            BrokenSlotError: Part of a token stands in the text.
        """
        end = 0
        for match in _TOKEN.finditer(text):
            yield from _own(text[end : match.start()])
            yield self._slot(match)
            end = match.end()
        yield from _own(text[end:])


@lru_cache(maxsize=_REMEMBERED)
def _token(index: int) -> str:
    """Return the token of a slot, which is the same in every rendering."""
    return f"{_START}{str(index).translate(_TO_PRIVATE)}{_END}"


@lru_cache(maxsize=_REMEMBERED)
def _index(inside: str) -> int:
    """Return which slot is meant by what stands inside a token."""
    return int(inside.translate(_FROM_PRIVATE))


def has_token(text: str) -> bool:
    """Whether any character of a token stands in a text."""
    return bool(_ANY.search(text))


def _own(text: str) -> Iterator[str]:
    if has_token(text):
        raise BrokenSlotError
    if text:
        yield text
