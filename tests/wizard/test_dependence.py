"""Which given answers hang on one that was changed, and what becomes of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import layout_with, mapping, small_record_text, write_layout

from drafter.answers.build import build_answers
from drafter.record.paths import parse_key_path
from drafter.wizard.dependence import dependents
from drafter.wizard.recent import RecentStore
from drafter.wizard.route import ask_missing, ask_section
from drafter.wizard.session import Session
from wizard.scripted import ENTER, desk_at, on, step_at

QUESTIONS = """\
- {键: 类型, 名称: 类型, 类型: 单选, 选项: [局, 街道, 镇]}
- {键: 社区, 名称: 社区数, 类型: 整数, 当: {类型: [街道, 镇]}}
- {键: 署名, 名称: 署名, 类型: 短文本, 默认: "{机关.名称}"}
- {键: 新规, 名称: 新规, 类型: 短文本, 必填: 否, 当: {规定.五部分: 适用}}
- 键: 联合
  名称: 联合
  类型: 题组
  当: {类型: [街道, 镇]}
  问题:
    - {键: 单位, 名称: 联合单位, 类型: 短文本}
    - {键: 说明, 名称: 联合说明, 类型: 短文本, 必填: 否, 当: {单位: [甲局, 乙局]}}
- 键: 责任
  名称: 责任
  类型: 列表
  必填: 否
  当: {类型: [街道, 镇]}
  问题:
    - {键: 职务, 名称: 职务, 类型: 单选, 选项: [书记, 局长, 主任]}
    - {键: 应诉, 名称: 应诉, 类型: 短文本, 必填: 否, 当: {职务: [局长, 主任]}}
    - 键: 会议
      名称: 会议
      类型: 列表
      必填: 否
      问题:
        - {键: 名称, 名称: 名称, 类型: 短文本}
        - {键: 主持, 名称: 主持, 类型: 短文本, 必填: 否, 当: {职务: [局长, 主任]}}
