"""How charts look: in black and white, so that a photocopy still tells the series apart."""

from __future__ import annotations

from typing import Final, NamedTuple

from drafter.render.blocks import Chart, ChartKind
from drafter.write import standard

SIZE_PT: Final = 10.5
"""Of all words in a chart: 五号, a step below the table that may stand under it."""
LINES: Final = 9
"""What a chart takes of the page's lines; less than half of 22, so that one never drives another off the page."""
TALLEST_LINES: Final = 10
_CATEGORIES_A_LINE: Final = 1.5
_ONE_BAR: Final = 6


class Fill(NamedTuple):
    """What fills a bar or a slice.

    Attributes:
        grey: Its colour, or that of the pattern's lines.
        pattern: Name of the pattern in DrawingML; empty for an even colour.
        lines: The pattern in a square of eight units, as the `d` of an SVG path.
    """

    grey: str
    pattern: str = ""
    lines: str = ""


FILLS: Final = (
    Fill("D9D9D9"),
    Fill("404040"),
    Fill("000000", "wdUpDiag", "M-2 2 2-2M0 8 8 0M6 10 10 6"),
    Fill("FFFFFF"),
    Fill("8C8C8C"),
    Fill("000000", "dkHorz", "M0 2h8M0 6h8"),
)


class Line(NamedTuple):
    """How the line of a series is drawn.

    Attributes:
        dash: Name of its dashes in DrawingML.
        dashes: The same as SVG knows them; empty for none.
        marker: Name of the mark at each number in DrawingML.
    """

    dash: str
    dashes: str
    marker: str


STROKES: Final = (
    Line("sysDash", "6 4", "diamond"),
    Line("solid", "", "circle"),
    Line("sysDot", "2 3", "triangle"),
    Line("lgDashDot", "12 4 2 4", "square"),
)


def fill_of(index: int, count: int) -> Fill:
    """Return what fills one series of several: the last of two years is the dark one, and so is one alone."""
    return FILLS[(index + (count == 1)) % len(FILLS)]


def stroke_of(index: int, count: int) -> Line:
    """Return how one line of several is drawn: that of one alone is whole."""
    return STROKES[(index + (count == 1)) % len(STROKES)]


def lines_high(chart: Chart) -> int:
    """Return how many of the page's lines a chart takes; lying bars take what they need."""
    if chart.kind not in (ChartKind.BARS, ChartKind.SHARES):
        return LINES
    bars = len(chart.categories) * (len(chart.series) if chart.kind is ChartKind.BARS else 2)
    return min(max(_ONE_BAR, round(bars / _CATEGORIES_A_LINE) + 2), TALLEST_LINES)


def decimals(chart: Chart) -> int:
    """Return to how many decimals all numbers are given; 0 where they differ."""
    given = {-int(number.as_tuple().exponent) for one in chart.series for number in one.numbers if number is not None}
    return max(given) if len(given) == 1 else 0


FONTS: Final = (standard.LATIN_FONT.value, standard.TABLE_FONT.value)
"""Of digits and letters, and of Chinese."""
