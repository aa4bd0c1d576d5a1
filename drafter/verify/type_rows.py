"""Fonts, sizes, bold and colour of each kind of paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from drafter.verify import items
from drafter.verify.document import Stretch, quoted
from drafter.verify.fonts import class_of
from drafter.verify.formats import RunFormat
from drafter.verify.items import Item
from drafter.verify.kinds import Kind, Part
from drafter.verify.rows import Row, Spot, judged, unverified
from drafter.write import standard

_CHINESE: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_MARKS: Final = re.compile("[“”‘’—…]")
_TITLES: Final = (Kind.TITLE,)
_TEXTS: Final = (Kind.BODY, Kind.RECIPIENT, Kind.ATTACHMENT_LIST, Kind.SIGNATURE, Kind.DATE, Kind.NOTE)
_SIZED: Final = (*_TEXTS, Kind.HEADING)
_BLACK: Final = (*_SIZED, Kind.TITLE, Kind.ATTACHMENT_TITLE, Kind.ATTACHMENT_LABEL, Kind.CAPTION)

Measure = Callable[[Stretch], str]
"""What some characters have, or what is wrong with them; empty where nothing is."""


def type_rows(parts: list[Part]) -> Iterator[Row]:
    """Yield the rows of fonts, sizes, bold and colour."""
    titles = [part for part in parts if part.kind in _TITLES]
    if titles:
        yield _row(items.TITLE_FONT, _whole(titles), _font_fault(standard.TITLE_FONT.value), _font)
        yield _row(items.TITLE_SIZE, _whole(titles), _size_fault(standard.TITLE_SIZE_PT.value), _size)
    else:
        yield unverified(items.TITLE_FONT, "没有认出标题")
    texts = list(_running(parts))
    if texts:
        yield _row(items.BODY_FONT, texts, _font_fault(standard.BODY_FONT.value), _font)
        sized = [part for part in parts if part.kind in _SIZED]
        yield _row(items.BODY_SIZE, _whole(sized), _size_fault(standard.BODY_SIZE_PT.value), _size)
        yield _row(items.MARKS_FONT, texts, _mark_fault, _font)
    else:
        yield unverified(items.BODY_FONT, "没有认出正文")
    for level, (item, font) in enumerate(zip(items.HEADING_FONTS, standard.HEADING_FONTS.value, strict=True), 1):
        heads = list(_heads(parts, level))
        if heads:
            yield _row(item, heads, _font_fault(font), _font)
    shown = _whole([part for part in parts if part.kind in _BLACK])
    if shown:
        yield _row(items.BOLD, shown, lambda stretch: "加粗" if stretch.format.bold else "", lambda _: "不加粗")
        yield _row(items.COLOUR, shown, _colour_fault, lambda _: "黑色")


_Stretches = tuple[Part, list[Stretch]]


def _whole(parts: list[Part]) -> list[_Stretches]:
    return [(part, list(part.paragraph.stretches)) for part in parts]


def _running(parts: list[Part]) -> Iterator[_Stretches]:
    """Yield running text, without the headings that are run in."""
    for part in parts:
        if part.kind in _TEXTS:
            yield part, _cut(part, part.head, len(part.paragraph.text))


def _heads(parts: list[Part], level: int) -> Iterator[_Stretches]:
    for part in parts:
        if part.level == level and part.head:
            yield part, _cut(part, 0, part.head)


def _cut(part: Part, start: int, end: int) -> list[Stretch]:
    """Return the stretches between two characters of a paragraph, its automatic number counted."""
    kept, position = [], len(part.paragraph.label)
    for stretch in part.paragraph.stretches:
        text = stretch.text[max(0, start - position) : max(0, end - position)]
        position += len(stretch.text)
        if text:
            kept.append(Stretch(text, stretch.format))
    return kept


def _row(item: Item, texts: list[_Stretches], fault: Measure, said_of: Measure) -> Row:
    """Return a row of spots with what is wrong there; where nothing is, with what the characters have."""
    spots = []
    kept: dict[str, None] = {}
    for part, stretches in texts:
        wrong = [(stretch.text, fault(stretch)) for stretch in stretches if stretch.text.strip()]
        kept |= dict.fromkeys(said_of(stretch) for stretch in stretches if _CHINESE.search(stretch.text))
        said = dict.fromkeys(why for _, why in wrong if why)
        if said:
            words = next(text for text, why in wrong if why)
            partial = not all(why for _, why in wrong) and f"{quoted(words.strip())}是"
            spots.append(Spot(part.paragraph.place, f"{partial or ''}{'、'.join(said)}"))
    return judged(item, spots, "、".join(kept))


def _font(stretch: Stretch) -> str:
    return stretch.format.east_asia


def _size(stretch: Stretch) -> str:
    return f"{stretch.format.size_pt:g} 磅"


def _font_fault(font: str) -> Measure:
    wanted = class_of(font)

    def fault(stretch: Stretch) -> str:
        if not _CHINESE.search(stretch.text) or class_of(stretch.format.east_asia) == wanted:
            return ""
        return stretch.format.east_asia or "没有指定中文字体"

    return fault


def _size_fault(size_pt: int) -> Measure:
    return lambda stretch: "" if stretch.format.size_pt == size_pt else _size(stretch)


def _mark_fault(stretch: Stretch) -> str:
    """Tell of quotation marks that Word takes from a Latin font."""
    found = _MARKS.search(stretch.text)
    if not found or _font_of_marks(stretch.format) == stretch.format.east_asia:
        return ""
    # What stands between Latin letters is theirs.
    if not _CHINESE.search(stretch.text):
        return ""
    return f"{found[0]} 用了 {stretch.format.high_ansi or '西文字体'}"


def _font_of_marks(run_format: RunFormat) -> str:
    return run_format.east_asia if run_format.hint == "eastAsia" else run_format.high_ansi


def _colour_fault(stretch: Stretch) -> str:
    return "" if stretch.format.colour == standard.TEXT_COLOUR.value else f"颜色 {stretch.format.colour}"
