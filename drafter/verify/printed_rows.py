"""Lines and characters as they come out on paper, and which page holds what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Final

from drafter.verify import items
from drafter.verify.document import Document
from drafter.verify.imprint_rows import imprint_words
from drafter.verify.kinds import Kind, Part
from drafter.verify.printing import NotPrinted, PrintedLine, PrintedPage
from drafter.verify.rows import Row, Spot, judged, unverified
from drafter.verify.sections import PageSection, mm_from_twips
from drafter.write import standard

_ITEMS: Final = (items.PRINTED_LINES, items.PRINTED_CHARACTERS, items.FIRST_PAGE, items.SIGNATURE_PAGE)
_CHARACTER_MM: Final = mm_from_twips(standard.CHARACTER_TWIPS)
_LEAST_LINES: Final = 3
_LEAST_PAGES: Final = 4
_KEPT_LINES: Final = 2
_OF_FULL_LINES: Final = 5
"""What one in so many full lines holds, a line can hold."""
_MARKS: Final = tuple("，。、；：？！”’）》")
_SAME_GAP_MM: Final = 0.1
_FIRST_CHARACTERS: Final = 10
_IMPRINT_LINE_MM: Final = 10.0
"""From the middle of an imprint's last line down to its last rule there is less than this."""

Printer = Callable[[Path], Sequence[PrintedPage]]


def printed_rows(document: Document, parts: list[Part], print_pages: Printer) -> Iterator[Row]:
    """Yield the rows of what only the laid out pages show.

    Args:
        document: The document.
        parts: What its paragraphs are.
        print_pages: What lays it out; raises `NotPrinted` where that is not possible.
    """
    try:
        pages = print_pages(document.file.path)
    except NotPrinted as reason:
        yield from (unverified(item, str(reason)) for item in _ITEMS)
        if imprint_words(document, parts):
            yield unverified(items.IMPRINT_PAGE, str(reason))
        return
    section = document.sections[0]
    areas = [_in_text_area(page, section) for page in pages if _is_upright(page)]
    running = "".join(_bare(part.paragraph.text) for part in parts)
    turned = (_bare(part.paragraph.text)[:_FIRST_CHARACTERS] for part in parts if part.paragraph.new_page)
    # An empty paragraph opens a page as well, and every line begins with nothing.
    opening = tuple(filter(None, turned))
    # A page is whole where text goes on behind it; a head takes more or less of the first.
    begin = int(any(part.kind is Kind.HEAD for part in parts))
    whole = [
        _in_text_area(page, section)
        for page, next_ in pairwise(pages[begin:])
        if _is_upright(page) and _is_upright(next_) and _goes_on(_in_text_area(next_, section), running, opening)
    ]
    yield _lines_row(whole, running)
    yield _characters_row(areas, document.sections[0])
    yield _first_page_row(areas, parts)
    yield _signature_row(areas, parts)
    words = imprint_words(document, parts)
    if words:
        yield _imprint_row(pages, section, _bare(words))


def _goes_on(area: Sequence[PrintedLine], running: str, opening: tuple[str, ...]) -> bool:
    """Whether a page goes on with the text of the one before it."""
    first = _bare(area[0].text) if area else ""
    return bool(first) and first in running and not (opening and first.startswith(opening))


def _imprint_row(pages: Sequence[PrintedPage], section: PageSection, words: str) -> Row:
    """Return whether the last line of an imprint stands at the end of the last page's text area."""
    area = _in_text_area(pages[-1], section) if pages else []
    last = area[-1] if area else None
    if last is None or not words.endswith(_bare(last.text)[-_FIRST_CHARACTERS:]):
        spots = [Spot("版记", "不在末页的最后")]
    else:
        left = pages[-1].height_mm - mm_from_twips(section.bottom_twips) - last.middle_mm
        spots = [Spot("版记", f"末行离版心下边缘 {left:.0f} 毫米")] if left > _IMPRINT_LINE_MM else []
    return judged(items.IMPRINT_PAGE, spots, "在末页版心下边缘")


def _is_upright(page: PrintedPage) -> bool:
    return page.width_mm < page.height_mm


def _in_text_area(page: PrintedPage, section: PageSection) -> list[PrintedLine]:
    top, bottom = mm_from_twips(section.top_twips), page.height_mm - mm_from_twips(section.bottom_twips)
    return [line for line in page.lines if top - 1 < line.middle_mm < bottom]


