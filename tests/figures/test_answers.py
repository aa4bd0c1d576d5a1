"""What follows from the figures that were given: rates, last year, changes."""

from __future__ import annotations

import pytest
from builders import figure_answers


@pytest.mark.parametrize(("form", "text"), [("", "142"), ("单位", "142件"), ("上年", "130"), ("同比", "同比增长9.23%")])
def test_a_figure_is_written_in_each_form(form: str, text: str) -> None:
    assert figure_answers(受理=("142", "130")).text("复议", "受理", form) == text


@pytest.mark.parametrize("form", ["", "单位", "上年", "同比"])
def test_what_was_not_given_has_no_form(form: str) -> None:
    assert figure_answers(纠错="1").text("复议", "受理", form) is None


@pytest.mark.parametrize(
    ("given", "text"), [("无", "无"), ("未统计", "未统计"), ("20余", "20余件"), ("约20", "约20件")]
)
def test_unit_and_state_are_said_together(given: str, text: str) -> None:
    assert figure_answers(受理=given).text("复议", "受理", "单位") == text


@pytest.mark.parametrize(
    ("this", "last", "change"),
    [
        ("20", "10", "同比增长100.00%"),
        ("10", "20", "同比下降50.00%"),
        ("10", "10", "同比持平"),
        ("0", "10", "同比下降100.00%"),
        ("10", "0", None),
        ("0", "0", None),
        ("约10", "20", None),
        ("10", "20余", None),
        ("10", "无", None),
        ("未统计", "10", None),
    ],
)
def test_a_change_needs_two_exact_numbers_and_a_base(this: str, last: str, change: str | None) -> None:
    assert figure_answers(受理=(this, last)).text("复议", "受理", "同比") == change


@pytest.mark.parametrize(
    ("this", "last", "change"),
    [
        ("95.5", "95.1", "同比提高0.4个百分点"),
        ("95", "96.25", "同比降低1.25个百分点"),
        ("3", "0", "同比提高3个百分点"),
    ],
)
def test_the_change_of_a_given_rate_is_in_percentage_points(this: str, last: str, change: str) -> None:
    assert figure_answers(满意率=(this, last)).text("复议", "满意率", "同比") == change


@pytest.mark.parametrize(("wrong", "all_", "rate"), [("2", "68", "2.9%"), ("1", "16", "6.3%"), ("0", "5", "0.0%")])
def test_a_rate_is_computed_and_rounded_half_up(wrong: str, all_: str, rate: str) -> None:
    assert figure_answers(纠错=wrong, 受理=all_).text("复议", "纠错率") == rate


def test_a_computed_rate_has_last_year_and_change_where_its_members_have() -> None:
    figures = figure_answers(纠错=("3", "2"), 受理=("10", "10"))

    assert figures.text("复议", "纠错率", "上年") == "20.0%"
    assert figures.text("复议", "纠错率", "同比") == "同比提高10.0个百分点"


@pytest.mark.parametrize(
    "members",
    [
        {"纠错": "1"},
        {"受理": "10"},
        {"纠错": "1", "受理": "0"},
        {"纠错": "约1", "受理": "10"},
        {"纠错": "1", "受理": "10余"},
        {"纠错": "无", "受理": "10"},
        {"纠错": "1", "受理": "未统计"},
    ],
)
def test_there_is_no_rate_from_absent_approximate_or_zero_members(members: dict[str, str]) -> None:
    assert figure_answers(**members).text("复议", "纠错率") is None


def test_a_rate_that_was_given_stands_where_none_can_be_computed() -> None:
    assert figure_answers(纠错率="12.5", 受理="20余").text("复议", "纠错率") == "12.5%"


def test_groups_list_what_was_given_and_what_can_be_computed() -> None:
    listed = [
        (group.key, [figure.key for figure in shown]) for group, shown in figure_answers(纠错="1", 受理="8").groups()
    ]

    assert listed == [("复议", ["受理", "纠错", "纠错率"])]


def test_figures_are_true_when_there_is_one_and_know_whether_any_has_a_last_year() -> None:
    assert not figure_answers()
    assert figure_answers(受理="0")
    assert not figure_answers(受理="0").has_last_year
    assert figure_answers(受理=("0", "1")).has_last_year


def test_an_unknown_figure_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        figure_answers().text("复议", "没有")


@pytest.mark.parametrize(
    ("given", "form", "lack"),
    [
        ({}, "", "受理申请"),
        ({}, "上年", "受理申请上年数"),
        ({}, "同比", "受理申请本年数和上年数（算同比用）"),
        ({"受理": "3"}, "同比", "受理申请上年数（算同比用）"),
        ({"受理": ("3", "0")}, "同比", "受理申请的上年数是0，算不出同比，请改写这句"),
        ({"受理": ("无", "2")}, "同比", "受理申请的上年数或本年数不是确数，算不出同比，请改写这句"),
    ],
)
def test_what_a_form_lacks_is_said_so_that_it_can_be_mended(given: dict, form: str, lack: str) -> None:
    assert figure_answers(**given).lack("复议", "受理", form) == lack


def test_a_rate_over_zero_asks_for_other_words() -> None:
    lack = figure_answers(受理="0", 纠错="0").lack("复议", "纠错率")
    assert lack == "直接纠错率的分母是0，算不出，请改写这句"


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        ("32", "68", "47.1%"),
        ("1", "8", "12.5%"),
        ("1", "16", "6.3%"),
        ("0", "68", "0.0%"),
        ("68", "68", "100.0%"),
        ("69", "68", None),
        ("1", "0", None),
        ("20余", "68", None),
        ("32", "近70", None),
        ("无", "68", None),
        ("32", "未统计", None),
    ],
)
@pytest.mark.parametrize("form", ["占受理", "占 受理", "占复议.受理", "占 复议.受理"])
def test_a_share_needs_two_exact_numbers_and_a_part_no_larger_than_the_whole(
    part: str, whole: str, text: str | None, form: str
) -> None:
    assert figure_answers(纠错=part, 受理=whole).text("复议", "纠错", form) == text


@pytest.mark.parametrize(
    ("given", "lack"),
    [
        ({}, "直接纠错和受理申请（算占比用）"),
        ({"纠错": "3"}, "受理申请（算占比用）"),
        ({"纠错": "3余", "受理": "8"}, "“直接纠错”占“受理申请”要两个确数才能算，请改写这句"),
        ({"纠错": "3", "受理": "未统计"}, "“直接纠错”占“受理申请”要两个确数才能算，请改写这句"),
        ({"纠错": "3", "受理": "0"}, "“直接纠错”占“受理申请”的分母是0，算不出，请核对这两个数或改写这句"),
        ({"纠错": "9", "受理": "8"}, "“直接纠错”占“受理申请”超过100%，算不出，请核对这两个数或改写这句"),
    ],
)
def test_what_a_share_lacks_is_said(given: dict, lack: str) -> None:
    assert figure_answers(**given).lack("复议", "纠错", "占受理") == lack
