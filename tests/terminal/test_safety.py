"""What may go wrong around the wizard: a colleague at the same file, a disk that is full, ways to leave."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.answers.build import build_answers
from drafter.answers.edit import node_at
from drafter.layout.load import builtin_templates, load_layout
from drafter.record.compose import content_of
from drafter.record.parse import load_mapping
from drafter.record.paths import parse_key_path
from tests.terminal.person import Person
from tests.terminal.screen import CTRL_C, CTRL_D, CTRL_U, ENTER, Terminal

NAME = "2024.yaml"
RECORD = "版式: standard@1\n年度: 2024\n机关:\n  名称: 示例区人民政府\n"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_text(RECORD, "utf-8")
    return path


def stands(path: Path, key: str) -> object:
    """Return what a record says at a key, after a check that it is in order."""
    node = load_mapping(path)
    build_answers(node, load_layout("standard", [builtin_templates()]), begun=True)
    found = node_at(node, parse_key_path(key))
    return None if found is None else content_of(found)


def at_question(record: Path, key: str) -> Terminal:
    return Terminal(["edit", record.name, "--key", key], record.parent)


# Two at one record


def test_two_who_answer_different_questions_do_not_notice_each_other(record: Path) -> None:
    with at_question(record, "标题") as one, at_question(record, "附注") as other:
        for terminal in (one, other):
            terminal.wait_for_prompt()
        other.answer("此件公开发布", ENTER)
        one.answer("甲写的标题", ENTER)

        assert "目录" in one.prompt()
        assert "改过" not in one.transcript()
    assert (stands(record, "标题"), stands(record, "附注")) == ("甲写的标题", "此件公开发布")


@pytest.mark.parametrize(
    ("choice", "kept"), [("用文件里的", "乙写的标题"), ("用这里填的", "甲写的标题")], ids=["theirs", "ours"]
)
def test_two_who_answer_the_same_question_are_shown_both_answers(record: Path, choice: str, kept: str) -> None:
    with at_question(record, "标题") as one, at_question(record, "标题") as other:
        for terminal in (one, other):
            terminal.wait_for_prompt()
        other.answer("乙写的标题", ENTER)
        one.answer("甲写的标题", ENTER)

        assert "文件里的：乙写的标题" in str(one)
        assert "这里填的：甲写的标题" in str(one)
        assert stands(record, "标题") == "乙写的标题"
        one.choose(choice)
        assert "目录" in one.prompt()
    assert stands(record, "标题") == kept


# Places that take no answer


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Make a small disk."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Leave no room in a folder's disk."""
    with (folder / "filler").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"0" * 1024)
        except OSError:
            return


def test_with_a_full_disk_nothing_is_lost_and_the_record_goes_on_elsewhere(tmp_path: Path, disk: Path) -> None:
    record = disk / NAME
    record.write_text(RECORD, "utf-8")
    with Terminal(["edit", f"disk/{NAME}", "--key", "机关.类型"], tmp_path) as terminal:
        person = Person(terminal)
        person.picks("机关类型", "区县政府")
        fill(disk)
        person.picks("目录", "从头填起")
        person.picks("文中自称", "我区")
        assert "× 没有存上：磁盘空间不够" in str(terminal)
        assert stands(record, "机关.类型") == "区县政府"
        assert not list(disk.glob(".drafter-*"))
        person.picks("怎么办", "存到别处")
        terminal.answer(CTRL_U, "别处.yaml", ENTER)
        person.types("报告标题", "这里写标题")
        terminal.send(CTRL_C)
        assert terminal.end() == 0
        assert "接着填：drafter edit 别处.yaml" in str(terminal)
    assert [stands(tmp_path / "别处.yaml", key) for key in ("机关.类型", "机关.自称", "标题")] == [
        "区县政府",
        "我区",
        "这里写标题",
    ]


def test_a_disk_that_has_room_again_takes_the_answer_at_the_second_try(tmp_path: Path, disk: Path) -> None:
    record = disk / NAME
    record.write_text(RECORD, "utf-8")
    fill(disk)
    with Terminal(["edit", f"disk/{NAME}", "--key", "标题"], tmp_path) as terminal:
        person = Person(terminal)
        person.types("报告标题", "这里写标题")
        (disk / "filler").unlink()
        person.picks("怎么办", "再存一次")
        assert "目录" in terminal.prompt()
    assert stands(record, "标题") == "这里写标题"


