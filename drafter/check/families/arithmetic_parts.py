"""算术: parts that do not add up to their whole, and a part that is more than it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage
from drafter.check.quantities.beside import fewer_people, outgrown_beside, told_as_well
from drafter.check.quantities.flat import Item, Row, rows
from drafter.check.quantities.introductions import Bond
from drafter.check.quantities.mixed import mixed_totals
from drafter.check.quantities.parts import Claim, claims_of, is_complete, is_named
from drafter.check.quantities.plain import shown
from drafter.check.quantities.reading import Quantity, Sentence
from drafter.check.quantities.runs import are_parallel, completed_by
from drafter.check.quantities.slips import has_swapped_digits, is_a_slip, is_one_digit_off
from drafter.check.quantities.together import told_together
from drafter.check.quantities.totals import Total, totals
from drafter.check.quantities.vocabulary import Vocabulary, counted, vocabulary
from drafter.check.rules import Check, Spot, spot_in
from drafter.wording import number_text

_SMALLEST_WHOLE = 20
# Where what is not done yet is told beside what is done, both are parts.
_BROUGHT = expression(r"结转|上年未|往年|历年|旧存|积存|积案|遗留|期初|年初|转入")
_RECEIVED = expression(r"受理|收到|新收|收案|立案|接收|申请")
_ONWARD = expression(r"结转(?:至|到|入)?(?:下|次|明)|结转至")
_BEFORE = expression(r"上年|去年|往年|期初|年初|[０-９]年结转")
_STILL = ("正在", "未", "尚未", "列入", "暂未", "待", "因")
_REACH = 12
_AMONG = expression(r"中(?:有|仅有|已有)?$")
_REST_BEHIND = expression(r"[^，。；、0-9]{0,8}[，、]\s?(?:其余|其他|其它|剩余)[^0-9。；]{0,30}(?:[。；]|$)")
_ZERO = Decimal(0)


def check_sums(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find parts of a passage whose sum is not their whole."""
    words = vocabulary(document, lexicon)
    composed = lexicon.entries("合成", document.year)
    told: set[tuple[int, int]] = set()
    for passage, row in rows(document, words):
        for claim in claims_of(passage.text, words):
            level = _judge_claim(claim, words) if not _goes_on(passage, claim) else None
            if level and not _fits_with_carried(claim, _counted_parts(claim, words), row):
                yield _sum_spot(passage, claim.whole.quantity, _counted_parts(claim, words), words, level)
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


