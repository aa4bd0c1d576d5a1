"""A record's figures as rows: this year, last year, change; worded as the report words them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.figures.amounts import Amount
from drafter.figures.answers import FigureAnswers
from drafter.figures.catalogue import Figure, FigureGroup, FigureKind

COLUMNS = ("组", "指标", "单位", "今年", "上年", "变化", "来源", "口径")


class FigureRow(NamedTuple):
    """One figure.

    Attributes:
        group: Label of its group.
        label: Its own label.
        unit: Its unit.
        this: This year's amount; empty where there is none.
        last: Last year's amount; empty where there is none.
        change: How it changed; empty where that cannot be said.
        source: Where the record says it is from.
        meaning: 口径, where the record says something of its own.
        computed: Whether it follows from other figures.
    """

    group: str
    label: str
    unit: str
    this: str
    last: str
    change: str
    source: str
    meaning: str
    computed: bool


def figure_rows(figures: FigureAnswers, last: FigureAnswers | None = None) -> Iterator[FigureRow]:
    """Yield the figures that have an amount in this year or the last one, in the catalogue's order.

    Args:
        figures: This year's record.
        last: Last year's record; what this year's record itself says of last year goes before it.
    """
    both = figures.beside(last)
    for group in figures.catalogue.groups.values():
        for figure in group.figures.values():
            row = _row(group, figure, both)
            if row.this or row.last:
                yield row


def _row(group: FigureGroup, figure: Figure, figures: FigureAnswers) -> FigureRow:
    given = figures.given.get(group.key, {}).get(figure.key)
    this = figures.this_year(group.key, figure.key)
    before = figures.last_year(group.key, figure.key)
    return FigureRow(
        group=group.label,
        label=figure.label,
        unit=figure.unit,
        this=_text(this, figure),
        last=_text(before, figure),
        change=figures.change_between(figure, this, before) or "",
        source=given.source if given else "",
        meaning=given.meaning if given else "",
        computed=this is not None and given is None,
    )


def _text(amount: Amount | None, figure: Figure) -> str:
    if amount is None:
        return ""
    return amount.text(figure.unit if figure.kind is FigureKind.RATE else "")
