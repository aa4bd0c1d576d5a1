"""Where signatures, date and attachment list stand: GB/T 9704—2012, 7.3.4 and 7.3.5.1 to 7.3.5.3."""

from __future__ import annotations

import pytest

from drafter.render.blocks import Block, Role, text_of
from drafter.write import standard
from drafter.write.signature import kept_with_next, own_indents, sealed_rows
from drafter.write.standard import CHARACTER_TWIPS, twips_from_mm
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


def sealed(*signatures: str, date: str = DATE) -> list[Block]:
    return [
        TEXT,
        *(paragraph(signature, role=Role.SEALED) for signature in signatures),
        paragraph(date, role=Role.DATE),
    ]


def sealed_middles(*signatures: str) -> list[list[tuple[str, float]]]:
    """The rows of sealed signatures, each with its words and its middle in 字 from the left."""
    rows = sealed_rows(sealed(*signatures), LINE)
    return [
        [(text_of(words), round(middle / CHARACTER_TWIPS, 1)) for words, middle in row]
        for _, row in sorted(rows.items())
    ]


def test_a_sealed_date_ends_4_characters_from_the_right_however_wide_it_turns_out() -> None:
    indent = own_indents(sealed("司法局"), LINE)[2]

    assert indent.ends_right
    assert indent.right_twips == 4 * CHARACTER_TWIPS
    assert indent.left_twips == (28 - 4 - 6) * CHARACTER_TWIPS


@pytest.mark.parametrize("name", ["司法局", "青浦区人民政府", "上海市青浦区人民政府行政"])
def test_a_sealed_signature_stands_over_the_middle_of_the_date(name: str) -> None:
    assert sealed_middles(name) == [[(name, 28 - 4 - 3)]]


def test_a_sealed_signature_that_would_leave_the_line_moves_left() -> None:
    name = "上海市青浦区人民政府行政审批和公共资源"
    ((_, middle),) = sealed_middles(name)[0]

    assert middle + len(name) / 2 == 28


def test_two_seals_stand_side_by_side_without_touching_the_last_over_the_date() -> None:
    ((first, left), (second, right)) = sealed_middles("中共青浦区委", "青浦区人民政府")[0]

    assert (first, second) == ("中共青浦区委", "青浦区人民政府")
    assert right == 21
    assert (right - left) * CHARACTER_TWIPS > twips_from_mm(standard.SEAL_MM.value)


def test_more_seals_than_a_row_holds_stand_in_rows_the_last_one_full() -> None:
    rows = sealed_middles("甲局", "乙局", "丙局", "丁局", "戊局")

    assert [[name for name, _ in row] for row in rows if row] == [["甲局", "乙局"], ["丙局", "丁局", "戊局"]]


def test_names_wider_than_a_seal_stand_farther_apart() -> None:
    wide = ("示例省示例市行政局", "示例省示例市司法局")
    ((_, left), (_, right)) = sealed_middles(*wide)[0]

    assert right - left == len(wide[0]) + 1


def test_without_seals_there_are_no_rows() -> None:
    assert sealed_rows(signed("司法局"), LINE) == {}


def test_a_stamps_title_leaves_room_for_the_stamp_and_two_characters() -> None:
    blocks = [TEXT, paragraph("区长", role=Role.STAMPED), paragraph(DATE, role=Role.DATE)]
    title, date = (indent for _, indent in sorted(own_indents(blocks, LINE).items()))

    assert title.left_twips == (28 - 4 - 6 - 2 - 2) * CHARACTER_TWIPS
    assert (date.right_twips, date.ends_right) == (4 * CHARACTER_TWIPS, True)


@pytest.mark.parametrize("role", [Role.SEALED, Role.STAMPED])
def test_the_last_text_keeps_with_seal_and_stamp(role: Role) -> None:
    blocks = [TEXT, TEXT, paragraph("司法局", role=role), paragraph(DATE, role=Role.DATE)]

    assert {1, 2} <= kept_with_next(blocks)
    assert 0 not in kept_with_next(blocks)
