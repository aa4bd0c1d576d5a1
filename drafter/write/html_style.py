"""How the HTML file looks: on screen as wide as a page's text, on paper near GB/T 9704—2012."""

from __future__ import annotations

from typing import Final

from drafter.write import standard
from drafter.write.chart_look import SIZE_PT
from drafter.write.standard import CHARACTER_SPACING_TWIPS, LINE_TWIPS

_TWIPS_PER_PT: Final = 20
_LINE: Final = f"{LINE_TWIPS.value / _TWIPS_PER_PT:g}pt"
_SPACING: Final = f"{CHARACTER_SPACING_TWIPS.value / _TWIPS_PER_PT:g}pt"
_FIRST_LINE: Final = f"{standard.FIRST_LINE_CHARACTERS.value}em"
_MARGINS: Final = " ".join(
    f"{rule.value}mm"
    for rule in (
        standard.TOP_MARGIN_MM,
        standard.RIGHT_MARGIN_MM,
        standard.BOTTOM_MARGIN_MM,
        standard.LEFT_MARGIN_MM,
    )
)
_LYING_MARGINS: Final = " ".join(
    f"{rule.value}mm"
    for rule in (
        standard.LEFT_MARGIN_MM,
        standard.TOP_MARGIN_MM,
        standard.RIGHT_MARGIN_MM,
        standard.BOTTOM_MARGIN_MM,
    )
)
"""Of a page turned to the left: what was its left edge is the upper one."""
_OTHER_NAMES: Final = {
    "仿宋_GB2312": ("FangSong", "仿宋", "STFangsong", "Noto Serif CJK SC", "serif"),
    "楷体_GB2312": ("KaiTi", "楷体", "STKaiti", "Noto Serif CJK SC", "serif"),
    "黑体": ("SimHei", "STHeiti", "Noto Sans CJK SC", "sans-serif"),
    "宋体": ("SimSun", "STSong", "Noto Serif CJK SC", "serif"),
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S", "STZhongsong", "Noto Serif CJK SC", "serif"),
}
"""What a font of the standard is called elsewhere, or what comes near it, then the kind of font."""
_LATIN: Final = "drafter-latin"


def _fonts(name: str) -> str:
    """Return `font-family`: digits and letters in the Latin font, quotes and dashes in the Chinese one."""
    *others, kind = _OTHER_NAMES[name]
    return ",".join((_LATIN, *(f'"{font}"' for font in (name, *others)), kind))


_BODY: Final = _fonts(standard.BODY_FONT.value)
_PAGE_NUMBER: Final = (
    'content:"— " counter(page) " —";vertical-align:top;'
    f"padding-top:calc({standard.PAGE_NUMBER_DISTANCE_MM.value}mm - {standard.PAGE_NUMBER_SIZE_PT.value}pt/2);"
    f"font:{standard.PAGE_NUMBER_SIZE_PT.value}pt/1 {_fonts(standard.PAGE_NUMBER_FONT.value)}"
)
_NUMBER_INDENT: Final = f"{standard.PAGE_NUMBER_INDENT_CHARACTERS.value * standard.PAGE_NUMBER_SIZE_PT.value}pt"
_LEVELS: Final = "\n".join(
    f".level{level}{{font-family:{_fonts(name)}}}" for level, name in enumerate(standard.HEADING_FONTS.value, 1)
)

