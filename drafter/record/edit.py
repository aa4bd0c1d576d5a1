"""Edits of a record's text that replace only what changes: every other byte stays.

Texts come from `read_text` (no byte order mark) and have been parsed before. Each edit is read back and
compared with what was meant before it is returned, so that no file is ever written wrongly.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from drafter.errors import DrafterError, RecordError
from drafter.record import block, flow
from drafter.record.compose import (
    Care,
    Value,
    block_lines,
    check_value,
    content_of,
    entry_lines,
    flow_entry,
    flow_text,
    item_lines,
)
from drafter.record.nodes import Mapping, Node, Scalar, Sequence, is_empty, kind_of
from drafter.record.parse import MAX_DEPTH, parse_mapping
from drafter.record.paths import KeyPath, child, key_path_text, no_such, wrong_kind
from drafter.record.spans import Entry, Splice, entries_of, in_brackets, line_break, spliced

_FILE = "记录"


class EditFailedError(AssertionError):
    """An edit that does not read back as meant: our bug; nothing was changed."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A value in its surroundings.

    Attributes:
        node: The value.
        entry: Its entry in the list or mapping around it; None for the top level.
        in_item: Whether it is an item of a list.
        inside: Whether it stands inside brackets.
    """

    node: Node
    entry: Entry | None = None
    in_item: bool = False
    inside: bool = False


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
        RecordError: The path leads into something of another kind or skips an item, the value is too
            deep or has control characters.
    """
    check_value(value)
    _check_depth(path, value)
    return _set(text, path, value)


def delete(text: str, path: KeyPath) -> str:
    """Take a key or list item out, with the comments inside it; those around it stay.

    Of the last item `[]` remains, of the last key `{}`: not answered.

    Raises:
        RecordError: There is no such thing.
    """
    _spot_of(text, path, _parse(text))
    return _removed(text, path)


def insert_item(text: str, path: KeyPath, index: int, value: Value) -> str:
    """Put a new item into a list.

    Args:
        text: The record's text.
        path: The list; it is made where it is absent or empty.
        index: The number that the item will have, from 1; one behind the last item appends.
        value: The item.

    Raises:
        RecordError: There is no list at the path, or the index is not one of it.
    """
    check_value(value)
    _check_depth((*path, index), value)
    node = _node_at(_parse(text), path)
    if isinstance(node, Sequence) and 1 <= index <= len(node.items) + 1:
        return _inserted(text, path, index, value)
    if (node is None or is_empty(node)) and index == 1:
        return _set(text, path, [value])
    raise _no_place(node, (*path, index))


def move_item(text: str, path: KeyPath, from_index: int, to_index: int) -> str:
    """Move an item of a list, with the comments directly above it, to another number (from 1).

    Raises:
        RecordError: There is no list at the path, or an index is not one of it.
    """
    root = _parse(text)
    spot = _spot_of(text, path, root)
    for index in (from_index, to_index):
        if child(spot.node, index, path) is None:
            raise no_such((*path, index), spot.node)
    if from_index == to_index:
        return text
    return _moved(text, path, from_index, to_index)


def _set(text: str, path: KeyPath, value: Value) -> str:
    node: Node = _parse(text)
    for depth, step in enumerate(path):
        if depth and is_empty(node) and not _fits(node, step):
            return _replaced(text, path[:depth], _wrapped(path, depth, value, node))
        below = child(node, step, path[:depth])
        if below is None:
            return _added(text, path[: depth + 1], _wrapped(path, depth + 1, value, node), node)
        node = below
    return _merged(text, path, node, value)


def _fits(node: Node, step: str | int) -> bool:
    return isinstance(node, Sequence if isinstance(step, int) else Mapping)


def _wrapped(path: KeyPath, depth: int, value: Value, node: Node) -> Value:
    """Put a value into the lists and mappings that the path's steps from `depth` on ask for."""
    for end in range(len(path) - 1, depth - 1, -1):
        step = path[end]
        if isinstance(step, int) and step != 1:
            raise RecordError(
                f"“{key_path_text(path[:end])}”还是空的，不能先填第 {step} 项", node.place, "从第 1 项填起"
            )
        value = [value] if isinstance(step, int) else {step: value}
    return value


def _added(text: str, path: KeyPath, value: Value, parent: Node) -> str:
    step = path[-1]
    if isinstance(parent, Sequence) and isinstance(step, int):
        if step != len(parent.items) + 1:
            raise _no_place(parent, path)
        return _inserted(text, path[:-1], step, value)
    return _inserted(text, path[:-1], str(step), value)


def _merged(text: str, path: KeyPath, node: Node, value: Value) -> str:
    if content_of(node) == value:
        return text
    if isinstance(node, Mapping) and isinstance(value, dict) and value and node.entries:
        for key, item in value.items():
            text = _set(text, (*path, key), item)
        for key in node.entries.keys() - value.keys():
            text = _removed(text, (*path, key))
        return text
    if isinstance(node, Sequence) and isinstance(value, list) and value and node.items:
        return _merged_list(text, path, [content_of(item) for item in node.items], value)
    if not path:
        if isinstance(value, dict):
            return _replaced(text, path, value) if value else _all_removed(text, node)
        raise RecordError("记录的最外层只能是一组“键: 值”", node.place, "按键填写")
    return _replaced(text, path, value)


