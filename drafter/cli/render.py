"""`drafter render`: saved records become Word files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.templates import TemplatesOption, template_directories

if TYPE_CHECKING:
    from drafter.draft import Draft


def render(
    records: Annotated[
        list[Path],
        typer.Argument(metavar="RECORD…", readable=False, help="记录文件（.yaml）或放记录的文件夹，可写几个"),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help="Word 文件名或文件夹；不写就用机关、年度和报告名称"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="文件已经存在时覆盖它")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="还有待补充的内容时不生成")] = False,
    jobs: Annotated[
        str, typer.Option("--jobs", metavar="N", help="几份记录同时生成；auto 表示电脑有几个处理器就几份")
    ] = "1",
    templates: TemplatesOption = None,
) -> None:
    """Write the .docx files and say where, how long they are, and what is still missing."""
    count = 1
    if jobs != "1":
        from drafter.cli.workers import parse_jobs

        count = parse_jobs(jobs)
    # What was typed decides, not how many files a folder happens to hold: scripts can rely on what is printed.
    if len(records) == 1 and not records[0].is_dir():
        _render_one(records[0], output, force, strict, template_directories(templates))
        return
    from drafter.cli.batch import render_several

    code = render_several(records, output, force, strict, template_directories(templates), count)
    if code:
        raise typer.Exit(code)


def _render_one(record: Path, output: Path | None, force: bool, strict: bool, templates: list[Path]) -> None:
    from drafter.cli.remarks import left_out_lines, missing_text, unfinished_error
    from drafter.draft import make_draft, open_layout
    from drafter.record.parse import load_mapping
    from drafter.write.output import save_new

    node = load_mapping(record)
    draft = make_draft(node, open_layout(node, templates))
    missing = draft.report.missing
    if strict and missing:
        raise unfinished_error(missing)
    path = _output_path(output, draft)
    save_new(path, draft.data, force)
    typer.echo(f"已生成：{path.resolve()}")
    typer.echo(f"  全文 {draft.report.characters} 字")
    if missing:
        typer.echo(f"待补充 {len(missing)} 处：\n{missing_text(missing)}")
    for line in left_out_lines(draft.answers, draft.report):
        typer.echo(line)


def _output_path(output: Path | None, draft: Draft) -> Path:
    """Return where to write: OUT, the default name in the folder OUT, or that name right here."""
    from drafter.write.output import default_name

    if output is not None and not output.is_dir():
        return output
    name = default_name(draft.answers.agency, str(draft.answers.year))
    return output / name if output is not None else Path(name)
