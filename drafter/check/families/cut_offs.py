"""年份: a time until which something was counted, made or cleared, and that had not come; and what is left over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.passages import Passage, Sentence
from drafter.check.periods import YEAR_PATTERN, year_periods
from drafter.check.rules import Spot, spot_in
from drafter.check.spans import outside_titles

_COUNTED_UNTIL = expression(
    rf"截[至止]到?(?P<year>{YEAR_PATTERN})年(?:(?P<month>\d{{1,2}})月(?!\d)(?:[底初末份]|[上中下]旬)?|年?[底末])(?!前|以前|之前|[届到]期)"
)
# What was made, issued or begun before some time: 对2017年底以前印发的73件文件.
_MADE_BEFORE = expression(
    rf"(?P<year>{YEAR_PATTERN})年(?:(?P<month>\d{{1,2}})月(?:\d{{1,2}}日|[底初末份])?|年?[底末])?(?:\d{{1,2}}月\d{{1,2}}日)?"
    r"(?:（含[^（）]{0,8}）)?(?:及|和)?(?:以前|之前|前)[^，。；《》\d]{0,24}?(?:印发|制定|出台|发布|公布|施行|实施|发文|成立|建成|签订|立案|受理|作出|形成|积存|积压|现行|遗留|取得|登记|入职|录用|积案|旧案|存量|遗留)的?"
)
# 三年来（2020年至2023年）
_YEARS_TO_NOW = expression(r"(?:[近过]去?)?(?:[一二两三四五六七八九十]|\d{1,2})年(?:来|间)?（$")
_LIMITED = expression("有效期|期限|合同|任期|授权|报名|征集|申报|公示|租")
_TO_COME = expression(
    "将|拟(?!修改|废止|订|修订)|计划|下一年|明年|力争|确保|到期|届满|截止|安排|预计|继续|转入|结转|前完成|目标"
)
_KEPT_THIS_YEAR = expression(
    r"(?:其余|剩余|余下|未[审办]?[结毕]|未完成|尚未)[^，。；]{0,12}(?:，[^，。；]{0,4})?(?:结转|转入|顺延|延期|移)(?:至|到|入)?(?:本年度?|当年|今年|本年内)"
)
_FROM_BEFORE = expression("上年|去年|往年|历年|以前|年初")
_CLAUSE_END = expression("[，。；]")
_DECEMBER = 12


def cut_offs(passage: Passage, sentence: Sentence, written: date, year: int) -> Iterator[Spot]:
    """Find times of a later year in what was done, and what is left over to the same year.

    Args:
        passage: Where the sentence stands; not in a part that looks ahead.
        sentence: What is read.
        written: The day until which the report can know of things.
        year: The report year.
    """
    text = outside_titles(sentence.text)
    yield from _counted_after(passage, sentence, text, written, year)
    yield from _made_after(passage, sentence, text, year)
    yield from _kept(passage, sentence, text, year)
    for years in year_periods(text) if "年来（" in text or "近" in text else ():
        if years.last > year and _YEARS_TO_NOW.search(text[max(0, years.start - 8) : years.start]):
            start, end = sentence.start + years.start, sentence.start + years.end
            yield spot_in(
                passage, start, end, f"报告的是{year}年，{years.last}年还没有到", "改正起止的年份", level=Level.DOUBT
            )


def _counted_after(passage: Passage, sentence: Sentence, text: str, written: date, year: int) -> Iterator[Spot]:
    """Yield a month until which something was counted, and that had not come when the report was written."""
    for match in _COUNTED_UNTIL.finditer(text):
        said = (int(match["year"]), int(match["month"] or _DECEMBER))
        behind = _CLAUSE_END.split(text[match.end() :])[0]
        if said > (written.year, written.month) and not _LIMITED.search(text) and not _TO_COME.search(behind):
            start = sentence.start + match.start()
            why = f"写报告时还没有到{match['year']}年{said[1]}月，不会统计到这个时候"
            yield spot_in(passage, start, start + len(match[0]), why, f"核对是不是{year}年12月底", level=Level.DOUBT)


def _made_after(passage: Passage, sentence: Sentence, text: str, year: int) -> Iterator[Spot]:
    """Yield what is told of as made before a time that lies behind the report year."""
    for match in _MADE_BEFORE.finditer(text):
        said, month = int(match["year"]), int(match["month"] or _DECEMBER)
        # 2025年1月1日以前 is another way to say the end of 2024.
        if said > year + 1 or (said == year + 1 and month > 1):
            clause = _CLAUSE_END.split(text[match.end() :])[0]
            if not _TO_COME.search(match[0] + clause):
                start = sentence.start + match.start()
                why = f"报告的是{year}年，{said}年的这个时候还没有到"
                yield spot_in(passage, start, start + len(match[0]), why, "核对年份", level=Level.DOUBT)


def _kept(passage: Passage, sentence: Sentence, text: str, year: int) -> Iterator[Spot]:
    """Yield what is left at the end of the year and said to be carried over into the same year."""
    match = None if _FROM_BEFORE.search(text) or f"{year - 1}年" in text else _KEPT_THIS_YEAR.search(text)
    if match:
        start = sentence.start + match.start()
        why = f"没有做完的，只会转入下一年，也就是{year + 1}年"
        yield spot_in(passage, start, start + len(match[0]), why, "改为下一年", level=Level.DOUBT)
