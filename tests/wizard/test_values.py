"""Single values at the prompt: what stands there, what is refused and why, what the file says afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import small_record_text, write_layout

from drafter.errors import OutputError
from drafter.wizard.asker import Command
from drafter.wizard.desk import Desk, Outcome
from drafter.wizard.last_year import load_last_year
from wizard.scripted import ENTER, ScriptedAsker, desk_at, on, step_at, stored, ticked, typed

QUESTIONS = """\
- 键: 短
  名称: 短文本
  类型: 短文本
  提示: 写一句
  说明: 不加标点
  举例: 依法行政
  校验: {最长: 6, 提示: 不超过六个字}
- {键: 长, 名称: 长文本, 类型: 长文本}
- {键: 整, 名称: 整数, 类型: 整数, 校验: {最小: 1}}
- {键: 小, 名称: 小数, 类型: 小数}
- {键: 比, 名称: 比例, 类型: 百分比}
- {键: 钱, 名称: 金额, 类型: 金额, 单位: 万元}
- {键: 年, 名称: 年份, 类型: 年份}
- {键: 日, 名称: 日期, 类型: 日期}
- {键: 选, 名称: 单选, 类型: 单选, 选项: [甲, 乙, 丙]}
- {键: 默选, 名称: 默选, 类型: 单选, 选项: [附, 不附], 默认: 不附}
- {键: 多, 名称: 多选, 类型: 多选, 选项: [甲, 乙, 丙]}
- {键: 是, 名称: 是否, 类型: 是否}
- {键: 默, 名称: 默认文本, 类型: 短文本, 默认: "{机关.名称}"}
- {键: 建, 名称: 建议, 类型: 短文本, 建议: [我市, 我区]}
- {键: 任, 名称: 任务, 类型: 短文本, 建议: 纲要.任务}
- {组: 复议, 名称: 复议情况, 类型: 指标组}
"""


class Table:
    """A record with a script at the keyboard."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "记录.yaml"
        self.templates = write_layout(folder / "版式", QUESTIONS)

    def __call__(self, record: str, *script: Any, **more: Any) -> tuple[Desk, ScriptedAsker]:
        self.path.write_text(small_record_text() + record, "utf-8")
        return desk_at(self.path, [self.templates], *script, **more)

    @property
    def added(self) -> str:
        """What the file holds behind the record's beginning."""
        return self.path.read_text("utf-8").removeprefix(small_record_text())


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


def ask(desk: Desk, key: str) -> Outcome:
    return desk.ask(step_at(desk, key))


# Every kind of question


@pytest.mark.parametrize(
    ("key", "reply", "written", "said"),
    [
        ("短", "依法行政", "短: 依法行政\n", ""),
        ("短", "  依法行政 ", "短: 依法行政\n", ""),
        ("长", "第一段。\n第二段。", "长: |\n  第一段。\n  第二段。\n", ""),
        ("长", "第一段。\n\n\n　　第二段。\n", "长: |\n  第一段。\n  第二段。\n", ""),
        ("长", "# 不是批注", '长: "# 不是批注"\n', ""),
        ("整", "１，２００", "整: 1200\n", ""),
        ("整", "1.2万", "整: 12000\n", "读作 12000"),
        ("小", "3.50", "小: 3.50\n", None),
        ("比", "95.2％", "比: 95.2\n", ""),
        ("钱", "3亿元", "钱: 30000\n", "读作 30000 万元"),
        ("年", "2019年", "年: 2019\n", ""),
        ("日", "2021年2月8日", "日: 2021-02-08\n", None),
        ("日", "20210208", "日: 2021-02-08\n", "读作 2021年2月8日"),
        ("选", "乙", "选: 乙\n", ""),
        ("是", "否", "是: 否\n", ""),
        ("多", ["丙", "甲"], "多: [甲, 丙]\n", None),
        ("建", "我区", "建: 我区\n", ""),
        ("任", "规范执法", "任: 规范执法\n", ""),
    ],
)
def test_each_kind_is_read_as_a_clerk_types_it(table: Table, key: str, reply: Any, written: str, said: str) -> None:
    desk, asker = table("", reply)
    asker.lines.clear()

    assert ask(desk, key) is Outcome.NEXT
    wanted = {"小: 3.50\n": ("小: 3.50\n", "小: 3.5\n"), "多: [甲, 丙]\n": ("多: [甲, 丙]\n", "多:\n  - 甲\n  - 丙\n")}
    assert table.added in wanted.get(written, (written,))
    if said is not None:
        assert said in asker.lines[-1]


