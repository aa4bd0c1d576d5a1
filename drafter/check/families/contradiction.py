"""矛盾: a measure told of as done, and the same named as lacking; only ever a hint."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage, sentences
from drafter.check.rules import Check, Spot, spot_in

_LACKS = re.compile(
    r"(?:尚未|仍未|还未|未能|没有|未|缺乏|缺少|尚无)(?:全面|普遍|完全|及时|有效)?(?P<verb>建立|开展|制定|出台|落实|实现|配备|设立|组织|实行|进行|完成|健全|建成)?"
    r"(?:起|了)?(?P<thing>[\u4e00-\u9fff]{4,14})"
)
_PARTIAL = re.compile(
    r"(?P<thing>[\u4e00-\u9fff]{2,10}?)(?:没有|未|尚未|还未)(?:能|实现|做到)?全?(?:面)?覆盖|(?P<other>[\u4e00-\u9fff]{2,10}?)覆盖(?:面)?(?:不全|不够|不足)"
)
_SHARED = 4
_SHORT_SHARED = 3
_GROWTH = re.compile(r"(?P<thing>[\u4e00-\u9fff]{2,8})(?:保持|实现)?零增长")
_NOTHING = re.compile(r"没有(?:发生|出现)|未(?:发生|出现)|(?<!\d)0[件起宗]|为零")
_NONE_AT_ALL = re.compile(
    r"(?:没有发生|未发生|无|零)(?P<thing>[\u4e00-\u9fff]{2,10}?(?:案件|事故|复议|诉讼|信访))|(?P<other>[\u4e00-\u9fff]{2,8}案件)0件"
)


def check_done_and_lacking(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what part one tells of as done, and the part on shortcomings as lacking."""
    shortcomings = [one for one in document.passages if _is_on(one, lexicon.words("不足部分"))]
    done = [one for one in document.running() if one.part and not _is_on(one, lexicon.words("不足部分"))]
    done = [one for one in done if not _is_on(one, lexicon.words("安排部分"))]
    for passage in shortcomings:
        for sentence in sentences(passage):
            for match in _LACKS.finditer(sentence.text):
                told = _told(match["thing"], match["verb"] or "", done)
                if told:
                    start = sentence.start + match.start()
                    why = f"前面写“{told}”，这里又说没有"
                    yield spot_in(passage, start, start + len(match[0]), why, "核对后改其中一处")


def check_coverage(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find something said to reach everybody, and not to."""
    full = [one for one in document.running() if "全覆盖" in one.text or "100%" in one.text]
    for passage in (one for one in document.passages if _is_on(one, lexicon.words("不足部分"))):
        for match in _PARTIAL.finditer(passage.text):
            thing = match["thing"] or match["other"]
            for other in full:
                word = _shared(thing, other.text, _SHORT_SHARED)
                if other is not passage and word and _near(other.text, word, ("全覆盖", "100%")):
                    why = f"前面说“{word}”已经全覆盖，这里又说没有"
                    yield spot_in(passage, *match.span(), why, "核对后改其中一处")
                    break


def check_nothing_and_something(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 零增长 for what did not happen at all, and cases counted that are said not to be."""
    for passage in document.running():
        for match in _GROWTH.finditer(passage.text):
            thing = match["thing"][-4:]
            around = next(one.text for one in sentences(passage) if match.start() < one.start + len(one.text))
            if _NOTHING.search(around) or any(
                re.search(f"{re.escape(thing[-2:])}[^。，；]{{0,6}}?(?:0|零)(?:件|起)", one.text)
                for one in document.running()
            ):
                yield spot_in(passage, *match.span(), "一件都没有，不是“零增长”", "写成“没有发生”或者“0件”")
        for match in _NONE_AT_ALL.finditer(passage.text):
            thing = match["thing"] or match["other"] or ""
            counted = _counted(thing.removesuffix("案件"), document, passage)
            if counted:
                yield spot_in(passage, *match.span(), f"别处写“{counted}”", "核对后改其中一处")


def _counted(thing: str, document: Document, here: Passage) -> str:
    if len(thing) < _SHORT_SHARED:
        return ""
    pattern = re.compile(f"{re.escape(thing)}(?:案件)?[1-9][0-9]*(?:件|起|宗)")
    return next((match[0] for one in document.running() if one is not here and (match := pattern.search(one.text))), "")


def _is_on(passage: Passage, words: list[str]) -> bool:
    return any(word in passage.part for word in words)


def _told(thing: str, verb: str, done: list[Passage]) -> str:
    """Return how a thing is told of as done; empty where it is not."""
    for passage in done:
        word = _end_of(thing, passage.text)
        if not word:
            continue
        for sentence in sentences(passage):
            at = sentence.text.find(word)
            verbs = (verb,) if verb else ("建立", "开展", "制定", "出台", "落实", "实现", "配备", "设立", "组织")
            around = sentence.text[max(0, at - 12) : at + len(word) + 8]
            denied = any(sign in around for sign in ("未", "没有", "缺", "不", "将", "拟"))
            if at >= 0 and not denied and any(one in around for one in verbs):
                return sentence.text[max(0, at - 6) : at + len(word)]
    return ""


def _end_of(thing: str, text: str) -> str:
    """Return the longest end of a thing that stands in a text: its last words say what it is."""
    ends = (thing[-size:] for size in range(len(thing), _SHARED - 1, -1))
    return next((end for end in ends if end in text), "")


def _shared(thing: str, text: str, length: int) -> str:
    """Return the longest beginning or end of a thing that stands in a text; empty where it is too short."""
    for size in range(len(thing), length - 1, -1):
        for word in (thing[:size], thing[-size:]):
            if word in text:
                return word
    return ""


def _near(text: str, word: str, signs: tuple[str, ...]) -> bool:
    at = text.find(word)
    return any(sign in text[max(0, at - 12) : at + len(word) + 12] for sign in signs)


CHECKS: dict[str, Check] = {
    "矛盾-1": check_done_and_lacking,
    "矛盾-2": check_coverage,
    "矛盾-3": check_nothing_and_something,
}