def _goes_on(passage: Passage, claim: Claim) -> bool:
    """Whether there is more than what is listed, and no number is told of it (…、培训18万元，其余用于建设)."""
    behind, added = claim.parts[-1].quantity.end, sum((one.quantity.low for one in claim.parts), _ZERO)
    return (
        added < claim.whole.quantity.high and not claim.beyond and _REST_BEHIND.match(passage.text, behind) is not None
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
    return [
        part.quantity
        for part in claim.parts
        if kinds or ((listed or not words.is_step(part.quantity)) and not words.says(part.label, words.crossing))
    ]


def _judge_claim(claim: Claim, words: Vocabulary) -> Level | None:
    """Return how sure it is that the sum is wrong; None where a reading saves it."""
    whole, parts = claim.whole.quantity, _counted_parts(claim, words)
    if len(parts) < 2 or (any(part.low > whole.high for part in parts) and not has_swapped_digits(whole, parts)):
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
    return _judge_gap(claim, parts, words, exact=exact)


def _fits_with_carried(claim: Claim, parts: Sequence[Quantity], row: Row) -> bool:
    """Whether parts make up their whole with what its sentence says was carried over (上年结转12件，受理300件)."""
    carried = _carried_into(claim, row)
    return carried > 0 and sum((part.number for part in parts), _ZERO) == claim.whole.quantity.number + carried


def _carried_into(claim: Claim, row: Row) -> Decimal:
    """Return what was carried over on top of a whole of received cases; 0 where nothing is said to be."""
    whole = claim.whole
    if not _RECEIVED.search(whole.said):
        return _ZERO
    around = row[max(0, whole.at - 3) : whole.at + len(claim.parts) + 3]
    carried = [
        one.quantity.number
        for one in around
        if one.quantity.kind == whole.quantity.kind
        and one.sentence == whole.sentence
        and one is not whole
        and _BROUGHT.search(one.quantity.front)
        and not _ONWARD.search(one.said)
    ]
    return max(carried, default=_ZERO)


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
    for end in range(2, len(run) + 1):
        # What 、 joins is one list; behind ， something else may begin.
        if end == len(run) or run[end].mark != "、":
            yield run[:end]
    # `甲院9件，结案5件；乙院8件，结案3件`: only the first of each stretch is a part.
    firsts = [part for index, part in enumerate(run) if index == 0 or part.mark == "；"]
    if len(firsts) > 1:
        yield firsts


def _fits(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    low, high = sum((part.low for part in parts), _ZERO), sum((part.high for part in parts), _ZERO)
    return low <= whole.high and high >= whole.low


def _is_wrong(total: Total) -> bool:
    """Whether no stretch of the quantities in front adds up to a total."""
    parts = total.parts
    # What 、 joins is one list.
    starts = [index for index in range(len(parts) - 1) if index == 0 or parts[index].mark != "、"]
    return not any(_fits(total.whole, parts[start:]) for start in starts)


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
    return shown(label if len(label) <= 12 else f"…{label[-10:]}")


def check_excess(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a part that is more than its whole."""
    words = vocabulary(document, lexicon)
    pairs = lexicon.entries("不大于", document.year)
    for passage, row in rows(document, words):
        seen: set[int] = set()
        for claim in claims_of(passage.text, words):
            for index, part in enumerate(claim.parts):
                whole = _outgrown(claim, part, index)
                if whole is not None and part.quantity.low <= whole.high + _carried_into(claim, row):
                    continue
                if whole is not None and part.quantity.start not in seen:
                    seen.add(part.quantity.start)
                    sure = index == 0 and _is_sure(claim, part, words)
                    yield _excess_spot(passage, whole, part.quantity, words, Level.ERROR if sure else Level.DOUBT)
        for of, part, level in _pairs(row, pairs):
            if part.quantity.low > of.quantity.high and part.quantity.start not in seen:
                yield _excess_spot(passage, of.quantity, part.quantity, words, level)
        yield from _beside(passage, row, words)


def _beside(passage: Passage, row: Row, words: Vocabulary) -> Iterator[Spot]:
    for whole, part in outgrown_beside(row):
        yield _excess_spot(passage, whole.quantity, part.quantity, words, Level.DOUBT)
    for groups, people in fewer_people(row):
        one, other = groups.quantity, people.quantity
        why = f"{one.text}只有{other.text}，人比{one.kind}还少"
        yield spot_in(passage, one.start, other.end, why, "核对这两个数，改正写错的一个")


def _outgrown(claim: Claim, part: Item, index: int) -> Quantity | None:
    """Return the whole that a part is more than; None where it may belong to another one, or is no part."""
    alike = claim.bond is Bond.SOME and are_parallel([one.quantity for one in claim.parts[: index + 1]])
    beside = part.quantity.mark == "、" or alike
    elsewhere = claim.whole.sentence != part.sentence and claim.bond in (Bond.SORTED, Bond.AMONG)
    if elsewhere and not is_named(claim):
        return None
    if claim.bond in (Bond.PAIR, Bond.SIDE) or (index and (not beside or claim.bond is Bond.KNOWN)):
        return None
    wholes = (claim.whole, *claim.others)
    return claim.whole.quantity if all(part.quantity.low > one.quantity.high for one in wholes) else None


def _is_sure(claim: Claim, part: Item, words: Vocabulary) -> bool:
    """Whether a part can belong to no other quantity, and is no later step of the same things."""
    quantities = (claim.whole.quantity, part.quantity)
    if claim.bond is not Bond.SOME or not _all_exact(quantities) or words.is_step(part.quantity):
        return False
    return not any(part.quantity.low <= one.quantity.high for one in claim.others)


def _pairs(row: Sequence[Item], entries: Sequence[Entry]) -> Iterator[tuple[Item, Item, Level]]:
    """Yield neighbours of which the second can be no more than the first."""
    for index, item in enumerate(row[1:], start=1):
        part = item.quantity
        near = [one for one in reversed(row[max(0, index - 3) : index]) if _count_alike(one, part)]
        near = [one for one in near if one.sentence == item.sentence and part.clause - one.quantity.clause <= 3]
        whole = near[0] if near else None
        if whole is None or _is_listed(row, whole) or item.last_year or part.clause - whole.quantity.clause > 2:
            continue
        if _AMONG.search(whole.quantity.noun) and "其中" not in whole.quantity.front:
            yield whole, item, Level.DOUBT
        around = row[max(0, index - 4) : index + 3]
        if any(_BROUGHT.search(one.said) and one.quantity.kind == part.kind for one in _open(around, item)):
            continue
        named = (item.label or part.noun).startswith
        for entry in entries:
            if entry.word in whole.said and named(entry.behind) and not _is_of_more(row, whole, entry):
                yield whole, item, Level(entry.level or Level.DOUBT.value)
                break


def _count_alike(one: Item, part: Quantity) -> bool:
    """Whether two quantities count the same things; what is investigated is told in 条, what comes of it in 件."""
    return one.quantity.kind == part.kind or ((one.quantity.kind, part.kind) == ("条", "件") and "线索" in one.said)


def _open(around: Sequence[Item], item: Item) -> list[Item]:
    """Return what may still count for a quantity: what its sentence tells, and what ends one before (上年结转6件。)."""
    last = {one.sentence: one.at for one in around}
    return [
        one
        for one in around
        if one.sentence == item.sentence or (last[one.sentence] == one.at and _BEFORE.search(one.said))
    ]


def _is_of_more(row: Sequence[Item], whole: Item, entry: Entry) -> bool:
    """Whether a step behind 其中 may be of all: it was not told yet (100件，其中民事30件，办结90件)."""
    if "其中" not in whole.quantity.front:
        return False
    before = row[max(0, whole.at - 3) : whole.at]
    return not any(one.label.startswith(entry.behind) and one.sentence == whole.sentence for one in before)


def _is_listed(row: Sequence[Item], item: Item) -> bool:
    """Whether a quantity goes on with a list: 、 may also stand in its own words (租赁、退费纠纷94件)."""
    before = row[item.at - 1] if item.at else None
    return item.quantity.mark == "、" and before is not None and item.quantity.clause - before.quantity.clause == 1


def _excess_spot(passage: Passage, whole: Quantity, part: Quantity, words: Vocabulary, level: Level) -> Spot:
    why = f"{_short(words.label(part))}{part.text}是{_short(words.label(whole))}{whole.text}的一部分，却比它多"
    return spot_in(passage, part.start, part.end, why, "核对这两个数，改正写错的一个", level=level)


CHECKS: dict[str, Check] = {"算术-1": check_sums, "算术-2": check_excess}
