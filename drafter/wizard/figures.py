"""Asking for a group of figures: one line each, and a small table at the end."""

from __future__ import annotations

from typing import NamedTuple

from drafter.columns import wrapped
from drafter.figures.catalogue import Figure
from drafter.figures.compare import Outcome as Held
from drafter.figures.relations import Level
from drafter.layout.model import Question
from drafter.record.nodes import Mapping, Scalar
from drafter.record.paths import KeyPath, key_path_text
from drafter.wizard.asker import Choice, Command, Reply, chosen_aside
from drafter.wizard.describe import INDENT, help_lines
from drafter.wizard.desk import Desk, Outcome
from drafter.wizard.figure_table import group_results, leaps, relation_lines, table_lines
from drafter.wizard.steps import FIGURES_KEY, Step, askable_figures
from drafter.wizard.typed import read_figure
from drafter.wizard.values import hold, introduce, left

_LAST, _SOURCE, _MEANING = "上年", "来源", "口径"
_DONE, _PICK, _AGAIN, _LAST_YEAR, _DETAILS = "done", "pick", "again", "last", "details"


def ask_figures(desk: Desk, step: Step, start: KeyPath = ()) -> Outcome:
    """Ask for the figures of a group one after another, then show them and offer to mend."""
    return _Group(desk, step).ask(start)


def ask_figure(desk: Desk, step: Step, key: str) -> Outcome:
    """Ask for just one figure of a group, and say what it contradicts."""
    return _Group(desk, step).ask_alone(key)


class _End(NamedTuple):
    """How one goes on at the end of a group: the title of the line that does, and the line pointed at."""

    title: str
    pointed: str = _DONE


