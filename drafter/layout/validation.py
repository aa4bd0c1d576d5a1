"""校验: what a layout asks of an answer beyond its type, with the layout's own words for it."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import NamedTuple

from drafter.errors import DrafterError, LayoutError
from drafter.figures.amounts import parse_number
from drafter.record.fields import Fields
from drafter.record.nodes import Node, Sequence

FIELDS = ("最小", "最大", "模式", "最短", "最长", "最少", "最多", "不重复", "提示")
# A pattern comes from a layout that somebody wrote; one that backtracks for ever must not hang the program.
PATTERN_SECONDS = 0.5


class Pattern:
    """What a whole text must match; compiled when the first text is held against it."""

    def __init__(self, text: str) -> None:
        self._text = text

    def fullmatch(self, text: str, seconds: float) -> bool:
        """Say whether a text matches.

        Raises:
            TimeoutError: That takes too long to decide.
        """
        # Few records have an answer with a pattern, and nobody else pays for this import.
        import regex

        return regex.compile(self._text).fullmatch(text, timeout=seconds) is not None


class Validation(NamedTuple):
    """One demand on an answer; what is None or empty is not demanded.

    Attributes:
        least: Smallest number or earliest date.
        most: Largest number or latest date.
        pattern: What the whole text must match.
        shortest: Fewest characters of a text.
        longest: Most characters of a text.
        fewest_items: Fewest entries of a list; fewer are missing content, not an error.
        most_items: Most entries of a list.
        unique: 是 for a list of plain values, the key of a question for a list of groups.
        message: The layout's own words for a violation; empty for ours.
    """

    least: Decimal | datetime.date | None = None
    most: Decimal | datetime.date | None = None
    pattern: Pattern | None = None
    shortest: int = 0
    longest: int = 0
    fewest_items: int = 0
    most_items: int = 0
    unique: str = ""
    message: str = ""


def validations_from(node: Node | None, errors: list[DrafterError]) -> tuple[Validation, ...]:
    """Read 校验: one mapping, or a list of them where each has a message of its own."""
    if node is None:
        return ()
    items = node.items if isinstance(node, Sequence) else (node,)
    return tuple(_validation_from(item, errors) for item in items)


def _validation_from(node: Node, errors: list[DrafterError]) -> Validation:
    fields = Fields(node, errors, LayoutError)
    fields.only(FIELDS)
    return Validation(
        least=_bound(fields, "最小"),
        most=_bound(fields, "最大"),
        pattern=_pattern(fields),
        shortest=fields.number("最短", 0),
        longest=fields.number("最长", 0),
        fewest_items=fields.number("最少", 0),
        most_items=fields.number("最多", 0),
        unique=fields.text("不重复"),
        message=fields.text("提示"),
    )


def _bound(fields: Fields, key: str) -> Decimal | datetime.date | None:
    text = fields.text(key)
    if not text:
        return None
    number = parse_number(text)
    if number is not None:
        return number
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        fix = f"写 {key}: 0 或 {key}: 2024-01-01"
        fields.fault(f"“{key}”应是数字或日期，却是“{text}”", fields.node.entries[key], fix)
        return None


def _pattern(fields: Fields) -> Pattern | None:
    text = fields.text("模式")
    if text and not _is_expression(text):
        fix = "这是正则表达式；检查括号是否成对，特殊符号前加反斜杠，整个值用单引号"
        fields.fault(f"“模式”写得不对：{text[:30]}", fields.node.entries["模式"], fix)
        return None
    return Pattern(text) if text else None


def _is_expression(text: str) -> bool:
    """Whether a text is a regular expression; the library that matches knows a few forms more."""
    try:
        re.compile(text)
    except re.error:
        import regex

        try:
            regex.compile(text)
        except regex.error:
            return False
    return True
