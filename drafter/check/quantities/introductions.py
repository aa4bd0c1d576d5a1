"""The words and marks that introduce the parts of a whole (其中, 分别为, 按类型分, 审结案件中)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row
from drafter.check.quantities.plain import HIDDEN

_OPEN = expression(r"\s*(?:其中|包括|包含|含|主要有|主要包括)")
_CLOSED = expression(r"\s*(?:分别为|分别是|分别有|分为)")
_SORTED = expression(r"^(?:决定|建议)|(?:结果|结论)(?:分别)?[为是有：]?|评为|评定为|评出|认定为|鉴定为|划分为|分为")
_SORTED_LEAD = expression(r"按[^，。；]{1,12}(?:分|看|划分|统计)$|(?:结果|结论|情况)(?:分别)?(?:为|是|如下)?$")
_AMONG = expression(r"中$")
# 终止案件中，经调解、和解终止的27件
_AMONG_LISTED = expression(r"中，[^，]{1,8}$")
_AMONG_FRONT = expression(r"[^，]{2,8}(?:案件|事项|申请|人员|文件|问题|纠纷|线索|意见|案卷)中(?!心|央)")
_YEAR = expression(rf"(?:其中)?(?:[０-９]{{4}}年|{HIDDEN}{{2}}[期批轮])")
_OF_YEARS = expression(r"累计|年来|共|总")


class Bond(Enum):
    """How firmly parts are said to be the whole."""

    KNOWN = "分项"
    PAIR = "互补"
    AMONG = "之中"
    SOME = "其中"
    LISTED = "列举"
    SORTED = "分类"
    STATES = "各样"
    SIDE = "并列"
    ALL = "分别为"


def introduction(row: Row, index: int) -> Bond | None:
    """Return how the parts that begin with a quantity are introduced; None where nothing says that they are parts."""
    item = row[index]
    before = row[index - 1] if index else None
    if item.quantity.group and item.owner >= 0 and (before is None or before.quantity.group != item.quantity.group):
        return _in_brackets(item, row[item.owner])
    return _by_words(item) or _by_marks(row, index) or _by_what_stands_beside(row, index)


def _in_brackets(item: Item, owner: Item) -> Bond | None:
    if owner.quantity.kind != item.quantity.kind:
        return None
    return Bond.SOME if _OPEN.match(item.quantity.front) else Bond.LISTED


def _by_words(item: Item) -> Bond | None:
    front = item.quantity.front
    for bond, introduces in ((Bond.ALL, _CLOSED), (Bond.SOME, _OPEN), (Bond.AMONG, _AMONG_FRONT)):
        if introduces.match(front):
            return bond
    return Bond.SORTED if _SORTED.search(front) else None


def _by_marks(row: Row, index: int) -> Bond | None:
    item, before = row[index], row[index - 1] if index else None
    mark = item.quantity.mark
    if mark == "：" and before is not None and before.quantity.clause == item.quantity.clause - 1:
        return Bond.LISTED
    if (mark == "，" and _AMONG.search(item.lead)) or (mark == "、" and _AMONG_LISTED.search(item.lead)):
        return Bond.AMONG
    if mark == "，" and _are_sorts(row[index : index + 2]):
        return Bond.SORTED
    return Bond.SORTED if mark in ("，", "：") and _SORTED_LEAD.search(item.lead) else None


def _by_what_stands_beside(row: Row, index: int) -> Bond | None:
    item, before = row[index], row[index - 1] if index else None
    if before is None:
        return None
    if (
        are_years(row[index : index + 2])
        and before.sentence == item.sentence
        and not _YEAR.fullmatch(before.quantity.front)
    ):
        # 累计54个，2020年16个，2021年18个，2022年20个; 培训95人，第一期50人，第二期45人
        told = _OF_YEARS.search(before.quantity.front) or HIDDEN in item.quantity.front
        return Bond.SOME if told else None
    # 其中执法人员培训4场860人次: both numbers are of the part.
    # 其中超过90天的19件: the first number is in the name of the part.
    same = before.quantity.clause == item.quantity.clause and item.quantity.front.strip() in ("", "的")
    return Bond.SOME if same and _OPEN.match(before.quantity.front) else None


def _are_sorts(two: Sequence[Item]) -> bool:
    """Whether two quantities side by side count sorts of one thing (医疗卫生类16件、公共场所类17件)."""
    return len(two) == 2 and two[1].quantity.mark == "、" and all(one.label.endswith("类") for one in two)


def are_years(two: Sequence[Item]) -> bool:
    """Whether two quantities are told by the year (2020年16个，2021年18个)."""
    return len(two) == 2 and all(_YEAR.fullmatch(one.quantity.front) for one in two)


def among_what(item: Item) -> str:
    """Return the words that say of what parts are told (审结案件中，…)."""
    front = _AMONG_FRONT.match(item.quantity.front)
    return front[0] if front else item.lead.partition("中")[0]
