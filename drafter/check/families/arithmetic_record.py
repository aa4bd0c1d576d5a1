"""算术: the figures of a record, held against the relations of the catalogue and against last year's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.answers.model import Answers
from drafter.check.document import Document
from drafter.check.findings import Level, Said
from drafter.check.lexicon import Lexicon
from drafter.check.rules import Check, Spot
from drafter.errors import Place
from drafter.figures.answers import FigureAnswers
from drafter.figures.catalogue import Figure
from drafter.figures.compare import Outcome, Result, check_relations
from drafter.wording import number_text

_SMALLEST_CHANGE = 2


class Given(NamedTuple):
    """A figure that a record gives as an exact number."""

    group: str
    figure: Figure
    number: Decimal
    last: Decimal | None
    place: Place


def relation_results(document: Document) -> list[Result]:
    """Hold a record's figures against the relations: what holds, what is broken, what was left unchecked."""
    if document.answers is None:
        return []
    return check_relations(document.relations, document.answers.figures, document.year)


def given_figures(answers: Answers) -> Iterator[Given]:
    """Yield the figures that a record gives as exact numbers."""
    figures = answers.figures
    for group, given in figures.given.items():
        for key, answer in given.items():
            if answer.amount.exact is not None:
                last = answer.last.exact if answer.last else None
                yield Given(group, figures.figure(group, key), answer.amount.exact, last, answer.place)


def check_broken_relations(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find figures that break a relation of the catalogue."""
    if document.answers is None:
        return
    figures = document.answers.figures
    for result in relation_results(document):
        if result.outcome is Outcome.BROKEN:
            relation = result.relation
            places = _places(result.members, figures)
            place = places[0][1] if places else Place(document.file)
            where = "、".join(f"{name}（第{at.line}行）" for name, at in places)
            why = f"{result.words}，不合“{_as_compared(result, figures)}”：{relation.reason}"
            fix = Said(
                f"核对{where}，改正写错的数；本地口径不同的，在自己的 relations.yaml 里停用或者改写{relation.id}",
                f"核对{'、'.join(_labels(result.members, figures))}，改正写错的数",
            )
            yield Spot(place, "", why, fix, Level(result.level.value), about=_about(result, figures))


def _as_compared(result: Result, figures: FigureAnswers) -> str:
    """Return a relation without the optional members that the record does not give."""
    given = {key for group, key in result.members if key in figures.given.get(group, {})}
    kept: list[str] = []
    for word in result.relation.text.split():
        if word.endswith("?") and kept[-1:] == ["+"] and word.rstrip("?").rpartition(".")[2] not in given:
            kept.pop()
        else:
            kept.append(word.rstrip("?"))
    return " ".join(kept)


def _about(result: Result, figures: FigureAnswers) -> str:
    """Name a relation and the numbers that break it: who lets them stand has not let others stand."""
    amounts = (figures.given.get(group, {}).get(key) for group, key in dict.fromkeys(result.members))
    return f"{result.relation.id}：{'、'.join(answer.amount.text() for answer in amounts if answer)}"


def _places(members: Sequence[tuple[str, str]], figures: FigureAnswers) -> list[tuple[str, Place]]:
    places = []
    one_group = len({group for group, _ in members}) == 1
    for group, key in dict.fromkeys(members):
        answer = figures.given.get(group, {}).get(key)
        if answer:
            name = key if one_group else f"{group}.{key}"
            places.append((name, answer.place.at_key(f"指标.{group}.{key}")))
    return places


def _labels(members: Sequence[tuple[str, str]], figures: FigureAnswers) -> Iterator[str]:
    return (figures.figure(*member).label for member in dict.fromkeys(members))


def check_leaps(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find figures that changed by more than half against last year."""
    if document.answers is None:
        return
    for given in given_figures(document.answers):
        last = _last_of(given, document)
        if not last or abs(given.number - last) * 2 <= last or abs(given.number - last) < _SMALLEST_CHANGE:
            continue
        said = f"{number_text(given.number)}{given.figure.unit}，上年{number_text(last)}{given.figure.unit}"
        why = f"{given.figure.label}{said}，一年里变化超过一半"
        place = given.place.at_key(f"指标.{given.group}.{given.figure.key}")
        about = f"{number_text(given.number)}，上年{number_text(last)}"
        yield Spot(place, "", why, "数没有错、口径也没有变的，在正文里说一句原因；否则改正", about=about)


def _last_of(given: Given, document: Document) -> Decimal | None:
    """Return last year's number, from the record or from last year's."""
    if given.last is not None or document.last is None or document.last.answers is None:
        return given.last
    recorded = document.last.answers.figures.given.get(given.group, {}).get(given.figure.key)
    return recorded.amount.exact if recorded else None


CHECKS: dict[str, Check] = {
    "算术-16": check_broken_relations,
    "算术-17": check_leaps,
}