@pytest.mark.parametrize(
    ("key", "wrong", "why"),
    [
        ("短", "依法行政依法行政", "不超过六个字"),
        ("整", "二十来个", "整数"),
        ("整", "0", "1"),
        ("小", "12²", "数字"),
        ("年", "去年", "年"),
        ("日", "去年冬天", "日期"),
        ("日", "2021-02-30", "日期"),
        ("长", "见{复议.没有}", "没有"),
    ],
)
def test_a_wrong_answer_says_why_and_stands_there_to_be_mended(table: Table, key: str, wrong: str, why: str) -> None:
    desk, asker = table("", wrong, Command.SKIP)
    ask(desk, key)

    assert asker.last.default == wrong
    assert "×" in asker.last.said[0]
    assert why in "".join(asker.last.said)
    assert table.added == ""


def test_a_wrong_answer_is_mended_in_place(table: Table) -> None:
    desk, asker = table("", "二十个", stored("整", "20"), ENTER)

    assert ask(desk, "整") is Outcome.NEXT
    assert ask(desk, "整") is Outcome.NEXT
    assert [prompt.default for prompt in asker.prompts] == ["", "二十个", "20"]


def test_control_characters_that_were_pasted_do_not_reach_the_record(table: Table) -> None:
    desk, asker = table("", "甲\x07乙\u200b丙")
    ask(desk, "短")

    assert table.added == "短: 甲乙丙\n"
    assert "看不见的字符" in asker.lines[-1]


# What stands on the screen


def test_a_question_shows_its_name_state_prompt_help_and_example(table: Table) -> None:
    desk, asker = table("", ENTER)
    ask(desk, "短")

    text = "\n".join(asker.last.said)
    assert asker.last.label == "短文本："
    assert [part for part in ("短文本", "待补充", "写一句", "不加标点", "例如：依法行政") if part not in text] == []


def test_last_years_answer_is_shown_and_not_taken(tmp_path: Path, table: Table) -> None:
    before = tmp_path / "去年.yaml"
    before.write_text(small_record_text() + "短: 去年的话\n长: |\n  去年一。\n  去年二。\n", "utf-8")
    desk, asker = table("", ENTER, ENTER, last=load_last_year(before, [table.templates]))
    ask(desk, "短")
    ask(desk, "长")

    assert any("去年：去年的话" in line for line in asker.prompts[0].said)
    assert [line.strip() for line in asker.prompts[1].said if "去年" in line] == ["去年：去年一。", "去年二。"]
    assert [prompt.default for prompt in asker.prompts] == ["", ""]
    assert table.added == ""


def test_what_stands_without_an_answer_is_said_and_left_to_the_default(table: Table) -> None:
    desk, asker = table("", ENTER)
    ask(desk, "默")

    assert any("不填就用：示例局" in line for line in asker.last.said)
    assert table.added == ""


def test_lines_fit_into_a_narrow_terminal(table: Table) -> None:
    from drafter.columns import display_width

    desk, asker = table("短: 依法行政\n", Command.HELP, ENTER, columns=40)
    ask(desk, "短")

    assert [line for line in asker.lines if display_width(line) > 40 and "F" not in line and "Ctrl" not in line] == []


# Enter, and the keys


def test_enter_on_nothing_leaves_the_question_to_be_filled_in(table: Table) -> None:
    desk, _ = table("", ENTER, ENTER)

    assert ask(desk, "短") is Outcome.NEXT
    assert ask(desk, "长") is Outcome.NEXT
    assert table.added == ""


def test_enter_on_an_answer_keeps_every_byte_of_it(table: Table) -> None:
    record = "短: '依法行政'\n长: |\n  第一段，  两个空格。\n\n  第二段。\n整: 1,200\n日: 2021年2月8日\n"
    desk, _ = table(record, ENTER, ENTER, ENTER, ENTER)
    for key in ("短", "长", "整", "日"):
        assert ask(desk, key) is Outcome.NEXT

    assert table.added == record


@pytest.mark.parametrize("reply", ["", "   "])
def test_clearing_an_answer_takes_it_out(table: Table, reply: str) -> None:
    desk, _ = table("短: 依法行政\n整: 3\n", reply, reply)
    ask(desk, "短")
    ask(desk, "整")

    assert table.added == ""


@pytest.mark.parametrize("reply", [" ", "　"])
def test_blanks_are_no_answer(table: Table, reply: str) -> None:
    desk, _ = table("", reply, reply, reply)
    for key in ("短", "整", "长"):
        assert ask(desk, key) is Outcome.NEXT

    assert table.added == ""


