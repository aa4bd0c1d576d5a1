"""The filing copy on paper: red head, imprint, seals and stamp (7.2, 7.3.5, 7.4), and a long report's pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from write.specimen import FRAME, LONG, PROPERTIES, chart, heading, paragraph, pieces, table

from drafter.render.blocks import Block, ChartKind, Paragraph, Role, Title
from drafter.write.docx import docx_bytes
from drafter.write.opened_frame import load_frame
from pages.conftest import Printer
from pages.paper import Ink, Page, ink_of, pages_of

pytestmark = pytest.mark.pages

LINES = 22
CHARACTERS = 28
LINE_MM = 28.95 * 25.4 / 72
CHARACTER_MM = 314 / 20 * 25.4 / 72
TEXT_TOP_MM, TEXT_BOTTOM_MM, TEXT_LEFT_MM, TEXT_RIGHT_MM = 37, 297 - 35, 28, 184
NUMBER, TITLE, DATE = "示政〔2018〕12号", "法治政府建设年度报告", "2018年1月30日"
MIDDLE_OF_DATE_MM = TEXT_RIGHT_MM - (4 + 6.5 / 2) * CHARACTER_MM
"""As Word sets it; LibreOffice parts digits from characters whatever the style says, and makes it a 字 wider."""
KEPT = ("一、", "二、", "三、", "四、", "（", "表1")
SIGNATURE = "示例区人民政府"
PRINTED = "2018年1月30日印发"


def role(text: str, wanted: Role) -> Paragraph:
    return paragraph(text, role=wanted)


def headed(*issuers: str, signers: tuple[str, ...] = ("签发人：甲某某",)) -> list[Block]:
    return [
        *(role(name, Role.ISSUER) for name in issuers),
        role(NUMBER, Role.NUMBER),
        *(role(name, Role.SIGNER) for name in signers),
        Title(pieces(TITLE)),
        paragraph(LONG),
    ]


def sealed(*names: str) -> list[Block]:
    return [*(role(name, Role.SEALED) for name in names or (SIGNATURE,)), role(DATE, Role.DATE)]


def unsealed() -> list[Block]:
    return [role(SIGNATURE, Role.SIGNATURE), role(DATE, Role.DATE)]


IMPRINT: list[Block] = [
    role("抄送：示例市依法行政领导小组办公室，示例市司法局，示例区人大常委会办公室，示例区政协办公室。", Role.COPIES),
    role("示例区人民政府办公室", Role.PRINTER),
    role(PRINTED, Role.PRINTED),
]
STAMPED: list[Block] = [role("区长", Role.STAMPED), role(DATE, Role.DATE)]


def ending(lines_left: int, closing: list[Block]) -> list[Block]:
    """A report whose text stops so many lines before the end of its second page, and is closed after that."""
    lines = 2 * LINES - lines_left
    bodies = [paragraph("法" * (count * CHARACTERS - 2)) for count in (lines - 6, 3, 3)]
    return [*bodies, *closing, role("（此件公开发布）", Role.NOTE), *IMPRINT]


def twenty_pages() -> list[Block]:
    blocks: list[Block] = [Title(pieces(TITLE)), role("示例市人民政府：", Role.RECIPIENT)]
    for part, number in enumerate("一二三四", 1):
        blocks.append(heading(1, f"{number}、", "主要举措和成效"))
        for index, name in enumerate("一二三四", 1):
            blocks.append(heading(2, f"（{name}）", "依法全面履行政府职能"))
            blocks.append(paragraph(LONG))
            blocks += [heading(3, f"{count}.", "强化行政权力监督", LONG * (count % 2 + 1)) for count in range(1, 4)]
            if (part, index) == (3, 2):
                blocks += [role("表1　主要指标", Role.CAPTION), table(9)]
            if (part, index) == (4, 3):
                blocks.append(chart(ChartKind.COLUMNS, tabled=False))
    return [*blocks, paragraph("结束。"), *sealed(), *IMPRINT]


HEADS = {
    "single": headed("示例区人民政府文件"),
    "joint": headed("中共示例区委员会", "示例区人民政府", "文件", signers=("签发人：甲某某", "乙某某")),
    "many": headed("示例区人民政府文件", signers=("签发人：甲某某", "乙某", "丙某某", "丁某", "戊某某")),
    "long": headed("示例省示例自治州示例市示例区人民政府办公室文件"),
    "bare": headed("示例区人民政府", signers=()),
}
CLOSINGS = {"sealed": sealed(), "unsealed": unsealed(), "stamped": STAMPED, "joint": sealed("中共示例区委", SIGNATURE)}
LINES_LEFT = {"sealed": range(9), "unsealed": range(5), "stamped": (0, 2, 4), "joint": (0, 2, 4)}
ENDINGS = [(name, lines) for name in CLOSINGS for lines in LINES_LEFT[name]]
DOCUMENTS = {
    **{f"head-{name}": blocks for name, blocks in HEADS.items()},
    **{f"{name}-{lines}": ending(lines, CLOSINGS[name]) for name, lines in ENDINGS},
    "four": [paragraph("正文。"), *sealed("示例市司法局", "示例市公安局", "示例市人民检察院", "示例市财政局")],
    "report": twenty_pages(),
}


@pytest.fixture(scope="session")
def pdfs(printed: Printer) -> dict[str, Path]:
    frame = load_frame(FRAME)
    return printed({name: docx_bytes(blocks, frame, PROPERTIES) for name, blocks in DOCUMENTS.items()})


@pytest.fixture(scope="session")
def papers(pdfs: dict[str, Path]) -> dict[str, list[Page]]:
    return {name: pages_of(pdf) for name, pdf in pdfs.items()}


def red_ink(pdf: Path) -> tuple[list[Ink], Ink]:
    """Return the issuer's lines and the red line."""
    *issuers, rule = ink_of(pdf, 1, red=True)
    return issuers, rule


