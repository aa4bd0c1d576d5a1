"""Quantities listed one after the other: how far a list goes, what it adds up to, whether two are all there is."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal

from drafter.check.expressions import expression
from drafter.check.lexicon import Entry
from drafter.check.quantities.flat import Item, Row
from drafter.check.quantities.reading import Quantity
from drafter.check.quantities.vocabulary import PERCENT, POINTS
from drafter.wording import number_text

_BESIDE = frozenset((PERCENT, POINTS, "元", "倍", "成"))
_STOP = expression(
    r"\s*(?:其中|共(?![青同享建])|全年|同比|同期|较(?![好差大小重轻多])|比(?![对选])|此外|另外|同时|占(?![道用地压])|累计|合计|总计|截至"
    r"|上年|去年|今年|到(?![期访])|达到|自(?![然规建治主来行愿])|现(?!场))"
)
_AMONG_IT = expression(r"\s*其中")
_OTHER = expression(r"\s*(?:其他|其它|其余|剩余|余下)")
_AND = expression(r"\s*(?:和|及|与|以及)")
_AND_AT_END = expression(r"[一-龥](?:和|及|与)$")
_NO_WHOLE = expression(r"其中|同比|较|新增|增加|减少")
# What else was done with them, or came of it, is no sort of them.
_NO_SORT = expression(
    r"^\s*(?:其中|发现|提出|涉及|整改|制发|责令|办结|审结|立案|查处|移送|出动|组织|开展|培训|印发|下发|发放|覆盖|罚|结转|上年|受理|收到|未结)"
)
# 宣讲3场次，走进社区开展2场次: more of them, not some of them.
_HELD = expression(r"(?:开展|举办|组织|召开|集中)[^，]{0,4}$")
# 村级化解142件，镇级化解41件，移送上级4件
_HANDED_ON = expression(r"\s*(?:移送|移交|转交|上报|转)")
_YEAR = expression(r"(?:其中)?[０-９]{4}年")
_TIMES = {"件": "件次"}
_NOT = "未不非"
_EACH = expression(r"各(?![类级种项方界地部单行有关])[^，。；、]{0,10}$|各有$")
_FOR_EACH = expression(r"每[^每，]{1,12}$")
# 终止的案件中，经调解撤回的75件
_AMONG = expression(r"(?:案件|事项|申请|人员|文件|问题|纠纷|线索|意见|案卷)中(?!心|央)")
_SPREAD = expression(
    r"^[^，]{0,10}?(?:涉及|集中(?:在|于)|分布(?:在|于)|主要为|来自|来源于|涵盖|覆盖|发生在|源于|分属|分别属于)"
)
_MOST, _SAME_NAME, _SHORT = 20, 2, 4
_LITTLE, _NEARLY, _TEN = Decimal(2), 12, 10


def run_of(row: Row, index: int, most: int = _MOST) -> tuple[Item, ...]:
    """Return the quantities of a sentence from an index on that are listed one after the other.

    Args:
        row: The quantities of the passage.
        index: Where the list begins.
        most: How far to look.
    """
    first = times_each(row, row[index])
    found = [first]
    for item in (one for one in row[index + 1 : index + most] if not is_for_each(one)):
        item = times_each(row, item)
        quantity = item.quantity
        if item.sentence != first.sentence or _begins_anew(row, item):
            break
        if quantity.group != first.quantity.group:
            if quantity.group < first.quantity.group:
                break
            continue
        # 来信37件、来访126件次
        if quantity.kind not in (first.quantity.kind, _TIMES.get(first.quantity.kind)):
            if quantity.kind in _BESIDE or _stands_beside(row, item.at, found[-1]):
                continue
            break
        other_year = item.last_year and not first.last_year
        if not _goes_on(quantity, found[-1].quantity) or (other_year and not _YEAR.fullmatch(first.quantity.front)):
            break
        found.append(item)
    return tuple(found)


def _begins_anew(row: Row, item: Item) -> bool:
    """Whether a quantity goes on with no list: it is of some of it only (终止案件中，经和解终止的27件), or a whole."""
    return "中，" in item.lead or _AMONG.search(item.lead) is not None or _is_another_whole(row, item.at)


def _is_another_whole(row: Row, index: int) -> bool:
    """Whether a quantity behind ； has parts of its own told next (…；受理96件，其中征收类24件)."""
    item, following = row[index], row[index + 1 : index + 2]
    parts = any(one.sentence == item.sentence and _AMONG_IT.match(one.quantity.front) for one in following)
    return item.quantity.mark == "；" and parts


def is_for_each(item: Item) -> bool:
    """Whether a number is for each of several things (每个单位6份), and is no part of a whole."""
    return _FOR_EACH.search(item.quantity.front) is not None


def times_each(row: Row, item: Item) -> Item:
    """Return what so many have each, as the number that all of them have (16个乡镇各2名: 32)."""
    if not item.at:
        return item
    quantity, things = item.quantity, row[item.at - 1].quantity
    if not _EACH.search(quantity.front) or things.clause != quantity.clause or not (things.exact and quantity.exact):
        return item
    number = quantity.number * things.number
    text = f"{number_text(number)}{quantity.kind}"
    return item._replace(quantity=quantity._replace(number=number, low=number, high=number, text=text))


def _stands_beside(row: Row, index: int, last: Item) -> bool:
    """Whether a quantity of another kind is of a part too (专业队伍12支436人), or in its name (九年制学校3所)."""
    clause = row[index].quantity.clause
    following = row[index + 1 : index + 2]
    here = row[index].quantity
    if (
        here.mark == "、"
        and not here.front.strip()
        and any(one.quantity.kind == last.quantity.kind for one in following)
    ):
        # 上半年6期、732人次，下半年4期
        return True
    return clause == last.quantity.clause or any(one.quantity.clause == clause for one in following)


def _goes_on(quantity: Quantity, last: Quantity) -> bool:
    if quantity.clause == last.clause:
        return bool(_AND.match(quantity.front))
    return quantity.mark in "，、；）" and not _STOP.match(quantity.front)


def side_by_side(run: Sequence[Item]) -> tuple[Item, ...]:
    """Return what is listed with the mark between the first two: behind 、…， something else begins."""
    if len(run) < 3 or run[1].quantity.mark != "、":
        return tuple(run[: _end_of_split(run)])
    end = 2
    while end < len(run) and (run[end].quantity.mark == "、" or is_rest(run[end])):
        end += 1
    return tuple(run[:end])


def _end_of_split(run: Sequence[Item]) -> int:
    """Return where a list ends with the rest of it, and the same things are counted by something else behind ；."""
    for index, (one, other) in enumerate(itertools.pairwise(run), start=1):
        if index > 1 and is_rest(one) and other.quantity.mark == "；":
            return index
    return len(run)


def is_rest(part: Item) -> bool:
    """Whether a part is what is left (其余, 其他)."""
    return bool(_OTHER.match(part.quantity.front) or _OTHER.match(part.quantity.noun))


def without_inner(run: Sequence[Item]) -> tuple[Item, ...]:
    """Return a list without what only tells of one of its members (审结5件，驳回4件、撤诉1件，未审结1件)."""
    found: list[Item] = []
    index = 0
    while index < len(run):
        found.append(run[index])
        left = run[index].quantity.number
        index += 1
        for end in range(index, len(run)):
            left -= run[end].quantity.number
            if left <= 0:
                # One number alone may be as large by chance.
                index = end + 1 if left == 0 and end > index else index
                break
    return tuple(found)


def completed_by(run: Sequence[Item], pairs: Sequence[Entry], whole: Item) -> int:
    """Return the index of what makes up the whole together with the first: 查实 and 查不属实; 0 where nothing does."""
    first = run[0].said
    entries = [
        entry
        for entry in pairs
        if (entry.word in first or entry.right in first)
        and (not entry.before or any(word in whole.said for word in entry.before))
    ]
    for index, other in enumerate(run[1:], start=1):
        if are_opposite(run[0], other) or any(_are_both(entry, first, other.said) for entry in entries):
            return index
    return 0


def _are_both(entry: Entry, one: str, other: str) -> bool:
    """Whether one is told of one thing and the other of the other."""
    # 撤销 is none of 不予撤销, but 属实 is said of both.
    first, second = (words.replace(entry.right, "") for words in (one, other))
    return (entry.right in other and entry.word in first) or (entry.right in one and entry.word in second)


def sum_of_list(row: Row, index: int) -> Item | None:
    """Return what the list that ends at a quantity adds up to (建议142件、提案176件); None where it ends none."""
    last = row[index]
    first = index
    while first > 0 and _is_listed(row[first], row[first - 1]):
        first -= 1
    if first == index:
        return None
    listed = [one.quantity for one in row[first : index + 1]]
    if not all(one.exact for one in listed):
        return None
    added = sum((one.number for one in listed), start=listed[0].number - listed[0].number)
    text = f"{number_text(added)}{last.quantity.kind}"
    quantity = last.quantity._replace(start=listed[0].start, number=added, low=added, high=added, text=text)
    return last._replace(quantity=quantity, label="合计")


def _is_listed(item: Item, before: Item) -> bool:
    same = (item.quantity.kind, item.quantity.group) == (before.quantity.kind, before.quantity.group)
    beside = item.quantity.mark == "、" and item.quantity.clause == before.quantity.clause + 1
    # 建议3件和提案2件; 8个基层所和2个中队
    joined = _AND.match(item.quantity.front) or (
        item.quantity.clause == before.quantity.clause and _AND_AT_END.search(item.quantity.front)
    )
    return same and item.sentence == before.sentence and (beside or bool(joined))


def are_parallel(parts: Sequence[Quantity]) -> bool:
    """Whether the words of parts begin or end alike (通过网站…，通过新媒体…; 县级…，乡镇级…)."""
    fronts = [part.front.removeprefix("其中").strip("\x1e ") for part in parts]
    if not all(fronts):
        return False
    return len({front[:2] for front in fronts}) == 1 or len({front[-1:] for front in fronts}) == 1


def are_opposite(one: Item, other: Item) -> bool:
    """Whether the second is what the first is not: 持证1417名，未持证的41名."""
    label = other.label + other.quantity.noun[:4]
    named = one.label if one.quantity.front.strip() else one.quantity.noun
    stem = named[-2:]
    if len(stem) < 2 or not any(no in label for no in _NOT):
        return False
    return any(f"{no}{end}" in label for no in _NOT for end in (stem, named[:2]))


def is_side_by_side(row: Row, index: int, run: Sequence[Item], whole: Item) -> bool:
    """Whether a list right behind a quantity looks like its parts: each named alike, with nothing else told of them."""
    first = run[0]
    near = row[index - 1] is whole and first.quantity.clause - whole.quantity.clause == 1
    if not near or len(run) < 2 or first.quantity.mark not in "，：" or _NO_WHOLE.search(whole.quantity.front):
        return False
    steps = run if len(run) < 3 or not _HANDED_ON.match(run[-1].quantity.front) else run[:-1]
    if any(_NO_SORT.search(one.quantity.front) or _HELD.search(one.quantity.front) for one in steps):
        return False
    if any(not one.quantity.front.strip() or one.last_year for one in run):
        return False
    if any(one.quantity.noun[:_SAME_NAME] not in whole.said for one in run):
        return False
    joined = all(one.quantity.mark == "、" for one in run[1:])
    before = row[whole.at - 1] if whole.at else None
    if before is not None and _is_listed_like(before, whole, first, joined=joined):
        return False
    alike = [one.quantity.front[-2:] == whole.quantity.front[-2:] for one in run]
    if any(alike) and not (joined and all(alike)):
        # 应当出庭3件，负责人出庭3件: as much is told of the whole.
        return False
    named_shortly = all(len(one.quantity.front.strip()) <= _SHORT for one in run)
    return joined or ((named_shortly or are_parallel([one.quantity for one in run])) and _ends(row, index, run))


def is_spread(row: Row, index: int, run: Sequence[Item], whole: Item) -> bool:
    """Whether a list says over what a whole is spread (116件处罚决定涉及安全生产58件、生态环境33件、建设工程25件)."""
    first, found = run[0].quantity, _SPREAD.match(run[0].quantity.front)
    near = row[index - 1] is whole and 0 <= first.clause - whole.quantity.clause <= 1
    if found is None or not near or len(run) < 2 or not first.front[found.end() :].strip():
        return False
    if run[-1].quantity.noun.startswith("等") or not all(one.quantity.mark == "、" for one in run[1:]):
        return False
    gap = whole.quantity.number - sum((one.quantity.number for one in run), Decimal(0))
    # What falls far short may be some of it only; one thing may be of several sorts.
    near = gap <= max(_LITTLE, whole.quantity.number / _NEARLY) if gap > 0 else -gap <= _LITTLE
    return near or gap % _TEN == 0


def _is_listed_like(before: Item, whole: Item, first: Item, *, joined: bool) -> bool:
    """Whether a quantity goes on with a list that the next one goes on with too (甲类12件，乙类9件，丙类3件)."""
    same = (before.quantity.kind, before.sentence) == (whole.quantity.kind, whole.sentence)
    return same and (not joined or whole.quantity.mark == "、" or are_parallel([whole.quantity, first.quantity]))


def _ends(row: Row, index: int, run: Sequence[Item]) -> bool:
    end = index + len(run)
    return end >= len(row) or row[end].sentence != run[0].sentence
