"""A layout that builds on another says only what is different."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import mapping, small_record_text

from drafter.draft import make_draft, open_layout
from drafter.errors import DrafterError, LayoutError
from drafter.layout.load import builtin_templates, load_layout
from drafter.layout.model import Layout
from drafter.render.blocks import pieces_of, text_of

BASE = """\
版式: 底
版本: 3
名称: 底版式
说明: 给别的版式沿用
文稿:
  - {名称: 内部稿}
部分:
  - 名称: 基本信息
    问题:
      - {键: 年度, 名称: 报告年度, 类型: 年份}
      - 键: 机关
        名称: 机关
        类型: 题组
        问题:
          - {键: 名称, 名称: 机关全称, 类型: 短文本}
          - {键: 类型, 名称: 机关类型, 类型: 单选, 选项: [局, 镇]}
      - 用: 署名
  - 名称: 内容
    说明: 写事实
    问题:
      - {键: 甲, 名称: 甲, 类型: 短文本, 必填: 否, 举例: 例}
      - {键: 乙, 名称: 乙, 类型: 短文本}
"""


def layouts(folder: Path, own: str, base: str = BASE) -> Path:
    for name, text in (("底", base), ("新", f"版式: 新\n沿用: 底\n名称: 新版式\n说明: 试\n{own}")):
        (folder / name).mkdir()
        (folder / name / "layout.yaml").write_text(text, "utf-8")
    (folder / "底" / "report.md.j2").write_text("# {{ 机关.名称 }}报告\n\n{{ 甲 }}\n", "utf-8")
    frame = builtin_templates() / "standard" / "frame.docx"
    (folder / "底" / "frame.docx").write_bytes(frame.read_bytes())
    return folder


def loaded(folder: Path) -> Layout:
    return load_layout("新", [folder, builtin_templates()])


def keys(layout: Layout, section: str) -> list[str]:
    return [one.key for part in layout.sections if part.label == section for one in part.questions]


def test_what_is_not_said_is_as_in_the_other_layout(tmp_path: Path) -> None:
    layout = loaded(layouts(tmp_path, ""))

    assert (layout.label, layout.version, [one.name for one in layout.profiles]) == ("新版式", 1, ["内部稿"])
    assert [section.label for section in layout.sections] == ["基本信息", "内容"]
    assert layout.template_path == tmp_path / "底" / "report.md.j2"
    record = mapping(small_record_text().replace("版式: 小@1", "版式: 新@1") + "甲: 一\n乙: 二\n")
    draft = make_draft(record, open_layout(record, [tmp_path, builtin_templates()]))
    assert text_of(tuple(pieces_of(draft.report.blocks[-1]))) == "一"


def test_a_question_is_changed_field_by_field(tmp_path: Path) -> None:
    own = "部分:\n  - 名称: 内容\n    问题:\n      - {键: 甲, 提示: 新的提示}\n"
    question = loaded(layouts(tmp_path, own)).question("甲")

    assert question
    assert (question.prompt, question.example, question.label) == ("新的提示", "例", "甲")


def test_a_question_inside_a_group_and_one_of_a_shared_piece_can_be_changed_too(tmp_path: Path) -> None:
    own = """\
部分:
  - 名称: 基本信息
    问题:
      - 键: 机关
        问题:
          - {键: 类型, 选项: [局, 镇, 街道]}
      - {键: 结束语, 默认: 报告完毕。}
"""
    layout = loaded(layouts(tmp_path, own))

    agency, closing = layout.question("机关"), layout.question("结束语")
    assert agency
    assert closing
    assert [(one.key, one.options) for one in agency.questions] == [("名称", ()), ("类型", ("局", "镇", "街道"))]
    assert closing.default == "报告完毕。"
    assert keys(layout, "基本信息") == ["年度", "机关", "结束语", "署名", "成文日期", "附注"]


def test_new_questions_and_sections_go_behind_what_they_stand_behind(tmp_path: Path) -> None:
    own = """\
