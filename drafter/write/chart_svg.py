"""Charts as drawings inside a web page (SVG), as black and white as those in the Word file."""

from __future__ import annotations

import html
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from drafter.render.blocks import Chart, ChartKind
from drafter.render.charts import description
from drafter.write import standard
from drafter.write.chart_look import FILLS, SIZE_PT, fill_of, lines_high, stroke_of
from drafter.write.measure import width_characters

_WIDTH: Final = round(standard.TEXT_WIDTH_MM.value / 25.4 * 72)
_LINE: Final = standard.LINE_TWIPS.value / 20
_ROW: Final = SIZE_PT * 1.2
_MIDDLE: Final = SIZE_PT * 0.35
"""From the middle of a line of words down to where its characters stand."""
_AIR: Final = 4
_KEY: Final = 9
_MARKER: Final = 3.5
_BAR_SHARE: Final = 0.62
"""Of the room of a category; the rest parts it from the next one."""
_STEPS: Final = 5
_NAMES_SHARE: Final = 0.4
"""Of the width, which names beside lying bars may take at most."""
_NAME_LINES: Final = 3
_NARROW_SHARE: Final = 0.08


class _Field(NamedTuple):
    """Where the numbers are drawn: categories go along one side, values along the other."""

    is_lying: bool
    left: float
    top: float
    right: float
    bottom: float
    ticks: Sequence[float]
    categories: int

    def spot(self, along: float, value: float) -> tuple[float, float]:
        """Return where a value stands, at a place reckoned in categories."""
        share = (value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])
        if self.is_lying:
            return self.left + (self.right - self.left) * share, self.top + (
                self.bottom - self.top
            ) * along / self.categories
        return self.left + (self.right - self.left) * along / self.categories, self.bottom - (
            self.bottom - self.top
        ) * share


def chart_svg(chart: Chart, number: int) -> str:
    """Return a chart as an `svg` element.

    Args:
        chart: What it shows.
        number: Its number on the page, by which its patterns are told from those of others.
    """
    height = lines_high(chart) * _LINE
    drawn = _pie(chart, height) if chart.kind is ChartKind.PIE else _plot(chart, height)
    patterns = "".join(
        f'<pattern id="{_pattern_id(index)}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<path fill="#fff" d="M0 0h8v8H0z"/><path stroke="#{fill.grey}" d="{fill.lines}"/></pattern>'
        for index, fill in enumerate(FILLS)
        if fill.pattern
    )
    inside = f"<defs>{patterns}</defs>{''.join(drawn)}".replace(_pattern_id(""), f"chart{number}-")
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height:.0f}" role="img" aria-label="{html.escape(description(chart))}">'
        f"{inside}</svg>"
    )


def _pattern_id(index: object) -> str:
    return f"\ue000{index}"


def _plot(chart: Chart, height: float) -> Iterator[str]:
    field = _field(chart, height)
    yield from _grid(chart, field)
    yield from _lines(chart, field) if chart.kind is ChartKind.LINES else _bars(chart, field)
    origin = max(field.ticks[0], 0)
    yield _path(field.spot(0, origin), field.spot(field.categories, origin), "#000")
    if len(chart.series) > 1:
        yield from _legend([one.name for one in chart.series], height - _AIR - _MIDDLE)


def _field(chart: Chart, height: float) -> _Field:
    is_lying = chart.kind in (ChartKind.BARS, ChartKind.SHARES)
    ticks, count = _ticks(chart), len(chart.categories)
    below = height - (2 * _ROW if len(chart.series) > 1 else _AIR)
    if is_lying:
        left = _AIR + min(max(map(_width, chart.categories)), _WIDTH * _NAMES_SHARE) + _AIR
        return _Field(True, left, _AIR, _WIDTH - _width("00000"), below - 1.5 * _ROW, ticks, count)
    left = max(_width(_number(tick)) for tick in (ticks[0], ticks[-1])) + 2 * _AIR
    room = (_WIDTH - left) / count - _AIR
    rows = max(len(_wrapped(name, room)) for name in chart.categories)
    return _Field(False, left, 2.5 * _ROW, _WIDTH - _AIR, below - rows * _ROW - _AIR, ticks, count)


