"""What is left: 其余5个, 另有2件未结, 尚欠1128万元, 除去14家后306家."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row
from drafter.check.quantities.flows import Flow, same_kind
from drafter.check.quantities.runs import sum_of_list

_REST = expression(r"^\s*(?:其余|剩余|余下|还剩|尚余|剩下|空编|缺编|空缺|缺员|[仍还尚]缺|缺口|缺考|缺席|缺勤|弃考)")
_ANOTHER = expression(r"^\s*(?:另外?有?|还有|尚有|仍有|其[他它]的?)$")
# 采纳19条，没有采纳的10条
_NOT_DONE = expression(
    r"^\s*(?:对|就|已对)?(?:没有|尚未|暂未|未(?!成年))(?:能|被|予|获|按期|按时)?(?P<what>[^，]{1,8}?)的?$"
)
_LATER = expression(r"^[^，]{0,14}(?:正在|尚未|暂未|仍在)")
_STILL = expression(r"正在|需要?|尚|仍|转入|结转|继续|暂|因|由|列入|沿用|采[用取]|引导|退回|撤回|暂缓|搁置")
_UNDONE = expression(
    r"未|没有|正在|推进|转入|继续|处于|沿用|列入|尚待|有待|待(?=[修完办整核处审结])|仍在|[尚仍]?在(?:整改|办|审|推进)|延期|顺延|推迟"
)
_TO_DO = expression(r"^\s*(?:还剩|剩余|余下|还需|尚需|尚余|还有|剩下|尚有|其余)[^，。；]{0,6}$")
_PLANNED = expression(r"计划|拟|规划|目标|任务|总量|预计|应当?")
_ACHIEVED = expression(r"已|累计|[一二两三四五0-9０-９]年|完成")
_OWED = expression(r"(?:尚欠|尚余|还剩|剩余|未(?:清偿|支付|拨付|兑付|使用|偿还|发放|归还)|余额|结余)(?:为|资金|款)?$")
_PAID = expression(r"已?(?:清偿|支付|拨付|兑付|使用|偿还|发放|归还|支出)[^，]{0,6}$")
_MORE = expression(r"期初|年初|收入|新增|追加")
_LESS = expression(r"^\s*(?:除去?|扣除|剔除|除了|减去|(?:借调|抽调)(?:出|走|到)?)")
_NO_REST = expression(r"其中|同比|上年|比|较|平均")
_SUMMED = expression(r"共|合计|总计|累计")
_RATE = expression(r"(?P<name>(?:按时|按期|及时)?[^，]{2})率(?:为|达到?)?$")
_OVERDUE = expression(r"^\s*(?:超期|逾期|超时)")
_IN_TIME = expression(r"按时|按期|及时|(?:法定)?(?:期限|时限|限期)[内]")
_CARRIED = expression(r"结转|转入|上年|去年|遗留|存案|往年|旧存|积存")
_WINDOW, _NEARLY = 6, 7


def leftovers(row: Row) -> Iterator[Flow]:
    """Yield what is said to be left (其余5个) and is not the whole less what was taken from it."""
    for index, rest in enumerate(row):
        if not rest.quantity.exact:
            continue
        yield from _told_first(row, index)
        if not _is_rest(row, index) or rest.quantity.mark in tuple("、（："):
            continue
        front = [one for one in same_kind(row, index) if one.quantity.start < rest.quantity.start]
        here = [one for one in front if one.sentence == rest.sentence]
        if not here and _ANOTHER.match(rest.quantity.front):
            here = [one for one in front if one.sentence == rest.sentence - 1]
        here = _without_parts(here)
        if len(here) < 2 or _is_left_of(rest, front) or _is_summed_up(row, rest, here):
            continue
        taken, whole = here[-1], _whole_of(row, here)
        # 应当出庭3件，负责人出庭3件；另有1件尚未开庭: of what is all done, nothing is left.
        another = _ANOTHER.match(rest.quantity.front) and whole.quantity.number == taken.quantity.number
        if _is_told_on(row, whole, taken, rest) or _is_left_with_carried(whole, taken, rest, front):
            continue
        if whole.quantity.number >= taken.quantity.number and not another:
            yield Flow(rest, (whole,), (taken, rest), sure=False)


def _without_parts(items: Sequence[Item]) -> list[Item]:
    """Leave out what is only told of the number before (整治312处，其中拆除46处、加固266处，剩余14处)."""
    found: list[Item] = []
    among = False
    for item in items:
        among = "其中" in item.quantity.front or (among and item.quantity.mark == "、")
        if not among or not found:
            found.append(item)
    return found if len(found) > 1 else list(items)


def _is_summed_up(row: Row, rest: Item, here: Sequence[Item]) -> bool:
    """Whether a total behind is of all told with the rest (改正1097个，限期改正78个，其余29个…；共1204个)."""
    following = [one for one in row[rest.at + 1 : rest.at + _WINDOW] if one.quantity.kind == rest.quantity.kind]
    sums = set(itertools.accumulate((one.quantity.number for one in reversed(here)), initial=rest.quantity.number))
    return any(_SUMMED.search(one.quantity.front) and one.quantity.number in sums for one in following)


def _is_left_with_carried(whole: Item, taken: Item, rest: Item, front: Sequence[Item]) -> bool:
    """Whether what was carried over makes up the difference (上年结转2件，收到33件，已办27件，未办8件)."""
    more = {one.quantity.number for one in front if _CARRIED.search(one.quantity.front)}
    return taken.quantity.number + rest.quantity.number - whole.quantity.number in more


def _whole_of(row: Row, here: Sequence[Item]) -> Item:
    """Return what there was before the last of some was taken from it."""
    taken, whole = here[-1], here[-2]
    if taken.quantity.mark == "、" or any(_CARRIED.search(one.said) for one in here):
        return whole
    more = (one for one in reversed(here[:-1]) if one.quantity.number >= taken.quantity.number)
    # 小学31所、初中14所，已有43所: of all of them.
    return next(more, None) or sum_of_list(row, whole.at) or whole


def _is_told_on(row: Row, whole: Item, taken: Item, rest: Item) -> bool:
    """Whether what follows at once makes up the whole too (6项，4项已作出决策，1项终止，1项转入下一年)."""
    added = taken.quantity.number + rest.quantity.number
    for one in row[rest.at + 1 : rest.at + _WINDOW]:
        if one.quantity.kind != rest.quantity.kind or one.sentence != rest.sentence or one.quantity.front.strip():
            return False
        added += one.quantity.number
        if added == whole.quantity.number:
            return True
    return False


def _is_rest(row: Row, index: int) -> bool:
    item = row[index]
    undone = _NOT_DONE.match(item.quantity.front)
    same = (one for one in reversed(row[max(0, index - 3) : index]) if one.quantity.kind == item.quantity.kind)
    before = next((one for one in same if one.sentence == item.sentence), None)
    if undone is not None and before is not None:
        return _is_done(undone["what"], before)
    if _REST.match(item.quantity.front):
        return True
    if _OVERDUE.match(item.quantity.front) and item.quantity.mark in "，；":
        return before is not None and _IN_TIME.match(before.label) is not None
    if _ANOTHER.match(item.quantity.front):
        return _UNDONE.search(item.said) is not None
    if item.quantity.front.strip():
        return False
    # 102名，持证97名，持证率95.1%，5名新调入人员正在培训
    later = before is not None and row[index - 1].quantity.kind == "%" and _LATER.match(item.quantity.noun)
    return bool(later) or _STILL.match(item.quantity.noun) is not None


def left_of_plans(row: Row) -> Iterator[Flow]:
    """Yield what a plan over years leaves to be done and is not the plan less what was done (计划12万亩，已建7万亩)."""
    for index, rest in enumerate(row):
        if not _TO_DO.match(rest.quantity.front) or rest.quantity.rough:
            continue
        front = [
            one
            for one in row[max(0, index - _WINDOW) : index]
            if (one.quantity.kind, one.sentence) == (rest.quantity.kind, rest.sentence) and not one.quantity.rough
        ]
        planned = [one for one in front[:1] if _PLANNED.search(one.said) and not _ACHIEVED.search(one.quantity.front)]
        done = [one for one in front[1:] if _ACHIEVED.search(one.quantity.front)]
        if not planned or not done or len(done) != len(front) - 1:
            continue
        left = planned[0].quantity.number - rest.quantity.number
        ways = {done[-1].quantity.number, sum((one.quantity.number for one in done), Decimal(0))}
        if planned[0].quantity.number >= max(ways) and left not in ways:
            yield Flow(rest, (planned[0],), (*done, rest), sure=False)


def _is_done(what: str, item: Item) -> bool:
    """Whether a quantity is of what is said not to be done with the rest."""
    if len(what) == 1:
        return what in item.quantity.front[-2:]
    return any(what[at : at + 2] in item.said for at in range(len(what) - 1))


def _told_first(row: Row, index: int) -> Iterator[Flow]:
    """Yield what was not done and stands in front of what was (意见231条，未被采纳的12条作出说明，采纳219条)."""
    rest, before, behind = row[index], row[index - 1] if index else None, row[index + 1 : index + 2]
    undone = _NOT_DONE.match(rest.quantity.front)
    if undone is None or before is None or not behind or not _is_done(undone["what"], behind[0]):
        return
    three = (before, rest, behind[0])
    same = len({(one.quantity.kind, one.sentence, one.quantity.group) for one in three}) == 1
    whole, left, taken = (one.quantity.number for one in three)
    named = not _is_done(undone["what"], before) and "未" not in behind[0].quantity.front
    if same and named and all(one.quantity.exact for one in three) and max(left, taken) <= whole != left + taken:
        yield Flow(rest, (before,), (behind[0], rest), sure=False)


def _is_left_of(rest: Item, front: Sequence[Item]) -> bool:
    """Whether some whole less some stretch of what follows it gives what is left."""
    for index, whole in enumerate(front):
        left = whole.quantity.number
        for begin in range(index + 1, len(front)):
            more = left - rest.quantity.number
            for one in front[begin:]:
                more -= one.quantity.number
                if more <= 0:
                    break
            if more == 0:
                return True
    return False


def still_owed(row: Row) -> Iterator[Flow]:
    """Yield sums still to be paid that are not the whole less what was paid, as precisely as they are told."""
    for index, owed in enumerate(row):
        if not _OWED.search(owed.quantity.front) or owed.quantity.rough:
            continue
        front = [
            one
            for one in row[max(0, index - _WINDOW) : index]
            if (one.quantity.kind, one.sentence) == (owed.quantity.kind, owed.sentence) and not one.quantity.rough
        ]
        if any(_MORE.search(one.quantity.front) for one in front):
            continue
        paid = [one for one in front if _PAID.search(one.quantity.front)]
        wholes = [one for one in front if one not in paid and one.quantity.number > owed.quantity.number]
        if len(paid) == 1 and len(wholes) == 1 and wholes[0].quantity.number >= paid[0].quantity.number:
            members = (wholes[0], paid[0], owed)
            slack = max(one.quantity.high - one.quantity.number for one in members)
            whole, part, rest = (one.quantity.number for one in members)
            if abs(whole - part - rest) > slack:
                yield Flow(owed, (wholes[0],), (paid[0], owed), sure=False)


def without(row: Row) -> Iterator[Flow]:
    """Yield what there is without some and is not the whole less these (320家，除去停产的14家，实际检查306家)."""
    for whole, some, rest in zip(row, row[1:], row[2:], strict=False):
        same = len({(one.quantity.kind, one.sentence) for one in (whole, some, rest)}) == 1
        if not same or not _LESS.match(some.quantity.front) or _NO_REST.search(rest.quantity.front):
            continue
        exact = all(one.quantity.exact for one in (whole, some, rest))
        left = whole.quantity.number - some.quantity.number
        near = 0 < abs(left - rest.quantity.number) * _NEARLY <= whole.quantity.number
        if exact and left > 0 and near and rest.quantity.clause - some.quantity.clause <= 2:
            yield Flow(rest, (whole,), (some, rest), sure=False)


def uneven_lists(row: Row) -> Iterator[Flow]:
    """Yield what is left of a list and is not its sum less what was done (拟改24件、31件，已改22件、27件，其余6件)."""
    for index, rest in enumerate(row):
        if not _REST.match(rest.quantity.front) or not rest.quantity.exact:
            continue
        front = [one for one in same_kind(row, index) if one.at < index and one.sentence == rest.sentence]
        lists = [list(group) for group in _lists(front)]
        if len(lists) < 2 or len(lists[-1]) != len(lists[-2]) or len(lists[-1]) < 2 or _is_left_of(rest, front):
            continue
        planned, done = (sum(one.quantity.number for one in each) for each in lists[-2:])
        if planned >= done and planned - done != rest.quantity.number:
            yield Flow(rest, tuple(lists[-2]), (*lists[-1], rest), sure=False)


def _lists(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Yield the stretches that 、 joins."""
    found: list[Item] = []
    for before, item in itertools.pairwise((None, *items)):
        if item is None:
            continue
        if before is not None and item.quantity.mark == "、" and item.quantity.clause - before.quantity.clause == 1:
            found.append(item)
            continue
        if found:
            yield found
        found = [item]
    if found:
        yield found


