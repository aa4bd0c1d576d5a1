"""年份: plans that name the report year instead of the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage, Sentence, sentences
from drafter.check.periods import YEAR_PATTERN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import outside_titles
from drafter.check.timing import is_told, looks_ahead, own_year, parts

_BARE = rf"(?P<year>{YEAR_PATTERN})年"
_YEAR = rf"{_BARE}(?!\d{{1,2}}月)度?"
_GOING_ON = (
    "继续|进一步|坚持|以|按照|紧紧|紧扣|围绕|深入|全面|着力|重点|认真|严格|不断|持续|切实|大力|加强|加大|在|从|把|始终|贯彻"
    "|结合|立足|聚焦|推进|推动|牢牢|更加|积极|充分|努力|抓|做|强化|完善|健全|深化|压实|提升|主要|针对|组织|开展|建立|落实|制定"
)
_AHEAD = expression(
    rf"{_YEAR}[，、]?[^，。；]{{0,14}}?(?:(?:将|计划|拟|打算|要)(?:{_GOING_ON})|(?:重点|主要)(?:做好|抓好|工作)|工作重点)"
)
_BEGINS = expression(
    rf"(?:（[一二三四五六七八九十]{{1,3}}）|[一二三四五六七八九十]{{1,3}}是|\d{{1,2}}[.．、])?(?:下一?步，?)?{_YEAR}"
    "(?:[，,是]|(?=(?:计划|拟|分[两二三四五0-9]|举办|完成|修订|启动|召开|新[建增]|印发|出台|编制|选派|聘请|培训|评查|检查|审查"
    f"|清理|{_GOING_ON})(?!的)))"
)
# A time at which something is to be done; what was done, begun or made then is told with 的, 起, 已.
_TIME = expression(
    rf"{_BARE}(?:第?[一二三四1-4]个?季度|[上下]半年|年?[底末](?:以?前|之前)?|\d{{1,2}}月(?:底|末|份|[上中下]旬|\d{{1,2}}日)?(?:以?前|之前|底|末)"
    r"|每|内|全年|起|\d{1,2}月(?:份|底|初|[上中下]旬|\d{1,2}日)?，?(?:开展|举办|组织|召开|完成|启动|推出|出台|印发|上线|实施|迎接|接受)|[^，。；、的]{0,6}?(?:将|拟|计划|力争|确保|争取|达到|完成|实现|新增|新建|建成|培训|举办|安排)(?!了|的|情况|后))"
)
# Any other month in which something is to end.
_ENDS = expression(
    rf"{_BARE}\d{{1,2}}月(?:份|底|末|初|[上中下]旬|\d{{1,2}}日)?(?=[，。；）]|[^，。；的]{{0,12}}?(?:完工|竣工|结束|完成|到位|建成|投用|启用|上线|运行|验收|交付|配[齐备]|补齐|印发|出台|报送|公布|覆盖|清零|办结|销号|解决|召开|开展|实现|达到))"
)
_LIMITED = expression(r"(?:(?:节点|时限|期限|时间)(?:为|是|定在|定为)?|(?<!截)[于在到至]|（)$")
# 2019年打算做好四件事：一是……
_LEADS_AHEAD = expression(
    rf"(?:（[一二三四五六七八九十]{{1,3}}）|\d{{1,2}}[.．、])?(?:(?P<year>{YEAR_PATTERN})年|明年|来年|下一?年度?|下一?步|今后)，?[^。；，]{{0,12}}?(?:打算|计划|将|要|拟|重点|安排|准备|着力|力争|争取|做好|抓好)"
)
_NEXT_ITEM = expression("[二三四五六七八九十]{1,2}是|[（(][二三四五六七八九十0-9]{1,2}[）)]")
# What one takes part in, and until when, in a plan.
_TAKES_PART = expression(
    rf"(?:参加|迎接|抓住|筹备|做好|组织好?|开展好?|抓好|办好|备战|到){_BARE}(?:(?=[，底])|度?(?!\d)[^，。；]{{0,16}}?(?:考试|督察|检查|考核|评查|普法|培训|招录|创建|申报|活动|宣传周|评估|竞赛|工作))"
)
_LEFT_FROM = expression("整改|反馈|问题|总结|回头看|遗留|结转|报告|述职|述法|年度考核|考核|销号|收尾")
_NEXT = expression(rf"(?:下一?步|今后|下一?阶段)，?[^。；，]{{0,8}}{_YEAR}(?!底|年底|前|以前)")
_DONE = expression(
    r"完成了|取得|已|了|以来|基础|总结|成绩|情况|不足|问题|经验|成效|收官|荣获|被|遗留|剩余|转入|结转|纠错|施行|印发的|实施的|版|比|较|从|相比|修订的|新修订|评估"
    # Who is to do it is told by 由 too.
    "|由(?![^，。；]{1,16}(?:负责|牵头|承担|主办|落实|组织|配合))"
)
# A deadline is for what is to come, whatever is to be done by then; unless it had been set for something before.
_DEADLINE = expression("前$|之前$|[底末]$|季度$|半年$|每$")
_OVER = expression(
    r"完成了|已|了(?!解)|以来|转入|结转|遗留|施行|印发的|实施的|发现的|作出的|比|较|从|相比"
    "|由(?![^，。；]{1,16}(?:负责|牵头|承担|主办|落实|组织|配合))"
)
_SURELY_AHEAD = expression(rf"{_YEAR}[，、]?[^，。；]{{0,14}}?将(?:继续|进一步|持续|把)")
_PLAN_OF = expression(
    rf"{_YEAR}的?(?:法治政府建设|依法行政)?(?:主要|重点)?工作(?:安排|打算|思路|计划|设想)(?=如下|是|为|：|主要)"
)
_NOT_BEGUN = expression(r"[对把将就比较由从对照针对围绕巩固总结]$")
_IN_TITLE = expression(rf"(?<![\d.]){_YEAR}")


def check_plan_year(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find plans for the report year instead of the next one."""
    year = own_year(document)
    for part in parts(document) if year else ():
        for passage in part.whole:
            if passage.level and looks_ahead(passage):
                yield from _planned_in_heading(passage, year)
            if is_told(passage):
                led = False
                for sentence in sentences(passage):
                    # 二是 goes on with what the sentence before began.
                    led = _leads_ahead(sentence.text, year) or (led and _NEXT_ITEM.match(sentence.text) is not None)
                    yield from _planned_in(passage, sentence, year, ahead=part.ahead, led=led)


