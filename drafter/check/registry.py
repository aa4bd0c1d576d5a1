"""All rules in one table: the functions of the families under their ids."""

from __future__ import annotations

from drafter.check.families import (
    arithmetic_changes,
    arithmetic_lists,
    arithmetic_parts,
    arithmetic_rates,
    arithmetic_record,
    arithmetic_repeats,
    arithmetic_tables,
    bodies,
    dates,
    laws,
    placeholders,
    plan_periods,
    punctuation,
    references,
    sequence,
    wording,
    year_mentions,
    years,
)
from drafter.check.rules import Check

CHECKS: dict[str, Check] = {
    **arithmetic_changes.CHECKS,
    **arithmetic_lists.CHECKS,
    **arithmetic_parts.CHECKS,
    **arithmetic_rates.CHECKS,
    **arithmetic_record.CHECKS,
    **arithmetic_repeats.CHECKS,
    **arithmetic_tables.CHECKS,
    **bodies.CHECKS,
    **dates.CHECKS,
    **laws.CHECKS,
    **placeholders.CHECKS,
    **plan_periods.CHECKS,
    **punctuation.CHECKS,
    **references.CHECKS,
    **sequence.CHECKS,
    **wording.CHECKS,
    **year_mentions.CHECKS,
    **years.CHECKS,
}
