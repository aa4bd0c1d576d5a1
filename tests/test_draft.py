"""One record becomes one draft: properties, dates, and the same bytes each time."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import docx
import pytest
from builders import layout_with, mapping, record_text, small_record_text, write_layout
from docx_text import docx_text

from drafter.draft import Draft, make_draft, open_layout
from drafter.errors import LayoutError, Place
from drafter.layout.load import builtin_templates


def draft_of(text: str, *templates: Path) -> Draft:
    record = mapping(text)
    return make_draft(record, open_layout(record, [*templates, builtin_templates()]))


def test_a_whole_record_becomes_a_whole_document() -> None:
    draft = draft_of(record_text())

    assert draft.report.missing == ()
    assert docx_text(draft.data).splitlines()[0] == "Title | 示例区人民政府↵2020年法治政府建设年度报告"


@pytest.mark.parametrize(
    ("changes", "date"),
    [({}, datetime.date(2021, 2, 24)), ({"成文日期": None}, datetime.date(2021, 3, 1))],
    ids=["dated", "without a date: the filing day"],
)
def test_properties_come_from_the_record(changes: dict[str, None], date: datetime.date) -> None:
    properties = docx.Document(io.BytesIO(draft_of(record_text(**changes)).data)).core_properties

    assert (properties.title, properties.author) == ("示例区人民政府2020年法治政府建设年度报告", "示例区人民政府")
    assert properties.created is not None
    assert properties.created.date() == date


def test_the_same_record_makes_the_same_bytes() -> None:
    assert draft_of(record_text()).data == draft_of(record_text()).data


def test_an_own_layout_needs_no_date_question(tmp_path: Path) -> None:
    write_layout(tmp_path, "", "# {{ 机关.名称 }}报告\n\n正文。\n")

    assert "示例局报告" in docx_text(draft_of(small_record_text(), tmp_path).data)


def test_a_list_whose_entries_are_all_withheld_is_not_in_the_public_copy() -> None:
    record = mapping(record_text(存在的不足和原因="[{不足: 力量不足, 原因: 人员偏少。, 公开: 否}]"))
    opened = open_layout(record, [builtin_templates()])

    assert "力量不足" not in docx_text(make_draft(record, opened).data)
    assert "存在的不足和原因" not in docx_text(make_draft(record, opened).data)
    assert "力量不足" in docx_text(make_draft(record, opened, "送审稿").data)


def test_a_joint_report_is_signed_by_both() -> None:
    agency = "{名称: 中共示例区委, 联署: 示例区人民政府, 自称: 我区, 类型: 党委和政府联合}"
    lines = docx_text(draft_of(record_text(机关=agency)).data).splitlines()

    assert lines[0].replace("↵", "") == "Title | 中共示例区委 示例区人民政府关于2020年法治政府建设情况的报告"
    assert [line.partition(" | ")[2] for line in lines][-3:] == ["中共示例区委", "示例区人民政府", "2021年2月24日"]


@pytest.mark.parametrize(("own", "type_"), [("我局", "政府部门"), ("我镇", "乡镇街道"), ("我区", "区县政府")])
def test_the_wording_follows_the_agency(own: str, type_: str) -> None:
    text = docx_text(draft_of(record_text(机关=f"{{名称: 示例机关, 自称: {own}, 类型: {type_}}}")).data)

    assert f"2020年，{own}依据《甲纲要》，推进各项工作。" in text
    assert f"2021年，{own}主要安排如下：" in text


def test_before_2019_absent_parts_vanish_and_numbers_close_up() -> None:
    text = docx_text(draft_of(record_text(年度="2018", 第一责任人履职情况=None, 其他需要报告的情况=None)).data)

    assert "三、下一年度主要安排" in text
    assert "第一责任人" not in text
    assert "待补充" not in text


def test_from_2019_on_absent_parts_are_marked() -> None:
    text = docx_text(draft_of(record_text(年度="2019", 第一责任人履职情况=None, 其他需要报告的情况=None)).data)

    assert "三、党政主要负责人履行推进法治建设第一责任人职责情况" in text
    assert "五、其他需要报告的情况" in text
    assert text.count("【待补充：") == 2


@pytest.mark.parametrize("choice", ["附", "不附"])
def test_figures_are_attached_unless_the_record_says_no(choice: str) -> None:
    text = docx_text(draft_of(record_text(指标="{行政复议: {受理: 3}}", 附表=choice)).data)

    assert ("表格 | 行政复议 ¦ 受理行政复议申请 ¦ 件 ¦ 3" in text) is (choice == "附")


def test_a_record_without_figures_has_no_attachment() -> None:
    assert "附件" not in docx_text(draft_of(record_text()).data)


def test_a_layout_without_its_frame_is_told(tmp_path: Path) -> None:
    layout = layout_with(tmp_path)
    layout.frame_path.unlink()
    with pytest.raises(LayoutError) as error:
        draft_of(small_record_text(), tmp_path)

    assert error.value.where == Place(str(layout.frame_path))
