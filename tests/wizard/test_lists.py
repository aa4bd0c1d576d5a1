"""Lists at the prompt: add, change, take out, reorder, keep from the public; what is there stays in sight."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import record_text, small_record_text, write_layout

from drafter.layout.load import builtin_templates
from drafter.wizard.asker import Command
from drafter.wizard.desk import Desk, Outcome
from wizard.scripted import ENTER, ScriptedAsker, desk_at, on, step_at, stored, typed

QUESTIONS = """\
- 键: 举措
  名称: 举措
  类型: 列表
  提示: 有哪些举措
  问题:
    - {键: 标题, 名称: 标题, 类型: 短文本}
    - {键: 内容, 名称: 内容, 类型: 长文本}
    - {键: 次数, 名称: 次数, 类型: 整数, 必填: 否}
    - 键: 会议
      名称: 会议
      类型: 列表
      必填: 否
      问题:
        - {键: 名称, 名称: 会议名称, 类型: 短文本}
        - {键: 日期, 名称: 日期, 类型: 列表, 每项: 日期, 必填: 否}
- {键: 主送, 名称: 主送, 类型: 列表, 每项: 短文本, 可答无: 是, 举例: "[示例市人民政府]"}
- {键: 抄送, 名称: 抄送, 类型: 列表, 每项: 短文本, 必填: 否}
- 键: 其他
  名称: 其他情况
  类型: 列表
  可答无: 是
  问题:
    - {键: 标题, 名称: 标题, 类型: 短文本, 必填: 否}
    - {键: 内容, 名称: 内容, 类型: 长文本}
"""
TWO = "举措:\n  - 标题: 甲\n    内容: 甲文\n  - 标题: 乙\n    内容: 乙文\n"


class Table:
    """A record with a script at the keyboard."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "记录.yaml"
        self.templates = write_layout(folder / "版式", QUESTIONS)

    def __call__(self, record: str, *script: Any, **more: Any) -> tuple[Desk, ScriptedAsker]:
        self.path.write_text(small_record_text() + record, "utf-8")
        return desk_at(self.path, [self.templates], *script, **more)

    def asked(self, key: str, record: str, *script: Any) -> ScriptedAsker:
        """Play the whole script at one list."""
        desk, asker = self(record, *script)
        desk.ask(step_at(desk, key))
        asker.done()
        return asker

    @property
    def added(self) -> str:
        return self.path.read_text("utf-8").removeprefix(small_record_text())


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


# Adding


def test_an_empty_list_that_wants_entries_begins_with_the_first_one(table: Table) -> None:
    script = [
        stored("举措[1].标题", on("标题", "甲")),
        stored("举措[1].内容", "甲文"),
        "12",
        on("会议", "先空着"),
        "好了",
    ]
    asker = table.asked("举措", "", *script)

    assert table.added == "举措:\n  - 标题: 甲\n    内容: 甲文\n    次数: 12\n"
    assert any("举措，第 1 项" in line for line in asker.prompts[0].said)


def test_what_is_there_is_shown_while_adding(table: Table) -> None:
    asker = table.asked("举措", TWO, "再加一项", "丙", ENTER, ENTER, ENTER, "好了")

    assert asker.prompts[0].label == "举措（现有 2 项）："
    assert asker.last.label == "举措（现有 3 项）："
    assert [title for title in asker.last.titles if "第" in title] == [
        "改第 1 项：甲",
        "改第 2 项：乙",
        "改第 3 项：丙（待补充 1）",
    ]


def test_a_half_filled_entry_is_kept_and_marked(table: Table) -> None:
    asker = table.asked("举措", "", "甲", Command.LEAVE)
    assert table.added == "举措:\n  - 标题: 甲\n"
    assert asker.last.label == "内容："

    asker = table.asked("举措", "举措: [{标题: 甲}, {内容: 乙文, 会议: [{}]}]\n", "好了")
    assert [title for title in asker.last.titles if "第" in title] == [
        "改第 1 项：甲（待补充 1）",
        "改第 2 项：乙文（待补充 2）",
    ]


