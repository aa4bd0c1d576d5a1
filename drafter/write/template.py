"""A layout's template, written as Markdown or made in Word: opened, and turned into reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from drafter.answers.model import Answers
from drafter.layout.model import Layout
from drafter.render.report import Report, render_report
from drafter.render.template import ReportTemplate, compile_template

if TYPE_CHECKING:
    from drafter.write.word_made import WordMade

Template: TypeAlias = "ReportTemplate | WordMade"


def open_template(layout: Layout) -> Template:
    """Compile a layout's template.

    Raises:
        LayoutError: It is not in order.
    """
    if not layout.is_word_made:
        return compile_template(layout)
    # Only a layout made in Word pays for what fills it.
    from drafter.write.word_made import load_word_made

    return load_word_made(layout)


def report_of(answers: Answers, template: Template) -> Report:
    """Return the report that a template makes of a record's answers.

    Raises:
        LayoutError: The template fails on them.
        RecordError: A text holds a character that Word files cannot hold.
    """
    if isinstance(template, ReportTemplate):
        return render_report(answers, template)
    return template.filled(answers).report
