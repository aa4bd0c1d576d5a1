"""矛盾: what is said never to have come up, against what is told of handling it; only ever a hint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.statements import Statement, Told, told_of_year

_VERB = "(?:发生|出现|收到|接到|受理|产生|办理|提起|有|发现)"
_NOTHING = expression(
    f"(?:没有|未(?!成年)|无|从未)(?:再)?{_VERB}?(?:过)?(?:一[件起例次宗])?(?P<thing>[^，。；]{{2,24}})"
    "|^(?P<named>[^，。；]{2,24}?)(?:数量|数|件数|案件数)?(?:为|均为|是|继续保持|保持|实现)?(?:零发生|(?<![0-9.])0[件起宗次例人]|为零)"
    "|零(?P<none>投诉|上访|信访|事故|伤亡|舆情|复议|诉讼|案件|举报|差错|报告)(?!率)"
)
# What is handled, and so has come up: of all, one by one, with a rate, or counted.
_EVERY = expression("全部|全都|均|都(?!市)|一律|逐件|逐案|逐一|逐项|件件|率(?:达到?|为)?100%")
_OF_SOME_SIZE = expression("重大|较大|特大|以上|级")
_SIZED = expression("以?上|安全|生产")
_HANDLED = expression(_EVERY.pattern + "|(?<![0-9.第])[1-9][0-9]*(?:余|多)?[件起宗次例人名条份个项案]")
_TIME = expression(
    "(?:19|20)[0-9]{2}年(?:度)?|[0-9]{1,2}月(?:[0-9]{1,2}日)?|全年|年内|今年|本年度?|一年来|期间|截至|年底|继续|连续|实现|保持|在|我[省市县区镇乡局委厅办]|街道|本[局县区镇乡]|全[省市县区镇乡局]|也|均|都|但|且|以来"
)
_END = expression("(?:的)?(?:情况|情形|现象|问题|事件发生|发生|申请事项)$|了$")
# What only prepares for it, may bring it about or says of what kind it is not.
_ASIDE = expression(
    "演练|预案|培训|预防|防范|应急|宣传|制度|机制|办法|规定|避免|防止|杜绝|风险|排查|隐患|如|一旦|将|拟|规程|渠道|宣讲|典型|讲座|指南|流程|目录"
)
_CAUSED = expression("引发|导致|引起|造成|因|致使|由此|其中|所|被")
# 没有发生一起因拆违引起的信访, and 其余3批因河道拆违引起.
_BY = "(?:引发|导致|引起|造成)"
_CAUSED_NONE = expression(
    f"(?:没有|未|无|从未)(?:再)?{_VERB}?(?:过)?(?:一[件起例次宗批])?因(?P<cause>[\u4e00-\u9fff]{{2,8}}?){_BY}的(?P<thing>[\u4e00-\u9fff]{{2,10}})"
)
_CAUSED_SOME = expression(
    f"(?<![0-9.第])[1-9][0-9]*[件起宗次例批][\u4e00-\u9fff]{{0,8}}?(?:因|由|是)(?P<cause>[\u4e00-\u9fff]{{2,10}}?){_BY}|因(?P<by>[\u4e00-\u9fff]{{2,10}}?){_BY}的[^，。；]{{0,10}}[1-9][0-9]*[件起宗次例批]"
)
_MARK = expression("[^\u4e00-\u9fff]")
# Verbs and names of handling, which say nothing of what is handled.
_HANDLING = expression(f"{_VERB}|以|对|的|作为|为|等|各类|任何")
_NEGATED = expression("没有|未|无|零|不(?!规范|当|作为|文明)")
# 没有案件被复议: what was not brought, by anybody.
_BROUGHT = expression(
    "(?:被(?:申请|提起)?|申请|提起|提出)(?:行政)?(?P<what>复议|诉讼|起诉)$|[人员](?:因[^，。；]{1,8})?被(?P<done>问责|追责|处分|投诉)$"
)
# Of these there is one kind in a report, whoever they are brought by.
_WHOLE = ("复议", "诉讼")
_ENDED = expression("(?:满意|答复|办结|办理|回复|按期|按时|及时|采纳|审结)+$")
_SHORTEST, _LONGEST_FRONT = 2, 24
_MOST_SAID, _MOST_HANDLED, _MOST = 60, 400, 4
_COVERED = 0.85


class _Thing(NamedTuple):
    """What there was none of: as it is named, and with what stands in front of it, time and agency aside.

    Of 处罚案件没有被起诉 the cases are part of what is named.
    """

    name: str
    qualified: str


def check_nothing_and_handled(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what is said not to have come up, and to have been handled all the same."""
    words = lexicon.words("可以没有的事")
    told = list(told_of_year(document, lexicon))
    said = [(one, thing) for one in told for thing in _things(one) if any(word in thing.name for word in words)]
    handled = [one for one in told if said and _is_handling(one)][:_MOST_HANDLED]
    found: list[Spot] = []
    for one, thing in said[:_MOST_SAID]:
        other = next((two for two in handled if two != one and _is_of(thing, one, two)), None)
        if other is not None:
            found.append(_spot(one, thing.name, other))
    for one in told:
        none = _CAUSED_NONE.search(one.text) if one.told is not Told.PLANS else None
        other = next((two for two in told if two != one and _is_by(none, two)), None) if none else None
        if none and other is not None:
            found.append(_spot(one, none[0], other))
    yield from found[:_MOST]


