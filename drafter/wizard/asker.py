"""What the wizard needs of a terminal: the few kinds of prompts, and what a person can answer to any of them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from enum import Enum
from typing import NamedTuple, Protocol

_HELP_ASIDE = "  上下键移到要选的一行，回车选定；F2 不选，返回。"


class Command(Enum):
    """What can be asked for at every prompt, besides an answer."""

    BACK = "上一题"
    SKIP = "暂不填"
    HELP = "帮助"
    LEAVE = "目录"
    QUIT = "退出"
    EDITOR = "用编辑器写"
    FILE = "从文件读"


class Reply(NamedTuple):
    """What came back from a prompt for text.

    Attributes:
        text: What was typed, also where a command was given, so that it can be offered again.
        command: What was asked for instead; None for an answer.
    """

    text: str = ""
    command: Command | None = None


class Picked(NamedTuple):
    """What came back from a menu of which any number of lines may be ticked.

    Attributes:
        values: What is ticked, also where a command was given, so that it can be offered again.
        command: What was asked for instead; None for an answer.
    """

    values: tuple[str, ...] = ()
    command: Command | None = None


class Choice(NamedTuple):
    """One line of a menu.

    Attributes:
        value: What comes back when it is chosen.
        title: What people read.
        heading: Whether it only parts others and cannot be chosen.
    """

    value: str
    title: str
    heading: bool = False


class Offer(NamedTuple):
    """A wording that is offered while a text is typed.

    Attributes:
        text: What is put in.
        note: What it stands for.
    """

    text: str
    note: str = ""


class Asker(Protocol):
    """A terminal, or a script that plays one.

    Each prompt returns at Enter or at one of the commands.
    """

    def say(self, *lines: str) -> None:
        """Print lines."""

    def ask_line(self, label: str, default: str = "", offers: Sequence[Offer] = ()) -> Reply:
        """Ask for one line, with a text to begin with."""

    def ask_text(self, label: str, default: str = "", offers: Sequence[Offer] = ()) -> Reply:
        """Ask for paragraphs; EDITOR and FILE may come back here only."""

    def ask_choice(self, label: str, choices: Sequence[Choice], default: str = "") -> Reply:
        """Ask for one of several; the reply's text is its value, also of the line pointed at when a command came."""

    def ask_choices(self, label: str, choices: Sequence[Choice], chosen: Sequence[str]) -> Picked:
        """Ask for any number of several."""

    def leaving_waits(self) -> AbstractContextManager[None]:
        """Let Ctrl-C, a closed window and the like wait for the next prompt, until what was confirmed is saved."""

    def edit(self, text: str) -> str:
        """Let the person write in an editor, and return what was saved there.

        Raises:
            DrafterError: No editor can be started.
        """

    @property
    def columns(self) -> int:
        """How wide the terminal is."""


def chosen_aside(asker: Asker, label: str, choices: Sequence[Choice]) -> str:
    """Ask for one of several in passing; return its value, empty where the person goes back instead.

    Raises:
        KeyboardInterrupt: The person leaves.
    """
    reply = asker.ask_choice(label, choices)
    while reply.command is Command.HELP:
        asker.say(_HELP_ASIDE)
        reply = asker.ask_choice(label, choices, reply.text)
    if reply.command is Command.QUIT:
        raise KeyboardInterrupt
    return "" if reply.command is not None else reply.text
