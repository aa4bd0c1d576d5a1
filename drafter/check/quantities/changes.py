"""Changes that a passage states: this year's value, last year's, and by how much it went up or down."""

from __future__ import annotations

import itertools
import re
from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row, row_of
from drafter.check.quantities.plain import KEPT
from drafter.check.quantities.reading import Quantity
from drafter.check.quantities.vocabulary import PERCENT, POINTS, Vocabulary

_UP = "增长|上升|增加|提高|提升|上涨|攀升|递增|净增|上浮|多|增|升"
_DOWN = "下降|减少|降低|下滑|回落|压减|缩减|缩短|压缩|精简|节省|节约|下调|减|降|少"
_BY = expression(
    rf"(?<!新)(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|幅|幅度|率|[发办收审查处调建开])?(?:为|达|达到|近|约|超|超过)?$"
)
_TO = expression(
    rf"(?:(?P<up>{_UP}|扩大|扩展)|(?P<down>{_DOWN}|缩小|整合|合并|归并))(?:到|至|为)了?"
    r"(?:今年|本年|现在|目前|[０-９]{4}年|□{2}季度|年[末底]|[０-９]{1,2}月)?的?$"
)
_FROM = expression(r"(?:^|[^来源])(?:从|由|原有的?|原来的?|原)(?P<what>[^从由]{0,16})$")
# 比上年的100件 is last year's value, 比上年多发的100件 the difference.
_COMPARED_WITH = expression(r"\s*(?:比|较|与)")
_ENDS_IN_TIME = expression(r"(?:年|年度|期|底|末)(?:版)?(?:的|为|是|相比)?(?:平均)?$|[０-９]年[^多少增减]{0,6}的$")
_SINCE_END = expression(r"(?:比|较)(?:上年|去年|年初|上年度)[末底]?")
_NET = expression(r"净(?P<grown>增|减)(?:加|少)?$")
_MORE_THAN_LAST = expression(
    r"\s*(?:同比|(?:比|较)(?:上年|去年|上年度|上年同期|去年同期|[０-９]{4}年)(?:的)?)(?:增加|增长|上升|多|净增)(?:了)?"
)
_REACH, _SENTENCES, _NEAR = 12, 2, 20

Pair: TypeAlias = tuple[Quantity, Quantity]


class Change(NamedTuple):
    """A stated change.

    Attributes:
        stated: By how much.
        up: Whether it is said to go up.
        pairs: This year's value and last year's, the likeliest first; may be empty.
        sure: Whether the first pair is the only one that can be meant.
    """

    stated: Quantity
    up: bool
    pairs: tuple[Pair, ...]
    sure: bool


class Move(NamedTuple):
    """A value that is said to go from one number to another."""

    last: Quantity
    this: Quantity
    up: bool
    sentence: int


def moves(row: Row) -> Iterator[Move]:
    """Yield what goes from one value to another (由12件增加到15件)."""
    for one, other in itertools.pairwise(row):
        last, this = one.quantity, other.quantity
        found = _TO.search(this.front)
        if not found or one.sentence != other.sentence or (last.kind, last.group) != (this.kind, this.group):
            continue
        if _FROM.search(last.front):
            yield Move(last, this, found["up"] is not None, one.sentence)


@lru_cache(maxsize=KEPT)
def changes_of(text: str, words: Vocabulary) -> tuple[Change, ...]:
    """Return the changes that a passage's text states, each with the values that it may come from."""
    return tuple(_changes(row_of(text, words)))


def _changes(row: Row) -> Iterator[Change]:
    moved = deque(moves(row))
    move: Move | None = None
    for index, item in enumerate(row):
        stated = item.quantity
        found = _BY.search(stated.front)
        # What is left of ins and outs is no change against last year.
        own_clause = index == 0 or row[index - 1].quantity.clause != stated.clause
        while moved and moved[0].this.start < stated.start:
            move = moved.popleft()
        near = move is not None and stated.start - move.this.end < _NEAR and move.sentence == item.sentence
        net = "净" in stated.front and (stated.kind == PERCENT or (own_clause and stated.front.startswith("净")))
        if found is None or (net and not near):
            continue
        up = found["up"] is not None
        if move is not None and near and _may_change(move.this.kind, stated.kind):
            yield Change(stated, up, ((move.this, move.last),), True)
            continue
        base = _base(row, index)
        lasts = _lasts(row, index) if base is None else []
        if base is not None:
            yield Change(stated, up, tuple(_against(row, base)), sure=True)
        elif lasts:
            pairs = _pairs(row, index, lasts)
            yield Change(stated, up, tuple(pairs), len(pairs) == 1)
        else:
            yield Change(stated, up, tuple(_worked_back(row, index)), False)


