"""How many things last year's record planned or admitted, and what is said to be under way though listed as done."""

from __future__ import annotations

import pytest

from check.families_text import findings
from drafter.check.findings import Level
from drafter.check.sources import document_of
from drafter.layout.load import builtin_templates

TEMPLATES = [builtin_templates()]
LAST = """版式: standard@1
年度: 2023
机关: {名称: 示例局}
存在的不足和原因:
  - {不足: 执法人员持证率低, 原因: 新进人员多。}
  - {不足: 普法短片少, 原因: 经费有限。}
下一年度主要安排:
  - {标题: 化解消费纠纷, 内容: 在大型商超、专业市场设立消费维权服务站。}
  - {标题: 建设监督平台, 内容: 6月底前建成行政执法监督平台。}
  - {标题: 编制裁量基准, 内容: 印发食品领域行政处罚裁量基准。}
"""
NOW = """版式: standard@1
年度: 2024
机关: {{名称: 示例局}}
上年事项:
  - {{事项: 化解消费纠纷, 来源: 上年安排, 结果: {result}}}
  - {{事项: 建设监督平台, 来源: 上年安排, 结果: {result}}}
  - {{事项: 编制裁量基准, 来源: 上年安排, 结果: {result}}}
主要举措和成效:
  - 领域: 规范执法
    举措:
      - {{标题: 加强监管, 内容: {text}}}
"""


def levels(text: str, rule: str, result: str = "已办") -> list[Level]:
    last = document_of(LAST, "去年.yaml", TEMPLATES)
    now = document_of(NOW.format(text=text, result=result), "今年.yaml", TEMPLATES, last)
    return [one.level for one in findings(now, rule)]


@pytest.mark.parametrize(
    "text",
    [
        "2023年报告提出的4项安排全部落实。",
        "上年度报告确定的5项任务逐项完成。",
        "去年提出的两项安排已经办结。",
        "上年安排的6件工作有回音。",
        "2023年度法治政府建设年度报告列出的四项重点任务全部完成。",
        "逐条整改上年报告查摆的3个问题。",
        "2023年报告存在的5个方面问题全部整改。",
        "上一年度报告承诺的7项措施全部兑现。",
    ],
)
def test_another_number_than_last_year_had_is_found(text: str) -> None:
    assert levels(text, "上年-11") == [Level.DOUBT]


@pytest.mark.parametrize(
    "text",
    [
        "2023年报告提出的3项安排全部落实。",
        "上年度报告确定的三项任务逐项完成。",
        "逐条整改上年报告查摆的2个问题。",
        "督促落实县委2023年部署的12项改革。",
        "2023年县司法局督察指出的9个问题全部整改。",
        "县委、县政府2023年部署的12项任务全部完成。",
        "2023年完成的8项工作继续巩固。",
    ],
)
def test_the_right_number_or_that_of_others_is_left_alone(text: str) -> None:
    assert levels(text, "上年-11") == []


@pytest.mark.parametrize(
    "text",
    [
        "正在研究设立消费维权服务站。",
        "消费维权服务站尚未设立。",
        "行政执法监督平台仍在建设。",
        "正在起草食品领域行政处罚裁量基准。",
        "行政执法监督平台还没有建成。",
        "拟在专业市场设立消费维权服务站。",
        "食品领域行政处罚裁量基准尚未印发。",
    ],
)
def test_what_is_listed_as_done_is_not_under_way(text: str) -> None:
    assert levels(text, "上年-12") == [Level.DOUBT]
    assert levels(text, "上年-12", "未办完") == []


@pytest.mark.parametrize(
    "text",
    [
        "设立消费维权服务站8个。",
        "建成行政执法监督平台，接入单位30家。",
        "对正在建设的工程开展执法检查20次。",
        "没有收到行政复议申请。",
        "对尚未取得许可的经营户责令改正。",
        "拟对12家企业作出处罚，告知听证权利。",
    ],
)
def test_what_was_done_or_is_another_matter_is_left_alone(text: str) -> None:
    assert levels(text, "上年-12") == []
