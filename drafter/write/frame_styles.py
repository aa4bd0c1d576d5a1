"""The styles part of the standard frame, written from the constants of the standard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from drafter.render.blocks import Role
from drafter.write import standard, styles
from drafter.write.standard import CHARACTER_TWIPS, twips_from_mm, twips_from_pt

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_LINE: Final = standard.LINE_TWIPS.value
_GRID_LINE: Final = f'w:line="{_LINE}" w:lineRule="exact"'


@dataclass(frozen=True, slots=True)
class _Style:
    """A style of the frame.

    Attributes:
        name: Its `w:name`.
        id: Its `w:styleId`; Word's own ids for Word's own styles.
        paragraph: The inside of its `w:pPr`, in schema order.
        run: The inside of its `w:rPr`, in schema order.
        next: Name of the style that Enter leads to; empty for the same one.
        based_on: Id of its parent; empty for none.
        priority: Its place in Word's list of styles.
    """

    name: str
    id: str
    paragraph: str = ""
    run: str = ""
    next: str = ""
    based_on: str = "Normal"
    priority: int = 1


def _fonts(east_asia: str, latin: str = standard.LATIN_FONT.value) -> str:
    """Return `w:rFonts`; the hint sends quotes, dashes and ellipses to the Chinese font."""
    return f'<w:rFonts w:hint="eastAsia" w:ascii="{latin}" w:eastAsia="{east_asia}" w:hAnsi="{latin}" w:cs="{latin}"/>'


def _size(size_pt: float) -> str:
    return f'<w:sz w:val="{round(size_pt * 2)}"/><w:szCs w:val="{round(size_pt * 2)}"/>'


def _indent(first_line: int = 0, left: int = 0, right: int = 0) -> str:
    """Return `w:ind`, lengths in twips, first line in 字.

    The counts in hundredths of a character stand beside the lengths, because Word lets an inherited count
    win over a length of the style's own.
    """
    return (
        f'<w:ind w:leftChars="0" w:left="{left}" w:rightChars="0" w:right="{right}" '
        f'w:firstLineChars="{first_line * 100}" w:firstLine="{first_line * CHARACTER_TWIPS}"/>'
    )


_NO_GRID: Final = '<w:snapToGrid w:val="0"/>'
_PLAIN_SPACING: Final = '<w:spacing w:val="0"/>'
_TWO_CHARACTERS: Final = _indent(standard.FIRST_LINE_CHARACTERS.value)
_BLANK_LINE_ABOVE: Final = f'<w:spacing w:before="{_LINE}" {_GRID_LINE}/>'
_TITLE_RUN: Final = _fonts(standard.TITLE_FONT.value) + _PLAIN_SPACING + _size(standard.TITLE_SIZE_PT.value)
_TABLE_PARAGRAPH: Final = _NO_GRID + '<w:spacing w:line="240" w:lineRule="auto"/>' + _indent()
_PAGE_NUMBER_LINE: Final = twips_from_pt(standard.PAGE_NUMBER_SIZE_PT.value)
_COMMENT_MARK_PT: Final = 8
_NUMBER_INDENT: Final = standard.NUMBER_INDENT_CHARACTERS.value * CHARACTER_TWIPS
_PAGE_NUMBER_INDENT: Final = standard.PAGE_NUMBER_INDENT_CHARACTERS.value * _PAGE_NUMBER_LINE


def _heading(level: int) -> _Style:
    return _Style(
        styles.HEADINGS[level - 1],
        f"Heading{level}",
        f'<w:keepNext/><w:keepLines/><w:outlineLvl w:val="{level - 1}"/>',
        _fonts(standard.HEADING_FONTS.value[level - 1]),
        next=styles.BODY,
        priority=9,
    )


_PARAGRAPH_STYLES: Final = (
    _Style(
        styles.BODY,
        "Normal",
        f'<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:spacing {_GRID_LINE}/>{_TWO_CHARACTERS}<w:jc w:val="both"/>',
        f'<w:spacing w:val="{standard.CHARACTER_SPACING_TWIPS.value}"/>' + _size(standard.BODY_SIZE_PT.value),
        based_on="",
        priority=0,
    ),
    _Style(
        styles.TITLE,
        "Title",
        f'<w:keepNext/>{_NO_GRID}<w:spacing w:after="{_LINE}" {_GRID_LINE}/>{_indent()}'
        '<w:contextualSpacing/><w:jc w:val="center"/>',
        _TITLE_RUN,
        next=styles.BODY,
        priority=10,
    ),
    *(_heading(level) for level in range(1, 5)),
    _Style(styles.ROLES[Role.RECIPIENT], "Recipient", _indent(), next=styles.BODY),
    _Style(
        styles.ROLES[Role.ATTACHMENT_LIST],
        "AttachmentList",
        f"{_BLANK_LINE_ABOVE}{_TWO_CHARACTERS}<w:contextualSpacing/>",
    ),
    _Style(
        styles.ROLES[Role.SIGNATURE],
        "Signatory",
        f'<w:keepNext/><w:keepLines/>{_BLANK_LINE_ABOVE}{_indent()}<w:contextualSpacing/><w:jc w:val="left"/>',
        next=styles.ROLES[Role.DATE],
    ),
    _Style(styles.ROLES[Role.DATE], "DateOfIssue", f'<w:keepLines/>{_indent()}<w:jc w:val="left"/>'),
    _Style(styles.ROLES[Role.CLOSING], "ClosingFormula"),
    _Style(styles.ROLES[Role.NOTE], "Annotation"),
    _Style(
        styles.ROLES[Role.CAPTION],
        "TableCaption",
        f'<w:keepNext/><w:keepLines/>{_indent()}<w:jc w:val="center"/>',
        _fonts(standard.CAPTION_FONT.value) + _PLAIN_SPACING + _size(standard.CAPTION_SIZE_PT.value),
    ),
    _Style(
        styles.ATTACHMENT_LABEL,
        "AttachmentLabel",
        f'<w:keepNext/><w:pageBreakBefore/>{_indent()}<w:jc w:val="left"/>',
        _fonts(standard.ATTACHMENT_LABEL_FONT.value),
        next=styles.ATTACHMENT_TITLE,
    ),
    _Style(
        styles.ATTACHMENT_TITLE,
        "AttachmentTitle",
        f'<w:keepNext/>{_NO_GRID}<w:spacing w:before="{_LINE}" w:after="{_LINE}" {_GRID_LINE}/>{_indent()}'
        '<w:contextualSpacing/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
        _TITLE_RUN,
        next=styles.BODY,
    ),
    _Style(
        styles.TABLE_TEXT,
        "TableText",
        f'{_TABLE_PARAGRAPH}<w:jc w:val="left"/>',
        _fonts(standard.TABLE_FONT.value) + _PLAIN_SPACING + _size(standard.TABLE_SIZE_PT.value),
    ),
    _Style(
        styles.TABLE_HEAD,
        "TableHead",
        f'<w:keepNext/>{_TABLE_PARAGRAPH}<w:jc w:val="center"/>',
        _fonts(standard.TABLE_HEAD_FONT.value) + _PLAIN_SPACING + _size(standard.TABLE_SIZE_PT.value),
    ),
    _Style(
        styles.FIGURE,
        "Figure",
        f'<w:keepNext/>{_NO_GRID}<w:spacing w:line="240" w:lineRule="auto"/>{_indent()}<w:jc w:val="center"/>',
        next=styles.FIGURE_CAPTION,
    ),
    _Style(
        styles.FIGURE_CAPTION,
        "FigureCaption",
        f'<w:keepLines/>{_indent()}<w:jc w:val="center"/>',
        _fonts(standard.CAPTION_FONT.value) + _PLAIN_SPACING + _size(standard.CAPTION_SIZE_PT.value),
        next=styles.BODY,
    ),
    _Style(
        styles.ISSUER,
        "Issuer",
        f'<w:keepNext/>{_NO_GRID}<w:spacing w:before="{twips_from_mm(standard.ISSUER_TOP_MM.value)}" w:line="240" '
        f'w:lineRule="auto"/>{_indent()}<w:jc w:val="center"/>',
        _fonts(standard.ISSUER_FONT.value)
        + f'<w:color w:val="{standard.ISSUER_COLOUR.value}"/>'
        + _PLAIN_SPACING
        + _size(standard.ISSUER_SIZE_PT.value),
        next=styles.NUMBER,
    ),
    _Style(
        styles.NUMBER,
        "DocumentNumber",
        f'<w:keepNext/>{_NO_GRID}{_indent(left=_NUMBER_INDENT)}<w:jc w:val="left"/>',
        next=styles.SEPARATOR,
    ),
    _Style(
        styles.SEPARATOR,
        "HeadSeparator",
        f'<w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="{standard.SEPARATOR_PT.value * 8}" w:space="0" '
        f'w:color="{standard.ISSUER_COLOUR.value}"/></w:pBdr>{_NO_GRID}'
        f'<w:spacing w:after="{standard.BLANK_ABOVE_TITLE_LINES.value * _LINE}" '
        f'w:line="{twips_from_mm(standard.SEPARATOR_DISTANCE_MM.value)}" w:lineRule="exact"/>{_indent()}',
        next=styles.TITLE,
    ),
    _Style(
        styles.ROLES[Role.SEALED],
        "SealedSignatory",
        f'<w:keepNext/><w:keepLines/><w:spacing w:before="{standard.BLANK_ABOVE_SEAL_LINES.value * _LINE}" '
        f'{_GRID_LINE}/>{_indent()}<w:jc w:val="left"/>',
        next=styles.ROLES[Role.DATE],
    ),
    _Style(
        styles.ROLES[Role.STAMPED],
        "SignatureStamp",
        f'<w:keepNext/><w:keepLines/><w:spacing w:before="{standard.BLANK_ABOVE_STAMP_LINES.value * _LINE}" '
        f'w:after="{standard.BLANK_BELOW_STAMP_LINES.value * _LINE}" {_GRID_LINE}/>'
        f'{_indent()}<w:jc w:val="left"/>',
        next=styles.ROLES[Role.DATE],
    ),
    _Style(
        styles.IMPRINT,
        "Imprint",
        f'{_NO_GRID}<w:spacing w:line="{standard.IMPRINT_LINE_TWIPS.value}" w:lineRule="exact"/>{_indent()}'
        '<w:jc w:val="left"/>',
        _PLAIN_SPACING + _size(standard.IMPRINT_SIZE_PT.value),
    ),
    _Style(
        styles.COMMENT_TEXT,
        "CommentText",
        f'{_NO_GRID}<w:spacing w:line="240" w:lineRule="auto"/>{_indent()}<w:jc w:val="left"/>',
        _PLAIN_SPACING + _size(standard.TABLE_SIZE_PT.value),
        priority=99,
    ),
    _Style(
        styles.HEADER,
        "Header",
        f'{_NO_GRID}<w:spacing w:line="240" w:lineRule="auto"/>{_indent()}<w:jc w:val="right"/>',
        _PLAIN_SPACING + _size(standard.TABLE_SIZE_PT.value),
        priority=99,
    ),
    _Style(
        styles.FOOTER,
        "Footer",
        f'{_NO_GRID}<w:spacing w:line="{_PAGE_NUMBER_LINE}" w:lineRule="exact"/>{_indent()}<w:jc w:val="left"/>',
        _fonts(standard.PAGE_NUMBER_FONT.value, standard.PAGE_NUMBER_FONT.value)
        + _PLAIN_SPACING
        + _size(standard.PAGE_NUMBER_SIZE_PT.value),
        priority=99,
    ),
    _Style(
        styles.ODD_PAGE_NUMBER,
        "OddPageNumber",
        f'{_indent(right=_PAGE_NUMBER_INDENT)}<w:jc w:val="right"/>',
        based_on="Footer",
        priority=99,
    ),
    _Style(
        styles.EVEN_PAGE_NUMBER,
        "EvenPageNumber",
        _indent(left=_PAGE_NUMBER_INDENT),
        based_on="Footer",
        priority=99,
    ),
)

_CHARACTER_STYLES: Final = (
    *(
        _Style(name, f"RunInHeading{level}", run=_fonts(standard.HEADING_FONTS.value[level - 1]), priority=9)
        for level, name in enumerate(styles.RUN_IN_HEADINGS, 1)
    ),
    _Style(styles.COMMENT_REFERENCE, "CommentReference", run=_size(_COMMENT_MARK_PT), priority=99),
    _Style(styles.SIGNER_NAME, "SignerName", run=_fonts(standard.SIGNER_FONT.value)),
    _Style(styles.MISSING, "Missing", run='<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'),
)

_BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)

_OTHER_STYLES: Final = f"""
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal">
<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>
<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>
</w:tblCellMar></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList">
<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="OfficialTable">
<w:name w:val="{styles.TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>
<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/>
<w:left w:w="57" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="57" w:type="dxa"/>
</w:tblCellMar></w:tblPr></w:style>"""

_WORDS_OWN: Final = frozenset(
    {
        styles.BODY,
        styles.TITLE,
        styles.HEADER,
        styles.FOOTER,
        styles.COMMENT_TEXT,
        styles.COMMENT_REFERENCE,
        *styles.HEADINGS,
    }
)


def _style_xml(style: _Style, kind: str, ids: dict[str, str]) -> str:
    """Return one `w:style`; `ids` gives the id for the name of the style that follows it."""
    attributes = f'w:type="{kind}"'
    if style.name == styles.BODY:
        attributes += ' w:default="1"'
    if style.name not in _WORDS_OWN:
        attributes += ' w:customStyle="1"'
    based_on = style.based_on if kind == "paragraph" else "DefaultParagraphFont"
    parts = [f'<w:style {attributes} w:styleId="{style.id}"><w:name w:val="{style.name}"/>']
    if based_on:
        parts.append(f'<w:basedOn w:val="{based_on}"/>')
    if style.next:
        parts.append(f'<w:next w:val="{ids[style.next]}"/>')
    parts.append(f'<w:uiPriority w:val="{style.priority}"/><w:qFormat/>')
    if style.paragraph:
        parts.append(f"<w:pPr>{style.paragraph}</w:pPr>")
    if style.run:
        parts.append(f"<w:rPr>{style.run}</w:rPr>")
    return "".join(parts) + "</w:style>"


def styles_xml() -> str:
    """Return the whole styles part."""
    ids = {style.name: style.id for style in _PARAGRAPH_STYLES}
    paragraph_styles = [_style_xml(style, "paragraph", ids) for style in _PARAGRAPH_STYLES]
    character_styles = [_style_xml(style, "character", ids) for style in _CHARACTER_STYLES]
    return (
        f'<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(standard.BODY_FONT.value)}'
        '<w:kern w:val="2"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault/></w:docDefaults>{''.join(paragraph_styles)}{_OTHER_STYLES}"
        f"{''.join(character_styles)}</w:styles>"
    )
