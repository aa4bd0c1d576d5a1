"""Regular expressions that rules look for, each compiled when it is first used.

The rules have hundreds, compiling one takes half a millisecond, and most texts give many of them no occasion. So a
module writes `_NAME = expression(r"…")` where it would write `re.compile`; what it gets does all that a compiled
pattern does.

One Chinese character is written `[一-鿿]` or `[\u4e00-\u9fff]`, alone in its class: it is read as `A_HAN`, because
`re` counts through every character of a range when it compiles, and 20,000 of them take a millisecond each time.
"""

from __future__ import annotations

import re
from typing import cast

A_HAN = r"[^\W\dA-z\u2150-\u24ff]"
"""One Chinese character: a character of words that is no letter, digit or number in a ring."""

_WRITTEN = ("[一-鿿]", r"[\u4e00-\u9fff]", "[一-龥]", "[一-龥〇]")


class _Expression:
    """A pattern that compiles itself when it is asked for anything but its text."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> object:
        value: object = getattr(re.compile(self.pattern), name)
        # Found without coming here from now on.
        setattr(self, name, value)
        return value


def expression(pattern: str) -> re.Pattern[str]:
    """Return a regular expression that is compiled when it is first used.

    Args:
        pattern: What is looked for; faults in it show when it is used, so every expression needs a case in the tests.
    """
    for written in _WRITTEN:
        if written in pattern:
            pattern = pattern.replace(written, A_HAN)
    return cast(re.Pattern[str], _Expression(pattern))
