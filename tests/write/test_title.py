"""Where a title breaks: GB/T 9704—2012, 7.3.1."""

from __future__ import annotations

import pytest

from drafter.render.blocks import Piece, text_of
from drafter.write.title import is_waisted, split_word, title_fault, title_lines
from write.specimen import pieces


def broken(*texts: str) -> list[str]:
    return [text_of(line) for line in title_lines(pieces(*texts))]


def test_a_title_that_fits_stays_on_one_line() -> None:
    assert broken("南湖区", "2020", "年法治政府建设年度报告") == ["南湖区2020年法治政府建设年度报告"]


def test_a_long_title_breaks_behind_the_agency_and_not_behind_the_year() -> None:
    assert broken("青浦区人民政府", "2017", "年法治政府建设年度报告") == [
        "青浦区人民政府",
        "2017年法治政府建设年度报告",
    ]


def test_of_several_places_the_one_nearest_to_the_middle_is_taken() -> None:
    assert broken("上海市", "青浦区人民政府", "法治政府建设情况的年度报告") == [
        "上海市青浦区人民政府",
        "法治政府建设情况的年度报告",
    ]


@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        (
            ("示例区人民政府关于2024年法治政府建设情况的报告",),
            ["示例区人民政府", "关于2024年法治政府建设情况的报告"],
        ),
        (
            ("中共示例市示例区委员会 示例市示例区人民政府关于2024年法治政府建设情况的报告",),
            ["中共示例市示例区委员会", "示例市示例区人民政府", "关于2024年法治政府建设情况的报告"],
        ),
        (
            ("示例市人民政府贯彻落实《法治政府建设实施纲要（2021—2025年）》情况的报告",),
            ["示例市人民政府", "贯彻落实《法治政府建设实施纲要", "（2021—2025年）》情况的报告"],
        ),
        (("示例区人民政府2024年法治政府建设年度报告",), ["示例区人民政府", "2024年法治政府建设年度报告"]),
        (
            ("中共示例区委", " ", "示例区人民政府", "关于", "2024", "年法治政府建设情况的报告"),
            ["中共示例区委 示例区人民政府", "关于2024年法治政府建设情况的报告"],
        ),
        (
            ("中共示例市示例区委员会", " ", "示例市示例区人民政府", "关于", "2024", "年法治政府建设情况的报告"),
            ["中共示例市示例区委员会", "示例市示例区人民政府", "关于2024年法治政府建设情况的报告"],
        ),
        (
            ("示例自治区示例自治州示例自治县人民政府办公室", "2024", "年法治政府建设年度报告"),
            ["示例自治区示例自治州", "示例自治县人民政府办公室", "2024年法治政府建设年度报告"],
        ),
        (
            ("示例市示例县人民政府关于2024年度推进法治政府建设情况及2025年工作安排的报告",),
            ["示例市示例县人民政府", "关于2024年度推进法治政府建设情况", "及2025年工作安排的报告"],
        ),
    ],
)
def test_no_line_ends_inside_of_a_word_or_with_one_that_belongs_to_the_next(
    texts: tuple[str, ...], lines: list[str]
) -> None:
    assert broken(*texts) == lines


def test_pieces_keep_what_they_came_from_when_a_line_breaks_inside_of_them() -> None:
    first, second = title_lines((Piece("示例区人民政府关于2024年法治政府建设情况的报告", "标题"),))
    assert [piece.key for piece in (*first, *second)] == ["标题", "标题"]


@pytest.mark.parametrize("texts", [("题" * 25,), ("题" * 30, "目" * 30), ("", "题" * 25)])
def test_without_a_good_place_the_line_breaks_where_it_is_full(texts: tuple[str, ...]) -> None:
    assert broken(*texts) == ["".join(texts)]


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("示例区人民", "政府2024年", "人民政府"),
        ("示例区人民政府关于", "2024年", "关于"),
        ("示例区人民政府20", "24年度报告", "2024年度"),
        ("示例区人民政府", "关于2024年", ""),
        ("贯彻", "落实", "贯彻"),
    ],
)
def test_what_a_break_splits_is_named(before: str, after: str, word: str) -> None:
    assert split_word(before, after) == word


def test_a_title_is_faulty_where_it_finds_no_place_to_break_or_breaks_in_a_word() -> None:
    mend = "在“标题”里要分行的地方写 |，例如 示例区人民政府|关于2024年法治政府建设情况的报告"

    assert title_fault((pieces("题" * 25),)) == f"标题一行放不下，程序不知道在哪里分行：{mend}"
    assert title_fault((pieces("示例区人民"), pieces("政府年度报告"))) == f"标题在“人民政府”处断行，词不完整：{mend}"
    assert title_fault((pieces("示例区人民政府"), pieces("年度报告"))) == ""


@pytest.mark.parametrize(
    ("widths", "waisted"), [((7, 17), False), ((13, 5, 11), True), ((11, 10, 17), False), ((6, 12, 8), False)]
)
def test_three_lines_are_waisted_where_the_middle_one_is_the_shortest(widths: tuple[int, ...], waisted: bool) -> None:
    assert is_waisted(widths) is waisted
