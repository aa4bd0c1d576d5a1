"""年份: a law or rule that is said to have come into force before it was passed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage, sentences
from drafter.check.periods import YEAR_PATTERN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.timing import own_year

_DAY = rf"(?:(?P<year>{YEAR_PATTERN})年)?(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日)?"
# Who passed it may stand between: 11月25日经省人大常委会会议表决通过.
_MADE = expression(
    rf"{_DAY}(?:[，]?(?:已?经|由|正式)[^，。；《》\d]{{1,24}}?|正式|[^，。；《》\d]{{0,10}}?)?(?:表决|审议|讨论)?(?:通过|批准|公布|颁布|发布|印发|出台)"
)
_FORCE = expression(rf"(?:自|于|从)?{_DAY}(?:起|开始)?(?:正式|全面|开始)?(?:施行|实施|生效|执行)")
_AGAIN = expression(
    "修订|修正|修改|废止|试行|原|旧|解释|配套|征求|征集|草案|名单|目录|公告|信息|清单|结果|平台|方案|细则"
)


class _Day(NamedTuple):
    said: tuple[int, int, int]
    start: int
    end: int


def check_enactment(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find days of coming into force that are before the day on which the same thing was passed or published."""
    year = own_year(document)
    for passage in document.passages if year else ():
        for sentence in sentences(passage):
            # One title, passed and in force: with two, the days may be of two things.
            if sentence.text.count("《") == 1 and not _AGAIN.search(sentence.text):
                yield from _in_order(passage, sentence.text, sentence.start, year)


def _in_order(passage: Passage, text: str, offset: int, year: int) -> Iterator[Spot]:
    made, force = list(_MADE.finditer(text)), list(_FORCE.finditer(text))
    if len(made) != 1 or len(force) != 1:
        return
    one = _day(made[0], year)
    other = _day(force[0], one.said[0])
    # A month without its day is compared by the month alone.
    size = 3 if one.said[2] and other.said[2] else 2
    if other.said[:size] < one.said[:size]:
        why = "施行的日期比通过、公布的日期还早"
        yield spot_in(passage, offset + other.start, offset + other.end, why, "核对这两个日期，改正写错的一个")


def _day(match: re.Match[str], year: int) -> _Day:
    start = match.start("year") if match["year"] else match.start("month")
    end = match.end("day") + 1 if match["day"] else match.end("month") + 1
    return _Day((int(match["year"] or year), int(match["month"]), int(match["day"] or 0)), start, end)


CHECKS: dict[str, Check] = {"年份-20": check_enactment}
