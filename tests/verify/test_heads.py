"""Head, seal, stamp and imprint: a right filing copy passes, and spoiled in one way it fails under that clause."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.verify.rows import Outcome, Row
from verify.word_files import (
    Change,
    Parts,
    failed,
    filed_file,
    in_paragraph,
    in_style,
    jointly_filed_file,
    raw_file,
    replacing,
    rows_of,
)

HEAD = {
    "发文机关标志位置": "7.2.4",
    "发文字号写法": "7.2.5",
    "发文字号位置": "7.2.5",
    "发文字号上空行": "7.2.5",
    "签发人位置": "7.2.6",
    "签发人字体": "7.2.6",
    "版头分隔线": "7.2.7",
    "标题上空行": "7.3.1",
}
IMPRINT = {
    "版记分隔线": "7.4.1",
    "版记位置": "7.4.1",
    "版记字体字号": "7.4.2",
    "抄送": "7.4.2",
    "印发机关和印发日期": "7.4.3",
}
SEAL = "署名和成文日期位置（盖章）"


def number(old: str, new: str) -> Change:
    return replacing("document", old, new)


SPOILED: dict[str, tuple[Change, set[str]]] = {
    "the issuer at the top": (replacing("document", 'w:before="1984"', 'w:before="0"'), {"发文机关标志位置"}),
    "the issuer on the left": (in_style("Issuer", 'w:val="center"', 'w:val="left"'), {"发文机关标志位置"}),
    "square brackets": (number("〔2025〕", "[2025]"), {"发文字号写法"}),
    "第 in the number": (number("〕12号", "〕第12号"), {"发文字号写法"}),
    "a padded number": (number("〕12号", "〕012号"), {"发文字号写法"}),
    "half a year": (number("〔2025〕", "〔25〕"), {"发文字号写法"}),
    "the number on the edge": (in_style("DocumentNumber", 'w:left="[0-9]+"', 'w:left="0"'), {"发文字号位置"}),
    "no blank lines above the number": (
        replacing("document", 'w:before="1158"', 'w:before="0"'),
        {"发文字号上空行"},
    ),
    "signers on the edge": (
        replacing(
            "document", 'w:pos="[0-9]+"/></w:tabs><w:spacing w:before="1158"', 'w:pos="6500"/></w:tabs><w:spacing'
        ),
        {"签发人位置", "发文字号上空行"},
    ),
    "a mark between signers": (number(">某乙<", ">、某乙<"), {"签发人位置"}),
    "signers in 仿宋": (in_style("SignerName", "楷体_GB2312", "仿宋_GB2312"), {"签发人字体"}),
    "a black line": (in_style("HeadSeparator", 'w:color="FF0000"', 'w:color="000000"'), {"版头分隔线"}),
    "no line": (in_style("HeadSeparator", "<w:pBdr>.*</w:pBdr>", ""), {"版头分隔线"}),
    "the line too far below": (
        in_paragraph('<w:pStyle w:val="HeadSeparator"/>', 'w:line="[0-9]+"', 'w:line="579"'),
        {"版头分隔线"},
    ),
    "the title right below the line": (in_style("HeadSeparator", 'w:after="[0-9]+"', 'w:after="0"'), {"标题上空行"}),
    "a sealed date too far left": (in_paragraph("2025年3月1日", 'w:right="[0-9]+"', 'w:right="1600"'), {SEAL}),
    "a sealed name beside the date": (
        in_paragraph('"SealedSignatory"', 'w:val="center" w:pos="[0-9]+"', 'w:val="center" w:pos="5000"'),
        {SEAL},
    ),
    "lines of one thickness": (replacing("document", 'w:sz="6"', 'w:sz="8"'), {"版记分隔线"}),
    "thin outer lines": (replacing("document", 'w:sz="8"', 'w:sz="4"', every=True), {"版记分隔线"}),
    "no last line": (
        replacing("document", '<w:bottom w:val="single" w:sz="8"', '<w:bottom w:val="nil" w:sz="8"'),
        {"版记分隔线"},
    ),
    "an imprint in 12 pt": (in_style("Imprint", '<w:sz w:val="28"/>', '<w:sz w:val="24"/>'), {"版记字体字号", "抄送"}),
    "an imprint in 宋体": (
        in_style("Imprint", "<w:rPr>", '<w:rPr><w:rFonts w:eastAsia="宋体"/>'),
        {"版记字体字号"},
    ),
    "copies without a stop": (number("人民法院。<", "人民法院<"), {"抄送"}),
    "copies with a narrow colon": (number(">抄送：", ">抄送:"), {"抄送"}),
    "copies on the edge": (in_paragraph(">抄送：", 'w:left="1120"', 'w:left="840"'), {"抄送"}),
    "copies that wrap to the edge": (in_paragraph(">抄送：", 'w:hanging="840"', 'w:hanging="0"'), {"抄送"}),
    "a padded printing date": (number(">2025年3月2日印发", ">2025年03月02日印发"), {"印发机关和印发日期"}),
    "the office on the edge": (
        in_paragraph(">示例区人民政府办公室<", 'w:left="280"', 'w:left="0"'),
        {"印发机关和印发日期"},
    ),
    "an issuer too long for its line": (number(">示例区人民政府文件<", f">{'示例区' * 9}文件<"), {"发文机关标志位置"}),
    "an office too long for the date's line": (
        number(">示例区人民政府办公室<", f">{'示例区' * 7}办公室<"),
        {"印发机关和印发日期"},
    ),
    "an office above the date": (
        number(">示例区人民政府办公室</w:t>", ">示例区办公室</w:t><w:br/>"),
        {"印发机关和印发日期"},
    ),
    "the printing date on the edge": (
        in_paragraph(">示例区人民政府办公室<", 'w:pos="[0-9]+"', 'w:pos="8845"'),
        {"印发机关和印发日期"},
    ),
}
STAMPED: dict[str, tuple[Change, set[str]]] = {
    "a title on the right edge": (in_paragraph(">区长<", 'w:left="[0-9]+"', 'w:left="8200"'), {"签名章位置"}),
    "no room above the stamp": (in_style("SignatureStamp", 'w:before="1158"', 'w:before="0"'), {"签名章上空行"}),
    "two lines below the stamp": (in_style("SignatureStamp", 'w:after="579"', 'w:after="1158"'), {"签名章下空行"}),
    "a stamped date too far left": (
        in_paragraph("2025年3月1日", 'w:right="[0-9]+"', 'w:right="1600"'),
        {"签名章位置"},
    ),
}


def test_a_right_filing_copy_passes_in_every_row_of_head_seal_and_imprint(tmp_path: Path) -> None:
    rows = rows_of(filed_file(tmp_path))
    wanted = {**HEAD, **IMPRINT, SEAL: "7.3.5.1"}

    assert failed(rows) == {}
    assert {name: rows[name].item.clause for name in wanted} == wanted
    assert {name for name in wanted if rows[name].outcome is not Outcome.PASSED} == set()


def test_a_right_stamped_copy_passes(tmp_path: Path) -> None:
    rows = rows_of(filed_file(tmp_path, stamped=True))
    stamped = ("签名章位置", "签名章上空行", "签名章下空行")

    assert failed(rows) == {}
    assert [rows[name].outcome for name in stamped] == [Outcome.PASSED] * 3
    assert {rows[name].item.clause for name in stamped} == {"7.3.5.3"}


@pytest.mark.parametrize("name", SPOILED)
def test_a_filing_copy_spoiled_in_one_way_fails_there(name: str, tmp_path: Path) -> None:
    change, wanted = SPOILED[name]

    assert set(failed(rows_of(filed_file(tmp_path, change)))) == wanted


@pytest.mark.parametrize("name", STAMPED)
def test_a_stamped_copy_spoiled_in_one_way_fails_there(name: str, tmp_path: Path) -> None:
    change, wanted = STAMPED[name]

    assert set(failed(rows_of(filed_file(tmp_path, change, stamped=True)))) == wanted


def test_the_names_of_two_issuers_in_a_table_are_measured(tmp_path: Path) -> None:
    (tmp_path / "二").mkdir()
    (tmp_path / "三").mkdir()
    right = rows_of(jointly_filed_file(tmp_path))
    higher = jointly_filed_file(tmp_path / "二", in_paragraph('w:line="1984"', 'w:line="1984"', 'w:line="900"'))
    lower = jointly_filed_file(tmp_path / "三", replacing("document", 'w:before="1158"', 'w:before="0"'))

    assert failed(right) == {}
    assert right["发文机关标志位置"].outcome is right["发文字号上空行"].outcome is Outcome.PASSED
    assert set(failed(rows_of(higher))) == {"发文机关标志位置"}
    assert set(failed(rows_of(lower))) == {"发文字号上空行"}


def test_names_that_were_narrowed_to_their_lines_pass(tmp_path: Path) -> None:
    issuer = replacing("document", ">示例区人民政府文件<", f">{'示例区' * 7}文件<")
    narrowed = in_paragraph(">示例区人民政府办公室<", "<w:r><w:t", '<w:r><w:rPr><w:w w:val="80"/></w:rPr><w:t')
    office = replacing("document", ">示例区人民政府办公室<", f">{'示例区' * 6}办公室<")

    def smaller(parts: Parts) -> None:
        issuer(parts)
        replacing("document", '<w:sz w:val="96"/>', '<w:w w:val="80"/><w:sz w:val="44"/>')(parts)
        replacing("document", 'w:line="960"', 'w:line="440"')(parts)
        narrowed(parts)
        office(parts)

    rows = rows_of(filed_file(tmp_path, smaller))

    assert rows["印发机关和印发日期"].outcome is Outcome.PASSED
    assert rows["发文机关标志位置"].outcome is Outcome.PASSED


def test_joint_issuers_too_long_for_their_cell_are_told(tmp_path: Path) -> None:
    rows = rows_of(jointly_filed_file(tmp_path, replacing("document", ">中共示例区委员会<", f">{'示例区' * 7}<")))

    assert set(failed(rows)) == {"发文机关标志位置"}


def test_every_row_of_head_and_imprint_is_shown_to_fail() -> None:
    shown = {name for _, wanted in SPOILED.values() for name in wanted}

    assert {*HEAD, *IMPRINT, SEAL} - shown == {"版记位置"}


def test_an_imprint_that_is_not_held_on_the_lower_edge_is_not_verified(tmp_path: Path) -> None:
    rows = rows_of(filed_file(tmp_path, replacing("document", 'V relativeFrom="margin"', 'V relativeFrom="paragraph"')))

    assert rows["版记位置"].outcome is Outcome.UNVERIFIED


def test_the_line_of_a_pages_header_is_no_text(tmp_path: Path) -> None:
    def add(parts: dict[str, str]) -> None:
        parts["word/header9.xml"] = parts["word/footer1.xml"].replace("w:ftr", "w:hdr")
        reference = '<Relationship Id="rId99" Type="{}/header" Target="header9.xml"/></Relationships>'
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        name = "word/_rels/document.xml.rels"
        parts[name] = parts[name].replace("</Relationships>", reference.format(office))
        replacing("document", "(<w:sectPr[^>]*>)", r'\1<w:headerReference w:type="default" r:id="rId99"/>')(parts)

    assert failed(rows_of(filed_file(tmp_path, add))) == {}


# Documents that others made.

EXACT = '<w:spacing w:line="579" w:lineRule="exact"/>'
CENTRED = '<w:jc w:val="center"/>'
LAYOUT = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="仿宋" w:hint="eastAsia"/><w:sz w:val="32"/></w:rPr>'
    "</w:rPrDefault></w:docDefaults>"
)
PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/>'
    "</w:sectPr>"
)
BLANK = f"<w:p><w:pPr>{EXACT}</w:pPr></w:p>"


def line(text: str, properties: str = EXACT, run: str = "") -> str:
    content = text.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    words = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{content}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{words}</w:p>"


RED = '<w:color w:val="FF0000"/><w:sz w:val="96"/>'
ISSUER = line("示例区人民政府文件", f'<w:spacing w:line="960" w:lineRule="exact"/>{CENTRED}', RED)
BORDER = '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="{space}" w:color="FF0000"/></w:pBdr>'
TEXT = (
    line("关于2024年法治政府建设情况的报告", EXACT + CENTRED, '<w:sz w:val="44"/>')
    + line("示例市人民政府：")
    + line("正文。")
)


def others(folder: Path, above: str, below: str = "") -> dict[str, Row]:
    return rows_of(raw_file(folder, above + TEXT + below + PAGE, styles=LAYOUT))


def test_blank_lines_above_the_issuer_are_counted(tmp_path: Path) -> None:
    (tmp_path / "二").mkdir()
    right = others(tmp_path, BLANK * 3 + ISSUER.replace("<w:spacing", '<w:spacing w:before="300"'))
    wrong = others(tmp_path / "二", BLANK + ISSUER)

    assert right["发文机关标志位置"].outcome is Outcome.PASSED
    assert "上边缘至版心上边缘 10 毫米" in wrong["发文机关标志位置"].spots[0].measured


def test_an_issuer_whose_line_depends_on_its_font_is_not_verified_unless_it_is_far_off(tmp_path: Path) -> None:
    (tmp_path / "二").mkdir()
    near = ISSUER.replace('<w:spacing w:line="960" w:lineRule="exact"/>', '<w:spacing w:before="1750"/>')
    far = near.replace('"1750"', '"600"')

    assert others(tmp_path, near)["发文机关标志位置"].outcome is Outcome.UNVERIFIED
    assert others(tmp_path / "二", far)["发文机关标志位置"].outcome is Outcome.FAILED


def test_a_border_of_the_number_itself_is_the_red_line(tmp_path: Path) -> None:
    (tmp_path / "二").mkdir()
    right, wrong = (
        others(folder, ISSUER + BLANK * 2 + line("示政〔2025〕5号", BORDER.format(space=space) + EXACT + CENTRED))
        for folder, space in ((tmp_path, 7), (tmp_path / "二", 31))
    )

    assert right["版头分隔线"].outcome is Outcome.PASSED
    assert right["发文字号位置"].measured == "居中"
    assert wrong["版头分隔线"].outcome is Outcome.FAILED
    assert wrong["标题上空行"].spots[0].measured == "和分隔线之间空 0 行"


@pytest.mark.parametrize(
    ("shape", "outcome"),
    [
        ('<v:line xmlns:v="urn:schemas-microsoft-com:vml" strokecolor="red [255]"/>', Outcome.UNVERIFIED),
        ('<v:line xmlns:v="urn:schemas-microsoft-com:vml" strokecolor="#ff0000"/>', Outcome.UNVERIFIED),
        ('<v:line xmlns:v="urn:schemas-microsoft-com:vml" strokecolor="black"/>', Outcome.FAILED),
        (
            '<wp:anchor><a:spPr><a:prstGeom prst="line"/><a:ln><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
            "</a:ln></a:spPr></wp:anchor>",
            Outcome.UNVERIFIED,
        ),
        ('<wp:anchor><a:spPr><a:prstGeom prst="rect"/></a:spPr></wp:anchor>', Outcome.FAILED),
    ],
    ids=["red by name", "red", "black", "of today", "no line"],
)
def test_a_line_drawn_as_a_shape_has_a_colour_but_no_place(tmp_path: Path, shape: str, outcome: Outcome) -> None:
    drawn = f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"
    rows = others(tmp_path, ISSUER + BLANK * 2 + line("示政〔2025〕5号", EXACT + CENTRED) + drawn)

    assert rows["版头分隔线"].outcome is outcome


def test_number_and_signer_may_be_parted_by_blanks(tmp_path: Path) -> None:
    (tmp_path / "二").mkdir()
    right = others(tmp_path, ISSUER + line("　示政〔2025〕5号" + "　" * 11 + "签发人：某甲甲"))
    wrong = others(tmp_path / "二", ISSUER + line("示政〔2025〕5号" + "　" * 4 + "签发人：某甲甲"))

    assert right["发文字号位置"].outcome is Outcome.PASSED
    assert right["签发人位置"].outcome is Outcome.PASSED
    assert right["签发人字体"].outcome is Outcome.FAILED
    assert wrong["发文字号位置"].spots[0].measured == "左空 0.0 字"
    assert "右空" in wrong["签发人位置"].spots[0].measured


def test_tabs_without_stops_of_their_own_are_not_verified(tmp_path: Path) -> None:
    rows = others(tmp_path, ISSUER + line("示政〔2025〕5号\t签发人：某甲甲"))

    assert rows["发文字号位置"].outcome is Outcome.UNVERIFIED
    assert rows["签发人位置"].outcome is Outcome.UNVERIFIED


def test_a_number_on_another_line_than_the_signer_is_told(tmp_path: Path) -> None:
    rows = others(tmp_path, ISSUER + line("示政〔2025〕5号") + line("签发人：某甲甲", EXACT + '<w:jc w:val="right"/>'))

    assert rows["发文字号位置"].spots[0].measured == "没有和最后一个签发人同一行"


def test_a_number_that_is_still_missing_is_not_verified(tmp_path: Path) -> None:
    rows = rows_of(filed_file(tmp_path, number("示政〔2025〕12号", "【待补充：发文字号】")))

    assert rows["发文字号写法"].outcome is Outcome.UNVERIFIED
    assert rows["发文字号写法"].measured == "还没有写"


def test_more_than_two_signers_on_a_line_are_told(tmp_path: Path) -> None:
    rows = others(tmp_path, ISSUER + line("　示政〔2025〕5号" + "　" * 6 + "签发人：某甲 某乙 某丙甲"))

    assert rows["签发人位置"].spots[0].measured == "一行排了 3 人"


def test_the_place_of_a_line_below_a_number_whose_spacing_depends_on_its_font_is_not_verified(tmp_path: Path) -> None:
    rows = others(tmp_path, ISSUER + line("示政〔2025〕5号", BORDER.format(space=7) + CENTRED))

    assert rows["版头分隔线"].outcome is Outcome.UNVERIFIED


def test_a_line_above_the_title_is_the_red_line_too(tmp_path: Path) -> None:
    top = '<w:pBdr><w:top w:val="single" w:sz="8" w:space="30" w:color="FF0000"/></w:pBdr>'
    title = TEXT.replace("<w:pPr>", f"<w:pPr>{top}", 1)
    body = ISSUER + line("示政〔2025〕5号", EXACT + CENTRED) + title + PAGE

    assert rows_of(raw_file(tmp_path, body, styles=LAYOUT))["版头分隔线"].outcome is Outcome.UNVERIFIED


def test_blank_lines_on_a_grid_have_its_height(tmp_path: Path) -> None:
    page = PAGE.replace("</w:sectPr>", '<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>')
    blank = "<w:p/>"
    issuer = ISSUER.replace("<w:spacing", '<w:spacing w:before="250"')
    (tmp_path / "二").mkdir()
    gridded = rows_of(raw_file(tmp_path, blank * 3 + issuer + TEXT + page, styles=LAYOUT))
    bare = rows_of(raw_file(tmp_path / "二", blank * 3 + issuer + TEXT + PAGE, styles=LAYOUT))

    assert gridded["发文机关标志位置"].outcome is Outcome.PASSED
    assert bare["发文机关标志位置"].outcome is Outcome.UNVERIFIED


DATED = line("示例区人民政府", EXACT + '<w:jc w:val="right"/>') + line("2025年3月1日", EXACT + '<w:jc w:val="right"/>')
SMALL = '<w:sz w:val="28"/>'
COPIES = line("抄送：示例市司法局。", EXACT + '<w:ind w:left="1120" w:hanging="840" w:right="280"/>', SMALL)
OFFICE = line(
    "示例区政府办公室\t2025年3月2日印发",
    '<w:tabs><w:tab w:val="right" w:pos="8564"/></w:tabs>' + EXACT + '<w:ind w:left="280"/>',
    SMALL,
)


def table(*rows: tuple[str, ...], place: str = "", borders: bool = True) -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{size}"/>' for side, size in (("top", 8), ("bottom", 8), ("insideH", 6))
    )
    own = f"<w:tblBorders>{lines}</w:tblBorders>" if borders else ""
    cells = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr>{place}<w:tblW w:w="8844" w:type="dxa"/>{own}</w:tblPr>{cells}</w:tbl>'


def test_an_imprint_in_a_table_of_the_text_is_measured_but_for_its_place(tmp_path: Path) -> None:
    rows = others(tmp_path, "", DATED + table((COPIES,), (OFFICE,)))
    outcomes = {name: rows[name].outcome for name in IMPRINT}

    assert outcomes.pop("版记位置") is Outcome.UNVERIFIED
    assert set(outcomes.values()) == {Outcome.PASSED}


def test_a_table_that_floats_on_the_lower_edge_has_its_place(tmp_path: Path) -> None:
    place = '<w:tblpPr w:vertAnchor="margin" w:tblpYSpec="bottom"/>'

    assert others(tmp_path, "", DATED + table((COPIES,), (OFFICE,), place=place))["版记位置"].outcome is Outcome.PASSED


def test_text_behind_an_imprint_is_told(tmp_path: Path) -> None:
    rows = others(tmp_path, "", DATED + table((COPIES,), (OFFICE,)) + line("附件1") + line("统计表"))

    assert rows["版记位置"].spots[0].measured == "后面还有文字"


def test_office_and_date_in_cells_of_their_own_have_no_place_but_a_form(tmp_path: Path) -> None:
    (tmp_path / "二").mkdir()
    cells = (line("示例区政府办公室", EXACT, SMALL), line("2025年3月2日印发", EXACT, SMALL))
    right = others(tmp_path, "", DATED + table(cells))
    wrong = others(tmp_path / "二", "", DATED + table((cells[0], cells[1].replace("3月", "03月"))))

    assert right["印发机关和印发日期"].outcome is Outcome.UNVERIFIED
    assert wrong["印发机关和印发日期"].outcome is Outcome.FAILED


def test_an_imprint_typed_as_text_is_measured_too(tmp_path: Path) -> None:
    rows = others(tmp_path, "", DATED + line("抄送:示例市司法局", EXACT) + OFFICE)

    assert rows["版记分隔线"].outcome is Outcome.UNVERIFIED
    assert rows["版记字体字号"].spots[0].measured == "16 磅"
    assert rows["抄送"].spots[0].measured == "左空 0.0 字、右空 0.0 字、冒号是半角、最后没有句号"
    assert rows["印发机关和印发日期"].outcome is Outcome.PASSED


def test_a_document_without_head_and_imprint_has_no_such_rows(tmp_path: Path) -> None:
    assert not {*HEAD, *IMPRINT} & set(others(tmp_path, ""))


def test_a_table_of_figures_is_no_imprint(tmp_path: Path) -> None:
    figures = table((line("抄袭案件"), line("5")), (line("某办法"), line("某规定于2025年3月2日印发")))
    (tmp_path / "二").mkdir()
    long = table(*[(line(f"文件{row}"), line("2025年3月2日印发")) for row in range(6)])

    assert not set(IMPRINT) & set(others(tmp_path, "", figures + line("以上。")))
    assert not set(IMPRINT) & set(others(tmp_path / "二", "", long + line("以上。")))
