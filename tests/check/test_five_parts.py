"""What a layout says of the five parts is heeded; a layout that says nothing is asked for all of them, and in time."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import LAYOUT, write_layout

from check.families_text import findings
from drafter.check.document import Document
from drafter.check.sources import document_of
from drafter.layout.load import builtin_templates, find_layouts

TEMPLATE = (
    "# {{ 机关.名称 }}{{ 年度 }}年报告\n\n## 主要举措\n\n开展检查。\n\n## 存在的不足\n\n人员偏少，原因是编制少。\n\n"
)
DATED = ":::成文日期\n2025年6月18日\n:::\n"
LACKING = ["没有写“党政主要负责人履行第一责任人职责的情况”这一部分", "没有写“下一年度主要安排”这一部分"]
LACKING_TOO = "没有写“其他需要报告的情况”这一部分"
LATE = "年度报告应在次年4月1日前公开，成文日期更晚"
EARLY = "报告的是2024年全年，成文日期却在这一年结束以前"
LONG_AFTER = "成文日期比报告年度2024年晚了2年"


def document(folder: Path, said: str, dated: str = DATED) -> Document:
    """Return a report of a layout that has two parts, and says something of itself."""
    write_layout(folder, template=TEMPLATE + dated, layout=LAYOUT.replace("说明: 测试用\n", f"说明: 测试用\n{said}"))
    record = "版式: 小@1\n年度: 2024\n机关: {名称: 示例局}\n"
    return document_of(record, "记录.yaml", [folder, builtin_templates()])


def whys(asked: Document) -> list[str]:
    return sorted(one.why for rule in ("部分-1", "年份-11") for one in findings(asked, rule))


def test_a_layout_that_says_nothing_is_asked_for_all_parts_and_in_time(tmp_path: Path) -> None:
    assert whys(document(tmp_path, "")) == sorted([*LACKING, LACKING_TOO, LATE])


def test_parts_that_stand_elsewhere_are_not_asked_for(tmp_path: Path) -> None:
    said = "不单列:\n  第一责任人履职情况: 写进主要举措\n  其他需要报告的情况: 写在结尾\n"

    assert whys(document(tmp_path, said)) == sorted([LACKING[1], LATE])


@pytest.mark.parametrize(
    ("dated", "told"),
    [(DATED, []), (DATED.replace("2025", "2024"), []), (DATED.replace("2025", "2026"), [LONG_AFTER])],
)
def test_what_is_no_yearly_report_has_neither_parts_nor_a_day(tmp_path: Path, dated: str, told: list[str]) -> None:
    assert whys(document(tmp_path, "年度报告: 否\n", dated)) == told


def test_a_yearly_report_that_is_dated_in_its_year_is_too_early(tmp_path: Path) -> None:
    assert EARLY in whys(document(tmp_path, "", DATED.replace("2025", "2024")))


@pytest.mark.parametrize("folder", find_layouts([builtin_templates()]).values(), ids=lambda path: path.name)
def test_the_sample_of_a_layout_in_the_box_lacks_no_part_and_no_day(folder: Path) -> None:
    text = (folder / "sample.yaml").read_text("utf-8")

    assert whys(document_of(text, "sample.yaml", [builtin_templates()])) == []
