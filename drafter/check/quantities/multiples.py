"""How many times one quantity is of another: 187件，是上年93件的2.01倍."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row

_TIMES_OF = expression(r"^的(?:近|约|超过)?$")
_IS = expression(r"^(?:约)?(?:是|为|相当于|达到)")


class Multiple(NamedTuple):
    """A multiple that two quantities do not give."""

    stated: Item
    part: Item
    whole: Item


def wrong_multiples(row: Row) -> Iterator[Multiple]:
    """Yield multiples that are not this value divided by the other."""
    for index, stated in enumerate(row[2:], start=2):
        this, other = row[index - 2], row[index - 1]
        quantity, base = stated.quantity, other.quantity
        if quantity.kind != "倍" or quantity.rough or not _TIMES_OF.match(quantity.front):
            continue
        # 356件，是2019年（289件）的1.23倍
        bracket = base.group != quantity.group and not base.front.strip()
        told = (
            (bracket or _IS.match(base.front)) and this.sentence == stated.sentence and this.quantity.kind == base.kind
        )
        if told and base.number and this.quantity.exact and base.exact:
            step = Decimal(1).scaleb(-quantity.decimals)
            if abs(this.quantity.number / base.number - quantity.number) >= step:
                yield Multiple(stated, this, other)
