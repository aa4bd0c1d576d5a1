"""How wide the columns of a table are, and what its rows say of themselves."""

from __future__ import annotations

from comment_words import comments_in
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from drafter.render.blocks import Align, Cell, Table
from drafter.write.comments import Remark
from drafter.write.docx import docx_bytes
from drafter.write.opened_frame import load_frame
from drafter.write.tables import column_widths
from write.specimen import FRAME, PROPERTIES, cell, merged_table, table, written

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


def grouped(*heights: int) -> Table:
    """A table of groups, each with a name beside so many rows."""
    rows = [
        (Cell(continues=True) if row else cell(f"第{group}组"), cell(f"{group}之{row}"))
        for group, height in enumerate(heights, 1)
        for row in range(height)
    ]
    return Table((cell("类别"), cell("指标")), tuple(rows), (Align.CENTER, Align.LEFT))


def kept(rows: list) -> list[bool]:
    """Whether each row stays with the next one; fails where its cells disagree."""
    found = [{p.pPr.find(qn("w:keepNext")) is not None for tc in row.tc_lst for p in tc.p_lst} for row in rows]
    assert all(len(said) == 1 for said in found)
    return [said.pop() for said in found]


def test_a_group_and_the_header_stay_with_the_rows_that_they_name() -> None:
    assert kept(rows_of(grouped(1, 3, 2))) == [True, False, True, True, False, True, False]


def test_a_group_higher_than_half_a_page_is_parted_and_its_name_said_again() -> None:
    rows = rows_of(grouped(20, 45))
    names = {index: text for index, row in enumerate(rows) if (text := row.tc_lst[0].p_lst[0].text)}
    begins = [index for index, row in enumerate(rows) if row.tc_lst[0].vMerge == "restart"]

    assert names == {0: "类别", 1: "第1组", 21: "第2组", 36: "第2组（续）", 51: "第2组（续）"}
    assert begins == [1, 21, 36, 51]
    assert [index for index, is_kept in enumerate(kept(rows)) if not is_kept] == [20, 35, 50, 65]


def test_comments_stay_at_their_words_behind_a_name_said_again() -> None:
    # The header's two lines, the group's name, and a line each row.
    last = Remark(0, 0, 4, ("看这里",), line=2 + 45)
    (comment,) = comments_in(docx_bytes([grouped(45)], load_frame(FRAME), PROPERTIES, [last]))

    assert comment.words == "1之44"


def test_columns_stand_as_they_are_aligned_and_headers_as_their_style_says() -> None:
    header, row, *_ = rows_of(merged_table())

    assert [_alignment(tc) for tc in row.tc_lst] == ["center", None, "right", None]
    assert [_alignment(tc) for tc in header.tc_lst] == [None] * 4


def _alignment(tc: object) -> str | None:
    justification = tc.p_lst[0].pPr.find(qn("w:jc"))
    return None if justification is None else justification.get(qn("w:val"))
