"""法规: one document of a place under two titles in one report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.law_known import known_words
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import filled_in
from drafter.check.title_forms import bare, distance

_MOST_OF_OWN, _MOST_UNLIKE = 300, 2
_STATED_TITLE = expression(r"《([^《》]{8,60})》")
_INEXACT = expression(r"[0-9〇零一二三四五六七八九十○]|（.{1,8}）$|[上下本]")


def check_consistent(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a document whose title stands otherwise elsewhere in the report."""
    yield from _of_other_kind(document, lexicon)
    known = {entry.word for entry in lexicon.entries("法规名称", 0)}
    seen: dict[str, str] = {}
    for passage in document.passages:
        for match in _STATED_TITLE.finditer(filled_in(passage)):
            name = _INEXACT.sub("", bare(match[1]))
            if name in seen or name in known or len(seen) > _MOST_OF_OWN:
                continue
            other = next((one for one in seen if _is_nearly(one, name)), "")
            seen[name] = match[1]
            if other:
                why = f"前面写的是《{seen[other]}》，这里差一两个字"
                yield spot_in(passage, *match.span(), why, "与原文件核对，写成一致")


def _is_nearly(one: str, other: str) -> bool:
    if one[:2] != other[:2] or abs(len(one) - len(other)) > 1 or len(set(one) ^ set(other)) > _MOST_UNLIKE:
        return False
    return 0 < distance(one, other, 1) <= 1


class _Stated(NamedTuple):
    passage: Passage
    start: int
    end: int
    kind: str
    drafted: bool
    made: bool


_BY_KIND = expression("^(?P<stem>.{4,40}?)(?:暂行|试行)?(?P<kind>条例|规定|办法|规则)$")
_OF_A_PLACE = expression("[省市县区州盟旗镇乡]")
_TWO_OF_THEM = expression("废止|失效|修订|修改|升级|上升|取代|替代|改为|原|同时|清理|配套|细化|上位")
# Of two texts that are both still being made, one is the other.
_DRAFTED = expression("草案|起草|立法|推动|拟|征求意见|调研|论证")
_MADE = expression("制定|出台|审议|印发|公布|通过|施行")
_CLAUSE = expression("[，。；]")
_NEAR_BY = 20
_JOINTS = ("", "、", "和", "及", "与", "及其", "以及")


def _of_other_kind(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Yield 办法 in one place and 条例 in another, behind the same words."""
    known = set(known_words(lexicon))
    seen: dict[str, _Stated] = {}
    for passage in document.passages:
        text = filled_in(passage)
        for match in _STATED_TITLE.finditer(text):
            name = _BY_KIND.match(bare(match[1]))
            if name is None or bare(match[1]) in known or len(seen) > _MOST_OF_OWN:
                continue
            around = _around(text, match)
            if _TWO_OF_THEM.search(around):
                continue
            drafted = _DRAFTED.search(around) is not None
            made = _MADE.search(around) is not None
            first = seen.setdefault(name["stem"], _Stated(passage, *match.span(), name["kind"], drafted, made))
            beside = first.passage is passage and text[first.end : match.start()] in _JOINTS
            if first.kind != name["kind"] and not beside and not _is_another(first, drafted=drafted, made=made):
                why = f"前面写的是《{name['stem']}{first.kind}》，这里是“{name['kind']}”"
                sure = _OF_A_PLACE.search(name["stem"]) and first.drafted is drafted
                level = None if sure else Level.HINT
                yield spot_in(passage, *match.span(), why, "核对是不是同一个文件，写成一致", level=level)


def _is_another(first: _Stated, *, drafted: bool, made: bool) -> bool:
    """Whether one text is in force and the other only being drafted: 条例 that are to take the place of 办法."""
    return (first.drafted and not (drafted or made)) or (drafted and not (first.drafted or first.made))


def _around(text: str, match: re.Match[str]) -> str:
    """Return the clauses that a title stands in and beside, as far as words about it go."""
    front = text[max(0, match.start() - _NEAR_BY) : match.start()]
    return _CLAUSE.split(front)[-1] + _CLAUSE.split(text[match.end() : match.end() + _NEAR_BY])[0]


CHECKS: dict[str, Check] = {"法规-16": check_consistent}
