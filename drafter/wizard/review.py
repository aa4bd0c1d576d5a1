"""The review: every question with its answer and how it stands; one line is chosen and just that is changed."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.answers.model import Item
from drafter.layout.model import Kind
from drafter.record.paths import key_path_text
from drafter.wizard.asker import Choice, Command
from drafter.wizard.describe import INDENT, KEY_HELP, cut
from drafter.wizard.desk import Desk, Outcome
from drafter.wizard.shown import answer_text, item_title, mark_text
from drafter.wizard.steps import Step, all_steps, entries_of, item_steps, section_steps


def review(desk: Desk) -> None:
    """Show all answers; ask the one that is chosen, and show them again."""
    pointed = ""
    while True:
        lines = list(_lines(desk))
        values = [line.value for line in lines]
        reply = desk.asker.ask_choice("选一行，改这一题：", lines, pointed if pointed in values else "")
        pointed = reply.text
        if reply.command is Command.HELP:
            desk.asker.say(*(INDENT + line for line in KEY_HELP))
        elif reply.command is Command.QUIT:
            raise KeyboardInterrupt
        elif reply.command is not None:
            return
        else:
            with desk.aside():
                step = next(step for step in all_steps(desk.session.answers) if step.key == reply.text)
                if desk.ask_alone(step) is Outcome.LEAVE:
                    return


def _lines(desk: Desk) -> Iterator[Choice]:
    answers = desk.session.answers
    for section in answers.layout.sections:
        steps = section_steps(answers, section)
        if steps:
            yield Choice("", f"【{section.label}】", heading=True)
        for step in steps:
            yield from _step_lines(desk, step, 0)


def _step_lines(desk: Desk, step: Step, depth: int) -> Iterator[Choice]:
    yield Choice(step.key, _line(desk, step, depth))
    for number, entry in enumerate(entries_of(step.answer), start=1):
        if isinstance(entry, Item):
            path = (*step.path, number)
            title = cut(item_title(entry), desk.asker.columns - 16 - 2 * depth)
            hidden = "" if entry.public else "（不公开）"
            yield Choice(key_path_text(path), f"{INDENT * (depth + 1)}{number}. {title}{hidden}", heading=True)
            for inner in item_steps(entry, path):
                yield from _step_lines(desk, inner, depth + 2)


def _line(desk: Desk, step: Step, depth: int) -> str:
    if step.question.kind is Kind.FIGURES:
        given = desk.session.answers.figures.given.get(step.question.figure_group, {})
        value = f"{len(given)} 个指标" if given else ""
    else:
        value = answer_text(step.answer) if step.answer else ""
    mark = mark_text(step, step.key in desk.session.doubtful)
    room = desk.asker.columns - 8 - len(INDENT) * depth - 2 * len(step.question.label) - 2 * len(mark)
    shown = cut(value, max(8, room))
    return f"{INDENT * depth}{step.question.label}：{shown}{f'【{mark}】' if mark else ''}"
