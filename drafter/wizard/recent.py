"""Which records were worked on lately, and where the person was: a small file in the user's own state folder.

The file is a convenience. Whatever is wrong with it or with its folder, nothing is known, nothing is kept, and
nobody is told. The environment variable `DRAFTER_STATE` names another folder for it by its full path, for
offices whose profiles travel from machine to machine.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from drafter.record.text import UNPRINTABLE

STATE_VARIABLE: Final = "DRAFTER_STATE"

_FILE_NAME: Final = "recent.json"
_MOST_RECORDS: Final = 20
_MOST_BYTES: Final = 256 * 1024
_PAIR: Final = 2


class Recent(NamedTuple):
    """A record that was worked on.

    Attributes:
        path: Where it is, absolute.
        title: What people know it by, e.g. `示例区人民政府 2024年度`.
        position: Key path of the answer that was confirmed last; may be empty.
        doubtful: Key paths that are to be asked again.
        drafts: What was typed and cannot stand in the record as it is, by key path.
        last: Where last year's record is, absolute; empty where none was named.
    """

    path: Path
    title: str
    position: str
    doubtful: tuple[str, ...]
    drafts: tuple[tuple[str, str], ...] = ()
    last: str = ""


class RecentStore:
    """The records that were worked on lately, newest first.

    Several processes may keep theirs at once: the last one wins, and the file is whole at every moment.
    """

    def __init__(self, file: Path | None) -> None:
        """Remember in a file that need not be there yet; without one, remember nothing."""
        self._file = file

    def records(self) -> list[Recent]:
        """Return the records whose file is still there."""
        return [recent for recent in self._known() if _is_file(recent.path)]

    def find(self, path: Path) -> Recent | None:
        """Return what is known about a record."""
        sought = _identity(path)
        return next((recent for recent in self._known() if _identity(recent.path) == sought), None)

    def note(self, recent: Recent) -> bool:
        """Put a record first, in the place of what was known about it; the oldest fall away.

        Returns:
            Whether it is remembered.
        """
        if self._file is None:
            return False
        # A file's name need not be text (UnicodeError).
        with contextlib.suppress(OSError, UnicodeError):
            recent = recent._replace(path=recent.path.absolute())
            data = _data_of(_each_once([recent, *self._known()]))
            _save(self._file, data)
            return _line_of(recent) in data
        return False

    def _known(self) -> list[Recent]:
        if self._file is None or not _is_file(self._file):
            return []
        try:
            with self._file.open("rb") as file:
                data = file.read(_MOST_BYTES + 1)
            return _each_once(_recents_from(json.loads(data))) if len(data) <= _MOST_BYTES else []
        except (OSError, ValueError, RecursionError):
            return []


def default_store() -> RecentStore:
    """Return the store in the user's state folder, or in the folder that `DRAFTER_STATE` names."""
    folder = state_folder()
    # Without a home folder the state folder is relative, and would come to lie among the user's documents.
    return RecentStore(folder / _FILE_NAME if folder.is_absolute() else None)


def state_folder() -> Path:
    """Return the folder that holds the store; it need not be there yet."""
    # Only the wizard pays for this import.
    from platformdirs import user_state_path

    named = os.environ.get(STATE_VARIABLE)
    return Path(named) if named else user_state_path("drafter", appauthor=False)


def _recents_from(content: object) -> Iterator[Recent]:
    """Yield what a hand-edited or foreign file says that can be used."""
    for entry in content if isinstance(content, list) else ():
        match entry:
            case {"path": str(path), "title": str(title), "position": str(position), "doubtful": [*doubtful]}:
                texts = [text for text in (path, title, position, *doubtful) if _is_line(text)]
                if len(texts) == 3 + len(doubtful) and Path(path).is_absolute():
                    last = entry.get("last")
                    last = last if isinstance(last, str) and _is_line(last) else ""
                    yield Recent(Path(path), title, position, tuple(doubtful), _drafts_from(entry.get("drafts")), last)


def _drafts_from(content: object) -> tuple[tuple[str, str], ...]:
    pairs = [pair for pair in content if isinstance(pair, list)] if isinstance(content, list) else []
    return tuple((key, text) for key, text in (pair for pair in pairs if len(pair) == _PAIR) if _is_draft(key, text))


def _is_draft(key: object, text: object) -> bool:
    return _is_line(key) and isinstance(text, str) and all(map(_is_line, text.splitlines()))


def _is_line(text: object) -> bool:
    """Whether a text may be shown in a terminal: one line, no control characters."""
    return isinstance(text, str) and not UNPRINTABLE.search(text) and len(text.splitlines()) <= 1


def _each_once(recents: Iterable[Recent]) -> list[Recent]:
    once: dict[str, Recent] = {}
    for recent in recents:
        once.setdefault(_identity(recent.path), recent)
    return list(once.values())[:_MOST_RECORDS]


def _identity(path: Path) -> str:
    """Return what is the same for two ways to write one path; nothing is looked up on a network drive."""
    with contextlib.suppress(OSError):
        path = path.absolute()
    return os.path.normcase(os.path.normpath(path))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _data_of(recents: Iterable[Recent]) -> bytes:
    """Write the entries, one a line; those for which there is no room are left out."""
    lines: list[bytes] = []
    room = _MOST_BYTES - len("[\n\n]\n")
    for recent in recents:
        line = _line_of(recent)
        if len(line) + len(",\n") <= room:
            lines.append(line)
            room -= len(line) + len(",\n")
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


def _line_of(recent: Recent) -> bytes:
    return json.dumps(recent._asdict() | {"path": str(recent.path)}, ensure_ascii=False).encode()


def _save(file: Path, data: bytes) -> None:
    """Write beside the file and give it the name at once; it is not worth waiting for the disk."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}-{secrets.token_hex(6)}.tmp")
    try:
        fresh.touch(mode=0o600, exist_ok=False)
        fresh.write_bytes(data)
        fresh.replace(file)
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
