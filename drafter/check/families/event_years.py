"""年份: what was done in another year than the report is about, or after it was signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.cut_offs import cut_offs
from drafter.check.families.paper_years import papers_of_other_years
from drafter.check.families.stray_years import SINCE, stray_years
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage, Sentence, sentences
from drafter.check.periods import YEAR_PATTERN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import outside_titles
from drafter.check.timing import date_line, is_told, own_year, parts, written_by

_DID = (
    "召开|主持|开展|组织|举办|举行|参加|调研|出庭|听取|培训|评查|督察|检查|约谈|带队|带头|述法|讲授|宣讲|接访|走访|慰问|到|赴|在|对|以|为"
    "|完成|建成|启用|成立|挂牌|审议|研究|印发|出台|获|被|全"
)
_YEAR_OF = rf"(?P<year>{YEAR_PATTERN})年"
_MONTH = expression(
    rf"(?P<year>{YEAR_PATTERN})年(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})[日号])?(?:[、和]\d{{1,2}}月)*(?:[底初末]|[上中下]旬)?，?"
    rf"(?:[\u4e00-\u9fff]{{2,6}}?(?:{_DID})|(?:{_DID})|(?<=，)[\u4e00-\u9fff]{{4,14}}?(?:办结|查处|审结|完成|建成|召开|印发|获|组织|开展|举办))"
)
_LASTING = expression(
    r"以来|[日月]起|起施行|施行|生效|修订|修正|实施的|印发的|发布的|出台的|制定的|成立的|建成的|任命|换届|至|到期|期间|前|后评估|以前|之前|公布的|开展的|作出的|版|全国人大|国务院|遗留|结转|未结|立案的|受理的"
)
_SPAN = expression(
    rf"(?P<year>{YEAR_PATTERN})年\d{{1,2}}月(?:\d{{1,2}}[日号])?(?:至|到|—|-)(?:\d{{1,2}}月)?(?:\d{{1,2}}[日号])?[，开组]"
)
_SINCE = expression(rf"^(?P<year>{YEAR_PATTERN})年\d{{1,2}}月\d{{1,2}}[日号]起，")
# What is told of the year at its end, or in the first weeks of the next one.
_AT_THE_END = expression(
    rf"(?P<year>{YEAR_PATTERN})年[12]月(?:\d{{1,2}}日)?(?:底|初|[上中下]旬)?的?[^，。；]{{0,12}}?(?:述职|述法|年度考核|年终考核|民主测评|(?:报送|上报|提交|汇总)[^，。；]{{0,6}}全年)"
)
_YEARS_WORK = expression(
    rf"(?P<year>{YEAR_PATTERN})年度[^，。；《》\d]{{2,24}}(?:[4-9]|1[0-2])月(?:(?:至|到|—|-)\d{{1,2}}月)?[^，。；]{{0,4}}?(?:启动|开展|组织|部署|进行|举行|举办)"
)
_TOLD_EARLY = expression(
    rf"(?P<year>{YEAR_PATTERN})年度?(?:工作)?(?:述职|述法|考核|总结|评议|民主测评)[^，。；]{{0,10}}?(?P=year)年[12]月"
)
# 5月给2020年度的先进授牌: the year was not over.
_HONOURED_EARLY = expression(
    rf"(?<![\d年])[2-6]月[^。；]{{0,60}}?(?:表彰|授牌|授予|颁奖|通报表扬|考核结果)[^。；《]{{0,10}}?(?P<year>{YEAR_PATTERN})年度[^，。；《]{{0,20}}?(?:先进|优秀|标兵|等次)"
    rf"|(?<![\d年])[2-6]月[^。；]{{0,60}}?对(?P<of>{YEAR_PATTERN})年度[^，。；《]{{0,24}}?(?:表彰|授牌|颁奖|通报表扬)"
)
# 2023年1月在2021年度述职时述法: at the beginning of a year one tells of the year before.
_DUTY = r"[^，。；《\d]{0,16}?(?:述职|述法|民主生活会|履职|履行[^，。；\d]{0,16}职责|年度考核|年终考核)"
_TOLD_IN_SPRING = expression(
    rf"(?P<when>{YEAR_PATTERN})年(?:[1-4]月(?:\d{{1,2}}日|[初底]|[上中下]旬)?|初|春)，?[^。；\d]{{0,16}}?(?P<year>{YEAR_PATTERN})年度?{_DUTY}"
)
_DUTY_OF = expression(rf"(?<!\d){_YEAR_OF}度?{_DUTY}")
_EARLY_IN_YEAR = expression("(?<![0-9])[1-4]月|年初|年终述法后")
_ANY_MONTH = expression(
    rf"(?<![至到对自从—-]){_YEAR_OF}(?P<month>\d{{1,2}})月(?!(?:\d{{1,2}}[日号])?(?:[底初末]|[上中下]旬)?(?:起|至|到|以?前|之前|的|—|-))"
)
_ATTRIBUTE = expression("(?:[0-9]{1,2}[日号])?(?:(?!了)[\u4e00-\u9fff]){1,14}的")
_EARLIER = expression("以来|上年|去年|此前|早在|结转|跨年|遗留|同比|相比|比|较|的基础")
_HEADS_MONTH = expression(rf"(?P<year>{YEAR_PATTERN})年\d{{1,2}}月")
_HEADS_YEAR = expression(
    rf"(?P<year>{YEAR_PATTERN})年度?，?(?:以来，?)?(?:全年|共|先后|累计|带头|主持|听取|召开|亲自|出庭|多次|组织|讲授|授课|批示|调研|部署|研究|审议)"
)
_DAY = expression(rf"(?P<year>{YEAR_PATTERN})年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号](?!起|以?前|之前|至|开始)")
_TO_COME = expression(
    r"将|拟|计划|下一年|明年|力争|确保|施行|生效|到期|届满|截止|安排|预计|继续(?!有效)|转入|结转|前完成|目标"
)
_NEXT_YEAR = expression(
    rf"(?P<year>{YEAR_PATTERN})年(?!\d{{1,2}}月|初|上半年|第?[一1]季度|底前|春节)度?(?:[，]|全年|共|我|全|累计|受理|办理|开展|组织)"
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
    signed, written = dated.day if dated else None, written_by(document, lexicon)
    for part in parts(document) if year else ():
        for passage in part.passages:
            for sentence in sentences(passage) if is_told(passage) else ():
                yield from papers_of_other_years(passage, sentence, year, part)
                if not part.ahead:
                    yield from _done(passage, sentence, year, signed, written)


def _done(passage: Passage, sentence: Sentence, year: int, signed: date | None, written: date) -> Iterator[Spot]:
    """Look at a sentence of the parts on what was done."""
    yield from _deeds(passage, sentence, year, signed)
    yield from _spans(passage, sentence, year)
    yield from _after_signing(passage, sentence, signed)
    yield from cut_offs(passage, sentence, written, year)
    yield from stray_years(passage, sentence, written, year)
    yield from _next_year(passage, sentence, year)
    if any(word in passage.part for word in _HEADS):
        yield from _heads(passage, sentence, year)


def _deeds(passage: Passage, sentence: Sentence, year: int, signed: date | None) -> Iterator[Spot]:
    text = outside_titles(sentence.text)
    for match in (*_MONTH.finditer(text), *_of_last_year(text, year)):
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


def _of_last_year(text: str, year: int) -> Iterator[re.Match[str]]:
    """Yield last year's months in a sentence that neither names the report year nor looks back."""
    if f"{year - 1}年" not in text or f"{year}年" in text or _EARLIER.search(text):
        return
    taken = {match.start() for match in _MONTH.finditer(text)}
    for match in _ANY_MONTH.finditer(text):
        if int(match["year"]) == year - 1 and match.start() not in taken and not _ATTRIBUTE.match(text, match.end()):
            yield match


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
    for match in _YEARS_WORK.finditer(text) if not _LOOKED_BACK.search(text) else ():
        if int(match["year"]) == year - 1:
            yield _year_spot(passage, sentence, match, year, Level.HINT)
    yield from _duties(passage, sentence, text, year)
    for match in (*_AT_THE_END.finditer(text), *_TOLD_EARLY.finditer(text)):
        if int(match["year"]) <= year:
            yield _year_spot(passage, sentence, match, year, Level.HINT)


