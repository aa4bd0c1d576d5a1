"""What stands side by side: which two and three characters were ever seen together, in newspapers or in reports."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from zlib import crc32

from drafter.check.spelling.words import FOLDER
from drafter.layout.load import builtin_templates

NAME = "seen.bin"
# The table has so many bits, as a power of two; each window sets two of them.
BITS = 22
_MASK = (1 << BITS) - 1
_SPREAD = 2654435761
# Stands for whatever is no Chinese character.
_EDGE = "|"
_PAIR, _TRIPLE = 2, 3
# Fitted to slips made at random in reports, in the unit of a word's rarity: what it says that all windows were seen,
# with what is meant and with what is written.
MOST, _MEANT_PAIRS, _WRITTEN_TRIPLES, _WRITTEN_PAIRS = 10.0, -1.0, -7.0, -6.5


def places_of(window: str) -> tuple[int, int]:
    """Return the bits that a window sets."""
    number = crc32(window.encode())
    return number & _MASK, (number * _SPREAD >> 16) & _MASK


def windows_of(run: str) -> Iterator[str]:
    """Yield the windows of two and of three characters of a stretch, its edges among them."""
    edged = f"{_EDGE}{run}{_EDGE}"
    for size in (_PAIR, _TRIPLE):
        yield from (edged[index : index + size] for index in range(len(edged) - size + 1))


@lru_cache(maxsize=1)
def _table() -> bytes:
    return (builtin_templates() / FOLDER / NAME).read_bytes()


@lru_cache(maxsize=65536)
def is_seen(window: str) -> bool:
    """Whether characters were seen side by side; now and then those too that were not."""
    one, other = places_of(window)
    table = _table()
    return bool(table[one >> 3] >> (one & 7) & table[other >> 3] >> (other & 7) & 1)


class Surroundings:
    """A stretch of Chinese characters with which of its windows were seen elsewhere.

    Args:
        text: The characters, without anything between.
    """

    def __init__(self, text: str) -> None:
        self._text = f"{_EDGE}{text}{_EDGE}"
        # How many windows that begin before each place were seen.
        self._pairs = _counted(self._text, _PAIR)
        self._triples = _counted(self._text, _TRIPLE)

    def most(self, start: int, end: int) -> float:
        """Return the most that the surroundings can say for other characters between two places."""
        return MOST + self._written(start + 1, end + 1)

    def is_calm(self, start: int, end: int) -> bool:
        """Whether all that stands around the characters between two places was seen elsewhere."""
        first, last = max(0, start - 1), min(end + 1, len(self._triples) - 1)
        return self._triples[last] - self._triples[first] == last - first

    def evidence(self, start: int, end: int, meant: str) -> float:
        """Return how much better the surroundings fit a word than what stands between two places."""
        start, end = start + 1, end + 1
        while meant and start < end and self._text[start] == meant[0]:
            start, meant = start + 1, meant[1:]
        while meant and start < end and self._text[end - 1] == meant[-1]:
            end, meant = end - 1, meant[:-1]
        around = f"{self._text[max(0, start - 2) : start]}{meant}{self._text[end : end + 2]}"
        inner = f"{self._text[max(0, start - 1) : start]}{meant}{self._text[end : end + 1]}"
        said = MOST * _share(around, _TRIPLE) + _MEANT_PAIRS * _share(inner, _PAIR)
        return said + self._written(start, end)

    def is_strange(self, index: int) -> bool:
        """Whether a character and the one behind it were never seen together."""
        return self._pairs[index + 2] == self._pairs[index + 1]

    def _written(self, start: int, end: int) -> float:
        first, last = max(0, start - 2), min(end, len(self._triples) - 1)
        triples = (self._triples[last] - self._triples[first]) / (last - first) if last > first else 0.0
        first, last = start - 1, min(end, len(self._pairs) - 1)
        return _WRITTEN_TRIPLES * triples + _WRITTEN_PAIRS * (self._pairs[last] - self._pairs[first]) / (last - first)


def _counted(text: str, size: int) -> list[int]:
    return [0, *accumulate(is_seen(text[index : index + size]) for index in range(len(text) - size + 1))]


def _share(text: str, size: int) -> float:
    count = len(text) - size + 1
    return sum(is_seen(text[index : index + size]) for index in range(count)) / count if count > 0 else 0.0
