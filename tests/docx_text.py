"""A saved Word document as "style | text" lines, which is what golden files hold."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

DEFAULT_CHARACTER_STYLE = "Default Paragraph Font"


def docx_text(source: bytes | Path) -> str:
    """Return the paragraphs and table rows of a document, one a line.

    Words in a character style stand as ⟦style: words⟧, cells are parted by ¦, lines of a cell by /,
    a cell that continues the one above is ↑, a tab is ⇥ and a line break ↵.
    """
    document = docx.Document(io.BytesIO(source) if isinstance(source, bytes) else str(source))
    lines: list[str] = []
    for item in document.iter_inner_content():
        lines.extend(_table_lines(item) if isinstance(item, Table) else [_paragraph_line(item)])
    return "".join(f"{line}\n" for line in lines)


def _paragraph_line(paragraph: Paragraph) -> str:
    style = paragraph.style
    return f"{style.element.name_val if style is not None else ''} | {_text(paragraph)}".rstrip()


def _text(paragraph: Paragraph) -> str:
    return "".join(
        text if style == DEFAULT_CHARACTER_STYLE else f"⟦{style}: {text}⟧"
        for style, runs in groupby(paragraph.runs, key=_style_name)
        for text in ["".join(run.text for run in runs).replace("\t", "⇥").replace("\n", "↵")]
    )


def _style_name(run: Run) -> str:
    return str(run.style.element.name_val)


def _table_lines(table: Table) -> Iterator[str]:
    # Not `row.cells`: for a merged cell python-docx looks the cell above up again and again.
    for row in table._tbl.tr_lst:
        cells = []
        for cell in row.tc_lst:
            merge = cell.tcPr.find(qn("w:vMerge")) if cell.tcPr is not None else None
            continues = merge is not None and merge.get(qn("w:val")) != "restart"
            paragraphs = [_text(Paragraph(element, table)) for element in cell.p_lst]
            cells.append("↑" if continues else "/".join(paragraphs))
        yield f"表格 | {' ¦ '.join(cells)}".rstrip()
