"""The hub: what stands where, and from here to any place of the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drafter.answers.model import Answers, Mark
from drafter.columns import display_width, pad, wrapped
from drafter.layout.model import Kind, Section
from drafter.record.paths import KeyPath
from drafter.wizard.asker import Choice, Command
from drafter.wizard.describe import INDENT, KEY_HELP, rule, status_text
from drafter.wizard.desk import Desk, Outcome, walk
from drafter.wizard.steps import (
    Open,
    Step,
    all_steps,
    first_missing,
    is_unused_checklist,
    next_open,
    section_of,
    section_steps,
    status_of,
    top_steps,
)

_GO_ON, _SECTION, _REVIEW, _MISSING, _PREVIEW, _RENDER, _LEAVE = (
    "go on",
    "section",
    "review",
    "missing",
    "preview",
    "render",
    "leave",
)


def run_hub(desk: Desk) -> None:
    """Offer sections, review, preview and rendering until the person leaves."""
    pointed = ""
    while True:
        choices = list(_choices(desk))
        values = [choice.value for choice in choices]
        reply = desk.asker.ask_choice(_title(desk), choices, pointed if pointed in values else "")
        if reply.command is Command.HELP:
            desk.asker.say(*(INDENT + line for line in KEY_HELP))
        elif reply.command is Command.QUIT:
            raise KeyboardInterrupt
        elif reply.command is Command.LEAVE or reply.text == _LEAVE:
            return
        elif reply.command is None:
            pointed = reply.text if reply.text != _GO_ON else ""
            _open(desk, reply.text)


def go_on(desk: Desk) -> None:
    """Ask what is open behind the answer confirmed last, to the end of the questionnaire."""
    session = desk.session
    at = next_open(session.answers, session.position, session.doubtful)
    at = at or first_missing(session.answers, session.doubtful)
    _ask_open(desk, at, lambda: next_open(session.answers, session.position, session.doubtful))


def ask_missing(desk: Desk) -> None:
    """Ask for each required answer that is absent, and for what is to be asked again, each once."""
    session = desk.session
    passed: set[str] = set()

    def following() -> Open | None:
        for step in all_steps(session.answers):
            if step.key not in passed and (step.mark is Mark.MISSING or step.key in session.doubtful):
                passed.add(step.key)
                return Open(step)
        return None

    _ask_open(desk, following(), following)


def ask_section(desk: Desk, section: Section) -> Outcome:
    """Ask all questions of a section, those with an answer too."""
    session = desk.session
    _say_section(desk, section)
    return walk(desk, lambda: section_steps(session.answers, section))


def ask_at(desk: Desk, path: KeyPath) -> None:
    """Ask just what stands at a path."""
    step = find_step(desk.session.answers, path)
    if step is not None:
        with desk.aside():
            desk.ask(step, path if step.path != path else ())


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


def _ask_open(desk: Desk, at: Open | None, following: Callable[[], Open | None]) -> None:
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
        outcome = desk.ask(at.step, at.start)
        if outcome is Outcome.LEAVE:
            return
        if outcome is Outcome.BACK:
            turned_back_at.append(at)
            at = _before(desk, at)
        else:
            desk.pass_by(_as_is(desk, at.step) or at.step)
            at = _forward_again(desk, turned_back_at) or following()


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


def _title(desk: Desk) -> str:
    answers = desk.session.answers
    year = f"{answers.year}年度" if answers.year else "（年度未填）"
    desk.asker.say("", rule(f"{answers.agency or '（机关未填）'} {year}", desk.asker.columns))
    desk.asker.say(f"{INDENT}记录：{desk.session.path}（已存好）")
    return "目录："


def _choices(desk: Desk) -> Iterator[Choice]:
    session = desk.session
    answers = session.answers
    at = next_open(answers, session.position, session.doubtful) or first_missing(answers, session.doubtful)
    if at is not None:
        section = section_of(answers, at.step.path)
        where = f"{section.label}，{at.step.question.label}" if section else at.step.question.label
        begun = "接着上次" if session.position else "从头填起"
        yield Choice(_GO_ON, f"{begun}：{where}")
    width = max(display_width(section.label) for section in answers.layout.sections)
    for index, section in enumerate(answers.layout.sections):
        steps = section_steps(answers, section)
        if not all(is_unused_checklist(step) for step in steps):
            status = status_text(status_of(steps, answers, session.doubtful))
            yield Choice(f"{_SECTION} {index}", f"{pad(section.label, width)}  {status}")
    total = status_of(top_steps(answers), answers, session.doubtful)
    if total.missing or total.doubtful:
        yield Choice(_MISSING, f"只填还缺的和要再看的（{status_text(total._replace(given=0))}）")
    yield Choice(_REVIEW, "逐题回看，改其中一题")
    yield Choice(_PREVIEW, "预览正文")
    yield Choice(_RENDER, "生成 Word")
    yield Choice(_LEAVE, "离开（都已存好）")


def _open(desk: Desk, chosen: str) -> None:
    if chosen.startswith(_SECTION):
        section = desk.session.layout.sections[int(chosen.rpartition(" ")[2])]
        ask_section(desk, section)
        return
    # The first menu does not wait for what may be chosen from it.
    from drafter.wizard.produce import preview, produce
    from drafter.wizard.review import review

    {_GO_ON: go_on, _MISSING: ask_missing, _REVIEW: review, _PREVIEW: preview, _RENDER: produce}[chosen](desk)
