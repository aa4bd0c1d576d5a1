"""Menus, also those of which several lines may be ticked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.filters import is_done
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.layout import ConditionalContainer, FormattedTextControl, HSplit, Window

from drafter.columns import wrapped
from drafter.wizard.asker import Choice, Command, Picked, Reply
from drafter.wizard.prompts.keys import KEY_NAMES, KEYS, command_bindings, key_lines
from drafter.wizard.prompts.prompt import Prompt
from drafter.wizard.prompts.screen import LABEL, NOTICE, STYLE, keys_window, lay_out, text_window

_MOST_SHORTCUTS = 9
_PAGE = 10
_MARKS = {True: "[x] ", False: "[ ] "}
_JUMPS: Mapping[str, Callable[[int, int], int]] = {
    "home": lambda at, count: 0,
    "end": lambda at, count: count,
    "pageup": lambda at, count: at - _PAGE,
    "pagedown": lambda at, count: at + _PAGE,
}
_NO_TYPING = "这里不用打字："


def choice_menu(label: str, choices: Sequence[Choice], default: str, streams: Mapping[str, Any]) -> Prompt[Reply]:
    """Return a menu of which one line is chosen.

    Args:
        label: Stands above it.
        choices: Its lines.
        default: The value pointed at; where it is not offered, the first line is.
        streams: The terminal, where it is not the program's own.
    """
    values = [choice.value for choice in choices if not choice.heading]
    few = len(values) <= _MOST_SHORTCUTS
    marks = {value: f"{number}) " for number, value in enumerate(values, start=1)} if few else {}
    menu = _Menu(label, choices, default, lambda value: marks.get(value, ""))
    bindings = menu.bindings(lambda: Reply(menu.pointed.value), lambda: menu.pointed.title)
    for number, value in enumerate(values if few else (), start=1):
        menu.bind_pointer(bindings, str(number), value)
    names = ("上下键或数字键移动" if few else "上下键移动", "回车选定")
    return menu.finished(bindings, lambda command: Reply(menu.pointed.value, command), names, streams)


def tick_menu(
    label: str, choices: Sequence[Choice], chosen: Sequence[str], streams: Mapping[str, Any]
) -> Prompt[Picked]:
    """Return a menu of which any number of lines is ticked.

    Args:
        label: Stands above it.
        choices: Its lines.
        chosen: The values that are ticked to begin with.
        streams: The terminal, where it is not the program's own.
    """
    ticked = {choice.value: choice.value in chosen for choice in choices}
    menu = _Menu(label, choices, "", lambda value: _MARKS[ticked[value]])

    def values() -> tuple[str, ...]:
        return tuple(value for value, is_ticked in ticked.items() if is_ticked)

    def titles() -> str:
        return "、".join(one.title for one in choices if ticked[one.value]) or "（都不选）"

    bindings = menu.bindings(lambda: Picked(values()), titles)

    @bindings.add(" ", eager=True)
    def _(event: KeyPressEvent) -> None:
        ticked[menu.pointed.value] = not ticked[menu.pointed.value]
        menu.is_typed_at = False

    names = ("上下键移动", "空格勾选或去掉", "回车选定")
    return menu.finished(bindings, lambda command: Picked(values(), command), names, streams)


class _Menu:
    """Lines of which one is pointed at.

    Attributes:
        is_typed_at: Whether what was pressed last was a text, which a menu does not take.
    """

    def __init__(self, label: str, choices: Sequence[Choice], default: str, mark: Callable[[str], str]) -> None:
        self.is_typed_at = False
        self._label = label
        self._choices = choices
        self._mark = mark
        self._free = [index for index, choice in enumerate(choices) if not choice.heading]
        self._at = next((index for index in self._free if choices[index].value == default), self._free[0])
        self._answer = ""

    @property
    def pointed(self) -> Choice:
        """The line that is pointed at."""
        return self._choices[self._at]

    def bindings(self, reply: Callable[[], object], answer: Callable[[], str]) -> KeyBindings:
        """Return the keys of every menu.

        Args:
            reply: What Enter gives.
            answer: What stays on the screen then, behind the label.
        """
        bindings = KeyBindings()
        for key, step in (("up", -1), ("down", 1)):
            bindings.add(key, eager=True)(self._mover(partial(self._stepped, step)))
        for key, jump in _JUMPS.items():
            bindings.add(key, eager=True)(self._mover(partial(self._nearest, jump)))

        @bindings.add("enter", eager=True)
        def _(event: KeyPressEvent) -> None:
            self._answer = answer()
            event.app.exit(result=reply())

        @bindings.add("<bracketed-paste>", eager=True)
        @bindings.add("<any>")
        def _(event: KeyPressEvent) -> None:
            is_paste = event.key_sequence[0].key == "<bracketed-paste>"
            self.is_typed_at = is_paste or (event.data != "" and event.data.isprintable())

        return bindings

    def bind_pointer(self, bindings: KeyBindings, key: str, value: str) -> None:
        """Bind a key that moves to the line of a value."""
        target = next(index for index in self._free if self._choices[index].value == value)
        bindings.add(key, eager=True)(self._mover(lambda: target))

    def finished(
        self,
        bindings: KeyBindings,
        left_with: Callable[[Command], Any],
        names: Sequence[str],
        streams: Mapping[str, Any],
    ) -> Prompt[Any]:
        """Return the menu as a prompt.

        Args:
            bindings: Its keys.
            left_with: Returns what it ends with at a command.
            names: Its own keys and what they do.
            streams: The terminal, where it is not the program's own.
        """

        def erased_with(command: Command) -> object:
            application.erase_when_done = True
            return left_with(command)

        application: Application[Any] = Application(
            key_bindings=merge_key_bindings([bindings, command_bindings(KEYS, erased_with)]),
            style=STYLE,
            include_default_pygments_style=False,
            **streams,
        )
        head = text_window(self._head, lambda: "" if self._answer else LABEL)
        control = FormattedTextControl(self._lines, focusable=True, show_cursor=False)
        lines = Window(control, dont_extend_height=True)
        own_keys = text_window(
            lambda columns: self._own_keys(names, columns), lambda: NOTICE if self.is_typed_at else ""
        )
        lay_out(
            application,
            HSplit([head, ConditionalContainer(lines, filter=~is_done)]),
            lines,
            HSplit([own_keys, keys_window([KEY_NAMES])]),
        )
        return Prompt(application, erased_with)

    def _head(self, columns: int) -> list[str]:
        return wrapped(f"{self._label} {self._answer}", columns - 1, " ", "   ")

    def _lines(self) -> StyleAndTextTuples:
        fragments: StyleAndTextTuples = []
        for index, choice in enumerate(self._choices):
            if index == self._at:
                # The window scrolls to here.
                fragments.append(("[SetCursorPosition]", ""))
            pointer = ">" if index == self._at else " "
            mark = "" if choice.heading else self._mark(choice.value)
            end = "\n" if index < len(self._choices) - 1 else ""
            fragments.append(("", f" {pointer} {mark}{choice.title}{end}"))
        return fragments

    def _own_keys(self, names: Sequence[str], columns: int) -> list[str]:
        if self.is_typed_at:
            return wrapped(_NO_TYPING + "，".join(names), columns - 1, " ", " ")
        return list(key_lines([names], columns))

    def _mover(self, target: Callable[[], int]) -> Callable[[KeyPressEvent], None]:
        def handle(event: KeyPressEvent) -> None:
            self._at = target()
            self.is_typed_at = False

        return handle

    def _stepped(self, step: int) -> int:
        return self._free[(self._free.index(self._at) + step) % len(self._free)]

    def _nearest(self, jump: Callable[[int, int], int]) -> int:
        aim = jump(self._at, len(self._choices))
        return min(self._free, key=lambda index: abs(index - aim))