def _worked_back(row: Row, index: int) -> Iterator[Pair]:
    """Yield the values of a change in percent beside this year's value and the difference (50件，增加10件，增长25%)."""
    stated = row[index]
    yield from _since_end(row, index)
    by = row[index - 1] if index else stated
    found = _BY.search(by.quantity.front)
    if by.sentence != stated.sentence or found is None or stated.quantity.kind != PERCENT or not _follows(stated):
        return
    if by.quantity.kind == PERCENT or stated.quantity.clause - by.quantity.clause != 1 or by.quantity.rough:
        return
    step = by.quantity.number if found["up"] else -by.quantity.number
    for one in reversed(row[max(0, index - _REACH) : index - 1]):
        same = one.quantity.kind == by.quantity.kind and one.sentence == stated.sentence
        if same and not one.quantity.rough and one.quantity.number > step:
            last = one.quantity.number - step
            slack = by.quantity.high - by.quantity.number
            said = "原来的数"
            yield one.quantity, one.quantity._replace(number=last, low=last - slack, high=last + slack, text=said)


def _since_end(row: Row, index: int) -> Iterator[Pair]:
    """Yield the values of a growth since the year began (净增7636户，年末实有81254户，比上年末增长10.4%)."""
    stated, this = row[index], row[max(0, index - 1)]
    if index < 2 or stated.quantity.kind != PERCENT or not _SINCE_END.search(stated.quantity.front):
        return
    for net in row[max(0, index - 4) : index - 1]:
        found = _NET.search(net.quantity.front)
        same = (net.quantity.kind, net.sentence) == (this.quantity.kind, stated.sentence)
        if found and same and this.quantity.exact and net.quantity.exact:
            step = net.quantity.number if found["grown"] == "增" else -net.quantity.number
            last = this.quantity.number - step
            if last > 0:
                yield this.quantity, this.quantity._replace(number=last, low=last, high=last, text="上年末的数")


def too_much(row: Row) -> Iterator[Pair]:
    """Yield values with an increase that is more than all there is (37件，比上年增加45件)."""
    for this, more in itertools.pairwise(row):
        one, by = this.quantity, more.quantity
        near = (one.kind, this.sentence, one.clause + 1) == (by.kind, more.sentence, by.clause)
        if near and by.kind not in (PERCENT, POINTS) and _MORE_THAN_LAST.fullmatch(by.front) and by.low > one.high:
            yield one, by


def _base(row: Row, index: int) -> Item | None:
    """Return what a change in percent is counted from where it is said in its clause (比法定的60个工作日缩短70%)."""
    stated, base = row[index], row[index - 1] if index else row[index]
    quantity = base.quantity
    here = quantity.clause == stated.quantity.clause and base is not stated and stated.quantity.kind == PERCENT
    told = here and _COMPARED_WITH.match(quantity.front) and not base.last_year and not _BY.search(quantity.front)
    return base if told and quantity.kind not in (PERCENT, POINTS) else None


def _against(row: Row, base: Item) -> Iterator[Pair]:
    """Yield the value that is compared with another one: the nearest in front that counts the same."""
    for one in reversed(row[max(0, base.at - 2) : base.at]):
        same = (one.quantity.kind, one.sentence) == (base.quantity.kind, base.sentence)
        if same and base.quantity.clause - one.quantity.clause == 1 and _BY.search(one.quantity.front) is None:
            yield one.quantity, base.quantity
            return


def _is_last(item: Item) -> bool:
    """Whether a quantity is last year's value, not the change against it."""
    front = item.quantity.front
    if _BY.search(front) or _TO.search(front) or (_COMPARED_WITH.match(front) and not _ENDS_IN_TIME.search(front)):
        return False
    return item.last_year or re.search(r"原有的?$|原来的?$", front) is not None


