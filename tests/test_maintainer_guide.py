"""What docs/maintainer.md shows is what the program does, in its order; DRAFTER_RENEW_GOLDEN=1 renews its screens."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from drafter.cli.app import run
from drafter.write.fonts import OTHER_NAMES
from drafter.write.installed_fonts import font_key

GUIDE = Path(__file__).parents[1] / "docs" / "maintainer.md"
BLOCK = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MOST_LINES = 60
"""So many lines, wording aside, a maintainer writes at most for a layout that is none of ours."""


class Reader:
    """Does what the guide says, in a folder."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self._old = Path(), ""

    def do(self, block: re.Match[str]) -> str:
        """Follow one block; return it with what the screen really shows."""
        kind, name, text = block.groups()
        match kind:
            case "file":
                Path(name).parent.mkdir(parents=True, exist_ok=True)
                Path(name).write_text(text, "utf-8")
            case "append":
                Path(name).write_text(Path(name).read_text("utf-8") + text, "utf-8")
            case "old":
                self._old = Path(name), text
            case "new":
                path, old = self._old
                before = path.read_text("utf-8")
                assert before.count(old) == 1, f"{path}: {old}"
                path.write_text(before.replace(old, text), "utf-8")
            case "shown":
                return f"```{kind} {name}\n{Path(name).read_text('utf-8')}```"
            case "console":
                commands = [line for line in text.splitlines() if line.startswith("$ drafter ")]
                return "```console\n" + "".join(f"{one}\n{self._shown(one)}" for one in commands) + "```"
        return block[0]

    def _shown(self, command: str) -> str:
        assert run(shlex.split(command)[2:]) in (0, 1)
        printed = self._capsys.readouterr()
        assert printed.err == ""
        return printed.out.replace(f"{Path.cwd()}{os.sep}", "")


def test_the_guide_is_what_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("drafter.write.fonts.installed_families", lambda: frozenset(map(font_key, OTHER_NAMES)))
    text = GUIDE.read_text("utf-8")
    real = BLOCK.sub(Reader(capsys).do, text)

    if os.environ.get("DRAFTER_RENEW_GOLDEN"):
        GUIDE.write_text(real, "utf-8")
    assert text == real


def test_it_takes_few_lines_besides_wording() -> None:
    """The sample and the case are wording; so are the lines that only name or explain something."""
    written = [match for match in BLOCK.finditer(GUIDE.read_text("utf-8")) if match[1] in ("file", "new", "append")]
    own = [match for match in written if not re.search(r"提纲|cases", match[2] or "")]
    lines = [line for match in own for line in match[3].splitlines() if line.strip()]

    assert 0 < len([line for line in lines if not re.match(r"\s*(?:名称|说明|提示|举例):", line)]) <= MOST_LINES
