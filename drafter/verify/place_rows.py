"""Where title, recipients, paragraphs and notes stand in the text area."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafter.verify import items
from drafter.verify.document import Document, Paragraph
from drafter.verify.items import Item
from drafter.verify.kinds import Kind, Part
from drafter.verify.page_rows import line_pitch_twips
from drafter.verify.rows import Row, Spot, judged, unverified
from drafter.verify.title_rows import title_rows
from drafter.write import standard

_TOLERANCE_CHARACTERS: Final = 0.15
"""A length in mm or pt need not be a whole number of characters to look like one."""
_TOLERANCE_LINES: Final = 0.3
_BLANKS: Final = {" ": 0.5, "\u00a0": 0.5, "\u2002": 0.5, "\u3000": 1.0, "\u2003": 1.0}
_ALIGNS: Final = {"center": "居中", "right": "右对齐"}
_STOPS: Final = ("。", "；", "，", "、", ".", ";")


def place_rows(document: Document, parts: list[Part]) -> Iterator[Row]:
    """Yield the rows of places other than those of signatures."""
    titles = [part.paragraph for part in parts if part.kind is Kind.TITLE]
    if titles:
        wrong = [Spot(one.place, _said(one)) for one in titles if not is_centred(one)]
        yield judged(items.TITLE_ALIGN, wrong, "居中")
        yield from title_rows(document, titles)
    recipients = [part.paragraph for part in parts if part.kind is Kind.RECIPIENT]
    if recipients:
        yield judged(items.RECIPIENT, [spot for one in recipients for spot in _recipient_spots(one)], "顶格")
        if titles:
            yield gap_row(document, items.RECIPIENT_BLANK, titles[-1], recipients[0])
    elif titles:
        yield unverified(items.RECIPIENT, "没有认出主送机关")
    texts = [part.paragraph for part in parts if part.kind in (Kind.BODY, Kind.HEADING)]
    if texts:
        spots = [Spot(one.place, _said(one)) for one in texts if not _is_indented(one)]
        yield judged(items.INDENT, spots, items.INDENT.wanted)
    yield from _attachment_list_rows(document, parts)
    notes = [part.paragraph for part in parts if part.kind is Kind.NOTE]
    if notes:
        spots = [Spot(one.place, _said(one)) for one in notes if not _is_indented(one)]
        yield judged(items.NOTE, spots, items.NOTE.wanted)


def first_line_characters(paragraph: Paragraph) -> float:
    """Return how far the first line is indented, blanks typed at its beginning included, in 字."""
    text = paragraph.text
    typed = sum(_BLANKS.get(character, 0) for character in text[: len(text) - len(text.lstrip())])
    return left_characters(paragraph) + _indent(paragraph, "firstLine") + typed


def left_characters(paragraph: Paragraph) -> float:
    """Return how far the lines after the first one are indented, in 字."""
    return _indent(paragraph, "left")


def _indent(paragraph: Paragraph, side: str) -> float:
    return paragraph.format.indent_characters(side, paragraph.character_twips)


def is_near(measured: float, wanted: float) -> bool:
    """Whether a number of characters looks like another one."""
    return abs(measured - wanted) <= _TOLERANCE_CHARACTERS


def is_centred(paragraph: Paragraph) -> bool:
    """Whether a paragraph stands in the middle."""
    return paragraph.format.align == "center" and is_near(first_line_characters(paragraph), _indent(paragraph, "right"))


def _is_indented(paragraph: Paragraph) -> bool:
    if paragraph.format.align in _ALIGNS:
        return False
    first = first_line_characters(paragraph)
    return is_near(first, standard.FIRST_LINE_CHARACTERS.value) and is_near(left_characters(paragraph), 0)


def _said(paragraph: Paragraph) -> str:
    """Say where a paragraph stands."""
    first, left = first_line_characters(paragraph), left_characters(paragraph)
    placed = _ALIGNS.get(paragraph.format.align, "左对齐")
    said = f"{placed}，首行空 {_count(first)} 字" if placed == "左对齐" or not is_near(first, 0) else placed
    return said if is_near(left, 0) else f"{said}，回行空 {_count(left)} 字"


def _count(characters: float) -> str:
    return f"{round(characters, 1):g}"


def _recipient_spots(paragraph: Paragraph) -> Iterator[Spot]:
    is_left = paragraph.format.align not in _ALIGNS
    if not (is_left and is_near(first_line_characters(paragraph), 0) and is_near(left_characters(paragraph), 0)):
        yield Spot(paragraph.place, _said(paragraph))
    if paragraph.text.rstrip().endswith(":"):
        yield Spot(paragraph.place, "冒号是半角")


def _attachment_list_rows(document: Document, parts: list[Part]) -> Iterator[Row]:
    kinds = [part.kind for part in parts]
    if Kind.ATTACHMENT_LIST not in kinds:
        return
    listed = [part.paragraph for part in parts if part.kind is Kind.ATTACHMENT_LIST]
    first = first_line_characters(listed[0])
    spots = []
    if not is_near(first, standard.ATTACHMENT_LIST_INDENT_CHARACTERS.value):
        spots.append(Spot(listed[0].place, _said(listed[0])))
    spots += [Spot(one.place, "名称后面有标点") for one in listed if one.text.rstrip().endswith(_STOPS)]
    yield judged(items.ATTACHMENT_LIST, spots, items.ATTACHMENT_LIST.wanted)
    above = kinds.index(Kind.ATTACHMENT_LIST) - 1
    if above >= 0:
        yield gap_row(document, items.ATTACHMENT_LIST_BLANK, parts[above].paragraph, listed[0])


def gap_row(document: Document, item: Item, above: Paragraph, below: Paragraph) -> Row:
    """Return the row of the one blank line between two paragraphs."""
    lines = gap_lines(document, above, below)
    is_right = abs(lines - item.rule.value) <= _TOLERANCE_LINES
    spots = [] if is_right else [Spot(below.place, f"上面空 {_count(lines)} 行")]
    return judged(item, spots, item.wanted)


def gap_lines(document: Document, above: Paragraph, below: Paragraph) -> float:
    """Return how many lines of body text stay empty between two paragraphs."""
    pitch = line_pitch_twips(document, below) or standard.LINE_TWIPS.value
    spaces = above.format.gap_twips("after", pitch), below.format.gap_twips("before", pitch)
    same = above.format.style == below.format.style
    kept = [
        0.0 if same and one.format.is_on("contextualSpacing") else space
        for one, space in zip((above, below), spaces, strict=True)
    ]
    return below.blanks_above + sum(kept) / max(pitch, 1)