@pytest.mark.parametrize("record", ["", TWO])
@pytest.mark.parametrize("replies", [[ENTER] * 4, [Command.SKIP] * 4, [Command.BACK]])
def test_an_entry_without_an_answer_is_not_made(table: Table, record: str, replies: list[Any]) -> None:
    begin = ["加一项"] if record else []
    asker = table.asked("举措", record, *begin, *replies, "往下")

    assert table.added == record
    assert asker.last.kind == "choice"


def test_an_entry_can_begin_with_its_inner_list(table: Table) -> None:
    script = [ENTER, ENTER, ENTER, on("会议", "加一项"), on("会议名称", "常务会"), on("日期", "先空着"), "好了", "好了"]
    table.asked("举措", "", *script)

    assert table.added == "举措:\n  - 会议:\n      - 名称: 常务会\n"


def test_leaving_the_first_question_of_an_entry_leads_back_to_the_list(table: Table) -> None:
    asker = table.asked("举措", TWO, "改第 2 项", Command.BACK, Command.BACK)

    assert [prompt.kind for prompt in asker.prompts] == ["choice", "line", "choice"]
    assert table.added == TWO


def test_going_back_inside_an_entry_shows_the_answer_that_was_given(table: Table) -> None:
    script = ["甲", typed("没写完", Command.BACK), ENTER, "写完了", Command.SKIP, Command.SKIP, "好了"]
    asker = table.asked("举措", "", *script)

    assert [(prompt.label, prompt.default) for prompt in asker.prompts[:4]] == [
        ("标题：", ""),
        ("内容：", ""),
        ("标题：", "甲"),
        ("内容：", "没写完"),
    ]
    assert table.added == "举措:\n  - 标题: 甲\n    内容: 写完了\n"


def test_ctrl_c_inside_an_entry_keeps_what_was_typed(table: Table) -> None:
    desk, _ = table("", "甲", typed("没写完", Command.QUIT))
    with pytest.raises(KeyboardInterrupt):
        desk.ask(step_at(desk, "举措"))

    assert table.added == "举措:\n  - 标题: 甲\n    内容: 没写完\n"


def test_a_wrong_answer_inside_an_entry_is_told_and_the_others_stay(table: Table) -> None:
    asker = table.asked("举措", "", "甲", ENTER, "几次", "3", ENTER, "好了")

    assert asker.prompts[3].default == "几次"
    assert table.added == "举措:\n  - 标题: 甲\n    次数: 3\n"


def test_nested_lists_are_filled_in_entry_by_entry(table: Table) -> None:
    script = ["甲", "甲文", ENTER, on("会议（", "加一项"), on("会议名称", "常务会"), on("日期", "加一项")]
    script += [on("日期", "2021-3-1"), on("日期", "2021年4月2日"), on("日期", ENTER), on("日期（", "好了")]
    script += [on("会议（现有 1 项", "再加一项"), on("会议名称", "专题会"), on("日期", "先空着")]
    script += [on("会议（现有 2 项", "好了"), on("举措（现有 1 项", "好了")]
    table.asked("举措", "", *script)

    assert table.added == (
        "举措:\n  - 标题: 甲\n    内容: 甲文\n    会议:\n      - 名称: 常务会\n        日期:\n"
        "          - 2021-03-01\n          - 2021-04-02\n      - 名称: 专题会\n"
    )


def test_the_first_entry_that_is_begun_in_the_middle_goes_on_there(table: Table) -> None:
    desk, asker = table(TWO, on("次数", "3"), ENTER, "好了")
    desk.ask(step_at(desk, "举措"), ("举措", 2, "次数"))

    asker.done()
    assert "标题: 乙\n    内容: 乙文\n    次数: 3\n" in table.added


# Changing


def test_an_entry_is_changed_with_its_answers_standing_there(table: Table) -> None:
    asker = table.asked("举措", TWO, "改第 2 项", "乙改", ENTER, ENTER, ENTER, "好了")

    assert [prompt.default for prompt in asker.prompts[1:4]] == ["乙", "乙文", ""]
    assert table.added == TWO.replace("标题: 乙", "标题: 乙改")


