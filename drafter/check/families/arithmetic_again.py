"""算术: a number that was told before and comes again as another one (52项任务…，51项任务全部完成)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage
from drafter.check.quantities.flat import Item, Row, rows
from drafter.check.quantities.plain import shown
from drafter.check.quantities.slips import is_a_slip
from drafter.check.quantities.vocabulary import Vocabulary, vocabulary
from drafter.check.rules import Check, Spot, spot_in
from drafter.wording import number_text

_ALL = expression(r"^(?P<noun>[^全均都已，]{0,8}?)(?:已|也)?(?:全部|均|都|悉数)(?!为|是|有)")
_AMONG = expression(r"^(?P<noun>.{0,10}?)(?:当)?中$")
_OF_THEM = expression(r"^(?P<what>[^，]{2,8})的$")
_CASES = expression(r"立案|结案|处罚|审结|应诉")
_BODIES = expression(
    r"(?P<any>单位|地方和单位|地区和单位|(?:共|均|都|全部|先后)(?!有|计|是))|乡?镇〖街道〗|镇乡〖街道〗|乡镇·街道|镇街|乡镇街道|街道〖乡?镇〗|街镇|村〖社区〗|村社区|社区〖村〗"
)
_BARE = expression(r"\s*(?:上述|以上|这|全部|所有)?")
_REST = expression(r"(?:剩余|其余|余下)的?$")
_THING = expression(r"[一-龥]{2,6}")
_NOUN_ENDS = expression(r"[的全均都已聘设建实完开中共参通持配各和及与等在有进为按被]")
_MOST_ADDED, _BEFORE, _MOST_TOLD = 4, 24, 2
_KINDS = frozenset(("件", "名", "个", "家", "项", "条", "部", "份", "卷", "台", "所", "处", "栋", "宗"))


class _Told(NamedTuple):
    """What was told before, and where."""

    passage: Passage
    item: Item


def check_again(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what refers to a number told before, with another number."""
    words = vocabulary(document, lexicon)
    pairs: dict[tuple[str, ...], tuple[Passage, Item, Item]] = {}
    things: dict[tuple[str, str], list[tuple[_Told, Item | None]]] = {}
    for passage, row in rows(document, words):
        for index, item in enumerate(row):
            earlier = row[max(0, index - _BEFORE) : index]
            yield from _referring(passage, item, earlier)
            yield from _both(passage, item, earlier)
            yield from _left_over(passage, item, things)
            _keep_thing(passage, row, index, things)
        yield from _pairs(passage, row, words, pairs)


def _referring(passage: Passage, item: Item, earlier: Sequence[Item]) -> Iterator[Spot]:
    """Yield a number that stands for one in front, and is none of those there are."""
    quantity = item.quantity
    same = [one for one in earlier if one.quantity.kind == quantity.kind and one.quantity.exact]
    if not quantity.exact or quantity.kind not in _KINDS or not same or quantity.number < 2:
        return
    meant = _meant(item, same)
    if meant is None or _is_made_of(quantity.number, same):
        return
    said = f"{shown(meant.label[-8:])}{meant.quantity.text}"
    why = f"前面写的是“{said}”，这里说到的是{quantity.text}"
    yield spot_in(passage, quantity.start, quantity.end, why, "核对后改成同一个数；说的不是同一件事的，写明是哪一些")


def _both(passage: Passage, item: Item, earlier: Sequence[Item]) -> Iterator[Spot]:
    """Yield a number of two kinds of bodies told side by side that is not their sum (12个乡镇、28个部门…，42个单位)."""
    quantity = item.quantity
    every = _BODIES.match(quantity.noun)
    if not (every and quantity.exact and quantity.kind in ("个", "家", "名") and _BARE.fullmatch(quantity.front)):
        return
    near = [one for one in earlier if one.quantity.kind == quantity.kind and item.sentence - one.sentence <= 1]
    if any(one.quantity.number == quantity.number for one in near):
        return
    for one, other in itertools.pairwise(near):
        listed = other.at == one.at + 1 and other.quantity.mark == "、" and other.sentence == one.sentence
        added = one.quantity.number + other.quantity.number
        if listed and _are_named(every, one, other) and is_a_slip(quantity, (one.quantity, other.quantity)):
            if added == quantity.number:
                return
            said = f"{one.quantity.text}{_noun(one)}、{other.quantity.text}{_noun(other)}"
            why = f"前面写的是{said}，一共{number_text(added)}{quantity.kind}，这里写的是{quantity.text}"
            yield spot_in(passage, quantity.start, quantity.end, why, "核对后改成同一个数；范围不同的，写明范围")
            return


