"""上年: what this report's sentences say of last year, against what last year's record says itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.last_numbers import LastNumbers
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage, Sentence, sentences
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import outside_titles
from drafter.check.word_pairs import pairs_of
from drafter.wording import number_text

_NUMBER = r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>万?[\u4e00-\u9fff%])"
_COUNTED = expression(rf"(?<![\d.第]){_NUMBER}(?<![年月日时])")
_GROWN = expression(
    rf"(?P<way>净增|净减|新增|增加|减少)(?:了)?(?P<thing>[\u4e00-\u9fff]{{2,10}}?){_NUMBER}|(?P<named>[\u4e00-\u9fff]{{2,10}}?)(?P<how>净增|净减)(?:了)?(?P<by>\d+)"
)
_FIRST = expression(r"(?:首次|第一次|首家|首个|首创|首批)(?P<thing>[^，。；]{4,24})")
# How much it changed since is no number of last year's.
_CHANGED = "增|减|多|少|升|降|提高"
_LEAD = expression("[，、]?(?:同?比|较|由|从|与)?$")
_SHARED, _SHARED_FIRST = 3, 4


class _Counted(NamedTuple):
    """A sentence of last year's report with what it counts."""

    pairs: frozenset[str]
    numbers: tuple[tuple[str, str], ...]


