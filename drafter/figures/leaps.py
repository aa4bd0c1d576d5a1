"""Figures that changed so much in one year that somebody should look twice."""

from __future__ import annotations

from decimal import Decimal

_SMALLEST_CHANGE = 2


def is_leap(now: Decimal, last: Decimal) -> bool:
    """Whether a number is more than half again, or less than half, of last year's; one more or less is none."""
    return last > 0 and abs(now - last) * 2 > last and abs(now - last) >= _SMALLEST_CHANGE
