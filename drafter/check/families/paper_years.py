"""年份: papers of another year than the one that the report, or its plans, are about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.passages import Passage, Sentence
from drafter.check.periods import YEAR_PATTERN
from drafter.check.rules import Spot, spot_in
from drafter.check.spans import outside_titles
from drafter.check.timing import Part

_LATER_PAPER = expression(
    rf"(?P<verb>按照|依据|根据|对照|围绕|落实|执行|完成|印发|出台|下发|制定|编制|公布)[^，。；《]{{0,12}}(?P<title>《)[^《》]{{0,40}}?(?P<year>{YEAR_PATTERN})年(?:度)?"
    r"[^《》\d]{0,30}?(?:要点|计划|安排|任务|分工|清单|方案|分解表|任务书|工作表)》"
)
_LATE = expression("1[12]月|年底|第?四季度")
_EARLY = expression(
    "谋划|提前|起草|研究|拟|年底|年末|1[12]月|岁末|下一?年|明年|次年|征求|初稿|草案|送审|讨论|审议|部署"
)
_CLAUSES = expression("[，。；]")
_PAPER = expression(
    rf"(?P<verb>制定|印发|出台|下发|转发|编制|公布|发布|制订|通过|审议|按照|根据|依据|执行|落实|对照)[^，。；《]{{0,12}}《[^《》]{{0,40}}?(?P<year>{YEAR_PATTERN})年(?:度)?"
    r"[^《》]{0,30}?(?:要点|计划|方案|安排|清单|目录|任务|分工|分解表|任务书|工作表|工作的通知)》"
)
_PAPER_DONE = expression(
    rf"(?<![对比与])《[^《》]{{0,40}}?(?P<year>{YEAR_PATTERN})年(?:度)?[^《》]{{0,30}}?(?:要点|计划|方案|安排|清单|目录|任务|分工)》(?:（[^（）]{{0,24}}）)?"
    r"中?(?:所)?(?:确定|明确|提出|列出|列明|列入|部署|安排|规定|要求|涉及|列)的?[^，。；]{0,20}?(?:完成|落实|办结|到位|推进)"
)
_NUMBER = expression(
    rf"《[^《》]{{0,40}}?(?P<year>{YEAR_PATTERN})年(?:度)?[^《》]{{0,30}}?(?:要点|计划|方案|安排)》（[^（）]{{1,14}}〔(?P<of>{YEAR_PATTERN})〕"
)
_OWN_WORK = expression(
    rf"(?P<year>{YEAR_PATTERN})年(?:度)?的?[^，。；《》\d]{{0,14}}?(?:重点工作|重点任务|工作任务|年度任务|立法任务|普法任务|目标任务|实事项目|工作要点|要点|(?:工作|检查|立法|普法|学法|培训|监督|评查|决策|执法|制定|编制|招录|抽查|审计|督察)计划|(?<=年度)计划|责任清单|任务清单|事项清单|决策目录|事项目录)"
)
_TAKEN_UP = expression(
    "制定|印发|分解|推进|落实|部署|明确|公布|依据|根据|逐项|逐月|逐条|对照|按照|围绕|实施|编制|确定|细化|下达|完成|出台|执行"
)
_LOOKED_BACK = expression(
    "总结|通报|回顾|考核|述职|述法|报告|情况|整改|反馈|评议|评估|点评|未完成|遗留|结转|以来|基础|荣获|获评|表彰|审计|督查|督察|验收|问题|延续|上年|对比"
)

# A paper that is not told of as one of the past, whatever is done with it.
_ANY_PAPER = expression(
    rf"《[^《》]{{0,40}}?(?P<year>{YEAR_PATTERN})年度?[^《》\d]{{0,30}}?(?:要点|工作计划|工作方案|工作安排|责任清单|任务清单|目录|分工|分解表|任务书)》"
)
# Told in its own year, a yearly report is on the year before.
_REPORTED = expression(
    rf"(?:审议|通过|研究|听取|审定|报送|上报|提交|呈报|公开|公布|发布|印发)(?:了|并)?[^，。；《]{{0,12}}(?:《[^《》]{{0,24}}?)?(?P<year>{YEAR_PATTERN})年度?[^《》，。；\d]{{0,12}}?(?:法治政府|依法行政|法治建设)[^《》，。；\d]{{0,14}}?(?:报告|总结|汇报)"
)
_NOT_REPORTED = expression("将|拟|现|如下|本报告|1[12]月|年底|年终|提纲|起草|初稿")
_ANSWERING = expression("总结|考核|评估|报告|情况|通报|整改|反馈|督察|清理|审计|巡察|清单销号|三年")
_GONE_BY = ("按照", "根据", "依据", "执行", "落实", "对照")


def papers_of_other_years(passage: Passage, sentence: Sentence, year: int, part: Part) -> Iterator[Spot]:
    """Find papers of last year or of the next one that the year's work is said to follow.

    Args:
        passage: Where the sentence stands.
        sentence: What is read.
        year: The report year.
        part: The part that it stands in: what looks ahead goes by papers of the next year.
    """
    found = list(_papers(passage, sentence, year, part))
    yield from found
    if part.heading and not found:
        yield from _any_papers(passage, sentence, year + part.ahead)
    if not part.ahead and part.heading:
        yield from _own_report(passage, sentence, year)
    if not part.ahead:
        yield from _later_papers(passage, sentence, year)


def _papers(passage: Passage, sentence: Sentence, year: int, part: Part) -> Iterator[Spot]:
    papers = (*_PAPER.finditer(sentence.text), *(_PAPER_DONE.finditer(sentence.text) if not part.ahead else ()))
    for match in papers:
        said, right = int(match["year"]), year + 1 if part.ahead else year
        told = _years_told(sentence.text, match)
        # Whose work goes by a paper may go by one of long ago; by last year's it goes by mistake.
        verb = match.groupdict().get("verb", "")
        looks_back = _ANSWERING.search(match[0]) and (verb in _GONE_BY or match[0].endswith("通知》"))
        near = verb not in _GONE_BY or said == right - 1
        if said < right and near and not looks_back and said not in told and _is_lasting(sentence.text, match) is False:
            why = f"说的是{right}年的事，文件名里写的是{said}年"
            start = sentence.start + match.start("year")
            yield spot_in(passage, start, start + 5, why, f"核对是不是{right}年的文件")
    seen = outside_titles(sentence.text)
    for match in _OWN_WORK.finditer(seen) if _TAKEN_UP.search(seen) and not _LOOKED_BACK.search(seen) else ():
        right = year + 1 if part.ahead else year
        if int(match["year"]) == right - 1 and f"{right}年" not in seen:
            start = sentence.start + match.start()
            why = f"说的是{right}年的工作，写的是{match['year']}年的"
            yield spot_in(passage, start, start + len(match[0]), why, f"核对是不是{right}年")
    for match in _NUMBER.finditer(sentence.text):
        if int(match["of"]) not in (int(match["year"]), int(match["year"]) - 1):
            why = f"文件名里是{match['year']}年，文号里是{match['of']}年"
            start = sentence.start + match.start("of") - 1
            yield spot_in(passage, start, start + 6, why, "核对文件名和文号的年份")


def _any_papers(passage: Passage, sentence: Sentence, right: int) -> Iterator[Spot]:
    """Yield a paper of the year before in a sentence that names no other time and looks back at nothing."""
    match = _ANY_PAPER.search(sentence.text)
    if match is None or int(match["year"]) != right - 1 or f"{right}年" in sentence.text:
        return
    if not _LOOKED_BACK.search(outside_titles(sentence.text)) and not _is_lasting(sentence.text, match):
        start = sentence.start + match.start("year")
        why = f"说的是{right}年的事，文件名里写的是{match['year']}年"
        yield spot_in(passage, start, start + 5, why, f"核对是不是{right}年的文件", level=Level.HINT)


def _own_report(passage: Passage, sentence: Sentence, year: int) -> Iterator[Spot]:
    """Yield the report on the report year itself among what was done in it."""
    match = _REPORTED.search(sentence.text)
    early = f"{year + 1}年" not in sentence.text and not _NOT_REPORTED.search(outside_titles(sentence.text))
    if match and int(match["year"]) == year and early:
        start = sentence.start + match.start("year")
        why = f"{year}年里审议、报送、公开的，一般是{year - 1}年的报告"
        yield spot_in(passage, start, start + 5, why, f"核对是不是{year - 1}年", level=Level.HINT)


def _years_told(text: str, match: re.Match[str]) -> set[int]:
    """Return the years that a sentence names beside its titles; of what a paper set, those in front of it."""
    front = text if "verb" in match.groupdict() else text[: match.start()]
    return {int(one) for one in re.findall(rf"({YEAR_PATTERN})年", outside_titles(front))}


def _is_lasting(text: str, match: re.Match[str]) -> bool:
    """Whether a paper covers years from its own on, or is told of for comparison."""
    return bool(re.search(rf"{match['year']}年?\s*[-—–~～至到]", match[0])) or "落实情况" in text or "完成情况" in text


def _later_papers(passage: Passage, sentence: Sentence, year: int) -> Iterator[Spot]:
    """Yield plans of the next year that the report year's work is said to follow."""
    for match in _LATER_PAPER.finditer(sentence.text):
        front = _CLAUSES.split(outside_titles(sentence.text[: match.start("title")]))[-1]
        behind = _CLAUSES.split(outside_titles(sentence.text[match.end() :]))[0]
        early = (
            _EARLY.search(front + behind) or f"{year + 1}年" in front or _LATE.search(sentence.text, 0, match.start())
        )
        if int(match["year"]) == year + 1 and not early:
            # Many draw up the next year's papers before the year is over.
            level = Level.HINT if match["verb"] in ("制定", "编制", "公布") else Level.DOUBT
            start = sentence.start + match.start("year")
            why = f"说的是{year}年的事，文件名里写的是{year + 1}年"
            yield spot_in(passage, start, start + 5, why, f"核对是不是{year}年的文件", level=level)
