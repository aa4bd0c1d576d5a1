"""部分: what a report on 2019 and later has to say, and headings with nothing under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage, Segment
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.timing import five_parts_are_due, parts
from drafter.check.title_kinds import names_yearly
from drafter.errors import Place
from drafter.layout.five_parts import DUTIES, OTHER_MATTERS, PLANS, SHORTCOMINGS

_FEWEST_HEADINGS = 2
_STATEMENT = 30
_RUN_IN = expression("[^，；]{4,24}。")
# A numbered item that says all it has to say in one sentence is no heading.
_TELLS = expression(
    "[0-9][余多万]{0,2}(?:件|起|份|次|场|期|条|项|人|名|户|家|个|万元|元|%|人次|场次)|全部|全面完成|均|已|累计|共有|达到|实现了|完成了|形成了"
)
_JOINT = expression(r"(?s)中共[\u4e00-\u9fff]{1,16}委.*?政府")
_HEADS = (("党委负责人", "党委主要负责人"), ("政府负责人", "政府主要负责人"))
_EMPTY = expression(r"[（(]?(?:略|同上|见上|从略|省略|待定|见附件)[）)]?。?|[/—-]+。?")
_WITHOUT_OF = expression("关于[^《》]*(?:建设|行政|工作|情况|年度)报告$")
_PAST = expression("完成|成效|回顾|总结|落实情况|推进情况")
_PARTS = (
    (SHORTCOMINGS, "不足部分", "存在的不足和原因", None),
    (DUTIES, "责任人部分", "党政主要负责人履行第一责任人职责的情况", None),
    (PLANS, "安排部分", "下一年度主要安排", None),
    (OTHER_MATTERS, "其他部分", "其他需要报告的情况", Level.HINT),
)
# What a part of its own holds; only the last may say that there is nothing.
_FILLED = {
    "不足部分": "，逐项写明不足和原因",
    "责任人部分": "，写明主要负责人部署、过问、协调、督办了什么",
    "安排部分": "，写明做什么、由谁做、何时完成",
    "其他部分": "；没有的，写一句“没有其他需要报告的情况”",
}


def check_parts(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find which of the five required parts has no heading of its own, and is not spoken of either."""
    headings = [passage.text[: passage.head] for passage in document.headings(1)]
    named = headings + [passage.text[: passage.head] for passage in document.headings(2)]
    if not five_parts_are_due(document) or len(headings) < _FEWEST_HEADINGS:
        return
    asked = [one for one in _PARTS if one[0] not in document.kind.elsewhere]
    lacking = [one for one in asked if not _has(one[1], named if one[1] == "责任人部分" else headings, lexicon)]
    # A text of none of them may be the beginning of a report, or none at all.
    unsure = len(lacking) == len(asked) and _may_be_none(document)
    for _, name, part, level in lacking:
        why = f"没有写“{part}”这一部分"
        fix = f"补上这一部分，标题写“{part}”{_FILLED[name]}"
        yield Spot(Place(document.file), "", why, fix, Level.HINT if unsure else level)


def _has(name: str, headings: Sequence[str], lexicon: Lexicon) -> bool:
    return any(word in heading for heading in headings for word in lexicon.words(name) if not _is_past(name, heading))


def _may_be_none(document: Document) -> bool:
    """Whether a text that was not made here breaks off, or has a title that names no yearly report."""
    title = "".join(one.text for one in document.passages if one.kind is Kind.TITLE)
    return document.answers is None and (document.cut_off is not None or not names_yearly(title))


