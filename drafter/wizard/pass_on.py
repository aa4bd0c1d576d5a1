"""转入: what an entry's answers hand to another list, e.g. a plan that was carried out becomes a measure."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.answers.model import Answer, Item
from drafter.layout.handover import PassOn
from drafter.layout.model import Question
from drafter.record.compose import Value
from drafter.record.nodes import Scalar, is_empty
from drafter.record.paths import KeyPath
from drafter.wizard.asker import Choice, chosen_aside
from drafter.wizard.describe import INDENT, cut
from drafter.wizard.desk import Desk
from drafter.wizard.shown import item_title
from drafter.wizard.steps import answer_at, entries_of

_PUBLIC_KEY = "公开"
_NEW, _NOT_NOW = "new", "not now"


def pass_on(desk: Desk, question: Question, path: KeyPath) -> None:
    """Add entries to the lists that an entry's answers call for, unless they are there already.

    Args:
        desk: What to ask with.
        question: The list that the entry belongs to.
        path: The entry.
    """
    item = answer_at(desk.session.answers, path)
    if not isinstance(item, Item):
        return
    with desk.aside():
        for rule in question.passes_on:
            if rule.when.holds(lambda name: _lookup(desk, path, name)):
                _follow(desk, rule, path)


def _lookup(desk: Desk, path: KeyPath, name: str) -> Sequence[str]:
    node = desk.session.node((*path, *name.split(".")))
    return (node.text.strip(),) if isinstance(node, Scalar) and not node.empty else ()


def _follow(desk: Desk, rule: PassOn, path: KeyPath) -> None:
    value: dict[str, Value] = {}
    for filling in rule.filled:
        node = desk.session.node((*path, filling.value))
        if isinstance(node, Scalar) and not node.empty:
            value[filling.key] = node.text
    item = answer_at(desk.session.answers, path)
    if isinstance(item, Item) and not item.public:
        # What was kept out of the public copy does not get in by another door.
        value[_PUBLIC_KEY] = "否"
    first = rule.filled[0].key
    if first not in value:
        return
    there = _entry_with(desk, rule, first, value[first])
    if there:
        _complete(desk, rule, there, value)
        return
    question = desk.session.layout.question(rule.list_key)
    label = question.label if question else rule.list_key
    shown = cut(str(value[first]), desk.asker.columns - 30)
    if rule.inner_key:
        _add_inside(desk, rule, value, label, shown)
    elif _add(desk, (rule.list_key,), value):
        desk.asker.say(f"{INDENT}已在“{label}”里加了一项：{shown}")


def _complete(desk: Desk, rule: PassOn, there: KeyPath, value: dict[str, Value]) -> None:
    """Give an entry that was passed on before what has been answered since; what it says itself stays."""
    for filling in rule.filled:
        node, text = desk.session.node((*there, filling.key)), value.get(filling.key)
        if isinstance(text, str) and (node is None or is_empty(node)):
            desk.keeper.put((*there, filling.key), text.strip("\n"))


def _entry_with(desk: Desk, rule: PassOn, key: str, text: Value) -> KeyPath:
    """Return the entry of the other list that begins with the same answer; () where there is none."""
    for path in _lists(desk, rule):
        for number, _ in enumerate(_items(desk, path), start=1):
            node = desk.session.node((*path, number, key))
            if isinstance(node, Scalar) and node.text.strip() == str(text).strip():
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
        desk.asker.say(f"{INDENT}已在“{label}”里加了一项：{shown}。内容还要填。")


def _add(desk: Desk, path: KeyPath, value: dict[str, Value]) -> bool:
    return desk.keeper.insert(path, len(_items(desk, path)) + 1, value)
