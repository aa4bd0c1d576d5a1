"""The peer to be measured against: docxtpl filling an equivalent template.

The template is made from python-docx's default document and holds the same content as layout
`standard`: title, recipient, opening, nested loops of measures, shortcomings, plan, signature and the
table of figures. Run as a program it is the same script wrapped in a Typer command with three options.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Annotated

import typer

_PARAGRAPHS = (
    ("Title", "{{ 标题 }}"),
    ("Normal", "{{ 主送 }}："),
    ("Normal", "{{ 年度 }}年，{{ 自称 }}依据{{ 依据 }}，{{ 概述 }}。现将{{ 年度 }}年度法治政府建设情况报告如下："),
    ("Heading 1", "一、主要举措和成效"),
    (None, "{%p for 部分 in 举措 %}"),
    ("Heading 2", "（{{ loop.index }}）{{ 部分.领域 }}"),
    ("Normal", "{{ 部分.概述 }}"),
    (None, "{%p for 项 in 部分.举措 %}"),
    ("Normal", "{{ loop.index }}.{{ 项.标题 }}。{{ 项.内容 }}{{ 项.成效 }}"),
    (None, "{%p endfor %}"),
    (None, "{%p endfor %}"),
    ("Heading 1", "二、存在的不足和原因"),
    (None, "{%p for 项 in 不足 %}"),
    ("Normal", "（{{ loop.index }}）{{ 项.不足 }}。{{ 项.原因 }}{{ 项.整改 }}"),
    (None, "{%p endfor %}"),
    ("Heading 1", "三、下一年度主要安排"),
    (None, "{%p for 项 in 安排 %}"),
    ("Normal", "（{{ loop.index }}）{{ 项.标题 }}。{{ 项.内容 }}"),
    (None, "{%p endfor %}"),
    ("Normal", "特此报告。"),
    ("Normal", "附件：{{ 年度 }}年法治政府建设主要指标"),
    ("Normal", "{{ 署名 }}"),
    ("Normal", "{{ 日期 }}"),
    ("Normal", "（{{ 附注 }}）"),
    ("Heading 1", "{{ 年度 }}年法治政府建设主要指标"),
)
_COLUMNS = ("类别", "指标", "单位", "本年", "上年", "变化")


def make_template() -> bytes:
    """Make the equivalent template from python-docx's default document."""
    import docx

    document = docx.Document()
    for style, text in _PARAGRAPHS:
        document.add_paragraph(text, style=style)
    table = document.add_table(rows=4, cols=len(_COLUMNS), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, _COLUMNS, strict=True):
        cell.text = name
    table.rows[1].cells[0].text = "{%tr for 行 in 指标 %}"
    for index, cell in enumerate(table.rows[2].cells):
        cell.text = f"{{{{ 行[{index}] }}}}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def plain_context(record: Path) -> dict[str, object]:
    """Return the record's content as the plain dict that docxtpl takes, figures already put into the texts."""
    from drafter.draft import make_draft, open_layout
    from drafter.layout.load import builtin_templates
    from drafter.record.parse import load_mapping
    from drafter.render.blocks import Heading, Paragraph, Role, Table, text_of

    node = load_mapping(record)
    draft = make_draft(node, open_layout(node, [builtin_templates()]))
    parts: list[dict[str, object]] = []
    entries: dict[str, list[dict[str, str]]] = {"存在的不足和原因": [], "下一年度主要安排": []}
    part = ""
    rows: list[list[str]] = []
    for block in draft.report.blocks:
        if isinstance(block, Heading) and block.level == 1:
            part = text_of(block.pieces)
        elif isinstance(block, Heading) and part in entries:
            entries[part].append({"标题": text_of(block.pieces), "内容": text_of(block.body)})
        elif isinstance(block, Heading) and block.level == 2:
            parts.append({"领域": text_of(block.pieces), "概述": "", "举措": []})
        elif isinstance(block, Heading):
            measure = {"标题": text_of(block.pieces), "内容": text_of(block.body), "成效": ""}
            parts[-1]["举措"].append(measure)  # type: ignore[attr-defined]
        elif isinstance(block, Paragraph) and block.role is Role.BODY and part == "主要举措和成效":
            _add_text(parts[-1], text_of(block.pieces))
        elif isinstance(block, Table):
            rows = [["".join(text_of(line) for line in cell.paragraphs) for cell in row] for row in block.rows]
    return {
        "标题": draft.report.title,
        "主送": "上海市人民政府",
        "年度": draft.answers.year,
        "自称": "我区",
        "依据": "《法治政府建设实施纲要（2015—2020年）》",
        "概述": "推进法治政府建设各项工作",
        "举措": parts,
        "不足": [{"不足": one["标题"], "原因": one["内容"], "整改": ""} for one in entries["存在的不足和原因"]],
        "安排": entries["下一年度主要安排"],
        "署名": draft.answers.agency,
        "日期": "2018年2月13日",
        "附注": "此件公开发布",
        "指标": rows,
    }


def _add_text(part: dict[str, object], text: str) -> None:
    measures: list[dict[str, str]] = part["举措"]  # type: ignore[assignment]
    if measures:
        measures[-1]["内容"] += text
    else:
        part["概述"] = text


def fill(template: bytes, context: dict[str, object]) -> bytes:
    """Fill the template, as docxtpl's own documentation does it."""
    from docxtpl import DocxTemplate

    document = DocxTemplate(io.BytesIO(template))
    document.render(context, autoescape=True)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def render(
    context: Path,
    template: Annotated[Path, typer.Option()],
    output: Annotated[Path, typer.Option("-o")],
    force: Annotated[bool, typer.Option("--force")] = False,
) -> None:
    """Fill a template from a JSON file."""
    if output.exists() and not force:
        raise typer.Exit(1)
    output.write_bytes(fill(template.read_bytes(), json.loads(context.read_text("utf-8"))))


if __name__ == "__main__":
    typer.run(render)
