"""The keys of every prompt: shown below it, and always the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent

from drafter.columns import display_width
from drafter.wizard.asker import Command

# The second key is for keyboards whose F keys do something else.
KEYS: Mapping[Command, Sequence[str]] = {
    Command.HELP: ("f1", "c-g"),
    Command.BACK: ("f2", "c-b"),
    Command.SKIP: ("f3", "c-n"),
    Command.LEAVE: ("f4", "c-l"),
    Command.QUIT: ("c-c", "c-q"),
}
TEXT_KEYS: Mapping[Command, Sequence[str]] = {**KEYS, Command.EDITOR: ("f5", "c-o"), Command.FILE: ("f6", "c-r")}

# Nothing but ASCII and what is two columns wide on every system: consoles disagree about │, ↑ and their like.
KEY_NAMES = ("F1 帮助", "F2 上一题", "F3 暂不填", "F4 目录", "Ctrl-C 退出")
TEXT_KEY_NAMES = ("回车分段", "末尾空行上回车写完", "F5 用编辑器写", "F6 从文件读")
_GAP = "  "


def key_lines(groups: Sequence[Sequence[str]], columns: int) -> Iterator[str]:
    """Yield what stands below a prompt: each group begins a line, and what is too wide goes on on the next.

    Args:
        groups: Keys and what they do.
        columns: How wide the terminal is.
    """
    for group in groups:
        line = ""
        for name in group:
            # A blank before the line, as before everything that prompts show, and none to spare at its end.
            if line and display_width(line + _GAP + name) + 2 > columns:
                yield f" {line}"
                line = ""
            line = f"{line}{_GAP}{name}" if line else name
        yield f" {line}"


def command_bindings(keys: Mapping[Command, Sequence[str]], left_with: Callable[[Command], object]) -> KeyBindings:
    """Bind each command's keys.

    Args:
        keys: The commands of a prompt.
        left_with: Returns what the prompt ends with at a command.
    """
    bindings = KeyBindings()
    for command, names in keys.items():
        for name in names:
            bindings.add(name, eager=True)(_handler(command, left_with))
    return bindings


def _handler(command: Command, left_with: Callable[[Command], object]) -> Callable[[KeyPressEvent], None]:
    def handle(event: KeyPressEvent) -> None:
        event.app.exit(result=left_with(command))

    return handle
