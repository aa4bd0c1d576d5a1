"""Titles too long for one line break between words, not wherever the line is full (7.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations, pairwise, starmap
from typing import Final

from drafter.render.blocks import Piece, Pieces, text_of
from drafter.write import standard
from drafter.write.measure import width_characters
from drafter.write.standard import twips_from_mm, twips_from_pt

LINE_CHARACTERS: Final = twips_from_mm(standard.TEXT_WIDTH_MM.value) // twips_from_pt(standard.TITLE_SIZE_PT.value)
"""How many characters of a title stand on one line."""
_SAFE_CHARACTERS: Final = LINE_CHARACTERS - 1
"""Up to here a title stays on one line even where a substitute font has wider digits."""
_MOST_LINES: Final = 3

_WORDS: Final = re.compile(
    "人民政府|人民代表大会|常务委员会|管理委员会|工作委员会|委员会|街道办事处|办事处|办公室|办公厅|自治区|自治州|自治县|开发区"
    "|管理局|监督局|司法局|公安局|财政局|法治政府|法治建设|依法行政|行政执法|年度报告|工作报告|有关|关于|情况|报告|建设"
    "|推进|落实|贯彻|主要|负责人|责任人|第一责任人|[0-9]+年度?"
)
"""Words of titles and of names of agencies, and years: no line may end inside of one."""
_PLACES: Final = (
    (0, re.compile("(?=关于|[0-9]{4}年)|(?<=[ 　])")),
    (1, re.compile("(?=贯彻|落实|推进|法治政府建设|法治建设|依法行政|[及暨])")),
    (2, re.compile("(?<=省|市|州)(?![级场政直])|(?<=自治区)|(?=[《（])")),
)
"""Where a line may end in the middle of a value, the best first: names of agencies and of plans break last."""
_NO_END: Final = re.compile("(?:关于|有关|对于|推进|贯彻|落实|开展|[和与及对在为以从、，《（“‘—0-9])$")
"""With what no line ends: what follows belongs to it."""
_NO_START: Final = re.compile("[的等、，。：；》）”’年月日 　]")
_BY_HAND: Final = "在“标题”里要分行的地方写 |，例如 示例区人民政府|关于2024年法治政府建设情况的报告"
_SLIGHT: Final = 2
"""What a line may be shorter than both its neighbours without showing a waist."""


def title_lines(pieces: Pieces) -> tuple[Pieces, ...]:
    """Return the lines of a title: one, or two or three broken between words.

    A program knows few words, but where a value of the record ends, a word does: behind the agency's name. Next to
    that come the words with which a line well begins, such as 关于. Of several ways the one with the most even lines
    is taken, in three lines never with the middle one shorter than both others (梯形 or 菱形).

    Args:
        pieces: The title's text, or a line of it that was set by hand.
    """
    text = text_of(pieces)
    if width_characters(text) <= _SAFE_CHARACTERS:
        return (pieces,)
    places = _places(pieces, text)
    for count in range(1, _MOST_LINES):
        ways = [way for way in combinations(places, count) if _is_fit(_cut(text, way))]
        if ways:
            best = min(ways, key=lambda way: (sum(places[place] for place in way), _unevenness(_cut(text, way))))
            return tuple(_lines(pieces, best))
    return (pieces,)


def title_fault(lines: Sequence[Pieces]) -> str:
    """Say what is wrong with the lines of a title, and how to mend it; empty where nothing is.

    Args:
        lines: The title as it was typed: one line, or several that were set by hand.
    """
    texts = [text_of(line) for typed in lines for line in title_lines(typed)]
    if any(width_characters(text) > LINE_CHARACTERS for text in texts):
        return f"标题一行放不下，程序不知道在哪里分行：{_BY_HAND}"
    word = next(filter(None, starmap(split_word, pairwise(texts))), "")
    return f"标题在“{word}”处断行，词不完整：{_BY_HAND}" if word else ""


def split_word(before: str, after: str) -> str:
    """Return the word that a line break between two texts splits, or the word that may not end a line; else empty.

    Args:
        before: What stands on the lines up to the break.
        after: What stands below.
    """
    place = len(before)
    for match in _WORDS.finditer(before + after):
        if match.start() < place < match.end():
            return match[0]
    lonely = _NO_END.search(before)
    return lonely[0] if lonely else ""


def _places(pieces: Pieces, text: str) -> dict[int, int]:
    """Return where a line may end, each with how much speaks against it."""
    borders = list(accumulate(len(piece.text) for piece in pieces))[:-1]
    found = {match.start(): cost for cost, pattern in reversed(_PLACES) for match in pattern.finditer(text)}
    found |= dict.fromkeys(borders, 0)
    return {place: cost for place, cost in sorted(found.items()) if _may_end(text, place)}


def _may_end(text: str, place: int) -> bool:
    return 0 < place < len(text) and not split_word(text[:place], text[place:]) and not _NO_START.match(text, place)


def _cut(text: str, places: Sequence[int]) -> list[str]:
    return [text[start:end] for start, end in zip((0, *places), (*places, len(text)), strict=True)]


def _is_fit(lines: Sequence[str]) -> bool:
    widths = [width_characters(line.strip()) for line in lines]
    return max(widths) <= LINE_CHARACTERS and not is_waisted(widths)


def is_waisted(widths: Sequence[float]) -> bool:
    """Whether a line between two others is shorter than both: neither a trapezium nor a rhomb."""
    threes = zip(widths, widths[1:], widths[2:], strict=False)
    return any(middle + _SLIGHT < min(before, after) for before, middle, after in threes)


def _unevenness(lines: Sequence[str]) -> float:
    widths = [width_characters(line) for line in lines]
    return max(widths) - min(widths)


def _lines(pieces: Pieces, places: Sequence[int]) -> Iterator[Pieces]:
    """Yield the pieces of each line, without the blanks on which it broke."""
    for start, stop in zip((0, *places), (*places, len(text_of(pieces))), strict=True):
        line: list[Piece] = []
        end = 0
        for piece in pieces:
            begin, end = end, end + len(piece.text)
            inside = piece.text[max(0, start - begin) : max(0, stop - begin)]
            if inside:
                line.append(piece._replace(text=inside))
        yield _stripped(line)


def _stripped(line: list[Piece]) -> Pieces:
    """Return a line without blanks at its end, where the break stands for them."""
    if line:
        line[-1] = line[-1]._replace(text=line[-1].text.rstrip())
    return tuple(piece for piece in line if piece.text)
