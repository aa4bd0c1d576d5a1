"""Totals that stand behind what they add up (甲12件，乙9件，共计21件)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.reading import Quantity, Sentence
from drafter.check.quantities.slips import is_a_slip
from drafter.check.quantities.vocabulary import PERCENT, POINTS, Vocabulary

_SURE = expression(
    r"\s*(?:以上|上述|两项|三项|四项|几项|各项)?(?:共计|合计|总计|一共|总共|合起来|加起来|加在一起|相加)(?:有|为|达|是)?\s*"
)
# 三级平台合计: what is counted in words stands in front.
_OF_SORTS = expression(r"[^，。；、]{0,8}(?:共计|合计|总计)(?:有|为|达)?")
_LIKELY = expression(
    r"\s*(?:全[省市县区镇乡局])?(?:(?:改革|清理|调整|精简|梳理|合并|划转)前)?(?:共|合计|共计|总计|累计|总共|一共)(?:有|为|达)?[^，。；、（）]{0,8}"
)
# 主要负责人出庭2件，分管负责人出庭7件，负责人出庭共9件
_NAMED = expression(
    r"(?P<what>[一-龥]{4,10})(?:共|共计|合计|总计)|原(?:有|来共?有?)[一-龥]{2,8}|[一-龥]{2,6}总数(?:为|达)?"
)
_FINES = expression(r"\s*罚没[^，]{0,3}(?:共|共计|合计|总计|总额)(?:为|达)?")
_ALL_OF_THEM = frozenset(("共", "共有", "共计", "合计", "总计", "累计共"))
_TOTAL = expression(r"总(?:数|计|量|共|额)")
_ADDING = ("连同", "加上", "加", "另有", "和", "及")
_BESIDE = frozenset((PERCENT, POINTS, "倍"))
_SAYS_LITTLE = frozenset(
    ("案件", "行政", "开展", "全年", "组织", "工作", "办理", "法律", "法治", "共计", "合计", "总计", "事项", "人员")
)
_ALL_YEAR = expression(r"\s*(?:全年|上半年|下半年|前三季度)")
_PART_OF_YEAR = expression(r"季度|半年|[０-９]月")
_OF_A_YEAR = expression(r"[０-９]{4}年(?:度)?[^，]{0,4}$")
_EACH = expression(r"各(?:(?:配备?|聘请?|设立?|安排|选派|报送|明确|确定)[^，、]{0,8}|有)?$|每[^，]{1,10}$")
_MOST, _FAR_MORE = 12, 5
_STOP = expression(r"\s*(?:其中|占(?![道用地压])|同比|同期|较|比|上年|去年)")


class Total(NamedTuple):
    """A total with the quantities in front of it that it may add up.

    Attributes:
        whole: The total.
        parts: The quantities in front, in order; of one kind, and listed without a break.
        sure: Whether the words say that it is their total.
    """

    whole: Quantity
    parts: tuple[Quantity, ...]
    sure: bool


def totals(sentence: Sentence, words: Vocabulary) -> Iterator[Total]:
    """Yield the totals of a sentence."""
    total: Total | None = None
    for index, whole in enumerate(sentence.quantities):
        if total is not None and _is_beside(whole, total.whole) and whole.kind != total.whole.kind:
            # 4期26人次，2期31人次，合计6期57人次
            beside = _beside(sentence.quantities, total.parts, whole.kind)
            if len(beside) == len(total.parts):
                yield Total(whole, beside, total.sure)
        before = sentence.quantities[index - 1] if index else whole
        of_sorts = not before.digits and before.clause == whole.clause and _OF_SORTS.fullmatch(whole.front) is not None
        sure = _SURE.fullmatch(whole.front) is not None or of_sorts
        sure = sure or _are_fines(whole, sentence.quantities[max(0, index - 2) : index])
        all_year = _ALL_YEAR.match(whole.front) is not None
        named = _NAMED.fullmatch(whole.front)
        if not (sure or all_year or named) and _LIKELY.fullmatch(whole.front) is None:
            continue
        parts = _listed_before(sentence.quantities, index, words)
        sharing = _sharing(whole, parts)
        parts = sharing or parts
        if len(parts) < 2 or (named and not sharing):
            continue
        sure = sure or (all_year and all(_PART_OF_YEAR.search(one.front) for one in parts))
        # 甲13个、乙46个，共59个
        listed = whole.front.strip() in _ALL_OF_THEM and all(_is_added(part) for part in parts[1:])
        listed = listed and whole.number <= sum(part.number for part in parts) * _FAR_MORE
        joined = all(part.mark == "、" for part in parts[1:]) and whole.clause - parts[-1].clause == 1
        likely = _is_near(whole, parts) or ((joined or bool(sharing)) and is_a_slip(whole, parts))
        if not (sure or listed or likely):
            # 收到作品64件，评出一等奖3件、二等奖6件、三等奖10件，共20件
            parts = _last_list(parts)
            likely = len(parts) > 1 and whole.clause - parts[-1].clause == 1 and is_a_slip(whole, parts)
        if not (sure or listed or likely):
            continue
        total = Total(whole, parts, sure)
        yield total


def _are_fines(whole: Quantity, before: Sequence[Quantity]) -> bool:
    """Whether what was fined and what was confiscated are told in front of both together (罚没款合计38.9万元)."""
    said = [one.front for one in before]
    both = len(said) == 2 and any("罚款" in one for one in said) and any("没收" in one for one in said)
    return both and _FINES.fullmatch(whole.front) is not None


def _last_list(parts: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Return the last parts that 、 joins, where something else stands in front of them; empty where they do not."""
    first = next((index for index in range(len(parts) - 1, -1, -1) if parts[index].mark != "、"), 0)
    return parts[first:] if 0 < first < len(parts) - 2 else ()


