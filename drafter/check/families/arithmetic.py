"""算术: everything that is counted in a report, held against itself."""

from __future__ import annotations

from drafter.check.families import (
    arithmetic_changes,
    arithmetic_lists,
    arithmetic_parts,
    arithmetic_rates,
    arithmetic_repeats,
    arithmetic_tables,
)
from drafter.check.rules import Check

CHECKS: dict[str, Check] = {
    **arithmetic_parts.CHECKS,
    **arithmetic_rates.CHECKS,
    **arithmetic_changes.CHECKS,
    **arithmetic_lists.CHECKS,
    **arithmetic_repeats.CHECKS,
    **arithmetic_tables.CHECKS,
}
