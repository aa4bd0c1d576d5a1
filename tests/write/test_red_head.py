"""版头: the issuer's name in red, number and signers on one line, the red line (GB/T 9704—2012, 7.2.4 to 7.2.7)."""

from __future__ import annotations

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph

from drafter.render.blocks import Block, Piece, Role
from drafter.write.measure import width_characters
from drafter.write.opened_frame import load_frame
from drafter.write.red_head import issuer_fault
from drafter.write.standard import CHARACTER_TWIPS
from write.specimen import FRAME, MISSING, paragraph, written

NUMBER = paragraph("示政〔2018〕12号", role=Role.NUMBER)
FRAME_READ = load_frame(FRAME)
WIDTH = FRAME_READ.text_width_twips


def issuers(*names: str | Piece) -> list[Block]:
    return [paragraph(name, role=Role.ISSUER) for name in names]


def signers(*names: str | Piece) -> list[Block]:
    first, *others = names
    return [paragraph("签发人：", first, role=Role.SIGNER), *(paragraph(name, role=Role.SIGNER) for name in others)]


def head(*blocks: Block) -> Document:
    return written([*blocks, paragraph("正文。")], FRAME_READ)


def style(one: WordParagraph) -> str:
    assert one.style is not None
    return str(one.style.element.name_val)


def content(document: Document) -> list[tuple[str, str]]:
    """What stands above the text: style and words of each paragraph, a table's cells as lines."""
    found = []
    for item in document.iter_inner_content():
        inner = [one for cell in item.rows[0].cells for one in cell.paragraphs] if isinstance(item, Table) else [item]
        found += [(style(one), one.text) for one in inner]
    return found[:-1]


def lines(document: Document) -> list[WordParagraph]:
    return [one for one in document.paragraphs if style(one) == "发文字号"]


def size_pt(one: WordParagraph) -> float:
    size = one.runs[0].font.size
    assert size is not None
    return size.pt


def tab_twips(one: WordParagraph) -> int:
    (tab,) = one.paragraph_format.tab_stops
    return int(tab.position.twips)


def test_a_report_without_head_has_none() -> None:
    assert content(head()) == []


def test_a_head_is_issuer_number_and_red_line_in_this_order() -> None:
    found = content(head(*issuers("示例区人民政府文件"), NUMBER, *signers("甲某某")))

    assert found == [
        ("发文机关标志", "示例区人民政府文件"),
        ("发文字号", "示政〔2018〕12号\t签发人：甲某某"),
        ("版头分隔线", ""),
    ]


def test_the_order_of_the_blocks_does_not_matter() -> None:
    blocks = [*signers("甲某某"), NUMBER, *issuers("示例区人民政府文件")]

    assert content(head(*blocks)) == content(head(*reversed(blocks)))


def test_a_head_stands_above_everything_wherever_its_blocks_are() -> None:
    document = written([paragraph("正文。"), NUMBER], FRAME_READ)

    assert [one.text for one in document.paragraphs] == ["示政〔2018〕12号", "", "正文。"]


@pytest.mark.parametrize(
    ("name", "size"),
    [("示例局文件", 48), ("示例区人民政府文件", 48), ("示例区市场监督管理局文件", 36), ("机" * 40, 22)],
    ids=["short", "usual", "long", "too long for one line"],
)
def test_a_name_is_set_as_large_as_its_line_takes_it(name: str, size: int) -> None:
    (one, *_) = head(*issuers(name), NUMBER).paragraphs

    assert size_pt(one) == size
    assert size == 22 or size * width_characters(name) * 20 <= WIDTH


def percent(one: WordParagraph) -> int:
    """How wide the characters of a paragraph's first run are."""
    (scale,) = one.runs[0]._r.xpath("./w:rPr/w:w/@w:val") or ["100"]
    return int(scale)


@pytest.mark.parametrize(("count", "expected"), [(20, 100), (21, 95), (25, 80), (26, 80)])
def test_a_name_too_long_for_its_smallest_size_is_narrowed(count: int, expected: int) -> None:
    (one, *_) = head(*issuers("机" * count), NUMBER).paragraphs

    assert (size_pt(one), percent(one)) == (22, expected)


@pytest.mark.parametrize("count", range(14, 22))
def test_long_joint_issuers_are_narrowed_to_one_line_beside_their_word(count: int) -> None:
    (table,) = head(*issuers("机" * count, "示例区人民政府", "文件"), NUMBER).tables
    names, word = table.rows[0].cells
    (longest, other) = names.paragraphs

    assert count * size_pt(longest) * 20 * percent(longest) / 100 <= names.width.twips
    assert percent(longest) == percent(other)
    assert percent(word.paragraphs[0]) == 100


def test_joint_issuers_stand_a_little_apart_and_the_first_as_high_as_a_single_one() -> None:
    (table,) = head(*issuers("中共示例区委员会", "示例区人民政府", "文件"), NUMBER).tables
    first, second = (one.paragraph_format.space_before for one in table.rows[0].cells[0].paragraphs)

    assert first is not None
    assert second is not None
    assert first.pt == 0
    assert second.pt * 4 == pytest.approx(size_pt(table.rows[0].cells[0].paragraphs[1]), abs=0.2)


