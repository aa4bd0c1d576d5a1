"""`drafter check --fix`: what is changed is shown first, asked about, and kept beside."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from drafter.cli import check as command
from drafter.cli.app import run

RECORD = """\
版式: standard@1
年度: 2024
机关: {名称: 示例区人民政府}
主要举措和成效:
  - 领域: 完善制度
    举措:
      - {标题: 清理文件, 内容: "全年清理完成，，结果公布。"}
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "记录.yaml"
    path.write_text(RECORD, encoding="utf-8")
    return path


def check(*arguments: object) -> int:
    return run(["check", "--select", "标点", *map(str, arguments)])


def test_with_yes_the_change_is_shown_made_and_checked_again(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(record, "--fix", "--yes") == 0
    output = capsys.readouterr().out
    assert "- 全年清理完成，，结果公布。" in output
    assert "+ 全年清理完成，结果公布。" in output
    assert "必错 0" in output
    assert record.read_text(encoding="utf-8") == RECORD.replace("，，", "，")
    assert record.with_name("记录.yaml.bak").read_text(encoding="utf-8") == RECORD


def test_without_a_terminal_and_without_yes_nothing_is_changed(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(record, "--fix") == 1
    assert "加 --yes" in capsys.readouterr().out
    assert record.read_text(encoding="utf-8") == RECORD
    assert not record.with_name("记录.yaml.bak").exists()


@pytest.mark.parametrize(("replies", "mended"), [("Y", True), ("是", True), ("", False), ("n", False), ("xy", True)])
def test_in_a_terminal_it_is_asked_until_it_is_understood(
    record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], replies: str, mended: bool
) -> None:
    typed = iter(replies or [""])
    monkeypatch.setattr(command, "has_terminal", lambda: True)
    monkeypatch.setattr(typer, "prompt", lambda question, **options: next(typed))
    check(record, "--fix")
    assert (record.read_text(encoding="utf-8") != RECORD) is mended
    assert ("没有看懂“x”。" in capsys.readouterr().out) is (replies == "xy")


def test_a_plain_report_is_mended_and_a_right_one_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "报告.txt"
    report.write_text("全年清理完成。。\n", encoding="utf-8")
    check(report, "--year", 2024, "--fix", "--yes")
    assert "改了 1 行" in capsys.readouterr().out
    assert report.read_text(encoding="utf-8") == "全年清理完成。\n"
    check(report, "--year", 2024, "--fix", "--yes")
    assert "没有能放心改的" in capsys.readouterr().out


def test_options_that_do_not_go_together_are_refused(record: Path) -> None:
    assert check(record, "--yes") == 2
    assert check(record, "--fix", "--format", "json") == 2


@pytest.mark.parametrize("suffix", [".docx", ".md"])
def test_a_word_file_and_markdown_are_only_looked_at(
    suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(tmp_path / f"没有{suffix}", "--year", 2024, "--fix", "--yes")
    assert "不直接改" in capsys.readouterr().out