部分:
  - 名称: 基本信息
  - 名称: 中间
    问题:
      - {键: 丙, 名称: 丙, 类型: 短文本}
  - 名称: 内容
    问题:
      - 键: 甲
      - {键: 丁, 名称: 丁, 类型: 短文本}
"""
    layout = loaded(layouts(tmp_path, own))

    assert [section.label for section in layout.sections] == ["基本信息", "中间", "内容"]
    assert keys(layout, "内容") == ["甲", "丁", "乙"]


def test_a_section_gets_another_name_and_keeps_its_questions_and_its_place(tmp_path: Path) -> None:
    own = """\
部分:
  - {名称: 基本信息, 改名: 机关和年度}
  - 名称: 中间
    问题:
      - {键: 丙, 名称: 丙, 类型: 短文本}
  - 名称: 内容
    改名: 一、内容
    问题:
      - {键: 甲, 名称: 第一题}
"""
    layout = loaded(layouts(tmp_path, own))

    assert [section.label for section in layout.sections] == ["机关和年度", "中间", "一、内容"]
    assert keys(layout, "一、内容") == ["甲", "乙"]
    assert layout.sections[2].help == "写事实"
    assert [one.label for one in layout.sections[2].questions] == ["第一题", "乙"]


def test_a_layout_that_builds_on_that_one_knows_the_section_by_its_new_name(tmp_path: Path) -> None:
    folder = layouts(tmp_path, "部分:\n  - {名称: 内容, 改名: 正文}\n")
    (folder / "再").mkdir()
    again = "版式: 再\n沿用: 新\n名称: 再\n部分:\n  - {名称: 正文, 改名: 全文}\n"
    (folder / "再" / "layout.yaml").write_text(again, "utf-8")
    layout = load_layout("再", [folder, builtin_templates()])

    assert [section.label for section in layout.sections] == ["基本信息", "全文"]


def test_a_name_that_became_free_can_be_given(tmp_path: Path) -> None:
    own = "部分:\n  - {名称: 内容, 改名: 正文}\n  - {名称: 基本信息, 改名: 内容}\n"

    assert [section.label for section in loaded(layouts(tmp_path, own)).sections] == ["内容", "正文"]


def test_one_that_comes_first_goes_to_the_end(tmp_path: Path) -> None:
    own = "部分:\n  - 名称: 内容\n    问题:\n      - {键: 丁, 名称: 丁, 类型: 短文本}\n"

    assert keys(loaded(layouts(tmp_path, own)), "内容") == ["甲", "乙", "丁"]


def test_questions_and_sections_can_be_taken_away(tmp_path: Path) -> None:
    own = "部分:\n  - 名称: 内容\n    问题:\n      - {键: 乙, 删去: 是}\n"
    assert keys(loaded(layouts(tmp_path, own)), "内容") == ["甲"]


@pytest.mark.parametrize(
    ("own", "base", "what"),
    [
        ("部分:\n  - {名称: 内客, 删去: 是}\n", BASE, "要删去的“内客”，所沿用的版式里没有"),
        ("部分:\n  - {名称: 内客, 改名: 正文}\n", BASE, "要改名的“内客”，所沿用的版式里没有"),
        (
            "部分:\n  - {名称: 内容, 改名: 基本信息}\n",
            BASE,
            "部分“内容”改名“基本信息”，另有一个部分叫这个名称",
        ),
        ("", BASE.replace("版本: 3", "版本: 3\n沿用: 新"), "版式绕了一圈，又沿用到自己"),
        ("", BASE.replace("版本: 3", "版本: 3\n沿用: 没有的"), "没有“没有的”这个版式，不能沿用"),
    ],
    ids=[
        "taking away what is not there",
        "renaming what is not there",
        "a name that is taken",
        "in a circle",
        "an unknown layout",
    ],
)
def test_faults_name_the_file_and_the_line(tmp_path: Path, own: str, base: str, what: str) -> None:
    with pytest.raises(LayoutError) as caught:
        loaded(layouts(tmp_path, own, base))

    errors = getattr(caught.value, "errors", (caught.value,))
    assert [error.what for error in errors] == [what]
    assert all(isinstance(error, DrafterError) and error.where and error.where.line for error in errors)
