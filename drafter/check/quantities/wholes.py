"""Which quantity in front is the whole that parts belong to: in their clause, named as they are, or nearest."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row
from drafter.check.quantities.introductions import Bond, among_what
from drafter.check.quantities.runs import is_for_each
from drafter.check.quantities.slips import is_a_slip
from drafter.check.quantities.vocabulary import PERCENT, POINTS

CHANGED = expression(r"(?:净增|净减|增加|减少|增长|下降|上升|上涨|提高|降低|多|少)(?:了|到|至)?$|新增|增[聘配派]$")
_AMONG_OF = expression(r"中(?:有|，|仅有|只有)?$")
# 全局82名执法人员中持证的76人
_AMONG_HERE = expression(r"中(?!心|央|队|学|小|型)")
_SAYS_LITTLE = frozenset(("案件", "行政", "事项", "人员"))
_TIMES = {"名": "人次"}
_SENTENCES = 2
REACH = 12
"""How many quantities in front are looked at."""


def wholes_of(row: Row, index: int, bond: Bond) -> list[Item]:
    """Return the quantities in front, nearest first, of which those from an index on may be parts."""
    first = row[index]
    if first.owner >= 0 and bond in (Bond.LISTED, Bond.SOME) and row[first.owner].quantity.kind == first.quantity.kind:
        return [row[first.owner]]
    before = row[index - 1] if index else None
    if bond is Bond.AMONG and before is not None and is_like(before, first):
        here = before.quantity.clause == first.quantity.clause and _AMONG_HERE.search(before.quantity.noun)
        if here or _AMONG_OF.search(before.quantity.noun):
            return [before]
    # 来信来访412件次，其中来信137件; 培训185人次，其中第一期97人
    kinds = (first.quantity.kind, _TIMES.get(first.quantity.kind, f"{first.quantity.kind}次"))
    found = [
        one
        for one in reversed(row[max(0, index - REACH) : index])
        if one.quantity.kind in (kinds if bond is Bond.SOME else kinds[:1])
        and one.quantity.group == first.quantity.group
        and one.quantity.clause < first.quantity.clause
        and first.sentence - one.sentence <= _SENTENCES
        and not one.last_year
        and (not is_for_each(one) or (bond is Bond.SOME and one is before))
        and not CHANGED.search(one.quantity.front)
    ]
    same = [one for one in found if one.sentence == first.sentence]
    if bond in (Bond.SORTED, Bond.AMONG):
        return found
    begins = all(one.last_year or one.quantity.kind in (PERCENT, POINTS) for one in _in_front(row, index))
    before_it = [one for one in found if one.sentence == first.sentence - 1]
    return same or (before_it if bond is Bond.SOME and begins else [])


def _in_front(row: Row, index: int) -> Iterator[Item]:
    """Yield what stands in front of a quantity in its sentence, the nearest first."""
    sentence = row[index].sentence
    return itertools.takewhile(lambda one: one.sentence == sentence, reversed(row[max(0, index - REACH) : index]))


def likeliest(wholes: Sequence[Item], first: Item, parts: Sequence[Item], bond: Bond) -> Item:
    """Return the whole that is meant: named as the words in front of the parts, or as the first part, or nearest."""
    if len(wholes) == 1:
        return wholes[0]
    added = sum((part.quantity.number for part in parts), Decimal(0))
    if bond is Bond.AMONG:
        return max(wholes, key=lambda one: (common(among_what(first), one.said), -wholes.index(one)))
    if bond is Bond.SORTED:
        return min(wholes, key=lambda one: (abs(one.quantity.number - added), wholes.index(one)))
    nearest = wholes[0]
    if first.quantity.clause - nearest.quantity.clause == 1 and is_a_slip(
        nearest.quantity, [part.quantity for part in parts]
    ):
        # 对32个部门、12个镇…，发现问题116个，其中部门74个、镇52个
        return nearest
    named = [one for one in wholes if _same_name(one, first)]
    near = [one for one in (named or wholes) if one.sentence == wholes[0].sentence]
    if near[0].quantity.high >= parts[0].quantity.low:
        return near[0]
    return min(near, key=lambda one: (abs(one.quantity.number - added), wholes.index(one)))


def common(words: str, other: str) -> int:
    """Return how many pairs of neighbouring characters two words share."""
    pairs = (words[index : index + 2] for index in range(len(words) - 1))
    # 未审结8宗 is not named by 审结案件中.
    plain = other if words.startswith("不予") else other.replace("不予受理", "")
    return sum(pair in plain.replace(f"未{pair}", "") for pair in pairs if pair not in _SAYS_LITTLE)


def _same_name(whole: Item, part: Item) -> bool:
    name = whole.quantity.noun or whole.label[-1:]
    return bool(name) and (part.label + part.quantity.noun).endswith(name)


def is_like(one: Item, other: Item) -> bool:
    """Whether two quantities count the same in one sentence and bracket."""
    return (one.quantity.kind, one.quantity.group, one.sentence) == (
        other.quantity.kind,
        other.quantity.group,
        other.sentence,
    )
