"""版记: copies, printing office and date between lines on the last page's lower edge (GB/T 9704—2012, 7.4)."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from docx.oxml.ns import nsmap, qn
from lxml import etree

from drafter.render.blocks import Block, Piece, Role
from drafter.write.docx import docx_bytes
from drafter.write.imprint import printer_fault
from drafter.write.opened_frame import load_frame
from write.specimen import FRAME, PROPERTIES, charted, paragraph

FRAME_READ = load_frame(FRAME)
COPIES = paragraph("抄送：某某市司法局。", role=Role.COPIES)
PRINTER = paragraph("示例区人民政府办公室", role=Role.PRINTER)
PRINTED = paragraph("2018年1月30日印发", role=Role.PRINTED)
NAMES = {**nsmap, "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"}
EMU_PER_TWIP = 635
CHARACTER = 280
TEXT_WIDTH = FRAME_READ.text_width_twips


def body(*blocks: Block) -> etree._Element:
    data = docx_bytes([paragraph("正文。"), *blocks], FRAME_READ, PROPERTIES)
    return etree.fromstring(ZipFile(io.BytesIO(data)).read("word/document.xml")).find(qn("w:body"))


def found(element: etree._Element, path: str) -> list:
    return element.xpath(path, namespaces=NAMES)


def words(element: etree._Element) -> str:
    return "".join(found(element, ".//w:t/text()"))


def rows(*blocks: Block) -> list[str]:
    return [words(row) for row in found(body(*blocks), ".//w:txbxContent//w:tr")]


def height_lines(*blocks: Block) -> float:
    """How many lines of an imprint its box has room for."""
    (extent,) = found(body(*blocks), ".//wp:anchor/wp:extent/@cy")
    return int(extent) / EMU_PER_TWIP / 480


def test_a_report_without_imprint_has_no_box() -> None:
    assert found(body(), ".//w:drawing") == []


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([COPIES, PRINTER, PRINTED], ["抄送：某某市司法局。", "示例区人民政府办公室2018年1月30日印发"]),
        ([PRINTER, PRINTED], ["示例区人民政府办公室2018年1月30日印发"]),
        ([COPIES], ["抄送：某某市司法局。"]),
        ([PRINTED], ["2018年1月30日印发"]),
    ],
    ids=["all", "no copies", "copies only", "date only"],
)
def test_copies_have_a_row_and_printer_and_date_one_together(blocks: list[Block], expected: list[str]) -> None:
    assert rows(*blocks) == expected


def test_the_outer_lines_are_thicker_than_those_between() -> None:
    (borders,) = found(body(COPIES, PRINTER, PRINTED), ".//w:tblBorders")
    mm = {
        etree.QName(line).localname: int(line.get(qn("w:sz"))) / 8 * 25.4 / 72
        for line in borders
        if line.get(qn("w:val")) == "single"
    }

    assert mm == {
        "top": pytest.approx(0.35, abs=0.03),
        "bottom": pytest.approx(0.35, abs=0.03),
        "insideH": pytest.approx(0.25, abs=0.03),
    }


def test_the_box_is_as_wide_as_the_text_area_and_anchored_on_its_lower_edge() -> None:
    anchor = found(body(COPIES, PRINTER, PRINTED), ".//wp:anchor")[0]
    (vertical,) = found(anchor, "wp:positionV[@relativeFrom='margin']/wp:align/text()")

    assert vertical == "bottom"
    assert int(found(anchor, "wp:extent/@cx")[0]) / EMU_PER_TWIP == FRAME_READ.text_width_twips
    assert found(anchor, "wp:wrapTopAndBottom")


def test_the_box_hangs_on_the_very_last_paragraph_which_nobody_sees() -> None:
    *_, last, _ = body(COPIES, PRINTER, PRINTED)

    assert found(last, ".//wp:anchor")
    assert found(last, "./w:pPr/w:spacing/@w:line") == ["20"]
    assert found(last, "./w:r/w:t") == []


@pytest.mark.parametrize(
    ("copies", "lines"),
    [("抄送：某局。", 2), ("抄送：" + "示例市司法局，" * 5 + "。", 3), ("抄送：" + "示例市司法局，" * 20 + "。", 7)],
)
def test_the_box_has_room_for_every_line_of_the_copies(copies: str, lines: int) -> None:
    assert height_lines(paragraph(copies, role=Role.COPIES), PRINTER, PRINTED) == pytest.approx(lines, abs=0.3)


def test_lines_of_the_copies_begin_below_the_first_name() -> None:
    (indent,) = found(body(COPIES), ".//w:txbxContent//w:tr//w:ind")

    assert int(indent.get(qn("w:left"))) == (1 + 3) * CHARACTER
    assert int(indent.get(qn("w:hanging"))) == 3 * CHARACTER
    assert int(indent.get(qn("w:right"))) == CHARACTER


def test_office_and_date_stand_one_character_from_either_edge() -> None:
    tree = body(PRINTER, PRINTED)
    (tab,) = found(tree, ".//w:txbxContent//w:tabs/w:tab")

    assert found(tree, ".//w:txbxContent//w:tr//w:ind/@w:left") == [str(CHARACTER)]
    assert tab.get(qn("w:val")) == "right"
    assert int(tab.get(qn("w:pos"))) == FRAME_READ.text_width_twips - CHARACTER


def office(count: int) -> list[Block]:
    return [paragraph("机" * count, role=Role.PRINTER), PRINTED]


@pytest.mark.parametrize(("count", "percent"), [(18, None), (20, "95"), (23, "82")])
def test_a_long_office_is_narrowed_so_that_the_date_stays_on_its_line(count: int, percent: str | None) -> None:
    text = body(*office(count))
    words, date = (found(text, f".//w:txbxContent//w:r[contains(w:t, '{part}')]")[0] for part in ("机", "印发"))

    assert (found(words, "./w:rPr/w:w/@w:val") or [None]) == [percent]
    assert found(date, "./w:rPr/w:w") == []
    assert height_lines(*office(count)) == pytest.approx(1, abs=0.1)
    assert printer_fault(office(count), TEXT_WIDTH) == ""


@pytest.mark.parametrize(("count", "lines"), [(24, 2), (40, 3)])
def test_an_office_that_leaves_the_date_no_room_stands_above_it_and_is_told(count: int, lines: int) -> None:
    (line,) = found(body(*office(count)), ".//w:txbxContent//w:p[contains(., '印发')]")
    signs = found(line, "./w:r/*[self::w:br or self::w:tab]")

    assert [sign.tag for sign in signs] == [qn("w:br"), qn("w:tab")]
    assert height_lines(*office(count)) == pytest.approx(lines, abs=0.15)
    assert "规范化简称" in printer_fault(office(count), TEXT_WIDTH)


def test_an_office_that_is_missing_is_not_called_too_long() -> None:
    missing = Piece("【待补充：" + "机" * 40 + "】", missing="印发机关")

    assert printer_fault([paragraph(missing, role=Role.PRINTER), PRINTED], TEXT_WIDTH) == ""


def test_the_box_says_what_it_holds_to_those_who_do_not_see_it() -> None:
    (description,) = found(body(COPIES, PRINTER, PRINTED), ".//wp:anchor/wp:docPr/@descr")

    assert description == "抄送：某某市司法局。；示例区人民政府办公室；2018年1月30日印发"


def test_no_other_drawing_has_the_boxs_number() -> None:
    numbers = found(body(*charted(), *charted(), COPIES), ".//wp:docPr/@id")

    assert len(numbers) == 3
    assert len(set(numbers)) == 3


def test_what_is_missing_in_an_imprint_is_marked_and_markup_stays_text() -> None:
    missing = Piece("【待补充：印发机关】", key="发文.印发机关", missing="印发机关")
    tree = body(paragraph(missing, role=Role.PRINTER), paragraph('抄送：<甲> & "乙"。', role=Role.COPIES))

    assert found(tree, ".//w:txbxContent//w:r[w:t='【待补充：印发机关】']/w:rPr/w:highlight")
    assert rows(paragraph('抄送：<甲> & "乙"。', role=Role.COPIES)) == ['抄送：<甲> & "乙"。']


def test_an_imprint_may_stand_anywhere_among_the_blocks() -> None:
    tree = body(COPIES, PRINTER, paragraph("后文。"), PRINTED)

    assert [words(row) for row in found(tree, ".//w:txbxContent//w:tr")][1] == "示例区人民政府办公室2018年1月30日印发"
    assert "后文。" in words(tree)
