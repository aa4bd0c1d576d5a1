"""Pages: without the programs, with programs that fail, and as LibreOffice really lays them out."""

from __future__ import annotations

import http.server
import os
import threading
from pathlib import Path

import pytest
from pages.paper import require_programs
from write.specimen import FRAME, PROPERTIES, paragraph

from drafter.verify.printing import NotPrinted, print_pages
from drafter.verify.rows import Outcome, Row
from drafter.verify.verifying import verify_file
from drafter.write.docx import docx_bytes
from drafter.write.opened_frame import load_frame
from verify.word_files import SENTENCE, filed_file, good_file, in_paragraph, in_style, raw_file, replacing

IMPRINT = "版记位置（排版）"
LOOSE = '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
LINES, CHARACTERS, FIRST, SIGNED = "每面行数（排版）", "每行字数（排版）", "首页有正文", "署名和正文同面"


def script(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


def reason(path: Path) -> str:
    with pytest.raises(NotPrinted) as error:
        print_pages(path)
    return str(error.value)


needs_sh = pytest.mark.skipif(os.name == "nt", reason="programs are stood in for by shell scripts")
MAKES_ONE = 'for folder; do if [ -d "$folder" ]; then echo > "$folder/report.pdf"; fi; done'


def test_without_libreoffice_nothing_is_laid_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert reason(good_file(tmp_path)) == "这台电脑上没有找到 LibreOffice"


@needs_sh
@pytest.mark.parametrize(
    ("office", "reader", "said"),
    [
        ("exit 0", None, "这台电脑上没有找到 poppler（pdftotext）"),
        ("exit 3", "exit 0", "LibreOffice 没有生成 PDF"),
        (MAKES_ONE, "exit 3", "poppler（pdftotext）没有读出排好的文件"),
    ],
)
def test_a_program_that_is_missing_or_fails_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, office: str, reader: str | None, said: str
) -> None:
    script(tmp_path, "soffice", office)
    if reader is not None:
        script(tmp_path, "pdftotext", reader)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert reason(good_file(tmp_path)) == said


def printed_rows(path: Path) -> dict[str, Row]:
    require_programs()
    return {row.item.name: row for row in verify_file(path, print_pages).rows}


@pytest.mark.pages
def test_the_right_document_has_22_lines_of_28_characters(tmp_path: Path) -> None:
    rows = printed_rows(good_file(tmp_path, paragraphs=16))

    assert [rows[name].outcome for name in (LINES, CHARACTERS, FIRST, SIGNED)] == [Outcome.PASSED] * 4
    assert rows[LINES].measured == "每面 22 行"
    assert rows[CHARACTERS].measured == "每行 28 字"


@pytest.mark.pages
def test_30_points_give_21_lines_and_no_spacing_27_characters(tmp_path: Path) -> None:
    def spoil(parts: dict[str, str]) -> None:
        # LibreOffice lets the grid win over exact spacing; Word does not.
        replacing("document", 'w:linePitch="579"', 'w:linePitch="600"')(parts)
        in_style("Normal", 'w:line="579"', 'w:line="600"')(parts)
        in_style("Normal", '<w:spacing w:val="-6"/>', "")(parts)

    rows = printed_rows(good_file(tmp_path, spoil, paragraphs=16))

    assert [spot.measured for spot in rows[LINES].spots] == ["每面 21 行"]
    assert [spot.measured for spot in rows[CHARACTERS].spots] == ["每行 27 字"]


@pytest.mark.pages
def test_a_mark_that_hangs_beyond_the_end_of_its_line_is_no_29th_character(tmp_path: Path) -> None:
    lines = "文" * 26 + "，" + ("文" * 28 + "，") * 8
    path = tmp_path / "报告.docx"
    path.write_bytes(docx_bytes([paragraph(lines)] * 3, load_frame(FRAME), PROPERTIES))

    assert printed_rows(path)[CHARACTERS].measured == "每行 28 字"


