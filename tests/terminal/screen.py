"""The real program in a terminal of its own: what is typed goes in, what a person would see comes out.

Nothing here sleeps: whoever types waits until the next prompt stands on the screen. prompt_toolkit turns
bracketed paste on when a prompt begins, and turns wrapping off while it draws: whoever looks meanwhile waits until
the screen is whole.
"""

from __future__ import annotations

import codecs
import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

if os.name == "nt":
    pytest.skip("pexpect has no pseudo terminals on Windows", allow_module_level=True)

import pexpect
import pyte

# Machines that run tests for others are slow; nothing ever waits this long where all is well.
PATIENCE_SECONDS = 60
KEY_LINE = re.compile("F1 帮助.*F2 上一题.*F3 暂不填.*F4 目录.*Ctrl-C 退出", re.DOTALL)

_AT_ONCE_BYTES = 65536
_PROMPT_BEGINS = "\x1b[?2004h"
_CONTROL = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_=>])")
# What a developer's own shell says must not reach the tests.
_NOT_PASSED_ON = {"NO_COLOR", "VISUAL", "EDITOR", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE", "CI"}


class Key(str):
    """A key that is pressed once, whatever it sends."""

    __slots__ = ()


ENTER, ESC, TAB, SPACE, BACKSPACE = Key("\r"), Key("\x1b"), Key("\t"), Key(" "), Key("\x7f")
UP, DOWN, RIGHT, LEFT = Key("\x1b[A"), Key("\x1b[B"), Key("\x1b[C"), Key("\x1b[D")
HOME, END = Key("\x1b[H"), Key("\x1b[F")
F1, F2, F3, F4 = Key("\x1bOP"), Key("\x1bOQ"), Key("\x1bOR"), Key("\x1bOS")
F5, F6 = Key("\x1b[15~"), Key("\x1b[17~")


def CTRL(letter: str) -> Key:
    """Return a letter pressed together with Ctrl."""
    return Key(chr(ord(letter.upper()) - 64))


CTRL_C, CTRL_D, CTRL_U = CTRL("C"), CTRL("D"), CTRL("U")


def PASTE(text: str) -> Key:
    """Return a text as the terminal hands it over when it is pasted."""
    return Key(f"\x1b[200~{text}\x1b[201~")


class _Screen(pyte.Screen):
    """Remembers the lines that left at the top, and answers the program's questions."""

    def __init__(self, columns: int, rows: int, answer: Callable[[str], None]) -> None:
        self.gone: list[str] = []
        self._answer = answer
        super().__init__(columns, rows)

    def write_process_input(self, data: str) -> None:
        self._answer(data)

    def index(self) -> None:
        top, bottom = self.margins or (0, self.lines - 1)
        if self.cursor.y == bottom:
            self.gone.append(self._line(top))
        super().index()

    def _line(self, number: int) -> str:
        # Behind a wide character there is an empty cell.
        return "".join(self.buffer[number][column].data for column in range(self.columns)).rstrip()


class Terminal:
    """A terminal in which the program runs.

    Attributes:
        presses: How many characters and other keys were pressed.
        raw: All that the program wrote.
    """

    def __init__(
        self,
        arguments: Sequence[str | Path],
        folder: Path,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
        *,
        margin: int = 0,
        command: Sequence[str] = (),
    ) -> None:
        """Start the program.

        Args:
            arguments: The words behind `drafter`.
            folder: The folder that it runs in; what it remembers goes there too.
            columns: How wide the terminal says that it is.
            rows: How high.
            environment: What differs from a usual environment.
            margin: How many columns the screen has beyond those that it tells, so that a line that is
                too wide can be seen; a real terminal would break it.
            command: Another program to start instead.
        """
        self.presses = 0
        self.raw = ""
        self._columns = columns
        self._begun = 0
        self._seen = 0
        self._first_line = 0
        self._held = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        words = [*map(str, command or (sys.executable, "-m", "drafter")), *map(str, arguments)]
        self._child = pexpect.spawn(
            words[0],
            words[1:],
            cwd=str(folder),
            env=_environment(folder, environment or {}),
            dimensions=(rows, columns),
            echo=True,
            # Whoever starts the tests may ignore closed windows, and what ignores them hands that on.
            preexec_fn=_heed_closed_windows,
        )
        self._child.delaybeforesend = None
        self._screen = _Screen(columns + margin, rows, self._child.send)
        self._stream = pyte.Stream(self._screen)
        self._lines: list[str] = []

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.close(force=True)

    # Typing

    def send(self, *keys: str) -> Terminal:
        """Press keys; a plain text is typed character by character."""
        self._read(0)
        self._seen = self._begun
        for key in keys:
            self.presses += 1 if isinstance(key, Key) else len(key)
            self._child.send(key)
        return self

    def answer(self, *keys: str) -> Terminal:
        """Press keys that end a prompt, and wait for the next one."""
        return self.send(*keys).wait_for_prompt()

    def choose(self, title: str) -> Terminal:
        """Move to the line of a menu that holds a text, press Enter, and wait for the next prompt."""
        self.point_at(title)
        return self.answer(ENTER)

    def point_at(self, title: str) -> Terminal:
        """Move down, and around, to the line of a menu that holds a text."""
        passed: list[str] = []
        while title not in self.pointed():
            if len(passed) > 1 and self.pointed() == passed[0]:
                raise AssertionError(f"no line with {title!r} in this menu:\n{self}")
            passed.append(self.pointed())
            self.send(DOWN).wait_until(lambda: self.pointed() != passed[-1], f"another line than {passed[-1]!r}")
        return self

    # Looking

    def wait_for_prompt(self) -> Terminal:
        """Wait until a prompt stands there that began after the last keys were pressed."""
        return self.wait_until(lambda: self._begun > self._seen and self.has_key_line(), "a new prompt")

    def wait_for(self, text: str) -> Terminal:
        """Wait until a text is on the screen."""
        return self.wait_until(lambda: text in str(self), repr(text))

    def wait_until(self, holds: Callable[[], bool], what: str) -> Terminal:
        """Wait until something holds; where it does not in a long time, or the program ends, tell what is shown."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        self._read(0)
        while not holds():
            if time.monotonic() > deadline or not self._read(0.5):
                raise AssertionError(f"waited for {what}; the screen shows:\n{self}")
        return self

    def screen(self) -> list[str]:
        """Return the lines of the screen, as a person reads them."""
        self._read(0)
        return self._shown()

    def __str__(self) -> str:
        return "\n".join(self._shown())

    def has_key_line(self) -> bool:
        """Whether the line of keys is in sight."""
        return KEY_LINE.search(str(self)) is not None

    def prompt(self) -> str:
        """Return the line that the prompt begins with."""
        return [*self._screen.gone, *self.screen()][self._first_line].strip()

    def pointed(self) -> str:
        """Return the line of a menu that is pointed at; empty where there is none."""
        found = [line.strip() for line in self._shown() if line.startswith(" > ")]
        return found[-1] if found else ""

    def transcript(self) -> str:
        """Return all lines that were ever shown, those on the screen last."""
        self._read(0)
        return "\n".join([*self._screen.gone, *self._shown()])

    def printed(self) -> str:
        """Return all that the program wrote, without control sequences."""
        self._read(0)
        return _CONTROL.sub("", self.raw).replace("\r", "")

    # Ends

    def end(self) -> int:
        """Wait until the program has ended, and return its exit code; minus the signal's number where one ended it."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self._read(0.5):
            if time.monotonic() > deadline:
                raise AssertionError(f"the program goes on; the screen shows:\n{self}")
        return self._status()

    def order(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self._child.kill(number)

    def kill(self) -> None:
        """End the program as a power cut does."""
        self._child.kill(signal.SIGKILL)
        self._status()

    def close_window(self) -> int:
        """Close the terminal as a closed window does, and return how the program ended."""
        # The system sends SIGHUP to whoever ran in it.
        self._child.ptyproc.fileobj.close()
        return self._status()

    def _status(self) -> int:
        process = self._child.ptyproc
        deadline = time.monotonic() + PATIENCE_SECONDS
        while process.isalive():
            if time.monotonic() > deadline:
                raise AssertionError(f"the program does not end; the screen shows:\n{self}")
            select.select([], [], [], 0.01)
        return process.exitstatus if process.exitstatus is not None else -process.signalstatus

    def _shown(self) -> list[str]:
        # Reading all cells costs more than anything else here.
        if not self._lines:
            self._lines = [line.rstrip() for line in self._screen.display]
        return self._lines

    def _read(self, seconds: float) -> bool:
        """Take in what the program wrote; wait a while for the first of it. False where there will be no more."""
        try:
            while True:
                self._take_in(self._child.read_nonblocking(_AT_ONCE_BYTES, seconds))
                # What is drawn at once may come in pieces.
                seconds = 0 if pyte.modes.DECAWM in self._screen.mode else PATIENCE_SECONDS
        except pexpect.TIMEOUT:
            return True
        except (pexpect.EOF, ValueError):
            return False

    def _take_in(self, data: bytes) -> None:
        text = self._held + self._decoder.decode(data)
        # A sequence may be cut in two.
        begun = text.rfind("\x1b")
        cut = begun if begun >= 0 and _PROMPT_BEGINS.startswith(text[begun:]) else len(text)
        text, self._held = text[:cut], text[cut:]
        self.raw += text
        self._lines = []
        first, *others = text.split(_PROMPT_BEGINS)
        self._stream.feed(first)
        for other in others:
            self._begun += 1
            self._first_line = len(self._screen.gone) + self._screen.cursor.y
            self._stream.feed(_PROMPT_BEGINS + other)


def _heed_closed_windows() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def _environment(folder: Path, more: Mapping[str, str]) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _NOT_PASSED_ON and not name.startswith(("LC_", "DRAFTER_", "PROMPT_TOOLKIT_"))
    }
    own = {
        "HOME": str(folder / "home"),
        "DRAFTER_STATE": str(folder / "state"),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }
    return {**kept, **own, **more}
