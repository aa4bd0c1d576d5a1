"""Which record files are meant by the files and folders that were typed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from drafter.errors import Place, RecordError

RECORD_SUFFIXES: Final = frozenset({".yaml", ".yml"})


class RecordFile(NamedTuple):
    """A file to make a draft of.

    Attributes:
        path: The file, as the person would type it.
        named: Whether it was typed itself; a file that a folder holds need not be a record.
        fault: Why there is nothing to be made of it, where that is known before it is read.
    """

    path: Path
    named: bool
    fault: str = ""


def find_records(typed: Iterable[Path]) -> list[RecordFile]:
    """Return the files of what was typed, in that order and each once; a folder's files by name."""
    found: dict[str, RecordFile] = {}
    for path in typed:
        for file in _files_of(path):
            key = os.path.normcase(os.path.realpath(file.path))
            first = found.setdefault(key, file)
            found[key] = first._replace(named=first.named or file.named)
    return list(found.values())


def _files_of(path: Path) -> Iterator[RecordFile]:
    if not path.is_dir():
        yield RecordFile(path, named=True)
        return
    try:
        inside = sorted(file for file in path.iterdir() if _may_be_record(file))
    except OSError:
        fault = RecordError(
            "这个文件夹打不开", Place(str(path)), "检查文件夹的权限；在网络盘或 U 盘上的，检查是否还连着"
        )
        yield RecordFile(path, named=True, fault=str(fault))
        return
    if not inside:
        fix = "记录要直接放在这个文件夹里，扩展名是 .yaml 或 .yml；不找里面的下一层文件夹"
        yield RecordFile(path, named=True, fault=str(RecordError("文件夹里没有记录", Place(str(path)), fix)))
    for file in inside:
        yield RecordFile(file, named=False)


def _may_be_record(path: Path) -> bool:
    """Tell records from folders, hidden files and the copies that editors and drafter keep (`.bak`, `~`)."""
    return path.suffix.lower() in RECORD_SUFFIXES and not path.name.startswith(".") and not path.is_dir()
