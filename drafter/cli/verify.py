"""`drafter verify`: a Word file, whoever made it, measured against the standard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from drafter.errors import DrafterError, UsageError

if TYPE_CHECKING:
    from drafter.verify.printed_rows import Printer
    from drafter.verify.verifying import Verified

_FORMATS = ("text", "json")


def verify(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", readable=False, help="Word 文件（.docx），可写几个")],
    output_format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text 或 json")] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="不合“一般”“实务”的也以 1 退出")] = False,
    no_pages: Annotated[bool, typer.Option("--no-pages", help="不用 LibreOffice 排版，只量文件里的设置")] = False,
) -> None:
    """Print what of each file fails, was not verified, and passes; 1 where it breaks a rule (规定)."""
    from drafter.verify.printing import print_pages
    from drafter.verify.report import rows_json, rows_text

    if output_format not in _FORMATS:
        raise UsageError(f"没有“{output_format}”这种输出", None, "--format 后面写 text 或 json")
    printer: Printer = print_pages
    if no_pages:
        printer = _not_wanted
    results = list(_results(files, printer))
    typer.echo(rows_json(results) if output_format == "json" else rows_text(results))
    if len(results) < len(files) or any(one.fails(strict=strict) for one in results):
        raise typer.Exit(1)


def _not_wanted(path: Path) -> NoReturn:
    from drafter.verify.printing import NotPrinted

    raise NotPrinted("加了 --no-pages，没有排版")


def _results(files: list[Path], printer: Printer) -> Iterator[Verified]:
    """Measure file after file; one of several that cannot be read is said and passed over."""
    from drafter.verify.verifying import verify_file

    for file in files:
        try:
            yield verify_file(file, printer)
        except DrafterError as error:
            if len(files) == 1:
                raise
            typer.echo(str(error), err=True)
