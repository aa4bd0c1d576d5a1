"""What a person writes for a figure, and what it says."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.figures.amounts import Amount, State, parse_amount, parse_number
from drafter.wording import APPROXIMATE


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("142", "142"),
        ("0", "0"),
        ("007", "7"),
        ("1,079", "1079"),
        ("1,079,000.5", "1079000.5"),
        ("１４２", "142"),
        ("１，０７９", "1079"),
        (" 12 ", "12"),
        ("812.30", "812.30"),
        ("-3", "-3"),
        ("9" * 18, "9" * 18),
    ],
)
def test_a_number_is_read_as_it_was_typed(text: str, number: str) -> None:
    assert str(parse_number(text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "甲",
        "1,07",
        "10,79",
        "1 079",
        "1e3",
        ".5",
        "5.",
        "--1",
        "９9九",
        "9" * 19,
        "1.0000000001",
        "½",
        "+1",
        "二十",
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("142", "142件"),
        ("0", "0件"),
        ("1,079", "1079件"),
        ("20余", "20余件"),
        ("20多", "20多件"),
        ("约20", "约20件"),
        ("近 20", "近20件"),
        ("不少于20", "不少于20件"),
        ("20以上", "20件以上"),
        ("２０ 余", "20余件"),
        ("无", "无"),
        (" 未统计 ", "未统计"),
    ],
)
def test_an_amount_says_what_was_meant(typed: str, said: str) -> None:
    amount = parse_amount(typed)

    assert amount is not None
    assert amount.text("件") == said


@pytest.mark.parametrize(
    "text", ["12²", "", "约", "约20余", "余20", "20件", "20左右", "没有", "无。", "1,0", "约无", "-"]
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert parse_amount(text) is None


def test_a_negative_number_is_no_amount() -> None:
    assert parse_amount("-3") is None


def test_only_an_exact_number_may_be_calculated_with() -> None:
    amounts = [parse_amount(text) for text in ("20", "0", "约20", "无", "未统计")]

    assert [amount.exact if amount else "-" for amount in amounts] == [Decimal(20), Decimal(0), None, None, None]


@settings(deadline=None, max_examples=200)
@given(st.text(st.sampled_from("0123456789.,，．０１２-+ 余多约近以上不少于无未统计件%e²"), max_size=12))
def test_any_text_is_an_amount_or_none_and_what_is_said_reads_the_same(text: str) -> None:
    amount = parse_amount(text)

    assert amount is None or parse_amount(amount.text()) == amount


@settings(deadline=None, max_examples=100)
@given(st.text())
def test_any_text_at_all_is_a_number_or_none(text: str) -> None:
    number = parse_number(text)

    assert number is None or number.is_finite()


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 10**15), st.sampled_from(["", *APPROXIMATE]))
def test_thousands_and_full_width_digits_change_nothing(number: int, word: str) -> None:
    expected = Amount(State.NUMBER, Decimal(number), word)
    before, after = (word, "") if word in ("约", "近", "不少于") else ("", word)
    wide = str(number).translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})

    assert parse_amount(f"{before}{number:,}{after}") == expected
    assert parse_amount(f"{before}{wide}{after}") == expected
