"""What every part of the wizard works with, and how each kind of step is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from drafter.layout.model import Kind
from drafter.record.paths import KeyPath
from drafter.wizard.asker import Asker, Command
from drafter.wizard.keeper import EntryMovedError, Keeper
from drafter.wizard.session import Session
from drafter.wizard.steps import Step, all_steps, behind

if TYPE_CHECKING:
    from drafter.wizard.proofread import Proof


class Outcome(Enum):
    """Where to go after a step."""

    NEXT = auto()
    BACK = auto()
    LEAVE = auto()


OUTCOMES = {Command.BACK: Outcome.BACK, Command.SKIP: Outcome.NEXT, Command.LEAVE: Outcome.LEAVE}


class AskStep(Protocol):
    """Asks one step; `start` says where inside a list or a group of figures to begin."""

    def __call__(self, desk: Desk, step: Step, start: KeyPath = ()) -> Outcome:
        """Ask, save, and say where to go."""


class Desk:
    """The record and the terminal.

    Attributes:
        session: The record.
        asker: The terminal.
        keeper: Saves answers.
        proof: What the checker says; None until it was asked for.
    """

    def __init__(self, session: Session, asker: Asker, ask_kinds: Callable[[Kind], AskStep]) -> None:
        self.session = session
        self.asker = asker
        self.keeper = Keeper(session, asker)
        self.proof: Proof | None = None
        self._ask_kinds = ask_kinds

    def ask(self, step: Step, start: KeyPath = ()) -> Outcome:
        """Ask a step by its kind."""
        return self._ask_kinds(step.question.kind)(self, step, start)

    def ask_alone(self, step: Step, start: KeyPath = ()) -> Outcome:
        """Ask a step by itself; where its list entry is moved meanwhile, again at its new number."""
        while True:
            try:
                return self.ask(step, start)
            except EntryMovedError as moved:
                if moved.leaving is Command.QUIT:
                    raise KeyboardInterrupt from moved
                if moved.leaving is Command.LEAVE:
                    return Outcome.LEAVE
                now = moved.new_path(step.path)
                found = next((one for one in all_steps(self.session.answers) if one.path == now), None)
                if found is None or moved.saved == found.path:
                    return Outcome.NEXT
                step, start = found, ()

    def pass_by(self, step: Step | None) -> None:
        """Note that the person is behind a step, and does not want to go on inside it."""
        if step is not None:
            self.session.position = behind(step)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let the person look at something else, and go on where they were."""
        position = self.session.position
        try:
            yield
        finally:
            self.session.position = position
            self.session.remember()


def walk(desk: Desk, steps: Callable[[], list[Step]], start: KeyPath = (), *, backwards: bool = False) -> Outcome:
    """Ask the steps of one level, one after another, as the answers make them.

    Args:
        desk: What to ask with.
        steps: Reads the level's steps from the record as it is now.
        start: Key path to begin at; () for the first step.
        backwards: Whether to begin at the last step, because the person comes back from behind.

    Returns:
        NEXT behind the last step, BACK before the first one, LEAVE.
    """
    level = steps()
    index = len(level) - 1 if backwards else 0
    if start:
        index = next((at for at, step in enumerate(level) if start[: len(step.path)] == step.path), 0)
    while 0 <= index < len(level):
        path = level[index].path
        outcome = desk.ask(level[index], start)
        start = ()
        if outcome is Outcome.LEAVE:
            return outcome
        before = {step.path for step in level[:index]}
        level = steps()
        if outcome is Outcome.NEXT:
            desk.pass_by(next((step for step in level if step.path == path), None))
        # An answer may have brought or hidden questions on either side of it.
        index = next(
            (at for at, step in enumerate(level) if step.path == path),
            sum(step.path in before for step in level) - (outcome is Outcome.NEXT),
        )
        index += 1 if outcome is Outcome.NEXT else -1
    return Outcome.BACK if index < 0 and level else Outcome.NEXT
