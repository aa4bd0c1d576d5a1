"""What LibreOffice opens and saves again loses no text, and its comments stay at their words."""

from __future__ import annotations

import io

import docx
import pytest
from builders import EXAMPLES, mapping
from comment_words import comments_in
from docx.oxml.ns import qn

from drafter.check.review import Reviewer
from drafter.draft import make_draft, open_layout
from drafter.layout.load import builtin_templates, find_layouts
from pages.paper import print_documents, require_programs

pytestmark = pytest.mark.pages

TEMPLATES = [builtin_templates()]
COPIES = ("公开稿", "报送稿", "送审稿")
SAMPLES = [builtin_templates() / name / "sample.yaml" for name in sorted(find_layouts(TEMPLATES))]
RECORDS = {
    **{path.stem: (path, COPIES) for path in EXAMPLES},
    # A filing copy of a sample has no part that an example's has not.
    **{path.parent.name: (path, ("送审稿",)) for path in SAMPLES},
}
NAMES = [f"{name}-{number}" for name, (_, copies) in RECORDS.items() for number in range(len(copies))]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, bytes]]:
    """Every copy of every example and each sample for review, as drafter writes it and as LibreOffice saves it."""
    require_programs()
    reviewer = Reviewer(TEMPLATES)
    written = {}
    for name, (path, copies) in RECORDS.items():
        record = mapping(path.read_text("utf-8"))
        opened = open_layout(record, TEMPLATES)
        for number, copy in enumerate(copies):
            written[f"{name}-{number}"] = make_draft(record, opened, copy, lambda: reviewer).data
    again = print_documents(written, tmp_path_factory.mktemp("saved"), "docx")
    return {name: (written[name], again[name].read_bytes()) for name in written}


def text(data: bytes) -> str:
    """All words of a document, those of text boxes included, and those of its headers."""
    document = docx.Document(io.BytesIO(data))
    words = [
        element.text or ""
        for element in document.element.body.iter(qn("w:t"))
        if not any(above.tag.endswith("}Fallback") for above in element.iterancestors())
    ]
    section = document.sections[0]
    headers = (section.header, section.even_page_header)
    return "".join(words) + "".join(line.text for header in headers for line in header.paragraphs)


@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_lost(saved: dict[str, tuple[bytes, bytes]], name: str) -> None:
    written, again = saved[name]

    assert text(written) == text(again)


@pytest.mark.parametrize("name", NAMES)
def test_comments_stay_at_their_words(saved: dict[str, tuple[bytes, bytes]], name: str) -> None:
    written, again = saved[name]

    assert comments_in(written) == comments_in(again)


def test_some_of_the_copies_have_comments(saved: dict[str, tuple[bytes, bytes]]) -> None:
    assert any(comments_in(written) for written, _ in saved.values())
