"""`drafter layout export`: a copy of a layout, to look into or to change."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.templates import TemplatesOption, template_directories
from drafter.errors import UsageError
from drafter.wording import unknown_name_fix


def export(
    name: Annotated[str, typer.Argument(metavar="NAME", help="哪个版式，例如 standard")],
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="复制到哪个文件夹里")],
    templates: TemplatesOption = None,
) -> None:
    """Copy the layout's folder with its cases, and say where to."""
    from drafter.cli.layout.new import save_folder
    from drafter.layout.load import find_layouts
    from drafter.workshop.golden import CASES

    found = find_layouts(template_directories(templates, [directory]))
    if name not in found:
        raise UsageError(f"没有“{name}”这个版式", None, unknown_name_fix(name, list(found)))
    source = found[name]
    paths = (path for folder in (source, source / CASES) for path in sorted(folder.glob("*")) if path.is_file())
    save_folder(directory / name, {str(path.relative_to(source)): path.read_bytes() for path in paths})
    typer.echo(f"已复制：{directory / name}")
    typer.echo(f"同名的版式，自己的先用：drafter render 记录.yaml --templates {directory}")
