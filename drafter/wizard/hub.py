"""The hub: what stands where, and from here to any place of the record."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from drafter.answers.missing import offered_profiles, wanted_by, wanted_figures
from drafter.answers.model import Answers
from drafter.columns import display_width, pad
from drafter.errors import DrafterError
from drafter.layout.model import Section
from drafter.record.paths import parse_key_path
from drafter.wizard.asker import Choice, Command
from drafter.wizard.describe import INDENT, KEY_HELP, rule, status_text
from drafter.wizard.desk import Desk
from drafter.wizard.route import ask_missing, ask_section, go_on
from drafter.wizard.steps import (
    first_missing,
    is_unused_checklist,
    next_open,
    section_of,
    section_steps,
    status_of,
    top_steps,
)

_GO_ON, _SECTION, _REVIEW, _MISSING, _CHECK, _PREVIEW, _RENDER, _LEAVE = (
    "go on",
    "section",
    "review",
    "missing",
    "check",
    "preview",
    "render",
    "leave",
)
_MOST_NAMED = 2


def run_hub(desk: Desk) -> None:
    """Offer sections, review, preview and rendering until the person leaves."""
    pointed = ""
    while True:
        if desk.proof is not None:
            # A record that cannot be checked at the moment is said where the checker is asked for.
            with suppress(DrafterError):
                desk.proof.refresh()
        choices = list(_choices(desk))
        values = [choice.value for choice in choices]
        reply = desk.asker.ask_choice(_title(desk), choices, pointed if pointed in values else "")
        if reply.command is Command.HELP:
            desk.asker.say(*(INDENT + line for line in KEY_HELP))
        elif reply.command is Command.QUIT:
            raise KeyboardInterrupt
        elif reply.command is not None:
            # There is nothing before this menu, and it is where F4 leads.
            continue
        elif reply.text == _LEAVE:
            return
        else:
            pointed = reply.text if reply.text != _GO_ON else ""
            _open(desk, reply.text)


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
    figures = [one.place.key for one in wanted_figures(answers)]
    if at is not None:
        section = section_of(answers, at.step.path)
        where = f"{section.label}，{at.step.question.label}" if section else at.step.question.label
        begun = "接着上次" if session.position else "从头填起"
        yield Choice(_GO_ON, f"{begun}：{where}")
    width = max(display_width(section.label) for section in answers.layout.sections)
    for index, section in enumerate(answers.layout.sections):
        steps = section_steps(answers, section)
        if not all(is_unused_checklist(step) for step in steps):
            status = status_text(status_of(steps, answers, session.doubtful, figures))
            found = desk.proof.count_text(section) if desk.proof else ""
            parts = (status, _wanted_text(answers, section), f"核对：{found}" if found else "")
            yield Choice(f"{_SECTION} {index}", f"{pad(section.label, width)}  {'；'.join(filter(None, parts))}")
    total = status_of(top_steps(answers), answers, session.doubtful, figures)
    if total.missing or total.doubtful:
        yield Choice(_MISSING, f"只填还缺的和要再看的（{status_text(total._replace(given=0, undecided=0))}）")
    yield Choice(_REVIEW, "逐题回看，改其中一题")
    yield Choice(_CHECK, "核对：找错")
    yield Choice(_PREVIEW, "预览正文")
    yield Choice(_RENDER, "生成 Word")
    yield Choice(_LEAVE, "离开（都已存好）")


def _wanted_text(answers: Answers, section: Section) -> str:
    """Say what the copies that are chosen will want of a section, which the usual copy does not."""
    _, *others = offered_profiles(answers)
    wanted: dict[str, list[str]] = {}
    for profile in others:
        for one in wanted_by(profile, answers):
            if section_of(answers, parse_key_path(one.place.key)) is section:
                wanted.setdefault(profile.name, []).append(one.question.label)
    if len(wanted) > 1:
        return "，".join(f"{name}还要 {len(labels)} 项" for name, labels in wanted.items())
    for name, labels in wanted.items():
        more = f"等 {len(labels)} 项" if len(labels) > _MOST_NAMED else ""
        return f"{name}还要 {'、'.join(labels[:_MOST_NAMED])}{more}"
    return ""


def _open(desk: Desk, chosen: str) -> None:
    if chosen.startswith(_SECTION):
        section = desk.session.layout.sections[int(chosen.rpartition(" ")[2])]
        ask_section(desk, section)
        return
    # The first menu does not wait for what may be chosen from it.
    from drafter.wizard.produce import preview, produce
    from drafter.wizard.proofread import show_findings
    from drafter.wizard.review import review

    {
        _GO_ON: go_on,
        _MISSING: ask_missing,
        _REVIEW: review,
        _CHECK: show_findings,
        _PREVIEW: preview,
        _RENDER: produce,
    }[chosen](desk)
