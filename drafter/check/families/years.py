"""年份: periods that end where they begin, and years that are not those the report should speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage, sentences
from drafter.check.periods import YEAR_PATTERN, DatePeriod, date_periods, year_periods
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import outside_titles
from drafter.check.timing import is_told, looks_ahead, own_year

_YEAR = rf"(?P<year>{YEAR_PATTERN})年(?!\d{{1,2}}月)度?"
_GLUED = expression(rf"(?<!\d)({YEAR_PATTERN})({YEAR_PATTERN})年")
# 202410月, 2024618日 and, where a paragraph begins, 2024全县 have lost the 年.
_LOST = expression(
    rf"(?<![\d.])(?P<year>{YEAR_PATTERN})(?:(?P<month>1[0-2]|[1-9])月|\d{{2,4}}日)|^(?P<only>{YEAR_PATTERN})(?=[\u4e00-\u9fff])(?![年版级届元人件个家名份余多万亿项次起场户条期篇种类位台部公平米])"
)
_IN_TITLE = expression(rf"(?<![\d.]){_YEAR}")
_ATTACHED = expression(rf"{_YEAR}[^，。；]{{0,24}}(?:数据|情况|统计表|指标|一览表|明细表|汇总表|台账)$")
_ANY_YEAR = expression(rf"{YEAR_PATTERN}(?=年)")
_OPENING = expression(rf"现[将就][^。；]{{0,40}}?{_YEAR}[^。；]{{0,50}}如下")
_BEGINNING = expression(rf"{_YEAR}(?=[，是]|以来|(?:我|本|全)[省市县区镇乡街局委])")
_PART_WORDS = expression(r"情况|举措|成效|成绩|不足|问题|工作|职责|履职")
_OTHER_YEAR = expression(r"整改|上年|以来|落实|[-—–~～至到]\d{4}")
_SAID = expression(
    rf"(?P<word>本年度|年度内|年内|全年|本年|今年|上一?年度|去年|上年|下一?年度|明年|来年)(?:（(?:即|指|为|也就是)?|，?即)(?P<year>{YEAR_PATTERN})年度?"
)
# 2021年即上年
_SAID_BEHIND = expression(rf"(?<!\d){_YEAR}，?[即（](?:是|为)?(?P<word>今年|上一?年度|去年|上年|下一?年度|明年|来年)")
_PLANNED = expression(
    rf"{_YEAR}的?(?:法治政府建设|法治建设|依法行政)?(?:主要|重点|总体|下步|工作)*(?:打算|安排|计划|思路|设想)(?![^，。；]{{0,6}}(?:落实|完成|执行|情况|回顾|部署))"
)
# What the report says of itself: which year it sums up, of when its figures are.
_SCOPE = (
    expression(
        rf"(?:统计|数据|数字)[^，。；\d]{{0,6}}(?:期限|期间|时间|时段|时限|口径|范围|区间)[^，。；\d]{{0,8}}{_YEAR}(?!\d{{1,2}}月)(?:全年|度)?(?=[，。；）]|的|全年|$)"
    ),
    expression(
        rf"(?:以上|上述|本报告|本年度报告|本文|文中|报告中)[^，。；\d]{{0,12}}(?:数据|数字|情况|内容|事项|工作|所称|所指|口径)[^。；\d]{{0,20}}?"
        rf"(?:为|是|在|于|指|限|统计|取自|来自|截[至止]到?|自|从|覆盖|涵盖|反映)(?P<year>{YEAR_PATTERN})年(?P<late>1[0-2]月(?!31日|底)|\d{{1,2}}月\d{{1,2}}日?起?以来)?"
    ),
    expression(
        rf"(?:本报告|本年报|^(?:该)?报告)[^，。；\d《]{{0,14}}{_YEAR}[^，。；《\d]{{0,24}}?(?:法治|依法行政|工作|情况|进展|成效)"
    ),
)
_OWN_SUMMARY = expression(
    rf"(?:对|将|把|就|反映|总结|汇总|梳理|公开|公布)[^，。；\d《]{{0,12}}{_YEAR}[^，。；《\d]{{0,14}}?(?:法治|依法行政)[^，。；《]{{0,24}}?(?:总结|报告|公开|公布|梳理|自查|汇报|通报|情况)"
)
_ALLOWED = {
    "本": (0,),
    "年": (0,),
    "全": (0,),
    "今": (0, 1),
    "上": (-1, 0),
    "去": (-1, 0),
    "下": (1,),
    "明": (1,),
    "来": (1,),
}


def check_periods(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find periods that end where they begin, or before."""
    for passage in document.passages:
        for years in year_periods(passage.text):
            if years.last <= years.first:
                same = years.first == years.last
                why = "起止两个年份相同" if same else "结束的年份比开始的还早"
                yield spot_in(passage, years.start, years.end, why, _right_period(document, passage, years.start))
        for match in _GLUED.finditer(passage.text):
            why = "两个年份连在一起，中间少了连接号"
            yield spot_in(passage, *match.span(), why, f"改为{match[1]}—{match[2]}年")
        yield from _lost_years(passage)
        for dates in date_periods(passage.text):
            fault = _fault_of(dates)
            if fault:
                yield spot_in(passage, dates.start, dates.end, fault[0], "改正起止的日期", level=fault[1])


