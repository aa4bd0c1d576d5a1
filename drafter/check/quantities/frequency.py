"""How often in a year: 每季度检查一次 of 14家 is 56家次 in a year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row
from drafter.check.quantities.spans import months_of

_EVERY = expression(r"每(?:隔)?个?(?P<time>月|季度?|半年|半个?月|双月)(?P<what>[^每，]{0,14})$")
_TIMES = {"月": 12, "季": 4, "季度": 4, "半年": 2, "双月": 6, "半月": 24, "半个月": 24}
_MONTHS = 12
_OF_YEAR = expression(r"全年|年内|共|累计|合计")
_LEAST = expression(r"至少|不少于|不低于|最少")
# Words of a total that say nothing of what was done.
_PLAIN = expression(
    r"全年|年内|一年|本年|共计|合计|累计|总计|已|共|召开|开展|进行|组织|举行|举办|完成|实施|了|达|为|就是|即|有"
)
_PART_OF_YEAR = expression(r"上半年|下半年|季度起|月起|以来|[0-9０-９]月(?:份)?[至到—-]|起，")
_WINDOW, _SHORT = 4, 6


class Often(NamedTuple):
    """A number of times in a year that how often it is done does not give."""

    each: Item
    total: Item
    expected: Decimal


def wrong_totals(row: Row, text: str) -> Iterator[Often]:
    """Yield totals of a year that are not so many times a month or a quarter."""
    part = _PART_OF_YEAR.search(text) is not None
    months = months_of(text) if part else None
    if part and (not months or len(months) > 1):
        return
    for index, each in enumerate(row):
        found = _how_often(row, index, months)
        if found is None or "平均" in each.quantity.front or not each.quantity.number:
            continue
        times, what = found
        least = (
            _LEAST.search(each.quantity.front) is not None
            or each.quantity.low == each.quantity.number != each.quantity.high
        )
        if each.quantity.rough and not least:
            continue
        total = _total(row, index, what) or _total_before(row, index)
        if total is None:
            continue
        once = each.quantity.number * times
        before = [one for one in row[max(0, index - _WINDOW) : index] if one.sentence == each.sentence]
        of_many = [
            once * one.quantity.number for one in before if one.quantity.exact and one.quantity.kind not in ("%", "次")
        ]
        every = of_many if total.quantity.kind != each.quantity.kind and of_many else [once, *of_many]
        number = total.quantity.number
        fits = any(number >= one if least else number == one for one in every)
        if not fits and total.quantity.exact:
            yield Often(each, total, every[-1] if total.quantity.kind != each.quantity.kind else every[0])


def _how_often(row: Row, index: int, months: tuple[Decimal, ...] | None) -> tuple[int, str] | None:
    """Return how often something is done in a year, or in the months told, and what; None where nothing says so."""
    front = row[index].quantity.front
    found = _EVERY.search(front)
    if found is not None:
        times = _TIMES[found["time"]]
        if months:
            return (int(months[0]), found["what"]) if times == _MONTHS else None
        return times, found["what"]
    before = row[index - 1].quantity if index else None
    if before is None or before.kind != "月" or not before.front.endswith("每") or before.number not in (1, 2, 3, 4, 6):
        return None
    return (int(_MONTHS / before.number), front) if not months else None


def _total(row: Row, index: int, what: str) -> Item | None:
    """Return the total of the year that stands behind how often something is done, of the same thing."""
    each = row[index]
    for one in row[index + 1 : index + 1 + _WINDOW]:
        quantity = one.quantity
        same = quantity.kind == each.quantity.kind or quantity.kind in ("户次", "场次", "批次", "件次")
        if one.sentence != each.sentence or quantity.clause - each.quantity.clause > 2:
            return None
        if same and _OF_YEAR.search(quantity.front) and not one.last_year:
            verb = _PLAIN.sub("", quantity.front)
            named = not verb or verb[:2] in what + each.quantity.noun
            return one if named and _is_of_same(one, each) else None
    return None


def _total_before(row: Row, index: int) -> Item | None:
    """Return the total of the year that stands right in front of how often something is done (学习4次，每季度1次)."""
    each, before = row[index], row[index - 1] if index else None
    if before is None or each.quantity.front.strip()[:1] != "每" or before.last_year:
        return None
    one, other = before.quantity, each.quantity
    near = (one.kind, one.group, before.sentence, one.clause + 1) == (
        other.kind,
        other.group,
        each.sentence,
        other.clause,
    )
    plain = near and other.mark == "，" and "其中" not in one.front and _EVERY.search(one.front) is None
    return before if plain and len(other.front.strip()) <= _SHORT else None


def _is_of_same(total: Item, each: Item) -> bool:
    """Whether what is counted is the same: 1次夜查, 52次夜查."""
    noun, other = total.quantity.noun, each.quantity.noun
    return not noun or not other or noun[:2] == other[:2]
