"""The HTML file says what the Word file says, is complete in itself, and can be read aloud."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from builders import EXAMPLES
from hypothesis import given
from hypothesis import strategies as st
from web_page import Page

from drafter.draft import Draft, make_draft, open_layout
from drafter.layout.load import builtin_templates
from drafter.record.parse import load_mapping
from drafter.render.blocks import Align, AttachmentStart, Block, Cell, Paragraph, Piece, Role, Table, Title, text_of
from drafter.write.docx import Properties, docx_bytes
from drafter.write.forms import Form
from drafter.write.html import html_bytes
from drafter.write.opened_frame import load_frame
from drafter.write.reading import word_text
from write.specimen import FRAME, MISSING, PROPERTIES, cell, every_kind, heading, merged_table, paragraph, pieces, table


@cache
def example(path: Path) -> Draft:
    record = load_mapping(path)
    return make_draft(record, open_layout(record, [builtin_templates()]))


def page_of(*blocks: Block) -> Page:
    return Page(html_bytes(blocks, PROPERTIES))


def word_lines(data: bytes, folder: Path) -> list[str]:
    path = folder / "word.docx"
    path.write_bytes(data)
    return [line for line in word_text(path).split("\n") if line]


def split_lines(lines: Sequence[str]) -> list[str]:
    return [part for line in lines for part in line.split("\n") if part]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_text_of_an_example_is_the_word_files(path: Path, tmp_path: Path) -> None:
    draft = example(path)

    assert split_lines(Page(draft.file(Form.HTML)).lines) == word_lines(draft.data, tmp_path)


def test_the_text_of_every_kind_of_block_is_the_word_files(tmp_path: Path) -> None:
    data = docx_bytes(every_kind(), load_frame(FRAME), PROPERTIES)

    assert split_lines(page_of(*every_kind()).lines) == word_lines(data, tmp_path)


PAGES = [
    *(pytest.param(lambda path=path: example(path).file(Form.HTML), id=path.stem) for path in EXAMPLES),
    pytest.param(lambda: html_bytes(every_kind(), PROPERTIES), id="every kind"),
]


@pytest.mark.parametrize("make", PAGES)
def test_a_page_can_be_read_aloud(make: object) -> None:
    """Language, title, one first heading, no level left out, headers of columns and rows, names of tables."""
    page = Page(make())  # type: ignore[operator]
    headings = [int(name[1]) for name, _ in page.elements if re.fullmatch("h[1-6]", name)]
    tables = page.named("table")

    assert page.named("html") == [{"lang": "zh-CN"}]
    assert len(page.named("title")) == len(page.named("main")) == 1
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(headings))
    assert {header["scope"] for header in page.named("th")} <= {"col", "row", "rowgroup"}
    assert len(page.named("thead")) == len(tables)
    assert sum(bool(one.get("aria-label")) for one in tables) + len(page.named("caption")) == len(tables)


@pytest.mark.parametrize("make", PAGES)
def test_a_page_needs_nothing_from_outside_and_runs_nothing(make: object) -> None:
    data = make()  # type: ignore[operator]
    page = Page(data)
    names = {name for name, _ in page.elements}

    assert names & {"script", "link", "img", "iframe", "object", "a", "base", "form"} == set()
    assert {key for _, attributes in page.elements for key in attributes if key.startswith("on")} == set()
    assert not re.search(rb"https?:|url\(|@import", data)


def test_the_head_says_title_and_agency() -> None:
    data = html_bytes([], Properties('甲<乙>&"丙"', '丁"局', datetime.date(2018, 3, 1))).decode()

    assert "<title>甲&lt;乙&gt;&amp;&quot;丙&quot;</title>" in data
    assert '<meta name="author" content="丁&quot;局">' in data


def test_a_report_without_a_title_has_the_agencys_name_for_one() -> None:
    assert b"<title>\xe4\xb8\x81</title>" in html_bytes([], Properties("", "丁", datetime.date(2018, 3, 1)))


def test_nothing_of_a_record_is_markup() -> None:
    text = "<script>alert('1')</script> &amp; \"引\" </p>"
    page = page_of(
        Title(pieces(text)), AttachmentStart(pieces(text)), Table((cell(text),), ((cell(text),),), (Align.LEFT,))
    )

    assert [line.replace("\n", " ") for line in page.lines] == [text] * 4
    assert page.named("table") == [{"aria-label": text}]
    assert page.named("script") == []


def test_a_run_in_heading_is_a_heading_before_its_paragraph() -> None:
    data = html_bytes([heading(3, "1.", "接受司法监督", "全年应诉17件。")], PROPERTIES).decode()

    assert '<div class="run-in"><h2 class="level3">1.接受司法监督。</h2><p>全年应诉17件。</p></div>' in data


def test_missing_content_is_marked() -> None:
    assert (
        "<p>培训<mark>【待补充：培训的人数】</mark>人。</p>"
        in html_bytes([paragraph("培训", MISSING, "人。")], PROPERTIES).decode()
    )


def table_text(block: Table, *above: Block) -> str:
    data = html_bytes([*above, block], PROPERTIES).decode()
    return data[data.index("<table") : data.index("</main>")]


def test_a_table_says_which_header_belongs_to_what() -> None:
    assert table_text(merged_table(), paragraph("表1　主要指标", role=Role.CAPTION)).split("\n") == [
        "<table>",
        "<caption>表1　主要指标</caption>",
        '<colgroup><col style="width:12.7%"><col style="width:12.7%"><col style="width:31.8%">'
        '<col style="width:42.7%"></colgroup>',
        "<thead>",
        '<tr><th scope="col">类别</th><th scope="col">指标</th><th scope="col">数值</th><th scope="col">说明</th></tr>',
        "</thead>",
        "<tbody>",
        '<tr><th scope="rowgroup" rowspan="2" class="center">行政复议</th><th scope="row">收到申请</th>'
        '<td class="right">142</td><td>全年收到的行政复议申请，含补正后受理的案件，不含转送的案件。</td></tr>',
        '<tr><th scope="row">受理</th><td class="right">79</td><td></td></tr>',
        "</tbody>",
        "<tbody>",
        '<tr><th scope="row" class="center">执法人员</th><th scope="row">培训</th>'
        '<td class="right"><mark>【待补充：培训的人数】</mark></td><td>第一行<br>第二行</td></tr>',
        "</tbody>",
        "</table>",
        "",
    ]


def test_an_empty_cell_is_no_header_and_a_single_column_has_no_row_headers() -> None:
    block = Table((Cell(), cell("甲")), ((Cell(), cell("1")),), (Align.LEFT, Align.LEFT))
    single = Table((cell("甲"),), ((cell("1"),),), (Align.LEFT,))

    assert "<tr><td></td><th" in table_text(block)
    assert "<tr><td></td><td>1</td></tr>" in table_text(block)
    assert "<tr><td>1</td></tr>" in table_text(single)


def test_a_cell_that_reaches_down_from_the_header_stays_in_the_body() -> None:
    block = Table((cell("甲"), cell("乙")), ((Cell(continues=True), cell("1")),), (Align.LEFT, Align.LEFT))

    assert page_of(block).lines == ["甲\t乙", "\t1"]


def test_a_table_without_rows_is_its_header() -> None:
    assert page_of(Table((cell("甲"),), (), (Align.LEFT,))).lines == ["甲"]


def test_the_last_text_is_printed_on_the_signatures_page() -> None:
    blocks = [
        paragraph("前面。"),
        heading(1, "一、", "结尾", "最后。"),
        paragraph("附件：1.主要指标", role=Role.ATTACHMENT_LIST),
        paragraph("青浦区人民政府", role=Role.SIGNATURE),
    ]
    classes = [attributes.get("class") for attributes in page_of(*blocks).named("p", "div")]

    assert classes == [None, "run-in kept", None, "attachment-list kept", "signature"]


def test_a_signature_stands_from_the_right_on_every_width() -> None:
    data = html_bytes(
        [
            paragraph("青浦区人民政府", role=Role.SIGNATURE),
            paragraph("2018年3月1日", role=Role.DATE),
        ],
        PROPERTIES,
    ).decode()

    assert '<p class="signature kept" style="margin-left:max(0px,100% - 9em)">青浦区人民政府</p>' in data
    assert '<p class="date" style="margin-left:max(0px,100% - 7em)">2018年3月1日</p>' in data


def test_the_same_report_gives_the_same_bytes() -> None:
    assert html_bytes(every_kind(), PROPERTIES) == html_bytes(every_kind(), PROPERTIES)


def test_a_page_does_not_pay_for_word() -> None:
    code = "import sys, drafter.write.html; print([name for name in ('docx', 'lxml', 'jinja2') if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]"


def test_the_style_is_the_standards() -> None:
    style = re.search(r"<style>(.*?)</style>", html_bytes([], PROPERTIES).decode(), re.DOTALL)
    assert style

    assert "@page{size:210mm 297mm;margin:37mm 26mm 35mm 28mm}" in style[1]
    assert 'font:16pt/28.95pt drafter-latin,"仿宋_GB2312",' in style[1]
    assert style[1].count("{") == style[1].count("}")


TEXTS = st.text(st.characters(exclude_characters="\n\r\t\x00", exclude_categories=("Cs", "Cc")), max_size=20)
CELLS = st.builds(
    lambda text, continues: Cell((), True) if continues else cell(text), TEXTS.filter(str.strip), st.booleans()
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 4))
    row = st.tuples(*[CELLS] * columns)
    header = tuple(one._replace(continues=False) for one in draw(row))
    return Table(header, tuple(draw(st.lists(row, max_size=6))), tuple([Align.RIGHT] * columns))


@given(tables())
def test_whatever_reaches_down_where_the_table_stays_whole(block: Table) -> None:
    rows = (block.header, *block.rows)

    assert page_of(block).lines == ["\t".join("".join(map(text_of, one.paragraphs)) for one in row) for row in rows]


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_whatever_a_paragraph_says_is_its_text(texts: list[str]) -> None:
    block = Paragraph(tuple(Piece(text) for text in texts))

    assert page_of(paragraph("甲"), block).lines[-1].strip() == "".join(texts).strip()


def test_neighbouring_tables_each_have_a_name() -> None:
    assert page_of(Title(pieces("题")), table(1, 2), table(1, 2)).named("table") == [{"aria-label": "题"}] * 2
