"""矛盾: some left of what was all done, and some of what there was none of; hints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families import targets
from drafter.check.lexicon import Lexicon
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.statements import Statement, Told, is_of_year, statements

# What is told of the year before, of some only, or by how much it is to grow.
_ASIDE = expression("上年|去年|同比|其中|部分|每|较|比20|目标|要求|规定|应当|不超过|以内|以下|下降|降低|降至|控制")

_UNIT = "[件个家名人份项起条户处台所卷宗]"
_LEFT = expression(
    rf"(?<![0-9.第])[1-9][0-9]*{_UNIT}(?P<what>[^，。；0-9]{{0,12}}?)(?:尚未|仍未|还未|未能|未经|没有|未)(?P<thing>[\u4e00-\u9fff]{{2,20}})"
)
_EVERY = expression("全部|全员|全覆盖|均已?|(?<![首成])都已?|一律|100%")
_NEGATED = expression("没有|未|无(?!障)|不(?!断|动产)|零")
_VERB = expression(
    "^(?:按期|及时|完全|全面|全部)?(?:配备|取得|完成|建成|实现|进行|设立|建立|开展|安装|接入|纳入|落实|通过|得到)"
)
_END = expression("(?:即|就)(?:印发|出台|实施|作出).*$|的.*$|到位$|工作$")
# Of these another rule tells, which knows what they are said of.
_TOLD_ELSEWHERE = ("办结", "审结", "整改", "答复", "化解", "回复", "备案", "反馈", "兑现", "持证", "结案", "出庭")
_COVERED, _SHORTEST_THING, _NEAR = 0.8, 2, 2

_NONE = expression(
    r"^(?:(?:全年|年内|本年度?|我[省市县区镇乡局]|全[省市县区镇乡局]|一年来|(?:19|20)[0-9]{2}年|也|均|，)*)"
    r"(?:没有|未|无|从未)(?:再)?(?:发生|出现|收到|作出|受理|产生|被提起)?(?:一[件起例])?(?P<thing>[\u4e00-\u9fff]{2,10}?)(?:的?情况|发生|现象)*$"
    r"|^(?:[\u4e00-\u9fff]{0,6}(?:实现|保持))?(?P<named>[\u4e00-\u9fff]{2,8}?)(?:案件)?(?:实现|保持)?零(?P<end>败诉|发生|投诉|事故|上访)$"
)
_THINGS = (
    "复议",
    "诉讼",
    "处罚",
    "案件",
    "事件",
    "事故",
    "投诉",
    "信访",
    "上访",
    "败诉",
    "舆情",
    "赔偿",
    "强制",
    "申请",
)
_SIZED = expression("重大|较大|特大|以上|有责|越级|进京|赴")
_MOST_SAID, _MOST_OTHERS, _MOST = 60, 500, 4


def check_all_but_some(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a count of what is still without a thing that all are said to have."""
    told = _of_the_year(document, lexicon)
    every = [one for one in told if _EVERY.search(one.text) and not _NEGATED.search(one.text)][:_MOST_OTHERS]
    found: list[Spot] = []
    for one in told:
        match = _LEFT.search(one.text) if every else None
        thing = _core(match["thing"]) if match else ""
        if len(thing) < _SHORTEST_THING or thing.startswith(_TOLD_ELSEWHERE):
            continue
        other = next((two for two in every if two != one and _has(two, one, thing)), None)
        if other is not None:
            why = f"这里说还有没有做到的，别处写“{other.text[:28]}”"
            found.append(spot_in(one.passage, one.start, one.end, why, "核对后改其中一处"))
    yield from found[:_MOST]


def _of_the_year(document: Document, lexicon: Lexicon) -> Sequence[Statement]:
    return [
        one for one in statements(document, lexicon) if one.told is not Told.PLANS and is_of_year(one, document.year)
    ]


def _core(thing: str) -> str:
    short = _VERB.sub("", _END.sub("", thing))
    return short if len(short) >= _SHORTEST_THING else _END.sub("", thing)


def _has(every: Statement, left: Statement, thing: str) -> bool:
    """Whether what all have is the thing; a short one has to stand nearby."""
    near = every.passage is left.passage and abs(every.sentence - left.sentence) <= _NEAR
    if not near and len(thing) <= _SHORTEST_THING + 1:
        return False
    # 印发的11件全部备案 says nothing of what was not 印发.
    if f"{thing}的" in every.text:
        return False
    pairs = [thing[at : at + 2] for at in range(len(thing) - 1)]
    return sum(pair in every.text for pair in pairs) >= _COVERED * len(pairs)


def check_none_and_counted(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a count of what a clause says there was none of, without any limit to it."""
    told = _of_the_year(document, lexicon)
    found: list[Spot] = []
    for one in told:
        thing = _absent(one)
        other = next((two for two in told if two != one and _counts(two, thing)), None) if thing else None
        if other is not None:
            why = f"这里说没有“{thing}”，别处写“{other.text[:28]}”"
            found.append(spot_in(one.passage, one.start, one.end, why, "核对后改其中一处"))
    yield from found[:_MOST]


def _absent(one: Statement) -> str:
    match = _NONE.search(one.words)
    if match is None:
        return ""
    thing = match["thing"] or (match["end"] if match["end"] != "发生" else match["named"])
    return thing if any(word in thing for word in _THINGS) and not _SIZED.search(one.text) else ""


_NUMBER = expression(rf"(?<![0-9.第])[1-9][0-9]*(?:余|多)?{_UNIT}")


def _counts(one: Statement, thing: str) -> bool:
    """Whether a clause counts the thing: the number stands right behind its name."""
    at = one.text.find(thing)
    if at < 0 or _NEGATED.search(one.text) or _ASIDE.search(one.text):
        return False
    behind = one.text[at + len(thing) :].removeprefix("案件").removeprefix("决定")
    return _NUMBER.match(behind) is not None


CHECKS: dict[str, Check] = {
    **targets.CHECKS,
    "矛盾-16": check_all_but_some,
    "矛盾-17": check_none_and_counted,
}
