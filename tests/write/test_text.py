"""The text file: a line each paragraph, as the Word file reads."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from builders import EXAMPLES

from drafter.draft import Draft, make_draft, open_layout
from drafter.layout.load import builtin_templates
from drafter.record.parse import load_mapping
from drafter.render.blocks import Align, AttachmentStart, Cell, Role, Table, Title
from drafter.write.forms import Form
from drafter.write.reading import word_text
from drafter.write.text import text_bytes, text_lines
from write.specimen import MISSING, cell, every_kind, heading, paragraph, pieces


@cache
def example(path: Path) -> Draft:
    record = load_mapping(path)
    return make_draft(record, open_layout(record, [builtin_templates()]))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_reads_as_its_word_file(path: Path, tmp_path: Path) -> None:
    draft = example(path)
    (tmp_path / "word.docx").write_bytes(draft.data)
    text = draft.file(Form.TXT).decode("utf-8-sig")

    written = [line.strip(" \u3000") for line in text.split("\r\n") if line]
    assert written == [line for line in word_text(tmp_path / "word.docx").split("\n") if line]


def test_a_report_is_set_as_text() -> None:
    blocks = [
        Title(pieces("青浦区人民政府", "2017", "年法治政府建设年度报告")),
        paragraph("上海市人民政府：", role=Role.RECIPIENT),
        paragraph("培训", MISSING, "人。"),
        heading(1, "一、", "主要举措和成效"),
        heading(3, "1.", "接受司法监督", "全年应诉17件。"),
        paragraph("特此报告。", role=Role.CLOSING),
        paragraph("附件：1.主要指标", role=Role.ATTACHMENT_LIST),
        paragraph("2.名词解释", role=Role.ATTACHMENT_LIST),
        paragraph("青浦区人民政府", role=Role.SIGNATURE),
        paragraph("2018年3月1日", role=Role.DATE),
        AttachmentStart(pieces("附件1")),
        paragraph("表1　行政复议", role=Role.CAPTION),
        Table(
            (cell("指标"), cell("说明")),
            ((cell("受理"), Cell()), (cell("甲", "乙\t丙"), cell("丁"))),
            (Align.LEFT,) * 2,
        ),
    ]

    assert text_lines(blocks) == [
        "青浦区人民政府",
        "2017年法治政府建设年度报告",
        "",
        "上海市人民政府：",
        "　　培训【待补充：培训的人数】人。",
        "",
        "　　一、主要举措和成效",
        "　　1.接受司法监督。全年应诉17件。",
        "　　特此报告。",
        "",
        "　　附件：1.主要指标",
        "　　　　　2.名词解释",
        "",
        "　" * 19 + "青浦区人民政府",
        "　" * 21 + "2018年3月1日",
        "",
        "附件1",
        "",
        "表1　行政复议",
        "指标\t说明",
        "受理\t",
        "甲 乙 丙\t丁",
    ]


def test_a_paragraph_stays_one_line_whatever_it_holds() -> None:
    assert text_lines([paragraph("甲\r乙\x0b丙\x0c丁\x85戊\u2028己")]) == ["　　甲 乙 丙 丁 戊 己"]


def test_the_file_is_one_that_every_notepad_reads_and_the_same_each_time() -> None:
    data = text_bytes([paragraph("甲"), paragraph("乙")])

    assert data == "\ufeff　　甲\r\n　　乙\r\n".encode()
    assert text_bytes(every_kind()) == text_bytes(every_kind())
