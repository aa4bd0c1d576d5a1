"""What there is to ask, in which order, and what is still open: pure, from answers alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.answers.missing import wanted_items
from drafter.answers.model import Answer, Answers, Item, Mark
from drafter.layout.model import Kind, Question, Section
from drafter.record.paths import KeyPath, key_path_text

FIGURES_KEY = "指标"
# Ends the position of somebody who is done with what the key path names.
_BEHIND = "."


class Step(NamedTuple):
    """One thing to ask: a single answer, a list as a whole, or a group of figures.

    Attributes:
        path: Where the answer stands in the record.
        question: What is asked.
        mark: How it stands; for figures GIVEN as soon as one is given.
        answer: The answer; None for figures.
    """

    path: KeyPath
    question: Question
    mark: Mark
    answer: Answer | None = None

    @property
    def key(self) -> str:
        """The key path as text."""
        return key_path_text(self.path)


class Status(NamedTuple):
    """How far a section, or anything else that holds answers, has come.

    Attributes:
        given: Single answers and figures that are given.
        missing: Required answers that are absent.
        doubtful: Answers that another answer has made doubtful.
        undecided: Entries of a checklist of which nobody has said what became of them.
    """

    given: int = 0
    missing: int = 0
    doubtful: int = 0
    undecided: int = 0


def section_steps(answers: Answers, section: Section) -> list[Step]:
    """Return what a section asks for, groups of questions opened, hidden questions left out."""
    steps: list[Step] = []
    for question in section.questions:
        if question.kind is Kind.FIGURES:
            given = bool(answers.figures.given.get(question.figure_group))
            asked = question.figure_group in answers.asked_figures and askable_figures(answers, question)
            if given or asked:
                mark = Mark.GIVEN if given else Mark.BLANK
                steps.append(Step((FIGURES_KEY, question.figure_group), question, mark))
        else:
            steps += _steps_of(answers.by_key[question.key], (question.key,))
    return steps


def item_steps(item: Item, path: KeyPath) -> list[Step]:
    """Return what the list entry at a path asks for."""
    return [step for key, answer in item.answers.items() for step in _steps_of(answer, (*path, key))]


def _steps_of(answer: Answer, path: KeyPath) -> Iterator[Step]:
    if answer.mark is Mark.HIDDEN:
        return
    if answer.question.kind is Kind.GROUP and isinstance(answer.content, Mapping):
        for key, inner in answer.content.items():
            yield from _steps_of(inner, (*path, key))
        return
    yield Step(path, answer.question, answer.mark, answer)


def all_steps(answers: Answers) -> Iterator[Step]:
    """Yield every step, a list before what its entries ask for."""
    for section in answers.layout.sections:
        for step in section_steps(answers, section):
            yield from _deep(step)


def _deep(step: Step) -> Iterator[Step]:
    yield step
    for number, item in enumerate(entries_of(step.answer), start=1):
        if isinstance(item, Item):
            for inner in item_steps(item, (*step.path, number)):
                yield from _deep(inner)


def entries_of(answer: Answer | None) -> tuple[Item | Answer, ...]:
    """Return the entries of a list; nothing for other answers."""
    if answer is None or answer.question.kind is not Kind.LIST or not isinstance(answer.content, tuple):
        return ()
    return tuple(part for part in answer.content if isinstance(part, Item | Answer))


def answer_at(answers: Answers, path: KeyPath) -> Answer | Item | None:
    """Return the answer or list entry at a path; None where the record has no such place."""
    found: Answer | Item | None = None
    level: Mapping[str, Answer] = answers.by_key
    for step in path:
        if isinstance(step, str):
            if step not in level:
                return None
            found = level[step]
            level = found.content if isinstance(found.content, Mapping) else {}
        else:
            entries = entries_of(found) if isinstance(found, Answer) else ()
            if not 1 <= step <= len(entries):
                return None
            found = entries[step - 1]
            level = found.answers if isinstance(found, Item) else {}
    return found


def section_of(answers: Answers, path: KeyPath) -> Section | None:
    """Return the section that asks for a path."""
    for section in answers.layout.sections:
        for question in section.questions:
            figures = question.kind is Kind.FIGURES
            if path[:2] == (FIGURES_KEY, question.figure_group) if figures else path[:1] == (question.key,):
                return section
    return None


class Open(NamedTuple):
    """Where to go on.

    Attributes:
        step: The step of the questionnaire's top level.
        start: Where inside it; () for its beginning.
    """

    step: Step
    start: KeyPath = ()


def next_open(answers: Answers, position: str, doubtful: Iterable[str]) -> Open | None:
    """Return the first open step behind the answer confirmed last; None where there is none.

    Args:
        answers: What the record says.
        position: Key path of the answer confirmed last; empty at the beginning.
        doubtful: Key paths of answers that are to be asked again.
    """
    doubts = set(doubtful)
    steps = list(all_steps(answers))
    passed = max((index for index, step in enumerate(steps) if _is_at_or_above(step.key, position)), default=-1)
    if passed >= 0 and steps[passed].question.kind is Kind.FIGURES:
        following = _figure_behind(answers, steps[passed].question, position)
        if following:
            return Open(steps[passed], (*steps[passed].path, following))
    later = _open_at(answers, next((step for step in steps[passed + 1 :] if is_open(step, doubts)), None))
    around = _list_around(answers, position)
    # Whoever stopped inside a list has not said yet that nothing is to be added.
    return Open(around) if around and (later is None or later.step.path != around.path) else later


def first_missing(answers: Answers, doubtful: Iterable[str]) -> Open | None:
    """Return the first required answer that is absent, or answer that is to be asked again."""
    doubts = set(doubtful)
    return _open_at(answers, next((step for step in all_steps(answers) if is_wanted(step, doubts)), None))


def is_wanted(step: Step, doubtful: Iterable[str]) -> bool:
    """Whether a report is not finished without an answer to a step."""
    return step.mark is Mark.MISSING or is_short(step) or step.key in doubtful


def behind(step: Step) -> str:
    """Return the position of somebody who is behind all that a step holds."""
    last = step.key if step.question.kind is Kind.FIGURES else list(_deep(step))[-1].key
    return f"{last}{_BEHIND}"


def _list_around(answers: Answers, position: str) -> Step | None:
    """Return the list inside which somebody is; None where they are in none, or behind it."""
    lists = (step for step in top_steps(answers) if step.question.kind is Kind.LIST)
    return next((step for step in lists if is_inside(position, step.path)), None)


def is_inside(position: str, path: KeyPath) -> bool:
    """Whether somebody is inside what stands at a path, and not done with it."""
    key = key_path_text(path)
    return position.startswith((f"{key}[", f"{key}.")) and not position.endswith(_BEHIND)


def top_steps(answers: Answers) -> list[Step]:
    """Return the steps of all sections."""
    return [step for section in answers.layout.sections for step in section_steps(answers, section)]


def _open_at(answers: Answers, found: Step | None) -> Open | None:
    if found is None:
        return None
    top = next(step for step in top_steps(answers) if found.path[: len(step.path)] == step.path)
    return Open(top, () if found.path == top.path else found.path)


def _is_at_or_above(key: str, position: str) -> bool:
    return position == key or position.startswith((f"{key}.", f"{key}["))


def _figure_behind(answers: Answers, question: Question, position: str) -> str | None:
    """Return the figure of the group that stands behind the one answered last."""
    figures = askable_figures(answers, question)
    last = position.rpartition(".")[2]
    index = figures.index(last) + 1 if last in figures else len(figures)
    return figures[index] if index < len(figures) else None


def askable_figures(answers: Answers, question: Question) -> list[str]:
    """Return the keys of a group's figures that are asked.

    Left out are rates that follow from others, and what agencies of this type do not usually have in this
    year, unless it is given.
    """
    group = answers.layout.catalogue.groups[question.figure_group]
    given = answers.figures.given.get(group.key, {})
    usual = {figure.key for figure in group.usual(_agency_type(answers), answers.year)}
    return [
        key
        for key, figure in group.figures.items()
        if key in given
        or (key in usual and (figure.ratio is None or answers.figures.this_year(group.key, key) is None))
    ]


def _agency_type(answers: Answers) -> str:
    agency = answer_at(answers, ("机关", "类型"))
    content = agency.content if isinstance(agency, Answer) else None
    return "".join(part for part in content if isinstance(part, str)) if isinstance(content, tuple) else ""


def is_unused_checklist(step: Step) -> bool:
    """Whether a list that begins with last year's entries has none: then it is no question."""
    return bool(step.question.from_last) and step.mark is Mark.BLANK


