"""Whatever a report or a record says, it can be checked: findings or an error, never a traceback, never a hang."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from builders import EXAMPLES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.check.document import Document, document_from_text
from drafter.check.load import load_rulebook
from drafter.check.run import check_document, choose_rules
from drafter.check.sources import document_of, load_reference
from drafter.errors import DrafterError
from drafter.layout.load import builtin_templates

pytestmark = [pytest.mark.fuzz, pytest.mark.timeout(3000)]

TEMPLATES = [builtin_templates()]
RULEBOOK, REFERENCE = load_rulebook(TEMPLATES), load_reference(TEMPLATES)
RULES = choose_rules(RULEBOOK)
REPORTS = [path.read_text("utf-8") for path in sorted((Path(__file__).parents[1] / "check").glob("*/clean/*.txt"))]
RECORDS = [path.read_text("utf-8") for path in EXAMPLES]
NUMBERS = ["0", "1", "00", "0.0", "100", "100%", "9" * 30, "1.", "3.14", "２３", "1,000", "12,", "-1", "2017", "0%"]
WORDS = [
    "其中",
    "共",
    "合计",
    "同比",
    "上升",
    "下降",
    "分别",
    "比上年",
    "一半",
    "三分之",
    "百分之",
    "第",
    "余",
    "至",
    "为",
]
UNITS = [
    "件",
    "人次",
    "万元",
    "年",
    "月",
    "日",
    "个百分点",
    "倍",
    "名",
    "〔2020〕",
    "号",
    "％",
    "、",
    "，",
    "。",
    "；",
    "\n",
]
MARKS = ["（", "）", "《", "》", "“", "”", "：", "—", "…", "\t", " ", "（一）", "一是", "1."]
# A paragraph of a thousand characters takes some milliseconds; a pattern that runs away takes minutes.
MOST_SECONDS = 20.0
RUN = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}


@st.composite
def mutated(draw: st.DrawFn, sources: list[str], most: int) -> str:
    """A stretch of a text whose numbers were changed and whose words were put in, left out and typed twice."""
    text = draw(st.sampled_from(sources))
    for _ in range(draw(st.integers(1, most))):
        start = draw(st.integers(0, len(text)))
        number = re.compile(r"\d+").search(text, start)
        if number and draw(st.booleans()):
            text = text[: number.start()] + draw(st.sampled_from(NUMBERS)) + text[number.end() :]
            continue
        end = start + draw(st.sampled_from([0, 0, 1, 2, 6, 20]))
        put = draw(st.sampled_from([*NUMBERS, *WORDS, *UNITS, *MARKS, ""]) | st.just(text[start:end] * 2))
        text = text[:start] + put + text[end:]
    return text


@st.composite
def stretches(draw: st.DrawFn) -> str:
    """Some paragraphs of a report, mutated."""
    paragraphs = draw(st.sampled_from(REPORTS)).splitlines()
    first = draw(st.integers(0, len(paragraphs) - 1))
    return draw(mutated(["\n".join(paragraphs[first : first + draw(st.integers(1, 8))])], 20))


def check(document: Document) -> None:
    begun = time.process_time()
    for finding in check_document(document, RULEBOOK, RULES).findings:
        assert finding.why
    assert time.process_time() - begun < MOST_SECONDS


@settings(max_examples=1500, **RUN)
@given(text=stretches(), year=st.integers(2015, 2026))
def test_a_slip_of_the_hand_in_a_report(text: str, year: int) -> None:
    check(document_from_text(text, "报告.txt", year, REFERENCE))


@settings(max_examples=300, **RUN)
@given(text=mutated(RECORDS, 5), last=st.sampled_from([None, *RECORDS]))
def test_a_slip_of_the_hand_in_a_record_that_is_checked(text: str, last: str | None) -> None:
    try:
        before = document_of(last, "去年.yaml", TEMPLATES) if last else None
        document = document_of(text, "记录.yaml", TEMPLATES, before)
    except DrafterError:
        # What errors say is looked at where records are read.
        return
    check(document)