def check_quoted_values(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find numbers said of last year that last year's report gives otherwise."""
    if document.last is None or not document.year:
        return
    before = [
        _Counted(pairs_of(one.text, lexicon), _numbers(one.text))
        for passage in document.last.passages
        if passage.kind is Kind.BODY
        for one in sentences(passage)
    ]
    labelled = LastNumbers(document, lexicon)
    known = {number for one in before for number in one.numbers} | _figures(document.last)
    quoted = re.compile(
        rf"(?:{document.year - 1}年|上年|上一年度?|去年)度?(?!底前|以来|起|版|印发|同期)"
        rf"(?:(?!{_CHANGED})[^，。；\d]){{0,14}}{_NUMBER}"
    )
    for passage in document.running():
        for sentence in sentences(passage):
            for match in quoted.finditer(outside_titles(sentence.text)):
                stated = (_plain(match["number"]), match["unit"]) in known
                if not stated and _is_share(match, document.last, before, pairs_of(sentence.text, lexicon), lexicon):
                    continue
                spots = [] if stated else list(_otherwise(passage, sentence, match, before, lexicon))
                yield from spots or _under_label(passage, sentence, match, labelled, sure=stated)


def _otherwise(
    passage: Passage, sentence: Sentence, match: re.Match[str], before: list[_Counted], lexicon: Lexicon
) -> Iterator[Spot]:
    pairs = pairs_of(sentence.text, lexicon)
    alike = [one for one in before if any(unit == match["unit"] for _, unit in one.numbers)]
    best = max(alike, key=lambda one: len(one.pairs & pairs), default=None)
    if best is not None and len(best.pairs & pairs) >= _SHARED:
        was = "、".join(number + unit for number, unit in best.numbers if unit == match["unit"])
        start = sentence.start + match.start()
        why = f"去年的报告里没有这个数，说到这件事的一句写的是{was}"
        yield spot_in(passage, start, start + len(match[0]), why, "与去年的报告核对")


def _is_share(
    match: re.Match[str], last: Document, before: list[_Counted], pairs: frozenset[str], lexicon: Lexicon
) -> bool:
    """Whether a rate that last year's report does not state is that of two of its numbers on the same matter."""
    if match["unit"] != "%":
        return False
    places = len(_plain(match["number"]).partition(".")[2])
    stated, figures = Decimal(_plain(match["number"])), last.answers.figures if last.answers else None
    related = [[number for number, _ in one.numbers] for one in before if len(one.pairs & pairs) >= _SHARED]
    for group, given in figures.given.items() if figures else ():
        labels = [figures.figure(group, key).label for key in given] if figures else []
        if any(len(pairs_of(label, lexicon) & pairs) >= _SHARED - 1 for label in labels):
            related.append([str(one.amount.exact) for one in given.values() if one.amount.exact is not None])
    shares = (_share_of(part, whole, places) for numbers in related for part in numbers for whole in numbers)
    return any(one == stated for one in shares)


def _share_of(part: str, whole: str, places: int) -> Decimal | None:
    """Return what per cent one number is of a greater one, to some decimals; None where it is of none."""
    lesser, greater = Decimal(part), Decimal(whole)
    return round(lesser / greater * 100, places) if 0 < lesser < greater else None


def _under_label(
    passage: Passage, sentence: Sentence, match: re.Match[str], labelled: LastNumbers, *, sure: bool
) -> Iterator[Spot]:
    """Look for the number that last year's report gives for the same thing; `sure`: under the very same name."""
    front = _LEAD.sub("", sentence.text[: match.start()])
    ends = [one.start() for one in _COUNTED.finditer(front) if one.end() == len(front)]
    # 优秀率42.5%，比上年的30%: the number in front says of what.
    start = ends[-1] if ends else len(front)
    fit = labelled.fit(front, start, match["unit"])
    if (
        fit is not None
        and Decimal(_plain(match["number"])) not in fit.numbers
        and (fit.level is Level.DOUBT or not sure)
    ):
        was = "、".join(map(number_text, fit.numbers))
        start = sentence.start + match.start()
        why = f"去年的报告里这个数是{was}{match['unit']}"
        yield spot_in(passage, start, start + len(match[0]), why, "与去年的报告核对", level=fit.level)


def _numbers(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((_plain(match["number"]), match["unit"]) for match in _COUNTED.finditer(text))


def _plain(number: str) -> str:
    """Return a number as it compares: without separators and closing zeros."""
    try:
        return f"{Decimal(number.replace(',', '')).normalize():f}"
    except InvalidOperation:
        return number


def _figures(document: Document) -> set[tuple[str, str]]:
    """Return the numbers of a record's figures with the first character of their unit, computed ones included."""
    if document.answers is None:
        return set()
    figures = document.answers.figures
    found = set()
    for group in figures.given:
        for key, figure in figures.catalogue.groups[group].figures.items():
            amount = figures.this_year(group, key)
            number = re.search(r"\d[\d,.]*", amount.text()) if amount else None
            if number:
                unit = figure.unit or "%"
                found.add((_plain(number[0]), unit[:2] if unit.startswith("万") else unit[:1]))
    return found


def check_growth(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find increases in running text that are not the difference of the two years' figures."""
    changes = dict(_changes(document))
    for passage in document.running() if changes else ():
        for match in _GROWN.finditer(passage.text):
            thing, way = match["thing"] or match["named"], match["way"] or match["how"]
            label = next((one for one in changes if one == thing or (len(thing) > 2 and thing.endswith(one))), "")
            stated = int(float((match["number"] or match["by"]).replace(",", "")))
            sign = -1 if way in ("净减", "减少") else 1
            if not label or changes[label] == sign * stated:
                continue
            change = changes[label]
            why = f"两年的“{label}”相差{abs(change)}，这里写{way}{stated}"
            level = Level.DOUBT if way.startswith("净") else Level.HINT
            yield spot_in(passage, *match.span(), why, "核对两年的数；新增与减少的都写出来", level=level)


def _changes(document: Document) -> Iterator[tuple[str, Decimal]]:
    """Yield the change of each figure that both years' records count exactly, by its label."""
    if document.answers is None or document.last is None or document.last.answers is None:
        return
    now, before = document.answers.figures, document.last.answers.figures
    for group, given in now.given.items():
        for key in given:
            this, last = now.this_year(group, key), before.this_year(group, key)
            if this is None or last is None or not this.text().isdecimal() or not last.text().isdecimal():
                continue
            yield now.figure(group, key).label, Decimal(this.text()) - Decimal(last.text())


def check_first_time(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what is told of as done for the first time, though last year's report told of it."""
    if document.last is None:
        return
    before = [
        (one.text, pairs_of(one.text, lexicon))
        for passage in document.last.running()
        if not any(word in passage.part for word in (*lexicon.words("不足部分"), *lexicon.words("安排部分")))
        for one in sentences(passage)
    ]
    for passage in document.running():
        for match in _FIRST.finditer(passage.text):
            pairs = pairs_of(match["thing"], lexicon)
            told = next(
                (text for text, words in before if len(pairs & words) >= max(_SHARED_FIRST, 0.7 * len(pairs))), ""
            )
            if told:
                why = f"去年的报告里已经写过：“{told[:24]}”"
                yield spot_in(passage, *match.span(), why, "核对是不是首次")


CHECKS: dict[str, Check] = {"上年-4": check_quoted_values, "上年-5": check_growth, "上年-6": check_first_time}
