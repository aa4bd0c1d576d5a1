"""用字: measure words that stand beside a noun which is never counted with them; only ever a hint."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Kind
from drafter.check.rules import Check, Spot, spot_in

_COUNT = r"(?<![第0-9A-Za-z.])[0-9]{1,9}(?:\.[0-9]{1,4})?(?:万|亿)?[余多]?"
_BETWEEN = expression("(?:共计|总计|合计|累计|总数|数量|共|约|达到|达|近|超过|逾)$")
# 12名律师担任: the noun is the whole of what was counted.
_ENDED = expression("[，。；、）]|担任|参加|参与|提供|组成|开展|列席|旁听|入驻|监督|评议|$")
_CLAUSE = expression("[，。；：！？\n]")
_LONGEST = 20
_MOST = 6


class _Nouns(NamedTuple):
    entry: Entry
    words: tuple[str, ...]


def check_misfits(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find counts whose measure word their noun does not take, behind the noun or in front of it, a few of them."""
    found: list[Spot] = []
    counts, nouns = _counts(lexicon.entries("量词不配", document.year))
    for passage in document.running():
        # A row of a table has its measure words in a column of their own.
        if passage.kind is not Kind.BODY or "\t" in passage.text:
            continue
        for match in counts.finditer(passage.text):
            for one in nouns[match["unit"]]:
                span = _beside(passage.text, match, one.words)
                # 参加会议12人 counts who took part, not the meetings.
                if span and not any(word in _front(passage.text, span[0]) for word in one.entry.not_before):
                    why = f"“{passage.text[slice(*span)]}”里量词和名词不配"
                    found.append(spot_in(passage, *span, why, f"核对数字和量词：{one.entry.right}"))
    yield from list(dict.fromkeys(found))[:_MOST]


def _beside(text: str, count: re.Match[str], words: tuple[str, ...]) -> tuple[int, int] | None:
    """Return where a count stands with a noun in front of it or behind it; None where neither does."""
    start, end = count.span()
    front = text[max(0, start - _LONGEST) : start]
    before = _BETWEEN.sub("", front)
    if before.endswith(words) and _ENDED.match(text, end):
        noun = next(word for word in words if before.endswith(word))
        return start - len(front) + len(before) - len(noun), end
    end = count.end("unit")
    noun = next((word for word in words if text.startswith(word, end)), "")
    return (start, end + len(noun)) if noun and _ENDED.match(text, end + len(noun)) else None


def _front(text: str, start: int) -> str:
    """Return what stands in front of a place in its clause."""
    begin = max((mark.end() for mark in _CLAUSE.finditer(text, 0, start)), default=0)
    return text[begin:start]


@lru_cache(maxsize=4)
def _counts(entries: tuple[Entry, ...]) -> tuple[re.Pattern[str], dict[str, list[_Nouns]]]:
    """Return what finds counts in any of the measure words, and the nouns that do not take each of them."""
    nouns: dict[str, list[_Nouns]] = defaultdict(list)
    for entry in entries:
        words = tuple(sorted(entry.word.split(), key=len, reverse=True))
        for unit in entry.behind:
            nouns[unit].append(_Nouns(entry, words))
    units = "|".join(map(re.escape, sorted(nouns, key=len, reverse=True))) or "(?!)"
    return re.compile(f"{_COUNT}(?P<unit>{units})次?"), nouns


CHECKS: dict[str, Check] = {"用字-13": check_misfits}
