"""The copies (文稿) that a layout makes: their names, what they hold, and what conditions and templates know."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import LAYOUT, block_lines, layout_with, mapping, message_of, small_record_text

from drafter.answers.build import build_answers
from drafter.answers.missing import missing_answers, withheld_items
from drafter.answers.model import Answers
from drafter.errors import LayoutError, RecordError, UsageError
from drafter.layout.model import Layout
from drafter.layout.profile import PUBLIC_COPY, Profile, find_profile, profile_names
from drafter.render.report import render_report
from drafter.render.template import compile_template

COPIES = """\
文稿:
  - 名称: 公开稿
    说明: 上网
  - {名称: 报送稿, 不公开的: 写入}
  - {名称: 送审稿, 不公开的: 写入, 批注: 是}
"""
QUESTIONS = """\
- {键: 字号, 名称: 字号, 类型: 短文本, 提示: 编几号, 必填: {文稿: 报送稿}, 当: {文稿: 报送稿}}
- 键: 事项
  名称: 事项
  类型: 列表
  必填: 否
  问题: [{键: 内容, 名称: 内容, 类型: 短文本}]
"""
TEMPLATE = """\
{% if 文稿 == '报送稿' %}
:::发文字号
{{ 字号 }}
:::
{% endif %}
{{ 文稿 }}

{% for 项 in 事项 %}
{{ 项.内容 }}

{% endfor %}
"""
ITEMS = "事项:\n  - {内容: 公开的}\n  - {内容: 内部的, 公开: 否}\n"


def layout_of(folder: Path, copies: str = COPIES, questions: str = QUESTIONS) -> Layout:
    return layout_with(folder, questions, TEMPLATE, layout=LAYOUT.replace("部分:", f"{copies}部分:", 1))


def answers(folder: Path, copy_name: str, record: str = ITEMS) -> Answers:
    layout = layout_of(folder)
    profile = find_profile(layout.profiles, copy_name)
    return build_answers(mapping(small_record_text() + record), layout, profile=profile)


def texts(given: Answers) -> list[str]:
    return block_lines(render_report(given, compile_template(given.layout)).blocks)


def fault(folder: Path, copies: str) -> str:
    with pytest.raises(LayoutError) as error:
        layout_of(folder, copies, "")
    return message_of(error, folder)


def test_a_layout_that_says_nothing_makes_the_public_copy(tmp_path: Path) -> None:
    assert layout_with(tmp_path).profiles == (PUBLIC_COPY,)


def test_copies_are_read_in_their_order(tmp_path: Path) -> None:
    assert layout_of(tmp_path).profiles == (
        Profile("公开稿", "上网"),
        Profile("报送稿", withheld=True),
        Profile("送审稿", withheld=True, comments=True),
    )


def test_the_first_copy_is_the_usual_one(tmp_path: Path) -> None:
    profiles = layout_of(tmp_path, "文稿:\n  - {名称: 内部稿}\n  - {名称: 公开稿}\n", "").profiles

    assert profile_names(profiles) == ("内部稿", "公开稿")
    assert find_profile(profiles, "").name == "内部稿"
    assert find_profile(profiles, "公开稿").name == "公开稿"


def test_an_unknown_copy_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        find_profile(layout_of(tmp_path).profiles, "报告稿")

    assert "这个版式没有“报告稿”这种文稿" in message_of(error)
    assert "这个版式有：公开稿、报送稿" in message_of(error)


def test_a_copy_named_twice_is_told_once_with_its_line(tmp_path: Path) -> None:
    said = fault(tmp_path, COPIES + "  - 名称: 报送稿\n  - 名称: 报送稿\n")

    assert said.count("文稿“报送稿”写了两次") == 1
    assert "小/layout.yaml:" in said


@pytest.mark.parametrize(
    ("copy", "what"),
    [
        ("{名称: 甲, 不公开的: 写}", "“不公开的”应是“写入”或“不写入”，却是“写”"),
        ("{名称: 甲, 批注: 要}", "批注"),
        ("{说明: 没有名称}", "名称"),
        ("{名称: 甲, 印章: 有}", "印章"),
    ],
    ids=["withheld", "comments", "no name", "unknown key"],
)
def test_a_fault_of_a_copy_is_told_at_its_line(tmp_path: Path, copy: str, what: str) -> None:
    said = fault(tmp_path, f"文稿:\n  - 名称: 公开稿\n  - {copy}\n")
    line = next(
        number
        for number, text in enumerate((tmp_path / "小/layout.yaml").read_text("utf-8").splitlines(), 1)
        if copy in text
    )

    assert what in said
    assert f"小/layout.yaml:{line}" in said


def test_a_condition_on_a_copy_that_is_not_made_can_never_hold_and_is_told(tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as error:
        layout_of(tmp_path, "", "- {键: 字号, 名称: 字号, 类型: 短文本, 当: {文稿: 报送稿}}\n")

    assert "报送稿" in message_of(error)


def test_a_record_cannot_answer_what_copy_it_is(tmp_path: Path) -> None:
    with pytest.raises(RecordError) as error:
        answers(tmp_path, "", "文稿: 报送稿\n")

    assert "文稿" in message_of(error)


def test_templates_know_which_copy_is_made(tmp_path: Path) -> None:
    assert "正文 | 公开稿" in texts(answers(tmp_path, ""))
    assert "正文 | 送审稿" in texts(answers(tmp_path, "送审稿"))


def test_what_only_one_copy_wants_is_missing_in_that_one_only(tmp_path: Path) -> None:
    wanted = {
        name: [one.prompt for one in missing_answers(answers(tmp_path, name))] for name in ("", "报送稿", "送审稿")
    }

    assert wanted == {"": [], "报送稿": ["编几号"], "送审稿": []}
    assert "发文字号 | ⟦字号: 【待补充：编几号】⟧" in texts(answers(tmp_path, "报送稿"))


def test_an_answer_for_one_copy_is_kept_by_the_others(tmp_path: Path) -> None:
    record = ITEMS + "字号: 示政〔2021〕2号\n"

    assert "发文字号 | ⟦字号: 示政〔2021〕2号⟧" in texts(answers(tmp_path, "报送稿", record))
    assert not any("示政" in line for line in texts(answers(tmp_path, "", record)))


@pytest.mark.parametrize(("name", "held"), [("", False), ("公开稿", False), ("报送稿", True), ("送审稿", True)])
def test_entries_kept_from_the_public_stand_in_the_copies_that_hold_them(tmp_path: Path, name: str, held: bool) -> None:
    given = answers(tmp_path, name)

    assert any("内部的" in line for line in texts(given)) is held
    assert any("公开的" in line for line in texts(given))
    assert [item.place.key for item in withheld_items(given)] == ([] if held else ["事项[2]"])
