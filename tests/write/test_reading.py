"""The text of a Word file that somebody else wrote."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from builders import record_text

from drafter.errors import RecordError
from drafter.layout.load import builtin_templates
from drafter.record.parse import parse_mapping
from drafter.write.reading import word_text


def test_paragraphs_and_table_rows_are_lines(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("一、主要工作")
    table = document.add_table(2, 3)
    for index, text in enumerate(["项目", "今年", "今年", "受理", "3", "3"]):
        table.cell(index // 3, index % 3).text = text
    document.add_paragraph("完。")
    document.save(str(tmp_path / "报告.docx"))

    assert word_text(tmp_path / "报告.docx") == "一、主要工作\n项目\t今年\t今年\n受理\t3\t3\n完。"


def test_a_merged_cell_stands_once(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "合计"
    table.cell(0, 2).text = "5"
    document.save(str(tmp_path / "报告.docx"))

    assert word_text(tmp_path / "报告.docx") == "合计\t5"


def test_a_draft_of_ours_can_be_read_back(tmp_path: Path) -> None:
    from drafter.draft import make_draft, open_layout

    record = parse_mapping(record_text(), "记录.yaml")
    (tmp_path / "稿.docx").write_bytes(make_draft(record, open_layout(record, [builtin_templates()])).data)
    assert "示例区人民政府" in word_text(tmp_path / "稿.docx")


@pytest.mark.parametrize(("content", "what"), [(b"text", "这不是能读的 Word 文件"), (None, "找不到这个文件")])
def test_what_is_no_word_file_is_told(tmp_path: Path, content: bytes | None, what: str) -> None:
    path = tmp_path / "报告.docx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RecordError) as error:
        word_text(path)
    assert what in str(error.value)


def test_changes_count_as_accepted_and_content_controls_as_text(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>原有</w:t></w:r><w:ins><w:r><w:t>新增</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert word_text(package(tmp_path, body=body)) == "原有新增\n控件"


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("", "文件里没有文字"),
        ("<w:p/>", "文件里没有文字"),
        ("<w:p><w:r></w:p>", "这不是能读的 Word 文件"),
        (None, "这不是能读的 Word 文件"),
        ("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='99999999'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>", "没有文字"),
        ("0" * 250_000_000, "文件超过 20 MB"),
    ],
    ids=["empty", "blank", "broken", "no body", "a cell without end", "bomb"],
)
def test_a_package_that_holds_no_report_is_told(tmp_path: Path, body: str | None, what: str) -> None:
    with pytest.raises(RecordError) as error:
        word_text(package(tmp_path, body))
    assert what in str(error.value)


def package(folder: Path, body: str | None) -> Path:
    """Return a Word file with some XML as its body; None leaves the body out."""
    path = folder / "报告.docx"
    docx.Document().save(str(path))
    with ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    inner = "" if body is None else f"<w:body>{body}</w:body>"
    parts["word/document.xml"] = f"<w:document {namespace}>{inner}</w:document>".encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return path
