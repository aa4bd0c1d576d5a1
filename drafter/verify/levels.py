"""The numbers in front of headings: which level they mean, and whether they are written as the standard does."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from drafter.render.numbering import chinese_number

_CHARACTERS: Final = "一二三四五六七八九十百"
_LONGEST: Final = 60

_NUMBERS: Final = (
    (1, re.compile(rf"([{_CHARACTERS}]{{1,3}})[、.．，,：:]\s*")),
    (2, re.compile(rf"[（(]([{_CHARACTERS}]{{1,3}})[）)][、.．，,]?\s*")),
    (3, re.compile(r"([0-9０-９]{1,2})(?:[.．](?![0-9])|[、，])\s*")),
    (4, re.compile(r"[（(]([0-9０-９]{1,2})[）)][、.．，,]?\s*")),
)
# 一、二审 and 三、四季度 begin no heading.
_NO_NUMBER: Final = re.compile(rf"[{_CHARACTERS}]{{1,3}}、[{_CHARACTERS}]{{1,2}}[^、，。]")
_VALUES: Final = {chinese_number(number): number for number in range(1, 200)}


class Lead(NamedTuple):
    """The number that opens a paragraph.

    Attributes:
        level: 1 (一、) to 4 (（1）).
        value: What it counts; 0 where it is no number (一〇).
        written: As it stands, without blanks behind it.
        wanted: As the standard writes it.
        end: Where the words of the heading begin.
    """

    level: int
    value: int
    written: str
    wanted: str
    end: int


def lead_of(text: str) -> Lead | None:
    """Return the number that opens a text; None where none does."""
    if _NO_NUMBER.match(text):
        return None
    for level, pattern in _NUMBERS:
        match = pattern.match(text)
        if match:
            digits = match[1]
            value = int(digits) if level > 2 else _VALUES.get(digits, 0)
            return Lead(level, value, match[0].rstrip(), number_text(level, value) if value else "", match.end())
    return None


def number_text(level: int, value: int) -> str:
    """Return a number in the standard's form for a level."""
    shown = chinese_number(value) if level <= 2 else str(value)
    return {1: f"{shown}、", 2: f"（{shown}）", 3: f"{shown}.", 4: f"（{shown}）"}[level]


def heading_length(text: str, lead: Lead) -> int:
    """Return how many characters of a numbered paragraph are its heading; 0 where the whole is running text."""
    stop = text.find("。", lead.end)
    end = len(text) if stop < 0 else stop + 1
    return end if end - lead.end <= _LONGEST else 0
