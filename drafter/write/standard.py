"""GB/T 9704—2012 (党政机关公文格式) as data: each value with its clause and how binding it is.

The standard fixes sizes and classes of type; the names of the fonts, the line spacing and the spacing of
characters are what practice makes of it, and are marked so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final, Generic, TypeVar

_Value = TypeVar("_Value")


class Strength(Enum):
    """How binding a rule is, in the standard's own words, and 实务 for what it leaves to practice."""

    REQUIRED = "规定"
    USUAL = "一般"
    RECOMMENDED = "推荐"
    PRACTICE = "实务"


@dataclass(frozen=True, slots=True)
class Rule(Generic[_Value]):
    """A value that a document must, should or usually does have.

    Attributes:
        value: The value; its unit is the end of the constant's name.
        clause: The clause of GB/T 9704—2012 that it comes from, or that it makes work.
        strength: How binding it is.
    """

    value: _Value
    clause: str
    strength: Strength


_REQUIRED, _USUAL = Strength.REQUIRED, Strength.USUAL
_RECOMMENDED, _PRACTICE = Strength.RECOMMENDED, Strength.PRACTICE

PAGE_WIDTH_MM: Final = Rule(210, "5.1", _REQUIRED)
PAGE_HEIGHT_MM: Final = Rule(297, "5.1", _REQUIRED)
TOP_MARGIN_MM: Final = Rule(37, "5.2.1", _REQUIRED)
LEFT_MARGIN_MM: Final = Rule(28, "5.2.1", _REQUIRED)
TEXT_WIDTH_MM: Final = Rule(156, "5.2.1", _REQUIRED)
TEXT_HEIGHT_MM: Final = Rule(225, "5.2.1", _REQUIRED)
MARGIN_TOLERANCE_MM: Final = Rule(1, "5.2.1", _REQUIRED)
"""The standard grants it to 天头 and 订口; whoever measures grants it to the rest of the page as well."""
RIGHT_MARGIN_MM: Final = Rule(26, "5.2.1", _REQUIRED)
BOTTOM_MARGIN_MM: Final = Rule(35, "5.2.1", _REQUIRED)

LINES_PER_PAGE: Final = Rule(22, "5.2.3", _USUAL)
CHARACTERS_PER_LINE: Final = Rule(28, "5.2.3", _USUAL)
LINE_TWIPS: Final = Rule(579, "5.2.3", _PRACTICE)
"""28.95 pt: the widest exact spacing at which 225 mm take 22 lines (29 pt would give 21)."""
CHARACTER_SPACING_TWIPS: Final = Rule(-6, "5.2.3", _PRACTICE)
"""16 pt characters are a hair too wide for 28 in 156 mm: 0.3 pt less, and they fit.

0.25 pt would do for characters alone, but leaves LibreOffice no room at the end of a line: it then hangs closing
punctuation into the margin and draws it without ink.
"""

BODY_SIZE_PT: Final = Rule(16, "5.2.2", _USUAL)
BODY_FONT: Final = Rule("仿宋_GB2312", "5.2.2", _USUAL)
TEXT_COLOUR: Final = Rule("000000", "5.2.4", _REQUIRED)
LATIN_FONT: Final = Rule("Times New Roman", "5.2.2", _PRACTICE)
FIRST_LINE_CHARACTERS: Final = Rule(2, "7.3.3", _REQUIRED)

TITLE_SIZE_PT: Final = Rule(22, "7.3.1", _USUAL)
TITLE_FONT: Final = Rule("方正小标宋简体", "7.3.1", _USUAL)
TITLE_ALIGN: Final = Rule("center", "7.3.1", _REQUIRED)
TITLE_LINES: Final = Rule("词意完整，梯形或菱形", "7.3.1", _REQUIRED)
RECIPIENT_INDENT_CHARACTERS: Final = Rule(0, "7.3.2", _REQUIRED)
BLANK_ABOVE_RECIPIENT_LINES: Final = Rule(1, "7.3.2", _REQUIRED)