def _ticks(chart: Chart) -> list[float]:
    """Return round values along the axis; bars begin at zero, lines where they are."""
    if chart.kind is ChartKind.SHARES:
        return [0, 20, 40, 60, 80, 100]
    numbers = [float(number) for one in chart.series for number in one.numbers if number is not None]
    low, high = min(numbers), max(numbers)
    if chart.kind is not ChartKind.LINES:
        low, high = min(low, 0), max(high, 0)
    span = high - low or abs(high) or 1
    power = 10 ** math.floor(math.log10(span / _STEPS))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor * _STEPS >= span)
    first, last = math.floor(low / step), math.ceil(high / step)
    if chart.kind is ChartKind.LINES and first:
        # Below the lines stand the numbers of every second one.
        first -= 1
    last = max(last, first + 1)
    return [round(index * step, 9) for index in range(first, last + 1)]


def _grid(chart: Chart, field: _Field) -> Iterator[str]:
    sign = "%" if chart.kind is ChartKind.SHARES else ""
    for tick in field.ticks:
        start, end = field.spot(0, tick), field.spot(field.categories, tick)
        yield _path(start, end, "#d9d9d9")
        if field.is_lying:
            yield _text(_number(tick) + sign, end[0], field.bottom + _AIR + _MIDDLE * 2, "middle")
        else:
            yield _text(_number(tick), field.left - _AIR, start[1] + _MIDDLE, "end")
    if chart.unit and not sign:
        if field.is_lying:
            yield _text(chart.unit, field.right + _width("000"), field.bottom + _AIR + _MIDDLE * 2, "start")
        else:
            yield _text(chart.unit, field.left - _AIR, field.top - _ROW, "end")
    for index, name in enumerate(chart.categories):
        yield from _name(name, index, field)


def _name(name: str, index: int, field: _Field) -> Iterator[str]:
    x, y = field.spot(index + 0.5, field.ticks[0])
    if field.is_lying:
        lines = _wrapped(name, field.left - 2 * _AIR)
        top = y - (len(lines) - 1) * _ROW / 2 + _MIDDLE
        yield from (_text(line, field.left - _AIR, top + row * _ROW, "end") for row, line in enumerate(lines))
        return
    lines = _wrapped(name, (field.right - field.left) / field.categories - _AIR)
    yield from (_text(line, x, field.bottom + (row + 1) * _ROW, "middle") for row, line in enumerate(lines))


def _bars(chart: Chart, field: _Field) -> Iterator[str]:
    count = len(chart.series)
    stacked = chart.kind is ChartKind.SHARES
    breadth = _BAR_SHARE / (1 if stacked else count)
    for category in range(field.categories):
        numbers = [float(one.numbers[category] or 0) for one in chart.series]
        whole, reached = sum(numbers) or 1, 0.0
        for index, one in enumerate(chart.series):
            amount = one.amounts[category]
            if amount is None:
                continue
            along = category + (1 - _BAR_SHARE) / 2 + (0 if stacked else index * breadth)
            end = reached + numbers[index] / whole * 100 if stacked else numbers[index]
            yield _box(field.spot(along, reached), field.spot(along + breadth, end), _fill(index, count))
            x, y = field.spot(along + breadth / 2, (reached + end) / 2 if stacked else end)
            if stacked:
                yield _text(amount.text(), x, y + _MIDDLE, "middle")
                reached = end
            elif field.is_lying:
                yield _text(amount.text(), x + _AIR, y + _MIDDLE, "start")
            else:
                yield _text(amount.text(), x, y - _AIR, "middle")


def _lines(chart: Chart, field: _Field) -> Iterator[str]:
    count = len(chart.series)
    for index, one in enumerate(chart.series):
        stroke = stroke_of(index, count)
        spots = [
            field.spot(category + 0.5, float(number)) if number is not None else None
            for category, number in enumerate(one.numbers)
        ]
        for start, end in pairwise(spots):
            if start and end:
                yield _path(start, end, "#000", stroke.dashes)
        for spot, amount in zip(spots, one.amounts, strict=True):
            if spot and amount:
                yield _circle(spot, _MARKER, _fill(index, count))
                yield _text(amount.text(), spot[0], spot[1] + (_ROW + _AIR if index % 2 else -_AIR * 2), "middle")


