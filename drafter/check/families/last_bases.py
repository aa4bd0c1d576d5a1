"""上年: where a change of this report begins, and what last year's plans counted, against last year's numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.last_numbers import Fit, LastNumbers
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage, Sentence, sentences
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.timing import Part, parts
from drafter.wording import number_text

# With a year in front it is a number quoted of that year, which is another rule's.
_BASE = expression(
    r"[由从](?:原来的?|原有的?|原)?(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>[万亿]?[\u4e00-\u9fff%])[^，。；0-9]{0,8}?"
    r"(?:增加|增|上升|升|提高|提升|扩大|扩充|扩|充实|减少|减|下降|降|压缩|缩短|压减|精简)(?:到|至|为)"
)
# The 9 问题 that were found then: a plan names with 的 what there was already.
_NAMED = expression(
    r"(?P<label>[\u4e00-\u9fff]{6,16}的)(?P<number>[0-9]+)(?P<unit>[\u4e00-\u9fff])(?P<thing>[\u4e00-\u9fff]{2})"
)
_CHANGE_OF = expression(
    r"(?P<now>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>%)[^，。；0-9]{0,6}，(?P<label>[\u4e00-\u9fff]{2,10}?)(?:同比|(?:比|较)(?:上年|去年|上一年度?))"
    r"[^，。；0-9]{0,4}?(?P<way>增加|上升|提高|提升|下降|降低|减少)了?(?P<by>[0-9.]+)个百分点"
)
_TIMES = expression(
    r"(?P<now>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>[万亿]?[\u4e00-\u9fff])[^，。；0-9]{0,4}，?(?:是|为|达到?)(?:上年|去年|上一年度?|(?:19|20)[0-9]{2}年)(?:同期)?的(?P<by>[0-9.]+)倍"
)
_PLANNED = expression(
    r"(?P<label>[\u4e00-\u9fff]{3,16})(?P<number>[0-9]+)(?P<unit>[\u4e00-\u9fff])(?P<thing>[\u4e00-\u9fff]{0,4})"
)
_AT_LEAST = ("不少于", "至少", "不低于", "力争", "约", "第", "每月", "每季度", "每年", "每")
_WHOLE_LABEL = 4
_SAME = 7


def check_bases(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find changes that begin at another number than last year's report ends with, and other numbers of the same."""
    if document.last is None or not document.year:
        return
    before = LastNumbers(document, lexicon)
    named = dict(_named(document.last, lexicon))
    planned = _planned(document.last)
    for part in parts(document):
        for passage in part.passages:
            for sentence in sentences(passage) if not part.ahead else ():
                yield from _begun(passage, sentence, before)
                yield from _renamed(passage, sentence, named)
                yield from _changed(passage, sentence, before)
                yield from _fewer(passage, sentence, planned)


def _begun(passage: Passage, sentence: Sentence, before: LastNumbers) -> Iterator[Spot]:
    for match in _BASE.finditer(sentence.text):
        number = _number(match["number"])
        fit = before.fit(sentence.text, match.start(), match["unit"])
        if fit is not None and number not in fit.numbers:
            was = "、".join(map(number_text, fit.numbers))
            start = sentence.start + match.start()
            why = f"去年的报告里这个数是{was}{match['unit']}，变化不会从{match['number']}算起"
            yield spot_in(passage, start, start + len(match[0]), why, "与去年的报告核对", level=fit.level)


def _named(last: Document, lexicon: Lexicon) -> Iterator[tuple[tuple[str, str, str], set[str]]]:
    """Yield what last year's plans and shortcomings counted, with its numbers."""
    found: dict[tuple[str, str, str], set[str]] = {}
    for part in parts(last):
        if part.ahead or _is_on_shortcomings(part, lexicon):
            for passage in part.passages:
                for match in _NAMED.finditer(passage.text):
                    key = match["label"][-_SAME:], match["unit"], match["thing"]
                    found.setdefault(key, set()).add(match["number"])
    yield from found.items()


def _is_on_shortcomings(part: Part, lexicon: Lexicon) -> bool:
    return part.heading is not None and any(word in part.heading.text for word in lexicon.words("不足部分"))


def _renamed(passage: Passage, sentence: Sentence, named: dict[tuple[str, str, str], set[str]]) -> Iterator[Spot]:
    for match in _NAMED.finditer(sentence.text) if named else ():
        was = named.get((match["label"][-_SAME:], match["unit"], match["thing"]))
        if was and match["number"] not in was:
            start = sentence.start + match.start("number")
            why = f"去年的报告里说到这件事，写的是{'、'.join(sorted(was))}{match['unit']}"
            yield spot_in(passage, start, sentence.start + match.end(), why, "与去年的报告核对")


def _changed(passage: Passage, sentence: Sentence, before: LastNumbers) -> Iterator[Spot]:
    """Yield changes told behind a name of their own, and how many times last year's number this year's is."""
    for match in _CHANGE_OF.finditer(sentence.text):
        fit = before.fit(match["label"], len(match["label"]), match["unit"])
        sign = -1 if match["way"] in ("下降", "降低", "减少") else 1
        was = _number(match["now"]) - sign * _number(match["by"])
        if fit is not None and was not in fit.numbers:
            yield _against(passage, sentence, match, fit)
    for match in _TIMES.finditer(sentence.text):
        fit = before.fit(sentence.text, match.start(), match["unit"])
        times, places = _number(match["by"]), Decimal(1).scaleb(-len(match["by"].partition(".")[2]))
        if fit and all(not one or abs(_number(match["now"]) / one - times) > places for one in fit.numbers):
            yield _against(passage, sentence, match, fit)


def _against(passage: Passage, sentence: Sentence, match: re.Match[str], fit: Fit) -> Spot:
    was = "、".join(map(number_text, fit.numbers))
    start = sentence.start + match.start()
    why = f"上年的这个数是{was}{match['unit']}，与这里说的变化对不上"
    return spot_in(passage, start, start + len(match[0]), why, "与去年的报告核对", level=fit.level)


def _number(text: str) -> Decimal:
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return Decimal(0)


def _planned(last: Document) -> dict[tuple[str, str, str], str]:
    """Return the numbers of last year's plans, by the words around them; those that may be exceeded left out."""
    found = {}
    for part in parts(last):
        for passage in part.passages if part.ahead else ():
            for match in _PLANNED.finditer(passage.text):
                if not match["label"].endswith(_AT_LEAST):
                    found[match["label"], match["unit"], match["thing"]] = match["number"]
    return found


def _fewer(passage: Passage, sentence: Sentence, planned: dict[tuple[str, str, str], str]) -> Iterator[Spot]:
    """Yield what is told in the very words of last year's plan with a smaller number."""
    for match in _PLANNED.finditer(sentence.text) if planned else ():
        was = planned.get((match["label"], match["unit"], match["thing"]))
        if was and int(match["number"]) < int(was) and len(match["label"]) >= _WHOLE_LABEL:
            start = sentence.start + match.start()
            why = f"去年的安排写的是{was}{match['unit']}，这里少了"
            fix = "核对是不是写错；没有全部办成的，写进不足"
            yield spot_in(passage, start, sentence.start + match.end("unit"), why, fix)


CHECKS: dict[str, Check] = {"上年-10": check_bases}
