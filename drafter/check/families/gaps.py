"""矛盾: what there was none of and is counted, what all have and some lack, targets already passed; only hints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.statements import Statement, Told, is_of_year, statements

_UNIT = "[件个家名人份项起条户处台所卷宗期场]"
_NONE = expression(
    "(?:没有|从未|未曾|未)(?:再)?(?:发生|收到|接到|出现|受理|产生|办理|制定|作出|接受|提起)(?:过)?(?P<thing>[^，。；0-9]{4,30})$"
    "|没有(?P<lacked>[^，。；0-9]{4,30})$|(?:^|[年共均])无(?P<free>[^，。；0-9]{4,20})$"
)
_END = expression("(?:的)?(?:情况|情形|现象|问题|发生|记录)+$")
_NEGATED = expression("没有|未|无(?!障)|不(?!断|动产)|零")
_ASIDE = expression("上年|去年|往年|同比|演练|预案|典型|案例|讲|学习|如|凡|将|拟|应当|(?<!按)(?:要求|规定)|培训")
# What both have to be of, where one is.
_LIMITS = expression("本级|部门|县级|市级|省级|区级|乡镇|街道|越级|进京|有责|重大|较大|特大|群体|败诉|一审|二审")

_EVERY = expression("全部|全员|全覆盖|均|(?<![首成])都(?!市)|一律|100%|悉数|人人|逐[一件项案]")
_UNDONE = "(?:没有|尚未|仍未|还未|未能|未)"
_LEFT = expression("[0-9][^，。；]*(?:没有|未)|(?:没有|未)[^，。；]*[0-9]|(?:剩余|其余|余下|剩下)[^，。；]*[0-9]")
_SOME_OF = expression(
    rf"(?P<whole>[1-9][0-9]*{_UNIT})[\u4e00-\u9fff]{{0,8}}中?，?(?:还|仍|尚)?有[1-9][0-9]*{_UNIT}[\u4e00-\u9fff]{{0,6}}?{_UNDONE}(?P<verb>[\u4e00-\u9fff]{{2,8}})"
)
_STILL_WITHOUT = expression(
    rf"(?:还|仍|尚)(?:没有|未)(?:建立|设立|建成|配备|聘请|开展|安装|接入|通过|达到)?(?P<thing>[\u4e00-\u9fff“”]{{4,20}})的[1-9][0-9]*{_UNIT}"
)
_DEEDS = (
    "采纳|整改|办结|办理|完成|答复|审结|化解|清理|修订|备案|公开|公示|评估|审查|审核|配备|接入|安装|建成|建立|评查|通过"
)
_REST = expression(
    rf"(?:剩余|其余|余下|剩下|尚未完成|没有完成|未完成)的?[1-9][0-9]*{_UNIT}(?P<noun>[\u4e00-\u9fff]{{2,8}}?)的?(?P<verb>{_DEEDS})"
    rf"|{_UNDONE}(?P<undone>{_DEEDS})的[1-9][0-9]*{_UNIT}(?P<what>[\u4e00-\u9fff]{{2,4}}?)(?=$|[，。；]|建立|开展|逐|实行|进行|挂|全|由|限|中|的)"
    rf"|(?<![0-9.第])[1-9][0-9]*{_UNIT}(?P<of>[\u4e00-\u9fff]{{2,8}}?){_UNDONE}(?:被|得到|予以|按期|及时)?(?P<deed>{_DEEDS})"
)

_TARGET = expression(
    rf"(?P<label>[\u4e00-\u9fff“”]{{3,12}}?)(?:的?(?:总数|总量|数量))?(?:累计|稳定)?(?:达到|达|增至|增加到|扩大到|提高到|扩展到)(?P<number>[1-9][0-9]*)(?P<unit>{_UNIT})"
)
_REACHED = expression(
    rf"(?P<label>[\u4e00-\u9fff“”]{{3,12}}?)(?:的?(?:总数|总量|数量))?(?:已|现|共|累计|总计)*(?:达到|达|有|为|增至|增加到|扩大到)?(?P<number>[1-9][0-9]*)(?P<unit>{_UNIT})"
)
_ADDED = expression("新增|新建|再|每|各|其中|不少于|至少|以内|上年|去年|同比|减少|压减|降|缩")
_LABEL = expression("^(?:力争|争取|确保|推动|实现|全[县市区省镇]|累计|建成|培育|现有|已有|使|将|到|共|年底前?|底前?)+")

_RATE = expression(
    r"(?P<label>[\u4e00-\u9fff]{2,14}率)[\u4e00-\u9fff]{0,4}?(?:，)?(?:仅|只|均|都|已|仍)?(?:有|为|达到?|是)?(?P<value>[0-9]{1,3}(?:\.[0-9]{1,3})?)%"
)
_RATE_ASIDE = expression(
    "上年|去年|同比|其中|部分|较|比|目标|要求|规定|应当|不低于|提高|上升|下降|降低|由|从|季度|半年|月|一审|二审"
)
_LONG_LABEL = 4
_COVERED, _MOST_SAID, _MOST_OTHERS, _MOST = 0.8, 60, 500, 4


def check_none_and_one(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a count that stands in front of what another clause says there was none of: 1件行政复议案件."""
    words = lexicon.words("可以没有的事")
    told = _of_the_year(document, lexicon)
    denied = [(one, thing) for one in told if (thing := _absent(one)) and any(word in thing for word in words)]
    counted = [one for one in told if denied and not _NEGATED.search(one.text) and not _ASIDE.search(one.text)]
    found: list[Spot] = []
    for one, thing in denied[:_MOST_SAID]:
        pattern = re.compile(rf"(?<![0-9.第])[1-9][0-9]*余?{_UNIT}(?:[^，。；0-9]{{0,6}}的)?{re.escape(thing)}")
        limits = set(_LIMITS.findall(one.text))
        other = next((two for two in counted if pattern.search(two.text) and limits <= set(_limits(two))), None)
        if other is not None:
            why = f"这里说没有“{thing}”，别处写“{other.text[:28]}”"
            found.append(spot_in(one.passage, one.start, one.end, why, "核对后改其中一处"))
    yield from found[:_MOST]


