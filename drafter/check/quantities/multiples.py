"""How many times, or how many tenths, one quantity is of another: 187件，是上年93件的2.01倍; 占三成以上."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row

_TIMES_OF = expression(r"^的(?:近|约|超过)?$")
_IS = expression(r"^(?:约)?(?:是|为|相当于|达到)")
_TENTHS_OF = expression(r"占(?:比|总数|总量|全部)?的?(?:超过|超|近)?$")
_REACH = 6


class Multiple(NamedTuple):
    """A multiple or a share in tenths that two quantities do not give."""

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
        told = _IS.match(base.front) and this.sentence == stated.sentence and this.quantity.kind == base.kind
        if told and base.number and this.quantity.exact and base.exact:
            step = Decimal(1).scaleb(-quantity.decimals)
            if abs(this.quantity.number / base.number - quantity.number) >= step:
                yield Multiple(stated, this, other)


def wrong_tenths(row: Row) -> Iterator[Multiple]:
    """Yield shares said to be so many tenths or more (占三成以上) that are less, by every reading."""
    for index, stated in enumerate(row):
        quantity = stated.quantity
        if quantity.kind != "成" or quantity.high <= 10 or not _TENTHS_OF.search(quantity.front):
            continue
        front = [one for one in row[max(0, index - _REACH) : index] if one.sentence == stated.sentence]
        part = front[-1] if front else None
        if part is None or part.quantity.rough or stated.quantity.clause - part.quantity.clause > 1:
            continue
        wholes = [
            one
            for one in front[:-1]
            if one.quantity.kind == part.quantity.kind and one.quantity.low >= part.quantity.high > 0
        ]
        least = quantity.low / 10
        if wholes and all(part.quantity.high < one.quantity.low * least for one in wholes):
            yield Multiple(stated, part, wholes[-1])