@pytest.mark.parametrize(
    ("names", "fault"),
    [
        (["机" * 25], ""),
        (["机" * 26], "机关标志"),
        (["机" * 20, "示例区人民政府", "文件"], ""),
        (["机" * 22, "示例区人民政府", "文件"], "名称、联署"),
        (["机" * 40, MISSING], ""),
        ([], ""),
    ],
    ids=["fits", "too long", "joint", "joint too long", "missing", "no head"],
)
def test_a_name_that_no_line_takes_is_told_with_what_to_write(names: list[str | Piece], fault: str) -> None:
    told = issuer_fault(issuers(*names), WIDTH)

    assert bool(told) == bool(fault)
    assert fault in told


def test_joint_issuers_without_a_word_beside_them_stand_below_each_other_in_one_size() -> None:
    document = head(*issuers("中共示例区委员会", "示例区人民政府办公室"), NUMBER)
    first, second = document.paragraphs[:2]

    assert not document.tables
    assert size_pt(first) == size_pt(second)
    assert first.paragraph_format.space_before.mm == pytest.approx(35, abs=0.1)
    assert second.paragraph_format.space_before.mm == 0


def test_joint_issuers_stand_left_of_the_word_that_is_theirs_all_as_wide_as_the_widest() -> None:
    document = head(*issuers("中共示例区委员会", "示例区人民政府", "文件"), NUMBER)
    (table,) = document.tables
    left, right = table.rows[0].cells
    grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iterchildren()]

    assert [one.text for one in left.paragraphs] == ["中共示例区委员会", "示例区人民政府"]
    assert [one._p.pPr.find(qn("w:jc")).get(qn("w:val")) for one in left.paragraphs] == ["distribute"] * 2
    assert right.text == "文件"
    assert right._tc.tcPr.find(qn("w:vAlign")).get(qn("w:val")) == "center"
    assert sum(grid) <= WIDTH
    assert grid[0] >= 8 * size_pt(left.paragraphs[0]) * 20


@pytest.mark.parametrize("name", ["机" * 10, "机" * 18, "机" * 30])
def test_long_joint_issuers_stay_within_the_text_area(name: str) -> None:
    (table,) = head(*issuers(name, "示例区人民政府", "文件"), NUMBER).tables
    grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iterchildren()]

    assert sum(grid) <= WIDTH


def test_a_number_without_signers_stands_in_the_middle() -> None:
    (line,) = lines(head(NUMBER))

    assert line.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.CENTER
    assert "\t" not in line.text


def test_a_signer_ends_one_character_from_the_right_in_a_type_of_his_own() -> None:
    (line,) = lines(head(NUMBER, *signers("甲某某")))
    *_, label, name = line.runs

    assert tab_twips(line) == pytest.approx(WIDTH - (1 + 4 + 3) * CHARACTER_TWIPS, abs=2)
    assert (label.text, name.text) == ("签发人：", "甲某某")
    assert name.style.element.name_val == "签发人姓名"
    assert label.style.element.name_val == "Default Paragraph Font"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["甲某某", "乙某某"], ["示政〔2018〕12号\t签发人：甲某某　乙某某"]),
        (["甲某某", "乙某某", "丙某"], ["\t签发人：甲某某　乙某某", "示政〔2018〕12号\t丙某"]),
        (
            ["甲某某", "乙某某", "丙某", "丁某", "戊某"],
            ["\t签发人：甲某某　乙某某", "\t丙某　丁某", "示政〔2018〕12号\t戊某"],
        ),
    ],
    ids=["two", "three", "five"],
)
def test_signers_stand_two_a_line_and_the_number_beside_the_last(names: list[str], expected: list[str]) -> None:
    assert [line.text for line in lines(head(NUMBER, *signers(*names)))] == expected


def test_names_on_further_lines_begin_below_the_first_name() -> None:
    first, second = lines(head(NUMBER, *signers("甲某某", "乙某某", "丙某某")))

    assert tab_twips(second) - tab_twips(first) == 4 * CHARACTER_TWIPS


def test_only_the_first_line_has_two_blank_lines_above() -> None:
    first, second = lines(head(NUMBER, *signers("甲某某", "乙某某", "丙某某")))

    assert first.paragraph_format.space_before.twips == 2 * 579
    assert second.paragraph_format.space_before.twips == 0


def test_a_signer_without_label_in_one_piece_is_told_from_it() -> None:
    (line,) = lines(head(NUMBER, paragraph("签发人：甲某某", role=Role.SIGNER)))

    assert [run.text for run in line.runs[-2:]] == ["签发人：", "甲某某"]


def test_what_is_missing_in_a_head_is_marked() -> None:
    missing = Piece("【待补充：签发人的姓名】", key="发文.签发人", missing="签发人的姓名")
    (line,) = lines(head(NUMBER, *signers(missing)))

    assert line.runs[-1].style.element.name_val == "待补充"
    assert line.text.endswith("签发人：【待补充：签发人的姓名】")
    assert tab_twips(line) >= 0


def test_signs_of_markup_stay_what_they_are() -> None:
    (line,) = lines(head(paragraph("<示>&〔2018〕1号", role=Role.NUMBER)))

    assert line.text == "<示>&〔2018〕1号"
