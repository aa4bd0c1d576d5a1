"""错位: text that stands twice, and text that runs on without an end."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage, sentences
from drafter.check.rules import Check, Spot, spot_in

_SHORTEST_SENTENCE = 16
_LONGEST_PARAGRAPH = 1000
_MANY_ITEMS, _LONG_LIST = 8, 600
_LONGEST_QUOTE = 24
_ITEM = expression(r"[一二三四五六七八九十]+是")
_NOT_WORDS = expression(r"[^\u4e00-\u9fff0-9A-Za-z]+")


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


CHECKS: dict[str, Check] = {
    "错位-1": check_repeated,
    "错位-2": check_endless,
}
