"""What a text speaks of, without a dictionary: its pairs of neighbouring characters, common words left out."""

from __future__ import annotations

import re

from drafter.check.lexicon import Lexicon

# What only joins words belongs to no pair.
_RUN = re.compile(r"(?:(?![的了])[\u4e00-\u9fff])+")


def pairs_of(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the pairs of characters of a text, those of words that stand everywhere (套话) left out.

    Args:
        text: Any text.
        lexicon: Where the common words are listed.
    """
    for word in lexicon.words("套话"):
        text = text.replace(word, " ")
    return frozenset(run[at : at + 2] for run in _RUN.findall(text) for at in range(len(run) - 1))
