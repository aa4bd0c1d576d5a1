"""What a text is about, by the words of a list of topics: 主题 in broad strokes, 业务 line of business by line."""

from __future__ import annotations

from drafter.check.lexicon import Lexicon


class Topics:
    """The topics of a list, each with the words that show it.

    Args:
        lexicon: Where the list is; an entry's word is the topic's name, 后接 are its words.
        year: Report year.
        name: The list's name.
        whole: The text of which others are parts: words that it has not are not looked for.
    """

    def __init__(self, lexicon: Lexicon, year: int, name: str = "主题", whole: str | None = None) -> None:
        entries = ((entry.word, entry.behind or (entry.word,)) for entry in lexicon.entries(name, year))
        kept = ((topic, tuple(one for one in words if whole is None or one in whole)) for topic, words in entries)
        self._words = [(topic, words) for topic, words in kept if words]

    def of(self, text: str) -> frozenset[str]:
        """Return the topics that a text has a word of."""
        found = []
        # Asked clause by clause: a plain loop takes half the time of any().
        for name, words in self._words:
            for word in words:
                if word in text:
                    found.append(name)
                    break
        return frozenset(found)

    def hits(self, text: str) -> int:
        """Return how many times words of topics stand in a text."""
        return sum(text.count(word) for _, words in self._words for word in words)
