"""Blocks in Word: which style each gets, what it says, and that the file is valid and always the same."""

from __future__ import annotations

import datetime
import io
import time
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from docx_text import docx_text
from openxml_audit import OpenXmlValidator

from drafter.errors import LayoutError, Place, RecordError
from drafter.render.blocks import Align, AttachmentStart, Block, Cell, Heading, Piece, Role, Table, Title
from drafter.write import styles
from drafter.write.docx import Properties, docx_bytes
from drafter.write.opened_frame import Frame, load_frame
from write.specimen import (
    FRAME,
    MISSING,
    PROPERTIES,
    cell,
    every_kind,
    heading,
    merged_table,
    paragraph,
    pieces,
    table,
    written,
)


@pytest.fixture(scope="module")
def frame() -> Frame:
    return load_frame(FRAME)


def text_of_blocks(frame: Frame, *blocks: Block) -> list[str]:
    return docx_text(docx_bytes(blocks, frame, PROPERTIES)).splitlines()


def only_paragraph(frame: Frame, *blocks: Block) -> WordParagraph:
    (found,) = written(blocks, frame).paragraphs
    return found


def replaced_part(name: str, old: str, new: str) -> bytes:
    """The standard frame with one stretch of one part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(FRAME) as source, zipfile.ZipFile(buffer, "w") as target:
        for entry in source.namelist():
            xml = source.read(entry).decode()
            if entry == name:
                assert old in xml
                xml = xml.replace(old, new)
            target.writestr(entry, xml)
    return buffer.getvalue()


@pytest.mark.parametrize("role", styles.ROLES)
def test_each_role_has_its_style(frame: Frame, role: Role) -> None:
    (line,) = text_of_blocks(frame, paragraph("文字", role=role))

    # A signature with a seal stands behind a tab.
    assert line.replace("⇥", "") == f"{styles.ROLES[role]} | 文字"


@pytest.mark.parametrize(("level", "number"), [(1, "一、"), (2, "（一）"), (3, "1."), (4, "（1）")])
def test_a_heading_is_its_number_and_words_in_a_style_that_navigation_shows(
    frame: Frame, level: int, number: str
) -> None:
    assert text_of_blocks(frame, heading(level, number, "主要举措")) == [f"heading {level} | {number}主要举措"]


def test_a_run_in_heading_opens_a_body_paragraph_and_closes_with_a_full_stop(frame: Frame) -> None:
    lines = text_of_blocks(frame, heading(2, "（一）", "接受监督", "全年应诉68件。"))

    assert lines == ["Normal | ⟦二级标题文字: （一）接受监督。⟧全年应诉68件。"]


@pytest.mark.parametrize("end", "。！？：")
def test_a_run_in_heading_that_is_closed_already_gets_no_second_stop(frame: Frame, end: str) -> None:
    lines = text_of_blocks(frame, heading(3, "1.", f"接受监督{end}", "正文。"))

    assert lines == [f"Normal | ⟦三级标题文字: 1.接受监督{end}⟧正文。"]


def test_a_title_after_an_attachments_start_has_the_attachments_style(frame: Frame) -> None:
    lines = text_of_blocks(frame, Title(pieces("报告")), AttachmentStart(pieces("附件1")), Title(pieces("附表")))

    assert lines == ["Title | 报告", "附件顺序号 | 附件1", "附件标题 | 附表"]


def test_missing_content_is_highlighted_wherever_it_stands(frame: Frame) -> None:
    blocks = [
        paragraph("培训", MISSING, "人。"),
        Heading(1, "一、", (MISSING,)),
        Heading(2, "（一）", (MISSING,), pieces("正文。")),
    ]
    assert text_of_blocks(frame, *blocks) == [
        f"Normal | 培训⟦待补充: {MISSING.text}⟧人。",
        f"heading 1 | 一、⟦待补充: {MISSING.text}⟧",
        f"Normal | ⟦二级标题文字: （一）⟧⟦待补充: {MISSING.text}⟧⟦二级标题文字: 。⟧正文。",
    ]
    highlighted = [run.text for run in only_paragraph(frame, blocks[0]).runs if run.font.highlight_color]
    assert highlighted == [MISSING.text]


@pytest.mark.parametrize(
    "text",
    ["<b>粗</b> & &amp; ]]>", "{% x %}{{ y }}", "# * | 1. _x_", " 前后空格 ", "😀\U0002000b", "\ue000", "a\tb", "a\rb"],
)
def test_text_arrives_as_given(frame: Frame, text: str) -> None:
    data = docx_bytes([paragraph(text), Table((cell(text),), (), (Align.LEFT,))], frame, PROPERTIES)
    texts = [element.text for element in docx.Document(io.BytesIO(data)).element.iter(qn("w:t"))]

    assert "".join(texts) == text.replace("\t", "") * 2


def test_a_tab_in_the_text_is_a_tab_in_word(frame: Frame) -> None:
    assert text_of_blocks(frame, paragraph("\t左\t\t右")) == ["Normal | ⇥左⇥⇥右"]


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_a_character_that_word_cannot_hold_is_an_error_with_its_place(frame: Frame, character: str) -> None:
    place = Place("记录.yaml", 12, "机关.名称")
    with pytest.raises(RecordError, match=f"U\\+{ord(character):04X}") as caught:
        docx_bytes([Title((Piece(f"甲{character}乙", place=place),))], frame, PROPERTIES)

    assert caught.value.where == place
    assert caught.value.fix


@pytest.mark.parametrize("text", ["“引号”2024", "‘单’", "破折——", "省略……", "一·二"])
def test_runs_with_ambiguous_punctuation_ask_for_the_chinese_font(frame: Frame, text: str) -> None:
    run = only_paragraph(frame, paragraph(text)).runs[0]

    assert run._r.rPr.find(qn("w:rFonts")).get(qn("w:hint")) == "eastAsia"


def test_a_run_without_such_punctuation_says_nothing_of_its_own(frame: Frame) -> None:
    assert only_paragraph(frame, paragraph("全年142件，95.5%。")).runs[0]._r.rPr is None


def test_empty_pieces_leave_no_run(frame: Frame) -> None:
    assert len(only_paragraph(frame, paragraph("", "文字", "")).runs) == 1


def test_each_piece_is_a_run_of_its_own(frame: Frame) -> None:
    assert [run.text for run in only_paragraph(frame, paragraph("应诉", "68", "件")).runs] == ["应诉", "68", "件"]


def test_a_table_holds_every_cell_with_merged_empty_and_many_lined_ones(frame: Frame) -> None:
    assert text_of_blocks(frame, merged_table())[:4] == [
        "表格 | 类别 ¦ 指标 ¦ 数值 ¦ 说明",
        "表格 | 行政复议 ¦ 收到申请 ¦ 142 ¦ 全年收到的行政复议申请，含补正后受理的案件，不含转送的案件。",
        "表格 | ↑ ¦ 受理 ¦ 79 ¦",
        f"表格 | 执法人员 ¦ 培训 ¦ ⟦待补充: {MISSING.text}⟧ ¦ 第一行/第二行",
    ]


def test_neighbouring_tables_are_kept_apart_and_a_last_table_is_followed_by_a_paragraph(frame: Frame) -> None:
    body = written([table(1), table(1)], frame).element.body

    assert [child.tag.rpartition("}")[2] for child in body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_report_without_blocks_is_still_a_document(frame: Frame) -> None:
    assert text_of_blocks(frame) == []


def test_the_same_report_gives_the_same_bytes_whenever_it_is_written(frame: Frame) -> None:
    first = docx_bytes(every_kind(), frame, PROPERTIES)
    time.sleep(2.1)  # zip times count in steps of two seconds

    assert docx_bytes(every_kind(), load_frame(FRAME), PROPERTIES) == first


def test_writing_a_report_leaves_the_frame_as_it_was(frame: Frame) -> None:
    before = docx_bytes([], frame, PROPERTIES)
    docx_bytes(every_kind(), frame, Properties("别的", "别人", datetime.date(1999, 1, 1)))

    assert docx_bytes([], frame, PROPERTIES) == before


def test_the_file_says_whose_it_is_and_bears_only_the_day_of_issue(frame: Frame) -> None:
    data = docx_bytes(every_kind(), frame, PROPERTIES)
    core = docx.Document(io.BytesIO(data)).core_properties
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        times = {entry.date_time for entry in package.infolist()}
        systems = {entry.create_system for entry in package.infolist()}

    assert (core.title, core.author, core.language) == (PROPERTIES.title, PROPERTIES.author, "zh-CN")
    assert core.category == PROPERTIES.category
    assert core.created is not None
    assert core.modified is not None
    assert {core.created.date(), core.modified.date()} == {PROPERTIES.date}
    assert times == {(2018, 3, 1, 0, 0, 0)}
    assert systems == {3}


def test_a_date_before_1980_is_no_obstacle(frame: Frame) -> None:
    data = docx_bytes([], frame, Properties("", "", datetime.date(1955, 1, 1)))

    assert zipfile.ZipFile(io.BytesIO(data)).infolist()[0].date_time[0] == 1980


@pytest.mark.parametrize("blocks", [every_kind(), [merged_table()], []], ids=["every kind", "a table", "nothing"])
def test_documents_are_valid(frame: Frame, blocks: list[Block], tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(docx_bytes(blocks, frame, PROPERTIES))

    assert OpenXmlValidator().validate(path).errors == []


def test_styles_are_found_by_name_when_their_ids_have_changed(tmp_path: Path) -> None:
    path = tmp_path / "frame.docx"
    path.write_bytes(replaced_part("word/styles.xml", 'w:styleId="Heading1"', 'w:styleId="1"'))

    assert text_of_blocks(load_frame(path), heading(1, "一、", "标题")) == ["heading 1 | 一、标题"]


def test_a_table_fills_the_text_area_of_a_frame_with_other_margins(tmp_path: Path) -> None:
    path = tmp_path / "frame.docx"
    path.write_bytes(replaced_part("word/document.xml", 'w:right="1474"', 'w:right="1874"'))

    assert load_frame(path).text_width_twips == load_frame(FRAME).text_width_twips - 400


def test_the_text_of_a_frame_does_not_reach_the_report(tmp_path: Path) -> None:
    path = tmp_path / "frame.docx"
    path.write_bytes(replaced_part("word/document.xml", "<w:p/>", "<w:p><w:r><w:t>样张</w:t></w:r></w:p>"))

    assert text_of_blocks(load_frame(path), paragraph("正文")) == ["Normal | 正文"]


def test_a_frame_that_lacks_a_style_is_refused_by_the_styles_name(tmp_path: Path) -> None:
    path = tmp_path / "frame.docx"
    path.write_bytes(replaced_part("word/styles.xml", 'w:name w:val="署名"', 'w:name w:val="签署"'))
    with pytest.raises(LayoutError, match="缺少样式“署名”") as caught:
        load_frame(path)

    assert caught.value.where == Place(str(path))


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 broken"])
def test_a_frame_that_is_no_word_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "frame.docx"
    path.write_bytes(data)
    with pytest.raises(LayoutError, match="不是完好的 Word 文件"):
        load_frame(path)


def test_a_frame_with_broken_xml_or_another_kind_of_content_is_refused(tmp_path: Path) -> None:
    broken = {
        "xml": replaced_part("word/styles.xml", "</w:styles>", ""),
        "kind": replaced_part("[Content_Types].xml", "wordprocessingml.document.main", "spreadsheetml.sheet.main"),
        "part": replaced_part("_rels/.rels", "word/document.xml", "word/gone.xml"),
    }
    for name, data in broken.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(data)
        with pytest.raises(LayoutError, match="不是完好的 Word 文件"):
            load_frame(path)


def test_a_frame_that_is_not_there_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="找不到底稿"):
        load_frame(tmp_path / "frame.docx")
    with pytest.raises(LayoutError, match="底稿打不开"):
        load_frame(tmp_path)


def test_cells_of_nothing_hold_a_paragraph_because_word_demands_one(frame: Frame) -> None:
    block = Table((cell("甲"),), ((Cell(),),), (Align.LEFT,))
    (found,) = written([block], frame).tables

    assert [len(row.tc_lst[0].p_lst) for row in found._tbl.tr_lst] == [1, 1]
