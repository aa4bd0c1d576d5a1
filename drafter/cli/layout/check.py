"""`drafter layout check`: what could go wrong with a layout later, told now."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.templates import template_directories


def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", readable=False, help="版式的文件夹")],
    output_format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text 或 json")] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="有疑似的也以 1 退出")] = False,
    rules: Annotated[bool, typer.Option("--rules", help="列出查哪些毛病，不检查")] = False,
) -> None:
    """Print the findings and a summary; 1 where something is surely wrong."""
    from drafter.check.report import findings_json, findings_text
    from drafter.check.run import Checked, exit_code
    from drafter.errors import Place, RecordError, UsageError
    from drafter.layout.load import LAYOUT_FILE
    from drafter.workshop.faults import RULES
    from drafter.workshop.soundness import check_layout

    if rules:
        for rule, says in RULES.items():
            typer.echo(f"{rule.id} {rule.level.value}  {says}")
        return
    if output_format not in ("text", "json"):
        raise UsageError(f"没有“{output_format}”这种格式", None, "--format 后面写 text 或 json")
    if not (folder / LAYOUT_FILE).is_file():
        fix = "写版式的文件夹，里面有 layout.yaml；drafter layout new 可以建一个"
        raise RecordError("这里没有版式", Place(str(folder)), fix)
    templates = [folder.absolute().parent, *template_directories(None)]
    findings = tuple(check_layout(folder, templates))
    results = [(folder, Checked(findings))]
    typer.echo(findings_json(results, {}) if output_format == "json" else findings_text(results))
    if exit_code(findings, strict=strict):
        raise typer.Exit(1)
