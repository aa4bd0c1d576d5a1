"""抄袭: text taken over from last year, sentence by sentence and as a share of each part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import filled_in
from drafter.errors import Place

_SENTENCE = expression(r"[^。！？；\n\x00]+")
_TITLE = expression(r"《[^《》]{1,120}》")
_NUMBERS = expression(r"[0-9.,%％〇]+")
_NOT_WORDS = expression(r"[^\u4e00-\u9fff]+")
_SHORTEST, _LONG = 14, 24
_WINDOW, _TAKEN = 8, 0.85
_OVERLAP, _PART_OVERLAP, _PART_LENGTH = 50, 60, 200
_MOST_FINDINGS = 10
_LONGEST_QUOTE = 40


class _Own(NamedTuple):
    """A sentence that the record says itself.

    Attributes:
        passage: Where it stands.
        start: Its first character there.
        end: Index behind its last one.
        words: Its Chinese characters; no numbers, marks or titles.
    """

    passage: Passage
    start: int
    end: int
    words: str


def check_overlap(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find sentences of last year's report, years and numbers aside, and how much of the report they are."""
    if document.last is None:
        return
    formulas = tuple(lexicon.words("通用表述"))
    before = {window for one in _sentences(document.last, formulas) for window in _windows(one.words)}
    own = list(_sentences(document, formulas))
    taken = [one for one in own if _share(one.words, before) >= _TAKEN]
    yield from _shares(document, own, taken)
    for one in sorted(taken, key=lambda one: -len(one.words))[:_MOST_FINDINGS]:
        end = min(one.end, one.start + _LONGEST_QUOTE)
        level = Level.DOUBT if len(one.words) >= _LONG else Level.HINT
        why = "这一句与去年的报告一样（年份和数字不算）"
        yield spot_in(one.passage, one.start, end, why, "写今年的做法和结果", level=level)


def _shares(document: Document, own: Sequence[_Own], taken: Sequence[_Own]) -> Iterator[Spot]:
    """Say which share of the whole, or of single parts, is last year's."""
    share = _percent(own, taken)
    if share >= _OVERLAP:
        why = f"正文的 {share}% 与去年的报告一样（年份和数字不算）"
        yield Spot(Place(document.file), "", why, "写今年的事；逐句核对下面各处")
        return
    for heading in document.headings(1):
        inside = [one for one in own if one.passage.part == heading.part]
        share = _percent(inside, [one for one in taken if one.passage.part == heading.part])
        if share >= _PART_OVERLAP and sum(len(one.words) for one in inside) >= _PART_LENGTH:
            why = f"这一部分的 {share}% 与去年的报告一样（年份和数字不算）"
            yield spot_in(heading, 0, heading.head, why, "写今年的事；逐句核对")


def _percent(own: Sequence[_Own], taken: Sequence[_Own]) -> int:
    total = sum(len(one.words) for one in own)
    return round(100 * sum(len(one.words) for one in taken) / total) if total else 0


def _sentences(document: Document, formulas: tuple[str, ...]) -> Iterator[_Own]:
    """Yield the sentences that are the record's own; formulas of law and politics are left out."""
    for passage in document.running():
        for match in _SENTENCE.finditer(_given(document, passage), passage.head):
            words = _NOT_WORDS.sub("", _NUMBERS.sub("", _TITLE.sub("", match[0])))
            if len(words) >= _SHORTEST and not any(formula in match[0] for formula in formulas):
                yield _Own(passage, *match.span(), words)


def _given(document: Document, passage: Passage) -> str:
    """Return a passage's text in which the layout's own wording is hidden: it is the same every year."""
    text = filled_in(passage)
    if document.answers is None:
        return text
    hidden = [one for one in passage.segments if not one.place.key]
    for one in hidden:
        text = text[: one.start] + "\x00" * (one.end - one.start) + text[one.end :]
    return text


def _windows(words: str) -> Iterator[str]:
    return (words[at : at + _WINDOW] for at in range(len(words) - _WINDOW + 1))


def _share(words: str, before: set[str]) -> float:
    """Return how much of a sentence stands in last year's, in runs of some length."""
    covered = 0
    reached = 0
    for at, window in enumerate(_windows(words)):
        if window in before:
            covered += at + _WINDOW - max(reached, at)
            reached = at + _WINDOW
    return covered / len(words)


CHECKS: dict[str, Check] = {"抄袭-1": check_overlap}
