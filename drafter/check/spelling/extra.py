"""Characters too many and too few, judged by the words and the windows around."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.spelling.likeness import alike
from drafter.check.spelling.stretch import Slip, Stretch

# The last of a word and the first of what follows: 本市|市场局, 县|县城; 的 behind 目的.
_FINE_TWICE = frozenset("省市县区镇乡村局委办厅部科股室处所站院校队组庭会长的了着和为在对一二三四五六七八九十百千作人")
_ENDINGS = frozenset("局委办厅处所院站")
# A text is always easier to read without a character: what it must be easier by, for it to be too many.
_TWICE, _MAY_STAND_TWICE, _LIKE_THE_NEXT, _ANY = -3.5, 6.0, 4.5, 19.0
_UNSURE = 8.0
_LONGEST = 4


def extra(stretch: Stretch, least: float) -> Iterator[Slip]:
    """Yield characters without which a stretch would be far better: those of their neighbour's sound, or any.

    Args:
        stretch: What is read.
        least: How much better it must be.
    """
    for at in range(len(stretch.text)):
        cost = _cost(stretch, at)
        if cost is not None:
            gain = _without(stretch, at) + stretch.around.evidence(at, at + 1, "") - cost
            if gain >= least:
                # Any other may well be there by right: 大讲堂, 公平性.
                gain = gain if cost < _ANY else min(gain, _UNSURE)
                yield Slip(gain, at, at + 1, "", extra=True)


def _cost(stretch: Stretch, at: int) -> float | None:
    """Return how unlikely a character is to be one too many; None where nothing says so."""
    text, around = stretch.text, stretch.around
    character = text[at]
    if at > 0 and text[at - 1] == character:
        if text.endswith("一", 0, at - 1):
            return None
        is_fine = character in _FINE_TWICE and not (character in _ENDINGS and at + 1 == len(text))
        # The last of one word and the first of the next: 以及|及时.
        meet = not stretch.is_loose(at - 1, at + 1) and text[at - 1 : at + 1] not in stretch.words.scores
        return _TWICE + (_MAY_STAND_TWICE if is_fine or meet else 0.0)
    if not ((at > 0 and around.is_strange(at - 1)) or (at + 1 < len(text) and around.is_strange(at))):
        return None
    beside = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return _LIKE_THE_NEXT if any(alike(one).get(character, 1.0) <= 0 for one in beside) else _ANY


def _without(stretch: Stretch, at: int) -> float:
    """Return how much better the words are without a character."""
    text, scores = stretch.text, stretch.words.scores
    best = stretch.before[at] + stretch.behind[at + 1]
    for start in range(max(0, at - _LONGEST), at):
        for end in range(at + 2, min(len(text), at + _LONGEST + 1) + 1):
            score = scores.get(text[start:at] + text[at + 1 : end])
            if score is not None:
                best = max(best, stretch.before[start] + score + stretch.behind[end])
    return best - stretch.before[-1]
