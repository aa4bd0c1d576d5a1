"""算术: parts that do not add up to their whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.check.document import Document
from drafter.check.explained import Explained
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage
from drafter.check.quantities.beside import told_as_well
from drafter.check.quantities.carried import carried_into
from drafter.check.quantities.flat import Row, rows
from drafter.check.quantities.introductions import Bond
from drafter.check.quantities.mixed import mixed_totals
from drafter.check.quantities.parts import Claim, claims_of, is_complete
from drafter.check.quantities.plain import short_label
from drafter.check.quantities.reading import Quantity, Sentence
from drafter.check.quantities.runs import are_parallel, completed_by, without_inner
from drafter.check.quantities.slips import has_swapped_digits, is_a_slip, is_one_digit_off
from drafter.check.quantities.together import told_together
from drafter.check.quantities.totals import Total, totals
from drafter.check.quantities.vocabulary import Vocabulary, counted, vocabulary
from drafter.check.rules import Check, Spot, spot_in
from drafter.wording import number_text

_SMALLEST_WHOLE = 20
# Where what is not done yet is told beside what is done, both are parts.
_STILL = ("正在", "未", "尚未", "列入", "暂未", "待", "因")
_REACH = 12
_REST_BEHIND = expression(r"[^，。；、0-9]{0,8}[，、]\s?(?:其余|其他|其它|剩余)[^0-9。；]{0,30}(?:[。；]|$)")
# 代表表示满意的140件，委员表示满意的166件: what came of each.
_OUTCOME = expression(
    r"(?<![不未没])(?:满意|认可|采纳|办结|审结|结案|答复|回复|整改|解决|化解|合格|通过|达标|持证|成功)的?$"
)
_FOREMOST = expression(r"集中|主要|突出|较多|靠前|前[二三四五]位|重点|高发")
_MATTERS = frozenset(("件", "个", "项", "处", "条", "宗", "名"))
_ZERO = Decimal(0)
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


def check_sums(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find parts of a passage whose sum is not their whole."""
    words = vocabulary(document, lexicon)
    composed = lexicon.entries("合成", document.year)
    told: set[tuple[int, int]] = set()
    explained = Explained(document)
    for passage, row in rows(document, words):
        claims = claims_of(passage.text, words)
        beside = _beside(claims)
        for claim in claims:
            level, counts = _judge_claim(claim, words), _counted_parts(claim, words)
            saved = _stands_beside(claim, beside) or _goes_on(passage, claim) or _is_filled(claim, counts, row)
            saved = saved or _fits_with_carried(claim, counts, row)
            if level and not saved and not explained.covers(passage, (claim.whole.quantity, *counts)):
                yield _sum_spot(passage, claim.whole.quantity, counts, words, level)
            yield from _told_as_well(passage, row, claim, words)
        for together in told_together(row):
            added = [one.quantity for one in together.parts]
            told.add((id(passage), together.whole.quantity.start))
            yield _sum_spot(passage, together.whole.quantity, added, words, Level.DOUBT)
        for whole, parts in _put_together(row, composed):
            yield _sum_spot(passage, whole, parts, words, Level.DOUBT)
    for passage, sentence in counted(document, words):
        yield from (spot for spot in _totals(passage, sentence, words) if (id(passage), spot.start) not in told)


def _totals(passage: Passage, sentence: Sentence, words: Vocabulary) -> Iterator[Spot]:
    for total in totals(sentence, words):
        if _is_wrong(total):
            level = Level.ERROR if total.sure and _all_exact((total.whole, *total.parts)) else Level.DOUBT
            yield _sum_spot(passage, total.whole, total.parts, words, level)
    for mixed in mixed_totals(sentence):
        added = sum((part.number for part in mixed.parts), Decimal(mixed.more))
        said = " + ".join((*(part.text for part in mixed.parts), *("1",) * mixed.more))
        why = f"{said} = {number_text(added)}，与写的{mixed.whole.text}不符"
        yield spot_in(passage, mixed.whole.start, mixed.whole.end, why, "逐项核对，改正写错的一个数")


