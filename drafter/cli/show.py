"""`drafter show`: what a record answers, as an outline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.templates import TemplatesOption, template_directories

if TYPE_CHECKING:
    from drafter.render.outline import Entry

# With label and indentation a line then still fits a terminal of a hundred columns.
_MOST_CHARACTERS = 32


def show(
    record: Annotated[Path, typer.Argument(metavar="RECORD", readable=False, help="记录文件（.yaml）")],
    key: Annotated[
        str | None, typer.Argument(metavar="[KEY]", help="只看这一项，例如 主要举措和成效[2].举措[1]、指标.行政复议")
    ] = None,
    templates: TemplatesOption = None,
) -> None:
    """Print the answers by section, or those of one key, and how many are given and missing."""
    from drafter.answers.opening import answers_of
    from drafter.record.parse import load_mapping
    from drafter.record.paths import parse_key_path
    from drafter.render.outline import find_entries, outline_from

    path = None if key is None else parse_key_path(key)
    answers = answers_of(load_mapping(record), template_directories(templates, [record]))
    outline = outline_from(answers)
    if path is not None:
        for entry in find_entries(outline, path, str(record)):
            for line in _whole(entry):
                typer.echo(line)
        return
    for note in answers.notes:
        typer.echo(note)
    for entry in outline.entries:
        for line in _lines(entry, 0):
            typer.echo(line)
    typer.echo(f"已填 {outline.answered} 项，待补充 {outline.missing} 处。")


def _whole(entry: Entry) -> Iterator[str]:
    """Print what was asked for; a single answer is not cut."""
    if entry.entries:
        yield from _lines(entry, 0)
    elif len(entry.lines) > 1:
        yield _line(entry, "")
        yield from (f"  {line}" for line in entry.lines)
    else:
        yield _line(entry, "".join(entry.lines))


def _lines(entry: Entry, depth: int) -> Iterator[str]:
    yield "  " * depth + _line(entry, _short(" ".join(entry.lines)))
    for inner in entry.entries:
        if not inner.quiet:
            yield from _lines(inner, depth + 1)


def _line(entry: Entry, text: str) -> str:
    """Write label, key where it is another word, value and note."""
    step = entry.key.rpartition(".")[2]
    name = entry.label if step in ("", entry.label) or entry.label.startswith("[") else f"{entry.label}〔{step}〕"
    said = f"{text}{entry.note}"
    if not said:
        return name
    return f"{name} {said}" if entry.label.startswith("[") else f"{name}：{said}"


def _short(text: str) -> str:
    return text if len(text) <= _MOST_CHARACTERS else text[:_MOST_CHARACTERS] + "…"
