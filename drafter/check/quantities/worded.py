"""Shares told in words: 约占三分之一, 近七成, 过半数, 一半以上; by every reading of the numbers in front of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.bases import named_pairs
from drafter.check.quantities.flat import Item, Row, Told
from drafter.check.quantities.numerals import chinese_number
from drafter.check.quantities.plain import plain_text

SHARE = expression(
    r"(?P<ahead>大约|约|将近|接近|近|超过|超|逾|突破|不足|不到|至少|达到|达)?(?P<share>"
    r"(?<![百千万几])(?P<below>[二三四五六七八九十])分之(?P<above>[一二两三四五六七八九])(?!之)"
    r"|(?<![0-9一二两三四五六七八九十组构建养生促完])(?P<tenths>[一二两三四五六七八九1-9])成(?![立为员效长功果熟本交型套])"
    r"(?P<half>半)?"
    r"|过半(?:数)?(?![年个月天日小])|半数|(?<![前后上下另])一半|(?<=[近超])半(?=$|[，。；（）、的])|(?<=不[到足])半(?=$|[，。；（）、的]))"
    r"(?P<behind>以上|有余|左右|上下|多|强|以下)?"
)
_ABOUT, _MORE = ("约", "大约", "左右", "上下"), ("超过", "超", "逾", "突破", "至少", "以上", "有余", "多", "强")
_LESS = ("近", "将近", "接近", "不足", "不到", "以下")
_SAYS_NOTHING = expression(
    r"占比?|比例|比重|全部|全体|总数|总量|总体|其中|正好|刚好|恰好|刚|[的为达约近超已也都均数量率，（）、； ]"
)
_OF = expression(r"占(?P<whole>[^，。；、]{1,14})的?$")
_CLAUSE = expression(r"[，。；：！？\n]")
_FAR_OF = expression(r"(?P<who>[^占，]{0,14}?)(?:仅|只|约)?占(?:到|了)?(?P<of>[^占，。；、]{2,12}?)(?:总数|总量)?的$")
_THAT_IS = expression(r"^(?:即|也就是|共)$")
_GENERAL = expression(r"(?:案件|事项|人员|问题|总数)?的?$")
_MOST_WHOLES, _SHORT = 3, 4
_ALL = expression(r"^(?:比|[全总]|其|到|了|约|近|超|的|当年|以上|上述)")
_CHANGED = expression(r"增|减|升|降|提高|缩短|压缩|回落|较|比上|同比|去年|上年")
_BREAK = expression(r"[。！？；：\n]")
BESIDE = frozenset(("%", "百分点", "倍", "成", "分"))
_HALF, _ALMOST, _ONE = Decimal("0.5"), Decimal("0.01"), Decimal(1)
_NEAR, _STEP, _BEYOND = Decimal("0.05"), Decimal("0.1"), Decimal("0.15")
_REACH, _FAR, _MOST_TOLD = 6, 26, 200
_WHO = expression(r"^(?:具有|具备|拥有|有|是|为)|(?:的|人员|只|仅|已|已经|占|比例|也|还)*$")


class Worded(NamedTuple):
    """A share in words that two quantities do not give: where it stands, and the likeliest two."""

    start: int
    end: int
    part: Item
    whole: Item


class Share(NamedTuple):
    """What a share in words may come to."""

    low: Decimal
    high: Decimal


def wrong_worded(text: str, row: Row, everywhere: Mapping[str, Sequence[Told]]) -> Iterator[Worded]:
    """Yield shares in words that no two quantities give: beside them, or told elsewhere under the names they have.

    Args:
        text: The passage as printed.
        row: Its quantities.
        everywhere: Those of the whole report by kind.
    """
    plain = plain_text(text)
    for match in SHARE.finditer(plain):
        end = bisect_right(row, match.start(), key=lambda one: one.quantity.end)
        front = row[max(0, end - _REACH) : end]
        front = tuple(one for one in front if one.quantity.kind not in BESIDE)
        meant = _explained(row, end, match, front) or _meant(plain, match, front)
        if meant is None:
            yield from _wrong_far(plain, match, front, everywhere)
            yield from _wrong_among(plain, match, front, everywhere)
            continue
        part, whole = meant
        behind = [one for one in row[end : end + 3] if one.quantity.start >= match.end()][:1]
        share = range_of_share(match)
        if not any(_gives(one, other, share) for one, other in _readings(part, (*front, *behind))):
            yield Worded(match.start(), match.end(), part, whole)


def _explained(row: Row, end: int, match: re.Match[str], front: Sequence[Item]) -> tuple[Item, Item] | None:
    """Return the part that a share is explained by, with the whole in front (占比三成，即36卷)."""
    part = next((one for one in row[end : end + 2] if one.quantity.start >= match.end()), None)
    if part is None or part.quantity.start - match.end() > _SHORT or not _THAT_IS.match(part.quantity.front):
        return None
    wholes = [one for one in front if one.quantity.kind == part.quantity.kind and one.sentence == part.sentence]
    return (part, wholes[-1]) if wholes and wholes[-1].quantity.low >= part.quantity.high else None


def _wrong_far(
    plain: str, match: re.Match[str], front: Sequence[Item], everywhere: Mapping[str, Sequence[Told]]
) -> Iterator[Worded]:
    """Yield a share of what is named in its clause, where the numbers told under that name do not give it."""
    clause = _CLAUSE.split(plain[max(0, match.start() - _FAR) : match.start()])[-1]
    named = _FAR_OF.search(clause)
    if named is None or _CHANGED.search(clause):
        return
    here = front[-1:] if front and match.start() - front[-1].quantity.end <= _FAR + len(named["of"]) else ()
    pairs = list(named_pairs(named["who"].strip("的约"), named["of"], here, everywhere))
    share = range_of_share(match)
    few = 0 < len({whole.quantity.number for _, whole in pairs}) <= _MOST_WHOLES
    if few and not any(_gives(part, whole, share) for part, whole in pairs):
        yield Worded(match.start(), match.end(), *pairs[0])


def _wrong_among(
    plain: str, match: re.Match[str], front: Sequence[Item], everywhere: Mapping[str, Sequence[Told]]
) -> Iterator[Worded]:
    """Yield a share of a number in front (67名人员中，取得资格的超过三成) of which another place counts the part."""
    whole = front[-1] if front else None
    if whole is None or not whole.quantity.noun.endswith("中") or match.start() - whole.quantity.end > _FAR + _SHORT:
        return
    who = _WHO.sub("", _CLAUSE.split(plain[whole.quantity.end : match.start()])[-1])
    if len(who) < _SHORT:
        return
    told = everywhere.get(whole.quantity.kind, ())
    parts = [one for one in told[:_MOST_TOLD] if who in one.item.said and one.item.at]
    pairs = [
        (one.item, other)
        for one in parts
        for other in one.row[max(0, one.item.at - _SHORT) : one.item.at]
        if other.quantity.kind == whole.quantity.kind and other.quantity.number == whole.quantity.number
    ]
    share = range_of_share(match)
    if pairs and not any(_gives(part, of, share) for part, of in pairs):
        yield Worded(match.start(), match.end(), *pairs[0])


def _meant(plain: str, match: re.Match[str], front: Sequence[Item]) -> tuple[Item, Item] | None:
    """Return the part and the whole that a share is of; None where it may be of something else."""
    if not front:
        return None
    part = front[-1]
    between = plain[part.quantity.end : match.start()]
    if len(between) > _FAR or _BREAK.search(between) or "其中" in between:
        return None
    told_of = _OF.search(between)
    if told_of is not None and told_of["whole"].endswith(part.quantity.text):
        return None
    wholes = [
        one
        for one in front[:-1]
        if one.quantity.kind == part.quantity.kind
        and part.sentence - one.sentence <= 1
        and not one.last_year
        and one.quantity.low >= part.quantity.high > 0
    ]
    # 占全部来信415件的七成: what stands in the clause of the share is the whole.
    in_clause = len(front) > 1 and told_of is None and between.strip().startswith("的")
    if in_clause and "占" in part.quantity.front:
        return (front[-2], part) if front[-2].quantity.kind == part.quantity.kind else None
    here = [one for one in wholes if one.sentence == part.sentence] or wholes
    if not here or part.quantity.rough or part.last_year or not _is_of(plain, match, part, between):
        return None
    if told_of is not None and not _ALL.match(told_of["whole"]) and not _shares_a_word(told_of["whole"], here[-1].said):
        return None
    return part, here[-1]


def _is_of(plain: str, match: re.Match[str], part: Item, between: str) -> bool:
    """Whether a share is told of the number in front: nothing else is named, or what was counted is named again."""
    noun = part.quantity.noun
    ahead = between.removeprefix(noun) if between.startswith(noun) and between != noun else between
    after = re.split("[，。；、：！？（）\n]", plain[match.end() : match.end() + 20], maxsplit=1)[0]
    named = ahead.partition("占")[0] + after
    rest = _SAYS_NOTHING.sub("", named)
    if _CHANGED.search(named):
        return False
    return ahead.count("，") <= 1 and (not rest or _shares_a_word(rest, part.said + part.lead[-8:]))


def _shares_a_word(words: str, said: str) -> bool:
    words = _GENERAL.sub("", words) or words
    return any(words[index : index + 2] in said for index in range(len(words) - 1))


def _readings(part: Item, items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    for one in items:
        for other in items:
            same = one.quantity.kind == other.quantity.kind == part.quantity.kind
            if same and one is not other and abs(one.sentence - part.sentence) <= 1:
                yield one, other


def _gives(part: Item, whole: Item, share: Share) -> bool:
    one, other = part.quantity, whole.quantity
    if other.low <= 0:
        return True
    return one.low / other.high <= share.high and one.high / other.low >= share.low


def range_of_share(match: re.Match[str]) -> Share:
    """Return what a share in words may come to, as people use it.

    Args:
        match: The words, found by `SHARE`.
    """
    ahead, behind, words = match["ahead"] or "", match["behind"] or "", match["share"]
    if words.startswith("过半"):
        return Share(_HALF, _ONE)
    value = _value(match)
    if ahead in _LESS or behind in _LESS:
        return Share(value - min(_STEP, value / 4), value + _ALMOST)
    if ahead in _MORE or behind in _MORE:
        return Share(value - _ALMOST / 2, _ONE if behind == "以上" else value + _BEYOND)
    slack = _NEAR + _ALMOST if ahead in _ABOUT or behind in _ABOUT else _NEAR
    return Share(value - slack, value + slack)


def _value(match: re.Match[str]) -> Decimal:
    if match["below"]:
        below, above = chinese_number(match["below"]), chinese_number(match["above"])
        return Decimal(above or 0) / Decimal(below or 1)
    if match["tenths"]:
        tenths = match["tenths"]
        number = Decimal(tenths) if tenths.isascii() else Decimal(chinese_number(tenths) or 0)
        return (number + (_HALF if match["half"] else 0)) / 10
    return _HALF
