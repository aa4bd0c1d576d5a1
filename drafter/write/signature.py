"""Where attachment list, signatures and date stand (7.3.4, 7.3.5.1 to 7.3.5.3), and what they hold on to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from drafter.render.blocks import Block, Paragraph, Pieces, Role, text_of
from drafter.write import standard
from drafter.write.measure import width_twips
from drafter.write.paragraphs import Indent
from drafter.write.standard import CHARACTER_TWIPS, twips_from_mm

_SIGNING_ROLES: Final = frozenset({Role.SIGNATURE, Role.SEALED, Role.STAMPED, Role.DATE})
_SEALED_MARGIN: Final = standard.SEALED_DATE_RIGHT_CHARACTERS.value * CHARACTER_TWIPS
_STAMP_ROOM: Final = CHARACTER_TWIPS * (
    standard.STAMP_RIGHT_CHARACTERS.value + standard.STAMP_CHARACTERS.value + standard.STAMP_SHIFT_CHARACTERS.value
)
_LIST_LEAD: Final = re.compile("附件[：:]")
_LIST_NUMBER: Final = re.compile(r"[0-9]+[.．、]?\s*")


def _role(block: Block) -> Role | None:
    return block.role if isinstance(block, Paragraph) else None


def kept_with_next(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indices of the blocks that must stay on one page with the block after them.

    The last text before the first signature does, and an attachment list in between: a signature page must
    hold text (7.3.5). So does what stands before a note, which else might open a page of its own.
    """
    kept: set[int] = set()
    for index, block in enumerate(blocks):
        role = _role(block)
        if role is Role.NOTE:
            kept.add(index - 1)
        elif role in _SIGNING_ROLES:
            kept.update(_last_text(blocks, index))
    return frozenset(kept)


def _last_text(blocks: Sequence[Block], signature: int) -> Iterator[int]:
    """Yield the indices from just before a signature back to the last block that is text."""
    for index in range(signature - 1, -1, -1):
        yield index
        if _role(blocks[index]) is not Role.ATTACHMENT_LIST:
            return


def own_indents(blocks: Sequence[Block], text_width_twips: int) -> Mapping[int, Indent]:
    """Return the indents of attachment lists, signatures and dates by the block's index."""
    indents: dict[int, Indent] = {}
    start = 0
    while start < len(blocks):
        end = start + 1
        role = _role(blocks[start])
        if role is Role.ATTACHMENT_LIST:
            end = _end_of_run(blocks, start, frozenset({role}))
            indents.update(zip(range(start, end), _list_indents(_texts(blocks[start:end])), strict=True))
        elif role in _SIGNING_ROLES:
            end = _end_of_run(blocks, start, _SIGNING_ROLES)
            indents.update(_signing_indents(blocks, start, end, text_width_twips))
        start = end
    return indents


def _end_of_run(blocks: Sequence[Block], start: int, roles: frozenset[Role]) -> int:
    end = start
    while end < len(blocks) and _role(blocks[end]) in roles:
        end += 1
    return end


def _texts(blocks: Sequence[Block]) -> list[str]:
    return [text_of(block.pieces) for block in blocks if isinstance(block, Paragraph)]


def _list_indents(texts: Sequence[str]) -> list[Indent]:
    """Return the indents of an attachment list: number below number, wraps below the name (7.3.4)."""
    left = standard.FIRST_LINE_CHARACTERS.value * CHARACTER_TWIPS
    lead = 0
    indents = []
    for text in texts:
        found = _LIST_LEAD.match(text)
        begin, name_at = left + lead, 0
        if found is not None:
            begin, name_at = left, found.end()
            lead = width_twips(found[0])
        number = _LIST_NUMBER.match(text, name_at)
        hanging = width_twips(text[: number.end() if number else name_at])
        indents.append(Indent(begin + hanging, hanging))
    return indents


def _signing_indents(blocks: Sequence[Block], start: int, end: int, text_width_twips: int) -> dict[int, Indent]:
    roles = {_role(block) for block in blocks[start:end]}
    if roles & {Role.SEALED, Role.STAMPED}:
        return _sealed_indents(blocks, start, end, text_width_twips)
    return _signature_indents(blocks, start, end, text_width_twips)