def test_leaving_from_inside_leaves_the_list_as_well(table: Table) -> None:
    desk, asker = table(TWO, "改第 1 项", Command.LEAVE)

    assert desk.ask(step_at(desk, "举措")) is Outcome.LEAVE
    asker.done()


def test_an_entry_is_taken_out_only_when_the_person_is_sure(table: Table) -> None:
    table.asked("举措", TWO, "删去一项", "第 1 项", "不删", "好了")
    assert table.added == TWO

    asker = table.asked("举措", TWO, "删去一项", "第 1 项", "删去：甲", "好了")
    assert table.added == "举措:\n  - 标题: 乙\n    内容: 乙文\n"
    assert asker.prompts[2].default == ""
    assert asker.prompts[2].titles[0] == "不删"


def test_the_last_entry_can_be_taken_out_and_the_list_is_to_be_filled_in_again(table: Table) -> None:
    asker = table.asked("举措", "举措: [{标题: 甲}]\n", "删去一项", "第 1 项", "删去：甲", "先空着")

    assert asker.last.label == "举措（现有 0 项）："
    assert "甲" not in table.added


def test_entries_change_places(table: Table) -> None:
    record = "# 甲先办\n举措:\n  # 甲的批注\n  - 标题: 甲\n  - 标题: 乙\n  - 标题: 丙\n"
    asker = table.asked("举措", record, "调换次序", "第 3 项", "移到第 1 项", "好了")

    assert table.added == "# 甲先办\n举措:\n  - 标题: 丙\n  # 甲的批注\n  - 标题: 甲\n  - 标题: 乙\n"
    assert asker.prompts[2].titles == ["移到第 1 项的位置", "移到第 2 项的位置"]


def test_an_entry_is_kept_from_the_public_and_given_back_to_it(table: Table) -> None:
    asker = table.asked("举措", TWO, "哪一项不公开", "第 2 项", "好了")
    assert table.added == TWO + "    公开: 否\n"
    assert "改第 2 项：乙（不公开）" in asker.last.titles

    table.asked("举措", TWO + "    公开: 否\n", "哪一项不公开", "第 2 项", "好了")
    assert table.added == TWO


@pytest.mark.parametrize("action", ["删去一项", "调换次序", "哪一项不公开"])
@pytest.mark.parametrize("command", [Command.BACK, Command.SKIP, Command.LEAVE])
def test_each_operation_can_be_given_up(table: Table, action: str, command: Command) -> None:
    table.asked("举措", TWO, action, command, "好了")

    assert table.added == TWO


@pytest.mark.parametrize(
    "script", [["删去一项"], ["删去一项", "第 1 项"], ["调换次序"], ["调换次序", "第 1 项"], ["哪一项不公开"], []]
)
def test_ctrl_c_leaves_from_every_menu_of_a_list(table: Table, script: list[str]) -> None:
    desk, asker = table(TWO, *script, Command.QUIT)
    with pytest.raises(KeyboardInterrupt):
        desk.ask(step_at(desk, "举措"))

    asker.done()
    assert table.added == TWO


def test_one_entry_alone_has_no_order_and_no_entry_nothing_to_take_out(table: Table) -> None:
    asker = table.asked("举措", "举措: [{标题: 甲}]\n", "好了")
    assert asker.last.titles == ["好了，往下", "再加一项", "改第 1 项：甲（待补充 1）", "删去一项", "哪一项不公开"]

    asker = table.asked("其他", "", "先空着")
    assert asker.last.titles == ["先空着，往下", "加一项", "没有，写“无”"]


def test_titles_are_cut_to_the_width_of_the_terminal(table: Table) -> None:
    from drafter.columns import display_width

    asker = table.asked("举措", f"举措: [{{标题: {'很长的标题' * 20}}}]\n", "好了")

    assert max(map(display_width, asker.last.titles)) <= asker.columns


def test_the_menu_points_at_adding_while_an_entry_is_wanted_else_at_going_on(table: Table) -> None:
    assert table.asked("举措", TWO, ENTER).last.default == "done"
    assert table.asked("抄送", "", ENTER).last.default == "done"
    assert table.asked("其他", "", Command.SKIP).last.default == "add"


