"""Somebody at the terminal who knows the answers: looks at what is asked, then types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeAlias

from tests.terminal.screen import ENTER, F3, SPACE, Terminal

Entry: TypeAlias = Sequence[tuple[str, "Said"]]
"""What one entry of a list is asked for, in order: label and answer."""

Said: TypeAlias = "str | Pick | tuple[str, ...] | list[str] | list[Entry]"
"""A line; a line of a menu; paragraphs; plain values; entries."""

LAST_YEAR = "上年数"


class Pick(str):
    """The line of a menu that is chosen."""

    __slots__ = ()


class Person:
    """Answers question by question, and counts the keys that each one took.

    Attributes:
        terminal: Where the person sits.
        presses: Keys pressed, by the labels that were asked for, lists before what their entries are asked for.
    """

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal.wait_for_prompt()
        self.presses: Counter[tuple[str, ...]] = Counter()
        self._around: tuple[str, ...] = ()

    @contextmanager
    def inside(self, label: str) -> Iterator[None]:
        """Count what is pressed as belonging to a list."""
        around, self._around = self._around, (*self._around, label)
        yield
        self._around = around

    def answers(self, label: str, said: Said) -> None:
        """Answer a question in the way that its answer asks for."""
        if isinstance(said, Pick):
            self.picks(label, said)
        elif isinstance(said, str):
            self.types(label, said)
        elif isinstance(said, tuple):
            self.writes(label, *said)
        else:
            self.lists(label, said)

    def types(self, label: str, text: str = "") -> None:
        """Answer with one line; nothing leaves the answer as it is."""
        self._press(label, text, ENTER)

    def writes(self, label: str, *paragraphs: str) -> None:
        """Answer with paragraphs; none leaves the answer as it is."""
        self._press(label, *(key for paragraph in paragraphs for key in (paragraph, ENTER)), ENTER)

    def picks(self, label: str, title: str = "") -> None:
        """Choose a line of a menu; no title takes the line that is pointed at."""
        self._check(label)
        before = self.terminal.presses
        self.terminal.point_at(title).answer(ENTER)
        self._count(label, before)

    def ticks(self, label: str, titles: Sequence[str]) -> None:
        """Tick lines of a menu, and take them."""
        self._check(label)
        before = self.terminal.presses
        for title in titles:
            self.terminal.point_at(title).send(SPACE)
        self.terminal.answer(ENTER)
        self._count(label, before)

    def lists(self, label: str, entries: Sequence[str | Entry]) -> None:
        """Add entries to a list, and leave it; none leaves it as it is."""
        for entry in entries:
            if self._is_menu(label):
                self.picks(label, "加一项")
            if isinstance(entry, str):
                self.types(label, entry)
                continue
            with self.inside(label):
                for inner, said in entry:
                    self.answers(inner, said)
        if entries and isinstance(entries[0], str):
            self.types(label)
        if self._is_menu(label):
            self.picks(label, "往下")

    def numbers(self, label: str, figures: Mapping[str, str], last_year: Mapping[str, str] | None = None) -> None:
        """Give a group's figures by their names, this year's and where wanted last year's, and leave the group."""
        left = dict(figures)
        while left:
            name = self.terminal.prompt().partition(" ")[2].partition("（")[0]
            self._press(f" {name}（", left.pop(name, ""), ENTER, counted=label)
        if self.terminal.prompt()[0].isdigit():
            self._press("/", F3, counted=label)
        if last_year:
            with self.inside(LAST_YEAR):
                self.picks(label, "填上年数")
                for name, number in last_year.items():
                    self._press(f"{name} 上年数", number, ENTER)
        self.picks(label, "往下")

    def _is_menu(self, label: str) -> bool:
        prompt = self.terminal.prompt()
        return label in prompt and "（现有" in prompt

    def _press(self, asked: str, *keys: str, counted: str = "") -> None:
        self._check(asked)
        before = self.terminal.presses
        self.terminal.answer(*keys)
        self._count(counted or asked, before)

    def _count(self, label: str, before: int) -> None:
        self.presses[(*self._around, label)] += self.terminal.presses - before

    def _check(self, asked: str) -> None:
        assert asked in self.terminal.prompt(), f"expected {asked!r}; the screen shows:\n{self.terminal}"
