"""`drafter layout show`: a layout's questionnaire as an outline, and what differs from another."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.templates import TemplatesOption, template_directories


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="哪个版式的名字，或者它的文件夹")],
    against: Annotated[
        str,
        typer.Option("--against", metavar="OTHER", help="和另一个版式比：不同在哪里，旧记录还能不能读"),
    ] = "",
    templates: TemplatesOption = None,
) -> None:
    """Print the questions with keys, types and conditions; or what differs from another layout."""
    from drafter.workshop.changed import changes
    from drafter.workshop.listing import listing, opened

    directories = template_directories(templates, [Path()])
    layout = opened(name, directories)
    lines = changes(opened(against, directories), layout) if against else listing(layout)
    for line in lines:
        typer.echo(line)
