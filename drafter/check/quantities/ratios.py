"""Ratios to one and doublings: 复议与诉讼案件之比为2.1∶1; 由14项增加到28项，翻了一番."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.passages import Passage
from drafter.check.quantities.flat import Item, Row, Told
from drafter.check.quantities.moves import moves

_TO_ONE = expression(r"(?<![0-9.])(?P<number>[0-9]{1,4}(?:\.[0-9]{1,2})?)\s?[∶:：比]\s?1(?![0-9.:：∶])")
_OF = expression(
    r"(?P<one>[^，。；：、\n]{2,24})[与和同](?P<other>[^，。；：、\n]{2,24}?)(?:的)?(?:数量|件数|收案)?(?:之比|的?比例|的?比值|比)"
)
_NO_NAME = expression(r"[0-9]{4}年度?的?|全年|全市|全县|全区|案件|数量|行政(?=复议|诉讼)|一审")
_ALL_RATIOS = expression(r"比例?(?:为|达到?|是|由|从|升|降|提高|上升|约|近)")
_DOUBLED = expression(
    r"(?P<near>近|约|将近|接近)?翻(?:了)?(?P<near2>近|约)?(?P<times>[一两二三]?)番(?P<more>多|以上|有余)?"
)
_TIMES = {"": 2, "一": 2, "两": 4, "二": 4, "三": 8}
_SLACK_LOW, _SLACK_HIGH, _NEAR = Decimal("0.95"), Decimal("1.35"), 16
_REACH, _MOST_TOLD = 60, 200


class Doubling(NamedTuple):
    """A doubling that two values do not give: where it stands, and how many times the value is the other."""

    start: int
    end: int
    last: Item
    this: Item


class ToOne(NamedTuple):
    """A ratio that no two quantities of what it is of give.

    Attributes:
        start: Where it stands.
        end: Where it ends.
        one: A quantity of the first thing.
        other: A quantity of the second.
    """

    start: int
    end: int
    one: Item
    other: Item


def wrong_ratios(passage: Passage, row: Row, everywhere: Mapping[str, Sequence[Told]]) -> Iterator[ToOne]:
    """Yield ratios (2.8∶1) that the numbers of the two things named do not give."""
    text = passage.text
    for match in _TO_ONE.finditer(text):
        begin = max(text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
        names = _OF.search(text, max(begin, match.start() - _REACH), match.start())
        behind = text[match.end() : match.end() + 1]
        # 由2024年的1.8∶1上升到2.1∶1: the first is last year's.
        if (
            names is None
            or not _ALL_RATIOS.search(text, names.start(), match.start())
            or behind in ("上", "升", "提", "降", "下")
        ):
            continue
        ones, others = (_named(names[which], everywhere) for which in ("one", "other"))
        pairs = [(one, other) for one in ones for other in others if other is not one and other.quantity.number]
        stated = Decimal(match["number"])
        step = Decimal(1).scaleb(int(stated.as_tuple().exponent))
        beside = [(one, other) for one in row for other in others if other.quantity.number]
        if pairs and not any(_is_ratio(one, other, stated, step) for one, other in (*pairs, *beside)):
            yield ToOne(match.start(), match.end(), *pairs[0])


def _is_ratio(one: Item, other: Item, stated: Decimal, step: Decimal) -> bool:
    return abs(one.quantity.number / other.quantity.number - stated) < step


def _named(name: str, everywhere: Mapping[str, Sequence[Told]]) -> list[Item]:
    """Return the quantities of cases that a name is of, those first that share most of it."""
    core = _NO_NAME.sub("", name)
    pairs = {core[index : index + 2] for index in range(len(core) - 1)}
    found = []
    for told in everywhere.get("件", ())[:_MOST_TOLD]:
        item = told.item
        shared = sum(pair in item.said for pair in pairs)
        if shared and item.quantity.exact and not item.last_year:
            found.append((-shared, item))
    return [item for _, item in sorted(found, key=lambda one: one[0])]


def wrong_doublings(passage: Passage, row: Row) -> Iterator[Doubling]:
    """Yield doublings (翻了一番) of values that did not double, or did far more."""
    found = list(_DOUBLED.finditer(passage.text))
    if not found:
        return
    for move in moves(row):
        match = next((one for one in found if 0 <= one.start() - move.this.end <= _NEAR), None)
        if match is None or not move.last.number or not (move.last.exact and move.this.exact):
            continue
        times = _TIMES[match["times"]]
        ratio = move.this.number / move.last.number / times
        low = _SLACK_LOW - Decimal("0.15") if match["near"] or match["near2"] else _SLACK_LOW
        if ratio < low or (ratio > _SLACK_HIGH and not match["more"]):
            last, this = (next(one for one in row if one.quantity is each) for each in (move.last, move.this))
            yield Doubling(match.start(), match.end(), last, this)
