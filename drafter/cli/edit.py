"""`drafter edit`: go on with a record in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.templates import TemplatesOption, template_directories
from drafter.cli.terminal import NO_TERMINAL, has_terminal
from drafter.errors import UsageError


def edit(
    record: Annotated[Path, typer.Argument(metavar="RECORD", readable=False, help="记录文件（.yaml）")],
    section: Annotated[str | None, typer.Option("--section", metavar="NAME", help="只填这一部分")] = None,
    key: Annotated[
        str | None, typer.Option("--key", metavar="KEY", help="先问这一项，再到目录，例如 主要举措和成效[2].领域")
    ] = None,
    missing: Annotated[bool, typer.Option("--missing", help="只填还缺的和要再看的")] = False,
    last: Annotated[Path | None, typer.Option("--from", metavar="LAST_YEAR", help="去年的记录，只在旁边显示")] = None,
    templates: TemplatesOption = None,
) -> None:
    """Open the hub of a record, or one place of it."""
    if sum((section is not None, key is not None, missing)) > 1:
        raise UsageError("--section、--key、--missing 只能写一个", None, "drafter edit --help 可以看到用法")
    if not has_terminal():
        fix = f"用 drafter set {record} 键=值 改，用 drafter show {record} 看"
        raise UsageError(NO_TERMINAL, None, fix)
    from drafter.cli.wizard import fill_in

    fill_in(
        record, template_directories(templates, [record]), section=section, key=key, missing=missing, last_path=last
    )
