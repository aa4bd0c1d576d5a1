"""算术: rates that do not follow from their members, are more than the whole, or that no whole number gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families import arithmetic_whole
from drafter.check.findings import Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage
from drafter.check.quantities.bases import far_rate
from drafter.check.quantities.flat import Row, Told, row_of, rows, told_by_kind
from drafter.check.quantities.multiples import wrong_multiples
from drafter.check.quantities.rate_names import Names, rate_name
from drafter.check.quantities.rates import SHARE as OF_WHOLE
from drafter.check.quantities.rates import Rate, rates
from drafter.check.quantities.ratios import wrong_doublings, wrong_ratios
from drafter.check.quantities.reading import Quantity, Sentence
from drafter.check.quantities.respective import unlike_shares
from drafter.check.quantities.vocabulary import PERCENT, READ, Vocabulary, counted, vocabulary
from drafter.check.quantities.worded import wrong_worded
from drafter.check.quantities.worded_changes import wrong_worded_changes
from drafter.check.rules import Check, Spot, spot_in
from drafter.figures.shares import Judgement, Verdict, judge_rate, no_whole_number_gives, no_whole_total_gives
from drafter.wording import number_text

_WHOLE, _NEARLY_ALL = Decimal(100), Decimal("0.9995")
_MOST_PEOPLE = 5000
_THINGS = frozenset(("件", "名", "家", "个", "份", "项"))
# What these say of two numbers is how far one fell to the other, no share.
_OF_A_CHANGE = ("提速率", "压缩率", "压减率", "精简率", "缩减率", "下降率", "减少率", "增长率", "上升率")
_SHARE = expression(r"(?:只|仅|约)?占(?:比)?(?:为)?$")
_SHARE_OF_ALL = expression(r"占(?:全体|总数|总量|全部|全局)[^占]{0,10}$")

_OF_EITHER = expression(r"(?:调解|和解|化解|纠错|撤诉|败诉|胜诉|维持|协调)率$")
_NOT, _REACH = ("不", "未"), 14


class _Found(NamedTuple):
    level: Level
    part: Quantity
    whole: Quantity
    correct: Decimal
    verdict: Verdict


def check_rates(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find rates that their numerator and denominator do not give."""
    words = vocabulary(document, lexicon)
    composed = (*lexicon.entries("合成", document.year), *lexicon.entries("率的合成", document.year))
    measured = lexicon.words("统计的率", document.year)
    everywhere = told_by_kind(document, words)
    names = Names(*(lexicon.entries(name, document.year) for name in ("率", "率的分子", "率的分母")))
    for passage, row in rows(document, words):
        for near in rates(row, words, names):
            rate = near if near.pairs else far_rate(near, row[near.at], row, everywhere, words, composed)
            found = None if rate.name.endswith(measured) or _comes_from_front(rate, row) else _judge(rate)
            if found:
                yield _rate_spot(passage, rate.stated, rate.name, found)
        yield from _multiples(passage, row, everywhere)
        yield from _ratios(passage, row, everywhere)
        for unlike in unlike_shares(row):
            judged = _judge_pair(*unlike)
            if judged.correct is not None:
                found = _Found(Level.DOUBT, unlike.part, unlike.whole, judged.correct, judged.verdict)
                yield _rate_spot(passage, unlike.stated, "", found)
    for passage in _without_quantities(document, words):
        yield from _worded(passage, (), everywhere)


def _without_quantities(document: Document, words: Vocabulary) -> Iterator[Passage]:
    """Yield the passages that hold no quantity; what they say in words may be of those of others."""
    for passage in document.passages:
        if passage.kind in READ and "\t" not in passage.text and not row_of(passage.text, words):
            yield passage


def _multiples(passage: Passage, row: Row, everywhere: Mapping[str, Sequence[Told]]) -> Iterator[Spot]:
    """Yield multiples and shares in words that their members do not give."""
    for stated, part, whole in wrong_multiples(row):
        share = (part.quantity.number / whole.quantity.number).quantize(Decimal("0.001"))
        gives = f"{part.quantity.text} ÷ {whole.quantity.text} = {number_text(share.normalize())}"
        why = f"{gives}，与写的{stated.quantity.text}不符"
        yield spot_in(passage, stated.quantity.start, stated.quantity.end, why, "重新计算，或者改正这两个数")
    for changed in wrong_worded_changes(passage.text, row):
        last, this = changed.whole.quantity, changed.part.quantity
        percent = _signed((this.number - last.number) * 100 / last.number)
        why = f"{last.text}变为{this.text}，约是{percent}，与写的“{passage.text[changed.start : changed.end]}”不符"
        yield spot_in(passage, changed.start, changed.end, why, "重新计算，或者改正这两个数")
    yield from _worded(passage, row, everywhere)


