"""The words by which quantities are understood, out of the word lists (词表) of arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from drafter.check.document import Document
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.quantities.plain import HIDDEN, JOINT, KEPT
from drafter.check.quantities.reading import Quantity, Sentence, Units, read_sentences

_NOT_LAST_YEAR = (
    "结转",
    "转入",
    "存量",
    "遗留",
    "积存",
    "未结",
    "未审结",
    "未办结",
    "以前",
    "之前",
    "底前",
    "指出",
    "反馈",
    "交办",
    "通报",
)
PERCENT, POINTS = "%", "百分点"
READ = (Kind.BODY, Kind.OTHER, Kind.CELL, Kind.HEADING)


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Word lists, ready for use; there is one for a report year, and it is a key of what was read with it.

    Attributes:
        units: Measure words with the kind that each counts as.
        leads: Words in front of a label that do not belong to it (其中, 共, 全年).
        ends: Words behind it that do not (共, 达, 为).
        steps: What becomes of a part of the whole, and is no kind of it (整改, 办结).
        crossing: Kinds that one thing can be at once (党员, 女性).
        last_year: Words for last year.
        qualifiers: Words that make a rate one of a part only (提前办结率).
        partitions: Entries of 分项: a word of the whole with the words of its parts.
        pairs: Entries of 互补: two kinds that together are all.
    """

    units: Units
    leads: tuple[str, ...]
    ends: tuple[str, ...]
    steps: re.Pattern[str]
    crossing: tuple[str, ...]
    last_year: tuple[str, ...]
    qualifiers: tuple[str, ...]
    partitions: tuple[Entry, ...]
    pairs: tuple[Entry, ...]

    def label(self, quantity: Quantity) -> str:
        """Return what a quantity counts, without words that only lead to it: `受理`, `行政复议案件`."""
        return self.bare(quantity.front) or self.bare(quantity.noun)

    def bare(self, words: str) -> str:
        """Take leading and closing words off."""
        return _bare(words, self)

    def is_step(self, quantity: Quantity) -> bool:
        """Whether a quantity counts what became of things, not things of a kind."""
        return self.steps.match(self.label(quantity)) is not None

    def is_last_year(self, words: str) -> bool:
        """Whether words speak of last year's value; what was carried over or is from before belongs to this year."""
        return self.says(words, self.last_year) and not self.says(words, _NOT_LAST_YEAR)

    def says(self, words: str, listed: tuple[str, ...]) -> bool:
        """Whether words hold one of a list."""
        return any(word in words for word in listed)


@lru_cache(maxsize=8)
def _steps(words: tuple[tuple[str, tuple[str, ...]], ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"{word}(?!{'|'.join(behind) or '(?!)'})" for word, behind in words) or "(?!)")


def _years_before(year: int) -> tuple[str, ...]:
    """Write the two years before a report's as `plain_text` leaves them."""
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    return tuple(f"{one}年".translate(wide) for one in (year - 1, year - 2)) if year else ()


@lru_cache(maxsize=KEPT)
def _bare(words: str, vocabulary: Vocabulary) -> str:
    words = words.replace(JOINT, "").replace(HIDDEN, "").strip(" 　、“”")
    words = _any_of(vocabulary.leads, "^(?:{})+").sub("", words)
    return _any_of(vocabulary.ends, "(?:{}){{1,3}}$").sub("", words)


@lru_cache(maxsize=32)
def _any_of(words: tuple[str, ...], shape: str) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: -len(word))
    return re.compile(shape.format("|".join(re.escape(word) for word in longest_first)))


def vocabulary(document: Document, lexicon: Lexicon) -> Vocabulary:
    """Return the words that hold for a report."""
    return _vocabulary(lexicon, document.year)


@lru_cache(maxsize=8)
def _vocabulary(lexicon: Lexicon, year: int) -> Vocabulary:
    return Vocabulary(
        units=Units((entry.word, entry.right or entry.word) for entry in lexicon.entries("量词", year)),
        leads=tuple(lexicon.words("领词", year)),
        ends=tuple(lexicon.words("尾词", year)),
        steps=_steps(tuple((entry.word, entry.not_behind) for entry in lexicon.entries("进展", year))),
        crossing=tuple(lexicon.words("交叉", year)),
        last_year=(*lexicon.words("上年", year), *_years_before(year)),
        qualifiers=tuple(lexicon.words("限定", year)),
        partitions=tuple(lexicon.entries("分项", year)),
        pairs=tuple(lexicon.entries("互补", year)),
    )


def counted(document: Document, words: Vocabulary) -> Iterator[tuple[Passage, Sentence]]:
    """Yield the sentences that hold a quantity, each with its passage."""
    for passage in document.passages:
        if passage.kind in READ and "\t" not in passage.text:
            for sentence in read_sentences(passage.text, words.units):
                if sentence.quantities:
                    yield passage, sentence
