"""标点: marks that do not pair, stand doubled or are half as wide as Chinese text wants (GB/T 15834—2011)."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.lexicon import Lexicon
from drafter.check.rules import Check, Spot, spot_in

_PAIRS = {"《": "》", "“": "”", "（": "）", "〔": "〕", "【": "】", "〈": "〉", "‘": "’"}
_OPENERS = {closing: opening for opening, closing in _PAIRS.items()}


def check_pairs(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find marks without their partner in the same paragraph."""
    for passage in document.passages:
        open_marks: list[tuple[int, str]] = []
        for index, character in enumerate(passage.text):
            if passage.is_missing_at(index):
                continue
            if character in _PAIRS:
                open_marks.append((index, character))
            elif character in _OPENERS:
                if open_marks and open_marks[-1][1] == _OPENERS[character]:
                    open_marks.pop()
                else:
                    start = max(0, index - 6)
                    why = f"“{character}”前面没有与它成对的“{_OPENERS[character]}”"
                    yield spot_in(passage, start, index + 1, why, f"补上“{_OPENERS[character]}”，或者删去这一个")
        for index, character in open_marks:
            why = f"“{character}”后面没有与它成对的“{_PAIRS[character]}”"
            yield spot_in(passage, index, index + 7, why, f"补上“{_PAIRS[character]}”，或者删去这一个")


CHECKS: dict[str, Check] = {"标点-1": check_pairs}
