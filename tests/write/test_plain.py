"""A report as plain text: nothing is lost, nothing is too wide, and it reads as the page does."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from builders import EXAMPLES
from hypothesis import given
from hypothesis import strategies as st

from drafter.columns import display_width
from drafter.draft import make_draft, open_layout
from drafter.layout.load import builtin_templates
from drafter.record.parse import load_mapping
from drafter.render.blocks import (
    Align,
    AttachmentStart,
    Block,
    Cell,
    Heading,
    Paragraph,
    Piece,
    Role,
    Table,
    Title,
    pieces_of,
    text_of,
)
from drafter.write.plain import plain_lines
from write.specimen import MISSING, cell, every_kind, heading, merged_table, paragraph, pieces, table

WIDTHS = [40, 78, 120]


@cache
def example_blocks(path: Path) -> tuple[Block, ...]:
    record = load_mapping(path)
    return make_draft(record, open_layout(record, [builtin_templates()])).report.blocks


def bare(text: str) -> str:
    """A text without what a line break may take away, and without what steers terminals."""
    return "".join(
        character
        for character in text
        if not character.isspace() and unicodedata.category(character) not in ("Cc", "Cs")
    )


def lost(blocks: Sequence[Block], lines: Iterable[str]) -> Iterator[str]:
    """The texts that do not stand in the lines, or not in their order; tables are looked at by themselves."""
    rest = bare("".join(lines))
    texts = (bare(piece.text) for block in blocks if not isinstance(block, Table) for piece in pieces_of(block))
    for text in texts:
        at = rest.find(text)
        if at < 0:
            yield text
        rest = rest[at + len(text) :]


def stands_in(text: str, lines: str) -> bool:
    """Whether all characters of a text stand in others in their order, whatever stands between them."""
    rest = iter(lines)
    return all(character in rest for character in text)


def assert_whole(block: Table, columns: int) -> None:
    text = bare("".join(plain_lines([block], columns)))
    cells = [bare(text_of(line)) for row in (block.header, *block.rows) for cell in row for line in cell.paragraphs]

    assert [words for words in cells if not stands_in(words, text)] == []
    assert set(Counter(text) - Counter("".join(cells))) <= {"─"}
    assert not Counter("".join(cells)) - Counter(text)


def test_a_report_reads_as_on_paper() -> None:
    blocks = [
        Title(pieces("青浦区人民政府")),
        Title(pieces("2017年度法治政府建设情况报告")),
        paragraph("上海市人民政府：", role=Role.RECIPIENT),
        paragraph("现将2017年度法治政府建设情况（含行政复议）报告如下："),
        heading(1, "一、", "主要举措和成效"),
        heading(2, "（一）", "依法全面履行政府职能"),
        heading(3, "1.", "接受司法监督", "全年应诉17件。"),
        paragraph("特此报告。", role=Role.CLOSING),
        paragraph("附件：1.青浦区2017年度法治政府建设主要指标", role=Role.ATTACHMENT_LIST),
        paragraph("2.名词解释", role=Role.ATTACHMENT_LIST),
        paragraph("青浦区人民政府", role=Role.SIGNATURE),
        paragraph("2018年3月1日", role=Role.DATE),
        paragraph("（此件公开发布）", role=Role.NOTE),
        AttachmentStart(pieces("附件1")),
        Title(pieces("主要指标")),
        paragraph("表1　行政复议", role=Role.CAPTION),
        Table(
            (cell("指标"), cell("2017年"), cell("说明")),
            ((cell("收到申请"), cell("142"), cell("含转送")), (cell("受理"), cell("79"), Cell())),
            (Align.LEFT, Align.RIGHT, Align.CENTER),
        ),
        paragraph("数据由区司法局提供。"),
    ]

    assert plain_lines(blocks, 40) == [
        "             青浦区人民政府",
        "      2017年度法治政府建设情况报告",
        "",
        "上海市人民政府：",
        "　　现将2017年度法治政府建设情况（含行政",
        "复议）报告如下：",
        "",
        "　　一、主要举措和成效",
        "　　（一）依法全面履行政府职能",
        "　　1.接受司法监督。全年应诉17件。",
        "　　特此报告。",
        "",
        "    附件：1.青浦区2017年度法治政府建设主",
        "            要指标",
        "          2.名词解释",
        "",
        "                      青浦区人民政府",
        "                          2018年3月1日",
        "",
        "　　（此件公开发布）",
        "",
        "─" * 40,
        "附件1",
        "",
        "                主要指标",
        "",
        "             表1　行政复议",
        "        指标      2017年   说明",
        "        ────────────────────────",
        "        收到申请     142  含转送",
        "        受理          79",
        "",
        "　　数据由区司法局提供。",
    ]


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_of_an_example_is_lost_and_no_line_is_too_wide(path: Path, columns: int) -> None:
    blocks = example_blocks(path)
    lines = plain_lines(blocks, columns)

    assert [line for line in lines if display_width(line) > columns] == []
    assert list(lost(blocks, lines)) == []
    for block in blocks:
        if isinstance(block, Table):
            assert_whole(block, columns)


@pytest.mark.parametrize("columns", WIDTHS)
def test_every_kind_of_block_fits(columns: int) -> None:
    lines = plain_lines(every_kind(), columns)

    assert [line for line in lines if display_width(line) > columns or line != line.rstrip()] == []
    assert list(lost(every_kind(), lines)) == []


def test_missing_content_is_shown_as_it_is() -> None:
    assert plain_lines([paragraph("培训", MISSING, "人。")], 78) == ["　　培训【待补充：培训的人数】人。"]


def test_a_run_in_heading_that_ends_its_sentence_gets_no_second_stop() -> None:
    assert plain_lines([heading(2, "（一）", "怎样做？", "这样做。")], 40) == ["　　（一）怎样做？这样做。"]


def test_a_long_title_breaks_where_the_page_breaks_it() -> None:
    title = Title(pieces("青浦区人民政府", "2017", "年法治政府建设年度报告"))

    assert [line.strip() for line in plain_lines([title], 78)] == ["青浦区人民政府", "2017年法治政府建设年度报告"]


def test_cells_wrap_in_a_table_that_is_too_wide_and_numbers_stay_right() -> None:
    assert plain_lines([merged_table()], 50) == [
        "  类别    指标                数值  说明",
        "──────────────────────────────────────────────────",
        "行政复议  收到申请             142  全年收到的行政",
        "                                    复议申请，含补",
        "                                    正后受理的案",
        "                                    件，不含转送的",
        "                                    案件。",
        "          受理                  79",
        "执法人员  培训      【待补充：培训  第一行",
        "                          的人数】  第二行",
    ]


def test_a_table_of_too_many_columns_becomes_the_text_of_its_rows() -> None:
    block = table(2, 30)

    assert plain_lines([block], 40)[0] == "项目  第1季度  第2季度  第3季度  第4季度"
    assert_whole(block, 40)


def test_tables_one_after_the_other_are_parted() -> None:
    assert plain_lines([table(1, 2), table(1, 2)], 40).count("") == 1


def test_a_report_without_blocks_has_no_lines() -> None:
    assert plain_lines([], 80) == []


def test_plain_text_does_not_pay_for_word() -> None:
    code = (
        "import sys, drafter.write.plain; print([name for name in ('docx', 'lxml', 'jinja2') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]"


TEXTS = st.one_of(
    st.text(st.characters(exclude_characters="\n\r"), max_size=60),
    st.text("法治政府，。（）《》“”—…1234567890.%ab ─", max_size=200),
)
PIECES = st.lists(TEXTS.map(Piece), max_size=4).map(tuple)
CELLS = st.builds(Cell, st.lists(PIECES, max_size=3).map(tuple), st.booleans())


def tables(columns: int) -> st.SearchStrategy[Table]:
    row = st.tuples(*[CELLS] * columns)
    aligns = st.tuples(*[st.sampled_from(Align)] * columns)
    return st.builds(Table, row, st.lists(row, max_size=4).map(tuple), aligns)


TABLES = st.integers(1, 14).flatmap(tables)
BLOCKS = st.one_of(
    st.builds(Title, PIECES),
    st.builds(Heading, st.integers(1, 4), st.sampled_from(["一、", "（十二）", "1."]), PIECES, PIECES),
    st.builds(Paragraph, PIECES, st.sampled_from(Role)),
    st.builds(AttachmentStart, PIECES),
)


@given(st.lists(BLOCKS, max_size=6), st.integers(40, 120))
def test_whatever_paragraphs_say_is_there_and_fits(blocks: list[Block], columns: int) -> None:
    lines = plain_lines(blocks, columns)

    assert [line for line in lines if display_width(line) > columns] == []
    assert list(lost(blocks, lines)) == []


@given(TABLES, st.integers(40, 120))
def test_whatever_a_table_says_is_there_and_fits(block: Table, columns: int) -> None:
    assert [line for line in plain_lines([block], columns) if display_width(line) > columns] == []
    assert_whole(block, columns)
