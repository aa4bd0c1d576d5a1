"""Word lists in a form that is read at once: YAML of that many words would take longer than all the checking.

The YAML in `templates/rules` is what people edit, and it counts: a file whose lists are not the ones that were
packed is read itself. A test says when to pack again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from drafter.check.lexicon import Entry, Facts

PACKED_FILE = "lists.json"

Lists = dict[str, dict[str, Entry]]

_NOTHING = Entry("", "")


class PackedLists:
    """The word lists of several files."""

    def __init__(self, files: Mapping[str, Any]) -> None:
        self._files = files

    def lists_of(self, file: str, text: str) -> Lists | None:
        """Return a file's lists; None where its text is not the one that was packed.

        Args:
            file: The file's name without its folder.
            text: Its lists as YAML.
        """
        packed = self._files.get(file)
        if packed is None or packed["text"] != _mark_of(text):
            return None
        return {name: {one.id: one for one in map(_entry, rows)} for name, rows in packed["lists"].items()}


def load_packed(folder: Path) -> PackedLists:
    """Read what was packed; nothing where there is no such file, or not in this form."""
    try:
        files = json.loads((folder / PACKED_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        files = {}
    return PackedLists(files)


def packed_text(files: Mapping[str, tuple[str, Lists]]) -> str:
    """Return what is to be written into the file.

    Args:
        files: Under the name of each file, its lists as YAML and as they were read.
    """
    return "{\n" + ",\n".join(f"{_json(name)}: {_packed(*one)}" for name, one in sorted(files.items())) + "\n}\n"


def _packed(text: str, lists: Lists) -> str:
    shown = ",\n".join(
        f"{_json(name)}: [\n" + ",\n".join(_json(_row(entry)) for entry in entries.values()) + "\n]"
        for name, entries in lists.items()
    )
    return f'{{"text": {_mark_of(text)}, "lists": {{\n{shown}\n}}}}'


def _mark_of(text: str) -> int:
    """Return a number that another text would not have, short of ill will."""
    return zlib.crc32(text.encode())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _row(entry: Entry) -> dict[str, object]:
    """Return only what is said of an entry."""
    row: dict[str, object] = _said(entry, _NOTHING)
    if entry.id == entry.word:
        del row["id"]
    if entry.facts != _NOTHING.facts:
        row["facts"] = _said(entry.facts, _NOTHING.facts)
    return row


def _said(one: Entry | Facts, nothing: Entry | Facts) -> dict[str, object]:
    plain = nothing._asdict()
    return {name: value for name, value in one._asdict().items() if value != plain[name]}


def _entry(row: dict[str, Any]) -> Entry:
    row.setdefault("id", row["word"])
    for name, value in row.items():
        if type(value) is list:
            row[name] = tuple(value)
        elif type(value) is dict:
            facts: dict[str, Any] = {fact: tuple(one) if type(one) is list else one for fact, one in value.items()}
            row[name] = Facts(**facts)
    return Entry(**row)
