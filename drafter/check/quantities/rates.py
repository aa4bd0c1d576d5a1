"""Rates that a passage states, with the quantities that they may have been worked out from."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.lexicon import Entry
from drafter.check.quantities.at_hand import NEAR, are_at_hand, can_be, of_whole_in_front, since_break, without_kin
from drafter.check.quantities.closed import listed_with
from drafter.check.quantities.flat import Item, Row
from drafter.check.quantities.pairs import Pair, all_pairs
from drafter.check.quantities.rate_names import Names, is_other, rate_name, stems_of
from drafter.check.quantities.reading import Quantity
from drafter.check.quantities.runs import sum_of_list
from drafter.check.quantities.vocabulary import PERCENT, POINTS, Vocabulary

SHARE = expression(
    r"占(?![道地压])比?(?P<of>[^占]{0,12}?)(?:的)?(?:比例|比重|比)?(?:的)?(?:约|近|超过|超)?(?:为|达|达到)?(?:约|近|超过|超)?$"
)
_WHOLE_WORDS = expression(r"(?:总|全部|全年|其|案件|受理|申请|比|总数|总量|总件数|人数|数)*$")
_OUTCOMES = frozenset(("受理", "审结", "办结", "结案", "立案", "收到", "采纳", "整改", "检查", "抽查", "审查"))
_DUE_AND_DONE = expression(r"\s*应(?!急|用|诉|对)"), expression(r"\s*实(?!施|行|现|名)")
_WHOLE_SAID = expression(r"共|总|合计|全|占")
# 判决驳回18件 is no number of judgments.
_OUTCOME = expression(r"(?:判决|裁定|审结|决定)(?:驳回|撤销|确认|变更|责令|维持|准许|履行)")
NUMBER_WORDS = expression(
    r"(?:总数|总量|总件数|总人数|总额|总金额|金额|人数|件数|户数|家数|次数|项数|条数|份数|数量|数)$"
)
_THAT_IS = expression(r"\s*(?:即|也就是|为|有|共|约)")
_CHANGE = expression(
    r"(?:增长|上升|增加|提高|提升|下降|减少|降低|回落|压缩|压减|缩短|精简|同比|环比)(?:了|幅|幅度)?(?:为|达|达到|约|近)?$"
)
_MOST, _FAR, _SHORT_LABEL, _SHORT_NAME = 8, 14, 4, 6
# 检查4200户次，发现问题336起，问题发现率8%
_OF_OTHER_KIND = ("发现率", "检出率")
_ALL = 100
_FIRST_OF_ALL = expression(r"(?:占比|比重|比例)(?:最高|最大|居首|最低|最小)$")
_IS = expression("(?:约|近)?(?:为|达到?|是)?(?:约|近)?")
_NO_COUNT = frozenset((PERCENT, POINTS, "倍", "分", "年", "月", "岁", "成"))


class Rate(NamedTuple):
    """A stated rate.

    Attributes:
        stated: The percentage.
        at: Its index in the row.
        name: Its name (调解成功率); empty for a share (占…%).
        pairs: Numerators and denominators that it is likely to come from, the likeliest first.
        sure: Whether the first pair is the only one that can be meant.
        others: All pairs that it may come from, however unlikely.
    """

    stated: Quantity
    at: int
    name: str
    pairs: tuple[Pair, ...]
    sure: bool
    others: tuple[Pair, ...]


class _Around(NamedTuple):
    """What stands around a rate.

    Attributes:
        here: Quantities in front, in its sentence.
        there: Those before them, in the sentences before.
        behind: Those that follow at once and explain it (优秀率41.7%，即优秀案卷70卷).
        shared: Where quantities begin that have shares of their own.
        whole: All of its sentence.
    """

    here: list[Item]
    there: list[Item]
    behind: list[Item]
    shared: frozenset[int]
    whole: list[Item]


def rates(row: Row, words: Vocabulary, names: Names) -> Iterator[Rate]:
    """Yield the rates of a passage."""
    # What has a share of its own is a part, not the whole of the next one.
    shared = frozenset(
        one.quantity.start for one, other in itertools.pairwise(row) if SHARE.search(other.quantity.front)
    )
    for index, item in enumerate(row):
        if item.quantity.kind == PERCENT and not item.last_year and not _CHANGE.search(item.quantity.front):
            front = row[max(0, index - 2 * _FAR) : index]
            around = _Around(
                _countable([one for one in front if one.sentence == item.sentence])[-_MOST:],
                _countable([one for one in front if one.sentence < item.sentence])[-_FAR:],
                list(_explaining(row, index)),
                shared,
                _countable([one for one in row[max(0, index - _FAR) : index + _FAR] if one.sentence == item.sentence]),
            )
            yield from _rate(item, around, words, names)


def _countable(items: Sequence[Item]) -> list[Item]:
    counted = [one for one in items if one.quantity.kind not in _NO_COUNT]
    return [one for one in counted if not one.last_year]


def _explaining(row: Row, index: int) -> Iterator[Item]:
    """Yield the quantities behind a rate that say what it was worked out from."""
    stated = row[index]
    following = row[index + 1 : index + 3]
    if len(following) > 1 and all(_DUE_AND_DONE[at].match(one.quantity.front) for at, one in enumerate(following)):
        # 参考率98.5%，应考268人，实考264人
        yield from _countable([one for one in following if one.sentence == stated.sentence])
        return
    for number, item in enumerate(following):
        bracket = item.owner == index
        that_is = item.quantity.clause == stated.quantity.clause + 1 and _THAT_IS.match(item.quantity.front)
        goes_on = number == 1 and item.sentence == stated.sentence and item.quantity.mark in "、，"
        if item.sentence != stated.sentence or not (bracket or that_is or (goes_on and number)):
            return
        if item.quantity.clause - stated.quantity.clause > 2:
            return
        yield from _countable([item])


def _rate(item: Item, around: _Around, words: Vocabulary, names: Names) -> Iterator[Rate]:
    stated, here, behind = item.quantity, around.here, around.behind
    name = rate_name(stated)
    share = None if name else SHARE.search(stated.front) or _stated_behind(item)
    near = [*here, *behind]
    of = next((one for one in here[-2:] if one.quantity.clause == stated.clause and _says_share(one)), None)
    if of is not None and stated.front.strip().endswith("的"):
        pairs = tuple((one, of.quantity) for one in _parts_of(here[: here.index(of) + 1]))
        yield Rate(stated, item.at, "", pairs, len(pairs) == 1, tuple(all_pairs(here)))
    elif share is not None:
        who = words.bare(stated.front[: share.start()]) if share.string == stated.front else ""
        pairs, sure = _pairs_of_share(around, who, share["of"])
        listed = (
            listed_with(around.whole, pairs[0][0]) if pairs and not share["of"] and "分别" not in stated.front else ()
        )
        if listed:
            # 甲1523件，占31.3%；乙876件，占18%…: each is a share of all of them.
            pairs, sure = ((pairs[0][0], listed[0]),), False
        named = bool(listed) or _named_base(pairs, share["of"], near)
        others = pairs if named else tuple(all_pairs(near))
        yield Rate(stated, item.at, "", pairs, sure, others if pairs else ())
    elif name:
        yield _named_rate(item, name, around, words, names)


def _stated_behind(item: Item) -> re.Match[str] | None:
    """Return a share that is named in the clause before its number (占比最高，为37.7%)."""
    told = _FIRST_OF_ALL.search(item.lead) and _IS.fullmatch(item.quantity.front.strip())
    return SHARE.search("占比为") if told else None


def _named_rate(item: Item, name: str, around: _Around, words: Vocabulary, names: Names) -> Rate:
    stated, here, there, behind = item.quantity, around.here, around.there, around.behind
    near = [*here, *behind]
    stems = stems_of(name, names.parts)
    pairs, sure = _pairs_of_name(name, stems, near, words)
    if not pairs and stated.number < _ALL:
        pairs, sure = _pairs_of_name(name, stems, [*there, *near], words)[0], False
        if here and pairs and pairs[0][0].kind not in {one.quantity.kind for one in here}:
            pairs = ()
    if not pairs:
        pairs = tuple(_explained(item, near, there, behind)) or tuple(_in_a_row(item, here, name, names.kinds))
    # 调解5127件，成功5038件，成功率98.3%: nothing of the sentences before is meant.
    at_hand = are_at_hand(item, here, pairs)
    others = all_pairs([*since_break(here, pairs), *behind]) if at_hand else all_pairs(near, there)
    pairs, saving = without_kin(pairs, tuple(others) if pairs else (), here)
    rate = Rate(stated, item.at, name, pairs, sure, saving)
    of_whole = of_whole_in_front(item, here, pairs)
    if of_whole:
        return rate._replace(pairs=of_whole, others=())
    base = _base(name, [*there, *near], names.bases)
    return _with_base(rate, base) if base else rate


def _parts_of(here: Sequence[Item]) -> Iterator[Quantity]:
    """Yield what may be a share of the last quantity: the one in front of it, or all that a list adds up to."""
    *front, of = here
    same = [one for one in front if one.quantity.kind == of.quantity.kind]
    added = sum_of_list(tuple(same), len(same) - 1) if same else None
    # 甲12件、乙9件、丙5件，三类案件占40件的65%
    if added is not None:
        yield added.quantity
    if same and front[-1] is same[-1] and "合计" not in of.quantity.front:
        yield same[-1].quantity


def _says_share(item: Item) -> bool:
    return "占" in item.quantity.front or "比例为" in item.quantity.front


def _base(name: str, items: Sequence[Item], bases: Sequence[Entry]) -> list[Item]:
    """Return the quantities that the denominator of a rate is called, nearest last."""
    called = {word for entry in bases if name.endswith(entry.word) for word in entry.behind}
    return [one for one in items if any(_is_called(one, word) for word in called)] if called else []


def _is_called(item: Item, word: str) -> bool:
    label = item.label
    if _OUTCOME.match(label):
        return False
    return label.startswith(word) or (len(label) <= _SHORT_LABEL and label.endswith(word))


def _with_base(rate: Rate, base: Sequence[Item]) -> Rate:
    """Keep the pairs of a rate whose denominator is what it is a rate of, where there is one."""
    starts = {one.quantity.start for one in base}
    others = tuple(pair for pair in rate.others if pair[1].start in starts)
    if not others:
        return rate
    pairs = tuple(pair for pair in rate.pairs if pair[1].start in starts)
    if not pairs:
        pairs = tuple((pair[0], one.quantity) for pair in rate.pairs[:1] for one in base if can_be(pair[0], one))
    return rate._replace(pairs=pairs[-1:], sure=False, others=others)


def _explained(item: Item, near: Sequence[Item], there: Sequence[Item], behind: Sequence[Item]) -> Iterator[Pair]:
    """Yield what a rate is explained by: 终结率71.5%，即387件 is a share of what stands in front."""
    part = behind[0] if behind else None
    if part is None or not (_THAT_IS.match(part.quantity.front) or (part.owner == item.at and not part.label)):
        return
    before = [one for one in (*there, *near) if one.quantity.start < part.quantity.start]
    for whole in reversed(before):
        if can_be(part.quantity, whole):
            yield part.quantity, whole.quantity


def _pairs_of_share(around: _Around, who: str, of: str) -> tuple[tuple[Pair, ...], bool]:
    """Return what `其中M件，占X%` may mean: the part is the quantity right in front, or the one that is named."""
    here, there, behind, shared, _ = around
    part = next((one for one in reversed(here) if who in one.said), None)
    # 60岁以上的占39.0%，共30名
    if part is None or (behind and (part.label != who if who else _THAT_IS.match(behind[0].quantity.front))):
        part = behind[0] if behind else None
    if part is None:
        return (), False
    # 占86.4%，即51人，专科8人: what follows next is another part.
    other = len(behind) > 1 and _THAT_IS.match(behind[0].quantity.front) and not _WHOLE_SAID.search(behind[1].said)
    if behind and part is behind[0] and len(behind) > 1 and not other:
        part = min(behind, key=lambda one: one.quantity.number)
    before = [one for one in (*here, *behind) if one is not part and can_be(part.quantity, one)]
    before = [one for one in before if one.quantity.start not in shared or part in behind]
    if not before and part in here:
        at = here.index(part)
        before = [one for one in _lists_of(here) if at < len(here) and can_be(part.quantity, one)]
    of = NUMBER_WORDS.sub("", of.strip("的")).removeprefix("已")
    if of and not _WHOLE_WORDS.fullmatch(of):
        named = [one for one in before if of in one.said or (len(one.label) > 1 and of.startswith(one.label))]
        named = named or [one for one in there if can_be(part.quantity, one) and of in one.said]
        return tuple((part.quantity, one.quantity) for one in reversed(named)), False
    return tuple((part.quantity, one.quantity) for one in reversed(before)), len(before) == 1 and part in here


def _named_base(pairs: Sequence[Pair], of: str, near: Sequence[Item]) -> bool:
    """Whether a share says what it is of (占办结数的), and just one number in its sentence is called so."""
    word = NUMBER_WORDS.sub("", of.strip("的")).removeprefix("已")
    named = [one for one in near if word and word in one.said]
    return len(pairs) == 1 and word in _OUTCOMES and len(named) == 1 and named[0].quantity == pairs[0][1]


def _lists_of(here: Sequence[Item]) -> Iterator[Item]:
    """Yield what the list that ends last adds up to (简易程序1024件、普通程序156件，简易程序占86.8%)."""
    added = sum_of_list(tuple(here), len(here) - 1)
    if added is not None:
        yield added


def _in_a_row(item: Item, here: Sequence[Item], name: str, kinds: Sequence[Entry]) -> Iterator[Pair]:
    """Yield the two quantities right in front of a rate, clause by clause, where they nearly give it."""
    counted = {kind for entry in kinds if name.endswith(entry.word) for kind in entry.behind}
    if len(here) < 2 or here[-2].quantity.kind != here[-1].quantity.kind:
        return
    whole, part = here[-2].quantity, here[-1].quantity
    if counted and part.kind not in counted and not whole.noun.endswith("中"):
        return
    in_a_row = (part.clause - whole.clause, item.quantity.clause - part.clause) == (1, 1) and part.mark == "，"
    named = set(name[:-1]) & set(here[-1].label) or whole.noun.endswith("中")
    if in_a_row and named and whole.number and 0 < part.number <= whole.number:
        near = abs(part.number * 100 / whole.number - item.quantity.number) <= NEAR
        if near and item.quantity.number < _ALL:
            yield part, whole


def _pairs_of_name(
    name: str, stems: tuple[str, ...], here: Sequence[Item], words: Vocabulary
) -> tuple[tuple[Pair, ...], bool]:
    """Return what a named rate may mean: the numerator carries its name (调解成功10388件，调解成功率)."""
    for part in reversed(here):
        said = part.said.replace(name, "")
        begun = len(name) <= _SHORT_NAME and part.label.startswith(name[:2])
        if not (words.says(said, stems) or begun) or is_other(name, said, stems, words):
            continue
        others = [one for one in here if one.quantity.kind == part.quantity.kind and one is not part]
        wholes = [one for one in others if one.quantity.number >= part.quantity.number]
        wholes = [one for one in wholes if not (one.quantity.start > part.quantity.start and one.quantity.mark == "、")]
        if not others and name.endswith(_OF_OTHER_KIND):
            wholes = [one for one in here if one.quantity.start < part.quantity.start][-1:]
        elif not wholes and part.quantity.mark == "，":
            wholes = _smaller_wholes(here, part)
        if wholes:
            return tuple((part.quantity, whole.quantity) for whole in reversed(wholes)), len(others) == 1
    return (), False


def _smaller_wholes(here: Sequence[Item], part: Item) -> list[Item]:
    """Return what a numerator can be of though it is more: a list in front of it, or the largest in front."""
    index = here.index(part)
    front = [one for one in here[:index] if one.quantity.kind == part.quantity.kind]
    added = sum_of_list(tuple(front), len(front) - 1) if front else None
    if added is not None:
        return [added]
    near = [one for one in front if part.sentence == one.sentence]
    return sorted(near, key=lambda one: one.quantity.number)[-1:]
