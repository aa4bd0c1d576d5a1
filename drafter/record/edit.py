"""Edits of a record's text that replace only what changes: every other byte stays.

Texts come from `read_text` (no byte order mark) and have been parsed before. Each edit is read back and
compared with what was meant before it is returned, so that no record is ever written wrongly.
"""

from __future__ import annotations

from drafter.errors import RecordError
from drafter.record.change import inserted, moved, parse, removed, replaced
from drafter.record.compose import Value, check_value, content_of
from drafter.record.nodes import Mapping, Node, Sequence, is_empty
from drafter.record.parse import MAX_DEPTH
from drafter.record.paths import KeyPath, child, key_path_text, no_such


def set_value(text: str, path: KeyPath, value: Value) -> str:
    """Give a place of the record a value.

    A list or mapping is compared with the one that is there, and only what differs is written. Keys and
    lists that are missing on the way are made; a number one behind a list's last item adds an item.

    Args:
        text: The record's text.
        path: Where; () is the top level.
        value: What; None leaves the place empty (`键:`). A long text that ends with a line end gives
            the usual block (`|`); without one, the block is marked `|-`.

    Raises:
        RecordError: The path leads into something of another kind or skips an item, or the value is too
            deep or has control characters.
    """
    _check(path, value)
    return _set(text, path, value)


def delete(text: str, path: KeyPath) -> str:
    """Take a key or list item out, with the comments inside it; those around it stay.

    Of the last item `[]` remains, of the last key `{}`: not answered.

    Raises:
        RecordError: There is no such thing.
    """
    return removed(text, path)


def insert_item(text: str, path: KeyPath, index: int, value: Value) -> str:
    """Put a new item into a list.

    Args:
        text: The record's text.
        path: The list; it is made where it is absent or empty.
        index: The number that the item will have, from 1; one behind the last item appends.
        value: The item.

    Raises:
        RecordError: There is no list at the path, or no place for the index in it.
    """
    _check((*path, index), value)
    node: Node | None = parse(text)
    for depth, step in enumerate(path):
        if node is None or is_empty(node):
            break
        node = child(node, step, path[:depth])
    if node is None or is_empty(node):
        return _set(text, (*path, index), value)
    child(node, index, path)
    if isinstance(node, Sequence) and not 1 <= index <= len(node.items) + 1:
        raise no_such((*path, index), node)
    return inserted(text, path, index, value)


def move_item(text: str, path: KeyPath, from_index: int, to_index: int) -> str:
    """Move an item of a list, with the comments directly above it, to another number (from 1).

    Raises:
        RecordError: There is no list at the path, or no such item in it.
    """
    return moved(text, path, from_index, to_index)


def _check(path: KeyPath, value: Value) -> None:
    check_value(value)
    check_value([step for step in path if isinstance(step, str)])
    if len(path) + _depth(value) >= MAX_DEPTH:
        raise RecordError(f"“{key_path_text(path)}”层层嵌套超过 {MAX_DEPTH} 层", None, "检查这一项的写法")


def _depth(value: Value) -> int:
    parts = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if parts is None else 1 + max(map(_depth, parts), default=0)


def _set(text: str, path: KeyPath, value: Value) -> str:
    node: Node = parse(text)
    for depth, step in enumerate(path):
        if depth and is_empty(node) and not isinstance(node, Sequence if isinstance(step, int) else Mapping):
            return replaced(text, path[:depth], _wrapped(path, depth, value, node))
        below = child(node, step, path[:depth])
        if below is None:
            return _added(text, path, depth, value, node)
        node = below
    return _merged(text, path, node, value)


def _added(text: str, path: KeyPath, depth: int, value: Value, node: Node) -> str:
    """Add what a path's step asks for and a node has not got."""
    step = path[depth]
    if isinstance(node, Sequence) and step != len(node.items) + 1:
        raise no_such(path[: depth + 1], node)
    return inserted(text, path[:depth], step, _wrapped(path, depth + 1, value, node))


def _wrapped(path: KeyPath, depth: int, value: Value, node: Node) -> Value:
    """Put a value into the lists and mappings that the path's steps from `depth` on ask for."""
    for end in range(len(path) - 1, depth - 1, -1):
        step = path[end]
        if isinstance(step, int) and step != 1:
            what = f"“{key_path_text(path[:end])}”还是空的，不能先填第 {step} 项"
            raise RecordError(what, node.place, "从第 1 项填起")
        value = [value] if isinstance(step, int) else {step: value}
    return value


def _merged(text: str, path: KeyPath, node: Node, value: Value) -> str:
    """Write what differs between a value and the one that is there."""
    if content_of(node) == value:
        return text
    if isinstance(node, Mapping) and isinstance(value, dict) and (value or not path) and node.entries:
        for key, item in value.items():
            text = _set(text, (*path, key), item)
        for key in node.entries:
            text = text if key in value else removed(text, (*path, key))
        return text
    if isinstance(node, Sequence) and isinstance(value, list) and value and node.items:
        return _merged_list(text, path, [content_of(item) for item in node.items], value)
    if not path and not isinstance(value, dict):
        raise RecordError("记录的最外层只能是一行一个“键: 值”", node.place, "写明要改的是哪一个键")
    return replaced(text, path, value)


def _merged_list(text: str, path: KeyPath, old: list[Value], new: list[Value]) -> str:
    """Leave the items alone that are equal at the beginning and at the end; change those between."""
    shorter = min(len(old), len(new))
    head = tail = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    for number in range(head + 1, shorter - tail + 1):
        text = _set(text, (*path, number), new[number - 1])
    for number in range(len(old) - tail, shorter - tail, -1):
        text = removed(text, (*path, number))
    for number in range(shorter - tail + 1, len(new) - tail + 1):
        text = inserted(text, path, number, new[number - 1])
    return text