def _lines_row(areas: list[list[PrintedLine]], running: str) -> Row:
    """Return how many lines stand on the pages that hold nothing but paragraphs."""
    plain = [area for area in areas if len(area) > 1 and all(_bare(line.text) in running for line in area)]
    gaps = [below.middle_mm - above.middle_mm for area in plain for above, below in pairwise(area)]
    usual = Counter(round(gap, 1) for gap in gaps).most_common(1)
    near = [gap for gap in gaps if usual and abs(gap - usual[0][0]) < _SAME_GAP_MM]
    if len(near) < _LEAST_LINES:
        return unverified(items.PRINTED_LINES, "文字太少，量不出行距")
    pitch = median(near)
    counts = [_line_count(area, pitch) for area in plain]
    most, due = max(counts), standard.LINES_PER_PAGE.value
    # A heading or a signature that is kept with its text leaves a line or two of one page, hardly of each.
    if due - _KEPT_LINES <= most < due and len(counts) < _LEAST_PAGES:
        return unverified(items.PRINTED_LINES, f"没有几面排满正文，最多的一面 {most} 行")
    return judged(items.PRINTED_LINES, [] if most == due else [Spot("", f"每面 {most} 行")], f"每面 {due} 行")


def _line_count(area: Sequence[PrintedLine], pitch: float) -> int:
    """Return how many lines there are from the first to the last, empty ones counted."""
    return round((area[-1].middle_mm - area[0].middle_mm) / pitch) + 1


def _characters_row(areas: list[list[PrintedLine]], section: PageSection) -> Row:
    """Return how many characters stand on full lines of nothing but full-width characters."""
    left = mm_from_twips(section.left_twips)
    right = mm_from_twips(section.width_twips - section.right_twips)
    full = [
        _held(line, right)
        for area in areas
        for line in area
        if line.left_mm < left + _CHARACTER_MM / 2
        and line.right_mm > right - _CHARACTER_MM
        and not any(character.isascii() for character in line.text)
    ]
    if len(full) < _LEAST_LINES:
        return unverified(items.PRINTED_CHARACTERS, "没有几行是排满的汉字，数不出每行字数")
    # A mark that must not begin a line leaves the one before it a character short; many lines are then as short.
    count = max(length for length, lines in Counter(full).items() if lines * _OF_FULL_LINES >= len(full))
    due = standard.CHARACTERS_PER_LINE.value
    return judged(items.PRINTED_CHARACTERS, [] if count == due else [Spot("", f"每行 {count} 字")], f"每行 {due} 字")


def _held(line: PrintedLine, right_mm: float) -> int:
    """Return how many characters a line holds; a mark that hangs beyond its end is none of them."""
    hangs = line.text[-1:] in _MARKS and line.right_mm > right_mm + _CHARACTER_MM / 2
    return len(line.text) - int(hangs)


def _text(area: list[PrintedLine]) -> str:
    return _bare("".join(line.text for line in area))


def _bare(text: str) -> str:
    return "".join(text.split())


def _first_page_row(areas: list[list[PrintedLine]], parts: list[Part]) -> Row:
    first = next((part.paragraph for part in parts if part.kind in (Kind.BODY, Kind.HEADING)), None)
    if first is None or not areas:
        return unverified(items.FIRST_PAGE, "没有认出正文")
    begins = _bare(first.text)[:_FIRST_CHARACTERS]
    spots = [] if begins in _text(areas[0]) else [Spot(first.place, "正文从后面一面才开始")]
    return judged(items.FIRST_PAGE, spots, "有")


def _signature_row(areas: list[list[PrintedLine]], parts: list[Part]) -> Row:
    closing = [part.paragraph for part in parts if part.kind in (Kind.SIGNATURE, Kind.DATE)]
    words = "".join(_bare(one.text) for one in closing)
    texts = [_text(area) for area in areas]
    page = next((text for text in reversed(texts) if words and words in text), None)
    if page is None:
        return unverified(items.SIGNATURE_PAGE, "没有认出署名和成文日期，或者它们不在一面")
    spots = [Spot(closing[0].place, "这一面没有正文")] if page.startswith(words) else []
    return judged(items.SIGNATURE_PAGE, spots, "同面")
