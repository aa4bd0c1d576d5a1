"""What there is to ask, in which order, what is still open, and where a sitting goes on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import layout_with, mapping, record_text, small_record_text, standard_layout, write_layout

from drafter.answers.build import build_answers
from drafter.answers.model import Answers, Item, Mark
from drafter.record.paths import parse_key_path
from drafter.wizard.recent import RecentStore
from drafter.wizard.route import find_step, go_on
from drafter.wizard.session import Session
from drafter.wizard.steps import (
    Open,
    Status,
    all_steps,
    answer_at,
    askable_figures,
    behind,
    entries_of,
    first_missing,
    is_open,
    next_open,
    section_of,
    section_steps,
    status_of,
    top_steps,
)
from wizard.scripted import ScriptedAsker, ScriptError, desk_at, stored

QUESTIONS = """\
- {键: 类型, 名称: 类型, 类型: 单选, 选项: [局, 街道], 必填: 否}
- {键: 社区, 名称: 社区数, 类型: 整数, 当: {类型: 街道}}
- 键: 开头
  名称: 开头
  类型: 题组
  问题:
    - {键: 概述, 名称: 概述, 类型: 长文本}
    - {键: 口号, 名称: 口号, 类型: 短文本, 默认: 依法行政}
- {组: 复议, 名称: 复议情况, 类型: 指标组}
- 键: 举措
  名称: 举措
  类型: 列表
  问题:
    - {键: 标题, 名称: 标题, 类型: 短文本}
    - {键: 内容, 名称: 内容, 类型: 长文本, 必填: 否}
    - 键: 会议
      名称: 会议
      类型: 列表
      必填: 否
      问题:
        - {键: 名称, 名称: 会议名称, 类型: 短文本}
        - {键: 议题, 名称: 议题, 类型: 短文本}