def line(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.pages
def test_a_cover_and_a_signature_alone_are_found(tmp_path: Path) -> None:
    new_page = "<w:pageBreakBefore/>"
    body = (
        line("年度报告", '<w:jc w:val="center"/>')
        + line("一、主要工作", new_page)
        + line("全年制定制度五项。")
        + line("示例区司法局", new_page)
        + line("2025年1月8日")
        + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )
    rows = printed_rows(raw_file(tmp_path, body))

    assert rows[FIRST].outcome is Outcome.FAILED
    assert rows[SIGNED].outcome is Outcome.FAILED
    assert rows[SIGNED].item.clause == "7.3.5.5"
    assert rows[LINES].outcome is Outcome.UNVERIFIED


@pytest.mark.pages
def test_nothing_that_a_document_links_to_is_fetched(tmp_path: Path) -> None:
    require_programs()
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_GET

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        print_pages(_linking_file(tmp_path, f"http://127.0.0.1:{server.server_port}/picture.png"))
    finally:
        server.shutdown()
        server.server_close()

    assert asked == []


def _linking_file(folder: Path, address: str) -> Path:
    """A file with a picture that is not in it; LibreOffice's own profile would fetch it."""
    picture = (
        '<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="1"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<p:pic xmlns:p="http://schemas.openxmlformats.org/drawingml/2006/picture"><p:nvPicPr>'
        '<p:cNvPr id="1" name="1"/><p:cNvPicPr/></p:nvPicPr><p:blipFill><a:blip r:link="linked"/><a:stretch>'
        '<a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/>'
        '</a:xfrm><a:prstGeom prst="rect"/></p:spPr></p:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    link = (
        '<Relationship Id="linked" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
        f' Target="{address}" TargetMode="External"/></Relationships>'
    )

    def change(parts: dict[str, str]) -> None:
        document = parts["word/document.xml"]
        at = document.index("<w:p>")
        names = (
            'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        )
        shown = f"<w:p><w:r>{picture.replace('<w:drawing>', f'<w:drawing {names}>')}</w:r></w:p>"
        parts["word/document.xml"] = document[:at] + shown + document[at:]
        relations = "word/_rels/document.xml.rels"
        parts[relations] = parts[relations].replace("</Relationships>", link)

    return good_file(folder, change)


@pytest.mark.pages
def test_an_imprint_that_no_shape_holds_is_looked_for_on_the_last_page(tmp_path: Path) -> None:
    def loosen(parts: dict[str, str]) -> None:
        replacing("document", '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align>', LOOSE)(parts)

    (tmp_path / "二").mkdir()
    right, wrong = printed_rows(filed_file(tmp_path)), printed_rows(filed_file(tmp_path / "二", loosen))

    assert right[IMPRINT].outcome is Outcome.PASSED
    assert wrong["版记位置"].outcome is Outcome.UNVERIFIED
    assert "末行离版心下边缘" in wrong[IMPRINT].spots[0].measured


@pytest.mark.pages
def test_a_page_before_an_attachment_may_end_early(tmp_path: Path) -> None:
    title = '<w:jc w:val="center"/>'
    exact = '<w:spacing w:line="579" w:lineRule="exact"/>'
    body = (
        line("年度报告", title + exact)
        + "".join(line(f"全年制定制度{number}项。", exact) for number in range(12))
        + line("附件", "<w:pageBreakBefore/>" + exact)
        + line("以下是统计表的说明，全年情况如下。", exact)
        + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )

    assert printed_rows(raw_file(tmp_path, body))[LINES].outcome is Outcome.UNVERIFIED


@pytest.mark.pages
def test_the_first_page_of_a_filing_copy_is_not_counted_for_its_head_takes_room(tmp_path: Path) -> None:
    more = "<w:p><w:r><w:t>" + SENTENCE * 4 + "</w:t></w:r></w:p>"
    rows = printed_rows(filed_file(tmp_path, in_paragraph("主要举措和成效", "^", more)))

    assert rows[LINES].outcome is not Outcome.FAILED
    assert rows[FIRST].outcome is Outcome.PASSED
    assert rows[SIGNED].outcome is Outcome.PASSED
