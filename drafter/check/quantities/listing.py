"""Lists of names beside a number: how many things are named, at least and at most."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.check.expressions import expression

_MOST_TITLES, _LONGEST = 60, 160
_BETWEEN = "、和及与 "
# 公众参与, 调解和解 join nothing.
_AND = r"(?:(?<![参赠])与(?!会)|(?<![共总调])和(?![解谐平])|(?<![涉普])及(?!时))"
_ANDS = expression(_AND)
# What stands in front of a list and is no part of it.
_LEAD = expression(
    rf".*(?:{_AND}|(?<![应相针面配])对(?![象接标口])|(?<![实存])在(?![线职建办])|以(?![上下内外案])"
    r"|(?<![行作认成])为(?![民主])|(?<![方导面])向|包括|围绕|涉及)"
)
_BREAKS = expression(r"[，；：。（）！？\n]")
_NUMBER = expression(r"[0-9]|[一二两三四五六七八九十][项个类件条名家]")
_AFTER = expression(
    r"[^，、；：。（）\n]{0,16}(?P<mark>[，：（])(?P<word>(?:分别是|分别为|分别(?:位于|设在|建在|在|于)|即|依次为|依次是|包括)[：，\x1e]?)?"
)
# （由甲、乙牵头）
_NO_LIST = expression(r"由|牵头|除|不含|含|如|例如|详见|其中")
# 生产、销售、运输环节: what follows counts something else.
_CLOSING = expression(r"..(?:环节|领域|部门|行业|方面|单位|人员|地区|场所|机构|工作|事项|案件|企业|群体|岗位|过程)$")
_LONGER = 3


class Listed(NamedTuple):
    """How many things a list names.

    Attributes:
        least: Counting only what 、 parts.
        most: Counting what 和 may part as well.
        goes_on: Whether 等 says that there are more.
        even: Whether the last name is about as long as the others: it holds no verb that begins something else.
    """

    least: int
    most: int
    goes_on: bool
    even: bool = True

    def allows(self, number: int) -> bool:
        """Whether a number can be that of the things listed."""
        return number >= self.least if self.goes_on else self.least <= number <= self.most


def titles_before(text: str, end: int) -> Listed | None:
    """Count the titles that stand without a break right in front of an index; None for fewer than two."""
    goes_on = text.endswith("等", 0, end)
    index, count = end - goes_on, 0
    while count < _MOST_TITLES:
        index = _without_note(text, index)
        if not text.endswith("》", 0, index):
            break
        index = _opening(text, index - 1)
        count += 1
        while index > 0 and text[index - 1] in _BETWEEN:
            index -= 1
    return Listed(count, count, goes_on) if count > 1 else None


def _without_note(text: str, index: int) -> int:
    """Step over a note in brackets behind a title: 《甲》（试行）."""
    if not text.endswith(("）", ")"), 0, index):
        return index
    opening = max(text.rfind(mark, max(0, index - 40), index) for mark in "（(")
    return opening if opening > 0 and text[opening - 1] == "》" else index


def _opening(text: str, index: int) -> int:
    """Return where the title that ends at an index begins; titles may hold others."""
    depth = 0
    for position in range(index, max(-1, index - 200), -1):
        depth += (text[position] == "》") - (text[position] == "《")
        if depth == 0:
            return position
    return 0


def names_before(plain: str, start: int) -> Listed | None:
    """Count the names parted by 、 right in front of a number (甲、乙、丙等3个); None for fewer than two."""
    stretch = plain[max(0, start - _LONGEST) : start]
    breaks = [match.end() for match in _BREAKS.finditer(stretch)]
    stretch = stretch[breaks[-1] :] if breaks else stretch
    if _NUMBER.search(stretch) or stretch.endswith(("》", "》等")):
        return None
    goes_on = stretch.endswith("等")
    stretch = stretch.removesuffix("的")
    names = stretch.split("、")
    if _CLOSING.search(names[-1]) and not _CLOSING.search(names[-2] if len(names) > 1 else ""):
        return None
    lead = _LEAD.match(stretch)
    least = _count(stretch[lead.end() :] if lead else stretch)
    most = _count(stretch) + len(_ANDS.findall(stretch))
    return Listed(least, most, goes_on, _are_even(stretch)) if least > 1 else None


def _are_even(stretch: str) -> bool:
    """Whether the last of some names is hardly longer than those between it and the first."""
    names = stretch.removesuffix("等").split("、")
    return len(names) < 3 or len(names[-1]) <= max(map(len, names[1:-1])) + _LONGER


def _count(stretch: str) -> int:
    return stretch.count("、") + stretch.count("”“") + stretch.count("》《") + 1


def names_behind(plain: str, end: int) -> Listed | None:
    """Count the names that are listed behind a number (3项，分别是甲、乙、丙); None where none are."""
    match = _AFTER.match(plain, end)
    if match is None or not (match["word"] or match["mark"] in "：（"):
        return None
    broken = _BREAKS.search(plain, match.end(), match.end() + _LONGEST)
    end = broken.start() if broken else min(len(plain), match.end() + _LONGEST)
    stretch = plain[match.end() : end]
    bracket = match["mark"] == "（"
    ended = broken is not None and broken[0] in ("）" if bracket else "。；")
    if bracket and _NO_LIST.match(stretch):
        return None
    if not ended or re.search("[0-9一二三四五]是|[0-9]", stretch) or "、" not in stretch:
        return None
    return Listed(_count(stretch), _count(stretch) + len(_ANDS.findall(stretch)), "等" in stretch)
