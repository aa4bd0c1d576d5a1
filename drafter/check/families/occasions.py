"""年份: sessions, anniversaries, yearly days and campaigns, each of a year of its own (词表 in `years.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage, Sentence, sentences
from drafter.check.periods import YEAR_PATTERN
from drafter.check.quantities.numerals import chinese_number
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import outside_titles
from drafter.check.timing import own_year, parts, written_by

_ORDER = r"(?P<number>\d{1,3}|[一二三四五六七八九十百]{1,4})"
_NTH_DAY = rf"第{_ORDER}[个届次]“?(?:“?\d{{1,2}}[·.．]\d{{1,2}}”?)?(?:全国|国家|世界|国际|全民|中国)?“?"
_PLENUMS = expression(
    r"(?P<of>十[七八九]|二十)届(?P<which>[一二三四五六七](?:中)?(?:、[一二三四五六七]中?)*)(?:中)?全会"
)
_PEOPLES_CONGRESS = expression(r"第?(?P<of>十[二三四五])届全国人(?:大|民代表大会)第?(?P<which>[一二三四五])次")
_BEFORE_FIRST_SESSION = {"十二": 2012, "十三": 2017, "十四": 2022, "十五": 2027}
_CONGRESS = expression(r"党的(?P<which>十[七八九]|二十[一二三]?)大(?!会)")
_CONVENED = expression(rf"(?P<year>{YEAR_PATTERN})年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?[，是]?[^，。；]{{0,6}}$")
_HELD = expression(r"(?:胜利)?(?:召开|闭幕|开幕)")
_STUDY = expression(r"(?:学习|贯彻|宣传|落实)[^，。；]{0,14}$")
_YEAR_IN_FRONT = expression(
    rf"(?P<year>{YEAR_PATTERN})年(?:度)?(?:(?:既|又|也|正)?(?:是|恰逢|正值|迎来|适逢|，)[^。；]{{0,24}}|\d{{1,2}}月(?:\d{{1,2}}日)?[^，。；]{{0,8}})$"
)
_KEPT = expression(
    r"以来|成果|常态化|巩固|长效|后续|期间|深化|经验|基础|总结|收官|验收|评估|回头看|结束|转段|先进(?:集体|个人|单位)"
)
_WHICH_YEAR = expression("[”的]{0,2}(?P<what>收官|收尾|启动|开局|起步)之年")
_ENDS = expression(rf"[”》]?（(?P<first>{YEAR_PATTERN})年?[-—–~～至到]{{1,2}}(?P<last>{YEAR_PATTERN})年?）")
_PAST = expression("今年|当年|总结|回顾|上年|经验")
# What was said on that day is read for years.
_ABOUT_WORDS = expression("[”’]?[^，。；]{0,6}?(?:作出|发表|致信|的)[^，。；]{0,8}?(?:指示|讲话|批示|贺信|文章)")
_THE_LAST, _NO_LAST = "收", 9999
_FRONT = 40
_FIRST_LISTED = 18
_SPRING_SESSION, _LATE_IN_THE_YEAR = (3, 10), (10, 1)


class _Told(NamedTuple):
    """What is known of the report, and of the occasions.

    Attributes:
        year: The report year.
        until: The day until which it can know of things.
        ahead: Whether its part looks ahead.
        meetings: Last days of congresses and plenums, by name.
        counted: Anniversaries and yearly days, each with its pattern and what the first one is numbered.
        campaigns: What was done everywhere in certain years.
        sayings: What one year alone is called.
    """

    year: int
    until: date
    ahead: bool
    meetings: dict[str, date]
    counted: list[tuple[Entry, str, int]]
    campaigns: tuple[Entry, ...]
    sayings: tuple[Entry, ...]


def check_occasions(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find occasions that were not yet, are over, or were in another year."""
    year = own_year(document)
    if not year:
        return
    told = _Told(
        year,
        written_by(document, lexicon),
        False,
        {entry.word: date.fromisoformat(entry.dates[0]) for entry in lexicon.entries("党的会议", 0)},
        [
            *((entry, rf"{entry.word}{_ORDER}周年", 0) for entry in lexicon.entries("周年", 0)),
            *((entry, _NTH_DAY + entry.word, 1) for entry in lexicon.entries("年年的日子", 0) if entry.first),
        ],
        lexicon.entries("年度大事", 0),
        lexicon.entries("年度提法", 0),
    )
    for part in parts(document):
        seen = told._replace(ahead=part.ahead)
        for passage in part.whole:
            for sentence in sentences(passage):
                text = outside_titles(sentence.text)
                yield from _meetings(passage, sentence, text, seen)
                yield from _counted(passage, sentence, text, seen)
                yield from _campaigns(passage, sentence, text, seen)
                yield from _sayings(passage, sentence, text, seen)


