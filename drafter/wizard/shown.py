"""An answer in one line, for menus and the review."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal

from drafter.answers.model import Answer, Item, Mark, plain_text
from drafter.layout.model import Kind
from drafter.wizard.describe import undecided_text
from drafter.wizard.steps import Step, entries_of, undecided_count
from drafter.wording import date_text, number_text


def answer_text(answer: Answer) -> str:
    """Return what an answer says, references as typed; empty where it says nothing."""
    content = answer.content
    if answer.mark is Mark.NONE:
        return "无"
    if isinstance(content, Decimal):
        return f"{number_text(content)}{_unit(answer)}"
    if isinstance(content, datetime.date):
        return date_text(content)
    if not isinstance(content, tuple) or not content:
        return ""
    if answer.question.questions:
        return f"{len(content)} 项"
    if any(isinstance(part, Answer) for part in content):
        return "、".join(answer_text(part) for part in content if isinstance(part, Answer))
    return plain_text(tuple(part for part in content if not isinstance(part, Item | Answer)))


def _unit(answer: Answer) -> str:
    return "%" if answer.question.kind is Kind.PERCENT else answer.question.unit


def item_title(item: Item) -> str:
    """Return what names a list entry: the first thing that it answers."""
    return next(filter(None, map(answer_text, item.answers.values())), "（还没有填）")


def item_missing(item: Item) -> int:
    """Count the required answers that a list entry lacks, in all that it holds."""
    return sum(_missing(answer) for answer in item.answers.values())


def _missing(answer: Answer) -> int:
    if answer.mark is Mark.HIDDEN:
        return 0
    inner = answer.content.values() if isinstance(answer.content, dict) else _parts(answer)
    return (answer.mark is Mark.MISSING) + sum(map(_missing, inner))


def _parts(answer: Answer) -> Iterator[Answer]:
    for entry in entries_of(answer):
        if isinstance(entry, Item):
            yield from entry.answers.values()
        else:
            yield entry


def mark_text(step: Step, doubtful: bool) -> str:
    """Say how a step stands, where that is not simply given."""
    if doubtful:
        return "要再看"
    undecided = undecided_count(step)
    if undecided:
        return undecided_text(undecided)
    return "" if step.mark in (Mark.GIVEN, Mark.NONE) else step.mark.value
