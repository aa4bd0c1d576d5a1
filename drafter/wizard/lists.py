"""Asking for a list: add, change, take out, reorder, and what is there in sight."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from drafter.answers.model import Answer, Item, Mark
from drafter.columns import display_width
from drafter.layout.model import Question
from drafter.record.paths import KeyPath
from drafter.wizard.asker import Choice, Command, chosen_aside
from drafter.wizard.describe import INDENT, cut, help_lines
from drafter.wizard.desk import Desk, Outcome, walk
from drafter.wizard.keeper import EntryMovedError
from drafter.wizard.pass_on import handed, pass_on
from drafter.wizard.shown import answer_text, item_missing, item_title
from drafter.wizard.steps import Step, answer_at, entries_of, item_steps, next_open
from drafter.wizard.values import ask_single, introduce, left

_ADD, _EDIT, _DELETE, _MOVE, _NONE, _PUBLIC, _DONE = "add", "edit", "delete", "move", "none", "public", "done"
_PUBLIC_KEY = "公开"


def ask_list(desk: Desk, step: Step, start: KeyPath = ()) -> Outcome:
    """Ask for the entries of a list until the person is done with it."""
    return _List(desk, step.path, step.question).ask(step, start)


class _List:
    def __init__(self, desk: Desk, path: KeyPath, question: Question) -> None:
        self._desk = desk
        self._path = path
        self._question = question
        # Who presses Enter is led to what is unfinished once, and on from there.
        self._leads_on = True

    def ask(self, step: Step, start: KeyPath) -> Outcome:
        introduce(self._desk, step)
        wanted = step.mark is Mark.MISSING
        inside = start[len(self._path) :]
        first = None
        if inside and isinstance(inside[0], int) and inside[0] <= len(self._entries()):
            first = self._fill_on(inside[0], start)
        elif not self._entries() and wanted and not self._question.none_allowed:
            # Nothing else can be done with an empty list that wants entries.
            first = self._add()
        if first is Outcome.LEAVE or (first is Outcome.NEXT and self._question.item is not None):
            # The empty line behind the last value has said that there are no more.
            return first
        while True:
            outcome = self._menu(wanted)
            if outcome is not None:
                return outcome

    def _entries(self) -> tuple[Item | Answer, ...]:
        answer = answer_at(self._desk.session.answers, self._path)
        return entries_of(answer) if isinstance(answer, Answer) else ()

    def _menu(self, wanted: bool) -> Outcome | None:
        """Offer what can be done; None to offer it again."""
        count = len(self._entries())
        label = f"{self._question.label}（现有 {count} 项）："
        pointed = self._pointed(wanted) if self._leads_on else _DONE
        self._leads_on = False
        reply = self._desk.asker.ask_choice(label, list(self._choices()), pointed)
        if reply.command is Command.HELP:
            self._desk.asker.say(*help_lines(self._question, self._desk.asker.columns))
            return None
        if reply.command is not None:
            return left(reply.command)
        return self._done(reply.text, count)

    def _pointed(self, wanted: bool) -> str:
        entries = self._entries()
        if not entries:
            return _ADD if wanted else _DONE
        unfinished = (number for number, one in enumerate(entries, 1) if isinstance(one, Item) and item_missing(one))
        number = next(unfinished, None)
        return f"{_EDIT} {number}" if number else _DONE

    def _done(self, action: str, count: int) -> Outcome | None:
        """Do what was chosen; say where to go where that ends the list."""
        name, _, number = action.partition(" ")
        if name == _DONE:
            self._desk.session.settle(self._path)
            return Outcome.NEXT
        if name == _NONE:
            return Outcome.NEXT if self._desk.keeper.put(self._path, "无") else None
        outcome = None
        if name == _ADD:
            outcome = self._add()
        elif name == _EDIT:
            outcome = self._fill(int(number))
        elif name == _DELETE:
            outcome = self._delete()
        elif name == _MOVE:
            outcome = self._move(count)
        else:
            outcome = self._set_public()
        return outcome if outcome is Outcome.LEAVE else None

    def _choices(self) -> Iterator[Choice]:
        entries = self._entries()
        yield Choice(_DONE, "好了，往下" if entries else "先空着，往下")
        yield Choice(_ADD, "再加一项" if entries else "加一项")
        for number, entry in enumerate(entries, start=1):
            yield Choice(f"{_EDIT} {number}", f"改第 {number} 项：{self._line(entry)}")
        if entries:
            yield Choice(_DELETE, "删去一项")
        if len(entries) > 1:
            yield Choice(_MOVE, "调换次序")
        if entries and self._question.item is None:
            yield Choice(_PUBLIC, "哪一项不公开")
        if not entries and self._question.none_allowed:
            yield Choice(_NONE, "没有，写“无”")

    def _add(self) -> Outcome:
        """Add one entry, or for plain values as many as the person writes one after another."""
        if self._question.item is None:
            return self._fill(len(self._entries()) + 1)
        while True:
            before = len(self._entries())
            outcome = self._fill(before + 1)
            if outcome is not Outcome.NEXT or len(self._entries()) == before:
                return outcome

    def _fill(self, number: int, start: KeyPath = ()) -> Outcome:
        """Ask for what an entry holds; one that gets no answer is not made."""
        path = (*self._path, number)
        while True:
            try:
                return self._ask_entry(path, start)
            except EntryMovedError as moved:
                if moved.was[:-1] != self._path:
                    raise
                if moved.leaving is not None:
                    return left(moved.leaving)
                behind = self._behind(moved)
                if moved.now is None or not behind:
                    return Outcome.NEXT
                path, start = moved.now, behind

    def _behind(self, moved: EntryMovedError) -> KeyPath:
        """Return the question behind the one that was saved in an entry that moved; () where there is none."""
        number = moved.now[-1] if moved.now else 0
        steps = self._steps(int(number)) if number and self._question.item is None else []
        passed = next((at for at, step in enumerate(steps) if moved.saved[: len(step.path)] == step.path), len(steps))
        return steps[passed + 1].path if passed + 1 < len(steps) else ()

    def _ask_entry(self, path: KeyPath, start: KeyPath) -> Outcome:
        number = path[-1]
        assert isinstance(number, int)  # noqa: S101 - the path of an entry
        if self._question.item is not None:
            self._desk.asker.say(f"{INDENT}第 {number} 项（没有了直接按回车）" if number > len(self._entries()) else "")
            return ask_single(self._desk, path, self._question.item, Mark.BLANK)
        entries = self._entries()
        # Questions in the middle of an entry do not say themselves what they are about.
        named = f"：{_title(entries[number - 1])}" if number <= len(entries) else ""
        line = f"{self._question.label}，第 {number} 项{named}"
        self._desk.asker.say("", INDENT + cut(line, self._desk.asker.columns - len(INDENT)))
        before = handed(self._desk, self._question, path)
        outcome = walk(self._desk, lambda: self._steps(number), start)
        pass_on(self._desk, self._question, path, before)
        return outcome

    def _fill_on(self, number: int, start: KeyPath) -> Outcome:
        """Ask for what an entry holds from a place on, then for what is open in the entries behind it."""
        session = self._desk.session
        outcome = self._fill(number, start)
        while outcome is Outcome.NEXT:
            at = next_open(session.answers, session.position, session.doubtful)
            inside = at.start[len(self._path) :] if at and at.start[: len(self._path)] == self._path else ()
            if at is None or not inside or not isinstance(inside[0], int) or inside[0] <= number:
                break
            number = inside[0]
            outcome = self._fill(number, at.start)
        return outcome

    def _steps(self, number: int) -> list[Step]:
        session = self._desk.session
        answers = session.answers
        if number > len(self._entries()):
            answers = session.with_new_item(self._path, number)
        item = answer_at(answers, (*self._path, number))
        return item_steps(item, (*self._path, number)) if isinstance(item, Item) else []

    def _delete(self) -> Outcome | None:
        number = self._which("删去哪一项")
        if number is None:
            return None
        title = cut(_title(self._entries()[number - 1]), self._desk.asker.columns - 20)
        sure = [Choice("no", "不删"), Choice("yes", f"删去：{title}")]
        if chosen_aside(self._desk.asker, "确定吗", sure) == "yes":
            self._desk.keeper.take_out_entry((*self._path, number))
        return None

    def _move(self, count: int) -> Outcome | None:
        source = self._which("移动哪一项")
        if source is None:
            return None
        places = [Choice(str(to), f"移到第 {to} 项的位置") for to in range(1, count + 1) if to != source]
        target = chosen_aside(self._desk.asker, "移到哪里", places)
        if target:
            self._desk.keeper.move(self._path, source, int(target))
        return None

    def _set_public(self) -> Outcome | None:
        number = self._which("改哪一项（标了“不公开”的，公开稿里没有）")
        if number is not None:
            item = self._entries()[number - 1]
            public = isinstance(item, Item) and item.public
            # Moved or not, what was said of it is saved.
            with suppress(EntryMovedError):
                self._desk.keeper.put((*self._path, number, _PUBLIC_KEY), "否" if public else "")
        return None

    def _which(self, label: str) -> int | None:
        choices = [
            Choice(str(number), f"第 {number} 项：{self._line(entry)}")
            for number, entry in enumerate(self._entries(), start=1)
        ]
        chosen = chosen_aside(self._desk.asker, label, choices)
        return int(chosen) if chosen else None

    def _line(self, entry: Item | Answer) -> str:
        note = _note(entry)
        return cut(_title(entry), self._desk.asker.columns - 16 - display_width(note)) + note


def _title(entry: Item | Answer) -> str:
    return item_title(entry) if isinstance(entry, Item) else answer_text(entry)


def _note(entry: Item | Answer) -> str:
    if not isinstance(entry, Item):
        return ""
    missing = item_missing(entry)
    return (f"（待补充 {missing}）" if missing else "") + ("" if entry.public else "（不公开）")
