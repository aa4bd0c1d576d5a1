"""Wholes and their parts: which quantities of a passage are said to make up which (收到142件，其中受理79件…)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.lexicon import Entry
from drafter.check.quantities.flat import Item, Row, row_of
from drafter.check.quantities.introductions import Bond, among_what, are_years, introduction
from drafter.check.quantities.plain import KEPT
from drafter.check.quantities.runs import (
    completed_by,
    is_for_each,
    is_rest,
    is_side_by_side,
    is_spread,
    run_of,
    side_by_side,
    sum_of_list,
)
from drafter.check.quantities.vocabulary import PERCENT, POINTS, Vocabulary
from drafter.check.quantities.wholes import CHANGED, REACH, common, is_like, likeliest, wholes_of

_IN_ALL = expression(r"(?:共|共计|共有|合计|总计|总数为?)$")
# 县级31项，镇级16项
_SORTS = expression(r"^[^，]{1,5}(?:级|类|型|面|式|性|性质|部分|方面)(?:的)?$")
_AMONG_THEM, _OF_THIS_YEAR = expression(r"其中|包括|含"), expression(r"当年|本年|今年|新")
_BROUGHT = expression(r"结转|转入|遗留|上年|去年")
_MOST_KINDS = 6


class Claim(NamedTuple):
    """A whole with the parts that are said of it.

    Attributes:
        whole: The whole that is most likely meant.
        others: Other quantities that may be meant.
        parts: Its parts in order; all of one kind.
        beyond: What goes on behind the parts and may belong to them.
        bond: How firmly they make it up.
        kinds: The list of 分项 that they belong to; None for none.
        known: How many of the first parts belong to it.
    """

    whole: Item
    others: tuple[Item, ...]
    parts: tuple[Item, ...]
    beyond: tuple[Item, ...]
    bond: Bond
    kinds: Entry | None = None
    known: int = 0


@lru_cache(maxsize=KEPT)
def claims_of(text: str, words: Vocabulary) -> tuple[Claim, ...]:
    """Return the wholes of a passage's text with their parts."""
    return tuple(_claims(row_of(text, words), words))


def _claims(row: Row, words: Vocabulary) -> Iterator[Claim]:
    last: Claim | None = None
    for index in range(len(row)):
        found = list(_claims_at(row, index, words)) or list(_again(row, index, last, words))
        yield from found
        last = found[-1] if found else last


def _again(row: Row, index: int, last: Claim | None, words: Vocabulary) -> Iterator[Claim]:
    """Yield two kinds of a whole whose parts were listed before (其中甲类15件、乙类12件，满意25件，基本满意2件)."""
    if last is None or last.parts[-1].at != index - 1 or last.whole.sentence != row[index].sentence:
        return
    full = sum((part.quantity.number for part in last.parts), Decimal(0)) == last.whole.quantity.number
    claim = _of_two_kinds(row, index, last.whole, words) if full and is_like(last.whole, row[index]) else None
    if claim is not None and claim.whole is last.whole and not any(map(is_rest, claim.parts)):
        yield claim._replace(others=())


def _claims_at(row: Row, index: int, words: Vocabulary) -> Iterator[Claim]:
    first = row[index]
    yearly = are_years(row[index : index + 2]) or _are_old_and_new(row[index : index + 2])
    if first.quantity.kind in (PERCENT, POINTS) or (first.last_year and not yearly) or is_for_each(first):
        return
    if first.quantity.rough and first.quantity.noun == "的":
        # 平均办理72天，其中超过90天的19件
        return
    bond = introduction(row, index)
    if bond is None:
        yield from _known(row, index, words)
        return
    wholes = wholes_of(row, index, bond)
    if wholes:
        yield from _ofwholes_of(row, index, bond, wholes, words)


def _are_old_and_new(two: Sequence[Item]) -> bool:
    """Whether two quantities tell what is left of the year before and what is new (2019年存量8处、当年新增19处)."""
    one, other = (item.quantity for item in two) if len(two) == 2 else (None, None)
    told = one and other and _AMONG_THEM.match(one.front) and _OF_THIS_YEAR.search(other.front)
    return bool(told and other and other.mark in "、，")