@pytest.mark.parametrize("name", HEADS)
def test_the_issuers_name_begins_35_mm_below_the_text_areas_top(pdfs: dict[str, Path], name: str) -> None:
    issuers, _ = red_ink(pdfs[f"head-{name}"])

    assert issuers[0].top_mm == pytest.approx(TEXT_TOP_MM + 35, abs=1)
    assert (issuers[0].left_mm + issuers[0].right_mm) / 2 == pytest.approx((TEXT_LEFT_MM + TEXT_RIGHT_MM) / 2, abs=4)
    assert min(ink.left_mm for ink in issuers) >= TEXT_LEFT_MM
    assert max(ink.right_mm for ink in issuers) <= TEXT_RIGHT_MM + 0.5


@pytest.mark.parametrize("name", HEADS)
def test_the_red_line_is_4_mm_below_the_number_and_as_wide_as_the_text_area(pdfs: dict[str, Path], name: str) -> None:
    _, rule = red_ink(pdfs[f"head-{name}"])
    above = [ink for ink in ink_of(pdfs[f"head-{name}"], 1) if ink.bottom_mm < rule.top_mm]

    assert rule.top_mm - above[-1].bottom_mm == pytest.approx(4, abs=0.6)
    assert (rule.left_mm, rule.right_mm) == (
        pytest.approx(TEXT_LEFT_MM, abs=0.3),
        pytest.approx(TEXT_RIGHT_MM, abs=0.3),
    )


@pytest.mark.parametrize("name", HEADS)
def test_two_blank_lines_stand_above_the_number_and_below_the_red_line(pdfs: dict[str, Path], name: str) -> None:
    issuers, rule = red_ink(pdfs[f"head-{name}"])
    black = ink_of(pdfs[f"head-{name}"], 1)
    title = next(ink for ink in black if ink.top_mm > rule.bottom_mm)
    # Beside two lines there is what a line is higher than its characters.
    assert 2 * LINE_MM < black[0].top_mm - issuers[-1].bottom_mm < 3 * LINE_MM
    assert 2 * LINE_MM < title.top_mm - rule.bottom_mm < 2.5 * LINE_MM


def test_the_number_stands_left_and_the_signer_right_each_one_character_in(papers: dict[str, list[Page]]) -> None:
    for name in ("head-single", "head-joint"):
        line = next(line for line in papers[name][0].lines if NUMBER in line.text)

        assert line.left_mm == pytest.approx(TEXT_LEFT_MM + CHARACTER_MM, abs=0.5)
        assert line.right_mm == pytest.approx(TEXT_RIGHT_MM - CHARACTER_MM, abs=1)


def test_a_number_without_signer_stands_in_the_middle(papers: dict[str, list[Page]]) -> None:
    line = next(line for line in papers["head-bare"][0].lines if line.text == NUMBER)

    assert (line.left_mm + line.right_mm) / 2 == pytest.approx((TEXT_LEFT_MM + TEXT_RIGHT_MM) / 2, abs=0.5)


def test_signers_stand_two_a_line_below_each_other_and_the_number_beside_the_last(
    papers: dict[str, list[Page]],
) -> None:
    first, second, third = papers["head-many"][0].lines[1:4]
    names = [next(word for word in line.words if "某" in word.text) for line in (second, third)]

    assert [first.text, second.text, third.text] == ["签发人：甲某某乙某", "丙某某丁某", f"{NUMBER}戊某某"]
    assert names[0].left_mm == pytest.approx(names[1].left_mm, abs=0.3)


def test_text_stands_on_the_first_page_below_every_head(papers: dict[str, list[Page]]) -> None:
    for name in HEADS:
        assert any("法治建设规划" in line.text for line in papers[f"head-{name}"][0].lines), name


