"""标点: marks that do not pair, stand doubled or in the wrong place (GB/T 15834—2011)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families import lost_marks, marks, number_forms, paragraph_ends
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage
from drafter.check.patterns import A_HAN, Pattern, spots_of, summed
from drafter.check.rules import Check, Spot, spot_in

_PAIRS = {"《": "》", "“": "”", "（": "）", "〔": "〕", "【": "】", "〈": "〉", "‘": "’"}
_OPENERS = {closing: opening for opening, closing in _PAIRS.items()}
_MARKS = expression(f"[{''.join(_PAIRS)}{''.join(_OPENERS)}]")
# 1） and a） are labels with half a bracket.
_LABEL = expression(r"(?:^|[。；：，、\s])(?:[0-9]{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,2})$")
_LONGEST_LABEL = 4


def check_pairs(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find marks without their partner in the same paragraph."""
    for passage in document.passages:
        open_marks: list[tuple[int, str]] = []
        for match in _MARKS.finditer(passage.text):
            index, mark = match.start(), match[0]
            if passage.is_missing_at(index):
                continue
            if mark in _PAIRS:
                open_marks.append((index, mark))
            elif open_marks and open_marks[-1][1] == _OPENERS[mark]:
                open_marks.pop()
            elif mark != "’" and not _is_label(passage.text, index):
                yield _unopened(passage, index, mark)
        for index, mark in open_marks:
            why = f"“{mark}”后面没有与它成对的“{_PAIRS[mark]}”"
            yield spot_in(passage, index, index + 7, why, f"补上“{_PAIRS[mark]}”，或者删去这一个")


def _is_label(text: str, index: int) -> bool:
    return text[index] == "）" and _LABEL.search(text[max(0, index - _LONGEST_LABEL) : index]) is not None


def _unopened(passage: Passage, index: int, mark: str) -> Spot:
    opening = _OPENERS[mark]
    why = f"“{mark}”前面没有与它成对的“{opening}”"
    return spot_in(passage, max(0, index - 6), index + 1, why, f"补上“{opening}”，或者删去这一个")


_BETWEEN = (
    Pattern(expression("》、《"), "书名号之间通常不用顿号", "写成“》《”", "》《"),
    Pattern(expression("”、“"), "引号之间通常不用顿号", "写成“”“”", "”“"),
)