@pytest.fixture
def read_only(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Make a folder that holds a record and takes no more."""
    if os.geteuid():
        folder = tmp_path / "shared"
        folder.mkdir()
        (folder / NAME).write_text(RECORD, "utf-8")
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)
        return
    # Nothing but the disk itself keeps an administrator out.
    folder = request.getfixturevalue("disk")
    (folder / NAME).write_text(RECORD, "utf-8")
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    yield folder


def test_in_a_read_only_place_the_answer_is_kept_on_the_screen_until_it_is_saved_elsewhere(
    tmp_path: Path, read_only: Path
) -> None:
    with Terminal(["edit", f"{read_only.name}/{NAME}", "--key", "标题"], tmp_path) as terminal:
        person = Person(terminal)
        person.types("报告标题", "这里写标题")
        assert "× 没有存上：" in str(terminal)
        assert any(word in str(terminal) for word in ("只读", "没有写入权限"))
        person.picks("怎么办", "先不存")
        assert terminal.prompt() == "报告标题： 这里写标题"
        terminal.answer(ENTER)
        person.picks("怎么办", "存到别处")
        terminal.answer(CTRL_U, "别处.yaml", ENTER)
        assert "目录" in terminal.prompt()
    assert (read_only / NAME).read_text("utf-8") == RECORD
    assert stands(tmp_path / "别处.yaml", "标题") == "这里写标题"


# Ways to leave


@pytest.mark.parametrize(
    ("key", "typed", "stays"),
    [
        ("标题", "这里写标题", "这里写标题"),
        ("标题", "", None),
        ("开头.概述", "这里写概述", "这里写概述"),
        ("机关.类型", "", None),
    ],
    ids=["line", "empty line", "paragraphs", "menu"],
)
def test_ctrl_c_leaves_and_keeps_what_was_typed(record: Path, key: str, typed: str, stays: str | None) -> None:
    with at_question(record, key) as terminal:
        terminal.wait_for_prompt().send(typed, CTRL_C)
        assert terminal.end() == 0
        assert "确认过的答案都已存好：2024.yaml\n接着填：drafter edit 2024.yaml" in str(terminal)
    assert stands(record, key) == stays


def test_ctrl_c_before_there_is_a_record_leaves_nothing_behind(tmp_path: Path) -> None:
    with Terminal(["new"], tmp_path) as terminal:
        terminal.wait_for_prompt().send(CTRL_C)
        assert terminal.end() == 130
        assert "没有写出文件" in str(terminal)
    assert not list(tmp_path.glob("*.yaml*"))


INTERRUPTED_AT_THE_FIRST_IMPORT = """
import sys
class Finder:
    def find_spec(self, name, *_):
        if name == "drafter.cli.app":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Finder())
from drafter.__main__ import main
main()
"""


def test_ctrl_c_while_the_program_starts_shows_no_python() -> None:
    command = [sys.executable, "-c", INTERRUPTED_AT_THE_FIRST_IMPORT]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_ctrl_d_on_an_empty_line_leaves(record: Path) -> None:
    with at_question(record, "标题") as terminal:
        terminal.wait_for_prompt().send(CTRL_D)
        assert terminal.end() == 0
        assert "确认过的答案都已存好" in str(terminal)
    assert record.read_text("utf-8") == RECORD


def test_ctrl_d_ends_paragraphs_as_it_ends_any_input(record: Path) -> None:
    with at_question(record, "开头.概述") as terminal:
        terminal.wait_for_prompt().answer("这里写概述", CTRL_D)
        assert "目录" in terminal.prompt()
    assert stands(record, "开头.概述") == "这里写概述"


@pytest.mark.parametrize(
    ("key", "typed", "stays"),
    [
        ("标题", ["没有按回车"], "没有按回车"),
        ("开头.概述", ["第一段", ENTER, "第二段没有写完"], "第一段\n第二段没有写完"),
        ("机关.自称", [], None),
    ],
    ids=["line", "paragraphs", "menu"],
)
@pytest.mark.parametrize("ends", ["closed window", "SIGHUP", "SIGTERM"])
def test_a_closed_window_and_an_ordered_end_keep_what_was_typed(
    record: Path, key: str, typed: list[str], stays: str | None, ends: str
) -> None:
    with at_question(record, "附注") as terminal:
        terminal.wait_for_prompt().answer("此件公开发布", ENTER)
        terminal.close_window()
    with at_question(record, key) as terminal:
        terminal.wait_for_prompt().send(*typed)
        if typed:
            terminal.wait_for(typed[-1])
        if ends == "closed window":
            assert terminal.close_window() == 0
        else:
            terminal.order(signal.Signals[ends])
            assert terminal.end() == 0
            assert "确认过的答案都已存好" in str(terminal)
    assert stands(record, "附注") == "此件公开发布"
    kept = stands(record, key)
    assert (kept.strip() if isinstance(kept, str) else kept) == stays
    assert not list(record.parent.glob(".drafter-*"))
    with Terminal(["edit", NAME], record.parent) as terminal:
        screen = str(terminal.wait_for_prompt())
        assert "目录" in terminal.prompt()
        assert ("要再看 1" in screen) == (stays is not None)


def test_an_answer_just_given_is_saved_before_ctrl_c_is_heeded(record: Path) -> None:
    with at_question(record, "标题") as terminal:
        terminal.wait_for_prompt().send("这里写标题").wait_for("这里写标题")
        # Once no prompt reads keys, the terminal makes this signal of a Ctrl-C.
        terminal.send(ENTER).order(signal.SIGINT)
        assert terminal.end() == 0
    assert stands(record, "标题") == "这里写标题"
