"""`drafter render`: a saved record becomes a Word file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.templates import TemplatesOption, template_directories
from drafter.errors import OutputError

if TYPE_CHECKING:
    from drafter.answers.missing import MissingContent
    from drafter.answers.model import Answers
    from drafter.draft import Draft

_MOST_SUGGESTIONS = 3


def render(
    record: Annotated[Path, typer.Argument(metavar="RECORD", help="记录文件（.yaml）")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="OUT", help="Word 文件名；不写就用机关、年度和报告名称")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="文件已经存在时覆盖它")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="还有待补充的内容时不生成")] = False,
    templates: TemplatesOption = None,
) -> None:
    """Write the .docx and say where, how long it is, and what is still missing."""
    from drafter.draft import make_draft, open_layout
    from drafter.record.parse import load_mapping
    from drafter.write.output import save_new

    node = load_mapping(record)
    draft = make_draft(node, open_layout(node, template_directories(templates)))
    missing = draft.report.missing
    if strict and missing:
        fix = "填好上面各项再生成；只想先看看样子，可以不加 --strict"
        raise OutputError(f"还有 {len(missing)} 处待补充，没有生成\n" + _missing_text(missing), None, fix)
    path = _output_path(output, draft)
    save_new(path, draft.data, force)
    typer.echo(f"已生成：{path.resolve()}")
    typer.echo(f"  全文 {draft.report.characters} 字")
    if missing:
        typer.echo(f"待补充 {len(missing)} 处，已在文中标出：\n{_missing_text(missing)}")
    for line in _left_out(draft.answers):
        typer.echo(line)


def _output_path(output: Path | None, draft: Draft) -> Path:
    """Return where to write: OUT, the default name in the folder OUT, or that name right here."""
    from drafter.write.output import default_name

    if output is not None and not output.is_dir():
        return output
    name = default_name(draft.answers.agency, str(draft.answers.year))
    return output / name if output is not None else Path(name)


def _missing_text(missing: tuple[MissingContent, ...]) -> str:
    lines = []
    for content in missing:
        lines.append(f"  {content.place}  {content.prompt}")
        if content.suggestions:
            shown = "；".join(content.suggestions[:_MOST_SUGGESTIONS])
            more = " 等" if len(content.suggestions) > _MOST_SUGGESTIONS else ""
            lines.append(f"      可参考：{shown}{more}")
    return "\n".join(lines)


def _left_out(answers: Answers) -> list[str]:
    """Name what the record says and this copy does not: withheld entries, answers that are not asked for."""
    from drafter.answers.missing import unused_answers, withheld_items

    lines = [f"没有写入（公开: 否）：{item.place}" for item in withheld_items(answers)]
    lines += [
        f"没有写入（按其他答案，这一题不用答）：{answer.place}  {answer.question.label}"
        for answer in unused_answers(answers)
    ]
    return lines
