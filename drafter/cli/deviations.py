"""Where the frame of a layout is not as GB/T 9704 has it, and what it chose where the standard leaves the choice."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from drafter.columns import display_width, pad

if TYPE_CHECKING:
    from drafter.verify.rows import Row

_SAMPLE = "sample.yaml"


def deviation_lines(folder: Path, templates: Sequence[Path]) -> Iterator[str]:
    """Yield what a list of layouts says of one layout's deviations.

    Args:
        folder: The layout's folder.
        templates: Directories of layouts, the first one first.

    Raises:
        DrafterError: The layout or its sample is not in order.
    """
    from drafter.verify.choices import choices
    from drafter.verify.rows import Outcome

    if not (folder / _SAMPLE).is_file():
        yield f"没有样例（{_SAMPLE}），量不了"
        return
    rows = _sample_rows(folder, templates)
    failed = [row for row in rows if row.outcome is Outcome.FAILED]
    measured = sum(row.outcome is not Outcome.UNVERIFIED for row in rows)
    yield f"量了 {measured} 项，和标准不同的{f' {len(failed)} 项：' if failed else '没有。'}"
    yield from _table((row.item.clause, row.item.strength.value, row.item.name, _difference(row)) for row in failed)
    yield "标准没有写、只是推荐，按通行做法定的："
    yield from _table((one.rule.clause, one.rule.strength.value, one.name, one.said) for one in choices())


def _sample_rows(folder: Path, templates: Sequence[Path]) -> Sequence[Row]:
    """Return what is measured of the layout's own sample, written on its frame."""
    from drafter.draft import make_draft, open_layout
    from drafter.record.parse import load_mapping
    from drafter.verify.verifying import verify_file

    record = load_mapping(folder / _SAMPLE)
    draft = make_draft(record, open_layout(record, templates))
    with tempfile.TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as name:
        path = Path(name) / "sample.docx"
        path.write_bytes(draft.data)
        return verify_file(path, _no_pages).rows


def _no_pages(_: Path) -> NoReturn:
    from drafter.verify.printing import NotPrinted

    raise NotPrinted("只量底稿里的设置")


def _difference(row: Row) -> str:
    found = "、".join(dict.fromkeys(spot.measured for spot in row.spots))
    return f"应为{row.item.wanted}，底稿里{found}"


def _table(rows: Iterator[tuple[str, str, str, str]]) -> Iterator[str]:
    kept = list(rows)
    width = max((display_width(name) for _, _, name, _ in kept), default=0)
    for clause, strength, name, said in kept:
        yield f"  {pad(clause, 7)}  {strength}  {pad(name, width)}  {said}"
