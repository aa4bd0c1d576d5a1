"""Prompts in a real terminal."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

from prompt_toolkit.input import Input
from prompt_toolkit.output import Output

from drafter.columns import display_width, wrapped
from drafter.wizard.asker import Choice, Offer, Picked, Reply
from drafter.wizard.prompts.field import line_field, text_field
from drafter.wizard.prompts.leaving import Leaving, fall_silent
from drafter.wizard.prompts.menu import choice_menu, tick_menu

_FEWEST_COLUMNS = 40
_POINTER_AND_NUMBER = " > 1) "


class TerminalAsker:
    """Asks with prompt_toolkit; `stdin` and `stdout` are for tests, which play both."""

    def __init__(self, stdin: Input | None = None, stdout: Output | None = None) -> None:
        self._stdout = stdout
        self._leaving = Leaving()
        self._streams: dict[str, Any] = {"input": stdin, "output": stdout} if stdin or stdout else {}

    @property
    def columns(self) -> int:
        """How wide the terminal is, a little less than all of it."""
        size = self._stdout.get_size() if self._stdout else shutil.get_terminal_size()
        return max(_FEWEST_COLUMNS, size.columns) - 2

    def say(self, *lines: str) -> None:
        """Print lines."""
        try:
            for line in lines:
                print(line)  # noqa: T201 - the one place where the wizard prints
        except OSError:
            # The terminal is gone; what was typed is yet to be saved.
            fall_silent()

    def ask_line(self, label: str, default: str = "", offers: Sequence[Offer] = ()) -> Reply:
        """Ask for one line."""
        return line_field(label, default, offers, self._streams).run(self._leaving)

    def ask_text(self, label: str, default: str = "", offers: Sequence[Offer] = ()) -> Reply:
        """Ask for paragraphs: Enter parts them, Enter on an empty last line ends the text."""
        # A label that stands above its field is not wrapped by prompt_toolkit.
        label = "\n".join(wrapped(label, self.columns, rest=" "))
        return text_field(label, default, offers, self._streams).run(self._leaving)

    def ask_choice(self, label: str, choices: Sequence[Choice], default: str = "") -> Reply:
        """Ask for one of several."""
        return choice_menu(label, self._fitting(choices), default, self._streams).run(self._leaving)

    def ask_choices(self, label: str, choices: Sequence[Choice], chosen: Sequence[str]) -> Picked:
        """Ask for any number of several."""
        return tick_menu(label, self._fitting(choices), chosen, self._streams).run(self._leaving)

    def leaving_waits(self) -> AbstractContextManager[None]:
        """Let Ctrl-C, a closed window and the like wait for the next prompt, until what was confirmed is saved."""
        return self._leaving.watched()

    def _fitting(self, choices: Sequence[Choice]) -> list[Choice]:
        """Cut what is too wide, so that nobody takes its beginning for all of it."""
        from drafter.wizard.describe import cut

        room = self.columns - len(_POINTER_AND_NUMBER)
        fitting = []
        for one in choices:
            indent = " " * (len(one.title) - len(one.title.lstrip()))
            wide = display_width(one.title) > room
            fitting.append(one._replace(title=indent + cut(one.title, room - len(indent))) if wide else one)
        return fitting

    def edit(self, text: str) -> str:
        """Let the person write in an editor."""
        # No prompt waits for this import.
        from drafter.wizard.prompts.editor import edited_text

        with self._leaving.interruptible():
            return edited_text(text, lambda label: self.ask_line(label).command is None)
