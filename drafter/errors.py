"""What went wrong, where it stands, and how the person at the keyboard mends it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple, TypeVar

_Class = TypeVar("_Class", bound=type)


def told_apart(cls: _Class) -> _Class:
    """Make a NamedTuple equal only to its own kind, as a dataclass is, which takes six times as long to make."""

    def equal(self: tuple[object, ...], other: object) -> bool:
        return type(self) is type(other) and tuple.__eq__(self, other)

    methods = {
        "__eq__": equal,
        "__ne__": lambda self, other: not equal(self, other),
        "__hash__": lambda self: hash((type(self).__name__, *self)),
    }
    for name, method in methods.items():
        setattr(cls, name, method)
    return cls


class Place(NamedTuple):
    """A place in a file that a person wrote.

    Attributes:
        file: The file's name as the person gave it.
        line: Line number, counted from 1; 0 where the whole file is meant.
        key: Key path such as `主要举措和成效[2].领域` (items counted from 1); may be empty.
    """

    file: str
    line: int = 0
    key: str = ""

    def __str__(self) -> str:
        position = f"{self.file}:{self.line}" if self.line else self.file
        return f"{position}  {self.key}" if self.key else position

    def at_key(self, key: str) -> Place:
        """Return the same place under another key path."""
        return Place(self.file, self.line, key)


class DrafterError(Exception):
    """A fault that the user can mend.

    Attributes:
        what: What is wrong, one Chinese sentence without a full stop.
        where: The place, where there is one.
        fix: How to mend it, in Chinese.
        exit_code: What the process returns when this error ends it.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, where: Place | None = None, fix: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        lines = [f"错误：{self.what}"]
        if self.where is not None:
            lines.append(f"  位置：{self.where}")
        if self.fix:
            lines.append(f"  怎么改：{self.fix}")
        return "\n".join(lines)


class RecordError(DrafterError):
    """A record that cannot be read as the questions mean it."""


class LayoutError(DrafterError):
    """A layout folder, figure catalogue or reference table that is not in order."""


class OutputError(DrafterError):
    """An output that cannot be written, or must not be."""


class UsageError(DrafterError):
    """A command that was typed wrongly."""

    exit_code = 2


class SeveralErrors(DrafterError):
    """Several faults of one file, told together so that one round of mending is enough."""

    def __init__(self, errors: Sequence[DrafterError]) -> None:
        super().__init__(f"共有 {len(errors)} 处错误")
        self.errors = tuple(errors)

    def __str__(self) -> str:
        return "\n".join([*(str(error) for error in self.errors), f"{self.what}。"])


def raise_all(errors: Sequence[DrafterError]) -> None:
    """Raise what was collected: nothing, the one error, or all of them together."""
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise SeveralErrors(errors)
