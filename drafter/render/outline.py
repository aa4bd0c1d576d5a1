"""Answers as an outline for the terminal: each value as the document would say it, with how it stands."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.answers.migrate import ASIDE_KEY
from drafter.answers.missing import missing_answers
from drafter.answers.model import Answer, Answers, Content, Item, Mark, Text
from drafter.errors import Place, RecordError
from drafter.figures.answers import FigureAnswers
from drafter.figures.catalogue import Figure, FigureGroup
from drafter.layout.model import Kind, Question
from drafter.record.compose import Care, content_of, flow_text
from drafter.record.nodes import Scalar
from drafter.record.paths import KeyPath, key_path_text
from drafter.render.figures import text_lines
from drafter.wording import date_text, number_text, unknown_name_fix

_OPTIONAL = "（可不填）"
_UNASKED = "不适用（按其他答案不用答）"
_LEFT_OUT = "不适用（按其他答案不用答，没有写入报告）"
_KEPT_ASIDE = "（已另存，没有写入报告）"


class Entry(NamedTuple):
    """One line of the outline, with what stands under it.

    Attributes:
        key: Key path; empty for a section of the questionnaire.
        label: What people read.
        lines: The value's paragraphs; none where there is no value or only entries below.
        note: How the answer stands, where that is not simply given.
        entries: What stands under it.
        quiet: Whether only someone who asks for this very key wants to see it.
    """

    key: str
    label: str
    lines: tuple[str, ...] = ()
    note: str = ""
    entries: tuple[Entry, ...] = ()
    quiet: bool = False


class Outline(NamedTuple):
    """All answers of a record.

    Attributes:
        entries: The layout's name, then the sections of the questionnaire.
        answered: How many single answers and figures the record gives.
        missing: How many places are 待补充, as `drafter render` counts them.
    """

    entries: tuple[Entry, ...]
    answered: int
    missing: int


def outline_from(answers: Answers) -> Outline:
    """Put a record's answers in the questionnaire's order."""
    return _Outliner(answers).outline()


def find_entries(outline: Outline, path: KeyPath, file: str) -> list[Entry]:
    """Return the entry of a key path, or, for `指标`, the groups below it.

    Raises:
        RecordError: There is no such key, or no such item in a list.
    """
    wanted = key_path_text(path)
    found = list(_topmost(outline.entries, wanted))
    if found:
        return found
    known = [entry.key for entry in _all(outline.entries) if entry.key]
    for depth in range(len(path) - 1, -1, -1):
        above = key_path_text(path[:depth])
        if not above or above in known or above == "指标":
            raise _unknown(path, depth, above, known, file)
    raise AssertionError("the empty path is above every other")


def _unknown(path: KeyPath, depth: int, above: str, known: Sequence[str], file: str) -> RecordError:
    """Say at which step a path leaves what there is."""
    step, place = path[depth], Place(file, 0, above)
    under = [key for key in known if _below(key, above)]
    below = [key for key in under if not any(_below(key, other) for other in under)]
    if isinstance(step, int):
        count = sum(key.startswith(f"{above}[") for key in below)
        return RecordError(f"“{above}”没有第 {step} 项", place, f"现有 {count} 项，从 1 数起")
    wanted = key_path_text(path[: depth + 1])
    fix = unknown_name_fix(wanted, below) if below else f"这一层下面没有可以单独看的，写 {above}"
    return RecordError(f"没有“{wanted}”这一项", place, fix)


def _below(key: str, above: str) -> bool:
    return key != above and (not above or key.startswith((f"{above}.", f"{above}[")))


def _topmost(entries: Sequence[Entry], wanted: str) -> Iterator[Entry]:
    for entry in entries:
        if entry.key and (entry.key == wanted or _below(entry.key, wanted)):
            yield entry
        else:
            yield from _topmost(entry.entries, wanted)


def _all(entries: Sequence[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _all(entry.entries)


class _Around(NamedTuple):
    """What holds for all answers inside an entry: whether it is public, and whether it is asked for."""

    public: bool = True
    asked: bool = True


_PRINTED = _Around()


class _Outliner:
    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._figures: FigureAnswers = answers.figures
        # What is to be filled in, by key: answers first, then figures as sentences turn out to want them.
        self._missing: dict[str, str] = {one.place.key: one.prompt for one in missing_answers(answers)}
        self._answered = 0

    def outline(self) -> Outline:
        # Sentences come first, because they say which figures are wanted.
        by_key = {key: self._answer(answer) for key, answer in self._answers.by_key.items()}
        layout = self._answers.layout
        sections = [
            Entry("", section.label, entries=tuple(self._entry(one, by_key) for one in section.questions))
            for section in layout.sections
        ]
        other = self._unasked_groups()
        if other:
            sections.append(Entry("", "版式没有问到的指标", entries=other))
        if self._answers.aside:
            sections.append(Entry(ASIDE_KEY, ASIDE_KEY, note=_KEPT_ASIDE, entries=tuple(self._aside())))
        name = Entry("版式", "版式", (f"{layout.name}@{layout.version}",), f"（{layout.label}）")
        figures = sum(len(group) for group in self._figures.given.values())
        return Outline((name, *sections), self._answered + figures, len(self._missing))

    def _entry(self, question: Question, by_key: Mapping[str, Entry]) -> Entry:
        if question.kind is Kind.FIGURES:
            group = self._group(self._answers.layout.catalogue.groups[question.figure_group], question.label)
            asked = question.figure_group in self._answers.asked_figures or question.figure_group in self._figures.given
            return group if asked else group._replace(note=_UNASKED, quiet=True)
        return by_key[question.key]

    # The answers

    def _answer(self, answer: Answer, around: _Around = _PRINTED) -> Entry:
        if answer.mark is Mark.HIDDEN:
            given = answer.content is not None
            entry = self._content(answer, around._replace(asked=False))
            return entry._replace(note=_LEFT_OUT if given else _UNASKED, quiet=not given)
        if answer.mark is Mark.NONE:
            self._answered += 1
            return Entry(answer.place.key, answer.question.label, ("无",))
        entry = self._content(answer, around)
        absent = answer.mark is not Mark.GIVEN and not entry.entries
        return entry._replace(note=self._note(answer), quiet=absent and not around.asked)

    def _note(self, answer: Answer) -> str:
        if answer.place.key in self._missing:
            return f"【待补充】{self._missing[answer.place.key]}"
        if answer.mark is Mark.BLANK and answer.question.kind is not Kind.GROUP:
            return _OPTIONAL
        return "（默认）" if answer.mark is Mark.DEFAULT else ""

    def _content(self, answer: Answer, around: _Around) -> Entry:
        content = answer.content
        entry = Entry(answer.place.key, answer.question.label)
        if isinstance(content, Mapping):
            return entry._replace(entries=tuple(self._answer(one, around) for one in content.values()))
        if isinstance(content, tuple) and any(isinstance(part, Item | Answer) for part in content):
            parts = enumerate(content, start=1)
            return entry._replace(entries=tuple(self._part(number, part, around) for number, part in parts))
        self._answered += answer.mark is Mark.GIVEN
        return entry._replace(lines=self._lines(content, answer, around))

    def _part(self, number: int, part: object, around: _Around) -> Entry:
        label = f"[{number}]"
        if isinstance(part, Item):
            around = around._replace(public=around.public and part.public)
            entries = tuple(self._answer(one, around) for one in part.answers.values())
            return Entry(part.place.key, label, note="" if part.public else "（不公开）", entries=entries)
        assert isinstance(part, Answer)  # noqa: S101 - a list holds Items or Answers
        return self._answer(part, around)._replace(label=label)

    def _lines(self, content: Content, answer: Answer, around: _Around) -> tuple[str, ...]:
        match content:
            case None | ():
                return ()
            case Decimal():
                unit = "%" if answer.question.kind is Kind.PERCENT else answer.question.unit
                return (f"{number_text(content)}{unit}",)
            case datetime.date():
                return (date_text(content),)
        text: Text = content  # type: ignore[assignment]
        lines = text_lines(text, answer.place.key, answer.place, self._figures)
        for piece in (piece for line in lines for piece in line if piece.missing):
            if around == _PRINTED:
                self._missing.setdefault(piece.key, piece.missing)
        return tuple("".join(piece.text for piece in line) for line in lines)

    def _aside(self) -> Iterator[Entry]:
        for key, node in self._answers.aside.items():
            text = node.text if isinstance(node, Scalar) else flow_text(content_of(node), Care.NATURAL)
            yield Entry(f"{ASIDE_KEY}.{key}", key, tuple(text.strip().splitlines()))

    # The figures

    def _unasked_groups(self) -> tuple[Entry, ...]:
        layout = self._answers.layout
        asked = {question.figure_group for question in layout.questions()}
        groups = (layout.catalogue.groups[key] for key in self._figures.given if key not in asked)
        return tuple(self._group(group, group.label) for group in groups)

    def _group(self, group: FigureGroup, label: str) -> Entry:
        entries = tuple(self._figure(group.key, figure) for figure in group.figures.values())
        note = _OPTIONAL if all(entry.quiet for entry in entries) else ""
        return Entry(f"指标.{group.key}", label, note=note, entries=entries)

    def _figure(self, group: str, figure: Figure) -> Entry:
        key = f"指标.{group}.{figure.key}"
        text = self._figures.text(group, figure.key, "单位")
        notes = [f"【待补充】{self._missing[key]}"] if key in self._missing else []
        if text is None:
            note = "".join(notes) or _OPTIONAL
            return Entry(key, figure.label, note=note, quiet=not notes)
        details = list(self._details(group, figure))
        return Entry(key, figure.label, (text,), "".join([f"（{'，'.join(details)}）" if details else "", *notes]))

    def _details(self, group: str, figure: Figure) -> Iterator[str]:
        answer = self._figures.given.get(group, {}).get(figure.key)
        if answer is None:
            yield "算出"
        last = self._figures.last_year(group, figure.key)
        if last is not None:
            yield f"上年{last.text(figure.unit)}"
        if answer is not None and answer.source:
            yield f"来源：{answer.source}"
        if answer is not None and answer.meaning:
            yield f"口径：{answer.meaning}"
