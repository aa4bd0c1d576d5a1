"""Stocks and what changed them: 年初27名，接收19名，解除22名，年末24名; 新设12846户，注销5210户，净增7636户."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.check.quantities.flat import Item, Row
from drafter.check.quantities.flows import Flow

_FIRST = re.compile(r"年初|期初|上年末|上年底")
_LAST = re.compile(r"年末|年底|期末|现有|现在册")
_IN = re.compile(r"新(?:增|设|建|聘|招|立|收)|增加|接收|转入|纳入|登记")
_OUT = re.compile(r"注销|解除|解矫|减少|退出|转出|调出|清退|取消|吊销|终止")
_NET = re.compile(r"净(?P<grown>增|减)(?:加|少)?$")
_WINDOW = 10


def uneven_stocks(row: Row) -> Iterator[Flow]:
    """Yield what there is at the end of the year and does not follow from its beginning, ins and outs."""
    for index, last in enumerate(row):
        if not _LAST.search(last.quantity.front):
            continue
        front = _same(row, index)
        begins = [at for at, one in enumerate(front) if _FIRST.search(one.quantity.front)]
        between = front[begins[-1] + 1 :] if begins else []
        moved = [_sign(one) for one in between]
        if not (len(between) == 2 and sum(moved) == 0 and all(moved)):
            continue
        first = front[begins[-1]]
        change = sum((one.quantity.number * sign for one, sign in zip(between, moved, strict=True)), Decimal(0))
        if first.quantity.number + change != last.quantity.number:
            ins, outs = sorted(between, key=_sign, reverse=True)
            yield Flow(last, (first, ins), (outs, last), sure=False)


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


def _sign(item: Item) -> int:
    if _OUT.search(item.quantity.front):
        return -1
    return 1 if _IN.search(item.quantity.front) and not item.last_year else 0
