"""The words that are known, with how rare each is: the general ones of `templates/words` and a lexicon's own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from drafter.check.lexicon import Lexicon
from drafter.layout.load import builtin_templates

FOLDER, COMMON = "words", "common.txt"
_MEANT, _OTHERS = "固定词语", "认得的词语"
# A word of the field is as usual in a report as the usual words are elsewhere.
_FIELD, _KNOWN = -9.5, -11.0
# Rarer ones nobody means when typing something else.
_RAREST = -13.0
# Words that are rarer nobody lost a character of.
_USUAL = -10.5
_LONG = 3
LONGEST = 10


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Known words.

    Attributes:
        scores: The logarithm of how often each is written.
        meant: Those that somebody may have meant who wrote something else.
        own: Those of them that belong to the field.
        heads: The longer ones among them under their first two characters.
        tails: The same under their last two.
        frames: Those of three characters under the first and the last.
        inner: What three characters stand side by side in those of the field.
        pairs: Those of two characters under each of them.
    """

    scores: dict[str, float]
    meant: set[str]
    own: set[str]
    heads: dict[str, list[str]]
    tails: dict[str, list[str]]
    frames: dict[str, list[str]]
    inner: set[str]
    pairs: dict[str, list[str]]


def words_of(lexicon: Lexicon) -> Words:
    """Return the words that a lexicon knows, the general ones among them."""
    return _words_with(tuple(lexicon.words(_MEANT)), tuple(lexicon.words(_OTHERS)))


@lru_cache(maxsize=4)
def _words_with(phrases: tuple[str, ...], others: tuple[str, ...]) -> Words:
    """Add words of the field to the general ones: what may be meant, and what is only known to be right."""
    scores, meant, longer = _common()
    for word in _split(others):
        scores[word] = max(scores.get(word, _KNOWN), _KNOWN)
    own = _split(phrases)
    for word in own:
        scores[word] = max(scores.get(word, _FIELD), _FIELD)
    meant |= own
    longer |= {word for word in own if len(word) >= _LONG}
    heads: dict[str, list[str]] = defaultdict(list)
    tails: dict[str, list[str]] = defaultdict(list)
    frames: dict[str, list[str]] = defaultdict(list)
    for word in longer:
        heads[word[:2]].append(word)
        tails[word[-2:]].append(word)
        if len(word) == _LONG:
            frames[word[0] + word[2]].append(word)
    inner = {word[at : at + _LONG] for word in own for at in range(len(word) - _LONG + 1)}
    pairs: dict[str, list[str]] = defaultdict(list)
    for word in meant:
        if len(word) < _LONG and scores[word] >= _USUAL:
            for character in set(word):
                pairs[character].append(word)
    return Words(scores, meant, own, heads, tails, frames, inner, pairs)


def _split(texts: tuple[str, ...]) -> set[str]:
    return {word for text in texts for word in text.split() if len(word) <= LONGEST}


def _common() -> tuple[dict[str, float], set[str], set[str]]:
    scores: dict[str, float] = {}
    meant: set[str] = set()
    for line in lines_of(COMMON):
        rarity, sign, words = line.split(" ", 2)
        score, inside = -float(rarity), words.split(" ")
        scores.update(dict.fromkeys(inside, score))
        if sign == "+" and score >= _RAREST:
            meant.update(inside)
    return scores, meant, {word for word in meant if len(word) >= _LONG}


def lines_of(name: str) -> list[str]:
    """Return the lines of one of the tables, without its remarks."""
    text = (builtin_templates() / FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
