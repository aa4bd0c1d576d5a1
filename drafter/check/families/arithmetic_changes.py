"""算术: changes against last year that the two values do not give, or that point the other way."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage
from drafter.check.quantities.changes import Change, Pair, changes_of, too_much
from drafter.check.quantities.flat import Row, Told, rows, told_by_kind
from drafter.check.quantities.misworded import compared_to, from_this_year, to_for_by
from drafter.check.quantities.moves import moves
from drafter.check.quantities.reading import Quantity, Sentence
from drafter.check.quantities.respective import Grown, growths_in_row
from drafter.check.quantities.trends import against_trends
from drafter.check.quantities.vocabulary import PERCENT, POINTS, counted, vocabulary
from drafter.check.rules import Check, Spot, spot_in
from drafter.figures.shares import Judgement, Verdict, judge_change
from drafter.wording import number_text

_TIMES = "倍"
_LEVEL = expression(r"(?<!基本)(?<!大体)(?<!总体)(?<!大致)持平")
_WHOLE = Decimal(100)
_RATE = expression(r"率[^率，。；、]{0,4}$")
_RATE_CHANGED = expression(r"率(?:[比较][０-９]{4}年|同比|环比|较上年|比上年|较去年|比去年)[^率的]{0,6}$")
_COMPARED = expression(
    r"^(?:[比较][０-９]{4}年|同比|环比|较上年|比上年|较去年|比去年|比上年同期|较上年同期)[^率的]{2,6}$"
)

_SHARE = expression(r"占|比重|比例|占比|满意度|知晓度|覆盖面|指数|利率")
_RAISED = expression(r"提高|提升|降低")
_POINTED = expression(r"[%％]|评分|得分|百分点")
# 用证量同比上升18个百分点, 罚款总额较上年下降23个百分点
_AMOUNT = expression(
    r"(?:[^率占比]{0,8}(?:量|数|额|件数|次数|人次|户数|收入|案件|案|申请|投诉|资金|规模))(?:同比|环比|[比较](?:上年|去年|[０-９]{4}年)(?:同期)?)"
    r"(?:增长|增加|上升|下降|减少|降低|提高|提升)了?$"
)
_BARE_CHANGE = expression(r"(?:同比|环比)?(?:增长|增加|上升|下降|减少|上涨|提高|提升|降低)了?")


class _Wrong(NamedTuple):
    why: str
    fix: str
    level: Level


def check_changes(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find changes that do not follow from the two values, and values that go the other way than said."""
    words = vocabulary(document, lexicon)
    everywhere = told_by_kind(document, words)
    for passage, row in rows(document, words):
        for move in moves(row):
            if move.this.low > move.last.high if not move.up else move.this.high < move.last.low:
                said, is_ = ("增加", "减少") if move.up else ("减少", "增加")
                why = f"从{move.last.text}到{move.this.text}是{is_}，写的却是{said}"
                level = Level.ERROR if move.last.exact and move.this.exact else Level.DOUBT
                yield spot_in(passage, move.last.start, move.this.end, why, f"改成{is_}，或者改正这两个数", level=level)
        yield from _not_level(passage, row)
        for one, other in against_trends(passage.text, row):
            way = "下降" if other.quantity.number > one.quantity.number else "上升"
            why = f"前面说一年年{way}，{one.quantity.text}后面却是{other.quantity.text}"
            yield spot_in(passage, other.quantity.start, other.quantity.end, why, "核对各年的数，或者改正升降的说法")
        grown = tuple(growths_in_row(row))
        yield from _unlike(passage, grown)
        yield from _misworded(passage, row, everywhere)
        for this, more in too_much(row):
            why = f"一共{this.text}，不会比上年增加{more.text}"
            yield spot_in(passage, more.start, more.end, why, "核对这两个数，改正写错的一个", level=Level.ERROR)
        for change in changes_of(passage.text, words):
            wrong = _judge(change)
            if wrong and all(change.stated.start != one.stated.start for one in grown):
                yield spot_in(passage, change.stated.start, change.stated.end, wrong.why, wrong.fix, level=wrong.level)


def _misworded(passage: Passage, row: Row, everywhere: Mapping[str, Sequence[Told]]) -> Iterator[Spot]:
    """Yield percentages that something is said to go to, though it went by that much, or that are of the wrong year."""
    told = set()
    for one in to_for_by(row):
        told.add(one.stated.start)
        said = "增长" if one.up else "减少"
        why = f"{one.last.text}和{one.this.text}相比，是{said}了{one.stated.text}，不是{said}到{one.stated.text}"
        yield spot_in(passage, one.stated.start, one.stated.end, why, f"写成{said}了{one.stated.text}")
    for stated in compared_to(row):
        if stated.start not in told:
            why = f"和上年相比说的是增减了多少，不是到{stated.text}"
            yield spot_in(passage, stated.start, stated.end, why, f"增减了{stated.text}的，去掉“到”“至”")
    for one in from_this_year(row, everywhere):
        why = f"{one.stated.text}是用本年的{one.this.text}作了分母，应当除以上年的{one.last.text}"
        yield spot_in(passage, one.stated.start, one.stated.end, why, "除以上年的数重新计算")