def _lasts(row: Row, index: int) -> list[Item]:
    """Return the values of last year that a change may be counted from, the likeliest first."""
    stated = row[index]
    near = row[max(0, index - 3) : index]
    front = [one for one in reversed(near) if _is_last(one) and _stands_before(one, stated)]
    behind = [
        one
        for one in row[index + 1 : index + 3]
        if _is_last(one) and _stands_behind(row, index, one) and not _is_of_a_rate(row, index, one)
    ]
    fitting = [one for one in (*front, *behind) if _may_change(one.quantity.kind, stated.quantity.kind)]
    return fitting


def _is_of_a_rate(row: Row, index: int, last: Item) -> bool:
    """Whether last year's value is of a rate told behind a count with its own growth (320件，增长6.31%，办结率…)."""
    stated, before = row[index].quantity, row[index - 1] if index else row[index]
    counted = before.quantity.kind not in (PERCENT, POINTS) and before.sentence == row[index].sentence
    return counted and stated.kind == PERCENT and last.quantity.kind == PERCENT


def _may_change(kind: str, stated: str) -> bool:
    return stated == POINTS if kind == PERCENT and stated != PERCENT else stated in (PERCENT, POINTS, "倍", kind)


def _stands_before(last: Item, stated: Item) -> bool:
    """Whether a value in front of a change is what it is counted from: nothing else is told between them."""
    between = stated.quantity.clause - last.quantity.clause
    if last.quantity.group and last.quantity.group != stated.quantity.group:
        return last.sentence == stated.sentence and between <= 3
    return last.sentence == stated.sentence and between <= (2 if _follows(stated) else 1)


def _follows(stated: Item) -> bool:
    """Whether a change goes on with what was told before it (减少86件，下降14.26%)."""
    return (
        re.fullmatch(rf"\s*(?:同比|环比)?(?:{_UP}|{_DOWN})(?:了|幅|幅度)?(?:为|达|达到|约|近)?", stated.quantity.front)
        is not None
    )


def _stands_behind(row: Row, index: int, last: Item) -> bool:
    """Whether a value behind a change explains it: in brackets, or in the next clause."""
    stated = row[index]
    if last.owner == index:
        return True
    if last.quantity.group and last.quantity.group != stated.quantity.group:
        return abs(last.quantity.clause - stated.quantity.clause) <= 3
    between = last.quantity.clause - stated.quantity.clause
    aside = all(
        one.quantity.mark != "；" for one in row[index + 1 : index + 3] if one.quantity.start <= last.quantity.start
    )
    return last.sentence == stated.sentence and between <= 2 and aside


def _pairs(row: Row, index: int, lasts: Sequence[Item]) -> list[Pair]:
    """Return each value of last year with the values of this year that may go with it, the likeliest first."""
    found: list[tuple[int, int, Pair]] = []
    for rank, last in enumerate(lasts):
        for distance, this in enumerate(_thises(row, index, last)):
            found.append((rank, distance, (this.quantity, last.quantity)))
    named = [one for one in found if one[2][0].clause in (one[2][1].clause - 1, one[2][1].clause)]
    order = sorted(found, key=lambda one: (one not in named, one[0], one[1]))
    return [pair for _, _, pair in order]


def _thises(row: Row, index: int, last: Item) -> Iterator[Item]:
    """Yield values of this year, the nearest in front first, then those behind."""
    at = last.at
    first = min(at, index)
    # 同比减少8件（上年59件）: what the bracket stands behind is the change.
    owner = row[last.owner] if last.owner >= 0 and not _BY.search(row[last.owner].quantity.front) else None
    if owner is not None and owner.quantity.kind == last.quantity.kind:
        yield owner
        return
    for one in reversed(row[max(0, first - _REACH) : max(at, index)]):
        if _may_be_this(one, last, row[index]):
            yield one
    for one in row[max(at, index) + 1 : max(at, index) + 2]:
        if _may_be_this(one, last, row[index]) and one.sentence == last.sentence:
            yield one


def _may_be_this(one: Item, last: Item, stated: Item) -> bool:
    if one is last or one is stated or one.quantity.kind != last.quantity.kind:
        return False
    if abs(one.sentence - last.sentence) > _SENTENCES or one.quantity.number == last.quantity.number:
        return False
    if "其中" in one.quantity.front:
        return False
    return not _is_last(one) and _BY.search(one.quantity.front) is None
