"""Keeping an answer where the file does not let it: both values shown, another try, another place; nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import small_record_text, write_layout

from drafter.record.parse import load_mapping
from drafter.wizard.asker import Command
from drafter.wizard.desk import Desk, Outcome
from wizard.scripted import ENTER, ScriptedAsker, Shown, desk_at, on, step_at, typed

QUESTIONS = """\
- {键: 人数, 名称: 人数, 类型: 整数}
- {键: 备注, 名称: 备注, 类型: 短文本, 必填: 否}
- {组: 复议, 名称: 复议情况, 类型: 指标组}
- 键: 举措
  名称: 举措
  类型: 列表
  可答无: 是
  问题:
    - {键: 标题, 名称: 标题, 类型: 短文本}
    - {键: 内容, 名称: 内容, 类型: 长文本, 必填: 否}
- {键: 主送, 名称: 主送, 类型: 列表, 每项: 短文本, 可答无: 是}
"""
RECORD = small_record_text() + "人数: 20\n举措:\n  - 标题: 甲\n  - 标题: 乙\n"


class Office:
    """A record with a script at the keyboard, and a colleague who changes the file when a prompt appears."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "记录.yaml"
        self.path.write_text(RECORD, "utf-8")
        self.templates = write_layout(folder / "版式", QUESTIONS)

    def desk(self, *script: Any, at: dict[int, Any] | None = None) -> tuple[Desk, ScriptedAsker]:
        """`at` says what happens to the file when the prompt of a number appears."""
        count = iter(range(1, 1000))

        def at_prompt(shown: Shown) -> None:
            happens = (at or {}).get(next(count))
            if happens:
                happens()

        desk, asker = desk_at(self.path, [self.templates], *script, at_prompt=at_prompt)
        asker.watched = None
        return desk, asker

    def replaced(self, old: str, new: str) -> Any:
        def change() -> None:
            text = self.path.read_text("utf-8")
            assert text.count(old) == 1
            self.path.write_text(text.replace(old, new), "utf-8")

        return change

    @property
    def text(self) -> str:
        return self.path.read_text("utf-8")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def ask(desk: Desk, key: str) -> Outcome:
    return desk.ask(step_at(desk, key))


# Two hands


def test_what_a_colleague_answered_elsewhere_is_kept_without_a_question(office: Office) -> None:
    desk, asker = office.desk("21", at={1: office.replaced("标题: 乙", "标题: 乙改")})
    ask(desk, "人数")

    assert len(asker.prompts) == 1
    assert "人数: 21\n" in office.text
    assert "标题: 乙改\n" in office.text


@pytest.mark.parametrize(("choice", "value"), [("用文件里的", "30"), ("用这里填的", "21")])
def test_of_two_answers_to_one_question_both_are_shown_and_the_choice_is_honoured(
    office: Office, choice: str, value: str
) -> None:
    change = office.replaced("人数: 20", "# 核过\n人数: 30")
    desk, asker = office.desk("21", on("用哪一个", choice), ENTER, at={1: change})

    assert ask(desk, "人数") is Outcome.NEXT
    said = [line.strip() for line in asker.prompts[1].said]
    assert said == ["× 文件里的“人数”刚才被别人或别的程序改过。", "文件里的：30", "这里填的：21"]
    assert f"# 核过\n人数: {value}\n" in office.text
    ask(desk, "人数")
    assert asker.last.default == value


@pytest.mark.parametrize("command", [Command.BACK, Command.SKIP, Command.LEAVE])
def test_who_does_not_choose_comes_back_to_the_question_with_what_was_typed(office: Office, command: Command) -> None:
    desk, asker = office.desk(
        "21",
        on("用哪一个", command),
        ENTER,
        on("用哪一个", "用这里填的"),
        at={1: office.replaced("人数: 20", "人数: 30")},
    )
    ask(desk, "人数")

    asker.done()
    assert asker.prompts[2].default == "21"
    assert "人数: 21\n" in office.text


