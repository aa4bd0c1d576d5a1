"""A group of figures at the prompt: one line each, read as typed, and a table at the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import small_record_text, write_layout

from drafter.columns import display_width
from drafter.wizard.asker import Command
from drafter.wizard.desk import Desk, Outcome
from drafter.wizard.last_year import load_last_year
from drafter.wizard.recent import RecentStore
from wizard.scripted import ENTER, ScriptedAsker, desk_at, on, step_at, stored, typed

QUESTIONS = "- {组: 复议, 名称: 复议情况, 类型: 指标组, 说明: 全年的数}\n"
LABELS = ["受理申请", "直接纠错", "直接纠错率", "群众满意率", "罚款金额"]


class Table:
    """A record with a script at the keyboard."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "记录.yaml"
        self.templates = write_layout(folder / "版式", QUESTIONS)

    def __call__(self, figures: str, *script: Any, last: str = "", **more: Any) -> tuple[Desk, ScriptedAsker]:
        text = f"指标:\n  复议: {figures}\n" if figures else ""
        self.path.write_text(small_record_text() + text, "utf-8")
        if last:
            before = self.folder / "去年.yaml"
            before.write_text(small_record_text() + f"指标: {{复议: {last}}}\n", "utf-8")
            more["last"] = load_last_year(before, [self.templates])
        return desk_at(self.path, [self.templates], *script, **more)

    def asked(self, figures: str, *script: Any, **more: Any) -> ScriptedAsker:
        """Play the whole script at the group."""
        desk, asker = self(figures, *script, **more)
        desk.ask(step_at(desk, "指标.复议"))
        asker.done()
        return asker

    @property
    def figures(self) -> str:
        return self.path.read_text("utf-8").removeprefix(small_record_text())


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


def table_lines(asker: ScriptedAsker) -> list[str]:
    """Return the table above the last prompt."""
    return [" ".join(line.split()) for line in asker.last.said if line.strip()]


def path(key: str) -> str:
    return f"指标.复议.{key}"


# One line each


def test_figures_are_asked_one_line_each_and_each_is_saved_before_the_next(table: Table) -> None:
    script = [
        stored(path("受理"), on("1/4 受理申请（件）", "10")),
        stored(path("纠错"), on("2/4 直接纠错（件）", "2")),
        stored(path("满意率"), on("3/4 群众满意率（%）", "95.2")),
        stored(path("罚款"), on("4/4 罚款金额（万元）", "3.5")),
        on("复议情况", "好了"),
    ]
    table.asked("", *script)

    assert table.figures == "指标:\n  复议:\n    受理: 10\n    纠错: 2\n    满意率: 95.2\n    罚款: 3.5\n"


@pytest.mark.parametrize(
    ("reply", "written", "said"),
    [
        ("１２", "12", "读作 12 件"),
        ("1,200", "1200", None),
        ("1.2万", "12000", "读作 12000 件"),
        ("约3万件", "约30000", "读作 约30000 件"),
        ("20余", "20余", ""),
        ("300以上", "300以上", None),
        ("无", "无", ""),
        ("不涉及", "无", "读作 无"),
        ("没有统计", "未统计", "读作 未统计"),
        ("0", "0", ""),
    ],
)
def test_figures_are_read_as_clerks_write_them(table: Table, reply: str, written: str, said: str | None) -> None:
    asker = table.asked("", reply, Command.SKIP, "好了")

    assert table.figures == f"指标:\n  复议:\n    受理: {written}\n"
    if said is not None:
        assert "".join(asker.prompts[1].said).strip() == said


@pytest.mark.parametrize(
    ("reply", "why"),
    [("十几件", "不是数字"), ("3.5", "整数"), ("12²", "不是数字"), ("-", "不是数字"), ("没有", "不是数字")],
)
def test_what_is_no_figure_is_told_and_stands_there_to_be_mended(table: Table, reply: str, why: str) -> None:
    asker = table.asked("", reply, "3", Command.SKIP, "好了")

    assert asker.prompts[1].default == reply
    assert why in "".join(asker.prompts[1].said)
    assert table.figures.endswith("受理: 3\n")


