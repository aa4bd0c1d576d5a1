"""A layout that builds on another (沿用): its `layout.yaml` says only what is different."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from drafter.errors import DrafterError, LayoutError
from drafter.record.nodes import Mapping as Group
from drafter.record.nodes import Node, Scalar
from drafter.record.nodes import Sequence as Items
from drafter.wording import unknown_name_fix

INHERITS: Final = "沿用"
_REMOVED: Final = "删去"
_RENAMED: Final = "改名"
_SECTIONS, _QUESTIONS, _NAME, _PIECE = "部分", "问题", "名称", "用"
_QUESTION_NAMES: Final = ("键", "组")
_OWN: Final = ("版式", "版本", "迁移", INHERITS)
"""What a layout never takes from the one that it builds on."""


def merged(base: Group, own: Group, pieces: Mapping[str, Sequence[Node]], errors: list[DrafterError]) -> Group:
    """Return a layout's file as if it had been written in full.

    Sections are known by their 名称, questions by their 键 (or 组). One that the other layout has is changed field by
    field; a new one goes behind the one that it stands behind here, at the end where it comes first; `删去: 是` takes
    one away, and `改名` gives a section another 名称.

    Args:
        base: The file of the layout that this one builds on, merged already.
        own: This one's file.
        pieces: Shared questions by name, so that one of theirs can be changed.
        errors: Where faults are collected.
    """
    entries = {key: node for key, node in base.entries.items() if key not in _OWN}
    keys = {key: scalar for key, scalar in base.keys.items() if key not in _OWN}
    entries |= own.entries
    keys |= own.keys
    sections = _items(base, _SECTIONS), _items(own, _SECTIONS)
    if sections[1]:
        made = _merged_items(*sections, _section_name, _Merger(pieces, errors).changed_section, errors)
        _refuse_taken_names(sections[1], made, errors)
        entries[_SECTIONS] = Items(tuple(made), own.entries[_SECTIONS].place)
    elif _SECTIONS in base.entries:
        entries[_SECTIONS] = base.entries[_SECTIONS]
    return replace(own, entries=entries, keys=keys)


class _Merger:
    def __init__(self, pieces: Mapping[str, Sequence[Node]], errors: list[DrafterError]) -> None:
        self._pieces = pieces
        self._errors = errors

    def changed_section(self, base: Group, own: Group) -> Group:
        """Return a section with the fields of its own, under its new name where it gets one."""
        made = self.changed(base, own)
        name = made.entries.pop(_RENAMED, None)
        if name is not None:
            made.entries[_NAME] = name
        return made

    def changed(self, base: Group, own: Group) -> Group:
        """Return a section or a question with the fields of its own, and its questions merged."""
        entries = {**base.entries, **own.entries}
        if _QUESTIONS in own.entries and _QUESTIONS in base.entries:
            known = [one for item in _items(base, _QUESTIONS) for one in self._expanded(item)]
            asked = [one for item in _items(own, _QUESTIONS) for one in self._expanded(item)]
            made = _merged_items(known, asked, _question_name, self.changed, self._errors)
            entries[_QUESTIONS] = Items(tuple(made), own.entries[_QUESTIONS].place)
        return replace(own, entries=entries, keys={**base.keys, **own.keys})

    def _expanded(self, node: Node) -> Sequence[Node]:
        name = node.get(_PIECE) if isinstance(node, Group) else None
        if isinstance(name, Scalar) and name.text in self._pieces:
            return self._pieces[name.text]
        return (node,)


def _merged_items(
    known: Sequence[Node],
    own: Sequence[Node],
    name_of: Callable[[Node], str],
    change: Callable[[Group, Group], Group],
    errors: list[DrafterError],
) -> list[Node]:
    """Return the entries of two lists as one; see `merged`."""
    made = list(known)
    behind = ""
    for node in own:
        name = name_of(node)
        at = next((index for index, one in enumerate(made) if name and name_of(one) == name), None)
        wanted = _wanted_of(node)
        if at is None and wanted:
            fix = unknown_name_fix(name, [name_of(one) for one in known if name_of(one)])
            errors.append(LayoutError(f"要{wanted}的“{name}”，所沿用的版式里没有", node.place, fix))
            continue
        if at is not None and wanted == _REMOVED:
            del made[at]
            continue
        old = made[at] if at is not None else None
        if at is not None and isinstance(old, Group) and isinstance(node, Group):
            made[at] = change(old, node)
            behind = name_of(made[at])
        else:
            previous = (index for index, one in enumerate(made) if behind and name_of(one) == behind)
            made.insert(next(previous, len(made) - 1) + 1, node)
            behind = name
    return made


def _items(node: Group, key: str) -> Sequence[Node]:
    found = node.get(key)
    return found.items if isinstance(found, Items) else ()


def _section_name(node: Node) -> str:
    return _text(node, _NAME)


def _question_name(node: Node) -> str:
    return next((text for key in _QUESTION_NAMES if (text := _text(node, key))), "")


def _text(node: Node, key: str) -> str:
    found = node.get(key) if isinstance(node, Group) else None
    return found.text.strip() if isinstance(found, Scalar) else ""


def _wanted_of(node: Node) -> str:
    """Return what is to become of something that the other layout has: 删去, 改名, or neither."""
    if _text(node, _REMOVED) == "是":
        return _REMOVED
    return _RENAMED if _text(node, _RENAMED) else ""


def _refuse_taken_names(own: Sequence[Node], made: Sequence[Node], errors: list[DrafterError]) -> None:
    """Refuse a 改名 to what another section is called."""
    names = [_section_name(node) for node in made]
    for node in own:
        name = _text(node, _RENAMED)
        if isinstance(node, Group) and names.count(name) > 1:
            what = f"部分“{_section_name(node)}”改名“{name}”，另有一个部分叫这个名称"
            errors.append(LayoutError(what, node.entries[_RENAMED].place, "换一个名称，或者先删去那个部分"))
