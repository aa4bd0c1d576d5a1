"""Ctrl-C from outside, a closed window, and the system's wish that the program ends.

A prompt ends at once, with what was typed. Between prompts they wait for the next one: what was just confirmed is
saved first.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

# Windows has no SIGHUP: there a closed window is SIGBREAK.
_SIGNALS = [
    signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if name in signal.Signals.__members__
]


class Leaving:
    """Whether the program was asked to leave.

    Attributes:
        is_wanted: Every prompt ends as soon as it begins.
    """

    def __init__(self) -> None:
        self.is_wanted = False
        self._is_watching = False
        self._is_held = True
        self._end_prompt: Callable[[], object] | None = None

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Take what asks the program to leave, until the outermost of these blocks ends."""
        if self._is_watching or threading.current_thread() is not threading.main_thread():
            yield
            return
        # Whoever lets a program go on without its window makes it ignore that.
        heeded = [number for number in _SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
        before = {number: signal.signal(number, self._take) for number in heeded}
        self._is_watching = True
        try:
            yield
        finally:
            self._is_watching = False
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def ends(self, end_prompt: Callable[[], object]) -> Iterator[None]:
        """Let what comes meanwhile end a prompt.

        Args:
            end_prompt: Ends it; called in its event loop.
        """
        self._end_prompt = end_prompt
        try:
            yield
        finally:
            self._end_prompt = None

    @contextmanager
    def interruptible(self) -> Iterator[None]:
        """Let Ctrl-C interrupt what goes on, as it does in other programs."""
        self._is_held = False
        try:
            yield
        finally:
            self._is_held = True

    def _take(self, number: int, frame: FrameType | None) -> None:
        is_interrupt = number == signal.SIGINT
        if is_interrupt and not self._is_held:
            raise KeyboardInterrupt
        was_wanted, self.is_wanted = self.is_wanted, True
        if self._end_prompt is not None:
            with suppress(RuntimeError):
                asyncio.get_running_loop().call_soon_threadsafe(self._end_prompt)
        elif is_interrupt and was_wanted:
            # Something takes long, and the person knows what they do.
            raise KeyboardInterrupt


def fall_silent() -> None:
    """Let nothing more be written to a terminal that is gone: it would fail, and nobody reads it."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())