def _beside(claims: Sequence[Claim]) -> dict[int, int]:
    """Return, by where they stand, the parts that make up a whole, each with which claim that is."""
    return {
        part.quantity.start: index
        for index, claim in enumerate(claims)
        if _fits(claim.whole.quantity, [one.quantity for one in claim.parts])
        for part in claim.parts
    }


def _stands_beside(claim: Claim, beside: dict[int, int]) -> bool:
    """Whether what looks like a whole is a part beside its parts (189项，其中许可144项，其他权力31项，确认14项)."""
    of = {beside.get(one.quantity.start) for one in (claim.whole, *claim.parts)}
    return len(of) == 1 and None not in of


def _goes_on(passage: Passage, claim: Claim) -> bool:
    """Whether there is more than what is listed, and no number is told of it (…、培训18万元，其余用于建设)."""
    behind, added = claim.parts[-1].quantity.end, sum((one.quantity.low for one in claim.parts), _ZERO)
    return (
        added < claim.whole.quantity.high and not claim.beyond and _REST_BEHIND.match(passage.text, behind) is not None
    )


def _is_filled(claim: Claim, parts: Sequence[Quantity], row: Row) -> bool:
    """Whether what follows at once in another measure is just what is missing (问题120个，改正91个，立案29件)."""
    last = claim.parts[-1]
    following = row[last.at + 1 : last.at + 2] if claim.parts[-1].quantity in parts else ()
    gap = claim.whole.quantity.number - sum((part.number for part in parts), _ZERO)
    return any(
        one.quantity.number == gap
        and one.sentence == last.sentence
        and one.quantity.kind in _MATTERS
        and one.quantity.clause - last.quantity.clause == 1
        for one in following
    )


def _told_as_well(passage: Passage, row: Row, claim: Claim, words: Vocabulary) -> Iterator[Spot]:
    """Yield a whole whose parts add up in one measure, and not in the other that they are told in as well."""
    if _fits(claim.whole.quantity, [part.quantity for part in claim.parts]):
        for whole, parts in told_as_well(row, claim.whole, claim.parts):
            if not _fits(whole, parts):
                yield _sum_spot(passage, whole, parts, words, Level.DOUBT)


def _put_together(row: Row, entries: Sequence[Entry]) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """Yield what is put together of kinds told before (撤销9件、确认违法6件，直接纠错16件), and is not their sum."""
    for index, item in enumerate(row):
        entry = next((one for one in entries if item.label.endswith(one.word)), None)
        if entry is None or not item.quantity.exact:
            continue
        parts = [
            one.quantity
            for one in row[max(0, index - _REACH) : index]
            if one.label.startswith(entry.behind) and one.quantity.kind == item.quantity.kind
        ]
        if len(parts) > 1 and _all_exact(parts) and sum(part.number for part in parts) != item.quantity.number:
            yield item.quantity, parts


def _counted_parts(claim: Claim, words: Vocabulary) -> list[Quantity]:
    """Return the parts that can be kinds of the whole side by side."""
    among = claim.bond in (Bond.AMONG, Bond.SORTED)
    listed = (among or len(claim.parts) > 2) and all(part.quantity.mark == "、" for part in claim.parts[1:])
    listed = listed or any(part.label.startswith(_STILL) for part in claim.parts[1:])
    # 专职15名、兼职53名 are all there are, though 兼职 may be told of some of the others.
    kinds = claim.kinds or claim.bond in (Bond.PAIR, Bond.STATES) or completed_by(claim.parts, words.pairs, claim.whole)
    # 县处级12人次、科级174人次
    kinds = kinds or all(part.label.endswith("级") for part in claim.parts)
    return [
        part.quantity
        for part in (without_inner(claim.parts) if claim.bond is Bond.PAIR else claim.parts)
        if kinds or ((listed or not words.is_step(part.quantity)) and not words.says(part.label, words.crossing))
    ]


