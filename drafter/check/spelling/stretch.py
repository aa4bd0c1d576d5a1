"""A stretch of Chinese characters read as words, and what another word in some place would better."""

from __future__ import annotations

from typing import NamedTuple

from drafter.check.spelling.context import MOST, Surroundings
from drafter.check.spelling.words import LONGEST, Words

UNKNOWN = -19.0
_IMPOSSIBLE = -1e9
_USUAL_LENGTH = 5


class Slip(NamedTuple):
    """Characters that are probably misspelled.

    Attributes:
        gain: How much better the meant word fits, itself and in its surroundings, as a difference of logarithms.
        start: Where they begin in the stretch.
        end: Where they end.
        meant: What was probably meant.
        turned: Whether two characters have changed places.
        lost: Whether a character is lacking.
        extra: Whether the character is one too many.
    """

    gain: float
    start: int
    end: int
    meant: str
    turned: bool = False
    lost: bool = False
    extra: bool = False


class Stretch:
    """A text with how well the best words up to each place, and from each place on, fit it."""

    def __init__(self, text: str, words: Words) -> None:
        self.text, self.words = text, words
        scores, length = words.scores, len(text)
        before = [0.0] + [_IMPOSSIBLE] * length
        steps: list[list[tuple[int, float]]] = []
        for start in range(length):
            here = [(start + 1, scores.get(text[start], UNKNOWN))]
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
        self.around = Surroundings(text)
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

    def slip(self, start: int, end: int, meant: str, cost: float, *, turned: bool = False, lost: bool = False) -> Slip:
        """Return what it says that a word is meant between two places, its cost taken off."""
        gain = self.gain(start, end, self.words.scores[meant]) - cost + self.around.evidence(start, end, meant)
        return Slip(gain, start, end, meant, turned, lost)

    def could_gain(self, start: int, end: int, score: float, least: float) -> bool:
        """Whether a word as usual as that could better so much between two places."""
        missing = least - self.gain(start, end, score)
        return missing <= MOST and missing <= self.around.most(start, end)

    def is_loose(self, start: int, end: int) -> bool:
        """Whether some character between two places belongs to no word."""
        return not self.alone.isdisjoint(range(start, end))
