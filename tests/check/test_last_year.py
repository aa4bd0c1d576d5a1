"""What last year's report promised, admitted and counted, against this year's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from check.families_text import findings, text_document
from drafter.check.document import Document
from drafter.check.findings import Finding, Level
from drafter.check.load import load_rulebook
from drafter.check.run import choose_rules
from drafter.check.sources import Shelf, check_record, document_of
from drafter.errors import RecordError
from drafter.layout.load import builtin_templates

LAST = """
版式: standard@1
年度: 2023
机关: {名称: 示例局, 自称: 我局}
指标:
  行政复议: {受理: 24, 未结: 8}
  法律顾问: {公职律师: 19}
主要举措和成效:
  - 领域: 监管
    举措:
      - {标题: 在线监测, 内容: 在2家医院安装医疗废水在线监测设备。}
      - {标题: 听证, 内容: 举行供水价格调整听证会1次。}
存在的不足和原因:
  - {不足: 出庭负责人不发言, 原因: 庭前没有准备。}
下一年度主要安排:
  - {标题: 建立行政裁量基准, 内容: 制定处罚裁量基准表。}
"""
NOW = """
版式: standard@1
年度: 2024
机关: {{名称: 示例局, 自称: 我局}}
上年事项:
  - {{事项: 建立行政裁量基准, 来源: 上年安排, 结果: 已办}}
  - {{事项: 出庭负责人不发言, 来源: 上年不足, 结果: {result}}}
指标:
  行政复议: {{受理: {{数值: 30, 上年: {last}}}, 上年结转: {carried}}}
  法律顾问: {{公职律师: 24}}
主要举措和成效:
  - 领域: 监管
    举措:
      - {{标题: 执法规范, 内容: {plan}}}
      - {{标题: 举措, 内容: 负责人出庭前阅卷准备，当庭发言。{text}}}
存在的不足和原因:
  - {{不足: {shortcoming}, 原因: 编制偏少。}}
"""
RIGHT = {
    "result": "已办",
    "last": 24,
    "carried": 8,
    "plan": "制定行政处罚裁量基准表。",
    "text": "连同2023年安装的2家，共10家医院有在线监测设备。新增公职律师5名。",
    "shortcoming": "执法力量不足",
}


def compared(**changes: object) -> Document:
    templates = [builtin_templates()]
    last = document_of(LAST, "去年.yaml", templates)
    return document_of(NOW.format(**{**RIGHT, **changes}), "记录.yaml", templates, last)


def told(**changes: object) -> list[Finding]:
    return findings(compared(**changes), "上年")


def test_a_report_that_answers_last_year_is_left_alone() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("changes", "rule", "quote"),
    [
        ({"plan": "组织讲座三次。"}, "上年-1", "建立行政裁量基准"),
        ({"result": "未办完"}, "上年-1", "出庭负责人不发言"),
        ({"shortcoming": "庭前没有准备的情况还有", "result": "已办", "last": 42}, "上年-3", "42"),
        ({"carried": 10}, "上年-3", "10"),
        ({"text": "连同2023年安装的5家，共13家医院有在线监测设备。"}, "上年-4", "2023年安装的5家"),
        ({"text": "新增公职律师8名。"}, "上年-5", "新增公职律师8名"),
        ({"text": "公职律师净增8名。"}, "上年-5", "公职律师净增8"),
        ({"text": "首次举行供水价格调整听证会。"}, "上年-6", "首次举行供水价格调整听证会"),
    ],
)
def test_what_differs_from_last_year_is_found(changes: dict[str, object], rule: str, quote: str) -> None:
    assert [(one.rule, one.quote) for one in told(**changes)] == [(rule, quote)]


@pytest.mark.parametrize(
    "changes",
    [
        {"result": "未办完", "shortcoming": "部分出庭负责人仍不发言"},
        {"text": "2023年的24件复议申请都已办结。"},
        {"text": "首次举行停车收费听证会。"},
        {"text": "减少公职律师办案3件。"},
    ],
)
def test_what_agrees_with_last_year_is_left_alone(changes: dict[str, object]) -> None:
    assert told(**changes) == []


def test_a_promise_points_to_its_entry_in_the_list() -> None:
    (finding,) = told(plan="组织讲座三次。")
    assert finding.place.key == "上年事项[1]"


def test_a_net_increase_is_surer_than_an_increase() -> None:
    assert [one.level for one in told(text="公职律师净增8名。新增公职律师9名。")] == [Level.DOUBT, Level.HINT]


WRITTEN = """示例局2023年报告
一、主要举措
开展检查。
四、2024年主要安排
（一）建立裁量基准。制定处罚裁量基准表。
（二）开展普法。组织讲座。
"""


@pytest.mark.parametrize(
    ("work", "quotes"),
    [
        ("制定处罚裁量基准表，组织普法讲座3次。", []),
        ("组织普法讲座3次。", ["建立裁量基准"]),
    ],
)
def test_last_year_may_be_a_report_that_is_written_already(work: str, quotes: list[str]) -> None:
    now = text_document(f"示例局2024年报告\n一、主要举措\n{work}\n")
    found = findings(replace(now, last=text_document(WRITTEN, 2023)), "上年-1")
    assert [(one.quote, one.level) for one in found] == [(quote, Level.HINT) for quote in quotes]


@pytest.mark.parametrize(("rate", "found"), [("30", False), ("30.0", False), ("35", True)])
def test_a_rate_that_two_numbers_of_last_year_give_is_known(rate: str, found: bool) -> None:
    last = """
版式: standard@1
年度: 2023
机关: {名称: 示例局, 自称: 我局}
指标: {执法监督: {案卷评查: 30, 优秀案卷: 9}}
下一年度主要安排: [{标题: 案卷, 内容: 组织评查，评查案卷中优秀案卷占比提高到40%。}]
"""
    now = """
版式: standard@1
年度: 2024
机关: {名称: 示例局, 自称: 我局}
主要举措和成效:
  - 领域: 监督
    举措: [{标题: 案卷, 内容: "评查案卷40卷，其中优秀案卷17卷，占42.5%，比上年的RATE%提高。"}]
"""
    templates = [builtin_templates()]
    document = document_of(now.replace("RATE", rate), "记录.yaml", templates, document_of(last, "去年.yaml", templates))
    assert bool(findings(document, "上年-4")) is found


def test_a_record_of_another_year_is_no_last_year(tmp_path: Path) -> None:
    shelf = Shelf([builtin_templates()])
    path = tmp_path / "去年.yaml"
    path.write_text(small_standard(2024), "utf-8")

    with pytest.raises(RecordError, match="这一份是2024年度的，不是2023年度的"):
        shelf.last_year(path, 2024)


@pytest.mark.parametrize(("public", "families"), [("是", {"标点", "隐私"}), ("否", {"标点"})])
def test_what_a_public_copy_leaves_out_is_checked_too_but_not_for_privacy(
    tmp_path: Path, public: str, families: set[str]
) -> None:
    path = tmp_path / "记录.yaml"
    entry = f"[{{内容: '检查3次，，联系电话16400000000。', 公开: {public}}}]"
    path.write_text(small_standard(2024) + f"其他需要报告的情况: {entry}\n", "utf-8")
    templates = [builtin_templates()]
    rulebook = load_rulebook(templates)
    chosen = choose_rules(rulebook, ["标点-5", "隐私"])

    checked = check_record(path, None, rulebook, chosen, Shelf(templates))

    assert {finding.family for finding in checked.findings} == families


def small_standard(year: int) -> str:
    return f"版式: standard@1\n年度: {year}\n机关: {{名称: 示例局}}\n"
