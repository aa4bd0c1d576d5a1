"""How often bodies met on 法治, told in several places of a report: 常委会会议4次 here, 6次 where the head reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row

_BODY = expression(
    r"(?P<body>常委会|常务会|党组会|党委会|党工委会|主任办公会|[镇乡局县区市]长办公会|局务会|办公会)(?:议)?|(?P<study>会前学法)"
)
_PURPOSE = expression(r"研究|审议|听取|部署|学习|讨论")
_ON_LAW = expression(r"法治|依法行政|依法治")
_OTHER = expression(
    r"人大|上半年|下半年|季度|[０-９]{1,2}月|分管|副[县区市镇乡局]长|其中|计划|不少于|每|拟|将|以上|同比|上年"
)
_OWN = frozenset(("常务会", "办公会", "局务会"))
_WINDOW, _BETWEEN = 40, 12
_TIMES = frozenset(("次", "期", "场"))


class Met(NamedTuple):
    """How often a body met, or studied before it met."""

    body: str
    purpose: str
    item: Item


def meetings(row: Row, plain: str) -> Iterator[Met]:
    """Yield how often a passage says that a body met on 法治.

    Args:
        row: Its quantities.
        plain: The passage's text, ready for reading quantities.
    """
    for item in row:
        quantity = item.quantity
        if quantity.kind not in _TIMES or not quantity.exact or item.last_year:
            continue
        begin, end = _clause(plain, quantity.start, quantity.end)
        clause = plain[begin:end]
        body = _body_of(item)
        if body is None or _OTHER.search(clause) or "分别" in clause or plain.startswith("中", quantity.end):
            continue
        if body["study"]:
            yield Met(f"{_studying(item)}会前学法", "学法", item)
            continue
        purpose = _PURPOSE.search(clause)
        full = plain.rfind("。", 0, begin) + 1, plain.find("。", end) + 1 or len(plain)
        if purpose and _ON_LAW.search(plain, *full):
            yield Met(body["body"], purpose[0], item)


def _studying(item: Item) -> str:
    """Return who studies before it meets: nothing for the agency's own meeting, whether or not it is named."""
    named = [one["body"] for one in _BODY.finditer(item.quantity.front) if one["body"]]
    return named[-1] if named and named[-1] not in _OWN else ""


def _clause(plain: str, start: int, end: int) -> tuple[int, int]:
    begin = max(plain.rfind(mark, max(0, start - _WINDOW), start) for mark in "，；。：\n")
    stops = [at for at in (plain.find(mark, end, end + _WINDOW) for mark in "，；。：\n") if at >= 0]
    return max(begin + 1, start - _WINDOW), min(stops, default=min(len(plain), end + _WINDOW))


def _body_of(item: Item) -> re.Match[str] | None:
    """Return the body that a number is of: the only one in front of it, or, where none is, the one behind."""
    front = list(_BODY.finditer(item.quantity.front))
    if front:
        study = [one for one in front if one["study"]]
        # 镇党委会议、镇长办公会议研究9次 is of both.
        return study[0] if study else front[0] if len(front) == 1 and not _BODY.search(item.lead[-_BETWEEN:]) else None
    return _BODY.search(item.quantity.noun[:_BETWEEN])
