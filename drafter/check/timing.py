"""Which year a report is about, as said by whoever checks it and as its own text has it; which parts look ahead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.quantities.numerals import chinese_number
from drafter.check.spans import outside_titles

YEAR = expression(r"(?<![\d.])((?:19|20)\d{2})年")

_ENOUGH = 3
_PUBLICATION = "公开期限"
_FIVE_PARTS, _APPLIES = "规定.五部分", "适用"
_PLAN = expression(
    r"下一?步|下一?年|下一?阶段|明年|来年|今后|工作安排|主要安排|工作打算|工作计划|工作思路|工作设想|工作规划|努力方向|打算$|安排$|计划$|思路$"
)
_NO_PLAN = expression(r"情况|成效|成绩|不足|问题|总结|回顾|举措|完成|落实")
_DATE_LINE = expression(
    r"(?P<year>\d{4}|[〇零○一二三四五六七八九]{4})年(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})月"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


def text_year(document: Document) -> int:
    """Return the year that the text names most often; 0 where it names none."""
    years = Counter(year for passage in document.passages for _, year in years_in(outside_titles(passage.text)))
    return max(years, key=lambda year: (years[year], year == document.year, year), default=0)


def report_year(document: Document) -> int:
    """Return the report year, from the text where nobody said it; 0 where it is not known."""
    return document.year or text_year(document)


def own_year(document: Document) -> int:
    """Return the year that the text itself is about: another one than was said where it never names that one."""
    if document.answers is not None:
        return document.year
    years = Counter(year for passage in document.passages for _, year in years_in(passage.text))
    most = text_year(document)
    return document.year if document.year and (years[document.year] or years[most] < _ENOUGH) else most


def years_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each year stands in a text, and which it is."""
    return ((match.start(), int(match[1])) for match in YEAR.finditer(text))


class DateLine(NamedTuple):
    """The line that dates a report, where its date stands in it, and the day."""

    line: Passage
    start: int
    end: int
    day: date


def date_line(document: Document) -> DateLine | None:
    """Return the line that dates a report; None where none does, or there is no such day."""
    lines = [one for one in document.passages if one.kind is Kind.DATE]
    match = _DATE_LINE.search(lines[-1].text) if lines else None
    if match is None:
        return None
    year = int(match["year"].translate(_DIGITS))
    try:
        return DateLine(lines[-1], *match.span(), date(year, _number(match["month"]), _number(match["day"])))
    except ValueError:
        return None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else chinese_number(text) or 0


def is_told(passage: Passage) -> bool:
    """Whether a passage tells something: running text, or a line with a number that ends as a sentence does."""
    return passage.kind is Kind.BODY or (passage.kind is Kind.HEADING and passage.text.endswith(("。", "；")))


def published_by(year: int, lexicon: Lexicon) -> date:
    """Return the day of the next year until which the report on a year has to be public.

    Args:
        year: The report year.
        lexicon: Where the day is listed, as month and day.
    """
    month, day = map(int, lexicon.entries(_PUBLICATION, 0)[0].dates[0].split("-"))
    return date(year + 1, month, day)


def written_by(document: Document, lexicon: Lexicon) -> date:
    """Return the day until which a report can know of things: its own, else that on which it has to be public."""
    dated = date_line(document)
    return dated.day if dated else published_by(own_year(document), lexicon)


def is_yearly_report(document: Document) -> bool:
    """Whether it is the yearly report of which law says what it holds and when it is due; any text may be one."""
    return document.kind.is_yearly


def five_parts_are_due(document: Document) -> bool:
    """Whether the rule of the five parts holds for the report year, and for what this layout makes."""
    holds = bool(document.year) and document.reference.lookup(_FIVE_PARTS, document.year) == _APPLIES
    return holds and is_yearly_report(document)


class Part(NamedTuple):
    """A part of the first level with its passages; without heading before the first one.

    Attributes:
        heading: Its heading as a passage; None before the first.
        passages: What stands under it.
        ahead: Whether it says what is planned.
    """

    heading: Passage | None
    passages: tuple[Passage, ...]
    ahead: bool

    @property
    def whole(self) -> tuple[Passage, ...]:
        """The heading, where there is one, and what stands under it."""
        return (self.heading, *self.passages) if self.heading else self.passages


def parts(document: Document) -> Iterator[Part]:
    """Yield the parts of a report in order."""
    heading: Passage | None = None
    inside: list[Passage] = []
    for passage in document.passages:
        if passage.level == 1:
            yield _part(heading, inside)
            heading, inside = passage, []
        else:
            inside.append(passage)
    yield _part(heading, inside)


def _part(heading: Passage | None, inside: list[Passage]) -> Part:
    return Part(heading, tuple(inside), heading is not None and looks_ahead(heading))


def looks_ahead(heading: Passage) -> bool:
    """Whether a heading announces what is planned, and nothing that was done."""
    words = (
        heading.text[: heading.head].strip("。：") if heading.kind is not Kind.HEADING else heading.text.strip("。：")
    )
    return bool(_PLAN.search(words)) and not _NO_PLAN.search(words)
