"""Edits of lists and mappings written one entry a line, as splices.

An entry's lines are its own and the comments below it that are indented deeper. Comments directly above
an entry, in its own column and without a blank line between, speak of it: they move along with it and a
new entry goes above them. A removed entry leaves them where they are.
"""

from __future__ import annotations

from drafter.record.compose import Care, Value, piece
from drafter.record.nodes import Mapping, Sequence
from drafter.record.spans import (
    Entry,
    Splice,
    begins_line,
    column,
    comment_behind,
    ends_line,
    entries_of,
    extent_end,
    is_literal,
    line_break,
    line_start,
    literal_comment,
    next_line,
    own_start,
    skip_blank_lines,
)


def replaced(text: str, entry: Entry, value: Value, care: Care, *, in_item: bool) -> list[Splice]:
    """Put a value in the place of another one, or where there was none yet."""
    gap = text[entry.after : entry.node.start]
    if not entry.empty and "#" in gap:
        return [_below_comments(text, entry, value, care, entry.node.start, entry.end)]
    inline, below = piece(value, care, in_item=in_item)
    if entry.empty and below:
        stop = extent_end(text, entry.end, column(text, entry.start))
        if stop > next_line(text, entry.end):
            return [_below_comments(text, entry, value, care, stop, stop)]
    literal = is_literal(text, entry.node)
    comment = literal_comment(text, entry.node) if literal else comment_behind(text, entry.end)
    end = entry.end if literal else entry.end + len(comment)
    keeps_spaces = inline and not below and not entry.empty and gap.strip(" ") == ""
    start = entry.node.start if keeps_spaces and gap else entry.after
    lead = " " if inline and start == entry.after else ""
    if comment and not inline:
        # Behind a bare colon a comment would be taken for a value by mistake; it gets its own line.
        below = [f"  {comment.lstrip()}", *below]
        comment = ""
    lines = [lead + inline + comment, *_placed(below, column(text, entry.start))]
    return [Splice(start, end, _closed(text, end, lines))]


def _below_comments(text: str, entry: Entry, value: Value, care: Care, start: int, end: int) -> Splice:
    """Write a value that stands on lines of its own, because comments stand between it and its key."""
    if value is None:
        return _blanked(text, start, end)
    inline, below = piece(value, care, in_item=True)
    standing = column(text, start) if start < end else 0
    indent = max(standing, column(text, entry.start) + 2)
    # The lines of a collection continue its first line, those of a block text are indented from it.
    rest = _placed(below, indent - 2 if isinstance(value, (dict, list)) else indent)
    written = " " * (indent - standing) + inline
    if start < end:
        return Splice(start, end, _closed(text, end, [written, *rest]))
    lead = "" if ends_line(text, start) else line_break(text)
    return Splice(start, end, lead + _text([written, *rest], text))


def _blanked(text: str, start: int, end: int) -> Splice:
    """Take a value away that begins a line; a comment behind it keeps the line."""
    comment = comment_behind(text, end)
    if comment:
        return Splice(start, end + len(comment), comment.lstrip())
    return Splice(line_start(text, start), end if ends_line(text, end) else next_line(text, end), "")


def inserted(text: str, node: Mapping | Sequence, index: int, lines: list[str]) -> list[Splice]:
    """Put a new entry before the entry of an index (from 0), or behind the last one."""
    entries = entries_of(text, node)
    col = column(text, entries[0].start)
    if index > 0:
        start = extent_end(text, entries[index - 1].end, col)
        return [Splice(start, start, _text(_placed(lines, col), text))]
    first = entries[0].start
    if begins_line(text, first):
        start = own_start(text, first, 0)
        return [Splice(start, start, _text(_placed(lines, col), text))]
    # The first entry stands behind the dash of the list around it: - - 甲
    written = _text([lines[0], *_placed(lines[1:], col)], text)
    return [Splice(first, first, written + " " * col)]


def removed(text: str, node: Mapping | Sequence, index: int, after: int | None) -> list[Splice]:
    """Take an entry out; of the last one, empty brackets remain.

    Args:
        text: The file's text.
        node: The list or mapping.
        index: Which entry, from 0.
        after: Where the node's own value begins, behind its colon or dash; None for the top level.
    """
    entries = entries_of(text, node)
    entry = entries[index]
    stop = extent_end(text, entry.end, column(text, entry.start))
    start = line_start(text, entry.start) if begins_line(text, entry.start) else entry.start
    if len(entries) == 1:
        return _emptied(text, Splice(start, stop, ""), "[]" if isinstance(node, Sequence) else "{}", after)
    if start < entry.start or column(text, start) == 0:
        return [Splice(start, stop, "")]
    following = entries[1].start
    if "#" in text[entry.end : following]:
        return [Splice(start, stop, line_break(text))]
    return [Splice(start, following, "")]


def _emptied(text: str, lines: Splice, brackets: str, after: int | None) -> list[Splice]:
    if after is None or column(text, lines.start) > 0:
        return [Splice(lines.start, lines.end, brackets + line_break(text))]
    return [Splice(after, after, f" {brackets}"), lines]


def moved(text: str, node: Sequence, order: list[int], care: Care) -> list[Splice]:
    """Put the items in another order; blank lines and comments between them stay.

    With more care, blank lines travel with the item above them: it may end with a text that keeps them (`|+`).
    """
    entries = entries_of(text, node)
    col = column(text, entries[0].start)
    inline = not begins_line(text, entries[0].start)
    places: list[tuple[int, int]] = []
    for entry in entries:
        least = places[-1][1] if places else 0
        start = entry.start if inline and not places else own_start(text, entry.start, least)
        end = extent_end(text, entry.end, col)
        places.append((start, end if care is Care.NATURAL else skip_blank_lines(text, end)))
    chunks = [text[start:end] for start, end in places]
    if inline:
        chunks[0] = " " * col + chunks[0]
    splices = [Splice(start, end, chunks[source]) for (start, end), source in zip(places, order, strict=True)]
    if inline:
        first = splices[0]
        bare = first.text[col:] if first.text[col] == "-" else line_break(text) + first.text
        splices[0] = Splice(first.start, first.end, bare)
    return splices


def needs_line_break(text: str, node: Mapping | Sequence) -> bool:
    """Whether nothing can follow a node before the file's last line has got its line end."""
    entries = entries_of(text, node)
    stop = extent_end(text, entries[-1].end, column(text, entries[0].start))
    return stop == len(text) and not ends_line(text, stop)


def _placed(lines: list[str], col: int) -> list[str]:
    return [" " * col + line if line else line for line in lines]


def _text(lines: list[str], text: str) -> str:
    end = line_break(text)
    return end.join(lines) + end


def _closed(text: str, end: int, lines: list[str]) -> str:
    """Join lines that are followed by the file's own line end, unless it was replaced or never there."""
    joined = _text(lines, text)
    missing = ends_line(text, end) or (len(lines) > 1 and end == len(text))
    return joined if missing else joined.removesuffix(line_break(text))
