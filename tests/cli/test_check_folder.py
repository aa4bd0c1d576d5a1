"""`drafter check` on folders, on files that cannot be read, and with an office's own files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafter.cli.app import run
from tests.builders import record_text

REPORT = "示例镇2024年度法治政府建设情况报告\n全年清理完成，，结果公布。\n"
REVIEWS = "{行政复议: {受理: 79, 审结: %s, 维持: 32, 驳回: 10, 终止: 14, 撤销: 10, 确认违法: 2}}"


@pytest.fixture
def received(tmp_path: Path) -> Path:
    """Return a folder of reports as they came in."""
    folder = tmp_path / "收文"
    folder.mkdir()
    (folder / "甲镇.txt").write_text(REPORT, "utf-8")
    (folder / "乙镇.md").write_text(REPORT, "utf-8")
    (folder / "丙镇.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    return folder


def own_file(folder: Path, name: str, text: str) -> list[str]:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return ["--templates", str(folder)]


def test_the_reports_of_a_folder_are_checked_where_their_year_is_said(
    received: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(received), "--year", "2024", "--select", "标点-5"]) == 1
    said = capsys.readouterr()
    assert [line.split(":")[0] for line in said.out.splitlines() if "标点-5" in line] == [
        str(received / "乙镇.md"),
        str(received / "甲镇.txt"),
    ]
    assert "核对了 2 份" in said.out
    assert "里面的 1 份文件（丙镇.doc）没有核对，先用 Word 或 WPS 另存为 .docx。" in said.err


def test_without_a_year_the_reports_of_a_folder_are_said_not_to_be_checked(
    received: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (received / "记录.yaml").write_text(record_text(), "utf-8")
    run(["check", str(received), "--select", "标点-5"])
    said = capsys.readouterr()
    assert "核对了 1 份" in said.out
    assert "里面的 3 份文件（丙镇.doc、乙镇.md、甲镇.txt）没有核对，加 --year 就一起核对。" in said.err


def test_a_program_is_told_of_files_that_cannot_be_read(received: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (received / "丁镇.txt").write_bytes(b"")
    assert run(["check", str(received), "--year", "2024", "--select", "标点-5", "--format", "json"]) == 1
    found = {Path(one["文件"]).name: one for one in json.loads(capsys.readouterr().out)}
    assert found.keys() == {"丁镇.txt", "乙镇.md", "甲镇.txt"}
    assert (found["丁镇.txt"]["规则"], found["丁镇.txt"]["级别"]) == ("", "必错")
    assert "文件是空的" in found["丁镇.txt"]["原因"]


def test_a_note_on_a_relation_lets_only_these_numbers_stand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "记录.yaml"
    note = "核对说明:\n  - {规则: 算术-16, 位置: 指标.行政复议.审结, 引文: %s, 理由: 试}\n"
    path.write_text(record_text(指标=REVIEWS % 80) + note % "复议-2：80、32、10、14、10、2", "utf-8")
    run(["check", str(path), "--select", "算术-16"])
    said = capsys.readouterr().out
    assert "另有 1 处在核对说明里写了理由" in said
    assert [line for line in said.splitlines() if line.startswith("  “")] == [
        line for line in said.splitlines() if line.startswith("  “复议-5：80、79”：")
    ]
    path.write_text(path.read_text("utf-8").replace("审结: 80", "审结: 800"), "utf-8")
    assert run(["check", str(path), "--select", "算术-16"]) == 1
    said = capsys.readouterr().out
    assert "“复议-2：800、32、10、14、10、2”" in said
    assert "核对说明里的“算术-16”和哪一条意见都对不上" in said


def test_a_broken_relation_names_only_the_figures_that_are_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "记录.yaml"
    path.write_text(record_text(指标=REVIEWS % 70), "utf-8")
    run(["check", str(path), "--select", "算术-16"])
    said = capsys.readouterr().out
    assert "不合“审结 = 维持 + 驳回 + 终止 + 撤销 + 确认违法”" in said
    assert "核对审结（第" in said


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("rules.yaml", "词表: {错词: [{错: 甲, 对: 乙}]}\n", "没有“错词”这个词表"),
        ("rules.yaml", "词表: {错字: [{错: 家次}]}\n", "“错字”里的“家次”没有写 对"),
        ("rules.yaml", "词表: {错字: [{编号: 没有的, 错: 没有的, 停用: 是}]}\n", "“错字”里没有“没有的”可以停用"),
        ("relations.yaml", "勾稽关系: [{编号: 复议-99, 停用: 是, 理由: 甲}]\n", "没有“复议-99”这条勾稽关系可以停用"),
        ("rule.yaml", "停用: [标点-5]\n", "名称应是 rules.yaml"),
        ("relations.yml", "勾稽关系: []\n", "名称应是 relations.yaml"),
    ],
)
def test_an_own_file_that_would_do_nothing_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, said: str
) -> None:
    path = tmp_path / "记录.yaml"
    path.write_text(record_text(指标=REVIEWS % 68), "utf-8")
    assert run(["check", str(path), *own_file(tmp_path / "本局", name, text)]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("last", ["甲镇.txt", "同年.yaml"])
def test_a_text_of_the_same_year_is_not_last_years(
    received: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], last: str
) -> None:
    record = tmp_path / "记录.yaml"
    record.write_text(record_text(年度="2024"), "utf-8")
    (received / "同年.yaml").write_text(record_text(年度="2024"), "utf-8")
    assert run(["check", str(record), "--last", str(received / last)]) == 1
    assert "2024年度的，不是2023年度的" in capsys.readouterr().err
