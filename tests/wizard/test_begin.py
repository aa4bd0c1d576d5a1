"""A new record's text: from last year's, from a file, from the command line; what says most wins."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import layout_with, mapping, record_text, small_record_text, standard_layout

from drafter.answers.build import build_answers
from drafter.answers.edit import Change
from drafter.errors import DrafterError, RecordError, SeveralErrors
from drafter.layout.load import builtin_templates
from drafter.layout.model import Layout
from drafter.record.parse import parse_mapping
from drafter.record.paths import parse_key_path
from drafter.wizard.begin import (
    CHECKLIST,
    FACTS,
    FIGURES,
    check,
    empty_text,
    with_changes,
    with_data,
    with_last_year,
)
from drafter.wizard.last_year import LastYear, load_last_year

QUESTIONS = """\
- {键: 自称, 名称: 自称, 类型: 短文本, 跨年: 沿用}
- {键: 人数, 名称: 人数, 类型: 整数}
- {键: 主送, 名称: 主送, 类型: 列表, 每项: 短文本, 可答无: 是}
- {组: 复议, 名称: 复议情况, 类型: 指标组}
"""
NEW = Path("新.yaml")


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return layout_with(tmp_path / "版式", QUESTIONS)


@pytest.fixture
def last(tmp_path: Path) -> LastYear:
    path = tmp_path / "去年.yaml"
    figures = "{行政复议: {受理: 24, 审结: 约20, 收到申请: 无}}"
    path.write_text(record_text(指标=figures, 附注="公开发布"), "utf-8")
    return load_last_year(path, [builtin_templates()])


def data_file(folder: Path, text: str) -> Path:
    path = folder / "数据.yaml"
    path.write_text(text, "utf-8")
    return path


def change(argument: str) -> Change:
    key, _, value = argument.partition("=")
    return Change(parse_key_path(key), value or None, argument)


def content(text: str) -> str:
    """Return a record's text without its comments and its layout."""
    return "".join(f"{line}\n" for line in text.splitlines() if line and not line.startswith(("#", "版式")))


def test_an_empty_record_can_be_opened_and_is_told_to_editors() -> None:
    layout = standard_layout()
    text = empty_text(layout)

    assert text.startswith("# yaml-language-server: $schema=standard.schema.json\n")
    assert build_answers(mapping(text), layout, begun=True).year == 0
    assert check(text, NEW, layout, begun=True) > 5


# Last year


def test_nothing_is_taken_from_last_year_unasked(last: LastYear) -> None:
    layout = standard_layout()

    assert with_last_year(empty_text(layout), last, layout, ()) == (empty_text(layout), ())


def test_facts_carry_over(last: LastYear) -> None:
    layout = standard_layout()
    begun = with_last_year(empty_text(layout), last, layout, [FACTS])

    assert content(begun.text) == (
        "机关:\n  名称: 示例区人民政府\n  类型: 区县政府\n  自称: 我区\n主送:\n  - 示例市人民政府\n附注: 公开发布\n"
    )
    assert begun.notes[-1] == "照用去年的机关情况：报告机关、主送机关、附注"


def test_last_years_figures_become_those_of_the_year_before_and_nothing_else(last: LastYear) -> None:
    layout = standard_layout()
    begun = with_last_year(empty_text(layout), last, layout, [FIGURES])

    assert content(begun.text) == "指标:\n  行政复议:\n    受理:\n      上年: 24\n    审结:\n      上年: 约20\n"
    figures = build_answers(mapping(begun.text), layout, begun=True).figures
    assert figures.this_year("行政复议", "受理") is None
    amount = figures.last_year("行政复议", "受理")
    assert amount is not None
    assert amount.text() == "24"
    assert begun.notes == ("去年的 2 个指标记作“上年”，用来算同比；今年的数还要填",)


def test_last_years_plans_and_shortcomings_become_a_checklist(last: LastYear) -> None:
    layout = standard_layout()
    begun = with_last_year(empty_text(layout), last, layout, [CHECKLIST])

    assert content(begun.text) == (
        "上年事项:\n  - 事项: 加强培训\n    来源: 上年安排\n  - 事项: 力量不足\n    来源: 上年不足\n"
    )


def test_all_of_it_together_is_a_record_in_order(last: LastYear) -> None:
    layout = standard_layout()
    begun = with_last_year(empty_text(layout), last, layout, [FACTS, FIGURES, CHECKLIST])

    answers = build_answers(mapping(begun.text), layout, begun=True)
    assert (answers.year, answers.agency) == (0, "示例区人民政府")
    assert len(begun.notes) == 3


# A file of data


