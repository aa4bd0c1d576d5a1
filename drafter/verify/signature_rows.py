"""Signatures and date of issue, with and without a seal (7.3.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from drafter.verify import items
from drafter.verify.document import Document, Paragraph
from drafter.verify.items import Item
from drafter.verify.kinds import Kind, Part
from drafter.verify.place_rows import first_line_characters, gap_row
from drafter.verify.rows import Row, Spot, judged, unverified
from drafter.write import standard
from drafter.write.measure import width_characters

_DATE: Final = re.compile(r"[0-9]{4}年(?:[1-9]|1[0-2])月(?:[1-9]|[12][0-9]|3[01])日")
_MISSING: Final = "待补充"
_TOLERANCE: Final = 0.5
_MARGIN: Final = standard.SIGNATURE_RIGHT_CHARACTERS.value
_SHIFT: Final = standard.DATE_SHIFT_CHARACTERS.value
_SEALED: Final = standard.SEALED_DATE_RIGHT_CHARACTERS.value
_LEAST_SEALED: Final = (_MARGIN + _SEALED) / 2
_MOST_SEALED: Final = _SEALED + (_SEALED - _MARGIN)
"""A date that stands farther from the right than this was never meant to carry a seal."""


class _Span(NamedTuple):
    """Where a line begins and how much is left behind it, in 字 from the edges of the text area."""

    start: float
    right: float
    width: float

    @property
    def middle(self) -> float:
        """Its middle."""
        return self.start + self.width / 2


def signature_rows(document: Document, parts: list[Part]) -> Iterator[Row]:
    """Yield the rows of signature and date."""
    dates = [part.paragraph for part in parts if part.kind is Kind.DATE]
    signatures = [part.paragraph for part in parts if part.kind is Kind.SIGNATURE]
    if not dates:
        yield unverified(items.DATE_FORM, "没有认出成文日期")
        return
    date, written = dates[0], dates[0].text.strip()
    if _MISSING in written:
        yield unverified(items.DATE_FORM, "还没有写")
    else:
        wrong = [] if _DATE.fullmatch(written) else [Spot(date.place, f"写成“{written}”")]
        yield judged(items.DATE_FORM, wrong, written)
    if not signatures:
        yield unverified(items.SIGNATURE, "没有认出署名")
        return
    spans = [_span(document, one) for one in (*signatures, date)]
    is_sealed = spans[-1] is not None and _LEAST_SEALED < spans[-1].right < _MOST_SEALED
    item = items.SEALED if is_sealed else items.SIGNATURE
    known = [span for span in spans if span is not None]
    if len(known) < len(spans):
        yield unverified(item, "用制表符定位，量不出来")
    else:
        faults = _sealed_faults(known) if item is items.SEALED else _unsealed_faults(known)
        yield judged(item, [Spot(signatures[0].place, said) for said in faults], item.wanted)
    above = next((part.paragraph for part in reversed(parts) if part.paragraph.number < signatures[0].number), None)
    # A seal needs its room, and the standard does not count lines for it.
    if above is not None and item is items.SIGNATURE:
        yield _blank_row(document, items.SIGNATURE_BLANK, above, signatures[0])


def _blank_row(document: Document, item: Item, above: Paragraph, below: Paragraph) -> Row:
    if below.new_page:
        return unverified(item, "署名另起一面")
    return gap_row(document, item, above, below)


def _span(document: Document, paragraph: Paragraph) -> _Span | None:
    """Return where the line of a paragraph stands; None where tabs place it."""
    words = paragraph.text.strip()
    if "\t" in paragraph.text or "\n" in words:
        return None
    character = paragraph.character_twips
    line = document.sections[paragraph.section].text_width_twips / character
    width = width_characters(words)
    right = paragraph.format.indent_characters("right", character)
    # Word leaves blanks at a line's end outside, but not the full-width ones that people type there.
    right += len(paragraph.text.rstrip(" \n")) - len(paragraph.text.rstrip())
    left = first_line_characters(paragraph)
    if paragraph.format.align == "right":
        return _Span(line - right - width, right, width)
    if paragraph.format.align == "center":
        start = (line + left - right - width) / 2
        return _Span(start, line - start - width, width)
    return _Span(left, line - left - width, width)


def _unsealed_faults(spans: list[_Span]) -> Iterator[str]:
    """Find what is wrong without a seal; the longer one of signature and date ends 2 字 from the right."""
    *signatures, date = spans
    widest = max(signatures, key=lambda one: one.width)
    if date.width > widest.width:
        if abs(date.right - _MARGIN) > _TOLERANCE:
            yield f"成文日期右空 {date.right:.1f} 字"
    elif abs(widest.right - _MARGIN) > _TOLERANCE:
        yield f"署名右空 {widest.right:.1f} 字"
    shift = date.start - signatures[-1].start
    # There is no room for it where a signature fills the line.
    if abs(shift - _SHIFT) > _TOLERANCE and widest.start > _TOLERANCE:
        yield f"成文日期首字比署名首字右移 {shift:.1f} 字"


def _sealed_faults(spans: list[_Span]) -> Iterator[str]:
    """Find what is wrong with a seal; several signatures stand side by side, which nobody measures here."""
    *signatures, date = spans
    if abs(date.right - _SEALED) > _TOLERANCE:
        yield f"成文日期右空 {date.right:.1f} 字"
    off = signatures[0].middle - date.middle
    if len(signatures) == 1 and abs(off) > 2 * _TOLERANCE:
        yield f"署名的正中比成文日期的正中偏{'右' if off > 0 else '左'} {abs(off):.1f} 字"
