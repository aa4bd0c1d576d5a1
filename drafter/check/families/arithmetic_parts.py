"""算术: parts that do not add up to their whole, and a part that is more than it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.check.document import Document
from drafter.check.findings import Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage
from drafter.check.quantities.parts import Bond, Claim, claims, is_complete
from drafter.check.quantities.reading import Quantity, Sentence
from drafter.check.quantities.totals import Total, totals
from drafter.check.quantities.vocabulary import Vocabulary, counted, vocabulary
from drafter.check.rules import Check, Spot, spot_in
from drafter.wording import number_text

_SMALLEST_WHOLE = 20
_ZERO = Decimal(0)


def check_sums(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find parts of a sentence whose sum is not their whole."""
    words = vocabulary(document, lexicon)
    partitions = lexicon.entries("分项", document.year)
    for passage, sentence in counted(document, words):
        for claim in claims(sentence, words, partitions):
            level = _judge_claim(claim, sentence, words)
            if level:
                parts = claim.parts if claim.kinds else tuple(_addable(claim.parts, words))
                yield _sum_spot(passage, claim.whole, parts, words, level)
        for total in totals(sentence, words):
            if _is_wrong(total):
                level = Level.ERROR if total.sure and _all_exact((total.whole, *total.parts)) else Level.DOUBT
                yield _sum_spot(passage, total.whole, total.parts, words, level)


def _judge_claim(claim: Claim, sentence: Sentence, words: Vocabulary) -> Level | None:
    """Return how sure it is that the sum is wrong; None where a reading saves it."""
    parts = claim.parts if claim.kinds else tuple(_addable(claim.parts, words))
    if len(parts) < 2 or any(part.low > claim.whole.high for part in parts):
        return None
    if any(_fits(claim.whole, reading) for reading in _readings(claim, parts)):
        return None
    exact = _all_exact((claim.whole, *parts))
    added = sum((part.low for part in parts), _ZERO)
    if added > claim.whole.high:
        if claim.kinds is None and claim.bond is not Bond.ALL and _may_cross(claim.whole, parts, added):
            return None
        sure = claim.bond is Bond.ALL or (claim.kinds is not None and claim.kinds.level == Level.ERROR.value)
        return Level.ERROR if sure and exact else Level.DOUBT
    return _judge_gap(claim, parts, sentence, words)


def _may_cross(whole: Quantity, parts: Sequence[Quantity], added: Decimal) -> bool:
    """Whether one thing may be counted in several parts: one of them is all of it, or they are far more."""
    return added > whole.high * 2 or any(part.low == whole.high for part in parts)


def _judge_gap(claim: Claim, parts: Sequence[Quantity], sentence: Sentence, words: Vocabulary) -> Level | None:
    """Judge parts that fall short of the whole: only some of them may have been named."""
    if "等" in sentence.text[parts[-1].end - sentence.start :][:4] or any("等" in part.front for part in parts):
        return None
    gap = claim.whole.low - sum((part.high for part in parts), _ZERO)
    small = gap <= 2 or gap * 20 <= claim.whole.low
    if is_complete(claim, words):
        exact = _all_exact((claim.whole, *parts))
        return Level.ERROR if claim.bond is Bond.ALL and exact else Level.DOUBT
    if claim.bond is Bond.LISTED:
        return Level.DOUBT if gap * 10 <= claim.whole.low * 3 else None
    if claim.kinds is not None:
        return Level.DOUBT if small else None
    return Level.HINT if small and len(parts) > 2 and claim.whole.low >= _SMALLEST_WHOLE else None


def _addable(parts: Sequence[Quantity], words: Vocabulary) -> Iterator[Quantity]:
    """Yield the parts that can be kinds of the whole side by side."""
    for part in parts:
        if not words.is_step(part) and not words.says(words.label(part), words.crossing):
            yield part


def _readings(claim: Claim, parts: Sequence[Quantity]) -> Iterator[Sequence[Quantity]]:
    """Yield the ways in which the parts may be meant to make up the whole."""
    for end in range(2, len(claim.parts) + 1):
        # What 、 joins is one list; behind ， something else may begin.
        if end == len(claim.parts) or claim.parts[end].mark != "、":
            yield claim.parts[:end]
    yield parts
    # `甲院9件，结案5件；乙院8件，结案3件`: only the first of each stretch is a part.
    yield [part for index, part in enumerate(claim.parts) if index == 0 or part.mark == "；"]


