"""Periods as texts state them: from one year to another, from one day or month to another."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from drafter.check.expressions import expression

YEAR_PATTERN = r"(?:19|20)\d{2}"
_TO = r"[ ]?(?:[-—–－~～―至到]|——|--|——)[ ]?"
_YEARS = expression(rf"(?<![\d.A-Za-z/])({YEAR_PATTERN})(年度?)?{_TO}({YEAR_PATTERN})(?![\d.])(年(?!\d{{1,2}}月))?")
_DATES = expression(
    rf"(?<!\d)(?:(?P<y1>{YEAR_PATTERN})年)?(?P<m1>\d{{1,2}})月(?:份|(?P<d1>\d{{1,2}})[日号])?(?:起，?|开始，?)?{_TO}"
    rf"(?:(?P<y2>{YEAR_PATTERN})年)?(?:(?P<m2>\d{{1,2}})月份?)?(?:(?P<d2>\d{{1,2}})[日号])?"
)
_MONTHS, _DAYS = 12, 31


class YearPeriod(NamedTuple):
    """From one year to another, with where it stands in its text."""

    start: int
    end: int
    first: int
    last: int

    @property
    def years(self) -> int:
        """How many years it has, both ends included."""
        return self.last - self.first + 1


class DatePeriod(NamedTuple):
    """From one day or month to another; 0 for what is not stated.

    Attributes:
        start: Where it begins in its text.
        end: Index behind it.
        first: Year, month and day of its beginning.
        last: The same of its end, as stated.
    """

    start: int
    end: int
    first: tuple[int, int, int]
    last: tuple[int, int, int]

    def days(self, year: int) -> int | None:
        """Return its days, both ends included; None where no such days can be told.

        Args:
            year: The year where it states none.
        """
        (year1, month1, day1), (year2, month2, day2) = self.first, self.last
        year1 = year1 or year2 or year
        month2 = month2 or month1
        year2 = year2 or year1 + (month2 < month1)
        if not is_month(month1) or not is_month(month2) or not year1 or bool(day1) != bool(day2):
            return None
        day1, day2 = day1 or 1, day2 or month_days(year2, month2)
        if day1 > month_days(year1, month1) or day2 > month_days(year2, month2):
            return None
        return (date(year2, month2, day2) - date(year1, month1, day1)).days + 1

    @property
    def months(self) -> int:
        """How many months it touches; 0 where its days are stated or the years are not the same."""
        (year1, month1, day1), (year2, month2, day2) = self.first, self.last
        same = year2 in (0, year1)
        return month2 - month1 + 1 if same and month2 and not day1 and not day2 else 0


def is_month(number: int) -> bool:
    """Whether there is such a month."""
    return 1 <= number <= _MONTHS


def month_days(year: int, month: int) -> int:
    """Return how many days a month has; in February 29 where the year is not known (0)."""
    return monthrange(year or 2024, month)[1]


def year_periods(text: str) -> Iterator[YearPeriod]:
    """Yield the periods of years of a text; two bare numbers only where brackets show that they are years."""
    for match in _YEARS.finditer(text):
        before, behind = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
        if match[2] or match[4] or before in ("（", "(", "〔") or behind in ("）", ")", "》"):
            yield YearPeriod(match.start(), match.end(), int(match[1]), int(match[3]))


def date_periods(text: str) -> Iterator[DatePeriod]:
    """Yield the periods of days or months of a text."""
    for match in _DATES.finditer(text):
        if match["m2"] or match["d2"]:
            first = (int(match["y1"] or 0), int(match["m1"]), int(match["d1"] or 0))
            last = (int(match["y2"] or 0), int(match["m2"] or 0), int(match["d2"] or 0))
            yield DatePeriod(match.start(), match.end(), first, last)
