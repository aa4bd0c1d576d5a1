"""`drafter layouts`: which layouts there are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.templates import TemplatesOption, template_directories


def layouts(
    deviations: Annotated[
        bool, typer.Option("--deviations", help="列出底稿和 GB/T 9704 不同的地方，以及标准没有写定、照通行做法定的")
    ] = False,
    templates: TemplatesOption = None,
) -> None:
    """Print each layout's name, version, title, purpose and folder."""
    from drafter.layout.load import find_layouts, summarize_layout

    directories = template_directories(templates, [Path()])
    told: dict[tuple[str, ...], str] = {}
    for folder in find_layouts(directories).values():
        summary = summarize_layout(folder)
        typer.echo(f"{summary.name}@{summary.version}  {summary.label}")
        typer.echo(f"    {summary.help}")
        typer.echo(f"    {folder}")
        if deviations:
            from drafter.cli.deviations import deviation_lines

            for line in deviation_lines(folder, directories, told):
                typer.echo(f"    {line}")
