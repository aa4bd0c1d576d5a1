"""Web page and text of every copy say what its Word file says: head and imprint, header, text and attachments."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import docx
import pytest
from builders import EXAMPLES, mapping
from docx.oxml.ns import qn
from web_page import Page

from drafter.draft import Draft, make_draft, open_layout
from drafter.layout.load import builtin_templates, find_layouts, load_layout
from drafter.render.blocks import Chart, text_of
from drafter.write.forms import Form
from drafter.write.reading import word_text
from drafter.write.title import title_lines

TEMPLATES = [builtin_templates()]
LAYOUTS = sorted(find_layouts(TEMPLATES))
RECORDS = {
    **{path.stem: path for path in EXAMPLES},
    **{name: builtin_templates() / name / "sample.yaml" for name in LAYOUTS},
}
LAYOUT_OF = {**{path.stem: "standard" for path in EXAMPLES}, **{name: name for name in LAYOUTS}}
COPIES = [(name, copy.name) for name in RECORDS for copy in load_layout(LAYOUT_OF[name], TEMPLATES).profiles]
JOINT = """\
版式: standard@1
年度: 2024
机关: {名称: 中共示例区委员会, 联署: 示例区人民政府, 自称: 我区, 类型: 党委和政府联合}
发文: {发文字号: 示委发〔2025〕5号, 签发人: [某甲, 某乙, 某丙], 抄送: [某局, 某办], 印发日期: 2025-02-20}
"""


@cache
def draft(text: str, copy: str) -> Draft:
    record = mapping(text)
    return make_draft(record, open_layout(record, TEMPLATES), copy)


def word_characters(data: bytes) -> Counter[str]:
    """All characters of a Word file, of its text boxes and of one of its headers, in no order."""
    document = docx.Document(io.BytesIO(data))
    texts = [
        element.text or ""
        for element in document.element.body.iter(qn("w:t"))
        if not any(above.tag.endswith("}Fallback") for above in element.iterancestors())
    ]
    return characters([*texts, *(line.text for line in document.sections[0].header.paragraphs)])


def characters(lines: Iterable[str]) -> Counter[str]:
    return Counter("".join("".join(lines).split()))


def shown(lines: Iterable[str]) -> list[str]:
    """What stands between tabs, without the blanks that indent it; in Word tabs part signatures side by side."""
    return [stripped for line in lines for part in line.split("\t") if (stripped := part.strip(" \u3000"))]


def lines_of(made: Draft, form: Form) -> list[str]:
    if form is Form.HTML:
        return shown(part for line in Page(made.file(form)).lines for part in line.split("\n"))
    return shown(made.file(form).decode("utf-8-sig").split("\r\n"))


def from_title(made: Draft, lines: list[str]) -> list[str]:
    title = text_of(title_lines(made.report.title_lines[0])[0])
    return lines[lines.index(title) :]


def assert_same(made: Draft, form: Form, folder: Path) -> None:
    (folder / "word.docx").write_bytes(made.data)
    text = from_title(made, shown(word_text(folder / "word.docx").split("\n")))
    own = lines_of(made, form)
    waiting = iter(from_title(made, own))

    # In the text each line follows the one before; head and imprint are set otherwise in Word.
    assert [line for line in text if line not in waiting] == []
    # A text has the numbers of a chart that Word draws.
    more = characters(own) - word_characters(made.data)
    assert word_characters(made.data) - characters(own) == Counter()
    assert not more or (form is Form.TXT and any(isinstance(block, Chart) for block in made.report.blocks))


@pytest.mark.parametrize("form", [Form.HTML, Form.TXT], ids=lambda form: form.value)
@pytest.mark.parametrize(("name", "copy"), COPIES)
def test_a_copy_says_what_its_word_file_says(name: str, copy: str, form: Form, tmp_path: Path) -> None:
    assert_same(draft(RECORDS[name].read_text("utf-8"), copy), form, tmp_path)


@pytest.mark.parametrize("form", [Form.HTML, Form.TXT], ids=lambda form: form.value)
def test_the_head_of_two_issuers_says_what_its_word_file_says(form: Form, tmp_path: Path) -> None:
    made = draft(JOINT, "报送稿")

    assert_same(made, form, tmp_path)
    assert {"文件", "示委发〔2025〕5号", "抄送：某局，某办。"} <= set(lines_of(made, form))
