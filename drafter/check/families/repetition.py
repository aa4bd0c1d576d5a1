"""错位: text that stands twice, that stands under a heading of something else, or that runs on without an end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage, sentences
from drafter.check.rules import Check, Spot, spot_in

_SHORTEST_SENTENCE = 16
_LONGEST_PARAGRAPH = 1000
_MANY_ITEMS, _LONG_LIST = 8, 600
_LONGEST_QUOTE = 24
_ITEM = re.compile(r"[一二三四五六七八九十]+是")
_TO_COME = ("计划", "力争", "不少于", "拟", "将", "确保", "争取", "预计", "以上", "目标", "至少", "安排")
_NOT_WORDS = re.compile(r"[^\u4e00-\u9fff0-9A-Za-z]+")
_DONE_WORK = re.compile(r"(?:全年|本年度|一年来|今年以来)[^。；]{0,30}?[0-9]+(?:余|多)?(?:件|次|场|份|名|人|项|起|个)")


def check_repeated(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find sentences that stand in two places."""
    seen: dict[str, tuple[Passage, int]] = {}
    for passage in document.running():
        for sentence in sentences(passage):
            words = _NOT_WORDS.sub("", sentence.text)
            if len(words) < _SHORTEST_SENTENCE:
                continue
            first, _ = seen.setdefault(words, (passage, sentence.start))
            if seen[words] != (passage, sentence.start):
                where = f"“{first.part}”" if first.part and first.part != passage.part else "前面"
                end = sentence.start + min(len(sentence.text), _LONGEST_QUOTE)
                why = f"这一句在{where}已经写过，一字不差"
                yield spot_in(passage, sentence.start, end, why, "留一处，另一处改写或者删去")


def check_endless(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find paragraphs so long that nobody reads them."""
    for passage in document.running():
        length, items = len(passage.text), len(_ITEM.findall(passage.text))
        if length > _LONGEST_PARAGRAPH or (items >= _MANY_ITEMS and length > _LONG_LIST):
            why = f"这一段有 {length} 字" + (f"、{items} 个“…是”" if items else "")
            yield spot_in(passage, 0, min(length, _LONGEST_QUOTE), why, "分成几段，或者加小标题")


def check_misplaced(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find text under a heading of one subject that speaks of another one only."""
    for heading, text, passage in _under_headings(document):
        topics = [entry for entry in lexicon.entries("主题", document.year) if entry.word in heading]
        if not topics or not text:
            continue
        own = {word for entry in topics for word in (entry.word, *entry.behind)}
        if any(word in text for word in own):
            continue
        foreign = [entry for entry in lexicon.entries("主题", document.year) if _speaks_of(text, entry.word)]
        if foreign:
            why = f"小标题说的是“{topics[0].word}”，下面写的是“{foreign[0].word}”"
            yield spot_in(passage, 0, min(len(passage.text), _LONGEST_QUOTE), why, "移到合适的标题下面，或者改标题")


def _speaks_of(text: str, word: str) -> bool:
    return text.count(word) > 1


def _under_headings(document: Document) -> Iterator[tuple[str, str, Passage]]:
    """Yield headings below the first level with the text under them, and the passage that it begins with."""
    passages = document.passages
    for index, passage in enumerate(passages):
        if passage.level < 2:
            continue
        heading = passage.text[: passage.head]
        if passage.body:
            yield heading, passage.body, passage
            continue
        following = []
        for other in passages[index + 1 :]:
            if (other.level and other.level <= passage.level) or other.kind not in (Kind.BODY, Kind.HEADING):
                break
            following.append(other)
        if following:
            yield heading, "".join(one.text for one in following), following[0]


def check_work_in_plan(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find work that was done, with its count, in the part on what is to come."""
    for passage in document.running():
        if any(word in passage.part for word in ("安排", "打算", "设想", "思路", "下一")):
            for sentence in sentences(passage):
                match = _DONE_WORK.search(sentence.text)
                if match and not any(word in sentence.text for word in _TO_COME):
                    start, end = (sentence.start + at for at in match.span())
                    why = "下一年度安排里写的是已经做了的事"
                    yield spot_in(passage, start, end, why, "移到主要举措和成效")


CHECKS: dict[str, Check] = {
    "错位-1": check_repeated,
    "错位-2": check_endless,
    "错位-3": check_misplaced,
    "错位-4": check_work_in_plan,
}
