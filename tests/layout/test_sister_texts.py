"""Sister texts (另有文稿): further templates of a layout, from one record, each with its own missing content."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import LAYOUT, block_lines, mapping, message_of, small_record_text, write_layout

from drafter.answers.missing import offered_profiles
from drafter.draft import Draft, make_draft, open_layout
from drafter.errors import LayoutError, UsageError
from drafter.layout.load import builtin_templates, load_layout, written_as
from drafter.layout.model import Layout

SISTERS = """\
另有文稿:
  - {名称: 简报, 模板: brief.md.j2, 说明: 一页}
  - {名称: 内参, 模板: inside.md.j2, 不公开的: 写入}
"""
QUESTIONS = """\
- {键: 概述, 名称: 概述, 类型: 长文本, 提示: 写概述}
- {键: 依据, 名称: 依据, 类型: 短文本, 提示: 写依据}
- {键: 另做, 名称: 另做, 类型: 多选, 选项: 文稿, 必填: 否, 印出: 否}
- {键: 期号, 名称: 期号, 类型: 短文本, 提示: 第几期, 必填: {文稿: 简报}, 当: {或: [{另做: 简报}, {文稿: 简报}]}}
- 键: 事项
  名称: 事项
  类型: 列表
  必填: 否
  问题: [{键: 内容, 名称: 内容, 类型: 短文本}]
