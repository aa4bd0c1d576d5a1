"""Menus: questionary's select, also where several lines may be ticked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.filters import to_filter
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.layout import Window

from drafter.wizard.asker import Choice, Command, Reply
from drafter.wizard.prompts.keys import KEY_NAMES, KEYS, command_bindings
from drafter.wizard.prompts.screen import STYLE, show_keys

_MOST_SHORTCUTS = 9
_PAGE = 10
_MARKS = {True: "[x] ", False: "[ ] "}
_JUMPS: Mapping[str, Callable[[int, int], int]] = {
    "home": lambda at, count: 0,
    "end": lambda at, count: count,
    "pageup": lambda at, count: at - _PAGE,
    "pagedown": lambda at, count: at + _PAGE,
}


def choice_menu(
    label: str, choices: Sequence[Choice], default: str, streams: Mapping[str, Any]
) -> Application[Reply | str]:
    """Return a menu of which one line is chosen.

    Args:
        label: Stands above it.
        choices: Its lines.
        default: The value pointed at; where it is not offered, the first line is.
        streams: The terminal, where it is not the program's own.
    """
    few = sum(not choice.heading for choice in choices) <= _MOST_SHORTCUTS
    lines = [
        questionary.Separator(one.title) if one.heading else questionary.Choice(one.title, one.value) for one in choices
    ]
    menu = _Menu(label, lines, default, few, streams)

    def give(event: KeyPressEvent, command: Command) -> None:
        _leave(event, Reply(menu.value, command))

    menu.finish(command_bindings(KEYS, give), "上下键或数字键移动" if few else "上下键移动", "回车选定")
    return menu.application


def tick_menu(
    label: str, choices: Sequence[Choice], chosen: Sequence[str], streams: Mapping[str, Any]
) -> Application[Command | tuple[str, ...]]:
    """Return a menu of which any number of lines is ticked.

    Args:
        label: Stands above it.
        choices: Its lines.
        chosen: The values that are ticked to begin with.
        streams: The terminal, where it is not the program's own.
    """
    titles = {one.value: one.title for one in choices}
    ticked = {value: value in chosen for value in titles}
    lines = [questionary.Choice(_MARKS[ticked[value]] + title, value) for value, title in titles.items()]
    menu = _Menu(label, lines, "", False, streams)
    bindings = command_bindings(KEYS, _leave)

    @bindings.add(" ", eager=True)
    def _(event: KeyPressEvent) -> None:
        value = menu.value
        ticked[value] = not ticked[value]
        menu.retitle(_MARKS[ticked[value]] + titles[value])

    @bindings.add("enter", eager=True)
    def _(event: KeyPressEvent) -> None:
        _leave(event, tuple(value for value, is_ticked in ticked.items() if is_ticked))

    menu.finish(bindings, "上下键移动", "空格勾选或去掉", "回车选定")
    return menu.application


class _Menu:
    def __init__(
        self, label: str, lines: Sequence[questionary.Choice], default: str, shortcuts: bool, streams: Mapping[str, Any]
    ) -> None:
        self.application: Application[Any] = questionary.select(
            label,
            lines,
            default=next((line.value for line in lines if line.value == default and not line.disabled), None),
            qmark="",
            pointer=">",
            style=STYLE,
            use_shortcuts=shortcuts,
            use_jk_keys=False,
            use_emacs_keys=False,
            # An empty one would be English.
            instruction=" ",
            **streams,
        ).application
        self._window = next(window for window in self.application.layout.find_all_windows() if _holds_lines(window))
        self._control: Any = self._window.content

    @property
    def value(self) -> str:
        """The value of the line that is pointed at."""
        return str(self._control.get_pointed_at().value)

    def retitle(self, title: str) -> None:
        """Let the line that is pointed at read otherwise."""
        self._control.get_pointed_at().title = title

    def finish(self, bindings: KeyBindings, *key_names: str) -> None:
        """Add the keys, and show them."""
        # With the focus on its lines, the keys of the empty text field that questionary puts above them do nothing.
        self._control.focusable = to_filter(True)
        self._control.show_cursor = False
        show_keys(self.application, self._window, (key_names, KEY_NAMES))
        own = self.application.key_bindings or KeyBindings()
        self.application.key_bindings = merge_key_bindings([own, self._jump_bindings(), bindings])

    def _jump_bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        for key, jump in _JUMPS.items():
            bindings.add(key, eager=True)(self._jumper(jump))
        return bindings

    def _jumper(self, jump: Callable[[int, int], int]) -> Callable[[KeyPressEvent], None]:
        def handle(event: KeyPressEvent) -> None:
            choices = self._control.choices
            aim = jump(self._control.pointed_at, len(choices))
            free = [index for index, choice in enumerate(choices) if not choice.disabled]
            self._control.pointed_at = min(free, key=lambda index: abs(index - aim))

        return handle


def _leave(event: KeyPressEvent, result: object) -> None:
    """End a menu that questionary itself would leave on the screen, as if nothing had been chosen."""
    event.app.erase_when_done = True
    event.app.exit(result=result)


def _holds_lines(window: Window) -> bool:
    return hasattr(window.content, "get_pointed_at")
