"""Changes that a sentence states: this year's value, last year's, and by how much it went up or down."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.check.quantities.reading import Quantity, Sentence
from drafter.check.quantities.vocabulary import PERCENT, POINTS, Vocabulary

_UP = "增长|上升|增加|提高|提升|上涨|攀升|递增|净增|多|增|升"
_DOWN = "下降|减少|降低|下滑|回落|压减|缩减|减|降|少"
_BY = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|幅|幅度|率)?(?:为|达|达到|近|约|超|超过)?$")
_TO = re.compile(
    rf"(?:(?P<up>{_UP}|扩大)|(?P<down>{_DOWN}|缩短|压缩|精简))(?:到|至|为)了?(?:今年|本年|现在|目前|[０-９]{{4}}年)?的?$"
)
_FROM = re.compile(r"(?:^|[^来源])(?:从|由)(?P<what>[^从由]{0,16})$")
_COMPARED = re.compile(
    r"(?:同比|环比|比上年|较上年|比去年|较去年|比上一年|较上一年|与上年相比|与去年相比|上年同期|去年同期)"
)
_MOST_QUANTITIES = 30


class Change(NamedTuple):
    """A stated change.

    Attributes:
        stated: By how much.
        up: Whether it is said to go up.
        pairs: This year's value and last year's, the likeliest first; may be empty.
        sure: Whether the first pair is the only one that can be meant.
    """

    stated: Quantity
    up: bool
    pairs: tuple[tuple[Quantity, Quantity], ...]
    sure: bool


class Move(NamedTuple):
    """A value that is said to go from one number to another."""

    last: Quantity
    this: Quantity
    up: bool


def moves(sentence: Sentence) -> Iterator[Move]:
    """Yield what goes from one value to another (由12件增加到15件)."""
    quantities = sentence.quantities[:_MOST_QUANTITIES]
    for last, this in itertools.pairwise(quantities):
        found = _TO.search(this.front)
        if found and last.kind == this.kind and last.group == this.group and _FROM.search(last.front):
            yield Move(last, this, found["up"] is not None)


def changes(sentence: Sentence, words: Vocabulary) -> Iterator[Change]:
    """Yield the changes that a sentence states, each with the values that it may come from."""
    quantities = sentence.quantities[:_MOST_QUANTITIES]
    moved = list(moves(sentence))
    for index, stated in enumerate(quantities):
        found = _BY.search(stated.front)
        if found is None:
            continue
        up = found["up"] is not None
        move = next((one for one in reversed(moved) if one.this.start < stated.start), None)
        if move is not None and stated.start - move.this.end < 20:
            yield Change(stated, up, ((move.this, move.last),), True)
        elif _COMPARED.search(stated.front) or _has_last(quantities, words):
            yield Change(stated, up, *_pairs(quantities, index, sentence, words))


def _has_last(quantities: Sequence[Quantity], words: Vocabulary) -> bool:
    return any(_is_last(one, words) for one in quantities)


def _is_last(quantity: Quantity, words: Vocabulary) -> bool:
    """Whether a quantity is last year's value, not the change against it."""
    return words.is_last_year(quantity.front) and _BY.search(quantity.front) is None


def _pairs(
    quantities: Sequence[Quantity], index: int, sentence: Sentence, words: Vocabulary
) -> tuple[tuple[tuple[Quantity, Quantity], ...], bool]:
    stated = quantities[index]
    found = []
    others = [one for one in quantities if one is not stated and not _BY.search(one.front)]
    lasts = [one for one in others if _is_last(one, words) and _stands_with(one, stated, index, sentence)]
    for last in reversed(lasts):
        if stated.kind not in (PERCENT, POINTS, "倍", last.kind):
            continue
        this = _this_of(last, others, sentence, words)
        if this is not None:
            found.append((this, last))
    kinds = [one for one in others if found and one.kind == found[0][0].kind]
    return tuple(found[:1]), len(found) == 1 and len(kinds) == 2


def _stands_with(last: Quantity, stated: Quantity, index: int, sentence: Sentence) -> bool:
    """Whether a value of last year can be the one that a change is counted from."""
    if last.start < stated.start or sentence.brackets[last.group].owner == index:
        return True
    between = sentence.text[stated.end - sentence.start : last.start - sentence.start]
    return last.group == stated.group and len(between) < 30 and "；" not in between


def _this_of(last: Quantity, others: Sequence[Quantity], sentence: Sentence, words: Vocabulary) -> Quantity | None:
    """Return this year's value for one of last year's: the nearest in front, else the next."""
    owner = sentence.brackets[last.group].owner
    if owner >= 0 and sentence.quantities[owner].kind == last.kind:
        return sentence.quantities[owner]
    last = last._replace(group=sentence.brackets[last.group].outer) if owner >= 0 else last
    same = [one for one in others if one.kind == last.kind and one is not last and not _is_last(one, words)]
    front = [one for one in same if one.start < last.start and one.group == last.group]
    behind = [one for one in same if one.start > last.start and one.group == last.group]
    return front[-1] if front else behind[0] if behind else None
