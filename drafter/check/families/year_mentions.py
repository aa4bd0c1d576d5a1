"""年份: comparisons of a year with itself, figures of a part of the year, and years that need a second look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage, Sentence, sentences
from drafter.check.periods import YEAR_PATTERN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import filled_in, outside_titles
from drafter.check.timing import YEAR, is_told, own_year, parts

_YEAR = rf"(?P<year>{YEAR_PATTERN})年(?!\d{{1,2}}月|上半年|下半年|初|底|末|第?[一二三四]季度|前)"
_CHANGE = expression(
    r"增长|增加|上升|提高|提升|下降|减少|降低|增幅|降幅|翻番|持平|同比|缩短|压缩|倍|多了?\d|少了?\d|多了|少了|增\d|降\d|[↑↓]|相比|高于|低于|高出|超过|多于|少于|相当于|基数|基础上"
)
_COMPARED = expression(
    rf"(?:相?比|较|相较于?|对比|(?:是|为|达到?|相当于|约为)(?={YEAR_PATTERN}年[^，。；]{{0,12}}?的[\d一二两三四五六七八九十][\d.]*(?:倍|%|成|半))"
    rf"|[与同和跟](?={YEAR_PATTERN}年[^，。；]{{0,14}}?(?:相比|比较|持平|相当|对比|基本一致|比[，多少高低增减]))"
    rf"|(?:高于|低于|高出|超过|多于|少于|不及|不足)(?={YEAR_PATTERN}年[^，。；]{{0,10}}?\d)"
    rf"|以(?={YEAR_PATTERN}年[^，。；]{{0,8}}为(?:基数|基期|参照|比较))|在(?={YEAR_PATTERN}年[^，。；\d]{{0,8}}\d[^，。；]{{0,4}}的?基础上)){_YEAR}"
)
_FROM_TO = expression(
    rf"[从由](?P<first>{YEAR_PATTERN})年[^，。；\d]{{0,12}}\d[^。；]{{0,24}}?[到至为](?P<year>{YEAR_PATTERN})年"
)
_SAME_PERIOD = expression(rf"(?P<year>{YEAR_PATTERN})年度?同期")
_AHEAD = expression(r"将|力争|目标|明年|下一?年|下一?步|计划|预计|确保|打算")
_FIGURE = expression(r"\d[\d,.]*(?:余|多)?万?(?:[件起份次人名个项条宗例场家处户批篇期册元%]|亿元|余件)")
_FIRST_MONTHS = expression(
    r"(?<![\d月])(?<!半年（)(?<!季度（)(?<!半年即)(?<!季度即)(?:1|一)月?(?:份)?[-—–~～至到](?P<month>\d{1,2}|[二三四五六七八九]|十一|十)月"
)
_UNTIL = expression(
    rf"截[至止]到?至?(?:(?P<year>{YEAR_PATTERN})年|今年)?(?P<month>\d{{1,2}})月(?:\d{{1,2}}[日号]|底|末|初|中旬|上旬|下旬|份)?+(?!以?前|之前|仍|尚|现行|有效|在册)"
)
_UNTIL_LAST = expression(
    rf"(?:截[至止]到?|(?:^|(?<=[，。；]))[到至]?)(?P<year>{YEAR_PATTERN})年(?:年?底|年?末|12月(?:底|份|31日)?)"
)
_OF_LAST_YEAR = expression(
    "比|较|新增|增加|减少|以来|存量|基数|结转|累计|上年|现行|有效|在册|基础|已有|共有|原有|之后|未结|到期"
)
# A standing number may be last year's, where something is set against it.
_STANDING = expression("共有|累计|现有|已有|现行|有效|在册|持证|登记在")
_SET_AGAINST = expression("比|较|新增|净增|增加|减少|以来|结转|上年|之后|未结|到期|清理|其中|基础|原有|基数|存量|前")
_QUARTERS = expression(r"前[三3]个?季度|(?<!提)前(?:\d{1,2}|[三四五六七八九十]|十一)个月")
_YEAR_IN_FRONT = expression(rf"(?P<year>{YEAR_PATTERN})年$")
# How far a year in front still belongs to a comparison; how far behind a period its figures stand.
_SENTENCE, _CLAUSE = 200, 48
_ALMOST_WHOLE = 9
_MONTHS = {"二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "十一": 11}
_DECEMBER = 12
_UNTIL_COUNTED = expression(r"截[至止]到?\d{4}年\d{1,2}月底?，?(?:共|累计)")
_WHOLE = expression("全年|下半年|四季度")
_STALE = expression(rf"{_YEAR}度?(?:[，,]|全年|共|我|全|区|县|市|镇|累计|受理|办理|开展|组织)")
_STALE_OWN = expression(
    rf"(?:（[一二三四五六七八九十]{{1,3}}）|[一二三四五六七八九十]{{1,3}}[是、]，?|\d{{1,2}}[.．、])?{_YEAR}度?，?(?:(?:我|本|全)[省市县区镇乡街局厅委办院站所队](?:道|政府|机关)?|[\u4e00-\u9fff]{{2,12}}(?=高度重视|始终坚持|认真贯彻|深入贯彻|坚持以|紧紧围绕|严格按照)|(?=未|没有|不存在|不涉及))(?:没有|不涉及|未|无|不存在|均|共|先后|累计|始终|坚持|严格|深入|认真|积极|高度重视|紧紧|紧扣|全面|切实|着力|大力|持续|不断|扎实|组织|开展|召开|举办|受理|办理|印发|推进|加强|落实|完善|建立|健全|将|把|按照|在)"
)
_NOT_STALE = expression(r"同比|上年|比|较|以来|相比|上升|下降|增长|减少|[年月日]起|遗留|结转|跨年|收官|整改|继续")
_LONG_TERM = expression(
    r"以来|(?:立案|受理|作出|查处|发现|下放|签订|发生)的|起|版|修订|修正|制定|施行|出台|成立|开始|始|底前|建成|实现|远景|实施的?|至今|建[立设]|启[动用]|印发|发布|开展的|[-—–~～至到]"
)
_HELD = expression(r"\d{1,2}月(?:\d{1,2}日)?(?:召开|举办|举行|组织|开展|印发|约谈|出庭)(?!的)")
_SIDE = expression("以[前后]|之[前后]")
_DAY_OF_LAW = expression(r"\d{1,2}月(?:\d{1,2}日)?(?:以来|起|施行|印发|修订|挂牌|成立|启用|上线|投入|到期|届满|至|—)")
_LEADS = expression(r"(?:[到至自从由〔（(于]|截至|截止|早在|追溯|[-—–~～])$")
_FAR = 2


class _Seen(NamedTuple):
    passage: Passage
    start: int
    end: int


def check_comparison(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find comparisons whose two sides are the same year."""
    year = own_year(document)
    for part in parts(document):
        for passage in part.passages:
            for sentence in sentences(passage):
                text = outside_titles(sentence.text)
                if _CHANGE.search(text) or "同期" in text:
                    for start, end, why, level in _compared(text, 0 if part.ahead else year):
                        fix = "改正其中一边的年份，同比应与上一年比"
                        yield spot_in(passage, sentence.start + start, sentence.start + end, why, fix, level=level)