"""
REPORT = "# 报告\n\n{{ 概述 }}{{ 依据 }}\n\n{% for 项 in 事项 %}\n{{ 项.内容 }}\n\n{% endfor %}\n"
BRIEF = "# 简报\n\n{{ 期号 }}\n\n{{ 概述 }}\n\n{% for 项 in 事项 %}\n{{ 项.内容 }}\n\n{% endfor %}\n{{ 文稿 }}\n"
ITEMS = "事项:\n  - {内容: 公开的}\n  - {内容: 内部的, 公开: 否}\n"


def write(folder: Path, sisters: str = SISTERS, brief: str = BRIEF, questions: str = QUESTIONS) -> Path:
    write_layout(folder, questions, REPORT, layout=LAYOUT.replace("部分:", f"{sisters}部分:", 1))
    (folder / "小" / "brief.md.j2").write_text(brief, "utf-8")
    (folder / "小" / "inside.md.j2").write_text("# 内参\n\n{% for 项 in 事项 %}{{ 项.内容 }}{% endfor +%}\n", "utf-8")
    return folder


def layout(folder: Path, sisters: str = SISTERS) -> Layout:
    return load_layout("小", [write(folder, sisters)])


def draft(folder: Path, name: str, record: str = "", **written: str) -> Draft:
    node = mapping(small_record_text() + record)
    return make_draft(node, open_layout(node, [write(folder, **written)]), name)


def fault(folder: Path, sisters: str) -> str:
    with pytest.raises(LayoutError) as error:
        layout(folder, sisters)
    return message_of(error, folder)


def test_sister_texts_come_after_the_copies_with_their_templates(tmp_path: Path) -> None:
    usual, brief, inside = layout(tmp_path).profiles

    assert (usual.name, usual.is_sister) == ("公开稿", False)
    assert (brief.name, brief.help, brief.withheld, brief.is_sister) == ("简报", "一页", False, True)
    assert (inside.name, inside.withheld, inside.template) == ("内参", True, tmp_path / "小" / "inside.md.j2")


def test_a_sister_text_is_written_with_its_own_template_on_the_same_frame(tmp_path: Path) -> None:
    made = draft(tmp_path, "简报", "概述: 一\n期号: 第一期\n")

    assert block_lines(made.report.blocks) == [
        "标题 | 简报",
        "正文 | ⟦期号: 第一期⟧",
        "正文 | ⟦概述: 一⟧",
        "正文 | 简报",
    ]
    assert made.data.startswith(b"PK")
    assert made.file_name() == "示例局2020年法治政府建设年度报告（简报）.docx"


def test_a_sister_text_may_have_a_file_name_of_its_own(tmp_path: Path) -> None:
    sisters = SISTERS.replace("说明: 一页", '文件名: "{机关.名称}{年度}年简报"')

    assert draft(tmp_path, "简报", sisters=sisters).file_name(".txt") == "示例局2020年简报.txt"
    assert draft(tmp_path, "内参", sisters=sisters).file_name() == "示例局2020年法治政府建设年度报告（内参）.docx"


def test_only_what_is_marked_in_a_sister_text_is_missing_in_it(tmp_path: Path) -> None:
    assert [one.prompt for one in draft(tmp_path, "简报").report.missing] == ["写概述", "第几期"]
    assert [one.prompt for one in draft(tmp_path, "").report.missing] == ["写概述", "写依据"]
    assert draft(tmp_path, "内参").report.missing == ()


def test_what_only_a_sister_text_asks_for_is_no_answer_that_the_report_leaves_out(tmp_path: Path) -> None:
    record = "概述: 一\n依据: 二\n期号: 第一期\n另做: [简报]\n"

    left = {name: {one.place.key for one in draft(tmp_path, name, record).report.unprinted} for name in ("", "简报")}

    assert not left[""] & {"概述", "依据", "期号"}
    assert left["简报"] & {"概述", "依据", "期号"} == {"依据"}


@pytest.mark.parametrize(("name", "held"), [("简报", False), ("内参", True)])
def test_entries_kept_from_the_public_stand_in_a_sister_text_only_where_it_says_so(
    tmp_path: Path, name: str, held: bool
) -> None:
    lines = block_lines(draft(tmp_path, name, ITEMS).report.blocks)

    assert any("内部的" in line for line in lines) is held
    assert any("公开的" in line for line in lines)


def test_several_records_share_a_template_that_is_compiled_once(tmp_path: Path) -> None:
    node = mapping(small_record_text())
    opened = open_layout(node, [write(tmp_path)])
    brief = opened.layout.profiles[1]

    assert opened.opened_as(brief) is opened.opened_as(brief)
    assert opened.opened_as(opened.layout.profiles[0]) is opened
    assert opened.opened_as(brief).frame is opened.frame


def test_a_fault_of_a_sister_text_is_told_in_its_file_and_does_not_stop_the_report(tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as error:
        draft(tmp_path, "简报", brief="# 简报\n\n{{ 没有 }}\n")

    assert "brief.md.j2:3" in message_of(error, tmp_path)
    assert draft(tmp_path, "", brief="{% if %}").report.title == "报告"


def test_the_record_offers_those_that_it_is_kept_for(tmp_path: Path) -> None:
    def offered(record: str) -> list[str]:
        return [one.name for one in offered_profiles(draft(tmp_path, "", record).answers)]

    assert offered("") == ["公开稿"]
    assert offered("另做: 内参\n") == ["公开稿", "内参"]
    assert offered("另做: [简报, 内参]\n") == ["公开稿", "简报", "内参"]


def test_texts_beside_the_usual_copy_are_the_options_that_a_layout_need_not_repeat(tmp_path: Path) -> None:
    question = layout(tmp_path).question("另做")

    assert question
    assert question.options == ("简报", "内参")
    assert question.item
    assert question.item.options == ("简报", "内参")


def test_a_sister_text_that_is_not_made_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        draft(tmp_path, "简讯")

    assert "简报" in message_of(error)


@pytest.mark.parametrize(
    ("sister", "what"),
    [
        ("{名称: 丙}", "缺少“模板”"),
        ("{名称: 丙, 模板: 没有.md.j2}", "没有“没有.md.j2”这个模板"),
        ("{名称: 丙, 模板: brief.txt}", "“brief.txt”不能作模板"),
        ("{名称: 丙, 模板: ../小/brief.md.j2}", "“../小/brief.md.j2”不能作模板"),
        ("{名称: 简报, 模板: brief.md.j2}", "文稿“简报”写了两次"),
        ("{名称: 公开稿, 模板: brief.md.j2}", "文稿“公开稿”写了两次"),
        ("{模板: brief.md.j2}", "缺少“名称”"),
        ("{名称: 丙, 模板: brief.md.j2, 批注: 是}", "没有“批注”这一项"),
        ("{名称: 丙, 模板: brief.md.j2, 文件名: 丙}", "“文件名”里要有 {机关.名称} 和 {年度}"),
        ("{名称: 丙, 模板: brief.md.j2, 不公开的: 要}", "“不公开的”应是“写入”或“不写入”，却是“要”"),
    ],
)
def test_a_fault_of_a_sister_text_is_told_at_its_line(tmp_path: Path, sister: str, what: str) -> None:
    said = fault(tmp_path, f"{SISTERS}  - {sister}\n")

    assert what in said
    assert "小/layout.yaml:" in said


def test_a_layout_that_builds_on_another_has_its_sister_texts_unless_it_says_none(tmp_path: Path) -> None:
    write(tmp_path)
    # The questions go with the texts that they are asked for.
    gone = "另有文稿: []\n部分:\n  - {名称: 内容, 删去: 是}\n"
    for name, own in (("新", ""), ("无", gone), ("改", "")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "layout.yaml").write_text(f"版式: {name}\n沿用: 小\n名称: 新版式\n{own}", "utf-8")
    (tmp_path / "改" / "brief.md.j2").write_text("# 另一种简报\n", "utf-8")
    read = {name: load_layout(name, [tmp_path, builtin_templates()]) for name in ("新", "无", "改")}

    assert [one.name for one in read["新"].profiles] == ["公开稿", "简报", "内参"]
    assert [one.name for one in read["无"].profiles] == ["公开稿"]
    assert written_as(read["新"], read["新"].profiles[1]).template == BRIEF
    assert written_as(read["改"], read["改"].profiles[1]).template == "# 另一种简报\n"
