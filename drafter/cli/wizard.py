"""The wizard put together: a terminal, a record, and what is remembered of the last sitting."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from drafter.answers.edit import Change
from drafter.errors import DrafterError, UsageError
from drafter.wizard.asker import Asker, Choice, Command
from drafter.wizard.prompts.terminal import TerminalAsker
from drafter.wizard.start import ask_last_year, ask_layout, ask_path, ask_wanted, create, say_welcome
from drafter.wording import unknown_name_fix

if TYPE_CHECKING:
    from drafter.wizard.desk import Desk

_MOST_RECENT = 5
_NEW, _OTHER, _LEAVE, _EDIT, _RENDER = "new", "other", "leave", "edit ", "render "


def fill_in_new(
    path: Path | None,
    layout_name: str | None,
    last_path: Path | None,
    changes: Sequence[Change],
    data: Path | None,
    templates: Sequence[Path],
    asker: Asker | None = None,
) -> None:
    """Ask for what a new record needs, make it, and go on from its first question."""
    asker = asker or TerminalAsker()
    # Before the first prompt nothing is read that takes time.
    say_welcome(asker)
    chosen = path or ask_path(asker)

    from drafter.layout.load import load_layout
    from drafter.wizard import begin
    from drafter.wizard.last_year import load_last_year

    layout = load_layout(layout_name or ask_layout(asker, templates), templates)
    last = load_last_year(last_path, templates) if last_path else None
    while last is None and (last_path := ask_last_year(asker, chosen.parent)) is not None:
        try:
            last = load_last_year(last_path, templates)
        except DrafterError as error:
            asker.say(*str(error).splitlines())
    text = begin.empty_text(layout)
    if last is not None:
        text, notes = begin.with_last_year(text, last, layout, ask_wanted(asker))
        asker.say(*(f"  {note}" for note in notes))
    text = begin.with_data(text, data, layout) if data is not None else text
    text = begin.with_changes(text, changes, chosen)
    begin.check(text, chosen, layout, begun=True)
    chosen = create(asker, chosen, text)
    fill_in(chosen, templates, last_path=last_path, new=True, asker=asker)


def fill_in(
    path: Path,
    templates: Sequence[Path],
    *,
    section: str | None = None,
    key: str | None = None,
    missing: bool = False,
    last_path: Path | None = None,
    new: bool = False,
    asker: Asker | None = None,
) -> None:
    """Go on with a record, at the place that is asked for, then at the hub."""
    from drafter.wizard.desk import Desk
    from drafter.wizard.hub import ask_missing, go_on, run_hub
    from drafter.wizard.kinds import asker_of
    from drafter.wizard.last_year import load_last_year
    from drafter.wizard.recent import default_store
    from drafter.wizard.session import Session
    from drafter.wizard.upgrade import is_up_to_date

    last = load_last_year(last_path, templates) if last_path else None
    session = Session(path, templates, last=last, store=default_store())
    if new:
        # What is remembered of an older record of this name says nothing about this one.
        session.position, session.doubtful = "", []
    desk = Desk(session, asker or TerminalAsker(), asker_of)
    begin = _beginning(desk, section, key) or (ask_missing if missing else go_on if new else None)
    try:
        if not is_up_to_date(desk):
            return
        if begin is not None:
            begin(desk)
        run_hub(desk)
    except (KeyboardInterrupt, EOFError):
        typer.echo("")
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        # The terminal is gone; files that fail say so in words of their own.
        raise KeyboardInterrupt from error
    typer.echo(f"确认过的答案都已存好：{session.path}")
    typer.echo(f"接着填：drafter edit {session.path}")


def start(asker: Asker | None = None) -> None:
    """Offer what can be done where only `drafter` was typed: a new record, one worked on lately, rendering."""
    from drafter.cli.templates import template_directories
    from drafter.wizard.recent import default_store

    asker = asker or TerminalAsker()
    recents = default_store().records()[:_MOST_RECENT]
    choices = [Choice(f"{_EDIT}{one.path}", f"接着填：{one.title or one.path.name}  {one.path}") for one in recents]
    choices += [Choice(_NEW, "新建一份记录"), Choice(_OTHER, "打开别的记录")]
    choices += [Choice(f"{_RENDER}{one.path}", f"生成 Word：{one.title or one.path.name}") for one in recents[:1]]
    choices += [Choice(_LEAVE, "离开")]
    reply = asker.ask_choice("要做什么：", choices)
    while reply.command in (Command.HELP, Command.BACK, Command.SKIP):
        say_welcome(asker)
        reply = asker.ask_choice("要做什么：", choices, reply.text)
    if reply.command is not None or reply.text == _LEAVE:
        return
    directories = template_directories(None)
    if reply.text == _NEW:
        fill_in_new(None, None, None, (), None, directories, asker)
    elif reply.text.startswith(_RENDER):
        from drafter.cli.render import render

        render([Path(reply.text.removeprefix(_RENDER))])
    elif reply.text.startswith(_EDIT):
        fill_in(Path(reply.text.removeprefix(_EDIT)), directories, asker=asker)
    else:
        named = asker.ask_line("记录文件：")
        if named.command is None and named.text.strip():
            from drafter.wizard.typed import read_path

            fill_in(read_path(named.text), directories, asker=asker)


def _beginning(desk: Desk, section: str | None, key: str | None) -> Callable[[Desk], object] | None:
    """Return what asks for a section or a key.

    Raises:
        UsageError: There is no such section or key.
    """
    from drafter.record.paths import parse_key_path
    from drafter.wizard.hub import ask_at, ask_section, find_step

    if section is not None:
        sections = {one.label: one for one in desk.session.layout.sections}
        found = [label for label in sections if section == label] or [label for label in sections if section in label]
        if len(found) != 1:
            raise UsageError(f"没有“{section}”这一部分", None, unknown_name_fix(section, list(sections)))
        return lambda desk: ask_section(desk, sections[found[0]])
    if key is not None:
        path = parse_key_path(key)
        if find_step(desk.session.answers, path) is None:
            fix = f"drafter show {desk.session.path} 列出各项的键"
            raise UsageError(f"没有“{key}”这一题，或者按其他答案不用答", None, fix)
        return lambda desk: ask_at(desk, path)
    return None
