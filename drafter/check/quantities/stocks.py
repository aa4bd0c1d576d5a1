"""Stocks and what changed them: 年初27名，接收19名，解除22名，年末24名; 新设12846户，注销5210户，净增7636户."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row, Told
from drafter.check.quantities.flows import Flow

_FIRST = expression(
    r"年初|期初|上年(?:度)?[末底]|去年[末底]|原有|原来|(?:由|从)[^，]{0,10}(?:的|有)?$|[比较](?:上年|去年|[０-９]{4}年)(?:公布|发布|[末底]|版)[^，]{0,4}的$"
)
_LAST_YEAR_END = expression(r"[０-９]{4}年(?:年)?[末底]")
_LAST = expression(
    r"年末|年底|期末|现有|现行|在册|实有|现为|现存|现在册|现共|目前|总数(?:达|为)|增至|减至|降至|变为|调整为|(?:增加|减少|调整|扩大|精简|压减)(?:到|至|为)"
)
_IN = expression(
    r"新(?:增|设|建|聘|招|立|收|录|入|制|进)|增加|增补|补充|接收|承接|转入|划入|调入|纳入|登记|招录|录用|收案|立案|收入|收到|受理|制[定发]|印发|出台"
)
_OUT = expression(
    r"注销|解除|解矫|减少|退出|转出|调出|划出|清退|取消|吊销|终止|撤销|撤并|撤减|核减|废止|离职|退休|结案|办结|审结|支出|销号|删除"
)
_NET = expression(r"(?:净(?P<grown>增|减)(?:加|少|员)?|减员)$")
_NO_MOVE = expression(r"其中|拟|计划|比|较|同比|净")
_REACHED = expression(r"(?:总数|总量|累计|全[省市县区镇乡]|共|使.{0,6})(?:已)?(?:达到?|为|有)$")
_ADDED = expression(r"新(?:增|设|建|聘)")
_WINDOW, _MOST_MOVES, _NAME, _MOST_TOLD = 12, 4, 4, 200


def uneven_stocks(row: Row) -> Iterator[Flow]:
    """Yield what there is at the end of the year and does not follow from its beginning, ins and outs."""
    for _, group in itertools.groupby(row, key=lambda one: (one.sentence, one.quantity.group)):
        items = list(group)
        for kind in {one.quantity.kind for one in items}:
            same = [one for one in items if one.quantity.kind == kind and not one.quantity.rough]
            yield from _uneven([one for one in same if not _is_share(one)][:_WINDOW])


def _is_share(item: Item) -> bool:
    return item.quantity.kind in ("%", "百分点", "倍")


def _uneven(same: Sequence[Item]) -> Iterator[Flow]:
    firsts = [one for one in same if _is_first(one)]
    lasts = [
        one for one in same if not _is_first(one) and _LAST.search(one.quantity.front) and _sign(one, last=True) == 0
    ]
    moves = [one for one in same if one not in firsts and one not in lasts and _sign(one)]
    if len(firsts) != 1 or len(lasts) != 1 or not 1 < len(moves) <= _MOST_MOVES:
        return
    if len({_sign(one) for one in moves}) < 2:
        return
    (first,), (last,) = firsts, lasts
    slack = max(one.quantity.high - one.quantity.number for one in (first, last, *moves))
    for count in range(1, len(moves) + 1):
        for some in itertools.combinations(moves, count):
            change = sum((one.quantity.number * _sign(one) for one in some), Decimal(0))
            if abs(first.quantity.number + change - last.quantity.number) <= slack:
                return
    ins, outs = ([one for one in moves if _sign(one) == sign] for sign in (1, -1))
    yield Flow(last, (first, *ins), (*outs, last), sure=False)


def _is_first(item: Item) -> bool:
    front = item.quantity.front
    if _FIRST.search(front):
        return True
    return item.last_year and _LAST_YEAR_END.search(front) is not None


def _sign(item: Item, *, last: bool = False) -> int:
    front = item.quantity.front
    if _NO_MOVE.search(front) and not last:
        return 0
    if _OUT.search(front):
        return -1
    return 1 if _IN.search(front) and not item.last_year else 0


def uneven_nets(row: Row) -> Iterator[Flow]:
    """Yield a net growth that no number that came less one that went gives."""
    for index, net in enumerate(row):
        found = _NET.search(net.quantity.front)
        front = _same(row, index) if found else []
        ins, outs = ([one for one in front if _sign(one) == sign] for sign in (1, -1))
        if found is None or not (ins and outs):
            continue
        sign = 1 if found["grown"] == "增" else -1
        every = itertools.product(front, outs)
        if not any((one.quantity.number - out.quantity.number) * sign == net.quantity.number for one, out in every):
            yield Flow(net, (ins[0],), (outs[-1], net), sure=False)


def _same(row: Row, index: int) -> Sequence[Item]:
    """Return the exact quantities in front in the sentence that count the same."""
    here = row[index]
    if not here.quantity.exact:
        return ()
    return [
        one
        for one in row[max(0, index - _WINDOW) : index]
        if (one.quantity.kind, one.sentence) == (here.quantity.kind, here.sentence) and one.quantity.exact
    ]


def unreached(row: Row, everywhere: Mapping[str, Sequence[Told]]) -> Iterator[Flow]:
    """Yield totals that what was there before and what is new do not make (新建3处，总数达到9处)."""
    for new, every in itertools.pairwise(row):
        one, total = new.quantity, every.quantity
        near = (one.kind, new.sentence, one.clause + 1) == (total.kind, every.sentence, total.clause)
        if not near or not _ADDED.search(one.front) or not _REACHED.search(total.front):
            continue
        name = new.label[-_NAME:]
        told = [
            other.item
            for other in everywhere.get(total.kind, ())[:_MOST_TOLD]
            if len(name) == _NAME and name in other.item.said and other.item not in (new, every)
        ]
        numbers = {other.quantity.number for other in told if other.quantity.exact}
        if numbers and one.exact and total.exact and not numbers & {total.number - one.number, total.number}:
            yield Flow(every, (told[0], new), (every,), sure=False)