STYLE: Final = f"""\
@font-face{{font-family:{_LATIN};src:local("{standard.LATIN_FONT.value}"),local("Liberation Serif");\
unicode-range:U+20-7E}}
@page{{size:{standard.PAGE_WIDTH_MM.value}mm {standard.PAGE_HEIGHT_MM.value}mm;margin:{_MARGINS}}}
@page lying{{size:{standard.PAGE_HEIGHT_MM.value}mm {standard.PAGE_WIDTH_MM.value}mm;margin:{_LYING_MARGINS}}}
@page :right{{@bottom-right{{{_PAGE_NUMBER};padding-right:{_NUMBER_INDENT}}}}}
@page :left{{@bottom-left{{{_PAGE_NUMBER};padding-left:{_NUMBER_INDENT}}}}}
html{{background:#fff;color:#000}}
body{{margin:0;font:{standard.BODY_SIZE_PT.value}pt/{_LINE} {_BODY};letter-spacing:{_SPACING}}}
main{{box-sizing:content-box;max-width:{standard.TEXT_WIDTH_MM.value}mm;margin:0 auto;padding:{_LINE} 1em}}
p,h1,h2,h3,h4,h5,h6{{margin:0;font-size:1em;font-weight:400}}
p,h1,h2,h3,h4,h5,h6,caption,th,td{{white-space:pre-wrap;overflow-wrap:break-word}}
p,.level1,.level2,.level3,.level4,.run-in{{text-indent:{_FIRST_LINE};text-align:justify}}
.run-in>*{{display:inline}}
.title{{margin-bottom:{_LINE};font-family:{_fonts(standard.TITLE_FONT.value)};\
font-size:{standard.TITLE_SIZE_PT.value}pt;letter-spacing:0;text-align:center}}
{_LEVELS}
.recipient,.signature,.date,.attachment{{text-indent:0;text-align:left}}
:not(.attachment-list)+.attachment-list,:not(.signature)+.signature{{margin-top:{_LINE}}}
.date{{white-space:pre}}
.attachment{{margin:{_LINE} 0;border-top:1px solid;padding-top:{_LINE};\
font-family:{_fonts(standard.ATTACHMENT_LABEL_FONT.value)}}}
.issuer,.number,.signer,.header,.copies,.printer,.printed{{text-indent:0;text-align:left}}
.issuer{{font:{standard.ISSUER_SIZE_PT.value * 2 // 3}pt/1.3 {_fonts(standard.ISSUER_FONT.value)};\
letter-spacing:0;text-align:center;color:#{standard.ISSUER_COLOUR.value}}}
.number{{float:left;padding-left:1em}}
.issuer+.number,.issuer+.number+.signer{{margin-top:calc({standard.BLANK_ABOVE_NUMBER_LINES.value}*{_LINE})}}
.signer,.header,.printed{{text-align:right;padding-right:1em}}
.copies,.printer,.printed{{font-size:{standard.IMPRINT_SIZE_PT.value}pt;padding-left:1em}}
.printer{{float:left}}
.header{{font-size:{standard.TABLE_SIZE_PT.value}pt}}
hr{{clear:both;margin:0;border:0;border-top:{standard.IMPRINT_INNER_LINE_MM.value}mm solid}}
:not(.copies,.printer,.printed)+hr.outer{{margin-top:{_LINE}}}
hr.outer{{border-top-width:{standard.IMPRINT_OUTER_LINE_MM.value}mm}}
hr.red{{margin:{standard.SEPARATOR_DISTANCE_MM.value}mm 0 {_LINE};border-top:{standard.SEPARATOR_PT.value}pt solid \
#{standard.ISSUER_COLOUR.value}}}
table{{width:100%;border-collapse:collapse;font:{standard.TABLE_SIZE_PT.value}pt/1.3 \
{_fonts(standard.TABLE_FONT.value)};letter-spacing:0}}
table+table{{margin-top:{_LINE}}}
caption,.caption,figcaption{{font:{standard.CAPTION_SIZE_PT.value}pt/{_LINE} {_fonts(standard.CAPTION_FONT.value)};\
text-indent:0;text-align:center}}
th,td{{border:1px solid;padding:2pt 3pt;font-weight:400;text-align:left;vertical-align:middle}}
thead>tr>*{{font-family:{_fonts(standard.TABLE_HEAD_FONT.value)};text-align:center}}
figure{{margin:0}}
img{{display:block;max-width:100%;max-height:102mm;width:auto;height:auto;margin:0 auto}}
svg{{display:block;width:100%;fill:none;stroke-width:1}}
svg text{{font:{SIZE_PT}px/1 {_fonts(standard.TABLE_FONT.value)};letter-spacing:0;fill:#000;\
paint-order:stroke;stroke:#fff;stroke-width:3px}}
.center{{text-align:center}}
.right{{text-align:right}}
mark{{background:#ff0;color:inherit}}
@media print{{
main{{max-width:none;padding:0;orphans:1;widows:1}}
h1,h2,h3,h4,h5,h6,.caption,.kept{{break-after:avoid}}
.lying{{page:lying}}
.attachment{{break-before:page;margin-top:0;border:0;padding:0}}
tr,figure{{break-inside:avoid}}
}}
"""
