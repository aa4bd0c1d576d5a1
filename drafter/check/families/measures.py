"""用字: measure words that stand beside a noun which is never counted with them; only ever a hint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.check.document import Document
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Kind
from drafter.check.rules import Check, Spot, spot_in

_COUNT = r"(?<![第0-9A-Za-z.])[0-9]{1,9}(?:\.[0-9]{1,4})?(?:万|亿)?[余多]?"
_BETWEEN = "(?:共计|总计|合计|累计|总数|数量|共|约|达到|达|近|超过|逾)?"
# 12名律师担任: the noun is the whole of what was counted.
_VERB_BEHIND = "(?=[，。；、）]|担任|参加|参与|提供|组成|开展|列席|旁听|入驻|监督|评议|$)"
_CLAUSE = re.compile("[，。；：！？\n]")
_MOST = 6


def check_misfits(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find counts whose measure word their noun does not take, behind the noun or in front of it, a few of them."""
    found: list[Spot] = []
    entries = lexicon.entries("量词不配", document.year)
    for passage in document.running():
        # A row of a table has its measure words in a column of their own.
        if passage.kind is not Kind.BODY or "\t" in passage.text:
            continue
        for entry in entries:
            for match in _pattern(entry).finditer(passage.text):
                begin = max((mark.end() for mark in _CLAUSE.finditer(passage.text, 0, match.start())), default=0)
                # 参加会议12人 counts who took part, not the meetings.
                if not any(word in passage.text[begin : match.start()] for word in entry.not_before):
                    why = f"“{match[0]}”里量词和名词不配"
                    found.append(spot_in(passage, *match.span(), why, f"核对数字和量词：{entry.right}"))
    yield from found[:_MOST]


@lru_cache(maxsize=64)
def _pattern(entry: Entry) -> re.Pattern[str]:
    """Return what finds the nouns of an entry beside the measure words that they do not take."""
    nouns = "|".join(re.escape(noun) for noun in sorted(entry.word.split(), key=len, reverse=True))
    measures = "|".join(map(re.escape, entry.behind)) or "(?!)"
    return re.compile(
        f"(?:{nouns}){_BETWEEN}{_COUNT}(?:{measures})次?{_VERB_BEHIND}|{_COUNT}(?:{measures})(?:{nouns}){_VERB_BEHIND}"
    )


CHECKS: dict[str, Check] = {"用字-13": check_misfits}
