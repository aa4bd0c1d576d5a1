"""Typer's help and usage errors, said in Chinese."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from drafter.errors import UsageError

# Typer keeps these classes private or in click, by version; the public BadParameter leads to their base.
_MESSAGES = (
    (r"No such option: (?P<name>\S+?)\.?(?: .*)?", "没有 {name} 这个选项"),
    (r"No such command '(?P<name>.*?)'\.?.*", "没有“{name}”这个命令"),
    (r"Missing (?:argument|parameter)s? '?(?P<name>[^'.]+)'?\.?.*", "缺少{argument}"),
    (r"Missing option '(?P<name>[^']+)'.*", "缺少选项 {name}"),
    (r"Missing command\.?", "没有写命令"),
    (r"Got unexpected extra arguments? \((?P<name>.*)\)", "多了 {name}"),
    (r"Got unexpected extra argument\(s\) \((?P<name>.*)\)", "多了 {name}"),
    (r"Option '(?P<name>[^']+)' requires (?:an argument|\d+ arguments)\.?", "选项 {name} 后面要写一个值"),
    (r"Option '(?P<name>[^']+)' does not take a value\.?", "选项 {name} 后面不写值"),
)

# What the help calls an argument, where the sentence says no more than that.
_ARGUMENTS = {
    "RECORD": "记录文件",
    "FILE": "文件名",
    "OLD": "原来的记录",
    "NEW": "后来的记录",
    "LAYOUT": "版式的名字",
    "NAME": "名字",
    "DIR": "文件夹",
    "KEY=VALUE": "要改的项（键=值）",
    "KEY": "键",
}


def usage_error(error: Any) -> UsageError:  # noqa: ANN401 - a class that Typer does not export
    """Turn a usage error of Typer's into ours."""
    message = error.format_message().replace("\n", " ")
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "drafter"
    fix = f"{command} --help 可以看到用法"
    for pattern, chinese in _MESSAGES:
        match = re.fullmatch(pattern, message)
        if match:
            found = match.groupdict()
            return UsageError(chinese.format(**found, argument=_argument(found.get("name", ""))), None, fix)
    return UsageError("命令的写法不对", None, fix)


def _argument(metavar: str) -> str:
    """Return what people call an argument, with the word by which the help has it."""
    name = _ARGUMENTS.get(metavar.strip("[]…"))
    return f"{name}（{metavar}）" if name else f" {metavar}"


class _ChineseHelp:
    """Writes a command's help; option texts are short enough to stand on one line each."""

    def get_help(self: Any, ctx: Any) -> str:  # noqa: ANN401 - mixed into Typer's classes
        """Return the help text."""
        arguments = [p for p in self.get_params(ctx) if p.param_type_name == "argument"]
        options = [p for p in self.get_params(ctx) if p.param_type_name == "option" and p.name != "help"]
        usage = [ctx.command_path, "[选项]", *(p.metavar for p in arguments)]
        commands = getattr(self, "commands", {})
        if commands:
            usage += ["命令", "…"]
        parts = ["用法：" + " ".join(usage), *(self.help or "").strip().split("\n\n")]
        parts += _table("参数：", [(p.metavar, p.help) for p in arguments])
        parts += _table("选项：", [*((_names(p), p.help) for p in options), ("--help", "显示这份说明")])
        parts += _table("命令：", [(name, command.get_short_help_str(200)) for name, command in commands.items()])
        return "\n\n".join(parts)


class ChineseCommand(_ChineseHelp, TyperCommand):
    """A command with Chinese help."""


class ChineseGroup(_ChineseHelp, TyperGroup):
    """A group of commands with Chinese help."""


def _names(parameter: Any) -> str:  # noqa: ANN401 - likewise
    names = ", ".join(sorted(parameter.opts, key=len))
    return names if parameter.is_flag else f"{names} {parameter.metavar}"


def _table(title: str, rows: list[tuple[str, str | None]]) -> list[str]:
    if not rows:
        return []
    width = max(len(name) for name, _ in rows)
    return ["\n".join([title, *(f"  {name.ljust(width)}  {text or ''}".rstrip() for name, text in rows)])]
