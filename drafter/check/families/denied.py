"""矛盾: yes in one part and no in another, and two counts of the same meetings; only ever hints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families import short_of
from drafter.check.families.arithmetic_record import Given, given_figures
from drafter.check.lexicon import Lexicon
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.statements import Statement, Told, is_of_year, statements

_VERB = (
    "(?:开展|组织|设立|设置|聘请|聘用|聘任|外聘|购买|建立|举办|举行|召开|制定|配备|成立|进行"
    "|印发|出台|修订|安排|购置|委托|受理|实施|作出|使用|列入)"
)
_NO = expression(
    f"(?:没有|尚未|从未|未曾|未|还没有|至今没有)(?:再|专门|单独)?(?P<whose>(?:(?:为|给|向|对)[^，。；]{{2,8}}?)?)(?P<verb>{_VERB})(?P<thing>[^，。；]{{0,24}})"
)
_NEGATED = expression("没有|未|无(?!障)|不(?!断|动产)|零")
# Said of some only, or of what is still to come.
_ASIDE = expression(
    "部分|个别|少数|有的|一些|其他|其余|将|拟|计划|要求|应当|如|凡|按(?![时期])|对.{0,12}的，|[0-9一二三四五六七八九十]+[个家名条件项处](?:单位|部门|乡镇|村|企业|的)|因|再|系统|上年|去年"
)
_TIME = expression(
    "(?:19|20)[0-9]{2}年(?:度)?|[0-9]{1,2}月|全年|年内|今年|本年度?|期间|截至|年底|目前|至今|长期|一直|仍|还|也|都|我[省市县区镇乡局委]|街道|本[局县区镇乡]|全[省市县区镇乡局]|过|了|的|工作|情况|行政|任何"
)
_MADE = expression(f"{_VERB}|评查|清理|听证|评估|[1-9][0-9]*(?:余|多)?[件起宗次例人名个家条项场期批卷台]")
_VERBS = expression(_VERB)
_NOT_HAN = expression("[^\u4e00-\u9fff]+")
# 党内规范性文件 are none of the government.
_OTHER_KINDS = ("党内", "党委", "代拟", "参与")
_SHORTEST, _COVERED, _PAIRED = 2, 0.95, 0.6
_MOST_SAID, _MOST_DONE, _MOST = 60, 600, 4

_HELD = expression("(?P<label>[^，。；0-9]{4,40}?)(?P<count>[1-9][0-9]*)(?P<unit>次|场次|场|期|轮)(?![^，。；]*[0-9])")
_LEAD = expression(
    "^(?:[一二三四五六七八九十]是|[（(]?[一二三四五六七八九十]+[）)、]|其中|(?:19|20)[0-9]{2}年(?:度)?|全年|年内|先后|累计|[县区市镇乡局街道办工党组委政府、]{0,5}(?:书记|[县区市镇乡局]长|主任|主要负责人|主要负责同志|主要领导)(?:、(?:书记|[县区市镇乡局]长|主任))?|党政|坚持|认真|切实|亲自|带头|督促|推动|牵头|指导|带领|政府|我[县区市镇乡局])+"
)
_HOLD = expression("主持|召开|举办|开展|组织|举行|先后|累计|共|全年|了")
_ANOTHER_TIME = expression("季度|[0-9]月|半年|上年|去年|其中|分别|平均|每|将|计划|不少于|以上")
_SHORTEST_LABEL = 5


def check_yes_and_no(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what one part says was not done and another part, or a figure, says was."""
    told = [
        one for one in statements(document, lexicon) if one.told is not Told.PLANS and is_of_year(one, document.year)
    ]
    denied = [one for one in told if _NO.search(one.text) and not _ASIDE.search(one.whole)][:_MOST_SAID]
    done = [
        one
        for one in told
        if denied and one.told is not Told.LACKS and _MADE.search(one.text) and not _NEGATED.search(one.text)
        if not _ASIDE.search(one.text)
    ][:_MOST_DONE]
    counted = [one for one in given_figures(document.answers) if one.number > 0] if document.answers and denied else []
    found: list[Spot] = []
    for one in denied:
        thing = _thing(one)
        # What the part on shortcomings denies is another rule's; figures are not.
        texts = [] if one.told is Told.LACKS else [two.text for two in done if _may_contradict(one, two)]
        other = next((text for text in texts if _is_in(thing, text)), "") or _figure(thing, counted)
        if len(thing) >= _SHORTEST and other:
            why = f"别处写“{other[:28]}”"
            found.append(spot_in(one.passage, one.start, one.end, why, "核对后改其中一处"))
    yield from found[:_MOST]


def _may_contradict(denied: Statement, done: Statement) -> bool:
    """Whether a clause is another place, or points back to what it says was done: 当年制定的1件文件."""
    if done.passage is not denied.passage:
        return True
    match = _NO.search(denied.text)
    return match is not None and done != denied and re.search(rf"{match['verb']}的[1-9]", done.text) is not None


def _thing(one: Statement) -> str:
    """Return what was not done, with whose it is: what stands in front of the denial and behind its verb."""
    match = _NO.search(one.words)
    text = one.words[: match.start()] + match["whose"] + match["thing"] if match else ""
    return _NOT_HAN.sub("", _VERBS.sub("", _TIME.sub("", text)))


def _is_in(thing: str, text: str) -> bool:
    if any(word in text and word not in thing for word in _OTHER_KINDS):
        return False
    pairs = [thing[at : at + 2] for at in range(len(thing) - 1)]
    return sum(sign in text for sign in thing) >= _COVERED * len(thing) and sum(
        pair in text for pair in pairs
    ) >= _PAIRED * len(pairs)


def _figure(thing: str, counted: Sequence[Given]) -> str:
    """Return the figure that counts what was not done; empty where none does."""
    for given in counted:
        label = given.figure.label
        rest = [sign for sign in thing if sign not in label and sign not in given.group]
        named = [sign for sign in _VERBS.sub("", label) if sign not in thing]
        if len(label) > _SHORTEST and not rest and not named:
            return f"{label}{given.number}{given.figure.unit}"
    return ""


def check_held_again(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find meetings and courses that two parts count differently."""
    seen: dict[tuple[str, str], tuple[Told, str, str]] = {}
    found: list[Spot] = []
    for one in statements(document, lexicon):
        match = _HELD.search(one.text)
        if one.told is Told.PLANS or not match or _ANOTHER_TIME.search(one.text) or not is_of_year(one, document.year):
            continue
        label = _HOLD.sub("", _LEAD.sub("", match["label"]))
        if len(label) < _SHORTEST_LABEL:
            continue
        told, count, text = seen.setdefault((label, match["unit"]), (one.told, match["count"], one.text))
        if told is not one.told and count != match["count"]:
            why = f"别处写“{text[:28]}”"
            found.append(spot_in(one.passage, one.start, one.end, why, "核对后改其中一处；范围不同的写明范围"))
    yield from found[:_MOST]


CHECKS: dict[str, Check] = {
    "矛盾-10": check_yes_and_no,
    "矛盾-11": check_held_again,
    **short_of.CHECKS,
}
