"""错位: text under a heading of another subject and headings of the same one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.sections import sections
from drafter.check.timing import parts
from drafter.check.topics import Topics
from drafter.check.word_pairs import pairs_of

_FEWEST_HITS = 2
_LONGEST_QUOTE = 24
_ALIKE = 0.75
_SHORTEST_HEADING = 4


def check_misplaced(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find text under a heading of one subject that speaks of another one only."""
    topics = Topics(lexicon, document.year)
    for section in sections(document, lexicon):
        announced, told = topics.of(section.heading), topics.of(section.text)
        if not announced or not told or announced & told or topics.hits(section.text) < _FEWEST_HITS:
            continue
        if not pairs_of(section.heading, lexicon) & pairs_of(section.text, lexicon):
            passage = section.passages[0]
            why = f"小标题说的是“{_joined(announced)}”，下面写的是“{_joined(told)}”"
            yield spot_in(passage, 0, min(len(passage.text), _LONGEST_QUOTE), why, "移到合适的标题下面，或者改标题")


def check_same_headings(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find headings of one level, in one part, that say the same."""
    for part in parts(document):
        seen: list[tuple[str, frozenset[str]]] = []
        for passage in part.passages:
            # Under the next heading above, the same one may stand again.
            seen = [one for one in seen if not passage.level or int(one[0][0]) <= passage.level]
            words = _heading_words(passage)
            pairs = pairs_of(words, lexicon) if len(words) >= _SHORTEST_HEADING else frozenset()
            if not pairs:
                continue
            level = str(passage.level)
            same = [
                name for name, other in seen if name[0] == level and len(pairs & other) >= _ALIKE * len(pairs | other)
            ]
            if same:
                why = f"与前面的小标题“{same[0][1:]}”差不多"
                yield spot_in(passage, 0, passage.head, why, "合并，或者改成与内容相符的标题")
            seen.append((level + words, pairs))


def _heading_words(passage: Passage) -> str:
    if not passage.level:
        return ""
    return re.sub(r"^[^\u4e00-\u9fff]*(?:[一二三四五六七八九十]+[）、])?", "", passage.text[: passage.head]).strip(
        "。）"
    )


def _joined(topics: frozenset[str]) -> str:
    return "、".join(sorted(topics))


CHECKS: dict[str, Check] = {
    "错位-3": check_misplaced,
    "错位-8": check_same_headings,
}
