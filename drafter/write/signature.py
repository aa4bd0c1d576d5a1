"""Where attachment list, signatures and date stand (7.3.4, 7.3.5.2), and what they hold on to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from drafter.render.blocks import Block, Paragraph, Role, text_of
from drafter.write import standard
from drafter.write.measure import width_twips
from drafter.write.paragraphs import Indent

_SIGNING_ROLES: Final = frozenset({Role.SIGNATURE, Role.DATE})
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
            indents.update(_signature_indents(blocks, start, end, text_width_twips))
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
    left = standard.FIRST_LINE_CHARACTERS.value * standard.CHARACTER_TWIPS
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


def _signature_indents(blocks: Sequence[Block], start: int, end: int, text_width_twips: int) -> dict[int, Indent]:
    """Return the indents of one group of signatures and date, none of them sealed (7.3.5.2).

    The widest signature ends 2 字 from the right, other issuers begin where it begins, and the date begins
    2 字 further right. A date that is longer than the signature ends 2 字 from the right in its stead and
    the signature moves left. A signature too long for one line begins at the left edge.
    """
    margin = standard.SIGNATURE_RIGHT_CHARACTERS.value * standard.CHARACTER_TWIPS
    shift = standard.DATE_SHIFT_CHARACTERS.value * standard.CHARACTER_TWIPS
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