HEADING_FONTS: Final = Rule(("黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312"), "7.3.3", _USUAL)
"""Levels 一、（一）1.（1）; all of them in the body's size, none of them bold."""
HEADING_NUMBERS: Final = Rule(("一、", "（一）", "1.", "（1）"), "7.3.3", _USUAL)
"""依次可以用: a level may be left out throughout, but none comes before the one above it."""
TEXT_ON_FIRST_PAGE: Final = Rule("首页有正文", "7.3.3", _REQUIRED)

ATTACHMENT_LIST_INDENT_CHARACTERS: Final = Rule(2, "7.3.4", _REQUIRED)
BLANK_ABOVE_ATTACHMENT_LIST_LINES: Final = Rule(1, "7.3.4", _REQUIRED)
ATTACHMENT_LABEL_INDENT_CHARACTERS: Final = Rule(0, "7.3.7", _REQUIRED)
ATTACHMENT_LABEL_FONT: Final = Rule("黑体", "7.3.7", _REQUIRED)
SIGNATURE_RIGHT_CHARACTERS: Final = Rule(2, "7.3.5.2", _REQUIRED)
DATE_SHIFT_CHARACTERS: Final = Rule(2, "7.3.5.2", _REQUIRED)
BLANK_ABOVE_SIGNATURE_LINES: Final = Rule(1, "7.3.5.2", _REQUIRED)
SEALED_DATE_RIGHT_CHARACTERS: Final = Rule(4, "7.3.5.1", _REQUIRED)
DATE_FORM: Final = Rule("2025年1月8日", "7.3.5.4", _REQUIRED)
"""Arabic digits, the year in full, no zero in front of month and day."""
SIGNATURE_WITH_TEXT: Final = Rule("和正文同面", "7.3.5.5", _PRACTICE)
NOTE_INDENT_CHARACTERS: Final = Rule(2, "7.3.6", _REQUIRED)

ISSUER_TOP_MM: Final = Rule(35, "7.2.4", _REQUIRED)
"""From the upper edge of the text area down to the upper edge of 发文机关标志."""
ISSUER_FONT: Final = Rule("方正小标宋简体", "7.2.4", _RECOMMENDED)
ISSUER_COLOUR: Final = Rule("FF0000", "7.2.4", _RECOMMENDED)
ISSUER_SIZE_PT: Final = Rule(48, "7.2.4", _PRACTICE)
"""At most: 以醒目、美观、庄重为原则; a longer name is set smaller, so that it stays on one line."""
SMALLEST_ISSUER_PT: Final = Rule(22, "7.2.4", _PRACTICE)
"""2号, like a title: a name that is longer yet is set in narrower characters."""
ISSUERS_APART_PERCENT: Final = Rule(25, "7.2.4", _PRACTICE)
"""How far names of joint issuers are from each other, of the height of their characters."""
NARROWEST_PERCENT: Final = Rule(80, "7.2.4", _PRACTICE)
"""As far as characters of a long name are narrowed before it takes another line; their height stays."""
NUMBER_FORM: Final = Rule("示政发〔2025〕5号", "7.2.5", _REQUIRED)
"""The year in full in six-angled brackets, the number without 第 and without zeros in front."""
BLANK_ABOVE_NUMBER_LINES: Final = Rule(2, "7.2.5", _REQUIRED)
NUMBER_INDENT_CHARACTERS: Final = Rule(1, "7.2.5", _REQUIRED)
"""Of a report to a superior (上行文), whose number stands left; any other stands in the middle."""
SIGNER_FONT: Final = Rule("楷体_GB2312", "7.2.6", _REQUIRED)
SIGNER_INDENT_CHARACTERS: Final = Rule(1, "7.2.6", _REQUIRED)
SIGNERS_PER_LINE: Final = Rule(2, "7.2.6", _USUAL)
SEPARATOR_DISTANCE_MM: Final = Rule(4, "7.2.7", _REQUIRED)
SEPARATOR_PT: Final = Rule(1, "7.2.7", _PRACTICE)
BLANK_ABOVE_TITLE_LINES: Final = Rule(2, "7.3.1", _REQUIRED)
"""Below the red line; a document without one begins with its title."""
BLANK_ABOVE_SEAL_LINES: Final = Rule(2, "7.3.5.1", _PRACTICE)
"""So that the upper edge of a seal of 42 mm, set on signature and date, ends within one line of the text."""
SEAL_MM: Final = Rule(42, "7.3.5.1", _PRACTICE)
BLANK_ABOVE_STAMP_LINES: Final = Rule(2, "7.3.5.3", _REQUIRED)
BLANK_BELOW_STAMP_LINES: Final = Rule(1, "7.3.5.3", _REQUIRED)
STAMP_RIGHT_CHARACTERS: Final = Rule(4, "7.3.5.3", _REQUIRED)
STAMP_SHIFT_CHARACTERS: Final = Rule(2, "7.3.5.3", _REQUIRED)
STAMP_CHARACTERS: Final = Rule(6, "7.3.5.3", _PRACTICE)
"""How wide a room is left for the stamp of a signature."""

