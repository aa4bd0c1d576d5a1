"""The notation of relations: `收到申请 = 受理 + 不予受理 + 补正 + 其他处理?`, read into members."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, TypeAlias

_NAME = r"[^\W\d]\w*"
_MEMBER = re.compile(rf"(?:(?P<group>{_NAME})\.)?(?P<figure>{_NAME})(?P<last>:上年)?(?P<optional>\?)?")
_SIGN = re.compile(r"<=|=|≤")
_WHOLE_NUMBER = re.compile(r"\d{1,18}", re.ASCII)


class NotationError(ValueError):
    """A text that is no relation; the message says in Chinese what is wrong with it."""


class Sign(Enum):
    """How the left side of a relation compares with the right."""

    EQUAL = "="
    AT_MOST = "<="


class Member(NamedTuple):
    """A figure in a relation.

    Attributes:
        group: Key of its group; empty where the notation leaves it to the relation's own.
        figure: Its key.
        last: Whether last year's value is meant (`受理:上年`).
        optional: Whether it counts as zero where the record does not mention it (`其他处理?`).
    """

    group: str
    figure: str
    last: bool = False
    optional: bool = False


class Sum(NamedTuple):
    """Members, and at most whole numbers, added up."""

    members: tuple[Member, ...]
    constant: Decimal = Decimal(0)


class Share(NamedTuple):
    """One member in percent of another."""

    numerator: Member
    denominator: Member

    @property
    def members(self) -> tuple[Member, Member]:
        """Both members, in the order written."""
        return (self.numerator, self.denominator)


Side: TypeAlias = Sum | Share


class Formula(NamedTuple):
    """What a relation says: two sides and how they compare; a Share stands only right of `=`."""

    left: Side
    sign: Sign
    right: Side

    @property
    def members(self) -> tuple[Member, ...]:
        """All members, left before right."""
        return (*self.left.members, *self.right.members)


def parse_formula(text: str) -> Formula:
    """Read a relation's notation; full-width signs and ≤ are taken too.

    Raises:
        NotationError: The text is no relation.
    """
    text = unicodedata.normalize("NFKC", text)
    signs = _SIGN.findall(text)
    if len(signs) != 1:
        raise NotationError("关系里应有一个 = 或者一个 <=")
    left, right = (_side(part) for part in text.split(signs[0]))
    sign = Sign.EQUAL if signs[0] == "=" else Sign.AT_MOST
    _check_share(left, sign, right)
    formula = Formula(left, sign, right)
    if not formula.members:
        raise NotationError("关系里没有指标")
    return formula


def _check_share(left: Side, sign: Sign, right: Side) -> None:
    shares = isinstance(left, Share) + isinstance(right, Share)
    if shares and (isinstance(left, Share) or sign is not Sign.EQUAL or len(left.members) != 1 or left.constant):
        raise NotationError("比率应写成“率 = 分子 / 分母”")


def _side(text: str) -> Side:
    parts = text.split("/")
    if len(parts) == 2:
        return Share(*(_member(part) for part in parts))
    if len(parts) > 2:
        raise NotationError("一个关系里只能除一次")
    return _sum(text)


def _sum(text: str) -> Sum:
    terms = [term.strip() for term in text.split("+")]
    numbers = [Decimal(term) for term in terms if _WHOLE_NUMBER.fullmatch(term)]
    members = tuple(_member(term) for term in terms if not _WHOLE_NUMBER.fullmatch(term))
    return Sum(members, sum(numbers, Decimal(0)))


def _member(text: str) -> Member:
    match = _MEMBER.fullmatch(text.strip())
    if match is None:
        raise NotationError(f"“{text.strip()}”不是指标" if text.strip() else "有一处少写了指标")
    return Member(match["group"] or "", match["figure"], bool(match["last"]), bool(match["optional"]))


def qualified(formula: Formula, group: str) -> Formula:
    """Return the formula with its own group written to every member that names none."""
    return formula._replace(left=_qualified(formula.left, group), right=_qualified(formula.right, group))


def _qualified(side: Side, group: str) -> Side:
    named = tuple(_in_group(side.members, group))
    return Share(named[0], named[1]) if isinstance(side, Share) else side._replace(members=named)


def _in_group(members: tuple[Member, ...], group: str) -> Iterator[Member]:
    for member in members:
        yield member if member.group else member._replace(group=group)
