"""Known laws and documents where a report names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage
from drafter.check.spans import Span, filled_in, outside_titles, titles
from drafter.check.title_forms import Fault, KnownTitles, bare, without_issuer

STATE = "中华人民共和国"
_KEPT, _KEPT_TITLES = 1024, 4096
# Bare names end with what they are; the longest documents nobody cites without 《》.
_SHORTEST, _LONGEST = 3, 30
_END = expression("(?:法典?|条例|规定|办法|纲要|规划|意见|决定|细则)(?!实施|[规律制治定院人]|[^\\W\\dA-z]?条例|》)")
_OF_A_PLACE = ("省", "市", "县", "区", "州")


def day_words(day: str) -> str:
    """Return a day such as `2021-07-15` in words."""
    year, month, of_month = (int(part) for part in day.split("-"))
    return f"{year}年{month}月{of_month}日"


def short(name: str) -> str:
    """Return a title, or its beginning where it is long."""
    return name if len(name) <= 20 else f"{name[:18]}…"


def known_titles(document: Document, lexicon: Lexicon) -> Iterator[tuple[Passage, Span, Entry]]:
    """Yield the known titles of a document; of a bare one the span lies inside it as one in 《》 does."""
    for passage in document.passages:
        for title, law in _named_in(filled_in(passage), lexicon):
            yield passage, title, law


_NOTICE = expression(
    "^(?:关于)?(?:印发|转发)[〈“]?(?P<name>[^〈〉]{4,60}?)(?:（[^（）]{1,24}）)?[〉”]?(?:（[^（）]{1,24}）)?的通知$"
)


def _announced(name: str) -> str:
    """Return what a notice announces; empty where it is no such notice."""
    match = _NOTICE.match(name)
    return match["name"] if match else ""


# Half of the rules about law ask for the same titles.
@lru_cache(maxsize=_KEPT)
def _named_in(text: str, lexicon: Lexicon) -> tuple[tuple[Span, Entry], ...]:
    laws = _laws(lexicon)
    found = []
    for title in titles(text) if "《" in text else ():
        name = bare(title.text)
        law = laws.get(name) or laws.get(without_issuer(name)) or laws.get(_announced(without_issuer(name)))
        if law:
            found.append((title, law))
    return (*found, *_bare_names(outside_titles(text), laws))


@lru_cache(maxsize=_KEPT_TITLES)
def title_fault(title: str, lexicon: Lexicon) -> Fault | None:
    """Say what is wrong with a title beside the known ones; None where nothing is.

    Args:
        title: What stands inside 《》.
        lexicon: Where laws and documents are listed.
    """
    return _titles(lexicon).fault(title)


@lru_cache(maxsize=4)
def _titles(lexicon: Lexicon) -> KnownTitles:
    return KnownTitles(known_words(lexicon))


@lru_cache(maxsize=4)
def known_words(lexicon: Lexicon) -> tuple[str, ...]:
    """Return the names of all known laws and documents, those that no longer hold included."""
    return tuple(dict.fromkeys(word for name in ("法规名称", "已废止的法规") for word in lexicon.words(name)))


@lru_cache(maxsize=4)
def _laws(lexicon: Lexicon) -> Mapping[str, Entry]:
    entries = lexicon.entries("法规名称", 0)
    return {one.word: one for one in entries if one.dates or one.facts.numbers or one.facts.issuer or one.facts.period}


def _bare_names(text: str, laws: Mapping[str, Entry]) -> Iterator[tuple[Span, Entry]]:
    taken = 0
    for end in _END.finditer(text):
        for start in range(max(taken, end.end() - _LONGEST), end.end() - _SHORTEST + 1):
            law = laws.get(text[start : end.end()])
            if law and not text.endswith(_OF_A_PLACE, 0, start):
                taken = end.end()
                yield Span(start + 1, taken - 1, law.word), law
                break
