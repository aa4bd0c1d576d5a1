"""Page numbers: whether each page has one, how it is written and where it stands (7.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from drafter.verify import items
from drafter.verify.document import Document, Stretch, stretches_of
from drafter.verify.fonts import class_of
from drafter.verify.formats import Formats, ParagraphFormat
from drafter.verify.package import Element, name_of
from drafter.verify.rows import Row, Spot, judged, unverified
from drafter.verify.sections import PageSection, mm_from_twips
from drafter.write import standard

_FIELD: Final = re.compile(r"\s*PAGE\b", re.IGNORECASE)
_DASHES: Final = "—―─"
_NUMBER: Final = "1"
_TOLERANCE_CHARACTERS: Final = 0.4
_TOLERANCE_MM: Final = 1.5
_PAGES: Final = {"default": "单页", "even": "双页", "first": "首页"}
_PARAGRAPH, _TEXT_BOX, _ANCHOR = map(name_of, ("w:p", "w:txbxContent", "wp:anchor"))


class PageNumber(NamedTuple):
    """The line of a footer that holds the number.

    Attributes:
        text: What it shows, 1 in place of the number.
        stretches: The same with how it looks.
        format: How it stands.
        side: `left`, `center`, `right`, `outside`; empty where a tab or a text box leaves it open.
        is_free: Whether it stands in a frame or a text box, whose height nobody measures here.
    """

    text: str
    stretches: list[Stretch]
    format: ParagraphFormat
    side: str
    is_free: bool


def footer_rows(document: Document) -> Iterator[Row]:
    """Yield the rows of page numbers."""
    numbers = {
        (index, kind): _page_number(footer, document.formats)
        for index, section in enumerate(document.sections)
        for kind, footer in section.footers.items()
    }
    missing = list(_missing(document, numbers))
    yield judged(items.PAGE_NUMBER, missing, "每面都有")
    found = {
        (index, kind): number
        for (index, kind), number in numbers.items()
        if number is not None and (kind != "even" or document.has_even_footers)
    }
    if not found:
        return
    several = len(document.sections) > 1
    places = {
        key: (f"第{key[0] + 1}节" if several else "") + f"{_PAGES[key[1]]}页脚" for key in found if key[1] in _PAGES
    }
    shown = [(places[key], number, document.sections[key[0]], key[1]) for key, number in found.items() if key in places]
    yield judged(items.PAGE_NUMBER_FORM, _form_spots(shown), standard.PAGE_NUMBER_FORM.value)
    yield _side_row(document, shown)
    yield judged(items.PAGE_NUMBER_FONT, _font_spots(shown), items.PAGE_NUMBER_FONT.wanted)
    yield _distance_row(shown)
    yield judged(items.PAGE_NUMBERS_RUN_ON, _count_spots(document), "连续")


_Shown = list[tuple[str, PageNumber, PageSection, str]]


def _missing(document: Document, numbers: dict[tuple[int, str], PageNumber | None]) -> Iterator[Spot]:
    several = len(document.sections) > 1
    for index, section in enumerate(document.sections):
        place = f"第{index + 1}节" if several else ""
        kinds = ["default"]
        kinds += ["even"] if document.has_even_footers else []
        kinds += ["first"] if section.has_first else []
        for kind in kinds:
            if numbers.get((index, kind)) is None:
                yield Spot(place, f"{_PAGES[kind]}没有页码")


def _page_number(footer: Element, formats: Formats) -> PageNumber | None:
    for paragraph in footer.iter(_PARAGRAPH):
        if _has_field(paragraph):
            return _number_of(paragraph, formats)
    return None


def _has_field(paragraph: Element) -> bool:
    """Whether a paragraph itself holds a PAGE field; not one in a text box that it anchors."""
    fields = [*paragraph.iter(name_of("w:instrText")), *paragraph.iter(name_of("w:fldSimple"))]
    own = [one for one in fields if next(one.iterancestors(_PARAGRAPH)) is paragraph]
    return any(_FIELD.match(one.text or one.get(name_of("w:instr")) or "") for one in own)


def _number_of(paragraph: Element, formats: Formats) -> PageNumber:
    stretches = stretches_of(paragraph, formats)
    text = "".join(stretch.text for stretch in stretches)
    paragraph_format = formats.paragraph(paragraph, {}, list_is_own=False)
    shown = re.sub(r"[0-9]+", _NUMBER, text.strip()) or _NUMBER
    # A field without a cached result shows its number once it is opened.
    if not re.search("[0-9]", text):
        shown = text.strip()[: len(text.strip()) // 2] + _NUMBER + text.strip()[len(text.strip()) // 2 :]
    frame = paragraph_format.settings.get("framePr.xAlign", "")
    box = next(paragraph.iterancestors(_TEXT_BOX), None)
    side = frame or (_box_side(box) if box is not None else "")
    is_free = bool(frame) or box is not None
    if not side and box is None:
        side = "" if "\t" in text else paragraph_format.align.replace("both", "left")
    return PageNumber(shown, stretches, paragraph_format, side, is_free)


def _box_side(box: Element) -> str:
    anchor = next(box.iterancestors(_ANCHOR), None)
    align = None if anchor is None else anchor.find(f"{name_of('wp:positionH')}/{name_of('wp:align')}")
    return "" if align is None else (align.text or "").strip()


def _form_spots(shown: _Shown) -> Iterator[Spot]:
    for place, number, section, _ in shown:
        form = "- 1 -" if section.number_form == "numberInDash" else number.text
        bare = "".join(form.split())
        if len(bare) != 3 or bare[0] not in _DASHES or bare[2] not in _DASHES:
            yield Spot(place, f"写成“{form}”")
        elif section.number_form not in ("decimal", "numberInDash"):
            yield Spot(place, "数字不是阿拉伯数字")


def _side_row(document: Document, shown: _Shown) -> Row:
    wanted = {"default": "right", "first": "right", "even": "left"}
    spots = []
    for place, number, section, kind in shown:
        if section.is_landscape:
            continue
        if not number.side:
            return unverified(items.PAGE_NUMBER_SIDE, f"{place}用制表符或者文本框定位，量不出来")
        due = "outside" if number.side == "outside" else wanted[kind]
        if number.side != due:
            spots.append(Spot(place, {"left": "居左", "center": "居中", "right": "居右"}.get(number.side, number.side)))
        elif abs(_indent(number, wanted[kind]) - standard.PAGE_NUMBER_INDENT_CHARACTERS.value) > _TOLERANCE_CHARACTERS:
            spots.append(Spot(place, f"空 {_indent(number, wanted[kind]):.1f} 字"))
    sides = {number.side for _, number, section, _ in shown if not section.is_landscape}
    if not document.has_even_footers and sides != {"outside"} and not spots:
        spots.append(Spot("双页页脚", "和单页相同，没有分奇偶页"))
    return judged(items.PAGE_NUMBER_SIDE, spots, items.PAGE_NUMBER_SIDE.wanted)


def _indent(number: PageNumber, side: str) -> float:
    """Return the indent in 字 of the number's own size, full-width blanks typed beside it included."""
    size_pt = number.stretches[0].format.size_pt if number.stretches else standard.PAGE_NUMBER_SIZE_PT.value
    text = "".join(stretch.text for stretch in number.stretches)
    typed = len(text) - len(text.rstrip("\u3000") if side == "right" else text.lstrip("\u3000"))
    indent = number.format.indent_characters(side, max(size_pt, 1) * 20)
    return indent + typed + (number.format.indent_characters("firstLine", size_pt * 20) if side == "left" else 0)


