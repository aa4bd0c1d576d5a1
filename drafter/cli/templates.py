"""Where layouts are looked for: the option --templates, beside the record, in the user's folder, in the box."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Final, TypeAlias

import typer

TemplatesOption: TypeAlias = Annotated[
    Path | None, typer.Option("--templates", metavar="DIR", help="另一个版式目录，先在这里找版式")
]

USER_VARIABLE: Final = "DRAFTER_TEMPLATES"


def template_directories(extra: Path | None, records: Iterable[Path] = ()) -> list[Path]:
    """Return the directories to look for layouts in, the one that counts most first.

    Args:
        extra: What `--templates` names.
        records: Records, or folders of records, beside which layouts may lie.
    """
    from drafter.layout.load import builtin_templates

    folders = dict.fromkeys(_around(path if path.is_dir() else path.parent) for path in records)
    beside = [folder for folder in folders if _holds_layouts(folder)]
    user = user_templates()
    return [*([extra] if extra else []), *beside, *([user] if user.is_dir() else []), builtin_templates()]


def user_templates() -> Path:
    """Return the folder in which a person keeps layouts for all records; it need not be there.

    It is where platformdirs would say, which takes as long to ask as rendering a page.
    """
    named = os.environ.get(USER_VARIABLE)
    if named:
        return Path(named)
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is none
    if sys.platform == "win32":
        data = Path(os.environ.get("APPDATA") or home / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        data = home / "Library" / "Application Support"
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return data / "drafter" / "templates"


def _around(folder: Path) -> Path:
    """Return the folder in which layouts may lie: for a sample in a layout's folder the one around it."""
    return folder.absolute().parent if (folder / "layout.yaml").is_file() else folder


def _holds_layouts(folder: Path) -> bool:
    return next(folder.glob("*/layout.yaml"), None) is not None
