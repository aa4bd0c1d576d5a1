"""What docs/office.md shows on the screen is what the program prints; DRAFTER_RENEW_GOLDEN=1 renews it."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import docx
import pytest

from drafter.cli.app import run

GUIDE = Path(__file__).parents[1] / "docs" / "office.md"
BLOCK = re.compile(r"(?<=^```)(\w+)\n(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)


def test_the_screens_of_the_guide_are_real(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Files are those that the guide shows; commands run in its order."""
    monkeypatch.chdir(tmp_path)
    text = GUIDE.read_text(encoding="utf-8")
    blocks = BLOCK.findall(text)
    _write_files(tmp_path, blocks)

    def shown(block: re.Match[str]) -> str:
        if block[1] == "append":
            with (tmp_path / "记录.yaml").open("a", encoding="utf-8") as record:
                record.write(block[2])
        if block[1] != "console":
            return block[0]
        commands = [line for line in block[2].splitlines() if line.startswith("$ drafter ")]
        return "console\n" + "".join(f"{command}\n{_printed(command, capsys)}" for command in commands)

    real = BLOCK.sub(shown, text)
    if os.environ.get("DRAFTER_RENEW_GOLDEN"):
        GUIDE.write_text(real, encoding="utf-8")
    assert text == real


def _write_files(folder: Path, blocks: list[tuple[str, str]]) -> None:
    this, last = (text for kind, text in blocks if kind == "yaml")
    (report,) = (text for kind, text in blocks if kind == "text")
    (rules,) = (text for kind, text in blocks if kind == "rules")
    (folder / "本局").mkdir()
    for name, text in (("记录.yaml", this), ("去年.yaml", last), ("某镇.txt", report), ("本局/rules.yaml", rules)):
        (folder / name).write_text(text, encoding="utf-8")
    document = docx.Document()
    for line in report.splitlines():
        document.add_paragraph(line)
    document.save(str(folder / "某镇.docx"))


def _printed(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert run(shlex.split(command)[2:]) in (0, 1)
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out
