"""Edits by key and value: applied to a record's text, read again, and refused if anything is wrong then."""

from __future__ import annotations

from collections.abc import Sequence as Many
from pathlib import Path
from typing import NamedTuple

from drafter.answers.model import Answers
from drafter.answers.opening import answers_of
from drafter.errors import DrafterError, Place, RecordError, SeveralErrors, raise_all
from drafter.record.compose import Care, content_of, flow_text
from drafter.record.edit import delete, set_value
from drafter.record.nodes import Mapping, Node, Scalar, Sequence, is_empty
from drafter.record.parse import parse_mapping
from drafter.record.paths import KeyPath, child, key_path_text
from drafter.wording import amount_text

_FIGURES, _NUMBER, _APPROXIMATE, _NONE = "指标", "数值", "约数", "无"
# 指标.组.指标 is a plain value, or a mapping of the value and what belongs to it.
_FIGURE_DEPTH = 3
_MOST_CHARACTERS = 40
_ALREADY = "记录原来就有错误，没有改动"


class Change(NamedTuple):
    """One `KEY=VALUE`.

    Attributes:
        path: What to change.
        value: The new value; None takes the answer out.
        argument: As it was typed, for messages.
    """

    path: KeyPath
    value: str | None
    argument: str

    @property
    def key(self) -> str:
        """The key path as text."""
        return key_path_text(self.path)


class Edit(NamedTuple):
    """What a series of changes makes of a record.

    Attributes:
        text: The whole record.
        old_values: What each change found in its place, as one would type it; None for no answer.
    """

    text: str
    old_values: tuple[str | None, ...]


def edited(text: str, file: str, changes: Many[Change], templates: Many[Path]) -> Edit:
    """Apply changes to a record's text.

    Numbers of list items mean the record as it was, also where another change takes an item out.

    Args:
        text: The record.
        file: Its name in messages.
        changes: What to change, each path once.
        templates: Directories of layouts.

    Raises:
        DrafterError: The record cannot be read, or would not be in order afterwards. All faults that the
            changes bring are told together, each with its `KEY=VALUE`.
    """
    try:
        before = parse_mapping(text, file)
    except DrafterError as error:
        raise_all([_retold(fault, _ALREADY, fault.where) for fault in _parts(error)])
        raise
    judge = _Judge(text, file, changes, templates)
    # Taking out what is not there changes nothing, but a key that no question has is a slip all the same.
    absent = [change for change in changes if change.value is None and node_at(before, change.path) is None]
    if absent:
        judge.check(_applied(text, file, [change._replace(value="") for change in absent]))
    new = _applied(text, file, [change for change in changes if change not in absent])
    judge.check(new)
    judge.refuse_what_sets_aside(new)
    return Edit(new, tuple(_old_value(before, change) for change in changes))


def _applied(text: str, file: str, changes: Many[Change]) -> str:
    """Write the values in the order given, then take out; from the back, so that item numbers stay true."""
    removals = sorted((one for one in changes if one.value is None), key=_position, reverse=True)
    for change in (*(one for one in changes if one.value is not None), *removals):
        try:
            text = delete(text, change.path) if change.value is None else with_value(text, change.path, change.value)
        except RecordError as error:
            raise _retold(error, _not_written(change), Place(file, 0, change.key)) from None
    return text


def _position(change: Change) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in change.path)


def with_value(text: str, path: KeyPath, value: str) -> str:
    """Write one value; a figure's plain value and a list's 无 make way for what the path asks for.

    Raises:
        RecordError: The path leads into something of another kind, or the value cannot be written.
    """
    node: Node | None = parse_mapping(text, "")
    for depth, step in enumerate(path):
        if isinstance(node, Scalar) and not node.empty:
            return _given_below(text, path, depth, value, node)
        node = None if node is None or is_empty(node) else child(node, step, path[:depth])
    if _is_figure(path) and isinstance(node, Mapping) and not is_empty(node):
        # Source and last year's value stay; the approximate word belonged to the old number.
        text = delete(text, (*path, _APPROXIMATE)) if _APPROXIMATE in node.entries else text
        path = (*path, _NUMBER)
    return set_value(text, path, value or None)


def _given_below(text: str, path: KeyPath, depth: int, value: str, node: Scalar) -> str:
    """Write a value below a place where a single one stands so far."""
    step = path[depth]
    if _is_figure(path[:depth]) and isinstance(step, str) and depth + 1 == len(path):
        if step == _NUMBER:
            return set_value(text, path[:depth], value or None)
        return set_value(text, path[:depth], {_NUMBER: node.text, step: value or None})
    if step == 1 and node.text.strip() == _NONE:
        text = set_value(text, path[:depth], None)
    return set_value(text, path, value or None)


