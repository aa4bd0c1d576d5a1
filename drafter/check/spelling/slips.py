"""What may be misspelled in a stretch of Chinese characters: where another word, like the written one, fits far better."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.spelling.likeness import alike
from drafter.check.spelling.words import LONGEST, Words

_UNKNOWN = -19.0
_IMPOSSIBLE = -1e9
# No word is more usual than this, of two characters and of more.
_BEST_SHORT, _BEST_LONG = -6.0, -9.0
# The words that hold a sentence together stand alone by right; so do numbers, ranks and measure words.
_PARTICLES = frozenset(
    "的了和与在是有为以对由从向到等及或将把被使让不也都还又就而且但各其该本此每某我你他它这那并则于所可能应须需个件人名次项起份家户场年月日时"
    "内外上下中前后新老大小多少全总分已未均仅再更最逐作做暂持省市县区镇乡村局委办厅部科股室处所站院校队组"
)
# The last of a word and the first of what follows: 本市|市场局, 县|县城; 的 behind 目的.
_FINE_TWICE = frozenset("省市县区镇乡村局委办厅部科股室处所站院校队组会长的了着和为在对一二三四五六七八九十百千作人")
_NUMERALS = frozenset("一二三四五六七八九十百千万亿两几零半双")
# What any word may follow, so that new ones are made with it all the time.
_MAKING_WORDS = frozenset("涉逐各每应尽促兴助惠护亲")
_OF_PARTICLE, _OF_NUMERAL, _OF_TURNED, _OF_LOST, _OF_WORDS, _OF_NEW = 3.0, 5.0, 2.5, 3.0, 2.5, 4.0
_SHORTEST_LOST = 4


class Slip(NamedTuple):
    """Characters that are probably misspelled.

    Attributes:
        gain: How much better the meant word fits, as a difference of logarithms.
        start: Where they begin in the stretch.
        end: Where they end.
        meant: What was probably meant.
        turned: Whether two characters have changed places.
        lost: Whether a character is lacking.
    """

    gain: float
    start: int
    end: int
    meant: str
    turned: bool = False
    lost: bool = False


class _Stretch:
    """A text with how well the best words up to each place, and from each place on, fit it."""

    def __init__(self, text: str, words: Words) -> None:
        self.text, self.words = text, words
        scores, length = words.scores, len(text)
        before = [0.0] + [_IMPOSSIBLE] * length
        steps: list[list[tuple[int, float]]] = []
        for start in range(length):
            here = [(start + 1, scores.get(text[start], _UNKNOWN))]
            for end in range(start + 2, min(start + LONGEST, length) + 1):
                score = scores.get(text[start:end])
                if score is not None:
                    here.append((end, score))
            steps.append(here)
            for end, score in here:
                if before[start] + score > before[end]:
                    before[end] = before[start] + score
        behind = [_IMPOSSIBLE] * length + [0.0]
        for start in range(length - 1, -1, -1):
            behind[start] = max(score + behind[end] for end, score in steps[start])
        self.before, self.behind = before, behind
        self.alone = self._alone(steps)

    def _alone(self, steps: list[list[tuple[int, float]]]) -> frozenset[int]:
        """Return where the best reading has characters that belong to no word."""
        alone, start = set(), 0
        while start < len(self.text):
            end = max(steps[start], key=lambda step: step[1] + self.behind[step[0]])[0]
            if end == start + 1:
                alone.add(start)
            start = end
        return frozenset(alone)

    def gain(self, start: int, end: int, score: float) -> float:
        """Return what a word between two places would better."""
        return self.before[start] + score + self.behind[end] - self.before[-1]

    def is_loose(self, start: int, end: int) -> bool:
        """Whether some character between two places belongs to no word."""
        return not self.alone.isdisjoint(range(start, end))


def doubled(text: str, words: Words) -> list[int]:
    """Find characters written twice of which one belongs to no word; return where the first of the two stands.

    Args:
        text: Chinese characters without anything between.
        words: What is known.
    """
    twice = [index for index in range(len(text) - 1) if text[index] == text[index + 1]]
    if not twice:
        return []
    stretch = _Stretch(text, words)
    return [
        index
        for index in twice
        if (index in stretch.alone) != (index + 1 in stretch.alone)
        and text[index] not in _FINE_TWICE
        and not text.endswith("一", 0, index)
    ]


def slips(text: str, words: Words, least: float) -> list[Slip]:
    """Find misspellings, the surest of those that overlap, in reading order.

    Args:
        text: Chinese characters without anything between.
        words: What is known.
        least: How much better the meant word must fit.
    """
    stretch = _Stretch(text, words)
    found = (*_changed(stretch, least), *_changed_long(stretch, least), *_turned(stretch, least))
    taken: set[int] = set()
    chosen = []
    for slip in sorted((one for one in found if one.gain >= least), key=lambda one: (-one.gain, one.start, one.end)):
        inside = range(slip.start, slip.end)
        if taken.isdisjoint(inside):
            taken.update(inside)
            chosen.append(slip)
    return sorted(chosen, key=lambda one: one.start)


def _changed(stretch: _Stretch, least: float) -> Iterator[Slip]:
    """Yield words of two characters of which one is another one of like sound or shape."""
    text, words = stretch.text, stretch.words
    for start in range(len(text) - 1):
        # Most places are well filled already; they end here.
        if stretch.gain(start, start + 2, _BEST_SHORT) < least:
            continue
        first, second = text[start : start + 2]
        for other, cost in alike(first).items():
            if other + second in words.meant:
                yield _short(stretch, start, other + second, cost + _penalty(first))
        penalty = _penalty(second) + (_OF_NEW if first in _MAKING_WORDS else 0.0)
        for other, cost in alike(second).items():
            if first + other in words.meant:
                yield _short(stretch, start, first + other, cost + penalty)


def _short(stretch: _Stretch, start: int, word: str, cost: float) -> Slip:
    return Slip(stretch.gain(start, start + 2, stretch.words.scores[word]) - cost, start, start + 2, word)


def _penalty(character: str) -> float:
    if character in _NUMERALS:
        return _OF_NUMERAL
    return _OF_PARTICLE if character in _PARTICLES else 0.0


def _changed_long(stretch: _Stretch, least: float) -> Iterator[Slip]:
    """Yield longer words of which one character is another one, or none."""
    text, words = stretch.text, stretch.words
    for start in range(len(text) - 1):
        pair = text[start : start + 2]
        for word in words.heads.get(pair, ()):
            yield from _compared(stretch, start, start + len(word), word, least)
            yield from _compared(stretch, start, start + len(word) - 1, word, least)
        for word in words.tails.get(pair, ()):
            yield from _compared(stretch, start + 2 - len(word), start + 2, word, least)
            yield from _compared(stretch, start + 3 - len(word), start + 2, word, least)
        for word in words.frames.get(text[start : start + 3 : 2], ()):
            yield from _compared(stretch, start, start + 3, word, least)


def _compared(stretch: _Stretch, start: int, end: int, word: str, least: float) -> Iterator[Slip]:
    """Yield what a word is instead of the characters between two places, where they differ in one only."""
    if start < 0 or end > len(stretch.text):
        return
    gain = stretch.gain(start, end, stretch.words.scores[word])
    if gain < least:
        return
    written = stretch.text[start:end]
    first = next((index for index, (one, other) in enumerate(zip(written, word, strict=False)) if one != other), -1)
    if first < 0:
        return
    if len(written) < len(word):
        # What is all words without the one that is lost, may well be meant.
        if (
            0 < first < len(written)
            and len(word) >= _SHORTEST_LOST
            and written[first:] == word[first + 1 :]
            and stretch.is_loose(start, end)
        ):
            yield Slip(gain - _OF_LOST, start, end, word, lost=True)
    elif written[first + 1 :] == word[first + 1 :]:
        cost = alike(written[first]).get(word[first])
        if cost is not None and not (written[first] in _NUMERALS and word[first] in _NUMERALS):
            cost += 0.0 if stretch.is_loose(start, end) else _OF_WORDS
            yield Slip(gain - cost, start, end, word)


def _turned(stretch: _Stretch, least: float) -> Iterator[Slip]:
    """Yield words of which two neighbours have changed places."""
    text, words = stretch.text, stretch.words
    for index in range(len(text) - 1):
        one, other = text[index : index + 2]
        if one == other or one + other in words.scores:
            continue
        for start in range(max(0, index - 2), index + 1):
            for end in range(index + 2, min(start + 4, len(text)) + 1):
                if stretch.gain(start, end, _BEST_SHORT if end - start == 2 else _BEST_LONG) < least:
                    continue
                word = f"{text[start:index]}{other}{one}{text[index + 2 : end]}"
                if word in words.meant or (len(word) > 2 and word in words.scores):
                    gain = stretch.gain(start, end, words.scores[word]) - _OF_TURNED
                    yield Slip(gain, start, end, word, turned=True)
