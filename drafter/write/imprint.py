"""版记: copies, printing office and date between lines, on the lower edge of the last page (7.4)."""

from __future__ import annotations

import html
import math
from collections.abc import Callable, Iterable
from typing import Final

from drafter.render.blocks import Block, Paragraph, Pieces, Role, text_of
from drafter.write import standard, styles
from drafter.write.measure import narrowed_percent, width_characters
from drafter.write.paragraphs import closing_paragraph_xml
from drafter.write.runs import BREAK, runs_xml
from drafter.write.standard import twips_from_pt

IMPRINT_ROLES: Final = frozenset({Role.COPIES, Role.PRINTER, Role.PRINTED})
_PRINTING: Final = (Role.PRINTER, Role.PRINTED)

_CHARACTER_TWIPS: Final = twips_from_pt(standard.IMPRINT_SIZE_PT.value)
_INDENT: Final = standard.IMPRINT_INDENT_CHARACTERS.value * _CHARACTER_TWIPS
_LINE: Final = standard.IMPRINT_LINE_TWIPS.value
_LABEL: Final = "抄送："
_SPARE_CHARACTERS: Final = 1
"""A line may end early, where a mark would begin the next one."""
_PRINTED_GAP_CHARACTERS: Final = 1
"""Between printing office and date, at least."""
_DATE_AIR_CHARACTERS: Final = 1
"""Programs part digits from Chinese characters by a little."""
_CLOSING_TWIPS: Final = 20
_EMU_PER_TWIP: Final = 635
_EIGHTHS_PER_MM: Final = 8 * 72 / 25.4
"""Lines of a table are measured in eighths of a point."""
_SHAPE: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_NAMESPACES: Final = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="{_SHAPE}"'
)


def imprint_xml(blocks: Iterable[Block], style_id: Callable[[str], str], text_width_twips: int, shape_id: int) -> str:
    """Return the imprint as one paragraph that holds a box on the page's lower edge; nothing where there is none.

    A floating table or a frame would stand in the flow of the text in LibreOffice; a box that is anchored in the
    last paragraph stands on the edge for every length of the text, and takes a page of its own where there is no
    room.

    Args:
        blocks: The report.
        style_id: Gives the id of a style by its name.
        text_width_twips: The width of the text area.
        shape_id: A number that no other drawing of the document has.
    """
    found = [block for block in blocks if isinstance(block, Paragraph) and block.role in IMPRINT_ROLES]
    copies = [block.pieces for block in found if block.role is Role.COPIES]
    printers = [block.pieces for block in found if block.role is Role.PRINTER]
    dates = [block.pieces for block in found if block.role is Role.PRINTED]
    rows = [_copies_row(pieces, style_id, text_width_twips) for pieces in copies]
    if printers or dates:
        rows.append(_printer_row(_joined(printers), _joined(dates), style_id, text_width_twips))
    if not rows:
        return ""
    height = sum(row_height for row_height, _ in rows) + _CLOSING_TWIPS + len(rows) * _CLOSING_TWIPS
    table = _table_xml([xml for _, xml in rows], text_width_twips)
    content = table + closing_paragraph_xml(style_id(styles.IMPRINT))
    description = "；".join(text_of(block.pieces) for block in found)
    box = _box_xml(content, text_width_twips, height, shape_id, description)
    return closing_paragraph_xml(style_id(styles.IMPRINT), box)


def _joined(lines: Iterable[Pieces]) -> Pieces:
    return tuple(piece for line in lines for piece in line)


def _copies_row(pieces: Pieces, style_id: Callable[[str], str], width: int) -> tuple[int, str]:
    """Return height and paragraph of the copies; their lines begin below the first name (7.4.2)."""
    text = text_of(pieces)
    label = len(_LABEL) if text.startswith(_LABEL) else 0
    room = (width - 2 * _INDENT) // _CHARACTER_TWIPS - label - _SPARE_CHARACTERS
    lines = max(1, math.ceil((width_characters(text) - label) / room))
    indent = (
        f'<w:ind w:leftChars="0" w:left="{_INDENT + label * _CHARACTER_TWIPS}" w:rightChars="0" w:right="{_INDENT}" '
        f'w:firstLineChars="0" w:hanging="{label * _CHARACTER_TWIPS}"/>'
    )
    return lines * _LINE, _paragraph_xml(indent, runs_xml(pieces, style_id(styles.MISSING)), style_id)


