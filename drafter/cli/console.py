"""What a terminal shows: how far a run has come."""

from __future__ import annotations

import shutil
from types import TracebackType
from typing import Final, TextIO

from drafter.columns import display_width

_LEAST_COLUMNS: Final = 10
_MOST_COLUMNS: Final = 40


class ProgressBar:
    """A line on a terminal that says how much is done and goes away at the end; elsewhere nothing at all."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self._total = total
        self._stream = stream
        self._shown = stream.isatty()
        self._width = 0

    def __enter__(self) -> ProgressBar:
        self.show(0)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._shown:
            self._write("")

    def show(self, done: int) -> None:
        """Say how many are done."""
        if not self._shown:
            return
        count = f"{done}/{self._total}"
        room = shutil.get_terminal_size().columns - len(count) - display_width("正在生成 [] ") - 1
        columns = max(_LEAST_COLUMNS, min(_MOST_COLUMNS, room))
        full = columns * done // self._total
        self._write(f"正在生成 [{'#' * full}{'-' * (columns - full)}] {count}")

    def _write(self, text: str) -> None:
        """Write over the line before; blanks, because old consoles know no sequence that clears a line."""
        width = display_width(text)
        self._stream.write(f"\r{text}{' ' * (self._width - width)}" + ("" if text else "\r"))
        self._stream.flush()
        self._width = width
