"""`KEY=VALUE` on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import DrafterError, RecordError, UsageError

if TYPE_CHECKING:
    from drafter.answers.edit import Change

_FIX = "写成 机关.自称=我区 的样子，= 两边不空格；值里有空格的，整个用引号包起来"


def parse_assignments(assignments: list[str]) -> list[Change]:
    """Read all arguments before anything is changed.

    Raises:
        UsageError: One has no `=`, or two are for the same key.
        RecordError: A key is no key path, or a file of text cannot be read.
    """
    from drafter.answers.edit import Change
    from drafter.record.paths import parse_key_path

    changes: list[Change] = []
    for argument in assignments:
        key, sign, value = argument.partition("=")
        if not sign or not key.strip():
            raise UsageError(f"“{argument}”不是“键=值”", None, _FIX)
        change = Change(parse_key_path(key.strip()), _value(value), argument)
        if any(change.path == other.path for other in changes):
            raise UsageError(f"“{change.key}”写了两次", None, "同一项只写一次")
        for other in changes:
            _refuse_both(change, other)
        changes.append(change)
    return changes


def _refuse_both(one: Change, other: Change) -> None:
    """Raise UsageError where one change takes out what another one writes into."""
    outer, inner = sorted((one, other), key=lambda change: len(change.path))
    if outer.value is None and inner.path[: len(outer.path)] == outer.path:
        what = f"“{outer.argument}”要删去的一项，“{inner.argument}”又要改"
        raise UsageError(what, None, "两个只写一个；编号按记录原来的次序")


def _value(value: str) -> str | None:
    """Return what to write; None where the answer shall go."""
    if value.startswith("@@"):
        value = value[1:]
    elif value.startswith("@"):
        value = _text_of(Path(value[1:]))
    lines = value.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not lines.strip():
        return None
    # Several paragraphs end with a line end, so that they become the usual block text.
    return f"{lines}\n" if "\n" in lines else lines


def _text_of(path: Path) -> str:
    from drafter.record.text import read_text

    try:
        return read_text(path)
    except DrafterError as error:
        fix = "@ 后面写一个 UTF-8 编码的纯文本文件；值本身以 @ 开头的，写成 @@"
        raise RecordError(error.what, error.where, fix) from None
