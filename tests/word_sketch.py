"""Layouts made in Word, from the paragraphs and tables that a test names."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from builders import mapping, small_record_text, write_layout
from docx.document import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from drafter.draft import Draft, OpenReview, make_draft, open_layout
from drafter.errors import DrafterError
from drafter.layout.load import builtin_templates

QUESTIONS = """
- {键: 标题, 名称: 标题, 类型: 短文本, 提示: 写标题}
- {键: 说明, 名称: 说明, 类型: 长文本, 必填: 否}
- {键: 境内, 名称: 境内, 类型: 是否, 必填: 否}
- 键: 事项
  名称: 事项
  类型: 列表
  提示: 有哪些事项
  问题:
    - {键: 名称, 名称: 名称, 类型: 短文本}
    - {键: 数量, 名称: 数量, 类型: 整数, 必填: 否}
    - {键: 地点, 名称: 地点, 类型: 列表, 每项: 短文本, 必填: 否}
- {键: 列名, 名称: 列名, 类型: 列表, 每项: 短文本, 必填: 否}
- {键: 底色, 名称: 底色, 类型: 短文本, 必填: 否}
"""
RECORD = """标题: 检查情况表
说明: 全部检查完毕。
境内: 是
列名: [甲类, 乙类]
事项:
  - {名称: 消防, 数量: 3, 地点: [东街, 西街]}
  - {名称: 燃气, 数量: 12, 地点: [南街]}
"""


def new_document() -> Document:
    """Return an empty document on the frame that drafter brings: python-docx's own is no valid package."""
    document = docx.Document(str(builtin_templates() / "standard" / "frame.docx"))
    body = document.element.body
    for child in [child for child in body if child.tag != qn("w:sectPr")]:
        body.remove(child)
    return document


class Sketch:
    """A layout made in Word, from the paragraphs and tables that a test names."""

    def __init__(self, folder: Path, questions: str = QUESTIONS) -> None:
        self.folder = folder
        self._questions = questions
        self.document = new_document()

    def lines(self, *texts: str) -> Sketch:
        for text in texts:
            self.document.add_paragraph(text)
        return self

    def table(self, *rows: tuple[str, ...]) -> Sketch:
        table = self.document.add_table(len(rows), max(map(len, rows)))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = text
        self.document.add_paragraph("")
        return self

    def draft(
        self, record: str = RECORD, profile: str = "", layout: str = "", review: OpenReview | None = None
    ) -> Draft:
        write_layout(self.folder, self._questions, **({"layout": layout} if layout else {}))
        (self.folder / "小" / "report.md.j2").unlink()
        (self.folder / "小" / "frame.docx").unlink()
        self.document.save(str(self.folder / "小" / "report.docx"))
        node = mapping(small_record_text() + record)
        return make_draft(node, open_layout(node, [self.folder]), profile, review)

    def draft_only(self) -> None:
        """Put the document in its place without making a draft."""
        self.document.save(str(self.folder / "小" / "report.docx"))

    def fault(self, record: str = RECORD) -> str:
        with pytest.raises(DrafterError) as error:
            self.draft(record)
        return str(error.value).replace(f"{self.folder}/", "")


def opened(draft: Draft) -> Document:
    return docx.Document(io.BytesIO(draft.data))


def texts(draft: Draft) -> list[str]:
    """Return the words of each paragraph of the running text and the cells of each row, as Word shows them."""
    lines = []
    for block in opened(draft).iter_inner_content():
        if hasattr(block, "rows"):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        elif block.text:
            lines.append(block.text)
    return lines


def assert_sound(draft: Draft, folder: Path) -> None:
    (folder / "稿.docx").write_bytes(draft.data)
    assert not OpenXmlValidator().validate(str(folder / "稿.docx")).errors