def test_enter_on_nothing_leaves_a_figure_for_later(table: Table) -> None:
    table.asked("", ENTER, "2", ENTER, ENTER, ENTER, "好了")

    assert table.figures == "指标:\n  复议:\n    纠错: 2\n"


def test_nothing_at_all_makes_nothing(table: Table) -> None:
    asker = table.asked("", *[ENTER] * 5, "好了")

    assert table.figures == ""
    assert table_lines(asker) == ["这一组还没有填。"]
    assert asker.last.titles == ["好了，往下", "挑一个指标填或改", "从头再过一遍，补填或改数"]


def test_a_rate_that_follows_from_what_was_just_given_is_not_asked_and_stands_in_the_table(table: Table) -> None:
    asker = table.asked("", "8", "2", Command.SKIP, "好了")

    assert not any("直接纠错率" in label for label in asker.labels)
    assert "直接纠错率 25.0%" in table_lines(asker)


def test_a_rate_whose_members_are_not_given_exactly_is_asked(table: Table) -> None:
    table.asked("", "约8", "2", on("直接纠错率", "25"), Command.SKIP, "好了")

    assert "纠错率: 25\n" in table.figures


def test_a_member_that_would_contradict_a_given_rate_is_refused_with_the_reason(table: Table) -> None:
    asker = table.asked("{受理: 8, 纠错率: 25}", "从头", ENTER, "2", Command.SKIP, "好了")

    assert "不用再填" in "".join(asker.prompts[3].said)
    assert "纠错: " not in table.figures


# The keys


def test_back_shows_the_figure_before_with_its_answer(table: Table) -> None:
    asker = table.asked("", "10", typed("3", Command.BACK), "11", ENTER, Command.SKIP, "好了")

    assert [(prompt.label.split("（")[0], prompt.default) for prompt in asker.prompts[:5]] == [
        ("1/4 受理申请", ""),
        ("2/4 直接纠错", ""),
        ("1/4 受理申请", "10"),
        ("2/4 直接纠错", "3"),
        ("3/4 群众满意率", ""),
    ]
    assert "受理: 11\n    纠错: 3\n" in table.figures


def test_a_line_that_was_only_emptied_on_the_way_back_takes_nothing_out(table: Table) -> None:
    table.asked("{受理: 10, 纠错: 2}", "从头", ENTER, typed("", Command.BACK), Command.SKIP, "好了")

    assert table.figures == "指标:\n  复议: {受理: 10, 纠错: 2}\n"


def test_back_from_the_first_figure_leads_to_the_question_before(table: Table) -> None:
    desk, _ = table("", Command.BACK)

    assert desk.ask(step_at(desk, "指标.复议")) is Outcome.BACK


def test_what_is_typed_and_wrong_is_offered_again_after_going_back(table: Table) -> None:
    asker = table.asked("", "10", typed("三五件", Command.BACK), ENTER, "3", Command.SKIP, "好了")

    assert asker.prompts[3].default == "三五件"
    assert "受理: 10\n    纠错: 3\n" in table.figures


def test_skipping_leaves_the_rest_of_the_group_for_later_and_keeps_what_was_typed(table: Table) -> None:
    asker = table.asked("", "10", typed("3", Command.SKIP), "好了")

    assert asker.last.label == "复议情况："
    assert "受理: 10\n    纠错: 3\n" in table.figures


@pytest.mark.parametrize("at_end", [False, True])
def test_leaving_and_ctrl_c_keep_what_was_typed(table: Table, at_end: bool) -> None:
    before = [Command.SKIP] if at_end else []
    desk, _ = table("", *before, Command.LEAVE if at_end else typed("3", Command.LEAVE))
    assert desk.ask(step_at(desk, "指标.复议")) is Outcome.LEAVE

    desk, _ = table("", *before, Command.QUIT if at_end else typed("3", Command.QUIT))
    with pytest.raises(KeyboardInterrupt):
        desk.ask(step_at(desk, "指标.复议"))
    assert ("受理: 3" in table.figures) is not at_end


