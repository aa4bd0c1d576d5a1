"""转入: what became of last year's plans and shortcomings goes to the lists where it is written about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import record_text

from drafter.layout.load import builtin_templates
from drafter.wizard.asker import Command
from drafter.wizard.pass_on import pass_on_pending
from drafter.wizard.recent import RecentStore
from drafter.wizard.session import Session
from drafter.wizard.steps import next_open
from wizard.scripted import ENTER, ScriptedAsker, desk_at, on, step_at

PLAN = "{事项: 加强培训, 来源: 上年安排}"
SHORTCOMING = "{事项: 力量不足, 来源: 上年不足}"


class Table:
    """A record of the standard layout with a script at the keyboard."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "记录.yaml"
        self.store = RecentStore(folder / "recent.json")

    def __call__(self, matters: str, *script: Any, **changes: str | None) -> ScriptedAsker:
        self.path.write_text(record_text(上年事项=f"[{matters}]", **changes), "utf-8")
        return self.again(*script)

    def again(self, *script: Any) -> ScriptedAsker:
        self.desk, asker = desk_at(self.path, [builtin_templates()], *script, store=self.store)
        self.desk.ask(step_at(self.desk, "上年事项"))
        asker.done()
        return asker

    def titles(self, key: str) -> list[str]:
        node = self.desk.session.answers.by_key[key].content
        assert isinstance(node, tuple)
        first = [next(iter(item.answers.values())) for item in node]
        return ["".join(map(str, answer.content or ())) for answer in first]

    def value(self, key: str) -> str:
        return next(line for line in self.path.read_text("utf-8").splitlines() if line.startswith(f"{key}:"))


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


def filled(number: int, result: str, *more: Any) -> list[Any]:
    """Go through an entry of the checklist with a result."""
    return [on("现有", f"改第 {number} 项"), on("事项", ENTER), on("来源", ENTER), on("结果", result), *more]


DONE = on("上年安排和不足的落实（", "好了")


def test_what_was_done_becomes_a_measure_in_the_field_that_is_chosen(table: Table) -> None:
    asker = table(PLAN, *filled(1, "已办", on("“加强培训”放进“主要举措和成效”", "执法")), DONE)

    assert table.value("主要举措和成效") == (
        "主要举措和成效: [{领域: 执法, 举措: [{标题: 检查, 内容: 开展检查。}, {标题: 加强培训}]}]"
    )
    assert "内容还要填" in asker.last.said[0] or any("内容还要填" in line for line in asker.last.said)
    choice = asker.prompt("放进")
    assert choice.titles == ["执法", "放进新的一项，小标题以后再填", "先不放"]


def test_what_was_done_can_begin_a_new_field(table: Table) -> None:
    table(PLAN, *filled(1, "已办", on("放进", "新的一项")), DONE)

    assert table.value("主要举措和成效").endswith("内容: 开展检查。}]}, {举措: [{标题: 加强培训}]}]")


@pytest.mark.parametrize("reply", ["先不放", Command.BACK, Command.SKIP, Command.LEAVE])
def test_what_was_done_need_not_be_put_anywhere_yet(table: Table, reply: Any) -> None:
    table(PLAN, *filled(1, "已办", on("放进", reply)), DONE)

    assert "加强培训" not in table.value("主要举措和成效")
    assert "结果: 已办" in table.value("上年事项")


def test_into_a_record_without_measures_the_first_one_goes(table: Table) -> None:
    table(PLAN, *filled(1, "已办", on("放进", "新的一项")), DONE, 主要举措和成效=None)

    assert "主要举措和成效:\n  - 举措:\n      - 标题: 加强培训\n" in table.path.read_text("utf-8")


def test_what_is_not_finished_stays_a_shortcoming(table: Table) -> None:
    asker = table(PLAN, *filled(1, "未办完"), DONE)

    assert table.titles("存在的不足和原因") == ["力量不足", "加强培训"]
    assert any("已在“存在的不足和原因”里加了一项：加强培训" in line for line in asker.lines)


def test_what_is_dropped_is_told_among_other_matters_with_the_reason_and_none_makes_way(table: Table) -> None:
    table(PLAN, *filled(1, "不再办", on("不再办的原因", "机构改革后由另一部门承担。")), DONE)

    assert "其他需要报告的情况: \n" not in table.path.read_text("utf-8")
    assert table.titles("其他需要报告的情况") == ["加强培训"]
    assert "内容: 机构改革后由另一部门承担。" in table.path.read_text("utf-8")


def test_nothing_is_passed_on_without_a_result(table: Table) -> None:
    before = record_text(上年事项=f"[{PLAN}]")
    table(PLAN, on("现有", "改第 1 项"), ENTER, ENTER, Command.SKIP, DONE)

    assert table.path.read_text("utf-8") == before


def test_nothing_is_passed_on_twice(table: Table) -> None:
    table(PLAN, *filled(1, "未办完"), DONE)
    table.again(*filled(1, ENTER), DONE)
    assert table.titles("存在的不足和原因") == ["力量不足", "加强培训"]

    table(PLAN, *filled(1, "已办", on("放进", "执法")), DONE)
    table.again(*filled(1, ENTER), DONE)
    assert table.value("主要举措和成效").count("加强培训") == 1


