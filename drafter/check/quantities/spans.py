"""Stretches of a year: how many months lie between two (9月至12月 are 4)."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from drafter.check.expressions import expression
from drafter.check.quantities.plain import plain_text

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_MONTHS = expression(r"(?<![０-９])([０-９]{1,2})月?[—–\-－~～至到]([０-９]{1,2})月(?![０-９])")
_PART_OF_YEAR = expression(r"上半年|下半年|[一二三四]季度|以来|[０-９]月(?:份)?起|截至")


@lru_cache(maxsize=64)
def months_of(text: str) -> tuple[Decimal, ...] | None:
    """Return how many months the stretches take that a text names; None where it names a part of unknown length."""
    plain = plain_text(text)
    found = []
    for match in _MONTHS.finditer(plain):
        first, last = (int(month.translate(_DIGITS)) for month in match.groups())
        if 1 <= first <= last <= 12:
            found.append(Decimal(last - first + 1))
    return None if not found and _PART_OF_YEAR.search(plain) else tuple(found)
