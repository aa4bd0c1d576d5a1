"""`drafter edit` without a terminal: what it says, and that it touches nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import record_text

from drafter.cli.app import run


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "记录.yaml"
    path.write_text(record_text(), "utf-8")
    return path


def edit(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["edit", *arguments])
    written = capsys.readouterr()
    return code, written.out, written.err


@pytest.mark.parametrize(
    "arguments", [(), ("--missing",), ("--section", "开头"), ("--key", "年度"), ("--from", "去年.yaml")]
)
def test_without_a_terminal_the_twin_is_named_and_nothing_is_touched(
    record: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    before = record.read_bytes()
    code, out, err = edit(capsys, "记录.yaml", *arguments)

    assert (code, out) == (2, "")
    assert "这里没有终端，不能提问" in err
    assert "drafter set 记录.yaml 键=值" in err
    assert "drafter show 记录.yaml" in err
    assert record.read_bytes() == before
    assert [path.name for path in record.parent.iterdir()] == ["记录.yaml"]


@pytest.mark.parametrize(
    "arguments",
    [("--section", "开头", "--missing"), ("--key", "年度", "--missing"), ("--section", "开头", "--key", "年度")],
)
def test_only_one_place_can_be_asked_for(
    record: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    code, _, err = edit(capsys, "记录.yaml", *arguments)

    assert code == 2
    assert "只能写一个" in err


def test_a_record_must_be_named(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = edit(capsys)

    assert code == 2
    assert "RECORD" in err


def test_the_help_is_there_without_a_terminal(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("edit", "new"):
        assert run([command, "--help"]) == 0
    written = capsys.readouterr().out

    assert [word for word in ("--section", "--key", "--missing", "--no-input", "--data") if word not in written] == []
