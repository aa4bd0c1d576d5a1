"""Titles and headings as levels that never leave one out on the way down."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from drafter.render.blocks import AttachmentStart, Block, Heading, Title, text_of
from drafter.write.heads import heads_of
from write.specimen import every_kind, heading, paragraph, pieces

TITLE = Title(pieces("标题"))
ATTACHMENT = AttachmentStart(pieces("附件"))


def levels(*blocks: Block) -> list[int]:
    return [head.level for head in heads_of(blocks).values()]


def test_a_report_has_one_first_level_and_its_attachments_stand_beside_its_parts() -> None:
    found = [(head.level, "/".join(map(text_of, head.lines))) for head in heads_of(every_kind()).values()]

    assert found == [
        (1, "青浦区人民政府/关于2017年度法治政府建设情况的报告"),
        (2, "一、主要举措和成效"),
        (3, "（一）依法全面履行政府职能"),
        (4, "1.持续优化营商环境"),
        (5, "（1）推进“一网通办”。"),
        (3, "（二）强化行政权力监督。"),
        (2, "二、存在的不足和原因。"),
        (2, "青浦区人民政府2017年度/法治政府建设主要指标完成情况统计表"),
        (2, "名词解释"),
    ]


def test_headings_of_an_attachment_stand_below_its_title() -> None:
    first, fourth = heading(1, "一、", "甲"), heading(4, "（1）", "乙")

    assert levels(TITLE, first, ATTACHMENT, TITLE, first, fourth, first) == [1, 2, 2, 3, 4, 3]


def test_a_level_left_out_leaves_no_gap_and_neighbours_stay_neighbours() -> None:
    third, second = heading(3, "1.", "甲"), heading(2, "（一）", "乙")

    assert levels(TITLE, third, third, second, third) == [1, 2, 2, 2, 3]


def test_a_run_in_heading_keeps_its_paragraph() -> None:
    (head,) = heads_of([heading(3, "1.", "甲", "乙。")]).values()

    assert (text_of(head.pieces), text_of(head.body)) == ("1.甲。", "乙。")


BLOCKS = st.lists(
    st.one_of(
        st.just(TITLE),
        st.just(ATTACHMENT),
        st.just(paragraph("文")),
        st.integers(1, 4).map(lambda level: Heading(level, "一、", pieces("甲"))),
    )
)


@given(BLOCKS)
def test_whatever_a_layout_prints_the_levels_are_in_order(blocks: list[Block]) -> None:
    found = levels(TITLE, *blocks)

    assert found[0] == 1
    assert found.count(1) == 1
    assert all(2 <= below <= min(6, above + 1) for above, below in pairwise(found))
