"""A layout rendered with made-up answers: what its template cannot do, and which answers it has no use for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from drafter.answers.model import Answer, Answers, Mark, walk
from drafter.check.findings import Finding
from drafter.errors import DrafterError, Place
from drafter.layout.load import written_as
from drafter.layout.model import Kind, Layout, Question
from drafter.render.blocks import pieces_of
from drafter.render.naming import name_faults
from drafter.workshop.faults import INVISIBLE, TEMPLATE, UNPRINTED, faults, finding
from drafter.workshop.made_up import answered
from drafter.write.template import Template, report_of

_NUMBER = re.compile(r"\[\d+\]")
_SHAPES = (r"^\s*#{6,}", r"^:::图")
"""Where a fault that names nothing stands: headings too deep, charts."""


class _Tried:
    """What came of rendering made-up answers as every copy and every sister text.

    Attributes:
        faults: What the templates cannot do, each with the layout that writes the text.
        asked: Keys of the questions that some answers lead to.
        required: Keys of those that were not answered and should have been.
        printed: Keys whose values stand in some copy.
        marked: Keys that stand there as missing content.
        names: Every name that some template uses.
    """

    def __init__(self, layout: Layout, templates: Mapping[Path, Template]) -> None:
        self.faults: dict[Finding, Layout] = {}
        self.asked: set[str] = set()
        self.required: set[str] = set()
        self.printed: set[str] = set()
        self.marked: set[str] = set()
        self.names: set[str] = set()
        for profile in layout.profiles:
            written = written_as(layout, profile)
            template = templates[written.template_path]
            self.names |= template.names
            for answers in answered(layout, profile, template.names):
                self._try(answers, template, written)

    def _try(self, answers: Answers, template: Template, written: Layout) -> None:
        asked = list(walk(answers.by_key, asked_only=True))
        self.asked |= {_bare_key(answer) for answer in asked}
        self.required |= {_bare_key(answer) for answer in asked if answer.mark is Mark.MISSING}
        try:
            report = report_of(answers, template)
        except DrafterError as error:
            self.faults |= dict.fromkeys(faults(TEMPLATE, error), written)
            return
        pieces = [piece for block in report.blocks for piece in pieces_of(block) if piece.key]
        self.printed |= {_NUMBER.sub("", piece.key) for piece in pieces}
        self.marked |= {_NUMBER.sub("", piece.key) for piece in pieces if piece.missing}


def written_layouts(layout: Layout) -> tuple[Layout, ...]:
    """Return a layout as it writes its report, then as it writes each of its sister texts."""
    sisters = (written_as(layout, profile) for profile in layout.profiles if profile.is_sister)
    return tuple({one.template_path: one for one in (layout, *sisters)}.values())


def rendered_findings(layout: Layout, templates: Mapping[Path, Template]) -> Iterator[Finding]:
    """Yield the faults of the templates; where they have none, the questions that none of them has a use for.

    Args:
        layout: The layout.
        templates: Its report's template and those of its sister texts, by file.
    """
    named = [
        found for one in written_layouts(layout) for fault in name_faults(one) for found in faults(TEMPLATE, fault)
    ]
    tried = _Tried(layout, templates)
    lines = {(found.place.file, found.place.line) for found in named}
    placed = (_with_line(written)(found) for found, written in tried.faults.items())
    wrong = [*named, *(one for one in placed if (one.place.file, one.place.line) not in lines)]
    yield from wrong
    if wrong:
        return
    for question, key in _keys(tuple(layout.questions())):
        if question.kind not in (Kind.FIGURES, Kind.GROUP) and question.printed and key in tried.asked:
            yield from _use_findings(question, key, tried)


def _with_line(layout: Layout) -> Callable[[Finding], Finding]:
    """Return what gives a fault its line: of what a template's text becomes, nobody knows where in it it stood."""
    lines = layout.template.splitlines()

    def changed(found: Finding) -> Finding:
        if found.place.line or found.place.file != str(layout.template_path):
            return found
        quoted = re.search("“(.+?)”", found.why)
        words = quoted[1].rpartition(".")[2].rpartition("[")[0] or quoted[1].rpartition(".")[2] if quoted else ""
        for pattern in (rf"\|.*{re.escape(words)}" if words else "", re.escape(words), *_SHAPES):
            at = next((number for number, line in enumerate(lines, 1) if pattern and re.search(pattern, line)), 0)
            if at:
                return found._replace(place=Place(found.place.file, at))
        return found

    return changed


def _use_findings(question: Question, key: str, tried: _Tried) -> Iterator[Finding]:
    # An option may decide what is written without being written itself.
    decides = bool(question.options) and question.key in tried.names
    is_whole = not question.questions
    if key not in tried.printed and not decides and is_whole:
        fix = f"在 report.md.j2 里印出 {{{{ {question.key} }}}}；只作工作用的，写 印出: 否"
        yield finding(UNPRINTED, question.place, f"“{question.label}”的答案没有写进任何文稿", fix)
    elif key in tried.required and key not in tried.marked and (key in tried.printed or not is_whole):
        fix = "列表在 {% for %} 后面写 {% else %}{{ 键 }}，其他的不要放在 {% if %} 里"
        yield finding(INVISIBLE, question.place, f"“{question.label}”必填，没有填时文中看不出来", fix)


def _keys(questions: Sequence[Question], around: str = "") -> Iterator[tuple[Question, str]]:
    for question in questions:
        key = f"{around}{question.key}"
        yield question, key
        yield from _keys(question.questions, f"{key}.")


def _bare_key(answer: Answer) -> str:
    return _NUMBER.sub("", answer.place.key)
