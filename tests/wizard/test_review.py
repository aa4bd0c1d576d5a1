"""The review: every question with its answer and how it stands; one is chosen and just that is changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import record_text, small_record_text, write_layout

from drafter.columns import display_width
from drafter.layout.load import builtin_templates
from drafter.wizard.asker import Command
from drafter.wizard.review import review
from wizard.scripted import ENTER, ScriptedAsker, desk_at, on, typed

QUESTIONS = """\
- {键: 概述, 名称: 概述, 类型: 长文本}
- {键: 类型, 名称: 类型, 类型: 单选, 选项: [局, 街道, 镇]}
- {键: 社区, 名称: 社区数, 类型: 整数, 当: {类型: [街道, 镇]}, 单位: 个}
- {键: 口号, 名称: 口号, 类型: 短文本, 默认: 依法行政}
- {键: 比, 名称: 比例, 类型: 百分比, 必填: 否}
- {键: 日, 名称: 日期, 类型: 日期, 必填: 否}
- {组: 复议, 名称: 复议情况, 类型: 指标组}
- 键: 举措
  名称: 举措
  类型: 列表
  问题:
    - {键: 标题, 名称: 标题, 类型: 短文本}
    - {键: 内容, 名称: 内容, 类型: 长文本}
- {键: 主送, 名称: 主送, 类型: 列表, 每项: 短文本, 可答无: 是}
"""


class Table:
    """A record with a script at the keyboard."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "记录.yaml"
        self.templates = write_layout(folder / "版式", QUESTIONS)

    def __call__(self, record: str, *script: Any, **more: Any) -> ScriptedAsker:
        self.path.write_text(small_record_text() + record, "utf-8")
        desk, asker = desk_at(self.path, [self.templates], *script, **more)
        self.desk = desk
        review(desk)
        asker.done()
        return asker

    @property
    def added(self) -> str:
        return self.path.read_text("utf-8").removeprefix(small_record_text())


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


def test_every_question_is_shown_with_its_answer_and_mark_section_by_section(table: Table) -> None:
    record = (
        "概述: |\n  第一段。\n  第二段{复议.受理}件。\n类型: 街道\n社区: 12\n比: 95.2\n日: 2021-02-03\n"
        "指标: {复议: {受理: 1, 纠错: 无}}\n举措: [{标题: 甲}, {内容: 乙, 公开: 否}]\n主送: 无\n"
    )
    asker = table(record, Command.BACK)

    assert asker.last.titles == [
        "【基本信息】",
        "报告年度：2020",
        "机关全称：示例局",
        "【内容】",
        "概述：第一段。 第二段{复议.受理}件。",
        "类型：街道",
        "社区数：12个",
        "口号：依法行政【默认】",
        "比例：95.2%",
        "日期：2021年2月3日",
        "复议情况：2 个指标",
        "举措：2 项",
        "  1. 甲",
        "    标题：甲",
        "    内容：【待补充】",
        "  2. 乙（不公开）",
        "    标题：【待补充】",
        "    内容：乙",
        "主送：无",
    ]
    assert [one.title for one in asker.last.choices if one.heading] == [
        "【基本信息】",
        "【内容】",
        "  1. 甲",
        "  2. 乙（不公开）",
    ]


def test_what_is_not_asked_is_not_shown_and_what_may_stay_empty_says_so(table: Table) -> None:
    asker = table("类型: 局\n社区: 12\n", Command.BACK)

    assert not any("社区" in title for title in asker.last.titles)
    assert "比例：【可不填】" in asker.last.titles
    assert "复议情况：【可不填】" in asker.last.titles


def test_a_line_is_chosen_and_just_that_is_changed(table: Table) -> None:
    asker = table("类型: 局\n举措: [{标题: 甲, 内容: 乙}]\n", "内容：乙", on("内容", "丙"), Command.BACK)

    assert asker.labels == ["选一行，改这一题：", "内容：", "选一行，改这一题："]
    assert asker.last.default == "举措[1].内容"
    assert table.added == "类型: 局\n举措: [{标题: 甲, 内容: 丙}]\n"
    assert table.desk.session.position == ""


@pytest.mark.parametrize("line", ["举措：", "复议情况", "主送", "类型"])
def test_lists_figures_and_menus_are_changed_as_well(table: Table, line: str) -> None:
    record = "类型: 局\n举措: [{标题: 甲, 内容: 乙}]\n指标: {复议: {受理: 1}}\n主送: [甲]\n"
    table(record, line, ENTER, Command.LEAVE)

    assert table.added == record


def test_a_changed_answer_marks_what_hangs_on_it(table: Table) -> None:
    asker = table("类型: 街道\n社区: 12\n", "类型：", "镇", Command.BACK)

    assert "社区数：12个【要再看】" in asker.last.titles


def test_an_answer_that_hides_the_line_pointed_at_lets_the_review_begin_anew(table: Table) -> None:
    asker = table("类型: 街道\n社区: 12\n", "社区数", typed("13", Command.BACK), "类型：", "局", Command.BACK)

    assert not any("社区" in title for title in asker.last.titles)


def test_keys_at_a_question_lead_back_to_the_review(table: Table) -> None:
    asker = table("类型: 局\n", *["类型：", Command.BACK, "类型：", Command.SKIP, "类型：", Command.LEAVE])

    # F4 leads to the hub from everywhere.
    assert asker.labels.count("选一行，改这一题：") == 3


def test_help_tells_the_keys_and_ctrl_c_leaves(table: Table) -> None:
    with pytest.raises(KeyboardInterrupt):
        table("", Command.HELP, Command.QUIT)


def test_every_line_of_a_long_record_fits_into_eighty_columns(tmp_path: Path) -> None:
    path = tmp_path / "记录.yaml"
    path.write_text(record_text(概述=None, 署名="很长的署名" * 30), "utf-8")
    desk, asker = desk_at(path, [builtin_templates()], Command.BACK)
    review(desk)

    assert [title for title in asker.last.titles if display_width(title) > 76] == []