def test_ctrl_c_at_a_conflict_leaves_the_colleagues_answer(office: Office) -> None:
    desk, _ = office.desk("21", Command.QUIT, at={1: office.replaced("人数: 20", "人数: 30")})
    with pytest.raises(KeyboardInterrupt):
        ask(desk, "人数")

    assert "人数: 30\n" in office.text


def test_an_answer_that_a_colleague_took_out_is_shown_as_that(office: Office) -> None:
    desk, asker = office.desk("21", "用这里填的", at={1: office.replaced("人数: 20\n", "")})
    ask(desk, "人数")

    assert "文件里的：（没有填）" in asker.last.said[1]
    assert "人数: 21\n" in office.text


def test_an_answer_on_the_way_out_is_a_conflict_as_well(office: Office) -> None:
    desk, _ = office.desk(typed("21", Command.BACK), "用这里填的", at={1: office.replaced("人数: 20", "人数: 30")})

    assert ask(desk, "人数") is Outcome.BACK
    assert "人数: 21\n" in office.text


def test_an_entry_that_moved_up_meanwhile_gets_the_answer_at_its_new_number(office: Office) -> None:
    change = office.replaced("  - 标题: 甲\n", "")
    desk, asker = office.desk("改第 2 项", ENTER, "乙的内容", "好了", at={3: change})
    ask(desk, "举措")

    asker.done()
    assert "这里填的是第 1 项，不再是第 2 项" in "".join(asker.prompts[3].said)
    assert office.text == RECORD.replace("  - 标题: 甲\n", "").replace("标题: 乙\n", "标题: 乙\n    内容: 乙的内容\n")


@pytest.mark.parametrize("command", [Command.LEAVE, Command.QUIT])
def test_on_the_way_out_the_answer_goes_to_the_moved_entry_as_well(office: Office, command: Command) -> None:
    change = office.replaced("  - 标题: 甲\n", "")
    desk, asker = office.desk("改第 2 项", ENTER, typed("乙的内容", command), at={3: change})
    try:
        assert ask(desk, "举措") is Outcome.LEAVE
    except KeyboardInterrupt:
        assert command is Command.QUIT

    asker.done()
    assert "标题: 乙\n    内容: 乙的内容\n" in office.text


def test_two_who_add_an_entry_at_once_both_keep_theirs(office: Office) -> None:
    change = office.replaced("  - 标题: 乙\n", "  - 标题: 乙\n  - 标题: 同事的\n")
    desk, asker = office.desk("再加一项", "我的", on("内容", "我的内容"), "好了", at={2: change})
    ask(desk, "举措")

    asker.done()
    assert "第 4 项，不再是第 3 项" in "".join(asker.prompts[2].said)
    assert "  - 标题: 同事的\n  - 标题: 我的\n    内容: 我的内容\n" in office.text


def test_an_entry_that_a_colleague_took_out_is_kept_as_a_new_one_if_wanted(office: Office) -> None:
    change = office.replaced("  - 标题: 乙\n", "")
    for wanted in ("照文件里的", "作为新的一项", Command.BACK):
        office.path.write_text(RECORD, "utf-8")
        kept = wanted != "照文件里的"
        desk, asker = office.desk("改第 2 项", ENTER, "乙的内容", on("怎么办", wanted), "好了", at={3: change})
        ask(desk, "举措")
        asker.done()
        assert ("  - 标题: 乙\n    内容: 乙的内容\n" in office.text) is kept
        assert "  - 标题: 甲\n" in office.text


def test_an_entry_is_taken_out_and_moved_whatever_its_number_is_by_then(office: Office) -> None:
    change = office.replaced("  - 标题: 甲\n", "  - 标题: 同事的\n  - 标题: 甲\n")
    desk, _ = office.desk()
    change()
    assert desk.keeper.take_out_entry(("举措", 2))
    assert [name for name in ("同事的", "甲", "乙") if name in office.text] == ["同事的", "甲"]

    office.path.write_text(RECORD, "utf-8")
    desk, _ = office.desk()
    change()
    assert desk.keeper.move(("举措",), 2, 1)
    assert office.text.index("乙") < office.text.index("同事的") < office.text.index("甲")


