"""A right document passes; spoiled in one way, it fails there, under the right clause.

Nothing else fails but what the spoiling really moves: signatures placed from the left on paper of another width.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import EXAMPLES

from drafter.draft import make_draft, open_layout
from drafter.layout.load import builtin_templates
from drafter.record.parse import load_mapping
from verify.word_files import (
    SENTENCE,
    Change,
    failed,
    good_file,
    in_paragraph,
    in_style,
    replacing,
    rows_of,
)

_PAGE = 'w:w="11906" w:h="16838"'
_SECOND_SECTION = (
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984"'
    ' w:left="1587" w:footer="1447"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr></w:pPr></w:p>'
)

SPOILED: dict[str, tuple[Change, dict[str, str]]] = {
    "paper of another size": (
        replacing("document", 'w:w="11906"', 'w:w="12240"'),
        {"纸张": "5.1", "版心宽": "5.2.1", "署名和成文日期位置": "7.3.5.2"},
    ),
    "a higher upper margin": (
        replacing("document", 'w:top="[0-9]+"', 'w:top="1440"'),
        {"天头（上边距）": "5.2.1", "版心高": "5.2.1"},
    ),
    "a wider left margin": (
        replacing("document", 'w:left="15[0-9]+" w:header', 'w:left="1800" w:header'),
        {"订口（左边距）": "5.2.1", "版心宽": "5.2.1", "署名和成文日期位置": "7.3.5.2", "表格宽度": "8"},
    ),
    "lines 30 pt apart": (in_style("Normal", 'w:line="579"', 'w:line="600"'), {"每面行数（按行距算）": "5.2.3"}),
    "characters not drawn together": (
        in_style("Normal", '<w:spacing w:val="-6"/>', ""),
        {"每行字数（按字号和字距算）": "5.2.3"},
    ),
    "space behind paragraphs": (
        in_style("Normal", '<w:spacing w:line="579"', '<w:spacing w:after="200" w:line="579"'),
        {"段间距": "5.2.3", "附件说明上空行": "7.3.4", "署名上空行": "7.3.5.2"},
    ),
    "body in 宋体": (
        replacing("styles", 'w:eastAsia="仿宋_GB2312"', 'w:eastAsia="宋体"', every=True),
        {"正文字体": "5.2.2", "三级标题字体": "7.3.3", "四级标题字体": "7.3.3"},
    ),
    "body in 14 pt": (
        in_style("Normal", '<w:sz w:val="32"/>', '<w:sz w:val="28"/>'),
        {
            "正文和层次标题字号": "5.2.2",
            "附件顺序号": "7.3.7",
            "附件说明位置": "7.3.4",
            "署名和成文日期位置": "7.3.5.2",
        },
    ),
    "title in 黑体": (in_style("Title", "方正小标宋简体", "黑体"), {"标题字体": "7.3.1"}),
    "title in 18 pt": (in_style("Title", '<w:sz w:val="44"/>', '<w:sz w:val="36"/>'), {"标题字号": "7.3.1"}),
    "title on the left": (in_style("Title", 'w:val="center"', 'w:val="left"'), {"标题居中": "7.3.1"}),
    "a title that breaks in a word": (
        replacing("document", "示例区人民政府(</w:t></w:r><w:r><w:br/></w:r>.{,60}?>)2024", r"示例区人民\g<1>政府2024"),
        {"标题分行": "7.3.1"},
    ),
    "a title with a waist": (
        replacing("document", "(示例区人民政府)(</w:t></w:r><w:r><w:br/></w:r>.{,60}?>)(2024年)", r"\1办公室\2\3\2"),
        {"标题分行": "7.3.1"},
    ),
    "no blank line below the title": (in_style("Title", 'w:after="579"', 'w:after="0"'), {"标题下空行": "7.3.2"}),
    "recipient indented": (
        in_paragraph("示例市人民政府：", "</w:pPr>", '<w:ind w:firstLineChars="200"/></w:pPr>'),
        {"主送机关位置": "7.3.2"},
    ),
    "no first line indent": (
        in_paragraph("本年度组织", "</w:pPr>", '<w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>'),
        {"自然段缩进": "7.3.3"},
    ),
    "first level in 仿宋": (in_style("Heading1", "黑体", "仿宋"), {"一级标题字体": "7.3.3"}),
    "second level in 宋体": (in_style("Heading2", "楷体_GB2312", "宋体"), {"二级标题字体": "7.3.3"}),
    "a bold heading": (in_style("Heading1", "<w:rPr>", "<w:rPr><w:b/>"), {"加粗": "7.3.3"}),
    "a red word": (
        in_paragraph("本年度组织", "<w:r>", '<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>注意</w:t></w:r><w:r>'),
        {"文字颜色": "5.2.4"},
    ),
    "（一）、 for （一）": (replacing("document", "（一）", "（一）、"), {"层次序数写法": "7.3.3"}),
    "1、 for 1.": (in_paragraph("清理文件", "1\\.", "1、"), {"层次序数写法": "7.3.3"}),
    "a number left out": (replacing("document", "（二）", "（三）"), {"层次序数顺序": "7.3.3"}),
    "a level left out": (replacing("document", "（一）", "1."), {"层次序数顺序": "7.3.3", "三级标题字体": "7.3.3"}),
    "a mark behind an attachment's name": (replacing("document", "统计表<", "统计表。<"), {"附件说明位置": "7.3.4"}),
    "signature on the right edge": (
        in_paragraph(
            ">示例区人民政府</w:t></w:r></w:p>",
            "<w:ind [^>]*/>",
            '<w:ind w:leftChars="0" w:left="0"/><w:jc w:val="right"/>',
        ),
        {"署名和成文日期位置": "7.3.5.2"},
    ),
    "date below the signature's first character": (
        in_paragraph("2025年3月1日", 'w:left="[0-9]+"', 'w:left="6019"'),
        {"署名和成文日期位置": "7.3.5.2"},
    ),
    "no blank line above the signature": (
        in_style("Signatory", 'w:before="579"', 'w:before="0"'),
        {"署名上空行": "7.3.5.2"},
    ),
    "a padded date": (replacing("document", "2025年3月1日", "2025年03月01日"), {"成文日期写法": "7.3.5.4"}),
    "a date in Chinese digits": (
        replacing("document", "2025年3月1日", "二〇二五年三月一日"),
        {"成文日期写法": "7.3.5.4", "署名和成文日期位置": "7.3.5.2"},
    ),
    "a note on the left edge": (
        in_paragraph("此件公开", "</w:pPr>", '<w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>'),
        {"附注位置": "7.3.6"},
    ),
    "an attachment on the same page": (
        in_style("AttachmentLabel", "<w:pageBreakBefore/>", ""),
        {"附件另面编排": "7.3.7"},
    ),
    "an attachment's label with a colon": (replacing("document", ">附件1<", ">附件1：<"), {"附件顺序号": "7.3.7"}),
    "an attachment of another name": (replacing("document", ">名词解释<", ">名词说明<"), {"附件标题": "7.3.7"}),
    "a table wider than the text area": (
        replacing("document", '<w:tblW w:w="[0-9]+"', '<w:tblW w:w="10500"'),
        {"表格宽度": "8"},
    ),
    "a long table whose head is not repeated": (replacing("document", "<w:tblHeader/>", ""), {"表头重复": "8"}),
    "even pages like odd ones": (replacing("settings", "<w:evenAndOddHeaders/>", ""), {"页码位置": "7.5"}),
    "page numbers in the middle": (
        in_style("OddPageNumber", 'w:val="right"', 'w:val="center"'),
        {"页码位置": "7.5"},
    ),
    "page numbers at the very edge": (
        in_style("EvenPageNumber", 'w:left="280"', 'w:left="0"'),
        {"页码位置": "7.5"},
    ),
    "hyphens for dashes": (replacing("footer1", "—", "-", every=True), {"页码形式": "7.5"}),
    "bare page numbers": (replacing("footer1", "—", "", every=True), {"页码形式": "7.5"}),
    "page numbers in 10.5 pt": (
        in_style("Footer", '<w:sz w:val="28"/>', '<w:sz w:val="21"/>'),
        {"页码字体字号": "7.5"},
    ),
    "page numbers far below": (replacing("document", 'w:footer="[0-9]+"', 'w:footer="600"'), {"页码离版心": "7.5"}),
    "no page number on the first page": (replacing("document", "<w:cols", "<w:titlePg/><w:cols"), {"页码": "7.5"}),
    "page numbers that begin anew": (
        replacing("document", "<w:cols", '<w:pgNumType w:start="3"/><w:cols'),
        {"页码连续": "7.5"},
    ),
}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_drafter_renders_passes(path: Path, tmp_path: Path) -> None:
    record = load_mapping(path)
    (tmp_path / "稿.docx").write_bytes(make_draft(record, open_layout(record, [builtin_templates()])).data)

    assert failed(rows_of(tmp_path / "稿.docx")) == {}


def test_the_right_document_passes_in_every_row_there_is(tmp_path: Path) -> None:
    rows = rows_of(good_file(tmp_path))
    unverified = [name for name, row in rows.items() if row.measured == "测试里不排版"]

    assert failed(rows) == {}
    assert len(unverified) == 4
    assert {name for _, wanted in SPOILED.values() for name in wanted} <= set(rows)


@pytest.mark.parametrize("name", SPOILED)
def test_a_document_spoiled_in_one_way_fails_there(name: str, tmp_path: Path) -> None:
    change, wanted = SPOILED[name]

    assert failed(rows_of(good_file(tmp_path, change))) == wanted


def test_every_row_that_can_fail_is_shown_to_fail(tmp_path: Path) -> None:
    """Rows that only pages show have tests of their own; these three need a document of their own."""
    others = {"文档网格", "引号、破折号的字体", "署名和成文日期位置（盖章）"}
    shown = {name for _, wanted in SPOILED.values() for name in wanted}
    rows = {name for name, row in rows_of(good_file(tmp_path)).items() if row.measured != "测试里不排版"}

    assert rows - shown - others == set()


def test_a_place_is_the_paragraph_with_its_first_characters(tmp_path: Path) -> None:
    change, _ = SPOILED["no first line indent"]
    (spot,) = rows_of(good_file(tmp_path, change))["自然段缩进"].spots

    assert spot.place == f"第3段“{SENTENCE[:10]}…”"
    assert spot.measured == "左对齐，首行空 0 字"


def test_part_of_a_paragraph_is_quoted(tmp_path: Path) -> None:
    change, _ = SPOILED["a red word"]
    (spot,) = rows_of(good_file(tmp_path, change))["文字颜色"].spots

    assert spot.measured == "“注意”是颜色 FF0000"
