"""Asking for a group of figures: one line each, and a small table at the end."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.columns import display_width, pad, wrapped
from drafter.figures.catalogue import Figure, FigureKind
from drafter.layout.model import Question
from drafter.record.nodes import Mapping, Scalar
from drafter.record.paths import KeyPath
from drafter.wizard.asker import Choice, Command
from drafter.wizard.describe import INDENT, cut, help_lines
from drafter.wizard.desk import Desk, Outcome
from drafter.wizard.steps import FIGURES_KEY, Step, askable_figures
from drafter.wizard.typed import read_figure
from drafter.wizard.values import introduce, left

_NUMBER, _LAST, _SOURCE, _MEANING = "数值", "上年", "来源", "口径"
_DONE, _AGAIN, _LAST_YEAR, _DETAILS = "done", "again", "last", "details"
_SHORTEST_NAME = 12


def ask_figures(desk: Desk, step: Step, start: KeyPath = ()) -> Outcome:
    """Ask for the figures of a group one after another, then show them and offer to mend."""
    return _Group(desk, step).ask(start)


class _Group:
    def __init__(self, desk: Desk, step: Step) -> None:
        self._desk = desk
        self._step = step
        self._question: Question = step.question
        self._group = desk.session.layout.catalogue.groups[step.question.figure_group]

    def ask(self, start: KeyPath) -> Outcome:
        introduce(self._desk, self._step)
        answered = self._desk.session.answers.figures.given.get(self._group.key)
        outcome: Outcome | None = None
        if not answered or len(start) > len(self._step.path):
            outcome = self._ask_all(str(start[-1]) if len(start) > len(self._step.path) else "")
        return self._finish() if outcome is None else outcome

    def _ask_all(self, start: str = "") -> Outcome | None:
        """Ask figure by figure; None behind the last one, or where the rest is left for later."""
        keys = askable_figures(self._desk.session.answers, self._question)
        index = keys.index(start) if start in keys else 0
        while index < len(keys):
            command = self._ask_one(self._group.figures[keys[index]], f"{index + 1}/{len(keys)}")
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

    def _ask_one(self, figure: Figure, count: str) -> Command | None:
        """Ask for one figure until it can be saved; return the command that was given instead."""
        stored = self._stored(figure)
        typed = self._desk.drafts.pop(self._key(figure), stored)
        label = f"{count} {figure.label}（{figure.unit}{self._last_note(figure)}）："
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
                self._desk.drafts[self._key(figure)] = typed
                self._desk.asker.say(f"{INDENT}“{figure.label}”打的字没有存进记录。")
            elif not unchanged and reply.command is not None:
                self._desk.asker.say(f"{INDENT}“{figure.label}”没有按回车，也存下了：{typed.strip()}，请再看一眼。")
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

    def _key(self, figure: Figure) -> str:
        return f"{FIGURES_KEY}.{self._group.key}.{figure.key}"

    def _stored(self, figure: Figure) -> str:
        answer = self._desk.session.answers.figures.given.get(self._group.key, {}).get(figure.key)
        return answer.amount.text() if answer else ""

    def _last_note(self, figure: Figure) -> str:
        last = self._desk.session.last_figure(self._group.key, figure.key)
        return f"，去年 {last}" if last else ""

    # The end of the group

    def _finish(self) -> Outcome:
        while True:
            self._desk.asker.say("", *self._table())
            reply = self._desk.asker.ask_choice(f"{self._question.label}：", self._choices(), _DONE)
            if reply.command is Command.HELP:
                self._desk.asker.say(*help_lines(self._question, self._desk.asker.columns))
            elif reply.command is not None:
                return left(reply.command)
            elif reply.text == _DONE:
                return Outcome.NEXT
            else:
                outcome = self._mend(reply.text)
                if outcome is not None:
                    return outcome

    def _choices(self) -> list[Choice]:
        given = bool(self._desk.session.answers.figures.given.get(self._group.key))
        choices = [Choice(_DONE, "好了，往下"), Choice(_AGAIN, "从头再过一遍，补填或改数")]
        if given:
            choices += [Choice(_LAST_YEAR, "填上年数（用来算同比）"), Choice(_DETAILS, "写一个指标的来源和口径")]
        return choices

    def _mend(self, action: str) -> Outcome | None:
        if action == _AGAIN:
            outcome = self._ask_all()
            return outcome if outcome is Outcome.LEAVE else None
        if action == _LAST_YEAR:
            return self._ask_last_year()
        return self._ask_details()

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
        key = f"{self._key(figure)}.{field}"
        typed = self._desk.drafts.pop(key, offered)
        while True:
            reply = self._desk.asker.ask_line(label, typed)
            typed = reply.text
            if reply.command is Command.HELP:
                self._explain(figure)
                continue
            value = read_figure(typed, figure).value if field == _LAST else typed.strip()
            if value == stored or (reply.command is not None and typed.strip() in ("", offered)):
                return reply.command
            if self._desk.keeper.put((*self._path(figure), field), value):
                return reply.command
            if reply.command is not None:
                self._desk.drafts[key] = typed
                return reply.command

    def _has_fields(self, figure: Figure) -> bool:
        return isinstance(self._desk.session.node(self._path(figure)), Mapping)

    def _table(self) -> Iterator[str]:
        """Yield the group as a table: this year, last year, change."""
        figures = self._desk.session.answers.figures
        rows = [("指标", "今年", "上年", "变化")]
        for figure in self._group.figures.values():
            this = figures.this_year(self._group.key, figure.key)
            last = figures.last_year(self._group.key, figure.key)
            if this is None and last is None:
                continue
            unit = "%" if figure.kind is FigureKind.RATE else ""
            name = figure.label if unit else f"{figure.label}（{figure.unit}）"
            change = figures.text(self._group.key, figure.key, "同比") or ""
            rows.append((name, this.text(unit) if this else "", last.text(unit) if last else "", change))
        if len(rows) == 1:
            yield f"{INDENT}这一组还没有填。"
            return
        room = self._desk.asker.columns - sum(max(display_width(row[at]) for row in rows) + 2 for at in (1, 2, 3)) - 4
        widths = [max(display_width(row[at]) for row in rows) for at in range(4)]
        widths[0] = min(widths[0], max(_SHORTEST_NAME, room))
        for row in rows:
            cells = [pad(cut(row[0], widths[0]), widths[0])]
            cells += [pad(cell, width, right=True) for cell, width in zip(row[1:3], widths[1:3], strict=True)]
            yield (INDENT + "  ".join([*cells, row[3]])).rstrip()
