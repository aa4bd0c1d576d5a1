"""用字: words that are taken for others of like sound, told by what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.findings import Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Kind
from drafter.check.patterns import whole_text
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import filled_in, outside_titles
from drafter.check.spelling.words import Words, words_of

_LIST = "易混的词"
# 企业也反应, 反应了部分: what may stand between a word and its neighbour.
_SMALL_IN_FRONT = ("也", "都", "均", "还", "已", "曾", "又", "再", "仍", "并", "共", "的", "所", "地")
_SMALL_BEHIND = ("了", "过", "着", "的", "出", "好")
# Words rarer than this may be made up of the last of one and the first of another.
_USUAL = -12.0


def check_neighbours(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find words beside the neighbours of another word that sounds like them."""
    whole = whole_text(document)
    present = [entry for entry in lexicon.entries(_LIST, document.year) if entry.word in whole]
    words = words_of(lexicon)
    for passage in document.passages:
        if passage.kind is Kind.CELL or not present:
            continue
        text = outside_titles(filled_in(passage))
        taken: set[int] = set()
        for entry in present:
            for start in _places(text, entry, words):
                end = start + len(entry.word)
                if taken.isdisjoint(range(start, end)):
                    taken.update(range(start, end))
                    why = f"“{entry.word}”和前后的词不配，像是“{entry.right}”写错了"
                    level = Level(entry.level) if entry.level else None
                    yield spot_in(passage, start, end, why, f"核对后写成“{entry.right}”", level=level)


def _places(text: str, entry: Entry, words: Words) -> Iterator[int]:
    """Yield where a word stands beside a neighbour of the other one."""
    start = text.find(entry.word)
    while start >= 0:
        if _is_beside(text, start, entry, words):
            yield start
        start = text.find(entry.word, start + 1)


def _is_beside(text: str, start: int, entry: Entry, words: Words) -> bool:
    end = start + len(entry.word)
    if text.endswith(entry.not_before, 0, start) or text.startswith(entry.not_behind, end):
        return False
    before, behind = _before(text, start, entry.before), _behind(text, end, entry.behind)
    if before and behind:
        return True
    # 安全|是法治: where a word goes across the edge that no neighbour stands at, it is another reading of the text.
    if behind:
        return not _is_word(text, start - 1, start + 1, words)
    return before and not _is_word(text, end - 1, end + 1, words)


def _before(text: str, start: int, neighbours: tuple[str, ...]) -> bool:
    return text.endswith(neighbours, 0, start) or (
        text.endswith(_SMALL_IN_FRONT, 0, start) and text.endswith(neighbours, 0, start - 1)
    )


def _behind(text: str, end: int, neighbours: tuple[str, ...]) -> bool:
    return text.startswith(neighbours, end) or (
        text.startswith(_SMALL_BEHIND, end) and text.startswith(neighbours, end + 1)
    )


def _is_word(text: str, start: int, end: int, words: Words) -> bool:
    return start >= 0 and words.scores.get(text[start:end], 2 * _USUAL) > _USUAL


CHECKS: dict[str, Check] = {"用字-14": check_neighbours}
