"""Known laws and documents where a report names them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage
from drafter.check.patterns import A_HAN
from drafter.check.spans import Span, filled_in, outside_titles, titles
from drafter.check.title_forms import bare

_BARE = 3
STATE = "中华人民共和国"


def day_words(day: str) -> str:
    """Return a day such as `2021-07-15` in words."""
    year, month, of_month = (int(part) for part in day.split("-"))
    return f"{year}年{month}月{of_month}日"


def short(name: str) -> str:
    """Return a title, or its beginning where it is long."""
    return name if len(name) <= 20 else f"{name[:18]}…"


ISSUERS = (
    "中共中央办公厅、国务院办公厅",
    "中共中央、国务院",
    "中共中央办公厅",
    "中央全面依法治国委员会",
    "国务院办公厅",
    "中共中央",
    "国务院",
    "司法部",
)


def known_titles(document: Document, lexicon: Lexicon) -> Iterator[tuple[Passage, Span, Entry]]:
    """Yield the known titles of a document; of a bare one the span lies inside it as one in 《》 does."""
    laws = {entry.word: entry for entry in lexicon.entries("法规名称", 0) if entry.dates or entry.facts.numbers}
    names = "|".join(sorted((re.escape(name) for name in laws if len(name) >= _BARE), key=len, reverse=True))
    bare_names = re.compile(rf"(?<![省市县区州])(?P<name>{names or '(?!)'})(?!实施|[规律制治定院人]|{A_HAN}?条例|》)")
    for passage in document.passages:
        text = filled_in(passage)
        for title in titles(text) if "《" in text else ():
            name = bare(title.text)
            law = laws.get(name) or laws.get(_without_issuer(name))
            if law:
                yield passage, title, law
        for match in bare_names.finditer(outside_titles(text)):
            yield passage, Span(match.start() + 1, match.end() - 1, match[0]), laws[match["name"]]


def _without_issuer(name: str) -> str:
    return next((name.removeprefix(body) for body in ISSUERS if name.startswith(body)), name)
