"""A text that names some of the figures of a sum is no slip where the record gives all of them, and they add up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from check.families_text import findings
from drafter.check.sources import document_of
from drafter.layout.load import builtin_templates

RECORD = """
版式: standard@1
年度: 2024
机关: {{名称: 示例局, 自称: 我局}}
指标:
  行政复议:
    {{收到申请: 142, 受理: 79, 不予受理: 21, 补正: {补正}, 审结: 68, 维持: 32, 驳回: 10, 终止: 14, 撤销: 10,
     调解和解: 2}}
主要举措和成效:
  - {{领域: 复议, 举措: [{{标题: 复议, 内容: "{text}"}}]}}
"""
SOME = "收到申请{行政复议.收到申请}件，其中受理{行政复议.受理}件、不予受理{行政复议.不予受理}件。"
DONE = (
    "审结{行政复议.审结}件，其中维持{行政复议.维持}件、驳回{行政复议.驳回}件、终止{行政复议.终止}件、"
    "撤销{行政复议.撤销}件。"
)
TYPED = "审结68件，其中维持32件、驳回10件、终止14件、撤销10件。"


def quotes(text: str, *, held: bool = True, relations: bool = True, folder: Path) -> list[str]:
    record = RECORD.format(补正=42 if held else 41, text=text.replace("{{", "{"))
    document = document_of(record, str(folder / "记录.yaml"), [builtin_templates()])
    document = document if relations else replace(document, relations=())
    return [one.quote for one in findings(document, "算术-1")]


@pytest.mark.parametrize("text", [SOME, DONE])
def test_what_a_relation_that_holds_explains_is_quiet(text: str, tmp_path: Path) -> None:
    assert quotes(text, folder=tmp_path) == []
    assert quotes(text, relations=False, folder=tmp_path) != []


def test_figures_that_break_their_relation_explain_nothing(tmp_path: Path) -> None:
    assert quotes(SOME, held=False, folder=tmp_path) == ["142件"]


def test_numbers_that_somebody_typed_are_none_of_the_records(tmp_path: Path) -> None:
    assert quotes(TYPED, folder=tmp_path) == ["68件"]