def _sharing(whole: Quantity, parts: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return the last parts that have a word of their total (制定规章2件，修改规章4件，共办理规章项目7件)."""
    words = {whole.front[at : at + 2] for at in range(len(whole.front) - 1)} - _SAYS_LITTLE
    for word in words:
        without = (index for index in range(len(parts), 0, -1) if word not in parts[index - 1].front)
        first = next(without, 0)
        if len(parts) - first > 1:
            return tuple(parts[first:])
    return ()


def _is_beside(quantity: Quantity, before: Quantity) -> bool:
    """Whether a quantity tells of the same things in another measure (6期57人次)."""
    return not quantity.front.strip(" 、") and quantity.clause - before.clause <= 1 and quantity.mark in "、，："


def _beside(quantities: Sequence[Quantity], parts: Sequence[Quantity], kind: str) -> tuple[Quantity, ...]:
    following = {one.start: other for one, other in itertools.pairwise(quantities)}
    found = [following[part.start] for part in parts if part.start in following]
    return tuple(one for one, part in zip(found, parts, strict=False) if one.kind == kind and _is_beside(one, part))


def _is_added(part: Quantity) -> bool:
    return part.mark == "、" or part.front.startswith(_ADDING)


def _listed_before(quantities: Sequence[Quantity], index: int, words: Vocabulary) -> tuple[Quantity, ...]:
    whole = quantities[index]
    found: list[Quantity] = []
    later, beside = whole, 0
    for at in range(index - 1, max(-1, index - 1 - _MOST), -1):
        quantity = quantities[at]
        if quantity.group != whole.group:
            continue
        # 2期31人次
        if at and quantity.kind != whole.kind == quantities[at - 1].kind and _is_beside(quantity, quantities[at - 1]):
            continue
        if quantity.clause == whole.clause and not quantity.digits:
            continue
        if quantity.kind in _BESIDE:
            beside += 3
            continue
        if quantity.kind != whole.kind or later.clause - quantity.clause > 2 + beside or _STOP.match(later.front):
            break
        beside = 0
        found.append(quantity)
        later = quantity
    parts = tuple(reversed(found))
    if (
        parts
        and parts[0].front.startswith("其中")
        and not any(
            one.kind == whole.kind and one.start < parts[0].start for one in quantities[max(0, index - _MOST) : index]
        )
    ):
        # 三张清单，其中甲46项、乙21项，共67项
        parts = (parts[0]._replace(front=parts[0].front.removeprefix("其中")), *parts[1:])
    joined = all(part.mark == "、" for part in parts[1:]) and len(parts) > 2
    # 优秀30卷、合格66卷、不合格4卷，合计100卷: what came of them are sorts of them.
    sorted_out = joined and _SURE.fullmatch(whole.front) is not None
    return parts if not any(_is_no_part(part, words, sorted_out=sorted_out) for part in parts) else ()


def _is_no_part(part: Quantity, words: Vocabulary, *, sorted_out: bool) -> bool:
    said = part.front + part.noun
    return (
        (words.is_step(part) and not sorted_out)
        or _SURE.match(part.front) is not None
        or _TOTAL.search(part.front) is not None
        or (words.is_last_year(said) and not _OF_A_YEAR.match(part.front))
        or _STOP.match(part.front) is not None
        or _EACH.search(part.front) is not None
    )


def _is_near(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether a number behind 共 can be meant as the sum: unrelated ones are far from it."""
    added = sum(part.number for part in parts)
    return abs(added - whole.number) * 10 <= whole.number and whole.number > max(part.number for part in parts)
