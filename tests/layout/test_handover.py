"""What a layout says of other years and other lists: 跨年, 印出, 取自去年, 转入."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import layout_with, standard_layout

from drafter.layout.conditions import ALWAYS
from drafter.layout.handover_names import fits
from drafter.layout.model import Question

QUESTIONS = """\
- {键: 称, 名称: 自称, 类型: 短文本, 跨年: 沿用}
- {键: 群, 名称: 群, 类型: 题组, 印出: 否, 问题: [{键: 甲, 名称: 甲, 类型: 短文本, 跨年: 沿用}]}
- 键: 领域
  名称: 领域
  类型: 列表
  问题:
    - {键: 举措, 名称: 举措, 类型: 列表, 问题: [{键: 标题, 名称: 标题, 类型: 短文本}]}
- 键: 清单
  名称: 清单
  类型: 列表
  取自去年:
    - {列表: 清单, 填: {事项: 事项}, 另填: {结果: 未办}}
  转入:
    - {当: {结果: 已办, 年度: '>=2019'}, 列表: 领域, 每项: 举措, 填: {标题: 事项}}
    - {列表: 清单, 填: {事项: 事项}}
  问题:
    - {键: 事项, 名称: 事项, 类型: 短文本}
    - {键: 结果, 名称: 结果, 类型: 单选, 选项: [已办, 未办]}
"""

KINDS = """\
- {键: 短, 名称: 短, 类型: 短文本}
- {键: 长, 名称: 长, 类型: 长文本}
- {键: 数, 名称: 数, 类型: 整数, 单位: 件}
- {键: 个, 名称: 个, 类型: 整数, 单位: 个}
- {键: 日, 名称: 日, 类型: 日期}
- {键: 少, 名称: 少, 类型: 单选, 选项: [甲, 乙]}
- {键: 多, 名称: 多, 类型: 单选, 选项: [甲, 乙, 丙]}
- {键: 选, 名称: 选, 类型: 多选, 选项: [甲, 乙]}
- {键: 列, 名称: 列, 类型: 列表, 每项: 短文本}
"""


def question(folder: Path, key: str, questions: str = QUESTIONS) -> Question:
    found = layout_with(folder, questions).question(key)
    assert found
    return found


def test_a_question_says_whether_its_answer_carries_over(tmp_path: Path) -> None:
    group = question(tmp_path, "群")

    assert question(tmp_path, "称").carried
    assert not group.carried
    assert [inner.carried for inner in group.questions] == [True]


def test_what_stands_in_a_working_note_is_not_printed_either(tmp_path: Path) -> None:
    group = question(tmp_path, "群")

    assert [group.printed, *(inner.printed for inner in group.questions)] == [False, False]
    assert question(tmp_path, "称").printed


def test_a_list_says_what_its_entries_come_from(tmp_path: Path) -> None:
    (source,) = question(tmp_path, "清单").from_last

    assert source.list_key == "清单"
    assert [(one.key, one.value) for one in source.filled] == [("事项", "事项")]
    assert [(one.key, one.value) for one in source.constants] == [("结果", "未办")]
    assert source.place.line == 27


def test_a_list_says_where_its_entries_go(tmp_path: Path) -> None:
    first, second = question(tmp_path, "清单").passes_on

    assert (first.list_key, first.inner_key, second.list_key, second.inner_key) == ("领域", "举措", "清单", "")
    assert [(one.key, one.value) for one in first.filled] == [("标题", "事项")]
    assert [test.name for test in first.when.tests()] == ["结果", "年度"]
    assert second.when == ALWAYS


@pytest.mark.parametrize(
    ("source", "target", "fitting"),
    [
        ("短", "短", True),
        ("短", "长", True),
        ("长", "短", False),
        ("数", "短", True),
        ("数", "数", True),
        ("数", "个", False),
        ("短", "数", False),
        ("日", "日", True),
        ("少", "多", True),
        ("多", "少", False),
        ("短", "少", False),
        ("少", "短", True),
        ("选", "短", False),
        ("短", "选", False),
        ("列", "列", False),
    ],
)
def test_answers_fit_by_kind_unit_and_options(tmp_path: Path, source: str, target: str, fitting: bool) -> None:
    assert fits(question(tmp_path, source, KINDS), question(tmp_path, target, KINDS)) is fitting


def test_the_layout_that_drafter_brings_carries_facts_and_no_more() -> None:
    layout = standard_layout()
    agency = layout.question("机关")
    assert agency

    assert [one.key for one in layout.questions() if one.carried] == [
        "主送",
        "另填指标",
        "附表",
        "图表",
        "结束语",
        "署名",
        "附注",
        "另做文稿",
    ]
    assert [one.key for one in agency.questions if one.carried] == ["名称", "类型", "联署", "自称"]
    assert [one.key for one in layout.questions() if not one.printed] == ["上年事项", "另填指标", "另做文稿"]


def test_each_outcome_of_last_years_matters_leads_to_one_list() -> None:
    matters = standard_layout().question("上年事项")
    assert matters
    outcomes = next(one for one in matters.questions if one.key == "结果").options
    leads = {
        outcome: [passed.list_key for passed in matters.passes_on if passed.when.holds(lambda _: (outcome,))]  # noqa: B023 - called at once
        for outcome in outcomes
    }

    assert leads == {"已办": ["主要举措和成效"], "未办完": ["存在的不足和原因"], "不再办": ["其他需要报告的情况"]}
