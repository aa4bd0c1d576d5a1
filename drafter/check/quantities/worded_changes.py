"""Changes told in words: 由168件降到84件，下降一半; 比上年增长两成多（上年143.5万元）."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row
from drafter.check.quantities.moves import Move, moves
from drafter.check.quantities.plain import plain_text
from drafter.check.quantities.worded import BESIDE, SHARE, Worded, range_of_share

_BY = expression(
    r"(?:(?P<up>增长|增加|上升|提高|提升|上涨)|(?P<down>下降|减少|降低|压减|压缩|精简|缩短|缩减|节省|下滑|回落))(?:了|幅度?)?(?:为|达到?)?$"
)
# 由5.6万次降至3.5万次，降到上年的六成多
_TO = expression(r"(?:降|减|压|缩)(?:低|减|少|缩)?[至到为]了?(?:上年|去年|原来|[０-９]{4}年)的?$")
_REACH, _NEAR = 10, 18


def wrong_worded_changes(text: str, row: Row) -> Iterator[Worded]:
    """Yield changes in words that the two values beside them do not give.

    Args:
        text: The passage as printed.
        row: Its quantities.
    """
    plain = plain_text(text)
    moved: list[Move] | None = None
    for match in SHARE.finditer(plain):
        begin = max(0, match.start() - _REACH)
        by, to = (one.search(plain, begin, match.start()) for one in (_BY, _TO))
        found_at = by or to
        if found_at is None:
            continue
        moved = list(moves(row)) if moved is None else moved
        found = _values(row, match.start(), match.end(), moved)
        if found is None or not found[1].quantity.low:
            continue
        this, last = found
        share, before = range_of_share(match), last.quantity.number
        times = this.quantity.number / before
        change = times if by is None else (times - 1) * (1 if by["up"] else -1)
        if not share.low <= change <= share.high:
            yield Worded(found_at.start(), match.end(), this, last)


def _values(row: Row, start: int, end: int, moved: list[Move]) -> tuple[Item, Item] | None:
    """Return this value and the one before it: what goes from one to the other, or this year's and last year's."""
    for move in sorted(moved, key=lambda one: one.this.end, reverse=True):
        if 0 <= start - move.this.end <= _NEAR and not (move.this.rough or move.last.rough):
            items = {id(one.quantity): one for one in row}
            return items[id(move.this)], items[id(move.last)]
    at = bisect_right(row, start, key=lambda one: one.quantity.end)
    around = [one for one in row[max(0, at - 2) : at + 2] if one.quantity.kind not in BESIDE]
    lasts = [one for one in around if one.last_year and not one.quantity.rough]
    if len(lasts) != 1 or (lasts[0].quantity.start > end and lasts[0].quantity.start - end > _NEAR):
        return None
    last = lasts[0]
    same = [one for one in around if one.quantity.kind == last.quantity.kind and one.quantity.start < start]
    thises = [one for one in same if one is not last and one.sentence == last.sentence and not one.quantity.rough]
    return (thises[-1], last) if thises else None
