"""Headings of an outline: of a text, of Markdown, or of a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.check.passages import heading_of
from drafter.errors import LayoutError, Place
from drafter.record.fields import is_key
from drafter.record.text import read_text
from drafter.write.reading import word_text

_MARKDOWN = re.compile(r"(#{1,5})\s+(.+?)\s*#*")
_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
_NUMBER = re.compile(
    rf"(?:{_HAN_NUMBER}、|[（(]{_HAN_NUMBER}[）)]、?|[0-9]{{1,2}}[.．、]|[（(][0-9]{{1,2}}[）)]、?)\s*"
)
_CLOSING = "。：:；;，,、"
_NO_LETTER = re.compile(r"[^\w]+")
_LONGEST_KEY = 12


class Heading(NamedTuple):
    """A heading of an outline with those below it.

    Attributes:
        key: A name for it that no other heading of the outline has.
        words: What it says, without number.
        below: The headings of the next level.
    """

    key: str
    words: str
    below: tuple[Heading, ...] = ()


def read_outline(path: Path) -> tuple[Heading, ...]:
    """Return the headings of the first level of a file.

    Args:
        path: A text or Markdown file with a heading a line (`#` or 一、（一）1.), or a Word file whose headings are
            numbered so; lines that are none are passed over.

    Raises:
        RecordError: The file cannot be read.
        LayoutError: It has no headings.
    """
    text = word_text(path) if path.suffix.lower() == ".docx" else read_text(path)
    found = list(_headings(text))
    if not found:
        fix = "每个标题单独一行，写成“一、……”“（一）……”，或者用 #、## 开头"
        raise LayoutError("提纲里没有认得出的标题", Place(str(path)), fix)
    least = min(level for level, _ in found)
    return _nested([(level - least, words) for level, words in found], _Keys())


def _headings(text: str) -> Iterator[tuple[int, str]]:
    """Yield level and words of each heading; the only one of Markdown's first level is the report's title."""
    lines = [line.strip() for line in text.splitlines()]
    titles = sum(1 for line in lines if line.startswith("# "))
    for line in lines:
        marked = _MARKDOWN.fullmatch(line)
        if marked:
            level = len(marked[1])
            if level == 1 and titles == 1:
                continue
            yield level, _words(marked[2])
            continue
        level, length = heading_of(line) if line else (0, 0)
        if level and _words(line[:length]):
            yield level, _words(line[:length])


def _words(text: str) -> str:
    return _NUMBER.sub("", text, count=1).strip().rstrip(_CLOSING).strip()


class _Keys:
    """Gives keys, each once."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def key(self, words: str) -> str:
        bare = _NO_LETTER.sub("", words)[:_LONGEST_KEY] or "部分"
        bare = bare if is_key(bare) else f"题{bare}"
        key, number = bare if is_key(bare) else "部分", 1
        while key in self._given:
            number += 1
            key = f"{bare}{number}"
        self._given.add(key)
        return key


def _nested(found: list[tuple[int, str]], keys: _Keys) -> tuple[Heading, ...]:
    """Return headings with what stands below each; a level that is left out counts as the next one."""
    made: list[Heading] = []
    start = 0
    while start < len(found):
        end = start + 1
        while end < len(found) and found[end][0] > found[start][0]:
            end += 1
        key = keys.key(found[start][1])
        made.append(Heading(key, found[start][1], _nested(found[start + 1 : end], keys)))
        start = end
    return tuple(made)
