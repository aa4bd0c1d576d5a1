"""转入: what an entry's answers hand to another list, e.g. a plan that was carried out becomes a measure."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TypeAlias

from drafter.answers.model import Answer, Item
from drafter.layout.handover import PassOn
from drafter.layout.model import Question
from drafter.record.compose import Value
from drafter.record.nodes import Mapping, Scalar, is_empty
from drafter.record.paths import KeyPath
from drafter.wizard.asker import Choice, chosen_aside
from drafter.wizard.describe import INDENT, cut
from drafter.wizard.desk import Desk
from drafter.wizard.keeper import EntryMovedError
from drafter.wizard.shown import item_title
from drafter.wizard.steps import answer_at, entries_of, is_inside

_PUBLIC_KEY = "公开"
_NEW, _NOT_NOW, _KEEP, _TAKE_OUT = "new", "not now", "keep", "take out"


Handed: TypeAlias = Sequence[tuple[PassOn, dict[str, Value]]]
"""What an entry hands on: by which rule, and which answers."""


def handed(desk: Desk, question: Question, path: KeyPath) -> Handed:
    """Return what an entry's answers call for now.

    Args:
        desk: Where it stands.
        question: The list that the entry belongs to.
        path: The entry, which need not be there yet.
    """
    item = answer_at(desk.session.answers, path)
    if not isinstance(item, Item):
        return ()
    holding = (rule for rule in question.passes_on if rule.when.holds(lambda name: _lookup(desk, path, name)))
    found = [(rule, _handed_value(desk, rule, path, item)) for rule in holding]
    return [(rule, value) for rule, value in found if rule.filled[0].key in value]


def pass_on(desk: Desk, question: Question, path: KeyPath, before: Handed) -> None:
    """Add entries to the lists that an entry's answers call for, unless they are there already.

    Where they called for one before and do not now, the person is asked whether that goes.

    Args:
        desk: What to ask with.
        question: The list that the entry belongs to.
        path: The entry.
        before: What it handed on before its answers were changed.
    """
    now = handed(desk, question, path)
    with desk.aside():
        for rule, value in before:
            if all(rule is not one for one, _ in now):
                _take_back(desk, rule, value)
        for rule, value in now:
            _follow(desk, rule, value)


def pass_on_pending(desk: Desk) -> None:
    """Add what the entry calls for in which the last sitting ended, where it ended before that was done."""
    for question in desk.session.layout.questions():
        for number, _ in enumerate(_items(desk, (question.key,)) if question.passes_on else (), start=1):
            path = (question.key, number)
            if is_inside(desk.session.position, path):
                pass_on(desk, question, path, ())


def _take_back(desk: Desk, rule: PassOn, value: dict[str, Value]) -> None:
    """Ask whether an entry goes that was passed on and is called for no more."""
    there = _entry_with(desk, rule, value)
    if not there:
        return
    shown = cut(str(value[rule.filled[0].key]), desk.asker.columns - 40)
    label = _label(desk, rule)
    choices = [Choice(_KEEP, "留着"), Choice(_TAKE_OUT, f"从“{label}”里删去，连同那里已经写的内容")]
    node = desk.session.node(there)
    if isinstance(node, Mapping) and node.entries.keys() <= value.keys():
        choices = [Choice(_TAKE_OUT, f"从“{label}”里删去（那里还没有写别的）"), choices[0]]
    desk.asker.say(f"{INDENT}“{shown}”先前放进了“{label}”，现在的结果用不着它了。")
    if chosen_aside(desk.asker, "那一项：", choices) == _TAKE_OUT:
        desk.keeper.take_out_entry(there)


def _lookup(desk: Desk, path: KeyPath, name: str) -> Sequence[str]:
    node = desk.session.node((*path, *name.split(".")))
    return (node.text.strip(),) if isinstance(node, Scalar) and not node.empty else ()


def _label(desk: Desk, rule: PassOn) -> str:
    question = desk.session.layout.question(rule.list_key)
    return question.label if question else rule.list_key


def _handed_value(desk: Desk, rule: PassOn, path: KeyPath, item: Item) -> dict[str, Value]:
    value: dict[str, Value] = {}
    for filling in rule.filled:
        node = desk.session.node((*path, filling.value))
        if isinstance(node, Scalar) and not node.empty:
            value[filling.key] = node.text
    if not item.public:
        # What was kept out of the public copy does not get in by another door.
        value[_PUBLIC_KEY] = "否"
    return value


def _follow(desk: Desk, rule: PassOn, value: dict[str, Value]) -> None:
    there = _entry_with(desk, rule, value)
    if there:
        _complete(desk, rule, there, value)
        return
    label = _label(desk, rule)
    shown = cut(str(value[rule.filled[0].key]), desk.asker.columns - 30)
    if rule.inner_key:
        _add_inside(desk, rule, value, label, shown)
    elif _add(desk, (rule.list_key,), value):
        desk.asker.say(f"{INDENT}已在“{label}”里加了一项：{shown}")


def _complete(desk: Desk, rule: PassOn, there: KeyPath, value: dict[str, Value]) -> None:
    """Give an entry that was passed on before what has been answered since; what it says itself stays."""
    for filling in rule.filled:
        node, text = desk.session.node((*there, filling.key)), value.get(filling.key)
        if isinstance(text, str) and (node is None or is_empty(node)):
            # Moved or not, it is saved where it belongs.
            with suppress(EntryMovedError):
                desk.keeper.put((*there, filling.key), text.strip("\n"))


def _entry_with(desk: Desk, rule: PassOn, value: dict[str, Value]) -> KeyPath:
    """Return the entry of the other list that begins with the same answer; () where there is none."""
    key = rule.filled[0].key
    for path in _lists(desk, rule):
        for number, _ in enumerate(_items(desk, path), start=1):
            node = desk.session.node((*path, number, key))
            if isinstance(node, Scalar) and node.text.strip() == str(value[key]).strip():
                return (*path, number)
    return ()


def _lists(desk: Desk, rule: PassOn) -> list[KeyPath]:
    outer: KeyPath = (rule.list_key,)
    if not rule.inner_key:
        return [outer]
    return [(*outer, number, rule.inner_key) for number, _ in enumerate(_items(desk, outer), start=1)]


def _items(desk: Desk, path: KeyPath) -> list[Item]:
    answer = answer_at(desk.session.answers, path)
    return [entry for entry in entries_of(answer if isinstance(answer, Answer) else None) if isinstance(entry, Item)]


def _add_inside(desk: Desk, rule: PassOn, value: dict[str, Value], label: str, shown: str) -> None:
    """Ask which entry of the other list it belongs to, and add it there."""
    outer: KeyPath = (rule.list_key,)
    entries = _items(desk, outer)
    choices = [
        Choice(str(number), cut(item_title(entry), desk.asker.columns - 10)) for number, entry in enumerate(entries, 1)
    ]
    choices += [Choice(_NEW, "放进新的一项，小标题以后再填"), Choice(_NOT_NOW, "先不放")]
    chosen = chosen_aside(desk.asker, f"“{shown}”放进“{label}”的哪一项：", choices)
    if chosen in ("", _NOT_NOW):
        return
    if chosen == _NEW:
        added = _add(desk, outer, {rule.inner_key: [value]})
    else:
        added = _add(desk, (*outer, int(chosen), rule.inner_key), value)
    if added:
        desk.asker.say(f"{INDENT}已在“{label}”里加了一项：{shown}。内容还要填，小标题也看看要不要改。")


def _add(desk: Desk, path: KeyPath, value: dict[str, Value]) -> bool:
    try:
        return desk.keeper.insert(path, value)
    except EntryMovedError as moved:
        return moved.now is not None
