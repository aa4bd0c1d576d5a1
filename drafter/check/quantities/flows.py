"""What came in, went out and is left: cases carried over, received, finished and open; a stock and its changes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row

_LEFT = expression(
    r"结转(?:至|到|入|给)?(?:下|次|明|[０-９]{4}年)|未[审办了完]?[结决毕]|尚未(?!开庭)|正在(?:审理|办理|审查|处理|调解)|在[办审](?!结)|待[办审]"
)
_CARRIED = expression(
    r"结转|旧存|积存|遗留|(?:上年度?|去年|往年)未[审办]?结|年初|期初|(?:上年度?|去年|往年)(?:转入|留存|存案|[末底]存)"
)
_BEFORE = expression(r"(?:上年|上年度|去年|往年|年初|期初)(?:末)?(?:(?:未|尚未)[审办了完]?[结决]|在[办审])")
_CONTAINED = expression(r"含|其中|包括")
_PLUS = expression(r"加上|连同|加")
_DONE = expression(r"(?<![未不])(?:审结|办结|结案|办理完毕|已办理|答复|调解(?:成功|不成|未成)|终止调解)(?!率)")
_NEW = expression(r"(?<![不未])(?:受理|新收|收到|接收|接到|收案|立案|新立|新接)(?!率)")
_SURELY_NEW = expression(r"(?<![不未])(?:受理|新收|收案|新立)")
_SUM = expression(r"^\s*(?:共|共计|合计|总计)")
_ADDED = expression(r"^\s*(?:再)?(?:加上|连同|加)")
_IN = expression(r"新增|增加|增补|承接|接收|新聘|新招|纳入")
_OUT = expression(r"取消|注销|减少|核减|核销|划出|划转|退出|移出|调出|清退|解聘|废止")
_NEW_ONES = expression(r"新(?:增|建|设|聘|培|立|招)")
_EVERY = expression(
    r"^\s*(?:(?:全[省市县区镇乡局]|目前|现|至年末|截至年底)(?:已|共)?)?(?:总数|总量|总人数|累计)(?:达|达到|为|有|已达)?$"
)
_NET = expression(r"净(?:增|减)")
_WINDOW, _SENTENCES = 16, 3


class Flow(NamedTuple):
    """What should balance and does not.

    Attributes:
        at: The quantity to be pointed at.
        coming: What came in, and what there was.
        going: What went out, and what is left.
        sure: Whether no other numbers can be meant.
    """

    at: Item
    coming: tuple[Item, ...]
    going: tuple[Item, ...]
    sure: bool


def unbalanced(row: Row) -> Iterator[Flow]:
    """Yield cases that do not balance: carried over and received, finished and left."""
    for index, left in enumerate(row):
        if not (_is_left(left) or _is_carried_on(row, index)) or not left.quantity.exact:
            continue
        around = same_kind(row, index)
        done = [one for one in around if _DONE.search(_words(one)) and not _is_left(one) and not _is_carried(one)]
        front = [one for one in done if one.quantity.start < left.quantity.start]
        here = [one for one in done if one.sentence == left.sentence]
        done = [one for one in here if one in front] or here or front
        if not done:
            continue
        flow = _balance(left, around, done)
        if flow is not None:
            yield flow


def _words(item: Item) -> str:
    return item.quantity.front + (item.quantity.noun if not item.quantity.front.strip() else "")


def _is_left(item: Item) -> bool:
    return _LEFT.search(_BEFORE.sub("", item.said)) is not None and "不予" not in item.quantity.front


def _is_carried(item: Item) -> bool:
    return not _is_left(item) and _CARRIED.search(item.said) is not None


def _is_carried_on(row: Row, index: int) -> bool:
    """Whether 结转 without a year is to the next one: right behind what was finished (办结213件，结转11件)."""
    before = row[index - 1] if index else None
    return (
        before is not None
        and row[index].label == "结转"
        and before.sentence == row[index].sentence
        and _DONE.search(_words(before)) is not None
    )


def same_kind(row: Row, index: int) -> list[Item]:
    """Return the exact quantities around one that count the same, itself left out."""
    here = row[index]
    return [
        one
        for one in row[max(0, index - _WINDOW) : index + 5]
        if one is not here
        and one.quantity.kind == here.quantity.kind
        and one.quantity.exact
        and abs(one.sentence - here.sentence) < _SENTENCES
    ]


def _balance(left: Item, around: Sequence[Item], done: Sequence[Item]) -> Flow | None:
    """Return what does not balance; None where some reading does."""
    carried = [one for one in around if _is_carried(one)]
    last = done[-1] if done[-1].quantity.start < left.quantity.start else done[0]
    before = [one for one in around if one.quantity.start < last.quantity.start and one not in (*carried, *done)]
    if not before:
        return None
    here = [one for one in before if one.sentence == last.sentence]
    new = [one for one in here or before if _NEW.search(_words(one))] or here
    surely = [one for one in new if _SURELY_NEW.search(_words(one))] or new
    rest = left.quantity.number
    apart = surely and any(_is_apart(one, last) for one in carried)
    extra = {one.quantity.number for one in carried} or {Decimal(0)}
    sums = {one.quantity.number + other.quantity.number for one in carried for other in surely}
    if carried and any(one.quantity.number in sums for one in before):
        # 申请72件，上年结转3件，新收69件: the 72 have those 3 in them.
        before = [one for one in before if one.quantity.number in sums]
        surely, extra, apart = before, {Decimal(0)}, False
    totals = [one for one in before if _SUM.match(one.quantity.front)]
    for one, out in itertools.product([*surely, *totals] if surely and carried else before, done):
        total = out.quantity.number + rest
        bare = total == one.quantity.number and (one in totals or not apart)
        if bare or any(total == one.quantity.number + more for more in extra):
            return None
    every = sum((one.quantity.number for one in done), rest)
    if any(every == one.quantity.number + more for one in before for more in extra):
        return None
    if not apart and sum((one.quantity.number for one in done), rest) in {one.quantity.number for one in before}:
        return None
    between = [one for one in carried if one.quantity.start < last.quantity.start]
    near = [one for one in before if last.quantity.clause - one.quantity.clause <= 1 + len(between)]
    came = next(iter((surely or new or near)[-1:]), None)
    if came is None or (not carried and came.sentence < last.sentence - 1):
        return None
    return Flow(left, (*carried[-1:], came), (last, left), bool(carried and surely))


def _is_apart(item: Item, done: Item) -> bool:
    """Whether what was carried over comes on top of what is new: it is not said to be part of it."""
    quantity = item.quantity
    told = quantity.group == 0 and not _CONTAINED.search(quantity.front) and not _CONTAINED.search(item.lead)
    return told and done.sentence - item.sentence <= 1


def overdone(row: Row) -> Iterator[Flow]:
    """Yield what was finished and is more than what was carried over and came in (新收17件，结转1件，办结19件)."""
    for index, done in enumerate(row):
        if not _DONE.search(done.quantity.front) or not done.quantity.exact or _is_left(done) or _is_carried(done):
            continue
        front = [one for one in same_kind(row, index) if one.quantity.start < done.quantity.start]
        here = [one for one in front if one.sentence == done.sentence]
        carried = [one for one in here if _is_carried(one) and _is_apart(one, done)]
        new = [one for one in here if _NEW.search(_words(one)) and not _is_carried(one)]
        if not carried or not new or any(_is_carried(one) and not _is_apart(one, done) for one in here):
            continue
        came = max(new, key=lambda one: one.quantity.number)
        both = came.quantity.number + carried[-1].quantity.number
        added = _PLUS.search(carried[-1].quantity.front) and "共" in done.quantity.front
        if done.quantity.number > both or (added and done.quantity.number != both and len(new) == 1):
            yield Flow(done, (carried[-1], came), (done,), sure=False)


def uneven_sums(row: Row) -> Iterator[Flow]:
    """Yield what was handled in all and is not what came in with what was carried over (加上结转97件，共办理899件)."""
    for carried, every in itertools.pairwise(row):
        one, total = carried.quantity, every.quantity
        near = (one.kind, carried.sentence, one.clause + 1) == (total.kind, every.sentence, total.clause)
        if not near or not (_ADDED.match(one.front) and _SUM.match(total.front) and one.exact and total.exact):
            continue
        before = [other for other in same_kind(row, carried.at) if other.at < carried.at]
        new = [other for other in before if _NEW.search(_words(other)) and carried.sentence - other.sentence <= 1]
        if new and all(other.quantity.number + one.number != total.number for other in before):
            yield Flow(every, (new[-1], carried), (every,), sure=False)


def outgrown(row: Row) -> Iterator[Flow]:
    """Yield what there is in all and is less than what is new of it (新增公职律师13名，总数达到12名)."""
    for new, every in itertools.pairwise(row):
        one, total = new.quantity, every.quantity
        near = (one.kind, new.sentence, one.clause + 1) == (total.kind, every.sentence, total.clause)
        if near and _NEW_ONES.search(one.front) and _EVERY.search(total.front) and total.high < one.low:
            yield Flow(every, (new,), (every,), sure=False)


def uneven_changes(row: Row) -> Iterator[Flow]:
    """Yield ins and outs (新增37项、取消21项) that do not explain how a stock changed (由1846项调整为1862项)."""
    for index, (coming, going) in enumerate(itertools.pairwise(row)):
        ins, outs = coming.quantity, going.quantity
        if (ins.kind, coming.sentence) != (outs.kind, going.sentence) or not (ins.exact and outs.exact):
            continue
        if not (_IN.search(coming.label) and _OUT.search(going.label)) or _NET.search(coming.label):
            continue
        front = [
            one
            for one in row[max(0, index - 4) : index]
            if one.quantity.kind == ins.kind and one.sentence == coming.sentence and one.quantity.exact
        ]
        change = abs(ins.number - outs.number)
        net = [one for one in front if _NET.search(one.quantity.front)]
        stocks = [one for one in front if one not in net]
        if any(one.quantity.number == change for one in net) and len(stocks) < 2:
            continue
        moved = [abs(one.quantity.number - other.quantity.number) for one, other in itertools.combinations(stocks, 2)]
        if not net and ("其中" not in ins.front or not moved):
            continue
        if change not in [*moved, *(one.quantity.number for one in net)]:
            yield Flow(coming, (*stocks[:1], coming), (going, *stocks[1:2], *net), sure=False)
