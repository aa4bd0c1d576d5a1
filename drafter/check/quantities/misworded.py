"""Changes worded as what they are not: 减少到71.9% for what fell by so much, a growth divided by this year's value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row, Told
from drafter.check.quantities.moves import DOWN, UP
from drafter.check.quantities.reading import Quantity
from drafter.check.quantities.vocabulary import PERCENT, POINTS
from drafter.figures.shares import Verdict, judge_rate

_TO = expression(rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:到|至)了?$")
_BY = expression(
    rf"(?:同比|[比较](?:上年|去年|[０-９]{{4}}年))[^，]{{0,6}}?(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:了|幅)?$"
)
_COMPARED = expression("同比|[比较](?:上|去)年|环比")
# What is itself a share goes up to a percentage.
_OF_A_RATE = expression("率|比重|比例|占|度|指数|完成|进度|份额")
_GONE = expression("取消|减|压|废止|清退|撤销|精简|下放|下降|降")
_YEAR = expression("^(?:[０-９]{4}年(?:度)?|全年|共|今年|本年|我局|我县|全县|全市|全区|已)+")
_REACH, _SENTENCES, _SHORTEST, _MOST_TOLD = 5, 4, 2, 200


class Misworded(NamedTuple):
    """A stated percentage with the two values that give it otherwise, the earlier or larger one last."""

    stated: Quantity
    this: Quantity
    last: Quantity
    up: bool


def to_for_by(row: Row) -> Iterator[Misworded]:
    """Yield percentages that something is said to go to, though it went by that much (由32项减到9项，减少到71.9%)."""
    for index, item in enumerate(row):
        stated = item.quantity
        found = _TO.search(stated.front) if stated.kind == PERCENT and not stated.rough else None
        if found is None or _OF_A_RATE.search(stated.front):
            continue
        up = found["up"] is not None
        near = [one.quantity for one in row[max(0, index - _REACH) : index] if one.sentence == item.sentence]
        pairs = [pair for pair in combinations(near, 2) if _may_be_two_values(*pair)]
        # 32项，取消23项: what went is not what is left.
        left = [pair for pair in pairs if not any(_GONE.search(one.front) for one in pair)]
        if any(_is_share(stated, this, last) or _is_share(stated, last, this) for this, last in left):
            continue
        for pair in pairs:
            least, most = sorted(pair, key=lambda one: one.number)
            this, last = (most, least) if up else (least, most)
            if _is_change(stated, this, last):
                yield Misworded(stated, this, last, up)
                break


def compared_to(row: Row) -> Iterator[Quantity]:
    """Yield percentages that a count is said to go to against last year (同比增长到12%)."""
    for item in row:
        stated = item.quantity
        found = _TO.search(stated.front) if stated.kind == PERCENT else None
        if found and _COMPARED.search(stated.front) and not _OF_A_RATE.search(item.lead + stated.front):
            yield stated


def from_this_year(row: Row, everywhere: Mapping[str, Sequence[Told]]) -> Iterator[Misworded]:
    """Yield growths that were divided by this year's value, told before (立案109件…。2024年立案96件，增长11.9%)."""
    for index, item in enumerate(row):
        stated = item.quantity
        found = _BY.search(stated.front) if stated.kind == PERCENT and stated.decimals and not stated.rough else None
        last = row[index - 1] if index else item
        if found is None or not last.last_year or last.sentence != item.sentence or not last.quantity.exact:
            continue
        up = found["up"] is not None
        for this in _thises(row, last, everywhere):
            if _is_change(stated, this, last.quantity):
                break
            if (this.number > last.quantity.number) is up and _is_change(stated, this, last.quantity, base=this):
                yield Misworded(stated, this, last.quantity, up)
                break


def _thises(row: Row, last: Item, everywhere: Mapping[str, Sequence[Told]]) -> Iterator[Quantity]:
    """Yield what last year's value may be compared with: in front, or told elsewhere in the very same words."""
    here = [one for one in reversed(row[: last.at]) if last.sentence - one.sentence <= _SENTENCES]
    said = _YEAR.sub("", last.quantity.front)
    told = [one.item for one in everywhere.get(last.quantity.kind, ())[:_MOST_TOLD]]
    same = [one for one in told if len(said) >= _SHORTEST and _YEAR.sub("", one.quantity.front) == said]
    for one in (*(one for one in here if _share_a_word(one, last)), *same):
        if one.quantity.kind == last.quantity.kind and one.quantity.exact and not one.last_year:
            yield one.quantity


def _may_be_two_values(one: Quantity, other: Quantity) -> bool:
    counted = one.kind not in (PERCENT, POINTS) and one.kind == other.kind
    return counted and one.number != other.number and min(one.number, other.number) > 0


def _is_share(stated: Quantity, part: Quantity, whole: Quantity) -> bool:
    return judge_rate(stated.number, stated.decimals, part.number, whole.number).verdict is not Verdict.WRONG


def _is_change(stated: Quantity, this: Quantity, last: Quantity, base: Quantity | None = None) -> bool:
    gap, whole = abs(this.number - last.number), (base or last).number
    return judge_rate(stated.number, stated.decimals, gap, whole).verdict is not Verdict.WRONG


def _share_a_word(one: Item, other: Item) -> bool:
    """Whether two values are told with one verb or noun."""
    front = one.quantity.front
    words = {front[at : at + _SHORTEST] for at in range(len(front) - 1)}
    return any(word in other.quantity.front for word in words if "\u4e00" <= word[0] <= "\u9fff" and word != "全年")