def _unlike(passage: Passage, grown: Sequence[Grown]) -> Iterator[Spot]:
    """Yield growths told in a row (A件、B件，分别增长a%、b%) that their own numbers do not give."""
    for stated, this, last, judged in grown:
        if judged.correct is not None and judged.verdict is not Verdict.RIGHT and not stated.rough:
            why = f"{last.text}变为{this.text}，是{_signed(judged.correct)}，写的是{stated.text}"
            yield spot_in(passage, stated.start, stated.end, why, "分别重新计算，或者改正这几个数")


def _signed(percent: Decimal) -> str:
    return f"{'下降' if percent < 0 else '增长'}{number_text(abs(percent))}%"


def _not_level(passage: Passage, row: Row) -> Iterator[Spot]:
    """Yield where a value is said to be last year's (上年12件，同比持平), and is not."""
    for match in _LEVEL.finditer(passage.text):
        end = bisect_right(row, match.start(), key=lambda one: one.quantity.end)
        front = row[max(0, end - 2) : end]
        if (
            len(front) < 2
            or not front[1].last_year
            or "分别" in front[1].quantity.front
            or "。" in passage.text[front[0].quantity.end : match.start()]
        ):
            continue
        this, last = (one.quantity for one in front)
        if this.kind == last.kind and this.number != last.number and this.exact and last.exact:
            why = f"{this.text}与{last.text}不一样，写的却是持平"
            yield spot_in(passage, match.start(), match.end(), why, "写明增减了多少，或者改正这两个数")


def _judge(change: Change) -> _Wrong | None:
    """Judge a change by every pair of values that it may come from; one that gives it saves it."""
    stated = change.stated
    if stated.rough or not change.pairs or _falls_too_far(change):
        return None
    judged = [(pair, _judgement(change, *pair)) for pair in change.pairs]
    if any(one is None or one.verdict is Verdict.RIGHT or _may_be(change, *pair) for pair, one in judged):
        return None
    cut_off = next((one for one in judged if one[1] and one[1].verdict is Verdict.TRUNCATED), None)
    (this, last), found = cut_off or judged[0]
    if found is None:
        return None
    rates = this.kind == PERCENT
    sure = Level.ERROR if change.sure and (rates or (this.exact and last.exact)) else Level.DOUBT
    if _points_the_other_way(change, this, last):
        said, is_ = ("上升", "下降") if change.up else ("下降", "上升")
        return _Wrong(
            f"{last.text}变为{this.text}是{is_}，写的却是{said}", f"把{said}改成{is_}，或者改正这两个数", sure
        )
    return _wrong_number(change, (this, last), found, sure)


def _may_be(change: Change, this: Quantity, last: Quantity) -> bool:
    """Whether rounded or approximate values can give a change."""
    stated = change.stated
    if this.exact and last.exact:
        return False
    if this.rough or last.rough or last.low <= 0:
        return True
    if stated.kind != PERCENT or this.kind == PERCENT:
        return False
    signed = stated.number if change.up else -stated.number
    half = Decimal(5).scaleb(-stated.decimals - 1)
    (low, high), (least, most) = (((one.low + one.number) / 2, (one.high + one.number) / 2) for one in (this, last))
    return low * _WHOLE / most - _WHOLE - half <= signed <= high * _WHOLE / least - _WHOLE + half


def _falls_too_far(change: Change) -> bool:
    """Whether something falls by more than all there was."""
    stated = change.stated
    beyond = stated.low > _WHOLE if stated.kind == PERCENT else stated.kind == _TIMES and stated.low >= 1
    return beyond and not change.up


def _judgement(change: Change, this: Quantity, last: Quantity) -> Judgement | None:
    """Judge a change in the way in which it is stated; None where it cannot be judged."""
    stated, rates = change.stated, this.kind == PERCENT
    signed = stated.number if change.up else -stated.number
    if stated.kind == POINTS:
        return judge_change(signed, stated.decimals, this.number, last.number, points=True) if rates else None
    if stated.kind == _TIMES:
        if not change.up or not last.number:
            return None
        return judge_change(signed * _WHOLE, 0, this.number, last.number, points=False)._replace(
            verdict=_judge_times(stated, this, last)
        )
    if stated.kind == PERCENT:
        return judge_change(signed, stated.decimals, this.number, last.number, points=False)
    difference = this.number - last.number
    return Judgement(Verdict.RIGHT if difference == signed else Verdict.WRONG, difference)