def _legend(names: Sequence[str], y: float) -> Iterator[str]:
    widths = [_KEY + _AIR + _width(name) + 3 * _AIR for name in names]
    x = (_WIDTH - sum(widths)) / 2
    for index, (name, width) in enumerate(zip(names, widths, strict=True)):
        yield _box((x, y - _KEY / 2), (x + _KEY, y + _KEY / 2), _fill(index, len(names)))
        yield _text(name, x + _KEY + _AIR, y + _MIDDLE, "start")
        x += width


def _pie(chart: Chart, height: float) -> Iterator[str]:
    numbers = [float(number or 0) for number in chart.series[0].numbers]
    whole, radius = sum(numbers), height / 2 - 2 * _ROW
    middle = (_WIDTH / 2, height / 2)
    turned = 0.0
    for index, (name, number) in enumerate(zip(chart.categories, numbers, strict=True)):
        if not number:
            continue
        share = number / whole
        yield _slice(middle, radius, turned, share, _fill(index, len(numbers)))
        # Beside each other there is no room for the words of two narrow slices.
        away = _ROW if share < _NARROW_SHARE and index % 2 else 0
        x, y = _on_circle(middle, radius + 2 * _AIR + away, turned + share / 2)
        yield _text(f"{name} {share:.1%}", x, y + _MIDDLE, "start" if x > middle[0] else "end")
        turned += share


def _slice(middle: tuple[float, float], radius: float, turned: float, share: float, fill: str) -> str:
    if share > 0.999:
        return _circle(middle, radius, fill)
    (x1, y1), (x2, y2) = (_on_circle(middle, radius, turn) for turn in (turned, turned + share))
    arc = f"A{radius:.1f} {radius:.1f} 0 {int(share > 0.5)} 1 {x2:.1f} {y2:.1f}"
    return f'<path d="M{middle[0]:.1f} {middle[1]:.1f}L{x1:.1f} {y1:.1f}{arc}z" stroke="#000" fill="{fill}"/>'


def _circle(middle: tuple[float, float], radius: float, fill: str) -> str:
    x, y = middle
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" stroke="#000" fill="{fill}"/>'


def _on_circle(middle: tuple[float, float], radius: float, turn: float) -> tuple[float, float]:
    angle = 2 * math.pi * turn
    return middle[0] + radius * math.sin(angle), middle[1] - radius * math.cos(angle)


def _fill(index: int, count: int) -> str:
    fill = fill_of(index, count)
    return f"url(#{_pattern_id(FILLS.index(fill))})" if fill.pattern else f"#{fill.grey}"


def _box(one: tuple[float, float], other: tuple[float, float], fill: str) -> str:
    (x1, x2), (y1, y2) = (sorted(pair) for pair in zip(one, other, strict=True))
    return (
        f'<rect x="{x1:.1f}" y="{y1:.1f}" width="{x2 - x1:.1f}" height="{y2 - y1:.1f}" stroke="#000" '
        f'stroke-width=".5" fill="{fill}"/>'
    )


def _path(start: tuple[float, float], end: tuple[float, float], colour: str, dashes: str = "") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path d="M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}" stroke="{colour}"{dashed}/>'


def _text(text: str, x: float, y: float, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{html.escape(text)}</text>'


def _number(value: float) -> str:
    return f"{value:g}" if abs(value) < 10**6 else f"{value:.0f}"


def _width(text: str) -> float:
    return width_characters(text) * SIZE_PT


def _wrapped(text: str, room: float) -> list[str]:
    """Part a name into lines as wide as there is room, at most three; what goes beyond is left out."""
    lines = [""]
    for character in text:
        if lines[-1] and _width(lines[-1] + character) > room:
            lines.append("")
        lines[-1] += character
    if len(lines) > _NAME_LINES:
        lines = [*lines[: _NAME_LINES - 1], lines[_NAME_LINES - 1][:-1] + "…"]
    return lines
