"""A terminal of a given size whose person types what is next once the screen shows what they wait for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from prompt_toolkit.application import get_app
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from drafter.wizard.prompts.terminal import TerminalAsker

F1, F2, F3, F4, F5, F6 = "\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~", "\x1b[17~"
UP, DOWN, LEFT, HOME, END = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[H", "\x1b[F"
PAGE_UP, PAGE_DOWN = "\x1b[5~", "\x1b[6~"
ENTER, ESCAPE, BACKSPACE = "\r", "\x1b", "\x7f"

_Result = TypeVar("_Result")


def ctrl(letter: str) -> str:
    """Return what a terminal sends for Ctrl and a letter."""
    return chr(ord(letter.upper()) - 64)


def pasted(text: str) -> str:
    """Return what a terminal sends for a paste."""
    return f"\x1b[200~{text}\x1b[201~"


class PlayedScreen(DummyOutput):
    """Shows nothing to anybody, but knows what a person would see.

    Attributes:
        screens: What stood on the screen while a prompt waited for an answer, one after another.
        left: What the prompt left on the screen.
    """

    def __init__(self, keys: PipeInput, steps: Sequence[tuple[str, str]], columns: int, rows: int) -> None:
        self.screens: list[list[str]] = []
        self.left: list[str] = []
        self._keys = keys
        self._steps = list(steps)
        self._size = Size(rows=rows, columns=columns)
        self._is_unread = False

    def get_size(self) -> Size:
        return self._size

    def flush(self) -> None:
        app = get_app()
        screen = app.renderer.last_rendered_screen
        if screen is None:
            return
        rows = [screen.data_buffer[y] for y in range(screen.height)]
        lines = ["".join(row[x].char for x in range(self._size.columns)).rstrip() for row in rows]
        if app.is_done:
            self.left = [] if app.erase_when_done else lines
            return
        self.screens.append(lines)
        if self._steps and not self._is_unread and self._steps[0][0] in "\n".join(lines):
            self._is_unread = True
            app.key_processor.after_key_press += self._read
            self._keys.send_text(self._steps.pop(0)[1])

    def _read(self, _: object) -> None:
        self._is_unread = False


@contextmanager
def terminal(
    *steps: str | tuple[str, str], columns: int = 80, rows: int = 24
) -> Iterator[tuple[TerminalAsker, PlayedScreen]]:
    """Give an asker whose person types some steps; one of two texts waits until the screen shows the first."""
    with create_pipe_input() as keys:
        screen = PlayedScreen(keys, [("", step) if isinstance(step, str) else step for step in steps], columns, rows)
        yield TerminalAsker(keys, screen), screen


def played(ask: Callable[[TerminalAsker], _Result], *steps: str | tuple[str, str]) -> _Result:
    """Return what a prompt returns where a person types some steps."""
    with terminal(*steps) as (asker, _):
        return ask(asker)