def _spot(one: Statement, name: str, other: Statement) -> Spot:
    why = f"这里说没有“{name}”，别处写“{other.text[:28]}”"
    return spot_in(one.passage, one.start, one.end, why, "核对后改其中一处")


def _is_by(none: re.Match[str], some: Statement) -> bool:
    """Whether a clause counts what came of the cause that nothing is said to have come of."""
    if _NEGATED.search(some.text) or _ASIDE.search(some.text):
        return False
    match = _CAUSED_SOME.search(some.text)
    if match is not None:
        return none["cause"] in (match["cause"] or match["by"])
    # 执法舆情1起, where none is said to have come of 执法不当.
    counted = re.search(rf"{none['thing']}(?:事件|案件)?[1-9][0-9]*[件起宗次例批]", some.text)
    return counted is not None and none["cause"][:_SHORTEST] in some.text


def _things(one: Statement) -> Iterator[_Thing]:
    """Yield what a clause says there was none of; nothing where it is one of many of its kind."""
    match = _NOTHING.search(one.text) if one.told is not Told.PLANS else None
    brought = _BROUGHT.search(_END.sub("", match["thing"] or "")) if match else None
    if not match or _ASIDE.search(one.text) or (not brought and _CAUSED.search(one.text)):
        return
    name = _END.sub("", _END.sub("", match["thing"] or match["named"] or match["none"]))
    before = one.text[: match.start()] if match["named"] is None else ""
    name, before = (_MARK.sub("", _TIME.sub("", text)) for text in (name, before))
    if brought:
        name, before = ("诉讼" if brought["what"] == "起诉" else brought["what"] or brought["done"]), ""
    if name:
        yield _Thing(name, name if name in _WHOLE else before + name)


def _is_handling(one: Statement) -> bool:
    match = _HANDLED.search(one.text)
    return bool(match) and not _ASIDE.search(one.text) and not _NEGATED.search(one.text)


def _is_of(thing: _Thing, none: Statement, handled: Statement) -> bool:
    """Whether what is handled is what there was none of, or some of it."""
    near = none.passage is handled.passage and abs(none.sentence - handled.sentence) <= 1
    core = _HANDLING.sub("", thing.name if near else thing.qualified)
    if _OF_SOME_SIZE.search(core):
        core = _SIZED.sub("", core)
    together = near and handled.sentence == none.sentence
    own = handled.text if together else handled.whole[-_LONGEST_FRONT - len(handled.text) :]
    if len(core) >= _SHORTEST and sum(sign in own for sign in core) >= _COVERED * len(core):
        return True
    # 申请全部按期答复, right beside: short for what was named in full.
    every = _EVERY.search(own) if near and not _OF_SOME_SIZE.search(core) else None
    subject = _HANDLING.sub("", _MARK.sub("", _TIME.sub("", own[: every.start()]))) if every else ""
    subject = _ENDED.sub("", subject)
    return len(subject) >= _SHORTEST and core.endswith(subject)


CHECKS: dict[str, Check] = {"矛盾-8": check_nothing_and_handled}