def _meetings(passage: Passage, sentence: Sentence, text: str, told: _Told) -> Iterator[Spot]:
    known = told.meetings
    for match in _PLENUMS.finditer(text):
        for which in re.findall("[一二三四五六七]", match["which"]):
            day = known.get(f"{match['of']}届{which}中") or _day_to_come(known, told, match["of"])
            yield from _meeting(passage, sentence, text, match, f"{match['of']}届{which}中全会", day, told)
    for match in _PEOPLES_CONGRESS.finditer(text):
        number = chinese_number(match["which"]) or 0
        day = date(_BEFORE_FIRST_SESSION[match["of"]] + number, *_SPRING_SESSION)
        yield from _meeting(passage, sentence, text, match, f"{match[0]}会议", day, told)
    for match in _CONGRESS.finditer(text):
        day = known.get(f"{match['which']}大") or _day_to_come(known, told, match["which"])
        name = f"党的{match['which']}大"
        yield from _meeting(passage, sentence, text, match, name, day, told)
        newer = [(word, one) for word, one in known.items() if word.endswith("大") and day and one > day]
        if not newer or not _STUDY.search(text[max(0, match.start() - 24) : match.start()]):
            continue
        word, held = newer[0]
        if (
            held.year < told.year
            and "精神" in text[match.end() : match.end() + 16]
            and word not in text
            and "以来" not in text
        ):
            start = sentence.start + match.start()
            why = f"报告的是{told.year}年，党的{word}{held.year}年已经召开，这里学习的还是{name}精神"
            yield spot_in(passage, start, start + len(match[0]), why, f"核对是不是党的{word}", level=Level.DOUBT)


def _day_to_come(known: dict[str, date], told: _Told, term: str) -> date | None:
    """Return a day for a meeting that the list does not have yet: after all of it, and only for reports on its years.

    Args:
        known: The listed meetings.
        told: What is known of the report.
        term: Of which congress it is; those before the first listed one were long ago.
    """
    if (chinese_number(term) or 0) < _FIRST_LISTED:
        return None
    latest = max(known.values())
    return date(latest.year + 1, *_LATE_IN_THE_YEAR) if told.year <= latest.year else None


def _meeting(
    passage: Passage, sentence: Sentence, text: str, match: re.Match[str], name: str, day: date | None, told: _Told
) -> Iterator[Spot]:
    if day is None:
        return
    start, end = sentence.start + match.start(), sentence.start + match.end()
    convened = _CONVENED.search(text[max(0, match.start() - 24) : match.start()])
    if convened and _HELD.match(text, match.end()) and int(convened["year"]) != day.year:
        why = f"{name}是{day.year}年召开的，写的是{convened['year']}年"
        yield spot_in(passage, start, end, why, f"改为{day.year}年")
    elif day > told.until:
        why = f"{name}在写这份报告时还没有召开"
        yield spot_in(passage, start, end, why, "改成当时已经召开的会议")
    elif day.year > told.year and not told.ahead:
        why = f"{name}是{day.year}年{day.month}月召开的，{told.year}年还没有召开"
        yield spot_in(passage, start, end, why, "写进下一年度的安排，或者改成当年已经召开的会议", level=Level.HINT)