- {键: 主送, 名称: 主送, 类型: 列表, 每项: 短文本, 可答无: 是}
- {键: 备注, 名称: 备注, 类型: 短文本, 必填: 否}
"""
FULL = """\
类型: 局
开头: {概述: 推进各项工作}
指标: {复议: {受理: 3}}
举措: [{标题: 检查, 内容: 开展检查, 会议: [{名称: 常务会, 议题: 执法}]}]
主送: [示例市人民政府]
备注: 无
"""


@pytest.fixture
def answers_of(tmp_path: Path):
    layout = layout_with(tmp_path, QUESTIONS)

    def answers(record: str = "") -> Answers:
        return build_answers(mapping(small_record_text() + record), layout, begun=True)

    return answers


def keys(steps) -> list[str]:
    return [step.key for step in steps]


def open_keys(found: Open | None) -> tuple[str, str]:
    assert found is not None
    return found.step.key, ".".join(map(str, found.start))


# What there is to ask


def test_steps_come_in_the_questionnaires_order_with_groups_opened_and_hidden_questions_left_out(answers_of) -> None:
    assert keys(top_steps(answers_of())) == [
        "年度",
        "机关.名称",
        "类型",
        "开头.概述",
        "开头.口号",
        "指标.复议",
        "举措",
        "主送",
        "备注",
    ]


def test_an_answer_brings_the_questions_that_hang_on_it(answers_of) -> None:
    assert "社区" in keys(top_steps(answers_of("类型: 街道\n")))


def test_a_list_comes_before_what_its_entries_ask_for(answers_of) -> None:
    steps = keys(all_steps(answers_of("举措: [{标题: 检查}, {会议: [{}, {}]}]\n")))

    assert steps[steps.index("举措") : steps.index("主送")] == [
        "举措",
        "举措[1].标题",
        "举措[1].内容",
        "举措[1].会议",
        "举措[2].标题",
        "举措[2].内容",
        "举措[2].会议",
        "举措[2].会议[1].名称",
        "举措[2].会议[1].议题",
        "举措[2].会议[2].名称",
        "举措[2].会议[2].议题",
    ]


def test_a_group_of_figures_is_given_as_soon_as_one_figure_is(answers_of) -> None:
    marks = {step.key: step.mark for step in top_steps(answers_of("指标: {复议: {受理: 无}}\n"))}
    assert marks["指标.复议"] is Mark.GIVEN
    assert next(step.mark for step in top_steps(answers_of()) if step.key == "指标.复议") is Mark.BLANK


def test_a_group_of_which_only_last_years_figures_are_known_is_still_to_be_asked(answers_of) -> None:
    answers = answers_of("指标: {复议: {受理: {上年: 24}}}\n")

    assert next(step.mark for step in top_steps(answers) if step.key == "指标.复议") is Mark.BLANK
    assert answers.figures.this_year("复议", "受理") is None
    last = answers.figures.last_year("复议", "受理")
    assert last is not None
    assert last.text() == "24"


def test_answers_and_entries_are_found_by_their_paths(answers_of) -> None:
    answers = answers_of(FULL)

    assert isinstance(answer_at(answers, ("举措", 1)), Item)
    assert isinstance(answer_at(answers, ("举措", 1, "会议", 1)), Item)
    title = answer_at(answers, parse_key_path("举措[1].会议[1].名称"))
    assert not isinstance(title, Item)
    assert title is not None
    assert title.content == ("常务会",)
    absent = [
        ("没有",),
        ("举措", 2),
        ("举措", 0),
        ("举措", 1, "没有"),
        ("年度", 1),
        ("主送", 2),
        ("开头", "概述", "深"),
    ]
    assert [answer_at(answers, path) for path in absent] == [None] * len(absent)


def test_only_lists_have_entries(answers_of) -> None:
    answers = answers_of(FULL)

    assert len(entries_of(answers.by_key["主送"])) == 1
    assert entries_of(answers.by_key["备注"]) == ()
    assert entries_of(None) == ()


def test_each_path_belongs_to_a_section(answers_of) -> None:
    answers = answers_of(FULL)

    def label(*path: str | int) -> str:
        section = section_of(answers, path)
        return section.label if section else ""

    assert label("机关", "名称") == "基本信息"
    assert label("举措", 1, "标题") == "内容"
    assert label("指标", "复议", "受理") == "内容"
    assert label("指标", "应诉") == ""
    assert label("没有") == ""


# Figures


def test_a_rate_that_follows_from_others_is_not_asked(answers_of) -> None:
    answers = answers_of("指标: {复议: {受理: 10, 纠错: 2}}\n")
    question = next(step.question for step in top_steps(answers) if step.key == "指标.复议")

    assert askable_figures(answers, question) == ["受理", "纠错", "满意率", "罚款"]


@pytest.mark.parametrize("given", ["{受理: 10}", "{受理: 约10, 纠错: 2}", "{受理: 0, 纠错: 0}", "{纠错率: 95}"])
def test_a_rate_that_does_not_follow_is_asked(answers_of, given: str) -> None:
    answers = answers_of(f"指标: {{复议: {given}}}\n")
    question = next(step.question for step in top_steps(answers) if step.key == "指标.复议")

    assert "纠错率" in askable_figures(answers, question)


# Where a sitting goes on


@pytest.mark.parametrize(
    ("record", "position", "step", "start"),
    [
        ("", "", "类型", ""),
        ("", "类型", "开头.概述", ""),
        ("类型: 街道\n", "类型", "社区", ""),
        ("", "开头.概述", "指标.复议", ""),
        (FULL, "指标.复议.受理", "指标.复议", "指标.复议.纠错"),
        ("指标: {复议: {受理: 1, 纠错: 1}}\n", "指标.复议.纠错", "指标.复议", "指标.复议.满意率"),
        ("指标: {复议: {罚款: 1}}\n", "指标.复议.罚款", "举措", ""),
        ("举措: [{标题: 检查}]\n", "举措[1].标题", "举措", "举措.1.内容"),
        ("举措: [{标题: 检查}]\n", "举措[1].内容", "举措", "举措.1.会议"),
        ("举措: [{会议: [{名称: 常务会}]}]\n", "举措[1].会议[1].名称", "举措", "举措.1.会议.1.议题"),
        ("举措: [{标题: 甲}, {标题: 乙}]\n", "举措[1].会议", "举措", "举措.2.内容"),
        ("主送: [甲]\n", "主送[1]", "主送", ""),
        ("主送: [甲]\n", "主送[1].", "备注", ""),
        ("主送: 无\n", "主送", "备注", ""),
    ],
)
def test_it_goes_on_behind_the_answer_confirmed_last(
    answers_of, record: str, position: str, step: str, start: str
) -> None:
    assert open_keys(next_open(answers_of(record), position, ())) == (step, start)


def test_behind_the_last_question_nothing_is_open(answers_of) -> None:
    assert next_open(answers_of(FULL), "备注", ()) is None


def test_what_was_skipped_is_not_asked_again_on_the_way_but_found_as_missing(answers_of) -> None:
    answers = answers_of("主送: 无\n")

    assert open_keys(next_open(answers, "举措", ())) == ("备注", "")
    assert open_keys(first_missing(answers, ())) == ("开头.概述", "")


def test_what_has_a_default_is_not_open(answers_of) -> None:
    assert "开头.口号" in keys(top_steps(answers_of()))
    assert open_keys(next_open(answers_of(), "开头.概述", ())) == ("指标.复议", "")


def test_an_answer_that_has_become_doubtful_is_open_again(answers_of) -> None:
    answers = answers_of(FULL)

    assert open_keys(next_open(answers, "类型", ["开头.口号", "备注"])) == ("开头.口号", "")
    assert open_keys(next_open(answers, "开头.口号", ["开头.口号", "举措[1].内容"])) == ("举措", "举措.1.内容")
    assert open_keys(first_missing(answers, ["备注"])) == ("备注", "")
    assert first_missing(answers, ()) is None


def test_a_position_that_the_record_no_longer_has_is_taken_for_the_nearest_one_around_it(answers_of) -> None:
    assert open_keys(next_open(answers_of("举措: [{标题: 甲, 内容: 丙}]\n"), "举措[4].标题", ())) == (
        "举措",
        "举措.1.会议",
    )


def test_a_position_that_was_never_there_means_the_beginning(answers_of) -> None:
    assert open_keys(next_open(answers_of(), "没有这一题", ())) == ("类型", "")


def test_keys_that_begin_alike_are_told_apart(tmp_path: Path) -> None:
    layout = layout_with(
        tmp_path,
        "- {键: 概述, 名称: 概述, 类型: 短文本, 必填: 否}\n"
        "- {键: 概述二, 名称: 概述二, 类型: 短文本, 必填: 否}\n"
        "- {键: 末, 名称: 末, 类型: 短文本, 必填: 否}\n",
    )
    answers = build_answers(mapping(small_record_text(概述="甲")), layout, begun=True)

    assert open_keys(next_open(answers, "概述", ())) == ("概述二", "")


def test_behind_a_list_is_behind_all_that_it_holds(answers_of) -> None:
    steps = {step.key: step for step in top_steps(answers_of(FULL))}

    assert behind(steps["举措"]) == "举措[1].会议[1].议题."
    assert behind(steps["指标.复议"]) == "指标.复议."
    assert behind(steps["备注"]) == "备注."


# How far it has come


def test_a_section_counts_answers_figures_and_what_is_missing_inside_entries(answers_of) -> None:
    record = "指标: {复议: {受理: 1, 纠错: 无}}\n举措: [{标题: 甲}, {会议: [{名称: 常务会}]}]\n主送: 无\n"
    answers = answers_of(record)
    section = answers.layout.sections[1]

    # 受理 纠错 标题 名称 主送; 概述, 举措[2].标题, 议题; 口号 is a default.
    assert status_of(section_steps(answers, section), answers, ["举措[1].标题"]) == Status(5, 3, 1)


def test_an_empty_record_has_given_nothing(answers_of) -> None:
    answers = answers_of()
    assert status_of(section_steps(answers, answers.layout.sections[1]), answers, ()) == Status(0, 3, 0)


def test_the_list_of_last_years_matters_is_no_question_where_there_are_none() -> None:
    answers = build_answers(mapping(record_text()), standard_layout())

    assert "上年事项" in keys(all_steps(answers))
    assert open_keys(next_open(answers, "主送", ()))[0] != "上年事项"


# Steps by key path


@pytest.mark.parametrize(
    ("path", "step"),
    [
        ("机关.名称", "机关.名称"),
        ("举措[1].标题", "举措[1].标题"),
        ("举措[1]", "举措"),
        ("举措[1].会议[1]", "举措[1].会议"),
        ("举措[9]", "举措"),
        ("指标.复议.受理", "指标.复议"),
        ("主送[1]", "主送"),
        ("社区", None),
        ("没有", None),
        ("备注.深", None),
        ("举措[1].没有", None),
        ("举措[9].标题", None),
        ("指标.复议.没有", None),
    ],
)
def test_a_key_path_leads_to_its_step_or_to_the_list_around_it(answers_of, path: str, step: str | None) -> None:
    found = find_step(answers_of(FULL), parse_key_path(path))
    assert (found.key if found else None) == step


# The property: after every single answer of a long run, another sitting goes on at the very next question


_LONG_RUN = [
    ("年度", "2021", "年度"),
    ("机关全称", "示例局", "机关.名称"),
    ("类型", "街道", "类型"),
    ("社区数", "12", "社区"),
    ("概述", "推进各项工作", "开头.概述"),
    ("受理申请", "10", "指标.复议.受理"),
    ("直接纠错", "2", "指标.复议.纠错"),
    ("群众满意率", "95.2", "指标.复议.满意率"),
    ("罚款金额", "3.5", "指标.复议.罚款"),
    ("复议情况", "好了", ""),
    ("标题", "检查", "举措[1].标题"),
    ("内容", "开展检查", "举措[1].内容"),
    ("会议（", "加一项", ""),
    ("会议名称", "常务会", "举措[1].会议[1].名称"),
    ("议题", "执法", "举措[1].会议[1].议题"),
    ("会议（", "再加一项", ""),
    ("会议名称", "专题会", "举措[1].会议[2].名称"),
    ("议题", "复议", "举措[1].会议[2].议题"),
    ("会议（", "好了", ""),
    ("举措（", "再加一项", ""),
    ("标题", "培训", "举措[2].标题"),
    ("内容", "组织培训", "举措[2].内容"),
    ("会议（", "先空着", ""),
    ("举措（", "好了", ""),
    ("主送", "写“无”", "主送"),
    ("备注", "完", "备注"),
]
_SCRIPT = [stored(key, reply, "无" if key == "主送" else reply) if key else reply for _, reply, key in _LONG_RUN]
_MENUS = ("会议（", "举措（", "复议情况")


def _run(path: Path, templates: Path, store: RecentStore, replies: list[Any]) -> ScriptedAsker:
    """Answer what is open, and end where the replies do, as a killed process does."""
    desk, asker = desk_at(path, [templates], *replies, store=store)
    try:
        go_on(desk)
    except ScriptError as error:
        if "no reply left" not in str(error):
            raise
    return asker


_AFTER_AN_ANSWER = [at for at in range(1, len(_LONG_RUN)) if _LONG_RUN[at - 1][0] not in _MENUS]


@pytest.mark.parametrize("count", _AFTER_AN_ANSWER)
def test_stopped_after_any_answer_the_next_sitting_begins_with_the_very_next_question(
    tmp_path: Path, count: int
) -> None:
    templates = write_layout(tmp_path / "版式", QUESTIONS)
    path = tmp_path / "记录.yaml"
    path.write_text("版式: 小@1\n", "utf-8")
    store = RecentStore(tmp_path / "recent.json")
    replies = _SCRIPT[:count]
    asked = _run(path, templates, store, replies).last
    assert _LONG_RUN[count][0] in asked.label
    again = _run(path, templates, store, []).last

    if _LONG_RUN[count][0] in _MENUS:
        # A menu is no question; what is asked then is one that nobody has answered.
        assert again.kind == "choice" or not again.default
    else:
        assert again[:-1] == asked[:-1]


def test_in_a_long_run_each_answer_is_on_the_disk_at_the_next_prompt_and_nothing_wanted_is_left(tmp_path: Path) -> None:
    templates = write_layout(tmp_path / "版式", QUESTIONS)
    path = tmp_path / "记录.yaml"
    path.write_text("版式: 小@1\n", "utf-8")
    asker = _run(path, templates, RecentStore(None), _SCRIPT)

    asker.done()
    # The file was read at each prompt; the last answer has no prompt behind it.
    assert len(asker.confirmed) == sum(bool(key) for *_, key in _LONG_RUN) - 1
    assert [wanted for (wanted, *_), label in zip(_LONG_RUN, asker.labels, strict=True) if wanted not in label] == []
    answers = Session(path, [templates]).answers
    assert [step.key for step in all_steps(answers) if is_open(step, ())] == ["举措[2].会议"]
    assert first_missing(answers, ()) is None
