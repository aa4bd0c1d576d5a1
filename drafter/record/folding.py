"""Joining the lines of a wrapped value without putting spaces between Chinese characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_BREAK = re.compile(r"\r\n|[\r\n]")


def is_wide(char: str) -> bool:
    """Whether a character is as wide as a Chinese one (East Asian Width W or F)."""
    return unicodedata.east_asian_width(char) in "WF" or char in "“”‘’—…·"


def join_lines(left: str, right: str) -> str:
    """Join two lines of one paragraph: no space where a Chinese character stands on either side."""
    if not left or not right:
        return left + right
    glue = "" if is_wide(left[-1]) or is_wide(right[0]) else " "
    return left + glue + right


def unfold(value: str, source: str, style: str | None) -> str:
    """Return a folded value with the spaces removed that YAML put between Chinese lines.

    Args:
        value: The value as YAML folded it: one space for each line break.
        source: The same scalar as written, with quotes or block header.
        style: YAML's style mark: None or '' for plain, `'`, `"` or `>`.

    Returns:
        The value joined by `join_lines`; unchanged where its lines cannot be told apart safely
        (escapes in double quotes, lines of a `>` block that are indented deeper).
    """
    lines = [line.strip(" \t") for line in _BREAK.split(_body(source, style))]
    if style == "'":
        lines = [line.replace("''", "'") for line in lines]
    if _fold(lines, _with_space).rstrip("\n") != value.rstrip("\n"):
        return value
    return _fold(lines, join_lines).rstrip("\n") + value[len(value.rstrip("\n")) :]


def _body(source: str, style: str | None) -> str:
    if style == ">":
        return source.partition("\n")[2].rstrip()
    return source[1:-1] if style in ("'", '"') else source


def _with_space(left: str, right: str) -> str:
    return f"{left} {right}" if left and right else left + right


def _fold(lines: list[str], join: Callable[[str, str], str]) -> str:
    paragraphs = [""]
    for number, line in enumerate(lines):
        if not line and 0 < number < len(lines) - 1:
            paragraphs.append("")
        else:
            paragraphs[-1] = join(paragraphs[-1], line)
    return "\n".join(paragraphs)