def check_between(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 、 between titles or quotations that stand side by side."""
    spots = spots_of(document.passages, _BETWEEN)
    yield from summed(spots, "书名号或者引号之间的顿号，通常不用", "删去这些顿号；中间隔着文号等括注的不删")


_DOUBLED = (
    Pattern(expression(r"([，、；：])(?:[ 　]{0,3}\1)+"), r"“\1”写了不止一个", r"只留一个“\1”", r"\1"),
    Pattern(expression(r"(?<!。)。[ 　]{0,3}。(?!。)"), "句号写了不止一个", "只留一个“。”", "。"),
    Pattern(expression(r"(?<![，、；：。])[，、；：][ 　]{0,3}。(?!。)"), r"“\g<0>”两个标点连在一起", "只留“。”", "。"),
    Pattern(expression("、，|，、"), r"“\g<0>”两个标点连在一起", "只留一个，停顿短的用“、”，长的用“，”"),
    Pattern(expression("；[，、]|[，、]；"), r"“\g<0>”两个标点连在一起", "只留“；”或者“，”"),
    Pattern(expression("：[，、；]|[，、；]："), r"“\g<0>”两个标点连在一起", "只留一个"),
    Pattern(
        expression("(?<!。)。[，、；：]"), r"“\g<0>”两个标点连在一起", r"句子完了留“。”，没有完留“\g<0>”里的另一个"
    ),
    Pattern(
        expression("[（《“〔][，。、；：！？]"), r"“\g<0>”里标点紧跟在前半个符号后面", "删去这个标点，或者移到前面"
    ),
    Pattern(expression("[，、；：][）》〕]"), r"后半个括号或者书名号前面多了标点", "删去前一个标点"),
    Pattern(expression("[。！？]”。"), "引号里外都有句末标点", "引文独立成句的，删去引号外的“。”", level=Level.DOUBT),
    Pattern(
        expression("(?<=[一二三四五六七八九十]是)、"), "“一是”这样的字样后面不用顿号", "删去“、”", "", level=Level.DOUBT
    ),
    Pattern(expression("^[，。、；：！？）》”]"), r"一段以“\g<0>”开头", "删去，或者接到上一段", level=Level.DOUBT),
)


def check_doubled(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find marks that stand directly behind one another, or where no mark can stand."""
    yield from spots_of(document.passages, _DOUBLED)


_WITH_ET_CETERA = (
    # 等 begins another word: 等待, 等级, 等额选举.
    Pattern(expression("、等(?![待额级同到候效于距价量次差])"), "“等”前面不用顿号", "写成“等”", "等"),
    Pattern(
        expression(r"，等(?=[0-9一二三四五六七八九十两]{1,4}[个项种类家方件部])"), "“等”前面不用逗号", "写成“等”", "等"
    ),
    Pattern(expression("(?:……?|\\.{3,6})等|等等?……?"), "“等”和省略号不同时用", "只留一个"),
    Pattern(expression(f"、[和与](?={A_HAN})"), "“和”“与”前面不用顿号", "删去“、”", level=Level.HINT),
)


def check_et_cetera(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a mark directly before 等."""
    yield from spots_of(document.passages, _WITH_ET_CETERA)


_ELLIPSIS = (
    Pattern(
        expression(r"(?<!\.)(?:\.{3,}+|。{3,}|·{3,}|…\.+|、{3,})(?! ?[0-9]{1,3}$)"),
        r"省略号写成“\g<0>”",
        "写成“……”",
        "……",
    ),
    Pattern(expression("(?<!…)…(?![….])"), "省略号少了一半", "写成“……”", "……"),
    Pattern(expression(f"(?<={A_HAN})--+(?={A_HAN})"), r"破折号写成“\g<0>”", "写成“——”", "——"),
)


def check_ellipsis(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find points in the place of an ellipsis, and hyphens in the place of a dash."""
    yield from spots_of(document.passages, _ELLIPSIS)


_NESTED = {"《": "》", "“": "”"}
_INNER = {"《": "〈〉", "“": "‘’"}


def check_nested(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find titles inside titles, and quotations inside quotations, in the same marks."""
    for passage in document.passages:
        for opening, closing in _NESTED.items():
            yield from _nested(passage, opening, closing)


def _nested(passage: Passage, opening: str, closing: str) -> Iterator[Spot]:
    depth, inner = 0, 0
    for match in re.finditer(f"[{opening}{closing}]", passage.text):
        if match[0] == opening:
            depth += 1
            inner = match.start() if depth == 2 else inner
        elif depth:
            depth -= 1
            if depth == 1:
                why = f"{opening}{closing}里面又用了{opening}{closing}"
                yield spot_in(passage, inner, min(match.end(), inner + 30), why, f"里面一层写成{_INNER[opening]}")


CHECKS: dict[str, Check] = {
    "标点-1": check_pairs,
    "标点-2": check_between,
    "标点-3": paragraph_ends.check_paragraph_end,
    "标点-4": paragraph_ends.check_heading_end,
    "标点-5": check_doubled,
    "标点-6": check_et_cetera,
    "标点-7": marks.check_half_width,
    "标点-8": marks.check_full_width,
    "标点-9": marks.check_blanks,
    "标点-10": check_ellipsis,
    "标点-11": marks.check_brackets,
    "标点-12": marks.check_quotes,
    "标点-13": check_nested,
    "标点-14": marks.check_angles,
    **number_forms.CHECKS,
    **lost_marks.CHECKS,
}