def test_help_says_what_is_counted_and_keeps_what_was_typed(table: Table) -> None:
    asker = table.asked("", typed("1", Command.HELP), Command.SKIP, Command.HELP, "好了")

    assert "口径：决定受理的申请" in asker.prompts[1].said[0]
    assert any("未统计" in line for line in asker.prompts[1].said)
    assert asker.prompts[1].default == "1"


# A group that is given already


def test_a_group_that_is_given_is_shown_as_a_table_first(table: Table) -> None:
    asker = table.asked("{受理: 10}", "好了")

    assert asker.last.titles == [
        "好了，往下",
        "挑一个指标填或改",
        "从头再过一遍，补填或改数",
        "填上年数（用来算同比）",
        "写一个指标的来源和口径",
    ]
    assert table.figures == "指标:\n  复议: {受理: 10}\n"


def test_going_over_it_again_shows_each_figure_and_can_clear_one(table: Table) -> None:
    asker = table.asked("{受理: 10, 纠错: 20余}", "从头", ENTER, "", ENTER, ENTER, ENTER, "好了")

    assert [prompt.default for prompt in asker.prompts[1:3]] == ["10", "20余"]
    assert table.figures == "指标:\n  复议: {受理: 10}\n"


def test_clearing_a_figure_keeps_last_years_and_a_new_one_is_compared_with_it(table: Table) -> None:
    table.asked("{受理: {数值: 20, 约数: 余, 上年: 24}}", "从头", "", Command.SKIP, "好了")
    assert table.figures == "指标:\n  复议: {受理: {上年: 24}}\n"

    asker = table.asked("{受理: {上年: 24}}", "30", Command.SKIP, "好了")
    assert "去年 24" in asker.prompts[0].label
    assert table_lines(asker)[1] == "受理申请（件） 30 24 同比增长25.00%"


def test_a_number_that_is_changed_loses_its_approximate_word_and_keeps_the_rest(table: Table) -> None:
    table.asked("{受理: {数值: 20, 约数: 余, 上年: 24, 来源: 复议科}}", "从头", "21", Command.SKIP, "好了")

    assert table.figures == "指标:\n  复议: {受理: {数值: 21, 上年: 24, 来源: 复议科}}\n"


def test_a_sitting_goes_on_in_the_middle_of_a_group(table: Table) -> None:
    desk, asker = table("{受理: 10}", on("2/4 直接纠错", "2"), Command.SKIP, "好了")
    desk.ask(step_at(desk, "指标.复议"), ("指标", "复议", "纠错"))

    asker.done()


def test_one_figure_can_be_picked_from_the_list_of_them(table: Table) -> None:
    asker = table.asked("{受理: 10}", "挑一个指标", "群众满意率", "95", "挑一个", Command.BACK, "好了")

    assert asker.prompts[1].titles[:2] == ["受理申请：10件", "直接纠错："]
    assert "满意率: 95" in table.figures


def test_back_from_the_end_of_a_group_leads_to_the_figure_asked_last(table: Table) -> None:
    asker = table.asked("", "10", "2", Command.SKIP, Command.BACK, on("群众满意率", "95"), Command.SKIP, "好了")

    asker.done()
    assert "满意率: 95" in table.figures


def test_back_from_a_group_that_was_only_shown_leads_to_the_question_before(table: Table) -> None:
    desk, _ = table("{受理: 10}", Command.BACK)

    assert desk.ask(step_at(desk, "指标.复议")) is Outcome.BACK


def test_a_wrong_number_that_was_put_off_is_offered_again_and_can_be_mended(table: Table) -> None:
    asker = table.asked("", "10", typed("三五件", Command.SKIP), "从头", ENTER, "3", Command.SKIP, "好了")

    assert "×" in " ".join(asker.lines)
    assert asker.prompts[4].default == "三五件"
    assert table.figures == "指标:\n  复议:\n    受理: 10\n    纠错: 3\n"


