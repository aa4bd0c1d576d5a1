"""`drafter check`: what a careful colleague would point to, in records and in finished reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.templates import TemplatesOption, template_directories
from drafter.errors import DrafterError, UsageError

if TYPE_CHECKING:
    from drafter.check.load import Rulebook
    from drafter.check.run import Checked

_REPORTS = frozenset({".docx", ".txt", ".md"})


def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE…", readable=False, help="记录（.yaml），或写好的报告（.docx、.txt，要加 --year）"),
    ] = None,
    last: Annotated[
        Path | None,
        typer.Option("--last", metavar="LAST_YEAR", help="去年的记录，看安排和不足有没有交代、有没有照搬"),
    ] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR", help="写好的报告是哪一年的")] = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="ID", help="只查这一条或这一族规则，可以写几个")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="ID", help="不查这一条或这一族规则，可以写几个")
    ] = None,
    output_format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text 或 json")] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="有疑似的也以 1 退出")] = False,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="ID", help="说明一条规则：为什么、依据、正例和反例")
    ] = None,
    templates: TemplatesOption = None,
) -> None:
    """Print the findings of each file and a summary; 1 where something is surely wrong."""
    from drafter.check.load import load_rulebook
    from drafter.check.report import explanation, findings_json, findings_text
    from drafter.check.run import choose_rules, exit_code

    if output_format not in ("text", "json"):
        raise UsageError(f"没有“{output_format}”这种输出", None, "--format 后面写 text 或 json")
    directories = template_directories(templates)
    rulebook = load_rulebook(directories)
    if explain is not None:
        for rule_id in choose_rules(rulebook, [explain]):
            typer.echo(explanation(rulebook.rules[rule_id]))
        return
    if not files:
        raise UsageError("没有写要核对的文件", None, "drafter check --help 可以看到用法")
    chosen = choose_rules(rulebook, select or [], ignore or [])
    results = list(_results(files, lambda file: _checked(file, last, year, rulebook, chosen, directories)))
    typer.echo(findings_json(results) if output_format == "json" else findings_text(results))
    found = [finding for _, checked in results for finding in checked.findings]
    if exit_code(found, strict=strict) or len(results) < len(files):
        raise typer.Exit(1)


def _results(files: list[Path], check_one: Callable[[Path], Checked]) -> Iterator[tuple[Path, Checked]]:
    """Check file after file; one of several that cannot be read is said and passed over."""
    for file in files:
        try:
            yield file, check_one(file)
        except DrafterError as error:
            if len(files) == 1:
                raise
            typer.echo(str(error), err=True)


def _checked(
    file: Path, last: Path | None, year: int | None, rulebook: Rulebook, chosen: list[str], templates: list[Path]
) -> Checked:
    from drafter.check.sources import check_record, check_report

    if file.suffix.lower() in _REPORTS:
        if year is None:
            raise UsageError(f"没有说 {file} 是哪一年的报告", None, "加 --year，例如 --year 2024")
        return check_report(file, year, rulebook, chosen, templates)
    return check_record(file, last, rulebook, chosen, templates)
