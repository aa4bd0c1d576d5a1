"""`drafter schema`: the keys of a layout's records, for editors."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.templates import TemplatesOption, template_directories


def schema(
    layout: Annotated[str, typer.Argument(metavar="LAYOUT", help="版式的名字，例如 standard")],
    templates: TemplatesOption = None,
) -> None:
    """Print the JSON Schema of a layout's records, as UTF-8 wherever it goes."""
    from drafter.layout.load import load_layout
    from drafter.layout.schema import schema_from

    made = schema_from(load_layout(layout, template_directories(templates, [Path()])))
    text = json.dumps(made, ensure_ascii=False, indent=2)
    # Into a file it goes as UTF-8 even where the console has another encoding.
    typer.echo(text if sys.stdout.isatty() else text.encode())