@pytest.mark.parametrize("key", ["短", "长", "整", "选", "多", "建"])
@pytest.mark.parametrize(
    ("command", "outcome"),
    [(Command.BACK, Outcome.BACK), (Command.SKIP, Outcome.NEXT), (Command.LEAVE, Outcome.LEAVE)],
)
def test_the_keys_lead_away_and_the_answer_stays(table: Table, key: str, command: Command, outcome: Outcome) -> None:
    answer = {"短": "依法", "长": "甲", "整": "3", "选": "乙", "多": "[乙]", "建": "我市"}[key]
    desk, _ = table(f"{key}: {answer}\n", command)

    assert ask(desk, key) is outcome
    assert table.added == f"{key}: {answer}\n"


@pytest.mark.parametrize("key", ["短", "长", "选", "多", "建"])
def test_ctrl_c_leaves_from_every_prompt(table: Table, key: str) -> None:
    desk, _ = table("", Command.QUIT)

    with pytest.raises(KeyboardInterrupt):
        ask(desk, key)


@pytest.mark.parametrize("key", ["短", "长", "整", "选", "多", "建"])
def test_help_says_how_to_answer_and_asks_again(table: Table, key: str) -> None:
    desk, asker = table("", Command.HELP, Command.SKIP)
    ask(desk, key)

    assert any("F2" in line and "上一题" in line for line in asker.last.said)
    assert len(asker.last.said) >= 5


def test_help_keeps_what_was_typed(table: Table) -> None:
    desk, asker = table("", typed("写了一", Command.HELP), Command.SKIP)
    ask(desk, "短")

    assert asker.last.default == "写了一"


@pytest.mark.parametrize("command", [Command.BACK, Command.SKIP, Command.LEAVE, Command.QUIT])
def test_what_was_typed_and_is_valid_is_saved_when_the_person_goes_elsewhere(table: Table, command: Command) -> None:
    desk, _ = table("", typed("依法行政", command), typed("甲\n乙", command))
    for key in ("短", "长"):
        try:
            ask(desk, key)
        except KeyboardInterrupt:
            assert command is Command.QUIT

    assert table.added == "短: 依法行政\n长: |\n  甲\n  乙\n"
    assert desk.session.doubtful == ["短", "长"]


@pytest.mark.parametrize("command", [Command.BACK, Command.SKIP, Command.LEAVE])
def test_what_was_typed_and_is_not_valid_is_offered_again(table: Table, command: Command) -> None:
    desk, asker = table("整: 3\n", typed("三个半", command), ENTER, "4")
    ask(desk, "整")
    assert "×" in "".join(asker.lines)
    assert "存不进记录" in "".join(asker.lines[-2:])
    assert desk.session.doubtful == ["整"]
    assert table.added == "整: 3\n"

    ask(desk, "整")
    assert asker.prompts[1].default == "三个半"
    assert asker.prompts[2].default == "三个半"
    assert table.added == "整: 4\n"


def test_what_was_typed_over_an_answer_and_cleared_does_not_take_the_answer_out(table: Table) -> None:
    desk, _ = table("短: 依法行政\n", typed("", Command.BACK))
    ask(desk, "短")

    assert table.added == "短: 依法行政\n"


# Menus


def test_a_menu_points_at_the_answer_and_offers_to_empty_it(table: Table) -> None:
    desk, asker = table("选: 乙\n", ENTER, "不选")
    ask(desk, "选")
    assert asker.last.default == "乙"
    assert table.added == "选: 乙\n"

    ask(desk, "选")
    assert table.added == ""


def test_a_menu_points_at_the_default(table: Table) -> None:
    desk, asker = table("", "附")
    ask(desk, "默选")

    assert asker.last.default == "不附"
    assert table.added == "默选: 附\n"


def test_a_menu_without_an_answer_offers_nothing_to_empty(table: Table) -> None:
    desk, asker = table("", Command.SKIP)
    ask(desk, "选")

    assert asker.last.titles == ["甲", "乙", "丙", "暂不填"]


@pytest.mark.parametrize("key", ["选", "任"])
def test_enter_at_a_menu_without_an_answer_answers_nothing(table: Table, key: str) -> None:
    desk, _ = table("", ENTER)

    assert ask(desk, key) is Outcome.NEXT
    assert table.added == ""


def test_boxes_show_what_is_ticked_and_all_can_be_taken_off(table: Table) -> None:
    desk, asker = table("多: [丙, 甲]\n", ENTER, [])
    ask(desk, "多")
    assert set(asker.last.chosen) == {"甲", "丙"}

    ask(desk, "多")
    assert table.added in ("", "多: []\n")


def test_boxes_confirmed_as_they_were_change_nothing_in_the_file(table: Table) -> None:
    desk, _ = table("多: 甲\n", ENTER)
    ask(desk, "多")

    assert table.added in ("多: 甲\n", "多: [甲]\n", "多:\n  - 甲\n")


