"""What a prompt looks like: no colour of its own, and its keys always in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import questionary
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.filters import is_done
from prompt_toolkit.layout import (
    ConditionalContainer,
    Container,
    Dimension,
    FormattedTextControl,
    HSplit,
    Layout,
    Window,
)
from prompt_toolkit.renderer import CPR_Support

from drafter.wizard.prompts.keys import key_lines

LABEL, ANSWER, NOTICE = "class:label", "class:answer", "class:notice"
# questionary dresses the prompts; its own menus make three prompt sessions each, which the first one would wait for.
STYLE = questionary.Style([("label", "bold"), ("notice", "bold")])


def screen_columns() -> int:
    """Return how wide the terminal is at this moment."""
    return get_app().output.get_size().columns


def lay_out(application: Application[Any], above: Container, focused: Window, keys: Container) -> None:
    """Put the keys below a prompt, where they stay while what is above them scrolls.

    Args:
        application: The prompt.
        above: What is asked.
        focused: What has the focus in it.
        keys: What stands below, until there is an answer.
    """
    application.layout = Layout(
        HSplit([above, ConditionalContainer(keys, filter=~is_done)]),
        focused_element=focused,
    )
    # Asked where its cursor is, many a terminal does not answer, and prompt_toolkit warns people of that in English.
    # It would only need the answer to put a toolbar at the foot of the screen.
    application.renderer.cpr_support = CPR_Support.NOT_SUPPORTED


def text_window(lines: Callable[[int], Sequence[str]], style: Callable[[], str] | str = "") -> Window:
    """Return lines of text as high as they are.

    Args:
        lines: The lines for a number of columns; none may be wider.
        style: What they look like.
    """
    return Window(
        FormattedTextControl(lambda: "\n".join(lines(screen_columns()))),
        height=lambda: Dimension.exact(len(lines(screen_columns()))),
        dont_extend_height=True,
        style=style,
    )


def keys_window(groups: Sequence[Sequence[str]]) -> Window:
    """Return the lines that say which keys there are.

    Args:
        groups: Keys and what they do; each group begins a line.
    """
    return text_window(lambda columns: list(key_lines(groups, columns)))
