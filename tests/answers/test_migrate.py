"""Records of older versions: what each step does, what is kept, what is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import LAYOUT, answers_from, block_lines, layout_with, message_of

from drafter.answers.model import Answers, Item, plain_text
from drafter.errors import DrafterError
from drafter.record.nodes import Scalar
from drafter.render.report import render_report
from drafter.render.template import compile_template

QUESTIONS = """\
- {键: 新名, 名称: 新名, 类型: 短文本, 必填: 否}
- {键: 组, 名称: 组, 类型: 题组, 问题: [{键: 内, 名称: 内, 类型: 短文本, 必填: 否}]}
- 键: 表
  名称: 列表
  类型: 列表
  必填: 否
  问题:
    - {键: 领域, 名称: 领域, 类型: 短文本}
    - {键: 概述, 名称: 概述, 类型: 短文本, 必填: 否}
"""
STEPS = """\
迁移:
  - 到: 2
    步骤:
      - 改名: {从: 旧名, 到: 新名}
      - 改名: {从: 表.每项.标题, 到: 领域}
  - 到: 3
    步骤:
      - 拆分: {从: 表.每项.领域, 分隔: "：", 到: [领域, 概述]}
      - 移动: {从: 外, 到: 组.内}
      - 停用: 废项
"""
HEAD = "机关: {名称: 示例局}\n年度: 2020\n"


def layout(folder: Path, steps: str = STEPS) -> object:
    text = LAYOUT.replace("版本: 1", "版本: 3").replace("部分:\n", f"{steps}部分:\n")
    return layout_with(folder, QUESTIONS, "{{ 新名 }}{{ 组.内 }}\n", layout=text)


def answers(folder: Path, record: str, version: int = 1) -> Answers:
    return answers_from(layout(folder), f"版式: 小@{version}\n{HEAD}{record}")


def test_an_older_record_is_read_step_by_step_and_each_step_is_told(tmp_path: Path) -> None:
    record = "旧名: 甲\n外: 乙\n废项: 丙\n表:\n  - 标题: 执法：规范执法\n  - 标题: 普法\n"
    read = answers(tmp_path, record)
    items = [item for item in read.by_key["表"].content if isinstance(item, Item)]

    assert plain_text(read.by_key["新名"].content) == "甲"
    assert plain_text(read.by_key["组"].content["内"].content) == "乙"
    assert [plain_text(item.answers["领域"].content) for item in items] == ["执法", "普法"]
    assert plain_text(items[0].answers["概述"].content) == "规范执法"
    assert {key: node.text for key, node in read.aside.items() if isinstance(node, Scalar)} == {"废项": "丙"}
    assert read.notes == (
        "记录按 小@1 填写，已按 小@3 读入，文件没有改动",
        "记录.yaml:4  旧名  “旧名”改名为“新名”",
        "记录.yaml:8  表[1].标题  “标题”改名为“领域”",
        "记录.yaml:9  表[2].标题  “标题”改名为“领域”",
        "记录.yaml:8  表[1].标题  “领域”拆成“领域”和“概述”",
        "记录.yaml:5  外  移到“组.内”",
        "记录.yaml:6  废项  “废项”已停用，内容另存，没有写入报告",
    )


def test_what_does_not_fit_is_kept_aside(tmp_path: Path) -> None:
    read = answers(tmp_path, "旧名: 甲\n新名: 已有\n外: 乙\n组: {内: 已有}\n")

    assert plain_text(read.by_key["新名"].content) == "已有"
    assert plain_text(read.by_key["组"].content["内"].content) == "已有"
    assert list(read.aside) == ["旧名", "外"]


def test_only_the_steps_behind_the_records_version_are_taken(tmp_path: Path) -> None:
    read = answers(tmp_path, "外: 乙\n", version=2)
    assert read.notes[1:] == ("记录.yaml:4  外  移到“组.内”",)


def test_a_record_of_the_present_version_is_left_alone(tmp_path: Path) -> None:
    read = answers(tmp_path, "新名: 甲\n另存: {废项: 丙}\n", version=3)
    assert read.notes == ()
    assert list(read.aside) == ["废项"]


def test_a_migrated_record_prints_with_the_keys_of_the_file(tmp_path: Path) -> None:
    made = layout(tmp_path)
    read = answers_from(made, f"版式: 小@1\n{HEAD}旧名: 甲\n外: 乙\n")
    report = render_report(read, compile_template(made))

    assert block_lines(report.blocks) == ["正文 | ⟦旧名: 甲⟧⟦外: 乙⟧"]


@pytest.mark.parametrize("version", [0, 4, 99])
def test_an_unknown_version_is_refused(tmp_path: Path, version: int) -> None:
    with pytest.raises(DrafterError) as error:
        answers(tmp_path, "", version)

    assert error.value.what == f"记录写的是 小@{version}，这里的版式是 小@3"


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ("迁移: [{到: 2, 步骤: []}]\n", "“迁移”要从 2 到 3 依次写全"),
        ("迁移: [{到: 2, 步骤: [{换名: {从: 甲, 到: 乙}}]}, {到: 3, 步骤: []}]\n", "这里应是一步迁移"),
        ("迁移: [{到: 2, 步骤: [{改名: {从: 甲, 到: 乙.丙}}]}, {到: 3, 步骤: []}]\n", "“到”写得不对"),
        ("迁移: [{到: 2, 步骤: [{拆分: {从: 甲, 到: [甲, 乙]}}]}, {到: 3, 步骤: []}]\n", "缺少“分隔”"),
        ("迁移: [{到: 2, 步骤: [{移动: {从: 表.每项.甲, 到: 乙}}]}, {到: 3, 步骤: []}]\n", "列表里的内容不能移动"),
        ("迁移: [{到: 2, 步骤: [{停用: 表.每项}]}, {到: 3, 步骤: []}]\n", "“从”不能停在“每项”"),
        ("迁移: [{到: 2, 步骤: [{停用: 甲-乙}]}, {到: 3, 步骤: []}]\n", "“甲-乙”不是键的路径"),
    ],
)
def test_a_wrong_migration_is_a_fault_of_the_layout(tmp_path: Path, steps: str, said: str) -> None:
    with pytest.raises(DrafterError) as error:
        layout(tmp_path, steps)

    assert message_of(error, tmp_path).startswith(f"错误：{said}\n  位置：小/layout.yaml:")
