"""版头: issuer, number, signers, red line, and the title below it (7.2.4 to 7.2.7, 7.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from drafter.verify import items
from drafter.verify.document import Document, Paragraph, Table, paragraphs_in
from drafter.verify.fonts import class_of
from drafter.verify.kinds import Kind, Part, is_red
from drafter.verify.package import name_of
from drafter.verify.page_rows import line_pitch_twips
from drafter.verify.place_rows import gap_lines, is_centred
from drafter.verify.rows import Row, Spot, judged, unverified
from drafter.verify.sections import mm_from_twips
from drafter.verify.spans import Span, longest_line_twips, spans_of
from drafter.write import standard, styles

_NUMBER: Final = re.compile(r".*[〔\[［(（【][0-9]{2,4}[〕\]］)）】]\s*第?\s*[0-9]+\s*号")
_RIGHT_NUMBER: Final = re.compile(r"[^0-9\s]+〔[0-9]{4}〕[1-9][0-9]*号")
_LABEL: Final = re.compile(r"签\s*发\s*人\s*[：:]")
_MARKS: Final = re.compile("[、，,；;]")
_MISSING: Final = "待补充"
_REDS: Final = re.compile("RED|[C-F][0-9A-F][0-5][0-9A-F][0-5][0-9A-F]")
_TOLERANCE_CHARACTERS: Final = 0.5
_TOLERANCE_LINES: Final = 0.5
_TOLERANCE_MM: Final = standard.MARGIN_TOLERANCE_MM.value + 0.5
"""How much of a character's height is ink differs from font to font."""
_UNKNOWN_FONT_MM: Final = 3.0
_MOST_DIGITS: Final = 7
"""A length of more is none."""
_BASE_LINE, _ABOVE_BASE, _BELOW_BASE = 0.8, 0.82, 0.12
"""Of an exact line four fifths are above the base line, and 0.82 and 0.12 of a character are above and below it."""


class _Head(NamedTuple):
    """What stands above a title: the issuers' names, in the text or in a table, and the lines below them."""

    issuers: Sequence[Paragraph]
    table: Table | None
    lines: Sequence[Paragraph]


def head_rows(document: Document, parts: Sequence[Part]) -> Iterator[Row]:
    """Yield the rows of a head, where a document has one."""
    head = _head_of(document, parts)
    if not head.issuers and not head.lines:
        return
    if head.issuers:
        yield _issuer_row(document, head)
    numbered = [one for one in head.lines if _NUMBER.match(one.text) or one.format.style == styles.NUMBER]
    signing = _signer_lines(head.lines)
    if numbered:
        yield _number_form_row(numbered[-1])
        yield _number_place_row(document, numbered[-1], signing)
        yield from _number_blank_rows(document, head)
    if signing:
        yield from _signer_rows(document, signing)
    title = next((part.paragraph for part in parts if part.kind is Kind.TITLE), None)
    if title is not None and numbered:
        yield from _separator_rows(document, head.lines[-1], title)


def _head_of(document: Document, parts: Sequence[Part]) -> _Head:
    above = [part.paragraph for part in parts if part.kind is Kind.HEAD]
    tables = [table for table in document.tables if table.above <= len(above)]
    for table in tables[:1]:
        names = [one for one in paragraphs_in(table.element, document.formats, table.section) if is_red(one)]
        if names:
            return _Head(names, table, above)
    issuers = [one for one in above if is_red(one) or one.format.style == styles.ISSUER]
    return _Head(issuers, None, [one for one in above if one not in issuers])


