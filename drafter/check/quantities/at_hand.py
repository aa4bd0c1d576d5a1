"""What stands right in front of a rate, clause by clause: no other numbers are meant then."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.check.quantities.closed import listed_with
from drafter.check.quantities.flat import Item
from drafter.check.quantities.pairs import Pair
from drafter.check.quantities.reading import Quantity

NEAR = 12
"""By how many points a rate may be off and still be meant of two numbers."""


def are_at_hand(item: Item, here: Sequence[Item], pairs: Sequence[Pair]) -> bool:
    """Whether whole, part and rate stand clause by clause, and nearly fit."""
    if len(here) < 2 or not pairs or pairs[0] != (here[-1].quantity, here[-2].quantity):
        return False
    part, whole = pairs[0]
    in_a_row = (part.clause - whole.clause, item.quantity.clause - part.clause) == (1, 1)
    return in_a_row and _nearly_gives(item.quantity, part, whole)


def since_break(here: Sequence[Item], pairs: Sequence[Pair]) -> list[Item]:
    """Return what stands behind the last ； in front of the whole that is meant."""
    at = next((number for number, one in enumerate(here) if pairs and one.quantity is pairs[0][1]), 0)
    begin = next((number for number in range(at, 0, -1) if here[number].quantity.mark == "；"), 0)
    return list(here[begin:])


def without_kin(
    pairs: tuple[Pair, ...], others: tuple[Pair, ...], here: Sequence[Item]
) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Take away pairs of two that are listed together: 纠正6件 is no share of 准予备案157件 beside it.

    Args:
        pairs: What a rate is likely to come from.
        others: All that it may come from.
        here: The quantities of its sentence in front of it.
    """
    lists = {part.start: listed_with(here, part) for part, _ in (*pairs, *others) if part.exact}
    if not any(lists.values()):
        return pairs, others
    likely, possible = (
        tuple((part, whole) for part, whole in some if whole not in lists.get(part.start, ())[1:])
        for some in (pairs, others)
    )
    if pairs and not likely:
        part = pairs[0][0]
        likely = ((part, lists[part.start][0]),)
    return likely, possible


def of_whole_in_front(item: Item, here: Sequence[Item], pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return the only pair that is meant where the numerator is said to be among what stands right in front of it."""
    part = here[-1] if here else None
    if not pairs or part is None or pairs[0][0] != part.quantity or "其中" not in part.quantity.front or len(here) < 2:
        return ()
    whole = here[-2]
    near = part.quantity.clause - whole.quantity.clause == 1 and part.quantity.mark == "，"
    if not near or not can_be(part.quantity, whole) or whole.quantity.mark == "、" or whole.quantity.group:
        return ()
    if not _nearly_gives(item.quantity, part.quantity, whole.quantity):
        return ()
    return ((part.quantity, whole.quantity),)


def can_be(part: Quantity, whole: Item) -> bool:
    """Whether a quantity counts the same as a part, and is no less."""
    return whole.quantity.kind == part.kind and whole.quantity.number >= part.number


def _nearly_gives(stated: Quantity, part: Quantity, whole: Quantity) -> bool:
    return abs(part.number * 100 - stated.number * whole.number) <= NEAR * whole.number
