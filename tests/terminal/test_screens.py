"""What stands on the screen at every kind of prompt: nothing wider than it, the keys in sight, no need of colours."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from drafter.columns import display_width
from drafter.layout.load import builtin_templates
from tests.terminal.person import Person
from tests.terminal.screen import CTRL_C, DOWN, ENTER, F1, F4, Terminal

COLUMNS = 80
LONG = "这里写很长的一句话，一行放不下，屏幕上要么换行，要么截短，总不能跑到外面去，" * 3
KEPT, EMPTY = "满的.yaml", "空的.yaml"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Make a folder with a record in which everything is long, and one in which there is nothing."""
    sample = (builtin_templates() / "standard" / "sample.yaml").read_text("utf-8")
    for short in ("这里写举措的小标题", "这里用一句话写一项不足", "这里写小标题", "区政府常务会议"):
        sample = sample.replace(short, LONG)
    sample = sample.replace("  名称: 示例区人民政府", f"  名称: {'示例' * 20}人民政府")
    (tmp_path / KEPT).write_text(sample, "utf-8")
    (tmp_path / EMPTY).write_text("版式: standard@1\n", "utf-8")
    return tmp_path


def check_screen(terminal: Terminal) -> None:
    """Check that all fits; a path is as long as its folders are."""
    assert terminal.has_key_line(), f"no keys in sight:\n{terminal}"
    for line in terminal.screen():
        assert display_width(line) <= COLUMNS or "/" in line, f"too wide: {line!r}"


def at(office: Path, *arguments: str) -> Terminal:
    """Start on a screen that has room beyond what it says, so that what is too wide shows."""
    return Terminal(arguments, office, COLUMNS, margin=60)


PLACES = {
    "line": "标题",
    "line with a long answer": "其他需要报告的情况[1].标题",
    "paragraphs": "开头.概述",
    "paragraphs with a long answer": "第一责任人履职情况[2].听取汇报",
    "choice": "机关.类型",
    "wordings": "主要举措和成效[1].领域",
    "list": "主要举措和成效[1].举措",
    "plain list": "主送",
    "figures": "指标.行政执法",
    "date": "成文日期",
}


@pytest.mark.parametrize("key", PLACES.values(), ids=PLACES)
def test_each_kind_of_question_fits_on_the_screen_with_its_help_and_its_faults(office: Path, key: str) -> None:
    with at(office, "edit", KEPT, "--key", key) as terminal:
        check_screen(terminal.wait_for_prompt())
        check_screen(terminal.answer(F1))
        # Typed at its end: a menu takes no text, the others are given too much of it.
        check_screen(terminal.send(LONG).wait_until(terminal.has_key_line, "the keys"))
        check_screen(terminal.answer(F4))
        assert "目录" in terminal.prompt()


def test_lists_and_figures_fit_on_the_screen_while_they_are_filled(office: Path) -> None:
    with at(office, "edit", KEPT, "--key", "下一年度主要安排") as terminal:
        person = Person(terminal)
        for title in ("删去一项", "第 1 项", "不删", "哪一项不公开", "第 1 项", "再加一项"):
            terminal.point_at(title)
            check_screen(terminal.answer(ENTER))
        check_screen(terminal.answer(LONG, ENTER))
        terminal.answer(F4)
        person.picks("目录", "指标 ")
        check_screen(terminal)
        check_screen(terminal.choose("从头再过一遍"))
        check_screen(terminal.answer("不是数", ENTER))
        check_screen(terminal.answer(F4))


