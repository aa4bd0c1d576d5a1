"""What stands at the end of a group of figures: the figures, what fits together, and what leapt."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.columns import display_width, pad, wrapped
from drafter.figures.amounts import parse_amount
from drafter.figures.catalogue import Figure, FigureGroup, FigureKind
from drafter.figures.compare import Outcome, Result, check_relations
from drafter.figures.leaps import is_leap
from drafter.figures.notation import Sign
from drafter.layout.load import load_relations
from drafter.wizard.describe import INDENT, cut
from drafter.wizard.session import Session

_SHORTEST_NAME = 12
_MOST_AGREEMENTS = 6


def table_lines(session: Session, group: FigureGroup, columns: int) -> Iterator[str]:
    """Yield the group as a table: this year, last year, change."""
    figures = session.answers.figures
    rows = [("指标", "今年", "上年", "变化")]
    for figure in group.figures.values():
        this = figures.this_year(group.key, figure.key)
        last = figures.last_year(group.key, figure.key)
        if this is None and last is None:
            continue
        unit = "%" if figure.kind is FigureKind.RATE else ""
        name = figure.label if unit else f"{figure.label}（{figure.unit}）"
        change = figures.text(group.key, figure.key, "同比") or ""
        rows.append((name, this.text(unit) if this else "", last.text(unit) if last else "", change))
    if len(rows) == 1:
        yield f"{INDENT}这一组还没有填。"
        return
    room = columns - sum(max(display_width(row[at]) for row in rows) + 2 for at in (1, 2, 3)) - 4
    widths = [max(display_width(row[at]) for row in rows) for at in range(4)]
    widths[0] = min(widths[0], max(_SHORTEST_NAME, room))
    for row in rows:
        cells = [pad(cut(row[0], widths[0]), widths[0])]
        cells += [pad(cell, width, right=True) for cell, width in zip(row[1:3], widths[1:3], strict=True)]
        yield (INDENT + "  ".join([*cells, row[3]])).rstrip()


def group_results(session: Session, group: FigureGroup) -> list[Result]:
    """Hold the group's figures against the relations of its own."""
    relations = load_relations(session.templates, session.layout.catalogue, {group.key})
    return check_relations(relations, session.answers.figures, session.answers.year)


def relation_lines(results: list[Result], columns: int) -> Iterator[str]:
    """Yield what contradicts each other, with the reason why it should not, and what adds up."""
    for result in results:
        if result.outcome is Outcome.BROKEN:
            text = f"× {result.words}。{result.relation.reason}（{result.level.value}，{result.relation.id}）"
            yield from wrapped(text, columns, INDENT, INDENT * 2)
    holding = [result for result in results if result.outcome is Outcome.HOLDS]
    sums = [result.words for result in holding if result.relation.formula.sign is Sign.EQUAL]
    for words in sums[:_MOST_AGREEMENTS]:
        yield from wrapped(f"相符：{words}", columns, INDENT, INDENT * 2)
    others = len(holding) - len(sums[:_MOST_AGREEMENTS])
    if others:
        yield f"{INDENT}相符：{'另有' if sums else '有'} {others} 条勾稽关系，都对得上"


def leaps(session: Session, group: FigureGroup) -> list[str]:
    """Return the figures that changed by more than half against last year, in words."""
    return [said for figure in group.figures.values() if (said := leap_words(session, group.key, figure))]


def leap_words(session: Session, group: str, figure: Figure) -> str:
    """Say how a figure leapt against last year; empty where it did not."""
    answer = session.answers.figures.given.get(group, {}).get(figure.key)
    last = parse_amount(session.last_figure(group, figure.key))
    if answer is None or answer.amount.exact is None or last is None or last.exact is None:
        return ""
    if not is_leap(answer.amount.exact, last.exact):
        return ""
    return f"{figure.label}{answer.amount.text(figure.unit)}，上年{last.text(figure.unit)}"
