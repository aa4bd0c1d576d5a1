"""Where signatures, date and attachment list stand: GB/T 9704—2012, 7.3.4 and 7.3.5.2."""

from __future__ import annotations

import pytest

from drafter.render.blocks import Block, Role
from drafter.write.signature import kept_with_next, own_indents
from drafter.write.standard import CHARACTER_TWIPS
from write.specimen import paragraph, table

LINE = 28 * CHARACTER_TWIPS
DATE = "2018年3月1日"  # 6 字
TEXT = paragraph("正文。")


def signed(*signatures: str, date: str = DATE) -> list[Block]:
    return [
        TEXT,
        *(paragraph(signature, role=Role.SIGNATURE) for signature in signatures),
        paragraph(date, role=Role.DATE),
    ]


def lefts(blocks: list[Block]) -> list[float]:
    """Left indents in 字 of the blocks that have one, in order."""
    return [indent.left_twips / CHARACTER_TWIPS for _, indent in sorted(own_indents(blocks, LINE).items())]


@pytest.mark.parametrize(
    ("signatures", "expected"),
    [
        (["青浦区人民政府"], [19, 21]),
        (["上海市青浦区人民政府"], [16, 18]),
        (["六个字的机关"], [20, 22]),
        (["司法局"], [18, 20]),
        (["中共青浦区委员会", "青浦区人民政府"], [18, 18, 20]),
        ([], [20]),
    ],
    ids=["longer than date", "much longer", "as long", "shorter: pushed left", "joint", "date alone"],
)
def test_the_date_begins_two_characters_right_of_the_signature(signatures: list[str], expected: list[float]) -> None:
    assert lefts(signed(*signatures)) == expected


def test_a_signature_without_date_ends_two_characters_from_the_right() -> None:
    assert lefts([TEXT, paragraph("青浦区人民政府", role=Role.SIGNATURE)]) == [19]


def test_a_signature_longer_than_a_line_begins_at_the_left_edge_and_the_date_ends_two_characters_from_the_right() -> (
    None
):
    assert lefts(signed("机" * 40)) == [0, 20]


def test_a_date_longer_than_a_line_stays_on_the_page() -> None:
    assert lefts(signed("司法局", date="【待补充：" + "日" * 40 + "】")) == [0, 0]


def test_half_width_letters_count_half() -> None:
    assert lefts([paragraph("ABCDEFGH", role=Role.SIGNATURE)]) == [22]


def test_numbers_of_an_attachment_list_stand_below_each_other_and_wraps_below_the_name() -> None:
    blocks: list[Block] = [
        paragraph("附件：1.统计表", role=Role.ATTACHMENT_LIST),
        paragraph("2.名词解释", role=Role.ATTACHMENT_LIST),
    ]
    first, second = (indent for _, indent in sorted(own_indents(blocks, LINE).items()))

    assert first.left_twips == second.left_twips == 6 * CHARACTER_TWIPS
    assert first.hanging_twips == 4 * CHARACTER_TWIPS
    assert second.hanging_twips == CHARACTER_TWIPS


def test_the_only_attachment_needs_no_number() -> None:
    (indent,) = own_indents([paragraph("附件：统计表", role=Role.ATTACHMENT_LIST)], LINE).values()

    assert (indent.left_twips, indent.hanging_twips) == (5 * CHARACTER_TWIPS, 3 * CHARACTER_TWIPS)


def test_the_last_text_keeps_with_the_signature() -> None:
    assert kept_with_next([TEXT, *signed("司法局")]) == {1, 2}


def test_an_attachment_list_keeps_with_both() -> None:
    listed = paragraph("附件：统计表", role=Role.ATTACHMENT_LIST)

    assert kept_with_next([TEXT, TEXT, listed, listed, *signed("司法局")[1:]]) >= {1, 2, 3}


def test_a_table_before_the_signature_keeps_with_it_too() -> None:
    assert 0 in kept_with_next([table(3), *signed("司法局")[1:]])


def test_a_note_keeps_with_the_date() -> None:
    blocks = [*signed("司法局"), paragraph("（此件公开发布）", role=Role.NOTE)]

    assert 2 in kept_with_next(blocks)


def test_a_report_without_signature_keeps_nothing() -> None:
    assert kept_with_next([TEXT, table(1), TEXT]) == frozenset()
