"""Sentences as offices write them, each with one slip and right: `cases/years_laws.md`, `cases/last_year.md`.

A slip is told by the rule that the case names, at the words that it names; the right sentence beside it is left alone,
and so are right sentences that are easily misread.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from check.families_text import findings, text_document
from drafter.check.document import Document
from drafter.check.findings import Finding

CASES = Path(__file__).parent / "cases"
PARTS = ("举措", "不足", "履职", "安排", "其他")
REPORT = """示例县人民政府
{year}年法治政府建设年度报告
{year}年，示例县人民政府坚持依法行政，现将有关情况报告如下：
一、主要举措和成效
（一）推进工作。{举措}
二、存在的不足和原因
（一）基层力量薄弱。原因是人员少、更替快。{不足}
三、党政主要负责人履行推进法治建设第一责任人职责情况
县委书记、县长切实履行职责。{履职}
四、下一年度主要安排
（一）完善制度。推动制度落实。{安排}
五、其他需要报告的情况
没有其他需要报告的情况。{其他}
示例县人民政府
{next}年2月20日
"""
FAMILIES = ("年份", "法规", "上年")


class Pair(NamedTuple):
    """A slip and the same sentence without it; only the right one where nothing is wrong."""

    year: int
    part: str
    rule: str
    quote: str
    wrong: str
    right: str


def pairs(name: str) -> list[Pair]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    found = [line[2:].split("｜") for line in lines if line.startswith("- ")]
    return [Pair(int(year), *rest) for year, *rest in found]


@lru_cache(maxsize=1)
def last_year() -> Document:
    return text_document((CASES / "last_year_report.txt").read_text(encoding="utf-8"), 2023)


def told(pair: Pair, sentence: str, last: Document | None = None) -> list[Finding]:
    parts = dict.fromkeys(PARTS, "") | {pair.part: sentence}
    text = REPORT.format(year=pair.year, next=pair.year + 1, **parts)
    document = replace(text_document(text, pair.year), last=last)
    return [one for family in FAMILIES for one in findings(document, family) if one.rule not in ("年份-10", "上年-1")]


@pytest.mark.parametrize("pair", pairs("years_laws.md"), ids=lambda pair: pair.wrong or pair.right)
def test_a_slip_of_a_year_or_of_a_law_is_told_and_the_right_sentence_is_not(pair: Pair) -> None:
    assert not pair.wrong or (pair.rule, pair.quote) in [(one.rule, one.quote) for one in told(pair, pair.wrong)]
    assert told(pair, pair.right) == []


@pytest.mark.parametrize("pair", pairs("last_year.md"), ids=lambda pair: pair.wrong or pair.right)
def test_a_number_that_last_years_report_gives_otherwise_is_told(pair: Pair) -> None:
    findings_of_wrong = told(pair, pair.wrong, last_year())
    assert not pair.wrong or (pair.rule, pair.quote) in [(one.rule, one.quote) for one in findings_of_wrong]
    assert told(pair, pair.right, last_year()) == []
