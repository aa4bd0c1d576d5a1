"""Numbers of several years in a row that do not go one way: 连续三年下降，分别为86件、71件、85件."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row

_TREND = expression(
    r"(?:连续[两二三四五]年|逐年|年年|持续)(?:(?P<up>上升|增长|增加|提高|攀升|递增|提升)|(?P<down>下降|减少|降低|回落|递减))"
)
_FIRST = expression(r"^[^，]{0,6}?分别(?:为|是|达到?)$")
_NEAR, _FEWEST, _MOST = 12, 2, 8


def against_trends(text: str, row: Row) -> Iterator[tuple[Item, Item]]:
    """Yield two numbers of a row of years of which the second goes the other way than all are said to go.

    Args:
        text: The passage as printed.
        row: Its quantities.
    """
    if "年" not in text or "分别" not in text:
        return
    for match in _TREND.finditer(text):
        at = bisect_left(row, match.end(), key=lambda one: one.quantity.start)
        first = row[at] if at < len(row) else None
        if first is None or first.quantity.start - match.end() > _NEAR or not _FIRST.match(first.quantity.front):
            continue
        listed = list(_listed(first, row))
        for one, other in itertools.pairwise(listed) if len(listed) > _FEWEST else ():
            apart = other.quantity.number - one.quantity.number
            if apart < 0 if match["up"] else apart > 0:
                yield one, other


def _listed(first: Item, row: Row) -> Iterator[Item]:
    yield first
    for one in row[first.at + 1 : first.at + _MOST]:
        joined = one.quantity.mark == "、" or one.quantity.front.strip() in ("和", "及", "与")
        if one.quantity.kind != first.quantity.kind or one.sentence != first.sentence or not joined:
            return
        yield one
