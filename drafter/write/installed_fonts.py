"""Which Chinese fonts this machine has: asked of the registry in Windows, read from the font files elsewhere.

No program is started for it and nothing is kept: a draft is made in a fifth of a second, and this must not show.
"""

from __future__ import annotations

import contextlib
import os
import re
import struct
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

_LEAST_BYTES: Final = 500_000
"""No font with some seven thousand Chinese characters is smaller; Latin fonts, of which there may be thousands, are."""
_ENDS: Final = (".ttf", ".ttc", ".otf", ".otc")
_COLLECTION: Final = b"ttcf"
_MOST_FACES, _MOST_TABLES, _MOST_NAME_BYTES = 64, 256, 1 << 20
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
_UNICODE, _MICROSOFT = 0, 3

_MAC: Final = (
    "/System/Library/Fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "/Applications/Microsoft Word.app/Contents/Resources/DFonts",
)
_LINUX: Final = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/run/host/fonts",
)
"""Where fontconfig looks by itself; the last is what a program in a sandbox (Flatpak) sees of the system's."""
_REGISTRY: Final = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"


def font_key(name: str) -> str:
    """Return what is the same for spellings of one font's name."""
    return re.sub("[ _-]", "", name).casefold()


def installed_families() -> frozenset[str]:
    """Return the keys of the fonts that this machine has; where it cannot be asked, none."""
    if sys.platform == "win32":
        return frozenset(map(font_key, _registered()))
    return families_in(_folders())


def _folders() -> Iterator[Path]:
    for folder in _MAC if sys.platform == "darwin" else _LINUX:
        # A user whom the system does not know has no home folder.
        with contextlib.suppress(RuntimeError):
            yield Path(folder).expanduser()


def families_of_registry(names: Iterable[str]) -> Iterator[str]:
    """Yield the fonts behind names of the registry such as `SimSun & NSimSun (TrueType)`."""
    for name in names:
        yield from (one.strip() for one in re.sub(r"\(.*\)$", "", name).split("&"))


def families_in(folders: Iterable[Path]) -> frozenset[str]:
    """Return the keys of the families of all large font files in folders and the folders inside them."""
    found: set[str] = set()
    for folder in folders:
        for path in _files(folder):
            # What is no font, or a broken one, is none that anything could be shown in.
            with contextlib.suppress(OSError, struct.error), path.open("rb") as file:
                found.update(map(font_key, _families(file)))
    return frozenset(found)


if sys.platform == "win32":
    import winreg

    def _registered() -> Iterator[str]:
        """Yield the fonts that are installed for all users and for this one."""
        for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            with contextlib.suppress(OSError), winreg.OpenKey(root, _REGISTRY) as key:
                count = winreg.QueryInfoKey(key)[1]
                yield from families_of_registry(winreg.EnumValue(key, index)[0] for index in range(count))


def _files(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            with contextlib.suppress(OSError):
                if name.lower().endswith(_ENDS) and path.stat().st_size >= _LEAST_BYTES:
                    yield path


def _families(file: BinaryIO) -> Iterator[str]:
    """Yield the names of the families in a font file, in all their languages (OpenType, 5.7 name)."""
    for start in _face_starts(file):
        count = struct.unpack(">H", _read(file, start + 4, 2))[0]
        for table in struct.iter_unpack(">4sIII", _read(file, start + 12, 16 * min(count, _MOST_TABLES))):
            if table[0] == b"name":
                yield from _names(_read(file, table[2], min(table[3], _MOST_NAME_BYTES)))


def _face_starts(file: BinaryIO) -> Iterable[int]:
    head = _read(file, 0, 12)
    if head[:4] != _COLLECTION:
        return (0,)
    count = min(struct.unpack(">I", head[8:])[0], _MOST_FACES)
    return struct.unpack(f">{count}I", _read(file, 12, 4 * count))


def _read(file: BinaryIO, start: int, length: int) -> bytes:
    file.seek(start)
    return file.read(length)


def _names(table: bytes) -> Iterator[str]:
    count, texts = struct.unpack(">HH", table[2:6])
    for platform, _, _, kind, length, start in struct.iter_unpack(">6H", table[6 : 6 + 12 * count]):
        if kind in (_FAMILY, _TYPOGRAPHIC_FAMILY) and platform in (_UNICODE, _MICROSOFT):
            yield table[texts + start : texts + start + length].decode("utf-16-be", "replace")
