"""Totals of what is counted in several measures: 14个村、1个社区和1家企业…，共16个; 演练8场、培训5期，共13场次."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.reading import Quantity, Sentence
from drafter.check.quantities.slips import is_a_slip

_TOTAL = expression(
    r"(?:[，以上]|三级|两级|各类|总)?[^，。；、]{0,4}?(?:共|共计|合计|总计|一共|总共|总数)(?:有|为|达|是|计)?$|共(?:检查|抽查|走访|覆盖|涉及|排查)[^，。；、]{0,4}$|\s*覆盖(?:单位|主体|点位|场所)(?:达)?$"
)
_WON, _PRIZE = expression(r"获奖|得奖|受到表彰"), expression(r"[等秀名织励胜]奖$")
_PLUS = expression(r"加上|连同|另加|再加")
_THINGS = frozenset(("个", "家", "所", "处", "户", "村", "街道", "站", "支"))
_EVENTS = frozenset(("场", "期", "次", "场次", "批", "批次"))
_AND = ("和", "及", "与", "以及")
_REACH, _FAR = 8, 3


class Mixed(NamedTuple):
    """A total that what is listed in front of it does not make up.

    Attributes:
        whole: The total.
        parts: What is listed.
        more: How many single things are named with 加上 and no number.
    """

    whole: Quantity
    parts: tuple[Quantity, ...]
    more: int


def mixed_totals(sentence: Sentence) -> Iterator[Mixed]:
    """Yield totals of a sentence that differ a little from what is listed in several measures in front of them."""
    yield from _prizes(sentence)
    for index, whole in enumerate(sentence.quantities):
        kinds = _THINGS if whole.kind in _THINGS else _EVENTS
        if whole.kind not in kinds or not whole.exact or _TOTAL.fullmatch(whole.front) is None:
            continue
        parts = _listed(sentence.quantities[max(0, index - _REACH) : index], kinds)
        if len({part.kind for part in parts}) < 2 or whole.clause - parts[-1].clause > _FAR:
            continue
        between = sentence.text[parts[-1].end - sentence.start : whole.start - sentence.start]
        more = len(_PLUS.findall(between))
        added = sum(part.number for part in parts) + more
        tails = {sum(part.number for part in parts[start:]) + more for start in range(len(parts) - 1)}
        if whole.number not in tails and 0 < abs(added - whole.number) <= max(2, added / 8):
            yield Mixed(whole, parts, more)


def _prizes(sentence: Sentence) -> Iterator[Mixed]:
    """Yield how many won where that is not how many prizes there were (一等奖1个、二等奖3个，共5支队伍获奖)."""
    for index, whole in enumerate(sentence.quantities):
        if not _WON.search(whole.front + whole.noun) or _PRIZE.search(whole.front) or not whole.exact:
            continue
        front = sentence.quantities[max(0, index - _REACH) : index]
        parts = tuple(itertools.takewhile(lambda one: _PRIZE.search(one.front) is not None, reversed(front)))[::-1]
        listed = len(parts) > 1 and all(one.exact and one.kind == parts[0].kind for one in parts)
        added = sum(one.number for one in parts)
        if listed and whole.clause - parts[-1].clause == 1 and added != whole.number and is_a_slip(whole, parts):
            yield Mixed(whole, parts, 0)


def _listed(quantities: Sequence[Quantity], kinds: frozenset[str]) -> tuple[Quantity, ...]:
    """Return the last list of a stretch, its measures mixed."""
    found: list[Quantity] = []
    for quantity in reversed(quantities):
        if quantity.kind not in kinds or not quantity.exact:
            break
        if found and not _goes_on(found[-1], quantity):
            break
        found.append(quantity)
    return tuple(reversed(found))


def _goes_on(later: Quantity, quantity: Quantity) -> bool:
    if later.clause == quantity.clause:
        return later.front.startswith(_AND) or any(f"{word}" in later.front[-2:] for word in _AND)
    return later.clause - quantity.clause == 1 and later.mark in "、，"
