"""Nodes of a YAML file: plain text with its place, never a value that YAML guessed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from drafter.errors import Place


class Scalar(NamedTuple):
    """A single value.

    Attributes:
        text: The characters after YAML's quoting and folding.
        place: Where it stands.
        start: Index of its first character in the file's text.
        end: Index behind its last character.
        quoted: False for a plain scalar, where `~` and `null` mean "not answered".
    """

    text: str
    place: Place
    start: int = 0
    end: int = 0
    quoted: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was answered here (`键:`, `键: ~`, `键: null`, `键: ""`)."""
        return not self.text.strip() or (not self.quoted and self.text in ("~", "null"))


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list (`- …` or `[…]`)."""

    items: tuple[Node, ...]
    place: Place
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their values, in the file's order; `keys` has each key's own scalar."""

    entries: dict[str, Node]
    place: Place
    start: int = 0
    end: int = 0
    keys: dict[str, Scalar] = field(default_factory=dict)

    def get(self, key: str) -> Node | None:
        """Return the value of a key; None when it is absent or left empty."""
        node = self.entries.get(key)
        return None if node is None or is_empty(node) else node

    def key_place(self, key: str) -> Place:
        """Return where a key stands (its value's place when the key was made by a program)."""
        return self.keys[key].place if key in self.keys else self.entries[key].place

    def __iter__(self) -> Iterator[tuple[str, Node]]:
        return iter(self.entries.items())


Node: TypeAlias = Scalar | Sequence | Mapping


def is_empty(node: Node) -> bool:
    """Whether a node answers nothing: `键:`, `键: ~`, `键: []`, `键: {}`."""
    match node:
        case Scalar():
            return node.empty
        case Sequence():
            return not node.items
        case Mapping():
            return not node.entries


def kind_of(node: Node) -> str:
    """Name a node's shape in words a clerk knows."""
    match node:
        case Scalar():
            return "一个值"
        case Sequence():
            return "一个列表"
        case Mapping():
            return "一组“键: 值”"
