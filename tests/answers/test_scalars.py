"""Single values: years, dates, whole numbers as people type them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.answers.scalars import parse_date, parse_year


@pytest.mark.parametrize(
    "text", ["2017", "２０１７", "2017年", "2017年度", "二〇一七", "二零一七年", "二○一七年度", " 2017 年 "]
)
def test_a_year_is_read_in_every_way_it_is_written(text: str) -> None:
    assert parse_year(text) == 2017


@pytest.mark.parametrize(
    "text",
    ["", "17", "20170", "1948", "2100", "今年", "2017.0", "-2017", "2017-2018", "二千零十七", "²⁰¹⁷ 年 x", "202④"],
)
def test_what_is_no_year_of_a_report_is_none(text: str) -> None:
    assert parse_year(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2018-02-13",
        "2018/2/13",
        "2018.2.13",
        "2018年2月13日",
        "２０１８年２月１３日",
        " 2018 年 2 月 13 日 ",
        "2018年02月13",
    ],
)
def test_a_date_is_read_in_every_way_it_is_written(text: str) -> None:
    assert parse_date(text) == datetime.date(2018, 2, 13)


@pytest.mark.parametrize(
    "text",
    ["", "2021-02-29", "2018-13-01", "2018-0-1", "13/2/2018", "2018年2月", "18-2-13", "2018-02-13 10:00", "2024-02-1²"],
)
def test_what_is_no_day_of_the_calendar_is_none(text: str) -> None:
    assert parse_date(text) is None


@settings(deadline=None, max_examples=100)
@given(st.text(st.sampled_from("0123456789年月日度-/. 二〇零一２０²٣"), max_size=14))
def test_any_text_is_a_year_and_a_date_or_none(text: str) -> None:
    year, date = parse_year(text), parse_date(text)

    assert year is None or 1949 <= year <= 2099
    assert date is None or isinstance(date, datetime.date)


@settings(deadline=None, max_examples=100)
@given(st.dates(), st.sampled_from(["{0.year:04}-{0.month}-{0.day}", "{0.year:04}年{0.month:02}月{0.day:02}日"]))
def test_every_day_comes_back(date: datetime.date, form: str) -> None:
    assert parse_date(form.format(date)) == date
