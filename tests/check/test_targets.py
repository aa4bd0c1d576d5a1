"""Targets that are worse than what was reached, and targets that go the wrong way."""

from __future__ import annotations

import pytest

from check.families_text import quotes

DEEDS, PLANS = "一、主要举措\n", "四、下一年度安排\n"

FOUND = [
    (f"{DEEDS}行政机关败诉率8.3%。\n{PLANS}把败诉率控制在12%以下。", "矛盾-15", "把败诉率控制在12%以下"),
    (f"{DEEDS}超期办件占比4.2%。\n{PLANS}超期办件占比降到6%以内。", "矛盾-15", "超期办件占比降到6%以内"),
    (f"{DEEDS}负责人出庭应诉率96%。\n{PLANS}负责人出庭应诉率力争达到90%。", "矛盾-15", "负责人出庭应诉率力争达到90%"),
    (f"{DEEDS}不合格案卷比例为5.4%。\n{PLANS}使不合格案卷比例下降到7%。", "矛盾-15", "使不合格案卷比例下降到7%"),
    (f"{PLANS}以更实举措压减败诉案件，力争败诉率提高3个百分点。", "矛盾-22", "力争败诉率提高3个百分点"),
    (f"{PLANS}加强执法监督，确保执法投诉量比上年增加15%。", "矛盾-22", "确保执法投诉量比上年增加15%"),
    (f"{PLANS}推动劳动争议源头治理，力争受理数上升5%以上。", "矛盾-22", "力争受理数上升5%以上"),
]


@pytest.mark.parametrize(("text", "rule", "quote"), FOUND, ids=[quote for _, _, quote in FOUND])
def test_a_target_that_cannot_be_meant_is_quoted(text: str, rule: str, quote: str) -> None:
    assert (rule, quote) in quotes(text, "矛盾")


QUIET = [
    f"{DEEDS}行政机关败诉率8.3%。\n{PLANS}把败诉率控制在8%以下。",
    f"{DEEDS}按期办结率99.1%。\n{PLANS}信访事项按期办结率保持在98%以上。",
    f"{DEEDS}败诉率8.3%，上年16.7%。\n{PLANS}复议纠错率控制在12%以内。",
    f"{PLANS}深化诉源治理，推动调解成功率上升5个百分点。",
    f"{PLANS}引导群众通过复议化解争议，力争行政复议受案量增长10%。",
    f"{PLANS}压减败诉案件，力争调解结案比例提高3个百分点。",
    f"{PLANS}加大查处力度，力争违法案件查处率提高5个百分点。",
]


@pytest.mark.parametrize("text", QUIET)
def test_a_better_target_is_not_told(text: str) -> None:
    assert [one for one in quotes(text, "矛盾") if one[0] in ("矛盾-15", "矛盾-22")] == []
