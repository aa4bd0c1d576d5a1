"""Signatures and date of issue, with a seal, with a stamp and without (7.3.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from drafter.verify import items
from drafter.verify.document import Document, Paragraph
from drafter.verify.items import Item
from drafter.verify.kinds import Kind, Part
from drafter.verify.place_rows import gap_lines, gap_row
from drafter.verify.rows import Row, Spot, judged, unverified
from drafter.verify.spans import Span, spans_of
from drafter.write import standard

_DATE: Final = re.compile(r"[0-9]{4}年(?:[1-9]|1[0-2])月(?:[1-9]|[12][0-9]|3[01])日")
_MISSING: Final = "待补充"
_TOLERANCE: Final = 0.5
_MARGIN: Final = standard.SIGNATURE_RIGHT_CHARACTERS.value
_SHIFT: Final = standard.DATE_SHIFT_CHARACTERS.value
_SEALED: Final = standard.SEALED_DATE_RIGHT_CHARACTERS.value
_LEAST_SEALED: Final = (_MARGIN + _SEALED) / 2
_MOST_SEALED: Final = _SEALED + (_SEALED - _MARGIN)
"""A date that stands farther from the right than this was never meant to carry a seal."""
_LEAST_STAMP: Final = _SEALED + standard.STAMP_SHIFT_CHARACTERS.value + 2
_MOST_STAMP: Final = _LEAST_STAMP + 2 * standard.STAMP_CHARACTERS.value


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
    known = [span for span in spans if span is not None]
    is_known = len(known) == len(spans)
    is_unsealed = is_known and not list(_unsealed_faults(known))
    item = items.SIGNATURE if is_unsealed else _item(document, signatures, date, spans[-1])
    if not is_known:
        yield unverified(item, "用制表符定位，量不出来")
    else:
        faults = _FAULTS[item](known)
        yield judged(item, [Spot(signatures[0].place, said) for said in faults], item.wanted)
    above = next((part.paragraph for part in reversed(parts) if part.paragraph.number < signatures[0].number), None)
    # A seal needs its room, and the standard does not count lines for it.
    if above is not None and item in _BLANKS:
        yield _blank_row(document, _BLANKS[item], above, signatures[0])
    if item is items.STAMP:
        yield gap_row(document, items.STAMP_DATE_BLANK, signatures[-1], date)


def _item(document: Document, signatures: Sequence[Paragraph], date: Paragraph, span: Span | None) -> Item:
    """Tell which of the three forms a signature has, by where the date stands and what is between."""
    if span is None or not _LEAST_SEALED < span.right < _MOST_SEALED:
        return items.SIGNATURE
    is_stamped = len(signatures) == 1 and gap_lines(document, signatures[0], date) > _TOLERANCE
    return items.STAMP if is_stamped else items.SEALED


def _blank_row(document: Document, item: Item, above: Paragraph, below: Paragraph) -> Row:
    if below.new_page:
        return unverified(item, "署名另起一面")
    return gap_row(document, item, above, below)


def _span(document: Document, paragraph: Paragraph) -> Span | None:
    """Return where the last words of a paragraph's line stand; None where tabs lead nobody knows where."""
    spans = spans_of(paragraph, document.sections[paragraph.section].text_width_twips)
    return spans[-1] if spans else None


def _unsealed_faults(spans: list[Span]) -> Iterator[str]:
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


def _sealed_faults(spans: list[Span]) -> Iterator[str]:
    """Find what is wrong with a seal; of several signatures the last one stands above the date."""
    *_, signature, date = spans
    if abs(date.right - _SEALED) > _TOLERANCE:
        yield f"成文日期右空 {date.right:.1f} 字"
    off = signature.middle - date.middle
    # One that is too long for it ends with the line.
    if abs(off) > 2 * _TOLERANCE and signature.right > _TOLERANCE:
        yield f"署名的正中比成文日期的正中偏{'右' if off > 0 else '左'} {abs(off):.1f} 字"


def _stamp_faults(spans: list[Span]) -> Iterator[str]:
    """Find what is wrong with a stamp; nobody knows how wide it is, only that it needs some room."""
    *_, title, date = spans
    if abs(date.right - _SEALED) > _TOLERANCE:
        yield f"成文日期右空 {date.right:.1f} 字"
    if not _LEAST_STAMP < title.right < _MOST_STAMP:
        yield f"签发人职务右空 {title.right:.1f} 字"


_FAULTS: Final = {items.SIGNATURE: _unsealed_faults, items.SEALED: _sealed_faults, items.STAMP: _stamp_faults}
_BLANKS: Final = {items.SIGNATURE: items.SIGNATURE_BLANK, items.STAMP: items.STAMP_BLANK}
