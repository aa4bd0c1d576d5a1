"""What docs/verify.md shows is what the program prints and measures; DRAFTER_RENEW_GOLDEN=1 renews it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from builders import EXAMPLES

from drafter.cli.app import run
from drafter.verify import items
from drafter.verify.items import Item

GUIDE = Path(__file__).parents[1] / "docs" / "verify.md"
BLOCK = re.compile(r"(?<=^```)(\w+)\n(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"(?<=^\|---\|---\|---\|---\|\n)(?:\|.*\n)*", re.MULTILINE)


def test_the_guide_shows_what_the_program_prints_and_measures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = GUIDE.read_text(encoding="utf-8")
    _write_files(text)

    def shown(block: re.Match[str]) -> str:
        if block[1] != "console":
            return block[0]
        commands = [line for line in block[2].splitlines() if line.startswith("$ drafter ")]
        return "console\n" + "".join(f"{command}\n{_printed(command, capsys)}" for command in commands)

    real = TABLE.sub("".join(_table_lines()), BLOCK.sub(shown, text))
    if os.environ.get("DRAFTER_RENEW_GOLDEN"):
        GUIDE.write_text(real, encoding="utf-8")
    assert text == real


def _write_files(text: str) -> None:
    (report,) = (block[2] for block in BLOCK.finditer(text) if block[1] == "text")
    document = docx.Document()
    for line in report.splitlines():
        document.add_paragraph(line)
    document.save("报告.docx")
    (example,) = (path for path in EXAMPLES if path.stem == "qingpu-2017")
    shutil.copyfile(example, "青浦.yaml")


def _printed(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert run(shlex.split(command)[2:]) in (0, 1)
    printed = capsys.readouterr().out
    # What render says of the file is not this guide's affair.
    return printed if " verify " in command else ""


def _table_lines() -> Iterator[str]:
    for value in vars(items).values():
        for item in value if isinstance(value, tuple) and not isinstance(value, Item) else (value,):
            if isinstance(item, Item):
                yield f"| {item.name} | {item.clause} | {item.strength.value} | {item.wanted} |\n"
