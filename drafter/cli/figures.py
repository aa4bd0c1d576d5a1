"""`drafter figures`: the figures of a record as a table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.templates import TemplatesOption, template_directories
from drafter.errors import UsageError

if TYPE_CHECKING:
    from drafter.answers.model import Answers
    from drafter.figures.answers import FigureAnswers
    from drafter.render.figure_table import FigureRow

_FORMATS = ("text", "csv", "xlsx")
_GAP = "  "


def figures(
    record: Annotated[Path, typer.Argument(metavar="RECORD", readable=False, help="记录文件（.yaml）")],
    last: Annotated[
        Path | None, typer.Option("--last", metavar="LAST_YEAR", help="去年的记录，记录里没有写上年数的从这里取")
    ] = None,
    output_format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text、csv 或 xlsx")] = "text",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="OUT", help="csv 或 xlsx 存成这个文件")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="文件已经存在时覆盖它")] = False,
    relations: Annotated[
        bool, typer.Option("--relations", help="再列出勾稽关系：哪些相符、不符，哪些缺数没有核对")
    ] = False,
    templates: TemplatesOption = None,
) -> None:
    """Print the table, or save it for a spreadsheet."""
    from drafter.render.figure_table import figure_rows

    if output_format not in _FORMATS:
        raise UsageError(f"没有“{output_format}”这种输出", None, f"--format 后面写 {'、'.join(_FORMATS)}")
    if relations and output is not None:
        raise UsageError("--relations 只在屏幕上列", None, "不写 --format 和 -o")
    if (output is None) != (output_format == "text"):
        what = "没有写存成什么文件" if output is None else "屏幕上的表不用写 -o"
        wanted = "xlsx" if output_format == "text" else output_format
        raise UsageError(what, None, f"例如 --format {wanted} -o 指标表.{wanted}")
    directories = template_directories(templates, [record])
    answers = _answers_of(record, directories)
    before = _last_figures(last, directories, answers.year) if last is not None else None
    rows = list(figure_rows(answers.figures, before))
    if output is None:
        typer.echo("\n".join(_lines(rows)) if rows else "记录里还没有指标。")
        if relations:
            typer.echo("\n".join(_relation_lines(answers, directories)))
        return
    from drafter.write.output import save_new
    from drafter.write.sheet import csv_bytes, xlsx_bytes

    make = csv_bytes if output_format == "csv" else xlsx_bytes
    save_new(output, make(rows), force, f".{output_format}")
    typer.echo(f"已存：{output.resolve()}")


def _answers_of(record: Path, templates: list[Path]) -> Answers:
    from drafter.answers.opening import answers_of
    from drafter.record.parse import load_mapping

    return answers_of(load_mapping(record), templates)


def _last_figures(last: Path, templates: list[Path], year: int) -> FigureAnswers:
    from drafter.answers.opening import expect_last_year

    answers = _answers_of(last, templates)
    expect_last_year(answers.year, year, str(last))
    return answers.figures


def _relation_lines(answers: Answers, templates: list[Path]) -> Iterator[str]:
    """Yield the relations of which the record has a figure, with what became of each, and how many there are."""
    from drafter.columns import pad
    from drafter.figures.compare import Outcome, check_relations
    from drafter.layout.load import load_relations

    figures = answers.figures
    relations = load_relations(templates, figures.catalogue, figures.given.keys())
    results = [
        result
        for result in check_relations(relations, figures, answers.year)
        if any(figures.this_year(*member) for member in result.members)
    ]
    yield "勾稽关系"
    for outcome in Outcome:
        for result in results:
            if result.outcome is outcome:
                yield _GAP + _GAP.join((pad(outcome.value, 6), result.relation.id, result.words))
    counts = (f"{one.value} {sum(result.outcome is one for result in results)}" for one in Outcome)
    yield f"共 {len(results)} 条：{'，'.join(counts)}。"


def _lines(rows: list[FigureRow]) -> list[str]:
    from drafter.columns import display_width

    cells = [(f"{row.label}（{row.unit}）", row.this, row.last, row.change) for row in rows]
    table = [("指标", "今年", "上年", "变化"), *cells]
    widths = [max(display_width(line[at]) for line in table) for at in range(4)]
    widths[0] += len(_GAP)
    lines, group = [_line(table[0], widths)], ""
    for row, line in zip(rows, cells, strict=True):
        if row.group != group:
            group = row.group
            lines.append(group)
        lines.append(_line((_GAP + line[0], *line[1:]), widths))
    return lines


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    from drafter.columns import pad

    name, this, last, change = cells
    parts = [pad(name, widths[0]), pad(this, widths[1], right=True), pad(last, widths[2], right=True), change]
    return _GAP.join(parts).rstrip()
