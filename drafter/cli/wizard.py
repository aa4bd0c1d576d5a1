"""The wizard put together: a terminal, a record, and what is remembered of the last sitting."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from drafter.answers.edit import Change
from drafter.columns import wrapped
from drafter.errors import DrafterError, UsageError
from drafter.wizard.asker import Asker, Choice, Command
from drafter.wizard.describe import INDENT
from drafter.wizard.prompts.terminal import TerminalAsker
from drafter.wizard.start import (
    ask_existing,
    ask_in_turn,
    ask_last_year,
    ask_layout,
    ask_path,
    ask_wanted,
    create,
    existing_record,
    say_welcome,
)
from drafter.wording import unknown_name_fix

if TYPE_CHECKING:
    from drafter.wizard.desk import Desk
    from drafter.wizard.last_year import LastYear
    from drafter.wizard.recent import RecentStore

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
    if last_path is not None:
        from drafter.wizard.last_year import load_last_year

        # Nobody answers questions for a file that is not there.
        last_path = existing_record(last_path)
        layout_name = layout_name or load_last_year(last_path, templates).answers.layout.name
    wishes = _Wishes(asker, templates, path, layout_name, last_path)
    ask_in_turn(asker, wishes.questions())

    from drafter.layout.load import load_layout
    from drafter.wizard import begin
    from drafter.wizard.last_year import load_last_year

    assert wishes.path is not None  # noqa: S101 - asked for where it was not given
    layout = load_layout(wishes.layout_name or "", templates)
    last = load_last_year(wishes.last_path, templates) if wishes.last_path else None
    text = begin.empty_text(layout)
    if last is not None:
        text, notes = begin.with_last_year(text, last, layout, wishes.wanted)
        asker.say(*(line for note in notes for line in wrapped(note, asker.columns, INDENT, INDENT)))
    text = begin.with_data(text, data, layout) if data is not None else text
    text = begin.with_changes(text, changes, wishes.path)
    begin.check(text, wishes.path, layout, begun=True)
    chosen = create(asker, wishes.path, text)
    fill_in(chosen, templates, last_path=wishes.last_path, new=True, asker=asker)


class _Wishes:
    """What a new record is to be; what the command line does not say is asked for."""

    def __init__(
        self,
        asker: Asker,
        templates: Sequence[Path],
        path: Path | None,
        layout_name: str | None,
        last_path: Path | None,
    ) -> None:
        self.path = path
        self.layout_name = layout_name
        self.last_path = last_path
        self.wanted: tuple[str, ...] = ()
        # A year later the report is of the same kind, unless the command says otherwise.
        self._layout_of_last = ""
        self._asker = asker
        self._templates = templates

    def questions(self) -> list[Callable[[], bool]]:
        """Return what asks for each thing that is not given."""
        asked: list[Callable[[], bool]] = []
        if self.path is None:
            asked.append(self._ask_path)
        if self.last_path is None:
            asked.append(self._ask_last_year)
        if self.layout_name is None:
            asked.append(self._ask_layout)
        return [*asked, self._ask_wanted]

    def _ask_path(self) -> bool:
        self.path = ask_path(self._asker)
        return True

    def _ask_layout(self) -> bool:
        if self._layout_of_last:
            self.layout_name = self._layout_of_last
            return False
        self.layout_name, asked = ask_layout(self._asker, self._templates)
        return asked

    def _ask_last_year(self) -> bool:
        from drafter.wizard.last_year import load_last_year

        while True:
            self.last_path = ask_last_year(self._asker, self.path.parent if self.path else Path())
            try:
                last = load_last_year(self.last_path, self._templates) if self.last_path is not None else None
                self._layout_of_last = last.answers.layout.name if last else ""
                return True
            except DrafterError as error:
                self._asker.say(*str(error).splitlines())

    def _ask_wanted(self) -> bool:
        if self.last_path is not None:
            self.wanted = ask_wanted(self._asker)
        return self.last_path is not None


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
    from drafter.wizard.hub import run_hub
    from drafter.wizard.kinds import asker_of
    from drafter.wizard.last_year import load_last_year
    from drafter.wizard.pass_on import pass_on_pending
    from drafter.wizard.recent import default_store
    from drafter.wizard.route import ask_missing, go_on
    from drafter.wizard.session import Session
    from drafter.wizard.upgrade import is_up_to_date

    asker, store = asker or TerminalAsker(), default_store()
    last = load_last_year(last_path, templates) if last_path else _remembered_last(path, templates, store, asker)
    session = Session(path, templates, last=last, store=store)
    if new:
        # What is remembered of an older record of this name says nothing about this one.
        session.position, session.doubtful, session.drafts = "", [], {}
    desk = Desk(session, asker, asker_of)
    begin = _beginning(desk, section, key) or (ask_missing if missing else go_on if new else None)
    try:
        with asker.leaving_waits():
            if not is_up_to_date(desk):
                return
            pass_on_pending(desk)
            if begin is not None:
                begin(desk)
            run_hub(desk)
    except KeyboardInterrupt:
        typer.echo("")
    typer.echo(f"确认过的答案都已存好：{session.path}")
    typer.echo(f"接着填：drafter edit {quoted(session.path)}")


def start(asker: Asker | None = None) -> None:
    """Offer what can be done where only `drafter` was typed: a new record, one worked on lately, rendering."""
    from drafter.wizard.recent import default_store

    asker = asker or TerminalAsker()
    recents = default_store().records()[:_MOST_RECENT]
    choices = [Choice(f"{_EDIT}{one.path}", f"接着填：{one.title or one.path.name}  {one.path}") for one in recents]
    choices += [Choice(_NEW, "新建一份记录"), Choice(_OTHER, "打开别的记录")]
    choices += [Choice(f"{_RENDER}{one.path}", f"生成 Word：{one.title or one.path.name}") for one in recents[:1]]
    choices += [Choice(_LEAVE, "离开")]
    pointed = ""
    while True:
        reply = asker.ask_choice("要做什么：", choices, pointed)
        pointed = reply.text
        if reply.command is Command.QUIT or (reply.command is None and reply.text == _LEAVE):
            return
        if reply.command is not None:
            say_welcome(asker)
        elif _is_done(asker, reply.text):
            return


def _is_done(asker: Asker, wanted: str) -> bool:
    """Do what was chosen at the first menu; say whether that is all, or the person went back."""
    from drafter.cli.templates import template_directories

    if wanted == _NEW:
        fill_in_new(None, None, None, (), None, template_directories(None, [Path()]), asker)
        return True
    if wanted.startswith(_RENDER):
        from drafter.cli.render import render

        render([Path(wanted.removeprefix(_RENDER))])
        return True
    path = Path(wanted.removeprefix(_EDIT)) if wanted.startswith(_EDIT) else ask_existing(asker, "记录文件：")
    if path is not None:
        fill_in(path, template_directories(None, [path]), asker=asker)
    return path is not None


def quoted(path: Path) -> str:
    """Return a path as it is typed behind a command, in the shells of Windows and others."""
    return f'"{path}"' if re.search(r"[\s&()（）']", str(path)) else str(path)


def _remembered_last(path: Path, templates: Sequence[Path], store: RecentStore, asker: Asker) -> LastYear | None:
    """Return last year's record that was named when this one was begun, where it can still be read."""
    remembered = store.find(path)
    if remembered is None or not remembered.last:
        return None
    from drafter.wizard.last_year import load_last_year

    try:
        return load_last_year(Path(remembered.last), templates)
    except DrafterError as error:
        asker.say(f"  去年的记录读不出来，这次旁边不显示去年的内容：{error.what}（{remembered.last}）")
        return None


def _beginning(desk: Desk, section: str | None, key: str | None) -> Callable[[Desk], object] | None:
    """Return what asks for a section or a key.

    Raises:
        UsageError: There is no such section or key.
    """
    from drafter.record.paths import parse_key_path
    from drafter.wizard.route import ask_at, ask_section, find_step

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
