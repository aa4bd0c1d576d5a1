"""What a Word file says to those who do not see it: headings, header rows, language, title, author."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import docx
import pytest
from builders import EXAMPLES
from docx.document import Document
from docx.oxml.ns import qn

from drafter.draft import Draft, make_draft, open_layout
from drafter.layout.load import builtin_templates
from drafter.record.parse import load_mapping
from drafter.render.blocks import Heading, Title, text_of

each_example = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


@cache
def example(path: Path) -> tuple[Draft, Document]:
    record = load_mapping(path)
    draft = make_draft(record, open_layout(record, [builtin_templates()]))
    return draft, docx.Document(io.BytesIO(draft.data))


@each_example
def test_headings_have_the_styles_by_which_word_knows_their_level(path: Path) -> None:
    draft, document = example(path)
    styles = {f"heading {level}": level for level in range(1, 5)}
    names = ((paragraph.style.element.name_val, paragraph.text) for paragraph in document.paragraphs if paragraph.style)
    headings = [block for block in draft.report.blocks if isinstance(block, Heading) and not block.body]

    assert [(styles[name], text) for name, text in names if name in styles] == [
        (block.level, block.number + text_of(block.pieces)) for block in headings
    ]


@each_example
def test_the_title_is_the_one_paragraph_in_words_style_for_titles(path: Path) -> None:
    draft, document = example(path)
    (title,) = (one.text for one in document.paragraphs if one.style and one.style.element.name_val == "Title")
    first = next(block for block in draft.report.blocks if isinstance(block, Title))

    assert title.replace("\n", "") == text_of(first.pieces)


@each_example
def test_the_header_row_of_each_table_is_marked_and_repeated(path: Path) -> None:
    _, document = example(path)

    assert document.tables
    for table in document.tables:
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        first, *others = table._tbl.tr_lst
        assert look.get(qn("w:firstRow")) == "1"
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert [row for row in others if row.trPr.find(qn("w:tblHeader")) is not None] == []


@each_example
def test_language_title_and_author_are_said(path: Path) -> None:
    draft, document = example(path)
    core = document.core_properties
    with zipfile.ZipFile(io.BytesIO(draft.data)) as package:
        styles = package.read("word/styles.xml").decode()

    assert '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>' in styles
    assert (core.language, core.title, core.author) == ("zh-CN", draft.report.title, draft.answers.agency)
