"""Two numbers told side by side of the same things in two measures: 42批次、386户; 73户169人."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from drafter.check.quantities.flat import Item, Row

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