def _worded(passage: Passage, row: Row, everywhere: Mapping[str, Sequence[Told]]) -> Iterator[Spot]:
    """Yield shares in words that no two quantities give."""
    for worded in wrong_worded(passage.text, row, everywhere):
        one, other = worded.part.quantity, worded.whole.quantity
        percent = number_text(round(one.number * 100 / other.number, 1).normalize() + 0)
        why = f"{one.text} ÷ {other.text}约是{percent}%，与写的“{passage.text[worded.start : worded.end]}”不符"
        yield spot_in(passage, worded.start, worded.end, why, "重新计算，或者改正这两个数")


def _signed(percent: Decimal) -> str:
    return f"{'下降' if percent < 0 else '增长'}{number_text(round(abs(percent), 1).normalize() + 0)}%"


def _ratios(passage: Passage, row: Row, everywhere: Mapping[str, Sequence[Told]]) -> Iterator[Spot]:
    """Yield ratios to one, and doublings, that their members do not give."""
    for ratio in wrong_ratios(passage, row, everywhere):
        one, other = ratio.one.quantity, ratio.other.quantity
        times = number_text(round(one.number / other.number, 2).normalize() + 0)
        why = f"{one.text} ÷ {other.text}约是{times}，与写的{passage.text[ratio.start : ratio.end]}不符"
        yield spot_in(passage, ratio.start, ratio.end, why, "重新计算，或者改正这两个数")
    for doubling in wrong_doublings(passage, row):
        last, this = doubling.last.quantity, doubling.this.quantity
        times = number_text(round(this.number / last.number, 2).normalize() + 0)
        why = f"{this.text}是{last.text}的{times}倍，与写的{passage.text[doubling.start : doubling.end]}不符"
        yield spot_in(passage, doubling.start, doubling.end, why, "翻一番是原来的2倍，翻两番是4倍；改成增长了百分之几")


def _judge(rate: Rate) -> _Found | None:
    """Judge a rate by every pair that it may come from; one that gives it saves it."""
    if rate.stated.rough or not rate.pairs or rate.name.endswith(_OF_A_CHANGE):
        return None
    kind = rate.pairs[0][1].kind
    # 45岁以下的62人: an age may give any share.
    others = [(part, whole) for part, whole in rate.others if whole.kind == kind or (part.exact and whole.exact)]
    if any(_gives(rate.stated, *pair) for pair in (*rate.pairs, *others)):
        return None
    verdicts = [(pair, _judge_pair(rate.stated, *pair)) for pair in rate.pairs]
    truncated = next((one for one in verdicts if one[1].verdict is Verdict.TRUNCATED), None)
    (part, whole), judged = truncated or verdicts[0]
    if judged.correct is None or part.rough or whole.rough:
        return None
    # 调解率 may be of what was settled as well as of what was received.
    sure = rate.sure and truncated is None and part.exact and whole.exact and not _OF_EITHER.search(rate.name)
    return _Found(Level.ERROR if sure else Level.DOUBT, part, whole, judged.correct, judged.verdict)


def _comes_from_front(rate: Rate, row: Row) -> bool:
    """Whether a share is one of a whole that a list of shares has in front of it, or of what was not done of both."""
    stated, part = rate.stated, rate.pairs[0][0] if rate.pairs else None
    if part is None or not stated.decimals:
        return False
    if rate.name:
        return rate.name.startswith(_NOT) and any(_gives(stated, one, _both(one, whole)) for one, whole in rate.pairs)
    share = OF_WHOLE.search(stated.front)
    if share is not None and share["of"].strip("的比"):
        # 占已办结的19.3%: it says of which.
        return False
    front = [one.quantity for one in row[max(0, rate.at - _REACH) : rate.at] if one.quantity.start < part.start]
    return any(one.kind == part.kind and one.exact and _gives(stated, part, one) for one in front)


def _both(one: Quantity, other: Quantity) -> Quantity:
    low, high = one.low + other.low, one.high + other.high
    return one._replace(number=one.number + other.number, low=low, high=high)


def _judge_pair(stated: Quantity, part: Quantity, whole: Quantity) -> Judgement:
    return judge_rate(stated.number, stated.decimals, part.number, whole.number)


