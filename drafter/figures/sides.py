"""A side of a relation with a record's figures in it: what numbers it can mean, and how it is written.

A figure is taken as the range of numbers that it can mean:

- an exact number is itself;
- 无 is 0: it says that there was no such thing, and in a sum that is nothing;
- an approximate number reaches one unit of its leading digit up (余, 多), down (近) or both ways (约),
  and without end for 以上 and 不少于: 20余 may be 20 to 30, 约3500 may be 2500 to 4500;
- what is missing or 未统计 is anything from 0 up; an optional member that the record does not mention is 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.figures.amounts import Amount, State
from drafter.figures.answers import FigureAnswers
from drafter.figures.catalogue import FigureKind
from drafter.figures.notation import Member
from drafter.wording import number_text

_ZERO = Decimal(0)
_ENDLESS = Decimal("Infinity")


class Range(NamedTuple):
    """The numbers that something can mean, both ends included."""

    low: Decimal
    high: Decimal

    @property
    def exact(self) -> bool:
        """Whether only one number is meant."""
        return self.low == self.high


class Term(NamedTuple):
    """A member of a relation with what the record says of it.

    Attributes:
        name: How it is named in sentences.
        amount: What the record says; None where it does not mention the figure.
        known: Whether it says a number, exact or not, or the figure counts as 0.
        range: The numbers that it can mean.
        unit: `%` for a rate, else empty.
    """

    name: str
    amount: Amount | None
    known: bool
    range: Range
    unit: str

    @property
    def text(self) -> str:
        """Name and amount of a given figure: `受理79`, `受理20余`, `变更（无）`."""
        amount = self.amount or Amount(State.UNKNOWN)
        return f"{self.name}（{amount.text()}）" if amount.number is None else f"{self.name}{amount.text(self.unit)}"

    @property
    def lack(self) -> str:
        """Why it cannot be calculated with; empty where it can."""
        if not self.known:
            return f"{self.name}{'未统计' if self.amount else '没有填'}"
        return "" if self.range.exact else f"{self.name}是约数"


class Added(NamedTuple):
    """Terms and a constant, added up."""

    terms: tuple[Term, ...]
    constant: Decimal

    @property
    def range(self) -> Range:
        """The numbers that the sum can mean."""
        ranges = [term.range for term in self.terms]
        return Range(sum((one.low for one in ranges), self.constant), sum((one.high for one in ranges), self.constant))

    @property
    def size(self) -> int:
        """How many things are added up."""
        return len(self.terms) + bool(self.constant)

    @property
    def known(self) -> bool:
        """Whether every term is known."""
        return all(term.known for term in self.terms)

    @property
    def total(self) -> Decimal | None:
        """The given numbers added up; None where no number is given."""
        numbers = [amount.number or _ZERO for amount in map(_counted, self.terms) if amount]
        return sum(numbers, self.constant) if numbers or not self.terms else None

    @property
    def unmentioned(self) -> list[str]:
        """Names of the members that the record does not mention."""
        return [term.name for term in self.terms if term.amount is None]

    def text(self, joint: str) -> str:
        """Write the given terms: `审结68`, `受理79 + 补正42合计121`; `joint` stands before the total."""
        unit = self.terms[0].unit if self.terms else ""
        shown = [term.text for term in self.terms if _counted(term)]
        if self.constant or not shown:
            shown.append(f"{number_text(self.constant)}{unit}")
        return shown[0] if len(shown) == 1 else f"{' + '.join(shown)}{joint}{number_text(self.total or _ZERO)}{unit}"


def _counted(term: Term) -> Amount | None:
    return None if term.amount is None or term.amount.state is State.UNKNOWN else term.amount


def terms_of(members: Sequence[Member], figures: FigureAnswers) -> tuple[Term, ...]:
    """Look the members of one relation up; groups are named where there are several of them."""
    several = len({member.group for member in members}) > 1
    return tuple(_term(member, figures, several) for member in members)


def amount_of(member: Member, figures: FigureAnswers) -> Amount | None:
    """Return what the record says of a member; None where it does not mention it."""
    return (figures.last_year if member.last else figures.this_year)(member.group, member.figure)


def _term(member: Member, figures: FigureAnswers, several: bool) -> Term:
    amount = amount_of(member, figures)
    name = f"{member.group}.{member.figure}" if several else member.figure
    rate = figures.figure(member.group, member.figure).kind is FigureKind.RATE
    shown = f"{name}（上年）" if member.last else name
    known = member.optional if amount is None else amount.state is not State.UNKNOWN
    return Term(shown, amount, known, _range_of(amount, known=known), "%" if rate else "")


def _range_of(amount: Amount | None, *, known: bool) -> Range:
    if not known:
        return Range(_ZERO, _ENDLESS)
    if amount is None or amount.number is None:
        return Range(_ZERO, _ZERO)
    return _reach(amount.number, amount.approximate)


def _reach(number: Decimal, approximate: str) -> Range:
    unit = Decimal(1).scaleb(number.adjusted())
    reaches = {
        "": (_ZERO, _ZERO),
        "余": (_ZERO, unit),
        "多": (_ZERO, unit),
        "近": (unit, _ZERO),
        "约": (unit, unit),
        "以上": (_ZERO, _ENDLESS),
        "不少于": (_ZERO, _ENDLESS),
    }
    down, up = reaches[approximate]
    return Range(number - down, number + up)
