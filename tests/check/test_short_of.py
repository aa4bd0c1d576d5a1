"""Targets below what was reached, some left of what was all done, some of what there was none of."""

from __future__ import annotations

import pytest

from check.families_text import quotes

DEEDS, LACKS, PLANS = "一、主要举措\n", "二、存在的不足\n", "四、下一年度安排\n"

FOUND = [
    (f"{DEEDS}负责人出庭率100%。\n{PLANS}负责人出庭率达到95%以上。", "矛盾-15", "负责人出庭率达到95%以上"),
    (f"{DEEDS}全州办结案件9件，网上可办率98%。\n{PLANS}网上可办率达到90%。", "矛盾-15", "网上可办率达到90%"),
    (
        f"{DEEDS}全镇15个村全部建成法律服务站，还有4个村未建成法律服务站。",
        "矛盾-16",
        "还有4个村未建成法律服务站",
    ),
    (
        f"{DEEDS}执法记录仪实现全员覆盖。\n{LACKS}有12名执法人员尚未配备执法记录仪。",
        "矛盾-16",
        "有12名执法人员尚未配备执法记录仪",
    ),
    (f"{DEEDS}全年未作出行政处罚。\n对企业的行政处罚21件已公示。", "矛盾-17", "全年未作出行政处罚"),
    (f"{DEEDS}无群体性事件发生。\n{LACKS}劳资纠纷引发的群体性事件2起，处置不够及时。", "矛盾-17", "无群体性事件发生"),
]


@pytest.mark.parametrize(("text", "rule", "quote"), FOUND, ids=[f"{rule} {quote}" for _, rule, quote in FOUND])
def test_what_cannot_both_be_is_quoted(text: str, rule: str, quote: str) -> None:
    assert (rule, quote) in quotes(text, "矛盾")


QUIET = [
    f"{DEEDS}负责人出庭率92%。\n{PLANS}负责人出庭率达到95%。",
    f"{DEEDS}药品抽检合格率98%。\n{PLANS}案卷合格率达到95%。",
    f"{DEEDS}上年网办率98%，今年网办率88%。\n{PLANS}网办率达到90%。",
    f"{DEEDS}11个村建成法律服务站，还有4个村未建成法律服务站。",
    f"{DEEDS}有4件经审查后没有印发，印发的11件全部送市司法局。",
    f"{DEEDS}未发生重大群体性事件。\n{LACKS}劳资纠纷引发的群体性事件2起，处置不够及时。",
    f"{DEEDS}制定的文件没有被提起行政诉讼。\n办理行政诉讼12件。",
]


@pytest.mark.parametrize("text", QUIET)
def test_what_can_both_be_is_left_alone(text: str) -> None:
    assert [one for one in quotes(text, "矛盾") if one[0] in ("矛盾-15", "矛盾-16", "矛盾-17")] == []
