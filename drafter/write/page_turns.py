"""Pages that lie on their side between pages that stand (8): sections, and the page number where it always is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from drafter.write import standard, styles
from drafter.write.additions import Additions
from drafter.write.drawing import emu_from_twips
from drafter.write.paragraphs import closing_paragraph_xml

_SECTION: Final = re.compile(r"<w:sectPr\b.*?</w:sectPr>", re.DOTALL)
_SIZE: Final = re.compile(r"<w:pgSz\b[^>]*/>")
_MARGINS: Final = re.compile(r"<w:pgMar\b[^>]*/>")
_FOOTER: Final = re.compile(r"<w:footerReference\b[^>]*/>")
_OF_ONE_SECTION: Final = re.compile(r"<w:(?:type|titlePg)\b[^>]*/>|<w:pgNumType\b[^>]*w:start=[^>]*/>")
_LENGTH: Final = re.compile(r'w:(\w+)="(-?[0-9]+)"')
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_SHAPE: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="{_SHAPE}"'
)
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST_SHAPE_ID: Final = 9101
"""Drawings in the text are numbered from 1 on."""
_PAGES: Final = (("default", styles.ODD_PAGE_NUMBER), ("even", styles.EVEN_PAGE_NUMBER))


class PageTurns:
    """The sections of one document, whose pages stand until they are turned, and lie until they are turned back."""

    def __init__(self, shell_end: str, additions: Additions, style_ids: Mapping[str, str]) -> None:
        """Begin with pages that stand.

        Args:
            shell_end: What stands behind the text, the page's properties first.
            additions: Where the footers of lying pages go.
            style_ids: Style ids by style name.
        """
        self._shell_end = shell_end
        self._additions = additions
        self._ids = style_ids
        found = _SECTION.search(shell_end)
        self._standing = found[0] if found else _standard_page()
        self._lying = ""
        self._has_turned = False
        self.is_lying = False

    @property
    def text_width_twips(self) -> int:
        """The width of the text area of lying pages."""
        size, margins = self._lengths(_SIZE), self._lengths(_MARGINS)
        return size["h"] - abs(margins["top"]) - abs(margins["bottom"])

    def _lengths(self, element: re.Pattern[str]) -> dict[str, int]:
        found = element.search(self._standing) or element.search(_standard_page())
        return {name: int(length) for name, length in _LENGTH.findall(found[0] if found else "")}

    def turned(self, text: str) -> str:
        """Turn the pages, and return the text before that with its section ended; nothing ends where nothing is.

        Args:
            text: The whole text until here.
        """
        page = self._page()
        self.is_lying = not self.is_lying
        self._has_turned = True
        if not text:
            return text
        # A paragraph of its own, however low, would open a page of its own below a page full of text.
        start = text.rfind("<w:p>")
        end = text.find("</w:pPr>", start)
        if text.endswith("</w:p>") and 0 <= start < end:
            return text[:end] + page + text[end:]
        return text + closing_paragraph_xml(self._ids[styles.TABLE_TEXT]).replace("</w:pPr>", f"{page}</w:pPr>")

    def shell_end(self) -> str:
        """Return what stands behind the text, with the properties of the last pages."""
        if not self._has_turned:
            return self._shell_end
        return _SECTION.sub(lambda _: self._page(), self._shell_end, count=1)

    def _page(self) -> str:
        if not self.is_lying:
            return _OF_ONE_SECTION.sub("", self._standing) if self._has_turned else self._standing
        if not self._lying:
            self._lying = self._laid_down()
        return self._lying

    def _laid_down(self) -> str:
        """Return the page's properties turned to the left: what was its left edge is the upper one."""
        size, margins = self._lengths(_SIZE), self._lengths(_MARGINS)
        sides = {
            "top": margins["left"] + margins.get("gutter", 0),
            "right": abs(margins["top"]),
            "bottom": margins["right"],
            "left": abs(margins["bottom"]),
            "header": margins.get("header", 0),
            "footer": margins.get("footer", 0),
            "gutter": 0,
        }
        lengths = " ".join(f'w:{side}="{length}"' for side, length in sides.items())
        page = _OF_ONE_SECTION.sub("", self._standing)
        page = _SIZE.sub(f'<w:pgSz w:w="{size["h"]}" w:h="{size["w"]}" w:orient="landscape"/>', page)
        page = _MARGINS.sub(f"<w:pgMar {lengths}/>", page)
        if not _FOOTER.search(page) or any(style not in self._ids for _, style in _PAGES):
            return page
        references = "".join(
            f'<w:footerReference w:type="{kind}" r:id="{self._footer_id(self._ids[style], sides, shape_id)}"/>'
            for shape_id, (kind, style) in enumerate(_PAGES, start=_FIRST_SHAPE_ID)
        )
        first = _FOOTER.search(page)
        at = first.start() if first else 0
        return page[:at] + references + _FOOTER.sub("", page[at:])

    def _footer_id(self, style_id: str, sides: Mapping[str, int], shape_id: int) -> str:
        """Add a footer whose number is turned to the right, so that it stands upright once the page is turned back."""
        # Only lying pages pay for what else the frame is made of.
        from drafter.write.frame_parts import page_number_xml

        size = self._lengths(_SIZE)
        line = standard.twips_from_pt(standard.PAGE_NUMBER_SIZE_PT.value)
        left = sides["left"] - standard.twips_from_mm(standard.PAGE_NUMBER_DISTANCE_MM.value) - line // 2
        height = size["w"] - sides["top"] - sides["bottom"]
        box = _box_xml((left, sides["top"]), (line, height), page_number_xml(style_id), shape_id)
        opening = f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>'
        part = f"{_DECLARATION}<w:ftr {_NAMESPACES}>{opening}<w:r>{box}</w:r></w:p></w:ftr>"
        return self._additions.relate("word/lying_footer.xml", part.encode(), _TYPE, "footer")


def _standard_page() -> str:
    from drafter.write.frame_parts import page_section_xml

    return page_section_xml()


def _box_xml(corner_twips: tuple[int, int], size_twips: tuple[int, int], content: str, shape_id: int) -> str:
    """Return a box on the page whose text is turned to the right."""
    across, down = (f"<wp:posOffset>{emu_from_twips(offset)}</wp:posOffset>" for offset in corner_twips)
    extent = 'cx="{}" cy="{}"'.format(*map(emu_from_twips, size_twips))
    return (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
        'distR="0" simplePos="0" relativeHeight="3" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page">{across}</wp:positionH>'
        f'<wp:positionV relativeFrom="page">{down}</wp:positionV><wp:extent {extent}/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="{shape_id}" name="页码"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>"
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr vert="vert" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></wps:bodyPr></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"
    )