def test_help_comes_back_to_what_is_ticked(table: Table) -> None:
    desk, asker = table("多: 甲\n", ticked(["乙", "丙"], Command.HELP), ENTER)
    ask(desk, "多")

    assert asker.last.chosen == ("乙", "丙")
    assert table.added == "多:\n  - 乙\n  - 丙\n"


def test_what_is_ticked_and_not_confirmed_is_kept_and_looked_at_again(table: Table) -> None:
    desk, asker = table("多: 甲\n", ticked(["乙"], Command.BACK), Command.BACK)
    assert ask(desk, "多") is Outcome.BACK

    assert "没有按回车，勾选的也存下了" in asker.lines[-1]
    assert desk.session.doubtful == ["多"]
    written = table.path.read_bytes()
    assert "乙" in table.added
    assert ask(desk, "多") is Outcome.BACK
    assert asker.last.chosen == ("乙",)
    assert table.path.read_bytes() == written


def test_ticks_that_stand_as_they_were_are_not_marked(table: Table) -> None:
    desk, _ = table("多: 甲\n", Command.LEAVE)
    assert ask(desk, "多") is Outcome.LEAVE
    assert (table.added, desk.session.doubtful) == ("多: 甲\n", [])


def test_a_suggestion_need_not_be_taken(table: Table) -> None:
    desk, asker = table("", "自己写", "我街道", Command.SKIP)
    ask(desk, "建")
    assert table.added == "建: 我街道\n"

    ask(desk, "建")
    assert asker.last.titles[0] == "自己写的：我街道"


def test_suggestions_follow_the_report_year(table: Table) -> None:
    desk, asker = table("", Command.SKIP)
    ask(desk, "任")

    assert asker.last.titles == ["履行职能", "规范执法", "自己写", "暂不填"]


# Long texts


def test_figures_are_offered_with_what_they_stand_at(table: Table) -> None:
    desk, asker = table("指标: {复议: {受理: 10, 纠错: 2}}\n", "受理{复议.受理}件。", ENTER)
    ask(desk, "长")
    ask(desk, "短")

    offers = asker.prompts[0].offers
    assert [(offer.text, offer.note) for offer in offers] == [
        ("{复议.受理}", "受理申请 10件"),
        ("{复议.纠错}", "直接纠错 2件"),
        ("{复议.纠错率}", "直接纠错率 20.0%"),
    ]
    assert asker.prompts[1].offers == ()
    assert "受理{复议.受理}件。" in table.added


def test_the_editor_begins_with_what_was_typed_and_its_text_is_confirmed_here(table: Table) -> None:
    seen = []

    def editor(text: str) -> str:
        seen.append(text)
        return "第一段。\r\n\r\n　第二段。\n"

    desk, asker = table("", typed("开头", Command.EDITOR), ENTER, editor=editor)
    ask(desk, "长")

    assert seen == ["开头"]
    assert asker.last.default == "第一段。\n第二段。"
    assert table.added == "长: |\n  第一段。\n  第二段。\n"


def test_without_an_editor_the_text_typed_so_far_is_kept(table: Table) -> None:
    def editor(text: str) -> str:
        raise OutputError("这台电脑上没有找到编辑器", None, "直接写")

    desk, asker = table("", typed("开头", Command.EDITOR), ENTER, editor=editor)
    ask(desk, "长")

    assert "没有找到编辑器" in "".join(asker.last.said)
    assert asker.last.default == "开头"
    assert table.added == "长: 开头\n"


def test_a_text_can_come_from_a_file(table: Table) -> None:
    file = table.folder / "正文.txt"
    file.write_bytes("\ufeff第一段。\r\n第二段。\r\n".encode())
    desk, asker = table("", typed("旧", Command.FILE), on("文件名", f'"{file}"'), ENTER)
    ask(desk, "长")

    assert asker.last.default == "旧\n第一段。\n第二段。"
    assert table.added == "长: |\n  旧\n  第一段。\n  第二段。\n"


@pytest.mark.parametrize("name", ["没有.txt", "", "~没有这个人/甲.txt", "\x00", "版式"])
def test_a_file_that_cannot_be_read_leaves_the_text_typed_so_far(table: Table, name: str) -> None:
    named = str(table.folder / name) if name == "版式" else name
    desk, asker = table("", typed("开头", Command.FILE), on("文件名", named), Command.SKIP)
    ask(desk, "长")

    assert asker.last.default == "开头"


def test_a_file_that_is_no_text_is_told(table: Table) -> None:
    file = table.folder / "正文.docx"
    file.write_bytes(b"PK\x03\x04\xff\xfe\x00")
    desk, asker = table("", typed("开头", Command.FILE), on("文件名", str(file)), Command.SKIP)
    ask(desk, "长")

    assert "×" in "".join(asker.last.said)
    assert asker.last.default == "开头"
