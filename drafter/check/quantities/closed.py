"""Lists that are all of a whole told in front of them: 收到163件，准予备案157件，要求纠正6件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.check.quantities.flat import Item
from drafter.check.quantities.reading import Quantity

_LONGEST = 8


def listed_with(items: Sequence[Item], part: Quantity) -> tuple[Quantity, ...]:
    """Return a whole in front with the others that, listed with a quantity, make it up; empty where none does.

    Args:
        items: Quantities of one sentence, in order.
        part: One of them.
    """
    same = [one.quantity for one in items if one.quantity.kind == part.kind and one.quantity.exact]
    for listed in _closed(same):
        if part in listed[1:]:
            return tuple(one for one in listed if one is not part)
    return ()


def _closed(same: Sequence[Quantity]) -> Iterator[Sequence[Quantity]]:
    for index, whole in enumerate(same):
        added = Decimal(0)
        for end, one in enumerate(same[index + 1 : index + _LONGEST], start=index + 2):
            added += one.number
            if added == whole.number and end - index > 2:
                yield same[index:end]
