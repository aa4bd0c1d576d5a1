"""Spots from patterns: what a rule looks for that can be said as a regular expression, and summing up what is many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import A_HAN as A_HAN
from drafter.check.expressions import may_match
from drafter.check.findings import Level, Repair
from drafter.check.passages import Passage
from drafter.check.rules import Spot, spot_in

HAN = "一-龥〇"
"""Chinese characters, for a class of a regular expression."""

_MANY = 5


_AROUND = 3


def whole_text(document: Document) -> str:
    """Return all text that rules read, to see at a glance what stands nowhere."""
    return "\n".join(passage.text for passage in document.passages)


def spot_around(passage: Passage, start: int, end: int, why: str, fix: str, new: str | None = None) -> Spot:
    """Make a spot of a mark or blank that says little alone: quoted with its neighbours, mended alone."""
    spot = spot_in(passage, max(0, start - _AROUND), end + _AROUND, why, fix)
    repair = Repair(passage.quote(start, end), new) if new is not None else None
    return spot._replace(place=passage.place_at(start), repair=repair, start=start)


class Pattern(NamedTuple):
    """Characters that are wrong wherever they stand.

    Attributes:
        regex: What is looked for; it must take linear time.
        why: What is wrong, a template of `re.Match.expand`.
        fix: What to write, likewise.
        new: What `--fix` may write, likewise; None where a person has to decide.
        level: Where it is not the rule's own.
        written: Whether widths of marks matter: looked for in the text as it stands.
    """

    regex: re.Pattern[str]
    why: str
    fix: str
    new: str | None = None
    level: Level | None = None
    written: bool = False

    def text_of(self, passage: Passage) -> str:
        """Return the text to look in."""
        return passage.written if self.written and passage.written else passage.text

    def spots(self, passage: Passage) -> Iterator[Spot]:
        """Yield where it stands in a passage, marks of missing content left out."""
        for match in self.regex.finditer(self.text_of(passage)):
            start, end = match.span()
            if passage.is_missing_at(start):
                continue
            new = match.expand(self.new) if self.new is not None else None
            why, fix = match.expand(self.why), match.expand(self.fix)
            yield spot_in(passage, start, end, why, fix, level=self.level, new=new)


def spots_of(passages: Iterable[Passage], patterns: Iterable[Pattern]) -> Iterator[Spot]:
    """Yield what patterns find in passages, in reading order."""
    passages = tuple(passages)
    whole = "\n".join(text for passage in passages for text in (passage.text, passage.written))
    # Nearly all find nothing: no generator, and no call, for more than the look.
    looks = [(pattern.regex, pattern.written, pattern) for pattern in patterns if may_match(pattern.regex, whole)]
    for passage in passages if looks else ():
        text = passage.text
        written = passage.written or text
        for regex, as_written, pattern in looks:
            if regex.search(written if as_written else text):
                yield from pattern.spots(passage)


def summed(spots: Iterable[Spot], what: str, fix: str) -> Iterator[Spot]:
    """Yield few spots one by one, and many as one that says how many they are.

    Args:
        spots: All of one kind.
        what: What they are, as it goes on behind “全文共有 12 处”.
        fix: What to do about all of them.
    """
    found = tuple(spots)
    if len(found) < _MANY:
        yield from found
        return
    yield found[0]._replace(why=f"全文共有 {len(found)} 处{what}", fix=fix, repair=None, each=found)
