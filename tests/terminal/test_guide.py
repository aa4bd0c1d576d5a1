"""The clerk's guide shows what the program shows: each `screen` block comes from this run.

`DRAFTER_RENEW_GOLDEN=1` writes the screens into the guide anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tests.terminal.screen import CTRL_C, DOWN, ENTER, F3, F4, Terminal

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "clerk.md"
BLOCK = re.compile(r"^```screen\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def shown(terminal: Terminal, folder: Path) -> str:
    """Return the screen without the blank lines that part what is asked from the keys."""
    lines = [re.sub(r"\d{4}年度记录", "2024年度记录", line) for line in terminal.screen()]
    lines = [line.replace(f"{folder}{os.sep}", "") for line in lines]
    runs = [(line, len(list(run))) for line, run in groupby(lines)]
    kept = [line for line, count in runs for _ in range(1 if not line else count)]
    return "\n".join(kept).strip("\n") + "\n"


def screens(folder: Path) -> Iterator[str]:
    with Terminal([], folder) as terminal:
        terminal.wait_for_prompt()
        yield shown(terminal, folder)
        terminal.answer(ENTER)
        yield shown(terminal, folder)
        terminal.answer(ENTER).answer(ENTER).answer(ENTER)
        yield shown(terminal, folder)
        terminal.answer("20244", ENTER)
        yield shown(terminal, folder)
        terminal.answer("\x7f", ENTER).answer("示例区人民政府", ENTER)
        yield shown(terminal, folder)
        terminal.choose("区县政府").choose("我区").answer(ENTER).choose("写“无”")
        terminal.answer("《法治政府建设实施纲要（2021—2025年）》", ENTER).answer(ENTER)
        terminal.answer("这里写一句话", ENTER, ENTER)
        terminal.answer("3", ENTER).answer("１２", ENTER).answer("1.2万", ENTER).answer(F3)
        yield shown(terminal, folder)
        terminal.answer(F4).choose("一、主要举措和成效").choose("健全政府机构").answer(ENTER)
        terminal.answer("这里写小标题", ENTER)
        terminal.send("全年召开会议{专题").wait_for("{组织领导.专题会议}")
        yield shown(terminal, folder)
        terminal.send(DOWN).wait_for("全年召开会议{组织领导.专题会议}").send(ENTER)
        terminal.send("次。").wait_for("次。").answer(ENTER, ENTER).answer(F3)
        yield shown(terminal, folder)
        terminal.answer(F4)
        yield shown(terminal, folder)
        terminal.choose("逐题回看")
        yield shown(terminal, folder)
        terminal.answer(F4).choose("预览正文")
        yield shown(terminal, folder)
        terminal.choose("不看了").choose("生成 Word").answer(ENTER).wait_for("还有 5 处待补充")
        terminal.send(CTRL_C).end()
    yield from screens_with_last_year(folder)


def screens_with_last_year(folder: Path) -> Iterator[str]:
    sample = ROOT / "templates" / "standard" / "sample.yaml"
    (folder / "去年.yaml").write_text(sample.read_text("utf-8"), "utf-8")
    with Terminal(["new", "今年.yaml", "--from", "去年.yaml"], folder) as terminal:
        terminal.wait_for_prompt()
        yield shown(terminal, folder)
        terminal.answer(ENTER).answer(F4).choose("上年事项").choose("改第 1 项").answer(ENTER).answer(ENTER)
        yield shown(terminal, folder)


def test_the_screens_of_the_guide_are_those_of_the_program(tmp_path: Path) -> None:
    made = list(screens(tmp_path))
    text = GUIDE.read_text("utf-8")
    if os.environ.get("DRAFTER_RENEW_GOLDEN"):
        blocks = iter(made)
        GUIDE.write_text(BLOCK.sub(lambda _: f"```screen\n{next(blocks)}```", text), "utf-8")
        return
    assert BLOCK.findall(text) == made
