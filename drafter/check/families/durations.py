"""年份: how long something has been since it began, and quarters and halves of a year beside their months."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage, Sentence, sentences
from drafter.check.periods import YEAR_PATTERN, year_periods
from drafter.check.quantities.numerals import chinese_number
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import outside_titles
from drafter.check.timing import own_year

_NUMBER = r"(?P<number>\d{1,2}|[一二两三四五六七八九十]{1,3})"
_BEGUN = expression(
    rf"(?P<year>{YEAR_PATTERN})年(?:(?P<month>\d{{1,2}})月(?:\d{{1,2}}[日号]|[底初末份]|[上中下]旬)?)?起?，?[^，。；\d]{{0,14}}?"
    r"(?:成立|挂牌|揭牌|运行|上线|启用|设立|组建|启动|投入使用|建成|开通|推行|实施|施行|开展|开馆|入驻|行使|承接|下放|划转|移交)"
)
_MONTHS_SINCE = expression(
    rf"(?<![\d月第期每为近需前后])(?:近|不到|短短|已)?{_NUMBER}个多?月(?:以来|来|间|里|内|共|累计|受理|办理|办结|接待|调解|化解|开展|处理|审结|时间)"
)
_YEARS_SINCE = expression(
    rf"(?:(?:运行|成立|上线|挂牌|启用|设立|推行|实施|施行|开展|开通)(?:已|已有|满|近|以来)?|以来，?)近?{_NUMBER}(?:个)?多?年(?:多)?(?:来|以来|间|时间|，|里|共|累计)"
)
_RUNNING = expression(
    rf"(?P<year>{YEAR_PATTERN})年(?:\d{{1,2}}月)?[^，。；\d]{{0,8}}?(?:以来|起|开始)，?[^，。；\d]{{0,10}}?(?:已)?连续{_NUMBER}(?:个)?(?:年|年度)(?!行动|规划)"
)
_YEAR_MONTHS = 12
_PART = r"(?<![前个])(?P<part>第?[一二三四1-4]季度|[上下]半年)"
_TO = r"月?份?(?:[-—–~～至到]+)"
_WHOLE_PART = expression(rf"{_PART}(?:（|，即|即|，也就是)(?:即)?(?P<first>\d{{1,2}}){_TO}(?P<last>\d{{1,2}})月")
_FIRST_QUARTERS = expression(rf"前(?P<quarters>[二两三23])个?季度(?:（|，即|即)(?:即)?1{_TO}(?P<last>\d{{1,2}})月")
_FIRST_QUARTERS = expression(rf"前(?P<quarters>[二两三23])个?季度(?:（|，即|即)(?:即)?1{_TO}(?P<last>\d{{1,2}})月")
_MONTH_OF = expression(rf"{_PART}[的，（]?(?P<first>\d{{1,2}})月(?!{_TO})(?!\d)")
# A step inside of a part of the year cannot come before it: 四季度开展评查，9月发现问题12个.
_STEP_IN = expression(rf"{_PART}[^。；，\d]{{2,16}}，(?:分别)?[于在]?(?P<first>\d{{1,2}})月")
# Which of its years a plan is in: 首年任务, 三年行动（2022—2024年）.
_NTH_YEAR = expression("(?P<nth>首|第[一二三四五])年(?:度)?(?:的)?(?:任务|目标|工作|各项)|(?P<end>收官|开局|启动)之年")
_OTHER_TIME = expression(
    rf"五[”’]?(?:普法|规划)|明年|下一?年|上年|去年|{YEAR_PATTERN}年(?!）)(?=.*是|[^，。；]{{0,4}}，)"
)
_ORDER = "一二三四五"
_LONGEST_PLAN = 6
_FIRST_HALF, _HALF, _QUARTER = "上", 6, 3


def check_since(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find more months or years since something began than there were until the end of the report year."""
    year = own_year(document)
    for passage in document.passages if year else ():
        for sentence in sentences(passage):
            yield from _too_long(passage, sentence, year)
            if "首年" in sentence.text or "第" in sentence.text or "之年" in sentence.text:
                yield from _other_year_of_plan(passage, sentence, year)


