"""What a person has to decide about the form of a report: words that a line splits, names that no line takes."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.render.blocks import Block, Paragraph, Pieces, Role
from drafter.write import standard
from drafter.write.title import title_fault


def form_faults(blocks: Sequence[Block], title_lines: Sequence[Pieces]) -> list[str]:
    """Say where the lines of a title split a word, and what of head and imprint is too long for its line.

    Nothing is said of what is still missing in part.

    Args:
        blocks: The report.
        title_lines: Its title in the lines that were set by hand.
    """
    is_whole = not any(piece.missing for line in title_lines for piece in line)
    faults = [title_fault(title_lines)] if is_whole else []
    if any(isinstance(block, Paragraph) and block.role in (Role.ISSUER, Role.PRINTER) for block in blocks):
        # Only a report with a head or an imprint pays for what sets them.
        from drafter.write.imprint import printer_fault
        from drafter.write.red_head import issuer_fault

        width = standard.twips_from_mm(standard.TEXT_WIDTH_MM.value)
        faults += [issuer_fault(blocks, width), printer_fault(blocks, width)]
    return [fault for fault in faults if fault]