def _font_spots(shown: _Shown) -> Iterator[Spot]:
    for place, number, _, _ in shown:
        wrong: dict[str, None] = {}
        for stretch in number.stretches:
            if not stretch.text.strip():
                continue
            is_digit = stretch.text.strip().isascii()
            font = stretch.format.ascii if is_digit else _dash_font(stretch)
            if class_of(font) != class_of(standard.PAGE_NUMBER_FONT.value):
                wrong[font or "没有指定字体"] = None
            if stretch.format.size_pt != standard.PAGE_NUMBER_SIZE_PT.value:
                wrong[f"{stretch.format.size_pt:g} 磅"] = None
        if wrong:
            yield Spot(place, "、".join(wrong))


def _dash_font(stretch: Stretch) -> str:
    return stretch.format.east_asia if stretch.format.hint == "eastAsia" else stretch.format.high_ansi


def _distance_row(shown: _Shown) -> Row:
    due = standard.PAGE_NUMBER_DISTANCE_MM.value
    spots, distance = [], 0.0
    for place, number, section, _ in shown:
        if section.is_landscape:
            continue
        if number.is_free:
            return unverified(items.PAGE_NUMBER_DISTANCE, f"{place}在图文框或者文本框里，量不出来")
        line, rule = number.format.line
        size = number.stretches[0].format.size_pt if number.stretches else standard.PAGE_NUMBER_SIZE_PT.value
        height = line if rule == "exact" else size * 20 * 1.3 * line / 240
        distance = mm_from_twips(section.bottom_twips - section.footer_twips - height / 2)
        if abs(distance - due) > _TOLERANCE_MM:
            spots.append(Spot(place, f"约 {distance:.1f} 毫米"))
    return judged(items.PAGE_NUMBER_DISTANCE, spots, f"{distance:.1f} 毫米")


def _count_spots(document: Document) -> Iterator[Spot]:
    for number, section in enumerate(document.sections, start=1):
        if section.first_number and (number > 1 or section.first_number != "1"):
            yield Spot(f"第{number}节", f"从 {section.first_number} 重新编")
