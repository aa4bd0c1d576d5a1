"""What a layout says of the five parts that a yearly report has by law: that it is none, or which stand elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

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