def _judge_claim(claim: Claim, words: Vocabulary) -> Level | None:
    """Return how sure it is that the sum is wrong; None where a reading saves it."""
    whole, parts = claim.whole.quantity, _counted_parts(claim, words)
    if len(parts) < 2 or (any(part.low > whole.high for part in parts) and not _is_mistyped(claim, parts)):
        return None
    readings = [*_readings(claim), parts]
    if any(_fits(one.quantity, reading) for one in (claim.whole, *claim.others) for reading in readings):
        return None
    exact = _all_exact((whole, *parts))
    if claim.bond is Bond.SIDE:
        return Level.DOUBT if exact and is_a_slip(whole, parts) else None
    added = sum((part.low for part in parts), _ZERO)
    if added > whole.high:
        return _judge_surplus(claim, parts, added, exact=exact)
    outcomes = all(_OUTCOME.search(part.front) for part in parts) and not is_complete(claim, words)
    # 集中在装修噪声、油烟扰民，分别为320件、210件: the most of them, not all.
    outcomes = outcomes or _FOREMOST.search(claim.parts[0].lead) is not None
    return None if outcomes else _judge_gap(claim, parts, words, exact=exact)


def _is_mistyped(claim: Claim, parts: Sequence[Quantity]) -> bool:
    """Whether a part that is more than its whole looks like a slip of what it should be."""
    whole = claim.whole.quantity
    return has_swapped_digits(whole, parts) or (claim.bond is Bond.PAIR and is_a_slip(whole, parts))


def _fits_with_carried(claim: Claim, parts: Sequence[Quantity], row: Row) -> bool:
    """Whether parts make up their whole with what its sentence says was carried over (上年结转12件，受理300件)."""
    carried = carried_into(claim, row)
    return carried > 0 and sum((part.number for part in parts), _ZERO) == claim.whole.quantity.number + carried


def _judge_surplus(claim: Claim, parts: Sequence[Quantity], added: Decimal, *, exact: bool) -> Level | None:
    firm = claim.kinds is not None or claim.bond is Bond.ALL
    if not firm and _may_cross(claim.whole.quantity, parts, added):
        return None
    sure = claim.bond is Bond.ALL or (claim.kinds is not None and claim.kinds.level == Level.ERROR.value)
    return Level.ERROR if sure and exact else Level.DOUBT


def _may_cross(whole: Quantity, parts: Sequence[Quantity], added: Decimal) -> bool:
    """Whether one thing may be counted in several parts: one is all of it, each stands apart, or all are far more."""
    apart = any(part.mark == "；" for part in parts[1:]) and added * 4 > whole.high * 5
    whole_again = any(part.low == whole.high for part in parts) and added * 10 > whole.high * 13
    return apart or added > whole.high * 2 or whole_again


def _judge_gap(claim: Claim, parts: Sequence[Quantity], words: Vocabulary, *, exact: bool) -> Level | None:
    """Judge parts that fall short of the whole: only some of them may have been named."""
    whole, last = claim.whole.quantity, parts[-1]
    if last.noun.startswith("等") or any(part.front.endswith("等") for part in parts):
        return None
    gap = whole.low - sum((part.high for part in parts), _ZERO)
    small = gap <= 2 or gap * 20 <= whole.low
    if is_complete(claim, words):
        return Level.ERROR if claim.bond is Bond.ALL and exact else Level.DOUBT
    if claim.bond in (Bond.LISTED, Bond.SORTED):
        return Level.DOUBT if gap * 10 <= whole.low * 3 else None
    if claim.kinds is not None:
        return Level.DOUBT if small or (len(parts) > 3 and gap * 8 <= whole.low) else None
    if claim.bond is Bond.PAIR:
        return Level.DOUBT if gap * 12 <= whole.low or (exact and is_a_slip(whole, parts)) else None
    if claim.bond is Bond.STATES:
        return Level.DOUBT if gap <= 1 or gap * 20 <= whole.low or (exact and is_a_slip(whole, parts)) else None
    listed = all(part.mark == "、" for part in parts[1:])
    listed = listed or completed_by(claim.parts, words.pairs, claim.whole) > 0
    if listed or are_parallel(parts):
        # Whoever names some of them only says 等; what is listed and is most of it is meant to be all.
        most = gap * (4 if len(parts) == 2 else 3) <= whole.low
        near = most if listed and claim.bond is Bond.SOME else gap * 8 <= whole.low
        return Level.DOUBT if near or has_swapped_digits(whole, parts) or is_one_digit_off(whole, parts) else None
    return Level.HINT if small and len(parts) > 2 and whole.low >= _SMALLEST_WHOLE else None


