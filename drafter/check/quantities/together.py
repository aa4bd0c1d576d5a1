"""Numbers of several things told together: 两类处罚共103件; 9个镇和4个街道各配备1名，共13名."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row
from drafter.check.quantities.runs import times_each
from drafter.check.quantities.slips import is_a_slip
from drafter.check.quantities.vocabulary import PERCENT, POINTS

_SO_MANY = expression(r"^\s*(?:以上|上述|这|前述|全年)?$")
_TOGETHER = expression(r"^[^，。；、\d]{0,8}?(?:共|合计|共计|总计|合起来|加起来)[^，。；、\d]{0,8}$")
_IN_ALL = expression(r"共|合计|总计|总数")
_EACH = expression(
    r"各[^，。；、]{0,12}$|^[^，]{0,12}均(?:配备?|设|聘|明确|确定)[^，。；、]{0,10}$|^\s*每[^每，]{1,8}$"
)
_NO_MEMBER = expression(r"其中|共|合计|总计|同比|累计|另|全年|比|较(?!大)|占")
_NO_PART = expression(r"其中|同比|上年|去年|比|较|占|平均|每|各|另|合计|共计|总计")
_THINGS = frozenset(("个", "家", "所", "街道", "村", "支", "站", "处"))
_MOST, _WINDOW = 5, 12


class Together(NamedTuple):
    """A number said to be of several together, with those that it is the sum of."""

    whole: Item
    parts: tuple[Item, ...]


class EachOfSeveral(NamedTuple):
    """A total that is not so many times the number that things of several kinds have each."""

    each: Item
    things: tuple[Item, ...]
    total: Item


def told_together(row: Row) -> Iterator[Together]:
    """Yield what so many kinds come to (两类处罚共113件), where just as many numbers in front do not add up to it."""
    for index, whole in enumerate(row[1:], start=1):
        many = row[index - 1]
        count = int(many.quantity.number) if many.quantity.exact else 0
        here = many.quantity.clause == whole.quantity.clause and not many.quantity.digits and not many.quantity.group
        if not (here and 1 < count <= _MOST and _SO_MANY.match(many.quantity.front) and whole.quantity.exact):
            continue
        if not _TOGETHER.match(whole.quantity.front.strip()) or whole.quantity.kind in (PERCENT, POINTS):
            continue
        parts = _in_front(row, many, whole)
        # 行政调解52件，成功49件；人民调解31件，成功30件: each has as many told of it.
        ways = [parts[start :: len(parts) // count] for start in range(len(parts) // count)]
        even = len(parts) in (count, 2 * count)
        if even and not any(_added(way) == whole.quantity.number for way in ways):
            likely = [way for way in ways if len(ways) == 1 or is_a_slip(whole.quantity, [one.quantity for one in way])]
            yield from (Together(whole, tuple(way)) for way in likely[:1])


def _added(items: Sequence[Item]) -> Decimal:
    return sum((one.quantity.number for one in items), Decimal(0))


def _in_front(row: Row, many: Item, whole: Item) -> list[Item]:
    """Return all numbers of the same kind of the sentence, or else of the one before; none where one is no part."""
    front = row[max(0, many.at - _WINDOW) : many.at]
    same = [one for one in front if one.quantity.kind == whole.quantity.kind and one.quantity.group == 0]
    here = [one for one in same if one.sentence == whole.sentence]
    found = here or [one for one in same if one.sentence == whole.sentence - 1]
    plain = all(one.quantity.exact and one.quantity.digits and not _NO_PART.search(one.quantity.front) for one in found)
    apart = len({one.quantity.clause for one in found}) == len(found)
    return found if plain and apart and not any(one.last_year for one in found) else []


def each_of_several(row: Row) -> Iterator[EachOfSeveral]:
    """Yield so many each of things of several kinds that do not give the total (9个镇和4个街道各1名，共14名)."""
    for index, each in enumerate(row):
        if not _EACH.search(each.quantity.front) or not each.quantity.exact:
            continue
        total = _total(row, each)
        if total is None:
            continue
        others = [one for one in row[max(0, index - _MOST) : total.at] if one.sentence == each.sentence]
        things = [one for one in others if one is not each and one.quantity.digits]
        if not _are_things(things) or each.quantity.number >= total.quantity.number:
            continue
        numbers = [one.quantity.number for one in things]
        # The last kind alone may have so many each, or each kind may have them as a whole.
        counts = {sum(numbers, Decimal(0)), numbers[-1], Decimal(len(numbers))}
        if total.quantity.number not in {count * each.quantity.number for count in counts}:
            yield EachOfSeveral(each, tuple(things), total)


def each_and_more(row: Row) -> Iterator[EachOfSeveral]:
    """Yield wholes that so many each of some things do not make with what is listed beside them.

    讲座17场，其中6个镇各2场、机关3场; 律师5名、3个镇街各2名，共12名.
    """
    for index, each in enumerate(row):
        if not index or "各" not in each.quantity.front or not _EACH.search(each.quantity.front):
            continue
        begin, listed = _list_around(row, index)
        exact = all(one.quantity.exact for one in listed)
        if len(listed) < 2 or not exact or listed[-1].quantity.noun.startswith("等"):
            continue
        total = _total_of(row, begin, listed)
        added = sum((one.quantity.number for one in listed), Decimal(0))
        if total is None or total.quantity.number == added:
            continue
        if is_a_slip(total.quantity, [one.quantity for one in listed]):
            yield EachOfSeveral(each, tuple(listed), total)


def _list_around(row: Row, index: int) -> tuple[int, list[Item]]:
    """Return where a list begins that a number for each belongs to, and its members, times each where they are."""
    each = row[index]
    listed = [times_each(row, each)]
    begin = index - 1 if row[index - 1].quantity.clause == each.quantity.clause else index
    last = row[begin].quantity.clause
    for one in reversed(row[max(0, begin - _MOST) : begin]):
        if not _is_like(one, each) or last - one.quantity.clause != 1 or row[begin].quantity.mark != "、":
            break
        listed.insert(0, one)
        begin, last = one.at, one.quantity.clause
    last = each.quantity.clause
    for one in row[index + 1 : index + 1 + _WINDOW]:
        # 12个村各50册、4所学校各100册: the schools are no member, what they have is.
        if one.sentence != each.sentence or one.quantity.clause - last > 1 or _NO_MEMBER.search(one.quantity.front):
            break
        if _is_like(one, each):
            listed.append(times_each(row, one))
            last = one.quantity.clause
    return begin, listed


def _is_like(one: Item, other: Item) -> bool:
    return (one.quantity.kind, one.sentence, one.quantity.group) == (
        other.quantity.kind,
        other.sentence,
        other.quantity.group,
    )


def _total_of(row: Row, begin: int, listed: Sequence[Item]) -> Item | None:
    """Return what a list is said to come to: right behind it with 共, or right in front of it."""
    last = listed[-1]
    for one in row[last.at + 1 : last.at + 3]:
        near = _is_like(one, last) and one.quantity.clause - last.quantity.clause == 1
        if near and _IN_ALL.search(one.quantity.front):
            return one if one.quantity.exact else None
    before = row[begin - 1] if begin else None
    if before is None or not _is_like(before, last) or row[begin].quantity.mark not in "，：":
        return None
    near = row[begin].quantity.clause - before.quantity.clause == 1
    return before if near and before.quantity.exact and not before.last_year else None


def all_with_each(row: Row, index: int) -> Item | None:
    """Return the sum of the things of several kinds right in front of what each has (9个镇和4个街道各1名: 13)."""
    front = itertools.takewhile(
        lambda one: one.sentence == row[index].sentence and one.quantity.kind in _THINGS,
        reversed(row[max(0, index - _MOST) : index]),
    )
    things = list(front)[::-1]
    if not _are_things(things):
        return None
    added = sum((one.quantity.number for one in things), Decimal(0))
    last = things[-1]
    return last._replace(quantity=last.quantity._replace(number=added, low=added, high=added))


def _total(row: Row, each: Item) -> Item | None:
    for one in row[each.at + 1 : each.at + _MOST]:
        if one.sentence != each.sentence:
            return None
        if one.quantity.kind == each.quantity.kind:
            return one if _IN_ALL.search(one.quantity.front) and one.quantity.exact and not one.quantity.group else None
    return None


def _are_things(things: Sequence[Item]) -> bool:
    """Whether quantities are two or more kinds of things side by side, all of them told."""
    if not 1 < len(things) <= _MOST or any(not one.quantity.exact or one.quantity.group for one in things):
        return False
    known = all(one.quantity.kind in _THINGS for one in things)
    joined = all(
        other.at == one.at + 1 and other.quantity.clause - one.quantity.clause <= 1
        for one, other in itertools.pairwise(things)
    )
    return known and joined and all(one.quantity.mark != "，" for one in things[1:])
