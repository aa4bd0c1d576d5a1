"""错位: sentences and clauses of another line of business than their section has, that have their place elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage, sentences
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.sections import Section, narrow_sections
from drafter.check.spans import outside_titles
from drafter.check.statements import CLAUSE
from drafter.check.topics import Topics
from drafter.check.word_pairs import pairs_of

_AT_HOME, _SEVERAL, _SHORTEST, _LONGEST_QUOTE, _MOST = 2, 3, 8, 24, 5
# A section about more than these is about everything.
_NARROW = 3
# What is counted is told for its own sake, though nothing else speaks of it.
_COUNTED = expression(r"[0-9](?:%|[\u4e00-\u9fff])")
# How many of a clause's words may stand in the rest of its section.
_SHARED = 0.15
# What is told of another matter for the sake of this one.
_LINKED = expression(
    r"^(?:[一二三四五六七八九十]是)?(?:同时，?)?(?:在|针对|通过|结合|围绕|没有|未|无|这些|上述|以上|其|该|此|因|由|引导|将|把|向|邀请|聘请|与|和|以|从|为|根据|依据|依托|依法|按照"
    r"|经|使|让|防止|避免|减少|执法中|办案中|工作中|促进|推动|确保|定期|全部|均|都|并|各|每|凡|必要|建议|发现|收到|接受|配合|协助|支持|会同|联合|贯彻|落实|执行|宣传贯彻)|相关|有关|上述|旁听|(?:审结|结案)的|调解和解|行政争议|没有(?:发生|一)|未发生|为零|不得|不予|[的与和]\S{0,4}衔接"
)


class _Clause(NamedTuple):
    """A clause, and the lines of business that it has words of."""

    passage: Passage
    sentence: int
    start: int
    text: str
    about: frozenset[str]


class _Beside:
    """Which lines of business are often told of in one section (同节业务)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._pairs = {frozenset((one.word, name)) for one in lexicon.entries("同节业务", 0) for name in one.behind}

    def are(self, these: Set[str], those: Set[str]) -> bool:
        """Whether each of these stands beside one of those."""
        return all(any(frozenset((one, other)) in self._pairs for other in those) for one in these)


class _Business(NamedTuple):
    """What a section is about: by its heading, and clause by clause."""

    section: Section
    heading: frozenset[str]
    clauses: tuple[_Clause, ...]
    counts: Counter[str]

    @property
    def spoken_of(self) -> frozenset[str]:
        """All lines of business that it has words of."""
        return self.heading | frozenset(self.counts)

    def is_home_of(self, topic: str, beside: _Beside) -> bool:
        """Whether a line of business has its place here."""
        times = self.counts[topic]
        return topic in self.heading or times >= _AT_HOME or (times > 0 and beside.are({topic}, self.heading))


def check_strays(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find sentences and first clauses of a line of business that only other sections speak of, a few of them."""
    topics = Topics(lexicon, document.year, "业务", "".join(one.text for one in document.passages))
    beside = _Beside(lexicon)
    anywhere = tuple(lexicon.words("各节都有"))
    found = [_business(section, topics) for section in narrow_sections(document, lexicon)]
    homes = frozenset(topic for one in found for topic in one.spoken_of if one.is_home_of(topic, beside))
    spots = [spot for one in found for spot in _strays(one, homes, beside, anywhere, lexicon)]
    yield from spots[:_MOST]


def _business(section: Section, topics: Topics) -> _Business:
    clauses = tuple(
        _Clause(passage, number, sentence.start + match.start(), match[0], topics.of(outside_titles(match[0])))
        for passage in section.passages
        for number, sentence in enumerate(sentences(passage))
        if sentence.start >= passage.head
        for match in CLAUSE.finditer(sentence.text)
    )
    return _Business(section, topics.of(section.heading), clauses, Counter(t for one in clauses for t in one.about))


def _strays(
    one: _Business, homes: frozenset[str], beside: _Beside, anywhere: tuple[str, ...], lexicon: Lexicon
) -> Iterator[Spot]:
    reached: tuple[Passage, int] | None = None
    for unit in _units(one.clauses):
        own = frozenset(topic for clause in unit for topic in clause.about)
        text = "，".join(clause.text for clause in unit)
        told = own <= homes or bool(one.heading and _COUNTED.search(text))
        if not own or not told or own & one.heading or len(text) < _SHORTEST:
            continue
        left = one.counts - Counter(topic for clause in unit for topic in clause.about)
        about = _subject(one, left, beside)
        if not about or any(left[topic] for topic in own) or beside.are(own, about | one.heading):
            continue
        begins = unit[0].passage, unit[0].start
        if begins == reached or _LINKED.search(text) or any(word in text for word in anywhere):
            continue
        rest = one.section.heading + "，".join(clause.text for clause in one.clauses if clause not in unit)
        pairs = pairs_of(text, lexicon)
        if len(pairs & pairs_of(rest, lexicon)) <= _SHARED * len(pairs):
            reached = begins
            end = min(unit[-1].start + len(unit[-1].text), unit[0].start + _LONGEST_QUOTE)
            why = f"这一段说的是“{_joined(about)}”，这一句说的是“{_joined(own)}”，别处另有一段写这件事"
            yield spot_in(unit[0].passage, unit[0].start, end, why, "看看是不是放错了地方")


def _subject(one: _Business, left: Counter[str], beside: _Beside) -> frozenset[str]:
    """Return what a section is about: its heading's subjects, or the one that the rest of it speaks of most."""
    if one.heading:
        # A heading of one subject need not be taken up in the words of the text.
        spoken = len(one.heading) == 1 or any(left[topic] for topic in one.heading)
        return one.heading if spoken and len(one.heading) <= _NARROW else frozenset()
    first = frozenset(topic for topic, times in left.most_common(1) if times >= _SEVERAL)
    return first if beside.are(frozenset(left) - first, first) else frozenset()


def _units(clauses: Sequence[_Clause]) -> Iterator[Sequence[_Clause]]:
    """Yield each sentence, and its first clause where others follow."""
    start = 0
    for index, clause in enumerate(clauses):
        following = clauses[index + 1] if index + 1 < len(clauses) else None
        if following is None or (following.passage, following.sentence) != (clause.passage, clause.sentence):
            yield clauses[start : index + 1]
            if index > start:
                yield clauses[start : start + 1]
            start = index + 1


def _joined(topics: frozenset[str]) -> str:
    return "、".join(sorted(topics))


CHECKS: dict[str, Check] = {"错位-7": check_strays}
