"""Answers → the names that a template may use."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal

from drafter.answers.model import Answer, Answers, Item, Mark, Text
from drafter.figures.answers import FigureAnswers
from drafter.layout.model import Kind
from drafter.layout.profile import PROFILE_NAME, Profile
from drafter.render.blocks import Piece
from drafter.render.figures import FiguresValue, text_lines
from drafter.render.slots import Slots
from drafter.render.values import (
    Blank,
    DateValue,
    GroupValue,
    ListValue,
    Missing,
    NoneStated,
    NumberValue,
    Value,
    YesNoValue,
)
from drafter.wording import number_text


def context_from(answers: Answers, slots: Slots, last: FigureAnswers | None = None) -> dict[str, object]:
    """Return the names of the top level: every question's key, and 指标.

    Entries with 公开: 否 are left out where the copy is for the public.

    Args:
        answers: What the record says.
        slots: Where its values are registered.
        last: Last year's figures, beside which tables show this year's.
    """
    maker = _Maker(slots, answers.figures, answers.profile)
    names = {key: maker.value(answer) for key, answer in answers.by_key.items()}
    figures = FiguresValue(answers.figures, slots, answers.file, last)
    return {**names, PROFILE_NAME: answers.profile.name, "指标": figures}


class _Maker:
    def __init__(self, slots: Slots, figures: FigureAnswers, profile: Profile) -> None:
        self._slots = slots
        self._withheld = profile.withheld
        self._figures = figures

    def value(self, answer: Answer) -> object:
        key, place = answer.place.key, answer.place
        if answer.question.kind is Kind.GROUP and isinstance(answer.content, Mapping):
            return self._hidden(answer) or GroupValue({k: self.value(a) for k, a in answer.content.items()})
        match answer.mark:
            case Mark.MISSING:
                return Missing.of(self._slots, answer.question.prompt, key, place)
            case Mark.NONE:
                return NoneStated.of(self._slots, key, place)
            case Mark.BLANK | Mark.HIDDEN:
                return Blank.of(self._slots)
        return self._given(answer)

    def _hidden(self, answer: Answer) -> Blank | None:
        return Blank.of(self._slots) if answer.mark is Mark.HIDDEN else None

    def _given(self, answer: Answer) -> object:
        content, key, place = answer.content, answer.place.key, answer.place
        if isinstance(content, Decimal):
            unit = "%" if answer.question.kind is Kind.PERCENT else answer.question.unit
            return NumberValue.of(self._slots, content, Piece(f"{number_text(content)}{unit}", key, place))
        if isinstance(content, datetime.date):
            return DateValue.of(self._slots, content, key, place)
        if answer.question.kind in (Kind.LIST, Kind.MULTIPLE) and isinstance(content, tuple):
            kept = [self._entry(part) for part in content if self._withheld or _is_public(part)]
            # Where all entries are withheld, the copy reads as if nothing had been asked.
            return ListValue(kept) if kept or not content else Blank.of(self._slots)
        text: Text = content  # type: ignore[assignment]
        lines = text_lines(text, key, place, self._figures)
        if answer.question.kind is Kind.YES_NO:
            return YesNoValue(self._slots, lines)
        return Value(self._slots, lines) if lines else Blank.of(self._slots)

    def _entry(self, part: object) -> object:
        if isinstance(part, Item):
            return GroupValue({key: self.value(answer) for key, answer in part.answers.items()})
        assert isinstance(part, Answer)  # noqa: S101 - a list holds Items or Answers
        return self.value(part)


def _is_public(part: object) -> bool:
    return not isinstance(part, Item) or part.public
