"""Stretches of a passage that rules look into or away from: titles in 《》, marks of missing content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.passages import Passage

# Stands for a character that is not to be looked at; no pattern of a rule can match it.
HIDDEN = "\x00"

_TITLE = expression(r"《([^《》]{1,120})》")
_MARK = expression(r"【待补充[^【】]{0,200}】")


class Span(NamedTuple):
    """Characters of a text, with where they begin and end there."""

    start: int
    end: int
    text: str


def titles(text: str) -> Iterator[Span]:
    """Yield what stands inside 《》."""
    for match in _TITLE.finditer(text):
        yield Span(match.start(1), match.end(1), match[1])


def missing_marks(text: str) -> Iterator[Span]:
    """Yield the marks of missing content."""
    for match in _MARK.finditer(text):
        yield Span(match.start(), match.end(), match[0])


def outside_titles(text: str) -> str:
    """Return a text of the same length in which what stands inside 《》 is hidden."""
    return _TITLE.sub(lambda match: f"《{HIDDEN * len(match[1])}》", text) if "《" in text else text


def filled_in(passage: Passage) -> str:
    """Return a passage's text of the same length in which marks of missing content are hidden."""
    text = passage.text
    for one in passage.segments:
        if one.missing:
            text = text[: one.start] + HIDDEN * (one.end - one.start) + text[one.end :]
    return _MARK.sub(lambda match: HIDDEN * len(match[0]), text) if "【待补充" in text else text
