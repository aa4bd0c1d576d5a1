"""What a report states, clause by clause: in what sentence a clause stands, and what its part is about."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage, sentences
from drafter.check.timing import Part, parts

CLAUSE = expression(r"[^，。；：！？\n]+")
"""A clause with nothing of the marks around it."""

_LABELS = expression(
    r"^(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]|[一二三四五六七八九十]是|第[一二三四五六七八九十])+"
)
_PARTS = ("不足部分", "责任人部分", "其他部分")

SETTLED = expression(
    r"(?:督察|督查|巡察|巡视|审计|检查|考核|测评)[^，。；]{0,12}整改|(?:研究|着力|推动|聚焦|破解|解决|化解|查找并?整改)[^，。；]{0,8}(?:问题|困难|难题|短板)(?!和|及|与|、)"
)
"""What heads a part on problems that were found and settled, and not on what is lacking."""


class Told(Enum):
    """What a part is about."""

    DEEDS = "举措"
    LACKS = "不足部分"
    HEADS = "责任人部分"
    PLANS = "安排"
    OTHERS = "其他部分"


class Statement(NamedTuple):
    """A clause.

    Attributes:
        passage: Where it stands.
        start: Its first character there.
        text: Its characters.
        front: What stands in front of it in its sentence.
        sentence: Number of its sentence in the passage.
        told: What its part is about.
    """

    passage: Passage
    start: int
    text: str
    front: str
    sentence: int
    told: Told

    @property
    def end(self) -> int:
        """Index behind its last character."""
        return self.start + len(self.text)

    @property
    def words(self) -> str:
        """Its characters without the number that an item or a heading begins with."""
        return self.text if self.front else _LABELS.sub("", self.text)

    @property
    def whole(self) -> str:
        """Its sentence up to its end."""
        return _LABELS.sub("", self.front + self.text)


def told_by(part: Part, lexicon: Lexicon) -> Told:
    """Tell what a part is about, by its heading."""
    if part.heading is None:
        return Told.DEEDS
    if part.ahead:
        return Told.PLANS
    words = part.heading.text[: part.heading.head]
    told = next((Told(name) for name in _PARTS if any(word in words for word in lexicon.words(name))), Told.DEEDS)
    return Told.DEEDS if told is Told.LACKS and SETTLED.search(words) else told


def statements(document: Document, lexicon: Lexicon) -> Iterator[Statement]:
    """Yield the clauses of a report in order."""
    for part in parts(document):
        told = told_by(part, lexicon)
        for passage in part.whole:
            if passage.kind not in (Kind.BODY, Kind.HEADING):
                continue
            for number, sentence in enumerate(sentences(passage)):
                for start, text in _clauses(sentence.text):
                    yield Statement(passage, sentence.start + start, text, sentence.text[:start], number, told)


# Rule after rule asks for those of the whole report.
@lru_cache(maxsize=1 << 16)
def _clauses(sentence: str) -> tuple[tuple[int, str], ...]:
    return tuple((match.start(), match[0]) for match in CLAUSE.finditer(sentence))


# 对未出庭应诉的2件案件开展复盘: a plan that speaks of what there was.
_POINTS_BACK = expression(
    r"(?:对|针对|就|围绕|继续完成|完成|解决|抓好)[^，。；]{0,20}?(?<![第0-9.])[1-9][0-9]*[件起宗例人名批个项家卷份]"
)
_TIME = expression(r"(?P<year>(?:19|20)\d{2})年|(?P<other>上一?年|去年|往年|历年|同期|此前|以前|前年)|全年|今年|本年")


def is_of_year(one: Statement, year: int) -> bool:
    """Whether a clause tells of the report year: the last time that its sentence names up to it is no other one."""
    times = list(_TIME.finditer(one.whole))
    last = times[-1] if times else None
    return last is None or not (last["other"] or (last["year"] and int(last["year"]) != year))


def told_of_year(document: Document, lexicon: Lexicon) -> Iterator[Statement]:
    """Yield the clauses that tell of the report year, those of a plan among them that point back to it."""
    for one in statements(document, lexicon):
        if one.told is Told.PLANS:
            earlier = any(year["year"] and int(year["year"]) < document.year for year in _TIME.finditer(one.text))
            if _POINTS_BACK.search(one.text) and not earlier:
                yield one
        elif is_of_year(one, document.year):
            yield one
