"""版记: its lines and its place, copies, printing office and date (7.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from drafter.verify import items
from drafter.verify.document import Document, Paragraph, paragraphs_in
from drafter.verify.fonts import class_of
from drafter.verify.kinds import Kind, Part, is_imprint
from drafter.verify.package import Element, name_of
from drafter.verify.place_rows import first_line_characters, left_characters
from drafter.verify.rows import Row, Spot, judged, unverified
from drafter.verify.sections import mm_from_twips
from drafter.verify.spans import Span, longest_line_twips, spans_of
from drafter.write import standard
from drafter.write.measure import width_characters

_COPIES: Final = re.compile(r"(?:抄送|主送|分送)[：:]", re.DOTALL)
_PRINTED: Final = re.compile(r"[0-9]{4}年(?:[1-9]|1[0-2])月(?:[1-9]|[12][0-9]|3[01])日印发")
_MISSING: Final = "待补充"
_TOLERANCE_CHARACTERS: Final = 0.5
_TOLERANCE_LINE_MM: Final = 0.06
_SLACK_TWIPS: Final = 120
_LOOKED_AT: Final = 2000
_MOST_ROWS: Final = 4
_ENDS: Final = re.compile(r"(?:抄送|分送)[：:]|(?:.{0,40}\s)?[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日\s*印发$")
"""How the last words of an imprint read, as those of other tables hardly do."""
_MM_PER_EIGHTH: Final = 25.4 / 72 / 8
_NO_LINE: Final = ("nil", "none", "")
_DUE: Final = standard.IMPRINT_INDENT_CHARACTERS.value


class _Imprint(NamedTuple):
    """An imprint.

    Attributes:
        paragraphs: What it says.
        table: The table in which it stands; None for none.
        width_twips: How wide its lines of text are.
        is_on_edge: Whether it is anchored on the lower edge of the text area.
        is_last: Whether nothing stands behind it.
    """

    paragraphs: Sequence[Paragraph]
    table: Element | None
    width_twips: int
    is_on_edge: bool
    is_last: bool = True


def imprint_rows(document: Document, parts: Sequence[Part]) -> Iterator[Row]:
    """Yield the rows of an imprint, where a document has one."""
    imprint = _imprint_of(document, parts)
    if imprint is None:
        return
    yield _lines_row(imprint, document)
    yield _place_row(imprint)
    yield judged(items.IMPRINT_TYPE, _type_spots(imprint), items.IMPRINT_TYPE.wanted)
    copies = [one for one in imprint.paragraphs if _COPIES.match(one.text.strip())]
    if copies:
        yield judged(
            items.COPIES, [spot for one in copies for spot in _copies_spots(one, imprint)], items.COPIES.wanted
        )
    printing = [one for one in imprint.paragraphs if one not in copies]
    if printing:
        yield _printed_row(printing, imprint)


def imprint_words(document: Document, parts: Sequence[Part]) -> str:
    """Return what the last line of an imprint says; nothing for a document without one."""
    imprint = _imprint_of(document, parts)
    return "" if imprint is None else imprint.paragraphs[-1].text


def _imprint_of(document: Document, parts: Sequence[Part]) -> _Imprint | None:
    """Return the imprint in a text box, in a table or in the text, looked for in this order."""
    for box in document.boxes:
        found = _inside(document, box, len(document.sections) - 1)
        if found:
            table = next(box.iter(name_of("w:tbl")), None)
            return _Imprint(found, table, _width(table, document), _is_anchored(box))
    for one in reversed(document.tables):
        found = _inside(document, one.element, one.section) if one.rows <= _MOST_ROWS else []
        if found and _ENDS.match(found[-1].text.strip()):
            is_last = not any(part.paragraph.number > one.above for part in parts)
            return _Imprint(found, one.element, _width(one.element, document), _is_floating(one.element), is_last)
    found = [part.paragraph for part in parts if part.kind is Kind.IMPRINT]
    width = document.sections[-1].text_width_twips
    return _Imprint(found, None, width, is_on_edge=False) if found else None


def _inside(document: Document, element: Element, section: int) -> list[Paragraph]:
    """Return the paragraphs of an imprint in an element; none where it holds something else."""
    if not is_imprint("".join(map(str, element.itertext()))[-_LOOKED_AT:]):
        return []
    return list(paragraphs_in(element, document.formats, section))


def _width(table: Element | None, document: Document) -> int:
    width = None if table is None else table.find(f"{name_of('w:tblPr')}/{name_of('w:tblW')}")
    said = "" if width is None or width.get(name_of("w:type")) != "dxa" else width.get(name_of("w:w"), "")
    is_length = said.isdecimal() and 0 < len(said) < 7
    return int(said) if is_length else document.sections[-1].text_width_twips


def _is_anchored(box: Element) -> bool:
    """Whether the shape of a text box is set on the lower edge of the text area."""
    for shape in box.iterancestors(name_of("wp:anchor")):
        place = shape.find(name_of("wp:positionV"))
        align = None if place is None else place.find(name_of("wp:align"))
        if place is not None and align is not None:
            return place.get("relativeFrom") == "margin" and align.text == "bottom"
    return False


def _is_floating(table: Element) -> bool:
    place = table.find(f"{name_of('w:tblPr')}/{name_of('w:tblpPr')}")
    if place is None:
        return False
    return place.get(name_of("w:vertAnchor")) == "margin" and place.get(name_of("w:tblpYSpec")) == "bottom"


def _lines_row(imprint: _Imprint, document: Document) -> Row:
    lines = _borders(imprint.table)
    if not lines:
        return unverified(items.IMPRINT_LINES, "不是表格的框线，或者框线在表格样式里，量不出粗细")
    outer, inner = standard.IMPRINT_OUTER_LINE_MM.value, standard.IMPRINT_INNER_LINE_MM.value
    wanted = {"top": ("首条", outer), "insideH": ("中间", inner), "bottom": ("末条", outer)}
    rows = 0 if imprint.table is None else len(list(imprint.table.iterchildren(name_of("w:tr"))))
    spots = []
    for side, (name, due) in wanted.items():
        if side == "insideH" and rows < 2:
            continue
        thick = lines.get(side, 0.0)
        if abs(thick - due) > _TOLERANCE_LINE_MM:
            spots.append(Spot("版记", f"{name} {thick:.2f} 毫米" if thick else f"没有{name}线"))
    room = document.sections[-1].text_width_twips
    if abs(imprint.width_twips - room) > _SLACK_TWIPS:
        said = f"宽 {mm_from_twips(imprint.width_twips):.0f} 毫米，版心 {mm_from_twips(room):.0f} 毫米"
        spots.append(Spot("版记", said))
    return judged(items.IMPRINT_LINES, spots, items.IMPRINT_LINES.wanted)


def _borders(table: Element | None) -> Mapping[str, float]:
    """Return how thick the lines of a table are in mm, by side; nothing where it does not say itself."""
    borders = None if table is None else table.find(f"{name_of('w:tblPr')}/{name_of('w:tblBorders')}")
    thick = {}
    for line in () if borders is None else borders.iterchildren("*"):
        size = line.get(name_of("w:sz"), "0")
        if line.get(name_of("w:val"), "") not in _NO_LINE and size.isdecimal() and len(size) < 4:
            thick[line.tag.rpartition("}")[2]] = int(size) * _MM_PER_EIGHTH
    return thick


def _place_row(imprint: _Imprint) -> Row:
    if not imprint.is_last:
        return judged(items.IMPRINT_PLACE, [Spot("版记", "后面还有文字")], "")
    if not imprint.is_on_edge:
        return unverified(items.IMPRINT_PLACE, "没有固定在版心下边缘，要看打印的结果")
    return judged(items.IMPRINT_PLACE, [], "固定在版心下边缘")


def _type_spots(imprint: _Imprint) -> Iterator[Spot]:
    for paragraph in imprint.paragraphs:
        said: dict[str, None] = {}
        for stretch in paragraph.stretches:
            if stretch.format.size_pt != standard.IMPRINT_SIZE_PT.value:
                said[f"{stretch.format.size_pt:g} 磅"] = None
            if not stretch.text.isascii() and class_of(stretch.format.east_asia) != class_of(standard.BODY_FONT.value):
                said[stretch.format.east_asia or "没有指定中文字体"] = None
        if said:
            yield Spot(paragraph.place, "、".join(said))


def _copies_spots(paragraph: Paragraph, imprint: _Imprint) -> Iterator[Spot]:
    text = paragraph.text.strip()
    label = _COPIES.match(text)
    left = first_line_characters(paragraph)
    right = paragraph.format.indent_characters("right", paragraph.character_twips)
    faults = []
    if abs(left - _DUE) > _TOLERANCE_CHARACTERS:
        faults.append(f"左空 {left:.1f} 字")
    if right < _DUE - _TOLERANCE_CHARACTERS:
        faults.append(f"右空 {right:.1f} 字")
    if label is not None and label[0].endswith(":"):
        faults.append("冒号是半角")
    if not text.endswith("。") and _MISSING not in text:
        faults.append("最后没有句号")
    edges = (left + right) * paragraph.character_twips
    room = (imprint.width_twips - edges) / paragraph.advance_twips
    due = _DUE + (width_characters(label[0]) if label is not None else 0)
    wrapped = left_characters(paragraph)
    if width_characters(text) > room and abs(wrapped - due) > _TOLERANCE_CHARACTERS:
        faults.append(f"回行空 {wrapped:.1f} 字")
    if faults:
        yield Spot(paragraph.place, "、".join(faults))


def _printed_row(printing: Sequence[Paragraph], imprint: _Imprint) -> Row:
    last = printing[-1]
    words = last.text.strip()
    if _MISSING in words:
        return unverified(items.PRINTED, "还没有写")
    spans = spans_of(last, imprint.width_twips)
    faults = list(_printed_faults(spans, words)) if len(printing) == 1 and spans else []
    room = imprint.width_twips - 2 * _DUE * last.size_pt * 20
    if "\n" in words or longest_line_twips(last) > room:
        faults.append("一行排不下，印发机关和印发日期不在同一行")
    if not faults and not _PRINTED.search(words):
        faults.append(f"写成“{''.join(words.split()[-1:])}”")
    if not faults and (len(printing) > 1 or not spans):
        return unverified(items.PRINTED, "分在几格，或者用制表符定位，量不出位置")
    return judged(items.PRINTED, [Spot(last.place, said) for said in faults], items.PRINTED.wanted)


def _printed_faults(spans: Sequence[Span], words: str) -> Iterator[str]:
    if len(spans) > 1 and abs(spans[0].start - _DUE) > _TOLERANCE_CHARACTERS:
        yield f"印发机关左空 {spans[0].start:.1f} 字"
    if abs(spans[-1].right - _DUE) > _TOLERANCE_CHARACTERS:
        yield f"印发日期右空 {spans[-1].right:.1f} 字"
    if not _PRINTED.fullmatch(spans[-1].words) and _PRINTED.search(words) is None:
        yield f"写成“{spans[-1].words}”"
