"""Whatever a text holds, every rule comes to an end, and says where and what."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.check.document import document_from_text
from drafter.check.load import load_rulebook
from drafter.check.run import check_document, choose_rules
from drafter.layout.load import builtin_templates, load_layout

RULEBOOK = load_rulebook([builtin_templates()])
REFERENCE = load_layout("standard", [builtin_templates()]).reference
WORDS = [
    "一、",
    "（一）",
    "1.",
    "一是",
    "三是",
    "存在的不足和原因",
    "下一年度安排",
    "尚未",
    "没有",
    "全覆盖",
    "100%",
    "行政复议",
    "我局",
    "本局",
    "示例区",
    "甲县人民政府",
    "村民",
    "张大山",
    "2024年",
    "3件",
    "其中",
    "，",
    "。",
    "；",
    "：",
    "《",
    "》",
    "“",
    "”",
    "\n",
    " ",
    "13912345678",
    "同比增长",
    "5%",
]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=60).map("".join)))
def test_every_rule_takes_any_text(text: str) -> None:
    document = document_from_text(text, "报告.txt", 2024, REFERENCE)
    for finding in check_document(document, RULEBOOK, choose_rules(RULEBOOK)).findings:
        assert finding.why
        assert finding.place.file == "报告.txt"


@pytest.mark.parametrize("piece", ["示例区", "一是开展检查，", "受理3件，其中", "《《", "没有建立示例制度", "张张张张"])
def test_a_long_text_takes_its_time_but_no_more(piece: str) -> None:
    text = f"示例区2024年报告\n一、存在的不足\n{piece * 3000}。\n"
    document = document_from_text(text, "报告.txt", 2024, REFERENCE)
    check_document(document, RULEBOOK, choose_rules(RULEBOOK))
