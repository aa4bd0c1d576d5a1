"""Conditions as data: `当: {机关.类型: [乡镇街道]}`, `当: {年度: '>=2019'}`, with 且 and 或."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from collections.abc import Sequence as Many
from typing import NamedTuple, TypeAlias

from drafter.errors import DrafterError, LayoutError, Place, told_apart
from drafter.figures.amounts import parse_number
from drafter.record.nodes import Mapping, Node, Scalar, Sequence

_COMPARISON = re.compile(r"(>=|<=|!=|>|<)\s*(.+)")
_OPERATORS: dict[str, Callable[[object, object], bool]] = {
    ">=": operator.ge,  # type: ignore[dict-item]
    "<=": operator.le,  # type: ignore[dict-item]
    ">": operator.gt,  # type: ignore[dict-item]
    "<": operator.lt,  # type: ignore[dict-item]
}

# What a name was answered with: one text, several for 多选, none when it is unanswered.
Lookup: TypeAlias = Callable[[str], Many[str]]


@told_apart
class Test(NamedTuple):
    """One name against a value: `=` (one of `values`), `!=`, or a comparison of numbers."""

    name: str
    sign: str
    values: tuple[str, ...]
    place: Place

    def holds(self, lookup: Lookup) -> bool:
        """Decide with the given answers; an absent answer makes it false."""
        answers = lookup(self.name)
        if not answers:
            return False
        if self.sign in _OPERATORS:
            left, right = parse_number(answers[0]), parse_number(self.values[0])
            return left is not None and right is not None and _OPERATORS[self.sign](left, right)
        return any(answer in self.values for answer in answers) == (self.sign == "=")

    def tests(self) -> Iterator[Test]:
        """Yield the tests that this condition is made of."""
        yield self


@told_apart
class All(NamedTuple):
    """且: every part holds; without parts it always holds."""

    parts: tuple[Condition, ...] = ()

    def holds(self, lookup: Lookup) -> bool:
        """Decide with the given answers."""
        return all(part.holds(lookup) for part in self.parts)

    def tests(self) -> Iterator[Test]:
        """Yield the tests that this condition is made of."""
        for part in self.parts:
            yield from part.tests()


@told_apart
class Any(NamedTuple):
    """或: at least one part holds; without parts it never holds."""

    parts: tuple[Condition, ...] = ()

    def holds(self, lookup: Lookup) -> bool:
        """Decide with the given answers."""
        return any(part.holds(lookup) for part in self.parts)

    def tests(self) -> Iterator[Test]:
        """Yield the tests that this condition is made of."""
        for part in self.parts:
            yield from part.tests()


Condition: TypeAlias = Test | All | Any
ALWAYS = All()
NEVER = Any()

_FIX = "写成 {机关.类型: [乡镇街道]} 或 {年度: '>=2019'}，多个条件用 且: [...] 或 或: [...]"


def condition_from(node: Node, errors: list[DrafterError]) -> Condition:
    """Read a condition; several names in one mapping must all hold.

    Faults are collected in `errors`, and `ALWAYS` stands for what could not be read.
    """
    if not isinstance(node, Mapping):
        errors.append(LayoutError("条件应是一组“名称: 值”", node.place, _FIX))
        return ALWAYS
    parts = tuple(_part_from(key, value, errors) for key, value in node)
    return parts[0] if len(parts) == 1 else All(parts)


def _part_from(key: str, node: Node, errors: list[DrafterError]) -> Condition:
    if key in ("且", "或"):
        if not isinstance(node, Sequence) or not node.items:
            errors.append(LayoutError(f"“{key}”后面应是条件的列表", node.place, _FIX))
            return ALWAYS
        parts = tuple(condition_from(item, errors) for item in node.items)
        return All(parts) if key == "且" else Any(parts)
    if isinstance(node, Sequence):
        scalars = [item for item in node.items if isinstance(item, Scalar)]
        if len(scalars) == len(node.items) > 0:
            return Test(key, "=", tuple(item.text for item in scalars), node.place)
    elif isinstance(node, Scalar) and not node.empty:
        return _test_from(key, node, errors)
    errors.append(LayoutError(f"条件“{key}”应给出一个值或几个值", node.place, _FIX))
    return ALWAYS


def _test_from(key: str, node: Scalar, errors: list[DrafterError]) -> Test:
    match = _COMPARISON.fullmatch(node.text)
    if match is None:
        return Test(key, "=", (node.text,), node.place)
    sign, value = match.groups()
    if sign != "!=" and parse_number(value) is None:
        errors.append(LayoutError(f"“{node.text}”要与数字比较，“{value}”不是数字", node.place, _FIX))
    return Test(key, sign, (value,), node.place)
