"""年份: one meeting, document or office with two different days in one report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage, Sentence, sentences
from drafter.check.periods import YEAR_PATTERN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import filled_in
from drafter.check.timing import own_year, parts
from drafter.check.title_forms import bare

_DAY = rf"(?:(?P<year>{YEAR_PATTERN})年)?(?<!\d)(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日|[底初末]|[上中下]旬)?"
_SESSION = r"(?P<name>第(?:\d{1,3}|[一二三四五六七八九十百]{1,5})次[\u4e00-\u9fff（）]{0,6}?(?:会议|会))"
_BY = r"(?P<body>[\u4e00-\u9fff]{2,12}?)"
# The same session of the same body: 5月16日召开的县政府第18次常务会议.
_SESSIONS = (
    expression(rf"{_BY}{_SESSION}[，（]?(?:于|在)?{_DAY}"),
    expression(rf"{_DAY}，?(?:召开|举行)的?{_BY}{_SESSION}"),
)
_FORCE = "施行|实施|生效"
_MADE = "审议通过|表决通过|通过|印发|公布|出台|发布"
_TITLES = (
    expression(
        rf"《(?P<name>[^《》]{{4,60}})》(?:（[^（）]{{0,24}}）)?(?:已|正式)?(?:自|于|从){_DAY}起?(?:正式)?(?P<what>{_FORCE})"
    ),
    expression(rf"(?:自|于|从)?{_DAY}起?(?:正式)?(?P<what>{_FORCE})的《(?P<name>[^《》]{{4,60}})》"),
    expression(
        rf"《(?P<name>[^《》]{{4,60}})》(?:（[^（）]{{0,24}}）)?(?:已|正式)?(?:于|在)?{_DAY}[^，。；《》\d]{{0,18}}?(?P<what>{_MADE})"
    ),
    expression(rf"{_DAY}，?[^，。；《》\d]{{0,14}}?(?P<what>{_MADE})了?《(?P<name>[^《》]{{4,60}})》"),
    expression(
        rf"{_DAY}，《(?P<name>[^《》]{{4,60}})》(?:（[^（）]{{0,24}}）)?(?:正式)?(?P<what>{_FORCE})(?![之以]?[前后])"
    ),
    # The day in force may stand a clause behind the day on which it was passed.
    expression(rf"《(?P<name>[^《》]{{4,60}})》[^《》。；]{{4,40}}?，(?:自|于|从)?{_DAY}起(?:正式)?(?P<what>{_FORCE})"),
)
_OFFICE = (
    r"(?P<name>[\u4e00-\u9fff“”]{0,14}?"
    r"(?:中心|平台|服务站|工作站|大队|基地|委员会|公园|热线|系统|大厅|法庭|工作室|展厅|仲裁院))"
)
_OPENED = r"(?P<what>挂牌|揭牌|成立|上线|启用|建成|开通|投入使用|开馆)"
_OFFICES = (
    expression(rf"{_OFFICE}(?:已|正式)?(?:于|在|自)?{_DAY}(?:正式|建成)?{_OPENED}"),
    expression(rf"{_DAY}，?{_OFFICE}(?:正式|建成)?{_OPENED}"),
)
# What must stand in a sentence before it is worth a closer look.
_MEETING, _TITLED = expression(r"次[^，。；]{0,6}会"), expression("《")
_OPENING = expression(_OPENED.replace("?P<what>", "?:"))
_SAME_OPENING = {"揭牌": "挂牌"}
_FORCE_WORDS = frozenset(_FORCE.split("|"))
_AGAIN = expression("二期|升级|改版|修订|修改|新一届|再次|续会|第二批|分中心|试运行")
_MOST = 300


class _Told(NamedTuple):
    kind: str
    name: str
    year: int
    month: int
    day: int
    start: int
    end: int
    passage: Passage


def check_event_days(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find events that have another day elsewhere in the report."""
    year = own_year(document)
    seen: list[_Told] = []
    for part in parts(document) if year else ():
        for passage in part.passages if not part.ahead else ():
            for sentence in sentences(passage) if "月" in passage.text else ():
                for told in _told(passage, sentence, year):
                    other = next((one for one in seen if _is_same(one, told) and not _same_day(one, told)), None)
                    if other is not None:
                        why = f"前面写的是{_words(other, year)}，这里是{_words(told, year)}"
                        yield spot_in(passage, told.start, told.end, why, "核对是不是同一件事，改正写错的一处")
                    elif len(seen) < _MOST:
                        seen.append(told)


def _told(passage: Passage, sentence: Sentence, year: int) -> Iterator[_Told]:
    text = filled_in(passage)[sentence.start : sentence.start + len(sentence.text)]
    if _AGAIN.search(text):
        return
    for patterns, kind, occasion in ((_SESSIONS, "会议", _MEETING), (_TITLES, "", _TITLED), (_OFFICES, "", _OPENING)):
        for pattern in patterns if occasion.search(text) else ():
            for match in pattern.finditer(text):
                what = kind or _kind_of(match["what"])
                name = match["body"][-3:] + match["name"] if kind else bare(match["name"])
                start = match.start("year") if match["year"] else match.start("month")
                end = match.end("day") + 1 if match["day"] else match.end("month") + 1
                yield _Told(
                    what,
                    name.removesuffix("正式"),
                    int(match["year"] or year),
                    int(match["month"]),
                    int(match["day"] or 0),
                    sentence.start + start,
                    sentence.start + end,
                    passage,
                )


def _kind_of(what: str) -> str:
    if what in _FORCE_WORDS:
        return "施行"
    return "通过" if what.endswith("通过") else _SAME_OPENING.get(what, what)


def _is_same(one: _Told, other: _Told) -> bool:
    """Whether two are told of one thing: an office may be called by the end of its name."""
    if one.kind != other.kind:
        return False
    if one.kind == "会议" or re.search("办法|条例|规定|细则|意见|方案|规则", one.name):
        return one.name == other.name
    return one.name.endswith(other.name) or other.name.endswith(one.name)


def _same_day(one: _Told, other: _Told) -> bool:
    same_day = one.day == other.day or not one.day or not other.day
    return (one.year, one.month) == (other.year, other.month) and same_day


def _words(told: _Told, year: int) -> str:
    in_year = f"{told.year}年" if told.year != year else ""
    return f"{in_year}{told.month}月" + (f"{told.day}日" if told.day else "")


CHECKS: dict[str, Check] = {"年份-21": check_event_days}
