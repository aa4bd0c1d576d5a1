"""The pages of a Word file: paper, margins, grid, and which footers they have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from drafter.verify.package import Element, name_of

_MM_PER_TWIP: Final = 25.4 / 1440
_OFF: Final = ("0", "false", "off")
_LETTER: Final = {"w:w": 12240, "w:h": 15840}
"""What Word takes where a file says nothing."""


class PageSection(NamedTuple):
    """A stretch of pages with one paper and one set of margins (节).

    Attributes:
        width_twips: Width of the paper as it lies.
        height_twips: Its height.
        top_twips: Upper margin.
        bottom_twips: Lower margin.
        left_twips: Left margin, the gutter included.
        right_twips: Right margin.
        footer_twips: From the lower edge of the paper to the footer.
        grid: Kind of the grid: `lines`, `linesAndChars`, `snapToChars`; empty for none.
        grid_line_twips: How far its lines are apart.
        grid_character_pt: What it adds to the width of each character.
        footers: The footers in force by `default`, `even` and `first`.
        has_first: Whether the first page has a footer of its own.
        first_number: Number of its first page where it counts anew; empty where it goes on.
        number_form: Form of the page numbers, as Word names it.
        begins: How it begins: `nextPage`, `continuous` …
    """

    width_twips: int
    height_twips: int
    top_twips: int
    bottom_twips: int
    left_twips: int
    right_twips: int
    footer_twips: int
    grid: str
    grid_line_twips: int
    grid_character_pt: float
    footers: Mapping[str, Element]
    has_first: bool
    first_number: str
    number_form: str
    begins: str

    @property
    def is_landscape(self) -> bool:
        """Whether the paper lies on its side."""
        return self.width_twips > self.height_twips

    @property
    def text_width_twips(self) -> int:
        """Width of the text area."""
        return self.width_twips - self.left_twips - self.right_twips

    @property
    def text_height_twips(self) -> int:
        """Height of the text area."""
        return self.height_twips - self.top_twips - self.bottom_twips


def mm_from_twips(twips: float) -> float:
    """Return a length in mm."""
    return twips * _MM_PER_TWIP


def section_from(
    properties: Element, parts: Mapping[str, Element], before: PageSection | None, *, gutter_on_top: bool
) -> PageSection:
    """Read `w:sectPr`.

    Args:
        properties: The element.
        parts: The file's footers by relationship id.
        before: The section in front; a footer that is not named goes on from there.
        gutter_on_top: Whether the gutter adds to the upper margin.
    """
    size, margins = properties.find(name_of("w:pgSz")), properties.find(name_of("w:pgMar"))
    grid, numbers = properties.find(name_of("w:docGrid")), properties.find(name_of("w:pgNumType"))
    footers = dict(before.footers) if before else {}
    for reference in properties.iterchildren(name_of("w:footerReference")):
        part = parts.get(reference.get(name_of("r:id"), ""))
        if part is not None:
            footers[reference.get(name_of("w:type"), "default")] = part
    gutter = _number(margins, "w:gutter")
    first = properties.find(name_of("w:titlePg"))
    kind = properties.find(name_of("w:type"))
    return PageSection(
        width_twips=_number(size, "w:w", _LETTER["w:w"]),
        height_twips=_number(size, "w:h", _LETTER["w:h"]),
        # A negative margin is one that no header may push down.
        top_twips=abs(_number(margins, "w:top", 1440)) + (gutter if gutter_on_top else 0),
        bottom_twips=abs(_number(margins, "w:bottom", 1440)),
        left_twips=_number(margins, "w:left", 1800) + (0 if gutter_on_top else gutter),
        right_twips=_number(margins, "w:right", 1800),
        footer_twips=_number(margins, "w:footer", 720),
        grid=_text(grid, "w:type").replace("default", ""),
        grid_line_twips=_number(grid, "w:linePitch"),
        grid_character_pt=_number(grid, "w:charSpace") / 4096,
        footers=footers,
        has_first=first is not None and first.get(name_of("w:val"), "1") not in _OFF,
        first_number=_text(numbers, "w:start"),
        number_form=_text(numbers, "w:fmt") or "decimal",
        begins=_text(kind, "w:val") or "nextPage",
    )


def _text(element: Element | None, attribute: str) -> str:
    return "" if element is None else element.get(name_of(attribute), "")


def _number(element: Element | None, attribute: str, otherwise: int = 0) -> int:
    try:
        return round(float(_text(element, attribute)))
    except (ValueError, OverflowError):
        return otherwise
