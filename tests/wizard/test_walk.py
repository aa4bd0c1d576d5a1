"""From question to question: forwards, back with the answers still there, past what is not asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import small_record_text, write_layout

from drafter.wizard.asker import Command
from drafter.wizard.desk import Desk, Outcome, walk
from drafter.wizard.recent import RecentStore
from drafter.wizard.session import Session
from drafter.wizard.steps import section_steps
from wizard.scripted import ENTER, ScriptedAsker, desk_at, on, typed

QUESTIONS = """\
- {键: 一, 名称: 第一题, 类型: 短文本}
- {键: 类型, 名称: 类型, 类型: 单选, 选项: [局, 街道]}
- {键: 社区, 名称: 社区数, 类型: 整数, 当: {类型: 街道}}
- {键: 科室, 名称: 科室数, 类型: 整数, 当: {类型: 局}}
- 键: 组
  名称: 组
  类型: 题组
  问题:
    - {键: 甲, 名称: 组甲, 类型: 短文本}
    - {键: 乙, 名称: 组乙, 类型: 短文本, 必填: 否}
- 键: 举措
  名称: 举措
  类型: 列表
  必填: 否
  问题:
    - {键: 标题, 名称: 标题, 类型: 短文本}
- {键: 末, 名称: 最后一题, 类型: 短文本}
"""


class Table:
    """A record with a script at the keyboard."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "记录.yaml"
        self.templates = write_layout(folder / "版式", QUESTIONS)

    def __call__(self, record: str, *script: Any, **more: Any) -> tuple[Desk, ScriptedAsker]:
        self.path.write_text(small_record_text() + record, "utf-8")
        return desk_at(self.path, [self.templates], *script, **more)

    @property
    def added(self) -> str:
        return self.path.read_text("utf-8").removeprefix(small_record_text())


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


LATER = "\x00later"
"""The line of a menu that answers nothing."""


def walked(desk: Desk, **more: Any) -> Outcome:
    section = desk.session.layout.sections[1]
    return walk(desk, lambda: section_steps(desk.session.answers, section), **more)


def asked(asker: ScriptedAsker) -> list[str]:
    return [label.partition("：")[0].partition("（")[0] for label in asker.labels]


def test_questions_are_asked_one_after_another(table: Table) -> None:
    desk, asker = table("", "甲", "局", "3", "乙", ENTER, "先空着", "完")

    assert walked(desk) is Outcome.NEXT
    assert asked(asker) == ["第一题", "类型", "科室数", "组甲", "组乙", "举措", "最后一题"]
    assert table.added == "一: 甲\n类型: 局\n科室: 3\n组:\n  甲: 乙\n末: 完\n"


def test_back_and_forth_every_answer_is_still_there(table: Table) -> None:
    script = ["甲", "局", Command.BACK, Command.BACK, ENTER, ENTER, "3", Command.BACK, "4", Command.LEAVE]
    desk, asker = table("", *script)
    assert walked(desk) is Outcome.LEAVE

    assert asked(asker) == ["第一题", "类型", "科室数", "类型", "第一题", "类型", "科室数", "组甲", "科室数", "组甲"]
    assert [prompt.default for prompt in asker.prompts] == ["", LATER, "", "局", "甲", "局", "", "", "3", ""]
    assert table.added == "一: 甲\n类型: 局\n科室: 4\n"


def test_back_before_the_first_question_and_on_behind_the_last(table: Table) -> None:
    desk, _ = table("", Command.BACK)
    assert walked(desk) is Outcome.BACK

    desk, _ = table("", "完")
    assert walked(desk, start=("末",)) is Outcome.NEXT


def test_it_can_begin_anywhere_and_at_the_end(table: Table) -> None:
    desk, asker = table("", Command.LEAVE)
    walked(desk, start=("组", "乙"))
    assert asked(asker) == ["组乙"]

    desk, asker = table("", Command.LEAVE)
    walked(desk, backwards=True)
    assert asked(asker) == ["最后一题"]


def test_a_place_that_is_not_there_means_the_beginning(table: Table) -> None:
    desk, asker = table("", Command.LEAVE)
    walked(desk, start=("没有",))

    assert asked(asker) == ["第一题"]


def test_nothing_to_ask_leads_on(table: Table) -> None:
    desk, _ = table("")

    assert walk(desk, list) is Outcome.NEXT


def test_going_back_over_a_changed_answer_asks_what_is_asked_now(table: Table) -> None:
    desk, asker = table("", "甲", "局", Command.BACK, "街道", "12", Command.LEAVE)
    walked(desk)

    assert asked(asker) == ["第一题", "类型", "科室数", "类型", "社区数", "组甲"]


def test_what_is_hidden_while_it_is_asked_does_not_end_the_walk(table: Table) -> None:
    """A colleague's change is taken in with an answer, and hides the very question."""

    def at_prompt(shown: Any) -> None:
        if shown.label == "科室数：":
            text = table.path.read_text("utf-8")
            table.path.write_text(text.replace("类型: 局", "类型: 街道"), "utf-8")

    desk, asker = table("类型: 局\n", ENTER, ENTER, "3", Command.LEAVE, at_prompt=at_prompt)
    walked(desk)

    assert asked(asker)[-1] == "社区数"
    assert table.added == "类型: 街道\n科室: 3\n"


def test_skipping_all_leaves_all_to_be_filled_in(table: Table) -> None:
    desk, asker = table("", *[Command.SKIP] * 6)

    assert walked(desk) is Outcome.NEXT
    assert asked(asker) == ["第一题", "类型", "组甲", "组乙", "举措", "最后一题"]
    assert table.added == ""


def test_what_was_skipped_is_passed_by_in_this_sitting(table: Table) -> None:
    desk, _ = table("", Command.SKIP, Command.SKIP, Command.LEAVE)
    walked(desk)

    assert desk.session.position == "类型."


def test_ctrl_c_leaves_with_what_was_typed_in_the_file(tmp_path: Path, table: Table) -> None:
    store = RecentStore(tmp_path / "recent.json")
    desk, _ = table("", "甲", "局", typed("3", Command.QUIT), store=store)
    with pytest.raises(KeyboardInterrupt):
        walked(desk)

    assert table.added == "一: 甲\n类型: 局\n科室: 3\n"
    assert Session(table.path, [table.templates], store=store).position == "科室"


def test_looking_at_something_aside_does_not_move_the_person(tmp_path: Path, table: Table) -> None:
    store = RecentStore(tmp_path / "recent.json")
    desk, _ = table("", on("第一题", "甲"), on("最后一题", "完"), store=store)
    desk.ask(section_steps(desk.session.answers, desk.session.layout.sections[1])[0])
    with desk.aside():
        desk.ask(section_steps(desk.session.answers, desk.session.layout.sections[1])[-1])

    assert desk.session.position == "一"
    assert Session(table.path, [table.templates], store=store).position == "一"
