"""The very line of a finding: a value of several lines says only where it begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drafter.check.findings import Finding

_SHORTEST = 2
_FARTHEST = 400


def with_lines(findings: Iterable[Finding], text: str) -> Iterator[Finding]:
    """Yield the findings with the line on which their characters stand, where that can be told.

    Args:
        findings: What was found in a record.
        text: The record.
    """
    lines = text.splitlines()
    for finding in findings:
        line = _line_of(finding, lines)
        yield finding._replace(place=finding.place._replace(line=line)) if line else finding


def _line_of(finding: Finding, lines: Sequence[str]) -> int:
    """Return the first line from the value's beginning on that has the characters; 0 where none has."""
    begin = finding.place.line
    if not begin or len(finding.quote) < _SHORTEST or finding.quote in lines[begin - 1]:
        return 0
    indent = _indent(lines[begin - 1])
    for number, line in enumerate(lines[begin : begin + _FARTHEST], start=begin + 1):
        if finding.quote in line:
            return number
        if line.strip() and _indent(line) < indent:
            # The value is over.
            return 0
    return 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