def _readings(claim: Claim) -> Iterator[Sequence[Quantity]]:
    """Yield the ways in which the parts may be meant to make up the whole."""
    run = [part.quantity for part in (*claim.parts, *claim.beyond)]
    # All that are known for parts are parts.
    listed = [part for part in claim.parts[: claim.known] if not part.label.endswith("以上")]
    least = len(listed) if all(one.mark != "；" for one in run[1:]) else 2
    for end in range(max(2, least), len(run) + 1):
        # What 、 joins is one list; behind ， something else may begin.
        if end == len(run) or run[end].mark != "、":
            yield run[:end]
    # `甲院9件，结案5件；乙院8件，结案3件`: only the first of each stretch is a part.
    firsts = [part for index, part in enumerate(run) if index == 0 or part.mark == "；"]
    if len(firsts) > 1:
        yield firsts


def _fits(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    bounds = [_bounds(part) for part in parts]
    least, most = _bounds(whole)
    return sum((low for low, _ in bounds), _ZERO) <= most and sum((high for _, high in bounds), _ZERO) >= least


def _bounds(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """Return between what a number lies: what is rounded is off by half of its last digit."""
    if quantity.rough or quantity.exact:
        return quantity.low, quantity.high
    return (quantity.low + quantity.number) / 2, (quantity.high + quantity.number) / 2


def _is_wrong(total: Total) -> bool:
    """Whether no stretch of the quantities in front adds up to a total."""
    parts = total.parts
    # What 、 joins is one list.
    starts = [index for index in range(len(parts) - 1) if index == 0 or parts[index].mark != "、"]
    return not any(_fits(total.whole, parts[start:]) for start in starts)


def _all_exact(quantities: Sequence[Quantity]) -> bool:
    return all(quantity.exact for quantity in quantities)


def _sum_spot(passage: Passage, whole: Quantity, parts: Sequence[Quantity], words: Vocabulary, level: Level) -> Spot:
    # Where all are in 万 or 亿, their sum is said so too.
    unit = next((unit for unit in _SCALES if all(unit in one.text for one in (whole, *parts))), "")
    scale = _SCALES.get(unit, Decimal(1))
    shown = " + ".join(f"{short_label(words.label(part))}{_plain(part.number / scale)}{unit}" for part in parts)
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
        level=_weighed(level, whole, parts),
    )


def _weighed(level: Level, whole: Quantity, parts: Sequence[Quantity]) -> Level:
    """Return a lower level for numbers far apart: who mistypes is off by a digit, who misreads a list by anything."""
    added = sum((part.number for part in parts), _ZERO)
    one_digit = str(int(abs(added - whole.number))).strip("0")
    if not _all_exact((whole, *parts)) or is_a_slip(whole, parts) or len(one_digit) == 1:
        return level
    return Level.DOUBT if level is Level.ERROR else Level.HINT


def _plain(number: Decimal) -> str:
    return number_text(number.normalize() + 0)


CHECKS: dict[str, Check] = {"算术-1": check_sums}