def _fits(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    low, high = sum((part.low for part in parts), _ZERO), sum((part.high for part in parts), _ZERO)
    return low <= whole.high and high >= whole.low


def _is_wrong(total: Total) -> bool:
    """Whether no stretch of the quantities in front adds up to a total."""
    return not any(_fits(total.whole, total.parts[start:]) for start in range(len(total.parts) - 1))


def _all_exact(quantities: Sequence[Quantity]) -> bool:
    return all(quantity.exact for quantity in quantities)


def _sum_spot(passage: Passage, whole: Quantity, parts: Sequence[Quantity], words: Vocabulary, level: Level) -> Spot:
    # Where all are in 万, their sum is said in 万 too.
    scale = Decimal(10_000 if all("万" in one.text for one in (whole, *parts)) else 1)
    unit = "万" if scale > 1 else ""
    shown = " + ".join(f"{_short(words.label(part))}{_plain(part.number / scale)}{unit}" for part in parts)
    added = sum((part.number for part in parts), _ZERO)
    gap = _plain(abs(added - whole.number) / scale)
    which = "多" if added > whole.number else "少"
    why = f"{shown} = {_plain(added / scale)}{unit}，比{whole.text}{which}{gap}{unit}"
    return spot_in(
        passage,
        whole.start,
        whole.end,
        why,
        "逐项核对，改正其中写错的一个数；还有没列出的，写明“其他”多少",
        level=level,
    )


def _plain(number: Decimal) -> str:
    return number_text(number.normalize() + 0)


def _short(label: str) -> str:
    return label if len(label) <= 12 else f"…{label[-10:]}"


def check_excess(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a part that is more than its whole."""
    words = vocabulary(document, lexicon)
    partitions = lexicon.entries("分项", document.year)
    pairs = lexicon.entries("不大于", document.year)
    for passage, sentence in counted(document, words):
        seen: set[int] = set()
        for claim in claims(sentence, words, partitions):
            for index, part in enumerate(claim.parts):
                if part.low > claim.whole.high and part.start not in seen:
                    seen.add(part.start)
                    sure = index == 0 and _is_sure(claim, part, sentence, words)
                    yield _excess_spot(passage, claim.whole, part, words, Level.ERROR if sure else Level.DOUBT)
        for whole, part, level in _pairs(sentence, words, pairs):
            if part.low > whole.high and part.start not in seen:
                yield _excess_spot(passage, whole, part, words, level)


def _is_sure(claim: Claim, part: Quantity, sentence: Sentence, words: Vocabulary) -> bool:
    """Whether a part can belong to no other quantity, and is no later step of the same things."""
    if claim.bond is Bond.LISTED or not _all_exact((claim.whole, part)) or words.is_step(part):
        return False
    others = (one for one in sentence.quantities if one.start < claim.whole.start and one.kind == part.kind)
    return all(one.high < part.low for one in others)


def _pairs(
    sentence: Sentence, words: Vocabulary, entries: Sequence[Entry]
) -> Iterator[tuple[Quantity, Quantity, Level]]:
    """Yield neighbours of which the second can be no more than the first."""
    quantities = sentence.quantities
    for index, part in enumerate(quantities[1:], start=1):
        whole = next((one for one in reversed(quantities[max(0, index - 2) : index]) if one.kind == part.kind), None)
        if whole is None or "其中" in whole.front or part.clause - whole.clause > 2 or words.is_last_year(part.front):
            continue
        if whole.noun.endswith("中") and whole.clause < part.clause:
            yield whole, part, Level.DOUBT
        for entry in entries:
            if entry.word in whole.front + whole.noun and (words.label(part) or part.noun).startswith(entry.behind):
                yield whole, part, Level(entry.level or Level.DOUBT.value)
                break


def _excess_spot(passage: Passage, whole: Quantity, part: Quantity, words: Vocabulary, level: Level) -> Spot:
    why = f"{_short(words.label(part))}{part.text}是{_short(words.label(whole))}{whole.text}的一部分，却比它多"
    return spot_in(passage, part.start, part.end, why, "核对这两个数，改正写错的一个", level=level)


CHECKS: dict[str, Check] = {"算术-1": check_sums, "算术-2": check_excess}
