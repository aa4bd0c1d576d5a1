"""What goes from one number to another: 由12件增加到15件; 由8个领域246项扩大到11个领域338项."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row
from drafter.check.quantities.reading import Quantity

UP = "增长|上升|增加|提高|提升|上涨|攀升|递增|净增|上浮|多|增|升"
DOWN = "下降|减少|降低|下滑|回落|压减|缩减|缩短|压缩|提速|精简|节省|节约|下调|减|降|少"
TO = expression(
    rf"(?:(?P<up>{UP}|扩大|扩展)|(?P<down>{DOWN}|缩小|整合|合并|归并))(?:到|至|为)了?"
    r"(?:今年|本年|现在|目前|[０-９]{4}年|□{2}季度|年[末底]|[０-９]{1,2}月)?的?$"
)
_FROM = expression(r"(?:^|[^来源])(?:从|由|原有的?|原来的?|原)(?P<what>[^从由]{0,16})$")


class Move(NamedTuple):
    """A value that is said to go from one number to another."""

    last: Quantity
    this: Quantity
    up: bool
    sentence: int


def moves(row: Row) -> Iterator[Move]:
    """Yield what goes from one value to another (由12件增加到15件)."""
    for one, other in itertools.pairwise(row):
        last, this = one.quantity, other.quantity
        found = TO.search(this.front)
        if not found or one.sentence != other.sentence or (last.kind, last.group) != (this.kind, this.group):
            continue
        if _FROM.search(last.front):
            yield Move(last, this, found["up"] is not None, one.sentence)
    for four in zip(row, row[1:], row[2:], row[3:], strict=False):
        yield from _moves_beside(*four)


def _moves_beside(one: Item, beside: Item, other: Item, last: Item) -> Iterator[Move]:
    """Yield the moves of what is told in two measures (由8个领域246项扩大到11个领域338项)."""
    found = TO.search(other.quantity.front)
    kinds = (one.quantity.kind, beside.quantity.kind) == (other.quantity.kind, last.quantity.kind)
    if found is None or not kinds or one.sentence != last.sentence or not _FROM.search(one.quantity.front):
        return
    if one.quantity.kind != beside.quantity.kind and not beside.quantity.group:
        up = found["up"] is not None
        yield Move(one.quantity, other.quantity, up, one.sentence)
        yield Move(beside.quantity, last.quantity, up, one.sentence)
