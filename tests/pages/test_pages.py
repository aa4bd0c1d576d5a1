"""What the pages look like, measured on PDFs: GB/T 9704—2012 page, footers, closing lines, tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from write.specimen import FRAME, PROPERTIES, cell, every_kind, paragraph, pieces, table

from drafter.render.blocks import Align, Block, Paragraph, Role, Table, Title
from drafter.write.docx import docx_bytes
from drafter.write.opened_frame import load_frame
from pages.conftest import Printer
from pages.paper import Page, dash_middle_mm, fonts_of, pages_of

pytestmark = pytest.mark.pages

LINES = 22
CHARACTERS = 28
INDENT = 2
LINES_ABOVE_TEXT = 2
"""The title and the blank line below it."""
CHARACTER = "法"
SIGNATURE, DATE = "青浦区人民政府", "2018年3月1日"


def body_of(lines: int) -> Paragraph:
    """A paragraph that fills so many lines to the last character."""
    return paragraph(CHARACTER * (lines * CHARACTERS - INDENT))


def closed(*blocks: Block) -> list[Block]:
    """A report of these blocks, signed and dated."""
    return [
        Title(pieces("法治政府建设年度报告")),
        *blocks,
        paragraph(SIGNATURE, role=Role.SIGNATURE),
        paragraph(DATE, role=Role.DATE),
    ]


def ending_before_page_end(lines_left: int) -> list[Block]:
    """A report whose text stops so many lines before the end of its first page."""
    lines = LINES - LINES_ABOVE_TEXT - lines_left
    return closed(body_of(lines - 6), body_of(3), body_of(3))


LINES_LEFT = range(5)
DOCUMENTS: dict[str, list[Block]] = {
    "long": closed(*[body_of(7) for _ in range(30)], paragraph("结束。")),
    "table": [paragraph("表1　案件", role=Role.CAPTION), table(60)],
    "every": every_kind(),
    "joint": [
        paragraph("正文。"),
        paragraph("中共青浦区委员会", role=Role.SIGNATURE),
        paragraph(SIGNATURE, role=Role.SIGNATURE),
        paragraph(DATE, role=Role.DATE),
    ],
    "short": [paragraph("正文。"), paragraph("区司法局", role=Role.SIGNATURE), paragraph(DATE, role=Role.DATE)],
    "numbers": [
        Table(
            tuple(cell(name) for name in ("指标", "单位", "本年", "上年", "成功", "成功率")),
            (
                tuple(
                    cell(text)
                    for text in ("人民调解委员会受理的各类矛盾纠纷数量合计", "件", "10876", "10763", "10388", "96.5%")
                ),
            ),
            (Align.LEFT, Align.CENTER, *[Align.RIGHT] * 4),
        )
    ],
    "quotes": [paragraph("“2017”——")],
    "endless": closed(body_of(2 * LINES + 5)),
    **{f"left{lines}": ending_before_page_end(lines) for lines in LINES_LEFT},
}


@pytest.fixture(scope="session")
def pdfs(printed: Printer) -> dict[str, Path]:
    frame = load_frame(FRAME)
    return printed({name: docx_bytes(blocks, frame, PROPERTIES) for name, blocks in DOCUMENTS.items()})


@pytest.fixture(scope="session")
def papers(pdfs: dict[str, Path]) -> dict[str, list[Page]]:
    return {name: pages_of(pdf) for name, pdf in pdfs.items()}


def test_no_page_has_more_than_22_lines(papers: dict[str, list[Page]]) -> None:
    plain = [page for name, pages in papers.items() if name not in {"table", "every"} for page in pages]

    assert max(len(page.lines) for page in plain) == LINES


def test_every_inner_page_of_a_long_report_has_22_lines(papers: dict[str, list[Page]]) -> None:
    pages = papers["long"]

    assert len(pages) >= 8
    assert {len(page.lines) for page in pages[1:-1]} == {LINES}


def test_full_lines_have_28_characters(papers: dict[str, list[Page]]) -> None:
    lines = [line.text for page in papers["long"] for line in page.lines if set(line.text) == {CHARACTER}]

    assert {len(line) for line in lines} == {CHARACTERS, CHARACTERS - INDENT}


def test_full_lines_fill_the_text_area(papers: dict[str, list[Page]]) -> None:
    line = next(line for line in papers["long"][1].lines if len(line.text) == CHARACTERS)

    assert line.left_mm == pytest.approx(28, abs=0.5)
    assert line.right_mm == pytest.approx(184, abs=1)


def test_page_numbers_stand_right_on_odd_pages_and_left_on_even_ones(papers: dict[str, list[Page]]) -> None:
    character_mm = 14 * 25.4 / 72
    for number, page in enumerate(papers["long"], 1):
        assert page.footer.text == f"—{number}—"
        if number % 2:
            assert page.footer.right_mm == pytest.approx(184 - character_mm, abs=0.5)
        else:
            assert page.footer.left_mm == pytest.approx(28 + character_mm, abs=0.5)


@pytest.mark.parametrize("page", [1, 2])
def test_the_dash_beside_a_page_number_is_7_mm_below_the_text_area(pdfs: dict[str, Path], page: int) -> None:
    assert dash_middle_mm(pdfs["long"], page) == pytest.approx(297 - 35 + 7, abs=0.6)


@pytest.mark.parametrize("name", [*(f"left{lines}" for lines in LINES_LEFT), "endless", "long"])
def test_signature_and_date_stand_on_a_page_with_text(papers: dict[str, list[Page]], name: str) -> None:
    last = papers[name][-1].lines
    *text, signature, date = last

    assert (signature.text, date.text) == (SIGNATURE, DATE)
    assert text, "the signature has a page to itself"


@pytest.mark.parametrize(("lines_left", "page_count"), [(2, 2), (3, 1)])
def test_the_closing_takes_three_lines(papers: dict[str, list[Page]], lines_left: int, page_count: int) -> None:
    assert len(papers[f"left{lines_left}"]) == page_count


def test_signature_ends_two_characters_from_the_right_and_the_date_begins_two_further(
    papers: dict[str, list[Page]],
) -> None:
    signature, date = papers["long"][-1].lines[-2:]
    character_mm = 315 / 20 * 25.4 / 72

    assert signature.right_mm == pytest.approx(184 - 2 * character_mm, abs=0.7)
    assert date.left_mm - signature.left_mm == pytest.approx(2 * character_mm, abs=0.3)


def test_a_date_longer_than_the_signature_pushes_it_left(papers: dict[str, list[Page]]) -> None:
    signature, date = papers["short"][-1].lines[-2:]
    character_mm = 315 / 20 * 25.4 / 72

    assert date.left_mm - signature.left_mm == pytest.approx(2 * character_mm, abs=0.3)
    assert date.left_mm == pytest.approx(184 - (2 + 6) * character_mm, abs=0.7)


def test_joint_issuers_begin_below_each_other(papers: dict[str, list[Page]]) -> None:
    first, second, _ = papers["joint"][-1].lines[-3:]

    assert first.left_mm == pytest.approx(second.left_mm, abs=0.3)
    assert second.middle_mm - first.middle_mm == pytest.approx(28.95 * 25.4 / 72, abs=0.3)


def test_a_table_repeats_its_header_on_each_page(papers: dict[str, list[Page]]) -> None:
    first, *others = papers["table"]

    assert others
    assert first.lines[1].text.startswith("项目")
    assert {page.lines[0].text for page in others} == {first.lines[1].text}


def test_a_column_of_long_numbers_does_not_wrap(papers: dict[str, list[Page]]) -> None:
    lines = [line.text for page in papers["numbers"] for line in page.lines]

    assert "件10876107631038896.5%" in lines


def test_no_table_row_is_lost_or_split(papers: dict[str, list[Page]]) -> None:
    lines = [line.text for page in papers["table"] for line in page.lines]
    expected = [f"第{row}项行政复议案件{''.join(str(row * column) for column in range(1, 6))}" for row in range(1, 61)]

    assert [line for line in lines if "行政复议" in line] == expected


def test_lines_of_a_title_stand_close_and_a_blank_line_follows_the_last(papers: dict[str, list[Page]]) -> None:
    first, second, recipient = (line.middle_mm for line in papers["every"][0].lines[:3])
    line_mm = 28.95 * 25.4 / 72

    assert second - first == pytest.approx(line_mm, abs=0.5)
    assert recipient - second == pytest.approx(2 * line_mm, abs=2)


def test_an_attachment_opens_a_page_with_its_label_and_its_title_on_the_third_line(
    papers: dict[str, list[Page]],
) -> None:
    opening = next(page for page in papers["every"] if page.lines[0].text == "附件2")
    label, title = opening.lines[:2]

    assert label.left_mm == pytest.approx(28, abs=0.5)
    assert title.text == "名词解释"
    assert title.middle_mm - label.middle_mm == pytest.approx(2 * 28.95 * 25.4 / 72, abs=2)


def test_digits_beside_chinese_quotes_keep_their_latin_font(pdfs: dict[str, Path]) -> None:
    fonts = [line for line in fonts_of(pdfs["quotes"]).splitlines() if "CJK" not in line]

    assert any("Serif" in line or "Times" in line for line in fonts)
