"""Made-up answers to a whole questionnaire: each question answered once, each option chosen once, or nothing at all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from drafter.answers.build import build_answers
from drafter.answers.model import Answers
from drafter.errors import DrafterError, Place, SeveralErrors
from drafter.layout.model import Kind, Layout, Question
from drafter.layout.profile import Profile
from drafter.record.nodes import Mapping as Group
from drafter.record.nodes import Node, Scalar
from drafter.record.nodes import Sequence as Items

FILE = "试填"
_YEAR, _AGENCY = "2024", "示例机关"
_LINE = "试填"
_ENTRIES = 2
"""Templates often ask whether a list has more than one entry."""


def records(layout: Layout) -> Iterator[Group]:
    """Yield records of a layout: one with the first option of each choice, one for each further option, two without.

    The last two answer nothing beyond 年度 and 机关.名称, and 无 where a list may be answered so.
    """
    yield _record(layout, {})
    for question in _all(tuple(layout.questions())):
        for option in question.options[1:] if question.kind is not Kind.MULTIPLE else ():
            yield _record(layout, {question: option})
    yield _bare(layout, with_none=False)
    yield _bare(layout, with_none=True)


def answered(layout: Layout, profile: Profile) -> Iterator[Answers]:
    """Yield the answers of each made-up record.

    Args:
        layout: The questionnaire.
        profile: The copy that they are read for.
    """
    for record in records(layout):
        yield build_answers(_fitted(record, layout, profile), layout, profile=profile)


def fitting_record(layout: Layout) -> Group:
    """Return a record in which every question of a layout's usual copy is answered."""
    return _fitted(_record(layout, {}), layout, layout.profiles[0])


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


def _record(layout: Layout, chosen: Mapping[Question, str]) -> Group:
    questions = [one for one in layout.questions() if one.kind is not Kind.FIGURES]
    entries: dict[str, Node] = {"版式": _scalar(layout.name, "版式")}
    entries |= {one.key: _value(one, chosen, one.key) for one in questions}
    entries["年度"] = _scalar(_YEAR, "年度")
    groups = [one.figure_group for one in layout.questions() if one.kind is Kind.FIGURES]
    figures = {group: _figures(layout, group) for group in groups}
    entries["指标"] = Group({key: node for key, node in figures.items() if node.entries}, Place(FILE, 0, "指标"))
    return Group(entries, Place(FILE))


def _figures(layout: Layout, group: str) -> Group:
    place = Place(FILE, 0, f"指标.{group}")
    number: dict[str, Node] = {"数值": _scalar("10", place.key), "上年": _scalar("8", place.key)}
    figures = layout.catalogue.groups[group].figures.values()
    return Group({one.key: Group(number, place) for one in figures if one.ratio is None}, place)


def _bare(layout: Layout, *, with_none: bool) -> Group:
    entries: dict[str, Node] = {"版式": _scalar(layout.name, "版式"), "年度": _scalar(_YEAR, "年度")}
    entries["机关"] = Group({"名称": _scalar(_AGENCY, "机关.名称")}, Place(FILE, 0, "机关"))
    if with_none:
        entries |= {one.key: _scalar("无", one.key) for one in layout.questions() if one.none_allowed}
    return Group(entries, Place(FILE))


def _value(question: Question, chosen: Mapping[Question, str], key: str) -> Node:
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
        return _scalar(chosen.get(question, question.options[0]), key)
    # What asks for a form mostly shows one.
    shown = question.example if question.validations else ""
    return _scalar(shown or _TEXTS.get(question.kind, _LINE), key)


def _group(question: Question, chosen: Mapping[Question, str], key: str) -> Group:
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