def check_both_heads(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a report of party and government, or of a government, that does not tell of each of their heads."""
    who = "".join(one.text for one in document.passages if one.kind in (Kind.TITLE, Kind.SIGNATURE)) + document.agency
    joint = bool(_JOINT.search(who))
    if not five_parts_are_due(document) or not (joint or "人民政府" in who):
        return
    heads = _HEADS if joint else _HEADS[1:]
    for part in parts(document):
        if part.heading is None or not any(word in part.heading.text for word in lexicon.words("责任人部分")):
            continue
        text = part.heading.body + "".join(one.text for one in part.passages)
        for name, head in heads:
            if text and not any(word in text for word in lexicon.words(name)):
                why = f"{'党委和政府联合' if joint else '政府的'}报告，没有写{head}履职的情况"
                yield spot_in(part.heading, 0, part.heading.head, why, f"补上{head}履职的情况")


def check_bare_headings(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find headings that stand alone with nothing under them."""
    ends, closings = _ends(document), tuple(lexicon.words("结束语"))
    bare = [one for one, following in _with_next(document.passages) if _is_bare(one, following, ends, closings)]
    for passage in bare:
        if passage.level > 1 and passage.text.endswith("。") and _says_all(passage.text):
            continue
        siblings = [one for one in document.headings(passage.level) if one.part == passage.part or passage.level == 1]
        # Where all headings of a level stand without text, they are a list.
        # 。 ends the heading of a text that runs on behind it.
        others = 1 if _RUN_IN.fullmatch(passage.text) else _FEWEST_HEADINGS
        if passage.level == 1 or sum(one not in bare for one in siblings) >= others:
            why, fix = "这个标题下面没有内容", "写上内容；没有的写明“无”，或者删去标题"
            level = Level.HINT if passage is document.cut_off else None
            yield spot_in(passage, 0, len(passage.text), why, fix, level=level)


def _says_all(text: str) -> bool:
    """Whether a numbered line is a whole statement: it tells of a result, or runs over a comma at some length."""
    return bool(_TELLS.search(text)) or ("，" in text and len(text) >= _STATEMENT)


def check_title(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a title that does not say of what year, or that it is a report."""
    titles = [passage for passage in document.passages if passage.kind is Kind.TITLE]
    if not titles or len(document.passages) <= len(titles) + 1:
        return
    text = "".join(passage.text for passage in titles)
    lacks = [word for word, there in (("年度", "年" in text), ("“报告”", "报告" in text)) if not there]
    if lacks:
        yield spot_in(titles[0], 0, len(titles[0].text), f"标题里没有{'和'.join(lacks)}", "标题写明机关、年度和“报告”")
    elif _WITHOUT_OF.search(text):
        why, fix = "标题用了“关于”，“报告”前面没有“的”", "写“关于……的报告”，或者删去“关于”"
        yield spot_in(titles[-1], 0, len(titles[-1].text), why, fix)


def _is_past(name: str, heading: str) -> bool:
    """Whether a heading that has a word of a plan tells of what was done."""
    return name == "安排部分" and bool(_PAST.search(heading))


def _with_next(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Passage | None]]:
    for index, passage in enumerate(passages):
        yield passage, passages[index + 1] if index + 1 < len(passages) else None


def _ends(document: Document) -> list[Passage]:
    """Return what a report ends with: signature and date; in a plain text the line above the date signs."""
    passages = document.passages
    signed = [one for one, following in _with_next(passages) if following is not None and following.kind is Kind.DATE]
    return [*signed, *(one for one in passages if one.kind in (Kind.SIGNATURE, Kind.DATE))]


def _is_bare(passage: Passage, following: Passage | None, ends: Sequence[Passage], closings: tuple[str, ...]) -> bool:
    if not passage.level or passage.head < len(passage.text) or "无" in passage.text:
        return False
    if (
        following is None
        or following in ends
        or following.text.startswith(closings)
        or _EMPTY.fullmatch(following.text)
    ):
        return True
    return 0 < following.level <= passage.level


def check_unfilled_parts(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find parts of a record of which nothing is filled in yet."""
    closings = tuple(lexicon.words("结束语"))
    for part in parts(document):
        inside = takewhile(lambda one: not _closes(one, closings), part.passages)
        segments = [one for passage in inside for one in passage.segments]
        # A list without an entry stands for itself; what is missing inside a sentence is another question's.
        marks = [one for one in segments if one.missing and not one.start]
        # Year and agency are printed in between; they answer other questions.
        given = any(not one.missing and _question(one) == _question(marks[0]) for one in segments if marks)
        if part.heading is not None and marks and not given:
            why, fix = "这一部分还没有填", "补上这一部分的内容"
            yield Spot(marks[0].place, part.heading.text, why, fix)


def _question(segment: Segment) -> str:
    """Return the key of the question of the top level that a stretch answers."""
    return re.split(r"[.\[]", segment.place.key)[0]


def _closes(passage: Passage, closings: tuple[str, ...]) -> bool:
    return passage.kind not in (Kind.BODY, Kind.HEADING) or passage.text.startswith(closings)


CHECKS: dict[str, Check] = {
    "部分-1": check_parts,
    "部分-3": check_bare_headings,
    "部分-4": check_title,
    "部分-5": check_unfilled_parts,
    "部分-7": check_both_heads,
}