def _judge_times(stated: Quantity, this: Quantity, last: Quantity) -> Verdict:
    """增长1.5倍 may be meant as 1.5 times more or as 1.5 times as much; neither is the only reading."""
    times = this.number / last.number
    near = Decimal(1).scaleb(-stated.decimals)
    return (
        Verdict.RIGHT if abs(times - 1 - stated.number) <= near or abs(times - stated.number) <= near else Verdict.WRONG
    )


def _points_the_other_way(change: Change, this: Quantity, last: Quantity) -> bool:
    return this.number < last.number if change.up else this.number > last.number


def _wrong_number(change: Change, pair: Pair, judged: Judgement, sure: Level) -> _Wrong:
    stated, (this, last) = change.stated, pair
    rates = this.kind == PERCENT
    if rates and stated.kind == PERCENT and abs(this.number - last.number) == stated.number:
        why = f"{last.text}与{this.text}相差{stated.number}个百分点；写{stated.text}，就成了相对上年的增减幅度"
        return _Wrong(why, f"写成{number_text(stated.number)}个百分点", Level.DOUBT)
    unit = {POINTS: "个百分点", PERCENT: "%", _TIMES: "%"}.get(stated.kind, stated.kind)
    correct = f"{number_text(abs(judged.correct))}{unit}" if judged.correct is not None else ""
    if not correct:
        return _Wrong("上年是0，没有增减的百分比", "改写成增减了多少", Level.DOUBT)
    if judged.verdict is Verdict.TRUNCATED:
        return _Wrong(f"按{last.text}和{this.text}计算是{correct}，末位没有四舍五入", f"写成{correct}", Level.DOUBT)
    why = f"按{last.text}和{this.text}计算是{correct}，与写的{stated.text}不符"
    return _Wrong(why, f"写成{correct}，或者改正这两个数", sure)


def check_falls(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find falls by more than all there was (下降120%，减少2倍)."""
    words = vocabulary(document, lexicon)
    for passage, _ in rows(document, words):
        for change in changes_of(passage.text, words):
            stated = change.stated
            if _falls_too_far(change):
                why = f"减少的不会比原来的全部还多，这里写的是{stated.text}"
                yield spot_in(passage, stated.start, stated.end, why, "重新计算下降的幅度；减到几分之一的，写百分比")


def check_points(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find rates whose change is given in percent, and counts whose change is given in points."""
    words = vocabulary(document, lexicon)
    for passage, sentence in counted(document, words):
        for index, stated in enumerate(sentence.quantities):
            before = sentence.quantities[index - 1] if index else None
            if stated.kind == PERCENT and _is_rate(stated, before, sentence):
                why = f"率的增减用百分点表示；写{stated.text}，是说相对上年的率增减了这么多"
                fix = f"两年的率直接相减的，写成{number_text(stated.number)}个百分点"
                yield spot_in(passage, stated.start, stated.end, why, fix)
            elif stated.kind == POINTS and _is_count(stated, before, sentence):
                why = "数量的增减用百分之几表示，不用百分点"
                yield spot_in(passage, stated.start, stated.end, why, f"写成{number_text(stated.number)}%")


def _is_rate(stated: Quantity, before: Quantity | None, sentence: Sentence) -> bool:
    """Whether a percentage is the change of a rate, whose two values are not both given."""
    if _RATE_CHANGED.search(stated.front):
        return True
    follows = before is not None and before.kind == PERCENT and stated.clause == before.clause + 1
    if follows and _BARE_CHANGE.fullmatch(stated.front) and _is_difference(stated, sentence):
        return True
    if not follows or before is None or _COMPARED.fullmatch(stated.front) is None:
        return False
    if _RATE.search(before.front):
        return True
    # 2310户，占12.5%，同比增长2.1%: what grew may be what was counted.
    counts = any(one.start < before.start and one.kind not in (PERCENT, POINTS) for one in sentence.quantities)
    return _SHARE.search(before.front) is not None and (not counts or _RAISED.search(stated.front) is not None)


def _is_difference(stated: Quantity, sentence: Sentence) -> bool:
    """Whether a percentage is what two in front of it differ by (由98.5%提高到99.2%，提高0.7%)."""
    front = [one for one in sentence.quantities if one.start < stated.start][-2:]
    return (
        len(front) == 2
        and {one.kind for one in front} == {PERCENT}
        and front[0].clause == front[1].clause
        and (abs(front[0].number - front[1].number) == stated.number)
    )


def _is_count(stated: Quantity, before: Quantity | None, sentence: Sentence) -> bool:
    said = sentence.text[: stated.start - sentence.start]
    if _SHARE.search(said) or "率" in said or _POINTED.search(said):
        return False
    if _AMOUNT.search(stated.front):
        return True
    if before is None or before.kind in (PERCENT, POINTS) or stated.clause != before.clause + 1:
        return False
    return _COMPARED.fullmatch(stated.front) is not None or _BARE_CHANGE.fullmatch(stated.front) is not None


CHECKS: dict[str, Check] = {"算术-7": check_changes, "算术-8": check_falls, "算术-9": check_points}
