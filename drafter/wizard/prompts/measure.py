"""How many rows a line takes where it is wrapped.

prompt_toolkit divides a line's columns by those of the terminal. Where a Chinese character does not fit at the end
of a row, a column stays empty, and so a long paragraph takes a row more: the one with the cursor, out of sight.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from prompt_toolkit.formatted_text import AnyFormattedText, fragment_list_to_text, to_formatted_text
from prompt_toolkit.layout import BufferControl, UIContent
from prompt_toolkit.layout.screen import Char

_Prefix = Callable[[int, int], AnyFormattedText]


class MeasuredControl(BufferControl):
    """A text field that knows how many rows it takes."""

    def __init__(self, other: BufferControl) -> None:
        super().__init__(other.buffer, other.input_processors, include_default_input_processors=False)

    def create_content(self, width: int, height: int, preview_search: bool = False) -> UIContent:
        """Return the content, with rows counted one by one."""
        content = super().create_content(width, height, preview_search)
        return _MeasuredContent(
            content.get_line, content.line_count, content.cursor_position, content.menu_position, content.show_cursor
        )


class _MeasuredContent(UIContent):
    def get_height_for_line(
        self, lineno: int, width: int, get_line_prefix: _Prefix | None, slice_stop: int | None = None
    ) -> int:
        # What is measured up to the cursor holds the cursor's own place too.
        line = fragment_list_to_text(self.get_line(lineno))[: None if slice_stop is None else slice_stop + 1]

        def prefix(row: int) -> str:
            return fragment_list_to_text(to_formatted_text(get_line_prefix(lineno, row))) if get_line_prefix else ""

        rows, used = _laid(prefix(0), 1, 0, width)
        wraps = 0
        for character in line:
            columns = _columns(character)
            if used + columns > width:
                wraps += 1
                rows, used = _laid(prefix(wraps), rows + 1, 0, width)
            used += columns
        return rows


def _laid(text: str, rows: int, used: int, width: int) -> tuple[int, int]:
    """Return in which row, and how far in it, a text ends that begins there."""
    for character in text:
        columns = _columns(character)
        rows, used = (rows + 1, columns) if used + columns > width else (rows, used + columns)
    return rows, used


@cache
def _columns(character: str) -> int:
    return Char(character).width
