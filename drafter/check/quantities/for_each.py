"""What a number for each means: for each of what, with which verb, and what it may come to."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.flat import Item, Row
from drafter.check.quantities.reading import Quantity

_EACH = expression(r"每(?P<what>[^每，]{0,18})$")
_MEAN_OF = expression(
    r"(?P<what>[人户村校场期件份案批家次处台辆镇县乡所班队卷年月日])(?:年)?均(?P<verb>[^，均]{0,10})$"
)
_MEAN_OF_ONE = expression(
    r"单(?P<what>[份件户家个次批场项案])[^，]{0,6}平均(?P<verb>)$|单(?P<each>[份件户家次批场案])均$"
)
_MEAN_AT = expression(r"(?P<what>社区|村|乡镇|街道|单位|部门|中队)?(?:（[^（）]{1,6}）)?平均")
_EVERY = expression(r"(?:各|分别)(?P<verb>[^，各]{0,6})$")
_NO_EACH = expression(r"^(?:[百千万十两三逢半]|隔|学期)|分之|标准|收入|支出|年龄|年限|工资|面积")
_MOST, _LEAST = expression(r"最多|至多|不超过|最高|上限|不多于"), expression(r"至少|最少|不少于|最低|不低于")
_TOTAL = expression(r"共(?![用享建同])|合计|总计|其中|全年|同比|上年|去年|累计")
_VERB = expression(
    r"^(?:全年|年|平均|各|均|约|近|超过|不到|不足|为|达|达到|的|已|共|有)+|(?:约|近|超过|不到|不足|为|达到?|了|接近)+$"
)
_VERBS = expression(
    r"审结|办结|结案|办案|办理|承办|处理|受理|调解|检查|培训|服务|宣讲|接待|化解|评查|抽查|立案|发放|学习|巡查|走访"
)
_ABOUT, _LEAST_SLACK = Decimal("0.6"), Decimal("1.5")
_ONE, _NEARLY, _ENDLESS = Decimal(1), Decimal("0.999"), Decimal("Infinity")

Range = tuple[Decimal, Decimal]


class ForEach(NamedTuple):
    """What a number is for each of, which verb goes with it, and the words that may make it a bound."""

    what: str
    bound: str
    verb: str = ""
    mean: bool = False
    every: bool = False


def meant_by(row: Row, item: Item) -> ForEach | None:
    """Read what a number is for each of; None where it is for none."""
    return None if _is_respective(row, item) else _meant_by(row, item)


def _meant_by(row: Row, item: Item) -> ForEach | None:
    front = item.quantity.front
    found = _EACH.search(front)
    if found is not None and "每" in front[: found.start()]:
        # 每人每月平均13次
        return None
    if found is not None and not _MEAN_OF.search(front):
        if item.owner >= 0 and front.startswith(("按", "以")):
            # 缺口58人（按每家3人配备）
            return None
        if _NO_EACH.search(found["what"]) or found["what"].endswith(("由", "从")):
            # 平均每家由2.1次降到1.4次
            return None
        what = found["what"].removeprefix("一")
        mean = "平均" in front
        return ForEach(what, front, _verb(what) if mean else "", mean)
    found = _MEAN_OF.search(front)
    if found is not None and "标准" not in front:
        return ForEach(found["what"], front, _VERB.sub("", found["verb"]), mean=True)
    found = _MEAN_OF_ONE.search(front)
    if found is not None:
        return ForEach(found["what"] or found["each"], front, mean=True)
    if _EVERY.search(front) and not _is_joined(row, item) and not _is_of_some(row, item):
        return ForEach("", front, every=True)
    found = _MEAN_AT.search(front)
    return ForEach(found["what"] or "", front, mean=True) if found else None


def _is_respective(row: Row, item: Item) -> bool:
    """Whether 分别 gives each thing a number of its own (分别整改5件、6件)."""
    following = row[item.at + 1 : item.at + 2]
    return "分别" in item.quantity.front and any(
        one.quantity.mark == "、" or one.quantity.front.strip().startswith(("和", "及", "与")) for one in following
    )


def _is_joined(row: Row, item: Item) -> bool:
    """Whether what has so many each is one of a list (律师5名、3个镇街各2名): the total is of all of it."""
    before, things = row[max(0, item.at - 2) : item.at - 1], row[max(0, item.at - 1) : item.at]
    return any(
        one.quantity.mark == "、" and one.quantity.clause == item.quantity.clause == other.quantity.clause + 1
        for other, one in zip(before, things, strict=False)
    )


def _is_of_some(row: Row, item: Item) -> bool:
    """Whether only some things have so many each (其中9个社区各1场、学校2场): the total is of the others as well."""
    things = row[item.at - 1].quantity if item.at else None
    if things is None or things.clause != item.quantity.clause:
        return False
    return "其中" in things.front or any(_goes_on(item, one) for one in row[item.at + 1 : item.at + 3])


def _goes_on(item: Item, following: Item) -> bool:
    """Whether a list goes on with a number of the same kind (8个街道各2名，局机关5名)."""
    one, other = item.quantity, following.quantity
    near = (one.kind, item.sentence, one.clause + 1) == (other.kind, following.sentence, other.clause)
    return near and other.mark in "、，" and not _TOTAL.search(other.front) and bool(other.front.strip())


def of_one(row: Row, index: int) -> ForEach | None:
    """Read what the one with the most or the least has (最多的1名服务3个村)."""
    one = row[index - 1].quantity if index else None
    if (
        one is None
        or one.number != 1
        or one.clause != row[index].quantity.clause
        or one.kind == row[index].quantity.kind
    ):
        return None
    told = _MOST.search(one.front) or _LEAST.search(one.front)
    return ForEach(one.kind, one.front) if told else None


def _verb(what: str) -> str:
    """Return the verb behind what each is (每名律师办案)."""
    found = _VERBS.search(what, 1)
    return found[0] if found else ""


def range_of(quantity: Quantity, meant: ForEach) -> Range:
    """Return what a number for each may come to."""
    number, front = quantity.number, quantity.front
    if _MOST.search(meant.bound) or (quantity.rough and quantity.low == 0):
        return Decimal(0), number
    if _LEAST.search(meant.bound) or quantity.high == _ENDLESS:
        return number, _ENDLESS
    if quantity.rough:
        unit = _unit(number)
        if quantity.low == number:
            return number, number + unit
        slack = max(unit * _ABOUT, _LEAST_SLACK) if not quantity.decimals else unit
        return number - slack, number + (unit / 2 if front.endswith(("近", "接近")) else slack)
    scale = Decimal(10_000) if "万" in quantity.text else _ONE
    step = _ONE.scaleb(-quantity.decimals) * scale
    if not meant.mean and step == 1:
        return number, number
    # Of people and cases, what is behind the point is often left out.
    return number - step / 2, number + (step * _NEARLY if not quantity.decimals else step / 2)


def _unit(number: Decimal) -> Decimal:
    """Return the place of the last digit that is not zero: 100 of 1500."""
    return _ONE.scaleb(int(number.normalize().as_tuple().exponent)) if number else _ONE
