"""年份: what was done in another year than the report is about, or after it was signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage, Sentence, sentences
from drafter.check.periods import YEAR_PATTERN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import outside_titles
from drafter.check.timing import Part, date_line, own_year, parts

_DID = (
    "召开|主持|开展|组织|举办|举行|参加|调研|出庭|听取|培训|评查|督察|检查|约谈|带队|带头|述法|讲授|宣讲|接访|走访|慰问|到|赴|在|对|以|为"
    "|完成|建成|启用|成立|挂牌|审议|研究|印发|出台|获|被|全"
)
_MONTH = expression(
    rf"(?P<year>{YEAR_PATTERN})年(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})[日号])?(?:[、和]\d{{1,2}}月)*(?:[底初末]|[上中下]旬)?，?"
    rf"(?:[\u4e00-\u9fff]{{2,6}}?)?(?:{_DID})"
)
_LASTING = expression(
    r"以来|[日月]起|起施行|施行|生效|修订|修正|实施的|印发的|发布的|出台的|制定的|成立的|建成的|任命|换届|至|到期|期间|前|后评估|以前|之前|公布的|开展的|作出的|版|遗留|结转|未结|立案的|受理的"
)
_SPAN = expression(
    rf"(?P<year>{YEAR_PATTERN})年\d{{1,2}}月(?:\d{{1,2}}[日号])?(?:至|到|—|-)(?:\d{{1,2}}月)?(?:\d{{1,2}}[日号])?[，开组]"
)
_SINCE = expression(rf"^(?P<year>{YEAR_PATTERN})年\d{{1,2}}月\d{{1,2}}[日号]起，")
# What is told of the year at its end, or in the first weeks of the next one.
_AT_THE_END = expression(
    rf"(?P<year>{YEAR_PATTERN})年[12]月(?:\d{{1,2}}日)?(?:底|初|[上中下]旬)?的?[^，。；]{{0,12}}?(?:述职|述法|年度考核|年终考核|民主测评)"
)
_HEADS_MONTH = expression(rf"(?P<year>{YEAR_PATTERN})年\d{{1,2}}月")
_HEADS_YEAR = expression(
    rf"(?P<year>{YEAR_PATTERN})年度?，?(?:以来，?)?(?:全年|共|先后|累计|带头|主持|听取|召开|亲自|出庭|多次|组织)"
)
_DAY = expression(rf"(?P<year>{YEAR_PATTERN})年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号](?!起|以?前|之前|至|开始)")
_TO_COME = expression(r"将|拟|计划|下一年|明年|力争|确保|施行|生效|到期|届满|截止|安排|预计|继续|转入|结转|前完成|目标")
_COUNTED_UNTIL = expression(
    rf"截[至止]到?(?P<year>{YEAR_PATTERN})年(?:(?P<month>\d{{1,2}})月(?!\d)(?:[底末初份]|[上中下]旬)?|年?[底末])(?!前|以前|之前|[届到]期)"
)
_LIMITED = expression("有效期|期限|合同|任期|授权|报名|征集|申报|公示|租")
# Reports are published by then at the latest.
_LATEST_MONTH = 4
_LATER_PAPER = expression(
    rf"(?P<verb>按照|依据|根据|对照|围绕|落实|执行|完成|印发|出台|下发)[^，。；《]{{0,12}}《[^《》]{{0,40}}?(?P<year>{YEAR_PATTERN})年(?:度)?"
    r"[^《》\d]{0,30}?(?:要点|计划|安排|任务|分工|责任清单)》"
)
_EARLY = expression("谋划|提前|起草|研究|拟|年底|年末|1[12]月|岁末|下一?年|明年|次年|征求|草案|送审|讨论|审议|部署")
_KEPT_THIS_YEAR = expression(
    r"(?:其余|剩余|余下|未[审办]?[结毕]|未完成|尚未)[^，。；]{0,12}(?:，[^，。；]{0,4})?(?:结转|转入|顺延|延期|移)(?:至|到|入)?(?:本年度?|当年|今年|本年内)"
)
_FROM_BEFORE = expression("上年|去年|往年|历年|以前|年初")
_PAPER = expression(
    rf"(?P<verb>制定|印发|出台|下发|编制|公布|发布|制订|通过|审议)[^，。；《]{{0,12}}《[^《》]{{0,40}}?(?P<year>{YEAR_PATTERN})年(?:度)?"
    r"[^《》]{0,30}?(?:要点|计划|方案|安排|清单|目录|任务|分工)》"
)
_NUMBER = expression(
    rf"《[^《》]{{0,40}}?(?P<year>{YEAR_PATTERN})年(?:度)?[^《》]{{0,30}}?(?:要点|计划|方案|安排)》（[^（）]{{1,14}}〔(?P<of>{YEAR_PATTERN})〕"
)
_NEXT_YEAR = expression(
    rf"(?P<year>{YEAR_PATTERN})年(?!\d{{1,2}}月|初|上半年|第?[一1]季度|底前|春节)度?(?:[，]|全年|共|我|全|累计|受理|办理|开展|组织)"
)
_OWN_WORK = expression(
    rf"(?P<year>{YEAR_PATTERN})年(?:度)?的?[^，。；《》\d]{{0,14}}?(?:重点工作|重点任务|工作任务|年度任务|立法任务|普法任务|目标任务|工作要点|要点|(?:工作|检查|立法|普法|学法|培训|监督|评查|决策)计划|责任清单|任务清单|事项清单|决策目录|事项目录)"
)
_TAKEN_UP = expression(
    "制定|印发|分解|推进|落实|部署|明确|公布|逐项|逐月|逐条|对照|按照|围绕|实施|编制|确定|细化|下达|完成|出台|执行"
)
_LOOKED_BACK = expression(
    "总结|通报|回顾|考核|述职|述法|报告|情况|整改|反馈|评议|评估|点评|未完成|遗留|结转|以来|基础|荣获|获评|表彰|审计|督查|督察|验收|问题|延续|上年|对比"
)
_COUNTED = expression(r"\d[\d,.]*(?:余|多)?万?(?:[件起份次人名个项条宗场家户批期]|亿?元)")
_HEADS = ("责任人", "负责人")


def check_event_year(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find deeds, papers and figures of another year among those of the report year."""
    year = own_year(document)
    dated = date_line(document)
    signed = dated.day if dated else None
    for part in parts(document) if year else ():
        for passage in part.passages:
            for sentence in sentences(passage) if passage.kind is Kind.BODY else ():
                yield from _papers(passage, sentence, year, part)
                if not part.ahead:
                    yield from _done(passage, sentence, year, signed)


