"""部分: what a heading or a lead announces, and the text below it does not tell."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.timing import Part, own_year, parts

_PLANS = expression(r"打算|安排|计划|思路|设想|下一步|下步|明年|来年|今后|努力方向|(?<!年度)(?<!工作)任务")
_LACKS = expression("不足|问题|短板|差距|困难")
_AND = expression("[和与及暨、以]")
_TO_COME = expression(
    "将|(?<![主重需必简摘])要(?![求点件素么案])|拟|计划|打算|下一步|下步|明年|来年|今后|接下来|力争|争取|努力|继续|进一步|加强|加快|推进|推动|完善|健全|强化|提升|深化|落实|着力|确保|抓好|做好|办好"
)
_LACKING = expression(
    "不|没|未|缺|少|弱|差|难|低|滞后|薄弱|有待|亟|参差|单一|短板|问题|紧张|老化|偏|松|慢|空白|空缺|流于|重[^，。；]{1,6}轻|欠|脱节|跟"
)
# 重点做好以下几项工作： leads to what follows.
_LEAD = expression(
    r"[^。；]{0,60}(?:以下|下列|如下|下面|[一二三四五六七八九十两几]个?(?:方面|件|项|点|条))[^，。；：]{0,12}[：。]?|[^。；]{2,60}："
)


def check_announced(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find headings of two matters with only one below, and parts that end where they lead to something."""
    year = own_year(document)
    for part in parts(document):
        if part.heading is None:
            continue
        level = Level.HINT if document.cut_off in part.whole else None
        heading = part.heading.text[: part.heading.head]
        text = part.heading.body + "".join(one.text for one in part.passages if one.kind in (Kind.BODY, Kind.HEADING))
        if text and _AND.search(heading) and _PLANS.search(heading) and _LACKS.search(heading):
            yield from _one_of_two(part.heading, text, f"{year + 1}年", level)
        yield from _leads_to_nothing(part, level)


def _one_of_two(heading: Passage, text: str, next_year: str, level: Level | None) -> Iterator[Spot]:
    """Look for what a heading of shortcomings and plans leaves out."""
    planned = _TO_COME.search(text) or next_year in text
    for there, name in ((planned, "打算"), (_LACKING.search(text), "不足")):
        if not there:
            why, fix = f"标题说有{name}，下面没有写", f"写上{name}，或者改标题"
            yield spot_in(heading, 0, heading.head, why, fix, level=level)


def _leads_to_nothing(part: Part, level: Level | None) -> Iterator[Spot]:
    """Look for a lead that is all that a part says."""
    inside = [one for one in part.passages if one.kind in (Kind.BODY, Kind.HEADING, Kind.OTHER)]
    only = inside[0] if inside else None
    if only is None or any(one.kind in (Kind.BODY, Kind.HEADING) for one in inside[1:]) or only.level:
        return
    if only.kind is Kind.BODY and _LEAD.fullmatch(only.text):
        why, fix = "只有引出下文的一句，下面没有内容", "写上内容，或者删去这一句"
        yield spot_in(only, 0, len(only.text), why, fix, level=level)


CHECKS: dict[str, Check] = {"部分-9": check_announced}
