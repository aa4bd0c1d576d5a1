"""From the first prompt to a record: where it shall be, which layout, what is taken from last year's."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import write_layout

from drafter.layout.load import builtin_templates
from drafter.wizard.asker import Command
from drafter.wizard.begin import CHECKLIST, FACTS, FIGURES
from drafter.wizard.start import (
    TurnedBackError,
    ask_in_turn,
    ask_last_year,
    ask_layout,
    ask_path,
    ask_wanted,
    create,
    default_name,
    likely_year,
    say_welcome,
)
from wizard.scripted import ENTER, ScriptedAsker, ticked, typed


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("today", "year"),
    [((2025, 1, 5), 2024), ((2025, 3, 1), 2024), ((2025, 8, 31), 2024), ((2025, 9, 1), 2025), ((2025, 12, 20), 2025)],
)
def test_reports_are_written_at_the_end_of_their_year_and_in_the_months_after_it(today, year: int) -> None:
    assert likely_year(datetime.date(*today)) == year


def test_the_keys_are_told_once_at_the_beginning() -> None:
    asker = ScriptedAsker()
    say_welcome(asker)

    assert [key for key in ("F1", "F2", "F3", "F4", "Ctrl-C") if key not in "".join(asker.lines)] == []


# Where


def test_a_name_is_proposed_and_enter_takes_it(folder: Path) -> None:
    asker = ScriptedAsker([ENTER])

    assert ask_path(asker) == Path(f"{likely_year(datetime.date.today())}年度记录.yaml")


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("新", "新.yaml"),
        (" 新.yaml ", "新.yaml"),
        ("新.yml", "新.yml"),
        ('"新 记录.yaml"', "新 记录.yaml"),
        ("2026.3稿", "2026.3稿.yaml"),
    ],
)
def test_a_name_gets_the_ending_that_it_lacks(folder: Path, name: str, path: str) -> None:
    assert ask_path(ScriptedAsker([name])) == Path(path)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("有.yaml", "已经有这个文件了"),
        ("有", "已经有这个文件了"),
        ("没有/", "没有这个文件夹"),
        ("没有/新.yaml", "没有这个文件夹：没有/新.yaml"),
        ("~没有这个人/新.yaml", "没有这个文件夹"),
        ("甲" * 300, "用不了"),
    ],
)
def test_a_place_that_cannot_be_taken_is_told_and_asked_for_again(folder: Path, name: str, why: str) -> None:
    (folder / "有.yaml").write_text("别的: 1\n", "utf-8")
    asker = ScriptedAsker([name, "新"])

    assert ask_path(asker) == Path("新.yaml")
    assert why in "".join(asker.last.said)
    assert asker.last.default == name
    assert (folder / "有.yaml").read_text("utf-8") == "别的: 1\n"


@pytest.mark.parametrize("name", ["子", "子/", "'子/'"])
def test_in_a_folder_the_record_gets_the_usual_name(folder: Path, name: str) -> None:
    (folder / "子").mkdir()

    assert ask_path(ScriptedAsker([name])) == Path("子", default_name())


def test_help_says_which_folder_is_meant(folder: Path) -> None:
    asker = ScriptedAsker([typed("新", Command.HELP), ENTER])

    assert ask_path(asker) == Path("新.yaml")
    assert str(folder) in "".join(asker.last.said)


@pytest.mark.parametrize(("command", "raised"), [(Command.BACK, TurnedBackError), (Command.QUIT, KeyboardInterrupt)])
def test_before_there_is_a_record_one_can_go_back_or_leave(
    folder: Path, command: Command, raised: type[BaseException]
) -> None:
    for ask in (ask_path, lambda asker: ask_last_year(asker, folder), ask_wanted):
        with pytest.raises(raised):
            ask(ScriptedAsker([command]))
    assert list(folder.iterdir()) == []


def test_before_there_is_a_record_there_is_no_hub_to_leave_for(folder: Path) -> None:
    asker = ScriptedAsker([Command.LEAVE, "新"])

    assert ask_path(asker) == Path("新.yaml")
    assert "还没有目录" in "".join(asker.last.said)


def test_the_way_back_leads_to_what_was_asked_before() -> None:
    script = iter(["一", "三", "back", "一", "三"])
    asked: list[str] = []

    def ask(name: str) -> Callable[[], bool]:
        def question() -> bool:
            asked.append(name)
            if name != "二" and next(script) == "back":
                raise TurnedBackError
            return name != "二"

        return question

    asker = ScriptedAsker()
    ask_in_turn(asker, [ask("一"), ask("二"), ask("三"), ask("四")])
    assert asked == ["一", "二", "三", "四", "三", "四"]
    assert asker.lines == []


def test_before_the_first_question_there_is_none() -> None:
    turns = iter([TurnedBackError(), None])

    def question() -> bool:
        turn = next(turns)
        if turn is not None:
            raise turn
        return True

    asker = ScriptedAsker()
    ask_in_turn(asker, [question])
    assert "这是第一题" in "".join(asker.lines)


# Which layout


def test_the_only_layout_is_taken_unasked(tmp_path: Path) -> None:
    assert ask_layout(ScriptedAsker(), [write_layout(tmp_path)]) == ("小", False)


def test_of_several_layouts_one_is_chosen_by_its_name(tmp_path: Path) -> None:
    asker = ScriptedAsker(["小版式"])

    assert ask_layout(asker, [write_layout(tmp_path), builtin_templates()]) == ("小", True)
    assert len(asker.last.titles) >= 2


def test_help_and_skip_at_the_layout_ask_again(tmp_path: Path) -> None:
    asker = ScriptedAsker([Command.HELP, Command.SKIP, "小版式"])

    assert ask_layout(asker, [write_layout(tmp_path), builtin_templates()]) == ("小", True)
    asker.done()
    assert "  小：测试用" in asker.prompts[1].said


# Last year's record


def test_the_records_beside_the_new_one_are_offered(folder: Path) -> None:
    for name in ("2023.yaml", "2024.yaml", "别的.txt"):
        (folder / name).touch()
    asker = ScriptedAsker(["2024.yaml"])

    assert ask_last_year(asker, folder) == folder / "2024.yaml"
    assert asker.last.titles == ["没有，从头填", "有：2023.yaml", "有：2024.yaml", "有，在别的地方"]


@pytest.mark.parametrize("reply", ["没有", ENTER, Command.SKIP])
def test_there_need_be_no_record_of_last_year(folder: Path, reply: object) -> None:
    assert ask_last_year(ScriptedAsker([reply]), folder) is None


def test_last_years_record_can_be_elsewhere(folder: Path) -> None:
    elsewhere = folder / "别处" / "2024.yaml"
    elsewhere.parent.mkdir()
    elsewhere.touch()
    script = ["  ", "别的地方", "没有.yaml", Command.HELP, f'"{elsewhere.with_suffix("")}"']
    asker = ScriptedAsker(["别的地方", *script])

    assert ask_last_year(asker, folder) == elsewhere
    assert "没有这个文件" in "".join(asker.prompts[4].said)
    assert asker.prompts[4].default == "没有.yaml"
    assert "当前文件夹" in "".join(asker.prompts[5].said)


def test_help_says_what_last_years_record_is_good_for(folder: Path) -> None:
    asker = ScriptedAsker([Command.HELP, "没有"])
    ask_last_year(asker, folder)

    assert "没有也可以" in asker.last.said[-1]


def test_a_folder_that_is_not_there_has_no_records(folder: Path) -> None:
    assert ask_last_year(ScriptedAsker(["没有"]), folder / "没有") is None


def test_all_that_can_be_taken_is_shown_and_what_is_ticked_is_taken() -> None:
    asker = ScriptedAsker([ENTER])
    assert ask_wanted(asker) == (FACTS, FIGURES, CHECKLIST)
    assert len(asker.last.titles) == 3

    assert ask_wanted(ScriptedAsker([["机关情况"]])) == (FACTS,)
    assert ask_wanted(ScriptedAsker([[]])) == ()
    assert ask_wanted(ScriptedAsker([Command.HELP, Command.SKIP])) == ()
    assert ask_wanted(ScriptedAsker([ticked(["机关情况"], Command.HELP), ENTER])) == (FACTS,)


# The file


def test_the_record_is_written_and_its_place_is_told(folder: Path) -> None:
    asker = ScriptedAsker()

    assert create(asker, Path("新.yaml"), "版式: 小@1\n") == Path("新.yaml")
    assert (folder / "新.yaml").read_text("utf-8") == "版式: 小@1\n"
    assert "新.yaml" in asker.lines[-1]


def test_where_it_cannot_be_written_another_place_is_asked_for(folder: Path) -> None:
    (folder / "有.yaml").write_text("别的: 1\n", "utf-8")
    asker = ScriptedAsker(["新"])

    assert create(asker, Path("有.yaml"), "版式: 小@1\n") == Path("新.yaml")
    assert "已经存在" in "".join(asker.last.said)
    assert (folder / "有.yaml").read_text("utf-8") == "别的: 1\n"
    assert (folder / "新.yaml").read_text("utf-8") == "版式: 小@1\n"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_told(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(0o555)
    asker = ScriptedAsker(["新"])

    assert create(asker, closed / "新.yaml", "版式: 小@1\n") == Path("新.yaml")
    assert "没有写入权限" in "".join(asker.last.said)
