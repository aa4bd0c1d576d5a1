"""The parts of the standard frame other than its styles: page, footers, settings, fonts, properties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from drafter.write import standard
from drafter.write.frame_styles import MAIN, styles_xml
from drafter.write.standard import twips_from_mm

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument"

_STANDARD_IN_FORCE: Final = "2012-07-01T00:00:00Z"
"""The frame is no document of any day; a report puts its own date in place of this one."""


def page_section_xml() -> str:
    """Return the properties of a page, and which footers it has."""
    page = f'w:w="{twips_from_mm(standard.PAGE_WIDTH_MM.value)}" '
    page += f'w:h="{twips_from_mm(standard.PAGE_HEIGHT_MM.value)}"'
    margins = " ".join(
        f'w:{side}="{twips_from_mm(rule.value)}"'
        for side, rule in (
            ("top", standard.TOP_MARGIN_MM),
            ("right", standard.RIGHT_MARGIN_MM),
            ("bottom", standard.BOTTOM_MARGIN_MM),
            ("left", standard.LEFT_MARGIN_MM),
        )
    )
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/>'
        f'<w:footerReference w:type="even" r:id="rId6"/><w:pgSz {page}/>'
        f'<w:pgMar {margins} w:header="851" w:footer="{standard.footer_distance_twips()}" w:gutter="0"/>'
        f'<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="{standard.LINE_TWIPS.value}"/>'
        "</w:sectPr>"
    )


def _document() -> str:
    return (
        f'<w:document xmlns:w="{MAIN}" xmlns:r="{_OFFICE}/relationships">'
        f"<w:body><w:p/>{page_section_xml()}</w:body></w:document>"
    )


def _footer(style_id: str) -> str:
    return f'<w:ftr xmlns:w="{MAIN}">{page_number_xml(style_id)}</w:ftr>'


def page_number_xml(style_id: str) -> str:
    """Return a paragraph `— 1 —`; its field holds a result, so that nothing asks to be updated."""
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>'
        f'<w:r>{hint}<w:t xml:space="preserve">— </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f'<w:r>{hint}<w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )


def _settings() -> str:
    """Return the settings: odd and even footers, nothing squeezed, Word's present layout rules."""
    return (
        f'<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        '<w:evenAndOddHeaders/><w:drawingGridHorizontalSpacing w:val="160"/>'
        f'<w:drawingGridVerticalSpacing w:val="{standard.LINE_TWIPS.value}"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:useFELayout/>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _font_table() -> str:
    """Return the fonts with the names that other systems know them by; no font is embedded."""
    chinese = (
        (standard.BODY_FONT.value, "仿宋", "modern"),
        (standard.HEADING_FONTS.value[1], "楷体", "modern"),
        (standard.HEADING_FONTS.value[0], "SimHei", "modern"),
        (standard.PAGE_NUMBER_FONT.value, "SimSun", "auto"),
        (standard.TITLE_FONT.value, "小标宋", "auto"),
    )
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, other, family in chinese
    )
    return (
        f'<w:fonts xmlns:w="{MAIN}">{fonts}<w:font w:name="{standard.LATIN_FONT.value}">'
        '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _theme() -> str:
    """Return a theme: no style refers to it, but a valid package holds one, complete with three of each."""
    colours = {
        "dk1": "000000", "lt1": "FFFFFF", "dk2": "333333", "lt2": "EEEEEE", "accent1": "C00000",
        "accent2": "1F4E79", "accent3": "548235", "accent4": "BF9000", "accent5": "7030A0",
        "accent6": "595959", "hlink": "0563C1", "folHlink": "954F72",
    }  # fmt: skip
    palette = "".join(f'<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>' for name, rgb in colours.items())
    face = f'<a:latin typeface="{standard.LATIN_FONT.value}"/><a:ea typeface="{standard.BODY_FONT.value}"/>'
    face += '<a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{_DRAWING}" name="公文"><a:themeElements><a:clrScheme name="公文">{palette}'
        f'</a:clrScheme><a:fontScheme name="公文"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}'
        f'</a:minorFont></a:fontScheme><a:fmtScheme name="公文"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _core_properties() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title></dc:title><dc:creator></dc:creator>'
        "<cp:lastModifiedBy></cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_STANDARD_IN_FORCE}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{_STANDARD_IN_FORCE}</dcterms:modified>'
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def _app_properties() -> str:
    namespace = f"{_OFFICE}/extended-properties"
    return f'<Properties xmlns="{namespace}"><Application>drafter</Application></Properties>'


def _relationships(targets: Sequence[tuple[str, str]]) -> str:
    """Return a relationships part; ids are rId1, rId2 … in the order given."""
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _content_types() -> str:
    word = f"{_CONTENT_TYPE}.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}+xml"/>'
        for name, kind in (
            ("word/document.xml", f"{word}.document.main"),
            ("word/styles.xml", f"{word}.styles"),
            ("word/settings.xml", f"{word}.settings"),
            ("word/fontTable.xml", f"{word}.fontTable"),
            ("word/theme/theme1.xml", f"{_CONTENT_TYPE}.theme"),
            ("word/footer1.xml", f"{word}.footer"),
            ("word/footer2.xml", f"{word}.footer"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties"),
            ("docProps/app.xml", f"{_CONTENT_TYPE}.extended-properties"),
        )
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def frame_parts() -> dict[str, str]:
    """Return the XML of every part of the standard frame by its name in the package."""
    kind = f"{_OFFICE}/relationships"
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            (
                (f"{kind}/officeDocument", "word/document.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                (f"{kind}/extended-properties", "docProps/app.xml"),
            )
        ),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relationships(
            (
                (f"{kind}/styles", "styles.xml"),
                (f"{kind}/settings", "settings.xml"),
                (f"{kind}/fontTable", "fontTable.xml"),
                (f"{kind}/theme", "theme/theme1.xml"),
                (f"{kind}/footer", "footer1.xml"),
                (f"{kind}/footer", "footer2.xml"),
            )
        ),
        "word/styles.xml": styles_xml(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        "word/theme/theme1.xml": _theme(),
        "word/footer1.xml": _footer("OddPageNumber"),
        "word/footer2.xml": _footer("EvenPageNumber"),
        "docProps/core.xml": _core_properties(),
        "docProps/app.xml": _app_properties(),
    }
