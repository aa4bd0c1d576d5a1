"""Stated rates, changes and shares: right, cut off, wrong, or given by no whole number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.figures.shares import Verdict, judge_change, judge_rate, no_whole_number_gives, no_whole_total_gives
from drafter.wording import round_half_up

RIGHT, TRUNCATED, WRONG = Verdict.RIGHT, Verdict.TRUNCATED, Verdict.WRONG
counts = st.integers(1, 10**18)
decimals = st.integers(0, 4)


@pytest.mark.parametrize(
    ("stated", "places", "numerator", "denominator", "verdict", "correct"),
    [
        ("95.5", 1, 10388, 10876, RIGHT, "95.5"),
        ("95.51", 2, 10388, 10876, RIGHT, "95.51"),
        ("92.71", 2, 140, 151, TRUNCATED, "92.72"),
        ("92.73", 2, 140, 151, WRONG, "92.72"),
        ("12.5", 1, 1, 8, RIGHT, "12.5"),
        ("13", 0, 1, 8, RIGHT, "13"),
        ("12", 0, 1, 8, TRUNCATED, "13"),
        ("100", 0, 7, 7, RIGHT, "100"),
        ("0", 0, 0, 7, RIGHT, "0"),
        ("120.0", 1, 6, 5, RIGHT, "120.0"),
    ],
)
def test_a_rate_is_judged(
    stated: str, places: int, numerator: int, denominator: int, verdict: Verdict, correct: str
) -> None:
    judged = judge_rate(Decimal(stated), places, Decimal(numerator), Decimal(denominator))

    assert (judged.verdict, str(judged.correct)) == (verdict, correct)


@pytest.mark.parametrize(
    ("stated", "places", "this", "last", "points", "verdict", "correct"),
    [
        ("1.05", 2, "10876", "10763", False, RIGHT, "1.05"),
        ("-2.99", 2, "8762", "9032", False, RIGHT, "-2.99"),
        ("2.99", 2, "8762", "9032", False, WRONG, "-2.99"),
        ("128.78", 2, "151", "66", False, TRUNCATED, "128.79"),
        ("-2.98", 2, "8762", "9032", False, TRUNCATED, "-2.99"),
        ("0", 0, "5", "5", False, RIGHT, "0"),
        ("100", 0, "5", "0", False, WRONG, "None"),
        ("0.5", 1, "95.5", "95.0", True, RIGHT, "0.5"),
        ("0.5", 1, "95.5", "0", True, WRONG, "95.5"),
        ("-0.3", 1, "95.10", "95.44", True, RIGHT, "-0.3"),
    ],
)
def test_a_change_is_judged(
    stated: str, places: int, this: str, last: str, points: bool, verdict: Verdict, correct: str
) -> None:
    judged = judge_change(Decimal(stated), places, Decimal(this), Decimal(last), points=points)

    assert (judged.verdict, str(judged.correct)) == (verdict, correct)


def test_nothing_is_a_rate_of_nothing() -> None:
    assert judge_rate(Decimal(100), 0, Decimal(0), Decimal(0)) == (WRONG, None)


@given(numerator=counts, denominator=counts, places=decimals)
def test_what_rounding_gives_is_right_and_its_neighbours_are_not(numerator: int, denominator: int, places: int) -> None:
    correct = judge_rate(Decimal(0), places, Decimal(numerator), Decimal(denominator)).correct
    assert correct is not None
    unit = Decimal(1).scaleb(-places)
    verdicts = [
        judge_rate(correct + step, places, Decimal(numerator), Decimal(denominator)).verdict
        for step in (-unit, 0, unit)
    ]

    assert verdicts[1:] == [RIGHT, WRONG]
    assert verdicts[0] in (TRUNCATED, WRONG)
    assert abs(correct * denominator - numerator * 100) * 2 <= unit * denominator


@given(numerator=st.integers(0, 10**6), denominator=st.integers(1, 10**6), places=decimals)
def test_rounding_is_the_same_as_where_figures_are_printed(numerator: int, denominator: int, places: int) -> None:
    printed = round_half_up(Decimal(numerator) * 100 / denominator, places)

    assert judge_rate(printed, places, Decimal(numerator), Decimal(denominator)).verdict is RIGHT


@given(this=counts, last=counts, places=decimals)
def test_a_fall_is_judged_as_the_rise_of_the_same_size(this: int, last: int, places: int) -> None:
    up = judge_change(Decimal(0), places, Decimal(last + this), Decimal(last), points=False).correct
    down = judge_change(Decimal(0), places, Decimal(last - this), Decimal(last), points=False).correct

    assert up == -down


@pytest.mark.parametrize(
    ("stated", "places", "count", "number_gives", "total_gives"),
    [
        ("70", 0, 34, False, False),
        ("71", 0, 34, True, True),
        ("50", 0, 3, False, True),
        ("33.3", 1, 3, True, True),
        ("33.4", 1, 3, False, False),
        ("0", 0, 3, True, True),
        ("0", 0, 300, True, True),
        ("100", 0, 7, True, True),
        ("0.4", 1, 1, False, True),
    ],
)
def test_a_share_that_no_whole_number_gives(
    stated: str, places: int, count: int, number_gives: bool, total_gives: bool
) -> None:
    assert no_whole_number_gives(Decimal(stated), places, count) is not number_gives
    assert no_whole_total_gives(Decimal(stated), places, count) is not total_gives


@given(stated=st.integers(0, 1000), places=st.integers(0, 1), count=st.integers(1, 60))
def test_a_whole_number_is_looked_for_everywhere(stated: int, places: int, count: int) -> None:
    share = Decimal(stated).scaleb(-places)
    gives = any(judge_rate(share, places, Decimal(part), Decimal(count)).verdict is RIGHT for part in range(1100))

    assert no_whole_number_gives(share, places, count) is not gives


@given(stated=st.integers(0, 1000), places=st.integers(0, 1), count=st.integers(1, 2))
@settings(deadline=None)
def test_a_whole_total_is_looked_for_everywhere(stated: int, places: int, count: int) -> None:
    share = Decimal(stated).scaleb(-places)
    totals = range(1, 2001 * count + 1)
    gives = any(judge_rate(share, places, Decimal(count), Decimal(total)).verdict is RIGHT for total in totals)

    assert no_whole_total_gives(share, places, count) is not gives
