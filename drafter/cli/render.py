"""`drafter render`: saved records become Word files, web pages, texts and PDF files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.templates import TemplatesOption, template_directories
from drafter.cli.wanted import Drafting, Wanted
from drafter.errors import OutputError, Place, UsageError

if TYPE_CHECKING:
    from drafter.draft import Draft
    from drafter.write.forms import Form

_WINDOWS = "windows"


def render(
    records: Annotated[
        list[Path],
        typer.Argument(metavar="RECORD…", readable=False, help="记录文件（.yaml）或放记录的文件夹，可写几个"),
    ],
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="FORM", help="docx、html、txt、md 或 pdf，可以写几个；不写就是 docx"),
    ] = None,
    profile: Annotated[
        str,
        typer.Option(
            "--profile", metavar="COPY", help="哪一种文稿：公开稿、报送稿、送审稿，或者简报、工作巡礼；不写就是公开稿"
        ),
    ] = "",
    fonts: Annotated[
        str, typer.Option("--fonts", metavar="SET", help="windows：改用 Windows 常有的字体；不写就用公文通行的字体")
    ] = "",
    last: Annotated[
        Path | None,
        typer.Option("--last", metavar="LAST", help="上年的记录或报告：送审稿和它一起核对，写进批注，附表列上年数"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help="文件名或文件夹；不写就用机关、年度和报告名称"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="文件已经存在时覆盖它")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="还有待补充的内容时不生成")] = False,
    jobs: Annotated[
        str, typer.Option("--jobs", metavar="N", help="几份记录同时生成；auto 表示电脑有几个处理器就几份")
    ] = "1",
    templates: TemplatesOption = None,
) -> None:
    """Write the files and say where, how long the report is, and what is still missing."""
    forms = _forms(to, output)
    wanted = Wanted(profile, last, _is_windows(fonts), strict)
    count = 1
    if jobs != "1":
        from drafter.cli.workers import parse_jobs

        count = parse_jobs(jobs)
    directories = template_directories(templates, records)
    # What was typed decides, not how many files a folder happens to hold: scripts can rely on what is printed.
    if len(records) == 1 and not records[0].is_dir():
        _render_one(records[0], forms, wanted, output, force, directories)
        return
    from drafter.cli.batch import render_several

    code = render_several(records, forms, wanted, output, force, directories, count)
    if code:
        raise typer.Exit(code)


def _forms(to: Sequence[str] | None, output: Path | None) -> tuple[Form, ...]:
    """Return the forms asked for, each once; where none is, the name of the output says it, else it is Word.

    Raises:
        UsageError: There is no such form.
        OutputError: PDF is asked for and LibreOffice is not there: told before anything is made.
    """
    from drafter.write.forms import Form

    by_name = {form.value: form for form in Form}
    names = list(to or [])
    if not names and output is not None and not output.is_dir():
        names = [name for name in by_name if output.suffix.lower() == f".{name}"]
    unknown = next((name for name in names if name.lower() not in by_name), None)
    if unknown is not None:
        fix = f"--to 后面写 {'、'.join(by_name)} 中的一种；要几种就写几个 --to"
        raise UsageError(f"没有“{unknown}”这种输出", None, fix)
    forms = tuple(dict.fromkeys(by_name[name.lower()] for name in names)) or (Form.DOCX,)
    if Form.PDF in forms:
        from drafter.write.pdf import find_office

        find_office()
    return forms


def _is_windows(fonts: str) -> bool:
    if fonts.lower() not in ("", _WINDOWS):
        raise UsageError(f"没有“{fonts}”这套字体", None, f"写 --fonts {_WINDOWS}；要公文通行的字体，就不写 --fonts")
    return bool(fonts)


def _render_one(
    record: Path,
    forms: Sequence[Form],
    wanted: Wanted,
    output: Path | None,
    force: bool,
    templates: list[Path],
) -> None:
    from drafter.cli.remarks import (
        comments_text,
        last_remarks,
        left_out_lines,
        missing_text,
        say_lacking_fonts,
        shows_fonts,
        title_remarks,
        unfinished_error,
    )
    from drafter.draft import open_layout
    from drafter.record.parse import load_mapping
    from drafter.write.output import save_together

    node = load_mapping(record)
    draft = Drafting(templates, wanted).draft(node, open_layout(node, templates))
    missing = draft.report.missing
    if wanted.strict and missing:
        raise unfinished_error(missing)
    files = {path: draft.file(form) for form, path in _output_paths(output, forms, draft).items()}
    save_together(files, force)
    for path in files:
        typer.echo(f"已生成：{path.resolve()}")
    typer.echo(f"  全文 {draft.report.characters} 字{comments_text(draft, forms)}")
    if missing:
        typer.echo(f"待补充 {len(missing)} 处：\n{missing_text(missing)}")
    last = last_remarks(draft.answers, wanted.last)
    for line in (*last, *left_out_lines(draft.answers, draft.report), *title_remarks(draft.report)):
        typer.echo(line)
    if shows_fonts(forms):
        from drafter.write.fonts import named_fonts

        say_lacking_fonts(named_fonts(draft.data))


def _output_paths(output: Path | None, forms: Sequence[Form], draft: Draft) -> dict[Form, Path]:
    """Return where each form is written: OUT, the default name in the folder OUT, or that name right here.

    Raises:
        OutputError: OUT is no folder, and its name ends in none of the forms asked for.
    """
    if output is not None and not output.is_dir():
        suffixes = [form.suffix for form in forms]
        if output.suffix.lower() not in suffixes:
            fix = f"写成 {output.name}{suffixes[0]}"
            raise OutputError(f"文件名没有以 {' 或 '.join(suffixes)} 结尾", Place(str(output)), fix)
        own = output.suffix.lower()
        return {form: output if form.suffix == own else output.with_suffix(form.suffix) for form in forms}
    return {form: (output or Path()) / draft.file_name(form.suffix) for form in forms}
