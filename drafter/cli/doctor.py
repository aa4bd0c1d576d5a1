"""`drafter doctor`: what an office's machine lacks, what for, and how to come by it."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

import typer

import drafter

if TYPE_CHECKING:
    from drafter.cli.examination import Row, State


def doctor() -> None:
    """Print what is lacking, what to see to and what is fine; 1 where no Word file can be made."""
    from drafter.cli.examination import State, examine

    rows = list(examine())
    typer.echo(f"drafter {drafter.__version__}，{platform.platform()}\n")
    for state in State:
        for line in _lines([row for row in rows if row.state is state], state):
            typer.echo(line)
    counts = "，".join(f"{state.value} {sum(row.state is state for row in rows)}" for state in State)
    is_broken = any(row.needed for row in rows)
    typer.echo(f"\n{counts}。{'现在不能生成 Word 文件。' if is_broken else '能生成 Word 文件。'}")
    if is_broken:
        raise typer.Exit(1)


def _lines(rows: Sequence[Row], state: State) -> Iterator[str]:
    from drafter.columns import display_width, pad

    width = max((display_width(row.name) for row in rows), default=0)
    for row, next_row in zip_longest(rows, rows[1:]):
        yield f"{state.value}  {pad(row.name, width)}  {row.said}"
        if row.use:
            yield f"  用处：{row.use}"
        # Several fonts are mended in one way, which is said once.
        if row.mend and (next_row is None or next_row.mend != row.mend):
            yield f"  怎么办：{row.mend}"
