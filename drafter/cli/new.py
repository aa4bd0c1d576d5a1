"""`drafter new`: a new record, asked for in the terminal or made of what the command says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.templates import TemplatesOption, template_directories
from drafter.cli.terminal import NO_TERMINAL, has_terminal
from drafter.errors import UsageError

if TYPE_CHECKING:
    from drafter.answers.edit import Change

_TWIN = "加 --no-input，用 --set、--data、--from 给出答案，例如 drafter new 2025.yaml --no-input --set 年度=2025"


def new(
    record: Annotated[
        Path | None, typer.Argument(metavar="[RECORD]", readable=False, help="新记录的文件名（.yaml）；不写就问")
    ] = None,
    layout: Annotated[
        str | None,
        typer.Option("--layout", metavar="NAME", help="版式；不写就问，不提问时照去年的记录，没有就用五部分的"),
    ] = None,
    last: Annotated[
        Path | None,
        typer.Option("--from", metavar="LAST_YEAR", help="去年的记录，机关情况照用，去年的数和安排拿来对照"),
    ] = None,
    assignments: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="先填上一项，可以写几个")
    ] = None,
    data: Annotated[
        Path | None, typer.Option("--data", metavar="FILE", help="另一个 YAML 文件，里面的答案先填上")
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="不提问，建好就结束")] = False,
    templates: TemplatesOption = None,
) -> None:
    """Make the record; in a terminal, go on and fill it in."""
    if not no_input and not has_terminal():
        raise UsageError(NO_TERMINAL, None, _TWIN)
    if no_input and record is None:
        raise UsageError("没有写新记录的文件名", None, "写在 new 后面，例如 drafter new 2025.yaml --no-input")
    from drafter.cli.assignments import parse_assignments

    changes = parse_assignments(assignments or [])
    directories = template_directories(templates, [record or Path()])
    if record is not None:
        record = _checked_path(record)
    if record is not None and no_input:
        _make(record, layout, last, changes, data, directories)
        return
    from drafter.cli.wizard import fill_in_new

    fill_in_new(record, layout, last, changes, data, directories)


def _checked_path(record: Path) -> Path:
    """Return where the new record will be.

    Raises:
        OutputError: It cannot be made there.
    """
    from drafter.wizard.start import fault_of, record_path

    path = record_path(record)
    fault = fault_of(path)
    if fault is not None:
        raise fault
    return path


def _make(
    record: Path,
    layout_name: str | None,
    last: Path | None,
    changes: list[Change],
    data: Path | None,
    templates: list[Path],
) -> None:
    from drafter.layout.load import load_layout
    from drafter.record.save import save_record
    from drafter.wizard import begin
    from drafter.wizard.last_year import load_last_year
    from drafter.wizard.start import existing_record

    layout = load_layout(layout_name or _usual_layout(templates, existing_record(last) if last else None), templates)
    text = begin.empty_text(layout)
    notes: tuple[str, ...] = ()
    if last is not None:
        wanted = (begin.FACTS, begin.FIGURES, begin.CHECKLIST)
        text, notes = begin.with_last_year(text, load_last_year(existing_record(last), templates), layout, wanted)
    text = begin.with_data(text, data, layout) if data is not None else text
    text = begin.with_changes(text, changes, record)
    missing = begin.check(text, record, layout, begun=False)
    save_record(record, text, expected=None)
    typer.echo(f"已建：{record}")
    for note in notes:
        typer.echo(f"  {note}")
    typer.echo(f"待补充 {missing} 处；drafter show {record} 列出各项，drafter edit {record} 接着填。")


def _usual_layout(templates: list[Path], last: Path | None) -> str:
    """Return the layout of last year's record, the usual one, or the only one that there is.

    Raises:
        UsageError: There are several.
    """
    from drafter.layout.load import USUAL_LAYOUT, find_layouts

    names = list(find_layouts(templates))
    if last is not None:
        from drafter.answers.build import layout_name
        from drafter.record.parse import load_mapping

        return layout_name(load_mapping(last))[0]
    if USUAL_LAYOUT in names:
        return USUAL_LAYOUT
    if len(names) != 1:
        raise UsageError("有几种版式，没有写用哪一种", None, f"用 --layout 写明，可用的有：{'、'.join(names)}")
    return names[0]
