"""`drafter layout test`: the cases beside a layout still become the text that they should."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.templates import template_directories


def run_cases(
    folder: Annotated[Path, typer.Argument(metavar="DIR", readable=False, help="版式的文件夹，用例在它的 cases 里")],
    renew: Annotated[bool, typer.Option("--renew", help="把现在的文字写成应有的文字；先看过不同再加")] = False,
) -> None:
    """Print what differs, case by case; 1 where something does."""
    from drafter.workshop.golden import cases_of

    wrong = 0
    count = 0
    for case in cases_of(folder, [folder.absolute().parent, *template_directories(None)]):
        count += 1
        if case.is_as_it_should_be():
            typer.echo(f"相符  {case.name}")
        elif renew and not case.fault:
            case.renew()
            typer.echo(f"写出  {case.golden.name}")
        else:
            wrong += 1
            typer.echo(f"不同  {case.name}")
            for line in case.differences():
                typer.echo(f"  {line}")
    typer.echo(f"{count} 个用例，{wrong} 个不同。")
    if wrong:
        raise typer.Exit(1)
