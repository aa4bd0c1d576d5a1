"""What there was, what changed it and what there is now, told in one breath: 由31名增加到37名，新增6名."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row
from drafter.check.quantities.flows import Flow

_GROW = r"增|新|扩|招|聘|充实|补|纳入|吸纳|接收|加|升|设立|成立|建成|提高"
_SHRINK = (
    r"减|撤|取消|废止|压|精简|清退|降|缩|退出|注销|核销|合并|整合|剔除|调出|剥离|裁|收回|上收|划出|划走|移交|退回|核减"
)
_FROM = expression(
    r"(?:^|[^来自])(?:由|从)[^由从，]{0,16}$|(?:原来?|此前|之前)(?:持有|持证|有|共有|设有|为|是)?$|^原[^，]{0,12}$"
)
_BEGIN = expression(
    r"(?:年初|期初|上年(?:度)?[末底]?|去年[末底]?)[^，]{0,14}$|^上年末[^，]{0,10}$|^[０-９]{4}年年?[末底](?:为|有|共有)$"
)
_ONCE = expression(r"原|此前|之前")
_TO = expression(
    rf"(?:{_GROW}|{_SHRINK}|调整|优化|发展|变|达)[^，由从]{{0,4}}?(?:到|至|成|为)了?(?:现在|目前|今年|本年|年[末底])?的?$"
)
_NOW = expression(
    r"^(?:后)?为$|达到?$|(?:现有|现为|现共有|现保留|现存|目前有|还有|尚有)[^，]{0,4}$|年[末底](?:有|为|共有|实有|存量|在册)?$|后(?:为|有|达到?|共有|剩)$"
)
_UP = expression(rf"^[^，由从至到]{{0,8}}?(?:{_GROW})[^，由从至到比]{{0,14}}$")
_DOWN = expression(rf"^[^，由从至到]{{0,8}}?(?:{_SHRINK})[^，由从至到比]{{0,14}}$")
_THING = expression(rf"(?:{_GROW}|{_SHRINK})(?:加|少|请|录|任|收|消|入|了)*(?P<noun>(?![增减少加的])[一-龥]{{2,8}})$")
# 专职复议人员由4名: what there was is named, not only when.
_NAMED = expression(r"[一-龥]{4,}(?:由|从|增加到|达到)$")
_COMPARED = expression(r"比|较|同比|环比|其中|拟|计划|将|率|分别|各|每|平均")
_BESIDE = frozenset(("%", "百分点", "倍", "成", "分"))
_NEAR = 3


class _Roles(NamedTuple):
    first: Item
    move: Item
    last: Item
    sign: int


def unreached_by(row: Row, judged: Collection[int]) -> Iterator[Flow]:
    """Yield changes that do not lead from the number before them to the number behind.

    Args:
        row: The quantities of a passage.
        judged: Where changes stand that are judged already (由86人增加到97人，增加11人).
    """
    for index, three in enumerate(zip(row, row[1:], row[2:], strict=False)):
        around = (*row[max(0, index - 1) : index], *row[index + 3 : index + 4])
        roles = _roles(three)
        if roles is None or roles.move.quantity.start in judged or any(_moves_too(one, roles) for one in around):
            continue
        change = roles.last.quantity.number - roles.first.quantity.number
        if change != roles.move.quantity.number * roles.sign:
            grown = roles.sign > 0
            coming = (roles.first, roles.move) if grown else (roles.first,)
            going = (roles.last,) if grown else (roles.move, roles.last)
            yield Flow(three[-1], coming, going, sure=False)


def _roles(three: tuple[Item, Item, Item]) -> _Roles | None:
    """Read which of three quantities side by side is the old number, the change and the new one."""
    quantities = [one.quantity for one in three]
    alike = len({(one.quantity.kind, one.quantity.group, one.sentence) for one in three}) == 1
    if not alike or quantities[0].kind in _BESIDE or not all(one.exact for one in quantities):
        return None
    if any(_COMPARED.search(one.front) for one in quantities):
        return None
    if any(other.clause - one.clause > _NEAR or other.mark == "、" for one, other in itertools.pairwise(quantities)):
        return None
    for first, move, last in itertools.permutations(three):
        sign = _sign(move)
        told_last = first is three[-1] and (first.last_year or _ONCE.match(first.quantity.front))
        if (
            sign
            and not _is_of_others(move, (first, last))
            and (first.at < last.at or told_last)
            and _is_first(first)
            and _is_last(last)
        ):
            return _Roles(first, move, last, sign)
    return None


def _is_of_others(move: Item, stock: tuple[Item, Item]) -> bool:
    """Whether what came or went is named, and is none of what there was (人员由4名增加到7名，聘请委员21名)."""
    found = _THING.search(move.quantity.front)
    noun = found["noun"].strip("的") if found else ""
    said = "".join(one.lead + one.said for one in stock)
    if not any(_NAMED.search(one.quantity.front) for one in stock):
        return False
    return len(noun) > 1 and not any(noun[at : at + 2] in said for at in range(len(noun) - 1))


def _sign(item: Item) -> int:
    front = item.quantity.front
    if _TO.search(front) or _NOW.search(front):
        return 0
    return 1 if _UP.search(front) else -1 if _DOWN.search(front) else 0


def _is_first(item: Item) -> bool:
    front = item.quantity.front
    return _FROM.search(front) is not None or (_BEGIN.search(front) is not None and _sign(item) == 0)


def _is_last(item: Item) -> bool:
    front = item.quantity.front
    return not _is_first(item) and (_TO.search(front) is not None or _NOW.search(front) is not None)


def _moves_too(item: Item, roles: _Roles) -> bool:
    """Whether something else of the same things came or went."""
    quantity = item.quantity
    same = (quantity.kind, item.sentence) == (roles.move.quantity.kind, roles.move.sentence)
    return same and (quantity.mark in ("、", "") or _sign(item) != 0)
