"""What may be misspelled in a stretch of Chinese characters: where a word like the written one fits far better."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from drafter.check.spelling.context import MOST
from drafter.check.spelling.extra import extra
from drafter.check.spelling.likeness import alike, like_words
from drafter.check.spelling.lost import lost
from drafter.check.spelling.stretch import UNKNOWN, Slip, Stretch
from drafter.check.spelling.words import LONGEST, Words

_USUAL = -12.0
# No word is more usual than this, of two characters and of more.
_BEST_SHORT, _BEST_LONG = -7.0, -9.0
# The words that hold a sentence together stand alone by right; so do numbers, ranks and measure words.
_PARTICLES = frozenset(
    "的了和与在是有为以对由从向到等及或将把被使让不也都还又就而且但各其该本此每某我你他它这那并则于所可能应须需个件人名次项起份家户场年月日时"
    "内外上下中前后新老大小多少全总分已未均仅再更最逐作做暂持省市县区镇乡村局委办厅部科股室处所站院校队组"
)
_NUMERALS = frozenset("一二三四五六七八九十百千万亿两几零半双")
_CONNECTIVES = frozenset("的了和与在是有为以对由从向到等及或将把被位率")
_OF_CONNECTIVE = 2.5
# What any word may follow, so that new ones are made with it all the time.
_MAKING_WORDS = frozenset("涉逐各每应尽促兴助惠护亲")
_OF_PARTICLE, _OF_NUMERAL, _OF_TURNED, _OF_LOST, _OF_WORDS, _OF_SHAPED_WORDS, _OF_NEW = (
    2.0,
    5.0,
    1.5,
    3.0,
    1.0,
    3.0,
    4.0,
)
# 农药案, 兽药类: what any noun may end with.
_SUFFIXES = frozenset("案类员者率级户组队期法费税权业品店市片股")
# 除渠道作用发挥外: what a clause may begin with in front of any noun.
_OPENING = frozenset("除经对就按据因以于待如若由从向将把被让随当")
# Verbs and adverbs of one character, as a terse style has them.
_ALONE = frozenset("设建办开发写查审收评送签作做请派赴进获创增减补修改稳全及再")
_OF_KNOWN, _OF_LONG, _OF_LIKE = 1.0, 1.0, 2.0
# How much of a word of the field may stand in front of two characters in it, or behind them.
_LONGEST_BESIDE = 4
# What belongs to the field is likelier to be meant.
_OWN, _OTHER = 2.0, 1.0
_SHORTEST_LOST = 4
_LONG = 3


@lru_cache(maxsize=4096)
def slips(text: str, words: Words, least: float) -> tuple[Slip, ...]:
    """Find misspellings, the surest of those that overlap, in reading order.

    Args:
        text: Chinese characters without anything between.
        words: What is known.
        least: How much better the meant word must fit.
    """
    stretch = Stretch(text, words)
    found = (
        *_changed(stretch, least),
        *_changed_inside(stretch, least),
        *_changed_long(stretch, least),
        *_turned(stretch, least),
        *extra(stretch, least),
    )
    taken: set[int] = set()
    chosen = []
    # That a character was lost from a short word is believed only where nothing else explains it.
    sure = sorted((one for one in found if one.gain >= least), key=lambda one: (-one.gain, one.start, one.end))
    for slip in (*sure, *lost(stretch, least)):
        inside = range(slip.start, slip.end)
        if taken.isdisjoint(inside):
            taken.update(inside)
            chosen.append(slip)
    return tuple(sorted(chosen, key=lambda one: one.start))


def _changed(stretch: Stretch, least: float) -> Iterator[Slip]:
    """Yield words of two characters of which one is another one of like sound or shape, or both sound alike."""
    words = stretch.words
    for start in range(len(stretch.text) - 1):
        written = stretch.text[start : start + 2]
        # 时时, 层层 are meant as they stand, and most other places are well filled already; they end here.
        if written[0] != written[1] and stretch.could_gain(start, start + 2, _BEST_SHORT, least - _OWN):
            for word in like_words(written):
                if word in words.meant:
                    yield _short(stretch, start, word, _OF_KNOWN)
            # What is a usual word itself may well be meant.
            if words.scores.get(written, UNKNOWN) < _USUAL:
                for word, cost in _like_characters(written):
                    if word in words.meant:
                        yield _short(stretch, start, word, cost)


def _changed_inside(stretch: Stretch, least: float) -> Iterator[Slip]:
    """Yield longer words of the field of which two characters are another word that sounds like them: 年终数值."""
    text, words = stretch.text, stretch.words
    for start in range(len(text) - 1):
        for like in like_words(text[start : start + 2]):
            if text[start - 1 : start] + like in words.inner or like + text[start + 2 : start + 3] in words.inner:
                for first in range(max(0, start - _LONGEST_BESIDE), start + 1):
                    for end in range(start + 2, min(len(text), start + 2 + _LONGEST_BESIDE) + 1):
                        word = f"{text[first:start]}{like}{text[start + 2 : end]}"
                        if word in words.own and stretch.gain(first, end, words.scores[word]) >= least - MOST:
                            yield stretch.slip(first, end, word, _OF_LIKE)


def _like_characters(written: str) -> Iterator[tuple[str, float]]:
    """Yield two characters with another one in the place of one of them, and how unlikely that is."""
    first, second = written[0], written[1]
    penalty = _penalty(first)
    for other, cost in alike(first).items():
        yield other + second, cost + penalty
    penalty = _penalty(second) + (_OF_NEW if first in _MAKING_WORDS else 0.0)
    for other, cost in alike(second).items():
        yield first + other, cost + penalty


def _short(stretch: Stretch, start: int, word: str, cost: float) -> Slip:
    return stretch.slip(start, start + 2, word, cost + (-_OWN if word in stretch.words.own else _OTHER))


def _penalty(character: str) -> float:
    if character in _NUMERALS:
        return _OF_NUMERAL
    if character in _CONNECTIVES:
        return _OF_CONNECTIVE
    return _OF_PARTICLE if character in _PARTICLES else 0.0


def _changed_long(stretch: Stretch, least: float) -> Iterator[Slip]:
    """Yield longer words of which one character is another one, or none."""
    text, words = stretch.text, stretch.words
    for start in range(len(text) - 1):
        pair = text[start : start + 2]
        first, last = max(0, start - LONGEST), start + LONGEST
        if stretch.around.is_calm(first, last) and not stretch.is_loose(first, last):
            continue
        if pair in words.heads:
            yield from _begun(stretch, start, words.heads[pair], least)
        if start and pair in words.tails:
            yield from _ended(stretch, start + 2, words.tails[pair], least)
        for word in words.frames.get(text[start : start + 3 : 2], ()):
            yield from _compared(stretch, start, start + 3, word, least)


def _begun(stretch: Stretch, start: int, words: list[str], least: float) -> Iterator[Slip]:
    """Yield what words may be meant that begin with the two characters at a place."""
    third, fourth = stretch.text[start + 2 : start + 3], stretch.text[start + 3 : start + 4]
    for word in words:
        # Two characters that are not these end it at once; so nearly all do.
        length = len(word)
        if word[2] == third or length == _LONG or word[3] == fourth:
            yield from _compared(stretch, start, start + length, word, least)
        if word[2] == third or word[3:4] == third:
            yield from _compared(stretch, start, start + length - 1, word, least)


def _ended(stretch: Stretch, end: int, words: list[str], least: float) -> Iterator[Slip]:
    """Yield what words may be meant that end with the two characters before a place."""
    third, fourth = stretch.text[end - 3 : end - 2], stretch.text[end - 4 : end - 3]
    for word in words:
        length = len(word)
        if word[-3] == third or length == _LONG or word[-4] == fourth:
            yield from _compared(stretch, end - length, end, word, least)
        if word[-3] == third or word[-4:-3] == third:
            yield from _compared(stretch, end - length + 1, end, word, least)


def _compared(stretch: Stretch, start: int, end: int, word: str, least: float) -> Iterator[Slip]:
    """Yield what a word is instead of the characters between two places, where they differ in one only."""
    if start < 0 or end > len(stretch.text):
        return
    if stretch.gain(start, end, stretch.words.scores[word]) < least - MOST:
        return
    written = stretch.text[start:end]
    first = next((index for index, (one, other) in enumerate(zip(written, word, strict=False)) if one != other), -1)
    if len(written) < len(word):
        first = len(written) if first < 0 else first
        # What is all words without the one that is lost, may well be meant.
        is_it = written[first:] == word[first + 1 :] and len(word) >= _SHORTEST_LOST and stretch.is_loose(start, end)
        if is_it:
            # A verb of one character before a noun is no slip of a word of four, and seldom of one of five: 设咨询台.
            is_verb = first == 1 and written[0] in _ALONE and written[1:3] in stretch.words.scores
            cost = _OF_LOST if len(word) > _SHORTEST_LOST and not is_verb else 3 * _OF_LOST
            yield stretch.slip(start, end, word, cost, lost=True)
    elif first >= 0 and written[first + 1 :] == word[first + 1 :]:
        likely = alike(written[first]).get(word[first])
        if likely is not None and not _NUMERALS.issuperset((written[first], word[first])):
            if start == 0 == first and written[0] in _OPENING and written[1:3] in stretch.words.scores:
                return
            cost = likely + _cost_of_words(stretch, start, end, first)
            yield stretch.slip(start, end, word, cost + _OF_LONG)


def _cost_of_words(stretch: Stretch, start: int, end: int, changed: int) -> float:
    """Return how unlikely it is that characters that are words as they stand were meant to be others."""
    written = stretch.text[start:end]
    if len(written) == _LONG == changed + 1 and written[-1] in _SUFFIXES and written[:2] in stretch.words.scores:
        return _OF_NEW
    return 0.0 if stretch.is_loose(start, end) else _OF_WORDS


def _turned(stretch: Stretch, least: float) -> Iterator[Slip]:
    """Yield words of which two neighbours have changed places."""
    text, words = stretch.text, stretch.words
    for index in range(len(text) - 1):
        one, other = text[index], text[index + 1]
        if one == other or one + other in words.scores or stretch.around.most(index, index + 2) < 0:
            continue
        for start in range(max(0, index - 2), index + 1):
            for end in range(index + 2, min(start + 4, len(text)) + 1):
                if stretch.gain(start, end, _BEST_SHORT if end - start == 2 else _BEST_LONG) < least - MOST:
                    continue
                word = f"{text[start:index]}{other}{one}{text[index + 2 : end]}"
                if word in words.meant or (len(word) > 2 and word in words.scores):
                    yield stretch.slip(start, end, word, _OF_TURNED, turned=True)
