"""`drafter layout preview`: a layout's sample as the files that it becomes, again at each save where wanted."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from drafter.cli.templates import template_directories
from drafter.errors import DrafterError

if TYPE_CHECKING:
    from drafter.workshop.preview import Preview

_LOOKED_AFTER_SECONDS = 0.5


def preview(
    folder: Annotated[Path, typer.Argument(metavar="DIR", readable=False, help="版式的文件夹")],
    record: Annotated[
        Path | None, typer.Option("--record", metavar="RECORD", help="用这份记录；不写就用 sample.yaml，没有就试填")
    ] = None,
    profile: Annotated[str, typer.Option("--profile", metavar="COPY", help="哪一种文稿；不写就是第一种")] = "",
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help="放在哪个文件夹；不写就是版式文件夹的“预览”"),
    ] = None,
    pages: Annotated[bool, typer.Option("--pages", help="再把每一面做成图片（要装 LibreOffice 和 poppler）")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="一直看着，版式一存盘就重做；Ctrl-C 结束")] = False,
) -> None:
    """Write the Word file and its text, and say where."""
    from drafter.workshop.preview import Preview

    templates = [folder.absolute().parent, *template_directories(None)]
    shown = Preview(folder, templates, record, profile, output or folder / "预览", pages=pages)
    if not watch:
        for path in shown.made():
            typer.echo(f"已生成：{path}")
        return
    typer.echo("看着这个版式；存盘以后重做，Ctrl-C 结束。")
    watch_over(shown, lambda: time.sleep(_LOOKED_AFTER_SECONDS))


def watch_over(shown: Preview, wait: Callable[[], object]) -> NoReturn:
    """Make the files whenever something is saved, until the waiting is interrupted.

    Args:
        shown: What is made.
        wait: Waits between two looks; a test saves something then, or ends the watching.
    """
    seen: Mapping[Path, float] | None = None
    while True:
        now = shown.moments()
        if now != seen:
            seen = now
            typer.echo(f"{time.strftime('%H:%M:%S')}  {_said(shown)}")
        wait()


def _said(shown: Preview) -> str:
    try:
        return f"已生成：{'、'.join(path.name for path in shown.made())}"
    except DrafterError as error:
        # A fault is mended at the next save; the watching goes on.
        return str(error)
