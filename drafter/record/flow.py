"""Edits inside brackets (`{a: 1, b: [x, y]}`), on one line or several, as splices."""

from __future__ import annotations

from drafter.record.compose import Care, Value, flow_text
from drafter.record.nodes import Mapping, Sequence
from drafter.record.spans import (
    Entry,
    Splice,
    begins_line,
    column,
    entries_of,
    in_brackets,
    line_break,
    line_end,
    line_start,
    next_line,
    skip_blanks,
)


def replaced(text: str, entry: Entry, value: Value, care: Care, *, in_item: bool) -> list[Splice]:
    """Put a value in the place of another one."""
    bare = value is None and care is Care.NATURAL and not in_item
    written = "" if bare else flow_text(value, care)
    if entry.empty:
        start = _behind_space(text, entry)
        lead = "" if start > entry.after else " " if text[start - 1] == ":" else ": "
        return [Splice(start, start, lead + written)]
    return [Splice(entry.node.start, entry.end, written)]


def inserted(text: str, node: Mapping | Sequence, index: int, written: str) -> list[Splice]:
    """Put a new entry before the entry of an index (from 0), or behind the last one."""
    entries = entries_of(text, node)
    if not entries:
        return [Splice(node.start + 1, node.start + 1, written)]
    if not in_brackets(text, node):
        # A pair without braces, the only thing in brackets that has none: [甲, 键: 值].
        end = entries[0].end
        return [Splice(node.start, node.start, "{"), Splice(end, end, f", {written}}}")]
    neighbour = entries[min(index, len(entries) - 1)]
    comma = ", "
    if begins_line(text, neighbour.start):
        comma = "," + line_break(text) + " " * column(text, neighbour.start)
    if index < len(entries):
        return [Splice(neighbour.start, neighbour.start, written + comma)]
    end = _behind_space(text, neighbour)
    # A comma right behind a colon would be read as a part of the key.
    gap = " " if text[end - 1] == ":" else ""
    return [Splice(end, end, gap + comma + written)]


def _behind_space(text: str, entry: Entry) -> int:
    """Return where an entry ends, with the space behind the colon of one that is empty: {a: , b: 1}."""
    return entry.end + 1 if entry.empty and text[entry.end - 1 : entry.end + 1] == ": " else entry.end


def removed(text: str, node: Mapping | Sequence, index: int) -> list[Splice]:
    """Take an entry out, with one comma."""
    if not in_brackets(text, node):
        return [Splice(node.start, entries_of(text, node)[0].end, "{}")]
    entries = entries_of(text, node)
    entry = entries[index]
    comma = skip_blanks(text, entry.end)
    if text[comma] == ",":
        return _with_next_comma(text, entry, comma)
    if index == 0:
        return [Splice(entry.start, entry.end, "")]
    before = skip_blanks(text, entries[index - 1].end)
    if "#" not in text[before : entry.start]:
        return [Splice(before, entry.end, "")]
    return [Splice(before, before + 1, ""), Splice(entry.start, entry.end, "")]


def _with_next_comma(text: str, entry: Entry, comma: int) -> list[Splice]:
    if "#" in text[entry.end : comma]:
        return [Splice(entry.start, entry.end, ""), Splice(comma, comma + 1, "")]
    rest = text[comma + 1 : line_end(text, comma)]
    if begins_line(text, entry.start) and not rest.strip(" \t"):
        return [Splice(line_start(text, entry.start), next_line(text, comma), "")]
    spaces = 0 if rest.lstrip(" ").startswith("#") else len(rest) - len(rest.lstrip(" "))
    return [Splice(entry.start, comma + 1 + spaces, "")]


def moved(text: str, node: Sequence, order: list[int]) -> list[Splice]:
    """Put the items in another order; commas, spaces and comments between them stay."""
    entries = entries_of(text, node)
    return [
        Splice(entry.start, entry.end, text[entries[source].start : entries[source].end])
        for entry, source in zip(entries, order, strict=True)
    ]