def _ofwholes_of(row: Row, index: int, bond: Bond, wholes: Sequence[Item], words: Vocabulary) -> Iterator[Claim]:
    """Yield the whole that is meant of those in front, with the parts that begin with a quantity."""
    first, run = row[index], run_of(row, index)
    parts = side_by_side(run)
    whole = likeliest(wholes, first, parts, bond)
    if _is_told_in_clause(whole, first) and not _are_all(run, whole, words):
        return
    kinds, count = _kinds_of(whole, run, words)
    if kinds is not None:
        parts = run[: max(count, len(parts))]
    near = bond is Bond.SOME and first.quantity.clause - whole.quantity.clause == 1 and first.quantity.mark != "；"
    others = tuple(one for one in wholes if one is not whole and not near)
    listed = sum_of_list(row, whole.at) if first.owner < 0 else None
    alike = len(whole.label) > 1 and all(part.label.endswith(whole.label) for part in parts) and len(parts) > 1
    if alike or (bond is Bond.AMONG and common(among_what(first), whole.said)):
        # 败诉8件，…，其中因程序败诉5件、因证据败诉3件: of these 8, whatever else is near.
        others = ()
    elif listed is not None:
        others = (listed, *others)
        if near and sum(part.quantity.low for part in parts) > whole.quantity.high:
            whole, others = listed, (whole, *others[1:])
    yield Claim(whole, others, parts, run[len(parts) :], bond, kinds, count if kinds else 0)


def is_named(claim: Claim) -> bool:
    """Whether the words in front of the parts name their whole (审结案件中，…)."""
    return claim.bond is Bond.AMONG and common(among_what(claim.parts[0]), claim.whole.said) > 0


def _known(row: Row, index: int, words: Vocabulary) -> Iterator[Claim]:
    """Yield the whole in front of a quantity whose words are known for a part of it (审结68件，维持32件)."""
    if not index:
        return
    first, before = row[index], _told_before(row, index)
    if before is None or first.quantity.mark == "、" or not first.quantity.digits:
        return
    claim = _of_known_kinds(row, index, before, words) or _of_two_kinds(row, index, before, words)
    claim = claim or _of_states(row, index, before)
    if claim is not None:
        yield _of_list(row, claim)
    elif _IN_ALL.search(before.quantity.front) and not _adds_up(row, before):
        run = run_of(row, index)
        fits = run[0].quantity.low <= before.quantity.high
        if len(run) > 1 and fits and _is_told_to_the_end(row, index, run, before):
            yield Claim(before, (), run, (), Bond.SOME)
    else:
        run = side_by_side(run_of(row, index))
        if is_side_by_side(row, index, run, before) or is_spread(row, index, run, before):
            yield Claim(before, (), run, (), Bond.SIDE)


def _of_list(row: Row, claim: Claim) -> Claim:
    """Let parts be of all that is listed in front of them too (许可案卷60卷、处罚案卷90卷，优秀41卷、良好109卷)."""
    whole = claim.whole
    listed = sum_of_list(row, whole.at)
    if listed is None:
        return claim
    if whole.quantity.high < max(part.quantity.low for part in claim.parts):
        return claim._replace(whole=listed, others=(whole, *claim.others))
    return claim._replace(others=(listed, *claim.others))


def _adds_up(row: Row, total: Item) -> bool:
    """Whether a total is of the list in front of it (建议140件、提案169件，共309件): what follows is no part of it."""
    listed = sum_of_list(row, total.at - 1) if total.at else None
    return listed is not None and listed.quantity.number == total.quantity.number


def _told_before(row: Row, index: int) -> Item | None:
    """Return the quantity of the same kind that stands right in front, whatever else is told between."""
    first = row[index]
    near = (one for one in reversed(row[max(0, index - 3) : index]) if is_like(one, first) and not is_for_each(one))
    before = next((one for one in near if not CHANGED.search(one.quantity.front)), None)
    if before is None or first.quantity.clause - before.quantity.clause > index - before.at:
        return None
    return before


def _of_known_kinds(row: Row, index: int, before: Item, words: Vocabulary) -> Claim | None:
    first = row[index]
    known = (entry for entry in words.partitions if entry.word in before.said and _has(first, entry, words))
    if all(_has(before, entry, words) for entry in known):
        return None
    run = run_of(row, index)
    kinds, count = _kinds_of(before, run, words)
    claim = Claim(before, (), run[:count], run[count:], Bond.KNOWN, kinds)
    return claim if is_complete(claim, words) else None


