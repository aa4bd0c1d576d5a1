"""What a template sees: values that know their key and place, and print through slots.

Nothing here exposes a Python attribute to a template; `Names.lookup` is the only way in.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Self, TypeAlias

from drafter.errors import Place
from drafter.render.blocks import Piece, Pieces
from drafter.render.slots import Slots
from drafter.wording import date_text, number_text

Lines: TypeAlias = tuple[Pieces, ...]
Number: TypeAlias = "int | Decimal"


class Value(str):
    """A printable value: a string to tests and filters, a slot where it is printed.

    Attributes:
        lines: Its paragraphs, each in pieces; none when it is blank.
        slots: The slot list of this rendering.
    """

    lines: Lines
    slots: Slots

    def __new__(cls, slots: Slots, lines: Lines) -> Self:
        """Make a value from its lines."""
        text = "\n".join("".join(piece.text for piece in line) for line in lines)
        value = super().__new__(cls, text)
        value.lines, value.slots = lines, slots
        return value

    def __html__(self) -> str:
        return self.slots.add(self.lines)

    def changed(self, change: Callable[[str], str]) -> Value:
        """Return the value with each of its pieces changed; each keeps its key, and marks stay marks."""
        lines = (
            tuple(piece if piece.missing else piece._replace(text=change(piece.text)) for piece in line)
            for line in self.lines
        )
        return Value(self.slots, tuple(line for line in lines if any(piece.text for piece in line)))

    def trimmed(self) -> Value:
        """Return the value without blanks at the ends of its lines."""
        return Value(self.slots, tuple(line for old in self.lines if (line := _trimmed(old))))

    def __iter__(self) -> Iterator[str]:
        """Iterate over paragraphs, not characters."""
        return (Value(self.slots, (line,)) for line in self.lines)


def _trimmed(line: Pieces) -> Pieces:
    if not line:
        return ()
    line = (line[0]._replace(text=line[0].text.lstrip()), *line[1:])
    return (*line[:-1], line[-1]._replace(text=line[-1].text.rstrip()))


class Nothing(Value):
    """A value that is not there: false, loops zero times, compares false, looks up to itself."""

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return False

    def __lt__(self, other: object) -> bool:
        return False

    __le__ = __gt__ = __ge__ = __lt__
    __hash__ = str.__hash__

    def __contains__(self, item: object) -> bool:
        return False


class Missing(Nothing):
    """Missing content: prints 【待补充：…】 wherever it goes."""

    @classmethod
    def of(cls, slots: Slots, prompt: str, key: str, place: Place | None) -> Self:
        """Make the mark for a prompt."""
        return cls(slots, ((Piece(f"【待补充：{prompt}】", key, place, prompt),),))


class Blank(Nothing):
    """An optional answer that was not given: prints nothing."""

    @classmethod
    def of(cls, slots: Slots) -> Self:
        """Make a blank."""
        return cls(slots, ())


class NoneStated(Nothing):
    """无, stated as the answer: prints 无, holds nothing."""

    @classmethod
    def of(cls, slots: Slots, key: str, place: Place | None) -> Self:
        """Make a stated 无."""
        return cls(slots, ((Piece("无", key, place),),))


class YesNoValue(Value):
    """是 or 否: prints its word, and is as true as it says."""

    def __bool__(self) -> bool:
        return str.__str__(self) == "是"


class NumberValue(Value):
    """A number: compared and calculated with as a number, true even when it is zero."""

    number: Decimal

    @classmethod
    def of(cls, slots: Slots, number: Decimal, piece: Piece) -> Self:
        """Make a number that prints as its piece says."""
        value = cls(slots, ((piece,),))
        value.number = number
        return value

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return self.number == as_number(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __lt__(self, other: object) -> bool:
        return (right := as_number(other)) is not None and self.number < right

    def __le__(self, other: object) -> bool:
        return (right := as_number(other)) is not None and self.number <= right

    def __gt__(self, other: object) -> bool:
        return (right := as_number(other)) is not None and self.number > right

    def __ge__(self, other: object) -> bool:
        return (right := as_number(other)) is not None and self.number >= right

    def __hash__(self) -> int:
        return hash(self.number)


def as_number(value: object) -> Decimal | None:
    """Return what a value counts as in comparisons and sums; None for no number."""
    if isinstance(value, NumberValue):
        return value.number
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, float):
        return Decimal(str(value))
    return None


class Names:
    """Something with named parts; templates reach them by key only."""

    def lookup(self, key: str) -> object:
        """Return a part; KeyError for an unknown name."""
        raise NotImplementedError

    def known(self) -> Sequence[str]:
        """Return the names there are."""
        raise NotImplementedError


class GroupValue(Names):
    """The answers of a question group or of one list entry."""

    def __init__(self, parts: Mapping[str, object]) -> None:
        self._parts = parts

    def lookup(self, key: str) -> object:
        """Return an answer's value."""
        return self._parts[key]

    def known(self) -> Sequence[str]:
        """Return the keys of the questions."""
        return list(self._parts)


class ListValue:
    """The entries of a list."""

    def __init__(self, entries: Sequence[object]) -> None:
        self._entries = entries

    def __iter__(self) -> Iterator[object]:
        return iter(self._entries)

    def __getitem__(self, index: int) -> object:
        return self._entries[index]

    def __len__(self) -> int:
        return len(self._entries)


class DateValue(Value, Names):
    """A date, printed after GB/T 9704—2012, 7.3.5.4; its parts are 年, 月, 日."""

    date: datetime.date

    @classmethod
    def of(cls, slots: Slots, date: datetime.date, key: str, place: Place) -> Self:
        """Make a date."""
        value = cls(slots, ((Piece(date_text(date), key, place),),))
        value.date = date
        return value

    def lookup(self, key: str) -> object:
        """Return 年, 月 or 日 as a number."""
        part = Decimal({"年": self.date.year, "月": self.date.month, "日": self.date.day}[key])
        origin = self.lines[0][0]
        return NumberValue.of(self.slots, part, Piece(number_text(part), origin.key, origin.place))

    def known(self) -> Sequence[str]:
        """Return the parts' names."""
        return ("年", "月", "日")
