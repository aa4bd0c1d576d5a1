"""Made-up answers to a whole questionnaire: each question answered once, each option chosen once, or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from drafter.answers.build import build_answers
from drafter.answers.missing import unused_answers
from drafter.answers.model import Answers, walk
from drafter.errors import DrafterError, Place, SeveralErrors
from drafter.layout.model import Kind, Layout, Question
from drafter.layout.profile import Profile
from drafter.record.nodes import Mapping as Group
from drafter.record.nodes import Node, Scalar
from drafter.record.nodes import Sequence as Items
from drafter.workshop.ways import Chosen, Ways

FILE = "试填"
_YEAR, _AGENCY = "2024", "示例机关"
_LINE = "试填"
_A_YEAR = re.compile("(?:19|20)[0-9]{2}")
_FIGURES = 2
_ENTRIES = 2
"""Templates often ask whether a list has more than one entry."""


def answered(layout: Layout, profile: Profile, names: Collection[str]) -> Iterator[Answers]:
    """Yield made-up answers: each option that matters is chosen once, each question asked once, two answer nothing.

    What matters is what conditions or the template name. The two answer nothing beyond 年度 and 机关.名称, and 无
    where a list may be answered so.

    Args:
        layout: The questionnaire.
        profile: The copy that they are read for.
        names: The names and texts that its template uses.
    """
    ways = Ways(layout)
    asked: set[int] = set()
    for chosen in _choices(layout, names, ways):
        answers = _answers(_record(layout, chosen, names), layout, profile)
        asked |= {id(answer.question) for answer in walk(answers.by_key, asked_only=True)}
        yield answers
    for question in _all(tuple(layout.questions())):
        way = ways.to_ask(question) if id(question) not in asked and question.kind is not Kind.FIGURES else None
        if way is not None:
            answers = _answers(_record(layout, way, names), layout, profile)
            asked |= {id(answer.question) for answer in walk(answers.by_key, asked_only=True)}
            yield answers
    for with_none in (False, True):
        yield _answers(_bare(layout, with_none=with_none), layout, profile)


def _answers(record: Group, layout: Layout, profile: Profile) -> Answers:
    return build_answers(_fitted(record, layout, profile), layout, profile=profile)


def _choices(layout: Layout, names: Collection[str], ways: Ways) -> list[Chosen]:
    """Return which answers are chosen on purpose, record by record: the usual ones first.

    Questions that are always asked change together, which makes few records of many options.
    """
    questions = list(_all(tuple(layout.questions())))
    tests = [test for one in questions for test in (*one.when.tests(), *one.required.tests())]
    named = {*names, *(value for test in tests for value in test.values)}
    together: list[dict[Question, tuple[str, ...]]] = [{}]
    alone: list[Chosen] = []
    for question in questions:
        around = ways.to_ask(question) or {}
        for number, option in enumerate(_mattering(question, named, names)):
            if around:
                alone.append({**around, question: (option,)})
                continue
            together += [{} for _ in range(number + 2 - len(together))]
            together[number + 1][question] = (option,)
    year = layout.question("年度")
    years = {int(text) + step for text in names if _A_YEAR.fullmatch(text) for step in (-1, 0, 1)}
    return [*together, *alone, *({year: (str(one),)} for one in sorted(years) if year)]


def _mattering(question: Question, named: Collection[str], names: Collection[str]) -> list[str]:
    """Return a question's options that something asks for, and one of the others."""
    if question.kind is Kind.MULTIPLE:
        return []
    at_all = question.kind is Kind.YES_NO and question.key in names
    mattering = [option for option in question.options if option in named or at_all]
    others = [option for option in question.options if mattering and option not in mattering]
    return [option for option in (*mattering, *others[:1]) if option != question.options[0]]


def fitting_record(layout: Layout) -> Group:
    """Return a record in which every question that a layout's usual copy asks is answered."""
    record = _fitted(_record(layout, {}, ()), layout, layout.profiles[0])
    unused = unused_answers(build_answers(record, layout, profile=layout.profiles[0]))
    return _without({answer.place.key for answer in unused}, record)


def _fitted(record: Group, layout: Layout, profile: Profile) -> Group:
    """Return a record without what does not fit a pattern or a range; what one asks for nobody can guess."""
    try:
        build_answers(record, layout, profile=profile)
    except DrafterError as error:
        errors = error.errors if isinstance(error, SeveralErrors) else (error,)
        return _without({one.where.key for one in errors if one.where is not None}, record)
    return record


