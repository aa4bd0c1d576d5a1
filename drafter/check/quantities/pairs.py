"""The pairs of a part and a whole that stand near a rate."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from drafter.check.quantities.flat import Item
from drafter.check.quantities.reading import Quantity

_CARRIED = ("结转", "上年未结", "加上")
_MOST_PARTS = 4

Pair: TypeAlias = tuple[Quantity, Quantity]


def all_pairs(here: Sequence[Item], there: Sequence[Item] = ()) -> Iterator[Pair]:
    """Yield every pair that can be meant; a numerator may be a sum of neighbours, or what is left of the whole."""
    near = [one.quantity for one in here[-_MOST_PARTS:]]
    every = [one.quantity for one in (*there, *here)]
    sums = [_added(one, other) for one, other in itertools.pairwise(near) if _are_side_by_side(one, other)]
    for whole in every:
        same = [one for one in every if one.kind == whole.kind and one is not whole]
        left = [whole._replace(number=whole.number - one.number) for one in same if one.number < whole.number]
        added = [one for one in sums if one.kind == whole.kind]
        parts = [one for one in same if one in near or whole in near]
        yield from ((part, whole) for part in (*parts, *left, *added) if part.number <= whole.number)
        yield from ((whole, one) for one in added if whole.number <= one.number)


def _are_side_by_side(one: Quantity, other: Quantity) -> bool:
    listed = other.mark == "、" or other.front.startswith(("和", "及", "与")) or "其中" in one.front
    listed = listed or any(word in one.front + other.front for word in _CARRIED)
    # 37份直接通过，5份修改后通过
    both = one.noun[-2:] == other.noun[-2:] != "" and other.clause - one.clause == 1
    return one.kind == other.kind and (listed or both)


def _added(one: Quantity, other: Quantity) -> Quantity:
    return one._replace(number=one.number + other.number, low=one.low + other.low, high=one.high + other.high)
