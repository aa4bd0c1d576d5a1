"""What changed between two records."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import answers_from, layout_with, small_record_text
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.answers.differences import Difference, Turn, differences, word_differences

QUESTIONS = """\
- {键: 短, 名称: 短文, 类型: 短文本, 必填: 否}
- {键: 数, 名称: 数, 类型: 整数, 必填: 否, 默认: "3"}
- {键: 值, 名称: 各值, 类型: 列表, 每项: 短文本, 必填: 否, 可答无: 是}
- {键: 群, 名称: 群, 类型: 题组, 问题: [{键: 内, 名称: 内, 类型: 日期, 必填: 否}]}
- 键: 项
  名称: 各项
  类型: 列表
  必填: 否
  问题: [{键: 题, 名称: 题, 类型: 短文本}, {键: 文, 名称: 文, 类型: 长文本, 必填: 否}]
"""
GONE, NEW, CHANGED = Turn.GONE, Turn.NEW, Turn.CHANGED


def changes(folder: Path, old: str, new: str) -> list[Difference]:
    layout = layout_with(folder, QUESTIONS)
    before, after = (answers_from(layout, small_record_text() + text) for text in (old, new))
    return list(differences(before.by_key, after.by_key))


def marked(old: str, new: str) -> str:
    signs = {Turn.KEPT: "{}", Turn.GONE: "[-{}]", Turn.NEW: "[+{}]"}
    return "".join(signs[one.turn].format(one.text) for one in word_differences(old, new))


@pytest.mark.parametrize(
    ("old", "new", "turn", "key"),
    [
        ("短: 甲\n", "短: 乙\n", CHANGED, "短"),
        ("", "短: 乙\n", NEW, "短"),
        ("短: 甲\n", "", GONE, "短"),
        ("", "数: 3\n", NEW, "数"),
        ("值: [一, 二]\n", "值: [一, 三]\n", CHANGED, "值"),
        ("值: [一]\n", "值: 无\n", CHANGED, "值"),
        ("群: {内: 2024-01-02}\n", "群: {内: 2024-01-03}\n", CHANGED, "群.内"),
        ("项: [{题: 甲乙丙丁}]\n", "项: [{题: 甲乙丙戊}]\n", CHANGED, "项[1].题"),
        ("项: [{题: 甲乙丙}]\n", "项: [{题: 甲乙丙}, {题: 子丑寅}]\n", NEW, "项[2]"),
        ("项: [{题: 甲乙丙}, {题: 子丑寅}]\n", "项: [{题: 子丑寅}]\n", GONE, "项[1]"),
        ("项: [{题: 甲, 文: 一二三}]\n", "项: [{题: 甲, 文: 一二四}]\n", CHANGED, "项[1].文"),
    ],
)
def test_each_kind_of_change_is_told_with_its_key(tmp_path: Path, old: str, new: str, turn: Turn, key: str) -> None:
    assert [(one.turn, one.key) for one in changes(tmp_path, old, new)] == [(turn, key)]


def test_entries_that_only_changed_places_are_no_difference(tmp_path: Path) -> None:
    assert changes(tmp_path, "项: [{题: 甲乙}, {题: 丙丁}]\n", "项: [{题: 丙丁}, {题: 甲乙}]\n") == []


def test_the_same_record_has_no_differences(tmp_path: Path) -> None:
    text = "短: 甲\n项: [{题: 甲, 文: 一}]\n群: {内: 2024-01-02}\n"
    assert changes(tmp_path, text, text) == []


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("受理142件，", "受理14件，", "受理[-142][+14]件，"),
        ("增长9.5%。", "增长9.25%。", "增长[-9.5%][+9.25%]。"),
        ("共{甲.乙}件", "共{甲.丙}件", "共[-{甲.乙}][+{甲.丙}]件"),
        ("一甲二乙三", "一丙二丁三", "一[-甲二乙][+丙二丁]三"),
        ("开展检查工作", "开展执法检查工作", "开展[+执法]检查工作"),
    ],
)
def test_a_number_and_a_reference_are_one_word(old: str, new: str, shown: str) -> None:
    assert marked(old, new) == shown


@settings(deadline=None, max_examples=100)
@given(st.text("一二三，。12.%{}甲.乙\n", max_size=40), st.text("一二三，。12.%{}甲.乙\n", max_size=40))
def test_both_texts_can_be_read_out_of_the_stretches(old: str, new: str) -> None:
    stretches = list(word_differences(old, new))

    assert "".join(one.text for one in stretches if one.turn is not Turn.NEW) == old
    assert "".join(one.text for one in stretches if one.turn is not Turn.GONE) == new
