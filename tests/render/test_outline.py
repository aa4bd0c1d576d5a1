"""The outline: every answer in the questionnaire's order, as the document would say it, with how it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import (
    EXAMPLES,
    FILE,
    LAYOUT,
    answers_from,
    layout_with,
    mapping,
    record_text,
    small_record_text,
    standard_layout,
)

from drafter.draft import make_draft, open_layout
from drafter.errors import RecordError
from drafter.layout.load import builtin_templates
from drafter.record.paths import parse_key_path
from drafter.render.outline import Entry, Outline, find_entries, outline_from

QUESTIONS = """\
- {组: 复议, 名称: 复议数字, 类型: 指标组}
- {键: 长, 名称: 长文, 类型: 长文本}
- {键: 比, 名称: 比例, 类型: 百分比, 必填: 否}
- {键: 钱, 名称: 金额, 类型: 金额, 单位: 万元, 必填: 否}
- {键: 多, 名称: 多选, 类型: 多选, 选项: [一, 二], 必填: 否}
- {键: 日, 名称: 日期, 类型: 日期, 必填: 否}
- {键: 语, 名称: 结束语, 类型: 短文本, 默认: 特此报告。}
- {键: 藏, 名称: 隐藏, 类型: 短文本, 当: {比: 1}}
- 键: 表
  名称: 列表
  类型: 列表
  可答无: 是
  问题: [{键: 甲, 名称: 甲, 类型: 短文本}, {键: 乙, 名称: 乙, 类型: 短文本, 必填: 否}]
"""


def outline(folder: Path, record: str) -> Outline:
    return outline_from(answers_from(layout_with(folder, QUESTIONS), small_record_text() + record))


def said(outline: Outline, key: str) -> tuple[str, str]:
    """Return an entry's value and note."""
    (entry,) = find_entries(outline, parse_key_path(key), FILE)
    return "/".join(entry.lines), entry.note


@pytest.mark.parametrize(
    ("record", "key", "value", "note"),
    [
        ("", "版式", "小@1", "（小版式）"),
        ("", "年度", "2020", ""),
        ("", "机关.名称", "示例局", ""),
        ("", "长", "", "【待补充】长文"),
        ("", "比", "", "（可不填）"),
        ("", "语", "特此报告。", "（默认）"),
        ("", "藏", "", "不适用（按其他答案不用答）"),
        ("藏: 甲\n", "藏", "甲", "不适用（按其他答案不用答，没有写入报告）"),
        ("比: 95.50\n", "比", "95.50%", ""),
        ("钱: 12\n", "钱", "12万元", ""),
        ("多: [一, 二]\n", "多[2]", "二", ""),
        ("日: 2021-02-03\n", "日", "2021年2月3日", ""),
        ("表: 无\n", "表", "无", ""),
        ("表: [{甲: 一}]\n", "表[1].乙", "", "（可不填）"),
        ("表: [{甲: 一, 公开: 否}]\n", "表[1]", "", "（不公开）"),
        ("指标: {复议: {受理: 80}}\n长: 受理{复议.受理:单位}。\n", "长", "受理80件。", ""),
        ("长: 受理{复议.受理}件。\n", "长", "受理【待补充：受理申请】件。", ""),
        ("长: |\n  甲\n\n  乙\n", "长", "甲/乙", ""),
    ],
)
def test_an_answer_is_said_as_the_document_says_it(
    tmp_path: Path, record: str, key: str, value: str, note: str
) -> None:
    assert said(outline(tmp_path, record), key) == (value, note)


@pytest.mark.parametrize(
    ("figures", "key", "value", "note"),
    [
        ("{受理: 80}", "受理", "80件", ""),
        ("{受理: 80余}", "受理", "80余件", ""),
        ("{受理: 无}", "受理", "无", ""),
        ("{受理: 未统计}", "受理", "未统计", ""),
        ("{受理: {数值: 80, 上年: 70}}", "受理", "80件", "（上年70件）"),
        ("{受理: {数值: 80, 来源: 司法局, 口径: 收文}}", "受理", "80件", "（来源：司法局，口径：收文）"),
        ("{受理: 80, 纠错: 2}", "纠错率", "2.5%", "（算出）"),
        ("{受理: {数值: 80, 上年: 100}, 纠错: {数值: 2, 上年: 1}}", "纠错率", "2.5%", "（算出，上年1.0%）"),
        ("{受理: 80}", "罚款", "", "（可不填）"),
    ],
)
def test_a_figure_is_said_with_unit_and_last_year(
    tmp_path: Path, figures: str, key: str, value: str, note: str
) -> None:
    assert said(outline(tmp_path, f"指标: {{复议: {figures}}}\n"), f"指标.复议.{key}") == (value, note)


