"""`drafter show` as a person meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import small_record_text, write_layout

from drafter.cli.app import run

QUESTIONS = """\
- {组: 复议, 名称: 行政复议, 类型: 指标组}
- {键: 长, 名称: 长文, 类型: 长文本}
- {键: 项, 名称: 各项, 类型: 列表, 每项: 短文本, 必填: 否}
- {键: 表, 名称: 列表, 类型: 列表, 问题: [{键: 甲, 名称: 甲, 类型: 短文本}]}
"""
RECORD = """\
指标: {复议: {受理: {数值: 80, 上年: 70}, 纠错: 2}}
项: [一, 二]
表: [{甲: 一, 公开: 否}]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_layout(tmp_path / "版式", QUESTIONS)
    (tmp_path / "记录.yaml").write_text(small_record_text() + RECORD, encoding="utf-8")
    return tmp_path


def show(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["show", "记录.yaml", *arguments, "--templates", "版式"])
    written = capsys.readouterr()
    return code, written.out, written.err


def test_all_answers_are_shown_by_section_with_a_count(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert show(capsys) == (
        0,
        """\
版式：小@1（小版式）
基本信息
  报告年度〔年度〕：2020
  机关
    机关全称〔名称〕：示例局
内容
  行政复议〔复议〕
    受理申请〔受理〕：80件（上年70件）
    直接纠错〔纠错〕：2件
    直接纠错率〔纠错率〕：2.5%（算出）
  长文〔长〕：【待补充】长文
  各项〔项〕
    [1] 一
    [2] 二
  列表〔表〕
    [1] （不公开）
      甲：一
已填 7 项，待补充 1 处。
""",
        "",
    )


def test_a_long_text_is_cut_in_the_outline_and_whole_by_its_key(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"长: |\n  {'甲' * 40}\n  乙\n"
    (folder / "记录.yaml").write_text(small_record_text() + text, encoding="utf-8")

    assert f"  长文〔长〕：{'甲' * 32}…\n" in show(capsys)[1]
    assert show(capsys, "长") == (0, f"长文〔长〕\n  {'甲' * 40}\n  乙\n", "")


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("机关", "机关\n  机关全称〔名称〕：示例局\n"),
        ("表[1].甲", "甲：一\n"),
        ("项[2]", "[2] 二\n"),
        ("指标.复议.罚款", "罚款金额〔罚款〕：（可不填）\n"),
    ],
)
def test_one_key_shows_only_what_stands_there(
    folder: Path, capsys: pytest.CaptureFixture[str], key: str, shown: str
) -> None:
    assert show(capsys, key) == (0, shown, "")


def test_an_unknown_key_ends_with_1_and_the_nearest(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert show(capsys, "指标.复义") == (
        1,
        "",
        "错误：没有“指标.复义”这一项\n  位置：记录.yaml  指标\n  怎么改：是不是“指标.复议”\n",
    )


def test_what_is_no_key_ends_with_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = show(capsys, "表[")

    assert (code, out) == (1, "")
    assert err.startswith("错误：看不懂“表[”指的是记录里的哪一项\n")


def test_a_wrong_record_is_told_as_everywhere(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "记录.yaml").write_text(small_record_text() + "短: 甲\n", encoding="utf-8")
    code, out, err = show(capsys)

    assert (code, out) == (1, "")
    assert err.startswith("错误：没有“短”这一项\n  位置：记录.yaml:4  短\n")


def test_what_was_done_to_an_older_record_is_told_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    layout = folder / "版式" / "小" / "layout.yaml"
    steps = "迁移:\n  - {到: 2, 步骤: [改名: {从: 旧, 到: 长}]}\n部分:\n"
    layout.write_text(layout.read_text("utf-8").replace("版本: 1", "版本: 2").replace("部分:\n", steps), "utf-8")
    (folder / "记录.yaml").write_text(small_record_text() + "旧: 甲\n", encoding="utf-8")
    out = show(capsys)[1].splitlines()

    assert out[:3] == [
        "记录按 小@1 填写，已按 小@2 读入，文件没有改动",
        "记录.yaml:4  旧  “旧”改名为“长”",
        "版式：小@2（小版式）",
    ]
