"""`drafter layouts`: which layouts there are."""

from __future__ import annotations

import typer

from drafter.cli.templates import TemplatesOption, template_directories


def layouts(templates: TemplatesOption = None) -> None:
    """Print each layout's name, version, title, purpose and folder."""
    from drafter.layout.load import find_layouts, summarize_layout

    for folder in find_layouts(template_directories(templates)).values():
        summary = summarize_layout(folder)
        typer.echo(f"{summary.name}@{summary.version}  {summary.label}")
        typer.echo(f"    {summary.help}")
        typer.echo(f"    {folder}")
