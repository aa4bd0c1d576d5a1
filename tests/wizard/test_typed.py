"""What a clerk types for a value, what the record then holds, and what is said about it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.answers.figures import figures_from
from drafter.answers.scalars import content_from, parse_date, parse_year
from drafter.errors import DrafterError, Place
from drafter.figures.amounts import State, parse_amount
from drafter.figures.catalogue import Catalogue, Figure, FigureGroup, FigureKind
from drafter.layout.model import NUMBER_KINDS, Kind, Question
from drafter.record.nodes import Scalar
from drafter.record.parse import parse_mapping
from drafter.wizard.typed import Typed, read_answer, read_figure
from drafter.wording import APPROXIMATE, amount_text

HERE = Place("记录.yaml")
CATALOGUE = Catalogue({})
FULL_WIDTH = str.maketrans("0123456789,.%", "０１２３４５６７８９，．％")
NUMBERS = st.integers(0, 10**9) | st.decimals(0, 10**9, places=3)


def figure(unit: str = "件", kind: FigureKind = FigureKind.INTEGER) -> Figure:
    return Figure("受理", "受理申请", unit, "决定受理的申请", kind, None, HERE)


def question(kind: Kind, unit: str = "") -> Question:
    options = ("是", "否") if kind is Kind.YES_NO else ()
    return Question("题", "题", kind, "填什么", HERE, options=options, unit=unit)


def content_of(value: str, asked: Question) -> object:
    errors: list[DrafterError] = []
    content = content_from(Scalar(value, HERE), asked, CATALOGUE, errors)
    assert not errors, errors
    return content


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("142", "142", ""),
        (" 142 ", "142", ""),
        ("142件", "142", ""),
        ("142 件", "142", ""),
        ("１２８", "128", "读作 128 件"),
        ("1,079", "1079", "读作 1079 件"),
        ("１，０７９件", "1079", "读作 1079 件"),
        ("007", "7", "读作 7 件"),
        ("1.2万", "12000", "读作 12000 件"),
        ("1.20 万 件", "12000", "读作 12000 件"),
        ("0万", "0", "读作 0 件"),
        ("2亿", "200000000", "读作 200000000 件"),
        ("20余", "20余", ""),
        ("20余件", "20余", ""),
        ("20件以上", "20以上", ""),
        ("20以上", "20以上", ""),
        ("约 20", "约20", ""),
        ("不少于20件", "不少于20", ""),
        ("3万余", "30000余", "读作 30000余 件"),
        ("3万多件", "30000多", "读作 30000多 件"),
        ("10余万件", "100000余", "读作 100000余 件"),
        ("约1.2万件", "约12000", "读作 约12000 件"),
        ("近２万", "近20000", "读作 近20000 件"),
        ("1万件以上", "10000以上", "读作 10000 件以上"),
        ("14\u200b2\ufeff", "142", ""),
        ("１２件", "12", "读作 12 件"),
        ("两件", "2", "读作 2 件"),
        ("十二", "12", "读作 12 件"),
        ("一百二十件", "120", "读作 120 件"),
        ("一千零五", "1005", "读作 1005 件"),
        ("三万件", "30000", "读作 30000 件"),
        ("二十余件", "20余", "读作 20余 件"),
        ("零", "0", "读作 0 件"),
        ("大约30", "约30", "读作 约30 件"),
        ("30件左右", "约30", "读作 约30 件"),
        ("将近三十", "近30", "读作 近30 件"),
        ("至少30件", "不少于30", "读作 不少于30 件"),
    ],
)
def test_a_count_is_read_in_every_way_it_is_typed(text: str, value: str, said: str) -> None:
    assert read_figure(text, figure()) == Typed(value, said)


@pytest.mark.parametrize(
    "text",
    [
        *["", "甲", "-3", "－3", "+3", "12²", "①", "1,07", "1,07万", "12,", "1 079", "1、079", "1.2.3"],
        *["142人", "142元", "95%", "1万2千", "3万亿", "5千", "万", "件", "约", "约20余", "约20件以上", "20件余"],
        *["三五件", "两三", "二百五", "三千二", "一二〇", "零五", "百余", "三十几", "几十", "十百", "三万二千"],
        *["约30左右", "不到30", "超过30", "半", "两人"],
        *["没有", "无无", "10\n20", "12\t34", "9" * 18 + "亿", "½", "1e5", "20~30", "{复议.受理}"],
    ],
)
def test_what_cannot_be_read_for_sure_stays_as_typed(text: str) -> None:
    assert read_figure(text, figure()) == Typed(text)


@pytest.mark.parametrize("text", ["142人", "-3", "12²", "1,07", "没有", "5千", "10\n20", "300万元"])
def test_what_stays_as_typed_is_refused_by_the_reader_of_the_record(text: str) -> None:
    assert parse_amount(read_figure(text, figure()).value) is None


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("无", "无", ""),
        (" 未统计 ", "未统计", ""),
        ("不涉及", "无", "读作 无"),
        ("不适用", "无", "读作 无"),
        ("不清楚", "未统计", "读作 未统计"),
        ("没有统计", "未统计", "读作 未统计"),
    ],
)
def test_the_two_states_without_a_number_have_other_words(text: str, value: str, said: str) -> None:
    assert read_figure(text, figure()) == Typed(value, said)


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("300", "300", ""),
        ("300万元", "300", ""),
        ("1.2亿", "12000", "读作 12000 万元"),
        ("1.2亿元", "12000", "读作 12000 万元"),
        ("约1.2亿元", "约12000", "读作 约12000 万元"),
        ("5000元", "0.5", "读作 0.5 万元"),
        ("300万", "300万", ""),
        ("300万件", "300万件", ""),
        ("0.000001元", "0.000001元", ""),
    ],
)
def test_ten_thousands_in_the_unit_itself_are_not_counted_twice(text: str, value: str, said: str) -> None:
    assert read_figure(text, figure("万元", FigureKind.DECIMAL)) == Typed(value, said)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("1.2亿", "万元", "12000"),
        ("300万", "万元", "300万"),
        ("300万元", "元", "3000000"),
        ("5000万", "亿元", "0.5"),
        ("2亿", "亿元", "2亿"),
        ("3万", "万", "3"),
        ("3", "万", "3"),
        ("3万人次", "万人次", "3"),
        ("3.5亩", "亩", "3.5"),
        ("12㎡", "㎡", "12"),
    ],
)
def test_a_number_comes_in_the_unit_of_its_question(text: str, unit: str, value: str) -> None:
    assert read_answer(text, question(Kind.DECIMAL, unit)).value == value


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("95.2", "95.2", ""),
        ("95.2%", "95.2", ""),
        ("95.2％", "95.2", "读作 95.2%"),
        ("９５．２", "95.2", "读作 95.2%"),
        ("1.2万", "1.2万", ""),
        ("95.2件", "95.2件", ""),
    ],
)
def test_a_rate_goes_without_its_percent_sign(text: str, value: str, said: str) -> None:
    assert read_figure(text, figure("%", FigureKind.RATE)) == Typed(value, said)
    assert read_answer(text, question(Kind.PERCENT)) == Typed(value, said)


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("两次", "2", "读作 2 次"),
        ("３次", "3", "读作 3 次"),
        ("12 次", "12", ""),
        ("三", "3", "读作 3"),
        ("两人", "两人", ""),
    ],
)
def test_a_question_for_how_often_takes_its_measure_word(text: str, value: str, said: str) -> None:
    asked = question(Kind.INTEGER)._replace(prompt="全年几次")

    assert read_answer(text, asked) == Typed(value, said)


@pytest.mark.parametrize("text", ["约12", "12余", "无", "不涉及", "-3", "12²"])
def test_a_plain_number_is_neither_approximate_nor_absent(text: str) -> None:
    assert read_answer(text, question(Kind.INTEGER)) == Typed(text)


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("2024", "2024", ""),
        ("2024年", "2024", ""),
        ("2024 年", "2024", ""),
        ("２０２４", "2024", "读作 2024年"),
        ("二〇二四年", "2024", "读作 2024年"),
        ("2024年度", "2024", "读作 2024年"),
        ("24", "24", ""),
        ("202④", "202④", ""),
    ],
)
def test_a_year_is_held_in_four_digits(text: str, value: str, said: str) -> None:
    assert read_answer(text, question(Kind.YEAR)) == Typed(value, said)


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("2025-02-18", "2025-02-18", ""),
        ("2025年2月18日", "2025-02-18", ""),
        ("2025 年 2 月 18 日", "2025-02-18", ""),
        ("20250218", "2025-02-18", "读作 2025年2月18日"),
        ("2025.2.18", "2025-02-18", "读作 2025年2月18日"),
        ("２０２５／２／１８", "2025-02-18", "读作 2025年2月18日"),
        ("20250230", "20250230", ""),
        ("2月18日", "2月18日", ""),
        ("2025-02-1²", "2025-02-1²", ""),
    ],
)
def test_a_date_is_held_as_iso_writes_it(text: str, value: str, said: str) -> None:
    assert read_answer(text, question(Kind.DATE)) == Typed(value, said)


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("是", "是", ""),
        ("y", "是", "读作 是"),
        ("ＹＥＳ", "是", "读作 是"),
        (" 对 ", "是", "读作 是"),
        ("N", "否", "读作 否"),
        ("不", "否", "读作 否"),
        ("否", "否", ""),
        ("也许", "也许", ""),
    ],
)
def test_yes_and_no_have_other_words(text: str, value: str, said: str) -> None:
    assert read_answer(text, question(Kind.YES_NO)) == Typed(value, said)


def test_texts_are_cleaned_like_a_paste() -> None:
    text = "　示例区\u200b\n人民政府 "
    said = "去掉了 1 个看不见的字符"
    assert read_answer(text, question(Kind.SHORT_TEXT)) == Typed("示例区人民政府", f"{said}；有 1 处换行并成了一行")
    assert read_answer(text, question(Kind.LONG_TEXT)) == Typed("示例区\n人民政府", said)


def test_a_choice_keeps_every_character() -> None:
    assert read_answer("　１２件\n", question(Kind.CHOICE)) == Typed("　１２件\n")


@st.composite
def typed_numbers(draw: st.DrawFn, words: tuple[str, ...] = ("", *APPROXIMATE)) -> tuple[str, Decimal, str]:
    """Draw a number as somebody types it: the text, the number meant, the word that makes it approximate."""
    number = Decimal(draw(NUMBERS))
    scale, factor = draw(st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]))
    word = draw(st.sampled_from(words))
    blank = draw(st.sampled_from(["", " ", "\u00a0", "\u200b"]))
    digits = format(number, draw(st.sampled_from(["f", ",f"])))
    text = amount_text(f"{blank}{digits}{blank}{scale}", word, draw(st.sampled_from(["", "件"])))
    return draw(st.sampled_from([text, text.translate(FULL_WIDTH)])), number * factor, word


@given(typed_numbers())
def test_the_reader_of_the_record_takes_the_number_that_was_meant(typed: tuple[str, Decimal, str]) -> None:
    text, number, approximate = typed
    amount = parse_amount(read_figure(text, figure()).value)
    assert amount == (State.NUMBER, number, approximate)


@given(typed_numbers(words=("",)), st.sampled_from([Kind.DECIMAL, Kind.MONEY, Kind.INTEGER]))
def test_a_number_typed_for_a_question_is_taken_as_meant(typed: tuple[str, Decimal, str], kind: Kind) -> None:
    text, number, _ = typed
    asked = question(kind if number % 1 == 0 else Kind.DECIMAL, "件")
    assert content_of(read_answer(text, asked).value, asked) == number


LOOSE = st.text(st.sampled_from("0123456789,.万亿元件%约余多以上无年月日-/ ２，％²二〇是y\u200b\n"), max_size=12)


@given(typed_numbers().map(lambda typed: typed[0]) | LOOSE, st.sampled_from(["", "件", "%", "万元", "亿元", "万"]))
def test_reading_twice_changes_and_says_nothing_more(text: str, unit: str) -> None:
    for kind in (*NUMBER_KINDS, Kind.YEAR, Kind.DATE, Kind.YES_NO, Kind.SHORT_TEXT, Kind.LONG_TEXT):
        value = read_answer(text, question(kind, unit)).value
        assert read_answer(value, question(kind, unit)) == Typed(value)
    value = read_figure(text, figure(unit)).value
    assert read_figure(value, figure(unit)) == Typed(value)


@given(LOOSE, st.sampled_from(["", "件", "%", "万元", "亿元", "万"]))
def test_whatever_was_changed_is_accepted_by_the_reader_of_the_record(text: str, unit: str) -> None:
    value = read_figure(text, figure(unit)).value
    assert value == text or parse_amount(value)
    value = read_answer(text, question(Kind.MONEY, unit)).value
    assert value == text or content_of(value, question(Kind.MONEY, unit)) is not None
    value = read_answer(text, question(Kind.DATE)).value
    assert value == text or parse_date(value)
    value = read_answer(text, question(Kind.YEAR)).value
    assert value == text or parse_year(value)


def test_a_part_of_a_case_gets_the_message_about_whole_numbers() -> None:
    value = read_figure("1.23456万", figure()).value
    errors: list[DrafterError] = []
    catalogue = Catalogue({"复议": FigureGroup("复议", "行政复议", {"受理": figure()})})
    figures_from(parse_mapping(f"复议: {{受理: {value}}}\n", "记录.yaml"), catalogue, errors)
    assert [error.what for error in errors] == ["“受理申请”应是整数，却填了“12345.6”"]