def test_a_file_that_was_broken_by_hand_is_told_with_its_line_and_not_overwritten(office: Office) -> None:
    desk, asker = office.desk("21", "先不存", "20", at={1: office.replaced("人数: 20", "人数: 二十")})
    ask(desk, "人数")

    assert "没有存上" in asker.prompts[1].said[0]
    assert "第 4 行" in "".join(asker.prompts[1].said)
    assert "人数: 二十\n" in office.text


@pytest.mark.parametrize("rubbish", [b"\x00\xff\xfe", "人数: [".encode(), b"", "版式: 没有@1\n".encode()])
def test_from_a_file_that_became_rubbish_all_answers_are_saved_elsewhere(office: Office, rubbish: bytes) -> None:
    desk, asker = office.desk(
        "21",
        on("怎么办", "存到别处"),
        on("存到", str(office.folder / "新.yaml")),
        at={1: lambda: office.path.write_bytes(rubbish)},
    )

    assert ask(desk, "人数") is Outcome.NEXT
    asker.done()
    assert (office.folder / "新.yaml").read_text("utf-8") == RECORD.replace("20\n举", "21\n举")
    assert office.path.read_bytes() == rubbish
    assert "从现在起存在" in asker.lines[-1]


def test_a_file_that_vanished_can_be_made_again_in_its_place(office: Office) -> None:
    desk, asker = office.desk("21", on("怎么办", "存到别处"), on("存到", ENTER), at={1: office.path.unlink})
    ask(desk, "人数")

    assert "不见" in "".join(asker.prompts[1].said) or "找不到" in "".join(asker.prompts[1].said)
    assert office.text == RECORD.replace("20\n举", "21\n举")


def test_a_file_that_comes_back_is_tried_again(office: Office) -> None:
    away = office.folder / "away.yaml"
    happens = {1: lambda: office.path.rename(away), 2: lambda: away.rename(office.path)}
    desk, _ = office.desk("21", on("怎么办", "再存一次"), at=happens)

    assert ask(desk, "人数") is Outcome.NEXT
    assert "人数: 21\n" in office.text


def test_elsewhere_is_not_over_another_file_and_can_be_given_up(office: Office) -> None:
    other = office.folder / "别的.yaml"
    other.write_text("别的: 1\n", "utf-8")
    script = [
        "21",
        "存到别处",
        str(other),
        "存到别处",
        Command.BACK,
        "存到别处",
        "  ",
        "先不存",
        typed("21", Command.SKIP),
    ]
    desk, asker = office.desk(*script, "先不存", at={1: office.path.unlink})

    assert ask(desk, "人数") is Outcome.NEXT
    asker.done()
    assert "已经存在" in "".join(asker.prompts[3].said)
    assert asker.prompt("人数", 2).default == "21"
    assert other.read_text("utf-8") == "别的: 1\n"


def test_ctrl_c_leaves_where_nothing_can_be_saved(office: Office) -> None:
    desk, _ = office.desk("21", on("怎么办", Command.QUIT), at={1: office.path.unlink})

    with pytest.raises(KeyboardInterrupt):
        ask(desk, "人数")
    assert desk.session.drafts == {"人数": "21"}


# Lists and figures


def test_none_makes_way_for_an_entry_and_comes_back_only_as_an_answer(office: Office) -> None:
    office.path.write_text(small_record_text(举措="无"), "utf-8")
    desk, _ = office.desk()
    assert desk.keeper.insert(("举措",), {"标题": "丙"})

    assert "举措:\n  - 标题: 丙\n" in office.text


def test_clearing_a_figure_keeps_last_years(office: Office) -> None:
    path = ("指标", "复议", "受理")
    office.path.write_text(
        small_record_text()
        + "指标:\n  复议:\n    受理:\n      数值: 20\n      约数: 余\n      # 报表\n      上年: 24\n"
    )
    desk, _ = office.desk()
    assert desk.keeper.take_out(path)

    assert office.text.endswith("指标:\n  复议:\n    受理:\n      # 报表\n      上年: 24\n")
    assert desk.session.last_figure("复议", "受理") == "24"
    assert desk.keeper.put(path, "30")
    assert desk.session.answers.figures.text("复议", "受理", "同比")