IMPRINT_SIZE_PT: Final = Rule(14, "7.4.2", _USUAL)
IMPRINT_INDENT_CHARACTERS: Final = Rule(1, "7.4.2", _REQUIRED)
IMPRINT_OUTER_LINE_MM: Final = Rule(0.35, "7.4.1", _RECOMMENDED)
IMPRINT_INNER_LINE_MM: Final = Rule(0.25, "7.4.1", _RECOMMENDED)
IMPRINT_LINE_TWIPS: Final = Rule(480, "7.4.2", _PRACTICE)
IMPRINT_PLACE: Final = Rule("末页版心下边缘", "7.4.1", _REQUIRED)

PAGE_NUMBER_SIZE_PT: Final = Rule(14, "7.5", _USUAL)
PAGE_NUMBER_FONT: Final = Rule("宋体", "7.5", _USUAL)
PAGE_NUMBER_INDENT_CHARACTERS: Final = Rule(1, "7.5", _REQUIRED)
PAGE_NUMBER_DISTANCE_MM: Final = Rule(7, "7.5", _REQUIRED)
"""From the lower edge of the text area down to the dash beside the number."""
PAGE_NUMBER_FORM: Final = Rule("— 1 —", "7.5", _REQUIRED)
PAGE_NUMBERS_RUN_ON: Final = Rule("附件和正文连续编页码", "7.5", _REQUIRED)

TABLE_SIZE_PT: Final = Rule(12, "8", _PRACTICE)
TABLE_FONT: Final = Rule("仿宋_GB2312", "8", _PRACTICE)
TABLE_HEAD_FONT: Final = Rule("黑体", "8", _PRACTICE)
CAPTION_SIZE_PT: Final = Rule(14, "8", _PRACTICE)
CAPTION_FONT: Final = Rule("黑体", "8", _PRACTICE)

_TWIPS_PER_PT: Final = 20
_TWIPS_PER_MM: Final = 1440 / 25.4


def twips_from_mm(length_mm: float) -> int:
    """Return a length in mm as twips (1/1440 inch), rounded."""
    return round(length_mm * _TWIPS_PER_MM)


def twips_from_pt(length_pt: float) -> int:
    """Return a length in pt as twips (1/20 pt), rounded."""
    return round(length_pt * _TWIPS_PER_PT)


CHARACTER_TWIPS: Final = twips_from_pt(BODY_SIZE_PT.value) + CHARACTER_SPACING_TWIPS.value
"""What one full-width character of body text takes: the 字 in which the standard counts indents."""


def footer_distance_twips() -> int:
    """Return the distance of the footer from the page's lower edge, in twips (7.5).

    Word measures to the bottom of the footer's line; the dash stands in the middle of that line, which is
    exactly as high as the page number's size.
    """
    dash_mm = BOTTOM_MARGIN_MM.value - PAGE_NUMBER_DISTANCE_MM.value
    return twips_from_mm(dash_mm) - twips_from_pt(PAGE_NUMBER_SIZE_PT.value) // 2
