"""Templates: what they print, with which key, and what is said of their faults."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builders import Case, block_lines, cases_in, layout_with, message_of, rendered, rendered_lines

from drafter.errors import DrafterError, LayoutError
from drafter.render.blocks import pieces_of
from drafter.render.environment import ReportEnvironment
from drafter.render.template import compile_template

QUESTIONS = """\
- {键: 短, 名称: 短文, 类型: 短文本, 提示: 写短文}
- {键: 长, 名称: 长文, 类型: 长文本, 必填: 否}
- {键: 数, 名称: 数目, 类型: 整数, 必填: 否}
- {键: 日, 名称: 日期, 类型: 日期, 必填: 否}
- 键: 表
  名称: 列表
  类型: 列表
  提示: 写列表
  问题:
    - {键: 题, 名称: 题目, 类型: 短文本, 必填: 否}
    - {键: 文, 名称: 正文, 类型: 长文本, 必填: 否}
- {键: 项, 名称: 各项, 类型: 列表, 每项: 短文本, 可答无: 是, 必填: 否}
"""


def outcome(case: Case, folder: Path) -> str:
    """Return the blocks that a case's template makes, or what is said of its fault."""
    try:
        return "\n".join(rendered_lines(folder, case["jinja"], case["yaml"], QUESTIONS)) or "(nothing)"
    except DrafterError as error:
        return str(error).replace(f"{folder}/", "").replace("小\\report", "小/report")


@pytest.mark.parametrize("case", cases_in("templates"))
def test_a_template_makes_blocks_or_its_fault_is_told(case: Case, tmp_path: Path) -> None:
    assert outcome(case, tmp_path) + "\n" == case["text"]


@pytest.mark.parametrize(
    "template",
    [
        "{{ '乙' if 短 == '乙' }}",
        "{% macro 写(值) %}{{ 值 }}{% endmacro %}{{ 写() }}",
        "{% macro 写(a) %}{{ a }}{% endmacro %}{{ 写() }}",
        "{% macro 括() %}{{ caller() }}{% endmacro %}{{ 括() }}",
        "{% if 短|uper %}甲{% endif %}",
        "{% if 短 is 空白 %}甲{% endif %}",
        "{{ 项|select('没有')|first }}",
        "{{ 年度 == 2020 }}",
        "{{ 年度 ** 99 }}",
        "{% for 甲, 乙 in 表 %}{% endfor %}",
        "{% if 短 < 3 %}{% endif %}",
        "{{ true }}",
        "{{ {'a': 1} }}",
        "{{ loop }}",
        "{{ self }}",
        "{{ namespace }}",
        "{{ 短[0] }}",
        "{% for 个 in 项 %}{{ loop.cycle('a') }}{% endfor %}",
        "{% break %}",
        "{{ 短 if }}",
        "{{ 'x }}",
        "{% set %}",
        "{% block 甲 %}{% block 甲 %}{% endblock %}{% endblock %}",
    ],
)
def test_a_fault_is_told_in_chinese_with_its_line(tmp_path: Path, template: str) -> None:
    with pytest.raises(LayoutError) as error:
        rendered_lines(tmp_path, f"一\n{template}\n", "短: 甲\n表: [{题: 乙}]\n项: [甲]\n", QUESTIONS)
    said = message_of(error, tmp_path).replace("小/report.md.j2:2", "")

    assert error.value.where is not None
    assert error.value.where.line == 2
    environment = ReportEnvironment()
    known = {"for", "join", "if", "else", "endif", "endfor", *environment.filters, *environment.tests}
    assert set(re.findall("[A-Za-z]{2,}", said)) <= known | set(re.findall("[A-Za-z]{2,}", template))


@pytest.mark.parametrize("char", ["\ue000", "\ue001", "\ue015"])
def test_a_template_holds_no_character_of_a_token(tmp_path: Path, char: str) -> None:
    with pytest.raises(LayoutError) as error:
        compile_template(layout_with(tmp_path, "", f"甲\n乙{char}丙\n"))

    assert message_of(error, tmp_path) == (
        "错误：模板里有私用区字符\n  位置：小/report.md.j2:2\n  怎么改：删掉看不见的字符"
    )


@pytest.mark.parametrize("template", ["{{ (短 ~ '')[1:] }}", "{% set 句 %}{{ 短 }}{% endset %}{{ 句[:1] }}"])
def test_a_value_cut_to_pieces_is_a_fault(tmp_path: Path, template: str) -> None:
    with pytest.raises(LayoutError):
        rendered_lines(tmp_path, template, "短: 甲\n", QUESTIONS)


def test_missing_content_keeps_its_prompt_for_highlighting(tmp_path: Path) -> None:
    report = rendered(tmp_path, "{{ 短 }}、{{ 指标.复议.受理 }}", "", QUESTIONS)
    (block,) = report.blocks

    assert [piece.missing for piece in pieces_of(block)] == ["写短文", "", "受理申请"]


def test_what_is_missing_is_told_once_questions_first_then_figures(tmp_path: Path) -> None:
    record = "长: 受理{复议.受理}件和{复议.受理}件，罚{复议.罚款}万元。\n表: [{}]\n指标: {复议: {罚款: 未统计}}\n"
    report = rendered(tmp_path, "{{ 长 }}{{ 短 }}{{ 短 }}", record, QUESTIONS)

    assert [f"{missing.place} {missing.prompt}" for missing in report.missing] == [
        "记录.yaml  短 写短文",
        "记录.yaml:4  指标.复议.受理 受理申请",
        "记录.yaml:4  指标.复议.罚款 罚款金额（现为未统计）",
    ]


def test_missing_content_that_no_sentence_prints_is_told_all_the_same(tmp_path: Path) -> None:
    report = rendered(tmp_path, "正文。", "表: [{}]\n", QUESTIONS)

    assert [missing.prompt for missing in report.missing] == ["写短文"]


def test_characters_are_counted_with_numbers_and_without_blanks(tmp_path: Path) -> None:
    report = rendered(tmp_path, "# 题 目\n\n## 甲 ‖ 乙 a\n\n| 丙 |\n|----|\n| {{ 短 }} |\n", "短: 丁　戊\n", QUESTIONS)

    assert block_lines(report.blocks) == ["标题 | 题 目", "1级 | 一、甲 ‖ 乙 a", "表格 | 丙", "表格 | ⟦短: 丁　戊⟧"]
    assert report.characters == len("题目一、甲乙a丙丁戊")


def test_the_title_is_the_first_title(tmp_path: Path) -> None:
    assert rendered(tmp_path, "# {{ 短 }}报告\n\n甲\n\n# 乙\n", "短: 甲\n", QUESTIONS).title == "甲报告"
    assert rendered(tmp_path, "甲", "", QUESTIONS).title == ""


def test_the_same_template_renders_again_and_again(tmp_path: Path) -> None:
    report = rendered(tmp_path, "{{ 短 }}{{ 短 }}", "短: 甲\n", QUESTIONS)

    assert report == rendered(tmp_path, "{{ 短 }}{{ 短 }}", "短: 甲\n", QUESTIONS)
