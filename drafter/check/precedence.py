"""One place, one slip: where several rules speak of the same one, the surest is kept, then the one that goes first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from drafter.check.findings import Finding, Level
from drafter.check.lexicon import Lexicon
from drafter.errors import Place

_SUREST_FIRST = [*Level]


class _Span(NamedTuple):
    """The characters that a finding quotes, in their passage."""

    start: int
    end: int
    finding: Finding


_Spans: TypeAlias = dict[tuple[str, Place], list[_Span]]


def without_repeats(found: Mapping[Finding, int], lexicon: Lexicon) -> dict[Finding, int]:
    """Return findings without those that say again what another one says of the same characters.

    Args:
        found: Findings, each with where in its passage it begins; -1 where nobody said.
        lexicon: Where it is listed which rules speak of the same slips (先说的规则).
    """
    spans = _spans(found)
    dropped: set[Finding] = set()
    for entry in lexicon.entries("先说的规则", 0):
        for place in [place for rule, place in spans if rule == entry.word]:
            for second in entry.behind:
                for span in spans.get((second, place), ()):
                    first = _over(span, spans[entry.word, place])
                    if first is not None and not dropped & {first, span.finding}:
                        dropped.add(_less_sure(first, span.finding))
    return {finding: start for finding, start in found.items() if finding not in dropped}


def _spans(found: Mapping[Finding, int]) -> _Spans:
    spans: _Spans = {}
    for finding, start in found.items():
        if start >= 0 and finding.quote:
            span = _Span(start, start + len(finding.quote), finding)
            spans.setdefault((finding.rule, finding.place), []).append(span)
    for listed in spans.values():
        listed.sort(key=lambda span: span.start)
    return spans


def _over(span: _Span, others: list[_Span]) -> Finding | None:
    """Return the finding, of some in order, that shares characters with a span; None where none does."""
    index = bisect_left(others, span.end, key=lambda one: one.start) - 1
    return others[index].finding if index >= 0 and others[index].end > span.start else None


def _less_sure(first: Finding, second: Finding) -> Finding:
    return first if _SUREST_FIRST.index(second.level) < _SUREST_FIRST.index(first.level) else second
