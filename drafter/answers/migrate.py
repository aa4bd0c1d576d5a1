"""Reading an older record: its shape is changed in memory, the file is left as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from drafter.errors import RecordError
from drafter.layout.migration import Path, Step, StepKind
from drafter.layout.model import Layout
from drafter.record.nodes import Mapping, Node, Scalar, Sequence

ASIDE_KEY = "另存"


class Migrated(NamedTuple):
    """A record in the shape of its layout's present version.

    Attributes:
        record: The record; what no longer has a place stands under 另存.
        notes: What was done, one sentence each.
    """

    record: Mapping
    notes: tuple[str, ...] = ()


def migrate(record: Mapping, layout: Layout, version: int | None) -> Migrated:
    """Bring a record from the version that it names to its layout's own.

    Raises:
        RecordError: It names a version that the layout does not know how to read.
    """
    if version is None or version == layout.version:
        return Migrated(record)
    place = record.entries["版式"].place
    if version > layout.version or version < 1 or not layout.migrations:
        what = f"记录写的是 {layout.name}@{version}，这里的版式是 {layout.name}@{layout.version}"
        raise RecordError(what, place, "换用配套的 drafter 或版式目录；确认内容合用后也可改写版本号")
    work = _Work(record)
    for migration in layout.migrations:
        if migration.to > version:
            for step in migration.steps:
                work.take(step)
    first = f"记录按 {layout.name}@{version} 填写，已按 {layout.name}@{layout.version} 读入，文件没有改动"
    return Migrated(work.finished(), (first, *work.notes))


class _Work:
    def __init__(self, record: Mapping) -> None:
        self._record = record
        self._aside: dict[str, Node] = {}
        self.notes: list[str] = []

    def finished(self) -> Mapping:
        """Return the record with what was kept aside."""
        if not self._aside:
            return self._record
        old = self._record.entries.get(ASIDE_KEY)
        kept = {**(old.entries if isinstance(old, Mapping) else {}), **self._aside}
        return _with(self._record, ASIDE_KEY, Mapping(kept, self._record.place))

    def take(self, step: Step) -> None:
        *parents, last = step.source
        if step.kind is StepKind.MOVE:
            self._move(step)
            return
        changes: dict[StepKind, Callable[[Mapping], Mapping]] = {
            StepKind.RENAME: lambda holder: self._renamed(holder, last.key, step.target[0].key),
            StepKind.SPLIT: lambda holder: self._split(holder, last.key, step),
            StepKind.DROP: lambda holder: self._dropped(holder, last.key),
        }
        self._record = _changed(self._record, tuple(parents), changes[step.kind])

    def _keep_aside(self, node: Node, why: str) -> None:
        self._aside[node.place.key] = node
        self.notes.append(f"{node.place}  {why}，内容另存，没有写入报告")

    def _renamed(self, holder: Mapping, old: str, new: str) -> Mapping:
        if holder.get(old) is None:
            return _without(holder, old)
        node = holder.entries[old]
        if holder.get(new) is not None:
            self._keep_aside(node, f"“{old}”已改名为“{new}”，而“{new}”已有内容")
            return _without(holder, old)
        self.notes.append(f"{node.place}  “{old}”改名为“{new}”")
        kept = _without(holder, new)
        entries = {new if key == old else key: value for key, value in kept}
        keys = {new if key == old else key: scalar for key, scalar in kept.keys.items()}
        return Mapping(entries, holder.place, holder.start, holder.end, keys)

    def _split(self, holder: Mapping, key: str, step: Step) -> Mapping:
        node = holder.get(key)
        first, second = (part.key for part in step.target)
        if node is None:
            return holder
        if not isinstance(node, Scalar) or step.separator not in node.text or holder.get(second) is not None:
            return self._renamed(holder, key, first) if key != first else holder
        head, _, tail = node.text.partition(step.separator)
        self.notes.append(f"{node.place}  “{key}”拆成“{first}”和“{second}”")
        entries: dict[str, Node] = {}
        for name, value in holder:
            if name == key:
                entries[first] = node._replace(text=head.strip(), quoted=True)
                entries[second] = node._replace(text=tail.strip(), quoted=True)
            elif name != second:
                entries[name] = value
        return Mapping(entries, holder.place, holder.start, holder.end, holder.keys)

    def _dropped(self, holder: Mapping, key: str) -> Mapping:
        node = holder.get(key)
        if node is not None:
            self._keep_aside(node, f"“{key}”已停用")
        return _without(holder, key)

    def _move(self, step: Step) -> None:
        node: Node | None = self._record
        for part in step.source:
            node = node.get(part.key) if isinstance(node, Mapping) else None
        *parents, last = step.source
        if node is None:
            return
        self._record = _changed(self._record, tuple(parents), lambda holder: _without(holder, last.key))
        if self._put(node, step.target):
            name = ".".join(part.key for part in step.target)
            self.notes.append(f"{node.place}  移到“{name}”")
        else:
            self._keep_aside(node, "移动的去处已有内容")

    def _put(self, node: Node, target: Path) -> bool:
        """Put a node where a path leads, making groups on the way; False where something stands there."""

        def put(holder: Mapping, path: Path) -> Mapping | None:
            key = path[0].key
            there = holder.get(key)
            if len(path) == 1:
                return None if there is not None else _with(holder, key, node)
            if there is not None and not isinstance(there, Mapping):
                return None
            inner = put(there or Mapping({}, holder.place), path[1:])
            return None if inner is None else _with(holder, key, inner)

        changed = put(self._record, target)
        self._record = changed or self._record
        return changed is not None


def _changed(holder: Mapping, parents: Path, change: Callable[[Mapping], Mapping]) -> Mapping:
    """Return a mapping in which the mappings that a path leads to are changed."""
    if not parents:
        return change(holder)
    part, *rest = parents
    node = holder.get(part.key)
    if part.each and isinstance(node, Sequence):
        items = (_changed(one, tuple(rest), change) if isinstance(one, Mapping) else one for one in node.items)
        return _with(holder, part.key, Sequence(tuple(items), node.place, node.start, node.end))
    if not part.each and isinstance(node, Mapping):
        return _with(holder, part.key, _changed(node, tuple(rest), change))
    return holder


def _with(holder: Mapping, key: str, node: Node) -> Mapping:
    return Mapping({**holder.entries, key: node}, holder.place, holder.start, holder.end, holder.keys)


def _without(holder: Mapping, key: str) -> Mapping:
    entries = {name: node for name, node in holder if name != key}
    keys = {name: scalar for name, scalar in holder.keys.items() if name != key}
    return Mapping(entries, holder.place, holder.start, holder.end, keys)