def _done(passage: Passage, sentence: Sentence, year: int, signed: date | None) -> Iterator[Spot]:
    """Look at a sentence of the parts on what was done."""
    yield from _deeds(passage, sentence, year, signed)
    yield from _spans(passage, sentence, year)
    yield from _after_signing(passage, sentence, signed, year)
    yield from _kept(passage, sentence, year)
    yield from _next_year(passage, sentence, year)
    yield from _later_papers(passage, sentence, year)
    if any(word in passage.part for word in _HEADS):
        yield from _heads(passage, sentence, year)


def _deeds(passage: Passage, sentence: Sentence, year: int, signed: date | None) -> Iterator[Spot]:
    text = outside_titles(sentence.text)
    for match in _MONTH.finditer(text):
        said = int(match["year"])
        clause = text[match.start() : match.end() + 16].split("，")[0] + text[match.end() - 1 : match.end() + 12]
        if (
            said == year
            or _LASTING.search(clause)
            or text[max(0, match.start() - 1) : match.start()] in ("至", "到", "对", "自", "《")
        ):
            continue
        if said == year + 1 and (signed is None or (said, int(match["month"])) <= (signed.year, signed.month)):
            # A report is written in the first months of the next year, and may tell of them.
            continue
        heads = any(word in passage.part for word in _HEADS)
        if not heads and said < year - 1:
            continue
        start = sentence.start + match.start()
        end = start + match[0].index("月") + 1
        why = f"报告的是{year}年，这里写的事在{said}年{match['month']}月"
        yield spot_in(passage, start, end, why, f"核对是不是{year}年", level=Level.DOUBT if heads else Level.HINT)


def _spans(passage: Passage, sentence: Sentence, year: int) -> Iterator[Spot]:
    """Look at periods within one year, at days from which on something was done, and at reports at the year's end."""
    text = outside_titles(sentence.text)
    body = passage.head if sentence.start < passage.head else 0
    for match in _SPAN.finditer(text):
        if int(match["year"]) < year and not text.endswith(("对", "从", "自", "与", "比", "较"), 0, match.start()):
            yield _year_spot(passage, sentence, match, year, Level.HINT)
    since = _SINCE.search(text, body)
    if since and int(since["year"]) < year:
        far = int(since["year"]) < year - 1
        yield _year_spot(passage, sentence, since, year, Level.DOUBT if far else Level.HINT)
    for match in _AT_THE_END.finditer(text):
        if int(match["year"]) <= year:
            yield _year_spot(passage, sentence, match, year, Level.HINT)


