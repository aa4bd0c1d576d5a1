"""The commands of `drafter layout`, which nobody else pays for."""

from __future__ import annotations

import typer

from drafter.cli.chinese import ChineseCommand
from drafter.cli.layout.check import check
from drafter.cli.layout.export import export
from drafter.cli.layout.new import new
from drafter.cli.layout.preview import preview
from drafter.cli.layout.show import show
from drafter.cli.layout.test import run_cases


def add_commands(group: typer.Typer) -> None:
    """Add the commands to their group, once."""
    if group.registered_commands:
        return
    group.command(cls=ChineseCommand, help="新建一个版式：照别的版式，或者照提纲。")(new)
    group.command(cls=ChineseCommand, help="检查版式：问题、模板、样例、底稿，哪里会出错。")(check)
    group.command(cls=ChineseCommand, help="把样例做成 Word 和文本来看；可以一直看着，存盘就重做。")(preview)
    group.command("test", cls=ChineseCommand, help="版式的用例是不是还成应有的文字。")(run_cases)
    group.command(cls=ChineseCommand, help="列出版式问什么；或者和另一个版式比，不同在哪里。")(show)
    group.command(cls=ChineseCommand, help="把版式复制出来，拿来看或者拿来改。")(export)
