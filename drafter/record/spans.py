"""Where the parts of a record stand in its text: which bytes an edit may touch.

YAML ends a block list or mapping where the next thing begins, comments and blank lines included.
Here an entry ends with its last character; what belongs to it beyond that is said by `extent_end`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.record.nodes import Mapping, Node, Scalar, Sequence

_BREAK = re.compile("\r\n|[\n\r]")
_BLANKS = re.compile("(?:[ \t\n\r]|(?<![^ \t\n\r])#[^\n\r]*)*")
_LITERAL_HEADER = re.compile(r"[|>](?P<marks>[0-9+-]*)")


@dataclass(frozen=True, slots=True)
class Splice:
    """A piece of text that takes the place of the characters from `start` up to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list or mapping: from its dash or key to its value's last character.

    Attributes:
        start: Index of the dash or key; of the value itself in brackets.
        after: Index behind the colon or dash, where the value may begin.
        end: Index behind the value.
        node: The value.
    """

    start: int
    after: int
    end: int
    node: Node

    @property
    def empty(self) -> bool:
        """Whether there is nothing behind the colon or dash."""
        return isinstance(self.node, Scalar) and self.node.start == self.node.end


def spliced(text: str, splices: list[Splice]) -> str:
    """Return a text with some pieces replaced; pieces do not overlap."""
    for splice in sorted(splices, key=lambda splice: splice.start, reverse=True):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def line_break(text: str) -> str:
    """Return the line end that a text uses."""
    found = _BREAK.search(text)
    return found.group() if found else "\n"


def line_start(text: str, index: int) -> int:
    """Return the index of the first character of a line."""
    while index and not _BREAK.match(text[index - 1]):
        index -= 1
    return index


def line_end(text: str, index: int) -> int:
    """Return the index behind the last character of a line, before its line end."""
    found = _BREAK.search(text, index)
    return found.start() if found else len(text)


def next_line(text: str, index: int) -> int:
    """Return the index of the next line, or of the text's end."""
    found = _BREAK.search(text, index)
    return found.end() if found else len(text)


def column(text: str, index: int) -> int:
    """Return how many characters stand before an index on its line."""
    return index - line_start(text, index)


def begins_line(text: str, index: int) -> bool:
    """Whether only spaces stand before an index on its line."""
    return not text[line_start(text, index) : index].strip(" ")


def ends_line(text: str, index: int) -> bool:
    """Whether an index is a line's first: the text before it ends with a line end."""
    return index > 0 and _BREAK.match(text[index - 1]) is not None


def skip_blanks(text: str, index: int) -> int:
    """Return the index of the next character that is no space, line end or comment."""
    found = _BLANKS.match(text, index)
    return found.end() if found else index


def is_literal(text: str, node: Node) -> bool:
    """Whether a node is a block text (`|` or `>`)."""
    return isinstance(node, Scalar) and node.quoted and text[node.start] in "|>"


def in_brackets(text: str, node: Node) -> bool:
    """Whether a node is a list or mapping written with its own brackets."""
    return not isinstance(node, Scalar) and text[node.start] in "[{"


def content_end(text: str, node: Node) -> int:
    """Return the index behind a node's last character."""
    if is_literal(text, node):
        return _literal_end(text, node)
    if isinstance(node, Scalar) or in_brackets(text, node):
        return node.end
    last = node.items[-1] if isinstance(node, Sequence) else list(node.entries.values())[-1]
    return content_end(text, last)


def _literal_end(text: str, node: Node) -> int:
    """Return where a block text ends: its blank lines at the end are none of it, unless it keeps them (`|+`)."""
    header = _LITERAL_HEADER.match(text, node.start)
    marks = header["marks"] if header else ""
    if "+" in marks:
        return node.end
    first = skip = next_line(text, node.start)
    while skip < node.end and not text[skip : line_end(text, skip)].strip(" "):
        skip = next_line(text, skip)
    # With a told indentation, spaces alone may already be text.
    indent = 0 if any(mark.isdigit() for mark in marks) else indentation(text, skip)
    end = line_end(text, node.start)
    while first < node.end:
        line = text[first : line_end(text, first)]
        if line.strip(" ") or len(line) > indent:
            end = line_end(text, first)
        first = next_line(text, first)
    return end


def indentation(text: str, start: int) -> int:
    """Return how many spaces a line begins with."""
    line = text[start : line_end(text, start)]
    return len(line) - len(line.lstrip(" "))


def comment_behind(text: str, index: int) -> str:
    """Return the comment that follows on the same line, with the spaces before it."""
    rest = text[index : line_end(text, index)]
    return rest if re.match("[ \t]+#", rest) else ""


def literal_comment(text: str, node: Node) -> str:
    """Return the comment behind the mark of a block text."""
    header = _LITERAL_HEADER.match(text, node.start)
    return comment_behind(text, header.end()) if header else ""


def extent_end(text: str, end: int, col: int) -> int:
    """Return where the lines of an entry end whose key or dash stands in column `col`.

    Lines of comment below it that are indented deeper belong to it (and lines of spaces: a block text
    before them would swallow both); comments in its column or further left do not.
    """
    index = found = end if ends_line(text, end) else next_line(text, end)
    while index < len(text):
        line = text[index : line_end(text, index)]
        deep = indentation(text, index) > col
        if line.strip(" \t") and not (deep and line.lstrip(" ").startswith("#")):
            break
        index = next_line(text, index)
        found = index if deep else found
    return found


def skip_blank_lines(text: str, start: int) -> int:
    """Return the index of the first line from a line on that is not blank, or the text's end."""
    while start < len(text) and not text[start : line_end(text, start)].strip(" "):
        start = next_line(text, start)
    return start


def own_start(text: str, start: int, least: int) -> int:
    """Return where an entry's lines begin, with the comments directly above it in its own column.

    Args:
        text: The file's text.
        start: Index of the dash or key, the first on its line.
        least: Where the entry before it ends.
    """
    col = column(text, start)
    index = line_start(text, start)
    while index > least:
        above = line_start(text, index - (2 if text[index - 2 : index] == "\r\n" else 1))
        if above < least or indentation(text, above) != col or text[above + col] != "#":
            break
        index = above
    return index


def entries_of(text: str, node: Mapping | Sequence) -> list[Entry]:
    """Return the entries of a list or mapping in the file's order."""
    if isinstance(node, Mapping):
        return [_mapping_entry(text, node, key) for key in node.entries]
    if in_brackets(text, node):
        return [Entry(item.start, item.start, content_end(text, item), item) for item in node.items]
    entries: list[Entry] = []
    for item in node.items:
        dash = skip_blanks(text, entries[-1].end) if entries else node.start
        entries.append(Entry(dash, dash + 1, max(dash + 1, content_end(text, item)), item))
    return entries


def _mapping_entry(text: str, node: Mapping, name: str) -> Entry:
    key, value = node.keys[name], node.entries[name]
    colon = skip_blanks(text, key.end)
    # In braces a key may stand alone, without a colon: {a, b}.
    after = colon + 1 if text[colon : colon + 1] == ":" else key.end
    end = after if isinstance(value, Scalar) and value.start == value.end else content_end(text, value)
    return Entry(key.start, after, end, value)
