"""算术: a part that is more than its whole."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage
from drafter.check.quantities.beside import fewer_people, outgrown_beside
from drafter.check.quantities.carried import BROUGHT, carried_into
from drafter.check.quantities.flat import Item, Row, rows
from drafter.check.quantities.intake import outgrown_intake
from drafter.check.quantities.introductions import Bond
from drafter.check.quantities.parts import Claim, claims_of, is_named
from drafter.check.quantities.plain import short_label
from drafter.check.quantities.ranks import ranks_beyond
from drafter.check.quantities.reading import Quantity
from drafter.check.quantities.runs import are_parallel
from drafter.check.quantities.vocabulary import Vocabulary, vocabulary
from drafter.check.rules import Check, Spot, spot_in

_BEFORE = expression(r"上年|去年|往年|期初|年初|[０-９]年结转")
_AMONG = expression(r"中(?:有|仅有|已有|的)?$")


def check_excess(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a part that is more than its whole."""
    words = vocabulary(document, lexicon)
    pairs = lexicon.entries("不大于", document.year)
    deeds = (tuple(lexicon.words("进来的事", document.year)), tuple(lexicon.words("办成的事", document.year)))
    for passage, row in rows(document, words):
        seen: set[int] = set()
        outgrown = ((whole.quantity, part, Level.DOUBT) for whole, part in outgrown_intake(row, *deeds))
        for whole, part, level in itertools.chain(_claimed(passage, row, words), outgrown, _pairs(row, pairs)):
            if part.quantity.start not in seen:
                seen.add(part.quantity.start)
                yield _excess_spot(passage, whole, part.quantity, words, level)
        yield from _beside(passage, row, words)
        for one in ranks_beyond(passage.text) if "第" in passage.text else ():
            why = f"参加排名的一共{one.number}个，排不到第{one.rank}"
            yield spot_in(passage, one.start, one.end, why, "核对这两个数，改正写错的一个")


def _claimed(passage: Passage, row: Row, words: Vocabulary) -> Iterator[tuple[Quantity, Item, Level]]:
    """Yield wholes with parts that are said to be theirs, and are more."""
    for claim in claims_of(passage.text, words):
        for index, part in enumerate(claim.parts):
            whole = _outgrown(claim, part, index, row)
            if whole is not None and part.quantity.low > whole.high + carried_into(claim, row):
                sure = index == 0 and _is_sure(claim, part, words)
                yield whole, part, Level.ERROR if sure else Level.DOUBT


def _beside(passage: Passage, row: Row, words: Vocabulary) -> Iterator[Spot]:
    for whole, part in outgrown_beside(row):
        yield _excess_spot(passage, whole.quantity, part.quantity, words, Level.DOUBT)
    for groups, people in fewer_people(row):
        one, other = groups.quantity, people.quantity
        why = f"{one.text}只有{other.text}，人比{one.kind}还少"
        yield spot_in(passage, one.start, other.end, why, "核对这两个数，改正写错的一个")


def _outgrown(claim: Claim, part: Item, index: int, row: Row) -> Quantity | None:
    """Return the whole that a part is more than; None where it may belong to another one, or is no part."""
    alike = claim.bond is Bond.SOME and are_parallel([one.quantity for one in claim.parts[: index + 1]])
    beside = part.quantity.mark == "、" or alike
    elsewhere = claim.whole.sentence != part.sentence and claim.bond in (Bond.SORTED, Bond.AMONG)
    if elsewhere and not is_named(claim):
        return None
    if claim.bond in (Bond.PAIR, Bond.SIDE) or (index and (not beside or claim.bond is Bond.KNOWN)):
        return None
    wholes = (claim.whole, *(one for one in claim.others if not _is_apart(row, one, claim.whole)))
    return claim.whole.quantity if all(part.quantity.low > one.quantity.high for one in wholes) else None


def _is_apart(row: Row, other: Item, whole: Item) -> bool:
    """Whether ； stands between what may be meant too and the whole."""
    return other.at < whole.at and any(one.quantity.mark == "；" for one in row[other.at + 1 : whole.at + 1])


def _is_sure(claim: Claim, part: Item, words: Vocabulary) -> bool:
    """Whether a part can belong to no other quantity, and is no later step of the same things."""
    quantities = (claim.whole.quantity, part.quantity)
    if claim.bond is not Bond.SOME or not all(one.exact for one in quantities) or words.is_step(part.quantity):
        return False
    return not any(part.quantity.low <= one.quantity.high for one in claim.others)


def _pairs(row: Sequence[Item], entries: Sequence[Entry]) -> Iterator[tuple[Quantity, Item, Level]]:
    """Yield neighbours of which the second can be no more than the first."""
    for index, item in enumerate(row[1:], start=1):
        part = item.quantity
        near = [one for one in reversed(row[max(0, index - 3) : index]) if _count_alike(one, part)]
        near = [one for one in near if one.sentence == item.sentence and part.clause - one.quantity.clause <= 3]
        whole = near[0] if near else None
        if whole is None or part.low <= whole.quantity.high:
            continue
        if _is_listed(row, whole) or item.last_year or part.clause - whole.quantity.clause > 2:
            continue
        if _AMONG.search(whole.quantity.noun) and "其中" not in whole.quantity.front:
            yield whole.quantity, item, Level.DOUBT
        around = row[max(0, index - 4) : index + 3]
        if any(BROUGHT.search(one.said) and one.quantity.kind == part.kind for one in _open(around, item)):
            continue
        named = (item.label or part.noun).startswith
        for entry in entries:
            if entry.word in whole.said and named(entry.behind) and not _is_of_more(row, whole, entry):
                yield whole.quantity, item, Level(entry.level or Level.DOUBT.value)
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
    why = (
        f"{short_label(words.label(part))}{part.text}是{short_label(words.label(whole))}{whole.text}的一部分，却比它多"
    )
    return spot_in(passage, part.start, part.end, why, "核对这两个数，改正写错的一个", level=level)


CHECKS: dict[str, Check] = {"算术-2": check_excess}
