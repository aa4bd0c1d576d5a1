"""Slips of words, marks and names, statements that contradict one another, and what stands in the wrong part."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.check.findings import Finding, Level
from tests.check.families_text import findings, text_document

CASES = Path(__file__).parent / "cases" / "slips.md"


def cases() -> list[tuple[str, str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    split = (line[2:].split("｜") for line in lines if line.startswith("- "))
    return [(family, wrong, right) for family, wrong, right in split]


def found(text: str, family: str) -> list[Finding]:
    return findings(text_document(text.replace("⏎", "\n")), family) if text else []


@pytest.mark.parametrize(("family", "wrong", "right"), cases())
def test_what_is_wrong_is_told_and_what_is_right_stays_quiet(family: str, wrong: str, right: str) -> None:
    quiet = found(right, family)
    assert [(one.rule, one.quote) for one in quiet if one.level is not Level.HINT] == []
    known = {(one.rule, one.quote) for one in quiet}
    assert not wrong or [one for one in found(wrong, family) if (one.rule, one.quote) not in known]
