"""Drawings that stand in the text: a paragraph of their own, as high as whole lines of the page."""

from __future__ import annotations

import html
from typing import Final

from drafter.write import standard

_WORD_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_EMU_PER_TWIP: Final = 635
_BELOW_TWIPS: Final = 160
"""What a line keeps below a drawing that stands in it."""


def emu_from_twips(length_twips: int) -> int:
    """Return a length in the units of drawings."""
    return length_twips * _EMU_PER_TWIP


def height_twips(lines: int) -> int:
    """Return how high a drawing may be that takes some of the page's lines."""
    return lines * standard.LINE_TWIPS.value - _BELOW_TWIPS


def drawing_xml(style_id: str, lines: int, inline: str) -> str:
    """Return the paragraph of a drawing, which keeps the lines below it where the page has its lines.

    Args:
        style_id: Its paragraph style.
        lines: How many of the page's lines it takes.
        inline: The drawing.
    """
    spacing = f'<w:spacing w:line="{lines * standard.LINE_TWIPS.value}" w:lineRule="atLeast"/>'
    properties = f'<w:pPr><w:pStyle w:val="{style_id}"/>{spacing}</w:pPr>'
    return f"<w:p>{properties}<w:r><w:drawing>{inline}</w:drawing></w:r></w:p>"


def inline_xml(number: int, name: str, words: str, size_emu: tuple[int, int], kind: str, content: str) -> str:
    """Return a drawing in a line.

    Args:
        number: Its number in the document; no two drawings have the same.
        name: What programs call it.
        words: What it shows, for who cannot see it.
        size_emu: Width and height.
        kind: The namespace that says what it is.
        content: The XML of that.
    """
    width, height = size_emu
    return (
        f'<wp:inline xmlns:wp="{_WORD_DRAWING}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="{name}" descr="{html.escape(words)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{kind}">{content}'
        "</a:graphicData></a:graphic></wp:inline>"
    )