def _counted(passage: Passage, sentence: Sentence, text: str, told: _Told) -> Iterator[Spot]:
    """Compare anniversaries and days that are numbered year by year."""
    for entry, pattern, first in told.counted:
        for match in re.finditer(pattern, text) if entry.word in text else ():
            number = int(match["number"]) if match["number"].isdecimal() else chinese_number(match["number"])
            if not number:
                continue
            falls = entry.first + number - first
            named = _YEAR_IN_FRONT.search(text[max(0, match.start() - _FRONT) : match.start()])
            said = int(named["year"]) if named else told.year + told.ahead
            if (
                falls == said
                or _ABOUT_WORDS.match(text, match.end())
                or (told.ahead and falls == told.year and _PAST.search(text))
            ):
                continue
            start = sentence.start + match.start()
            why = f"{match[0]}是{falls}年，写的是{said}年的事"
            level = Level.ERROR if named else Level.DOUBT
            fix = f"{said}年应是{said - entry.first + first}，核对年份或者序数"
            yield spot_in(passage, start, start + len(match[0]), why, fix, level=level)


def _campaigns(passage: Passage, sentence: Sentence, text: str, told: _Told) -> Iterator[Spot]:
    for entry in told.campaigns:
        for start in entry.starts(text):
            begin, end = sentence.start + start, sentence.start + start + len(entry.word)
            if told.year + told.ahead < entry.first:
                why = f"“{entry.word}”是{entry.first}年才有的，报告的是{told.year}年"
                # What began between the end of the year and the writing of the report may have slipped in.
                level = None if told.until.year < entry.first else Level.DOUBT
                yield spot_in(passage, begin, end, why, "核对是哪一项，或者年份", level=level)
            elif (lasted := _other_ends(entry, text, start)) is not None:
                why = f"“{entry.word}”是{entry.first}—{entry.last}年，写的是{lasted[0]}—{lasted[1]}年"
                yield spot_in(passage, begin, end, why, f"改为{entry.first}—{entry.last}年")
            elif (wrong := _milestone(entry, text, start, told)) is not None:
                why = f"“{entry.word}”是{entry.first}—{entry.last}年，{wrong}之年不是{told.year}年"
                yield spot_in(passage, begin, end, why, "核对年份", level=Level.DOUBT)
            elif told.year > entry.last and not _KEPT.search(text):
                why = f"“{entry.word}”到{entry.last}年已经结束，报告的是{told.year}年"
                # In the year after it many places still went on with it.
                level = Level.HINT if told.year == entry.last + 1 else Level.DOUBT
                yield spot_in(passage, begin, end, why, "核对是不是当年开展的；说成果、长效的可以保留", level=level)


def _other_ends(entry: Entry, text: str, start: int) -> tuple[int, int] | None:
    """Return the years that brackets behind give, where they are not those of what was done in certain years."""
    match = _ENDS.match(text, start + len(entry.word))
    if not match or entry.last == _NO_LAST or not entry.first:
        return None
    said = int(match["first"]), int(match["last"])
    return None if said == (entry.first, entry.last) else said


def _milestone(entry: Entry, text: str, start: int, told: _Told) -> str | None:
    """Return 启动 or 收官 where what was done in certain years is said to begin or to end in another one."""
    match = _WHICH_YEAR.match(text, start + len(entry.word))
    if not match or entry.last == _NO_LAST:
        return None
    right = entry.last if match["what"][0] == _THE_LAST else entry.first
    fits = right in (told.year, told.year + told.ahead) or f"{right}年" in text
    return None if fits else match["what"]


def _sayings(passage: Passage, sentence: Sentence, text: str, told: _Told) -> Iterator[Spot]:
    for entry in told.sayings:
        for start in entry.starts(text):
            named = _YEAR_IN_FRONT.search(text[max(0, start - _FRONT) : start])
            said = int(named["year"]) if named else told.year
            if entry.first <= said <= entry.last or (not named and entry.first <= told.year + told.ahead <= entry.last):
                continue
            begin = sentence.start + start
            why = f"“{entry.word}”说的是{entry.first}年，不是{said}年"
            level = Level.ERROR if named else Level.DOUBT
            yield spot_in(passage, begin, begin + len(entry.word), why, "改成当年的提法，或者核对年份", level=level)


CHECKS: dict[str, Check] = {"年份-16": check_occasions}
