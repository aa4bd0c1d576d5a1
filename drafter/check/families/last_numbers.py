"""上年: changes, sums and carried cases of this report that do not fit the numbers of last year's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage, Sentence, sentences
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.word_pairs import pairs_of
from drafter.figures.amounts import Amount
from drafter.figures.catalogue import Figure
from drafter.wording import number_text

_VALUE = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_UNIT = r"[万亿]?[\u4e00-\u9fff%]"
_COUNTED = expression(rf"(?<![0-9.第])(?P<number>{_VALUE})(?P<unit>{_UNIT})(?<![年月日时届])")
_GREW, _SHRANK = ("增加", "增长", "上升", "提高", "多", "净增", "提升"), ("减少", "下降", "降低", "少", "净减")
_WAYS = "|".join((*_GREW, *_SHRANK))
_SUMMED = expression(
    rf"新[\u4e00-\u9fff]{{0,16}}?(?P<new>[0-9]+)(?P<unit>{_UNIT})[^，。；0-9]{{0,6}}[，、](?:累计|总数|总量|总共|共有?|达到|增至)[^，。；0-9]{{0,8}}(?P<all>[0-9]+)(?P=unit)"
)
_LEFT = expression(
    rf"(?:其余|剩余|尚有|另有|结转|转入|未结|未审结|未办结)[^，。；0-9]{{0,8}}(?:(?:19|20)[0-9]{{2}}年)?[^，。；0-9]{{0,4}}(?P<number>[0-9]+)(?P<unit>{_UNIT})"
    rf"|(?P<count>[0-9]+)(?P<of>{_UNIT})[^，。；0-9]{{0,4}}(?:转入|结转|未结|未审结|未办结|尚未|正在)"
)
_LISTED = expression(rf"[0-9]{_UNIT}(?:、|和|及)[^，。；]*$")
_FROM_BEFORE = expression("上年|去年|以前|往年")
_LONGEST_LABEL, _SHARED, _ALIKE, _SAME = 16, 2, 0.75, 1.0
_PERCENT = "%"
_AT_LEAST = ("以上", "左右", "以内")


class _Labelled(NamedTuple):
    """A number with what it counts: the words in front of it, and the passage that it stands in."""

    number: Decimal
    unit: str
    pairs: frozenset[str]
    around: frozenset[str]
    summed: bool = False


class Fit(NamedTuple):
    """The numbers that last year's report gives for a label, and how well the label fits."""

    numbers: tuple[Decimal, ...]
    share: float

    @property
    def level(self) -> Level:
        """Numbers of the very same label contradict; of one that is alike they may."""
        return Level.DOUBT if self.share >= _SAME else Level.HINT


class LastNumbers:
    """The numbers of last year with what they count.

    Args:
        document: This year's report. Last year's numbers are those of last year's report, figures of a record and
            computed ones included, and those that a record of this year's gives for last year.
        lexicon: Where the common words are listed.
    """

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        last = document.last
        self._numbers = [*_labelled(last, lexicon), *_figures(last, lexicon)] if last else []
        self._numbers += _own_last_figures(document, lexicon)

    def fit(self, text: str, start: int, unit: str, *, summed: bool = False) -> Fit | None:
        """Return the numbers that stand for what a number of this year's counts; None where none is like it.

        Args:
            text: The sentence of this year's.
            start: Where in it the number begins.
            unit: Its measure word.
            summed: Whether it is a running total.
        """
        label = pairs_of(_label(text, start), self._lexicon)
        return _fit(label, unit, [one for one in self._numbers if one.summed is summed])


