"""What may be misspelled in a stretch of Chinese characters: where a word like the written one fits far better."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.check.spelling.likeness import alike
from drafter.check.spelling.words import LONGEST, Words, stand_together

_UNKNOWN, _USUAL = -19.0, -12.0
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
_ENDINGS = frozenset("局委办厅处所院站")
_NUMERALS = frozenset("一二三四五六七八九十百千万亿两几零半双")
_CONNECTIVES = frozenset("的了和与在是有为以对由从向到等及或将把被位率")
_OF_CONNECTIVE = 2.5
# What any word may follow, so that new ones are made with it all the time.
_MAKING_WORDS = frozenset("涉逐各每应尽促兴助惠护亲")
_OF_PARTICLE, _OF_NUMERAL, _OF_TURNED, _OF_LOST, _OF_WORDS, _OF_NEW = 2.0, 5.0, 2.5, 3.0, 1.0, 4.0
# What belongs to the field is likelier to be meant, above all where two characters were never seen side by side.
_OWN, _OTHER, _SEEN, _UNSEEN = 2.0, 1.0, 1.5, 2.0
_SHORTEST_LOST, _USUAL_LENGTH = 4, 5
_LONG = 3


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
            reach = LONGEST if text[start : start + 2] in words.heads else _USUAL_LENGTH
            for end in range(start + 2, min(start + reach, length) + 1):
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
        and (text[index] not in _FINE_TWICE or (text[index] in _ENDINGS and index + 2 == len(text)))
        and not text.endswith("一", 0, index)
    ]


@lru_cache(maxsize=1024)
def slips(text: str, words: Words, least: float) -> tuple[Slip, ...]:
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
    return tuple(sorted(chosen, key=lambda one: one.start))


def _changed(stretch: _Stretch, least: float) -> Iterator[Slip]:
    """Yield words of two characters of which one is another one of like sound or shape."""
    text, words = stretch.text, stretch.words
    for start in range(len(text) - 1):
        # Most places are well filled already; they end here.
        if stretch.gain(start, start + 2, _BEST_SHORT) < least - _OWN - _UNSEEN:
            continue
        first, second = text[start], text[start + 1]
        # What is a usual word itself may well be meant.
        if words.scores.get(first + second, _UNKNOWN) >= _USUAL:
            continue
        for other, cost in alike(first).items():
            if other + second in words.meant:
                yield _short(stretch, start, other + second, cost + _penalty(first))
        penalty = _penalty(second) + (_OF_NEW if first in _MAKING_WORDS else 0.0)
        for other, cost in alike(second).items():
            if first + other in words.meant:
                yield _short(stretch, start, first + other, cost + penalty)


def _short(stretch: _Stretch, start: int, word: str, cost: float) -> Slip:
    gain = stretch.gain(start, start + 2, stretch.words.scores[word]) - cost
    is_own = word in stretch.words.own
    gain += _OWN if is_own else -_OTHER
    if start in stretch.alone and start + 1 in stretch.alone:
        seen = stand_together(stretch.text[start], stretch.text[start + 1])
        gain += -_SEEN if seen else _UNSEEN * (is_own and cost < _OF_CONNECTIVE)
    return Slip(gain, start, start + 2, word)


def _penalty(character: str) -> float:
    if character in _NUMERALS:
        return _OF_NUMERAL
    if character in _CONNECTIVES:
        return _OF_CONNECTIVE
    return _OF_PARTICLE if character in _PARTICLES else 0.0


def _changed_long(stretch: _Stretch, least: float) -> Iterator[Slip]:
    """Yield longer words of which one character is another one, or none."""
    text, words = stretch.text, stretch.words
    for start in range(len(text) - 1):
        pair = text[start : start + 2]
        if pair in words.heads:
            yield from _begun(stretch, start, words.heads[pair], least)
        if start and pair in words.tails:
            yield from _ended(stretch, start + 2, words.tails[pair], least)
        for word in words.frames.get(text[start : start + 3 : 2], ()):
            yield from _compared(stretch, start, start + 3, word, least)


def _begun(stretch: _Stretch, start: int, words: list[str], least: float) -> Iterator[Slip]:
    """Yield what words may be meant that begin with the two characters at a place."""
    third, fourth = stretch.text[start + 2 : start + 3], stretch.text[start + 3 : start + 4]
    for word in words:
        # Two characters that are not these end it at once; so nearly all do.
        length = len(word)
        if word[2] == third or length == _LONG or word[3] == fourth:
            yield from _compared(stretch, start, start + length, word, least)
        if word[2] == third or word[3:4] == third:
            yield from _compared(stretch, start, start + length - 1, word, least)


def _ended(stretch: _Stretch, end: int, words: list[str], least: float) -> Iterator[Slip]:
    """Yield what words may be meant that end with the two characters before a place."""
    third, fourth = stretch.text[end - 3 : end - 2], stretch.text[end - 4 : end - 3]
    for word in words:
        length = len(word)
        if word[-3] == third or length == _LONG or word[-4] == fourth:
            yield from _compared(stretch, end - length, end, word, least)
        if word[-3] == third or word[-4:-3] == third:
            yield from _compared(stretch, end - length + 1, end, word, least)


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
        is_inside = 0 < first < len(written) and written[first:] == word[first + 1 :]
        if is_inside and len(word) >= _SHORTEST_LOST and stretch.is_loose(start, end):
            # A verb of one character before a noun is no slip of a word of four.
            cost = _OF_LOST if len(word) > _SHORTEST_LOST else 2 * _OF_LOST
            yield Slip(gain - cost, start, end, word, lost=True)
    elif written[first + 1 :] == word[first + 1 :]:
        likely = alike(written[first]).get(word[first])
        if likely is not None and not _NUMERALS.issuperset((written[first], word[first])):
            cost = likely + (0.0 if stretch.is_loose(start, end) else _OF_WORDS)
            yield Slip(gain - cost, start, end, word)


def _turned(stretch: _Stretch, least: float) -> Iterator[Slip]:
    """Yield words of which two neighbours have changed places."""
    text, words = stretch.text, stretch.words
    for index in range(len(text) - 1):
        one, other = text[index], text[index + 1]
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
