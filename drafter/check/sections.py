"""The sections of a report: a heading below the first level, an item or a paragraph, with the text under it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.statements import Told, told_by
from drafter.check.timing import Part, parts

_ITEM = expression(
    r"(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[，、]|首先，|其次，|再次，|最后，)[^。，；]{4,30}。"
)


class Section(NamedTuple):
    """A heading below the first level, or a paragraph without one, with the text under it."""

    heading: str
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """What stands under the heading."""
        return "".join(one.body if one.level else one.text for one in self.passages)


def sections(document: Document, lexicon: Lexicon) -> Iterator[Section]:
    """Yield the sections of the parts on what was done."""
    for part in parts(document):
        if part.heading is not None and told_by(part, lexicon) is Told.DEEDS and not _is_on_plans(part, lexicon):
            yield from sections_in(part)


def narrow_sections(document: Document, lexicon: Lexicon) -> Iterator[Section]:
    """Yield the sections; a paragraph under no heading is one of its own, also behind an item of one paragraph."""
    for section in sections(document, lexicon):
        under = len(section.passages) if section.passages[0].level else bool(section.heading)
        if under:
            yield Section(section.heading, section.passages[:under])
        yield from (Section("", (passage,)) for passage in section.passages[under:])


def _is_on_plans(part: Part, lexicon: Lexicon) -> bool:
    """Whether a heading has a word of plans, though it may have one of deeds as well."""
    return part.heading is not None and any(word in part.heading.text for word in lexicon.words("安排部分"))


def sections_in(part: Part) -> Iterator[Section]:
    """Yield the sections of a part."""
    heading = ""
    inside: list[Passage] = []
    for passage in takewhile(lambda one: one.kind in (Kind.BODY, Kind.HEADING), part.passages):
        begins = bool(passage.level or _ITEM.match(passage.text))
        if begins and inside:
            yield Section(heading, tuple(inside))
            inside = []
        if begins:
            heading = passage.text[: passage.head] if passage.level else passage.text.partition("。")[0]
        if passage.body:
            inside.append(passage)
    if inside:
        yield Section(heading, tuple(inside))
