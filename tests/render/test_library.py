"""Macros that several templates share: taken by name from one file, their faults told at its lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import mapping, small_record_text, write_layout

from drafter.draft import Draft, make_draft, open_layout
from drafter.errors import LayoutError
from drafter.layout.load import builtin_templates
from drafter.render.blocks import pieces_of, text_of

USES = "{% from '片段' import 列出 with context %}\n# {{ 机关.名称 }}报告\n\n{{ 列出() }}\n"
MACRO = (
    "{% macro 列出() %}\n第一行是{{ 短 }}。\n\n{{ 内() }}\n{% endmacro %}\n{% macro 内() %}又{{ 又 }}。{% endmacro %}\n"
)
QUESTIONS = (
    "- {键: 短, 名称: 短, 类型: 短文本}\n- {键: 又, 名称: 又, 类型: 短文本}\n- {键: 余, 名称: 余, 类型: 短文本}\n"
)


def draft(folder: Path, template: str = USES, library: str = MACRO, record: str = "短: 甲\n又: 乙\n余: 丙\n") -> Draft:
    templates = write_layout(folder, QUESTIONS, template)
    (templates / "pieces.md.j2").write_text(library, "utf-8")
    node = mapping(small_record_text() + record)
    return make_draft(node, open_layout(node, [templates, builtin_templates()]))


def test_a_macro_sees_the_answers_and_calls_others(tmp_path: Path) -> None:
    lines = [text_of(tuple(pieces_of(block))) for block in draft(tmp_path).report.blocks]

    assert lines == ["示例局报告", "第一行是甲。", "又乙。"]


def test_values_keep_their_keys_and_missing_content_is_told(tmp_path: Path) -> None:
    report = draft(tmp_path, record="又: 乙\n余: 丙\n").report

    assert [content.place.key for content in report.missing] == ["短"]
    assert any(piece.missing for piece in pieces_of(report.blocks[1]))


def test_what_a_macro_prints_counts_as_printed_and_what_none_does_is_named(tmp_path: Path) -> None:
    assert [answer.place.key for answer in draft(tmp_path).report.unprinted] == ["年度", "余"]


@pytest.mark.parametrize(
    ("template", "library", "file", "line", "what"),
    [
        (USES, "{% macro 别的() %}{% endmacro %}\n", "report.md.j2", 1, "共用的宏里没有“列出”"),
        (USES, "\n{% macro 列出() %}\n\n{{ 没有 }}\n{% endmacro %}\n", "pieces.md.j2", 4, "模板里用到的“没有”没有定义"),
        (USES, "\n{% macro 列出() %}\n{{ 短|反转 }}\n{% endmacro %}\n", "pieces.md.j2", 3, "没有“反转”这个过滤器"),
        (USES, "{% macro 列出() %}\n{% include 'x' %}\n{% endmacro %}\n", "pieces.md.j2", 2, "模板不能用这个标签"),
        (USES.replace(" with context", ""), MACRO, "report.md.j2", 1, "模板不能这样引入别的文件"),
        (USES.replace("片段", "别的"), MACRO, "report.md.j2", 1, "模板不能这样引入别的文件"),
    ],
    ids=[
        "no such macro",
        "an unknown name",
        "an unknown filter",
        "a tag not allowed",
        "without context",
        "another file",
    ],
)
def test_a_fault_is_told_where_it_stands(
    tmp_path: Path, template: str, library: str, file: str, line: int, what: str
) -> None:
    with pytest.raises(LayoutError) as caught:
        draft(tmp_path, template, library)

    assert caught.value.what == what
    assert caught.value.where
    assert (Path(caught.value.where.file).name, caught.value.where.line) == (file, line)
