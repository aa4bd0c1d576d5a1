"""引用: numbers in a record's text that its figures say already, or say otherwise."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from drafter.answers.model import Answers
from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.arithmetic_record import Given, given_figures
from drafter.check.findings import Level, Said
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage
from drafter.check.quantities.reading import Quantity, Sentence
from drafter.check.quantities.vocabulary import Vocabulary, counted, vocabulary
from drafter.check.rules import Check, Spot, spot_in
from drafter.wording import number_text

_FIGURES, _FIELDS = "指标", ("指标.", "指标[")
_SHORTEST_NAME = 2
_ANOTHER_TIME = expression(
    r"上年|去年|上一年|同期|季度|月|上半年|下半年|截至|拟|力争|争取|计划|目标|第[一二三四]|其中|结转"
)


class _Named(NamedTuple):
    """A figure that the words beside a number name.

    Attributes:
        given: The figure.
        whole: Whether the words are its very label.
    """

    given: Given
    whole: bool


def check_offered(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find numbers that could be references: same value, same measure word, same words beside."""
    for passage, quantity, named in _bare(document, lexicon):
        same = [one.given for one in named if one.given.number == quantity.number]
        if len(same) == 1:
            reference = f"{{{same[0].group}.{same[0].figure.key}}}"
            why = f"{quantity.text}和指标“{same[0].figure.label}”是同一个数"
            fix = Said(f"数字写成{reference}，指标改了这里跟着改", "改了其中一处，另一处也要改")
            yield spot_in(passage, quantity.start, quantity.end, why, fix)


def check_contradicted(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find numbers beside a figure's name that are not the figure's."""
    for passage, quantity, named in _bare(document, lexicon):
        exact = [one for one in named if one.whole]
        if not exact or any(one.given.number == quantity.number for one in named):
            continue
        given = exact[0].given
        level = Level.ERROR if len(exact) == 1 and _is_label(given, quantity) else Level.DOUBT
        value = f"{number_text(given.number)}{given.figure.unit}"
        line = f"第{given.place.line}行" if given.place.line else "记录"
        figure = f"指标“{given.figure.label}”是{value}"
        why = Said(f"这里写的是{quantity.text}，{line}的{figure}", f"这里写的是{quantity.text}，{figure}")
        fix = Said(f"写成引用{{{given.group}.{given.figure.key}}}，或者改正指标", "核对后改成同一个数")
        yield spot_in(passage, quantity.start, quantity.end, why, fix, level=level)


def _bare(document: Document, lexicon: Lexicon) -> Iterator[tuple[Passage, Quantity, list[_Named]]]:
    """Yield the quantities that somebody typed into a text, each with the figures that its words name."""
    if document.answers is None:
        return
    words = vocabulary(document, lexicon)
    figures = _by_kind(document.answers, words)
    asked = document.asked_numbers()
    for passage, sentence in counted(document, words):
        for quantity in sentence.quantities:
            if quantity.exact and _is_typed(passage, quantity, asked):
                named = list(_named(quantity, sentence, figures.get(quantity.kind, ()), words))
                if named:
                    yield passage, quantity, named


def _by_kind(answers: Answers, words: Vocabulary) -> dict[str, list[Given]]:
    kinds = dict(words.units)
    found: dict[str, list[Given]] = {}
    for given in given_figures(answers):
        found.setdefault(kinds.get(given.figure.unit, given.figure.unit), []).append(given)
    return found


def _is_typed(passage: Passage, quantity: Quantity, asked: Container[str]) -> bool:
    """Whether a number is a person's own words: not a reference, not the layout's, and not what was `asked` for."""
    key = passage.place_at(quantity.start).key
    return bool(key) and key not in asked and key != _FIGURES and not key.startswith(_FIELDS)


def _named(quantity: Quantity, sentence: Sentence, figures: Sequence[Given], words: Vocabulary) -> Iterator[_Named]:
    if _ANOTHER_TIME.search(quantity.front):
        return
    label = words.label(quantity)
    said = sentence.text[: quantity.start - sentence.start]
    for given in figures:
        names = (given.figure.label, given.figure.key)
        whole = label in names and (label == given.figure.label or _speaks_of(given, said))
        if whole or _mentions(given, quantity, label, said):
            yield _Named(given, whole)


def _mentions(given: Given, quantity: Quantity, label: str, said: str) -> bool:
    """Whether the words beside a number hold a figure's name, in a sentence about its group."""
    beside = label + quantity.noun
    if given.figure.label in beside:
        return True
    key = given.figure.key
    return len(key) >= _SHORTEST_NAME and key in beside and _speaks_of(given, said + quantity.noun)


def _speaks_of(given: Given, said: str) -> bool:
    return given.group in said


def _is_label(given: Given, quantity: Quantity) -> bool:
    return given.figure.label in quantity.front and quantity.text.endswith(given.figure.unit)


CHECKS: dict[str, Check] = {"引用-1": check_offered, "引用-2": check_contradicted}
