"""The option --templates, shared by commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

TemplatesOption: TypeAlias = Annotated[
    Path | None, typer.Option("--templates", metavar="DIR", help="另一个版式目录，先在这里找版式")
]


def template_directories(extra: Path | None) -> list[Path]:
    """Return the directories to look for layouts in, the user's own first."""
    from drafter.layout.load import builtin_templates

    return [*([extra] if extra else []), builtin_templates()]
