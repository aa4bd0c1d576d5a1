"""Finding layouts, reading their folders, and what is said of one that is not in order."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import LAYOUT, Case, cases_in, layout_with, message_of, standard_layout, write_layout

from drafter.errors import DrafterError, LayoutError, Place, RecordError
from drafter.figures.answers import Decimals
from drafter.layout.conditions import ALWAYS, NEVER
from drafter.layout.load import builtin_templates, find_layouts, load_layout, summarize_layout
from drafter.layout.model import Kind

EVERY_KIND = """\
- {键: 短, 名称: 短文, 类型: 短文本, 提示: 写短文, 说明: 一行, 举例: 例, 建议: [一, 二]}
- {键: 长, 名称: 长文, 类型: 长文本, 必填: 否}
- {键: 数, 名称: 数目, 类型: 整数, 当: {年度: '>=2019'}}
- {键: 日, 名称: 日期, 类型: 日期}
- {键: 选, 名称: 选择, 类型: 单选, 选项: [一, 二], 默认: 一}
- {组: 复议, 名称: 行政复议, 类型: 指标组}
- {键: 表, 名称: 列表, 类型: 列表, 可答无: 是, 问题: [{键: 任务, 名称: 任务, 类型: 短文本, 建议: 纲要.任务}]}
- {键: 项, 名称: 各项, 类型: 列表, 每项: 年份}
- {键: 群, 名称: 题组, 类型: 题组, 问题: [{键: 甲, 名称: 甲, 类型: 短文本, 必填: {规定.五部分: 适用}}]}
"""


@pytest.mark.parametrize("case", cases_in("layouts"))
def test_a_fault_is_told(case: Case, tmp_path: Path) -> None:
    files = {name: case[name] for name in ("figures", "reference", "layout") if case[name]}
    with pytest.raises(DrafterError) as error:
        layout_with(tmp_path, case["questions"], **files)

    assert message_of(error, tmp_path) + "\n" == case["text"]


def test_a_layout_knows_its_questions_by_kind(tmp_path: Path) -> None:
    layout = layout_with(tmp_path, EVERY_KIND, "甲\n")
    kinds = [(question.key, question.kind) for question in layout.sections[1].questions]

    assert kinds == [
        ("短", Kind.SHORT_TEXT),
        ("长", Kind.LONG_TEXT),
        ("数", Kind.INTEGER),
        ("日", Kind.DATE),
        ("选", Kind.CHOICE),
        ("复议", Kind.FIGURES),
        ("表", Kind.LIST),
        ("项", Kind.LIST),
        ("群", Kind.GROUP),
    ]
    assert (layout.name, layout.version, layout.label, layout.help) == ("小", 1, "小版式", "测试用")
    assert layout.template == "甲\n"
    assert layout.decimals == Decimals(rate=1, change=2)


def test_a_question_has_every_field_that_was_written(tmp_path: Path) -> None:
    layout = layout_with(tmp_path, EVERY_KIND)
    short, long, choice, listed = (layout.question(key) for key in ("短", "长", "选", "表"))
    assert short
    assert long
    assert choice
    assert listed

    assert (short.label, short.prompt, short.help, short.example) == ("短文", "写短文", "一行", "例")
    assert (short.suggestions, short.required, short.when, short.default) == (("一", "二"), ALWAYS, ALWAYS, None)
    assert (long.prompt, long.required) == ("长文", NEVER)
    assert (choice.options, choice.default) == (("一", "二"), "一")
    assert (listed.none_allowed, listed.questions[0].suggestion_source) == (True, "纲要.任务")


def test_decimals_are_taken_from_the_layout(tmp_path: Path) -> None:
    layout = layout_with(tmp_path, layout=LAYOUT.replace("部分:", "小数: {比率: 2, 同比: 0}\n部分:", 1))

    assert layout.decimals == Decimals(rate=2, change=0)


def test_the_layout_that_drafter_brings_is_in_order() -> None:
    layout = standard_layout()

    assert (layout.name, layout.version) == ("standard", 1)
    assert [section.label for section in layout.sections][4:9] == [
        "一、主要举措和成效",
        "二、存在的不足和原因",
        "三、第一责任人履职情况",
        "四、下一年度主要安排",
        "五、其他需要报告的情况",
    ]


def test_an_earlier_directory_hides_a_later_layout_of_the_same_name(tmp_path: Path) -> None:
    first, second = write_layout(tmp_path / "甲"), write_layout(tmp_path / "乙")
    (second / "另").mkdir()
    (second / "另" / "layout.yaml").write_text("版式: 另\n", encoding="utf-8")
    (second / "不是版式").mkdir()

    assert find_layouts([first, second]) == {"小": first / "小", "另": second / "另"}
    assert find_layouts([second, first])["小"] == second / "小"


def test_an_own_directory_may_leave_catalogue_and_reference_to_the_one_behind_it(tmp_path: Path) -> None:
    own = write_layout(tmp_path, "- {组: 行政复议, 名称: 复议, 类型: 指标组}")
    (own / "figures.yaml").unlink()
    (own / "reference.yaml").unlink()
    layout = load_layout("小", [own, builtin_templates()])

    assert "行政复议" in layout.catalogue.groups
    assert layout.reference.names() == standard_layout().reference.names()


def test_a_directory_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as error:
        find_layouts([tmp_path / "没有"])

    assert (
        message_of(error, tmp_path) == "错误：找不到这个版式目录\n  位置：没有\n  怎么改：检查 --templates 后面的路径"
    )


def test_an_unknown_layout_is_told_where_it_was_asked_for(tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as error:
        load_layout("standart", [write_layout(tmp_path), builtin_templates()], Place("记录.yaml", 1, "版式"))

    assert str(error.value) == ("错误：没有“standart”这个版式\n  位置：记录.yaml:1  版式\n  怎么改：是不是“standard”")


@pytest.mark.parametrize("name", ["../小", "小/", ".", "", "/etc"])
def test_a_name_that_is_a_path_is_no_layout(tmp_path: Path, name: str) -> None:
    with pytest.raises(LayoutError) as error:
        load_layout(name, [write_layout(tmp_path)])

    assert error.value.what == f"没有“{name}”这个版式"


@pytest.mark.parametrize("file", ["figures.yaml", "reference.yaml", "小/report.md.j2"])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, file: str) -> None:
    (write_layout(tmp_path) / file).unlink()
    with pytest.raises(RecordError) as error:
        load_layout("小", [tmp_path])

    assert (error.value.what, message_of(error, tmp_path).splitlines()[1]) == ("找不到这个文件", f"  位置：{file}")


def test_a_summary_reads_what_a_list_of_layouts_shows(tmp_path: Path) -> None:
    summary = summarize_layout(write_layout(tmp_path, "- {键: 甲, 名称: 甲, 类型: 没有的类型}") / "小")

    assert (summary.name, summary.version, summary.label, summary.help) == ("小", 1, "小版式", "测试用")