def _duties(passage: Passage, sentence: Sentence, text: str, year: int) -> Iterator[Spot]:
    """Look at the year of whose duties somebody told: that before the one in which he did, and the report year."""
    told = _TOLD_IN_SPRING.search(text)
    if told and int(told["year"]) != int(told["when"]) - 1 and int(told["when"]) in (year, year + 1):
        start = sentence.start + told.start("year")
        why = f"{told['when']}年年初说的，是{int(told['when']) - 1}年的履职情况，写的是{told['year']}年"
        yield spot_in(passage, start, start + 5, why, "核对年份", level=Level.DOUBT)
        return
    honoured = _HONOURED_EARLY.search(text)
    if honoured and int(honoured["year"] or honoured["of"]) == year:
        start = sentence.start + honoured.start("year" if honoured["year"] else "of")
        why = f"那时{year}年还没有过完，不会有这一年度的先进"
        yield spot_in(passage, start, start + 6, why, f"核对是不是{year - 1}年度", level=Level.DOUBT)
    match = _DUTY_OF.search(text) if any(word in passage.part for word in _HEADS) else None
    if match and int(match["year"]) == year - 1 and f"{year}年" not in text and not _EARLY_IN_YEAR.search(text):
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
        why = f"年初述法、报全年情况，说的一般是上一年；报告的是{year}年，这里写的也是{year}年"
    return spot_in(passage, start, start + len(match[0].rstrip("，开组")), why, "核对年份", level=level)


def _after_signing(passage: Passage, sentence: Sentence, signed: date | None) -> Iterator[Spot]:
    text = outside_titles(sentence.text)
    if signed is None or _TO_COME.search(SINCE.sub("", text)):
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