def _sealed_indents(blocks: Sequence[Block], start: int, end: int, text_width_twips: int) -> dict[int, Indent]:
    """Return the indents of signatures with seals or a stamp (7.3.5.1, 7.3.5.3).

    The date ends 4 字 from the right. A signature stands over its middle; a stamp ends above its end, and the
    title of who signs stands 2 字 left of the stamp.
    """
    dates = [width_twips(text_of(pieces)) for pieces in _pieces_of(blocks[start:end], Role.DATE)]
    centre = sealed_centre_twips(max(dates, default=0), text_width_twips)
    indents = {}
    for index, text in enumerate(_texts(blocks[start:end]), start):
        width, role = width_twips(text), _role(blocks[index])
        if role is Role.STAMPED:
            indents[index] = Indent(max(0, text_width_twips - _STAMP_ROOM - width))
        else:
            left = max(0, min(centre - width // 2, text_width_twips - width))
            is_date = role is Role.DATE
            indents[index] = Indent(left, right_twips=_SEALED_MARGIN if is_date else 0, ends_right=is_date)
    return indents


def sealed_centre_twips(date_width_twips: int, text_width_twips: int) -> int:
    """Return where the middle of a date is that ends 4 字 from the right, and of the last seal above it."""
    return text_width_twips - _SEALED_MARGIN - date_width_twips // 2


def sealed_rows(blocks: Sequence[Block], text_width_twips: int) -> Mapping[int, tuple[tuple[Pieces, int], ...]]:
    """Return the rows of sealed signatures: their words and the middle of each, by the index of a row's first block.

    Seals stand side by side without touching each other, the last one above the date; what has no room on the
    last row stands on one above it. Signatures that follow the first one of a row have an empty row.
    """
    rows: dict[int, tuple[tuple[Pieces, int], ...]] = {}
    indices = [index for index, block in enumerate(blocks) if _role(block) is Role.SEALED]
    if not indices:
        return rows
    dates = [width_twips(text_of(pieces)) for pieces in _pieces_of(blocks[indices[-1] :], Role.DATE)]
    names = dict(zip(indices, _pieces_of(blocks, Role.SEALED), strict=True))
    widest = max(width_twips(text_of(pieces)) for pieces in names.values())
    pitch = max(widest + CHARACTER_TWIPS, twips_from_mm(standard.SEAL_MM.value) + CHARACTER_TWIPS // 2)
    last = min(sealed_centre_twips(max(dates, default=0), text_width_twips), text_width_twips - widest // 2)
    a_row = max(1, 1 + max(0, last - widest // 2) // pitch)
    for end in range(len(indices), 0, -a_row):
        row = indices[max(0, end - a_row) : end]
        middles = range(last - pitch * (len(row) - 1), last + 1, pitch)
        rows.update(dict.fromkeys(row, ()))
        rows[row[0]] = tuple((names[index], middle) for index, middle in zip(row, middles, strict=True))
    return rows


def _pieces_of(blocks: Sequence[Block], role: Role) -> list[Pieces]:
    return [block.pieces for block in blocks if isinstance(block, Paragraph) and block.role is role]


def _signature_indents(blocks: Sequence[Block], start: int, end: int, text_width_twips: int) -> dict[int, Indent]:
    """Return the indents of one group of signatures and date, none of them sealed (7.3.5.2).

    The widest signature ends 2 字 from the right, other issuers begin where it begins, and the date begins
    2 字 further right. A date that is longer than the signature ends 2 字 from the right in its stead and
    the signature moves left. A signature too long for one line begins at the left edge.
    """
    margin = standard.SIGNATURE_RIGHT_CHARACTERS.value * CHARACTER_TWIPS
    shift = standard.DATE_SHIFT_CHARACTERS.value * CHARACTER_TWIPS
    signature = date = 0
    for text, block in zip(_texts(blocks[start:end]), blocks[start:end], strict=True):
        if _role(block) is Role.DATE:
            date = max(date, width_twips(text))
        else:
            signature = max(signature, width_twips(text))
    if date > signature:
        date_left = max(0, text_width_twips - margin - date)
        signature_left = max(0, date_left - shift)
    else:
        signature_left = max(0, text_width_twips - margin - signature)
        date_left = min(signature_left + shift, text_width_twips - date)
        if not signature_left:
            date_left = max(0, text_width_twips - margin - date)
    # Digits of a substitute font may be wider than reckoned: the date then grows into the margin and does
    # not wrap.
    date_indent = Indent(date_left, right_twips=-margin)
    return {
        index: date_indent if _role(blocks[index]) is Role.DATE else Indent(signature_left)
        for index in range(start, end)
    }
