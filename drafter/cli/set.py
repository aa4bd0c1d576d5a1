"""`drafter set`: a few answers changed from the command line or a script."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.templates import TemplatesOption, template_directories

_MOST_CHARACTERS = 40


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
    from drafter.cli.assignments import parse_assignments
    from drafter.record.save import BACKUP_SUFFIX, save_record
    from drafter.record.text import read_text

    changes = parse_assignments(assignments)
    text = read_text(record)
    edit = edited(text, str(record), changes, template_directories(templates, [record]))
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


def _difference(old: str | None, new: str | None) -> str:
    if old is None and new is None:
        return "本来就没有填"
    return f"{_shown(old, '（没有填）')} → {_shown(new, '（删去）')}"


def _shown(value: str | None, absent: str) -> str:
    if value is None:
        return absent
    line = " ".join(value.split())
    return line if len(line) <= _MOST_CHARACTERS else line[:_MOST_CHARACTERS] + "…"