- {键: 自称, 名称: 自称, 类型: 短文本, 必填: 否, 相关: [类型, 机关.名称]}
"""


@pytest.fixture
def marked(tmp_path: Path):
    layout = layout_with(tmp_path, QUESTIONS)

    def keys(changed: str, record: str) -> list[str]:
        answers = build_answers(mapping(small_record_text() + record), layout)
        return dependents(answers, parse_key_path(changed))

    return keys


def test_a_given_answer_whose_condition_names_the_changed_one_is_a_dependent(marked) -> None:
    assert marked("类型", "类型: 街道\n社区: 12\n") == ["社区"]


def test_an_answer_that_is_hidden_or_absent_is_no_dependent(marked) -> None:
    assert marked("类型", "类型: 局\n社区: 12\n") == []
    assert marked("类型", "类型: 街道\n") == []


def test_an_answer_whose_default_names_the_changed_one_is_a_dependent(marked) -> None:
    assert marked("机关.名称", "署名: 示例局办公室\n") == ["署名"]
    assert marked("机关.名称", "") == []


def test_an_answer_that_is_related_to_the_changed_one_is_a_dependent(marked) -> None:
    assert marked("类型", "类型: 街道\n自称: 我街道\n") == ["自称"]
    assert marked("机关.名称", "自称: 我街道\n") == ["自称"]
    assert marked("年度", "自称: 我街道\n") == []


def test_what_hangs_on_a_rule_by_year_is_doubtful_when_the_year_changes(marked) -> None:
    assert marked("年度", "新规: 写了\n") == ["新规"]


def test_what_stands_in_a_group_with_a_condition_is_a_dependent_and_the_group_itself_is_no_question(marked) -> None:
    assert marked("类型", "类型: 街道\n联合: {单位: 甲局, 说明: 一起}\n") == ["联合.单位", "联合.说明"]


def test_names_are_looked_up_in_the_entry_first(marked) -> None:
    first, second = "{职务: 局长, 应诉: 一次}", "{职务: 主任, 应诉: 两次, 会议: [{名称: 例会, 主持: 本人}]}"
    record = f"类型: 街道\n责任: [{first}, {second}]\n"

    assert marked("责任[2].职务", record) == ["责任[2].应诉", "责任[2].会议[1].主持"]
    assert marked("责任[1].职务", record) == ["责任[1].应诉"]


def test_a_list_with_a_condition_is_a_dependent_as_a_whole(marked) -> None:
    assert marked("类型", "类型: 街道\n责任: [{职务: 局长}]\n") == ["责任"]


def test_nothing_hangs_on_what_no_condition_names(marked) -> None:
    assert marked("社区", "类型: 街道\n社区: 12\n") == []


# What becomes of them


def record_at(tmp_path: Path, text: str) -> tuple[Path, Path]:
    path = tmp_path / "记录.yaml"
    path.write_text(small_record_text() + text, "utf-8")
    return path, write_layout(tmp_path / "版式", QUESTIONS)


def test_a_changed_answer_marks_its_dependents_and_says_which(tmp_path: Path) -> None:
    path, templates = record_at(tmp_path, "类型: 街道\n社区: 12\n")
    desk, asker = desk_at(path, [templates], "镇")
    desk.ask(step_at(desk, "类型"))

    assert desk.session.doubtful == ["社区"]
    assert asker.lines[-1].strip() == "这一项改了，下面几项要再看一遍：社区数"


def test_an_answer_confirmed_as_it_was_marks_nothing(tmp_path: Path) -> None:
    path, templates = record_at(tmp_path, "类型: 街道\n社区: 12\n")
    desk, _ = desk_at(path, [templates], ENTER)
    desk.ask(step_at(desk, "类型"))

    assert desk.session.doubtful == []


def test_a_doubtful_answer_is_asked_again_with_its_old_value_and_stands_when_confirmed(tmp_path: Path) -> None:
    path, templates = record_at(tmp_path, "类型: 街道\n社区: 12\n署名: 示例局\n联合: {单位: 甲局}\n")
    desk, asker = desk_at(path, [templates], on("类型", "镇"), on("社区数", ENTER), on("联合单位", "乙局"))
    desk.ask(step_at(desk, "类型"))
    ask_missing(desk)

    asker.done()
    assert asker.prompt("社区数").default == "12"
    assert any("要再看" in line for line in asker.prompt("社区数").said)
    assert asker.prompt("联合单位").default == "甲局"
    assert desk.session.doubtful == []
    assert "社区: 12\n" in path.read_text("utf-8")
    assert "单位: 乙局" in path.read_text("utf-8")


def test_a_doubtful_list_stands_when_the_person_is_done_with_it(tmp_path: Path) -> None:
    path, templates = record_at(tmp_path, "类型: 街道\n社区: 12\n联合: {单位: 甲局}\n责任: [{职务: 书记}]\n")
    desk, _ = desk_at(path, [templates], "镇", ENTER, ENTER, on("责任", "好了"))
    desk.ask(step_at(desk, "类型"))
    ask_missing(desk)

    assert desk.session.doubtful == []


def test_doubts_are_remembered_for_the_next_sitting(tmp_path: Path) -> None:
    path, templates = record_at(tmp_path, "类型: 街道\n社区: 12\n")
    store = RecentStore(tmp_path / "recent.json")
    desk, _ = desk_at(path, [templates], "镇", store=store)
    desk.ask(step_at(desk, "类型"))

    assert Session(path, [templates], store=store).doubtful == ["社区"]


def test_a_hidden_answer_stays_in_the_file_and_comes_back_to_be_looked_at(tmp_path: Path) -> None:
    path, templates = record_at(tmp_path, "类型: 街道\n# 年底的数\n社区: 12\n")
    desk, asker = desk_at(path, [templates], on("类型", "局"), on("类型", "街道"), on("社区数", ENTER))
    desk.ask(step_at(desk, "类型"))
    assert "# 年底的数\n社区: 12\n" in path.read_text("utf-8")
    assert desk.session.doubtful == []

    desk.ask(step_at(desk, "类型"))
    assert desk.session.doubtful == ["社区"]
    desk.ask(step_at(desk, "社区"))
    assert asker.last.default == "12"
    assert desk.session.doubtful == []


def test_in_a_section_a_question_that_an_answer_hides_is_not_asked_and_one_that_it_brings_is(tmp_path: Path) -> None:
    path, templates = record_at(tmp_path, "类型: 街道\n社区: 12\n")
    desk, asker = desk_at(path, [templates], on("类型", "局"), on("署名", ENTER), on("新规", ENTER), on("自称", ENTER))
    ask_section(desk, desk.session.layout.sections[1])
    asker.done()

    script = [on("类型", "镇"), on("社区数", ENTER), "示例", "写了", "甲局", ENTER, "先空着", on("自称", ENTER)]
    desk, asker = desk_at(path, [templates], *script)
    ask_section(desk, desk.session.layout.sections[1])
    assert "联合单位：" in asker.labels


def test_deleting_an_entry_keeps_the_doubts_at_the_entries_behind_it(tmp_path: Path) -> None:
    record = "类型: 街道\n责任: [{职务: 书记}, {职务: 局长, 应诉: 一次}]\n"
    path, templates = record_at(tmp_path, record)
    desk, _ = desk_at(path, [templates], "主任", "删去一项", "第 1 项", "删去：", "好了")
    desk.ask(step_at(desk, "责任[2].职务"))
    assert desk.session.doubtful == ["责任[2].应诉"]
    desk.ask(step_at(desk, "责任"))

    assert desk.session.doubtful == ["责任[1].应诉"]


def test_moving_an_entry_takes_its_doubts_along(tmp_path: Path) -> None:
    record = "类型: 街道\n责任: [{职务: 书记}, {职务: 局长, 应诉: 一次}]\n"
    path, templates = record_at(tmp_path, record)
    desk, _ = desk_at(path, [templates], "主任", "调换次序", "第 2 项", "移到第 1 项", "好了")
    desk.ask(step_at(desk, "责任[2].职务"))
    desk.ask(step_at(desk, "责任"))

    assert desk.session.doubtful == ["责任[1].应诉"]
