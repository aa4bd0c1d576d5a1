"""Mending: what is safe is written otherwise, in texts only, and every other byte stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.check.load import load_rulebook
from drafter.check.mending import Mended, mend_file
from drafter.layout.load import builtin_templates

TEMPLATES = [builtin_templates()]
RULEBOOK = load_rulebook(TEMPLATES)
CHOSEN = [rule for rule in RULEBOOK.rules if rule.startswith("标点")]

RECORD = """\
# 说明,不改
版式: standard@1
年度: 2024
机关: {名称: 示例区人民政府}
指标:
  行政复议: {收到申请: 30, 受理: 26}   # 数字,不改
主要举措和成效:
  - 领域: 完善制度 规范执法
    举措:
      - 标题: 清理文件
        内容: |   # 这里也不改,,
          学习《甲条例》、《乙办法》，共受理{行政复议.受理:单位},审结 12 件。。
          比例在5-10%之间，2024年08月5日公布。
        成效: "完成(试行)办法,公布"
成文日期: 2025-02-18
"""


def mend(text: str, year: int = 0, chosen: list[str] = CHOSEN) -> Mended:
    return mend_file(text, "文件", year, RULEBOOK, chosen, TEMPLATES)


def test_texts_of_a_record_are_mended_and_every_other_byte_stays() -> None:
    assert mend(RECORD).text == RECORD.replace("》、《", "》《").replace(
        "单位},审结 12 件。。", "单位}，审结12件。"
    ).replace("5-10%", "5%～10%").replace("08月", "8月").replace('"完成(试行)办法,公布"', '"完成（试行）办法，公布"')


def test_a_value_on_one_line_stays_on_one_line_however_long_it_is() -> None:
    long = "县政府常务会议审议通过年度计划，" * 8 + "印发执行"
    record = RECORD.replace('"完成(试行)办法,公布"', f"{long},公布。。")
    assert mend(record).text.count("|") == RECORD.count("|")
    assert f"        成效: {long}，公布。\n" in mend(record).text


def test_what_yaml_would_read_otherwise_without_quotes_is_mended_all_the_same() -> None:
    record = RECORD.replace('"完成(试行)办法,公布"', "完成(试行)办法,公布")
    assert "        成效: 完成（试行）办法，公布\n" in mend(record).text


def test_changes_are_told_line_by_line_where_they_stand() -> None:
    changes = mend(RECORD).changes
    assert [(one.place.line, one.place.key.rpartition(".")[2]) for one in changes] == [
        (12, "内容"),
        (13, "内容"),
        (14, "成效"),
    ]
    assert changes[1].old == "比例在5-10%之间，2024年08月5日公布。"
    assert changes[1].new == "比例在5%～10%之间，2024年8月5日公布。"


def test_of_a_long_line_only_the_part_that_changes_is_shown() -> None:
    (change,) = mend("甲乙丙丁" * 10 + "受理12件,审结10件" + "，子丑寅卯" * 10 + "。\n", 2024).changes
    assert change.shown() == (
        "…丁甲乙丙丁受理12件,审结10件，子丑寅卯…",
        "…丁甲乙丙丁受理12件，审结10件，子丑寅卯…",
    )


def test_what_is_mended_once_needs_no_more_mending() -> None:
    once = mend(RECORD).text
    assert mend(once) == Mended(once, ())


def test_a_plain_report_keeps_its_line_ends_and_indentation() -> None:
    text = "示例区2024年报告\r\n\r\n　　全年受理12件,审结10件。\r\n　　强化领导 压实责任\n"
    assert mend(text, 2024).text == text.replace("件,审", "件，审")


def test_all_of_many_are_mended_though_one_finding_sums_them_up() -> None:
    text = "全年受理12件,审结10件;其中(含撤回)3件。\n" * 50
    assert mend(text, 2024).text == "全年受理12件，审结10件；其中（含撤回）3件。\n" * 50


def test_only_chosen_rules_mend() -> None:
    text = "全年受理12件,审结10件。。\n"
    assert mend(text, 2024, ["标点-5"]).text == "全年受理12件,审结10件。\n"


def test_what_a_note_lets_stand_is_not_mended() -> None:
    record = RECORD + "核对说明:\n  - {规则: 标点-15, 理由: 原文如此}\n"
    assert "5-10%" in mend(record).text
    assert "》《" in mend(record).text


@pytest.mark.parametrize(
    "value",
    [
        "共{行政复议.受理:单位}，其中{行政复议.收到申请}件。",
        "上午9:30，比例3:1，共1,234件。",
        "GB/T 15834-2011，A(B)。",
        "强化领导 压实责任",
    ],
)
def test_what_is_right_is_not_touched(value: str) -> None:
    record = RECORD.replace("完善制度 规范执法", f'"{value}"')
    assert f'"{value}"' in mend(record).text


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="甲乙《》“”,，。；()（） 12-%…年月日号、等", max_size=60))
def test_whatever_is_written_comes_out_as_a_record_with_its_figures_and_comments(value: str) -> None:
    mended = mend(RECORD.replace('"完成(试行)办法,公布"', f"'{value}'")).text
    assert "收到申请: 30, 受理: 26}   # 数字,不改" in mended
    assert mend(mended).changes == () or len(mend(mended).text) <= len(mended)


@settings(max_examples=30)
@given(st.text(alphabet="甲乙《》“”,，。；()（） 12-%…年月日号、等\n\r　", max_size=200))
def test_a_report_keeps_its_number_of_lines(text: str) -> None:
    assert len(mend(text, 2024).text.splitlines()) == len(text.splitlines())