def _are_named(every: re.Match[str], one: Item, other: Item) -> bool:
    """Whether a word is for both kinds: 乡镇（街道） for 乡镇 and 街道, 单位 for any two bodies."""
    if every["any"]:
        return bool(_noun(one) and _noun(other))
    return one.quantity.noun[:1] in every[0] and other.quantity.noun[:2] in every[0]


def _meant(item: Item, same: Sequence[Item]) -> Item | None:
    """Return the earlier quantity that an expression refers to; None where it may count something new."""
    quantity = item.quantity
    front = quantity.front.strip()
    every = _ALL.match(quantity.noun) if not front else None
    if every is not None:
        noun = every["noun"]
        near = [one for one in same if item.sentence - one.sentence <= 1]
        named = [one for one in near if _is_of(noun, one)] if noun else near
        return named[-1] if named else None
    of_them = _OF_THEM.match(front)
    if of_them is not None and _AMONG.match(quantity.noun):
        what = of_them["what"]
        named = [one for one in same if one.label.startswith(what) or one.label.endswith(what)]
        return named[-1] if named else None
    return None


def _is_of(noun: str, item: Item) -> bool:
    """Whether an earlier number counts what is spoken of: 立案69件 are 案件 too."""
    return noun[:2] in item.said or (noun == "案件" and _CASES.search(item.label) is not None)


def _is_made_of(number: Decimal, same: Sequence[Item]) -> bool:
    """Whether a number was told before, or is the sum or the difference of some told side by side."""
    for begin in range(len(same)):
        first = added = same[begin].quantity.number
        if added == number:
            return True
        for one in same[begin + 1 : begin + _MOST_ADDED]:
            added += one.quantity.number
            if number in (added, first - one.quantity.number):
                return True
    return False


def _keep_thing(
    passage: Passage, row: Row, index: int, things: dict[tuple[str, str], list[tuple[_Told, Item | None]]]
) -> None:
    """Keep a number of things with what is told of them next (23个突出问题，整改完毕21个)."""
    item = row[index]
    noun = _noun(item)
    if noun and item.quantity.exact and not _REST.search(item.quantity.front):
        following = (one for one in row[index + 1 : index + 4] if one.quantity.kind == item.quantity.kind)
        told = things.setdefault((noun, item.quantity.kind), [])
        if len(told) < _MOST_TOLD:
            told.append((_Told(passage, item), next(following, None)))


def _noun(item: Item) -> str:
    noun = _NOUN_ENDS.split(item.quantity.noun, maxsplit=1)[0]
    return noun if _THING.fullmatch(noun) else ""


def _left_over(
    passage: Passage, item: Item, things: dict[tuple[str, str], list[tuple[_Told, Item | None]]]
) -> Iterator[Spot]:
    """Yield what is said in another paragraph to be left of something, where it is not what was left."""
    quantity = item.quantity
    noun = _noun(item)
    if not (noun and len(noun) > 2 and _REST.search(quantity.front) and quantity.exact):
        return
    told = things.get((noun, quantity.kind), [])
    lefts = {whole.item.quantity.number - done.quantity.number for whole, done in told if done is not None}
    if len(told) == 1 and lefts and quantity.number not in lefts:
        (whole, _), (left,) = told[0], lefts
        if left > 0:
            rest = f"还剩{number_text(left)}{quantity.kind}"
            why = f"前面写的{whole.item.quantity.text}{noun}，{rest}，这里写的是{quantity.text}"
            yield spot_in(passage, quantity.start, quantity.end, why, "核对后改成同一个数")


def _pairs(
    passage: Passage, row: Row, words: Vocabulary, seen: dict[tuple[str, ...], tuple[Passage, Item, Item]]
) -> Iterator[Spot]:
    """Yield two numbers side by side (14个行政村、3个社区) of which one was another before."""
    for one, other in itertools.pairwise(row):
        nouns = _noun(one), _noun(other)
        beside = other.quantity.mark == "、" or other.quantity.front in ("和", "及", "与")
        if not (all(nouns) and beside and not words.bare(other.quantity.front)):
            continue
        if not (one.quantity.exact and other.quantity.exact):
            continue
        first = seen.setdefault((*nouns, one.quantity.kind, other.quantity.kind), (passage, one, other))
        _, before, beside_it = first
        differs = before.quantity.number != one.quantity.number, beside_it.quantity.number != other.quantity.number
        if sum(differs) == 1:
            now, then, noun = (one, before, nouns[0]) if differs[0] else (other, beside_it, nouns[1])
            why = f"前面写的是{then.quantity.text}{noun}，这里写的是{now.quantity.text}"
            yield spot_in(
                passage, now.quantity.start, now.quantity.end, why, "核对后改成同一个数；范围不同的，写明范围"
            )


CHECKS: dict[str, Check] = {"算术-22": check_again}
