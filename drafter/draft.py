"""One record becomes one draft: the whole way from nodes to the bytes of a Word file and its sisters."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias

from drafter.answers.build import build_answers, layout_name
from drafter.answers.model import Answers
from drafter.collection import collection_paused
from drafter.figures.answers import FigureAnswers
from drafter.layout.five_parts import TextKind
from drafter.layout.load import load_layout, written_as
from drafter.layout.model import Layout
from drafter.layout.profile import Profile, find_profile
from drafter.record.nodes import Mapping
from drafter.render.report import Report, render_report
from drafter.render.template import ReportTemplate
from drafter.write.comments import Remark
from drafter.write.docx import Properties, docx_bytes
from drafter.write.forms import Form, form_bytes
from drafter.write.opened_frame import Frame, load_frame
from drafter.write.output import default_name
from drafter.write.pictures import with_pictures
from drafter.write.template import Template, open_template

# A draft without 成文日期 still needs one date for its properties: the day by which reports are filed
# (《法治政府建设与责任落实督察工作规定》: by 1 March of the following year).
_FILING_MONTH, _FILING_DAY = 3, 1


class Review(Protocol):
    """Reads a copy with comments, beside last year's record where there is one."""

    def __call__(self, answers: Answers, report: Report) -> Sequence[Remark]:
        """Say what is to be looked at in a report."""

    def last_figures(self, year: int) -> FigureAnswers | None:
        """Return the figures of the record of the year before."""


OpenReview: TypeAlias = Callable[[], Review]
"""Reads the rules, which only a copy with comments should pay for."""


class OpenLayout(NamedTuple):
    """A layout with its template compiled and its frame document read: made once, used for many records.

    Attributes:
        layout: The layout.
        template: What makes its reports.
        frame: What they are written on; None where the template itself is a Word document.
        sisters: Its sister texts by name, those that were wanted so far.
    """

    layout: Layout
    template: Template
    frame: Frame | None
    sisters: dict[str, OpenLayout]

    def opened_as(self, profile: Profile) -> OpenLayout:
        """Return what a copy or a sister text is written with.

        Raises:
            LayoutError: The template of the sister text is not in order.
        """
        if not profile.is_sister:
            return self
        if profile.name not in self.sisters:
            self.sisters[profile.name] = _opened(written_as(self.layout, profile), self.frame)
        return self.sisters[profile.name]


class Draft(NamedTuple):
    """A draft of one record.

    Attributes:
        answers: What the record says.
        report: The blocks, and what is still missing.
        properties: What its files say about themselves.
        data: The Word file.
        comments: How many comments stand in it.
    """

    answers: Answers
    report: Report
    properties: Properties
    data: bytes
    comments: int = 0

    @property
    def copy_name(self) -> str:
        """What the names of its files say of the copy; empty for the usual one, and where they say it anyhow."""
        profile = self.answers.profile
        return "" if profile.file_name or profile == self.answers.layout.profiles[0] else profile.name

    def file_name(self, suffix: str = Form.DOCX.suffix) -> str:
        """Return what its file of a form is called where nobody says."""
        answers = self.answers
        words = answers.profile.file_name or answers.layout.file_name
        return default_name(answers.agency, str(answers.year), suffix, self.copy_name, words)

    def in_windows_fonts(self) -> Draft:
        """Return the draft with the fonts that an office in Windows has, where it names others."""
        from drafter.write.fonts import with_windows_fonts

        return self._replace(data=with_windows_fonts(self.data))

    def file(self, form: Form) -> bytes:
        """Return the draft as a file of another form, or as the Word file.

        Raises:
            OutputError: A PDF file, and LibreOffice does not make it.
        """
        return form_bytes(form, self.data, self.report.blocks, self.properties)


def open_layout(record: Mapping, templates: Sequence[Path]) -> OpenLayout:
    """Open the layout that a record names.

    Args:
        record: The record's top level.
        templates: Directories of layouts, the first one first.

    Raises:
        RecordError: The record names no layout.
        LayoutError: There is no such layout, or it is not in order.
    """
    name, _, place = layout_name(record)
    return _opened(load_layout(name, templates, place))


def _opened(layout: Layout, frame: Frame | None = None) -> OpenLayout:
    template = open_template(layout)
    return OpenLayout(layout, template, None if layout.is_word_made else frame or load_frame(layout.frame_path), {})


def make_draft(record: Mapping, opened: OpenLayout, profile: str = "", open_review: OpenReview | None = None) -> Draft:
    """Make the draft of a record.

    Args:
        record: The record's top level.
        opened: Its layout.
        profile: Which copy (文稿) or sister text (另有文稿); empty for the layout's usual copy.
        open_review: What reads a copy with comments (批注).

    Raises:
        UsageError: The layout makes no such copy.
        RecordError: The record does not fit the questions.
        LayoutError: The template fails on it.
    """
    wanted = find_profile(opened.layout.profiles, profile)
    with collection_paused():
        answers = build_answers(record, opened.layout, profile=wanted)
        review = open_review() if open_review and wanted.comments else None
        last = review.last_figures(answers.year) if review else None
        written = opened.opened_as(wanted)
        if isinstance(written.template, ReportTemplate) and written.frame:
            report = render_report(answers, written.template, last)
            return _written(answers, report, written.frame, review)
        assert not isinstance(written.template, ReportTemplate)  # noqa: S101 - such a template has a frame
        filled = written.template.filled(answers, last)
        properties = _properties(answers, filled.report)
        remarks = _remarks(answers, filled.report, review)
        return Draft(answers, filled.report, properties, filled.data(properties, remarks), len(remarks))


def _written(answers: Answers, report: Report, frame: Frame, review: Review | None) -> Draft:
    """Return the draft that is written on a copy of a frame."""
    report = report._replace(blocks=with_pictures(report.blocks, Path(answers.file).parent))
    properties = _properties(answers, report)
    remarks = _remarks(answers, report, review)
    data = docx_bytes(report.blocks, frame, properties, remarks)
    return Draft(answers, report, properties, data, len(remarks))


def _remarks(answers: Answers, report: Report, review: Review | None) -> Sequence[Remark]:
    return review(answers, report) if review else ()


def _properties(answers: Answers, report: Report) -> Properties:
    layout, profile = answers.layout, answers.profile
    category = TextKind(is_yearly=False).said(profile.name) if profile.is_sister else layout.kind.said(layout.label)
    return Properties(title=report.title, author=answers.agency, date=_date(answers), category=category)


def _date(answers: Answers) -> datetime.date:
    """Return 成文日期, else the filing day, so that the same record always makes the same bytes."""
    answer = answers.by_key.get("成文日期")
    if answer and isinstance(answer.content, datetime.date):
        return answer.content
    return datetime.date(answers.year + 1, _FILING_MONTH, _FILING_DAY)
