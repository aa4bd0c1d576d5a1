"""Where a title breaks: GB/T 9704—2012, 7.3.1."""

from __future__ import annotations

import pytest

from drafter.render.blocks import text_of
from drafter.write.title import title_lines
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


@pytest.mark.parametrize("texts", [("题" * 25,), ("题" * 30, "目" * 30), ("", "题" * 25)])
def test_without_a_good_place_the_line_breaks_where_it_is_full(texts: tuple[str, ...]) -> None:
    assert broken(*texts) == ["".join(texts)]
