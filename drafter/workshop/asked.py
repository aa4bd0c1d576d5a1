"""A layout's questions by themselves: what nobody is ever asked, what nobody can answer, what explains nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.check.findings import Finding
from drafter.errors import Place
from drafter.layout.conditions import ALWAYS, NEVER
from drafter.layout.load import LAYOUT_FILE
from drafter.layout.model import Kind, Layout, Question, Section
from drafter.layout.validation import PATTERN_SECONDS
from drafter.record.nodes import Mapping, Scalar
from drafter.record.nodes import Sequence as Items
from drafter.record.parse import load_mapping
from drafter.workshop.faults import BROKEN, UNASKED, UNEXPLAINED, finding
from drafter.workshop.ways import Ways

_EXPLAINED = frozenset({Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.LIST})


def question_findings(layout: Layout, folder: Path) -> Iterator[Finding]:
    """Yield what is wrong with the questions of a layout.

    Args:
        layout: The layout.
        folder: Its folder.
    """
    yield from _doubled_sections(folder)
    ways = Ways(layout)
    for section in layout.sections:
        yield from _section_findings(section, ways)
    for question in every_question(tuple(layout.questions())):
        yield from _explanation_findings(question)
        yield from _validation_findings(question)


def every_question(questions: Sequence[Question]) -> Iterator[Question]:
    """Yield questions and those inside them."""
    for question in questions:
        yield question
        yield from every_question(question.questions)


def _doubled_sections(folder: Path) -> Iterator[Finding]:
    sections = load_mapping(folder / LAYOUT_FILE).get("部分")
    seen: set[str] = set()
    for node in sections.items if isinstance(sections, Items) else ():
        name = node.get("名称") if isinstance(node, Mapping) else None
        if isinstance(name, Scalar) and name.text in seen:
            fix = "换一个名称，或者把两处的问题放在一起"
            yield finding(BROKEN, name.place, f"部分“{name.text}”写了两次", fix)
        seen |= {name.text} if isinstance(name, Scalar) else set()


def _section_findings(section: Section, ways: Ways) -> Iterator[Finding]:
    fix = "改掉“当”里的条件，或者删去这一题"
    if not any(ways.to_ask(question) is not None for question in section.questions):
        why = f"部分“{section.label}”里没有一题会问到"
        yield finding(UNASKED, _condition_place(section.questions[0]), why, fix)
        return
    for question in _topmost_unasked(section.questions, ways):
        yield finding(UNASKED, _condition_place(question), f"“{question.label}”怎样答都不会问到", fix)
    for question in every_question(section.questions):
        if question.required in (ALWAYS, NEVER) or ways.to_ask(question) is None:
            continue
        if ways.to_require(question) is None:
            place = next(question.required.tests()).place
            why = f"“{question.label}”怎样答都不会必填"
            yield finding(UNASKED, place, why, "改掉“必填”里的条件，或者写 必填: 否")


def _topmost_unasked(questions: Sequence[Question], ways: Ways) -> Iterator[Question]:
    for question in questions:
        if ways.to_ask(question) is None:
            yield question
        else:
            yield from _topmost_unasked(question.questions, ways)


def _condition_place(question: Question) -> Place:
    return next((test.place for test in question.when.tests()), question.place)


def _explanation_findings(question: Question) -> Iterator[Finding]:
    told = question.help or question.example or question.suggestions or question.suggestion_source
    own = question.prompt != question.label
    plain = question.kind in _EXPLAINED and not question.questions
    if plain and not told and not own and question.default is None:
        why = f"“{question.label}”没有提示、说明和举例，填的人不知道写什么"
        yield finding(UNEXPLAINED, question.place, why, "写上 提示: …，或者 说明: …、举例: …")


def _validation_findings(question: Question) -> Iterator[Finding]:
    fix = "改掉其中一个数"
    for one in question.validations:
        least, most = one.least, one.most
        bounds = least is not None and most is not None and type(least) is type(most) and least > most  # type: ignore[operator]
        lengths = one.longest and one.shortest > one.longest
        counts = one.most_items and one.fewest_items > one.most_items
        if bounds or lengths or counts:
            why = f"“{question.label}”怎样答都不合校验：下限比上限大"
            yield finding(UNASKED, question.place, why, fix)
        example = question.example
        if one.pattern is not None and example and not one.pattern.fullmatch(example, PATTERN_SECONDS):
            why = f"“{question.label}”的举例不合自己的校验"
            yield finding(UNASKED, question.place, why, "改举例，或者改“模式”", example)
