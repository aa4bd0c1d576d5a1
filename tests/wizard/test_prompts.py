"""Every prompt and every key, on a terminal of prompt_toolkit's that a script types at."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session, get_app
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.output.vt100 import Vt100_Output

from drafter.columns import display_width
from drafter.errors import DrafterError
from drafter.wizard.asker import Choice, Command, Offer, Picked, Reply, chosen_aside
from drafter.wizard.prompts.keys import KEY_NAMES, TEXT_KEY_NAMES, key_lines
from drafter.wizard.prompts.terminal import TerminalAsker
from wizard.played_terminal import (
    BACKSPACE,
    DOWN,
    END,
    ENTER,
    ESCAPE,
    F1,
    F2,
    F3,
    F4,
    F5,
    F6,
    HOME,
    LEFT,
    PAGE_DOWN,
    PAGE_UP,
    UP,
    ctrl,
    pasted,
    played,
    terminal,
)

COMMAND_KEYS = [
    (F1, Command.HELP),
    (ctrl("g"), Command.HELP),
    (F2, Command.BACK),
    (ctrl("b"), Command.BACK),
    (F3, Command.SKIP),
    (ctrl("n"), Command.SKIP),
    (F4, Command.LEAVE),
    (ctrl("l"), Command.LEAVE),
    (ctrl("c"), Command.QUIT),
    (ctrl("q"), Command.QUIT),
]
TEXT_COMMAND_KEYS = [
    (F5, Command.EDITOR),
    (ctrl("o"), Command.EDITOR),
    (F6, Command.FILE),
    (ctrl("r"), Command.FILE),
]
THREE = [Choice("a", "甲"), Choice("b", "乙"), Choice("c", "丙")]
OFFERS = [
    Offer("{行政复议.收到申请}", "收到复议申请 142 件"),
    Offer("{行政复议.受理}", "受理 79 件"),
    Offer("{行政应诉.应诉}", "应诉 12 件"),
]


def line(asker: TerminalAsker) -> Reply:
    return asker.ask_line("名称：", "青浦")


def text(asker: TerminalAsker) -> Reply:
    return asker.ask_text("内容：", "第一段\n第二段")


def choice(asker: TerminalAsker) -> Reply:
    return asker.ask_choice("选一个：", THREE, "b")


def choices(asker: TerminalAsker) -> Picked:
    return asker.ask_choices("选几个：", THREE, ["b"])


def unexpected(*_: object) -> None:
    raise AssertionError("a signal that nobody took")


@pytest.fixture
def untaken() -> Iterator[None]:
    """Let a signal fail the test where the prompts do not take it."""
    before = {number: signal.signal(number, unexpected) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


# A line


def test_a_line_is_what_was_typed() -> None:
    assert played(lambda asker: asker.ask_line("名称："), "区政府" + ENTER) == Reply("区政府")


def test_a_line_may_stay_empty() -> None:
    assert played(lambda asker: asker.ask_line("名称："), ENTER) == Reply("")


def test_a_default_stays_with_enter_and_is_edited_at_its_end() -> None:
    assert played(line, ENTER) == Reply("青浦")
    assert played(line, "区" + ENTER) == Reply("青浦区")
    assert played(line, BACKSPACE + ENTER) == Reply("青")
    assert played(line, HOME + "上海" + END + "区" + LEFT + "新" + ENTER) == Reply("上海青浦新区")


@pytest.mark.parametrize(("key", "command"), COMMAND_KEYS)
def test_every_command_key_of_a_line_brings_what_was_typed(key: str, command: Command) -> None:
    assert played(line, "区" + key) == Reply("青浦区", command)


@pytest.mark.parametrize("key", [ctrl("o"), ctrl("r"), ctrl("s"), ctrl("v"), "\x00", F5, F6, "\x1b[24~"])
def test_keys_without_a_meaning_do_nothing_in_a_line(key: str) -> None:
    assert played(line, key, "区" + ENTER) == Reply("青浦区")


def test_ctrl_z_takes_back_what_was_typed_last() -> None:
    assert played(line, "区" + BACKSPACE, ctrl("z") + ENTER) == Reply("青浦区")


def test_ctrl_d_on_an_empty_line_leaves() -> None:
    assert played(lambda asker: asker.ask_line("名称："), ctrl("d")) == Reply("", Command.QUIT)


LEAVING = [
    (line, Reply("青浦", Command.QUIT)),
    (text, Reply("第一段\n第二段", Command.QUIT)),
    (choice, Reply("b", Command.QUIT)),
    (choices, Picked(("b",), Command.QUIT)),
]


@pytest.mark.parametrize(("ask", "left"), LEAVING)
def test_a_terminal_that_is_gone_leaves_with_what_was_typed(ask: Callable[[TerminalAsker], object], left: Any) -> None:
    with create_pipe_input() as keys, terminal() as (_, screen):
        keys.close()
        asker = TerminalAsker(keys, screen)
        assert ask(asker) == left
        # Nothing more is waited for.
        assert ask(asker) == left


@pytest.mark.parametrize(("ask", "left"), LEAVING)
def test_a_terminal_that_takes_nothing_more_leaves_with_what_was_typed(
    ask: Callable[[TerminalAsker], object], left: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    silenced = []

    def flush() -> None:
        if get_app().is_running:
            raise OSError(errno.EIO, "gone")

    monkeypatch.setattr("drafter.wizard.prompts.prompt.fall_silent", lambda: silenced.append(True))
    with terminal() as (asker, screen):
        monkeypatch.setattr(screen, "flush", flush)
        assert ask(asker) == left
    assert silenced


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a file that takes nothing")
def test_what_is_said_to_a_terminal_that_is_gone_is_nobodys_error() -> None:
    said = "from drafter.wizard.prompts.terminal import TerminalAsker as A; A().say('甲'); A().say('乙'); print('丙')"
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-c", f"import sys; sys.stdout.reconfigure(line_buffering=True); {said}"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_bug_in_a_prompt_is_not_shown_in_the_prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with terminal(DOWN) as (asker, _):
        monkeypatch.setattr("drafter.wizard.prompts.menu._Menu._stepped", broken)
        with pytest.raises(ZeroDivisionError):
            choice(asker)


# Paragraphs


def test_enter_parts_paragraphs_and_ends_the_text_on_an_empty_last_line() -> None:
    steps = "第一段" + ENTER + "第二段" + ENTER, ENTER
    assert played(lambda asker: asker.ask_text("内容："), *steps) == Reply("第一段\n第二段")


def test_a_text_may_stay_empty() -> None:
    assert played(lambda asker: asker.ask_text("内容："), ENTER) == Reply("")


def test_enter_on_an_empty_line_in_the_middle_does_not_end_the_text() -> None:
    steps = "一" + ENTER + "二" + UP + END + ENTER, ENTER, "三" + ctrl("d")
    assert played(lambda asker: asker.ask_text("内容："), *steps) == Reply("一\n\n三\n二")


def test_a_line_of_full_width_blanks_counts_as_empty() -> None:
    assert played(lambda asker: asker.ask_text("内容："), "一" + ENTER + "　　", ENTER) == Reply("一")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_paste_with_empty_lines_does_not_end_the_text(end: str) -> None:
    steps = pasted(f"第一段{end}{end}第二段{end}{end}"), "完" + ctrl("d")
    assert played(lambda asker: asker.ask_text("内容："), *steps) == Reply("第一段\n\n第二段\n\n完")


def test_a_paste_that_the_terminal_does_not_mark_does_not_end_the_text() -> None:
    steps = "第一段\r\r第二段\r", ENTER
    assert played(lambda asker: asker.ask_text("内容："), *steps) == Reply("第一段\n\n第二段")


def test_a_text_that_stands_already_is_kept_and_edited_at_its_end() -> None:
    assert played(text, ENTER, ENTER) == Reply("第一段\n第二段")
    assert played(text, "完" + ctrl("d")) == Reply("第一段\n第二段完")


@pytest.mark.parametrize(("key", "command"), COMMAND_KEYS + TEXT_COMMAND_KEYS)
def test_every_command_key_of_a_text_brings_what_was_typed(key: str, command: Command) -> None:
    assert played(text, "完" + ENTER + key) == Reply("第一段\n第二段完\n", command)


ROWS = "一" * 39 + "二" * 39 + "三"


@pytest.mark.parametrize(
    ("moves", "expected"),
    [
        (UP, "一" * 39 + "二x" + "二" * 38 + "三\n尾"),
        (UP * 2, "一x" + "一" * 38 + "二" * 39 + "三\n尾"),
        (UP * 5 + DOWN, "一" * 39 + "二x" + "二" * 38 + "三\n尾"),
        (UP + HOME, "x" + ROWS + "\n尾"),
        (UP + LEFT, "一" * 39 + "x" + "二" * 39 + "三\n尾"),
        (DOWN, ROWS + "\n尾x"),
        (UP * 2 + END + DOWN, ROWS + "\n尾x"),
    ],
)
def test_the_cursor_goes_up_and_down_by_the_rows_of_the_screen(moves: str, expected: str) -> None:
    keys = (UP + moves, "x" + F2) if moves.startswith(UP) else (moves, "x" + F2)
    assert played(lambda asker: asker.ask_text("内容：", f"{ROWS}\n尾"), *keys) == Reply(expected, Command.BACK)


def test_the_cursor_goes_up_in_a_line_of_several_rows_too() -> None:
    reply = played(lambda asker: asker.ask_line("名称：", "字" * 50), UP, "x" + ENTER)
    assert reply == Reply("字" * 10 + "x" + "字" * 40)


# Wordings that are offered


def asked_text(asker: TerminalAsker) -> Reply:
    return asker.ask_text("内容：", "", OFFERS)


@pytest.mark.parametrize("brace", ["{", "｛"])
def test_a_brace_offers_figures_and_enter_takes_the_chosen_one_without_parting_the_text(brace: str) -> None:
    steps = (
        "共" + brace,
        ("收到复议申请", DOWN + DOWN),
        ("共{行政复议.受理}", ENTER),
        ("共{行政复议.受理}", "件" + ctrl("d")),
    )
    assert played(asked_text, *steps) == Reply("共{行政复议.受理}件")


def test_offers_work_in_a_line_too() -> None:
    steps = "共{", ("应诉 12 件", UP), ("共{行政应诉.应诉}", ENTER), ("共{行政应诉.应诉}", ENTER)
    assert played(lambda asker: asker.ask_line("一句：", "", OFFERS), *steps) == Reply("共{行政应诉.应诉}")


@pytest.mark.parametrize("typed", ["{应诉", "{行政应", "{应诉 12"[:3], "{12"])
def test_part_of_a_key_or_a_label_narrows_the_offers(typed: str) -> None:
    with terminal(typed, ("应诉 12 件", DOWN + ctrl("d"))) as (asker, screen):
        assert asked_text(asker) == Reply("{行政应诉.应诉}")
    assert "受理 79 件" not in "".join(screen.screens[-1])


def test_enter_takes_the_first_offer_where_none_was_pointed_at() -> None:
    with terminal("{应", ("应诉 12 件", ENTER + ctrl("d"))) as (asker, _):
        assert asker.ask_text("做了什么：", offers=OFFERS) == Reply("{行政应诉.应诉}")


def test_escape_closes_the_offers_and_leaves_what_was_typed() -> None:
    with terminal("共{", ("受理 79 件", DOWN), ("共{行政复议", ESCAPE), "a", ctrl("d")) as (asker, screen):
        assert asked_text(asker) == Reply("共{a")
    assert "受理 79 件" not in "".join(screen.screens[-1])


def test_nothing_is_offered_outside_of_braces() -> None:
    with terminal("行政复议{甲}受理", ctrl("d")) as (asker, screen):
        assert asked_text(asker) == Reply("行政复议{甲}受理")
    assert not any("79 件" in line for lines in screen.screens for line in lines)


# One of several


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("", "b"),
        (DOWN, "c"),
        (UP, "a"),
        (DOWN * 2, "a"),
        (UP * 2, "c"),
        ("1", "a"),
        ("3", "c"),
        (HOME, "a"),
        (END, "c"),
    ],
)
def test_arrows_and_digits_move_from_the_default_and_around(keys: str, value: str) -> None:
    assert played(choice, keys + ENTER) == Reply(value)


@pytest.mark.parametrize("default", ["", "gone"])
def test_without_a_default_that_is_offered_the_first_line_is_pointed_at(default: str) -> None:
    assert played(lambda asker: asker.ask_choice("选：", THREE, default), ENTER) == Reply("a")


@pytest.mark.parametrize(("key", "command"), COMMAND_KEYS)
def test_every_command_key_of_a_menu_brings_the_line_pointed_at(key: str, command: Command) -> None:
    assert played(choice, DOWN + key) == Reply("c", command)


@pytest.mark.parametrize("key", [ctrl("o"), ctrl("r"), ctrl("v"), ctrl("z"), ctrl("d"), F5, LEFT])
def test_other_keys_do_nothing_in_a_menu(key: str) -> None:
    with terminal(key, ENTER) as (asker, screen):
        assert choice(asker) == Reply("b")
    assert screen.screens[0] == screen.screens[-1]


@pytest.mark.parametrize("text", ["x", "9", "0", "/", " ", "字", "2024-05-06", pasted("甲\n乙")])
def test_a_menu_says_that_it_takes_no_text_until_a_key_is_pressed_that_it_knows(text: str) -> None:
    with terminal(text, ("不用打字", DOWN), ENTER) as (asker, screen):
        assert choice(asker) in (Reply("a"), Reply("b"), Reply("c"))
    told = next(rows for rows in screen.screens if " 这里不用打字：上下键或数字键移动，回车选定" in rows)
    named = [" 上下键或数字键移动  回车选定" in rows for rows in screen.screens]
    assert (named[0], named[-1]) == (True, True)
    # Nothing jumps.
    assert told[5] == screen.screens[0][5] == " F1 帮助  F2 上一题  F3 暂不填  F4 目录  Ctrl-C 退出"


def test_headings_are_passed_over() -> None:
    lines = [Choice("", "【一】", heading=True), THREE[0], Choice("", "【二】", heading=True), THREE[1]]

    def ask(asker: TerminalAsker) -> Reply:
        return asker.ask_choice("选：", lines)

    assert played(ask, ENTER) == Reply("a")
    assert played(ask, DOWN + ENTER) == Reply("b")
    assert played(ask, DOWN * 2 + ENTER) == Reply("a")
    assert played(ask, "2" + ENTER) == Reply("b")
    assert played(ask, END + HOME + ENTER) == Reply("a")


def test_more_than_nine_choices_have_no_digits() -> None:
    ten = [Choice(str(number), f"第 {number} 行") for number in range(10)]
    with terminal("5", ("不用打字", DOWN + ENTER)) as (asker, screen):
        assert asker.ask_choice("选：", ten) == Reply("1")
    assert screen.screens[0][1] == " > 第 0 行"


def test_help_in_a_menu_in_passing_says_how_to_choose_and_asks_again_at_the_same_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with terminal(DOWN + F1, ENTER) as (asker, _):
        assert chosen_aside(asker, "选一个：", THREE) == "b"
    assert capsys.readouterr().out == "  上下键移到要选的一行，回车选定；F2 不选，返回。\n"


def test_a_menu_shows_digits_and_a_pointer_of_plain_ascii_and_leaves_the_answer() -> None:
    with terminal(ENTER) as (asker, screen):
        choice(asker)
    assert screen.screens[0][:4] == [" 选一个：", "   1) 甲", " > 2) 乙", "   3) 丙"]
    assert screen.left == [" 选一个： 乙"]


def test_a_menu_that_is_longer_than_the_screen_scrolls_and_keeps_its_keys_in_sight() -> None:
    hundred = [Choice(str(number), f"第 {number} 行", heading=number % 10 == 5) for number in range(100)]
    with terminal(PAGE_DOWN, PAGE_DOWN + DOWN * 5, PAGE_UP, END, ENTER) as (asker, screen):
        assert asker.ask_choice("选：", hundred) == Reply("99")
    shown = screen.screens
    assert [next(row for row in rows if ">" in row) for rows in shown] == [
        f" > 第 {number} 行" for number in (0, 10, 26, 16, 99)
    ]
    for rows in shown:
        assert len(rows) == 24
        assert rows[0] == " 选："
        assert rows[-1] == " F1 帮助  F2 上一题  F3 暂不填  F4 目录  Ctrl-C 退出"


# Several


def test_space_ticks_and_takes_back() -> None:
    assert played(choices, ENTER) == Picked(("b",))
    assert played(choices, " " + ENTER) == Picked(("a", "b"))
    assert played(choices, DOWN + " " + ENTER) == Picked()
    assert played(choices, UP + " " + UP + " " + ENTER) == Picked(("c",))


@pytest.mark.parametrize("text", ["a", "i", "1", "x", pasted("甲")])
def test_a_menu_to_tick_in_takes_no_text_and_says_so(text: str) -> None:
    with terminal(text, ("不用打字", " "), ENTER) as (asker, screen):
        assert choices(asker) == Picked(("a", "b"))
    assert " 这里不用打字：上下键移动，空格勾选或去掉，回车选定" in screen.screens[1]
    assert "不用打字" not in "".join(screen.screens[-1])


@pytest.mark.parametrize(("key", "command"), COMMAND_KEYS)
def test_every_command_key_brings_what_is_ticked(key: str, command: Command) -> None:
    assert played(choices, " " + key) == Picked(("a", "b"), command)


def test_ticks_are_brackets_and_what_was_chosen_stays_on_the_screen_in_chinese() -> None:
    with terminal(" " + ENTER) as (asker, screen):
        choices(asker)
    assert screen.screens[0][:4] == [" 选几个：", " > [ ] 甲", "   [x] 乙", "   [ ] 丙"]
    assert screen.left == [" 选几个： 甲、乙"]
    with terminal(DOWN + " " + ENTER) as (asker, screen):
        choices(asker)
    assert screen.left == [" 选几个： （都不选）"]


@pytest.mark.parametrize("ask", [choice, choices])
@pytest.mark.parametrize("key", [F1, F2, ctrl("c")])
def test_a_menu_without_an_answer_does_not_stay_on_the_screen(ask: Callable[[TerminalAsker], object], key: str) -> None:
    with terminal(key) as (asker, screen):
        ask(asker)
    assert screen.left == []


def test_a_long_label_and_answer_of_a_menu_are_broken_and_fit() -> None:
    label = "落实党政主要负责人履行推进法治建设第一责任人职责情况以及其他一些名称非常长的问题："
    with terminal(ENTER, columns=60) as (asker, screen):
        asker.ask_choices(label, [Choice("a", "很长的一行" * 4), Choice("b", "另一行" * 6)], ["a", "b"])
    assert "".join(row.strip() for row in screen.screens[0][:2]) == label
    assert all(display_width(row) < 60 for row in screen.left)
    assert len(screen.left) > 2


@pytest.mark.usefixtures("untaken")
@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize(("ask", "left"), LEAVING)
def test_a_signal_ends_a_prompt_with_what_was_typed(
    ask: Callable[[TerminalAsker], object], left: Any, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = signal.Signals[number]
    sent = []

    def flush() -> None:
        if get_app().renderer.last_rendered_screen is not None and not sent:
            sent.append(os.kill(os.getpid(), wanted))

    with terminal() as (asker, screen):
        monkeypatch.setattr(screen, "flush", flush)
        assert ask(asker) == left
    assert signal.getsignal(wanted) is unexpected


@pytest.mark.usefixtures("untaken")
def test_between_prompts_a_signal_waits_for_the_next_one() -> None:
    saved = []
    with terminal("区" + ENTER) as (asker, _):
        with asker.leaving_waits():
            reply = line(asker)
            os.kill(os.getpid(), signal.SIGINT)
            saved.append(reply.text)
            assert line(asker) == Reply("青浦", Command.QUIT)
        assert signal.getsignal(signal.SIGINT) is unexpected
    assert saved == ["青浦区"]


@pytest.mark.usefixtures("untaken")
def test_a_second_ctrl_c_between_prompts_waits_for_nothing() -> None:
    with terminal() as (asker, _), asker.leaving_waits():
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)


@pytest.mark.usefixtures("untaken")
def test_ctrl_c_while_an_editor_is_open_is_not_kept_for_later(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("VISUAL", "sh -c 'kill -INT $PPID; sleep 0.1'")
    with terminal(ENTER) as (asker, _), asker.leaving_waits():
        with pytest.raises(DrafterError, match="还没有关上"):
            asker.edit("甲")
        assert line(asker) == Reply("青浦")


@pytest.mark.usefixtures("untaken")
def test_a_window_that_may_close_is_left_alone() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    with terminal(ENTER) as (asker, _), asker.leaving_waits():
        os.kill(os.getpid(), signal.SIGHUP)
        assert line(asker) == Reply("青浦")


# What the screen shows


@pytest.mark.parametrize("ask", [line, text, choice, choices])
@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_every_prompt_shows_its_keys_whole_and_nothing_in_english(
    ask: Callable[[TerminalAsker], object], columns: int
) -> None:
    with terminal(ctrl("c"), columns=columns) as (asker, screen):
        ask(asker)
    shown = "\n".join(screen.screens[0])
    assert all(name in shown for name in KEY_NAMES)
    for word in ("Ctrl-C", *(f"F{number}" for number in range(1, 7)), "[x]"):
        shown = shown.replace(word, "")
    assert not any("a" <= character.lower() <= "z" for character in shown)


@pytest.mark.parametrize("columns", range(40, 121))
def test_key_lines_fit(columns: int) -> None:
    assert all(display_width(shown) < columns for shown in key_lines([TEXT_KEY_NAMES, KEY_NAMES], columns))


def test_the_keys_take_one_line_at_eighty_columns() -> None:
    assert list(key_lines([KEY_NAMES], 80)) == [" F1 帮助  F2 上一题  F3 暂不填  F4 目录  Ctrl-C 退出"]
    assert len(list(key_lines([TEXT_KEY_NAMES, KEY_NAMES], 80))) == 2


@pytest.mark.parametrize("length", [38, 39, 40, 78, 79, 80, 118, 300, 900, 3000])
@pytest.mark.parametrize("ask", ["ask_line", "ask_text"])
@pytest.mark.parametrize("columns", [60, 79, 80])
def test_the_end_of_a_long_paragraph_is_in_sight(length: int, ask: str, columns: int) -> None:
    with terminal("尾", ctrl("c"), columns=columns) as (asker, screen):
        getattr(asker, ask)("内容：", "字" * length)
    shown = "\n".join(screen.screens[-1])
    assert "尾" in shown
    assert "Ctrl-C 退出" in shown


def test_a_long_label_is_shown_whole() -> None:
    label = "落实党政主要负责人履行推进法治建设第一责任人职责情况以及其他一些名称非常长的问题："
    for ask in ("ask_line", "ask_text"):
        with terminal(ctrl("c"), columns=60) as (asker, screen):
            getattr(asker, ask)(label, "青浦")
        assert f"{label}青浦" in "".join(row.strip() for row in screen.screens[0]).replace(" ", "")


@pytest.mark.parametrize("key", [F1, F5])
def test_a_text_that_is_asked_for_again_at_once_does_not_stay_on_the_screen(key: str) -> None:
    with terminal(key) as (asker, screen):
        text(asker)
    assert screen.left == []


def printed(ask: Callable[[TerminalAsker], object], *keys: str) -> str:
    """Return the bytes that a terminal gets, with its escape sequences."""
    stream = StringIO()
    with create_pipe_input() as pipe:
        pipe.send_text("".join(keys))
        depth = ColorDepth.from_env()
        screen = Vt100_Output(stream, lambda: Size(rows=24, columns=80), term="xterm", default_color_depth=depth)
        with create_app_session(pipe, screen):
            ask(TerminalAsker(pipe, screen))
    return stream.getvalue()


@pytest.mark.parametrize("ask", [line, text, choice, choices])
def test_no_prompt_has_colour_where_none_is_wanted(
    ask: Callable[[TerminalAsker], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for sequence in printed(ask, "{", ctrl("c")).split("\x1b[")[1:]:
        codes, ended, _ = sequence.partition("m")
        if ended and codes.replace(";", "").isdigit():
            assert set(codes.split(";")) <= {"0", "1", "4", "7"}


@pytest.mark.parametrize("ask", [line, text, choice, choices])
def test_the_terminal_is_never_asked_where_its_cursor_is(ask: Callable[[TerminalAsker], object]) -> None:
    assert "\x1b[6n" not in printed(ask, ctrl("c"))


def test_lines_are_printed_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    TerminalAsker().say("第一行", "", "  第三行")
    assert capsys.readouterr().out == "第一行\n\n  第三行\n"


def test_columns_are_a_little_less_than_the_terminal_has(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(columns=100) as (asker, _):
        assert asker.columns == 98
    monkeypatch.setenv("COLUMNS", "20")
    assert TerminalAsker().columns == 38
