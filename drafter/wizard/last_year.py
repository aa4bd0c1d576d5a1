"""Last year's record, read for this year's: facts that carry over, a checklist, figures, values to look at."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from drafter.answers.build import build_answers, layout_name
from drafter.answers.migrate import migrate
from drafter.answers.model import Answer, Answers, Item, Mark, Text
from drafter.answers.references import text_from
from drafter.errors import Place
from drafter.figures.amounts import State
from drafter.layout.handover import Filling, FromLast
from drafter.layout.handover_names import fits
from drafter.layout.load import load_layout
from drafter.layout.model import Kind, Layout, Question
from drafter.record.compose import Value, content_of
from drafter.record.nodes import Mapping, Node
from drafter.record.parse import load_mapping
from drafter.record.paths import KeyPath, key_path_text
from drafter.render.figures import text_lines
from drafter.render.outline import Entry, Outline, outline_from
from drafter.wizard.trial import fault_at, find_faults
from drafter.wording import number_text

_FIGURES = "指标"


class LastYear(NamedTuple):
    """Last year's record, read by the layout that it names.

    Attributes:
        answers: What it answers.
        record: Its nodes, in the shape of that layout's present version.
        outline: The answers as a person reads them.
    """

    answers: Answers
    record: Mapping
    outline: Outline

    @property
    def layout(self) -> Layout:
        """The layout that it names; this year's record may have another one."""
        return self.answers.layout


class Carried(NamedTuple):
    """What a new record takes from last year's.

    Attributes:
        values: Plain record values by key of the top level.
        notes: What was not taken, and how an older record was read; one Chinese sentence each.
    """

    values: dict[str, Value]
    notes: tuple[str, ...]


def load_last_year(path: Path, templates: Sequence[Path]) -> LastYear:
    """Read last year's record; it may be unfinished.

    Args:
        path: The record.
        templates: Directories of layouts, the first one first.

    Raises:
        DrafterError: The record or its layout is not in order, or there is no such layout.
    """
    node = load_mapping(path)
    name, version, place = layout_name(node)
    layout = load_layout(name, templates, place)
    answers = build_answers(node, layout)
    return LastYear(answers, migrate(node, layout, version).record, outline_from(answers))


def carried_over(last: LastYear, layout: Layout) -> Carried:
    """Return last year's answers to the questions of this year's layout that say 跨年: 沿用."""
    notes = list(last.answers.notes)
    taken: dict[KeyPath, Value] = {}
    for path, _ in _carried_questions(layout.questions()):
        value = _value_at(last.record, path)
        if value is not None and _answer_at(last, path) is not None:
            taken[path] = value
    faults = find_faults(_nested(taken), layout, last.answers)
    for path in list(taken):
        answer, fault = _answer_at(last, path), fault_at(key_path_text(path), faults)
        if answer is not None and fault:
            notes.append(f"{answer.place}  {fault}，没有沿用")
            del taken[path]
    notes += _without_question(last, layout)
    return Carried(_nested(taken), tuple(notes))


def checklist(last: LastYear, layout: Layout) -> Carried:
    """Return the lists that begin with entries of last year's (取自去年), e.g. plans and shortcomings.

    References to figures are written as what they said last year. An entry that the record keeps out of
    the public copy is kept out of it here as well.
    """
    values: dict[str, Value] = {}
    notes: list[str] = []
    for question in layout.questions():
        entries = [entry for source in question.from_last for entry in _entries(source, question, last, notes)]
        made: Value = [entry for entry, _ in entries]
        faults = find_faults({question.key: made}, layout, last.answers) if entries else {}
        kept: list[Value] = []
        for number, (entry, place) in enumerate(entries, start=1):
            fault = fault_at(f"{question.key}[{number}]", faults)
            if fault:
                notes.append(f"{place}  {fault}，没有列入“{question.label}”")
            else:
                kept.append(entry)
        if kept:
            values[question.key] = kept
    return Carried(values, tuple(notes))


def last_figures(last: LastYear, layout: Layout) -> dict[tuple[str, str], str]:
    """Return the amounts that last year's record gives, by group and figure, as one would type them.

    Left out are 无 and 未统计, computed rates, and figures that this year's catalogue does not have or
    counts in another unit.
    """
    amounts: dict[tuple[str, str], str] = {}
    for group, given in last.answers.figures.given.items():
        known = layout.catalogue.groups.get(group)
        for key, answer in given.items():
            now, then = known.figures.get(key) if known else None, last.answers.figures.figure(group, key)
            same = now is not None and (now.kind, now.unit) == (then.kind, then.unit)
            if same and answer.amount.state is State.NUMBER:
                amounts[group, key] = answer.amount.text()
    return amounts


def last_value(last: LastYear, path: KeyPath) -> tuple[str, ...]:
    """Return what last year's record gives at a key path, as a person reads it.

    For a text these are its paragraphs; for a list or a group, one line for each of its entries.
    Nothing where nothing was given, and inside list entries: those of two years do not correspond.
    """
    if path[:1] == (_FIGURES,):
        return _last_figure(last, path)
    answer = _answer_at(last, path)
    if answer is None:
        return ()
    entry = next(one for one in _all(last.outline.entries) if _is_of(one, answer))
    return entry.lines or tuple(line for line in map(_first_line, entry.entries) if line)


