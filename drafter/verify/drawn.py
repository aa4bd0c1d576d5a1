"""What stands in a paragraph beside its words: lines across the page, tab stops, text boxes, and how high it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from drafter.verify.formats import ParagraphFormat
from drafter.verify.package import Element, name_of

_BOX, _FALLBACK = name_of("w:txbxContent"), name_of("mc:Fallback")
_FORM, _LINE, _COLOUR = name_of("a:prstGeom"), name_of("a:ln"), name_of("a:srgbClr")
_OLD_LINE: Final = name_of("v:line")
_LINES: Final = ("line", "straightConnector1")
_TWIPS_PER_PT: Final = 20
_NATURAL_LINE: Final = 1.3
_NO_TAB: Final = ("clear", "bar")


class DrawnLine(NamedTuple):
    """A line across the page.

    Attributes:
        colour: As RRGGBB in capitals, or a name; `AUTO` for black.
        distance_twips: From the line of text above it; None where it is a shape, or that depends on a font.
        after_twips: The room that is left below it before the next paragraph.
    """

    colour: str
    distance_twips: float | None
    after_twips: float


class TabStop(NamedTuple):
    """Where a tab leads, and which side of the words stands there: `left`, `center` or `right`."""

    position_twips: int
    side: str


def tab_stops(paragraph: Element) -> tuple[TabStop, ...]:
    """Return the tab stops of a paragraph itself."""
    tabs = paragraph.find(f"{name_of('w:pPr')}/{name_of('w:tabs')}")
    found = []
    for tab in () if tabs is None else tabs.iterchildren(name_of("w:tab")):
        side, position = tab.get(name_of("w:val"), "left"), tab.get(name_of("w:pos"), "")
        if side not in _NO_TAB and position.isdecimal() and len(position) < 7:
            found.append(TabStop(int(position), {"start": "left", "end": "right"}.get(side, side)))
    return tuple(sorted(found))


def boxes_in(paragraph: Element) -> Iterator[Element]:
    """Yield the contents of the text boxes of a paragraph; those that old programs read instead are left out."""
    for box in paragraph.iter(_BOX):
        if next(box.iterancestors(_FALLBACK), None) is None:
            yield box


def line_in(paragraph: Element) -> DrawnLine | None:
    """Return the line that is drawn as a shape in a paragraph."""
    for form in paragraph.iter(_FORM):
        if form.get("prst") in _LINES:
            shape = form.getparent()
            line = None if shape is None else shape.find(_LINE)
            colour = None if line is None else next(line.iter(_COLOUR), None)
            return DrawnLine("AUTO" if colour is None else colour.get("val", "").upper(), None, 0)
    for old in paragraph.iter(_OLD_LINE):
        return DrawnLine(old.get("strokecolor", "auto").split(" ")[0].lstrip("#").upper(), None, 0)
    return None


def line_below(paragraph: ParagraphFormat, above_twips: float | None, height: float | None) -> DrawnLine | None:
    """Return the lower border of a paragraph.

    Args:
        paragraph: How it stands.
        above_twips: What stands between the text above and this paragraph; None where nobody knows.
        height: How high the paragraph is.
    """
    colour = paragraph.settings.get("pBdr.bottom")
    if not colour:
        return None
    space = paragraph.number("pBdr.bottom.space") * _TWIPS_PER_PT
    after = paragraph.gap_twips("after", 0)
    if above_twips is None or height is None:
        return DrawnLine(colour, None, after)
    # The room below the paragraph is not above its border.
    return DrawnLine(colour, above_twips + max(0.0, height - after) + space, after)


def line_above(paragraph: ParagraphFormat, otherwise: DrawnLine | None) -> DrawnLine | None:
    """Return the line between a paragraph and the text above: its own upper border, or what stands there."""
    colour = paragraph.settings.get("pBdr.top")
    if not colour or otherwise is not None:
        return otherwise
    return DrawnLine(colour, None, paragraph.number("pBdr.top.space") * _TWIPS_PER_PT)


def height_twips(paragraph: ParagraphFormat, size_pt: float, grid_twips: int) -> float | None:
    """Return how high an empty paragraph is with the room around it; None where that depends on the font.

    Args:
        paragraph: How it stands.
        size_pt: The size of its characters.
        grid_twips: How far the lines of the page's grid are apart; 0 for no grid.
    """
    line, rule = paragraph.line
    if rule != "exact":
        snaps = paragraph.is_on("snapToGrid", otherwise=True) and grid_twips
        if rule != "auto" or not snaps or grid_twips < size_pt * _TWIPS_PER_PT * _NATURAL_LINE:
            return None
        line = grid_twips * line // 240
    return line + paragraph.gap_twips("before", line) + paragraph.gap_twips("after", line)


def grid_line_twips(body: Element) -> int:
    """Return how far the lines of the last section's grid are apart; 0 for no grid."""
    grid = body.find(f"{name_of('w:sectPr')}/{name_of('w:docGrid')}")
    pitch = "" if grid is None else grid.get(name_of("w:linePitch"), "")
    is_grid = grid is not None and grid.get(name_of("w:type"), "default") in ("lines", "linesAndChars", "snapToChars")
    return int(pitch) if is_grid and pitch.isdecimal() and len(pitch) < 6 else 0
