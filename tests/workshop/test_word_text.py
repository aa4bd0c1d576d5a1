"""`layout check` of a layout made in Word: what its own words claim, and numbers that repeat or jump."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from word_sketch import Sketch

from drafter.layout.load import builtin_templates
from drafter.workshop.soundness import check_layout

LOOP = ("{%p for 项 in 事项 %}", "（一）{{ 项.名称 }}", "{%p endfor %}")


@pytest.fixture
def form(tmp_path: Path) -> Sketch:
    return Sketch(tmp_path)


def found(form: Sketch) -> list[tuple[str, str, str]]:
    """Return rule, paragraph and reason of what is said about the words of a template."""
    form.draft()
    findings = check_layout(form.folder / "小", [form.folder, builtin_templates()])
    return [(one.rule, one.place.key, one.why) for one in findings if one.rule in ("版式-9", "版式-10")]


def test_a_ready_claim_is_found_in_its_paragraph_and_in_a_cell(form: Sketch) -> None:
    form.lines("{{ 标题 }}", "全年执法工作成效显著。{{ 说明 }}").table(("成效", "水平不断提升"), ("{{ 底色 }}", ""))

    assert found(form) == [
        ("版式-9", "“全年执法工作成效显著。{{ 说明 }}”", "模板里有现成的成绩"),
        ("版式-9", "“水平不断提升”", "模板里有现成的成绩"),
    ]


def test_a_typed_number_in_a_loop_is_the_same_for_all(form: Sketch) -> None:
    form.lines("{{ 标题 }}", *LOOP)

    assert found(form) == [("版式-10", "“（一）{{ 项.名称 }}”", "循环里写了序号，每一项都是这一个")]


def test_a_number_that_the_loop_counts_is_in_order(form: Sketch) -> None:
    form.lines(
        "{{ 标题 }}", LOOP[0], "（{{ loop.index|中文数字 }}）{{ 项.名称 }}", LOOP[2], "1.5倍", "2024年{{ 说明 }}"
    )

    assert found(form) == []


def test_a_row_of_a_table_that_repeats_repeats_its_number(form: Sketch) -> None:
    form.lines("{{ 标题 }}").table(("{%tr for 项 in 事项 %}", ""), ("1.{{ 项.名称 }}", ""), ("{%tr endfor %}", ""))

    assert [(rule, place) for rule, place, _ in found(form)] == [("版式-10", "“1.{{ 项.名称 }}”")]


@pytest.mark.parametrize("condition", ["{%p if 境内 %}", "{%p if 事项|length < 5 %}"])
def test_numbers_jump_where_a_numbered_part_stands_under_a_condition(form: Sketch, condition: str) -> None:
    form.lines(
        "{{ 标题 }}", "一、检查", "正文。", condition, "二、整改", "正文。", "{%p endif %}", "三、打算", "正文。"
    )

    assert found(form) == [("版式-10", "“二、整改”", "按条件才有的一段写了序号，没有这一段时后面跳号")]


@pytest.mark.parametrize(
    "lines",
    [
        ("一、检查", "{%p if 境内 %}", "二、整改", "{%p endif %}"),
        ("{%p if 境内 %}", "一、整改", "{%p else %}", "一、检查", "{%p endif %}", "二、打算"),
        ("一、检查", "{%p if 境内 %}", "（一）整改", "（二）追责", "{%p endif %}", "二、打算"),
    ],
    ids=["the last one", "each branch has one", "another level"],
)
def test_numbers_under_a_condition_that_leave_no_gap_are_in_order(form: Sketch, lines: tuple[str, ...]) -> None:
    form.lines("{{ 标题 }}", *lines)

    assert found(form) == []


def test_a_number_beside_the_one_that_word_makes_is_found(form: Sketch) -> None:
    form.lines("{{ 标题 }}", "一、检查")
    own = f"<w:pPr {nsdecls('w')}><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    form.document.paragraphs[-1]._p.insert(0, parse_xml(own))

    assert found(form) == [("版式-10", "“一、检查”", "这一段有自动编号，又写了序号，会印出两个")]
