"""Figures held against relations: what holds, what is broken, what cannot be said.

Only a contradiction that no reading of the figures can save is broken (`sides` says how far a figure
that is approximate or missing can reach), so parts that already exceed their total are found before all
of them are filled in. A relation holds only where every number is known and fits; else it is unchecked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from drafter.figures.answers import FigureAnswers
from drafter.figures.notation import Share, Sign
from drafter.figures.relations import Level, Relation
from drafter.figures.shares import Verdict, judge_rate
from drafter.figures.sides import Added, Term, amount_of, terms_of
from drafter.wording import number_text


class Outcome(Enum):
    """What became of a relation."""

    HOLDS = "相符"
    BROKEN = "不符"
    UNCHECKED = "未核对"


class Result(NamedTuple):
    """A relation held against the figures of a record.

    Attributes:
        relation: The relation.
        outcome: Whether it holds.
        left: The left side's numbers added up, as far as they are given; None where none is.
        right: The right side's; of a share, what rounding gives, in percent.
        words: What was compared, in Chinese, without a full stop.
        members: Group and key of every figure, in the order written.
        level: The relation's level; 提示 where only the last digit of a rate was cut off.
    """

    relation: Relation
    outcome: Outcome
    left: Decimal | None
    right: Decimal | None
    words: str
    members: tuple[tuple[str, str], ...]
    level: Level


class _Finding(NamedTuple):
    """What a comparison found, before it is told of a relation."""

    outcome: Outcome
    left: Decimal | None
    right: Decimal | None
    words: str
    truncated: bool = False


def check_relations(
    relations: Iterable[Relation], figures: FigureAnswers, year: int, groups: Collection[str] | None = None
) -> list[Result]:
    """Hold figures against relations, in their order.

    Args:
        relations: What should hold.
        figures: A record's figures.
        year: The report year; relations of other years are left out.
        groups: Where given, only relations all of whose figures lie in these groups.
    """
    results = [
        _result(relation, figures)
        for relation in relations
        if relation.first <= year <= relation.last
        if groups is None or all(member.group in groups for member in relation.formula.members)
        if not relation.lacking or any(amount_of(member, figures) is None for member in relation.lacking)
    ]
    broken = [set(result.members) for result in results if result.outcome is Outcome.BROKEN]
    # 审结 <= 维持 + 驳回 says nothing for figures that 审结 = 维持 + 驳回 found wrong.
    return [
        result
        for result in results
        if not (_bounds_a_sum(result) and any(broke.issuperset(result.members) for broke in broken))
    ]


def _bounds_a_sum(result: Result) -> bool:
    return result.outcome is Outcome.HOLDS and result.relation.formula.sign is Sign.AT_MOST and len(result.members) > 2


def _result(relation: Relation, figures: FigureAnswers) -> Result:
    formula = relation.formula
    left, right = formula.left, formula.right
    terms = terms_of(formula.members, figures)
    count = len(left.members)
    if isinstance(left, Share) or isinstance(right, Share):
        found = _compare_share(*terms)
    else:
        compare = _compare_equal if formula.sign is Sign.EQUAL else _compare_at_most
        found = compare(Added(terms[:count], left.constant), Added(terms[count:], right.constant))
    return Result(
        relation=relation,
        outcome=found.outcome,
        left=found.left,
        right=found.right,
        words=found.words,
        members=tuple((member.group, member.figure) for member in formula.members),
        level=Level.HINT if found.truncated else relation.level,
    )


def _compare_equal(left: Added, right: Added) -> _Finding:
    parts, whole = (left, right) if left.size >= right.size else (right, left)
    exact = left.range.exact and right.range.exact
    if exact and left.range == right.range:
        shown = parts.text(" = ")
        words = f"{shown}{'，' if ' = ' in shown else ''}与{whole.text(' = ')}相符"
        return _Finding(Outcome.HOLDS, left.total, right.total, words)
    more, less = (left, right) if left.range.low > right.range.high else (right, left)
    if more.range.low <= less.range.high:
        return _unchecked(left, right)
    if not exact:
        return _Finding(Outcome.BROKEN, left.total, right.total, _excess(more, less))
    gap = number_text(more.range.low - less.range.low)
    words = f"{parts.text('合计')}，{whole.text('合计')}，相差{gap}{_if_any(less)}"
    return _Finding(Outcome.BROKEN, left.total, right.total, words)


def _compare_at_most(left: Added, right: Added) -> _Finding:
    if left.known and right.known and left.range.high <= right.range.low:
        words = f"{left.text('合计')}不大于{right.text('合计')}"
        return _Finding(Outcome.HOLDS, left.total, right.total, words)
    if left.range.low <= right.range.high:
        return _unchecked(left, right)
    return _Finding(Outcome.BROKEN, left.total, right.total, _excess(left, right))


def _excess(more: Added, less: Added) -> str:
    exact = more.range.exact and less.range.exact
    gap = f"，多{number_text(more.range.low - less.range.low)}" if exact else ""
    return f"{more.text('合计')}大于{less.text('合计')}{gap}{_if_any(less)}"


def _if_any(less: Added) -> str:
    """Name the optional members that could make up for what the smaller side lacks."""
    return f"；{'、'.join(less.unmentioned)}没有填，有就补上" if less.unmentioned else ""


def _unchecked(left: Added, right: Added) -> _Finding:
    lacks = [term.lack for term in (*left.terms, *right.terms) if term.lack]
    return _Finding(Outcome.UNCHECKED, left.total, right.total, f"{'，'.join(lacks)}，没有核对")


def _compare_share(stated: Term, numerator: Term, denominator: Term) -> _Finding:
    terms = (stated, numerator, denominator)
    rate, part, whole = (term.amount.exact if term.amount else None for term in terms)
    if rate is None or part is None or not whole:
        lacks = [term.lack for term in terms if term.lack] or ["没有可以算比率的数"]
        return _Finding(Outcome.UNCHECKED, rate, None, f"{'，'.join(lacks)}，没有核对")
    decimals = max(0, -int(rate.as_tuple().exponent))
    verdict, correct = judge_rate(rate, decimals, part, whole)
    shown = f"{numerator.text} ÷ {denominator.text} = {number_text(correct or Decimal(0))}%"
    if verdict is Verdict.RIGHT:
        return _Finding(Outcome.HOLDS, rate, correct, f"{shown}，与{stated.text}相符")
    words = f"{shown}，{stated.name}填的是{number_text(rate)}%，{verdict.value}"
    return _Finding(Outcome.BROKEN, rate, correct, words, verdict is Verdict.TRUNCATED)
