"""Shares told in a row for parts told in a row: A31件、B12件、C7件，占比分别为62%、24%、14%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row
from drafter.check.quantities.reading import Quantity
from drafter.check.quantities.runs import sum_of_list
from drafter.check.quantities.vocabulary import PERCENT
from drafter.figures.shares import Judgement, Verdict, judge_change, judge_rate

_RESPECTIVELY = expression(r"分别(?:占|为)")
_SHARE = expression(r"占")
_GROWN = expression(
    r"分别(?:同比|较上年|比上年|较去年|比去年)?(?:(?P<up>增长|上升|增加|提高|上涨|多)|(?P<down>下降|减少|降低|回落))(?:了|约)?$"
)
_TURNED = expression(r"^(?:和|及|与)?(?:(?P<up>增长|上升|增加|提高|上涨)|(?P<down>下降|减少|降低|回落))(?:了|约)?$")
_MOST, _REACH = 12, 6


class Grown(NamedTuple):
    """A growth told in a row with others, each of its own two numbers (A件、B件，分别增长a%、b%)."""

    stated: Quantity
    this: Quantity
    last: Quantity
    judged: Judgement


class Unlike(NamedTuple):
    """A share that is not that of its part, where most of the others are."""

    stated: Quantity
    part: Quantity
    whole: Quantity


def unlike_shares(row: Row) -> Iterator[Unlike]:
    """Yield shares in a row that their parts do not give."""
    for index, item in enumerate(row):
        front = item.quantity.front
        if item.quantity.kind != PERCENT or not (_RESPECTIVELY.search(front) and _SHARE.search(front)):
            continue
        shares = [item, *_going_on(row[index + 1 : index + _MOST])]
        parts = row[max(0, index - len(shares)) : index]
        if len(shares) < 2 or len(parts) != len(shares) or not _is_list(parts):
            continue
        yield from _unlike(shares, parts, _wholes(row, index - len(shares), parts[-1]))


def growths_in_row(row: Row) -> Iterator[Grown]:
    """Yield growths in a row, for numbers of this year and of last year that are told in a row too."""
    for index, item in enumerate(row):
        found = _GROWN.search(item.quantity.front)
        if found is None and index > 1 and _told_respectively(row, index):
            # 386件、3058.7万元，分别比上年的351件、2716.4万元增长10.0%和12.6%
            found = _TURNED.match(item.quantity.front)
        if item.quantity.kind != PERCENT or found is None:
            continue
        rates = [item, *_changing_on(row[index + 1 : index + _MOST])]
        lists = _two_lists(row[:index], len(rates)) if len(rates) > 1 else None
        if lists is None:
            continue
        up = found["up"] is not None
        for rate, this, last in zip(rates, *lists, strict=True):
            turned = _TURNED.match(rate.quantity.front)
            up = turned["up"] is not None if turned else up
            stated = rate.quantity if up else rate.quantity._replace(number=-rate.quantity.number)
            judged = judge_change(
                stated.number, stated.decimals, this.quantity.number, last.quantity.number, points=False
            )
            yield Grown(rate.quantity, this.quantity, last.quantity, judged)


def _told_respectively(row: Row, index: int) -> bool:
    """Whether last year's numbers stand in the clauses of the growths, and 分别 in front of them."""
    for one in reversed(row[max(0, index - _MOST) : index]):
        if "分别" in one.quantity.front:
            return one.last_year
        if one.quantity.mark != "、" and not one.quantity.front.startswith("和"):
            return False
    return False


def _changing_on(following: Sequence[Item]) -> Iterator[Item]:
    """Yield the growths that go on with a list; one may turn the other way (增长20%和下降10%)."""
    for item in following:
        front = item.quantity.front.strip()
        if item.quantity.kind != PERCENT or not (front in ("", "和", "及", "与") or _TURNED.fullmatch(front)):
            return
        yield item


def _two_lists(front: Sequence[Item], count: int) -> tuple[Sequence[Item], Sequence[Item]] | None:
    """Return this year's numbers and last year's, told list after list right in front of the growths."""
    one, other = front[-2 * count : -count], front[-count:]
    kinds = [[item.quantity.kind for item in each] for each in (one, other)]
    listed = all(
        item.quantity.mark == "、" or item.quantity.front.startswith("和") for each in (one, other) for item in each[1:]
    )
    near = bool(other) and other[-1].sentence - one[0].sentence <= 1 if len(one) == count else False
    whole = near and kinds[0] == kinds[1] and listed and not any(item.quantity.rough for item in (*one, *other))
    if not whole or one[0].last_year == other[0].last_year or not all(item.quantity.number for item in (*one, *other)):
        return None
    return (other, one) if one[0].last_year else (one, other)


def _going_on(following: Sequence[Item]) -> Iterator[Item]:
    for item in following:
        if item.quantity.kind != PERCENT or item.quantity.front.strip() not in ("", "和", "及", "与"):
            return
        yield item


def _is_list(parts: Sequence[Item]) -> bool:
    kinds = {part.quantity.kind for part in parts}
    listed = all(part.quantity.mark in "、，；" or part.quantity.front.startswith("和") for part in parts[1:])
    return len(kinds) == 1 and listed and all(part.quantity.exact for part in parts)


def _wholes(row: Row, begin: int, last: Item) -> list[Quantity]:
    front = [one for one in row[max(0, begin - _REACH) : begin] if one.quantity.kind == last.quantity.kind]
    added = sum_of_list(row, last.at)
    found = [one.quantity for one in reversed(front) if last.sentence - one.sentence <= 1]
    return [*found, added.quantity] if added is not None else found


def _unlike(shares: Sequence[Item], parts: Sequence[Item], wholes: Sequence[Quantity]) -> Iterator[Unlike]:
    best: list[Unlike] | None = None
    for whole in wholes:
        wrong = [
            Unlike(share.quantity, part.quantity, whole)
            for share, part in zip(shares, parts, strict=True)
            if not _gives(share.quantity, part.quantity, whole)
        ]
        best = wrong if best is None or len(wrong) < len(best) else best
    if best is not None and len(best) * 2 <= len(shares):
        yield from best


def _gives(share: Quantity, part: Quantity, whole: Quantity) -> bool:
    return judge_rate(share.number, share.decimals, part.number, whole.number).verdict is Verdict.RIGHT
