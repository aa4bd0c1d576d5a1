"""Wholes and their parts: which quantities of a sentence are said to make up which (收到142件，其中受理79件…)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from drafter.check.lexicon import Entry
from drafter.check.quantities.reading import Quantity, Sentence
from drafter.check.quantities.vocabulary import PERCENT, POINTS, Vocabulary

_OPEN = re.compile(r"\s*(?:其中|包括|包含|含)")
_CLOSED = re.compile(r"\s*(?:分别为|分别是|分别有|分为)")
_BESIDE = frozenset((PERCENT, POINTS, "元", "倍"))
_STOP = re.compile(
    r"\s*(?:其中|共|全年|同比|同期|较|比|此外|另外|同时|占|累计|合计|总计|截至|上年|去年|今年|到|达到|自|现)"
)
_OTHER = re.compile(r"\s*(?:其他|其它|其余|剩余|余下)")
_MOST = 20
_AND = re.compile(r"[和及与]")


class Bond(Enum):
    """How firmly parts are said to be the whole."""

    KNOWN = "分项"
    SOME = "其中"
    LISTED = "列举"
    ALL = "分别为"


class Claim(NamedTuple):
    """A whole with the parts that are said of it.

    Attributes:
        whole: The whole.
        parts: Its parts in order; all of one kind.
        bond: How firmly they make it up.
        kinds: The list of 分项 that they belong to; None for none.
    """

    whole: Quantity
    parts: tuple[Quantity, ...]
    bond: Bond
    kinds: Entry | None = None


def claims(sentence: Sentence, words: Vocabulary, partitions: Sequence[Entry]) -> Iterator[Claim]:
    """Yield the wholes of a sentence with their parts.

    Args:
        sentence: The sentence.
        words: The vocabulary.
        partitions: Entries of 分项: a word of the whole with the words of its parts.
    """
    quantities = sentence.quantities
    for index, first in enumerate(quantities):
        found = _introduced(sentence, index, first, words)
        if found is None:
            found = _known(sentence, index, words, partitions)
        if found is None:
            continue
        whole, bond = found
        parts = _run(quantities, index, words)
        kinds, count = _kinds_of(whole, parts, words, partitions)
        claim = Claim(whole, parts[:count], bond, kinds)
        if bond is not Bond.KNOWN or is_complete(claim, words):
            yield claim


def _introduced(sentence: Sentence, index: int, first: Quantity, words: Vocabulary) -> tuple[Quantity, Bond] | None:
    """Return the whole that a quantity begins the parts of, where words or marks say so."""
    if words.is_last_year(first.front) or first.kind in (PERCENT, POINTS):
        return None
    closed = _CLOSED.match(first.front)
    bracket = sentence.brackets[first.group]
    opens = index == 0 or sentence.quantities[index - 1].group != first.group
    if first.group and bracket.owner >= 0 and opens:
        whole = sentence.quantities[bracket.owner]
        if whole.kind == first.kind:
            return whole, Bond.SOME if _OPEN.match(first.front) else Bond.LISTED
    if closed or _OPEN.match(first.front):
        before = _before(sentence.quantities, index, words)
        return (before, Bond.ALL if closed else Bond.SOME) if before else None
    if first.mark == "：" and index and sentence.quantities[index - 1].clause == first.clause - 1:
        before = _before(sentence.quantities, index, words)
        return (before, Bond.LISTED) if before else None
    return None


def _before(quantities: Sequence[Quantity], index: int, words: Vocabulary) -> Quantity | None:
    """Return the quantity of the same kind in an earlier clause that a part belongs to.

    That is the nearest, unless an earlier one is named as the part is (村197个，乡镇14个，其中示范村20个).
    """
    first = quantities[index]
    earlier = [one for one in quantities[max(0, index - 8) : index] if one.kind == first.kind]
    earlier = [one for one in earlier if one.group == first.group and one.clause < first.clause]
    named = [one for one in earlier if _same_name(one, first, words)]
    return next(iter((named or earlier)[-1:]), None)


def _same_name(whole: Quantity, part: Quantity, words: Vocabulary) -> bool:
    name = whole.noun or words.label(whole)[-1:]
    return bool(name) and (words.label(part) + part.noun).endswith(name)


def _known(
    sentence: Sentence, index: int, words: Vocabulary, partitions: Sequence[Entry]
) -> tuple[Quantity, Bond] | None:
    """Return the whole in front of a quantity whose words are known for a part of it (审结68件，维持32件)."""
    first = sentence.quantities[index]
    before = sentence.quantities[index - 1] if index else None
    if before is None or before.kind != first.kind or before.group != first.group:
        return None
    if first.clause not in (before.clause, before.clause + 1) or not first.digits:
        return None
    for entry in partitions:
        said = entry.word in before.front + before.noun and not _has(before, entry, words)
        if said and _has(first, entry, words):
            return before, Bond.KNOWN
    return None


def _has(quantity: Quantity, entry: Entry, words: Vocabulary) -> bool:
    """Whether a quantity is named as a part; in its clause the word of the whole may stand in front of it."""
    label = words.label(quantity)
    behind = words.bare(label.rpartition(entry.word)[2])
    return label.startswith(entry.behind) or quantity.noun.startswith(entry.behind) or behind.startswith(entry.behind)


def _run(quantities: Sequence[Quantity], index: int, words: Vocabulary) -> tuple[Quantity, ...]:
    """Return the quantities from an index on that are listed side by side."""
    first = quantities[index]
    found = [first]
    for quantity in quantities[index + 1 : index + _MOST]:
        if quantity.group != first.group:
            if quantity.group < first.group:
                break
            continue
        if quantity.kind != first.kind:
            if quantity.kind in _BESIDE:
                continue
            break
        if not _goes_on(quantity, found[-1]) or words.is_last_year(quantity.front):
            break
        found.append(quantity)
    return tuple(found)


def _goes_on(quantity: Quantity, last: Quantity) -> bool:
    if quantity.clause == last.clause:
        return bool(_AND.match(quantity.front))
    return quantity.mark in "，、；）" and not _STOP.match(quantity.front)


def _kinds_of(
    whole: Quantity, parts: Sequence[Quantity], words: Vocabulary, partitions: Sequence[Entry]
) -> tuple[Entry | None, int]:
    """Return the list of 分项 that most of the first parts belong to, and how many do."""
    said = whole.front + whole.noun
    best: tuple[Entry | None, int] = (None, 1)
    for entry in partitions:
        if entry.word in said:
            belong = [_has(part, entry, words) for part in parts]
            members = belong.index(False) if False in belong else len(belong)
            best = (entry, members) if members > best[1] else best
    return best if best[0] else (None, len(parts))


def is_rest(part: Quantity) -> bool:
    """Whether a part is what is left (其余, 其他)."""
    return bool(_OTHER.match(part.front) or _OTHER.match(part.noun))


def is_complete(claim: Claim, words: Vocabulary) -> bool:
    """Whether the parts claim to be all of the whole."""
    if claim.bond is Bond.ALL:
        return True
    if any(is_rest(part) for part in claim.parts) and not any(words.is_step(part) for part in claim.parts):
        return True
    if claim.kinds is None or not claim.kinds.before:
        return False
    labels = [words.label(part) or part.noun for part in claim.parts]
    return all(any(label.startswith(word) for label in labels) for word in claim.kinds.before)
