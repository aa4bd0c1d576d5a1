"""矛盾: what is left, or how much more it was, told of later and not as the numbers before have it; only a hint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, groupby, pairwise
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.quantities.flat import Item, row_of
from drafter.check.quantities.vocabulary import PERCENT, vocabulary
from drafter.check.recounting import KINDS
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.statements import Told, told_by
from drafter.check.timing import parts
from drafter.check.word_pairs import pairs_of

_REST = expression("(?:其余|剩余|余下|剩下|还有|尚有|仍有|另有|没有|未|尚未)[^，。；]{0,6}$")
_UNDONE = expression("^[^，。；]{0,10}?(?:没有|未能?(?!成年)|尚未|仍未|还没|尚待|有待)")
_ASIDE = expression("其中|再|新增|以上|不少于|每|平均|同比|上年|去年|争取|力争|约")
# 比2023年多6件: how much it was more or less, not how many there were.
_CHANGED = expression("(?:比|较)[^，。；]{0,12}?(?:多|少|增加|增长|减少|上升|下降|提高|降低|多出|多了|少了|增|减)了?$")
_MARK = expression("[。；！？]")
_CLAUSE_END = expression("[，。；！？]")
_MOST, _MOST_TOLD, _LONGEST = 4, 600, 60
_FEWEST_SHARED = 2


class _Told(NamedTuple):
    passage: Passage
    told: Told
    item: Item
    kind: str


class _Sentence(NamedTuple):
    """The counts of one kind in a sentence, with its words."""

    text: str
    kind: str
    items: tuple[Item, ...]


def check_remainders(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what is left, and how much more it was, where the numbers before it give another one."""
    told = list(_counts(document, lexicon))[:_MOST_TOLD]
    before = [one for one in _sentences(told) if len(one.items) > 1]
    numbers = {(one.kind, one.item.quantity.number) for one in told if one.told is Told.DEEDS}
    found: list[Spot] = []
    for one in told:
        quantity = one.item.quantity
        spot = None
        if one.told is not Told.DEEDS and _CHANGED.search(quantity.front):
            spot = _of_change(one, before, lexicon)
        elif one.told is not Told.DEEDS and (one.kind, quantity.number) not in numbers:
            spot = _of_rest(one, before, lexicon)
        if spot is not None:
            found.append(spot)
    yield from found[:_MOST]


def _counts(document: Document, lexicon: Lexicon) -> Iterator[_Told]:
    words = vocabulary(document, lexicon)
    for part in parts(document):
        told = told_by(part, lexicon)
        for passage in part.whole:
            for item in row_of(passage.text, words) if passage.kind is Kind.BODY else ():
                kind = KINDS.get(item.quantity.kind)
                if kind and kind != PERCENT and item.quantity.exact and item.quantity.digits:
                    yield _Told(passage, told, item, kind)


def _sentences(told: Sequence[_Told]) -> Iterator[_Sentence]:
    """Yield the counts of the parts on deeds, those of one kind in one sentence together."""
    deeds = sorted((one for one in told if one.told is Told.DEEDS), key=_place)
    for _, group in groupby(deeds, key=_place):
        items = tuple(group)
        text = items[0].passage.text
        begin = max((match.end() for match in _MARK.finditer(text, 0, items[0].item.quantity.start)), default=0)
        end = _MARK.search(text, items[-1].item.quantity.end)
        whole = text[begin : end.start() if end else len(text)]
        yield _Sentence(whole, items[0].kind, tuple(one.item for one in items))


def _place(one: _Told) -> tuple[int, int, int, str]:
    place = one.passage.segments[0].place
    return place.line, id(one.passage), one.item.sentence, one.kind


def _of_rest(one: _Told, before: Sequence[_Sentence], lexicon: Lexicon) -> Spot | None:
    """Return a spot for 其余61家 where 126家 less 75家 are 51."""
    quantity = one.item.quantity
    behind = _CLAUSE_END.split(one.passage.text[quantity.end : quantity.end + _LONGEST], maxsplit=1)[0]
    if _ASIDE.search(quantity.front) or not (_REST.search(quantity.front) or _UNDONE.search(behind)):
        return None
    clause = quantity.front + behind
    for entry in lexicon.entries("做到没有", 0):
        if entry.word not in clause:
            continue
        for sentence in before:
            if sentence.kind != one.kind or not _is_of_one(clause, sentence.text, entry.behind, lexicon):
                continue
            done = [item for item in sentence.items if any(word in item.said for word in entry.behind)]
            whole = max(item.quantity.number for item in sentence.items)
            left = {whole - item.quantity.number for item in done if item.quantity.number < whole}
            if done and left and not _gives(sentence, quantity.number):
                amount = f"{min(left):f}"
                why = f"前面写“{sentence.text[:_LONGEST].strip('，；')}”，剩下的是{amount}"
                return spot_in(one.passage, quantity.start, quantity.end, why, "核对后改其中一处；范围不同的，写明范围")
    return None


def _is_of_one(clause: str, sentence: str, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a sentence tells of what a clause says is left: by its verb, and by what it is done to."""
    if not any(word in sentence for word in words):
        return False
    shared = pairs_of(clause, lexicon) & pairs_of(sentence, lexicon)
    return len(shared) >= _FEWEST_SHARED or any(word in clause for word in words)


def _gives(sentence: _Sentence, number: Decimal) -> bool:
    """Whether a number is the difference of two of a sentence."""
    amounts = [item.quantity.number for item in sentence.items]
    return any(abs(first - second) == number for first, second in combinations(amounts, 2))


def _of_change(one: _Told, before: Sequence[_Sentence], lexicon: Lexicon) -> Spot | None:
    """Return a spot for 比2023年多6件 where it went from 7件 to 11件."""
    quantity = one.item.quantity
    subject = pairs_of(quantity.front, lexicon)
    alike = [
        sentence
        for sentence in before
        if sentence.kind == one.kind and any(item.last_year for item in sentence.items)
        if len(subject & pairs_of(sentence.text, lexicon)) > _FEWEST_SHARED
    ]
    if not alike or any(quantity.number in _changes(sentence) for sentence in alike):
        return None
    why = f"前面写“{alike[0].text[:_LONGEST].strip('，；')}”，相差的不是这个数"
    return spot_in(one.passage, quantity.start, quantity.end, why, "核对后改其中一处")


def _changes(sentence: _Sentence) -> set[Decimal]:
    """Return by how much the numbers of last year differ from those beside them."""
    pairs = [pair for pair in pairwise(sentence.items) if pair[0].last_year or pair[1].last_year]
    return {abs(first.quantity.number - second.quantity.number) for first, second in pairs}


CHECKS: dict[str, Check] = {"矛盾-14": check_remainders}
