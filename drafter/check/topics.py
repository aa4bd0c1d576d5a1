"""What a text is about, by the words of the list 主题: resolution of disputes, enforcement, papers, decisions."""

from __future__ import annotations

from drafter.check.lexicon import Lexicon


class Topics:
    """The topics of the list, each with the words that show it.

    Args:
        lexicon: Where the list is; an entry's word is the topic's name, 后接 are its words.
        year: Report year.
    """

    def __init__(self, lexicon: Lexicon, year: int) -> None:
        self._words = [(entry.word, entry.behind or (entry.word,)) for entry in lexicon.entries("主题", year)]

    def of(self, text: str) -> frozenset[str]:
        """Return the topics that a text has a word of."""
        return frozenset(name for name, words in self._words if any(word in text for word in words))

    def hits(self, text: str) -> int:
        """Return how many times words of topics stand in a text."""
        return sum(text.count(word) for _, words in self._words for word in words)