def _signer_lines(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the lines with signers, the one with the label first."""
    first = next((index for index, one in enumerate(lines) if _LABEL.search(one.text)), len(lines))
    return list(lines[first:])


def _rooms(document: Document, head: _Head) -> Iterator[tuple[Paragraph, float]]:
    """Yield the issuers' names with the length of their lines; those in cells that say no width are left out."""
    if head.table is None:
        yield from ((one, document.sections[one.section].text_width_twips) for one in head.issuers)
        return
    for cell in head.table.element.iter(name_of("w:tc")):
        width = cell.find(f"{name_of('w:tcPr')}/{name_of('w:tcW')}")
        said = "" if width is None or width.get(name_of("w:type")) != "dxa" else width.get(name_of("w:w"), "")
        if said.isdecimal() and 0 < len(said) < _MOST_DIGITS:
            names = paragraphs_in(cell, document.formats, head.table.section)
            yield from ((one, int(said)) for one in names if is_red(one))


def _issuer_row(document: Document, head: _Head) -> Row:
    first = head.issuers[0]
    blank = head.table.blank_twips if head.table else first.blank_twips
    is_first = (head.table.above == 0) if head.table else first.number == 1
    if not is_first or blank is None:
        return unverified(items.ISSUER, "上面还有别的段落，或者空行的高随字体变，要看打印的结果")
    top, slack = _top_twips(first)
    top_mm, due = mm_from_twips(blank + top), standard.ISSUER_TOP_MM.value
    spots = [Spot(one.place, "没有居中") for one in head.issuers if not head.table and not is_centred(one)]
    too_long = (one for one, room in _rooms(document, head) if longest_line_twips(one) > room)
    spots += [Spot(one.place, "一行排不下，在词的中间断行") for one in too_long]
    if abs(top_mm - due) > _TOLERANCE_MM + slack:
        spots.append(Spot(first.place, f"上边缘至版心上边缘 {top_mm:.0f} 毫米"))
    elif slack and abs(top_mm - due) > _TOLERANCE_MM and not spots:
        return unverified(items.ISSUER, f"约 {top_mm:.0f} 毫米；行距随字体变，要看打印的结果")
    return judged(items.ISSUER, spots, f"居中，上边缘至版心上边缘 {top_mm:.0f} 毫米")


def _top_twips(paragraph: Paragraph) -> tuple[float, float]:
    """Return how far the characters of a paragraph are below the end of what is above, and how unsure that is in mm."""
    size = paragraph.size_pt * 20
    before = paragraph.format.gap_twips("before", standard.LINE_TWIPS.value)
    line, rule = paragraph.format.line
    if rule == "exact":
        return before + _BASE_LINE * line - _ABOVE_BASE * size, 0.0
    return before + (1 - _ABOVE_BASE) / 2 * size, _UNKNOWN_FONT_MM


def _number_form_row(paragraph: Paragraph) -> Row:
    if _MISSING in paragraph.text:
        return unverified(items.ISSUE_NUMBER_FORM, "还没有写")
    match = _NUMBER.match(paragraph.text)
    written = match[0].strip() if match else paragraph.text.split("\t")[0].strip()
    spots = [] if _RIGHT_NUMBER.fullmatch(written) else [Spot(paragraph.place, f"写成“{written}”")]
    return judged(items.ISSUE_NUMBER_FORM, spots, written)


def _number_place_row(document: Document, paragraph: Paragraph, signing: Sequence[Paragraph]) -> Row:
    spans = _spans(document, paragraph)
    if not spans:
        return unverified(items.ISSUE_NUMBER, "用制表符定位，量不出来")
    number = spans[0]
    if signing and paragraph is not signing[-1]:
        return judged(items.ISSUE_NUMBER, [Spot(paragraph.place, "没有和最后一个签发人同一行")], "")
    if signing:
        due = standard.NUMBER_INDENT_CHARACTERS.value
        off = abs(number.start - due) > _TOLERANCE_CHARACTERS
        return judged(
            items.ISSUE_NUMBER, [Spot(paragraph.place, f"左空 {number.start:.1f} 字")] if off else [], "居左空 1 字"
        )
    off = abs(number.start - number.right) > 2 * _TOLERANCE_CHARACTERS
    return judged(items.ISSUE_NUMBER, [Spot(paragraph.place, "没有居中")] if off else [], "居中")


def _spans(document: Document, paragraph: Paragraph) -> list[Span]:
    return spans_of(paragraph, document.sections[paragraph.section].text_width_twips)


def _number_blank_rows(document: Document, head: _Head) -> Iterator[Row]:
    if not head.issuers or not head.lines:
        return
    first = head.lines[0]
    if head.table:
        pitch = standard.LINE_TWIPS.value
        lines = first.blanks_above + first.format.gap_twips("before", pitch) / pitch
    else:
        lines = gap_lines(document, head.issuers[-1], first)
    off = abs(lines - standard.BLANK_ABOVE_NUMBER_LINES.value) > _TOLERANCE_LINES
    spots = [Spot(first.place, f"上面空 {round(lines, 1):g} 行")] if off else []
    yield judged(items.ISSUE_NUMBER_BLANK, spots, items.ISSUE_NUMBER_BLANK.wanted)


def _signer_rows(document: Document, signing: Sequence[Paragraph]) -> Iterator[Row]:
    spots, names = [], ""
    for paragraph in signing:
        spans = _spans(document, paragraph)
        if not spans:
            yield unverified(items.SIGNER, "用制表符定位，量不出来")
            return
        names = _LABEL.sub("", spans[-1].words)
        spots += [Spot(paragraph.place, said) for said in _signer_faults(spans[-1].right, names)]
    # Names below the first one begin where it begins, so only the widest line ends where all should.
    widest = [spot for spot in spots if "右空" in spot.measured]
    if len(widest) < len(signing):
        spots = [spot for spot in spots if spot not in widest]
    yield judged(items.SIGNER, spots, "居右空 1 字")
    wrong = [
        Spot(paragraph.place, stretch.format.east_asia or "没有指定中文字体")
        for paragraph in signing
        for stretch in paragraph.stretches[-1:]
        if class_of(stretch.format.east_asia) != class_of(standard.SIGNER_FONT.value) and _MISSING not in stretch.text
    ]
    yield judged(items.SIGNER_FONT, wrong, standard.SIGNER_FONT.value)


def _signer_faults(right: float, names: str) -> Iterator[str]:
    if abs(right - standard.SIGNER_INDENT_CHARACTERS.value) > _TOLERANCE_CHARACTERS:
        yield f"右空 {right:.1f} 字"
    if _MARKS.search(names):
        yield "姓名之间加了标点"
    if len(names.split()) > standard.SIGNERS_PER_LINE.value:
        yield f"一行排了 {len(names.split())} 人"


def _separator_rows(document: Document, number: Paragraph, title: Paragraph) -> Iterator[Row]:
    rule = title.rule
    if rule is None:
        yield judged(items.SEPARATOR, [Spot(number.place, "下面没有分隔线")], "")
        return
    spots = [] if _REDS.fullmatch(rule.colour) else [Spot(number.place, "分隔线不是红色")]
    below = _below_twips(number)
    if rule.distance_twips is None or below is None:
        reason = "分隔线是画的图形，或者行距随字体变，量不出位置"
        yield judged(items.SEPARATOR, spots, "") if spots else unverified(items.SEPARATOR, reason)
    else:
        distance, due = mm_from_twips(rule.distance_twips + below), standard.SEPARATOR_DISTANCE_MM.value
        if abs(distance - due) > standard.MARGIN_TOLERANCE_MM.value:
            spots.append(Spot(number.place, f"分隔线在下面 {distance:.1f} 毫米"))
        yield judged(items.SEPARATOR, spots, f"红色，在发文字号之下 {distance:.1f} 毫米")
    pitch = line_pitch_twips(document, title) or standard.LINE_TWIPS.value
    lines = title.blanks_above + (rule.after_twips + title.format.gap_twips("before", pitch)) / pitch
    off = abs(lines - standard.BLANK_ABOVE_TITLE_LINES.value) > _TOLERANCE_LINES
    spots = [Spot(title.place, f"和分隔线之间空 {round(lines, 1):g} 行")] if off else []
    yield judged(items.TITLE_BLANK, spots, items.TITLE_BLANK.wanted)


def _below_twips(paragraph: Paragraph) -> float | None:
    """Return the room below the characters of a paragraph; None where that depends on the font."""
    line, rule = paragraph.format.line
    if rule != "exact":
        return None
    after = paragraph.format.gap_twips("after", line)
    return after + (1 - _BASE_LINE) * line - _BELOW_BASE * paragraph.size_pt * 20