@pytest.mark.parametrize(("closing", "lines_left"), ENDINGS)
def test_the_imprint_ends_on_the_text_areas_lower_edge_of_the_last_page(
    pdfs: dict[str, Path], papers: dict[str, list[Page]], closing: str, lines_left: int
) -> None:
    name = f"{closing}-{lines_left}"
    pages = papers[name]
    rules = [ink for ink in ink_of(pdfs[name], len(pages)) if ink.is_rule]

    assert [PRINTED in page.text.replace("\n", "") for page in pages] == [False] * (len(pages) - 1) + [True]
    assert len(rules) == 3
    assert rules[-1].bottom_mm == pytest.approx(TEXT_BOTTOM_MM, abs=1)


@pytest.mark.parametrize(("closing", "lines_left"), ENDINGS)
def test_no_signature_stands_on_a_page_without_text(
    papers: dict[str, list[Page]], closing: str, lines_left: int
) -> None:
    signed = next(page for page in papers[f"{closing}-{lines_left}"] if any(line.text == DATE for line in page.lines))

    assert set(signed.lines[0].text) == {"法"}


@pytest.mark.parametrize(("closing", "lines_left"), ENDINGS)
def test_no_page_has_more_than_22_lines(papers: dict[str, list[Page]], closing: str, lines_left: int) -> None:
    assert max(len(page.lines) for page in papers[f"{closing}-{lines_left}"]) <= LINES


def test_a_sealed_date_ends_4_characters_from_the_right_and_the_name_stands_over_its_middle(
    papers: dict[str, list[Page]],
) -> None:
    page = next(page for page in papers["sealed-4"] if DATE in page.text)
    index = next(index for index, line in enumerate(page.lines) if line.text == DATE)
    name, date = page.lines[index - 1 : index + 1]

    assert date.right_mm == pytest.approx(TEXT_RIGHT_MM - 4 * CHARACTER_MM, abs=1)
    assert (name.left_mm + name.right_mm) / 2 == pytest.approx(MIDDLE_OF_DATE_MM, abs=0.5)
    assert name.text == SIGNATURE


def test_several_sealed_names_stand_in_rows_with_room_for_their_seals(papers: dict[str, list[Page]]) -> None:
    first, second, date = papers["four"][0].lines[1:]
    middles = [[(word.left_mm + word.right_mm) / 2 for word in line.words] for line in (first, second)]

    assert first.text + second.text == "示例市司法局示例市公安局示例市人民检察院示例市财政局"
    assert all(right - left > 42 for left, right in middles)
    assert middles[1][1] == pytest.approx(MIDDLE_OF_DATE_MM, abs=1)
    assert date.text == DATE


def test_a_stamps_title_stands_left_of_its_room_and_the_date_a_blank_line_below(papers: dict[str, list[Page]]) -> None:
    page = next(page for page in papers["stamped-4"] if DATE in page.text)
    index = next(index for index, line in enumerate(page.lines) if line.text == DATE)
    title, date = page.lines[index - 1 : index + 1]

    assert title.text == "区长"
    assert title.right_mm == pytest.approx(TEXT_RIGHT_MM - (4 + 6 + 2) * CHARACTER_MM, abs=1)
    assert date.right_mm == pytest.approx(TEXT_RIGHT_MM - 4 * CHARACTER_MM, abs=1)
    assert date.middle_mm - title.middle_mm == pytest.approx(2 * LINE_MM, abs=0.5)


def test_a_report_of_twenty_pages_has_22_lines_on_each_but_before_what_is_kept_together(
    papers: dict[str, list[Page]],
) -> None:
    pages = papers["report"]
    counts = [round((page.lines[-1].middle_mm - page.lines[0].middle_mm) / LINE_MM) + 1 for page in pages]
    short = [index for index, count in enumerate(counts[:-1]) if count < LINES]

    assert 18 <= len(pages) <= 22
    assert max(counts) == LINES
    # A line's last heading, a chart or the signature with its text go to the next page as a whole.
    for index in short:
        below = pages[index + 1]
        is_kept = below.lines[0].text.startswith(KEPT) or any("2016年" in line.text for line in below.lines)
        assert is_kept or index == len(pages) - 2, index + 1
    assert len(short) <= 3


def test_a_table_in_the_middle_goes_on_with_its_header_and_text_follows_line_by_line(
    papers: dict[str, list[Page]],
) -> None:
    heads = [page for page in papers["report"] if any(line.text.startswith("项目第1季度") for line in page.lines)]
    (below,) = (page for page in heads if page.lines[0].text.startswith("项目第1季度"))
    text = [line for line in below.lines if line.words[0].left_mm < TEXT_LEFT_MM + 1 and "季度" not in line.text]
    steps = [(line.middle_mm - text[0].middle_mm) / LINE_MM for line in text]

    assert len(heads) == 2
    assert all(step == pytest.approx(round(step), abs=0.1) for step in steps)