def is_open(step: Step, doubtful: Iterable[str]) -> bool:
    """Whether a step waits for an answer; what has a default is answered by it."""
    if is_unused_checklist(step):
        return False
    return step.mark in (Mark.MISSING, Mark.BLANK) or is_short(step) or step.key in doubtful


def is_short(step: Step) -> bool:
    """Whether a list has entries, but fewer than its question wants."""
    return step.answer is not None and any(wanted_items(step.answer))


def status_of(steps: Sequence[Step], answers: Answers, doubtful: Iterable[str], figures: Iterable[str] = ()) -> Status:
    """Count what some steps, with all that they hold, have come to.

    Args:
        steps: What is counted.
        answers: What the record says.
        doubtful: Key paths of answers that are to be asked again.
        figures: Key paths of figures that texts refer to and that cannot be printed.
    """
    doubts = set(doubtful)
    inner = [one for step in steps for one in _deep(step)]
    groups = {f"{step.key}." for step in inner if step.question.kind is Kind.FIGURES}
    wanted = sum(key.startswith(group) for key in figures for group in groups)
    return Status(
        given=sum(_given_count(step, answers) for step in inner),
        missing=wanted + sum(step.mark is Mark.MISSING or is_short(step) for step in inner),
        doubtful=sum(step.key in doubts for step in inner),
        undecided=sum(map(undecided_count, inner)),
    )


def undecided_count(step: Step) -> int:
    """Count the entries of a list (转入) that lack the very answer which says where they belong."""
    deciding = {test.name for way in step.question.passes_on for test in way.when.tests()}
    entries = [one.answers for one in entries_of(step.answer) if isinstance(one, Item)]
    return sum(any(key in deciding and one.mark is Mark.BLANK for key, one in entry.items()) for entry in entries)


def _given_count(step: Step, answers: Answers) -> int:
    if step.question.kind is Kind.FIGURES:
        return len(answers.figures.given.get(step.question.figure_group, {}))
    if step.question.questions:
        # What counts in a list of groups is what its entries answer.
        return int(step.mark is Mark.NONE)
    return int(step.mark in (Mark.GIVEN, Mark.NONE))
