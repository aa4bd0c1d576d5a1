"""The words that are known, with how rare each is: the general ones of `templates/words` and a lexicon's own."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from drafter.layout.load import builtin_templates

FOLDER, COMMON = "words", "common.txt"
# A word of the field is as usual in a report as the usual words are elsewhere.
_FIELD_SHORT, _FIELD = -9.5, -10.0
# Rarer ones nobody means when typing something else.
_RAREST_SHORT, _RAREST = -13.0, -15.5
_LONG = 3
LONGEST = 10


class Words(NamedTuple):
    """Known words.

    Attributes:
        scores: The logarithm of how often each is written.
        meant: Those of two characters that somebody may have meant who wrote something else.
        heads: Longer ones of that kind under their first two characters.
        tails: The same under their last two.
        frames: Those of three characters under the first and the last.
    """

    scores: dict[str, float]
    meant: frozenset[str]
    heads: dict[str, list[str]]
    tails: dict[str, list[str]]
    frames: dict[str, list[str]]


@lru_cache(maxsize=4)
def words_with(phrases: tuple[str, ...]) -> Words:
    """Return the known words with some of the field.

    Args:
        phrases: Words of the field, several in one text with blanks between.
    """
    common, usual = _common()
    scores, meant = dict(common), set(usual)
    for word in {word for phrase in phrases for word in phrase.split() if len(word) <= LONGEST}:
        own = _FIELD if len(word) >= _LONG else _FIELD_SHORT
        scores[word] = max(scores.get(word, own), own)
        meant.add(word)
    heads: dict[str, list[str]] = {}
    tails: dict[str, list[str]] = {}
    frames: dict[str, list[str]] = {}
    for word in meant:
        if len(word) >= _LONG:
            heads.setdefault(word[:2], []).append(word)
            tails.setdefault(word[-2:], []).append(word)
        if len(word) == _LONG:
            frames.setdefault(word[0] + word[2], []).append(word)
    return Words(scores, frozenset(word for word in meant if len(word) < _LONG), heads, tails, frames)


@lru_cache(maxsize=1)
def _common() -> tuple[dict[str, float], frozenset[str]]:
    scores: dict[str, float] = {}
    meant: list[str] = []
    for line in lines_of(COMMON):
        rarity, sign, words = line.split(" ", 2)
        score, inside = -float(rarity), words.split(" ")
        scores.update(dict.fromkeys(inside, score))
        if sign == "+" and score >= _RAREST:
            least = 2 if score >= _RAREST_SHORT else _LONG
            meant += [word for word in inside if len(word) >= least]
    return scores, frozenset(meant)


def lines_of(name: str) -> list[str]:
    """Return the lines of one of the tables, without its remarks."""
    text = (builtin_templates() / FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