def test_what_cannot_be_saved_waits_for_the_next_sitting_too(table: Table, tmp_path: Path) -> None:
    store = RecentStore(tmp_path / "recent.json")
    desk, asker = table("", typed("三五件", Command.QUIT), store=store)
    with pytest.raises(KeyboardInterrupt):
        desk.ask(step_at(desk, "指标.复议"))
    assert "先另外记在这台电脑上" in "".join(asker.lines)

    desk, asker = table("", "3", Command.SKIP, "好了", store=store)
    assert desk.session.doubtful == ["指标.复议"]
    desk.ask(step_at(desk, "指标.复议"))
    assert asker.prompts[0].default == "三五件"
    assert desk.session.drafts == {}
    assert desk.session.doubtful == []


# What fits together

RELATIONS = """\
勾稽关系:
  - {编号: 一, 组: 复议, 关系: 纠错 <= 受理, 级别: 必错, 理由: 纠错的是受理的一部分, 来源: 指标口径, 核实: 是}
  - {编号: 二, 组: 复议, 关系: 罚款 = 受理 + 纠错, 级别: 疑似, 理由: 合起来就是, 来源: 指标口径, 核实: 是}
"""


def test_a_group_that_is_complete_is_held_against_its_relations_in_words(table: Table) -> None:
    (table.templates / "relations.yaml").write_text(RELATIONS, "utf-8")
    asker = table.asked("{受理: 8, 纠错: 2, 罚款: 10}", "好了，往下")
    said = " ".join(asker.last.said)
    assert "相符：受理8 + 纠错2 = 10，与罚款10相符" in said
    assert "相符：另有 1 条勾稽关系，都对得上" in said

    asker = table.asked("{受理: 8, 纠错: 9, 罚款: 10}", ENTER, Command.BACK, "先往下")
    said = " ".join(asker.last.said)
    assert asker.prompts[1].label == "哪一个指标："
    assert "× 纠错9大于受理8，多1。纠错的是受理的一部分（必错，一）" in said
    assert "（疑似，二）" in said


def test_a_relation_with_a_missing_member_is_not_told(table: Table) -> None:
    (table.templates / "relations.yaml").write_text(RELATIONS, "utf-8")
    asker = table.asked("{受理: 8}", "好了")

    assert not any("相符" in line or "×" in line for line in asker.last.said)


@pytest.mark.parametrize(
    ("now", "last", "leapt"),
    [("30", "19", True), ("30", "20", False), ("9", "20", True), ("10", "20", False), ("2", "1", False)],
)
def test_a_change_of_more_than_half_is_asked_about(table: Table, now: str, last: str, leapt: bool) -> None:
    asker = table.asked("", now, Command.SKIP, "没有错" if leapt else "好了", last=f"{{受理: {last}}}")

    said = f"比上年变化超过一半，请再看一眼：受理申请{now}件，上年{last}件"
    assert (said in "".join(line.strip() for line in asker.last.said)) is leapt


# Last year, source and meaning


def test_last_years_record_is_shown_beside_each_figure_and_not_taken(table: Table) -> None:
    asker = table.asked("", ENTER, Command.SKIP, "好了", last="{受理: 24, 纠错: 未统计}")

    assert asker.prompts[0].label == "1/4 受理申请（件，去年 24）："
    assert asker.prompts[1].label == "2/4 直接纠错（件，去年 未统计）："
    assert [prompt.default for prompt in asker.prompts[:2]] == ["", ""]
    assert table.figures == ""


def test_last_years_figures_are_offered_from_last_years_record_and_saved_when_confirmed(table: Table) -> None:
    asker = table.asked("{受理: 30, 纠错: 3}", "填上年数", ENTER, Command.SKIP, "好了", last="{受理: 24}")

    assert asker.prompts[1].default == "24"
    assert "受理: {数值: 30, 上年: 24}" in table.figures
    assert table_lines(asker)[1] == "受理申请（件） 30 24 同比增长25.00%"


