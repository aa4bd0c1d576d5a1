"""So many for each of a number of things: 22个部门，每个部门10卷，共220卷; averages, bounds and means likewise."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row, Told
from drafter.check.quantities.for_each import ForEach, Range, meant_by, of_one, range_of
from drafter.check.quantities.numerals import chinese_number
from drafter.check.quantities.spans import months_of
from drafter.check.quantities.things import all_of_them, is_counted, numbers_of

_TIME = expression(r"^个?(?P<time>月|季度?|年|周|天|日|半年|工作日)")
# Whoever finishes so many cases each has finished all of them together.
_CLEAR = ("审结", "办结", "结案", "受理", "调解", "化解", "立案")
_FINISHED = expression("审结|办结|结案|办案|办理|承办|处理|审理")
_IN_ALL = expression(r"共|合计|总计|累计|全年|总(?!体|结)|全部")
# Who is there comes more than once: 志愿者462名，每次活动平均有11名.
_STANDING = expression(r"志愿者|队员|成员|在册|注册")
_FULL_MARKS = expression(r"满分|总分为?$|最[高低]分?(?:为|达)?$")
_ANOTHER = expression(r"另|加上|连同|还")
_NO_NAMES = ("人员", "专职", "现有", "工作", "共有", "全市", "全县", "全区", "干部", "只有", "目前")
_YEARS = expression(r"(?P<count>[二两三四五六七八九十])年(?:来|间)(?![^。]*年(?:来|间))")
_PERSON, _MONTH, _MONTHS = "名", "月", 12
_DAYS, _WEEKS = (Decimal(240), Decimal(366)), (Decimal(50), Decimal(53))
_WINDOW, _AHEAD, _FEWEST_LISTED, _MOST_ELSEWHERE = 14, 4, 3, 200


class Each(NamedTuple):
    """A number for each that does not give the total.

    Attributes:
        each: How many for each.
        number: How many of them there are; None where nothing says so.
        total: How many are said to be there in all.
        mean: What it comes to; None where it is no average.
        far: Whether the total does not stand beside it.
    """

    each: Item
    number: Item | None
    total: Item
    mean: Decimal | None = None
    far: bool = False


def unequal(row: Row, text: str, elsewhere: Mapping[str, Sequence[Told]]) -> Iterator[Each]:
    """Yield numbers for each that, multiplied, are not the total.

    Args:
        row: The quantities of a passage.
        text: Its text.
        elsewhere: The quantities of the whole report by kind.
    """
    for index, each in enumerate(row):
        meant = meant_by(row, each) or of_one(row, index)
        if meant is None or not each.quantity.number:
            continue
        listed = _listed_before(row, index)
        time = _TIME.match(meant.what)
        if listed is not None:
            yield from _mean_of_list(each, listed)
        elif time is None:
            yield from _unequal(row, index, meant, elsewhere)
        elif meant.mean:
            yield from _over_time(row, index, meant, time["time"], text)


def _unequal(row: Row, index: int, meant: ForEach, elsewhere: Mapping[str, Sequence[Told]]) -> Iterator[Each]:
    """Yield a number for each that is wrong by every number of things and every total that may be meant."""
    each = row[index]
    totals, likely = _totals(row, index, meant)
    numbers = numbers_of(row, index, meant)
    near = [one for one in numbers if each.sentence - one.sentence <= 1]
    if likely is None and near and meant.verb[-2:] in _CLEAR:
        totals = _told_elsewhere(each, near[-1], meant, elsewhere)
        likely = totals[0] if totals else None
    elif likely is not None and near and likely.sentence != each.sentence and meant.verb[-2:] in _CLEAR:
        totals = [*totals, *_told_elsewhere(each, near[-1], meant, elsewhere)]
    if not numbers and "其中" not in each.quantity.front:
        near = numbers = all_of_them(meant.what, elsewhere)
    pairs: Iterable[tuple[Item, Item]] = itertools.product(numbers, totals)
    if meant.mean and any((one, likely) in _side_by_side(row, index) for one in near):
        # 合同64份，提出意见138条，平均每份…: no number of another sentence is meant.
        pairs = ((one, likely) for one in near if likely and one.sentence == each.sentence)
    if likely is None or any(_gives(row, each, one, total, meant) for one, total in pairs if one is not total):
        return
    number = next((one for one in reversed(near) if one is not likely), None)
    if number is not None and number.quantity.number > 0:
        mean = likely.quantity.number / number.quantity.number if meant.mean else None
        yield Each(each, number, likely, mean, far=row[likely.at : likely.at + 1] != (likely,))
    elif not numbers and not meant.mean and _is_no_multiple(each, likely):
        yield Each(each, None, likely)


def _side_by_side(row: Row, index: int) -> list[tuple[Item, Item]]:
    """Return the two quantities that stand in front of an average clause by clause, either way round."""
    three = row[max(0, index - 2) : index + 1]
    if len(three) < 3 or any(
        other.quantity.clause - one.quantity.clause != 1 for one, other in itertools.pairwise(three)
    ):
        return []
    return [(three[0], three[1]), (three[1], three[0])]


def _totals(row: Row, index: int, meant: ForEach) -> tuple[list[Item], Item | None]:
    """Return all that may be the total, and the likeliest."""
    each = row[index]
    around = row[max(0, index - _WINDOW) : index + _AHEAD]
    fitting = [one for one in around if _may_be_total(one, each, meant) and abs(each.sentence - one.sentence) < 2]
    if not fitting and meant.mean:
        # 案件86件，涉及金额258万元，案均免罚3万元; 人均40学时，全局112人共完成4480学时
        beside = [*_side_by_side(row, index)[1:], *_right_behind(row, index)]
        fitting = [total for total, number in beside if _are_meant(total, number, each, meant)]
    before = [one for one in fitting if one.at < index and one.sentence == each.sentence]
    behind = [one for one in fitting if one.at > index and one.sentence == each.sentence]
    said = [one for one in behind if _IN_ALL.search(one.quantity.front)]
    follows = [one for one in behind if one.quantity.clause - each.quantity.clause == 1 and not one.last_year]
    earlier = [one for one in fitting if one.sentence == each.sentence - 1]
    choices: tuple[list[Item], ...] = (
        (before[-1:], said, earlier[-1:], follows) if meant.mean else (said, before[-1:], follows)
    )
    return fitting, next((one[0] for one in choices if one), None)


def _right_behind(row: Row, index: int) -> list[tuple[Item, Item]]:
    """Return the total that follows an average at once, with the number of things in its clause."""
    three = row[index : index + 3]
    clauses = [one.quantity.clause - row[index].quantity.clause for one in three]
    if clauses != [0, 1, 1] or not _IN_ALL.search(three[2].quantity.front):
        return []
    return [(three[2], three[1])]


def _are_meant(total: Item, number: Item, each: Item, meant: ForEach) -> bool:
    """Whether two numbers beside an average can be its total and the number of things, whatever was done."""
    return is_counted(number, meant.what) and _may_be_total(total, each, meant._replace(verb=""))


def _may_be_total(item: Item, each: Item, meant: ForEach) -> bool:
    quantity, kind = item.quantity, each.quantity.kind
    same = (
        quantity.kind == kind
        or quantity.kind == f"{kind}次"
        or (kind == "次" and quantity.kind.endswith("次"))
        or (kind == _PERSON and quantity.kind == "人次")
    )
    if item is each or not same or item.last_year or quantity.number <= each.quantity.number:
        return False
    if _FULL_MARKS.search(quantity.front) or (
        meant.what.startswith(("次", "场", "期")) and _STANDING.search(quantity.front)
    ):
        return False
    if meant.verb and len(meant.verb) > 1 and not _is_said(meant.verb, item.said):
        return False
    noun = each.quantity.noun[:1]
    return kind != "个" or not noun or noun in item.said


def _is_said(verb: str, said: str) -> bool:
    if _FINISHED.search(verb) and _FINISHED.search(said):
        return True
    pairs = (verb[index : index + 2] for index in range(len(verb) - 1))
    return any(pair in said for pair in pairs) or all(character in said for character in verb)


def _gives(row: Row, each: Item, number: Item, total: Item, meant: ForEach) -> bool:
    if not number.quantity.low:
        return False
    low, high = range_of(each.quantity, meant)
    # 每家2卷，另调阅10卷，共70卷
    between = row[each.at + 1 : total.at] if total in row else ()
    more = [one for one in between if one.quantity.kind == total.quantity.kind and _ANOTHER.search(one.quantity.front)]
    rest = sum((one.quantity.number for one in more), Decimal(0))
    least, most = total.quantity.low - rest, total.quantity.high - rest
    # 每个社区1名副主任、2名明白人，共24名
    beside = _beside(row, each)
    return any(
        (low + more) * number.quantity.low <= most and (high + more) * number.quantity.high >= least
        for more in (Decimal(0), sum((one.quantity.number for one in beside), Decimal(0)))
    )


def _beside(row: Row, each: Item) -> list[Item]:
    """Return what is told beside a number for each, of the same kind."""
    found: list[Item] = []
    for one in row[each.at + 1 : each.at + _AHEAD]:
        if one.quantity.mark != "、" or (one.quantity.kind, one.sentence) != (each.quantity.kind, each.sentence):
            break
        found.append(one)
    return found


def _is_no_multiple(each: Item, total: Item) -> bool:
    """Whether the total that follows at once cannot be made of whole numbers for each."""
    follows = total.quantity.clause == each.quantity.clause + 1 and each.quantity.exact and total.quantity.exact
    every = total.quantity.front.strip() in ("共", "共计", "合计")
    return follows and every and total.quantity.number % each.quantity.number != 0


def _told_elsewhere(each: Item, number: Item, meant: ForEach, elsewhere: Mapping[str, Sequence[Told]]) -> list[Item]:
    """Find in another paragraph what was done by those who are counted here (仲裁员29名，人均审结84件)."""
    names = [number.said[index : index + 2] for index in range(len(number.said) - 1)]
    names = [name for name in names if name not in _NO_NAMES and all("一" <= character <= "龥" for character in name)]
    return [
        one.item
        for one in elsewhere.get(each.quantity.kind, ())[:_MOST_ELSEWHERE]
        if meant.verb[-2:] in one.item.label
        and one.item.quantity.number > each.quantity.number
        and not one.item.last_year
        and any(name in one.passage.text for name in names if name != meant.verb[-2:])
    ]


def _listed_before(row: Row, index: int) -> list[Item] | None:
    """Return the numbers that are listed right in front of an average (96分、94分、93分，平均94分)."""
    each = row[index]
    found: list[Item] = []
    for one in reversed(row[max(0, index - _WINDOW) : index]):
        later = found[-1] if found else each
        near = one.sentence == each.sentence and later.quantity.clause - one.quantity.clause == 1
        if one.quantity.kind != each.quantity.kind or not near or (found and later.quantity.mark != "、"):
            break
        found.append(one)
    return found if len(found) >= _FEWEST_LISTED and "平均" in each.quantity.front else None


def _mean_of_list(each: Item, listed: Sequence[Item]) -> Iterator[Each]:
    mean = sum((one.quantity.number for one in listed), Decimal(0)) / len(listed)
    low, high = range_of(each.quantity, ForEach("", each.quantity.front, mean=True))
    if not low <= mean <= high and all(one.quantity.exact or not one.quantity.rough for one in listed):
        yield Each(each, None, listed[-1], mean, far=True)


def _over_time(row: Row, index: int, meant: ForEach, time: str, text: str) -> Iterator[Each]:
    """Yield averages of a month or a quarter that the total of the year, or of the months told, does not give."""
    each = row[index]
    before = row[max(0, index - _WINDOW) : index]
    fitting = [one for one in before if _may_be_total(one, each, meant._replace(verb=""))]
    here = [one for one in fitting if one.sentence == each.sentence] or [
        one for one in fitting if one.sentence == each.sentence - 1 and "全年" in one.quantity.front
    ]
    following = [one for one in row[index + 1 : index + 2] if _IN_ALL.search(one.quantity.front)]
    here = here or [one for one in following if _may_be_total(one, each, meant._replace(verb=""))]
    spans = _spans(time, before, each, text)
    if not here or not spans:
        return
    low, high = range_of(each.quantity, meant)
    for one in here:
        for least, most in spans:
            if low * least <= one.quantity.high and high * most >= one.quantity.low:
                return
    if not here[-1].quantity.rough:
        yield Each(each, None, here[-1], here[-1].quantity.number / spans[-1][1])


def _spans(time: str, before: Sequence[Item], each: Item, text: str) -> list[Range]:
    """Return how many months, quarters or days there may be."""
    told = [one for one in before if one.quantity.kind == _MONTH and one.sentence == each.sentence]
    named = months_of(text)
    days = [one.quantity.number for one in before if one.quantity.kind == "天" and one.sentence == each.sentence]
    if days and time in ("天", "日"):
        return [(one, one) for one in days]
    months = [one.quantity.number for one in told if one.quantity.exact] + list(named or ())
    if time == "月" and (months or named is not None):
        return [(one, one) for one in months or (Decimal(_MONTHS),)]
    if months or named is None:
        return []
    if time.startswith("季"):
        return [(Decimal(4), Decimal(4))]
    years = _YEARS.search(text[: each.quantity.start]) if time == "年" else None
    if years:
        return [(Decimal(chinese_number(years["count"]) or 0),) * 2]
    return {"周": [_WEEKS], "天": [_DAYS], "日": [_DAYS], "工作日": [_DAYS]}.get(time, [])
