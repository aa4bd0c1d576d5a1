"""What a run over several records says at its end: a table, what failed why, what is missing where."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import Final, NamedTuple

from drafter.columns import display_width, pad


class Result(enum.Enum):
    """What became of a record."""

    MADE = "生成"
    FAILED = "失败"
    PASSED_OVER = "跳过"


class Row(NamedTuple):
    """What became of one file.

    Attributes:
        record: The file, as the person would type it.
        result: What became of it.
        saved: The names of its files, where there are any.
        characters: How long it is.
        missing_count: How much is missing.
        missing: What is missing where, a line each; empty where `message` tells it.
        left_out: What the record says and the draft does not, a line each.
        message: What is wrong.
        bug: Whether the fault is ours.
    """

    record: str
    result: Result
    saved: str = ""
    characters: int | None = None
    missing_count: int | None = None
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    message: str = ""
    bug: bool = False


_HEADER: Final = ("结果", "记录", "文件", "字数", "待补充")
_RIGHT: Final = (False, False, False, True, True)
_NOT_A_RECORD: Final = "没有写“版式”，不当作记录；是记录的话，在第一行写上 版式: standard@1"


def summary_text(rows: Sequence[Row], folder: str) -> str:
    """Return the whole summary.

    Args:
        rows: What became of each file, in the order of the input.
        folder: Where the files are.
    """
    return "\n\n".join(part for part in (_table(rows), *_details(rows), _closing(rows, folder)) if part)


def count(rows: Sequence[Row], result: Result) -> int:
    """Count the files with one result."""
    return sum(row.result is result for row in rows)


def _table(rows: Sequence[Row]) -> str:
    lines = [_HEADER, *(_cells(row) for row in rows)]
    widths = [max(map(display_width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(pad(*cell) for cell in zip(line, widths, _RIGHT, strict=True)).rstrip() for line in lines
    )


def _cells(row: Row) -> tuple[str, ...]:
    numbers = ("" if number is None else str(number) for number in (row.characters, row.missing_count))
    return (row.result.value, _printable(row.record), row.saved, *numbers)


def _printable(name: str) -> str:
    """Return a file's name on one line; systems allow line breaks and control characters in it."""
    return "".join(character if character.isprintable() else "?" for character in name)


def _details(rows: Sequence[Row]) -> list[str]:
    # A fault of a layout is the same for all its records.
    failed: dict[str, str] = {}
    for row in rows:
        if row.result is Result.FAILED:
            failed[row.message] = failed.get(row.message, "") + f"失败：{_printable(row.record)}\n"
    parts = [records + message for message, records in failed.items()]
    passed_over = [f"  {_printable(row.record)}" for row in rows if row.result is Result.PASSED_OVER]
    if passed_over:
        parts.append("\n".join([f"跳过（{_NOT_A_RECORD}）：", *passed_over]))
    missing = [line for row in rows for line in row.missing]
    if missing:
        parts.append("\n".join(["待补充：", *missing]))
    return [*parts, "\n".join(line for row in rows for line in row.left_out)]


def _closing(rows: Sequence[Row], folder: str) -> str:
    made, failed, passed_over = (count(rows, result) for result in Result)
    missing = sum(row.missing_count or 0 for row in rows)
    total = f"共 {made + failed} 份：生成 {made}，失败 {failed}，待补充 {missing} 处"
    if passed_over:
        total += f"；另跳过 {passed_over} 个文件"
    return f"文件在 {folder}\n{total}" if made else total
