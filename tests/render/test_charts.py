"""Charts out of tables: what they take from them, and what is said of them."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from drafter.render.blocks import Align, Cell, Chart, ChartKind, Piece, Table, pieces_of
from drafter.render.charts import chart_from, description


def cell(text: str, missing: str = "") -> Cell:
    return Cell(((Piece(text, "键", None, missing),),) if text else ())


def table(*rows: tuple[str, ...]) -> Table:
    header, *others = (tuple(map(cell, row)) for row in rows)
    return Table(header, tuple(others), (Align.LEFT, *[Align.RIGHT] * (len(header) - 1)))


def drawn(source: Table, kind: ChartKind = ChartKind.COLUMNS, *, tabled: bool = True) -> Chart:
    chart = chart_from(kind, (Piece("图题"),), source, tabled)
    assert chart is not None
    return chart


def test_a_number_that_is_not_there_is_a_gap_and_zero_is_a_number() -> None:
    source = table(("指标", "数"), *(("甲", text) for text in ("0", "无", "未统计", "", "—", "待定", "7")))
    missing = source._replace(rows=(*source.rows, (cell("乙"), cell("【待补充：8件】", "8件"))))

    assert drawn(missing).series[0].numbers == (Decimal(0), None, None, None, None, None, Decimal(7), None)


def test_numbers_are_read_with_their_unit_thousands_and_approximate_word() -> None:
    chart = drawn(table(("指标（人次）", "数"), ("甲", "1,079人次"), ("乙", "20余人次"), ("丙", "约3人次")))

    assert chart.unit == "人次"
    assert chart.series[0].numbers == (1079, 20, 3)
    assert description(chart) == "柱形图：图题。甲：1079人次；乙：20余人次；丙：约3人次。"


def test_a_chart_without_its_table_still_brings_the_tables_pieces() -> None:
    source = table(("指标", "数"), ("甲", "1"))

    assert [piece.text for piece in pieces_of(drawn(source))] == ["图题"]
    assert [piece.text for piece in pieces_of(drawn(source, tabled=False))] == ["图题", "指标", "数", "甲", "1"]


def test_the_description_needs_no_caption_and_ends_on_one_full_stop() -> None:
    source = table(("指标", "2016年", "2017年"), ("甲", "1", "无"))
    chart = drawn(source, ChartKind.SHARES)

    assert description(chart._replace(caption=())) == "堆积图。甲：2016年1，2017年没有数。"
    assert description(chart._replace(caption=(Piece("图题。"),))).startswith("堆积图：图题。甲")


WORDS = st.one_of(st.text(max_size=8), st.from_regex(r"-?[0-9]{1,9}(\.[0-9]{1,3})?(%|件|余)?", fullmatch=True))


@given(st.sampled_from(ChartKind), st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=6), WORDS)
def test_whatever_a_table_holds_a_chart_has_an_amount_or_a_gap_for_each_cell(
    kind: ChartKind, rows: list[tuple[str, str, str]], corner: str
) -> None:
    chart = chart_from(kind, (), table((corner, "去年", "今年"), *rows), tabled=True)

    if chart is not None:
        assert [len(one.amounts) for one in chart.series] == [len(rows)] * 2
        assert any(number is not None for one in chart.series for number in one.numbers)
        assert description(chart)
