"""上年: what last year's report promised and admitted, and whether this one answers it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.answers.model import Answer, Answers, Item, plain_text
from drafter.check.document import Document
from drafter.check.lexicon import Lexicon
from drafter.check.passages import sentences
from drafter.check.rules import Check, Spot, spot_in
from drafter.errors import Place

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_ANSWERED = 0.45
_SHORTEST = 10
_FIGURES = "指标"


def check_answered(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find plans and shortcomings of last year's record that this report says nothing of."""
    text = "".join(passage.text for passage in document.passages)
    pairs = _pairs(text, frozenset(lexicon.words("套话")))
    for promised in _promised(document):
        words = _pairs(promised, frozenset(lexicon.words("套话")))
        if words and len(words & pairs) / len(words) < _ANSWERED:
            why = f"去年写的“{promised}”，今年没有交代"
            yield Spot(Place(document.file), promised, why, "写明办得怎样；没有办完的写进不足，不再办的说明原因")


def check_repeated_shortcoming(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find shortcomings taken over from last year word for word."""
    if document.last is None:
        return
    words = lexicon.words("不足部分")
    before = {
        sentence.text.strip("。；")
        for passage in document.last.running()
        if any(word in passage.part for word in words)
        for sentence in sentences(passage)
    }
    for passage in document.running():
        if not any(word in passage.part for word in words):
            continue
        for sentence in sentences(passage):
            if passage.is_missing_at(sentence.start):
                continue
            if len(sentence.text) >= _SHORTEST and sentence.text.strip("。；") in before:
                end = sentence.start + len(sentence.text)
                why = "这一句与去年报告里的不足一字不差"
                yield spot_in(passage, sentence.start, end, why, "写今年的情况：改了什么，还差什么")


def check_last_figures(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find figures whose 上年 is not what last year's record says."""
    if document.answers is None or document.last is None or document.last.answers is None:
        return
    before = document.last.answers.figures
    for group, given in document.answers.figures.given.items():
        for key, answer in given.items():
            known = before.given.get(group, {}).get(key)
            if answer.last is None or known is None or answer.last == known.amount:
                continue
            stated, was = answer.last.text(), known.amount.text()
            place = answer.place.at_key(f"{_FIGURES}.{group}.{key}.上年")
            label = before.figure(group, key).label
            why = f"“{label}”的上年数写的是{stated}，去年的记录是{was}"
            yield Spot(place, stated, why, f"写成{was}；去年的数后来核减核增过的，写明口径")


def _promised(document: Document) -> Iterator[str]:
    """Yield the plans and shortcomings of last year's record, as its layout names them (取自去年)."""
    if document.answers is None or document.last is None or document.last.answers is None:
        return
    for question in document.answers.layout.questions():
        for source in question.from_last:
            for filling in source.filled:
                yield from _texts(document.last.answers, source.list_key, filling.value)


def _texts(answers: Answers, list_key: str, key: str) -> Iterator[str]:
    answer = answers.by_key.get(list_key)
    items = answer.content if answer is not None and isinstance(answer.content, tuple) else ()
    for item in items:
        inner = item.answers.get(key) if isinstance(item, Item) else None
        if isinstance(inner, Answer) and isinstance(inner.content, tuple):
            yield plain_text(tuple(part for part in inner.content if not isinstance(part, Item | Answer)))


def _pairs(text: str, formulas: frozenset[str]) -> set[str]:
    """Return the pairs of neighbouring characters of a text, formulas that stand everywhere left out."""
    for formula in formulas:
        text = text.replace(formula, " ")
    return {run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1)}


CHECKS: dict[str, Check] = {
    "上年-1": check_answered,
    "上年-2": check_repeated_shortcoming,
    "上年-3": check_last_figures,
}
