"""All rules in one table: the functions of the families under their ids."""

from __future__ import annotations

from drafter.check.families import (
    arithmetic,
    bodies,
    placeholders,
    punctuation,
    sequence,
)
from drafter.check.rules import Check

CHECKS: dict[str, Check] = {
    **arithmetic.CHECKS,
    **bodies.CHECKS,
    **placeholders.CHECKS,
    **punctuation.CHECKS,
    **sequence.CHECKS,
}
