"""What docs/sister-texts.md shows is what the program does, in its order; DRAFTER_RENEW_GOLDEN=1 renews its screens."""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path

import pytest
from builders import REPOSITORY
from test_maintainer_guide import BLOCK, Reader

from drafter.cli.app import run

PAGE = REPOSITORY / "docs" / "sister-texts.md"


def test_the_page_is_what_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = PAGE.read_text("utf-8")
    real = BLOCK.sub(Reader(capsys).do, text)

    if os.environ.get("DRAFTER_RENEW_GOLDEN"):
        PAGE.write_text(real, "utf-8")
    assert text == real
    assert "各社区：" in (tmp_path / "版式/tongbao/预览/预览.txt").read_text("utf-8")


def test_its_shell_lines_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(REPOSITORY / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    text = PAGE.read_text("utf-8")
    lines = [line for block in BLOCK.finditer(text) if block[1] == "sh" for line in block[3].splitlines()]

    assert [run(shlex.split(line)[1:]) for line in lines] == [0, 0]
    name = "青浦区人民政府2017年法治政府建设工作"
    assert sorted(path.stem for path in tmp_path.glob("*.docx")) == [f"{name}巡礼", f"{name}简报"]
