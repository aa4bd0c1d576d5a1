"""Charts as Word edits them, as a web page draws them, and what stands in their place in text."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from drafter.errors import LayoutError, RecordError
from drafter.figures.amounts import Amount, State
from drafter.render.blocks import Block, Chart, ChartKind, Piece, Series
from drafter.render.charts import description
from drafter.write import standard
from drafter.write.chart_look import TALLEST_LINES
from drafter.write.chart_svg import chart_svg
from drafter.write.chart_xml import chart_xml
from drafter.write.docx import docx_bytes
from drafter.write.html import html_bytes
from drafter.write.markdown import markdown_bytes
from drafter.write.opened_frame import Frame, load_frame
from drafter.write.plain import plain_lines
from drafter.write.text import text_lines
from write.specimen import FRAME, PROPERTIES, chart, charted, paragraph, pieces

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WORDS = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
EMU_PER_MM = 36000


@pytest.fixture(scope="module")
def frame() -> Frame:
    return load_frame(FRAME)


def package_of(frame: Frame, *blocks: Block) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(docx_bytes(blocks, frame, PROPERTIES)))


def chart_root(made: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(chart_xml(made))


def shown(root: ElementTree.Element, path: str) -> list[list[tuple[int, str]]]:
    """The cached points of each series below some element."""
    return [
        [
            (int(point.get("idx", "")), point.findtext(f"{CHART}v", ""))
            for point in series.iterfind(f"{path}//{CHART}pt")
        ]
        for series in root.iter(f"{CHART}ser")
    ]


@pytest.mark.parametrize("kind", ChartKind)
def test_a_chart_of_every_kind_is_valid_and_the_same_each_time(kind: ChartKind, frame: Frame, tmp_path: Path) -> None:
    blocks = [*charted(kind), paragraph("后文"), chart(kind, tabled=False, caption="")]
    data = docx_bytes(blocks, frame, PROPERTIES)
    path = tmp_path / "chart.docx"
    path.write_bytes(data)

    assert OpenXmlValidator().validate(path).errors == []
    assert docx_bytes(blocks, frame, PROPERTIES) == data


def test_word_finds_the_numbers_of_each_chart_in_a_workbook_of_its_own(frame: Frame) -> None:
    first, second = chart(), chart(ChartKind.PIE)
    document = docx.Document(io.BytesIO(docx_bytes([first, second], frame, PROPERTIES)))
    references = [element.get(qn("r:id")) for element in document.element.iter(f"{CHART}chart")]
    parts = [document.part.related_parts[reference] for reference in references]

    for part, made in zip(parts, (first, second), strict=True):
        outside = ElementTree.fromstring(part.blob).find(f"{CHART}externalData")
        assert outside is not None
        workbook = part.related_parts[outside.get(qn("r:id"))]
        assert workbook.content_type.endswith("spreadsheetml.sheet")
        with zipfile.ZipFile(io.BytesIO(workbook.blob)) as book:
            sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        cells = {cell.get("r"): cell for cell in sheet.iter(f"{SHEET}c")}
        numbers = made.series[0].numbers
        found = [
            cells[f"B{row}"].findtext(f"{SHEET}v") if f"B{row}" in cells else None for row in range(2, 2 + len(numbers))
        ]
        assert found == [None if number is None else str(number) for number in numbers]
    assert len({part.partname for part in parts}) == 2


def test_a_gap_is_neither_a_number_nor_zero() -> None:
    root = chart_root(chart())

    assert shown(root, f"{CHART}val") == [
        [(0, "130"), (1, "70"), (3, "20")],
        [(0, "142"), (1, "79"), (2, "68"), (3, "17")],
    ]
    assert root.find(f"{CHART}chart/{CHART}dispBlanksAs").get("val") == "gap"  # type: ignore[union-attr]


def test_an_approximate_number_is_labelled_as_such() -> None:
    labels = list(chart_root(chart()).iter(f"{CHART}dLbl"))

    assert [label.find(f"{CHART}idx").get("val") for label in labels] == ["3"]  # type: ignore[union-attr]
    assert "".join(labels[0].itertext()).strip() == "20余"


@pytest.mark.parametrize("kind", ChartKind)
def test_a_chart_is_drawn_in_black_grey_and_white_and_its_series_differ(kind: ChartKind) -> None:
    root = chart_root(chart(kind))
    colours = {element.get("val", "") for element in root.iter(f"{WORDS}srgbClr")}
    wanted = f"{CHART}dPt/{CHART}spPr" if kind is ChartKind.PIE else f"{CHART}ser/{CHART}spPr"
    looks = [ElementTree.tostring(element) for element in root.iterfind(f".//{wanted}")]

    assert all(colour[:2] * 3 == colour for colour in colours)
    assert len(looks) > 1
    assert len(set(looks)) == len(looks)
    assert {element.get("typeface") for element in root.iter(f"{WORDS}ea")} == {standard.TABLE_FONT.value}


def test_bars_begin_at_zero_and_lines_where_they_are() -> None:
    least = {kind: chart_root(chart(kind)).find(f".//{CHART}valAx/{CHART}scaling/{CHART}min") for kind in ChartKind}

    assert [kind for kind, found in least.items() if found is not None] == [ChartKind.COLUMNS, ChartKind.BARS]


@pytest.mark.parametrize("count", [1, 4, 40])
@pytest.mark.parametrize("kind", ChartKind)
def test_a_chart_is_as_wide_as_the_text_and_at_most_ten_lines_high(kind: ChartKind, count: int, frame: Frame) -> None:
    made = chart(kind)
    one = Series("今年", (Amount(State.NUMBER, Decimal(5)),) * count)
    made = made._replace(categories=("名称",) * count, series=(one,))
    document = docx.Document(io.BytesIO(docx_bytes([made, made.table], frame, PROPERTIES)))
    (extent,) = document.element.iter(qn("wp:extent"))
    spacing = document.paragraphs[0]._p.pPr.find(qn("w:spacing"))
    lines, rest = divmod(int(spacing.get(qn("w:line"))), standard.LINE_TWIPS.value)

    assert int(extent.get("cx")) / EMU_PER_MM == pytest.approx(standard.TEXT_WIDTH_MM.value, abs=0.2)
    assert (lines <= TALLEST_LINES, rest, spacing.get(qn("w:lineRule"))) == (True, 0, "atLeast")
    assert int(extent.get("cy")) / 635 < lines * standard.LINE_TWIPS.value


def test_a_chart_says_in_words_what_it_shows_and_no_two_drawings_share_a_number(frame: Frame) -> None:
    made = chart()
    document = docx.Document(io.BytesIO(docx_bytes([*charted(), made], frame, PROPERTIES)))
    drawings = list(document.element.iter(qn("wp:docPr")))

    assert [drawing.get("descr") for drawing in drawings] == [description(made)] * 2
    assert len({drawing.get("id") for drawing in drawings}) == 2


def test_a_caption_stands_below_its_chart_and_holds_on_to_the_table(frame: Frame) -> None:
    document = docx.Document(io.BytesIO(docx_bytes([*charted(), chart(tabled=False)], frame, PROPERTIES)))
    captions = [one for one in document.paragraphs if one.text == "行政复议和行政应诉"]

    assert [one.style.name for one in document.paragraphs[:2]] == ["图", "图题"]
    assert [one._p.pPr.find(qn("w:keepNext")) is not None for one in captions] == [True, False]
    assert document.styles["图"].paragraph_format.keep_with_next


def test_a_frame_without_the_styles_of_figures_serves_until_there_is_a_chart(frame: Frame) -> None:
    old = frame._replace(style_ids={name: id_ for name, id_ in frame.style_ids.items() if name != "图"})
    docx_bytes([paragraph("正文")], old, PROPERTIES)

    with pytest.raises(LayoutError, match="底稿里缺少样式“图”"):
        docx_bytes(charted(), old, PROPERTIES)


@pytest.mark.parametrize("tabled", [True, False])
def test_a_character_that_no_file_can_hold_is_told(tabled: bool, frame: Frame) -> None:
    made = chart(tabled=tabled)._replace(caption=(Piece("图\x07题"),))

    with pytest.raises(RecordError, match=r"U\+0007"):
        docx_bytes([made], frame, PROPERTIES)


def test_a_frame_that_brings_a_chart_keeps_it(frame: Frame) -> None:
    own = frame._replace(parts=(*frame.parts, ("word/charts/chart.xml", b"<own/>")))
    package = package_of(own, chart())

    assert package.read("word/charts/chart.xml") == b"<own/>"
    assert {"word/charts/chart2.xml", "word/charts/_rels/chart2.xml.rels"} <= set(package.namelist())


@pytest.mark.parametrize("kind", ChartKind)
def test_a_web_page_draws_the_chart_and_says_what_it_shows(kind: ChartKind) -> None:
    page = html_bytes([*charted(kind), chart(kind)], PROPERTIES).decode()
    first, second = (ElementTree.fromstring(found) for found in re.findall("<svg.*?</svg>", page, re.DOTALL))
    ids = [element.get("id") for svg in (first, second) for element in svg.iter("pattern")]

    assert (first.get("role"), first.get("aria-label")) == ("img", description(chart(kind)))
    assert len(set(ids)) == len(ids) > 0
    assert "<figcaption>行政复议和行政应诉</figcaption>" in page
    assert '<table aria-label="行政复议和行政应诉">' in page
    assert "<script" not in page


def test_the_drawing_of_a_page_leaves_gaps_and_labels_numbers() -> None:
    svg = ElementTree.fromstring(chart_svg(chart(), 1))
    words = [element.text for element in svg.iter("text")]
    bars_and_keys = len(list(svg.iter("rect")))

    assert bars_and_keys == 7 + 2
    assert {"130", "142", "20余", "审结", "件", "2016年"} <= set(words)


NUMBERS = st.one_of(
    st.none(),
    st.decimals(-(10**18), 10**18, places=2).map(lambda number: Amount(State.NUMBER, number)),
    st.integers(0, 50).map(lambda number: Amount(State.NUMBER, Decimal(number), "约")),
)


@given(
    st.sampled_from(ChartKind),
    st.lists(
        st.tuples(st.text(st.characters(exclude_categories=["Cs", "Cc"])), NUMBERS, NUMBERS), min_size=1, max_size=8
    ),
)
def test_any_names_and_numbers_make_a_chart_that_can_be_read(
    kind: ChartKind, rows: list[tuple[str, Amount | None, Amount | None]]
) -> None:
    names, *columns = zip(*rows, strict=True)
    if kind in (ChartKind.SHARES, ChartKind.PIE):
        columns = [[amount and amount._replace(number=abs(amount.number)) for amount in column] for column in columns]
    series = tuple(Series(f"列{index}", tuple(column)) for index, column in enumerate(columns))
    numbers = [number for one in series for number in one.numbers if number]
    if not numbers or (kind is ChartKind.PIE and not any(series[0].numbers)):
        return
    made = chart(kind)._replace(categories=names, series=series[:1] if kind is ChartKind.PIE else series)

    assert shown(chart_root(made), f"{CHART}cat")[0] == [(index, name) for index, name in enumerate(names) if name]
    assert not re.search("nan|inf", re.sub('aria-label="[^"]*"|<text.*?</text>', "", chart_svg(made, 1)))
    assert ElementTree.fromstring(chart_svg(made, 1)).get("aria-label") == description(made)


def test_where_nothing_can_be_drawn_the_numbers_stand_once_as_a_table() -> None:
    for blocks in (charted(), [chart(tabled=False)]):
        lines = text_lines(blocks)
        plain = "\n".join(plain_lines(blocks, 60))

        assert lines[0] == "行政复议和行政应诉"
        assert lines.count("行政应诉\t20余\t17") == 1
        assert (plain.count("20余"), plain.count("行政复议和行政应诉")) == (1, 1)
        assert markdown_bytes(blocks).decode().count("| 行政应诉 | 20余 | 17 |") == 1


def test_a_chart_without_a_caption_leaves_no_empty_line_for_it() -> None:
    bare = chart(tabled=False, caption="")

    assert text_lines([bare])[0].startswith("指标（件）")
    assert plain_lines([bare], 60)[0].strip().startswith("指标（件）")
    assert markdown_bytes([bare]).decode().startswith("| 指标（件） |")
    assert "<figcaption>" not in html_bytes([bare], PROPERTIES).decode()


def test_missing_content_in_a_caption_is_marked() -> None:
    made = chart()._replace(caption=pieces(Piece("【待补充：题】", "题", None, "题")))

    assert "<mark>【待补充：题】</mark>" in html_bytes([made], PROPERTIES).decode()