def _too_long(passage: Passage, sentence: Sentence, year: int) -> Iterator[Spot]:
    text = outside_titles(sentence.text)
    begun = _BEGUN.search(text)
    if begun and int(begun["year"]) <= year:
        months = (year - int(begun["year"])) * _YEAR_MONTHS + _YEAR_MONTHS + 1 - int(begun["month"] or 1)
        for pattern, most, unit in ((_MONTHS_SINCE, months, "个月"), (_YEARS_SINCE, -(-months // _YEAR_MONTHS), "年")):
            match = pattern.search(text, begun.end())
            if match and _count(match["number"]) > most and str(year + 1) not in text:
                start = sentence.start + match.start("number")
                why = (
                    f"从{begun['year']}年{begun['month'] + '月' if begun['month'] else ''}到{year}年底最多{most}{unit}"
                )
                yield spot_in(passage, start, sentence.start + match.end(), why, "改正时间的长短或者起点")
    for match in _RUNNING.finditer(text):
        most = year - int(match["year"]) + 1
        if 0 < most < _count(match["number"]) and not re.search(rf"{YEAR_PATTERN}年", text[match.end() :]):
            why = f"从{match['year']}年到{year}年是{most}年"
            start = sentence.start + match.start()
            yield spot_in(passage, start, sentence.start + match.end(), why, "改正年数或者起点")


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else chinese_number(text.replace("两", "二")) or 0


def check_quarters(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find quarters and halves of a year with months that are not theirs."""
    for passage in document.passages:
        if "季度" not in passage.text and "半年" not in passage.text:
            continue
        yield from _beside_parts(passage)
        for match in _FIRST_QUARTERS.finditer(passage.text):
            last = _count(match["quarters"]) * _QUARTER
            if int(match["last"]) != last:
                yield spot_in(passage, *match.span(), f"前{match['quarters']}季度到{last}月为止", "改正月份或者季度")


def _beside_parts(passage: Passage) -> Iterator[Spot]:
    for match in _WHOLE_PART.finditer(passage.text):
        first, last = _months_of(match["part"])
        if (int(match["first"]), int(match["last"])) != (first, last):
            why = f"{match['part']}是{first}月至{last}月"
            yield spot_in(passage, *match.span(), why, "改正月份或者季度、半年")
    for match in _MONTH_OF.finditer(passage.text):
        first, last = _months_of(match["part"])
        if not first <= int(match["first"]) <= last:
            why = f"{match['first']}月不在{match['part']}里"
            yield spot_in(passage, *match.span(), why, "改正月份或者季度、半年")

    for match in _STEP_IN.finditer(passage.text):
        first, last = _months_of(match["part"])
        if int(match["first"]) < first:
            why = f"{match['first']}月在{match['part']}以前"
            yield spot_in(passage, *match.span(), why, "核对月份，或者季度、半年", level=Level.HINT)


def _other_year_of_plan(passage: Passage, sentence: Sentence, year: int) -> Iterator[Spot]:
    """Yield years of a plan in a sentence that says which of them it is told of, and it is not the report year."""
    nth = _NTH_YEAR.search(sentence.text)
    found = list(year_periods(sentence.text)) if nth else []
    if nth is None or len(found) != 1 or found[0].years > _LONGEST_PLAN or _OTHER_TIME.search(sentence.text):
        return
    one = found[0]
    last = nth["end"] and nth["end"].startswith("收")
    falls = one.last if last else one.first + (_ORDER.index(nth["nth"][-1]) if nth["nth"] and nth["nth"] != "首" else 0)
    if falls != year:
        why = f"{nth[0]}是{falls}年，报告的是{year}年"
        start, end = sentence.start + one.start, sentence.start + one.end
        yield spot_in(passage, start, end, why, "改正起止的年份，或者第几年", level=Level.DOUBT)


def _months_of(part: str) -> tuple[int, int]:
    if part.endswith("半年"):
        return (1, _HALF) if part[0] == _FIRST_HALF else (_HALF + 1, _YEAR_MONTHS)
    last = _count(part.removeprefix("第").removesuffix("季度")) * _QUARTER
    return last - _QUARTER + 1, last


CHECKS: dict[str, Check] = {"年份-17": check_since, "年份-18": check_quarters}
