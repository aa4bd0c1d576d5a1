"""The keys of every prompt: shown below it, and always the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent

from drafter.wizard.asker import Command

# The second key is for keyboards whose F keys do something else.
KEYS: Mapping[Command, tuple[str, str]] = {
    Command.HELP: ("f1", "c-g"),
    Command.BACK: ("f2", "c-b"),
    Command.SKIP: ("f3", "c-n"),
    Command.LEAVE: ("f4", "c-l"),
    Command.QUIT: ("c-c", "c-q"),
}
TEXT_KEYS: Mapping[Command, tuple[str, str]] = {Command.EDITOR: ("f5", "c-o"), Command.FILE: ("f6", "c-r")}

KEY_LINE = "F1 帮助 │ F2 上一题 │ F3 暂不填 │ F4 目录 │ Ctrl-C 退出（已存好）"
TEXT_KEY_LINE = "写完在空行按回车 │ F5 用编辑器写 │ F6 从文件读"


def command_bindings(
    keys: Mapping[Command, tuple[str, str]], give: Callable[[KeyPressEvent, Command], None]
) -> KeyBindings:
    """Bind each command's keys.

    Args:
        keys: The commands of a prompt.
        give: Ends the prompt with a command.
    """
    bindings = KeyBindings()
    for command, names in keys.items():
        for name in names:
            bindings.add(name, eager=True)(_handler(command, give))
    return bindings


def _handler(command: Command, give: Callable[[KeyPressEvent, Command], None]) -> Callable[[KeyPressEvent], None]:
    def handle(event: KeyPressEvent) -> None:
        give(event, command)

    return handle
