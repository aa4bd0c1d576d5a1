"""The standard frame: valid, up to date, and what GB/T 9704—2012 says."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openxml_audit import OpenXmlValidator

from drafter.write import styles
from drafter.write.frame import frame_bytes, main, stale_parts
from write.specimen import FRAME


@pytest.fixture(scope="module")
def frame() -> docx.document.Document:
    return docx.Document(str(FRAME))


def style_named(frame: docx.document.Document, name: str) -> docx.styles.style.BaseStyle:
    return next(style for style in frame.styles if style.element.name_val == name)


def east_asian_font(style: docx.styles.style.BaseStyle) -> str:
    return style.element.rPr.rFonts.get(qn("w:eastAsia"))


def test_the_committed_frame_is_what_the_program_builds() -> None:
    assert stale_parts(FRAME.read_bytes()) == []


def test_the_frame_is_valid(tmp_path: Path) -> None:
    assert OpenXmlValidator().validate(FRAME).errors == []


def test_the_frame_is_built_the_same_each_time() -> None:
    assert frame_bytes() == frame_bytes()


def test_the_page_is_a4_with_the_margins_of_the_standard(frame: docx.document.Document) -> None:
    page = frame.sections[0]
    lengths = (
        page.page_width,
        page.page_height,
        page.top_margin,
        page.left_margin,
        page.bottom_margin,
        page.right_margin,
    )
    expected = (210, 297, 37, 28, 35, 26)

    assert lengths == pytest.approx([Mm(length) for length in expected], abs=Mm(0.1))


def test_odd_and_even_pages_have_footers_of_their_own(frame: docx.document.Document) -> None:
    assert frame.settings.odd_and_even_pages_header_footer
    assert "w:updateFields" not in frame.settings.element.xml
    odd, even = frame.sections[0].footer.paragraphs[0], frame.sections[0].even_page_footer.paragraphs[0]
    assert (odd.style.name, even.style.name) == (styles.ODD_PAGE_NUMBER, styles.EVEN_PAGE_NUMBER)
    assert odd.text == even.text == "— 1 —"


@pytest.mark.parametrize(
    ("name", "font", "size_pt"),
    [
        (styles.TITLE, "方正小标宋简体", 22),
        (styles.HEADINGS[0], "黑体", None),
        (styles.HEADINGS[1], "楷体_GB2312", None),
        (styles.HEADINGS[2], "仿宋_GB2312", None),
        (styles.HEADINGS[3], "仿宋_GB2312", None),
        (styles.RUN_IN_HEADINGS[0], "黑体", None),
        (styles.ATTACHMENT_LABEL, "黑体", None),
        (styles.FOOTER, "宋体", 14),
    ],
)
def test_each_element_has_its_font_and_size(
    frame: docx.document.Document, name: str, font: str, size_pt: float | None
) -> None:
    style = style_named(frame, name)

    assert east_asian_font(style) == font
    assert style.font.size == (None if size_pt is None else Pt(size_pt))
    assert not style.font.bold


def test_body_text_is_16_point_on_exact_lines_and_indents_two_characters(frame: docx.document.Document) -> None:
    style = style_named(frame, styles.BODY)
    indent = style.element.pPr.ind

    assert style.font.size == Pt(16)
    assert style.paragraph_format.line_spacing == Pt(28.95)
    assert indent.get(qn("w:firstLineChars")) == "200"
    assert indent.get(qn("w:firstLine")) == "628"


def test_no_style_takes_a_font_from_the_theme(frame: docx.document.Document) -> None:
    assert "Theme=" not in frame.styles.element.xml


@pytest.mark.parametrize("name", [styles.TITLE, styles.ATTACHMENT_TITLE, styles.TABLE_TEXT, styles.TABLE_HEAD])
def test_titles_and_cells_take_neither_indent_nor_grid_from_the_body(frame: docx.document.Document, name: str) -> None:
    properties = style_named(frame, name).element.pPr

    assert properties.ind.get(qn("w:firstLineChars")) == "0"
    assert properties.find(qn("w:snapToGrid")).get(qn("w:val")) == "0"


def test_headings_have_outline_levels_and_keep_with_their_text(frame: docx.document.Document) -> None:
    for level, name in enumerate(styles.HEADINGS):
        style = style_named(frame, name)
        assert style.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == str(level)
        assert style.paragraph_format.keep_with_next


def test_the_program_writes_a_frame_and_finds_it_up_to_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "frame.docx"

    assert main([str(path)]) == 0
    assert path.read_bytes() == frame_bytes()
    assert main(["--check", str(path)]) == 0
    assert "是最新的" in capsys.readouterr().out


def test_a_frame_that_is_out_of_date_is_told_by_its_parts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "frame.docx"
    changed = docx.Document(str(FRAME))
    changed.styles["Title"].font.size = Pt(21)
    changed.save(str(path))

    assert main(["--check", str(path)]) == 1
    assert "word/styles.xml" in capsys.readouterr().out


def test_a_frame_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "frame.docx"
    assert main(["--check", str(path)]) == 1
    path.write_bytes(b"no zip")
    assert main(["--check", str(path)]) == 1
    assert capsys.readouterr().out.count("读不了底稿") == 2


@pytest.mark.parametrize("arguments", [[], ["--check"], ["--wrong"], ["a", "b", "c"]])
def test_a_call_that_makes_no_sense_shows_the_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "用法" in capsys.readouterr().out
