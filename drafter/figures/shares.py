"""Rates, shares and changes that a person stated: right, cut off instead of rounded, or wrong.

All arithmetic is exact; what is right is what rounding half up gives (四舍五入).
"""

from __future__ import annotations

import math
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import NamedTuple


class Verdict(Enum):
    """What a stated percentage is."""

    RIGHT = "相符"
    TRUNCATED = "末位没有四舍五入"
    WRONG = "不符"


class Judgement(NamedTuple):
    """A verdict, and the percentage that rounding gives; None where there is none (division by zero)."""

    verdict: Verdict
    correct: Decimal | None


def judge_rate(stated: Decimal, decimals: int, numerator: Decimal, denominator: Decimal) -> Judgement:
    """Judge a rate in percent.

    Args:
        stated: The rate as stated, in percent: 95.5 for 95.5%.
        decimals: How many decimals it was stated to; 95.50 has two.
        numerator: The part, in the unit of the whole.
        denominator: The whole; zero has no rate, so any stated one is wrong.
    """
    if denominator == 0:
        return Judgement(Verdict.WRONG, None)
    return _judge(stated, decimals, Fraction(numerator) * 100 / Fraction(denominator))


def judge_change(stated: Decimal, decimals: int, this: Decimal, last: Decimal, *, points: bool) -> Judgement:
    """Judge a change against last year (同比).

    Args:
        stated: The change as stated, negative for a fall: -2.99 for 下降2.99%.
        decimals: How many decimals it was stated to.
        this: This year's value.
        last: Last year's value, in the same unit.
        points: Whether the values are rates and the change is in 百分点; else it is in percent of
            last year, and where that is zero any stated change is wrong.
    """
    difference = Fraction(this) - Fraction(last)
    if points:
        return _judge(stated, decimals, difference)
    if last == 0:
        return Judgement(Verdict.WRONG, None)
    return _judge(stated, decimals, difference * 100 / Fraction(last))


def no_whole_number_gives(stated: Decimal, decimals: int, denominator: int) -> bool:
    """Say whether no whole number is, of `denominator`, the stated percentage after rounding.

    Args:
        stated: A share in percent.
        decimals: How many decimals it was stated to.
        denominator: How many there are in all, at least 1.
    """
    lowest, bound = _rounding_to(stated, decimals)
    part = max(0, math.ceil(lowest * denominator / 100))
    return part >= bound * denominator / 100


def no_whole_total_gives(stated: Decimal, decimals: int, numerator: int) -> bool:
    """Say whether there is no whole number of which `numerator` is the stated percentage after rounding.

    Args:
        stated: A share in percent, not negative.
        decimals: How many decimals it was stated to.
        numerator: How many the part is, at least 1.
    """
    lowest, bound = _rounding_to(stated, decimals)
    total = math.floor(Fraction(numerator) * 100 / bound) + 1
    return lowest > 0 and total > Fraction(numerator) * 100 / lowest


def _rounding_to(stated: Decimal, decimals: int) -> tuple[Fraction, Fraction]:
    """Return the lowest value that rounds half up to what was stated, and the first above that does not."""
    half = Fraction(1, 2 * 10**decimals)
    return Fraction(stated) - half, Fraction(stated) + half


def _judge(stated: Decimal, decimals: int, exact: Fraction) -> Judgement:
    scaled = abs(exact) * 10**decimals
    correct = _decimal(math.floor(scaled + Fraction(1, 2)), exact, decimals)
    if stated == correct:
        return Judgement(Verdict.RIGHT, correct)
    cut = stated == _decimal(math.floor(scaled), exact, decimals)
    return Judgement(Verdict.TRUNCATED if cut else Verdict.WRONG, correct)


def _decimal(digits: int, exact: Fraction, decimals: int) -> Decimal:
    """Put sign and point to digits; a zero has no sign."""
    return Decimal(f"{-digits if exact < 0 else digits}e-{decimals}")
