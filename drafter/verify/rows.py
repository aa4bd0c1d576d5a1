"""What was found of each thing that the standard asks for."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from drafter.verify.items import Item


class Outcome(Enum):
    """How a row ends."""

    FAILED = "不合格"
    UNVERIFIED = "未核验"
    PASSED = "合格"


class Spot(NamedTuple):
    """A place where something is not as it should be.

    Attributes:
        place: Where, as a person finds it; empty for the whole document.
        measured: What it is there.
    """

    place: str
    measured: str


class Row(NamedTuple):
    """One thing that the standard asks for, and what the document has.

    Attributes:
        item: What is asked for.
        outcome: Whether it is so.
        measured: What was measured where all is well, or why nothing could be.
        spots: Where it is not so.
    """

    item: Item
    outcome: Outcome
    measured: str = ""
    spots: tuple[Spot, ...] = ()


def judged(item: Item, spots: Iterable[Spot], measured: str) -> Row:
    """Return a row that fails where there are spots, and passes with what was measured where there are none."""
    found = tuple(spots)
    return Row(item, Outcome.FAILED, spots=found) if found else Row(item, Outcome.PASSED, measured)


def unverified(item: Item, reason: str) -> Row:
    """Return a row that says why nothing was measured."""
    return Row(item, Outcome.UNVERIFIED, reason)