def test_figures_that_sentences_want_are_marked_once(tmp_path: Path) -> None:
    record = "指标: {复议: {受理: 未统计}}\n长: 受理{复议.受理}件、{复议.受理}件，纠错{复议.纠错}件。\n"
    made = outline(tmp_path, record)

    assert said(made, "指标.复议.受理") == ("未统计", "【待补充】受理申请（现为未统计）")
    assert said(made, "指标.复议.纠错") == ("", "【待补充】直接纠错")
    # With 表, which is not answered.
    assert made.missing == 3


def test_groups_that_the_layout_does_not_ask_for_are_shown_where_given(tmp_path: Path) -> None:
    made = outline(tmp_path, "指标: {应诉: {应诉: 3}}\n")

    assert made.entries[-1].label == "版式没有问到的指标"
    assert said(made, "指标.应诉.应诉") == ("3件", "")
    assert said(made, "指标.复议") == ("", "（可不填）")


def test_what_a_migration_put_aside_comes_last(tmp_path: Path) -> None:
    made = outline(tmp_path, "另存:\n  旧项: 甲\n  旧表: [乙]\n")

    assert made.entries[-1].note == "（已另存，没有写入报告）"
    assert [entry.lines for entry in made.entries[-1].entries] == [("甲",), ("[乙]",)]


def test_nothing_is_missing_inside_what_is_not_asked(tmp_path: Path) -> None:
    questions = "- {键: 藏, 名称: 藏, 类型: 列表, 当: {年度: 1}, 问题: [{键: 甲, 名称: 甲, 类型: 短文本}]}\n"
    answers = answers_from(layout_with(tmp_path, questions), small_record_text() + "藏: [{}]\n")
    made = outline_from(answers)

    assert made.missing == 0
    assert find_entries(made, ("藏", 1, "甲"), FILE)[0].quiet


def test_sections_are_those_of_the_questionnaire(tmp_path: Path) -> None:
    entries = outline(tmp_path, "").entries

    assert [entry.label for entry in entries] == ["版式", "基本信息", "内容"]
    assert [entry.key for entry in entries[2].entries] == [
        "指标.复议", "长", "比", "钱", "多", "日", "语", "藏", "表",
    ]  # fmt: skip


def test_answered_answers_are_counted_one_by_one(tmp_path: Path) -> None:
    assert outline(tmp_path, "").answered == 2
    assert outline(tmp_path, "表: [{甲: 一}]\n多: [一, 二]\n指标: {复议: {受理: 无}}\n").answered == 6
    assert outline(tmp_path, "表: 无\n").answered == 3


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_missing_content_is_counted_as_render_counts_it(example: Path) -> None:
    record = mapping(example.read_text("utf-8"))
    draft = make_draft(record, open_layout(record, [builtin_templates()]))

    assert outline_from(draft.answers).missing == len(draft.report.missing)


@pytest.mark.parametrize(
    ("key", "what", "where", "fix"),
    [
        ("主要举措和成效[9]", "“主要举措和成效”没有第 9 项", "  主要举措和成效", "现有 1 项，从 1 数起"),
        ("机关[1]", "“机关”没有第 1 项", "  机关", "现有 0 项，从 1 数起"),
        ("机关.自稱", "没有“机关.自稱”这一项", "  机关", "是不是“机关.自称”或"),
        ("指标.行政复仪", "没有“指标.行政复仪”这一项", "  指标", "是不是“指标.行政复议”"),
        ("指标.普法.活动们", "没有“指标.普法.活动们”这一项", "  指标.普法", "是不是“指标.普法.活动”"),
        ("成文日", "没有“成文日”这一项", "", "是不是“成文日期”"),
        ("成文日期.年", "没有“成文日期.年”这一项", "  成文日期", ""),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest_ones(key: str, what: str, where: str, fix: str) -> None:
    made = outline_from(answers_from(standard_layout(), record_text()))
    with pytest.raises(RecordError) as error:
        find_entries(made, parse_key_path(key), FILE)

    assert str(error.value).startswith(f"错误：{what}\n  位置：记录.yaml{where}\n  怎么改：{fix}")


def test_the_word_for_all_figures_finds_their_groups(tmp_path: Path) -> None:
    found: list[Entry] = find_entries(outline(tmp_path, "指标: {应诉: {应诉: 3}}\n"), ("指标",), FILE)

    assert [entry.key for entry in found] == ["指标.复议", "指标.应诉"]


def test_a_record_of_an_older_version_is_outlined_under_its_own_keys(tmp_path: Path) -> None:
    steps = "迁移:\n  - {到: 2, 步骤: [停用: 旧项]}\n部分:\n"
    layout = layout_with(tmp_path, layout=LAYOUT.replace("版本: 1", "版本: 2").replace("部分:\n", steps))
    made = outline_from(answers_from(layout, small_record_text() + "旧项: 甲\n"))

    assert said(made, "另存.旧项") == ("甲", "")
