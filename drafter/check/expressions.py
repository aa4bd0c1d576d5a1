"""Regular expressions that rules look for, each compiled when a text gives occasion.

The rules have hundreds, compiling one takes half a millisecond, and most texts give many of them no occasion. So a
module writes `_NAME = expression(r"…")` where it would write `re.compile`; what it gets does all that a compiled
pattern does. As long as no text has one of the words without which it cannot match (`needed.json`, made by
`docs/make_rules.py`), it finds nothing without being compiled.

One Chinese character is written `[一-鿿]` or `[\u4e00-\u9fff]`, alone in its class: it is read as `A_HAN`, because
`re` counts through every character of a range when it compiles, and 20,000 of them take a millisecond each time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import cast

A_HAN = r"[^\W\dA-z\u2150-\u24ff]"
"""One Chinese character: a character of words that is no letter, digit or number in a ring."""

NEEDED_FILE = Path(__file__).with_name("needed.json")

_WRITTEN = ("[一-鿿]", r"[\u4e00-\u9fff]", "[一-龥]", "[一-龥〇]")


_FINDING = ("search", "match", "fullmatch", "finditer", "findall", "sub")
# Whoever asks at every place of a long text has it looked through every time: then compiling is cheaper.
_LOOKED_THROUGH = 200_000


class _Expression:
    """A pattern that compiles itself when a text may match, or when it is asked for anything but its text."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._looked_through = 0

    def __getattr__(self, name: str) -> object:
        value: object = getattr(self._compiled(), name)
        setattr(self, name, value)
        return value

    def has_occasion(self, text: str) -> bool:
        """Whether a text has one of the words that are needed."""
        needed = _needed().get(self.pattern)
        return needed is None or any(map(text.__contains__, needed))

    def _is_wanted(self, text: str) -> bool:
        """Whether to look for it in a text: one of the words is there, or they were looked for often enough."""
        self._looked_through += len(text)
        return self._looked_through > _LOOKED_THROUGH or self.has_occasion(text)

    def _compiled(self) -> re.Pattern[str]:
        compiled = re.compile(self.pattern)
        # From now on these are found on the object itself, and nothing comes here any more.
        for name in _FINDING:
            setattr(self, name, getattr(compiled, name))
        return compiled

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        return self._compiled().search(text, *span) if self._is_wanted(text) else None

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        return self._compiled().match(text, *span) if self._is_wanted(text) else None

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        return self._compiled().fullmatch(text, *span) if self._is_wanted(text) else None

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return self._compiled().finditer(text, *span) if self._is_wanted(text) else iter(())

    def findall(self, text: str, *span: int) -> list[object]:
        return self._compiled().findall(text, *span) if self._is_wanted(text) else []

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        return self._compiled().sub(new, text, count) if self._is_wanted(text) else text


_made: dict[str, _Expression] = {}


def expression(pattern: str) -> re.Pattern[str]:
    """Return a regular expression that is compiled when a text gives occasion.

    Args:
        pattern: What is looked for; faults in it show when it is used, and in the tests.
    """
    for written in _WRITTEN:
        if written in pattern:
            pattern = pattern.replace(written, A_HAN)
    return cast(re.Pattern[str], _made.setdefault(pattern, _Expression(pattern)))


def may_match(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern may match somewhere in a text, told at a glance: what may not is not looked for."""
    return not isinstance(pattern, _Expression) or pattern.has_occasion(text)


def patterns_made() -> list[str]:
    """Return the texts of all expressions of the modules that are imported."""
    return sorted(_made)


@lru_cache(maxsize=1)
def _needed() -> dict[str, list[str]]:
    """Return the words of which one stands in every match, by pattern; nothing of those that are not packed."""
    try:
        found: dict[str, list[str]] = json.loads(NEEDED_FILE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found
