"""Values in, Chinese words out."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.wording import (
    amount_text,
    change_text,
    date_text,
    name_list,
    nearest_hint,
    number_text,
    percent_text,
    rate_change_text,
    round_half_up,
    separator_between,
    unknown_name_fix,
)


@pytest.mark.parametrize("text", ["0", "142", "10388", "5.0", "0.50", "-3", "1000000000000"])
def test_a_number_is_written_as_it_was_given(text: str) -> None:
    assert number_text(Decimal(text)) == text


def test_a_number_is_never_written_with_an_exponent() -> None:
    assert number_text(Decimal("1E+3")) == "1000"


@pytest.mark.parametrize(
    ("number", "decimals", "rounded"),
    [
        ("0.125", 2, "0.13"),
        ("0.135", 2, "0.14"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("95.45", 1, "95.5"),
        ("1", 2, "1.00"),
    ],
)
def test_halves_are_rounded_away_from_zero(number: str, decimals: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(number), decimals)) == rounded


def test_a_share_is_written_in_percent() -> None:
    assert percent_text(Decimal(10388), Decimal(10876), 1) == "95.5%"


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("", "20件"),
        ("余", "20余件"),
        ("多", "20多件"),
        ("约", "约20件"),
        ("近", "近20件"),
        ("不少于", "不少于20件"),
        ("以上", "20件以上"),
    ],
)
def test_each_approximate_word_has_its_place_beside_number_and_unit(word: str, text: str) -> None:
    assert amount_text("20", word, "件") == text


@pytest.mark.parametrize(
    ("this", "last", "text"),
    [
        ("10876", "10763", "同比增长1.05%"),
        ("8762", "9032", "同比下降2.99%"),
        ("7", "7", "同比持平"),
        ("100001", "100000", "同比持平"),
        ("0", "5", "同比下降100.00%"),
        ("20", "5", "同比增长300.00%"),
    ],
)
def test_a_change_is_said_with_its_direction(this: str, last: str, text: str) -> None:
    assert change_text(Decimal(this), Decimal(last), 2) == text


def test_there_is_no_change_in_percent_from_zero() -> None:
    with pytest.raises(ZeroDivisionError):
        change_text(Decimal(5), Decimal(0), 2)


@pytest.mark.parametrize(
    ("this", "last", "text"),
    [
        ("95.5", "95.1", "同比提高0.4个百分点"),
        ("95.1", "95.5", "同比降低0.4个百分点"),
        ("95.5", "95.5", "同比持平"),
        ("3.0", "0", "同比提高3.0个百分点"),
    ],
)
def test_a_change_of_rates_is_said_in_percentage_points(this: str, last: str, text: str) -> None:
    assert rate_change_text(Decimal(this), Decimal(last)) == text


def test_a_date_has_no_padding_zeros() -> None:
    assert date_text(datetime.date(2018, 2, 3)) == "2018年2月3日"


@pytest.mark.parametrize(
    ("left", "right", "between"),
    [
        ("《甲》", "《乙》", ""),
        ("“甲”", "“乙”", ""),
        ("甲", "乙", "、"),
        ("《甲》", "乙", "、"),
        ("甲", "《乙》", "、"),
    ],
)
def test_nothing_stands_between_book_titles_or_quotations(left: str, right: str, between: str) -> None:
    assert separator_between(left, right) == between


@pytest.mark.parametrize(
    ("name", "known", "hint"),
    [
        ("受里", ["受理", "审结"], "是不是“受理”"),
        ("名称", ["机关.名称", "年度"], "是不是“机关.名称”"),
        ("甲乙丙", ["丁"], ""),
        ("甲", [], ""),
        ("甲1", ["甲2", "甲3", "甲4", "甲5"], "是不是“甲5”或“甲4”或“甲3”"),
        ("甲", ["甲", "甲"], "是不是“甲”"),
        ("甲", ["", "乙"], ""),
    ],
)
def test_the_nearest_names_are_offered(name: str, known: list[str], hint: str) -> None:
    assert nearest_hint(name, known) == hint


def test_a_long_list_of_names_is_cut_and_counted() -> None:
    assert name_list(["甲", "乙"]) == "甲、乙"
    assert name_list(["甲"] * 13) == "、".join("甲" * 12) + " 等 13 个"


@pytest.mark.parametrize(
    ("known", "fix"), [(["受理"], "是不是“受理”"), (["丙", "丁"], "可用的有：丙、丁"), ([], "删去这一项")]
)
def test_an_unknown_name_is_mended_by_the_nearest_or_by_all_there_are(known: list[str], fix: str) -> None:
    assert unknown_name_fix("受里", known) == fix


NUMBERS = st.decimals(min_value=1, max_value=10**9, places=2)


@settings(deadline=None, max_examples=100)
@given(NUMBERS, NUMBERS)
def test_growth_is_never_said_of_a_smaller_number(this: Decimal, last: Decimal) -> None:
    text = change_text(this, last, 2)

    assert ("增长" in text) <= (this > last)
    assert ("下降" in text) <= (this < last)
    assert "-" not in text
