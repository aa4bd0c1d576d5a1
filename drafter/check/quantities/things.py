"""How many things there are that have so many each: 每个部门10卷 of 22个部门, 每村2名 of all villages told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.check.expressions import expression
from drafter.check.quantities.closed import listed_with
from drafter.check.quantities.flat import Item, Row, Told
from drafter.check.quantities.for_each import ForEach
from drafter.check.quantities.runs import sum_of_list
from drafter.check.quantities.together import all_with_each

_ALL_OF_THEM = expression(r"全[省市州县区镇乡街]|辖|所有|全部|共有|现有")
# 由20个增加到40个
_ONCE, _MOVED = expression(r"(?:由|从)(?:原来的?)?$"), expression(r"增|扩|减|压|提|升|降|调整")
_KINDS = {"案": "件", "校": "所", "人": "名", "名": "名", "位": "名", "场": "场次", "批": "批次"}
_PLACES, _LONG_NAME, _SHORT_NAME = "村所站队校户镇乡街", 9, 4
_BODIES, _LISTED = frozenset(("个", "所", "家")), frozenset(("个", "所", "家", "次", "份"))
_WINDOW, _AHEAD, _MOST_ELSEWHERE = 14, 4, 200


def numbers_of(row: Row, index: int, meant: ForEach) -> list[Item]:
    """Return the quantities that say how many of them there are.

    Args:
        row: The quantities of a passage.
        index: Where the number for each stands.
        meant: What it is for each of.
    """
    each = row[index]
    if meant.every:
        last = [one for one in row[max(0, index - 1) : index] if one.quantity.clause == each.quantity.clause]
        every = all_with_each(row, index) if last else None
        return [every, *last] if every is not None else last
    around = row[max(0, index - _WINDOW) : index + _AHEAD]
    counted = [
        one
        for one in around
        if one is not each
        and is_counted(one, meant.what)
        and abs(each.sentence - one.sentence) < 3
        and one.quantity.number > 1
        and not (_ONCE.search(one.quantity.front) and _MOVED.match(one.quantity.noun))
    ]
    # 186个，其中甲类158个、乙类28个: so many each of all of them.
    kin = [listed_with(around, one.quantity) for one in counted if one.quantity.kind in _BODIES]
    wholes = {listed[0].start for listed in kin if listed}
    if wholes & {one.quantity.start for one in counted}:
        parts = {one.start for listed in kin for one in listed[1:]} - wholes
        counted = [one for one in counted if one.quantity.start not in parts]
    # 14个行政村、3个社区: each of them all.
    lists = (sum_of_list(row, one.at) for one in counted if one.quantity.kind in _LISTED)
    return [*(one for one in lists if one is not None), *counted]


def is_counted(item: Item, what: str) -> bool:
    """Whether a quantity counts what stands behind 每: its measure word, or its noun, is the same."""
    quantity = item.quantity
    if not what or item.last_year:
        return False
    if quantity.kind in (what[:1], _KINDS.get(what[:1], "")) or (what[:1] == "户" and quantity.kind == "家"):
        return True
    if what[:2] in ("家次", "户次") and quantity.kind == "户次":
        return True
    if what[:1] == "次" and quantity.kind in ("户次", "场次", "批次"):
        return True
    said = what.lstrip("个名位")
    noun = quantity.noun.partition("的")[0]
    if len(said) > 1 and said[:2] in (noun or quantity.front[-_SHORT_NAME:]):
        return True
    if not noun and said and said[0] in _PLACES and quantity.front.strip().endswith(said[0]):
        return True
    reach = _LONG_NAME if said[:1] in _PLACES else _SHORT_NAME
    return bool(said) and (quantity.kind == said[:1] or said[0] in noun[:reach])


def all_of_them(what: str, elsewhere: Mapping[str, Sequence[Told]]) -> list[Item]:
    """Return how many of something a report says there are in all (全区124个村)."""
    said = what.lstrip("个")
    if not said or said[0] not in "村社镇乡街县区":
        return []
    told = (*elsewhere.get("个", ())[:_MOST_ELSEWHERE], *elsewhere.get(said[0], ()))
    every = [
        one
        for one in told
        if _ALL_OF_THEM.search(one.item.quantity.front) and is_counted(one.item, said) and one.item.quantity.exact
    ][:1]
    # 14个行政村、3个社区: each of them all.
    lists = [sum_of_list(one.row, one.item.at + 1) for one in every if len(one.row) > one.item.at + 1]
    return [*(one for one in lists if one is not None), *(one.item for one in every)]
