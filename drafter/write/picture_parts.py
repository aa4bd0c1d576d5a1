"""A picture in a Word file: the drawing in the text, and the part that holds the picture."""

from __future__ import annotations

import math
from typing import Final

from drafter.render.blocks import Picture, PictureFile, text_of
from drafter.write import standard
from drafter.write.additions import OFFICE_RELATIONSHIPS, Additions
from drafter.write.chart_look import TALLEST_LINES
from drafter.write.drawing import drawing_xml, emu_from_twips, height_twips, inline_xml
from drafter.write.runs import refuse_unprintable

_PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_TWIPS_PER_INCH: Final = 1440
_USUAL_DPI: Final = 96


def picture_paragraph_xml(picture: Picture, style_id: str, number: int, additions: Additions, width_twips: int) -> str:
    """Return the paragraph of a picture, and add its part to the package; empty while its file is unknown.

    Args:
        picture: The picture, with its file.
        style_id: Style of the paragraph.
        number: Number of the drawing in the document.
        additions: Where its part goes.
        width_twips: Width of the text area.
    """
    content = picture.content
    if content is None:
        return ""
    name = f"word/media/image.{content.kind}"
    part = additions.relate(name, content.data, f"image/{content.kind}", "image")
    lines, size = fitted(content, width_twips)
    for piece in picture.caption:
        refuse_unprintable(piece)
    words = text_of(picture.caption)
    return drawing_xml(
        style_id, lines, inline_xml(number, f"图片{number}", words, size, _PICTURE, _picture_xml(part, number, size))
    )


def fitted(content: PictureFile, width_twips: int) -> tuple[int, tuple[int, int]]:
    """Return how many lines a picture takes, and width and height in EMU: as it is, or made smaller until it fits."""
    width, height = (
        pixels / (dpi if dpi > 1 else _USUAL_DPI) * _TWIPS_PER_INCH
        for pixels, dpi in ((content.width_px, content.across_dpi), (content.height_px, content.down_dpi))
    )
    scale = min(1, width_twips / width, height_twips(TALLEST_LINES) / height)
    lines = max(
        1, math.ceil((height * scale + standard.LINE_TWIPS.value - height_twips(1)) / standard.LINE_TWIPS.value)
    )
    emu = emu_from_twips(max(1, int(width * scale))), emu_from_twips(max(1, int(height * scale)))
    return min(lines, TALLEST_LINES), emu


def _picture_xml(part: str, number: int, size_emu: tuple[int, int]) -> str:
    width, height = size_emu
    return (
        f'<pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr><pic:cNvPr id="{number}" name="图片{number}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{OFFICE_RELATIONSHIPS}" r:embed="{part}"/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic>"
    )
