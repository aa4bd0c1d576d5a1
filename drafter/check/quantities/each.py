"""So many of one thing for each of another: 22个部门，每个部门10卷，共220卷; averages likewise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.check.quantities.flat import Item, Row

_EACH = re.compile(
    r"(?P<mean>平均)?(?:每个?(?P<what>[^每，、月年季周天日期]{0,5}?)(?P<verb>[^每，]{0,6})|(?P<man>人|(?P<unit>[场期户村件家次镇所班]))均[^，]{0,6}|(?P<every>各))$"
)
_TIME = re.compile(r"每(?:个)?(?:月|年|季|周|天|日|半|两|三|学期)")
_KINDS = {"人": "名", "名": "名", "位": "名"}
_WINDOW = 10
_ONE = Decimal(1)


class Each(NamedTuple):
    """A number for each that does not give the total.

    Attributes:
        each: How many for each.
        number: How many of them there are; None where nothing says so.
        total: How many are said to be there in all.
    """

    each: Item
    number: Item | None
    total: Item


def unequal(row: Row) -> Iterator[Each]:
    """Yield numbers for each that, multiplied, are not the total beside them."""
    for index, each in enumerate(row):
        quantity = each.quantity
        found = _EACH.search(quantity.front)
        if found is None or not quantity.number:
            continue
        mean = found["mean"] is not None or found["man"] is not None
        if _TIME.search(quantity.front) or (not mean and (quantity.rough or "每次" in quantity.front)):
            continue
        around = row[max(0, index - _WINDOW) : index + 3]
        totals = [one for one in around if _may_be_total(one, each) and one.sentence == each.sentence]
        numbers = [one for one in around if _is_counted(one, each, quantity.front[found.start() :])]
        if found["every"]:
            numbers = [one for one in row[max(0, index - 1) : index] if one.quantity.clause == quantity.clause]
        if not totals or any(_gives(each, number, total, mean=mean) for number in numbers for total in totals):
            continue
        here = [one for one in numbers if one.sentence == each.sentence]
        if here:
            yield Each(each, here[-1], totals[-1])
        elif not numbers and not mean and _is_no_multiple(each, totals[-1]):
            yield Each(each, None, totals[-1])


def _may_be_total(item: Item, each: Item) -> bool:
    quantity = item.quantity
    same = quantity.kind == each.quantity.kind or quantity.kind.endswith(f"{each.quantity.kind}")
    times = each.quantity.kind in ("次", "名") and quantity.kind.endswith("次")
    return item is not each and (same or times) and not quantity.rough and quantity.number > each.quantity.number


def _is_counted(item: Item, each: Item, front: str) -> bool:
    """Whether a quantity says how many of them there are: its measure word or its noun stands behind 每."""
    quantity = item.quantity
    if item is each or quantity.rough:
        return False
    behind = front.partition("每")[2] or front.replace("平均", "")
    said = behind.removeprefix("个")
    if _KINDS.get(said[:1], said[:1]) == quantity.kind:
        return True
    noun = quantity.noun.partition("的")[0]
    return said[:2] in noun if len(said) > 1 else bool(said) and (noun.endswith(said) or noun.startswith(said))


def _gives(each: Item, number: Item, total: Item, *, mean: bool) -> bool:
    count = number.quantity.number
    if not count or number is total:
        return False
    if not mean:
        return count * each.quantity.number == total.quantity.number
    step = _ONE.scaleb(-each.quantity.decimals)
    scale = Decimal(10_000) if "万" in each.quantity.text else _ONE
    slack = step if each.quantity.rough else step / 2
    return abs(total.quantity.number / count - each.quantity.number) <= slack * scale


def _is_no_multiple(each: Item, total: Item) -> bool:
    """Whether the total that follows at once cannot be made of whole numbers for each."""
    follows = total.quantity.clause == each.quantity.clause + 1 and total.quantity.front.strip() in (
        "共",
        "共计",
        "合计",
    )
    return follows and total.quantity.number % each.quantity.number != 0
