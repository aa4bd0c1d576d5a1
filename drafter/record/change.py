"""One change of a record's text at a time, each read back and compared with what was meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from drafter.errors import DrafterError
from drafter.record import block, flow
from drafter.record.compose import (
    Care,
    Value,
    block_lines,
    content_of,
    entry_lines,
    flow_entry,
    flow_text,
    item_lines,
)
from drafter.record.nodes import Mapping, Node, Scalar, Sequence, is_empty, kind_of
from drafter.record.parse import parse_mapping
from drafter.record.paths import KeyPath, child, no_such, wrong_kind
from drafter.record.spans import Entry, Splice, entries_of, in_brackets, line_break, spliced

_FILE = "记录"


class EditFailedError(AssertionError):
    """A change that does not read back as meant: our bug; nothing was written."""


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


def parse(text: str) -> Mapping:
    """Parse a record's text."""
    return parse_mapping(text, _FILE)


def replaced(text: str, path: KeyPath, value: Value) -> str:
    """Put a value in the place of the one at a path; the top level only while it is `{}`."""
    root = parse(text)
    spot = _spot(text, path, root)

    def write(care: Care) -> list[Splice]:
        if spot.entry is not None:
            replace = flow.replaced if spot.inside else block.replaced
            return replace(text, spot.entry, value, care, in_item=spot.in_item)
        lines = block_lines(value, care) if isinstance(value, dict) else []
        return [Splice(root.start, root.end, line_break(text).join(lines))]

    expected = content_of(root) if path else value
    if path:
        _part(expected, path[:-1])[_index(path[-1])] = value
    return _verified(text, expected, write)


def inserted(text: str, path: KeyPath, step: str | int, value: Value) -> str:
    """Put a new key at the end of the mapping at a path, or a new item before the one of a number."""
    root = parse(text)
    spot = _spot(text, path, root)
    node = _collection(spot.node, step, path)
    if is_empty(node) and not spot.inside and "#" not in text[node.start : node.end]:
        return replaced(text, path, [value] if isinstance(step, int) else {step: value})
    inside = spot.inside or in_brackets(text, node)
    count = len(entries_of(text, node))
    index = step - 1 if isinstance(step, int) else count
    if not inside and index == count and block.needs_line_break(text, node):
        return inserted(text + line_break(text), path, step, value)

    def write(care: Care) -> list[Splice]:
        if inside:
            written = flow_entry(step, value, care) if isinstance(step, str) else flow_text(value, care)
            return flow.inserted(text, node, index, written)
        lines = entry_lines(step, value, care) if isinstance(step, str) else item_lines(value, care)
        return block.inserted(text, node, index, lines)

    expected = content_of(root)
    if isinstance(step, str):
        _part(expected, path)[step] = value
    else:
        _part(expected, path).insert(index, value)
    return _verified(text, expected, write)


def removed(text: str, path: KeyPath) -> str:
    """Take the key or item at a path out."""
    root = parse(text)
    around = _spot(text, path[:-1], root)
    node = _collection(around.node, path[-1], path[:-1])
    position = _position(node, path)
    expected = content_of(root)
    del _part(expected, path[:-1])[_index(path[-1])]
    if around.inside or in_brackets(text, node):
        return _verified(text, expected, lambda _: flow.removed(text, node, position))
    after = around.entry.after if around.entry else None
    return _verified(text, expected, lambda _: block.removed(text, node, position, after))


def moved(text: str, path: KeyPath, source: int, target: int) -> str:
    """Move an item of the list at a path to another number."""
    root = parse(text)
    spot = _spot(text, path, root)
    node = spot.node
    if not isinstance(node, Sequence):
        raise wrong_kind(kind_of(node), source, node.place, path)
    _position(node, (*path, source))
    _position(node, (*path, target))
    if source == target:
        return text
    inside = spot.inside or in_brackets(text, node)
    order = list(range(len(node.items)))
    if not inside and len(order) in (source, target) and block.needs_line_break(text, node):
        return moved(text + line_break(text), path, source, target)
    order.insert(target - 1, order.pop(source - 1))
    expected = content_of(root)
    items = _part(expected, path)
    items[:] = [items[index] for index in order]
    if inside:
        return _verified(text, expected, lambda _: flow.moved(text, node, order))
    return _verified(text, expected, lambda care: block.moved(text, node, order, care))


def _verified(text: str, expected: Value, write: Callable[[Care], list[Splice]]) -> str:
    """Return the changed text, written as naturally as reads back right."""
    for care in Care:
        changed = spliced(text, write(care))
        try:
            if content_of(parse(changed)) == expected:
                return changed
        except (DrafterError, yaml.YAMLError):
            continue
    raise EditFailedError("a change of the record did not read back as meant")


def _spot(text: str, path: KeyPath, root: Node) -> _Spot:
    spot = _Spot(root)
    for depth, step in enumerate(path):
        node = _collection(spot.node, step, path[:depth])
        entry = entries_of(text, node)[_position(node, path[: depth + 1])]
        spot = _Spot(entry.node, entry, isinstance(node, Sequence), spot.inside or in_brackets(text, node))
    return spot


def _collection(node: Node, step: str | int, path: KeyPath) -> Mapping | Sequence:
    if isinstance(node, Scalar):
        raise wrong_kind(kind_of(node), step, node.place, path)
    return node


def _position(node: Mapping | Sequence, path: KeyPath) -> int:
    """Return which entry of a node the path's last step means, from 0."""
    step = path[-1]
    if child(node, step, path[:-1]) is None:
        raise no_such(path, node)
    if isinstance(node, Mapping):
        return list(node.entries).index(str(step))
    return int(step) - 1


def _index(step: str | int) -> str | int:
    return step - 1 if isinstance(step, int) else step


# Typed loosely: the path was followed through the nodes before.
def _part(content: Any, path: KeyPath) -> Any:  # noqa: ANN401 - see above
    for step in path:
        content = content[_index(step)]
    return content
