"""`drafter layouts`: which layouts there are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.templates import TemplatesOption, template_directories

if TYPE_CHECKING:
    from drafter.layout.load import LayoutSummary


def layouts(
    deviations: Annotated[
        bool, typer.Option("--deviations", help="列出底稿和 GB/T 9704 不同的地方，以及标准没有写定、照通行做法定的")
    ] = False,
    templates: TemplatesOption = None,
) -> None:
    """Print each layout's name, version, title, purpose, sister texts and folder."""
    from drafter.layout.load import find_layouts, summarize_layout

    directories = template_directories(templates, [Path()])
    folders = find_layouts(directories)
    told: dict[tuple[str, ...], str] = {}
    summaries = {name: summarize_layout(folder) for name, folder in folders.items()}
    for name, folder in folders.items():
        summary = summaries[name]
        typer.echo(f"{summary.name}@{summary.version}  {summary.label}")
        typer.echo(f"    {summary.help}")
        sisters = _sisters(summary, summaries)
        if sisters:
            typer.echo(f"    另有文稿：{'、'.join(sisters)}")
        typer.echo(f"    {folder}")
        if deviations:
            from drafter.cli.deviations import deviation_lines

            for line in deviation_lines(folder, directories, told):
                typer.echo(f"    {line}")


def _sisters(summary: LayoutSummary, summaries: Mapping[str, LayoutSummary]) -> tuple[str, ...]:
    """Return the sister texts of a layout, or those of the one that it builds on."""
    waiting = dict(summaries)
    while summary.base in waiting:
        summary = waiting.pop(summary.base)
    return summary.sisters
