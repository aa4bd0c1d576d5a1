"""Rates that a sentence states, with the quantities that they may have been worked out from."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from drafter.check.lexicon import Entry
from drafter.check.quantities.reading import Quantity, Sentence
from drafter.check.quantities.vocabulary import PERCENT, POINTS, Vocabulary

_NAME = re.compile(
    r"(?P<name>[^\W\d_]{1,12}率)(?:均|都|已|也)?(?:为|达|达到|是|保持在|保持|实现|提升至|提高到)?[约近超]?$"
)
_SHARE = re.compile(
    r"占(?P<of>[^占]{0,12}?)(?:的)?(?:比例|比重|比)?(?:的)?(?:约|近|超过|超)?(?:为|达|达到)?(?:约|近|超过|超)?$"
)
_WHOLE_WORDS = re.compile(r"(?:总|全部|全年|其|案件|受理|申请|比|总数|总量|总件数|人数|数)*$")
_MOST = 8
_NO_COUNT = frozenset((PERCENT, POINTS, "倍"))


Pair: TypeAlias = tuple[Quantity, Quantity]


class Rate(NamedTuple):
    """A stated rate.

    Attributes:
        stated: The percentage.
        name: Its name (调解成功率); empty for a share (占…%).
        pairs: Numerators and denominators that it is likely to come from, the likeliest first.
        sure: Whether the first pair is the only one that can be meant.
        others: All pairs that it may come from, however unlikely.
    """

    stated: Quantity
    name: str
    pairs: tuple[Pair, ...]
    sure: bool
    others: tuple[Pair, ...]


class _Around(NamedTuple):
    """What stands in front of a rate: in its sentence, and in the one before."""

    here: list[Quantity]
    there: list[Quantity]
    shared: frozenset[int]


def rates(sentences: Sequence[Sentence], words: Vocabulary, named: Sequence[Entry]) -> Iterator[Rate]:
    """Yield the rates of a passage's sentences.

    Args:
        sentences: The sentences of one passage, those without quantities included.
        words: The vocabulary.
        named: Entries of 率: endings of names of rates, with the kinds that each is a rate of.
    """
    before: tuple[Quantity, ...] = ()
    for sentence in sentences:
        # What has a share of its own is a part, not the whole of the next one.
        shared = frozenset(
            one.start for one, next_ in itertools.pairwise(sentence.quantities) if _SHARE.search(next_.front)
        )
        for index, stated in enumerate(sentence.quantities):
            if stated.kind == PERCENT:
                front = sentence.quantities[max(0, index - 3 * _MOST) : index]
                around = _Around(_countable(front, words), _countable(before[-3 * _MOST :], words), shared)
                yield from _rate(stated, around, words, named)
        before = sentence.quantities


def rate_name(stated: Quantity) -> str:
    """Return the name of a rate (调解成功率); empty where it has none."""
    match = _NAME.search(stated.front)
    return match["name"] if match else ""


def _rate(stated: Quantity, around: _Around, words: Vocabulary, named: Sequence[Entry]) -> Iterator[Rate]:
    here, there, _ = around
    name = rate_name(stated)
    share = None if name else _SHARE.search(stated.front)
    of = here[-1] if here else None
    if of is not None and stated.front.strip() == "的" and of.clause == stated.clause and "占" in of.front:
        pairs = tuple((part, of) for part in here[-2:-1] if part.kind == of.kind)
        yield Rate(stated, "", pairs, bool(pairs), tuple(_all_pairs(here)))
    elif share is not None:
        who = words.bare(stated.front[: share.start()])
        pairs, sure = _pairs_of_share(around, who, share["of"], words)
        yield Rate(stated, "", pairs, sure, tuple(_all_pairs(here)))
    elif name:
        pairs, sure = _pairs_of_name(name, here, words)
        if not pairs:
            pairs, sure = _pairs_of_name(name, [*there, *here], words)[0], False
        if not pairs:
            pairs = tuple(_only_pair(name, here, words, named))
        yield Rate(stated, name, pairs, sure, tuple(_all_pairs(here, there)))


def _only_pair(name: str, here: Sequence[Quantity], words: Vocabulary, named: Sequence[Entry]) -> Iterator[Pair]:
    """Yield the only two quantities in front, where a rate of this name is one of their kind."""
    kinds = {kind for entry in named if name.endswith(entry.word) for kind in entry.behind}
    if any(word in name for word in words.qualifiers):
        return
    if len(here) == 2 and here[0].kind == here[1].kind and here[0].kind in kinds:
        whole, part = here
        if part.number <= whole.number:
            yield part, whole


def _countable(quantities: Sequence[Quantity], words: Vocabulary) -> list[Quantity]:
    counted = [one for one in quantities if one.kind not in _NO_COUNT]
    return [one for one in counted if not words.is_last_year(one.front)][-_MOST:]


def _pairs_of_share(around: _Around, who: str, of: str, words: Vocabulary) -> tuple[tuple[Pair, ...], bool]:
    """Return what `其中M件，占X%` may mean: the part is the quantity right in front, or the one that is named."""
    part = next((one for one in reversed(around.here) if who in one.front + one.noun), None)
    if part is None:
        return (), False
    wholes = [one for one in around.here if one.kind == part.kind and one.start < part.start]
    wholes = [one for one in wholes if one.number >= part.number]
    wholes = [one for one in wholes if one.start not in around.shared]
    known = not of or _WHOLE_WORDS.fullmatch(of) or any(of in words.label(one) + one.noun for one in wholes)
    return (tuple((part, whole) for whole in reversed(wholes)), len(wholes) == 1) if known else ((), False)


def _pairs_of_name(name: str, here: Sequence[Quantity], words: Vocabulary) -> tuple[tuple[Pair, ...], bool]:
    """Return what a named rate may mean: the numerator carries its name (调解成功10388件，调解成功率)."""
    stems = _stems(name)
    for part in reversed(here):
        said = part.front + part.noun
        if not words.says(said, stems) or _is_other(name, said, stems, words):
            continue
        others = [one for one in here if one.kind == part.kind and one is not part]
        wholes = [one for one in others if one.number >= part.number]
        if wholes:
            return tuple((part, whole) for whole in reversed(wholes)), len(others) == 1
    return (), False


def _stems(name: str) -> tuple[str, ...]:
    """Return the words by which the numerator of a rate may be called."""
    word = name[:-1]
    return tuple({word, word[:2], word[-2:], word[:4], word[-4:]} - {"", "及时", "按时", "平均", "行政"})


def _is_other(name: str, said: str, stems: tuple[str, ...], words: Vocabulary) -> bool:
    """Whether a quantity is not what a rate is of: 不合格 is none of 合格率, 办结 not all of 提前办结率."""
    if any(f"{no}{stem}" in said for no in "不未" for stem in stems):
        return True
    return any(word in name and word not in said for word in words.qualifiers)


def _all_pairs(here: Sequence[Quantity], there: Sequence[Quantity] = ()) -> Iterator[Pair]:
    """Yield every pair that can be meant; a numerator may be a sum of neighbours, or what is left of the whole."""
    every = [*there, *here]
    sums = [_added(one, other) for one, other in itertools.pairwise(here) if one.kind == other.kind]
    for whole in every:
        same = [one for one in every if one.kind == whole.kind and one is not whole]
        left = [whole._replace(number=whole.number - one.number) for one in same if one.number < whole.number]
        added = [one for one in sums if one.kind == whole.kind]
        yield from ((part, whole) for part in (*same, *left, *added) if part.number <= whole.number)
        yield from ((whole, one) for one in added)


def _added(one: Quantity, other: Quantity) -> Quantity:
    return one._replace(number=one.number + other.number, low=one.low + other.low, high=one.high + other.high)
