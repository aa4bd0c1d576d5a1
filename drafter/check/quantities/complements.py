"""Rates against what has not what they are a rate of: 不合格4卷。合格率为94%; 合格率95%，40个样品中不合格3个."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row
from drafter.check.quantities.flows import Flow
from drafter.check.quantities.vocabulary import PERCENT

_RATE = expression(r"(?P<name>[^，。；、不未]{0,8}?(?<![不未])(?P<stem>[^，。；、不未]{2}))率(?:为|达到?|是)?$")
_QUALIFIED = expression(r"按时|按期|及时|首次|一次|当场|平均|综合")
_FRONT, _BEHIND, _HUNDRED = 4, 3, Decimal(100)


def wrong_complements(row: Row) -> Iterator[Flow]:
    """Yield rates that do not go with what lacks it and the whole (50卷，不合格4卷。合格率为94%)."""
    for rate in row:
        stem = _stem(rate)
        if not stem:
            continue
        around = [
            one
            for one in row[max(0, rate.at - _FRONT) : rate.at + _BEHIND]
            if one is not rate and abs(one.sentence - rate.sentence) <= 1 and not one.last_year and one.quantity.exact
        ]
        found = [one for one in around if _lacks(one, stem)]
        # 80个水样中不合格6个: the words between belong to the second.
        lacking = [one for one in found if not any(other.at == one.at + 1 for other in found)]
        if len(lacking) != 1 or any(_has(one, stem) for one in around if one not in found):
            continue
        rest = lacking[0]
        # What stands in front of the rate in its own sentence is judged with what is left.
        if rest.at > rate.at and any(one.at < rate.at and one.sentence == rate.sentence for one in around):
            continue
        wholes = [one for one in around if _can_be_whole(one, rest)]
        if wholes and not any(_leaves(one, rest, rate) for one in wholes):
            yield Flow(rate, (wholes[-1],), (rest, rate), sure=False)


def wrong_parts(row: Row) -> Iterator[Flow]:
    """Yield a number behind its rate that is another share of the only whole in front (64卷，优秀率25%，优秀18卷)."""
    for whole, rate, part in zip(row, row[1:], row[2:], strict=False):
        stem = _stem(rate)
        if not stem or not part.label.startswith(stem) or not (whole.quantity.exact and part.quantity.exact):
            continue
        one, other = whole.quantity, part.quantity
        near = (rate.quantity.clause - one.clause, other.clause - rate.quantity.clause) == (1, 1)
        same = one.kind == other.kind and whole.sentence == part.sentence and one.group == other.group
        before = row[max(0, whole.at - _FRONT) : whole.at]
        only = not any(item.quantity.kind == one.kind and item.sentence == whole.sentence for item in before)
        if not (near and same and only and 0 < other.number <= one.number) or _has(whole, stem):
            continue
        if abs(other.number * _HUNDRED / one.number - rate.quantity.number) > _half(rate):
            yield Flow(part, (whole,), (rate, part), sure=False)


def _stem(rate: Item) -> str:
    quantity = rate.quantity
    if quantity.kind != PERCENT or quantity.rough or rate.last_year or quantity.number > _HUNDRED:
        return ""
    found = _RATE.search(quantity.front)
    return found["stem"] if found and not _QUALIFIED.search(quantity.front) else ""


def _lacks(item: Item, stem: str) -> bool:
    lacking = (f"不{stem}", f"未{stem}")
    return item.label.startswith(lacking) or item.label.endswith(lacking) or item.quantity.noun.startswith(lacking)


def _has(item: Item, stem: str) -> bool:
    return stem in item.said.replace(f"不{stem}", "").replace(f"未{stem}", "")


def _can_be_whole(item: Item, rest: Item) -> bool:
    same = item.quantity.kind == rest.quantity.kind and item.sentence == rest.sentence and item.at < rest.at
    return same and item.quantity.number > rest.quantity.number


def _leaves(whole: Item, rest: Item, rate: Item) -> bool:
    left = _HUNDRED - rest.quantity.number * _HUNDRED / whole.quantity.number
    return abs(left - rate.quantity.number) <= _half(rate)


def _half(rate: Item) -> Decimal:
    return Decimal(5).scaleb(-rate.quantity.decimals - 1)