def test_clearing_a_figure_without_last_years_takes_it_out(office: Office) -> None:
    office.path.write_text(small_record_text(指标="{复议: {受理: {数值: 20, 来源: 复议科}}}"), "utf-8")
    desk, _ = office.desk()
    assert desk.keeper.take_out(("指标", "复议", "受理"))

    assert "受理" not in office.text


def test_what_is_not_there_need_not_be_taken_out(office: Office) -> None:
    desk, _ = office.desk()

    assert desk.keeper.take_out(("备注",))
    assert desk.keeper.put_list(("主送",), [])
    assert office.text == RECORD


def test_a_list_of_plain_values_is_written_whole_and_emptied(office: Office) -> None:
    desk, _ = office.desk()
    assert desk.keeper.put_list(("主送",), ["甲", "乙"])
    assert "甲" in office.text
    assert desk.keeper.put_list(("主送",), [])
    assert "甲\n" not in office.text.partition("主送")[2]


# A disk that refuses


IN_A_PROCESS = """
import os, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from drafter.wizard.describe import fault_lines
from wizard.scripted import ScriptedAsker, desk_at, on, step_at
path, templates, value, elsewhere = Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4], sys.argv[5]
script = [value, on("怎么办", "再存一次"), on("怎么办", "存到别处"), on("存到", elsewhere)]
desk, asker = desk_at(path, [templates], *script)
asker.watched = None
# What is imported late may stand in folders that are closed to others.
list(fault_lines([("甲", "乙")], 40))
if len(sys.argv) > 6 and os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
desk.ask(step_at(desk, "备注"))
sys.stdout.buffer.write("\\n".join(asker.lines).encode())
"""


def kept_in_a_process(path: Path, templates: Path, value: str, elsewhere: Path, *more: str) -> str:
    tests = Path(__file__).parent.parent
    command = [sys.executable, "-c", IN_A_PROCESS, str(tests), str(path), str(templates), value, str(elsewhere), *more]
    done = subprocess.run(command, cwd=path.parent, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture
def open_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that everybody can come to; those of pytest are closed to others."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.mark.skipif(os.name == "nt", reason="folders have no mode on Windows")
def test_from_a_read_only_folder_all_answers_are_saved_elsewhere(open_folder: Path) -> None:
    templates = write_layout(open_folder / "版式", QUESTIONS)
    closed, own = open_folder / "closed", open_folder / "own"
    closed.mkdir()
    own.mkdir()
    own.chmod(0o777)
    path = closed / "记录.yaml"
    path.write_text(RECORD, "utf-8")
    path.chmod(0o666)
    closed.chmod(0o555)
    try:
        said = kept_in_a_process(path, templates, "完", own / "新.yaml", "nobody")
    finally:
        closed.chmod(0o755)

    assert said.count("没有存上：没有写入权限") == 2
    assert path.read_text("utf-8") == RECORD
    assert (own / "新.yaml").read_text("utf-8") == RECORD + "备注: 完\n"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if os.name == "nt" or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_from_a_full_disk_all_answers_are_saved_elsewhere(tmp_path: Path, small_disk: Path) -> None:
    templates = write_layout(tmp_path / "版式", QUESTIONS)
    path = small_disk / "记录.yaml"
    path.write_text(RECORD, "utf-8")
    (small_disk / "filling").write_bytes(b"x" * 50_000)
    said = kept_in_a_process(path, templates, "完" * 6000, tmp_path / "新.yaml")

    assert said.count("没有存上：磁盘空间不够") == 2
    assert path.read_text("utf-8") == RECORD
    assert "完" * 6000 in (tmp_path / "新.yaml").read_text("utf-8")
    load_mapping(tmp_path / "新.yaml")