def _merged_list(text: str, path: KeyPath, old: list[Value], new: list[Value]) -> str:
    """Leave the items alone that are equal at the beginning and at the end; change those between."""
    head = tail = 0
    shorter = min(len(old), len(new))
    while head < shorter and old[head] == new[head]:
        head += 1
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    for number in range(head + 1, shorter - tail + 1):
        text = _set(text, (*path, number), new[number - 1])
    for number in range(len(old) - tail, shorter - tail, -1):
        text = _removed(text, (*path, number))
    for number in range(shorter - tail + 1, len(new) - tail + 1):
        text = _inserted(text, path, number, new[number - 1])
    return text


def _all_removed(text: str, root: Node) -> str:
    for key in root.entries if isinstance(root, Mapping) else ():
        text = _removed(text, (key,))
    return text


def _replaced(text: str, path: KeyPath, value: Value) -> str:
    root = _parse(text)
    spot = _spot_of(text, path, root)

    def write(care: Care) -> list[Splice]:
        if spot.entry is None:
            return [Splice(root.start, root.end, line_break(text).join(block_lines(_filled(value), care)))]
        room = flow if spot.inside else block
        return room.replaced(text, spot.entry, value, care, in_item=spot.in_item)

    return _verified(text, _changed(root, path, value), write)


def _inserted(text: str, path: KeyPath, step: str | int, value: Value) -> str:
    """Put a new key at the end of a mapping, or a new item before the one of a number."""
    root = _parse(text)
    spot = _spot_of(text, path, root)
    node = spot.node
    if isinstance(node, Scalar):
        raise wrong_kind(kind_of(node), step, node.place, path)
    inside = spot.inside or in_brackets(text, node)
    if is_empty(node) and not spot.inside and "#" not in text[node.start : node.end]:
        return _replaced(text, path, [value] if isinstance(step, int) else {step: value})
    if not inside and block.needs_line_break(text, node):
        return _inserted(text + line_break(text), path, step, value)
    index = step - 1 if isinstance(step, int) else len(entries_of(text, node))

    def write(care: Care) -> list[Splice]:
        if inside:
            written = flow_entry(step, value, care) if isinstance(step, str) else flow_text(value, care)
            return flow.inserted(text, node, index, written)
        lines = entry_lines(step, value, care) if isinstance(step, str) else item_lines(value, care)
        return block.inserted(text, node, index, lines)

    expected = content_of(root)
    around = _part(expected, path)
    if isinstance(step, str):
        around[step] = value
    else:
        around.insert(step - 1, value)
    return _verified(text, expected, write)


def _removed(text: str, path: KeyPath) -> str:
    root = _parse(text)
    around = _spot_of(text, path[:-1], root)
    node, step = around.node, path[-1]
    if isinstance(node, Scalar):
        raise wrong_kind(kind_of(node), step, node.place, path[:-1])
    index = step - 1 if isinstance(step, int) else list(_entries(node)).index(step)
    expected = content_of(root)
    del _part(expected, path[:-1])[step - 1 if isinstance(step, int) else step]
    if around.inside or in_brackets(text, node):
        return _verified(text, expected, lambda _: flow.removed(text, node, index))
    after = around.entry.after if around.entry else None
    return _verified(text, expected, lambda _: block.removed(text, node, index, after))


def _moved(text: str, path: KeyPath, source: int, target: int) -> str:
    root = _parse(text)
    spot = _spot_of(text, path, root)
    node = spot.node
    if not isinstance(node, Sequence):
        raise wrong_kind(kind_of(node), source, node.place, path)
    inside = spot.inside or in_brackets(text, node)
    if not inside and block.needs_line_break(text, node):
        return _moved(text + line_break(text), path, source, target)
    order = list(range(len(node.items)))
    order.insert(target - 1, order.pop(source - 1))
    expected = content_of(root)
    items = _part(expected, path)
    items[:] = [items[index] for index in order]
    try:
        return _verified(text, expected, lambda _: (flow if inside else block).moved(text, node, order))
    except EditFailedError:
        # A text that keeps the blank lines behind it (|+) cannot be moved before others; it is rewritten.
        return _inserted(_removed(text, (*path, source)), path, target, items[target - 1])


def _verified(text: str, expected: Value, write: Callable[[Care], list[Splice]]) -> str:
    """Return the edited text, written as naturally as reads back right."""
    for care in Care:
        edited = spliced(text, write(care))
        try:
            if content_of(_parse(edited)) == expected:
                return edited
        except (DrafterError, yaml.YAMLError):
            continue
    raise EditFailedError("an edit did not read back as meant")


def _changed(root: Node, path: KeyPath, value: Value) -> Value:
    """Return a record's content with one value replaced."""
    if not path:
        return value
    content = content_of(root)
    step = path[-1]
    _part(content, path[:-1])[step - 1 if isinstance(step, int) else step] = value
    return content


# Typed loosely: the path was followed through the nodes before.
def _part(content: Any, path: KeyPath) -> Any:  # noqa: ANN401 - see above
    for step in path:
        content = content[step - 1 if isinstance(step, int) else step]
    return content


def _spot_of(text: str, path: KeyPath, root: Node) -> _Spot:
    """Return the value at a path.

    Raises:
        RecordError: There is none.
    """
    spot = _Spot(root)
    for depth, step in enumerate(path):
        node = spot.node
        if child(node, step, path[:depth]) is None or isinstance(node, Scalar):
            raise no_such(path[: depth + 1], node)
        index = step - 1 if isinstance(step, int) else list(_entries(node)).index(step)
        entry = entries_of(text, node)[index]
        spot = _Spot(entry.node, entry, isinstance(node, Sequence), spot.inside or in_brackets(text, node))
    return spot
