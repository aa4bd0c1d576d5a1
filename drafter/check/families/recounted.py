"""矛盾: one thing counted in two parts of a report, in other words and with another number; only ever a hint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.arithmetic_record import given_figures
from drafter.check.lexicon import Lexicon
from drafter.check.quantities.vocabulary import Vocabulary, vocabulary
from drafter.check.recounting import KINDS, Count, Key, counts, key_of
from drafter.check.rules import Check, Spot, spot_in
from drafter.wording import number_text

# Signs that make a thing another kind of it.
_KIND_OF = expression("[专兼一二三再女老男初高类]")
_SHARE, _MOST_COMPARED, _MOST_TIMES = 0.6, 300, 2
_FEWEST_SHARED, _MOST_VALUES, _LONGEST, _MOST = 3, 2, 12, 6


def check_recounted(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find the same thing told with two numbers in two parts, or with another one than a record's figure."""
    words = vocabulary(document, lexicon)
    figures, asked = _figures(document, lexicon, words), document.asked_numbers()
    seen: dict[Key, list[Count]] = {}
    found: list[Spot] = []
    for key, count in counts(document, lexicon, words):
        figure = figures.get(key)
        quantity, passage = count.item.quantity, count.passage
        whole = count.sure and count.whole and passage.place_at(quantity.start).key not in asked
        if figure and whole and figure[1] != quantity.number:
            found.append(_spot(count, f"指标“{figure[0]}”是{figure[2]}"))
        seen.setdefault(key, []).append(count)
    for told in seen.values():
        found += _differing(told)
    found += _alike(seen)
    yield from list(dict.fromkeys(found))[:_MOST]


def _differing(told: Sequence[Count]) -> Iterator[Spot]:
    """Yield a number of one thing that cannot be right beside another; where there are many, they are of many."""
    if not any(one.sure for one in told) or len({one.item.quantity.number for one in told}) != _MOST_VALUES:
        return
    for first, later in combinations(told[:_MOST_COMPARED], 2):
        if (first.sure or later.sure) and _differ(first, later):
            yield _against(first, later)
            return


def _alike(seen: dict[Key, list[Count]]) -> Iterator[Spot]:
    """Yield numbers whose things have most characters in common: 审查招商引资合同18份, 16份招商引资合同均经审查."""
    named = [(key, one) for key, told in seen.items() for one in told if one.sure and one.whole][:_MOST_COMPARED]
    for (key, first), (other, later) in combinations(named, 2):
        if key.core != other.core and _is_like(key, other) and first.part != later.part and _differ(first, later):
            yield _against(*sorted((first, later), key=lambda one: one.part))


def _is_like(key: Key, other: Key) -> bool:
    if (key.kind, key.actors) != (other.kind, other.actors):
        return False
    shared = len(key.core & other.core)
    if shared < _FEWEST_SHARED or shared < _SHARE * len(key.core | other.core):
        return False
    return not _KIND_OF.search("".join(key.core ^ other.core))


def _against(first: Count, later: Count) -> Spot:
    quantity = first.item.quantity
    begin = max(quantity.start - len(quantity.front), quantity.start - _LONGEST)
    said = first.passage.text[begin : quantity.end + _LONGEST].partition("，")[0].strip("，。、；")
    return _spot(later, f"别处写“{said}”")


def _differ(first: Count, later: Count) -> bool:
    one, other = first.item.quantity, later.item.quantity
    if one.number == other.number:
        return False
    if first.passage is later.passage and (first.item.sentence == later.item.sentence or first.part == later.part):
        return False
    larger, smaller = (first, later) if one.number > other.number else (later, first)
    if smaller.item.quantity.number * _MOST_TIMES < larger.item.quantity.number:
        # That is rather a part of it, or another thing.
        return False
    # Of what there is, some may be told of by their number alone.
    return smaller.whole


def _spot(count: Count, why: str) -> Spot:
    quantity = count.item.quantity
    return spot_in(count.passage, quantity.start, quantity.end, why, "核对后改成同一个数；范围不同的，写明范围")


def _figures(document: Document, lexicon: Lexicon, words: Vocabulary) -> dict[Key, tuple[str, Decimal, str]]:
    """Return a record's figures by what they count; those of one name are left out."""
    if document.answers is None:
        return {}
    kinds = dict(words.units)
    found: dict[Key, list[tuple[str, Decimal, str]]] = {}
    for given in given_figures(document.answers):
        figure = given.figure
        scale = 10_000 if figure.unit.startswith("万") else 1
        unit = figure.unit.removeprefix("万") if scale > 1 else figure.unit
        kind = KINDS.get(kinds.get(unit, unit))
        key = key_of(kind, figure.label, lexicon) if kind else None
        if key:
            told = figure.label, given.number * scale, f"{number_text(given.number)}{figure.unit}"
            found.setdefault(key, []).append(told)
    return {key: told[0] for key, told in found.items() if len({one[1] for one in told}) == 1}


CHECKS: dict[str, Check] = {"矛盾-12": check_recounted}