def _of_two_kinds(row: Row, index: int, before: Item, words: Vocabulary) -> Claim | None:
    first = row[index]
    run = run_of(row, index, _MOST_KINDS)
    last = completed_by(run, words.pairs, before) if len(run) > 1 else 0
    if not last:
        return None
    run = run_of(row, index)
    more = before.quantity.high < max(one.quantity.low for one in run[: last + 1])
    if more and not _BROUGHT.search(before.said):
        # 受理2675件，准许2618件，不予57件；网上受理2312件，现场受理363件
        wider = (one for one in reversed(row[max(0, index - REACH) : index]) if is_like(one, first))
        before = max(wider, key=lambda one: one.quantity.number)
    others = tuple(one for one in row[max(0, index - REACH) : index] if one is not before and is_like(one, first))
    return Claim(before, others, run[: last + 1], run[last + 1 :], Bond.PAIR)


def _of_states(row: Row, index: int, before: Item) -> Claim | None:
    """Return a whole with what became of its things (9件，4件已回复、3件在办理), or with sorts of them (县级31项)."""
    first = row[index]
    run = run_of(row, index)
    if len(run) < 2 or first.quantity.clause - before.quantity.clause != 1 or before is not row[index - 1]:
        return None
    alike = _is_state if _is_state(first) else _is_sort
    parts = tuple(itertools.takewhile(alike, run))
    if len(parts) < 2 or alike(before) or "其中" in before.quantity.front:
        return None
    return Claim(before, (), parts, run[len(parts) :], Bond.STATES)


def _is_state(item: Item) -> bool:
    return not item.quantity.front.strip() and bool(item.quantity.noun)


def _is_sort(item: Item) -> bool:
    return _SORTS.match(item.quantity.front) is not None


def _is_told_in_clause(whole: Item, first: Item) -> bool:
    """Whether a part follows its whole without a mark (16名执法人员中有11人兼任)."""
    return whole.quantity.clause == first.quantity.clause


def _are_all(run: Sequence[Item], whole: Item, words: Vocabulary) -> bool:
    """Whether what is listed are two kinds that make up all, or is what one mark joins."""
    joined = len(run) > 1 and all(one.quantity.mark == "、" for one in run[1:])
    return joined or len(run) == 1 or completed_by(run, words.pairs, whole) > 0


def _is_told_to_the_end(row: Row, index: int, run: Sequence[Item], before: Item) -> bool:
    """Whether a number that is said to be a total is counted out in what follows (议题共31个，县委12个，政府19个)."""
    end = index + len(run)
    ends = end == len(row) or row[end].sentence != before.sentence
    return ends and row[index - 1] is before


def _has(item: Item, entry: Entry, words: Vocabulary) -> bool:
    """Whether a quantity is named as a part; in its clause the word of the whole may stand in front of it."""
    behind = words.bare(item.label.rpartition(entry.word)[2])
    return (
        item.label.startswith(entry.behind)
        or item.quantity.noun.startswith(entry.behind)
        or behind.startswith(entry.behind)
        or (len(item.label) > 4 and any(len(word) > 1 and word in item.label[2:] for word in entry.behind))
    )


def _kinds_of(whole: Item, parts: Sequence[Item], words: Vocabulary) -> tuple[Entry | None, int]:
    """Return the list of 分项 that most of the first parts belong to, and how many do."""
    best: tuple[int, bool] = (1, True)
    kinds: Entry | None = None
    for entry in words.partitions:
        if entry.word in whole.said:
            belong = [_has(part, entry, words) for part in parts]
            members = belong.index(False) if False in belong else len(belong)
            rank = (members, _names_all(entry, parts[:members]))
            if rank > best:
                best, kinds = rank, entry
    return kinds, best[0] if kinds else len(parts)


def _names_all(entry: Entry, parts: Sequence[Item]) -> bool:
    """Whether all parts are there that a list of 分项 wants to be told."""
    labels = [part.label or part.quantity.noun for part in parts]
    return bool(entry.before) and all(any(label.startswith(word) for label in labels) for word in entry.before)


def is_complete(claim: Claim, words: Vocabulary) -> bool:
    """Whether the parts claim to be all of the whole."""
    if claim.bond is Bond.ALL:
        return True
    if any(is_rest(part) for part in claim.parts) and not any(words.is_step(part.quantity) for part in claim.parts):
        return True
    return claim.kinds is not None and _names_all(claim.kinds, claim.parts)
