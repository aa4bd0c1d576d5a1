"""`drafter diff`: what changed between two records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.templates import TemplatesOption, template_directories

if TYPE_CHECKING:
    from drafter.answers.differences import Difference, Stretch
    from drafter.answers.model import Answers

_AROUND = 12
_MOST_CHARACTERS = 60


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", readable=False, help="原来的记录，例如去年的")],
    new: Annotated[Path, typer.Argument(metavar="NEW", readable=False, help="后来的记录，例如今年的")],
    templates: TemplatesOption = None,
) -> None:
    """Print figures with their change, then answers and texts, what went as 〔－〕 and what came as 〔＋〕."""
    from drafter.answers.differences import differences
    from drafter.answers.opening import answers_of
    from drafter.record.parse import load_mapping

    directories = template_directories(templates, [new, old])
    before, after = (answers_of(load_mapping(path), directories) for path in (old, new))
    figures = list(_figure_lines(before, after))
    answers = list(differences(before.by_key, after.by_key))
    if figures:
        typer.echo("指标")
    for line in figures:
        typer.echo(f"  {line}")
    for difference in answers:
        for line in _lines(difference):
            typer.echo(line)
    typer.echo(f"指标变了 {len(figures)} 项，其他内容变了 {len(answers)} 处。" if figures or answers else "没有不同。")


def _figure_lines(before: Answers, after: Answers) -> Iterator[str]:
    from drafter.render.figure_table import figure_rows

    old = {(row.group, row.label): row.this for row in figure_rows(before.figures)}
    rows = list(figure_rows(after.figures, before.figures))
    # Two drafts of one year have a change, but not one against the year before.
    years_apart = before.year != after.year
    for row in rows:
        was = old.pop((row.group, row.label), "")
        if was != row.this:
            change = f"（{row.change}）" if row.change and was == row.last and years_apart else ""
            yield f"{row.group} {row.label}：{was or '（没有）'} → {row.this or '（没有）'}{change}"
    for (group, label), was in old.items():
        if was:
            yield f"{group} {label}：{was} → （没有）"


def _lines(difference: Difference) -> Iterator[str]:
    from drafter.answers.differences import Turn

    yield f"{difference.key}  {difference.turn.value}"
    if difference.turn is Turn.CHANGED:
        yield f"  {''.join(_shown(one) for one in difference.stretches)}"
    else:
        yield f"  {_short(difference.old or difference.new)}"


def _shown(stretch: Stretch) -> str:
    from drafter.answers.differences import Turn

    text = stretch.text.replace("\n", "↵")
    if stretch.turn is Turn.KEPT:
        return text if len(text) <= 2 * _AROUND + 1 else f"{text[:_AROUND]}…{text[-_AROUND:]}"
    return f"〔{'－' if stretch.turn is Turn.GONE else '＋'}{text}〕"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MOST_CHARACTERS else f"{line[:_MOST_CHARACTERS]}…"
