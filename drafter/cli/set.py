"""`drafter set`: a few answers changed from the command line or a script."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.templates import TemplatesOption, template_directories
from drafter.errors import DrafterError, RecordError, UsageError

if TYPE_CHECKING:
    from drafter.answers.edit import Change

_MOST_CHARACTERS = 40
_FIX = "写成 机关.自称=我区 的样子，= 两边不空格；值里有空格的，整个用引号包起来"


def set(
    record: Annotated[Path, typer.Argument(metavar="RECORD", readable=False, help="记录文件（.yaml）")],
    assignments: Annotated[
        list[str],
        typer.Argument(metavar="KEY=VALUE…", help="键=值；“键=”删去这一项，“键=@文件.txt”取文件里的文字，@@ 是 @ 本身"),
    ],
    templates: TemplatesOption = None,
) -> None:
    """Change the record only if it is in order afterwards; say what changed and where the old text is."""
    from drafter.answers.edit import edited
    from drafter.record.save import BACKUP_SUFFIX, save_record
    from drafter.record.text import read_text

    changes = _changes(assignments)
    text = read_text(record)
    edit = edited(text, str(record), changes, template_directories(templates))
    if edit.text == text:
        typer.echo(f"没有变化：{record}")
        return
    save_record(record, edit.text, expected=text)
    typer.echo(f"已改：{record}")
    for change, old in zip(changes, edit.old_values, strict=True):
        typer.echo(f"  {change.key}：{_difference(old, change.value)}")
    # A link stays where it is; the backup lies beside the file that it leads to.
    target = record.resolve() if record.is_symlink() else record
    typer.echo(f"原来的内容留在：{target}{BACKUP_SUFFIX}")


def _changes(assignments: list[str]) -> list[Change]:
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


def _difference(old: str | None, new: str | None) -> str:
    if old is None and new is None:
        return "本来就没有填"
    return f"{_shown(old, '（没有填）')} → {_shown(new, '（删去）')}"


def _shown(value: str | None, absent: str) -> str:
    if value is None:
        return absent
    line = " ".join(value.split())
    return line if len(line) <= _MOST_CHARACTERS else line[:_MOST_CHARACTERS] + "…"
