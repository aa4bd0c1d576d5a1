"""Rows as people and programs read them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from drafter.columns import display_width, pad
from drafter.verify.rows import Outcome, Row, Spot
from drafter.verify.verifying import Verified

_MOST_PLACES = 3


def rows_text(results: Sequence[Verified]) -> str:
    """Say for each file what fails, what was not verified and what passes, then how many of each."""
    return "\n".join(_text_lines(results))


def _text_lines(results: Sequence[Verified]) -> Iterator[str]:
    for verified in results:
        yield str(verified.path)
        for row in _of(verified, Outcome.FAILED):
            yield from _failed_lines(row)
        yield from _short_lines(_of(verified, Outcome.UNVERIFIED))
        yield from _short_lines(_of(verified, Outcome.PASSED))
        yield ""
    counts = "，".join(f"{outcome.value} {sum(one.count(outcome) for one in results)}" for outcome in Outcome)
    yield f"核验了 {len(results)} 份：{counts}。"


def _of(verified: Verified, outcome: Outcome) -> list[Row]:
    return [row for row in verified.rows if row.outcome is outcome]


def _head(row: Row) -> str:
    return f"{row.outcome.value}  {pad(row.item.clause, 7)}  {row.item.strength.value}  "


def _failed_lines(row: Row) -> Iterator[str]:
    yield f"{_head(row)}{row.item.name}"
    for measured, places in _grouped(row.spots).items():
        yield f"  {_places(places)}{measured}"
    yield f"  应为：{row.item.wanted}"
    yield f"  怎么改：{row.item.mend}"


def _grouped(spots: Sequence[Spot]) -> dict[str, list[str]]:
    """Return the places by what was measured there: one fault of a style stands in every paragraph."""
    groups: dict[str, list[str]] = {}
    for spot in spots:
        groups.setdefault(spot.measured, []).append(spot.place)
    return groups


def _places(places: Sequence[str]) -> str:
    named = [place for place in places if place]
    if not named:
        return "全文："
    shown = "、".join(named[:_MOST_PLACES])
    rest = f"等 {len(named)} 处" if len(named) > _MOST_PLACES else ""
    return f"{shown}{rest}："


def _short_lines(rows: Sequence[Row]) -> Iterator[str]:
    width = max((display_width(row.item.name) for row in rows), default=0)
    for row in rows:
        yield f"{_head(row)}{pad(row.item.name, width)}  {row.measured}".rstrip()


def rows_json(results: Sequence[Verified]) -> str:
    """Return the rows for another program."""
    found = [
        {
            "文件": str(verified.path),
            "项目": row.item.name,
            "结果": row.outcome.value,
            "条款": row.item.clause,
            "强度": row.item.strength.value,
            "应为": row.item.wanted,
            "量得": row.measured,
            "不合格处": [{"位置": spot.place, "量得": spot.measured} for spot in row.spots],
            "怎么改": row.item.mend if row.outcome is Outcome.FAILED else "",
        }
        for verified in results
        for row in verified.rows
    ]
    return json.dumps(found, ensure_ascii=False, indent=2)