def _lost_years(passage: Passage) -> Iterator[Spot]:
    """Yield years that run into a month, a day or the text because their 年 was lost."""
    for match in _LOST.finditer(passage.text):
        if match["only"]:
            yield spot_in(passage, *match.span(), "年份后面少了“年”", f"写成“{match['only']}年”", level=Level.DOUBT)
        else:
            fix = f"写成“{match['year']}年{match['month']}月”" if match["month"] else "补上“年”和“月”"
            yield spot_in(passage, *match.span(), "年份和后面的日期连在一起，中间少了“年”", fix)


def _right_period(document: Document, passage: Passage, start: int) -> str:
    outline = document.reference.outline(document.year)
    if outline and "法治政府建设实施纲要" in passage.text[max(0, start - 14) : start]:
        return f"改成起止的年份，{document.year}年的纲要是{outline.name}"
    return "改成起止两个年份"


def _fault_of(dates: DatePeriod) -> tuple[str, Level] | None:
    """Say what is wrong with a period of days or months, and how surely; None where nothing is."""
    year1, month1, day1 = dates.first
    year2, month2, day2 = dates.last
    over_new_year = not year2 and 0 < month2 < month1
    if over_new_year:
        # 11月至3月 is a winter; with a year in front, the second one needs 次年.
        return ("结束的月份比开始的还早，跨年的要写明年份", Level.DOUBT) if year1 else None
    if year2 and not year1:
        return None
    first = (year1, month1, day1 if day2 else 0)
    last = (year2 or year1, month2 or month1, day2 if day1 else 0)
    if day2 and not day1 and not month2:
        return None
    if last < first:
        return "结束的日期比开始的还早", Level.ERROR
    return ("起止是同一个日期", Level.ERROR if year2 else Level.DOUBT) if last == first else None


