"""The line in the head of every page: its own part, in place of the frame's, on odd and even pages."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document

from drafter.render.blocks import Piece, Role
from drafter.write.docx import docx_bytes
from drafter.write.opened_frame import Frame, load_frame
from write.specimen import FRAME, PROPERTIES, paragraph, written

FRAME_READ = load_frame(FRAME)
LINE = paragraph("送审稿　第2稿　2018年1月20日", role=Role.HEADER)
TEXT = paragraph("正文。")


def frame_with_header(folder: Path, *, first_page: bool = False) -> Frame:
    """A frame that has a header of its own."""
    document = docx.Document(str(FRAME))
    document.sections[0].header.paragraphs[0].text = "底稿的页眉"
    document.sections[0].different_first_page_header_footer = first_page
    document.save(str(folder / "frame.docx"))
    return load_frame(folder / "frame.docx")


def headers(document: Document) -> list[str]:
    section = document.sections[0]
    return [
        "\n".join(line.text for line in one.paragraphs)
        for one in (section.header, section.even_page_header, section.first_page_header)
    ]


def test_a_header_stands_on_odd_and_even_pages() -> None:
    assert headers(written([LINE, TEXT], FRAME_READ))[:2] == ["送审稿　第2稿　2018年1月20日"] * 2


def test_a_header_is_no_part_of_the_text() -> None:
    assert [one.text for one in written([LINE, TEXT], FRAME_READ).paragraphs] == ["正文。"]


def test_several_lines_stand_below_each_other() -> None:
    assert headers(written([LINE, paragraph("内部资料", role=Role.HEADER), TEXT], FRAME_READ))[0] == (
        "送审稿　第2稿　2018年1月20日\n内部资料"
    )


def test_the_page_numbers_stay() -> None:
    footers = [written([*blocks, TEXT], FRAME_READ).sections[0] for blocks in ([], [LINE])]

    assert [one.footer.paragraphs[0].text for one in footers] == ["— 1 —"] * 2
    assert [one.even_page_footer.paragraphs[0].text for one in footers] == ["— 1 —"] * 2


def test_a_report_without_header_keeps_the_frames(tmp_path: Path) -> None:
    assert headers(written([TEXT], frame_with_header(tmp_path)))[0] == "底稿的页眉"


def test_a_reports_header_takes_the_place_of_the_frames(tmp_path: Path) -> None:
    frame = frame_with_header(tmp_path)
    data = docx_bytes([LINE, TEXT], frame, PROPERTIES)
    names = ZipFile(io.BytesIO(data)).namelist()

    assert headers(docx.Document(io.BytesIO(data)))[0] == "送审稿　第2稿　2018年1月20日"
    assert len(names) == len(set(names))


def test_a_first_page_of_its_own_has_the_header_too(tmp_path: Path) -> None:
    assert (
        headers(written([LINE, TEXT], frame_with_header(tmp_path, first_page=True)))
        == ["送审稿　第2稿　2018年1月20日"] * 3
    )


@pytest.mark.parametrize("text", ["第 <2> 稿 & “再审”"])
def test_markup_stays_text(text: str) -> None:
    assert headers(written([paragraph(text, role=Role.HEADER), TEXT], FRAME_READ))[0] == text


def test_what_is_missing_is_marked() -> None:
    missing = Piece("【待补充：稿次】", key="送审.稿次", missing="稿次")
    document = written([paragraph("第", missing, "稿", role=Role.HEADER), TEXT], FRAME_READ)
    runs = document.sections[0].header.paragraphs[0].runs

    assert [run.style.element.name_val for run in runs if run.text == missing.text] == ["待补充"]
