"""From a file to its findings: a record with its report, or a report that is written already."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter.answers.build import build_answers, layout_name
from drafter.check.document import Document, document_from_report, document_from_text
from drafter.check.load import Rulebook
from drafter.check.places import with_lines
from drafter.check.run import Checked, check_document
from drafter.layout.load import load_layout, load_relations
from drafter.layout.reference import Reference, reference_from
from drafter.record.parse import load_mapping, parse_mapping
from drafter.record.text import read_text
from drafter.render.report import render_report
from drafter.render.template import compile_template

_REFERENCE_FILE = "reference.yaml"


def check_record(
    path: Path, last: Path | None, rulebook: Rulebook, chosen: Sequence[str], templates: Sequence[Path]
) -> Checked:
    """Check a record, beside last year's where there is one.

    Raises:
        DrafterError: A record or its layout is not in order.
    """
    text = read_text(path)
    before = document_of(read_text(last), str(last), templates) if last is not None else None
    document = document_of(text, str(path), templates, before)
    assert document.answers is not None  # noqa: S101 - it was made of them
    checked = check_document(document, rulebook, chosen, document.answers.check_notes)
    return checked._replace(findings=tuple(sorted(with_lines(checked.findings, text), key=lambda one: one.place.line)))


def document_of(text: str, file: str, templates: Sequence[Path], last: Document | None = None) -> Document:
    """Make a document of a record's text."""
    record = parse_mapping(text, file)
    name, _, place = layout_name(record)
    layout = load_layout(name, templates, place)
    answers = build_answers(record, layout)
    report = render_report(answers, compile_template(layout))
    return document_from_report(answers, report, last, load_relations(templates, layout.catalogue))


def check_report(
    path: Path, year: int, rulebook: Rulebook, chosen: Sequence[str], templates: Sequence[Path]
) -> Checked:
    """Check a report that is a Word file or a plain text.

    Raises:
        RecordError: It cannot be read.
    """
    if path.suffix.lower() == ".docx":
        from drafter.write.reading import word_text

        text = word_text(path)
    else:
        text = read_text(path)
    document = document_from_text(text, str(path), year, load_reference(templates))
    return check_document(document, rulebook, chosen)


def load_reference(templates: Sequence[Path]) -> Reference:
    """Read law and plans by report year, the user's own first."""
    files = (directory / _REFERENCE_FILE for directory in templates)
    return reference_from(load_mapping(next(file for file in files if file.is_file())))
