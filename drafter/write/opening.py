"""How large a Word file may be before anybody reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from zipfile import ZipFile

from drafter.errors import Place, RecordError

_MAX_BYTES: Final = 20 * 1024 * 1024
_MAX_UNPACKED_BYTES: Final = 200 * 1024 * 1024
"""A few kilobytes can be packed so that they fill the memory."""


def refuse_large(path: Path) -> None:
    """Refuse a file that is too large, packed or unpacked.

    Raises:
        RecordError: It is too large.
        OSError: It cannot be read.
        BadZipFile: It is no package.
    """
    if path.stat().st_size > _MAX_BYTES or _unpacked(path) > _MAX_UNPACKED_BYTES:
        raise RecordError("文件超过 20 MB", Place(str(path)), "年度报告不会这么大，确认选对了文件")


def _unpacked(path: Path) -> int:
    with ZipFile(path) as package:
        return sum(part.file_size for part in package.infolist())
