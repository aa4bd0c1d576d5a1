"""The checker inside the wizard: what it finds by section, from a finding to its question, and what is let stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import record_text

from drafter.layout.load import builtin_templates
from drafter.wizard.asker import Command
from drafter.wizard.hub import run_hub
from drafter.wizard.proofread import show_findings
from wizard.scripted import ScriptedAsker, desk_at, on


class Table:
    """A record of the standard layout with a script at the keyboard."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "记录.yaml"

    def __call__(self, *script: Any, hub: bool = False, **changes: str | None) -> ScriptedAsker:
        self.path.write_text(record_text(**changes), "utf-8")
        desk, asker = desk_at(self.path, [builtin_templates()], *script)
        (run_hub if hub else show_findings)(desk)
        asker.done()
        return asker

    @property
    def text(self) -> str:
        return self.path.read_text("utf-8")


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


def measures(text: str) -> str:
    return f"[{{领域: 执法, 举措: [{{标题: 检查, 内容: {text}}}]}}]"


def test_findings_stand_under_the_sections_of_their_questions(table: Table) -> None:
    asker = table("回目录", 主要举措和成效=measures("全年办理XX件。"))

    titles = asker.last.titles
    assert titles[0] == "回目录"
    headings = [choice.title for choice in asker.last.choices if choice.heading]
    at = titles.index("【一、主要举措和成效】")
    assert headings
    assert "XX" in titles[at + 1]


def test_from_a_finding_one_comes_to_its_question_and_it_is_gone_when_mended(table: Table) -> None:
    script = ["XX", on("这一条", "去改这一题"), on("做了什么", "全年办理12件。"), "回目录"]
    asker = table(*script, 主要举措和成效=measures("全年办理XX件。"))

    assert "怎么改" in "".join(asker.prompts[1].said)
    assert "内容: 全年办理12件。" in table.text
    assert not any("XX" in title for title in asker.last.titles)


def test_what_is_right_can_be_let_stand_with_a_reason(table: Table) -> None:
    script = ["XX", on("这一条", "没有错"), on("理由", "这是型号"), "回目录"]
    asker = table(*script, 主要举措和成效=measures("全年办理XX件。"))

    assert "核对说明:" in table.text
    assert "理由: 这是型号" in table.text
    assert not any("XX" in title for title in asker.last.titles)


def test_without_a_reason_a_finding_stays(table: Table) -> None:
    script = ["XX", on("这一条", "没有错"), on("理由", ""), "XX", Command.BACK, Command.HELP, Command.BACK]
    asker = table(*script, 主要举措和成效=measures("全年办理XX件。"))

    assert "核对说明" not in table.text
    assert "必错" in "".join(asker.last.said)


def test_the_hub_counts_findings_by_section_once_it_was_checked(table: Table) -> None:
    asker = table("核对", "回目录", "离开", hub=True, 主要举措和成效=measures("全年办理XX件。"))

    assert not any("核对：" in title for title in asker.prompts[0].titles if title.startswith("一、主要举措"))
    assert any("核对：" in title for title in asker.last.titles if title.startswith("一、主要举措"))


def test_a_record_that_cannot_be_checked_yet_says_why(table: Table) -> None:
    asker = table("核对", "离开", hub=True, 年度=None)

    assert "×" in "".join(asker.last.said)
