"""Saving a record: the file on disk is whole at every moment, and what it held before stays beside it."""

from __future__ import annotations

import codecs
import contextlib
import errno
import os
import secrets
import stat
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from drafter.errors import OutputError, Place
from drafter.record.text import MAX_BYTES

_Replace: TypeAlias = Callable[[Path, Path], None]

BACKUP_SUFFIX: Final = ".bak"

_NEW_FILE_MODE: Final = 0o666
# Editors, virus scanners and network drives hold a file for moments; together a second and a half.
_WAITS_SECONDS: Final = (0.05, 0.1, 0.2, 0.4, 0.75)


class ChangedOnDiskError(OutputError):
    """The file is not what it was when it was read; nothing was written."""


def save_record(
    path: Path,
    text: str,
    *,
    expected: str | None,
    keep: bool = True,
    replace: _Replace = os.replace,
) -> None:
    """Save a record's text completely or not at all.

    The previous content stays beside it under its name with `.bak`. A byte order mark, the permissions
    and a symbolic link stay as they are. Nothing is written where nothing changed.

    Args:
        path: The record; its folder exists.
        text: What it shall hold.
        expected: The text as it was last read from this file or saved to it; None for a new record,
            whose file must not be there yet (or must be empty).
        keep: Whether the previous content becomes the `.bak`; one that saves often keeps what it began with.
        replace: Puts a finished file in the place of another one at once.

    Raises:
        ChangedOnDiskError: The file on disk is not as expected.
        OutputError: The file cannot be written; the one on disk is as it was.
    """
    data = text.encode()
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise OutputError(f"记录超过 {limit} MB，存了就不能再读", Place(str(path)), "删短内容，年度报告不会这么长")
    try:
        # A link stays a link; the file that it leads to is replaced.
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        _save(target, path, data, expected, keep, replace)
    except OSError as error:
        raise _explained(error, path) from error


def _save(target: Path, named: Path, data: bytes, expected: str | None, keep: bool, replace: _Replace) -> None:
    old = _compare(target, expected, named)
    data = codecs.BOM_UTF8 + data if old is not None and old.startswith(codecs.BOM_UTF8) else data
    if data == old:
        return
    if old is not None and not os.access(target, os.W_OK):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))
    with contextlib.ExitStack() as stack:
        fresh = _temporary(stack, target, data)
        backup = _temporary(stack, target, old) if old and keep else None
        # The slow part is done: a change by somebody else is overlooked only in the instant after the check.
        unchanged = partial(_compare, target, expected, named)
        if backup:
            _put(backup, target.with_name(target.name + BACKUP_SUFFIX), replace, unchanged)
        _put(fresh, target, replace, unchanged)
    _sync_folder(target.parent)


def _compare(target: Path, expected: str | None, named: Path) -> bytes | None:
    """Return what the file holds now, if that is what was expected."""
    try:
        found = target.read_bytes()
    except FileNotFoundError:
        found = None
    place = Place(str(named))
    if expected is None:
        if found and found.strip():
            raise ChangedOnDiskError("这个文件已经存在，没有覆盖", place, "换一个文件名，或者打开已有的记录接着填")
    elif found is None:
        raise ChangedOnDiskError("这个文件不见了，多半被移走、改名或删除", place, "把它放回原处再试")
    elif found.removeprefix(codecs.BOM_UTF8) != expected.encode():
        raise ChangedOnDiskError(
            "这个文件在读出以后被别人或别的程序改过，没有覆盖", place, "重新读入这个文件，再填一次刚才的内容"
        )
    return found


def _temporary(stack: contextlib.ExitStack, target: Path, data: bytes) -> Path:
    """Write a file of its own beside the target, whole and on the disk; it is gone when the stack ends."""
    path = target.with_name(f".drafter-{secrets.token_hex(6)}.tmp")
    stack.callback(_remove, path)
    before = target.stat() if target.exists() else None
    mode = stat.S_IMODE(before.st_mode) if before else _NEW_FILE_MODE
    path.touch(mode, exist_ok=False)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if before:
        if hasattr(os, "chown"):
            # Only root may give files away; for others the file is their own already.
            with contextlib.suppress(OSError):
                os.chown(path, before.st_uid, before.st_gid)
        path.chmod(mode)
    return path


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _put(finished: Path, target: Path, replace: _Replace, check: Callable[[], object]) -> None:
    """Give a finished file its name; on Windows that waits until no other program holds the old one.

    Whoever holds the file may be about to change it, so the check comes before every attempt.
    """
    for seconds in _WAITS_SECONDS:
        try:
            check()
            replace(finished, target)
            return
        except PermissionError:
            time.sleep(seconds)
    check()
    replace(finished, target)


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk as well, where the system lets folders be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _explained(error: OSError, path: Path) -> OutputError:
    what, fix = _MEANINGS.get(
        error.errno or 0, (f"记录存不了（{error.strerror or error}）", "检查磁盘或网络盘后再试，或者换一个位置存")
    )
    return OutputError(what, Place(str(path)), fix)


_DENIED: Final = (
    "没有写入权限，或者文件正被别的程序占用",
    "关掉打开着这个文件的程序再试，或者请管理员给这个文件夹写入权限",
)
_FULL: Final = ("磁盘空间不够，这次没有存上；原来的文件还在", "腾出空间再试，或者换一个磁盘")
_NO_FOLDER: Final = ("要写入的文件夹不存在", "先建好这个文件夹，或者换一个位置")
_MEANINGS: Final = {
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: ("这是一个文件夹，不能当文件写", "换一个文件名"),
    errno.ELOOP: ("这个链接绕了一圈，找不到它指的文件", "删掉这个链接，改用文件本来的位置"),
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: ("这个文件或位置是只读的", "去掉文件的只读属性，或者换一个能写的位置"),
    errno.ENAMETOOLONG: ("文件名太长", "换一个短些的文件名"),
}
