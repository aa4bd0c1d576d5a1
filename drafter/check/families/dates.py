"""年份: days that do not exist, lengths that do not match their ends, and the date of the report itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families import durations
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage
from drafter.check.periods import YEAR_PATTERN, date_periods, is_month, month_days, year_periods
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import HIDDEN
from drafter.check.timing import date_line, is_yearly_report, own_year, published_by

_CHINESE = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_DAY = expression(
    rf"(?<![\d.])(?:(?P<year>{YEAR_PATTERN})年)?(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})月"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})[日号]"
)
_DOTTED = expression(
    r"(?<![\d.\-/])(?P<year>(?:19|20)\d{2})(?P<sign>[.\-/])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?![\d.\-/])"
)
_MONTH = expression(rf"(?<![\d.])(?:{YEAR_PATTERN}年)?(?P<month>0|00|1[3-9]|[2-9]\d)月(?![龄薪嫂])")
# The second day of a period or of a list has no month of its own: 6月15日至31日, 9月5、31日.
_DAYS_OF_MONTH = expression(
    rf"(?<![\d.])(?:(?P<year>{YEAR_PATTERN})年)?(?P<month>\d{{1,2}})月(?:\d{{1,2}}日?[、和至到—-]){{1,4}}(?P<day>\d{{1,2}})[日号]"
)
_ODD_YEAR = expression(
    r"(?<![\d.])(?:(?:1[0-8]|2[1-9])\d{2}(?=年\d{1,2}月)|20[1-9](?=年(?:\d{1,2}月|度|[，,]|[全共]))|(?:19|20)\d{3}(?=年))"
)
_TWICE = expression(r"(?<!\d)\d{1,2}日\d{1,2}日|(?<!\d)\d{1,2}月\d{1,2}月(?:\d{1,2}日)?|月\d{1,2}日\d{1,2}月")
_LENGTH = expression(
    r"[^。；\d]{0,24}?(?P<lead>为期|历时|持续|公示(?:期|时间)?|公告|征求意见(?:时间)?|(?:开展|提供)(?=\d{2,3}天)|，(?=\d{2,3}天[\u4e00-\u9fff])|连续|集中[一-鿿]{0,4}|为时|共计?|用时|前后用|用了?)(?P<about>约|近|超过|超)?"
    r"(?P<number>\d{1,4}|半|[一二两三四五六七八九十百]{1,5})(?P<more>余|多)?(?P<unit>天|日|个多?月|年)(?!以上|左右|[内间份])"
)
_YEARS_PLAN = expression(
    r"(?P<number>[一二两三四五六七八九十]{1,2}|\d{1,2})年(?:行动|规划|计划|攻坚)[^（《》。，；]{0,12}》?（$"
)
_LENGTH_IN_FRONT = expression(
    r"(?P<lead>为期)?(?<![月\d])(?P<about>约|近|超过|超)?(?P<number>\d{1,4}|[一二两三四五六七八九十]{1,5})(?P<more>余|多)?(?P<unit>天|日|个多?月|年)"
    r"(?:时间|来|间|期限)?(?(lead)[^，。；（\d]{0,24}|[^，。；（\d]{0,6})（(?:即|从|自)?$"
)
_WEEKDAY = expression(
    rf"(?<!\d)(?:(?P<year>{YEAR_PATTERN})年)?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号]（?(?:星期|周)(?P<name>[一二三四五六日天])"
)
_TOGETHER = expression(r"^[^。；，]{0,12}(?:两[次轮个期段]|[三四]次|共)")
_NAMES = "一二三四五六日"
_FRONT, _BESIDE = 40, 16
_MONTH_DAYS, _HALF_A_MONTH = 30, 16
_FIVE_PARTS, _LEAP_DAY = 2019, 29


class _Length(NamedTuple):
    number: int
    unit: str
    text: str
    end: int
    sure: bool


def number_of(text: str) -> int:
    """Return the number that Arabic or Chinese digits below a hundred say; 0 where they say none."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _CHINESE.get(text, 0)
    return (_CHINESE.get(tens, 1 if not tens else 0)) * 10 + _CHINESE.get(ones, 0)


