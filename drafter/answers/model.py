"""Answers: what the record says to each question, typed and located."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, TypeAlias

from drafter.answers.check_notes import CheckNote
from drafter.errors import Place
from drafter.figures.answers import FigureAnswers
from drafter.layout.model import Layout, Question
from drafter.layout.profile import PUBLIC_COPY, Profile
from drafter.record.nodes import Node


class Reference(NamedTuple):
    """A `{组.指标:形式}` in a text."""

    group: str
    figure: str
    form: str
    place: Place

    @property
    def key(self) -> str:
        """Key path of the figure in a record."""
        return f"指标.{self.group}.{self.figure}"


# A text is its characters with references between them; line breaks part paragraphs.
Text: TypeAlias = tuple["str | Reference", ...]


class Mark(Enum):
    """How a question stands."""

    GIVEN = "已填"
    DEFAULT = "默认"
    MISSING = "待补充"
    BLANK = "可不填"
    NONE = "无"
    HIDDEN = "不适用"


class Item(NamedTuple):
    """One entry of a list of question groups.

    Attributes:
        answers: Its answers by key.
        place: Where it stands.
        public: False where the record says 公开: 否.
    """

    answers: Mapping[str, Answer]
    place: Place
    public: bool = True


Content: TypeAlias = (
    "Text | Decimal | datetime.date | tuple[Item, ...] | tuple[Answer, ...] | Mapping[str, Answer] | None"
)


class Answer(NamedTuple):
    """The answer to one question.

    Attributes:
        question: What was asked.
        mark: How it stands.
        place: Where it stands, or, when absent, where it would belong; its key is always set.
        content: By kind: texts and choices as Text, whole numbers and years as Decimal, dates as date, lists
            as Items (or Answers for plain values), groups as a mapping; None when there is none.
    """

    question: Question
    mark: Mark
    place: Place
    content: Content = None


class Answers(NamedTuple):
    """All that a record answers to a layout.

    Attributes:
        layout: The questionnaire.
        file: The record's name in messages.
        year: Report year.
        agency: Full name of the agency.
        by_key: Answers to the questions of the top level.
        figures: The record's figures.
        notes: What was done to read a record of an older version, one sentence each.
        aside: What the record keeps under 另存: content that has no place in the layout any more.
        check_notes: 核对说明, findings that somebody let stand.
        asked_figures: Groups of figures that the questionnaire asks for (当).
        profile: The copy that they are read for.
    """

    layout: Layout
    file: str
    year: int
    agency: str
    by_key: Mapping[str, Answer]
    figures: FigureAnswers
    notes: tuple[str, ...] = ()
    aside: Mapping[str, Node] = {}
    check_notes: tuple[CheckNote, ...] = ()
    asked_figures: frozenset[str] = frozenset()
    profile: Profile = PUBLIC_COPY


def plain_text(text: Text) -> str:
    """Write a text with its references as typed; for conditions, defaults and file names."""
    return "".join(part if isinstance(part, str) else f"{{{part.group}.{part.figure}}}" for part in text)


def walk(answers: Mapping[str, Answer], *, asked_only: bool = False) -> Iterator[Answer]:
    """Yield every answer in the questionnaire's order, containers before what they hold.

    Args:
        answers: Answers of one level.
        asked_only: Leave out what is hidden, with all that it holds.
    """
    for answer in answers.values():
        if asked_only and answer.mark is Mark.HIDDEN:
            continue
        yield answer
        if isinstance(answer.content, Mapping):
            yield from walk(answer.content, asked_only=asked_only)
        elif isinstance(answer.content, tuple):
            for part in answer.content:
                if isinstance(part, Item):
                    yield from walk(part.answers, asked_only=asked_only)
                elif isinstance(part, Answer):
                    yield part


def items(answers: Mapping[str, Answer]) -> Iterator[Item]:
    """Yield every list entry, nested ones behind those that hold them."""
    for answer in walk(answers):
        if isinstance(answer.content, tuple):
            yield from (part for part in answer.content if isinstance(part, Item))
