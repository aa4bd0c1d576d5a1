"""A report in Markdown as plain text: line for line, so that findings keep their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_RULE: Final = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})")
_DELIMITER: Final = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_BEGIN: Final = re.compile(r"(?:[ \t]{0,8}>[ \t]?){1,8}|[ \t]{0,20}[-+*][ \t]+")
_CELLS: Final = re.compile(r"(?<!\\)\|")
# Bounded, or a text full of openings would be read to its end from each of them. *** is what nobody has filled in.
_INLINE: Final = re.compile(
    r"\\(?P<sign>[!-/:-@\[-`{-~])|(?P<break><br ?/?>)|`(?P<code>[^`\n]{1,200})`"
    r"|!?\[(?P<words>[^\[\]\n]{0,200})\]\([^()\n]{0,400}\)"
    r"|(?<!\*)(?P<stars>\*{1,2})(?=[^\s*])(?P<starred>.{1,400}?)(?<=[^\s*])(?P=stars)(?!\*)"
    r"|(?<![\w_])(?P<lines>_{1,2})(?=[^\s_])(?P<lined>.{1,400}?)(?<=[^\s_])(?P=lines)(?![\w_])"
)


def text_of_markdown(text: str) -> str:
    """Return what a page shows of a Markdown file, each line in its place; cells stand apart as in a Word file."""
    return "\n".join(_lines(text.splitlines()))


def _lines(lines: list[str]) -> Iterator[str]:
    in_table = False
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else ""
        if "|" in line and not in_table and "|" in following and _DELIMITER.fullmatch(following):
            in_table = True
        elif in_table and "|" not in line:
            in_table = False
        yield _row(line) if in_table else _line(line)


def _row(line: str) -> str:
    if _DELIMITER.fullmatch(line):
        return ""
    cells = _CELLS.split(line.strip().removeprefix("|").removesuffix("|"))
    return "\t".join(_shown(cell.strip()) for cell in cells)


def _line(line: str) -> str:
    if _RULE.fullmatch(line):
        return ""
    heading = _HEADING.fullmatch(line)
    return _shown(heading[1] if heading else _BEGIN.sub("", line, count=1) if _BEGIN.match(line) else line)


def _shown(text: str) -> str:
    return _INLINE.sub(_words, text)


def _words(mark: re.Match[str]) -> str:
    inside = mark["starred"] or mark["lined"]
    if inside:
        return _shown(inside)
    return mark["sign"] or mark["code"] or mark["words"] or ""
