"""What Jinja makes of templates: Python text, ready-made for the built-in ones.

Compiling a template takes longer than making the report with it. The template counts: where its text is not the one
that was compiled beforehand, or Jinja is another one, it is compiled.
"""

from __future__ import annotations

import importlib.metadata
import json
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from drafter.layout.load import builtin_templates

GENERATED_FILE = "generated.json"


class Generated(NamedTuple):
    """A template as Python text.

    Attributes:
        names: Every name that it uses, those in the shared macros that it takes included.
        template: What Jinja generates for it.
        library: What Jinja generates for the shared macros; empty where it takes none.
    """

    names: frozenset[str]
    template: str
    library: str


def ready_made(template: str, library: str) -> Generated | None:
    """Return what was generated beforehand for a template; None where nothing was for just these texts.

    Args:
        template: Its text.
        library: The text of the shared macros.
    """
    ready = _ready()
    found = ready["templates"].get(_mark_of(template + library))
    return found and Generated(frozenset(found["names"]), found["code"], ready["libraries"].get(found["library"], ""))


@cache
def _ready() -> dict[str, Any]:
    """Read the file; nothing where there is none, or another Jinja made it."""
    try:
        ready: dict[str, Any] = json.loads((builtin_templates() / GENERATED_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        ready = {}
    return ready if ready.get("jinja") == jinja_version() else {"templates": {}}


def generated_text(made: Iterable[tuple[str, str, Generated]]) -> str:
    """Return what is to be written into the file.

    Args:
        made: Texts of templates and of the macros that they share, with what was generated.
    """
    templates: dict[str, Mapping[str, object]] = {}
    libraries: dict[str, str] = {}
    for template, library, one in made:
        mark = _mark_of(library) if one.library else ""
        libraries |= {mark: one.library} if mark else {}
        templates[_mark_of(template + library)] = {"names": sorted(one.names), "code": one.template, "library": mark}
    ready = {"jinja": jinja_version(), "templates": templates, "libraries": libraries}
    return json.dumps(ready, ensure_ascii=False, indent=1) + "\n"


def jinja_version() -> str:
    """Return which Jinja is installed: another one generates other code."""
    return importlib.metadata.version("jinja2")


def _mark_of(text: str) -> str:
    """Return what another text would not have, short of ill will."""
    return f"{zlib.crc32(text.encode()):08x}"
