"""`drafter layout new`: a layout folder that works at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.templates import TemplatesOption, template_directories
from drafter.errors import OutputError, Place, UsageError


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="新版式的名字，也是文件夹的名字")],
    like: Annotated[
        str, typer.Option("--like", metavar="LAYOUT", help="沿用哪个版式，只写不同的地方，例如 standard")
    ] = "",
    outline: Annotated[
        Path | None,
        typer.Option("--from", metavar="OUTLINE", help="提纲（文本、Markdown 或 .docx）：照它的标题起草部分和问题"),
    ] = None,
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="放在哪个文件夹里；不写就放在这里")] = Path(),
    templates: TemplatesOption = None,
) -> None:
    """Make the folder, and say what stands in it and what comes next."""
    from drafter.workshop.outline import read_outline
    from drafter.workshop.sketch import Sketch

    if like and outline is not None:
        raise UsageError("--like 和 --from 只能写一个", None, "沿用别的版式的，不用提纲；要照提纲起草，就不写 --like")
    sketch = Sketch(name)
    if like:
        files = sketch.like(like, template_directories(templates, [to]))
    else:
        files = sketch.of_outline(read_outline(outline) if outline is not None else ())
    folder = to / name
    save_folder(folder, files)
    typer.echo(f"已建：{folder}")
    for file in files:
        typer.echo(f"  {file}")
    typer.echo(f"改好以后：drafter layout check {folder}")


def save_folder(folder: Path, files: dict[str, bytes]) -> None:
    """Write the files of a new folder, by their names in it.

    Raises:
        OutputError: The folder is there already, or cannot be written.
    """
    from drafter.write.output import output_error, save_new

    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        raise OutputError("这个文件夹已经有了", Place(str(folder)), "换一个名字，或者先挪开原来的") from None
    except OSError as error:
        raise output_error(error, folder) from error
    for file, data in files.items():
        path = folder / file
        path.parent.mkdir(exist_ok=True)
        save_new(path, data, force=False, suffix=path.suffix)
