"""Figures as templates and running text see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from drafter.answers.model import Reference, Text
from drafter.errors import Place
from drafter.figures.amounts import Amount
from drafter.figures.answers import FigureAnswers
from drafter.figures.catalogue import Figure, FigureGroup
from drafter.render.blocks import Piece
from drafter.render.slots import Slots
from drafter.render.values import Lines, Missing, Names, NoneStated, NumberValue, Value


def text_lines(text: Text, key: str, place: Place, figures: FigureAnswers) -> Lines:
    """Part a text into paragraphs, references filled in; blank lines are dropped."""
    lines: list[list[Piece]] = [[]]
    for part in text:
        if not isinstance(part, str):
            lines[-1].append(reference_piece(part, figures))
            continue
        for number, line in enumerate(part.split("\n")):
            if number:
                lines.append([])
            if line:
                lines[-1].append(Piece(line, key, place))
    return tuple(tuple(line) for line in lines if any(piece.text.strip() for piece in line))


def reference_piece(reference: Reference, figures: FigureAnswers) -> Piece:
    """Print a figure in a sentence; an absent one, and 未统计, count as missing content."""
    asked = reference.group, reference.figure, reference.form
    wanted = figures.wanted(*asked)
    text = figures.text(*asked)
    return Piece(f"【待补充：{wanted}】" if text is None else text, reference.key, reference.place, wanted)


HAS_LAST, BOTH_YEARS = "有上年", "两年"
"""What `指标` knows beside its groups."""


class FiguresValue(Names):
    """`指标`: by group and key, or looped over as answered groups."""

    def __init__(self, figures: FigureAnswers, slots: Slots, file: str, last: FigureAnswers | None = None) -> None:
        self._figures = figures
        self._last = last
        self._slots = slots
        self._file = file

    def lookup(self, key: str) -> object:
        """Return a group; whether any figure states last year's value; or the figures beside last year's record."""
        if key == HAS_LAST:
            return self._figures.has_last_year
        if key == BOTH_YEARS:
            return FiguresValue(self._figures.beside(self._last), self._slots, self._file)
        group = self._figures.catalogue.groups[key]
        return FigureGroupValue(group, list(group.figures.values()), self._figures, self._slots, self._file)

    def known(self) -> Sequence[str]:
        """Return the catalogue's groups."""
        return [*self._figures.catalogue.groups, HAS_LAST, BOTH_YEARS]

    def __iter__(self) -> Iterator[FigureGroupValue]:
        for group, answered in self._figures.groups():
            yield FigureGroupValue(group, answered, self._figures, self._slots, self._file)

    def __bool__(self) -> bool:
        return bool(self._figures)


class FigureGroupValue(Names):
    """A group of figures: its 名称, its figures by key, or looped over."""

    def __init__(
        self, group: FigureGroup, shown: Sequence[Figure], figures: FigureAnswers, slots: Slots, file: str
    ) -> None:
        self._group = group
        self._shown = shown
        self._figures = figures
        self._slots = slots
        self._file = file

    def lookup(self, key: str) -> object:
        """Return 名称 or a figure of the group."""
        if key == "名称":
            return Value(self._slots, ((Piece(self._group.label),),))
        return self._figure(self._group.figures[key])

    def known(self) -> Sequence[str]:
        """Return the group's figures."""
        return ["名称", *self._group.figures]

    def __iter__(self) -> Iterator[object]:
        return (self._figure(figure) for figure in self._shown)

    def _figure(self, figure: Figure) -> object:
        answer = self._figures.given.get(self._group.key, {}).get(figure.key)
        key = f"指标.{self._group.key}.{figure.key}"
        place = answer.place if answer else Place(self._file, 0, key)
        return FigureEntry(self._group, figure, self._figures, self._slots, place).value()


class FigureEntry(Names):
    """One figure in one year, with its other forms by name."""

    FORMS: ClassVar = ("名称", "单位", "口径", "数值", "上年", "同比")

    def __init__(
        self,
        group: FigureGroup,
        figure: Figure,
        figures: FigureAnswers,
        slots: Slots,
        place: Place,
        year: str = "本年",
    ) -> None:
        self._group = group
        self._figure = figure
        self._figures = figures
        self._slots = slots
        self._place = place
        self._year = year
        self._key = f"指标.{group.key}.{figure.key}"

    def value(self) -> Value:
        """Return the figure as it is printed in a sentence, knowing its other forms."""
        group, key = self._group.key, self._figure.key
        form = "上年" if self._year == "上年" else ""
        text = self._figures.text(group, key, form)
        if text is None:
            prompt = self._figures.lack(group, key, form)
            return _with_entry(MissingFigure.of(self._slots, prompt, self._key, self._place), self)
        piece = Piece(text, self._key, self._place)
        amount = self._amount()
        if amount is None or amount.number is None:
            return _with_entry(StatedFigure(self._slots, ((piece,),)), self)
        return _with_entry(FigureValue.of(self._slots, amount.number, piece), self)

    def _amount(self) -> Amount | None:
        years = {"本年": self._figures.this_year, "上年": self._figures.last_year}
        return years[self._year](self._group.key, self._figure.key)

    def lookup(self, key: str) -> object:
        """Return 名称, 单位, 口径; 数值 (never with unit or %); or the forms 上年 and 同比."""
        if key == "上年":
            return FigureEntry(self._group, self._figure, self._figures, self._slots, self._place, "上年").value()
        if key == "同比":
            return self._change()
        if key == "数值":
            amount = self._amount()
            pieces = (Piece(amount.text(), self._key, self._place),) if amount else ()
            return Value(self._slots, (pieces,)) if pieces else self.value()
        words = {"名称": self._figure.label, "单位": self._figure.unit, "口径": self._figure.meaning}
        return Value(self._slots, ((Piece(words[key]),),))

    def _change(self) -> Value:
        text = self._figures.text(self._group.key, self._figure.key, "同比")
        if text is None:
            prompt = self._figures.lack(self._group.key, self._figure.key, "同比")
            return Missing.of(self._slots, prompt, self._key, self._place)
        return Value(self._slots, ((Piece(text, self._key, self._place),),))

    def known(self) -> Sequence[str]:
        """Return the names that a figure knows."""
        return self.FORMS


class _WithEntry(Names):
    entry: FigureEntry

    def lookup(self, key: str) -> object:
        """Return another form of the same figure."""
        return self.entry.lookup(key)

    def known(self) -> Sequence[str]:
        """Return the names that a figure knows."""
        return self.entry.known()


class FigureValue(_WithEntry, NumberValue):
    """A figure with a number."""


class StatedFigure(_WithEntry, NoneStated):
    """A figure stated as 无 or 未统计: prints its word, compares false."""


class MissingFigure(_WithEntry, Missing):
    """A figure that the record does not give."""


def _with_entry(value: Value, entry: FigureEntry) -> Value:
    value.entry = entry  # type: ignore[attr-defined]
    return value