def test_the_hub_the_review_the_preview_and_rendering_fit_on_the_screen(office: Path) -> None:
    with at(office, "edit", KEPT) as terminal:
        check_screen(terminal.wait_for_prompt())
        check_screen(terminal.answer(F1))
        check_screen(terminal.choose("逐题回看"))
        for _ in range(30):
            pointed = terminal.pointed()
            terminal.send(DOWN).wait_until(lambda pointed=pointed: terminal.pointed() != pointed, "the next line")
            check_screen(terminal)
        check_screen(terminal.answer(F4))
        check_screen(terminal.choose("预览"))
        while "预览" in terminal.prompt():
            check_screen(terminal.answer(ENTER))
        for _ in range(2):
            check_screen(terminal.choose("生成 Word"))
            check_screen(terminal.choose("公开稿"))
            check_screen(terminal.answer(ENTER))
        assert "已经有了" in terminal.transcript()


def test_the_first_questions_fit_on_the_screen(office: Path) -> None:
    shutil.copy(office / KEPT, office / f"{'很长的文件名' * 10}.yaml")
    with at(office) as terminal:
        check_screen(terminal.wait_for_prompt())
        check_screen(terminal.choose("新建一份记录"))
        check_screen(terminal.answer(ENTER))
        check_screen(terminal.choose("很长的文件名"))
        check_screen(terminal.answer(F1))
        check_screen(terminal.answer(ENTER))
        terminal.send(CTRL_C).end()
    with at(office) as terminal:
        check_screen(terminal.wait_for_prompt())
        assert "接着填" in terminal.pointed()


def test_a_conflict_fits_on_the_screen(office: Path) -> None:
    with at(office, "edit", EMPTY, "--key", "标题") as terminal:
        terminal.wait_for_prompt()
        (office / EMPTY).write_text(f"版式: standard@1\n标题: {LONG}\n", "utf-8")
        terminal.answer(LONG[::-1], ENTER)
        assert "改过" in str(terminal)
        check_screen(terminal)


@pytest.mark.parametrize("rows", [24, 16, 40])
def test_the_keys_are_in_sight_on_lower_and_higher_screens_too(office: Path, rows: int) -> None:
    for arguments in (["--key", "主要举措和成效[1].领域"], ["--key", "开头.概述"], []):
        with Terminal(["edit", KEPT, *arguments], office, rows=rows) as terminal:
            terminal.wait_for_prompt()
            assert terminal.has_key_line()


# Bold is no colour.
PLAIN = {"", "0", "1", "22"}


@pytest.mark.parametrize(
    "environment", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["usual", "NO_COLOR", "TERM=dumb"]
)
def test_nothing_needs_colours_and_no_terminal_gets_any_that_wants_none(
    office: Path, environment: Mapping[str, str]
) -> None:
    with Terminal(["edit", EMPTY], office, environment=environment) as terminal:
        person = Person(terminal)
        person.picks("目录", "从头填起")
        person.types("报告年度", "2024")
        person.types("机关全称", "示例区人民政府")
        person.picks("机关类型", "区县政府")
        codes = {code for sent in re.findall(r"\x1b\[([0-9;]*)m", terminal.raw) for code in sent.split(";")}
        terminal.send(CTRL_C)
        assert terminal.end() == 0
    assert environment == {} or codes <= PLAIN
    assert (office / EMPTY).read_text("utf-8").endswith("机关:\n  名称: 示例区人民政府\n  类型: 区县政府\n")


@pytest.mark.parametrize(
    ("arguments", "code", "twin"),
    [
        (["new", "2025.yaml"], 2, "--no-input"),
        (["edit", KEPT], 2, f"drafter set {KEPT}"),
        (["edit", KEPT, "--missing"], 2, f"drafter show {KEPT}"),
        ([], 0, "用法：drafter"),
    ],
    ids=["new", "edit", "edit --missing", "alone"],
)
def test_without_a_terminal_each_command_names_what_does_the_same_without_questions(
    office: Path, arguments: list[str], code: int, twin: str
) -> None:
    command = [sys.executable, "-m", "drafter", *arguments]
    done = subprocess.run(command, cwd=office, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)

    assert done.returncode == code
    assert twin in (done.stderr if code else done.stdout).decode()
    assert not (office / "2025.yaml").exists()
