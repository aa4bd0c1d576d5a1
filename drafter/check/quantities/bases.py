"""Rates and shares whose part or whole stands in another sentence or paragraph: 物业纠纷占受理总数的26.7%."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from drafter.check.expressions import expression
from drafter.check.lexicon import Entry
from drafter.check.quantities.flat import Item, Row, Told
from drafter.check.quantities.pairs import Pair
from drafter.check.quantities.rates import NUMBER_WORDS, SHARE, Rate
from drafter.check.quantities.reading import Quantity
from drafter.check.quantities.vocabulary import Vocabulary
from drafter.wording import number_text

_AMONG = expression(r"(?P<whole>[^，]{2,8}?)(?:的)?(?:案件|事项|人员|纠纷|线索|问题|文件|申请)?(?:当)?中$")
_FINISHED = expression(r"^(?:全年|共|已|依法|已经|(?:人民)?法院|其中)*(?:审结|办结|结案)[^中]{0,8}$")
_SAYS_LITTLE = expression(r"^(?:全部|所有|全年|全市|全县|全区|总|其|同期|各类|行政)+|(?:案件|事项|人员|纠纷|的)+$")
_COUNTED = ("件", "名", "个", "家", "项", "户", "条", "份", "处", "次")
_REACH, _LONG = 60, 4
_MOST_ELSEWHERE, _MOST_WHOLES, _MOST_PARTS, _SHORTEST = 200, 3, 3, 2


def far_rate(
    rate: Rate,
    item: Item,
    row: Row,
    everywhere: Mapping[str, Sequence[Told]],
    words: Vocabulary,
    composed: Sequence[Entry],
) -> Rate:
    """Look for what a rate may have been worked out from, where nothing beside it was.

    Args:
        rate: The rate, without pairs.
        item: Its quantity.
        row: The quantities of its passage.
        everywhere: Those of the whole report by kind.
        words: The word lists.
        composed: Entries of 合成: what several kinds are called together.
    """
    if rate.name:
        pairs = tuple(_put_together(rate.name, item, row, composed))
        return rate._replace(pairs=pairs, others=pairs)
    share = SHARE.search(rate.stated.front)
    if share is None:
        return rate
    of = _SAYS_LITTLE.sub("", NUMBER_WORDS.sub("", share["of"].strip("的")))
    who = NUMBER_WORDS.sub("", words.bare(rate.stated.front[: share.start()]))
    part = row[item.at - 1] if item.at else None
    beside = part is not None and part.sentence == item.sentence and item.quantity.clause - part.quantity.clause <= 1
    if part is not None and beside and (not who or who in part.said):
        found = tuple(_wholes(part, item, row, of, everywhere))
    elif who:
        found = tuple(_told_of(item, who, of, row, everywhere))
    else:
        found = ()
    wholes = {pair[1].number for pair in found}
    return rate._replace(pairs=found[:1], others=found) if 0 < len(wholes) <= _MOST_WHOLES else rate


def _put_together(name: str, item: Item, row: Row, composed: Sequence[Entry]) -> Iterator[Pair]:
    """Yield what the kinds told in the list of what was finished make together (撤销12件、变更1件…，纠错率16.1%)."""
    entry = next((one for one in composed if name.endswith(f"{one.word}率")), None)
    front = row[max(0, item.at - _REACH) : item.at]
    if entry is None or any(entry.word in one.said.replace(name, "") for one in front):
        return
    finished = [one for one in front if _FINISHED.match(one.label.removesuffix("中")) and one.quantity.exact]
    for whole in reversed(finished):
        listed = list(_listed_behind(whole, row[whole.at + 1 : item.at]))
        parts = [one.quantity for one in listed if one.label.startswith(entry.behind)]
        # One kind alone is all of them where the list leaves nothing out.
        full = sum(one.quantity.number for one in listed) == whole.quantity.number
        if len(parts) > (not full) and all(part.exact for part in parts):
            yield _sum(parts), whole.quantity
            return


def _listed_behind(whole: Item, behind: Sequence[Item]) -> Iterator[Item]:
    """Yield what is listed behind a whole, to the next ；."""
    for one in behind:
        if one.sentence != whole.sentence or one.quantity.mark == "；":
            return
        if one.quantity.kind == whole.quantity.kind:
            yield one


def _sum(parts: Sequence[Quantity]) -> Quantity:
    added = sum((part.number for part in parts), Decimal(0))
    return parts[0]._replace(number=added, low=added, high=added, text=f"{number_text(added)}{parts[0].kind}")


def _wholes(part: Item, item: Item, row: Row, of: str, everywhere: Mapping[str, Sequence[Told]]) -> Iterator[Pair]:
    """Yield what a part in front of its share may be of: what the words name, in the passage or else in the report."""
    among = _AMONG.search(part.lead)
    first = next(one for one in row[max(0, part.at - _REACH) : part.at + 1] if one.sentence == part.sentence)
    # 审结案件中，甲类12件，占…；乙类9件，占…: all of them are of what stands in front of the first.
    among = among or (_AMONG.search(first.lead) if first.quantity.kind == part.quantity.kind else None)
    name = of or (among["whole"] if among else "")
    if len(name) < _SHORTEST:
        return
    here = [one for one in reversed(row[max(0, part.at - _REACH) : part.at]) if _is_of(one, part, name)]
    if not here:
        told = everywhere.get(part.quantity.kind, ())[:_MOST_ELSEWHERE]
        here = [one.item for one in told if one.item is not part and _is_of(one.item, part, name)]
    for one in here:
        yield part.quantity, one.quantity


def _is_of(whole: Item, part: Item, name: str) -> bool:
    same = whole.quantity.kind == part.quantity.kind and not whole.last_year and not whole.quantity.rough
    return same and name in whole.said and whole.quantity.number > part.quantity.number and "其中" not in whole.said


def _told_of(item: Item, who: str, of: str, row: Row, everywhere: Mapping[str, Sequence[Told]]) -> Iterator[Pair]:
    """Yield the parts that a share without a number is of, told anywhere, each with the wholes beside it."""
    found = 0
    for told in (one for kind in _COUNTED for one in everywhere.get(kind, ())[:_MOST_ELSEWHERE]):
        part = told.item
        if found >= _MOST_PARTS or not _is_named(part, who) or not part.quantity.exact:
            continue
        passage = told.row
        beside = part.sentence == item.sentence or (part.sentence == item.sentence - 1 and who == part.label)
        if not of and (passage is not row or not beside):
            continue
        near = 2 if of else 1
        wholes = [
            one
            for one in reversed(passage[max(0, part.at - _REACH) : part.at])
            if _is_of(one, part, of) and part.sentence - one.sentence < near
        ]
        found += bool(wholes)
        for whole in wholes[:1]:
            yield part.quantity, whole.quantity


def named_pairs(
    who: str, of: str, here: Sequence[Item], everywhere: Mapping[str, Sequence[Told]]
) -> Iterator[tuple[Item, Item]]:
    """Yield what a share of something named may come from, wherever both are told.

    Args:
        who: What has the share; empty where it is the number in front.
        of: What it is a share of.
        here: The number in front, where one is near.
        everywhere: The quantities of the whole report by kind.
    """
    name = _SAYS_LITTLE.sub("", of)
    if len(name) < _SHORTEST:
        return
    if who:
        for told in itertools.islice(_named_so(_SAYS_LITTLE.sub("", who), everywhere), _MOST_PARTS):
            whole = _whole_in_front(told, name, of)
            if whole is not None:
                yield told.item, whole
        return
    for part in here:
        for one in everywhere.get(part.quantity.kind, ())[:_MOST_ELSEWHERE]:
            if one.item is not part and part.quantity.exact and _is_all_of(one.item, part, name, of):
                yield part, one.item


def _named_so(who: str, everywhere: Mapping[str, Sequence[Told]]) -> Iterator[Told]:
    for kind in _COUNTED:
        for told in everywhere.get(kind, ())[:_MOST_ELSEWHERE]:
            if _is_named(told.item, who) and told.item.quantity.exact and not told.item.last_year:
                yield told


def _whole_in_front(told: Told, name: str, of: str) -> Item | None:
    part = told.item
    for whole in reversed(told.row[max(0, part.at - _REACH) : part.at]):
        if part.sentence - whole.sentence > 1:
            return None
        if _is_all_of(whole, part, name, of):
            return whole
    return None


def _is_all_of(whole: Item, part: Item, name: str, of: str) -> bool:
    """Whether a quantity is of what is named, and not of a part of it."""
    same = whole.quantity.kind == part.quantity.kind and not whole.last_year and whole.quantity.exact
    more = same and whole.quantity.number > part.quantity.number and "其中" not in whole.quantity.front
    both = len(name) > _LONG and name[:2] in whole.said and name[-2:] in whole.said
    named = both or name in whole.said or name in whole.said.replace("案件", "").replace("纠纷", "")
    ends = whole.label.endswith((name, of)) or whole.label.startswith(name) or whole.quantity.noun.startswith(name)
    return more and named and (ends or both)


def _is_named(part: Item, who: str) -> bool:
    """Whether a quantity is of what a share is of: 物业198件 is of 物业纠纷."""
    label = part.label
    return len(label) >= _SHORTEST and (who.startswith(label) or label.endswith(who) or label.startswith(who))
