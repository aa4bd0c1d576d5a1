"""Changes that a passage states: this year's value, last year's, and by how much it went up or down."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row, row_of
from drafter.check.quantities.moves import DOWN, TO, UP, Move, moves
from drafter.check.quantities.plain import KEPT
from drafter.check.quantities.reading import Quantity
from drafter.check.quantities.vocabulary import PERCENT, POINTS, Vocabulary

_BY = expression(
    rf"(?<!新)(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:了|幅|幅度|率|比例|[发办收审查处调建开])?(?:为|达|达到|近|约|超|超过)?$"
)
# 比上年的100件 is last year's value, 比上年多发的100件 the difference.
_COMPARED_WITH = expression(r"\s*(?:比|较|与)")
_ENDS_IN_TIME = expression(r"(?:年|年度|期|底|末)(?:版)?(?:的|为|是|相比)?(?:平均)?$|[０-９]年[^多少增减]{0,6}的$")
_SINCE_END = expression(r"(?:比|较)(?:上年|去年|年初|上年度)[末底]?")
_NET = expression(r"净(?P<grown>增|减)(?:加|少)?$")
_MORE_THAN_LAST = expression(
    r"\s*(?:同比|(?:比|较)(?:上年|去年|上年度|上年同期|去年同期|[０-９]{4}年)(?:的)?)(?:增加|增长|上升|多|净增)(?:了)?"
)
_BARE_LAST = expression(r"\s*(?:上年|去年|上年度|[０-９]{4}年|年初|上年末)(?:同期)?(?:为|是)\s*")
_SAID_BASE = expression(r"[比较](?P<what>法定|承诺|规定|原定|改革前|优化前|原来|压缩前|整合前)(?:的)?[^，比较]{0,8}$")
_IN_TIME = frozenset(("工作日", "天", "小时", "分钟", "月"))
_REACH, _SENTENCES, _NEAR, _NEAR_BASE = 12, 2, 20, 3

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


@lru_cache(maxsize=KEPT)
def changes_of(text: str, words: Vocabulary) -> tuple[Change, ...]:
    """Return the changes that a passage's text states, each with the values that it may come from."""
    return tuple(_changes(row_of(text, words)))


def _changes(row: Row) -> Iterator[Change]:
    every = sorted(moves(row), key=lambda one: one.this.start)
    beside: tuple[int, bool] | None = None
    for index, item in enumerate(row):
        stated = item.quantity
        found = _BY.search(stated.front)
        # What is left of ins and outs is no change against last year.
        own_clause = index == 0 or row[index - 1].quantity.clause != stated.clause
        move = _move_behind(every, item)
        near = move is not None
        net = "净" in stated.front and (stated.kind == PERCENT or (own_clause and stated.front.startswith("净")))
        if found is None and move and beside and beside[0] == stated.clause and move.this.kind == stated.kind:
            # 由8个领域246项扩大到11个领域338项，增加3个领域92项
            yield Change(stated, beside[1], ((move.this, move.last),), True)
        if found is None or (net and not near):
            continue
        up = found["up"] is not None
        beside = (stated.clause, up)
        if move is not None and _may_change(move.this.kind, stated.kind):
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


def _move_behind(every: Sequence[Move], item: Item) -> Move | None:
    """Return the move that a change stands behind: the nearest of its measure, or else the nearest."""
    end = bisect_left(every, item.quantity.start, key=lambda one: one.this.start)
    near = [
        one
        for one in reversed(every[max(0, end - 2) : end])
        if one.sentence == item.sentence and item.quantity.start - one.this.end < _NEAR
    ]
    return next((one for one in near if one.this.kind == item.quantity.kind), near[0] if near else None)


def _worked_back(row: Row, index: int) -> Iterator[Pair]:
    """Yield the values of a change in percent beside this year's value and the difference (50件，增加10件，增长25%)."""
    stated = row[index]
    yield from _since_end(row, index)
    yield from _against_said(row, index)
    yield from _with_difference(row, index)
    yield from _told_behind(row, index)
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


def _told_behind(row: Row, index: int) -> Iterator[Pair]:
    """Yield the values of a change that are told behind it (下降12%，由1250件降至1100件), or in a row before it."""
    stated, behind, before = row[index], row[index + 1 : index + 3], row[max(0, index - 2) : index]
    if stated.quantity.kind == PERCENT and len(behind) == 2 and behind[0].quantity.clause - stated.quantity.clause == 1:
        yield from (
            (move.this, move.last) for move in moves(behind) if _may_change(move.this.kind, stated.quantity.kind)
        )
    if stated.quantity.kind == POINTS and len(before) == 2 and stated.quantity.clause - before[1].quantity.clause == 1:
        one, other = (item.quantity for item in before)
        # 分别为91.5%和93.2%，提高1.7个百分点
        if one.kind == other.kind == PERCENT and "分别" in one.front and one.clause == other.clause:
            yield other, one


def _with_difference(row: Row, index: int) -> Iterator[Pair]:
    """Yield the values of a growth that is told as a number behind it (326件，同比增长8.7%，增加26件)."""
    stated = row[index]
    if not 0 < index < len(row) - 1 or stated.quantity.kind != PERCENT:
        return
    this, by = row[index - 1].quantity, row[index + 1]
    found = _BY.fullmatch(by.quantity.front.strip())
    near = (stated.quantity.clause - this.clause, by.quantity.clause - stated.quantity.clause) == (1, 1)
    if found and near and this.kind == by.quantity.kind and this.exact and by.quantity.exact:
        last = this.number - (by.quantity.number if found["up"] else -by.quantity.number)
        if last > 0:
            yield this, this._replace(number=last, low=last, high=last, text="原来的数")


def _against_said(row: Row, index: int) -> Iterator[Pair]:
    """Yield the values of a time that is shorter than a named one (平均6.8天，比法定时限压缩66%。法定时限为20天)."""
    stated = row[index]
    found = _SAID_BASE.search(_BY.sub("", stated.quantity.front)) if stated.quantity.kind == PERCENT else None
    if found is None:
        return
    around = [one for one in row[max(0, index - _NEAR_BASE) : index + _NEAR_BASE] if one.quantity.kind in _IN_TIME]
    around = [one for one in around if abs(one.sentence - stated.sentence) <= 1 and not one.quantity.rough]
    bases = [one for one in around if found["what"] in one.quantity.front]
    this = [one for one in around if one.at < index and one not in bases and one.sentence == stated.sentence]
    if this and len(bases) == 1 and this[-1].quantity.kind == bases[0].quantity.kind:
        yield this[-1].quantity, bases[0].quantity


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
    if _BY.search(front) or TO.search(front) or (_COMPARED_WITH.match(front) and not _ENDS_IN_TIME.search(front)):
        return False
    return (
        item.last_year or re.search(r"原有的?$|原来的?$", front) is not None or _BARE_LAST.fullmatch(front) is not None
    )


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
        re.fullmatch(rf"\s*(?:同比|环比)?(?:{UP}|{DOWN})(?:了|幅|幅度)?(?:为|达|达到|约|近)?", stated.quantity.front)
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
    if _BARE_LAST.fullmatch(last.quantity.front) and last.at == index + 1 and between == 1:
        return last.sentence == stated.sentence
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
    # 占比5.2%，超过规定的5%。占比30.7%，提高2.4个百分点: of its own sentence, and no bound.
    here = {one.quantity.start for one in row[max(0, index - _REACH) : index] if one.sentence == row[index].sentence}
    near = [one for one in found if one[2][0].start in here and not one[2][0].rough]
    found = near or found
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
