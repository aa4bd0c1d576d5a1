"""跨年, 取自去年, 转入: what one year's record hands to the next, and what a list hands to other lists."""

from __future__ import annotations

from typing import NamedTuple

from drafter.errors import DrafterError, LayoutError, Place
from drafter.layout.conditions import ALWAYS, Condition, condition_from
from drafter.record.fields import Fields
from drafter.record.nodes import Mapping, Node

_CARRIED = "沿用"


class Filling(NamedTuple):
    """One answer that a new entry begins with.

    Attributes:
        key: The question of the new entry that is answered.
        value: Where the answer comes from: the key of a question, or the text itself.
        place: Where the layout says so.
    """

    key: str
    value: str
    place: Place


class FromLast(NamedTuple):
    """取自去年: each entry of a list of last year's record makes an entry of this list.

    Attributes:
        list_key: Last year's list.
        filled: Answers taken from an entry of it; values are keys of its questions.
        constants: Answers that are the same for all these entries; values are texts.
        place: Where the layout says so.
    """

    list_key: str
    filled: tuple[Filling, ...]
    constants: tuple[Filling, ...]
    place: Place


class PassOn(NamedTuple):
    """转入: an entry of this list that is answered so makes an entry of another list.

    Attributes:
        when: What the entry must have been answered with.
        list_key: The other list.
        inner_key: A list inside the other list's entries, where the new entry belongs to one of those; or empty.
        filled: Answers taken from this list's entry; values are keys of its questions.
        place: Where the layout says so.
    """

    when: Condition
    list_key: str
    inner_key: str
    filled: tuple[Filling, ...]
    place: Place


def carried_from(fields: Fields) -> bool:
    """Read 跨年 of a question: whether its answer is a fact that next year's record begins with."""
    text = fields.text("跨年")
    if text not in ("", _CARRIED):
        fix = f"沿用的写 跨年: {_CARRIED}；不沿用的不写这一项"
        fields.fault(f"“跨年”不能写“{text}”", fields.node.entries["跨年"], fix)
    return text == _CARRIED


def from_last_from(fields: Fields, errors: list[DrafterError]) -> tuple[FromLast, ...]:
    """Read 取自去年 of a list question."""
    return tuple(_from_last(node, errors) for node in fields.items("取自去年"))


def passes_on_from(fields: Fields, errors: list[DrafterError]) -> tuple[PassOn, ...]:
    """Read 转入 of a list question."""
    return tuple(_pass_on(node, errors) for node in fields.items("转入"))


def _from_last(node: Node, errors: list[DrafterError]) -> FromLast:
    fields = Fields(node, errors, LayoutError)
    fields.only(("列表", "填", "另填"))
    constants = _fillings(fields, "另填", errors)
    return FromLast(fields.text("列表", required=True), _filled(fields, errors), constants, node.place)


def _pass_on(node: Node, errors: list[DrafterError]) -> PassOn:
    fields = Fields(node, errors, LayoutError)
    fields.only(("当", "列表", "每项", "填"))
    when = fields.node_of("当")
    return PassOn(
        when=condition_from(when, errors) if when else ALWAYS,
        list_key=fields.text("列表", required=True),
        inner_key=fields.text("每项"),
        filled=_filled(fields, errors),
        place=node.place,
    )


def _filled(fields: Fields, errors: list[DrafterError]) -> tuple[Filling, ...]:
    if fields.node_of("填") is None:
        fields.fault("缺少“填”", fields.node, "补上 填: {新的一项里的键: 原来那一项里的键}")
    return _fillings(fields, "填", errors)


def _fillings(fields: Fields, key: str, errors: list[DrafterError]) -> tuple[Filling, ...]:
    inner = Fields(fields.node_of(key) or Mapping({}, fields.node.place), errors, LayoutError)
    return tuple(Filling(name, inner.text(name, required=True), inner.node.key_place(name)) for name, _ in inner.node)
