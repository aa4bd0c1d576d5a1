"""错位: text under a heading of another subject, single sentences of another subject, and headings of the same one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage, Sentence, sentences
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.timing import Part, parts
from drafter.check.topics import Topics
from drafter.check.word_pairs import pairs_of

_FEWEST_HITS, _SEVERAL = 2, 2
# A section about more than these is about everything.
_NARROW = 3
_LONGEST_QUOTE = 24
_ITEM = expression(
    r"(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[，、]|首先，|其次，|再次，|最后，)[^。，；]{4,30}。"
)
_CLAUSE = expression(r"[^，。；]+")
_COUNTED = expression(r"\d")
# What stands in a list of kinds is told of as one of them.
_LISTED = expression("、[^、]+、|等[0-9]")
# What is decided or asked about may be anything.
_ASKED_ABOUT = expression("征求意见|公示|听证|草案|方案|《|决策|评估")
_ALIKE = 0.75
_SHORTEST_HEADING = 4
_MOST = 5


class _Section(NamedTuple):
    """A heading below the first level, or a paragraph without one, with the text under it."""

    heading: str
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """What stands under the heading."""
        return "".join(one.body if one.level else one.text for one in self.passages)


def check_misplaced(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find text under a heading of one subject that speaks of another one only."""
    topics = Topics(lexicon, document.year)
    for section in _sections(document, lexicon):
        announced, told = topics.of(section.heading), topics.of(section.text)
        if announced and told and not announced & told and topics.hits(section.text) >= _FEWEST_HITS:
            passage = section.passages[0]
            why = f"小标题说的是“{_joined(announced)}”，下面写的是“{_joined(told)}”"
            yield spot_in(passage, 0, min(len(passage.text), _LONGEST_QUOTE), why, "移到合适的标题下面，或者改标题")


def check_strange_sentences(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find sentences of another subject than their section has, a few of them."""
    topics = Topics(lexicon, document.year)
    anywhere = tuple(lexicon.words("各节都有"))
    found = [spot for section in _sections(document, lexicon) for spot in _strange(section, topics, anywhere)]
    yield from found[:_MOST]


def _strange(section: _Section, topics: Topics, anywhere: tuple[str, ...]) -> Iterator[Spot]:
    heading = topics.of(section.heading)
    inside = [
        (passage, sentence, topics.of(sentence.text))
        for passage in section.passages
        for sentence in sentences(passage)
        if sentence.start >= passage.head
    ]
    told = Counter(topic for _, _, own in inside for topic in own)
    # Without a subject in its heading, a section is about what several of its sentences are about.
    about = heading or frozenset(topic for topic, times in told.items() if times >= _SEVERAL)
    if len(about) > _NARROW or not any(told[topic] for topic in about):
        return
    for passage, sentence, own in inside:
        alone = own and not own & about and all(told[topic] == 1 for topic in own)
        tells = _COUNTED.search(sentence.text) or topics.hits(sentence.text) > _FEWEST_HITS
        if alone and tells and not any(word in sentence.text for word in anywhere):
            yield _strange_spot(passage, sentence, own, about)


def check_foreign_matter(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find clauses on matters that the report speaks of nowhere else, a few of them."""
    topics, words = Topics(lexicon, document.year), lexicon.words("经济社会事务")
    whole = "".join(one.text for one in document.passages)
    rare = [word for word in words if whole.count(word) == 1]
    found = []
    for section in _sections(document, lexicon) if rare else ():
        for passage in section.passages:
            for match in _CLAUSE.finditer(passage.text, passage.head):
                word = next((one for one in rare if one in match[0]), "")
                if _LISTED.search(match[0]) or _ASKED_ABOUT.search(match[0]):
                    continue
                others = section.heading + section.text.replace(match[0], "")
                about = topics.of(others) if word else frozenset()
                if about and _COUNTED.search(match[0]) and not topics.of(match[0]) & about:
                    why = f"这一段说的是“{_joined(about)}”，这一句说的是“{word}”，别处都没有提到"
                    found.append(spot_in(passage, *match.span(), why, "看看是不是放错了地方"))
    yield from found[:_MOST]


def _strange_spot(passage: Passage, sentence: Sentence, own: frozenset[str], heading: frozenset[str]) -> Spot:
    end = sentence.start + min(len(sentence.text), _LONGEST_QUOTE)
    why = f"这一段说的是“{_joined(heading)}”，这一句说的是“{_joined(own)}”"
    return spot_in(passage, sentence.start, end, why, "看看是不是放错了地方")


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


def _sections(document: Document, lexicon: Lexicon) -> Iterator[_Section]:
    """Yield the sections of the parts on what was done."""
    others = [word for name in ("不足部分", "责任人部分", "其他部分", "安排部分") for word in lexicon.words(name)]
    for part in parts(document):
        if not part.ahead and part.heading is not None and not any(word in part.heading.text for word in others):
            yield from _sections_in(part)


def _sections_in(part: Part) -> Iterator[_Section]:
    heading = ""
    inside: list[Passage] = []
    for passage in takewhile(lambda one: one.kind in (Kind.BODY, Kind.HEADING), part.passages):
        begins = bool(passage.level or _ITEM.match(passage.text))
        if begins and inside:
            yield _Section(heading, tuple(inside))
            inside = []
        if begins:
            heading = passage.text[: passage.head] if passage.level else passage.text.partition("。")[0]
        if passage.body:
            inside.append(passage)
    if inside:
        yield _Section(heading, tuple(inside))


def _joined(topics: frozenset[str]) -> str:
    return "、".join(sorted(topics))


CHECKS: dict[str, Check] = {
    "错位-3": check_misplaced,
    "错位-7": check_strange_sentences,
    "错位-8": check_same_headings,
    "错位-9": check_foreign_matter,
}
