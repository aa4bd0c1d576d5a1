"""Edits by key and value: what the record says afterwards, what stays, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import FILE, LAYOUT, small_record_text, write_layout

from drafter.answers.edit import Change, edited
from drafter.errors import DrafterError, RecordError
from drafter.record.paths import parse_key_path

QUESTIONS = """\
- {键: 短, 名称: 短文, 类型: 短文本}
- {键: 长, 名称: 长文, 类型: 长文本}
- {键: 数, 名称: 数目, 类型: 整数}
- {键: 项, 名称: 各项, 类型: 列表, 每项: 短文本}
- {键: 表, 名称: 列表, 类型: 列表, 可答无: 是, 问题: [{键: 甲, 名称: 甲, 类型: 短文本}]}
"""


def change(argument: str) -> Change:
    key, _, value = argument.partition("=")
    return Change(parse_key_path(key), value or None, argument)


def edit(folder: Path, record: str, *arguments: str) -> str:
    """Return what the changes make of what stands below the head of a record."""
    templates = [write_layout(folder, QUESTIONS)]
    text = edited(small_record_text() + record, FILE, [change(one) for one in arguments], templates).text
    assert text.startswith(small_record_text())
    return text.removeprefix(small_record_text())


def refusal(folder: Path, record: str, *arguments: str) -> str:
    with pytest.raises(DrafterError) as error:
        edit(folder, record, *arguments)
    return str(error.value)


@pytest.mark.parametrize(
    ("record", "arguments", "edited_record"),
    [
        ("短: 甲\n", ["短=乙"], "短: 乙\n"),
        ("指标: {复议: {受理: {上年: 1}}}\n", ["指标.复议.受理=2"], "指标: {复议: {受理: {上年: 1, 数值: 2}}}\n"),
        ("短: 甲\n长: 丙\n", ["短="], "长: 丙\n"),
        ("短: 甲\n", ["长=乙\n丙\n"], "短: 甲\n长: |\n  乙\n  丙\n"),
        ("项: [一]\n", ["项[2]=二"], "项: [一, 二]\n"),
        ("短: 甲\n", ["项[1]=一"], "短: 甲\n项:\n  - 一\n"),
        ("项: [一, 二, 三]\n", ["项[1]=", "项[2]="], "项: [三]\n"),
        ("项: [一, 二]\n", ["项[1]=", "项[2]=贰", "项[3]=叁"], "项: [贰, 叁]\n"),
        ("表: [{甲: 一}]\n", ["表[1].甲=二"], "表: [{甲: 二}]\n"),
        ("表: 无\n", ["表[1].甲=二"], "表:\n  - 甲: 二\n"),
        ("表: [{甲: 一}]\n", ["表=无"], "表: 无\n"),
        ("短: 甲\n", ["长="], "短: 甲\n"),
        ("短: 甲\n", ["数=0"], "短: 甲\n数: 0\n"),
    ],
)
def test_a_record_is_edited(tmp_path: Path, record: str, arguments: list[str], edited_record: str) -> None:
    assert edit(tmp_path, record, *arguments) == edited_record


@pytest.mark.parametrize(
    ("figure", "arguments", "edited_figure"),
    [
        ("受理: 79", ["指标.复议.受理=80"], "受理: 80"),
        ("受理: 79", ["指标.复议.纠错=2"], "受理: 79, 纠错: 2"),
        ("受理: 79", ["指标.复议.受理.上年=70"], "受理: {数值: 79, 上年: 70}"),
        ("受理: 79", ["指标.复议.受理.数值=80"], "受理: 80"),
        ("纠错: 2", ["指标.复议.受理=80", "指标.复议.受理.上年=70"], "纠错: 2, 受理: {数值: 80, 上年: 70}"),
        ("受理: {数值: 79, 来源: 甲}", ["指标.复议.受理=80余"], "受理: {数值: 80余, 来源: 甲}"),
        ("受理: {数值: 79, 约数: 余, 上年: 7}", ["指标.复议.受理=80"], "受理: {数值: 80, 上年: 7}"),
        ("受理: {数值: 79, 上年: 7}", ["指标.复议.受理.上年="], "受理: {数值: 79}"),
        ("受理: 79, 纠错: 2", ["指标.复议.纠错="], "受理: 79"),
        ("受理: 79", ["指标.复议.受理.上年="], "受理: 79"),
    ],
)
def test_figures_are_edited(tmp_path: Path, figure: str, arguments: list[str], edited_figure: str) -> None:
    assert edit(tmp_path, f"指标: {{复议: {{{figure}}}}}\n", *arguments) == f"指标: {{复议: {{{edited_figure}}}}}\n"


@pytest.mark.parametrize(
    ("record", "arguments", "message"),
    [
        ("", ["短问=甲"], "错误：“短问=甲”没有写入：没有“短问”这一项\n  位置：记录.yaml  短问\n  怎么改：是不是“短”"),
        ("", ["短问="], "错误：“短问=”没有写入：没有“短问”这一项\n"),
        ("", ["指标.复仪.受理=1"], "错误：“指标.复仪.受理=1”没有写入：指标库里没有“复仪”这一组\n"),
        ("", ["指标.复议.受礼="], "错误：“指标.复议.受礼=”没有写入：“行政复议”里没有指标“受礼”\n"),
        ("", ["数=十二"], "错误：“数=十二”没有写入：“数目”填的“十二”不是整数\n  位置：记录.yaml  数\n"),
        ("", ["短=甲", "数=乙"], "错误：“数=乙”没有写入："),
        ("", ["长={复议.受礼}件"], "错误：“长={复议.受礼}件”没有写入：指标库里没有“复议.受礼”\n"),
        ("项: [一]\n", ["项[3]=三"], "错误：“项[3]=三”没有写入：“项”没有第 3 项\n"),
        ("项: [一]\n", ["项[5]="], "错误：“项[5]=”没有写入：“项”没有第 5 项\n"),
        ("项: [一]\n", ["项=二"], "错误：“项=二”没有写入：“各项”应是一个列表，却是一个值\n"),
        ("短: 甲\n", ["短.甲=二"], "错误：“短.甲=二”没有写入：“短”是一个值，里面没有“甲”\n"),
        ("", ["短=甲\x07"], "错误：“短=甲\x07”没有写入：文字里有 Word 不能显示的控制字符 U+0007\n"),
        ("", ["年度="], "错误：“年度=”没有写入：没有写“年度”\n"),
        ("", ["指标.复议.受理.来源=甲"], "错误：“指标.复议.受理.来源=甲”没有写入：“受理申请”缺少“数值”\n"),
        ("", ["版式=大"], "错误：“版式=大”没有写入：没有“大”这个版式\n"),
        ("", [f"数={'甲' * 50}"], f"错误：“数={'甲' * 38}…”没有写入："),
        ("", ["年度=", "短=甲"], "错误：照命令改了以后就有错误，没有改动：没有写“年度”\n  位置：记录.yaml\n"),
        (
            "指标: {复议: {受理: 80, 纠错率: 2}}\n",
            ["短=甲", "指标.复议.纠错=2"],
            "错误：照命令改了以后就有错误，没有改动：“直接纠错率”由“纠错”除以“受理”算出，不用再填\n"
            "  位置：记录.yaml  指标.复议.纠错率\n",
        ),
    ],
)  # fmt: skip
def test_a_wrong_change_is_told_with_what_was_typed(
    tmp_path: Path, record: str, arguments: list[str], message: str
) -> None:
    assert refusal(tmp_path, record, *arguments).startswith(message)


def test_all_wrong_changes_are_told_together(tmp_path: Path) -> None:
    told = refusal(tmp_path, "", "数=甲", "短文=乙", "短=丙")

    assert [line for line in told.splitlines() if line.startswith("错误")] == [
        "错误：“短文=乙”没有写入：没有“短文”这一项",
        "错误：“数=甲”没有写入：“数目”填的“甲”不是整数",
    ]
    assert told.endswith("共有 2 处错误。")


@pytest.mark.parametrize("argument", ["短=乙", "表[1].甲="])
def test_a_record_that_is_wrong_elsewhere_is_refused(tmp_path: Path, argument: str) -> None:
    told = refusal(tmp_path, "短: 甲\n数: 十\n表: [{甲: 一}]\n", argument)

    assert told.startswith(
        "错误：记录原来就有错误，没有改动：“数目”填的“十”不是整数\n  位置：记录.yaml:5  数\n  怎么改：只写数字"
    )


def test_a_change_may_mend_what_is_wrong(tmp_path: Path) -> None:
    assert edit(tmp_path, "数: 十\n", "数=10") == "数: 10\n"


def test_a_record_that_cannot_be_read_is_refused_with_every_slip(tmp_path: Path) -> None:
    told = refusal(tmp_path, "短：甲\n长：乙\n", "数=1")

    assert told.count("错误：记录原来就有错误，没有改动：") == 2
    assert "位置：记录.yaml:4" in told


def test_faults_of_the_layout_are_told_as_they_are(tmp_path: Path) -> None:
    with pytest.raises(DrafterError) as error:
        edited(small_record_text(), FILE, [change("短=甲")], [write_layout(tmp_path, "- {键: 短}\n")])

    assert "没有写入" not in str(error.value)
    assert "layout.yaml" in str(error.value)


@pytest.mark.parametrize(
    ("record", "argument", "old"),
    [
        ("短: 甲\n", "短=乙", "甲"),
        ("短: 甲\n", "长=乙", None),
        ("长:\n", "长=乙", None),
        ("项: [一, 二]\n", "项=", "[一, 二]"),
        ("项: [一, 二]\n", "项[2]=", "二"),
        ("指标: {复议: {受理: {数值: 20, 约数: 约, 上年: 3}}}\n", "指标.复议.受理=1", "约20"),
        ("指标: {复议: {受理: {数值: 20, 上年: 3}}}\n", "指标.复议.受理=", "{数值: 20, 上年: 3}"),
    ],
)
def test_the_old_value_is_remembered(tmp_path: Path, record: str, argument: str, old: str | None) -> None:
    templates = [write_layout(tmp_path, QUESTIONS)]

    assert edited(small_record_text() + record, FILE, [change(argument)], templates).old_values == (old,)


def test_a_change_that_would_set_an_older_answer_aside_is_refused(tmp_path: Path) -> None:
    steps = "迁移:\n  - 到: 2\n    步骤:\n      - 改名: {从: 旧名, 到: 新名}\n"
    layout = LAYOUT.replace("版本: 1", "版本: 2").replace("部分:\n", f"{steps}部分:\n")
    write_layout(tmp_path, "- {键: 新名, 名称: 新名, 类型: 短文本, 必填: 否}\n", layout=layout)
    text = "版式: 小@1\n年度: 2020\n机关: {名称: 示例局}\n旧名: 甲\n"

    with pytest.raises(RecordError, match="“旧名”的内容就不再写入报告"):
        edited(text, "记录.yaml", [Change(("新名",), "乙", "新名=乙")], [tmp_path])
    assert edited(text, "记录.yaml", [Change(("旧名",), "乙", "旧名=乙")], [tmp_path]).text == text.replace("甲", "乙")