def _gives(stated: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Whether two quantities give a rate; approximate ones may give a little more or less."""
    if part.exact and whole.exact:
        # All is all, though the rest may round to it; of thousands, a few are overlooked.
        if stated.number == _WHOLE and part.number < whole.number * _NEARLY_ALL:
            return False
        return _judge_pair(stated, part, whole).verdict is Verdict.RIGHT
    if whole.low <= 0:
        return True
    if not (part.rough or whole.rough):
        # What is told in 万 and 亿 is rounded: by half of its last digit.
        half = Decimal(5).scaleb(-stated.decimals - 1)
        (low, high), (least, most) = (
            ((one.low + one.number) / 2, (one.high + one.number) / 2) for one in (part, whole)
        )
        return low * 100 / most - half <= stated.number <= high * 100 / least + half
    return part.low * 100 / whole.high <= stated.number + 1 and part.high * 100 / whole.low >= stated.number - 1


def _rate_spot(passage: Passage, stated: Quantity, name: str, found: _Found) -> Spot:
    gives = f"{found.part.text} ÷ {found.whole.text} = {number_text(found.correct)}%"
    if found.verdict is Verdict.TRUNCATED:
        why = f"{gives}，{stated.text}的末位没有四舍五入"
    else:
        why = f"{gives}，与写的{name or '占比'}{stated.text}不符"
    # More than all of something cannot be right: then it is the counts that are wrong.
    possible = found.correct <= _WHOLE
    fix = f"写成{number_text(found.correct)}%，或者改正这两个数" if possible else "核对、改正这两个数"
    return spot_in(passage, stated.start, stated.end, why, fix, level=found.level)


def check_over_hundred(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find shares of a whole that are more than all of it."""
    words = vocabulary(document, lexicon)
    unbounded = tuple(lexicon.words("可超百率", document.year))
    for passage, sentence in counted(document, words):
        for stated in sentence.quantities:
            if stated.kind == PERCENT and stated.low > _WHOLE and _is_part(stated, unbounded):
                why = f"{rate_name(stated) or '占比'}是整体的一部分，不会超过100%，这里是{stated.text}"
                yield spot_in(passage, stated.start, stated.end, why, "核对分子、分母和小数点的位置")


def _is_part(stated: Quantity, unbounded: tuple[str, ...]) -> bool:
    name = rate_name(stated)
    if name:
        return not name.endswith(unbounded)
    return stated.front.endswith(("占", "占比", "占比为", "占总数的", "占总数"))


def check_shares(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find shares side by side that are more than all of it, or nearly all and do not say so."""
    words = vocabulary(document, lexicon)
    for passage, sentence in counted(document, words):
        shares = [one for one in sentence.quantities if one.kind == PERCENT]
        listed = any("分别占" in one.front for one in shares)
        shares = [one for one in shares if "占" in one.front or (listed and one.mark == "、" and not one.front.strip())]
        if len(shares) < 3 or any(one.rough for one in shares) or any("占" not in one.front for one in shares[:1]):
            continue
        added = sum((one.number for one in shares), Decimal(0))
        slack = sum((Decimal(5).scaleb(-one.decimals - 1) for one in shares), Decimal(0))
        if abs(added - _WHOLE) <= slack or not _meant_whole(added, sentence, shares):
            continue
        shown = " + ".join(one.text for one in shares)
        why = f"{shown} = {number_text(added)}%，各部分的占比加起来应是100%"
        yield spot_in(passage, shares[0].start, shares[-1].end, why, "用各部分的数重新算一遍占比")


def _meant_whole(added: Decimal, sentence: Sentence, shares: list[Quantity]) -> bool:
    """Whether shares are meant to be all: said one after another of one whole, and near it."""
    behind = sentence.text[shares[-1].end - sentence.start :]
    return _WHOLE - 5 <= added <= _WHOLE + 20 and "其他" not in behind and "其余" not in behind


def check_possible(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find rates that no whole number gives, of the only number that stands with them (34人，持证率70%)."""
    words = vocabulary(document, lexicon)
    bounded = lexicon.entries("率", document.year)
    for passage, sentence in counted(document, words):
        counts = [one for one in sentence.quantities if one.kind != PERCENT]
        for stated in sentence.quantities:
            if stated.kind != PERCENT or stated.rough:
                continue
            name = rate_name(stated)
            fitting = _fitting(name, stated, counts, bounded)
            if fitting and _impossible(stated, fitting):
                why = f"{fitting.text}不管作分子还是作分母，都没有整数能得出{name or '占比'}{stated.text}"
                yield spot_in(passage, stated.start, stated.end, why, "核对这两个数，或者把分子、分母都写出来")


def _fitting(name: str, stated: Quantity, counts: list[Quantity], bounded: tuple[Entry, ...]) -> Quantity | None:
    """Return the only quantity of a sentence, where it is of what a rate counts."""
    if len(counts) != 1 or not counts[0].exact or not 1 < counts[0].number < _MOST_PEOPLE:
        return None
    share = _SHARE_OF_ALL.search(stated.front) or (_SHARE.search(stated.front) and counts[0].start < stated.start)
    if not name and share and counts[0].kind in _THINGS:
        return counts[0]
    kinds = {kind for entry in bounded if name and name.endswith(entry.word) for kind in entry.behind}
    return counts[0] if counts[0].kind in kinds else None


def _impossible(stated: Quantity, count: Quantity) -> bool:
    number = int(count.number)
    return (
        Decimal(0) < stated.number < _WHOLE
        and no_whole_number_gives(stated.number, stated.decimals, number)
        and no_whole_total_gives(stated.number, stated.decimals, number)
    )


CHECKS: dict[str, Check] = {
    "算术-3": check_rates,
    "算术-4": check_over_hundred,
    "算术-5": check_shares,
    "算术-6": check_possible,
    **arithmetic_whole.CHECKS,
}
