"""Paper, margins, grid: what holds for whole pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.verify import items
from drafter.verify.document import Document, Paragraph
from drafter.verify.items import Item
from drafter.verify.kinds import Kind, Part
from drafter.verify.rows import Row, Spot, judged, unverified
from drafter.verify.sections import PageSection, mm_from_twips
from drafter.write import standard
from drafter.write.standard import Rule

_RUNNING = (Kind.BODY, Kind.HEADING, Kind.RECIPIENT)
_NATURAL_LINE = 1.4
"""A line without exact spacing takes up to so many times its size; what the grid leaves is more."""


def page_rows(document: Document, parts: list[Part]) -> Iterator[Row]:
    """Yield the rows of paper, margins, lines and characters."""
    yield _paper_row(document)
    upright = [(place, one) for place, one in _placed(document) if not one.is_landscape]
    for item, side in ((items.TOP, "top_twips"), (items.LEFT, "left_twips")):
        if upright:
            yield _length_row(item, [(place, getattr(one, side)) for place, one in upright], item.rule)
    for item, sides in (
        (items.TEXT_WIDTH, ("text_width_twips", "text_height_twips")),
        (items.TEXT_HEIGHT, ("text_height_twips", "text_width_twips")),
    ):
        lengths = [(place, getattr(one, sides[one.is_landscape])) for place, one in _placed(document)]
        yield _length_row(item, lengths, item.rule)
    running = [part.paragraph for part in parts if part.kind in _RUNNING]
    if running:
        yield _grid_row(document, running)
        yield _lines_row(document, running)
        yield _characters_row(document, running)
    yield from _gap_rows(document, parts)


def _placed(document: Document) -> Iterator[tuple[str, PageSection]]:
    several = len(document.sections) > 1
    for number, section in enumerate(document.sections, start=1):
        yield f"第{number}节" if several else "", section


def _paper_row(document: Document) -> Row:
    wanted = (standard.PAGE_WIDTH_MM.value, standard.PAGE_HEIGHT_MM.value)
    spots = []
    for place, section in _placed(document):
        size = (mm_from_twips(section.width_twips), mm_from_twips(section.height_twips))
        near = sorted(size) if section.is_landscape else size
        if any(abs(one - due) > standard.MARGIN_TOLERANCE_MM.value for one, due in zip(near, wanted, strict=True)):
            spots.append(Spot(place, f"{size[0]:.0f}×{size[1]:.0f} 毫米"))
    return judged(items.PAPER, spots, f"{wanted[0]}×{wanted[1]} 毫米")


def _length_row(item: Item, lengths: list[tuple[str, int]], rule: Rule[Any]) -> Row:
    spots = [
        Spot(place, f"{mm_from_twips(length):.1f} 毫米")
        for place, length in lengths
        if abs(mm_from_twips(length) - rule.value) > standard.MARGIN_TOLERANCE_MM.value + 0.05
    ]
    return judged(item, spots, f"{mm_from_twips(lengths[0][1]):.1f} 毫米")


def _grid_row(document: Document, running: list[Paragraph]) -> Row:
    spots = []
    for place, section in _placed(document):
        if section.is_landscape:
            continue
        lines = section.text_height_twips // section.grid_line_twips if section.grid and section.grid_line_twips else 0
        is_needed = any(_pitch_without_grid(one) is None for one in running)
        if lines != standard.LINES_PER_PAGE.value and is_needed:
            spots.append(Spot(place, f"网格每面 {lines} 行" if lines else "没有指定行网格"))
    return judged(items.GRID, spots, "网格和行距合得上")


def _pitch_without_grid(paragraph: Paragraph) -> float | None:
    line, rule = paragraph.format.line
    return line if rule == "exact" else None


def line_pitch_twips(document: Document, paragraph: Paragraph) -> float | None:
    """Return how far the lines of a paragraph are apart; None where that depends on the font."""
    exact = _pitch_without_grid(paragraph)
    if exact is not None:
        return exact
    section = document.sections[paragraph.section]
    snaps = bool(section.grid) and paragraph.format.is_on("snapToGrid", otherwise=True)
    natural = paragraph.size_pt * 20 * _NATURAL_LINE
    line, rule = paragraph.format.line
    if rule == "atLeast":
        return line if line >= natural and not snaps else None
    if not snaps or section.grid_line_twips < natural:
        return None
    return section.grid_line_twips * line / 240


def _lines_row(document: Document, running: list[Paragraph]) -> Row:
    """Return how many lines a page takes; 28.5 pt and 28.95 pt both give 22."""
    due = standard.LINES_PER_PAGE.value
    spots, unknown = [], 0
    for paragraph in running:
        pitch = line_pitch_twips(document, paragraph)
        # The standard's own height, here and below its width: wrong margins have rows of their own.
        lines = int(standard.twips_from_mm(standard.TEXT_HEIGHT_MM.value) / max(pitch or 1, 1))
        if pitch is None:
            unknown += 1
        elif lines != due:
            spots.append(Spot(paragraph.place, f"行距 {pitch / 20:g} 磅，每面 {lines} 行"))
    if unknown and not spots:
        return unverified(items.LINES, f"{unknown} 段的行距随字体变，要看排版的结果")
    return judged(items.LINES, spots, f"每面 {due} 行")


def _characters_row(document: Document, running: list[Paragraph]) -> Row:
    spots = []
    sized = [one for one in running if one.size_pt == standard.BODY_SIZE_PT.value]
    if not sized:
        return unverified(items.CHARACTERS, "字号不是 3 号，先改字号")
    for paragraph in sized:
        section = document.sections[paragraph.section]
        if section.grid == "snapToChars":
            return unverified(items.CHARACTERS, "文字对齐字符网格，要看排版的结果")
        extra = section.grid_character_pt * 20 if section.grid == "linesAndChars" else 0
        width = standard.twips_from_mm(standard.TEXT_WIDTH_MM.value)
        count = int(width / max(paragraph.advance_twips + extra, 1) + 0.02)
        if count != standard.CHARACTERS_PER_LINE.value:
            spots.append(Spot(paragraph.place, f"每行 {count} 字"))
    return judged(items.CHARACTERS, spots, f"每行 {standard.CHARACTERS_PER_LINE.value} 字")


def _gap_rows(document: Document, parts: list[Part]) -> Iterator[Row]:
    spots = []
    running = [part.paragraph for part in parts if part.kind in (Kind.BODY, Kind.HEADING)]
    for paragraph in running:
        pitch = line_pitch_twips(document, paragraph) or standard.LINE_TWIPS.value
        gaps = [round(paragraph.format.gap_twips(side, pitch) / 20, 1) for side in ("before", "after")]
        if any(gaps):
            spots.append(Spot(paragraph.place, f"段前 {gaps[0]:g} 磅、段后 {gaps[1]:g} 磅"))
    if running:
        yield judged(items.SPACE_BETWEEN, spots, "没有")
