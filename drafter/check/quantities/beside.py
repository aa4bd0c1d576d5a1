"""Two numbers told side by side of the same things in two measures: 42批次、386户; 73户169人."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from drafter.check.quantities.flat import Item, Row
from drafter.check.quantities.reading import Quantity
from drafter.check.quantities.vocabulary import PERCENT

_GROUPS, _PEOPLE = frozenset(("户", "批", "批次")), frozenset(("名", "人次"))


def outgrown_beside(row: Row) -> Iterator[tuple[Item, Item]]:
    """Yield wholes and parts that are more, told beside another part (抽查42批次、386户，其中联合11批次、428户)."""
    for index in range(3, len(row)):
        same, whole, first, part = row[index - 3 : index + 1]
        kinds = (same.quantity.kind, whole.quantity.kind) == (first.quantity.kind, part.quantity.kind)
        if not kinds or first.quantity.kind == part.quantity.kind or "其中" not in first.quantity.front:
            continue
        if _are_beside(first, part) and same.sentence == part.sentence and part.quantity.low > whole.quantity.high:
            yield whole, part


def fewer_people(row: Row) -> Iterator[tuple[Item, Item]]:
    """Yield households or groups with the people in them, where these are fewer (73户69人)."""
    for groups, people in itertools.pairwise(row):
        told = groups.quantity.kind in _GROUPS and people.quantity.kind in _PEOPLE
        if told and _are_beside(groups, people) and people.quantity.high < groups.quantity.low:
            yield groups, people


def _are_beside(one: Item, other: Item) -> bool:
    """Whether nothing but 、 stands between two quantities."""
    clauses = other.quantity.clause - one.quantity.clause
    near = clauses == 0 or (clauses == 1 and other.quantity.mark == "、")
    return near and not (one.quantity.noun if clauses else "").strip() and not other.quantity.front.strip()


def told_as_well(row: Row, whole: Item, parts: Sequence[Item]) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """Yield what a whole and all its parts are told in as well (10期1260人次，其中…6期、732人次，…4期、528人次)."""
    beside = [quantity for one in (whole, *parts) for quantity in _right_behind(row, one)]
    kinds = {quantity.kind for quantity in beside}
    if len(parts) > 1 and len(beside) == len(parts) + 1 and len(kinds) == 1 and whole.quantity.kind not in kinds:
        named = [one._replace(front=part.quantity.front) for part, one in zip(parts, beside[1:], strict=True)]
        yield beside[0], named


def _right_behind(row: Row, item: Item) -> Iterator[Quantity]:
    """Yield the number right behind one, of the same things in another measure."""
    for one in row[item.at + 1 : item.at + 2]:
        if _are_beside(item, one) and one.quantity.kind != PERCENT and not one.quantity.rough:
            yield one.quantity
