"""What is left: 其余5个, 另有2件未结, 尚欠1128万元, 除去14家后306家."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row
from drafter.check.quantities.flows import Flow, same_kind

_REST = expression(r"^\s*(?:其余|剩余|余下|还剩|尚余|剩下)")
_ANOTHER = expression(r"^\s*(?:另外?有?|还有|尚有|仍有|其[他它]的?)$")
# 采纳19条，没有采纳的10条
_NOT_DONE = expression(r"^\s*(?:没有|尚未|暂未|未能?(?!成年))(?P<what>[^，]{2,8}?)的?$")
_STILL = expression(r"正在|需要?|尚|仍|转入|结转|继续|暂|因|由|列入|沿用|采[用取]")
_UNDONE = expression(r"未|没有|正在|推进|转入|继续|处于|沿用|列入|尚待|有待|仍在")
_OWED = expression(r"(?:尚欠|尚余|还剩|剩余|未(?:清偿|支付|拨付|兑付|使用|偿还|发放|归还)|余额|结余)(?:为|资金|款)?$")
_PAID = expression(r"已?(?:清偿|支付|拨付|兑付|使用|偿还|发放|归还|支出)[^，]{0,6}$")
_MORE = expression(r"期初|年初|收入|新增|追加")
_LESS = expression(r"^\s*(?:除去?|扣除|剔除|除了|减去)")
_NO_REST = expression(r"其中|同比|上年|比|较|平均")
_RATE = expression(r"(?P<name>[^，]{2})率(?:为|达到?)?$")
_WINDOW, _NEARLY = 6, 7


def leftovers(row: Row) -> Iterator[Flow]:
    """Yield what is said to be left (其余5个) and is not the whole less what was taken from it."""
    for index, rest in enumerate(row):
        if not _is_rest(row, index) or rest.quantity.mark in tuple("、（：") or not rest.quantity.exact:
            continue
        front = [one for one in same_kind(row, index) if one.quantity.start < rest.quantity.start]
        here = [one for one in front if one.sentence == rest.sentence]
        if not here and _ANOTHER.match(rest.quantity.front):
            here = [one for one in front if one.sentence == rest.sentence - 1]
        if len(here) < 2 or _is_left_of(rest, front):
            continue
        *_, whole, taken = here
        # 应当出庭3件，负责人出庭3件；另有1件尚未开庭: of what is all done, nothing is left.
        another = _ANOTHER.match(rest.quantity.front) and whole.quantity.number == taken.quantity.number
        if whole.quantity.number >= taken.quantity.number and not another:
            yield Flow(rest, (whole,), (taken, rest), sure=False)


def _is_rest(row: Row, index: int) -> bool:
    item, before = row[index], row[index - 1] if index else None
    undone = _NOT_DONE.match(item.quantity.front)
    if undone is not None and before is not None and before.sentence == item.sentence:
        what = undone["what"]
        return any(what[at : at + 2] in before.said for at in range(len(what) - 1))
    if _REST.match(item.quantity.front):
        return True
    if _ANOTHER.match(item.quantity.front):
        return _UNDONE.search(item.said) is not None
    return not item.quantity.front.strip() and _STILL.match(item.quantity.noun) is not None


def _is_left_of(rest: Item, front: Sequence[Item]) -> bool:
    """Whether some whole less some stretch of what follows it gives what is left."""
    for index, whole in enumerate(front):
        left = whole.quantity.number
        for begin in range(index + 1, len(front)):
            more = left - rest.quantity.number
            for one in front[begin:]:
                more -= one.quantity.number
                if more <= 0:
                    break
            if more == 0:
                return True
    return False


def still_owed(row: Row) -> Iterator[Flow]:
    """Yield sums still to be paid that are not the whole less what was paid, as precisely as they are told."""
    for index, owed in enumerate(row):
        if not _OWED.search(owed.quantity.front) or owed.quantity.rough:
            continue
        front = [
            one
            for one in row[max(0, index - _WINDOW) : index]
            if (one.quantity.kind, one.sentence) == (owed.quantity.kind, owed.sentence) and not one.quantity.rough
        ]
        if any(_MORE.search(one.quantity.front) for one in front):
            continue
        paid = [one for one in front if _PAID.search(one.quantity.front)]
        wholes = [one for one in front if one not in paid and one.quantity.number > owed.quantity.number]
        if len(paid) == 1 and len(wholes) == 1 and wholes[0].quantity.number >= paid[0].quantity.number:
            members = (wholes[0], paid[0], owed)
            slack = max(one.quantity.high - one.quantity.number for one in members)
            whole, part, rest = (one.quantity.number for one in members)
            if abs(whole - part - rest) > slack:
                yield Flow(owed, (wholes[0],), (paid[0], owed), sure=False)


def without(row: Row) -> Iterator[Flow]:
    """Yield what there is without some and is not the whole less these (320家，除去停产的14家，实际检查306家)."""
    for whole, some, rest in zip(row, row[1:], row[2:], strict=False):
        same = len({(one.quantity.kind, one.sentence) for one in (whole, some, rest)}) == 1
        if not same or not _LESS.match(some.quantity.front) or _NO_REST.search(rest.quantity.front):
            continue
        exact = all(one.quantity.exact for one in (whole, some, rest))
        left = whole.quantity.number - some.quantity.number
        near = 0 < abs(left - rest.quantity.number) * _NEARLY <= whole.quantity.number
        if exact and left > 0 and near and rest.quantity.clause - some.quantity.clause <= 2:
            yield Flow(rest, (whole,), (some, rest), sure=False)


def uneven_lists(row: Row) -> Iterator[Flow]:
    """Yield what is left of a list and is not its sum less what was done (拟改24件、31件，已改22件、27件，其余6件)."""
    for index, rest in enumerate(row):
        if not _REST.match(rest.quantity.front) or not rest.quantity.exact:
            continue
        front = [one for one in same_kind(row, index) if one.at < index and one.sentence == rest.sentence]
        lists = [list(group) for group in _lists(front)]
        if len(lists) < 2 or len(lists[-1]) != len(lists[-2]) or len(lists[-1]) < 2 or _is_left_of(rest, front):
            continue
        planned, done = (sum(one.quantity.number for one in each) for each in lists[-2:])
        if planned >= done and planned - done != rest.quantity.number:
            yield Flow(rest, tuple(lists[-2]), (*lists[-1], rest), sure=False)


def _lists(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Yield the stretches that 、 joins."""
    found: list[Item] = []
    for before, item in itertools.pairwise((None, *items)):
        if item is None:
            continue
        if before is not None and item.quantity.mark == "、" and item.quantity.clause - before.quantity.clause == 1:
            found.append(item)
            continue
        if found:
            yield found
        found = [item]
    if found:
        yield found


def rest_of_rate(row: Row) -> Iterator[Flow]:
    """Yield what is not done and is not the rest that a rate leaves (1840件，办结率98.5%，未办结28件)."""
    for whole, rate, rest in zip(row, row[1:], row[2:], strict=False):
        if rate.quantity.kind != "%" or rate.quantity.rough or not rest.quantity.exact:
            continue
        found = _RATE.search(rate.quantity.front)
        same = (whole.quantity.kind, whole.sentence) == (rest.quantity.kind, rest.sentence) and whole.quantity.exact
        name = found["name"] if found and same and whole.quantity.number else ""
        if not name or f"未{name}" not in rest.quantity.front or name in whole.said:
            continue
        left = 100 - rest.quantity.number * 100 / whole.quantity.number
        half = Decimal(5).scaleb(-rate.quantity.decimals - 1)
        if abs(left - rate.quantity.number) > half:
            yield Flow(rest, (whole,), (rate, rest), sure=False)
