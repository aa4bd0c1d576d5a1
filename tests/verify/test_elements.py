"""Documents that others made: what each paragraph is told to be, and how its place is measured."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from drafter.verify.document import document_from
from drafter.verify.kinds import Kind, parts_of
from drafter.verify.package import load_word_file
from drafter.verify.rows import Outcome
from verify.word_files import failed, good_file, in_paragraph, raw_file, rows_of

PAGE = (
    '<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984"'
    ' w:left="1588" w:footer="1447"/>{more}</w:sectPr>'
)
LAYOUT = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="仿宋" w:hint="eastAsia"/><w:sz w:val="32"/></w:rPr>'
    "</w:rPrDefault></w:docDefaults>"
)


def line(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


CENTRED = '<w:jc w:val="center"/>'
RIGHT = '<w:jc w:val="right"/>'
TABLE = "<w:tbl><w:tblGrid><w:gridCol w:w='8000'/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"


def kinds(folder: Path, body: str) -> list[tuple[Kind, str]]:
    document = document_from(load_word_file(raw_file(folder, body)))
    return [(part.kind, part.paragraph.text.strip()) for part in parts_of(document)]


def test_a_document_typed_by_hand_is_understood_without_styles(tmp_path: Path) -> None:
    body = (
        line("示例市司法局", CENTRED).replace("<w:r>", '<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr>')
        + line("示例区人民政府文件", CENTRED)
        + line("示政〔2025〕5号", CENTRED)
        + line("示例区人民政府", CENTRED)
        + line("关于2024年法治政府建设情况的报告", CENTRED)
        + line("示例市人民政府：")
        + line("现将有关情况报告如下。")
        + line("一、主要工作")
        + line("（一）健全制度。全年制定制度五项。")
        + line("全年收到2.5万件，一、二审案件减少。")
        + line("表1 主要数据", CENTRED)
        + TABLE
        + line("附件：1.统计表")
        + line("2.名单")
        + line("示例区人民政府", RIGHT)
        + line("2025年1月8日", RIGHT)
        + line("（此件公开发布）")
        + line("抄送：示例市司法局。")
        + line("附件1")
        + line("统计表", CENTRED)
        + line("全年情况如下。")
    )

    assert kinds(tmp_path, body) == [
        (Kind.HEAD, "示例市司法局"),
        (Kind.HEAD, "示例区人民政府文件"),
        (Kind.HEAD, "示政〔2025〕5号"),
        (Kind.TITLE, "示例区人民政府"),
        (Kind.TITLE, "关于2024年法治政府建设情况的报告"),
        (Kind.RECIPIENT, "示例市人民政府："),
        (Kind.BODY, "现将有关情况报告如下。"),
        (Kind.HEADING, "一、主要工作"),
        (Kind.BODY, "（一）健全制度。全年制定制度五项。"),
        (Kind.BODY, "全年收到2.5万件，一、二审案件减少。"),
        (Kind.CAPTION, "表1 主要数据"),
        (Kind.ATTACHMENT_LIST, "附件：1.统计表"),
        (Kind.ATTACHMENT_LIST, "2.名单"),
        (Kind.SIGNATURE, "示例区人民政府"),
        (Kind.DATE, "2025年1月8日"),
        (Kind.NOTE, "（此件公开发布）"),
        (Kind.IMPRINT, "抄送：示例市司法局。"),
        (Kind.ATTACHMENT_LABEL, "附件1"),
        (Kind.ATTACHMENT_TITLE, "统计表"),
        (Kind.BODY, "全年情况如下。"),
    ]


def test_a_date_that_text_follows_closes_nothing(tmp_path: Path) -> None:
    body = line("标题", CENTRED) + line("正文。") + line("2025年1月8日") + line("后面还有正文。")

    assert [kind for kind, _ in kinds(tmp_path, body)] == [Kind.TITLE, Kind.BODY, Kind.BODY, Kind.BODY]


LONG_TITLE = (
    "示例省示例自治州示例市示例区",
    "行政审批和公共资源交易管理办公室",
    "关于2024年度推进依法行政",
    "和法治政府建设工作有关情况的年度报告",
    "（征求意见稿）",
)


@pytest.mark.parametrize("count", [4, 5])
def test_a_title_of_many_lines_is_one_however_its_lines_are_made(tmp_path: Path, count: int) -> None:
    lines = LONG_TITLE[:count]
    in_one = line("</w:t><w:br/><w:t>".join(lines), CENTRED)
    of_each = "".join(line(text, CENTRED) for text in lines)
    below = line("示例区人民政府：") + line("正文。")

    assert [kind for kind, _ in kinds(tmp_path, in_one + below)] == [Kind.TITLE, Kind.RECIPIENT, Kind.BODY]
    assert [kind for kind, _ in kinds(tmp_path, of_each + below)] == [*[Kind.TITLE] * count, Kind.RECIPIENT, Kind.BODY]


def test_a_long_paragraph_on_the_left_is_no_title(tmp_path: Path) -> None:
    assert kinds(tmp_path, line("文" * 61) + line("正文。"))[0][0] is Kind.BODY


def test_a_date_far_from_the_edge_closes_joint_signatures_without_seals(tmp_path: Path) -> None:
    right = PAGE.format(references="", more="")
    signed = [f'<w:ind w:left="{314 * left}"/>' for left in (15, 15, 17)]
    texts = ("中共示例省示例市委员会", "示例区人民政府", "2025年12月28日")
    body = line("正文。") + "".join(map(line, texts, signed)) + right
    look = LAYOUT.replace('<w:sz w:val="32"/>', '<w:spacing w:val="-6"/><w:sz w:val="32"/>')

    assert rows_of(raw_file(tmp_path, body, styles=look))["署名和成文日期位置"].outcome is Outcome.PASSED


def test_a_heading_without_a_number_is_one_by_its_style(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("年度报告", 0)
    document.add_heading("主要工作", 1)
    document.add_paragraph("全年制定制度五项。")
    document.save(str(tmp_path / "报告.docx"))
    (spot,) = rows_of(tmp_path / "报告.docx")["层次序数写法"].spots

    assert spot.measured == "用了标题样式，没有序数"


def test_a_document_of_python_docxs_template_has_its_faults_told(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("示例区司法局2024年法治政府建设年度报告", 0)
    document.add_paragraph("示例区人民政府：")
    document.add_heading("一、主要工作", 1)
    document.add_paragraph("全年落实“谁执法谁普法”要求，制定制度五项。")
    document.add_heading("（一）、完善制度", 2)
    document.add_paragraph("示例区司法局").alignment = 2
    document.add_paragraph("2025年01月08日").alignment = 2
    document.save(str(tmp_path / "报告.docx"))
    rows = rows_of(tmp_path / "报告.docx")

    assert set(failed(rows)) == {
        *("纸张", "天头（上边距）", "订口（左边距）", "版心宽", "版心高", "文档网格", "段间距"),
        *("标题字体", "标题字号", "标题居中", "标题分行", "标题下空行", "文字颜色", "加粗", "引号、破折号的字体"),
        *("正文字体", "正文和层次标题字号", "一级标题字体", "二级标题字体", "自然段缩进", "层次序数写法"),
        *("成文日期写法", "署名和成文日期位置", "署名上空行", "页码"),
    }
    assert rows["纸张"].spots[0].measured == "216×279 毫米"
    assert rows["正文和层次标题字号"].spots[0].measured == "11 磅"
    assert rows["每面行数（按行距算）"].outcome is Outcome.UNVERIFIED


CLOSING = line("标题", CENTRED) + line("一、工作") + line("正文。") + "<w:p/>"


@pytest.mark.parametrize(
    ("signature", "date", "faults"),
    [
        # 27 字 of 16 pt fill a line of 156 mm, and 0.6 more.
        (line("示例区司法局", '<w:ind w:left="6284"/>'), line("2025年3月1日", '<w:ind w:left="6924"/>'), []),
        (line("示例区人民政府", RIGHT), line("2025年3月1日", RIGHT), ["右空 0.0 字", "右移 1.0 字"]),
        (line("示例区人民政府　　", RIGHT), line("2025年3月1日　", RIGHT), []),
        (
            line("示例区人民政府", RIGHT + '<w:ind w:rightChars="200"/>'),
            line("2025年3月1日", RIGHT + '<w:ind w:rightChars="100"/>'),
            [],
        ),
        (line("司法局", '<w:ind w:left="5004"/>'), line("2025年12月31日", '<w:ind w:left="5964"/>'), ["右移 3.0 字"]),
        (line("司法局", '<w:ind w:left="5324"/>'), line("2025年12月31日", '<w:ind w:left="5964"/>'), []),
        (line("示例区司法局"), line("2025年3月1日"), ["署名右空 21.6 字"]),
    ],
    ids=["from the left", "on the edge", "with blanks", "from the right", "too far", "a long date", "on the left"],
)
def test_the_place_of_an_unsealed_signature_is_measured_however_it_is_made(
    tmp_path: Path, signature: str, date: str, faults: list[str]
) -> None:
    row = rows_of(raw_file(tmp_path, CLOSING + signature + date + PAGE.format(references="", more=""), styles=LAYOUT))[
        "署名和成文日期位置"
    ]
    measured = [spot.measured for spot in row.spots]

    assert len(measured) == len(faults)
    assert all(fault in said for fault, said in zip(faults, measured, strict=True))


def test_a_sealed_signature_stands_centred_on_a_date_4_characters_from_the_right(tmp_path: Path) -> None:
    date = line("2025年3月1日", RIGHT + '<w:ind w:rightChars="400"/>')
    right = line("示例区司法局", RIGHT + '<w:ind w:rightChars="400"/>')
    wrong = line("示例区司法局", RIGHT + '<w:ind w:rightChars="600"/>')
    page = PAGE.format(references="", more="")
    (tmp_path / "一").mkdir()
    rows = rows_of(raw_file(tmp_path, CLOSING + right + date + page, styles=LAYOUT))
    spoiled = rows_of(raw_file(tmp_path / "一", CLOSING + wrong + date + page, styles=LAYOUT))

    assert rows["署名和成文日期位置（盖章）"].outcome is Outcome.PASSED
    assert rows["署名和成文日期位置（盖章）"].item.clause == "7.3.5.1"
    assert "偏左 2.0 字" in spoiled["署名和成文日期位置（盖章）"].spots[0].measured


def test_a_signature_placed_by_tabs_is_not_verified(tmp_path: Path) -> None:
    body = CLOSING + line("示例区司法局").replace("<w:t ", "<w:tab/><w:t ") + line("2025年3月1日")

    assert rows_of(raw_file(tmp_path, body))["署名和成文日期位置"].outcome is Outcome.UNVERIFIED


FIELD = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
DASHED = f"<w:r><w:t>— </w:t></w:r>{FIELD}<w:r><w:t> —</w:t></w:r>"
OUTSIDE = (
    '<w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="outside"/><w:ind w:rightChars="100" w:leftChars="100"/>'
)
BOX = (
    "<w:p><w:r><wp:anchor><wp:positionH><wp:align>{side}</wp:align></wp:positionH><w:txbxContent>"
    f"<w:p>{DASHED}</w:p></w:txbxContent></wp:anchor></w:r></w:p>"
)


def footer_rows(folder: Path, footer: str, more: str = "") -> dict:
    references = '<w:footerReference w:type="default" r:id="footer1"/>'
    body = line("标题", CENTRED) + line("正文。") + PAGE.format(references=references, more=more)
    return rows_of(raw_file(folder, body, footers={"footer1": footer}))


@pytest.mark.parametrize(
    ("footer", "measured"),
    [
        (f"<w:p><w:pPr>{CENTRED}</w:pPr>{DASHED}</w:p>", "居中"),
        (f"<w:p><w:pPr>{RIGHT}</w:pPr>{DASHED}</w:p>", "空 0.0 字"),
        (f"<w:p><w:pPr>{RIGHT}<w:ind w:rightChars='100'/></w:pPr>{DASHED}</w:p>", "和单页相同"),
        (BOX.format(side="center"), "居中"),
    ],
    ids=["centred", "on the edge", "not parted", "WPS's text box in the middle"],
)
def test_where_a_page_number_stands_wrong_is_said(tmp_path: Path, footer: str, measured: str) -> None:
    row = footer_rows(tmp_path, footer)["页码位置"]

    assert measured in row.spots[0].measured


def test_words_frame_on_the_outside_serves_odd_and_even_pages(tmp_path: Path) -> None:
    rows = footer_rows(tmp_path, f"<w:p><w:pPr>{OUTSIDE}</w:pPr>{DASHED}</w:p>")

    assert rows["页码位置"].outcome is Outcome.PASSED
    assert rows["页码形式"].outcome is Outcome.PASSED
    assert rows["页码离版心"].outcome is Outcome.UNVERIFIED


def test_a_page_number_placed_by_a_tab_is_not_verified(tmp_path: Path) -> None:
    rows = footer_rows(tmp_path, f"<w:p><w:r><w:tab/></w:r>{DASHED}</w:p>")

    assert rows["页码位置"].outcome is Outcome.UNVERIFIED


@pytest.mark.parametrize(
    ("footer", "more", "measured"),
    [
        (f"<w:p>{FIELD}</w:p>", "", "写成“1”"),
        (f"<w:p>{FIELD}</w:p>", '<w:pgNumType w:fmt="numberInDash"/>', "写成“- 1 -”"),
        (f"<w:p><w:r><w:t>第</w:t></w:r>{FIELD}<w:r><w:t>页</w:t></w:r></w:p>", "", "写成“第1页”"),
        (f"<w:p>{DASHED}</w:p>", '<w:pgNumType w:fmt="upperRoman"/>', "不是阿拉伯数字"),
    ],
)
def test_another_form_of_page_number_is_said(tmp_path: Path, footer: str, more: str, measured: str) -> None:
    assert measured in footer_rows(tmp_path, footer, more)["页码形式"].spots[0].measured


def test_a_field_without_a_cached_result_still_counts(tmp_path: Path) -> None:
    empty = "<w:r><w:t>— </w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t> —</w:t></w:r>"

    assert footer_rows(tmp_path, f"<w:p>{empty}</w:p>")["页码形式"].outcome is Outcome.PASSED


def test_quotation_marks_in_a_latin_font_are_told(tmp_path: Path) -> None:
    spoil = in_paragraph(
        "本年度组织",
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>',
        '<w:r><w:rPr><w:rFonts w:hint="default"/></w:rPr>',
    )
    (spot,) = rows_of(good_file(tmp_path, spoil))["引号、破折号的字体"].spots

    assert spot.measured == "“ 用了 Times New Roman"


@pytest.mark.parametrize(
    ("spacing", "grid", "outcome"),
    [
        (
            '<w:spacing w:line="240" w:lineRule="auto"/>',
            '<w:docGrid w:type="lines" w:linePitch="579"/>',
            Outcome.PASSED,
        ),
        (
            '<w:spacing w:line="240" w:lineRule="auto"/>',
            '<w:docGrid w:type="lines" w:linePitch="600"/>',
            Outcome.FAILED,
        ),
        (
            '<w:spacing w:line="360" w:lineRule="auto"/>',
            '<w:docGrid w:type="lines" w:linePitch="579"/>',
            Outcome.FAILED,
        ),
        ('<w:spacing w:line="360" w:lineRule="auto"/>', "", Outcome.UNVERIFIED),
        ('<w:snapToGrid w:val="0"/>', '<w:docGrid w:type="lines" w:linePitch="579"/>', Outcome.UNVERIFIED),
        ('<w:spacing w:line="560" w:lineRule="exact"/>', "", Outcome.PASSED),
        ('<w:spacing w:line="560" w:lineRule="atLeast"/>', "", Outcome.PASSED),
        ('<w:spacing w:line="580" w:lineRule="exact"/>', "", Outcome.FAILED),
    ],
)
def test_lines_are_counted_by_spacing_or_grid(tmp_path: Path, spacing: str, grid: str, outcome: Outcome) -> None:
    body = line("标题", CENTRED) + line("正文写在这里。", spacing) + PAGE.format(references="", more=grid)

    assert rows_of(raw_file(tmp_path, body, styles=LAYOUT))["每面行数（按行距算）"].outcome is outcome


@pytest.mark.parametrize(
    ("grid", "spacing", "outcome"),
    [
        ('<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>', "", Outcome.PASSED),
        ('<w:docGrid w:type="snapToChars" w:linePitch="579"/>', "", Outcome.UNVERIFIED),
        ('<w:docGrid w:type="lines" w:linePitch="579"/>', '<w:spacing w:val="-5"/>', Outcome.PASSED),
        ("", '<w:w w:val="98"/>', Outcome.PASSED),
        ("", '<w:w w:val="90"/>', Outcome.FAILED),
        ("", "", Outcome.FAILED),
    ],
)
def test_characters_are_counted_by_size_width_spacing_and_grid(
    tmp_path: Path, grid: str, spacing: str, outcome: Outcome
) -> None:
    text = line("正文写在这里。").replace("<w:r>", f"<w:r><w:rPr>{spacing}</w:rPr>")
    body = line("标题", CENTRED) + text + PAGE.format(references="", more=grid)

    assert rows_of(raw_file(tmp_path, body, styles=LAYOUT))["每行字数（按字号和字距算）"].outcome is outcome


def test_a_section_on_its_side_keeps_the_text_area_turned(tmp_path: Path) -> None:
    upright = PAGE.format(references="", more="")
    turned = (
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1588" w:right="2098"'
        ' w:bottom="1474" w:left="1984"/></w:sectPr>'
    )
    body = line("标题", CENTRED) + line("正文。") + f"<w:p><w:pPr>{upright}</w:pPr></w:p>" + line("表") + turned
    wrong = failed(rows_of(raw_file(tmp_path, body)))

    assert not {"纸张", "天头（上边距）", "订口（左边距）", "版心宽", "版心高"} & set(wrong)


def test_a_document_without_anything_is_not_verified_rather_than_passed(tmp_path: Path) -> None:
    rows = rows_of(raw_file(tmp_path, "<w:p/>"))

    assert rows["标题字体"].outcome is Outcome.UNVERIFIED
    assert rows["正文字体"].outcome is Outcome.UNVERIFIED
    assert rows["成文日期写法"].outcome is Outcome.UNVERIFIED
    assert rows["纸张"].outcome is Outcome.FAILED


def test_a_short_line_in_the_middle_below_a_drawing_is_its_caption(tmp_path: Path) -> None:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"/></w:drawing></w:r></w:p>'
    )
    body = line("标题", CENTRED) + line("正文。") + drawing + line("收案情况", CENTRED) + line("正文。")
    apart = line("标题", CENTRED) + line("正文。") + drawing + "<w:p/>" + line("收案情况", CENTRED)

    assert kinds(tmp_path, body)[2:] == [(Kind.CAPTION, "收案情况"), (Kind.BODY, "正文。")]
    assert kinds(tmp_path, apart)[2:] == [(Kind.BODY, "收案情况")]
