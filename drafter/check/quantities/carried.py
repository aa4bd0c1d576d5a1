"""What was carried over from the year before on top of what came in: 上年结转12件，受理300件."""

from __future__ import annotations

from decimal import Decimal

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Row
from drafter.check.quantities.parts import Claim

BROUGHT = expression(r"结转|上年未|往年|历年|旧存|积存|积案|遗留|期初|年初|转入")
_RECEIVED = expression(r"受理|收到|新收|收案|立案|接收|申请")
_ONWARD = expression(r"结转(?:至|到|入)?(?:下|次|明)|结转至")
_NOTHING = Decimal(0)


def carried_into(claim: Claim, row: Row) -> Decimal:
    """Return what was carried over on top of a whole of received cases; 0 where nothing is said to be."""
    whole = claim.whole
    if not _RECEIVED.search(whole.said):
        return _NOTHING
    around = row[max(0, whole.at - 3) : whole.at + len(claim.parts) + 3]
    carried = [
        one.quantity.number
        for one in around
        if one.quantity.kind == whole.quantity.kind
        and one.sentence == whole.sentence
        and one is not whole
        and BROUGHT.search(one.quantity.front)
        and not _ONWARD.search(one.said)
    ]
    return max(carried, default=_NOTHING)