def check_days(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find days and months that no calendar has."""
    leap = own_year(document)
    for passage in document.passages:
        text = passage.text
        yield from _odd_years(passage, leap)
        for pattern in (_DAY, _DAYS_OF_MONTH, _DOTTED):
            for match in pattern.finditer(text):
                why = _no_such_day(int(match["year"] or 0), number_of(match["month"]), number_of(match["day"]))
                if why:
                    level = Level.DOUBT if pattern is _DOTTED else None
                    yield spot_in(passage, *match.span(), why, "改正日期", level=level)
        for match in _MONTH.finditer(text):
            if not _DAY.match(text, match.start()):
                yield spot_in(passage, *match.span(), "没有这个月份", "改正月份")
        for match in _TWICE.finditer(text):
            yield spot_in(passage, *match.span(), "月、日写重了，不成日期", "改成几月几日；列举的，中间加顿号")


def _odd_years(passage: Passage, year: int) -> Iterator[Spot]:
    """Yield years of three or five digits, and 29 February where the report year does not have it."""
    for match in _ODD_YEAR.finditer(passage.text):
        yield spot_in(passage, match.start(), match.end() + 1, "年份不是四位", "改正年份", level=Level.DOUBT)
    for match in _DAY.finditer(passage.text) if year and "29" in passage.text else ():
        if not match["year"] and (match["month"], match["day"]) == ("2", "29") and month_days(year, 2) < _LEAP_DAY:
            level = Level.HINT if month_days(year + 1, 2) == _LEAP_DAY else Level.DOUBT
            yield spot_in(passage, *match.span(), f"{year}年2月没有29日", "核对日期", level=level)


def check_weekdays(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find days of the week that the day of the month does not have."""
    year = own_year(document)
    for passage in document.passages:
        for match in _WEEKDAY.finditer(passage.text):
            said, month, day = int(match["year"] or year), int(match["month"]), int(match["day"])
            if not said or _no_such_day(said, month, day):
                continue
            right = _NAMES[date(said, month, day).weekday()]
            if match["name"].replace("天", "日") != right:
                why = f"{said}年{month}月{day}日是星期{right}"
                level = None if match["year"] else Level.DOUBT
                yield spot_in(passage, *match.span(), why, "改正日期或者星期", level=level)


def _no_such_day(year: int, month: int, day: int) -> str:
    if not is_month(month):
        return "没有这个月份"
    if day < 1 or day > month_days(year, month):
        in_year = f"{year}年" if year else ""
        return f"{in_year}{month}月没有{day}日"
    return ""


def check_lengths(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find days, months and years that do not match the ends of their period."""
    year = own_year(document)
    for passage in document.passages:
        yield from _lengths_of_dates(passage, year)
        yield from _lengths_of_years(passage)


def _lengths_of_dates(passage: Passage, year: int) -> Iterator[Spot]:
    before, months = -_FRONT, 0
    for dates in date_periods(passage.text):
        beside, before, earlier = dates.start - before < _BESIDE, dates.end, months
        months = dates.months
        if beside and _TOGETHER.search(passage.text[dates.end : dates.end + _FRONT]):
            # 春季（3月至5月）、秋季（9月至10月）两次行动共5个月
            length = _length_behind(passage.text, dates.end)
            if length and "月" in length.unit and earlier and months:
                yield from _compare(passage, dates.start, length, earlier + months)
            continue
        length = _length_behind(passage.text, dates.end) or _length_in_front(passage.text, dates.start, dates.end)
        if not length:
            continue
        if length.unit in ("天", "日"):
            yield from _compare(passage, dates.start, length, dates.days(year))
        elif "月" in length.unit and dates.months:
            yield from _compare(passage, dates.start, length, dates.months)
        elif "月" in length.unit:
            yield from _compare_months(passage, dates.start, length, dates.days(year))


def _lengths_of_years(passage: Passage) -> Iterator[Spot]:
    for years in year_periods(passage.text):
        length = _length_behind(passage.text, years.end) or _length_in_front(passage.text, years.start, years.end)
        if length and length.unit == "年":
            yield from _compare(passage, years.start, length, years.years)
        plan = _YEARS_PLAN.search(passage.text[max(0, years.start - _FRONT) : years.start])
        count = number_of(plan["number"]) if plan else 0
        if plan and count and count not in (years.years, years.years - 1):
            why = f"写的是{plan['number']}年，起止却是{years.years}年"
            yield spot_in(passage, years.start, years.end, why, "改正年数或者起止的年份", level=Level.DOUBT)


def _length_behind(text: str, end: int) -> _Length | None:
    match = _LENGTH.match(text, end, end + _FRONT)
    number = number_of(match["number"]) if match else 0
    if not match or not number or match["about"] or match["more"] or HIDDEN in match[0]:
        return None
    sure = match["lead"] in ("为期", "历时", "为时", "用时")
    return _Length(number, match["unit"], f"{match['number']}{match['unit']}", match.end(), sure)


def _length_in_front(text: str, start: int, end: int) -> _Length | None:
    """Return the length in front of a period in brackets, with the period's end for its own."""
    match = _LENGTH_IN_FRONT.search(text[max(0, start - _FRONT) : start])
    number = number_of(match["number"]) if match else 0
    if not match or not number or match["about"] or match["more"]:
        return None
    return _Length(number, match["unit"], f"{match['number']}{match['unit']}", end, sure=False)


def _compare(passage: Passage, start: int, length: _Length, right: int | None) -> Iterator[Spot]:
    """Say a length that is not the right one; one less is how some people count, without the last one."""
    if right is None or right < 1 or length.number == right:
        return
    off = right - length.number
    # A span of years or months is often counted from its beginning to its end, without the last one.
    if off == 1 and length.unit not in ("天", "日"):
        return
    level = Level.ERROR if length.sure and off != 1 else Level.DOUBT
    unit = length.unit.replace("多", "")
    why = f"起止连头带尾是{right}{unit}，写的是{length.text}"
    yield spot_in(passage, start, length.end, why, f"改为{right}{unit}，或者改正起止的日期", level=level)


def _compare_months(passage: Passage, start: int, length: _Length, days: int | None) -> Iterator[Spot]:
    if days and abs(days - length.number * _MONTH_DAYS) > _HALF_A_MONTH:
        why = f"起止连头带尾是{days}天，写的是{length.text}"
        yield spot_in(passage, start, length.end, why, "改正月数或者起止的日期", level=Level.DOUBT)


def check_report_date(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a report dated before its year was over, or late."""
    is_yearly = is_yearly_report(document)
    year, dated = own_year(document), date_line(document)
    if not year or dated is None:
        return
    line, start, end, day = dated
    if is_yearly and day.year <= year:
        why = f"报告的是{year}年全年，成文日期却在这一年结束以前"
        yield spot_in(line, start, end, why, f"改正成文日期，{year}年的报告应在{year + 1}年写成")
    elif day.year > year + 1:
        why = f"成文日期比报告年度{year}年晚了{day.year - year}年"
        yield spot_in(line, start, end, why, "核对成文日期和报告年度", level=Level.DOUBT)
    elif is_yearly and year >= _FIVE_PARTS and day > published_by(year, lexicon):
        why = "年度报告应在次年4月1日前公开，成文日期更晚"
        yield spot_in(line, start, end, why, "核对成文日期", level=Level.HINT)


CHECKS: dict[str, Check] = {
    **durations.CHECKS,
    "年份-5": check_days,
    "年份-6": check_lengths,
    "年份-11": check_report_date,
    "年份-13": check_weekdays,
}
