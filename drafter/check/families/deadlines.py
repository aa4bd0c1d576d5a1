"""年份: a deadline or an answer that lies before what it follows: 9月反馈，要求6月底前整改."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage, Sentence, sentences
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.timing import own_year

_WHEN = "(?:(?P<{0}year>(?:19|20)[0-9]{{2}})年)?(?P<{0}month>[0-9]{{1,2}})月(?:(?P<{0}day>[0-9]{{1,2}})日)?"
# What sets others a task or begins a time that runs.
_BEGINS = expression(
    _WHEN.format("") + "[^，。；0-9]{0,16}?(?:督察|督查|巡察|检查|反馈|收到|接到|交办|下发|印发|通报|召开|发现"
    "|受理|立案|制发|发出|部署|约谈|启动)"
    "[^。；]{0,40}"
)
_ENDS = expression(
    "(?:要求|明确|责令|限期|限|限于|均?于|确定|规定|约定|承诺|须|应于)[^，。；0-9]{0,8}"
    + _WHEN.format("last_")
    + "(?:底|末|上旬|中旬|下旬)?(?:以前|之前|前)?[^，。；0-9]{0,6}?"
    "(?:整改|完成|到位|办结|回复|反馈|答复|销号|报送|提交|落实|履行|书面|全部|全面)"
)
_BEFORE = expression("上年|去年|次年|翌年|明年|第二年|20[0-9]{2}年底|以来|提前|早在")


def check_deadlines(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what was to be done, or was, before what it answers to."""
    year = own_year(document)
    for passage in document.passages:
        for sentence in sentences(passage):
            yield from _early(passage, sentence, year)


def _early(passage: Passage, sentence: Sentence, year: int) -> Iterator[Spot]:
    begins = _BEGINS.search(sentence.text)
    end = _ENDS.search(sentence.text, begins.end("month")) if begins else None
    if not begins or not end or _BEFORE.search(sentence.text[begins.start() : end.end()]):
        return
    first, last = _day(begins, ""), _day(end, "last_")
    began = first[0] or year
    # Without a year the second is in that of the first.
    ended = last[0] or began
    if (ended, *last[1:]) < (began, first[1], first[2] if last[2] else 0):
        start = sentence.start + end.start("last_year" if end["last_year"] else "last_month")
        stop = sentence.start + (end.end("last_day") + 1 if end["last_day"] else end.end("last_month") + 1)
        said = sentence.text[begins.start() : begins.end("month") + 1]
        why = f"前面的事在{said}，这个期限比它还早"
        yield spot_in(passage, start, stop, why, "核对年份、月份")


def _day(match: re.Match[str], which: str) -> tuple[int, int, int]:
    year, month, day = (int(match[which + part] or 0) for part in ("year", "month", "day"))
    return year, month, day


CHECKS: dict[str, Check] = {"年份-19": check_deadlines}
