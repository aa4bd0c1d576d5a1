"""Pages that lie on their side: sections that end where they should, and page numbers where they always are."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from drafter.render.blocks import Block, PageTurn, Role
from drafter.write import standard
from drafter.write.docx import docx_bytes
from drafter.write.html import html_bytes
from drafter.write.markdown import markdown_bytes
from drafter.write.opened_frame import Frame, load_frame
from drafter.write.plain import plain_lines
from drafter.write.text import text_lines
from write.specimen import FRAME, PROPERTIES, charted, paragraph, table

LIE, STAND = PageTurn(is_lying=True), PageTurn(is_lying=False)
TURNED = [paragraph("前文"), LIE, table(3), STAND, paragraph("后文")]


@pytest.fixture(scope="module")
def frame() -> Frame:
    return load_frame(FRAME)


def document(blocks: Sequence[Block], frame: Frame) -> Document:
    return docx.Document(io.BytesIO(docx_bytes(blocks, frame, PROPERTIES)))


def lying(made: Document) -> list[bool]:
    return [section.orientation == WD_ORIENT.LANDSCAPE for section in made.sections]


def widths(made: Document) -> list[int]:
    return [int(one._tbl.tblPr.find(qn("w:tblW")).get(qn("w:w"))) for one in made.tables]


def changed(frame: Frame, *changes: tuple[str, str]) -> Frame:
    """The frame with other properties of its page."""
    before, after = frame.shell
    for old, new in changes:
        assert re.search(old, after)
        after = re.sub(old, new, after)
    return frame._replace(shell=(before, after))


def test_what_lies_has_a_section_of_its_own_turned_to_the_left(frame: Frame) -> None:
    made = document(TURNED, frame)
    _, section, _ = made.sections
    sides = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)

    assert lying(made) == [False, True, False]
    assert [round(length.mm) for length in (section.page_width, section.page_height)] == [297, 210]
    assert [round(side.mm) for side in sides] == [28, 37, 26, 35]
    assert widths(made) == [pytest.approx(standard.twips_from_mm(standard.TEXT_HEIGHT_MM.value), abs=3)]


def test_no_paragraph_is_added_below_text_that_may_fill_its_page(frame: Frame) -> None:
    made = document(TURNED, frame)
    ends = [one.text for one in made.paragraphs if one._p.pPr.find(qn("w:sectPr")) is not None]

    assert [one.text for one in made.paragraphs] == ["前文", "", "后文"]
    assert ends == ["前文", ""]


def test_a_document_may_begin_or_end_on_lying_pages(frame: Frame) -> None:
    assert lying(document([LIE, table(3), STAND, paragraph("文")], frame)) == [True, False]
    assert lying(document([paragraph("文"), LIE, table(3)], frame)) == [False, True]
    assert lying(document([LIE, table(3)], frame)) == [True]


def test_tables_and_charts_are_as_wide_as_the_page_that_they_stand_on(frame: Frame) -> None:
    made = document([*charted(), LIE, *charted(), STAND, *charted()], frame)
    extents = [int(one.get("cx")) // 635 for one in made.element.iter(qn("wp:extent"))]
    text, height = frame.text_width_twips, standard.twips_from_mm(standard.TEXT_HEIGHT_MM.value)

    assert widths(made) == extents == [text, pytest.approx(height, abs=3), text]


def test_the_imprint_stands_on_a_page_that_stands(frame: Frame) -> None:
    imprint = [paragraph("抄送：示例局。", role=Role.COPIES), paragraph("示例办公室", role=Role.PRINTER)]

    assert lying(document([paragraph("文"), LIE, table(3), *imprint], frame)) == [False, True, False]


def test_page_numbers_go_on_and_stand_at_the_left_edge_of_lying_pages(frame: Frame) -> None:
    package = zipfile.ZipFile(io.BytesIO(docx_bytes(TURNED, frame, PROPERTIES)))
    names = [name for name in package.namelist() if "lying_footer" in name]
    odd, even = (package.read(name).decode() for name in names)
    text = package.read("word/document.xml").decode()
    pages = re.findall("<w:sectPr.*?</w:sectPr>", text)

    assert ("OddPageNumber" in odd, "EvenPageNumber" in even) == (True, True)
    assert 'vert="vert"' in odd
    assert re.findall('w:type="(default|even)"', pages[1]) == ["default", "even"]
    assert not set(re.findall('r:id="(.*?)"', pages[0])) & set(re.findall('r:id="(.*?)"', pages[1]))
    assert pages[0] == pages[2]


def test_a_first_page_of_its_own_and_a_new_count_belong_to_the_first_section_alone(frame: Frame) -> None:
    own = changed(frame, ("<w:cols", '<w:pgNumType w:start="1"/><w:cols'), ("<w:docGrid", "<w:titlePg/><w:docGrid"))
    pages = re.findall("<w:sectPr.*?</w:sectPr>", document(TURNED, own).element.xml, re.DOTALL)

    assert ["titlePg" in page for page in pages] == [True, False, False]
    assert ["pgNumType" in page for page in pages] == [True, False, False]


def test_a_frame_without_page_numbers_or_their_styles_keeps_its_footers(frame: Frame) -> None:
    bare = changed(frame, ("<w:footerReference[^>]*/>", ""))
    unnamed = frame._replace(style_ids={name: id_ for name, id_ in frame.style_ids.items() if name != "双页页码"})

    for other in (bare, unnamed):
        package = zipfile.ZipFile(io.BytesIO(docx_bytes(TURNED, other, PROPERTIES)))
        assert not [name for name in package.namelist() if "lying_footer" in name]
        assert lying(document(TURNED, other)) == [False, True, False]


def test_a_frame_that_says_nothing_of_its_page_lies_as_the_standards(frame: Frame) -> None:
    silent = changed(frame, ("(?s)<w:sectPr.*?</w:sectPr>", ""))
    made = document(TURNED, silent)

    assert lying(made)[:2] == [False, True]
    assert round(made.sections[1].page_width.mm) == 297


def test_without_turns_the_page_is_the_frames_own(frame: Frame) -> None:
    package = zipfile.ZipFile(io.BytesIO(docx_bytes([paragraph("文")], frame, PROPERTIES)))

    assert package.read("word/document.xml").decode().endswith(frame.shell[1])


def test_turned_documents_are_valid_and_the_same_each_time(frame: Frame, tmp_path: Path) -> None:
    blocks = [*TURNED, LIE, *charted(), STAND, paragraph("文")]
    data = docx_bytes(blocks, frame, PROPERTIES)
    path = tmp_path / "turned.docx"
    path.write_bytes(data)

    assert OpenXmlValidator().validate(path).errors == []
    assert docx_bytes(blocks, frame, PROPERTIES) == data


def test_a_web_page_prints_what_lies_on_its_side(frame: Frame) -> None:
    page = html_bytes(TURNED, PROPERTIES).decode()
    open_ended = html_bytes([paragraph("文"), LIE, table(1)], PROPERTIES).decode()

    assert re.search('<section class="lying">\n<table.*?</table>\n</section>\n<p', page, re.DOTALL)
    assert open_ended.count("</section>") == 1
    assert "@page lying{size:297mm 210mm;margin:28mm 37mm 26mm 35mm}" in page


def test_text_knows_no_pages() -> None:
    flat = [block for block in TURNED if not isinstance(block, PageTurn)]

    assert text_lines(TURNED) == text_lines(flat)
    assert plain_lines(TURNED, 60) == plain_lines(flat, 60)
    assert markdown_bytes(TURNED) == markdown_bytes(flat)
