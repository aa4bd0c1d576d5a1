"""Where the characters of a wrapped line stand.

prompt_toolkit divides a line's columns by those of the terminal. Where a Chinese character does not fit at the end
of a row, a column stays empty, and so a long paragraph takes a row more: the one with the cursor, out of sight.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from prompt_toolkit.formatted_text import AnyFormattedText, fragment_list_to_text, to_formatted_text
from prompt_toolkit.layout import BufferControl, UIContent, Window
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

    def position_in_next_row(self, window: Window, step: int) -> int:
        """Return where the cursor comes to from row to row, which paragraphs of many rows need.

        Args:
            window: Shows this field.
            step: 1 for the row below, -1 for the one above.
        """
        document = self.buffer.document
        width = window.render_info.window_width if window.render_info else 0
        number = document.cursor_position_row
        cells = _cells(f"{document.current_line} ", number, width, window.get_line_prefix)
        row, x = cells[document.cursor_position_col]
        row += step
        if not cells[0][0] <= row <= cells[-1][0]:
            number += step
            if not 0 <= number < document.line_count:
                return document.cursor_position
            cells = _cells(f"{document.lines[number]} ", number, width, window.get_line_prefix)
            row = cells[0 if step > 0 else -1][0]
        columns = [index for index, cell in enumerate(cells) if cell[0] == row]
        column = max((index for index in columns if cells[index][1] <= x), default=columns[0])
        return document.translate_row_col_to_index(number, column)


class _MeasuredContent(UIContent):
    def get_height_for_line(
        self, lineno: int, width: int, get_line_prefix: _Prefix | None, slice_stop: int | None = None
    ) -> int:
        # What is measured up to the cursor holds the cursor's own place too.
        line = fragment_list_to_text(self.get_line(lineno))[: None if slice_stop is None else slice_stop + 1]
        return _cells(line, lineno, width, get_line_prefix)[-1][0] + 1


def _cells(line: str, lineno: int, width: int, get_line_prefix: _Prefix | None) -> list[tuple[int, int]]:
    """Return row and column of each character of a line, which ends with a place for the cursor."""

    def prefix(wraps: int) -> str:
        return fragment_list_to_text(to_formatted_text(get_line_prefix(lineno, wraps))) if get_line_prefix else ""

    cells = []
    row, x = _behind(prefix(0), 0, width)
    wraps = 0
    for character in line:
        columns = _columns(character)
        if x + columns > width:
            wraps += 1
            row, x = _behind(prefix(wraps), row + 1, width)
        cells.append((row, x))
        x += columns
    return cells


def _behind(prefix: str, row: int, width: int) -> tuple[int, int]:
    """Return row and column behind what begins a row."""
    x = 0
    for character in prefix:
        columns = _columns(character)
        row, x = (row + 1, columns) if x + columns > width else (row, x + columns)
    return row, x


@cache
def _columns(character: str) -> int:
    return Char(character).width