# Carrying over


def _carried_questions(questions: Iterable[Question], above: KeyPath = ()) -> Iterator[tuple[KeyPath, Question]]:
    for question in questions:
        path = (*above, question.key)
        if question.carried:
            yield path, question
        if question.kind is Kind.GROUP:
            yield from _carried_questions(question.questions, path)


def _without_question(last: LastYear, layout: Layout) -> Iterator[str]:
    """Say which facts have no question in this year's layout, which may be another one than last year's."""
    for path, question in _carried_questions(last.layout.questions()):
        answer = _answer_at(last, path)
        if answer is not None and _question_at(layout, path) is None:
            yield f"{answer.place}  今年的版式没有“{question.label}”（{key_path_text(path)}）这一题，没有沿用"


def _question_at(layout: Layout, path: KeyPath) -> Question | None:
    first, *rest = map(str, path)
    question = layout.question(first)
    for key in rest:
        question = question.question(key) if question is not None and question.kind is Kind.GROUP else None
    return question


def _answer_at(last: LastYear, path: KeyPath) -> Answer | None:
    """Return what was given at a path through groups; None for nothing, what was not asked, and inside lists."""
    level: object = last.answers.by_key
    answer = None
    for step in path:
        answer = level.get(step) if isinstance(level, dict) else None
        if answer is None or answer.mark is Mark.HIDDEN:
            return None
        level = answer.content
    is_group = isinstance(level, dict)
    return answer if answer is not None and (is_group or answer.mark in (Mark.GIVEN, Mark.NONE)) else None


def _value_at(record: Mapping, path: KeyPath) -> Value:
    """Return what was typed at a path through groups; None for nothing."""
    node: Node | None = record
    for step in path:
        node = node.get(str(step)) if isinstance(node, Mapping) else None
    return None if node is None else content_of(node)


def _nested(values: dict[KeyPath, Value]) -> dict[str, Value]:
    """Put values by key path into the shape of a record."""
    root: dict[str, Value] = {}
    for path, value in values.items():
        level = root
        *above, last = map(str, path)
        for key in above:
            inner = level.setdefault(key, {})
            assert isinstance(inner, dict)  # noqa: S101 - only groups have paths below them
            level = inner
        level[last] = value
    return root


# The checklist


def _entries(
    source: FromLast, question: Question, last: LastYear, notes: list[str]
) -> Iterator[tuple[dict[str, Value], Place]]:
    """Make an entry of each of last year's, with the place of that one."""
    answer = last.answers.by_key.get(source.list_key)
    if answer is None:
        notes.append(f"{last.answers.file}  去年的版式没有“{source.list_key}”这个列表，没有列入“{question.label}”")
        return
    items = answer.content if answer.mark is Mark.GIVEN and isinstance(answer.content, tuple) else ()
    for item in items:
        if isinstance(item, Item):
            entry = {filled.key: _typed(filled, question, item, last) for filled in source.filled}
            entry = {key: value for key, value in entry.items() if value}
            if entry:
                entry.update((constant.key, constant.value) for constant in source.constants)
                yield entry if item.public else {**entry, "公开": "否"}, item.place


def _typed(filling: Filling, question: Question, item: Item, last: LastYear) -> Value:
    """Return an answer of last year's as it is typed in this year's record; None where it does not fit."""
    answer, target = item.answers.get(filling.value), question.question(filling.key)
    if answer is None or target is None or answer.mark is not Mark.GIVEN or not fits(answer.question, target):
        return None
    match answer.content:
        case Decimal():
            return number_text(answer.content)
        case datetime.date():
            return answer.content.isoformat()
    text: Text = answer.content  # type: ignore[assignment]
    lines = text_lines(text, answer.place.key, answer.place, last.answers.figures)
    return "\n".join("".join(_escaped(piece.text, last) for piece in line) for line in lines)


def _escaped(text: str, last: LastYear) -> str:
    """Double the braces of `{组.指标}` that was literal, so that it stays literal."""
    literal = text_from(text, Place(""), last.layout.catalogue, []) == (text,)
    return text if literal else f"{text[0]}{text}{text[-1]}"


# What last year's record says


def _last_figure(last: LastYear, path: KeyPath) -> tuple[str, ...]:
    figures = last.answers.figures
    match path:
        case (_, str(group), str(figure)) if figure in figures.given.get(group, {}):
            return (figures.text(group, figure, "单位") or "",)
    return ()


def _all(entries: Iterable[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _all(entry.entries)


def _is_of(entry: Entry, answer: Answer) -> bool:
    # Two answers that a migration made of one stand at the same place.
    return (entry.key, entry.label) == (answer.place.key, answer.question.label)


def _first_line(entry: Entry) -> str:
    return next((line for one in _all((entry,)) for line in one.lines), "")
