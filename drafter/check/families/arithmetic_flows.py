"""算术: what came in, went out and is left; so many for each, and all together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.check.document import Document
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage
from drafter.check.quantities.averages import Each, unequal
from drafter.check.quantities.changes import changes_of
from drafter.check.quantities.complements import wrong_complements, wrong_parts
from drafter.check.quantities.extremes import out_of_order, too_little, wrong_distances
from drafter.check.quantities.flat import Item, Row, rows, told_by_kind
from drafter.check.quantities.flows import Flow, outgrown, overdone, unbalanced, uneven_changes, uneven_sums
from drafter.check.quantities.frequency import wrong_totals
from drafter.check.quantities.leftovers import left_of_plans, leftovers, rest_of_rate, still_owed, uneven_lists, without
from drafter.check.quantities.plain import shown
from drafter.check.quantities.reached import unreached_by
from drafter.check.quantities.stocks import uneven_nets, uneven_stocks, unreached
from drafter.check.quantities.together import each_and_more, each_of_several
from drafter.check.quantities.vocabulary import vocabulary
from drafter.check.rules import Check, Spot, spot_in
from drafter.wording import number_text


def check_balance(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find cases carried over and received that are not those finished and left."""
    words = vocabulary(document, lexicon)
    for passage, row in rows(document, words):
        for flow in (*unbalanced(row), *overdone(row), *uneven_sums(row)):
            fix = "核对这几个数；还有上年结转、撤回或者合并的，写明多少件"
            yield _spot(passage, flow, fix, Level.ERROR if flow.sure else None)


def check_leftovers(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what is said to be left and is not what was there less what was taken."""
    words = vocabulary(document, lexicon)
    everywhere = told_by_kind(document, words)
    for passage, row in rows(document, words):
        judged = {change.stated.start for change in changes_of(passage.text, words) if change.pairs}
        rests = (*leftovers(row), *still_owed(row), *without(row), *uneven_lists(row), *rest_of_rate(row))
        stocks = (*uneven_stocks(row), *uneven_nets(row), *unreached(row, everywhere), *unreached_by(row, judged))
        shares = (*wrong_complements(row), *wrong_parts(row))
        seen: set[int] = set()
        for flow in (*rests, *left_of_plans(row), *uneven_changes(row), *outgrown(row), *stocks, *shares):
            if flow.at.at in seen:
                continue
            seen.add(flow.at.at)
            yield _spot(passage, flow, "核对这几个数，改正写错的一个", None)


def _spot(passage: Passage, flow: Flow, fix: str, level: Level | None) -> Spot:
    coming, going = (_said(items) for items in (flow.coming, flow.going))
    quantity = flow.at.quantity
    return spot_in(passage, quantity.start, quantity.end, f"{coming}，与{going}对不上", fix, level=level)


def _said(items: Sequence[Item]) -> str:
    return " + ".join(f"{shown(item.label[-10:])}{item.quantity.text}" for item in items)


def check_each(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find totals that are not so many times the number for each."""
    words = vocabulary(document, lexicon)
    everywhere = told_by_kind(document, words)
    for passage, row in rows(document, words):
        told: set[int] = set()
        for several in each_and_more(row):
            at = several.total.quantity
            told.add(at.start)
            added = number_text(sum((one.quantity.number for one in several.things), Decimal(0)).normalize() + 0)
            why = f"{_said(several.things)} = {added}，写的是{at.text}"
            yield spot_in(passage, at.start, at.end, why, "核对总数、个数和每一个的数，改正写错的一个")
        for found in unequal(row, passage.text, everywhere):
            if found.total.quantity.start in told:
                continue
            told.add(found.total.quantity.start)
            at = found.each.quantity if found.far else found.total.quantity
            yield spot_in(passage, at.start, at.end, _unequal(found), "核对总数、个数和平均数，改正写错的一个")
        for several in each_of_several(row):
            at = several.total.quantity
            if at.start in told:
                continue
            why = f"{_said(several.things)}，每一个{several.each.quantity.text}，算下来不是{at.text}"
            yield spot_in(passage, at.start, at.end, why, "核对总数、个数和每一个的数，改正写错的一个")
        yield from _extremes(passage, row)
        for often in wrong_totals(row, passage.text):
            at, once = often.total.quantity, often.each.quantity
            why = f"照{shown(once.front[-8:])}{once.text}算，一年是{number_text(often.expected)}，写的是{at.text}"
            yield spot_in(passage, at.start, at.end, why, "核对多久一次和全年的次数，改正写错的一个")


def _extremes(passage: Passage, row: Row) -> Iterator[Spot]:
    """Yield means that are not between the most and the least, and distances that no two numbers have."""
    for at, one, other in out_of_order(row):
        said = f"{shown(other.label[-6:])}{other.quantity.text}"
        why = f"{shown(one.label[-6:])}{one.quantity.text}不在最高和最低之间：{said}"
        yield spot_in(passage, at.quantity.start, at.quantity.end, why, "核对这两个数，改正写错的一个")
    for at, one, other in wrong_distances(row):
        apart = number_text(abs(one.quantity.number - other.quantity.number).normalize() + 0)
        why = f"{one.quantity.text}与{other.quantity.text}相差{apart}，写的是{at.quantity.text}"
        yield spot_in(passage, at.quantity.start, at.quantity.end, why, "重新计算，或者改正这两个数")
    for at, one, other in too_little(row):
        why = f"{one.quantity.text}，每一个{at.quantity.text}，加起来就超过{other.quantity.text}了"
        yield spot_in(passage, at.quantity.start, at.quantity.end, why, "核对总数和每一个的数，改正写错的一个")


def _unequal(found: Each) -> str:
    each, total = found.each.quantity, found.total.quantity
    number = f"有{found.number.quantity.text}，" if found.number else ""
    if found.mean is None:
        return f"{number}每一个{each.text}，算下来不是{total.text}"
    mean = number_text(round(found.mean, max(each.decimals, 1)).normalize() + 0)
    return f"{number}{total.text}平均下来约是{mean}，写的是{each.text}"


CHECKS: dict[str, Check] = {"算术-18": check_balance, "算术-19": check_leftovers, "算术-20": check_each}