def test_a_files_answers_are_put_in(tmp_path: Path, layout: Layout) -> None:
    path = data_file(tmp_path, "版式: 小@1\n年度: 2021\n机关: {名称: 示例局}\n人数: 3\n主送: [甲, 乙]\n")
    text = with_data(empty_text(layout), path, layout)

    assert check(text, NEW, layout, begun=False) == 1
    assert content(text).startswith("年度: 2021\n机关:\n  名称: 示例局\n人数: 3\n")


def test_a_files_answers_go_over_last_years_and_leave_the_others(tmp_path: Path, last: LastYear) -> None:
    layout = standard_layout()
    text = with_last_year(empty_text(layout), last, layout, [FACTS, FIGURES]).text
    path = data_file(
        tmp_path,
        "机关: {自称: 本区}\n主送: 无\n附注:\n"
        "指标: {行政复议: {受理: 30, 审结: {数值: 21, 来源: 复议科}}, 行政应诉: {应诉: 7}}\n",
    )
    text = with_data(text, path, layout)

    assert content(text) == (
        "机关:\n  名称: 示例区人民政府\n  类型: 区县政府\n  自称: 本区\n主送: 无\n附注: 公开发布\n"
        "指标:\n  行政复议:\n    受理:\n      上年: 24\n      数值: 30\n    审结:\n      上年: 约20\n      数值: 21\n"
        "      来源: 复议科\n  行政应诉:\n    应诉: 7\n"
    )
    assert build_answers(mapping(text), layout, begun=True).figures.text("行政复议", "受理", "同比")


def test_a_file_for_another_layout_is_refused(tmp_path: Path, layout: Layout) -> None:
    with pytest.raises(RecordError) as caught:
        with_data(empty_text(layout), data_file(tmp_path, "版式: standard@1\n年度: 2021\n"), layout)

    assert "standard" in caught.value.what


@pytest.mark.parametrize("text", ["年度: [", "- 甲\n"])
def test_a_file_that_is_no_record_is_refused(tmp_path: Path, layout: Layout, text: str) -> None:
    with pytest.raises(DrafterError) as caught:
        with_data(empty_text(layout), data_file(tmp_path, text), layout)

    assert caught.value.where is not None


def test_a_file_that_is_not_there_is_told(tmp_path: Path, layout: Layout) -> None:
    with pytest.raises(DrafterError):
        with_data(empty_text(layout), tmp_path / "没有.yaml", layout)


# The command line


def test_the_command_lines_answers_go_over_the_files(tmp_path: Path, layout: Layout) -> None:
    text = with_data(empty_text(layout), data_file(tmp_path, "人数: 3\n主送: 无\n指标: {复议: {受理: 1}}\n"), layout)
    text = with_changes(text, [change("人数=4"), change("主送[1]=甲"), change("指标.复议.受理=2")], NEW)

    assert content(text) == "人数: 4\n主送:\n  - 甲\n指标:\n  复议:\n    受理: 2\n"


def test_what_the_command_line_leaves_empty_is_taken_out(last: LastYear) -> None:
    layout = standard_layout()
    text = with_last_year(empty_text(layout), last, layout, [FACTS]).text
    text = with_changes(text, [change("附注="), change("主送[2]=乙"), change("主送[1]="), change("成文日期=")], NEW)

    assert content(text).endswith("自称: 我区\n主送:\n  - 乙\n")


def test_a_key_that_leads_nowhere_is_told_without_a_line_of_a_file_that_is_not_there(layout: Layout) -> None:
    with pytest.raises(RecordError) as caught:
        with_changes(empty_text(layout) + "人数: 3\n", [change("人数.甲=1")], NEW)

    assert caught.value.what.startswith("新记录没有建：")
    assert str(caught.value.where) == "新.yaml  人数.甲"


# Checking


def test_all_that_is_wrong_is_told_together_without_lines(layout: Layout) -> None:
    text = empty_text(layout) + "年度: 去年\n机关: {名称: 示例局}\n人数: 几个\n没有: 1\n"
    with pytest.raises(SeveralErrors) as caught:
        check(text, NEW, layout, begun=False)

    assert len(caught.value.errors) == 3
    assert all(error.what.startswith("新记录没有建：") for error in caught.value.errors)
    assert [error.where.line for error in caught.value.errors if error.where] == [0, 0, 0]


def test_a_year_and_an_agency_are_needed_where_nobody_can_be_asked(layout: Layout) -> None:
    with pytest.raises(SeveralErrors):
        check(empty_text(layout), NEW, layout, begun=False)
    assert check(empty_text(layout), NEW, layout, begun=True) == 5


def test_the_layout_is_chosen_by_its_option_alone(layout: Layout) -> None:
    text = with_changes(small_record_text(), [change("版式=standard@1")], NEW)
    with pytest.raises(RecordError) as caught:
        check(text, NEW, layout, begun=False)

    assert "--layout" in caught.value.fix
    parse_mapping(text, "")
