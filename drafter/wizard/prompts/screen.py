"""What a prompt looks like: no colour of its own, and its keys always in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import questionary
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.filters import is_done, to_filter
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    Dimension,
    FormattedTextControl,
    HSplit,
    Layout,
    Window,
)
from prompt_toolkit.renderer import CPR_Support

from drafter.wizard.prompts.keys import key_lines
from drafter.wizard.prompts.measure import MeasuredControl

# questionary's orange cannot be read on white.
STYLE = questionary.Style([("question", "bold"), ("answer", "noinherit"), ("selected", "noinherit")])


def show_keys(application: Application[Any], main: Window, groups: Sequence[Sequence[str]]) -> None:
    """Put the keys below a prompt, where they stay while what is above them scrolls.

    Args:
        application: The prompt.
        main: What has the focus, and scrolls.
        groups: Keys and what they do.
    """

    def lines() -> list[str]:
        return list(key_lines(groups, get_app().output.get_size().columns))

    shown = Window(
        FormattedTextControl(lambda: "\n".join(lines())),
        height=lambda: Dimension.exact(len(lines())),
        dont_extend_height=True,
    )
    for window in application.layout.find_all_windows():
        if isinstance(window.content, BufferControl):
            window.content = MeasuredControl(window.content)
    main.dont_extend_height = to_filter(True)
    application.layout = Layout(
        HSplit([application.layout.container, ConditionalContainer(shown, filter=~is_done)]), focused_element=main
    )
    # Asked where its cursor is, many a terminal does not answer, and prompt_toolkit warns people of that in English.
    # It would only need the answer to put a toolbar at the foot of the screen.
    application.renderer.cpr_support = CPR_Support.NOT_SUPPORTED
