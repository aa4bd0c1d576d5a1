"""Which characters are taken for one another: those of one sound, of nearly one sound, of like shape."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from drafter.check.spelling.words import lines_of

SOUNDS, SHAPES, LOOKALIKES, WORDS = "sounds.txt", "shapes.txt", "lookalikes.txt", "alike.txt"
_BOTH, _SAME_SOUND, _LIKE_SHAPE, _NEAR_SOUND = -1.0, 0.0, 1.5, 2.5


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, list[str]], dict[str, str], dict[str, str], dict[str, list[str]]]:
    """Return each character's syllables, the characters of each syllable and of each flattened one, and like shapes."""
    syllables: dict[str, list[str]] = defaultdict(list)
    same: dict[str, str] = {}
    near: dict[str, str] = defaultdict(str)
    for line in lines_of(SOUNDS):
        syllable, characters = line.split(" ")
        same[syllable] = characters
        near[flat(syllable)] += characters
        for character in characters:
            syllables[character].append(syllable)
    shapes: dict[str, list[str]] = defaultdict(list)
    for group in (*lines_of(SHAPES), *lines_of(LOOKALIKES)):
        for character in group:
            shapes[character].append(group)
    return syllables, same, near, shapes


def flat(syllable: str) -> str:
    """Return a syllable as those type it who do not tell z from zh, or n from ng."""
    flat = syllable.replace("zh", "z").replace("ch", "c").replace("sh", "s")
    return flat.removesuffix("g") if flat.endswith("ng") else flat


@lru_cache(maxsize=8192)
def alike(character: str) -> dict[str, float]:
    """Return the characters that one may be written for, each with how unlikely that is."""
    syllables, same, near, shapes = _tables()
    found: dict[str, float] = {}
    for syllable in syllables.get(character, ()):
        found.update(dict.fromkeys(near[flat(syllable)], _NEAR_SOUND))
    shaped = {other for group in shapes.get(character, ()) for other in group}
    found.update(dict.fromkeys(shaped, _LIKE_SHAPE))
    for syllable in syllables.get(character, ()):
        for other in same[syllable]:
            found[other] = _BOTH if other in shaped else _SAME_SOUND
    found.pop(character, None)
    return found


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    return {word: line for line in lines_of(WORDS) for word in line.split(" ")}


def like_words(word: str) -> list[str]:
    """Return the words that sound like one, or nearly so."""
    return [other for other in _groups().get(word, "").split(" ") if other not in ("", word)]