def rest_of_rate(row: Row) -> Iterator[Flow]:
    """Yield what is not done and is not the rest that a rate leaves (1840件，办结率98.5%，未办结28件)."""
    for rate, rest in itertools.pairwise(row):
        if rate.quantity.kind != "%" or rate.quantity.rough or not rest.quantity.exact or rate.last_year:
            continue
        found = _RATE.search(rate.quantity.front)
        if found is None or rest.sentence != rate.sentence or not _is_opposite(found["name"], rest.quantity.front):
            continue
        before = [one for one in reversed(row[max(0, rate.at - _WINDOW) : rate.at]) if _may_be_all(one, rest)]
        if not before or any(found["name"] in one.said for one in before):
            continue
        half = Decimal(5).scaleb(-rate.quantity.decimals - 1)
        if not any(_leaves(one, rest, rate, half) for one in before):
            yield Flow(rest, (before[0],), (rate, rest), sure=False)


def _is_opposite(name: str, front: str) -> bool:
    """Whether words say that what a rate is of was not done (办结率, 未办结; 按时办结率, 超期)."""
    done = name[-2:]
    if name.startswith(("按时", "按期", "及时")):
        return _OVERDUE.match(front) is not None or f"未{name}" in front
    return f"未{done}" in front or f"不{done}" in front


def _may_be_all(item: Item, rest: Item) -> bool:
    quantity = item.quantity
    same = quantity.kind == rest.quantity.kind and rest.sentence - item.sentence <= 1 and quantity.exact
    return same and quantity.number > rest.quantity.number and not item.last_year


def _leaves(whole: Item, rest: Item, rate: Item, half: Decimal) -> bool:
    left = 100 - rest.quantity.number * 100 / whole.quantity.number
    return abs(left - rate.quantity.number) <= half
