"""年份: days, weeks and months that are kept every year, beside another date than theirs (词表 `年年的日子`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import HIDDEN, filled_in

_LIST = "年年的日子"
_ENDS = expression(r"(?<![\d一二三四五六七八九十])[日月]|[节周]")
# Who keeps it, and which one it is, stand between the date and the name.
_LED = (
    r"(?:当[天日]|前后|[，、（]?(?:也)?(?:正值|恰逢|适逢|是|为|即)|的|“|”|‘|’|（|第(?:\d{1,3}|[一二三四五六七八九十百]{1,4})[个届次]"
    r"|全国|国家|全民|国际|世界|中国|我国|首个|首届|（?(?:星期|周)[一二三四五六日天]）?){0,6}$"
)
_TO = r"(?P<to>(?:至|到|[-—–~～])(?:\d{1,2}月)?\d{1,2}[日号])?"
_DAY_IN_FRONT = expression(
    rf"(?<![\d至到—-])(?P<month>\d{{1,2}})(?P<sign>月|[·.．•])(?P<day>\d{{1,2}})(?:(?<!月\d)(?<!月\d\d)|[日号]|(?=至)){_TO}[”’]?{_LED}"
)
_MONTH_IN_FRONT = expression(rf"(?<![\d至到—-])(?P<month>\d{{1,2}})月(?:份)?{_LED}")
_DAY_BEHIND = expression(
    r"[”’]?[（，]?(?:即|为|是|于)?(?:每年)?(?:的)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号](?!至|到|—|-|[起开])[）当]"
)
# What is done for a day is done around it.
_ACTIVITY = expression(
    r"[”’]?(?:的)?(?:系列|主题|集中)?(?:法治|普法)?(?:宣传|活动|宣讲|主题|前夕|前(?!后)|期间|之前|来临|到来|临近|系列|后|普法)"
)
_FRONT, _AROUND, _DAYS_OF_MONTH = 40, 10, 31


class _Date(NamedTuple):
    month: int
    day: int
    start: int
    end: int
    sure: bool
    lasts: bool = False


@lru_cache(maxsize=4)
def _known(lexicon: Lexicon) -> tuple[Mapping[str, Entry], tuple[int, ...]]:
    """Return what is kept every year by its name, and the lengths of the names, the longest first."""
    known = {one.word: one for one in lexicon.entries(_LIST, 0) if one.dates}
    return known, tuple(sorted({len(name) for name in known}, reverse=True))


def check_observances(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a day, week or month that is kept every year beside a date on which it is not."""
    known, lengths = _known(lexicon)
    for passage in document.passages:
        text = filled_in(passage)
        for end in _ENDS.finditer(text) if "月" in text or "·" in text or "." in text else ():
            stop = end.end()
            name = next((text[stop - size : stop] for size in lengths if text[max(0, stop - size) : stop] in known), "")
            if name and HIDDEN not in name:
                yield from _misdated(passage, text, stop, known[name])


def _misdated(passage: Passage, text: str, stop: int, entry: Entry) -> Iterator[Spot]:
    dates = [_days_of(one) for one in entry.dates]
    for said in _said(text, stop - len(entry.word), stop):
        # A longer time than the day itself is one in which something was done for it.
        if _is_on(said, dates) or (said.lasts and len(dates) == 1 and dates[0][1]):
            return
        around = _ACTIVITY.match(text, stop) and not said.sure
        near = said.day and any(_apart(said, one) <= _AROUND for one in dates)
        if around and near:
            return
        why = f"“{entry.word}”是{_words(entry)}"
        level = Level.HINT if around else None if said.sure else Level.DOUBT
        yield spot_in(passage, said.start, said.end, why, f"核对日期，应是{_words(entry)}", level=level)
        return


def _said(text: str, start: int, stop: int) -> Iterator[_Date]:
    """Yield the date in front of a name, or in brackets behind it."""
    offset = max(0, start - _FRONT)
    front = text[offset:start]
    behind = _DAY_BEHIND.match(text, stop)
    if behind:
        yield _Date(int(behind["month"]), int(behind["day"]), behind.start("month"), behind.end("day") + 1, sure=True)
        return
    for pattern in (_DAY_IN_FRONT, _MONTH_IN_FRONT):
        match = pattern.search(front)
        if match:
            day = int(match.groupdict().get("day") or 0)
            sure = bool(day) and (match["sign"] != "月" or "当天" in match[0] or text.startswith("当天", stop))
            lasts = match.groupdict().get("to") is not None
            yield _Date(int(match["month"]), day, offset + match.start(), stop, sure, lasts)
            return


def _days_of(day: str) -> tuple[int, int]:
    month, _, of_month = day.partition("-")
    return int(month), int(of_month or 0)


def _is_on(said: _Date, dates: list[tuple[int, int]]) -> bool:
    """Whether a date is one of those listed, or lies between two of them; a month alone where either is one."""
    if not said.day or not dates[0][1]:
        return any(said.month == month for month, _ in dates)
    return min(dates) <= (said.month, said.day) <= max(dates)


def _apart(said: _Date, one: tuple[int, int]) -> int:
    """Return about how many days lie between two dates."""
    return abs((said.month - one[0]) * _DAYS_OF_MONTH + said.day - one[1])


def _words(entry: Entry) -> str:
    days = [_days_of(one) for one in entry.dates]
    said = [f"{month}月{day}日" if day else f"{month}月" for month, day in days]
    return "至".join(dict.fromkeys((said[0], said[-1])))


CHECKS: dict[str, Check] = {"年份-22": check_observances}
