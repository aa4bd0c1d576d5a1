"""The program `drafter`: its commands, and the one place where errors become exit codes."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

import drafter
from drafter.cli.bugs import bug_message, is_interruption
from drafter.cli.check import check
from drafter.cli.chinese import ChineseCommand, ChineseGroup, usage_error
from drafter.cli.diff import diff
from drafter.cli.doctor import doctor
from drafter.cli.edit import edit
from drafter.cli.figures import figures
from drafter.cli.layouts import layouts
from drafter.cli.new import new
from drafter.cli.render import render
from drafter.cli.schema import schema
from drafter.cli.set import set as set_answers
from drafter.cli.show import show
from drafter.cli.terminal import has_terminal
from drafter.cli.verify import verify
from drafter.errors import DrafterError

INTERRUPTED, BUG = 130, 3


def _program(*, alone: bool = True) -> typer.Typer:
    return typer.Typer(
        cls=ChineseGroup,
        add_completion=False,
        invoke_without_command=alone,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )


app = _program()


@app.callback(help="法治政府建设年度报告：填一份记录，生成可以送签的 Word 文件。不联网。")
def top(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="显示版本号")] = False,
) -> None:
    """Say the version; where no command was typed, offer what can be done, or print the help."""
    if version:
        typer.echo(f"drafter {drafter.__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        if has_terminal():
            from drafter.cli.wizard import start

            start()
        else:
            typer.echo(ctx.get_help())


app.command(cls=ChineseCommand, help="新建一份记录，逐题提问。")(new)
app.command(cls=ChineseCommand, help="接着填一份记录，或改其中一题。")(edit)
app.command(cls=ChineseCommand, help="核对记录或写好的报告：哪里有错，在第几行，应写成什么。")(check)
app.command(cls=ChineseCommand, help="把记录生成 Word 文件，也可以是网页、纯文本、PDF。")(render)
app.command(cls=ChineseCommand, help="核验 Word 文件的版面：哪里不合 GB/T 9704，量得多少，应为多少。")(verify)
app.command(cls=ChineseCommand, help="列出记录里的指标：今年、上年、变化；也可以存成表格文件。")(figures)
app.command(cls=ChineseCommand, help="比较两份记录：指标怎样变，文字改了哪些字。")(diff)
app.command(cls=ChineseCommand, help="列出可用的版式。")(layouts)
app.command(cls=ChineseCommand, help="按问卷的顺序列出记录里填了什么、还缺什么。")(show)
app.command(cls=ChineseCommand, help="改记录里的几项，其余一字不动。")(set_answers)
app.command(cls=ChineseCommand, help="看这台电脑还缺什么：字体、LibreOffice、编辑器、能写的文件夹。")(doctor)
app.command(cls=ChineseCommand, help="打印版式的 JSON Schema，供编辑器补全和检查记录里的键。")(schema)

layout = _program(alone=False)
app.add_typer(layout, name="layout", help="版式的编写：新建、检查、预览、用例、查看、复制。")


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code.

    Returns:
        0 fine; 1 the user's content or files; 2 wrong usage; 3 our bug; 130 interrupted.
    """
    # What the imports make stays to the end: collecting it again and again is a tenth of a short run.
    gc.set_threshold(500_000)
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a character of a record must not end the run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        result = _called(arguments)(list(arguments), prog_name="drafter", standalone_mode=False)
    except DrafterError as error:
        typer.echo(str(error), err=True)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        result = INTERRUPTED
    except BrokenPipeError:
        return 0
    except Exception as error:
        result = _unexpected(error, arguments)
    # Typer answers Ctrl-C with this code and no word.
    if result == INTERRUPTED:
        # Where the terminal is gone, nobody is there to read it.
        with contextlib.suppress(OSError):
            typer.echo("已中断，没有写出文件。", err=True)
    return result if isinstance(result, int) else 0


def _called(arguments: Sequence[str]) -> typer.Typer:
    """Return the program with just the command that is called; making all of them ready takes as long as a record."""
    named = [one for one in app.registered_commands if one.callback and one.callback.__name__ in arguments[:1]]
    if list(arguments[:1]) == ["layout"]:
        from drafter.cli.layout.commands import add_commands

        add_commands(layout)
        program = _program()
        program.registered_callback, program.registered_groups = app.registered_callback, app.registered_groups
        return program
    program = _program()
    program.registered_callback, program.registered_commands = app.registered_callback, named
    if not named:
        # Nothing is called: what each command takes is no question, and reading that is a fifth of the help's time.
        program.registered_groups = app.registered_groups
        for one in app.registered_commands:
            name = one.callback.__name__ if one.callback else ""
            program.command(name, cls=ChineseCommand, help=one.help)(lambda: None)
    return program


def _unexpected(error: Exception, arguments: Sequence[str]) -> int:
    """Say what else ended the run: a usage error of Typer's, a Ctrl-C in other clothes, or a bug of ours."""
    if is_interruption(error):
        return INTERRUPTED
    if hasattr(error, "format_message"):
        wrong = usage_error(error)
        typer.echo(str(wrong), err=True)
        return wrong.exit_code
    typer.echo(bug_message(arguments), err=True)
    return BUG
