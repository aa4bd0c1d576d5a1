"""The most, the least and the mean of one thing, and how far two are apart: 最高97.2%，最低83.5%，相差13.7个百分点."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row
from drafter.check.quantities.vocabulary import PERCENT, POINTS

_MEAN = expression(r"平均|均分$")
_MOST = expression(r"最高|最多|最长|最大")
_LEAST = expression(r"最低|最少|最短|最小")
_APART = expression(r"^\s*(?:两者|二者|两地|首尾|前后)?(?:相差|差距|差|高低相差|悬殊)(?:了|达|为|近)?$")
_MONEY, _THINGS = "元", ("件", "户", "名", "家", "个", "笔", "人")
_OF_EACH = expression(r"^(?:都是|均为|均|都|每[件户名人家个笔份])[^，]{0,6}$")
_ALL_TOLD = expression(r"共|合计|总|累计")
_REACH = 4


class Apart(NamedTuple):
    """A number that does not fit two others beside it, and what it should be compared with."""

    at: Item
    one: Item
    other: Item


def out_of_order(row: Row) -> Iterator[Apart]:
    """Yield means that are more than the most, or less than the least."""
    for index, item in enumerate(row):
        if not _MEAN.search(item.quantity.front) or item.quantity.rough:
            continue
        for one in row[max(0, index - 2) : index + 3]:
            same = (one.quantity.kind, one.sentence) == (item.quantity.kind, item.sentence) and one is not item
            if not same or one.quantity.rough or _MEAN.search(one.quantity.front):
                continue
            above = _LEAST.search(one.quantity.front) and one.quantity.number > item.quantity.number
            below = _MOST.search(one.quantity.front) and one.quantity.number < item.quantity.number
            if above or below:
                yield Apart(one, item, one)


def wrong_distances(row: Row) -> Iterator[Apart]:
    """Yield distances that no two of the numbers in front are apart."""
    for index, item in enumerate(row):
        if not _APART.search(item.quantity.front) or item.quantity.rough:
            continue
        kind = PERCENT if item.quantity.kind == POINTS else item.quantity.kind
        front = [
            one
            for one in row[max(0, index - _REACH) : index]
            if (one.quantity.kind, one.sentence) == (kind, item.sentence) and not one.quantity.rough
        ]
        pairs = list(itertools.combinations(front, 2))
        distances = {abs(one.quantity.number - other.quantity.number) for one, other in pairs}
        if distances and item.quantity.number not in distances:
            yield Apart(item, *pairs[-1])


def too_little(row: Row) -> Iterator[Apart]:
    """Yield least amounts of each that come to more than all (共罚款14650元…6件，都是罚款10000元以上)."""
    for index, item in enumerate(row):
        least = item.quantity
        if least.kind != _MONEY or not least.rough or least.high.is_finite() or not _OF_EACH.search(least.front):
            continue
        near = [one for one in row[max(0, index - _REACH) : index + 3] if abs(one.sentence - item.sentence) <= 1]
        wholes = [one for one in near if one.at < index and one.quantity.kind == _MONEY and not one.quantity.rough]
        numbers = [one for one in near if one.quantity.kind in _THINGS and one.sentence == item.sentence]
        if wholes and numbers and _ALL_TOLD.search(wholes[-1].quantity.front):
            number = min(numbers, key=lambda one: abs(one.at - index))
            if number.quantity.exact and least.low * number.quantity.number > wholes[-1].quantity.high:
                yield Apart(item, number, wholes[-1])