def check_changes(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find changes against last year, and running totals, that last year's numbers do not lead to."""
    own = document.answers is not None and document.answers.figures.given
    if not document.year or not (document.last or own):
        return
    before = LastNumbers(document, lexicon)
    changed = re.compile(
        rf"(?P<now>{_VALUE})(?P<unit>{_UNIT})[^，。；0-9]{{0,6}}，?"
        rf"(?:同比|(?:比|较|与)(?:{document.year - 1}年|上年|去年|上一年度?)(?:度|同期)?(?:相比)?)"
        rf"[^，。；0-9]{{0,4}}?(?P<way>{_WAYS})了?(?P<by>{_VALUE})(?P<what>个百分点|{_UNIT})"
    )
    changed_first = re.compile(
        rf"(?:同比|(?:比|较|与)(?:{document.year - 1}年|上年|去年|上一年度?)(?:度|同期)?(?:相比)?)"
        rf"[^，。；0-9]{{0,4}}?(?P<way>{_WAYS})了?(?P<by>{_VALUE})(?P<what>个百分点|{_UNIT})"
        rf"[，、]?(?:达到?|为|升至|降至|增至|减至|至|到)(?P<now>{_VALUE})(?P<unit>{_UNIT})"
    )
    for passage in document.running():
        for sentence in sentences(passage):
            for match in (*changed.finditer(sentence.text), *changed_first.finditer(sentence.text)):
                yield from _changed(passage, sentence, match, before)
            for match in _SUMMED.finditer(sentence.text):
                yield from _summed(passage, sentence, match, before)


def _changed(passage: Passage, sentence: Sentence, match: re.Match[str], before: LastNumbers) -> Iterator[Spot]:
    now, by = _number(match["now"]), _number(match["by"])
    fit = before.fit(sentence.text, match.start(), match["unit"])
    sign = 1 if match["way"] in _GREW else -1
    # 甲4次、乙6次，比上年增加2次 is said of both together.
    if _LISTED.search(sentence.text, 0, match.start()):
        return
    if fit is None or any(_leads(one, now, sign * by, match["what"], match["by"]) for one in fit.numbers):
        return
    was = "、".join(number_text(one) for one in fit.numbers)
    start = sentence.start + match.start()
    why = f"上年的这个数是{was}{match['unit']}，与这里说的变化对不上"
    yield spot_in(passage, start, start + len(match[0]), why, "与去年的报告核对", level=fit.level)


def _leads(was: Decimal, now: Decimal, change: Decimal, what: str, written: str) -> bool:
    """Whether a change leads from last year's number to this one."""
    if what != _PERCENT:
        return was + change == now
    if not was:
        return True
    last_digit = Decimal(1).scaleb(-len(written.partition(".")[2]))
    return abs((now - was) / was * 100 - change) <= last_digit


def _summed(passage: Passage, sentence: Sentence, match: re.Match[str], before: LastNumbers) -> Iterator[Spot]:
    fit = before.fit(sentence.text, match.start("new"), match["unit"], summed=True)
    if fit is None:
        # Last year's report may have said only how many there were.
        front = sentence.text[: match.start("new")].replace("新增", "").replace("新建", "")
        fit = before.fit(front, len(front), match["unit"])
    new, total = Decimal(match["new"]), Decimal(match["all"])
    if fit is not None and total - new not in fit.numbers:
        was = "、".join(number_text(one) for one in fit.numbers)
        start = sentence.start + match.start()
        why = f"去年累计{was}{match['unit']}，加上今年的{new}，不是{total}"
        yield spot_in(passage, start, start + len(match[0]), why, "与去年的报告核对", level=fit.level)


def check_carried_over(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find cases carried over from last year of which last year's report left another number."""
    if document.last is None or not document.year:
        return
    left = list(_left(document.last, lexicon))
    came = re.compile(
        rf"(?:{document.year - 1}年|上年|去年|上一年度?)(?:度)?(?:底|末)?[^，。；0-9]{{0,4}}?"
        rf"(?:结转|转入|未结|遗留|留存)[^，。；0-9]{{0,8}}(?P<number>[0-9]+)(?P<unit>{_UNIT})"
    )
    for passage in document.running() if left else ():
        for match in came.finditer(passage.text):
            around = pairs_of(passage.text, lexicon)
            shared = {one: len(one.around & around) for one in left if one.unit == match["unit"]}
            best = max(shared.values(), default=0)
            numbers = [one.number for one, count in shared.items() if count == best]
            near = best >= _SHARED or (best and len(left) == 1)
            if near and Decimal(match["number"]) not in numbers:
                was = "、".join(map(number_text, dict.fromkeys(numbers)))
                why = f"去年的报告里结转的是{was}{match['unit']}"
                fix = f"写成{was}；去年的数后来核减核增过的，写明口径"
                yield spot_in(passage, *match.span(), why, fix, level=None if best > _SHARED else Level.HINT)


def _left(document: Document, lexicon: Lexicon) -> Iterator[_Labelled]:
    """Yield what a report leaves for the next year."""
    for passage in document.running():
        for sentence in sentences(passage):
            for match in _LEFT.finditer(sentence.text):
                if not _FROM_BEFORE.search(sentence.text[max(0, match.start() - 4) : match.end()]):
                    number, unit = match["number"] or match["count"], match["unit"] or match["of"]
                    yield _Labelled(Decimal(number), unit, frozenset(), pairs_of(_near(passage, sentence), lexicon))


def _near(passage: Passage, sentence: Sentence) -> str:
    """Return a sentence with the heading in front of it, if there is one."""
    return passage.text[: passage.head] + sentence.text if sentence.start >= passage.head else sentence.text


def _labelled(document: Document, lexicon: Lexicon) -> Iterator[_Labelled]:
    for passage in document.passages:
        if passage.kind is Kind.BODY:
            for sentence in sentences(passage):
                for match in _COUNTED.finditer(sentence.text):
                    summed = "累计" in sentence.text[max(0, match.start() - 8) : match.start()]
                    if sentence.text.startswith(_AT_LEAST, match.end()):
                        # A target says how many it should be, not how many there are.
                        continue
                    words = _label(sentence.text, match.start())
                    yield _Labelled(
                        _number(match["number"]), match["unit"], pairs_of(words, lexicon), frozenset(), summed
                    )


def _figures(document: Document, lexicon: Lexicon) -> Iterator[_Labelled]:
    """Yield the figures of a record, computed ones included, under their labels."""
    if document.answers is not None:
        figures = document.answers.figures
        for group in figures.given:
            for key, figure in figures.catalogue.groups[group].figures.items():
                yield from _figure(figure, figures.this_year(group, key), lexicon)


def _own_last_figures(document: Document, lexicon: Lexicon) -> Iterator[_Labelled]:
    """Yield what a record gives for last year, computed rates included."""
    if document.answers is not None:
        figures = document.answers.figures
        for group in figures.given:
            for key, figure in figures.catalogue.groups[group].figures.items():
                yield from _figure(figure, figures.last_year(group, key), lexicon)


def _figure(figure: Figure, amount: Amount | None, lexicon: Lexicon) -> Iterator[_Labelled]:
    match = re.match(_VALUE, amount.text()) if amount else None
    if match:
        unit = figure.unit or _PERCENT
        short = unit[:2] if unit[:1] in "万亿" else unit[:1]
        yield _Labelled(_number(match[0]), short, pairs_of(figure.label, lexicon), frozenset())


_VERBS = expression("(?:达到?|增加?[到至]|升至|降至|共有?|约)$")
_CHANGED_TO = expression(rf"[由从][^，。；0-9]{{0,8}}{_VALUE}{_UNIT}[^，。；0-9]{{0,8}}(?:到|至|为)$")


def _label(text: str, start: int) -> str:
    """Return the words that say what a number counts: those in front of it, back to the number or mark before."""
    front = text[:start]
    # 由4名增加到7名: both count what stands in front of the first.
    changed = _CHANGED_TO.search(front)
    front = front[: changed.start()] if changed else front.removesuffix("由").removesuffix("从")
    words = re.split(r"[，。；、：（）0-9]", front)[-1]
    if not re.search(r"[\u4e00-\u9fff]{2}", words.replace("累计", "")):
        # 新培育示范户38户，累计122户: what is summed is named a clause before.
        words = "".join(re.split(r"[，。；：]", front)[-2:])
    return _VERBS.sub("", words)[-_LONGEST_LABEL:]


def _fit(label: frozenset[str], unit: str, before: Sequence[_Labelled]) -> Fit | None:
    """Return the numbers that a label has in last year's report; None where it has none."""
    shares = []
    for one in before:
        shared = len(label & one.pairs)
        least = max(1, min(len(label), len(one.pairs)))
        if one.unit == unit and shared >= _SHARED and shared >= _ALIKE * least:
            shares.append((shared / max(len(label), len(one.pairs)), one.number))
    if not shares:
        return None
    best = max(share for share, _ in shares)
    return Fit(tuple(dict.fromkeys(number for share, number in shares if share == best)), best)


def _number(text: str) -> Decimal:
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return Decimal(0)


CHECKS: dict[str, Check] = {"上年-8": check_changes, "上年-9": check_carried_over}
