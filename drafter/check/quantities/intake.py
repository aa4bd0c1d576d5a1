"""What came of things that came in, and is more than they: 清理518件，废止613件; 指导争议38件，达成一致53件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.check.expressions import expression
from drafter.check.quantities.carried import BROUGHT
from drafter.check.quantities.flat import Item, Row
from drafter.check.quantities.runs import sum_of_list
from drafter.check.quantities.vocabulary import PERCENT, POINTS

_LEADS = expression(r"^(?:其中|已经?|共|均|全部|最终|经[^，]{2,4}后|促成|依法|成功(?=.)|直接|予以|拟|当场|现场|推动)+")
_NO_MEASURE = frozenset((PERCENT, POINTS, "元", "倍", "天", "年", "月", "次"))
# What follows may be of all that was told before them.
_PARTS = ("其中", "包括", "含")
_LONGEST, _REACH = 12, 4


def outgrown_intake(row: Row, coming: Sequence[str], deeds: Sequence[str]) -> Iterator[tuple[Item, Item]]:
    """Yield what came in with what is said to have come of it right behind, where this is more.

    Args:
        row: The quantities of a passage.
        coming: Words for what comes in (清理, 收到).
        deeds: Words for what comes of it (废止, 采纳).
    """
    known = frozenset(deeds)
    done = -1
    for index, whole in enumerate(row):
        # What came of something is not what came in.
        if (
            index <= done
            or whole.quantity.kind in _NO_MEASURE
            or whole.last_year
            or not any(word in whole.said for word in coming)
        ):
            continue
        listed = whole.quantity.front.lstrip().startswith(_PARTS) or sum_of_list(row, index) is not None
        if listed or any(whole.quantity.front.endswith(word) for word in deeds):
            # 评查结果为优秀27卷，合格58卷
            continue
        last = whole
        for item in row[index + 1 : index + _REACH]:
            if not _goes_on(last, item, whole) or not _is_deed(item, whole, known):
                break
            last, done = item, item.at
            brought = any(BROUGHT.search(one.said) for one in row[max(0, index - 2) : index + _REACH])
            if item.quantity.low > whole.quantity.high and not brought:
                yield whole, item


def _goes_on(last: Item, item: Item, whole: Item) -> bool:
    """Whether a quantity follows at once and counts the same."""
    quantity = item.quantity
    same = (quantity.kind, quantity.group, item.sentence) == (whole.quantity.kind, whole.quantity.group, whole.sentence)
    return same and quantity.mark in "，、" and quantity.clause - last.quantity.clause == 1 and not item.last_year


def _is_deed(item: Item, whole: Item, deeds: frozenset[str]) -> bool:
    """Whether the words of a quantity only say what was done, with nothing else that it was done to."""
    words = _LEADS.sub("", item.quantity.front.strip(" 的\x1e"))
    noun = item.quantity.noun.strip(" 的")
    if not words or (noun and noun[:2] not in whole.said):
        return False
    while words:
        size = next((size for size in range(min(_LONGEST, len(words)), 1, -1) if words[:size] in deeds), 0)
        if not size:
            # 抽查企业156家，发现问题企业165家
            return len(words) > 1 and words[-2:] in whole.said and item.quantity.front != words
        words = words[size:]
    return True
