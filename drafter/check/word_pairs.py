"""What a text speaks of, without a dictionary: its pairs of neighbouring characters, common words left out."""

from __future__ import annotations

from functools import lru_cache

from drafter.check.expressions import A_HAN, expression
from drafter.check.lexicon import Lexicon

# What only joins words belongs to no pair.
_RUN = expression(f"{A_HAN[:-1]}的了]+")
_KEPT = 1 << 16


def pairs_of(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the pairs of characters of a text, those of words that stand everywhere (套话) left out.

    Args:
        text: Any text.
        lexicon: Where the common words are listed.
    """
    return _pairs(text, lexicon.words("套话"))


# Rule after rule asks for the same clauses.
@lru_cache(maxsize=_KEPT)
def _pairs(text: str, common: tuple[str, ...]) -> frozenset[str]:
    for word in common:
        text = text.replace(word, " ")
    return frozenset(run[at : at + 2] for run in _RUN.findall(text) for at in range(len(run) - 1))