def test_help_explains_lists_and_asks_again(table: Table) -> None:
    asker = table.asked("举措", TWO, Command.HELP, "好了")

    assert any("填了一半也会留着" in line for line in asker.last.said)


# 无


@pytest.mark.parametrize("key", ["主送", "其他"])
def test_a_list_may_be_answered_with_none(table: Table, key: str) -> None:
    table.asked(key, "", "没有，写“无”")

    assert table.added == f"{key}: 无\n"


def test_none_makes_way_for_the_first_answer_of_an_entry_and_not_before(table: Table) -> None:
    def at_prompt(shown: Any) -> None:
        before = shown.label == "标题："
        assert ("其他: 无" in table.added) == (before or shown.label.startswith("其他情况（现有 0"))

    desk, asker = table("其他: 无\n", "加一项", ENTER, "来文。", "好了", at_prompt=None)
    desk.ask(step_at(desk, "其他"))
    assert table.added == "其他:\n  - 内容: 来文。\n"

    desk, asker = table("其他: 无\n", "加一项", "标题", ENTER, "好了", at_prompt=at_prompt)
    desk.ask(step_at(desk, "其他"))
    asker.done()
    assert table.added == "其他:\n  - 标题: 标题\n"


def test_none_stays_where_an_entry_is_begun_and_given_up(table: Table) -> None:
    table.asked("其他", "其他: 无\n", "加一项", Command.BACK, ENTER)
    assert table.added == "其他: 无\n"

    table.asked("主送", "主送: 无\n", "加一项", ENTER, ENTER)
    assert table.added == "主送: 无\n"


# Plain values


def test_plain_values_are_typed_one_after_another_until_an_empty_line(table: Table) -> None:
    asker = table.asked("主送", "", "加一项", "甲市人民政府", "乙委员会", ENTER, "好了")

    assert table.added in ("主送: [甲市人民政府, 乙委员会]\n", "主送:\n  - 甲市人民政府\n  - 乙委员会\n")
    assert any("例如：示例市人民政府" in line for line in asker.prompts[0].said)


def test_plain_values_are_changed_taken_out_and_reordered(table: Table) -> None:
    script = ["改第 2 项", "乙改", "调换次序", "第 3 项", "移到第 1 项", "删去一项", "第 2 项", "删去：甲", "好了"]
    table.asked("主送", "主送: [甲, 乙, 丙]\n", *script)

    assert table.added == "主送: [丙, 乙改]\n"


def test_a_plain_value_that_is_cleared_is_taken_out(table: Table) -> None:
    table.asked("主送", "主送: [甲, 乙]\n", "改第 1 项", "", "好了")

    assert table.added == "主送: [乙]\n"


def test_plain_values_cannot_be_kept_from_the_public(table: Table) -> None:
    assert not any("公开" in title for title in table.asked("主送", "主送: [甲]\n", "好了").last.titles)


def test_a_wrong_plain_value_is_told_and_stands_there_to_be_mended(table: Table) -> None:
    record = "举措: [{标题: 甲, 会议: [{名称: 常务会}]}]\n"
    desk, asker = table(record, "加一项", "去年冬天", "2021-02-03", ENTER, "好了")
    desk.ask(step_at(desk, "举措[1].会议[1].日期"))

    assert asker.prompts[2].default == "去年冬天"
    assert "×" in asker.prompts[2].said[0]
    assert "2021-02-03" in table.added


def test_going_back_while_values_are_added_leads_to_the_list(table: Table) -> None:
    asker = table.asked("主送", "", "加一项", "甲", Command.BACK, "好了")

    assert asker.last.label == "主送（现有 1 项）："


# The lists of a real layout


def test_entries_of_the_standard_layout_are_refused_what_may_stand_there_only_once(tmp_path: Path) -> None:
    path = tmp_path / "记录.yaml"
    path.write_text(record_text(), "utf-8")
    desk, asker = desk_at(path, [builtin_templates()], "再加一项", "政府主要负责人", Command.BACK, "好了")
    desk.ask(step_at(desk, "第一责任人履职情况"))

    assert "×" in "".join(asker.prompts[2].said)
    assert path.read_text("utf-8") == record_text()