def test_last_years_figure_is_read_like_this_years_and_can_be_taken_out(table: Table) -> None:
    asker = table.asked("{受理: 30}", "填上年数", "二百五", "1.2万", "填上年数", "", "好了")

    assert "×" in asker.prompts[2].said[0]
    assert "12000" in " ".join(asker.prompts[3].said)
    assert table.figures == "指标:\n  复议: {受理: {数值: 30}}\n"


def test_source_and_meaning_are_written_beside_the_number(table: Table) -> None:
    script = ["来源和口径", "受理申请", on("来源", "复议科"), on("口径", "含补正"), "好了"]
    table.asked("{受理: 30, 纠错: 1}", *script)

    assert table.figures == "指标:\n  复议: {受理: {数值: 30, 来源: 复议科, 口径: 含补正}, 纠错: 1}\n"


@pytest.mark.parametrize("command", [Command.BACK, Command.SKIP, Command.LEAVE, Command.QUIT])
def test_what_was_typed_for_last_year_is_saved_when_the_person_goes_elsewhere(table: Table, command: Command) -> None:
    desk, _ = table("{受理: 30}", "填上年数", typed("24", command), "好了")
    try:
        desk.ask(step_at(desk, "指标.复议"))
    except KeyboardInterrupt:
        assert command is Command.QUIT

    assert "上年: 24" in table.figures


def test_what_was_only_offered_from_last_years_record_is_not_saved_on_the_way_out(table: Table) -> None:
    asker = table.asked(
        "{受理: 30}", "填上年数", Command.BACK, "填上年数", typed("甲", Command.BACK), "好了", last="{受理: 24}"
    )
    assert table.figures == "指标:\n  复议: {受理: 30}\n"
    assert asker.prompts[3].default == "24"

    asker = table.asked("{受理: 30}", "填上年数", typed("甲", Command.BACK), "填上年数", "28", "好了")
    assert asker.prompts[3].default == "甲"
    assert "上年: 28" in table.figures


def test_choosing_a_figure_for_its_source_can_be_given_up(table: Table) -> None:
    table.asked("{受理: 30}", "来源和口径", Command.BACK, "来源和口径", "受理", Command.BACK, "好了")

    assert table.figures == "指标:\n  复议: {受理: 30}\n"


# The table


def test_the_table_tells_this_year_last_year_and_the_change(table: Table) -> None:
    figures = "{受理: {数值: 30, 上年: 24}, 纠错: {数值: 3, 上年: 6}, 满意率: {数值: 95.2, 上年: 94}, 罚款: 约20}"
    asker = table.asked(figures, "好了")

    assert table_lines(asker)[2:] == [
        "指标 今年 上年 变化",
        "受理申请（件） 30 24 同比增长25.00%",
        "直接纠错（件） 3 6 同比下降50.00%",
        "直接纠错率 10.0% 25.0% 同比降低15.0个百分点",
        "群众满意率 95.2% 94% 同比提高1.2个百分点",
        "罚款金额（万元） 约20",
    ]


def test_last_years_figures_alone_stand_in_the_table(table: Table) -> None:
    asker = table.asked("{受理: {上年: 24}}", Command.SKIP, "好了")

    assert table_lines(asker) == ["指标 今年 上年 变化", "受理申请（件） 24"]


def test_the_tables_columns_are_aligned_and_fit_into_the_terminal(table: Table) -> None:
    figures = "{受理: {数值: 3000000, 上年: 2400000}, 纠错: {数值: 3, 上年: 6}, 满意率: 95.2}"
    desk, asker = table(figures, "好了", columns=60)
    desk.ask(step_at(desk, "指标.复议"))

    assert [line for line in asker.last.said if display_width(line) > 60] == []
    header, first, second = [line for line in asker.last.said if line.strip()][2:5]
    cells = ((header, "上年"), (first, "2400000"), (second, " 6"))
    assert len({display_width(line[: line.index(cell) + len(cell)]) for line, cell in cells}) == 1
