"""Ways to make a condition hold: answers for which a question is asked, or none where it never is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, combinations, islice, pairwise, product
from typing import TypeAlias

from drafter.figures.amounts import parse_number
from drafter.layout.conditions import All, Any, Condition, Test
from drafter.layout.model import NUMBER_KINDS, Kind, Layout, Question
from drafter.layout.names import Scope, find_question
from drafter.layout.profile import PROFILE_NAME, profile_names
from drafter.wording import number_text

Chosen: TypeAlias = Mapping[Question, tuple[str, ...]]
"""Answers by question; several for 多选."""

_MOST = 200
_YEARS = range(1990, 2051)
_ANY_TEXT = "试填"
_Subject: TypeAlias = "Question | str"
_Case: TypeAlias = "tuple[tuple[_Subject, Test], ...]"
_Placed: TypeAlias = "tuple[Condition, tuple[Scope, ...]]"


class Ways:
    """Decides about the conditions of one layout."""

    def __init__(self, layout: Layout) -> None:
        """Take note of what each question's being asked depends on."""
        self._layout = layout
        self._extra = {**layout.reference.names(), PROFILE_NAME: profile_names(layout.profiles)}
        self._year = layout.question("年度")
        self._asked: dict[Question, tuple[_Placed, ...]] = {}
        self._note(((tuple(layout.questions())),), ())

    def _note(self, scopes: tuple[Scope, ...], above: tuple[_Placed, ...]) -> None:
        for question in scopes[0]:
            self._asked[question] = (*above, (question.when, scopes))
            if question.questions:
                self._note((question.questions, *scopes), self._asked[question])

    def to_ask(self, question: Question) -> Chosen | None:
        """Return answers for which a question is asked; None where there are none."""
        return self._first(self._asked[question])

    def to_require(self, question: Question) -> Chosen | None:
        """Return answers for which a question must be answered; None where there are none."""
        (*_, (_, scopes)) = asked = self._asked[question]
        return self._first((*asked, (question.required, scopes)))

    def _first(self, conditions: Sequence[_Placed]) -> Chosen | None:
        cases = _all_of([self._cases(condition, scopes, frozenset()) for condition, scopes in conditions])
        return next((way for case in cases if (way := self._way(case)) is not None), None)

    def _cases(self, condition: Condition, scopes: tuple[Scope, ...], above: frozenset[Question]) -> list[_Case]:
        """Return the cases of a condition: in each, every test must hold."""
        match condition:
            case All(parts=parts):
                return _all_of([self._cases(part, scopes, above) for part in parts])
            case Any(parts=parts):
                return list(chain.from_iterable(self._cases(part, scopes, above) for part in parts))
            case Test(name=name):
                question = None if name in self._extra else find_question(name, scopes)
                if question is None or question in above:
                    return [((question or name, condition),)]
                # What is not asked has no answer, and no answer meets a condition.
                needed = [self._cases(one, inside, above | {question}) for one, inside in self._asked[question]]
                return _all_of([[((question, condition),)], *needed])

    def _way(self, case: _Case) -> Chosen | None:
        tests: dict[_Subject, list[Test]] = {}
        for subject, test in case:
            tests.setdefault(subject, []).append(test)
        way: dict[Question, tuple[str, ...]] = {}
        known = self._layout.reference.names()
        provisions = {name: asked for name, asked in tests.items() if isinstance(name, str) and name in known}
        if provisions and self._year is not None:
            year = self._year_for(tests.pop(self._year, []), provisions)
            if year is None:
                return None
            way[self._year] = (year,)
        for subject, asked in tests.items():
            if subject in provisions:
                continue
            answers = next((one for one in self._answers(subject, asked) if _hold(asked, one)), None)
            if answers is None:
                return None
            if isinstance(subject, Question):
                way[subject] = answers
        return way

    def _year_for(self, asked: Sequence[Test], provisions: Mapping[str, list[Test]]) -> str | None:
        for year in map(str, _YEARS):
            found = ((self._layout.reference.lookup(name, int(year)), one) for name, one in provisions.items())
            if _hold(asked, (year,)) and all(value is not None and _hold(one, (value,)) for value, one in found):
                return year
        return None

    def _answers(self, subject: _Subject, asked: Sequence[Test]) -> Iterator[tuple[str, ...]]:
        """Yield answers that are worth a try."""
        options = self._extra[subject] if isinstance(subject, str) else subject.options
        if options:
            yield from ((option,) for option in options)
            if isinstance(subject, Question) and subject.kind is Kind.MULTIPLE:
                yield from combinations(options, 2)
                yield tuple(options)
            return
        values = [value for test in asked for value in test.values]
        yield from ((value,) for value in values)
        numbers = sorted({number for value in values if (number := parse_number(value)) is not None})
        is_whole = isinstance(subject, Question) and subject.kind in (Kind.YEAR, Kind.INTEGER)
        near = [number + step for number in numbers for step in (Decimal(1), Decimal(-1))]
        between = [] if is_whole else [(left + right) / 2 for left, right in pairwise(numbers)]
        yield from ((number_text(number).replace(",", ""),) for number in (*near, *between))
        if not (isinstance(subject, Question) and subject.kind in (*NUMBER_KINDS, Kind.YEAR)):
            yield (_ANY_TEXT,)


def _hold(tests: Sequence[Test], answers: tuple[str, ...]) -> bool:
    return all(test.holds(lambda _: answers) for test in tests)


def _all_of(several: Sequence[list[_Case]]) -> list[_Case]:
    """Return the cases in which one case of each holds; of very many only the first ones."""
    made: list[_Case] = [()]
    for cases in several:
        made = [(*one, *other) for one, other in islice(product(made, cases), _MOST)]
    return made