def _planned_in_heading(passage: Passage, year: int) -> Iterator[Spot]:
    for match in _IN_TITLE.finditer(outside_titles(passage.text[: passage.head])):
        said = int(match["year"])
        if said != year + 1 and not re.match(r"[-—–~～至到以起]", passage.text[match.end() :][:1]):
            why = f"报告的是{year}年，说的是以后的安排，写的却是{said}年"
            level = Level.ERROR if said <= year else Level.DOUBT
            yield spot_in(passage, *match.span(), why, f"改为{year + 1}年", level=level)


def _planned_in(passage: Passage, sentence: Sentence, year: int, *, ahead: bool, led: bool) -> Iterator[Spot]:
    text = outside_titles(sentence.text)
    surely = (_AHEAD if ahead else _SURELY_AHEAD).search(text)
    match = surely or _PLAN_OF.search(text) or _NEXT.search(text)
    if not match and ahead and not _DONE.search(text):
        match = _BEGINS.match(text)
    if not match and (ahead or led):
        match = _time_in(text, year)
    if not match and ahead and not _LEFT_FROM.search(text) and f"{year + 1}年" not in text:
        match = _TAKES_PART.search(text)
    if match and int(match["year"]) in (year, year - 1):
        which = "报告年度" if int(match["year"]) == year else "更早的"
        why = f"说的是以后的安排，写的却是{which}{match['year']}年"
        level = Level.ERROR if ahead and surely else Level.DOUBT
        start = sentence.start + match.start()
        yield spot_in(passage, start, start + len(match[0]), why, f"改为{year + 1}年", level=level)


def _leads_ahead(text: str, year: int) -> bool:
    """Whether a sentence of another part begins with what is planned for the next year."""
    match = _LEADS_AHEAD.match(text)
    return match is not None and (match["year"] is None or int(match["year"]) == year + 1)


def _time_in(text: str, year: int) -> re.Match[str] | None:
    """Return where a clause begins with a time in a year that is over, at which something is to be done."""
    for match in _TIME.finditer(text):
        clause = text[match.start() : match.end() + 30].split("，")[0]
        before = text[max(0, match.start() - 2) : match.start()]
        over = _OVER if _DEADLINE.search(match[0]) else _DONE
        if int(match["year"]) <= year and not over.search(clause) and not _NOT_BEGUN.search(before):
            return match
    for match in _ENDS.finditer(text):
        clause = text[match.start() : match.end() + 30].split("，")[0]
        before = text[max(0, match.start() - 6) : match.start()]
        if int(match["year"]) <= year and _LIMITED.search(before) and not _DONE.search(clause):
            return match
    return None


CHECKS: dict[str, Check] = {"年份-3": check_plan_year}
