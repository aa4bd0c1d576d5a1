"""Names and saves the files that a report becomes."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from drafter.errors import OutputError, Place
from drafter.layout.file_name import AGENCY, USUAL_FILE_NAME, YEAR

_SUFFIX: Final = ".docx"
_NAME_BYTES: Final = 200
"""In UTF-8, suffix included: file systems take 255, and Word and browsers add `~$` or ` (1)` of their own."""
_YEAR_BYTES: Final = 32
_COPY_BYTES: Final = 48
_SUBSTITUTE: Final = "_"
_UNPRINTABLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Control, format (bidirectional, zero width), surrogate, private and unassigned characters, line breaks."""
_DOTS: Final = re.compile(r"\.{2,}")
_RESERVED: Final = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])\s*(\.|$)", re.I)


def default_name(
    agency: str, year: str, suffix: str = _SUFFIX, copy_name: str = "", words: str = USUAL_FILE_NAME
) -> str:
    """Return the file name of an agency's report: a bare name that Windows, macOS and Linux accept.

    Args:
        agency: The agency's name.
        year: The year of the report.
        suffix: What the name ends in; none is longer than the usual one, so that names differ in nothing else.
        copy_name: Which copy it is, such as 报送稿; empty for the usual one.
        words: What the layout calls its files, with the agency and the year in it.
    """
    copy = f"（{_shortened(_safe(copy_name), _COPY_BYTES)}）" if copy_name else ""
    before, after = (
        part.replace(YEAR, _shortened(_safe(year), _YEAR_BYTES)) for part in _safe(words).split(AGENCY, maxsplit=1)
    )
    left = _NAME_BYTES - len(f"{before}{after}{copy}{_SUFFIX}".encode()) - 1
    name = f"{before}{_shortened(_safe(agency), left)}{after}{copy}{suffix}"
    return _SUBSTITUTE + name if _RESERVED.match(name) else name


def _safe(text: str) -> str:
    """Return a text with everything replaced that a file name cannot or should not hold."""
    printable = "".join(
        _SUBSTITUTE if unicodedata.category(character) in _UNPRINTABLE else character for character in text
    )
    # Only a name of our own making pays for this import.
    from pathvalidate import sanitize_filename

    name = sanitize_filename(printable, replacement_text=_SUBSTITUTE, platform="universal", max_len=-1)
    return _DOTS.sub(_SUBSTITUTE, name).lstrip(". ")


def _shortened(text: str, limit_bytes: int) -> str:
    """Return as many whole characters as fit into a number of UTF-8 bytes."""
    return text.encode()[:limit_bytes].decode(errors="ignore")


def save_new(path: Path, data: bytes, force: bool, suffix: str = _SUFFIX) -> None:
    """Write a file completely or not at all.

    Args:
        path: Where to; its folder exists.
        data: The file's content.
        force: Whether a file that is there already is replaced.
        suffix: What its name must end in.

    Raises:
        OutputError: The file exists and `force` is false, or it cannot be written.
    """
    if path.suffix.lower() != suffix:
        raise OutputError(f"文件名没有以 {suffix} 结尾", Place(str(path)), f"写成 {path.name}{suffix}")
    try:
        if path.is_dir():
            raise OutputError("这是一个文件夹，不能当文件写", Place(str(path)), "用 -o 换一个文件名或文件夹")
        if not force and os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        _save(path, data, force)
    except OSError as error:
        raise output_error(error, path) from error


def save_together(files: Mapping[Path, bytes], force: bool) -> None:
    """Write several files, each completely, all of them or none.

    Args:
        files: Contents by where they go; the folders exist, the names end as they must.
        force: Whether files that are there already are replaced.

    Raises:
        OutputError: A file exists and `force` is false, or one cannot be written; then all are as they were.
    """
    *first, (last, last_data) = files.items()
    aside: list[Path] = []
    with contextlib.ExitStack() as undo:
        for path, data in first:
            if force and os.path.lexists(path) and not path.is_dir():
                aside.append(_set_aside(path, undo))
            save_new(path, data, force=False, suffix=path.suffix.lower())
            undo.callback(path.unlink, missing_ok=True)
        save_new(last, last_data, force, last.suffix.lower())
        undo.pop_all()
    for path in aside:
        with contextlib.suppress(OSError):
            path.unlink()


def _set_aside(path: Path, undo: contextlib.ExitStack) -> Path:
    """Move a file to another name, from which it comes back on `undo`; return the name."""
    aside = path.with_name(f".drafter-{secrets.token_hex(6)}.tmp")
    undo.callback(_bring_back, aside, path)
    try:
        path.replace(aside)
    except OSError as error:
        raise output_error(error, path) from error
    return aside


def _bring_back(aside: Path, path: Path) -> None:
    """Give a file its name again; one that was not moved, or cannot be, stays where it is."""
    with contextlib.suppress(OSError):
        aside.replace(path)


def _save(path: Path, data: bytes, force: bool) -> None:
    temporary = path.with_name(f".drafter-{secrets.token_hex(6)}.tmp")
    try:
        _write_through(temporary, data)
        if force:
            temporary.replace(path)
        else:
            put_in_place(temporary, path, data)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def put_in_place(temporary: Path, path: Path, data: bytes, link: Callable[[Path, Path], None] = os.link) -> None:
    """Give a finished file its name, unless the name has been taken in the meantime.

    Args:
        temporary: The finished file, in the same folder.
        path: The name it gets.
        data: Its content, for file systems that know no hard links.
        link: Makes a hard link, the one way to name a file that never overwrites.

    Raises:
        FileExistsError: The name is taken.
    """
    try:
        link(temporary, path)
        return
    except FileExistsError:
        raise
    except OSError:
        pass  # FAT, exFAT and some network drives: there the name is taken first and the file filled then
    _write_through(path, data)


def _write_through(path: Path, data: bytes) -> None:
    """Create a file that is not there yet, whole and on the disk, or leave none."""
    with path.open("xb") as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            file.close()
            path.unlink(missing_ok=True)
            raise


def output_error(error: OSError, path: Path) -> OutputError:
    """Return what a failed writing means to the person who asked for it."""
    what, fix = _MEANINGS.get(error.errno or 0, (f"文件写不了（{error.strerror}）", "用 -o 换一个位置再试"))
    return OutputError(what, Place(str(path)), fix)


_DENIED: Final = (
    "没有写入权限，或者文件正在 Word、WPS 里打开着",
    "关掉打开着的文件再试，或者用 -o 换一个有权限的文件夹",
)
_FULL: Final = ("磁盘空间不够", "腾出空间，或者用 -o 换一个磁盘")
_NO_FOLDER: Final = ("要写入的文件夹不存在", "先建好这个文件夹，或者用 -o 换一个位置")
_MEANINGS: Final = {
    errno.EEXIST: ("文件已经存在，没有覆盖", "要覆盖就加 --force；要另存就用 -o 换一个文件名或文件夹"),
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: ("这是一个文件夹，不能当文件写", "用 -o 换一个文件名或文件夹"),
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: ("这个位置是只读的", "用 -o 换一个能写的文件夹"),
    errno.ENAMETOOLONG: ("文件名太长", "用 -o 换一个短些的文件名"),
}