class _Group:
    def __init__(self, desk: Desk, step: Step) -> None:
        self._desk = desk
        self._step = step
        self._question: Question = step.question
        self._group = desk.session.layout.catalogue.groups[step.question.figure_group]
        self._asked_last = ""

    def ask(self, start: KeyPath) -> Outcome:
        introduce(self._desk, self._step)
        answered = self._desk.session.answers.figures.given.get(self._group.key)
        outcome: Outcome | None = None
        if not answered or len(start) > len(self._step.path):
            outcome = self._ask_all(str(start[-1]) if len(start) > len(self._step.path) else "")
        return self._finish() if outcome is None else outcome

    def ask_alone(self, key: str) -> Outcome:
        introduce(self._desk, self._step)
        command = self._ask_one(self._group.figures[key])
        if command is None:
            broken = (one for one in group_results(self._desk.session, self._group) if one.outcome is Held.BROKEN)
            about = [one for one in broken if (self._group.key, key) in one.members]
            self._desk.asker.say(*relation_lines(about, self._desk.asker.columns))
        return Outcome.NEXT if command is None else left(command)

    def _ask_all(self, start: str = "") -> Outcome | None:
        """Ask figure by figure; None behind the last one, or where the rest is left for later."""
        keys = askable_figures(self._desk.session.answers, self._question)
        index = keys.index(start) if start in keys else 0
        while index < len(keys):
            self._asked_last = keys[index]
            command = self._ask_one(self._group.figures[keys[index]], self._count(keys, index))
            if command is Command.SKIP:
                return None
            if command is Command.BACK and index == 0:
                return Outcome.BACK
            if command not in (None, Command.BACK):
                return left(command)
            following = askable_figures(self._desk.session.answers, self._question)
            # A rate that follows from what was just given is asked no more.
            index = following.index(keys[index]) + (-1 if command is Command.BACK else 1)
            keys = following
        return None

    def _count(self, keys: list[str], index: int) -> str:
        """Say how far the group has come; rates are not counted, since they come and go with what they follow from."""
        counted = [self._group.figures[key].ratio is None for key in keys]
        return f"{sum(counted[: index + 1])}/{sum(counted)}" if counted[index] else ""

    def _ask_one(self, figure: Figure, count: str = "") -> Command | None:
        """Ask for one figure until it can be saved; return the command that was given instead."""
        stored = self._stored(figure)
        path = self._path(figure)
        typed = self._desk.session.drafts.get(key_path_text(path), stored)
        label = f"{count} {figure.label}（{figure.unit}{self._last_note(figure)}）：".lstrip()
        while True:
            reply = self._desk.asker.ask_line(label, typed)
            typed = reply.text
            if reply.command is Command.HELP:
                self._explain(figure)
                continue
            # A line that was only emptied on the way out takes nothing out.
            unchanged = typed.strip() == stored or (reply.command is not None and not typed.strip())
            if not unchanged and not self._kept(figure, typed):
                if reply.command is None:
                    continue
                hold(self._desk, path, figure.label, typed, self._step.path)
            elif not unchanged and reply.command is not None:
                self._desk.session.doubt(self._step.path)
                self._desk.asker.say(f"{INDENT}“{figure.label}”没有按回车，也存下了：{typed.strip()}，请再看一眼。")
            elif unchanged:
                self._desk.session.settle(path)
            return reply.command

    def _kept(self, figure: Figure, typed: str) -> bool:
        value, said = read_figure(typed, figure)
        if not self._desk.keeper.put(self._path(figure), value):
            return False
        if said:
            self._desk.asker.say(f"{INDENT}{said}")
        return True

    def _explain(self, figure: Figure) -> None:
        columns = self._desk.asker.columns
        self._desk.asker.say(*wrapped(f"口径：{figure.meaning}", columns, INDENT, INDENT))
        self._desk.asker.say(f"{INDENT}F3 跳过这一组余下的指标，以后再填。", *help_lines(self._question, columns))

    def _path(self, figure: Figure) -> KeyPath:
        return (FIGURES_KEY, self._group.key, figure.key)

    def _stored(self, figure: Figure) -> str:
        answer = self._desk.session.answers.figures.given.get(self._group.key, {}).get(figure.key)
        return answer.amount.text() if answer else ""

    def _last_note(self, figure: Figure) -> str:
        last = self._desk.session.last_figure(self._group.key, figure.key)
        return f"，去年 {last}" if last else ""

    # The end of the group

    def _finish(self) -> Outcome:
        end = self._show()
        while True:
            reply = self._desk.asker.ask_choice(f"{self._question.label}：", self._choices(end), end.pointed)
            if reply.command is Command.HELP:
                self._desk.asker.say(*help_lines(self._question, self._desk.asker.columns))
                continue
            outcome = self._after(reply)
            if outcome is not None:
                return outcome
            end = self._show()

    def _after(self, reply: Reply) -> Outcome | None:
        """Do what was chosen at the end of the group; None to show the group again."""
        if reply.command is Command.BACK and self._asked_last:
            return self._ask_all(self._asked_last)
        if reply.command is not None:
            return left(reply.command)
        if reply.text == _DONE:
            self._desk.session.settle(self._step.path)
            return Outcome.NEXT
        return self._mend(reply.text)

    def _show(self) -> _End:
        """Print the group, what fits together in it and what does not; say how one goes on."""
        session, asker = self._desk.session, self._desk.asker
        asker.say("", *table_lines(session, self._group, asker.columns))
        results = group_results(session, self._group)
        leapt = leaps(session, self._group)
        asker.say(*relation_lines(results, asker.columns))
        if leapt:
            said = f"比上年变化超过一半，请再看一眼：{'；'.join(leapt)}"
            asker.say(*wrapped(said, asker.columns, INDENT, INDENT * 2))
        broken = [result for result in results if result.outcome is Held.BROKEN]
        if any(result.level is Level.ERROR for result in broken):
            return _End("先往下，打 × 的以后改", _PICK)
        return _End("数没有错，往下" if leapt or broken else "好了，往下")

    def _choices(self, end: _End) -> list[Choice]:
        given = bool(self._desk.session.answers.figures.given.get(self._group.key))
        choices = [
            Choice(_DONE, end.title),
            Choice(_PICK, "挑一个指标填或改"),
            Choice(_AGAIN, "从头再过一遍，补填或改数"),
        ]
        if given:
            choices += [Choice(_LAST_YEAR, "填上年数（用来算同比）"), Choice(_DETAILS, "写一个指标的来源和口径")]
        return choices

    def _mend(self, action: str) -> Outcome | None:
        if action == _PICK:
            return self._ask_picked()
        if action == _AGAIN:
            outcome = self._ask_all()
            return outcome if outcome is Outcome.LEAVE else None
        if action == _LAST_YEAR:
            return self._ask_last_year()
        return self._ask_details()

    def _ask_picked(self) -> Outcome | None:
        keys = askable_figures(self._desk.session.answers, self._question)
        figures = [self._group.figures[key] for key in keys]
        picked = chosen_aside(self._desk.asker, "哪一个指标：", [Choice(one.key, self._line(one)) for one in figures])
        if not picked:
            return None
        command = self._ask_one(self._group.figures[picked])
        return left(command) if command in (Command.LEAVE, Command.QUIT) else None

    def _line(self, figure: Figure) -> str:
        answer = self._desk.session.answers.figures.given.get(self._group.key, {}).get(figure.key)
        return f"{figure.label}：{answer.amount.text(figure.unit) if answer else ''}"

    def _given(self) -> list[Figure]:
        given = self._desk.session.answers.figures.given.get(self._group.key, {})
        return [figure for key, figure in self._group.figures.items() if key in given]

    def _ask_last_year(self) -> Outcome | None:
        for figure in self._given():
            command = self._ask_detail(figure, _LAST, f"{figure.label} 上年数（{figure.unit}）：")
            if command is Command.SKIP:
                return None
            if command is not None:
                return left(command) if command is not Command.BACK else None
        return None

    def _ask_details(self) -> Outcome | None:
        reply = self._desk.asker.ask_choice("哪一个指标", [Choice(one.key, one.label) for one in self._given()])
        if reply.command is not None:
            return left(reply.command) if reply.command is Command.QUIT else None
        figure = self._group.figures[reply.text]
        for field, label in ((_SOURCE, "来源（哪个部门报来的）："), (_MEANING, "口径（与指标库不同时写）：")):
            command = self._ask_detail(figure, field, label)
            if command is not None:
                return left(command) if command in (Command.LEAVE, Command.QUIT) else None
        return None

    def _ask_detail(self, figure: Figure, field: str, label: str) -> Command | None:
        node = self._desk.session.node((*self._path(figure), field)) if self._has_fields(figure) else None
        stored = node.text if isinstance(node, Scalar) else ""
        offered = stored or (self._desk.session.last_figure(self._group.key, figure.key) if field == _LAST else "")
        path = (*self._path(figure), field)
        typed = self._desk.session.drafts.get(key_path_text(path), offered)
        while True:
            reply = self._desk.asker.ask_line(label, typed)
            typed = reply.text
            if reply.command is Command.HELP:
                self._explain(figure)
                continue
            value = read_figure(typed, figure).value if field == _LAST else typed.strip()
            if value == stored or (reply.command is not None and typed.strip() in ("", offered)):
                return reply.command
            if self._desk.keeper.put(path, value):
                return reply.command
            if reply.command is not None:
                hold(self._desk, path, label.rstrip("："), typed, self._step.path)
                return reply.command

    def _has_fields(self, figure: Figure) -> bool:
        return isinstance(self._desk.session.node(self._path(figure)), Mapping)
