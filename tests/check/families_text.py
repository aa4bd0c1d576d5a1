"""A plain text to what one family says about it."""

from __future__ import annotations

from drafter.check.document import Document, document_from_text
from drafter.check.findings import Finding
from drafter.check.load import load_rulebook
from drafter.check.run import check_document
from drafter.check.sources import document_of
from drafter.layout.load import builtin_templates, load_layout

_RULEBOOK = load_rulebook([builtin_templates()])
_REFERENCE = load_layout("standard", [builtin_templates()]).reference


def text_document(text: str, year: int = 2024) -> Document:
    return document_from_text(text, "报告.txt", year, _REFERENCE)


def record_document(text: str) -> Document:
    return document_of(text, "记录.yaml", [builtin_templates()])


def findings(document: Document, family: str) -> list[Finding]:
    chosen = [rule for rule in _RULEBOOK.rules if rule.partition("-")[0] == family or rule == family]
    return list(check_document(document, _RULEBOOK, chosen).findings)


def quotes(text: str, family: str) -> list[tuple[str, str]]:
    """Return rule and quote of each finding, in reading order."""
    return [(finding.rule, finding.quote) for finding in findings(text_document(text), family)]