def check_own_year(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find where the title, the opening or a heading names another year than the report is about."""
    year = own_year(document)
    if not year:
        return
    if document.year and year != document.year:
        yield from _another_year(document, year)
        return
    yield from _in_titles(document, year)
    yield from _in_opening(document, year)
    for passage in document.passages:
        for match in (*_SAID.finditer(passage.text), *_SAID_BEHIND.finditer(passage.text)):
            if int(match["year"]) - year not in _ALLOWED[match["word"][0]]:
                why = f"报告的是{year}年，“{match['word']}”不会是{match['year']}年"
                yield spot_in(passage, match.start(), match.end(), why, "改正其中的年份")
        yield from _in_scope(passage, year, opening=False)
        if passage.level and not looks_ahead(passage):
            yield from _in_heading(passage, year)


def _another_year(document: Document, year: int) -> Iterator[Spot]:
    for passage in document.passages:
        start = passage.text.find(f"{year}年")
        if start >= 0:
            why = f"全文没有一处写{document.year}年，写得最多的是{year}年，与要核对的年度不符"
            yield spot_in(passage, start, start + 5, why, "改正文里的年份，或者换一个年度再核对", level=Level.DOUBT)
            return


def _in_titles(document: Document, year: int) -> Iterator[Spot]:
    for passage in document.passages:
        found = list(_IN_TITLE.finditer(passage.text)) if passage.kind is Kind.TITLE else []
        if found and year not in {int(match["year"]) for match in found}:
            match = found[0]
            yield spot_in(passage, *match.span(), f"报告的是{year}年，标题写的是{match['year']}年", f"改为{year}年")
        attached = _ATTACHED.search(passage.text) if passage.kind is Kind.OTHER else None
        if attached and int(attached["year"]) != year and len(set(_ANY_YEAR.findall(passage.text))) == 1:
            why = f"报告的是{year}年，附件写的是{attached['year']}年"
            yield spot_in(
                passage, attached.start("year"), attached.end("year") + 1, why, f"改为{year}年", level=Level.DOUBT
            )


def _in_opening(document: Document, year: int) -> Iterator[Spot]:
    running = next(document.running(), None)
    match = _BEGINNING.match(running.text) if running else None
    if running and match and int(match["year"]) not in (year, year + 1):
        why = f"报告的是{year}年，开头写的是{match['year']}年"
        # 2016年以来 says since when.
        level = Level.HINT if "以来" in match[0] else Level.DOUBT
        yield spot_in(running, *match.span(), why, f"改为{year}年", level=level)
    for passage in islice(document.running(), 2):
        if not passage.part:
            yield from _in_scope(passage, year, opening=True)
    for passage in document.running():
        for match in _OPENING.finditer(passage.text):
            if int(match["year"]) not in (year, year + 1):
                why = f"报告的是{year}年，这里写的是{match['year']}年"
                yield spot_in(passage, match.start("year"), match.end("year") + 1, why, f"改为{year}年")


def _in_scope(passage: Passage, year: int, *, opening: bool) -> Iterator[Spot]:
    """Yield the year that a report says it sums up, where it is another one.

    Args:
        passage: Where it is said.
        year: The report year.
        opening: Whether it is the beginning, which speaks of the report without naming it.
    """
    for sentence in sentences(passage) if is_told(passage) else ():
        text = outside_titles(sentence.text)
        for pattern in (_OWN_SUMMARY,) if opening else _SCOPE:
            match = pattern.search(text)
            # A year of figures may begin in the last months of the year before.
            if match is None or match.groupdict().get("late"):
                continue
            if int(match["year"]) not in (year, year + 1) and f"{year}年" not in text[: match.end()]:
                start = sentence.start + match.start("year")
                why = f"报告的是{year}年，这里写的是{match['year']}年"
                yield spot_in(passage, start, start + 5, why, f"改为{year}年", level=Level.DOUBT)
                return


def _in_heading(passage: Passage, year: int) -> Iterator[Spot]:
    text = outside_titles(passage.text[: passage.head])
    planned = list(_PLANNED.finditer(text))
    for match in planned:
        if int(match["year"]) in (year - 1, year):
            start, why = match.start("year"), f"报告的是{year}年，以后的安排写的却是{match['year']}年"
            level = Level.DOUBT if passage.level == 1 else Level.HINT
            yield spot_in(passage, start, start + 5, why, f"改为{year + 1}年", level=level)
    taken = {match.start("year") for match in planned}
    found = [match for match in _IN_TITLE.finditer(text) if passage.level == 1 and match.start("year") not in taken]
    if len(found) != 1 or not _PART_WORDS.search(text) or _OTHER_YEAR.search(text):
        return
    said = int(found[0]["year"])
    if said != year and not (said == year + 1 and re.search("安排|打算|计划|思路|下一", text)):
        why = f"报告的是{year}年，小标题写的是{said}年"
        yield spot_in(passage, *found[0].span(), why, f"改为{year}年", level=Level.DOUBT)


CHECKS: dict[str, Check] = {"年份-1": check_periods, "年份-2": check_own_year}