def _heads(passage: Passage, sentence: Sentence, year: int) -> Iterator[Spot]:
    """Look at the months in which the heads did something."""
    text = outside_titles(sentence.text)
    whole = _HEADS_YEAR.search(text)
    if whole and int(whole["year"]) == year - 1 and f"{year}年" not in text and "以来" not in text:
        yield _year_spot(passage, sentence, whole, year, Level.DOUBT)
    for match in _HEADS_MONTH.finditer(text):
        lasting = _LASTING.search(text[match.start() : match.end() + 8])
        if int(match["year"]) < year and not lasting and text.endswith(("（", "、", "在", "于"), 0, match.start()):
            yield _year_spot(passage, sentence, match, year, Level.DOUBT)


def _year_spot(passage: Passage, sentence: Sentence, match: re.Match[str], year: int, level: Level) -> Spot:
    start = sentence.start + match.start()
    why = f"报告的是{year}年，这里写的事在{match['year']}年"
    if int(match["year"]) == year:
        why = f"年初述的一般是上一年的法；报告的是{year}年，这里写的也是{year}年"
    return spot_in(passage, start, start + len(match[0].rstrip("，开组")), why, "核对年份", level=level)


def _after_signing(passage: Passage, sentence: Sentence, signed: date | None, year: int) -> Iterator[Spot]:
    text = outside_titles(sentence.text)
    yield from _counted_after(passage, sentence, text, signed, year)
    if signed is None or _TO_COME.search(text):
        return
    for match in _DAY.finditer(text):
        try:
            day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            continue
        if day > signed:
            start = sentence.start + match.start()
            why = f"这一天在成文日期{signed.year}年{signed.month}月{signed.day}日之后，写成了已经发生的事"
            yield spot_in(passage, start, start + len(match[0]), why, "改正这个日期，或者改正成文日期")


def _counted_after(passage: Passage, sentence: Sentence, text: str, signed: date | None, year: int) -> Iterator[Spot]:
    """Yield a month until which something was counted, and that had not come when the report was written."""
    written = (signed.year, signed.month) if signed else (year + 1, _LATEST_MONTH)
    for match in _COUNTED_UNTIL.finditer(text):
        said = (int(match["year"]), int(match["month"] or 12))
        if said > written and not _LIMITED.search(text) and not _TO_COME.search(text.replace(match[0], "")):
            start = sentence.start + match.start()
            why = f"写报告时还没有到{match['year']}年{said[1]}月，不会统计到这个时候"
            yield spot_in(passage, start, start + len(match[0]), why, f"核对是不是{year}年12月底", level=Level.DOUBT)


def _kept(passage: Passage, sentence: Sentence, year: int) -> Iterator[Spot]:
    """Yield what is left at the end of the year and said to be carried over into the same year."""
    text = outside_titles(sentence.text)
    match = None if _FROM_BEFORE.search(text) or f"{year - 1}年" in text else _KEPT_THIS_YEAR.search(text)
    if match:
        start = sentence.start + match.start()
        why = f"没有做完的，只会转入下一年，也就是{year + 1}年"
        yield spot_in(passage, start, start + len(match[0]), why, "改为下一年", level=Level.DOUBT)


def _later_papers(passage: Passage, sentence: Sentence, year: int) -> Iterator[Spot]:
    """Yield plans of the next year that the report year's work is said to follow."""
    if _EARLY.search(outside_titles(sentence.text)):
        return
    for match in _LATER_PAPER.finditer(sentence.text):
        if int(match["year"]) == year + 1:
            start = sentence.start + match.start("year")
            why = f"说的是{year}年的事，文件名里写的是{year + 1}年"
            yield spot_in(passage, start, start + 5, why, f"核对是不是{year}年的文件", level=Level.DOUBT)


def _papers(passage: Passage, sentence: Sentence, year: int, part: Part) -> Iterator[Spot]:
    for match in _PAPER.finditer(sentence.text):
        said, right = int(match["year"]), year + 1 if part.ahead else year
        told = {int(one) for one in re.findall(rf"({YEAR_PATTERN})年", outside_titles(sentence.text))}
        if said < right and said not in told and _is_lasting(sentence.text, match) is False:
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


def _is_lasting(text: str, match: re.Match[str]) -> bool:
    """Whether a paper covers years from its own on, or is told of for comparison."""
    return bool(re.search(rf"{match['year']}年?\s*[-—–~～至到]", match[0])) or "落实情况" in text or "完成情况" in text


def _next_year(passage: Passage, sentence: Sentence, year: int) -> Iterator[Spot]:
    match = _NEXT_YEAR.match(outside_titles(sentence.text))
    if (
        match
        and int(match["year"]) == year + 1
        and _COUNTED.search(sentence.text)
        and not _TO_COME.search(sentence.text)
    ):
        start = sentence.start + match.start()
        why = f"报告的是{year}年，这一句的数据却写着{year + 1}年"
        yield spot_in(passage, start, start + 5, why, f"核对是不是{year}年的数据")


CHECKS: dict[str, Check] = {"年份-15": check_event_year}
