"""Ways through the questionnaire: on from the last answer, what is missing, a section, one place."""

from __future__ import annotations

from collections.abc import Callable

from drafter.answers.missing import wanted_figures
from drafter.answers.model import Answers
from drafter.columns import wrapped
from drafter.layout.model import Kind, Section
from drafter.record.paths import KeyPath, parse_key_path
from drafter.wizard.describe import INDENT, rule
from drafter.wizard.desk import Desk, Outcome, walk
from drafter.wizard.steps import (
    Open,
    Step,
    all_steps,
    first_missing,
    is_wanted,
    next_open,
    section_of,
    section_steps,
    top_steps,
)


def go_on(desk: Desk) -> None:
    """Ask what is open behind the answer confirmed last, to the end of the questionnaire."""
    session = desk.session
    at = next_open(session.answers, session.position, session.doubtful)
    at = at or first_missing(session.answers, session.doubtful)
    _ask_open(desk, at, lambda: next_open(session.answers, session.position, session.doubtful))


def ask_missing(desk: Desk) -> None:
    """Ask for each required answer that is absent, for what is to be asked again, and for figures that texts want."""
    session = desk.session
    passed: set[str] = set()

    def following() -> Open | None:
        for step in all_steps(session.answers):
            if step.key not in passed and is_wanted(step, session.doubtful):
                passed.add(step.key)
                return Open(step)
        return None

    first = following()
    figures = wanted_figures(session.answers)
    if (first is not None or not figures) and _ask_open(desk, first, following) is Outcome.LEAVE:
        return
    for wanted in figures:
        said = f"正文里引用了“{wanted.prompt}”，现在没有数可以写进句子：补上数，或者改写那一句。"
        desk.asker.say("", *wrapped(said, desk.asker.columns, INDENT, INDENT))
        if ask_at(desk, parse_key_path(wanted.place.key)) is Outcome.LEAVE:
            return


def ask_section(desk: Desk, section: Section) -> Outcome:
    """Ask all questions of a section, those with an answer too."""
    session = desk.session
    _say_section(desk, section)
    return walk(desk, lambda: section_steps(session.answers, section))


def ask_at(desk: Desk, path: KeyPath) -> Outcome:
    """Ask just what stands at a path."""
    step = find_step(desk.session.answers, path)
    if step is None:
        return Outcome.NEXT
    with desk.aside():
        if step.question.kind is Kind.FIGURES and step.path != path:
            from drafter.wizard.figures import ask_figure

            return ask_figure(desk, step, str(path[-1]))
        return desk.ask_alone(step, path if step.path != path else ())


def find_step(answers: Answers, path: KeyPath) -> Step | None:
    """Return the step that asks for a path, or the list or group of figures whose entry it is; None for none."""
    at_or_above = [step for step in all_steps(answers) if path[: len(step.path)] == step.path]
    if not at_or_above:
        return None
    step = at_or_above[-1]
    match step.question.kind, path[len(step.path) :]:
        case (_, ()) | (Kind.LIST, (int(),)):
            return step
        case (Kind.FIGURES, (str(key),)) if key in answers.layout.catalogue.groups[step.question.figure_group].figures:
            return step
    return None


def _ask_open(desk: Desk, at: Open | None, following: Callable[[], Open | None]) -> Outcome:
    """Ask one question after another, with the way back between them; LEAVE where the person goes elsewhere."""
    session = desk.session
    if at is None:
        desk.asker.say("", f"{INDENT}没有要填的了。")
    section = None
    turned_back_at: list[Open] = []
    while at is not None:
        now = section_of(session.answers, at.step.path)
        if now is not None and now is not section:
            _say_section(desk, now)
            section = now
        outcome = desk.ask_alone(at.step, at.start)
        if outcome is Outcome.LEAVE:
            return outcome
        if outcome is Outcome.BACK:
            turned_back_at.append(at)
            at = _before(desk, at)
        else:
            desk.pass_by(_as_is(desk, at.step) or at.step)
            at = _forward_again(desk, turned_back_at) or following()
    return Outcome.NEXT


def _before(desk: Desk, at: Open) -> Open | None:
    """Return the question before; before one inside a list, which is asked by itself, that is another one in there."""
    tops = top_steps(desk.session.answers)
    inside = all(step.path != at.step.path for step in tops)
    steps = list(all_steps(desk.session.answers)) if inside else tops
    index = next((index for index, step in enumerate(steps) if step.path == at.step.path), 0)
    return Open(steps[index - 1]) if index > 0 else None


def _forward_again(desk: Desk, turned_back_at: list[Open]) -> Open | None:
    """Return the question at which the person turned back last, where it is still asked."""
    while turned_back_at:
        at = turned_back_at.pop()
        step = _as_is(desk, at.step)
        if step is not None:
            return Open(step, at.start)
    return None


def _as_is(desk: Desk, step: Step) -> Step | None:
    """Return a step with the answer that it has now; None where it is asked no more."""
    return next((one for one in all_steps(desk.session.answers) if one.path == step.path), None)


def _say_section(desk: Desk, section: Section) -> None:
    desk.asker.say("", rule(f"【{section.label}】", desk.asker.columns))
    if section.help:
        desk.asker.say(*wrapped(section.help, desk.asker.columns, INDENT, INDENT))