def _is_figure(path: KeyPath) -> bool:
    return len(path) == _FIGURE_DEPTH and path[0] == _FIGURES


class _Judge:
    """Reads an edited record as it will be read later, and says of each fault where it comes from."""

    def __init__(self, text: str, file: str, changes: Many[Change], templates: Many[Path]) -> None:
        self._text = text
        self._file = file
        self._changes = changes
        self._templates = templates

    def check(self, edited_text: str) -> None:
        faults = self._faults(edited_text)
        if faults:
            before = {_identity(fault): fault for fault in self._faults(self._text)}
            raise_all([self._explained(fault, before) for fault in faults])

    def refuse_what_sets_aside(self, edited_text: str) -> None:
        """Raise RecordError where a change leaves an answer of an older record without a place in the report.

        A new key beside the older one that it replaces would do that: the migration cannot take both.
        """
        try:
            before = self._answers(self._text).aside
        except DrafterError:
            # What was not in order before cannot tell what was aside; the change mended it.
            return
        for key, node in self._answers(edited_text).aside.items():
            if key not in before:
                what = f"照命令改了以后，“{key}”的内容就不再写入报告，没有改动"
                fix = f"这份记录是旧版本的，里面用的还是“{key}”；drafter show 列出它用的键，照那个键改"
                raise RecordError(what, Place(self._file, 0, node.place.key), fix)

    def _answers(self, text: str) -> Answers:
        return answers_of(parse_mapping(text, self._file), self._templates)

    def _faults(self, text: str) -> Many[DrafterError]:
        try:
            self._answers(text)
        except DrafterError as error:
            return _parts(error)
        return ()

    def _explained(self, fault: DrafterError, before: dict[tuple[str, str], DrafterError]) -> DrafterError:
        key = fault.where.key if fault.where else ""
        if fault.where is None or fault.where.file != self._file:
            return fault
        # The line would be one of the text that is not written.
        place = Place(self._file, 0, key)
        same = [change for change in self._changes if change.key == key]
        if not same and _identity(fault) in before:
            return _retold(fault, _ALREADY, before[_identity(fault)].where)
        near = same or [change for change in self._changes if _related(change.key, key)]
        if near or len(self._changes) == 1:
            told = _retold(fault, _not_written((near or self._changes)[0]), place)
            if "应是一个列表" in fault.what:
                # The reader's advice is for the file, not for a command.
                told.fix = f"命令里一项一项写，例如 {key}[1]=…"
            return told
        return _retold(fault, "照命令改了以后就有错误，没有改动", place)


def _parts(error: DrafterError) -> Many[DrafterError]:
    return error.errors if isinstance(error, SeveralErrors) else (error,)


def _identity(fault: DrafterError) -> tuple[str, str]:
    return fault.what, fault.where.key if fault.where else ""


def _related(one: str, other: str) -> bool:
    """Whether one of two keys lies below the other."""
    short, long = sorted((one, other), key=len)
    return bool(short) and long.startswith((f"{short}.", f"{short}["))


def _not_written(change: Change) -> str:
    shown = " ".join(change.argument.split())
    shown = shown if len(shown) <= _MOST_CHARACTERS else shown[:_MOST_CHARACTERS] + "…"
    return f"“{shown}”没有写入"


def _retold(fault: DrafterError, circumstance: str, where: Place | None) -> DrafterError:
    return type(fault)(f"{circumstance}：{fault.what}", where, fault.fix)


def node_at(root: Mapping, path: KeyPath) -> Node | None:
    """Return what stands at a path of a record; None where nothing does."""
    node: Node = root
    for step in path:
        below: Node | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            below = node.entries.get(step)
        elif isinstance(node, Sequence) and isinstance(step, int) and step <= len(node.items):
            below = node.items[step - 1]
        if below is None:
            return None
        node = below
    return node


def _old_value(before: Mapping, change: Change) -> str | None:
    node = node_at(before, change.path)
    if node is None or is_empty(node):
        return None
    if isinstance(node, Scalar):
        return node.text
    number = node.get(_NUMBER) if isinstance(node, Mapping) and _is_figure(change.path) and change.value else None
    if isinstance(node, Mapping) and isinstance(number, Scalar):
        approximate = node.get(_APPROXIMATE)
        return amount_text(number.text, approximate.text if isinstance(approximate, Scalar) else "")
    return flow_text(content_of(node), Care.NATURAL)
