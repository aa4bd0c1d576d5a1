"""From a file to its findings: a record with its report, or a report that is written already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from drafter.answers.build import build_answers, layout_name
from drafter.answers.missing import answered_for, for_others, is_inside
from drafter.answers.model import Answers, items
from drafter.answers.opening import expect_last_year
from drafter.check.document import Document, document_from_blocks, document_from_report, document_from_text
from drafter.check.expressions import expression
from drafter.check.findings import Finding
from drafter.check.load import Rulebook
from drafter.check.passages import Kind
from drafter.check.places import with_lines
from drafter.check.run import Checked, check_document, joined
from drafter.errors import Place, RecordError
from drafter.figures.answers import FigureAnswers
from drafter.figures.relations import Relation
from drafter.layout.load import builtin_templates, load_layout, load_relations, written_as
from drafter.layout.model import Layout
from drafter.layout.reference import Reference, reference_from
from drafter.record.parse import load_mapping, parse_mapping
from drafter.record.text import read_text
from drafter.render.blocks import Block, pieces_of
from drafter.write.template import Template, open_template, report_of

_REFERENCE_FILE, _RELATIONS_FILE = "reference.yaml", "relations.yaml"
_PRIVACY = "隐私"
_TITLE_YEAR = expression(r"(?<![0-9])((?:19|20)[0-9]{2})年")
_WORD, _MARKDOWN = ".docx", ".md"
_PLAIN = (".txt", _MARKDOWN)
_SAVE_AS_WORD = "用 Word 或 WPS 打开，另存为 .docx，再核对"
_SAVE_AS_TEXT = "把文字复制出来，存成 UTF-8 编码的 .txt，再核对"
_OTHERS = {
    **dict.fromkeys((".doc", ".docm", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ofd"), _SAVE_AS_WORD),
    **dict.fromkeys((".pdf", ".html", ".htm", ".jpg", ".png", ".xls", ".xlsx", ".et"), _SAVE_AS_TEXT),
}


def is_report(path: Path) -> bool:
    """Whether a file is a written report; everything else is taken for a record.

    Raises:
        RecordError: It is a kind of file that can be neither.
    """
    suffix = path.suffix.lower()
    if suffix in _OTHERS:
        raise RecordError(f"不能直接核对 {suffix} 文件", Place(str(path)), _OTHERS[suffix])
    return suffix == _WORD or suffix in _PLAIN


class _Opened(NamedTuple):
    layout: Layout
    template: Template


class Shelf:
    """What the files of one run have in common, each layout opened once."""

    def __init__(self, templates: Sequence[Path]) -> None:
        self._templates = templates
        self._opened: dict[str, _Opened] = {}
        self._sisters: dict[Path, Template] = {}
        self._reference: Reference | None = None
        self._relations: dict[frozenset[str], tuple[Relation, ...]] = {}

    def record(self, text: str, file: str) -> Document:
        """Make a document of a record's text, without the relations between its figures.

        Raises:
            DrafterError: The record or its layout is not in order.
        """
        record = parse_mapping(text, file)
        name, _, place = layout_name(record)
        if name not in self._opened:
            layout = load_layout(name, self._templates, place)
            self._opened[name] = _Opened(layout, open_template(layout))
        opened = self._opened[name]
        # What a public copy leaves out stands in the other copies, and is read with them.
        whole = opened.layout.profiles[0]._replace(withheld=True)
        answers = build_answers(record, opened.layout, profile=whole)
        return document_from_report(answers, report_of(answers, opened.template))

    def beside(self, text: str, answers: Answers) -> Document | None:
        """Make a document of what a record answers for sister texts alone; None where it answers nothing.

        Args:
            text: The record.
            answers: What it says, read for the report.

        Raises:
            DrafterError: The template of a sister text is not in order.
        """
        layout, own, wanted = answers.layout, for_others(answers), answered_for(answers)
        blocks: list[Block] = []
        for profile in layout.profiles:
            if profile.template is None or profile.name not in wanted:
                continue
            if profile.template not in self._sisters:
                self._sisters[profile.template] = open_template(written_as(layout, profile))
            read = build_answers(parse_mapping(text, answers.file), layout, profile=profile._replace(withheld=True))
            report = report_of(read, self._sisters[profile.template])
            blocks += [block for block in report.blocks if any(is_inside(one.key, own) for one in pieces_of(block))]
        return document_from_blocks(blocks, answers) if blocks else None

    def relations(self, figures: FigureAnswers) -> tuple[Relation, ...]:
        """Return the relations that figures should keep."""
        own = [path for path in self._templates if path != builtin_templates()]
        # An office's own file is read whole, or its faults would hide behind groups that a record has not.
        whole = any((path / _RELATIONS_FILE).is_file() for path in own)
        groups = frozenset(() if whole else figures.given)
        if groups not in self._relations:
            self._relations[groups] = load_relations(self._templates, figures.catalogue, None if whole else groups)
        return self._relations[groups]

    def report(self, path: Path, year: int) -> Document:
        """Make a document of a report that is a Word file, Markdown or a plain text.

        Raises:
            RecordError: It cannot be read.
        """
        if self._reference is None:
            self._reference = load_reference(self._templates)
        text, category = _written(path)
        return document_from_text(text, str(path), year, self._reference, category)

    def last_year(self, path: Path | None, year: int) -> Document | None:
        """Make a document of last year's file, a record or a report; `year` is this year's."""
        if path is None:
            return None
        if is_report(path):
            report = self.report(path, year - 1)
            titled = _years_in_title(report)
            if titled and year - 1 not in titled:
                expect_last_year(max(titled), year, str(path))
            return report
        document = self.record(read_text(path), str(path))
        expect_last_year(document.year, year, str(path))
        return document


def _years_in_title(report: Document) -> list[int]:
    titles = (one.text for one in report.passages if one.kind is Kind.TITLE)
    return [int(match[1]) for title in titles for match in _TITLE_YEAR.finditer(title)]


def _written(path: Path) -> tuple[str, str]:
    """Return the text of a report, and what a Word file says that it is."""
    if path.suffix.lower() == _WORD:
        from drafter.write.reading import read_word

        return read_word(path)
    if path.suffix.lower() == _MARKDOWN:
        from drafter.check.markdown_text import text_of_markdown

        return text_of_markdown(read_text(path)), ""
    return read_text(path), ""


def check_record(path: Path, last: Path | None, rulebook: Rulebook, chosen: Sequence[str], shelf: Shelf) -> Checked:
    """Check a record, beside last year's record or report where there is one.

    Raises:
        DrafterError: A record or its layout is not in order.
    """
    text = read_text(path)
    document = shelf.record(text, str(path))
    answers = document.answers
    assert answers is not None  # noqa: S101 - it was made of them
    before, relations = shelf.last_year(last, document.year), shelf.relations(answers.figures)
    document = replace(document, last=before, relations=relations)
    checked = check_document(document, rulebook, chosen, answers.check_notes)
    beside = shelf.beside(text, answers)
    if beside is not None:
        checked = joined(checked, check_document(beside, rulebook, chosen, answers.check_notes))
    findings = with_lines(_publishable(checked.findings, answers), text)
    return checked._replace(findings=tuple(sorted(findings, key=lambda one: one.place.line)))


def _publishable(findings: Iterable[Finding], answers: Answers) -> Iterator[Finding]:
    """Yield findings without those about privacy in what is never published (公开: 否)."""
    withheld = tuple(item.place.key for item in items(answers.by_key) if not item.public)
    for finding in findings:
        inside = any(finding.place.key.startswith((f"{key}.", f"{key}[")) for key in withheld)
        if not (inside and finding.family == _PRIVACY):
            yield finding


def document_of(text: str, file: str, templates: Sequence[Path], last: Document | None = None) -> Document:
    """Make a document of a record's text, with the relations between its figures."""
    shelf = Shelf(templates)
    document = shelf.record(text, file)
    relations = shelf.relations(document.answers.figures) if document.answers else ()
    return replace(document, last=last, relations=relations)


def check_report(
    path: Path, year: int, last: Path | None, rulebook: Rulebook, chosen: Sequence[str], shelf: Shelf
) -> Checked:
    """Check a report that is a Word file or a plain text, beside last year's where there is one.

    Raises:
        DrafterError: It cannot be read.
    """
    document = replace(shelf.report(path, year), last=shelf.last_year(last, year))
    return check_document(document, rulebook, chosen)


def load_reference(templates: Sequence[Path]) -> Reference:
    """Read law and plans by report year, the user's own first."""
    files = (directory / _REFERENCE_FILE for directory in templates)
    return reference_from(load_mapping(next(file for file in files if file.is_file())))
