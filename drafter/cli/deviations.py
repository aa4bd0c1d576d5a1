"""Where the frame of a layout is not as GB/T 9704 has it, and what it chose where the standard leaves the choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.columns import display_width, pad

if TYPE_CHECKING:
    from drafter.verify.formats import Formats
    from drafter.verify.rows import Row


class _Line(NamedTuple):
    """One line of a table."""

    clause: str
    strength: str
    name: str
    said: str
    is_usual: bool


def deviation_lines(folder: Path, templates: Sequence[Path], told: dict[tuple[str, ...], str]) -> Iterator[str]:
    """Yield what a list of layouts says of one layout's deviations.

    Args:
        folder: The layout's folder.
        templates: Directories of layouts, the first one first.
        told: What frames chose, by the layout under which the list says it; what this one says is added.

    Raises:
        DrafterError: The layout or its sample is not in order.
    """
    from drafter.layout.load import read_layout
    from drafter.verify.rows import Outcome
    from drafter.workshop.measuring import SAMPLE, measure

    if read_layout(folder, templates).is_word_made:
        yield "用 Word 排好的版式：版面由它自己的 report.docx 定，不和 GB/T 9704 比。"
        return
    if not (folder / SAMPLE).is_file():
        yield f"没有样例（{SAMPLE}），量不了。"
        return
    measured = measure(folder, templates)
    names = {row.item.name for row in measured.rows if row.outcome is not Outcome.UNVERIFIED}
    failed: dict[str, list[Row]] = {}
    for row in measured.rows:
        if row.outcome is Outcome.FAILED:
            failed.setdefault(row.item.name, []).append(row)
    yield f"用样例量了 {len(names)} 项，{f'{len(failed)} 项和标准不同：' if failed else '没有和标准不同的。'}"
    deviations = list(map(_deviation, failed.values()))
    chosen = list(_chosen(measured.formats))
    yield from _table(deviations, measured.reasons)
    table = tuple(_table(chosen, measured.reasons))
    first = told.setdefault(table, folder.name)
    if first == folder.name:
        yield "标准没有写定或者只是推荐的，底稿这样定："
        yield from table
    else:
        yield f"标准没有写定或者只是推荐的，底稿和 {first} 一样。"
    known = {line.name for line in (*deviations, *chosen) if not line.is_usual}
    for name in measured.reasons.keys() - known:
        yield f"“偏离”里写了“{name}”，量下来没有偏离。"


def _deviation(rows: Sequence[Row]) -> _Line:
    """Return what the copies together show of one thing."""
    found = "、".join(dict.fromkeys(spot.measured for row in rows for spot in row.spots))
    item = rows[0].item
    return _Line(item.clause, item.strength.value, item.name, f"应为{item.wanted}，底稿是{found}", is_usual=False)


def _chosen(formats: Formats) -> Iterator[_Line]:
    from drafter.verify.choices import choices

    for choice in choices():
        own = choice.own(formats)
        if own:
            is_usual = own == choice.usual
            said = own if is_usual else f"{own}（通行的是{choice.usual}）"
            yield _Line(choice.rule.clause, choice.rule.strength.value, choice.name, said, is_usual)


def _table(lines: Iterable[_Line], reasons: Mapping[str, str]) -> Iterator[str]:
    """Yield lines in columns; below what is not usual why it is so."""
    kept = list(lines)
    width = max((display_width(line.name) for line in kept), default=0)
    for line in kept:
        yield f"  {pad(line.clause, 7)}  {line.strength}  {pad(line.name, width)}  {line.said}"
        if not line.is_usual:
            none = f"没有写；写在 layout.yaml 的“偏离”里，例如 {line.name}: 本省规定"
            yield f"    原因：{reasons.get(line.name) or none}"
