"""How wide the columns of a table are, and what its rows say of themselves."""

from __future__ import annotations

from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from drafter.render.blocks import Align, Table
from drafter.write.opened_frame import load_frame
from drafter.write.tables import column_widths
from write.specimen import FRAME, cell, merged_table, table, written

WIDTH = 8845


def rows_of(block: Table) -> list:
    (found,) = written([block], load_frame(FRAME)).tables
    return list(found._tbl.tr_lst)


def test_a_column_of_numbers_does_not_wrap_beside_one_of_sentences() -> None:
    block = Table(
        (cell("指标"), cell("数值"), cell("说明")),
        ((cell("行政复议收到申请"), cell("1234567"), cell("说明" * 60)),),
        (Align.LEFT, Align.RIGHT, Align.LEFT),
    )
    first, second, third = column_widths(block, WIDTH)

    assert first >= 8 * 240
    assert second >= 3.5 * 240
    assert third > first + second


def test_columns_of_the_same_text_are_the_same_width() -> None:
    assert max(column_widths(table(3), WIDTH)[2:]) - min(column_widths(table(3), WIDTH)[2:]) <= 5


@given(st.lists(st.lists(st.text(max_size=60), min_size=4, max_size=4), max_size=5))
def test_columns_always_fill_the_text_area_and_none_vanishes(rows: list[list[str]]) -> None:
    block = Table(
        tuple(cell(str(number)) for number in range(4)),
        tuple(tuple(cell(text) for text in row) for row in rows),
        (Align.LEFT,) * 4,
    )
    widths = column_widths(block, WIDTH)

    assert sum(widths) == WIDTH
    assert min(widths) >= 480


def test_only_the_first_row_is_a_header_and_no_row_may_split() -> None:
    rows = rows_of(table(3))

    assert [row.trPr.find(qn("w:tblHeader")) is not None for row in rows] == [True, False, False, False]
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_a_cell_over_two_rows_begins_and_continues() -> None:
    merges = [row.tc_lst[0].vMerge for row in rows_of(merged_table())]

    assert merges == [None, "restart", "continue", None]


def test_columns_stand_as_they_are_aligned_and_headers_as_their_style_says() -> None:
    header, row, *_ = rows_of(merged_table())

    assert [_alignment(tc) for tc in row.tc_lst] == ["center", None, "right", None]
    assert [_alignment(tc) for tc in header.tc_lst] == [None] * 4


def _alignment(tc: object) -> str | None:
    justification = tc.p_lst[0].pPr.find(qn("w:jc"))
    return None if justification is None else justification.get(qn("w:val"))
