"""The 简报 is one page."""

from __future__ import annotations

import pytest
from builders import EXAMPLES

from drafter.draft import make_draft, open_layout
from drafter.layout.load import builtin_templates
from drafter.record.parse import load_mapping
from pages.conftest import Printer
from pages.paper import pages_of

pytestmark = pytest.mark.pages


def test_the_brief_of_each_example_and_of_the_sample_is_one_page(printed: Printer) -> None:
    documents = {}
    for path in (*EXAMPLES, builtin_templates() / "standard" / "sample.yaml"):
        record = load_mapping(path)
        documents[path.stem] = make_draft(record, open_layout(record, [builtin_templates()]), "简报").data

    assert {name: len(pages_of(pdf)) for name, pdf in printed(documents).items()} == dict.fromkeys(documents, 1)
