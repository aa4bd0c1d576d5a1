"""What is said of all or of none against sentences that say otherwise: hints only."""

from __future__ import annotations

import pytest

from check.families_text import findings, text_document
from check.growth import assert_grows_with_length
from drafter.check.findings import Finding, Level

TEXT = """示例县人民政府2024年法治政府建设年度报告
一、主要举措和成效
（一）规范文明执法
作出行政处罚决定200件。{done}
（二）化解矛盾纠纷
受理行政复议申请50件，其中维持30件、撤销2件。办理行政应诉案件20件，败诉2件。
二、存在的不足和原因
（一）{lacking}。原因是经费有限。
"""


def told(done: str = "", lacking: str = "普法形式比较单一") -> list[Finding]:
    return findings(text_document(TEXT.format(done=done, lacking=lacking)), "矛盾")


@pytest.mark.parametrize(
    ("done", "lacking"),
    [
        ("执法记录仪实现全覆盖。", "执法记录仪配备不足，仍有3个单位没有配备"),
        ("全县执法人员全部持证上岗。", "部分执法人员没有取得执法证件"),
        ("建立执法监督平台。", "执法监督平台尚未建成"),
        ("负责人出庭应诉率100%。", "负责人出庭应诉还不普遍"),
        ("村村都有法律顾问。", "12个村没有配备法律顾问"),
        ("重大行政决策全部经过合法性审查。", "个别重大行政决策没有经过合法性审查"),
        ("各乡镇均配备了专职法制审核员。", "乡镇专职法制审核员只配备了6名"),
        ("执法经费充足。", "执法经费不足"),
        ("建成综合行政执法指挥中心。", "综合行政执法指挥中心至今没有建立"),
        ("组建专门的教育执法机构。", "没有单独设置教育执法机构"),
        ("开展重大行政决策后评估3项。", "尚未开展重大行政决策后评估"),
    ],
)
def test_a_claim_that_the_shortcomings_deny_is_a_hint(done: str, lacking: str) -> None:
    found = told(done, lacking)
    assert found
    assert {one.level for one in found} == {Level.HINT}


@pytest.mark.parametrize(
    "done",
    [
        "没有发生行政复议被撤销的案件。",
        "未发生群体性上访事件。处置群体性上访事件2起。",
        "行政诉讼案件3件，驳回2件，确认违法1件，没有败诉案件。",
        "没有依申请公开引发的行政诉讼。依申请公开引发的行政诉讼3件。",
        "行政处罚诉讼案件零增长，没有发生案件。",
        "发现问题87个，全部整改完毕，其余5个正在整改。",
        "办理建议30件，按期答复率100%。3件没有按期答复。",
    ],
)
def test_none_that_is_counted_elsewhere_is_a_hint(done: str) -> None:
    assert told(done)


@pytest.mark.parametrize(
    ("done", "lacking"),
    [
        ("执法人员全部参加培训。", "执法人员的知识结构不合理"),
        ("执法全过程记录全覆盖。", "个别单位执法文书制作不规范"),
        ("建立重大行政决策目录制度。", "重大行政决策后评估没有开展"),
        ("村级法律顾问全覆盖。", "部分群众法治意识不强"),
        ("村居法律顾问全覆盖。", "执法记录仪未全覆盖"),
        ("没有发生执法安全事故。", "基层执法力量不足"),
        ("所有案件均按期办结。", "行政争议实质性化解水平不高"),
        ("发现问题87个，整改82个，其余5个正在整改。办理建议30件，全部答复。", "普法形式单一"),
        ("计划执法人员全部持证。", "部分执法人员没有取得执法证件"),
    ],
)
def test_other_things_are_no_contradiction(done: str, lacking: str) -> None:
    assert told(done, lacking) == []


def test_there_are_a_few_hints_at_most() -> None:
    claims = "".join(f"全县{name}执法人员全部持证上岗。" for name in "甲乙丙丁戊己庚辛")
    assert len(told(claims, "部分执法人员没有取得执法证件，没有持证上岗")) == 4


@pytest.mark.parametrize("piece", ["执法人员全部持证上岗。", "没有发生案件3件。"])
def test_claims_take_no_longer_than_the_text_is_long(piece: str) -> None:
    assert_grows_with_length(lambda text: told(text, text), piece)
