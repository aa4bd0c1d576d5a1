"""All rules in one table: the functions of the families under their ids."""

from __future__ import annotations

from drafter.check.families import (
    arithmetic,
    bodies,
    dates,
    placeholders,
    plan_periods,
    punctuation,
    sequence,
    year_mentions,
    years,
)
from drafter.check.rules import Check

CHECKS: dict[str, Check] = {
    **arithmetic.CHECKS,
    **bodies.CHECKS,
    **dates.CHECKS,
    **placeholders.CHECKS,
    **plan_periods.CHECKS,
    **punctuation.CHECKS,
    **sequence.CHECKS,
    **year_mentions.CHECKS,
    **years.CHECKS,
}
