"""How many standing bodies there are (9个监管所, 14个乡镇): a report that says so cannot tell of more elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Told

_NOUN = expression(
    r"[^\W\d]{0,6}?(?:监管所|司法所|派出所|管理所|执法所|镇街|乡镇〖街道〗|镇〖街道〗|乡镇|街道|行政村|村〖社区〗|社区|"
    r"执法单位|执法部门|县直部门|市直部门|区直部门|大队|中队|支队|园区|科室|股室|分局|县〖市、区〗|县区)"
)
_ALL = expression(r"(?:全[省市县区镇乡街局]|辖|下设|设有|共有|现有|所有|各)(?:现|共|有|下)*$")
_CHANGED = expression(r"新|增|达到|扩|力争|原|撤|合并|整合|由|从|总数|累计|其他|外|跨|计划|推动|拟|争取|力争")
_LEVEL = expression(r"全?[国省市县区镇乡]")
_KINDS, _MOST, _FRONT = ("个", "家"), 300, 10


class Body(NamedTuple):
    """A number of standing bodies: what they are, and whether it is said to be all of them."""

    noun: str
    told: Told
    all: bool


def bodies(everywhere: Mapping[str, Sequence[Told]]) -> list[Body]:
    """Return the numbers of standing bodies in a report."""
    found = []
    for kind in _KINDS:
        for told in everywhere.get(kind, ())[:_MOST]:
            item = told.item
            noun = _noun(item)
            if noun and item.quantity.exact and item.quantity.number > 1 and not item.last_year:
                found.append(Body(noun, told, _is_all(item)))
    return found


def _noun(item: Item) -> str:
    match = _NOUN.match(item.quantity.noun)
    if match:
        return match[0]
    front = list(_NOUN.finditer(item.quantity.front[-_FRONT:])) if not item.quantity.noun else []
    return front[-1][0][-4:] if front and front[-1].end() == len(item.quantity.front[-_FRONT:]) else ""


def _is_all(item: Item) -> bool:
    """Whether a number is said to be that of all: by the words in front, or as what some are among."""
    front, noun = item.quantity.front.strip(), item.quantity.noun
    if _ALL.search(front):
        return True
    return not front and not item.lead and re.search(r"中(?:有)?$", noun) is not None


def more_than_all(found: Sequence[Body]) -> list[tuple[Body, Body]]:
    """Return numbers that are more than all there are, each with that number."""
    whole: dict[str, Body] = {}
    for body in found:
        if body.all:
            known = whole.setdefault(body.noun, body)
            if known.told.item.quantity.number < body.told.item.quantity.number:
                whole[body.noun] = body
    pairs = []
    for body in found:
        every = whole.get(body.noun)
        if every is None or body.all or _CHANGED.search(body.told.item.quantity.front):
            continue
        number = every.told.item.quantity.number
        levels = [_LEVEL.findall(one.told.item.quantity.front) for one in (every, body)]
        same_place = not levels[1] or levels[0] == levels[1]
        if number < body.told.item.quantity.number <= number * 2 and same_place:
            pairs.append((body, every))
    return pairs