def test_what_stands_there_already_under_the_same_name_is_the_same(table: Table) -> None:
    table(SHORTCOMING, *filled(1, "未办完"), DONE)

    assert table.titles("存在的不足和原因") == ["力量不足"]


def test_what_is_not_public_is_not_public_there(table: Table) -> None:
    table("{事项: 加强培训, 来源: 上年安排, 公开: 否}", *filled(1, "未办完"), DONE)

    assert "{不足: 加强培训, 公开: 否}" in table.value("存在的不足和原因")

    table("{事项: 加强培训, 来源: 上年安排, 公开: 否}", *filled(1, "已办", on("放进", "执法")), DONE)
    assert "{标题: 加强培训, 公开: 否}" in table.value("主要举措和成效")


def test_leaving_an_entry_behind_its_result_passes_it_on(table: Table) -> None:
    table(PLAN, on("现有", "改第 1 项"), ENTER, ENTER, "不再办", Command.LEAVE)

    assert table.titles("其他需要报告的情况") == ["加强培训"]


def test_what_was_passed_on_before_its_reason_was_written_gets_the_reason_later(table: Table) -> None:
    table(PLAN, on("现有", "改第 1 项"), ENTER, ENTER, "不再办", Command.LEAVE)
    table.again(*filled(1, ENTER, on("不再办的原因", "由另一部门承担。")), DONE)

    assert table.titles("其他需要报告的情况") == ["加强培训"]
    assert table.path.read_text("utf-8").count("由另一部门承担。") == 2


def test_ctrl_c_at_the_choice_leaves_and_loses_nothing(table: Table) -> None:
    with pytest.raises(KeyboardInterrupt):
        table(PLAN, *filled(1, "已办", on("放进", Command.QUIT)))

    assert "结果: 已办" in table.value("上年事项")


def test_begun_anew_the_checklist_goes_on_from_one_entry_to_the_next(table: Table) -> None:
    table(f"{PLAN}, {SHORTCOMING}", Command.LEAVE)
    table.desk, asker = desk_at(table.path, [builtin_templates()], on("结果", "未办完"), on("结果", "未办完"), DONE)
    table.desk.ask(step_at(table.desk, "上年事项"), ("上年事项", 1, "结果"))

    asker.done()
    assert table.titles("存在的不足和原因") == ["力量不足", "加强培训"]
    assert table.value("上年事项").count("结果: 未办完") == 2


def test_passing_on_moves_nobody_and_the_next_sitting_goes_on_in_the_checklist(table: Table) -> None:
    table(f"{PLAN}, {SHORTCOMING}", *filled(1, "未办完"), Command.LEAVE)
    session = Session(table.path, [builtin_templates()], store=table.store)

    assert session.position == table.desk.session.position
    found = next_open(session.answers, session.position, session.doubtful)
    assert found is not None
    assert (found.step.key, found.start) == ("上年事项", ("上年事项", 2, "结果"))


# When the result changes, and when a sitting ends in between


def test_what_is_called_for_no_more_is_asked_about(table: Table) -> None:
    table(PLAN, *filled(1, "未办完"), DONE)
    asker = table.again(*filled(1, "不再办", on("不再办的原因", "机构改革。"), on("那一项", "留着")), DONE)
    assert "先前放进了“存在的不足和原因”" in "".join(asker.prompt("那一项").said)
    assert table.titles("存在的不足和原因") == ["力量不足", "加强培训"]

    table(PLAN, *filled(1, "未办完"), DONE)
    table.again(*filled(1, "不再办", on("不再办的原因", "机构改革。"), on("那一项", "删去")), DONE)
    assert table.titles("存在的不足和原因") == ["力量不足"]


def test_what_was_done_and_is_not_goes_from_among_the_measures_if_wanted(table: Table) -> None:
    table(PLAN, *filled(1, "已办", on("放进", "执法")), DONE)
    table.again(*filled(1, "未办完", on("那一项", "删去")), DONE)

    assert "加强培训" not in table.value("主要举措和成效")
    assert "加强培训" in table.titles("存在的不足和原因")


def test_what_a_sitting_ended_before_is_passed_on_in_the_next_one(table: Table) -> None:
    entries = "{事项: 加强培训, 来源: 上年安排, 结果: 未办完}, {事项: 清理文件, 来源: 上年安排, 结果: 已办}"
    table.path.write_text(record_text(上年事项=f"[{entries}]"), "utf-8")
    for position, reply in (("", ()), ("上年事项[2].结果.", ()), ("上年事项[2].结果", [on("放进", "执法")])):
        table.desk, asker = desk_at(table.path, [builtin_templates()], *reply)
        table.desk.session.position = position
        pass_on_pending(table.desk)
        asker.done()
        assert ("清理文件" in table.value("主要举措和成效")) is bool(reply)
    assert table.titles("存在的不足和原因") == ["力量不足"]

    table.desk.session.position = "上年事项[1].结果"
    pass_on_pending(table.desk)
    assert table.titles("存在的不足和原因") == ["力量不足", "加强培训"]
