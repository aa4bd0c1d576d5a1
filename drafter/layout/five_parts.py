"""What a text is by the law of the five parts that a yearly report has: none, or one with which parts elsewhere.

A layout says so, and so does each Word file that is made with it, in the property that Word calls 类别: where the
file is checked, neither the record nor the layout need be at hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Final, NamedTuple

from drafter.errors import DrafterError, LayoutError
from drafter.record.fields import Fields
from drafter.record.nodes import Mapping as Group
from drafter.wording import unknown_name_fix

YEARLY, ELSEWHERE = "年度报告", "不单列"
SHORTCOMINGS, DUTIES, PLANS, OTHER_MATTERS = (
    "存在的不足和原因",
    "第一责任人履职情况",
    "下一年度主要安排",
    "其他需要报告的情况",
)
_PARTS: Final = ("主要举措和成效", SHORTCOMINGS, DUTIES, PLANS, OTHER_MATTERS)
_YEARLY_TEXT, _OTHER_TEXT = "法治政府建设年度报告", "其他文稿"
_LISTED: Final = f"；{ELSEWHERE}："


class TextKind(NamedTuple):
    """What a text is.

    Attributes:
        is_yearly: Whether it is the yearly report of which law says what it holds and when it is due.
        elsewhere: Which of that report's five parts have no heading of their own in it.
    """

    is_yearly: bool = True
    elsewhere: Set[str] = frozenset()

    def said(self, name: str) -> str:
        """Say what a Word file is; `name` is what people call a text that is no yearly report."""
        if not self.is_yearly:
            return f"{_OTHER_TEXT}：{name}"
        listed = "、".join(part for part in _PARTS if part in self.elsewhere)
        return f"{_YEARLY_TEXT}{_LISTED}{listed}" if listed else _YEARLY_TEXT


YEARLY_REPORT = TextKind()
"""The yearly report with a heading for each part."""


def said_kind(category: str) -> TextKind | None:
    """Read what a Word file says that it is; None where it says nothing that drafter would have said."""
    if category.startswith(f"{_OTHER_TEXT}："):
        return TextKind(is_yearly=False)
    named, _, listed = category.partition(_LISTED)
    return TextKind(elsewhere=frozenset(filter(None, listed.split("、")))) if named == _YEARLY_TEXT else None


def is_yearly_from(fields: Fields) -> bool:
    """Read 年度报告 of a layout: whether what it makes is the yearly report that the provisions speak of."""
    return fields.flag(YEARLY, default=True)


def elsewhere_from(fields: Fields, errors: list[DrafterError]) -> Mapping[str, str]:
    """Read 不单列 of a layout: which of the five parts have no heading of their own in it, each with the reason."""
    reasons = Fields(fields.node_of(ELSEWHERE) or Group({}, fields.node.place), errors, LayoutError)
    found = {name: reasons.text(name) for name in reasons.node.entries}
    for name, reason in found.items():
        place = reasons.node.key_place(name)
        if name not in _PARTS:
            errors.append(LayoutError(f"五项内容里没有“{name}”", place, unknown_name_fix(name, _PARTS)))
        elif not reason:
            fix = f"写明写在哪里，例如 {name}: 写在第一部分的末段"
            errors.append(LayoutError(f"“{ELSEWHERE}”里的“{name}”没有写原因", place, fix))
    return found
