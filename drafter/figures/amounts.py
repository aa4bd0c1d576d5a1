"""What stands behind a figure: a number, 无 or 未统计; exact or approximate."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from drafter.errors import Place
from drafter.wording import (
    APPROXIMATE_AFTER_NUMBER,
    APPROXIMATE_AFTER_UNIT,
    APPROXIMATE_BEFORE,
    amount_text,
    number_text,
)


class State(Enum):
    """The three states of a figure; zero is a number."""

    NUMBER = "数字"
    NONE = "无"
    UNKNOWN = "未统计"


class Amount(NamedTuple):
    """One value of a figure.

    Attributes:
        state: Which of the three states.
        number: The number, in the figure's unit; None unless the state is NUMBER.
        approximate: 余, 多, 约, 近, 以上 or 不少于; empty when exact.
    """

    state: State
    number: Decimal | None = None
    approximate: str = ""

    @property
    def exact(self) -> Decimal | None:
        """The number when it may be calculated with: given, and not approximate."""
        return None if self.approximate else self.number

    def text(self, unit: str = "") -> str:
        """Write the amount: `142`, `20余件`, `约20件`, `20件以上`, `无`, `未统计`."""
        if self.number is None:
            return self.state.value
        return amount_text(number_text(self.number), self.approximate, unit)


class FigureAnswer(NamedTuple):
    """A figure as the record gives it: this year, last year where stated, source and 口径."""

    amount: Amount
    place: Place
    last: Amount | None = None
    source: str = ""
    meaning: str = ""


_BEFORE = "|".join(APPROXIMATE_BEFORE)
_AFTER = "|".join(APPROXIMATE_AFTER_NUMBER + APPROXIMATE_AFTER_UNIT)
_AMOUNT = re.compile(rf"(?P<before>{_BEFORE})?\s*(?P<number>[\d.,]+)\s*(?P<after>{_AFTER})?")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def has_odd_digits(text: str) -> bool:
    """Whether a text has raised or circled digits, which would read as plain ones: 12² is not 122."""
    return any(unicodedata.category(character) == "No" for character in text)


def parse_number(text: str) -> Decimal | None:
    """Read a number in half- or full-width digits, thousands separated or not; None if it is none."""
    if has_odd_digits(text):
        return None
    text = unicodedata.normalize("NFKC", text).strip()
    if _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    if not re.fullmatch(r"-?\d{1,18}(?:\.\d{1,9})?", text):
        return None
    return Decimal(text)


def parse_amount(text: str) -> Amount | None:
    """Read what a person writes for a figure: `142`, `1,079`, `20余`, `约20`, `无`, `未统计`."""
    if has_odd_digits(text):
        return None
    text = unicodedata.normalize("NFKC", text).strip()
    for state in (State.NONE, State.UNKNOWN):
        if text == state.value:
            return Amount(state)
    match = _AMOUNT.fullmatch(text)
    number = parse_number(match["number"]) if match else None
    if match is None or number is None or (match["before"] and match["after"]):
        return None
    return Amount(State.NUMBER, number, match["before"] or match["after"] or "")
