"""标点: characters of the wrong width, and blanks where Chinese text has none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level, Repair
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.patterns import A_HAN, HAN, Pattern, spot_around, spots_of, summed
from drafter.check.rules import Spot, spot_in

_WIDE = f"{HAN}，。、；：！？“”《》（）"
_MIXED = (
    Pattern(expression(r"（([^（）()\n]{0,200})\)"), "括号一半全角一半半角", "两半都用全角", r"（\1）", written=True),
    Pattern(expression(r"\(([^（）()\n]{0,200})）"), "括号一半全角一半半角", "两半都用全角", r"（\1）", written=True),
)


def check_brackets(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find brackets whose halves are of different width."""
    yield from spots_of(document.passages, _MIXED)


def check_half_width(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find half-width marks in Chinese text."""
    spots = (spot for passage in document.passages for spot in _half_width(passage))
    yield from summed(spots, "半角标点", "正文里的逗号、分号、冒号、问号、叹号和括号都用全角，可以整体替换")


_HALF = expression(r"[,;:?!()]")
# Brackets around and behind foreign words are theirs.
_FOREIGN = expression(r"(?<=[!-~])\([!-'*-~ ]{0,100}\)")
_POINT = expression(rf"(?<=[{HAN}”》）])\.(?=\s*$|[{HAN}“《])")
_NUMBERS = "一二三四五六七八九十"


def _half_width(passage: Passage) -> Iterator[Spot]:
    written = passage.written or passage.text
    left = {index for match in _FOREIGN.finditer(written) for index in (match.start(), match.end() - 1)}
    left |= {index for spot in spots_of([passage], _MIXED) for index in (spot.start, spot.start + len(spot.quote) - 1)}
    for match in _HALF.finditer(written):
        index, wide = match.start(), passage.text[match.start()]
        if wide != match[0] and index not in left and not passage.is_missing_at(index):
            yield spot_around(passage, index, index + 1, f"“{match[0]}”是半角", f"写成全角的“{wide}”", wide)
    for match in _POINT.finditer(written):
        if written[: match.start()].strip(_NUMBERS):
            yield spot_around(passage, *match.span(), "句末用了半角的点", "写成“。”")


_FULL = expression("[０-９Ａ-Ｚａ-ｚ％]+(?:．[０-９％]+)?")


def check_full_width(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find digits and letters as wide as Chinese characters."""
    spots = (spot for passage in document.passages for spot in _full_width(passage))
    yield from summed(spots, "全角的数字、字母或者百分号", "数字和字母都用半角，可以整体替换")


def _full_width(passage: Passage) -> Iterator[Spot]:
    for match in _FULL.finditer(passage.written):
        new = passage.text[match.start() : match.end()].replace("．", ".")
        why = f"“{match[0]}”是全角"
        yield spot_in(passage, *match.span(), why, f"写成半角的“{new}”", new=new)


_SPACE = "[ \t\u3000\xa0]+"
# Two halves of a heading may be parted by a blank; a number and its unit never are.
_BLANK_IN_HEADING = expression(
    rf"(?<=[0-9]){_SPACE}(?=[年月日%％])|(?<=[一二三四五六七八九十]、){_SPACE}|(?<=^（[一二三四五六七八九十]）){_SPACE}"
)
_BLANK = expression(f"(?<=[{_WIDE},;:]){_SPACE}(?=[{_WIDE}0-9])|(?<=[0-9]){_SPACE}(?=[{HAN}%％℃，。、；：）])")


def check_blanks(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find blanks between Chinese characters, or between a number and its unit."""
    spots = (spot for passage in document.passages for spot in _blanks(passage))
    yield from summed(spots, "多余的空格", "汉字之间、数字和单位之间不空格，可以整体删去")


def _blanks(passage: Passage) -> Iterator[Spot]:
    if passage.kind in (Kind.CELL, Kind.OTHER, Kind.SIGNATURE):
        return
    body = passage.head if passage.kind is Kind.BODY else len(passage.written)
    in_heading = _BLANK_IN_HEADING.finditer(passage.written, 0, body)
    for match in (*in_heading, *_BLANK.finditer(passage.written, body)):
        if not passage.is_missing_at(match.start()) and not _is_slogan(passage.written, match):
            yield spot_around(passage, *match.span(), "多了空格", "删去空格", "")


_SLOGAN = 24
_LONG_HALF = expression(f"{A_HAN}{{6,}}")


def _is_slogan(text: str, blank: re.Match[str]) -> bool:
    """Whether a blank parts the halves of a quoted slogan (“学宪法 讲宪法”), or of the title of a meeting."""
    before = text[max(0, blank.start() - _SLOGAN) : blank.start()].rpartition("“")
    behind = text[blank.end() : blank.end() + _SLOGAN].partition("”")
    if not (before[1] and behind[1]):
        return _is_in_long_title(text, blank)
    halves = before[2], behind[0]
    return len(halves[0]) == len(halves[1]) or all(_LONG_HALF.fullmatch(half) for half in halves)


_HALF_OF_TITLE = 5


def _is_in_long_title(text: str, blank: re.Match[str]) -> bool:
    """Whether a blank parts the halves of a title, or those who issued it together: 《甲厅 乙厅关于……的通知》."""
    _, opening, half = text[max(0, blank.start() - _LONGEST_TITLE) : blank.start()].rpartition("《")
    other, closing, _ = text[blank.end() : blank.end() + _LONGEST_TITLE].partition("》")
    is_one = opening and closing and "》" not in half and "《" not in other
    return bool(is_one) and min(len(half), len(other)) >= _HALF_OF_TITLE


_QUOTES = (
    Pattern(
        expression(rf'"(?=[^"\n]{{0,100}}{A_HAN})([^"\n]{{1,200}})"'), "引号是半角", "写成“”", r"“\1”", written=True
    ),
    Pattern(expression(rf"'(?=[^'\n]{{0,40}}{A_HAN})([^'\n]{{1,80}})'"), "引号是半角", "写成“”", r"“\1”", written=True),
    Pattern(expression("[「『][^「」『』\n]{1,100}[」』]"), "公文横排用“”，不用直角引号", "写成“”", written=True),
)
_SINGLE = expression("‘([^‘’“”\n]{1,60})’")
_LONE_QUOTE = expression(rf'(?<=[{_WIDE}])"|"(?=[{_WIDE}])')


def check_quotes(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find half-width quotation marks around Chinese words."""
    spots = (spot for passage in document.passages for spot in _quotes(passage))
    yield from summed(spots, "半角引号", "引号都用全角的“”，可以整体替换")


def _quotes(passage: Passage) -> Iterator[Spot]:
    paired = list(spots_of([passage], _QUOTES))
    yield from paired
    for match in _SINGLE.finditer(passage.text):
        before = passage.text[: match.start()]
        if before.rfind("“") <= before.rfind("”"):
            yield spot_in(passage, *match.span(), "外面一层引号用“”", f"写成“{match[1]}”", new=f"“{match[1]}”")
    covered = [(spot.start, spot.start + len(spot.quote)) for spot in paired]
    if not covered:
        for match in _LONE_QUOTE.finditer(passage.written):
            yield spot_in(passage, *match.span(), "半角引号，而且不成对", "补上另一半，写成“”")


_ANGLES = Pattern(
    expression(rf"<<?(?=[^<>《》\n]{{0,60}}{A_HAN})([^<>《》\n]{{1,120}})>>?"),
    "书名号写成了<>",
    r"写成“《\1》”",
    r"《\1》",
    written=True,
)
_LONGEST_TITLE = 100


def check_angles(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find signs of comparison in the place of title marks."""
    for passage in document.passages:
        for spot in _ANGLES.spots(passage) if passage.kind is not Kind.CELL else ():
            yield _inner(spot) if _is_inside_title(passage, spot.start) else spot


def _is_inside_title(passage: Passage, index: int) -> bool:
    before = passage.text[max(0, index - _LONGEST_TITLE) : index]
    return before.rfind("《") > before.rfind("》")


def _inner(spot: Spot) -> Spot:
    new = f"〈{spot.quote.strip('<>')}〉"
    why = "书名号里面的一层写成了<>"
    return spot._replace(why=why, fix=f"写成“{new}”", repair=Repair(spot.quote, new), level=Level.HINT)