def _limits(one: Statement) -> list[str]:
    return [match[0] for match in _LIMITS.finditer(one.whole)]


def _absent(one: Statement) -> str:
    """Return what a clause says there was none of: the last words, whose they are aside."""
    match = _NONE.search(one.text)
    if match is None or _ASIDE.search(one.text):
        return ""
    thing = _END.sub("", match["thing"] or match["lacked"] or match["free"])
    head = thing.rpartition("的")[2]
    return head if len(head) >= _LONG_LABEL else ""


def _of_the_year(document: Document, lexicon: Lexicon) -> Sequence[Statement]:
    return [
        one for one in statements(document, lexicon) if one.told is not Told.PLANS and is_of_year(one, document.year)
    ]


def check_every_and_left(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what is left of what was done or reached in every case, in any part, the plans among them."""
    every = [one for one in _of_the_year(document, lexicon) if _EVERY.search(one.text)]
    every = [one for one in every if not _NEGATED.search(one.text)][:_MOST_OTHERS]
    found: list[Spot] = []
    for one in statements(document, lexicon) if every else ():
        if not _LEFT.search(one.text):
            continue
        claim = next((two for two in every if two != one and _leaves(one, two)), None)
        if claim is not None:
            why = f"这里说还有没有做到的，别处写“{claim.text[:28]}”"
            found.append(spot_in(one.passage, one.start, one.end, why, "核对后改其中一处"))
    yield from found[:_MOST]


def _leaves(left: Statement, every: Statement) -> bool:
    """Whether some are left in one clause of what another one says of all."""
    some = _SOME_OF.search(left.text)
    if some:
        return some["verb"][:2] in every.text and re.search(rf"(?<![0-9.]){some['whole']}", every.whole) is not None
    without = _STILL_WITHOUT.search(left.text)
    if without:
        thing = without["thing"]
        pairs = [thing[at : at + 2] for at in range(len(thing) - 1)]
        return sum(pair in every.whole for pair in pairs) >= _COVERED * len(pairs)
    rest = _REST.search(left.text)
    if rest is None or every.passage is left.passage:
        return False
    noun, verb = rest["noun"] or rest["what"] or rest["of"], rest["verb"] or rest["undone"] or rest["deed"]
    return verb in every.text and noun in every.whole


class _Count(NamedTuple):
    statement: Statement
    label: str
    number: int
    unit: str


def check_few_planned(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find counts that the plan wants to reach and that were already larger in the report year."""
    planned = [
        count for one in statements(document, lexicon) if one.told is Told.PLANS for count in _counts(one, _TARGET)
    ]
    reached = [count for one in _of_the_year(document, lexicon) if planned for count in _counts(one, _REACHED)]
    found: list[Spot] = []
    for one in planned:
        alike = [two for two in reached if two.unit == one.unit and two.label == one.label]
        if alike and all(one.number < two.number for two in alike):
            why = f"前面写“{alike[0].statement.text[-28:]}”，安排的比已经做到的还少"
            at = one.statement
            found.append(spot_in(at.passage, at.start, at.end, why, "核对后提高目标，或者改前面的数"))
    yield from found[:_MOST]


def _counts(one: Statement, shape: re.Pattern[str]) -> Iterator[_Count]:
    if not _ADDED.search(one.text):
        for match in shape.finditer(one.text):
            label = _LABEL.sub("", match["label"]).replace("“", "").replace("”", "")
            if len(label) >= _LONG_LABEL:
                yield _Count(one, label, int(match["number"]), match["unit"])


def check_two_rates(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find one rate with two values, in two parts of a report."""
    seen: dict[str, tuple[Statement, str]] = {}
    found: list[Spot] = []
    for one in _of_the_year(document, lexicon):
        sentence = one.whole[-_LONGEST:]
        match = _RATE.search(sentence) if "%" in one.text and not _RATE_ASIDE.search(sentence) else None
        label = _LABEL.sub("", match["label"]) if match else ""
        if match is None or len(label) <= _LONG_LABEL:
            continue
        other, value = seen.setdefault(label, (one, match["value"]))
        if other.told is not one.told and float(value) != float(match["value"]):
            why = f"别处写“{other.text[-28:]}”"
            found.append(spot_in(one.passage, one.start, one.end, why, "核对后改其中一处；范围不同的写明范围"))
    yield from found[:_MOST]


_LONGEST = 40

CHECKS: dict[str, Check] = {
    "矛盾-18": check_none_and_one,
    "矛盾-19": check_every_and_left,
    "矛盾-20": check_few_planned,
    "矛盾-21": check_two_rates,
}
