"""`drafter check`: what a careful colleague would point to, in records and in finished reports."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.records import RECORD_SUFFIXES, RecordFile, find_records
from drafter.cli.templates import TemplatesOption, template_directories
from drafter.cli.terminal import has_terminal
from drafter.collection import collection_paused
from drafter.errors import DrafterError, Place, UsageError

if TYPE_CHECKING:
    from drafter.check.load import Rulebook
    from drafter.check.run import Checked
    from drafter.check.sources import Shelf

_ALL = "全部"
_MOST_SHOWN = 3
_YES, _NO = ("y", "yes", "是", "改"), ("", "n", "no", "否", "不改")
_REPORTS, _UNREADABLE = (".docx", ".txt", ".md"), (".doc", ".wps", ".pdf")
_UNMENDED = {".docx": "Word", ".md": "Markdown"}


@collection_paused()
def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE…",
            readable=False,
            help="记录（.yaml）或写好的报告（.docx、.txt、.md，要加 --year），也可以是放这些文件的文件夹",
        ),
    ] = None,
    last: Annotated[
        Path | None,
        typer.Option("--last", metavar="LAST_YEAR", help="去年的记录或报告，看安排和不足有没有交代、有没有照搬"),
    ] = None,
    year: Annotated[str | None, typer.Option("--year", metavar="YEAR", help="写好的报告写的是哪一年")] = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="ID", help="只查这一条或这一族规则，可以写几个")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="ID", help="不查这一条或这一族规则，可以写几个")
    ] = None,
    output_format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text 或 json")] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="有疑似的也以 1 退出")] = False,
    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="ID", help="说明一条规则的依据和正反例；写“全部”就列出规则"),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="先改能放心改的：标点、文号括号、空格、全角数字；改前列出来")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="和 --fix 一起用：列出来就改，不再问")] = False,
    templates: TemplatesOption = None,
) -> None:
    """Print the findings of each file and a summary; 1 where something is surely wrong."""
    from drafter.check.load import load_rulebook
    from drafter.check.report import explanation, findings_json, findings_text, rule_lines
    from drafter.check.run import choose_rules, exit_code
    from drafter.check.sources import Shelf

    _refuse(output_format, fix=fix, yes=yes)
    report_year = _year_from(year)
    directories = template_directories(templates, files or [])
    rulebook = load_rulebook(directories)
    if explain == _ALL:
        typer.echo("\n".join(rule_lines(rulebook.rules.values())))
        return
    if explain is not None:
        for rule_id in choose_rules(rulebook, [explain]):
            typer.echo(explanation(rulebook.rules[rule_id]))
        return
    chosen = choose_rules(rulebook, select or [], ignore or [])
    meant = _meant(files or [], report_year)
    for line in _unread(files or [], report_year):
        typer.echo(line, err=True)
    for file in meant if fix else ():
        if not file.fault:
            _mend(file.path, report_year, rulebook, chosen, directories, asks=not yes)
    shelf = Shelf(directories)
    unread: dict[Path, str] = {}
    results = list(_results(meant, lambda path: _checked(path, last, report_year, rulebook, chosen, shelf), unread))
    typer.echo(findings_json(results, unread) if output_format == "json" else findings_text(results))
    found = [finding for _, checked in results for finding in checked.findings]
    if exit_code(found, strict=strict) or len(results) < len(meant):
        raise typer.Exit(1)


def _year_from(typed: str | None) -> int | None:
    """Read a year as the wizard does: 2024, ２０２４, 2024年.

    Raises:
        UsageError: It is none.
    """
    from drafter.answers.scalars import parse_year

    year = None if typed is None else parse_year(typed)
    if typed is not None and year is None:
        raise UsageError(f"“{typed}”不是报告年度", None, "写四位数字的年份，例如 --year 2024")
    return year


def _refuse(output_format: str, *, fix: bool, yes: bool) -> None:
    """Refuse options that say nothing, or do not go together."""
    if output_format not in ("text", "json"):
        raise UsageError(f"没有“{output_format}”这种输出", None, "--format 后面写 text 或 json")
    if yes and not fix:
        raise UsageError("--yes 要和 --fix 一起写", None, "只核对、不改，就不写 --yes")
    if fix and output_format == "json":
        raise UsageError("--fix 和 --format json 不能一起写", None, "先用 --fix 改，再用 --format json 核对")


def _mend(
    file: Path, year: int | None, rulebook: Rulebook, chosen: list[str], templates: list[Path], *, asks: bool
) -> None:
    """Show what can safely be mended in a file, and mend it where that is wanted."""
    from drafter.check.mending import mend_file
    from drafter.record.save import BACKUP_SUFFIX, save_record
    from drafter.record.text import read_text

    kind = _UNMENDED.get(file.suffix.lower())
    if kind:
        typer.echo(f"{file}：{kind} 文件不直接改，按下面的意见在文件里改。")
        return
    text = read_text(file)
    mended = mend_file(text, str(file), _year_of(file, year), rulebook, chosen, templates)
    for change in mended.changes:
        old, new = change.shown()
        typer.echo(f"{change.place}\n  - {old}\n  + {new}")
    count = len(mended.changes)
    if not count:
        typer.echo(f"{file}：没有能放心改的。")
    elif _is_wanted(count, asks=asks):
        save_record(file, mended.text, expected=text)
        typer.echo(f"{file}：改了 {count} 行，改以前的在 {file.name}{BACKUP_SUFFIX}。")


def _is_wanted(count: int, *, asks: bool) -> bool:
    if not asks:
        return True
    if not has_terminal():
        typer.echo(f"以上 {count} 行没有改：这里没有终端，不能问；加 --yes 就改。")
        return False
    while True:
        typed: str = typer.prompt(f"改以上 {count} 行？写 y 就改，直接回车不改", default="", show_default=False)
        reply = typed.strip().lower()
        if reply in _YES or reply in _NO:
            return reply in _YES
        typer.echo(f"没有看懂“{reply}”。")


def _year_of(file: Path, year: int | None) -> int:
    """Return the report year of a report; a record says its own (0)."""
    from drafter.check.sources import is_report

    if not is_report(file):
        return 0
    if year is None:
        raise UsageError(f"没有说 {file} 是哪一年的报告", None, "加 --year，例如 --year 2024")
    return year


def _meant(typed: list[Path], year: int | None) -> list[RecordFile]:
    """Return the files of what was typed; of a folder its reports too, where their year is known.

    Raises:
        UsageError: There is none.
    """
    if not typed:
        raise UsageError("没有写要核对的文件", None, "drafter check --help 可以看到用法")
    if year is not None:
        typed = [file for path in typed for file in _with_reports(path)]
    meant = [file for file in find_records(typed) if file.fault or file.named or _is_record(file.path)]
    if not meant:
        fix = "记录要直接放在文件夹里，里面写着 版式；文件夹里放的是写好的报告，就加 --year"
        raise UsageError("文件夹里没有记录", Place(str(typed[0])), fix)
    return meant


def _with_reports(path: Path) -> list[Path]:
    reports = _inside(path, _REPORTS)
    return [path, *reports] if not reports or _inside(path, RECORD_SUFFIXES) else reports


def _inside(folder: Path, suffixes: Collection[str]) -> list[Path]:
    """Return a folder's files of some kinds by name, without those that Word keeps while it is open."""
    try:
        files = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError:
        # It is said when the folder's records are looked for.
        return []
    return [file for file in files if file.suffix.lower() in suffixes and not file.name.startswith(("~$", "."))]


