"""Charts and tables on printed pages: drawn by LibreOffice, lines and groups where they should be."""

from __future__ import annotations

import re

import pytest
from write.specimen import FRAME, LONG, PROPERTIES, cell, chart, charted, heading, paragraph, pieces, table

from drafter.render.blocks import Align, Block, Cell, ChartKind, Role, Table, Title
from drafter.render.numbering import chinese_number
from drafter.write import standard
from drafter.write.docx import docx_bytes
from drafter.write.opened_frame import load_frame
from pages.conftest import Printer
from pages.paper import pages_of

pytestmark = pytest.mark.pages

LINE_MM = standard.LINE_TWIPS.value / 20 * 25.4 / 72


def test_charts_are_drawn_with_their_words_and_text_goes_on_in_the_pages_lines(printed: Printer) -> None:
    frame = load_frame(FRAME)
    drafts = {
        kind.name: docx_bytes([paragraph(LONG), chart(kind, tabled=False), paragraph(LONG)], frame, PROPERTIES)
        for kind in ChartKind
    }
    pdfs = printed(drafts)
    wanted = {kind.name: {"审结", "68", "2017", "20"} for kind in ChartKind} | {"PIE": {"民事", "62.0%", "刑事"}}

    for name, pdf in pdfs.items():
        (page,) = pages_of(pdf)
        texts = {word.text for line in page.lines for word in line.words}
        missing = {word for word in wanted[name] if not any(word in text for text in texts)}
        below = next(index for index, line in enumerate(page.lines) if line.text == "行政复议和行政应诉")
        first, last = page.lines[0], page.lines[below + 1]
        lines_between = (last.middle_mm - first.middle_mm) / LINE_MM

        assert missing == set(), name
        assert lines_between == pytest.approx(round(lines_between), abs=0.1), name


def report_of_twenty_pages() -> list[Block]:
    """Parts with headings, run-in headings and paragraphs of every length; a table and charts in the middle."""
    blocks: list[Block] = [Title(pieces("法治政府建设年度报告"))]
    for part in range(1, 7):
        blocks.append(heading(1, f"{chinese_number(part)}、", f"第{part}部分"))
        for section in range(1, 6):
            blocks.append(heading(2, f"（{chinese_number(section)}）", "节的标题"))
            blocks += [paragraph("文" * (28 * lines - 2)) for lines in (part, section + 2)]
            blocks.append(heading(3, "1.", "段首标题", "文" * (28 * section + part)))
        if part == 3:
            blocks += [paragraph("表1　案件", role=Role.CAPTION), table(12), chart(tabled=False)]
            blocks += charted(ChartKind.BARS)
    return [*blocks, paragraph("某局", role=Role.SIGNATURE), paragraph("2018年3月1日", role=Role.DATE)]


def test_no_page_of_a_long_report_with_a_table_and_charts_has_more_than_22_lines(printed: Printer) -> None:
    data = docx_bytes(report_of_twenty_pages(), load_frame(FRAME), PROPERTIES)
    pages = pages_of(printed({"twenty": data})["twenty"])
    top = standard.TOP_MARGIN_MM.value
    last_lines = [int((page.lines[-1].middle_mm - top) / LINE_MM) + 1 for page in pages]
    plain = [page for page in pages[:-1] if all(re.match("[文第（1一二三四五六]", line.text) for line in page.lines)]
    counts = [len(page.lines) for page in plain]

    assert len(pages) >= 20
    assert max(last_lines) == standard.LINES_PER_PAGE.value
    # Up to two headings wait for the text below them.
    assert len(plain) >= 15
    assert set(counts) <= {20, 21, 22}
    assert counts.count(22) > len(counts) / 2


def test_a_group_of_a_table_stands_on_one_page_with_its_name(printed: Printer) -> None:
    heights = (10, 10, 12, 12, 45)
    rows = [
        (Cell(continues=True) if row else cell(f"第{group}组"), cell(f"{group}之{row}"))
        for group, height in enumerate(heights, 1)
        for row in range(height)
    ]
    block = Table((cell("类别"), cell("指标")), tuple(rows), (Align.CENTER, Align.LEFT))
    data = docx_bytes([paragraph("表1　指标", role=Role.CAPTION), block], load_frame(FRAME), PROPERTIES)
    pages = pages_of(printed({"groups": data})["groups"])
    texts = [page.text for page in pages]

    assert len(pages) > 2
    for group, height in enumerate(heights, 1):
        holding = [text for text in texts if f"{group}之" in text]
        assert holding
        assert all(f"第{group}组" in text for text in holding), group
        assert len(holding) == 1 or height > 20