def _without(keys: Collection[str], group: Group) -> Group:
    """Return a group without what stands at some key paths."""
    kept = {key: _cut(keys, node) for key, node in group.entries.items() if node.place.key not in keys}
    return Group(kept, group.place)


def _cut(keys: Collection[str], node: Node) -> Node:
    match node:
        case Group():
            return _without(keys, node)
        case Items():
            kept = (one for one in node.items if one.place.key not in keys)
            return Items(tuple(_cut(keys, one) for one in kept), node.place)
    return node


def _all(questions: Sequence[Question]) -> Iterator[Question]:
    for question in questions:
        yield question
        yield from _all(question.questions)


def _record(layout: Layout, chosen: Chosen, names: Collection[str]) -> Group:
    questions = [one for one in layout.questions() if one.kind is not Kind.FIGURES]
    entries: dict[str, Node] = {"版式": _scalar(layout.name, "版式")}
    entries |= {one.key: _value(one, chosen, one.key) for one in questions}
    groups = [one.figure_group for one in layout.questions() if one.kind is Kind.FIGURES]
    figures = {group: _figures(layout, group, names) for group in groups}
    entries["指标"] = Group({key: node for key, node in figures.items() if node.entries}, Place(FILE, 0, "指标"))
    return Group(entries, Place(FILE))


def _figures(layout: Layout, group: str, names: Collection[str]) -> Group:
    """Return a group's first figures and those that the template names; all of hundreds would show nothing more."""
    place = Place(FILE, 0, f"指标.{group}")
    number: dict[str, Node] = {"数值": _scalar("10", place.key), "上年": _scalar("8", place.key)}
    figures = layout.catalogue.groups[group].figures.values()
    counted = [one.key for one in figures if one.ratio is None]
    kept = [*counted[:_FIGURES], *(key for key in counted[_FIGURES:] if key in names)]
    return Group({key: Group(number, place) for key in kept}, place)


def _bare(layout: Layout, *, with_none: bool) -> Group:
    entries: dict[str, Node] = {"版式": _scalar(layout.name, "版式"), "年度": _scalar(_YEAR, "年度")}
    entries["机关"] = Group({"名称": _scalar(_AGENCY, "机关.名称")}, Place(FILE, 0, "机关"))
    if with_none:
        entries |= {one.key: _scalar("无", one.key) for one in layout.questions() if one.none_allowed}
    return Group(entries, Place(FILE))


def _value(question: Question, chosen: Chosen, key: str) -> Node:
    if question in chosen:
        values = tuple(_scalar(value, key) for value in chosen[question])
        return Items(values, Place(FILE, 0, key)) if question.kind is Kind.MULTIPLE else values[0]
    match question.kind:
        case Kind.GROUP:
            return _group(question, chosen, key)
        case Kind.LIST if question.questions:
            unique = any(one.unique for one in question.validations)
            numbers = range(1, 2 if unique else _ENTRIES + 1)
            return Items(tuple(_group(question, chosen, f"{key}[{number}]") for number in numbers), Place(FILE, 0, key))
        case Kind.LIST if question.item is not None:
            return Items((_value(question.item, chosen, f"{key}[1]"),), Place(FILE, 0, key))
        case Kind.MULTIPLE:
            return Items(tuple(_scalar(option, key) for option in question.options), Place(FILE, 0, key))
    if question.options:
        return _scalar(question.options[0], key)
    # What asks for a form mostly shows one.
    shown = question.example if question.validations else ""
    return _scalar(shown or _TEXTS.get(question.kind, _LINE), key)


def _group(question: Question, chosen: Chosen, key: str) -> Group:
    inner: dict[str, Node] = {one.key: _value(one, chosen, f"{key}.{one.key}") for one in question.questions}
    return Group(inner, Place(FILE, 0, key))


def _scalar(text: str, key: str) -> Scalar:
    return Scalar(text, Place(FILE, 0, key), quoted=True)


_TEXTS = {
    Kind.LONG_TEXT: "试填的文字。",
    Kind.INTEGER: "3",
    Kind.DECIMAL: "3",
    Kind.PERCENT: "3",
    Kind.MONEY: "3",
    Kind.YEAR: _YEAR,
    Kind.DATE: "2024-06-30",
}