def _compared(text: str, year: int) -> Iterator[tuple[int, int, str, Level | None]]:
    for match in _FROM_TO.finditer(text):
        if match["first"] == match["year"]:
            yield match.start(), match.end(), f"比较的两边都是{match['year']}年", None
    taken, planned = -1, bool(_AHEAD.search(text))
    for match in (*_COMPARED.finditer(text), *_SAME_PERIOD.finditer(text)):
        base = match.start("year")
        if base == taken:
            continue
        taken = base
        others = [int(one[1]) for one in YEAR.finditer(text, max(0, base - _SENTENCE), base)]
        said = int(match["year"])
        # The year before may have been named for its own figures; it is no less what one compares with.
        if others and others[-1] == said and (said >= year or set(others) == {said}):
            yield match.start(), match.end(), f"比较的两边都是{said}年", None
        elif not others and said == year and not planned:
            yield match.start(), match.end(), f"报告的就是{year}年，不能再与{year}年比", Level.DOUBT
        elif 0 < year < said == max((said, *others)) and said not in others and not planned:
            yield match.start(), match.end(), f"报告的是{year}年，不会与以后的{said}年比", Level.DOUBT


def check_part_of_year(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find figures that end before the year does."""
    year = own_year(document)
    for part in parts(document):
        for passage in part.passages if not part.ahead else ():
            for sentence in sentences(passage):
                yield from _cut(passage, sentence, year)
                yield from _until_last(passage, sentence, year)


def _cut(passage: Passage, sentence: Sentence, year: int) -> Iterator[Spot]:
    text = outside_titles(sentence.text)
    if _WHOLE.search(text) and not _UNTIL_COUNTED.search(text):
        return
    for pattern in (_UNTIL, _FIRST_MONTHS, _QUARTERS):
        for match in pattern.finditer(text):
            level = _cut_level(pattern, match, text, year)
            if level:
                why = (
                    "年度报告要用全年的数据，这里只统计到年中的一个时候"
                    if level is Level.DOUBT
                    else "看看是不是只统计了一段时间"
                )
                start = sentence.start + match.start()
                yield spot_in(passage, start, start + len(match[0]), why, "换成全年的数据，截至12月底", level=level)


def _until_last(passage: Passage, sentence: Sentence, year: int) -> Iterator[Spot]:
    """Yield the end of last year as the day until which the report year's figures are counted."""
    text = outside_titles(sentence.text)
    match = _UNTIL_LAST.search(text)
    if not match or int(match["year"]) != year - 1 or f"{year}年" in text:
        return
    standing = _OF_LAST_YEAR.search(text)
    if standing and (not _STANDING.search(text) or _SET_AGAINST.search(text)):
        return
    if _FIGURE.search(text, match.end()):
        start = sentence.start + match.start()
        why = f"报告的是{year}年，这里统计到{year - 1}年底"
        yield spot_in(
            passage,
            start,
            start + len(match[0]),
            why,
            f"核对是不是{year}年底",
            level=Level.HINT if standing else Level.DOUBT,
        )


def _cut_level(pattern: re.Pattern[str], match: re.Match[str], text: str, year: int) -> Level | None:
    groups = match.groupdict()
    front = _YEAR_IN_FRONT.search(text[max(0, match.start() - 5) : match.start()])
    said = groups.get("year") or (front["year"] if front else None)
    month = groups.get("month") or "9"
    number = int(month) if month.isdigit() else _MONTHS[month]
    if (said and int(said) != year) or not 1 < number < _DECEMBER:
        return None
    counted = _FIGURE.search(text[match.end() : match.end() + _CLAUSE].split("。")[0])
    if pattern is _UNTIL:
        return Level.DOUBT
    return Level.DOUBT if counted and number >= _ALMOST_WHOLE else Level.HINT


def check_relative(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find words whose meaning depends on the day on which one reads them; each word once."""
    for entry in lexicon.entries("相对时间", document.year):
        seen = [
            (passage, start)
            for passage in document.running()
            for start in entry.starts(outside_titles(filled_in(passage)))
            if passage.text[start + len(entry.word)] not in "（年月"
        ]
        if seen:
            passage, start = seen[0]
            times = f"，全文共{len(seen)}处" if len(seen) > 1 else ""
            why = f"“{entry.word}”要看是哪一天读的{times}"
            yield spot_in(passage, start, start + len(entry.word), why, entry.right)


def check_far_years(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find last year's year in front of figures, and years far from the report year; the latter once each."""
    year = own_year(document)
    far: dict[int, list[_Seen]] = {}
    for part in parts(document) if year else ():
        for passage in part.passages:
            if is_told(passage):
                if not part.ahead:
                    yield from _stale(passage, year)
                for one, start in _far(outside_titles(passage.text), year, ahead=part.ahead):
                    far.setdefault(one, []).append(_Seen(passage, start, start + 5))
    for one, places in far.items():
        times = f"，全文共{len(places)}处" if len(places) > 1 else ""
        why = f"报告的是{year}年，这里写的是{one}年{times}"
        yield spot_in(*places[0], why, "确认年份没有写错")


def _stale(passage: Passage, year: int) -> Iterator[Spot]:
    years = Counter(int(match[1]) for match in YEAR.finditer(passage.text))
    if years[year] or not years[year - 1]:
        return
    for sentence in sentences(passage):
        own = _STALE_OWN.match(sentence.text)
        match = own or _STALE.match(sentence.text)
        if not match or int(match["year"]) != year - 1 or _NOT_STALE.search(sentence.text):
            continue
        if own or _FIGURE.search(sentence.text):
            start = sentence.start + match.start("year")
            why = f"报告的是{year}年，这一段的{'话' if own else '数据'}却写着{year - 1}年"
            yield spot_in(passage, start, start + 5, why, f"核对是不是{year}年", level=Level.DOUBT)


def _far(text: str, year: int, *, ahead: bool) -> Iterator[tuple[int, int]]:
    for match in YEAR.finditer(text):
        front, behind = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 12]
        known = (
            (_LEADS.search(front) and not _HELD.match(behind)) or _LONG_TERM.match(behind) or _DAY_OF_LAW.match(behind)
        )
        past = (ahead or int(match[1]) <= year) and _SIDE.match(behind)
        if abs(int(match[1]) - year) >= _FAR and not (known or past):
            yield int(match[1]), match.start()


CHECKS: dict[str, Check] = {
    "年份-4": check_comparison,
    "年份-9": check_part_of_year,
    "年份-10": check_relative,
    "年份-12": check_far_years,
}