def _unread(typed: list[Path], year: int | None) -> Iterator[str]:
    """Yield a line for each folder that holds reports that are not read: whoever checks it would think they were."""
    kinds = (*_REPORTS, *_UNREADABLE) if year is None else _UNREADABLE
    fix = "加 --year 就一起核对" if year is None else "先用 Word 或 WPS 另存为 .docx"
    for folder in typed:
        names = [path.name for path in _inside(folder, kinds)]
        if names:
            shown = "、".join(names[:_MOST_SHOWN]) + ("等" if len(names) > _MOST_SHOWN else "")
            yield f"{folder}：里面的 {len(names)} 份文件（{shown}）没有核对，{fix}。"


def _is_record(path: Path) -> bool:
    """Whether a file that a folder holds is a record: an office keeps its own rules and relations there as well."""
    from drafter.record.parse import load_mapping

    try:
        return "版式" in load_mapping(path).entries
    except DrafterError:
        # What is wrong with it is said when it is checked.
        return True


def _results(
    files: list[RecordFile], check_one: Callable[[Path], Checked], unread: dict[Path, str]
) -> Iterator[tuple[Path, Checked]]:
    """Check file after file; one of several that cannot be read is said, goes to `unread` and is passed over."""
    for file in files:
        fault = file.fault
        if not fault:
            try:
                yield file.path, check_one(file.path)
                continue
            except DrafterError as error:
                if len(files) == 1:
                    raise
                fault = str(error)
        typer.echo(fault, err=True)
        unread[file.path] = fault


def _checked(
    file: Path, last: Path | None, year: int | None, rulebook: Rulebook, chosen: list[str], shelf: Shelf
) -> Checked:
    from drafter.check.sources import check_record, check_report

    report_year = _year_of(file, year)
    if report_year:
        return check_report(file, report_year, last, rulebook, chosen, shelf)
    return check_record(file, last, rulebook, chosen, shelf)
