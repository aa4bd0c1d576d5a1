"""年份: a year that does not fit the other words for time in its sentence, and months that had not come yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.passages import Passage, Sentence
from drafter.check.periods import YEAR_PATTERN
from drafter.check.rules import Spot, spot_in
from drafter.check.spans import outside_titles

_YEAR = rf"(?P<year>{YEAR_PATTERN})年"
# 2022年发生的3起败诉案件，比上年多1起
_CHANGE_BEHIND = expression(
    rf"(?<![比较于]){_YEAR}(?![底末初起]|\d{{1,2}}月|以来|度?(?:同期)?(?:仅?为|只?有|是)?\d)[^。；（]{{2,40}}?(?:同比|[比较与](?:上年|去年|上一年))"
)
_THIS_YEAR = expression("今年|本年|一年来")
_CLAUSE_YEAR = expression(
    rf"(?:^|[，。；：]){_YEAR}(?:度?(?!\d|[底末初]|起|以|前|版|成立|建成|启|立|开工|出台|印发|制定|结转|为|的|是|同期|有|仅|共?\d)|\d{{1,2}}月(?:至|到|—|-)\d{{1,2}}月(?!起|底|末))"
    r"(?P<rest>[^，。；]{2,40})"
)
_OF_BEFORE = expression("以来|结转|遗留|上年|去年|相比|跨年|比|较|基础|以前|此前|期间")
_ATTRIBUTE = expression("(?:(?!了)[\u4e00-\u9fff]){1,14}的")
_CHANGE = expression(rf"{_YEAR}度?[^，。；（\d]{{2,14}}?(?:同比|比上年|较上年)(?:增|上升|提高|多|下降|减|少|降)")
# What is counted of a year, in a sentence that compares nothing: 2020年实际检查企业312家次.
_COUNTED = expression(
    rf"(?:^|[，：]|其中，?|(?={YEAR_PATTERN}年新)){_YEAR}度?(?:实际|新[发收立配增建聘招设选]|上半年|下半年|第?[一二三四]季度)[^，。；]{{0,14}}?[\d一二三四五六七八九十案]"
)
_AMONG = expression(rf"其中，?{_YEAR}\d{{1,2}}月[^，。；\d]{{0,16}}\d")
_OWN = expression(
    rf"[我本全][省市县区镇乡街局厅委院]{_YEAR}度?(?:全年|共|累计|办理|受理|开展|处理|查处|组织|审结|立案|化解|调解|培训|检查)[^，。；]{{0,14}}?\d"
)
_COMPARED = expression("比|较|同期|同比|上年|去年|增|减|上升|下降|提高|以来|结转|遗留|的基础|截至|由|从")
# A bare month goes by the report year, and so does a later one in the same sentence.
_BARE_MONTH = expression(r"(?<![\d年])(?P<month>\d{1,2})月(?!\d)")
_MONTH_OF = expression(rf"[，；]{_YEAR}(?P<month>\d{{1,2}})月(?:\d{{1,2}}日)?(?![底末]?(?:以?前|之前)|起|至|—|-)")
_NEXT_YEARS = expression(
    rf"(?:参加|完成|接受|通过|获评?|荣获){_YEAR}度(?![^，。；]{{0,10}}(?:计划|谋划|部署|申报|准备|要点|预算|招录|编制|征订|立项))"
)
_PERIOD = expression(
    rf"(?:统计(?:期|时)|数据[^，。；]{{0,4}}(?:时间|期限|口径|时段))[^。；\d]{{0,10}}{_YEAR}1月1日起?(?:至|到|—|-)"
)
_MONTH = expression(
    rf"{_YEAR}(?P<month>\d{{1,2}})月(?!\d|底|末|以?前|之前|至|到期|—|-|内|前)(?:份|[上中下]旬|初)?(?P<from>起|开始)?"
)
_TO_COME = expression(
    "将|拟|计划|明年|下一年|力争|确保|施行|生效|实施|执行|到期|届满|截止|安排|预计|继续|转入|结转|完成|目标|有效|期限|起|前|延|推迟|到位|任期|定于|争取|要求|限|报名|排|预约|列入|纳入"
)
_PLANNED = expression("将|拟|计划|力争|确保|施行|生效|实施|执行|预计|安排")
SINCE = expression("(?:施行|实施|执行|生效|启用|运行)(?:以来|后，|后$|至今)")
_DONE = expression("已|全年|累计|完成|办结|结束")
_AS_UNTIL = ("截至", "截止", "截止到", "截至到")


def stray_years(passage: Passage, sentence: Sentence, written: date, year: int) -> Iterator[Spot]:
    """Find years that do not fit the other words for time in a sentence, or the day on which the report is dated.

    Args:
        passage: Where the sentence stands; not in a part that looks ahead.
        sentence: What is read.
        written: The day until which the report can know of things.
        year: The report year.
    """
    text = outside_titles(sentence.text)
    if f"{year - 1}年" in text and f"{year}年" not in text:
        yield from _of_last_year(passage, sentence, text, year)
    for match in _MONTH.finditer(text):
        if (int(match["year"]), int(match["month"])) > (written.year, written.month) and _is_told_as_done(text, match):
            why = f"写报告时还没有到{match['year']}年{match['month']}月，写成了已经发生的事"
            yield _spot(passage, sentence, match, why, "核对年份")
    for match in _NEXT_YEARS.finditer(text):
        if int(match["year"]) > year:
            yield _spot(passage, sentence, match, f"报告的是{year}年，这里写的是{match['year']}年", "核对年份")
    for match in _PERIOD.finditer(text):
        if int(match["year"]) != year:
            why = f"报告的是{year}年，数据的起止却从{match['year']}年开始"
            yield _spot(passage, sentence, match, why, f"核对是不是{year}年")


def _of_last_year(passage: Passage, sentence: Sentence, text: str, year: int) -> Iterator[Spot]:
    """Yield last year's year where the sentence speaks of this one, or says how last year's number changed."""
    match = next(_stray(text, year), None)
    far = _CHANGE_BEHIND.search(text) if match is None else None
    if (
        far
        and int(far["year"]) == year - 1
        and not _THIS_YEAR.search(far[0])
        and not _OF_BEFORE.search(text[: far.end("year")])
    ):
        start = sentence.start + far.start("year")
        why = f"报告的是{year}年，与上年相比的这一年却写着{year - 1}年"
        yield spot_in(passage, start, start + 5, why, f"核对是不是{year}年", level=Level.HINT)
    if match is not None:
        start = sentence.start + match.start("year")
        why = f"报告的是{year}年，这里写的是{year - 1}年"
        yield spot_in(passage, start, start + 5, why, f"核对是不是{year}年", level=Level.DOUBT)


def _stray(text: str, year: int) -> Iterator[re.Match[str]]:
    found = list(_CHANGE.finditer(text))
    begins = _THIS_YEAR.search(text)
    for one in _CLAUSE_YEAR.finditer(text, begins.end()) if begins else ():
        if not _OF_BEFORE.search(one["rest"]) and not _ATTRIBUTE.match(one["rest"]):
            found.append(one)
    if not _COMPARED.search(text):
        found += (*_COUNTED.finditer(text), *_AMONG.finditer(text), *_OWN.finditer(text))
    bare = _BARE_MONTH.search(text)
    for one in _MONTH_OF.finditer(text, bare.end()) if bare else ():
        if int(one["month"]) >= int(bare["month"] if bare else 0) and not _ATTRIBUTE.match(text, one.end()):
            found.append(one)
    yield from (one for one in found if int(one["year"]) == year - 1)


def _is_told_as_done(text: str, match: re.Match[str]) -> bool:
    """Whether what is told of a month to come is neither planned nor a time limit."""
    if text.endswith((*_AS_UNTIL, "至", "到", "—", "-"), 0, match.start()):
        return False
    behind = text[match.end() :]
    if text.endswith("（", 0, match.start()):
        return not _TO_COME.search(behind.split("）")[0])
    if match["from"]:
        return not _PLANNED.search(text) and _DONE.search(behind) is not None
    clause = text[: match.start()].rpartition("，")[2] + re.split("[，。；]", behind)[0]
    return not _TO_COME.search(clause) or SINCE.search(clause) is not None


def _spot(passage: Passage, sentence: Sentence, match: re.Match[str], why: str, fix: str) -> Spot:
    start = sentence.start + match.start("year")
    return spot_in(passage, start, sentence.start + match.end(), why, fix, level=Level.DOUBT)