def _printer_row(printer: Pieces, date: Pieces, style_id: Callable[[str], str], width: int) -> tuple[int, str]:
    """Return height and paragraph of the printing office, left, and the date, right (7.4.3)."""
    missing = style_id(styles.MISSING)
    percent, lines = _printer_fit(text_of(printer), text_of(date), width)
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{width - _INDENT}"/></w:tabs>'
    # A date that has no room beside the office stands below it, not in halves.
    gap = BREAK * (lines > 1) + "<w:r><w:tab/></w:r>"
    runs = runs_xml(printer, missing, percent=percent) + gap + runs_xml(date, missing)
    indent = f'<w:ind w:leftChars="0" w:left="{_INDENT}" w:firstLineChars="0" w:firstLine="0"/>'
    return lines * _LINE, _paragraph_xml(tabs + indent, runs, style_id)


def _printer_fit(printer: str, date: str, width: int) -> tuple[int, int]:
    """Return how wide the office's characters are in percent, and how many lines they and the date take."""
    beside = width_characters(date) + _DATE_AIR_CHARACTERS + _PRINTED_GAP_CHARACTERS if date else 0
    room = width - 2 * _INDENT - beside * _CHARACTER_TWIPS
    characters = width_characters(printer)
    percent = narrowed_percent(characters, standard.IMPRINT_SIZE_PT.value, room)
    if characters * _CHARACTER_TWIPS * percent <= room * 100:
        return percent, 1
    return 100, 1 + math.ceil(characters * _CHARACTER_TWIPS / (width - 2 * _INDENT))


def printer_fault(blocks: Iterable[Block], text_width_twips: int) -> str:
    """Say that printing office and date do not fit on their line, and how to mend it; empty where they do.

    Args:
        blocks: The report.
        text_width_twips: The width of the text area.
    """
    found = [block for block in blocks if isinstance(block, Paragraph) and block.role in _PRINTING]
    if any(piece.missing for block in found for piece in block.pieces):
        return ""
    printer, date = (text_of(_joined(one.pieces for one in found if one.role is role)) for role in _PRINTING)
    if _printer_fit(printer, date, text_width_twips)[1] == 1:
        return ""
    return f"印发机关“{printer}”太长，和印发日期一行放不下：在 发文 的 印发机关 里写规范化简称"


def _paragraph_xml(properties: str, runs: str, style_id: Callable[[str], str]) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(styles.IMPRINT)}"/>{properties}</w:pPr>{runs}</w:p>'


def _table_xml(paragraphs: list[str], width: int) -> str:
    """Return a table whose first and last line are thicker than those between (7.4.1)."""
    outer = round(standard.IMPRINT_OUTER_LINE_MM.value * _EIGHTHS_PER_MM)
    inner = round(standard.IMPRINT_INNER_LINE_MM.value * _EIGHTHS_PER_MM)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
        for side, size in (("top", outer), ("bottom", outer), ("insideH", inner))
    )
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    rows = "".join(
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:vAlign w:val="center"/></w:tcPr>{paragraph}</w:tc></w:tr>'
        for paragraph in paragraphs
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{rows}</w:tbl>'
    )


def _box_xml(content: str, width: int, height: int, shape_id: int, description: str) -> str:
    extent = f'cx="{width * _EMU_PER_TWIP}" cy="{height * _EMU_PER_TWIP}"'
    return (
        f'<w:r><mc:AlternateContent {_NAMESPACES}><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>'
        f'<wp:docPr id="{shape_id}" name="版记" descr="{html.escape(description)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>"
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
