"""Points of a list as texts mark them: 一是, （一）, 1., ①, 第一，, 首先…最后."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.numerals import chinese_number

_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"
_POINT = expression(
    r"(?:(?<=[。；：，])|^)(?:(?P<shi>[一二三四五六七八九十]{1,3})是|（(?P<bracket>[一二三四五六七八九十]{1,3})）"
    rf"|（(?P<digits>[0-9]{{1,2}})）|(?P<dot>[0-9]{{1,2}})[.．、](?![0-9])|(?P<circle>[{_CIRCLES}])"
    r"|第(?P<di>[一二三四五六七八九十]{1,2})，|(?P<word>首先|其次|再次|最后)，?)"
)
_WORDS = ("首先", "其次", "再次")


class Point(NamedTuple):
    """A point: where it begins, which it is of its list (0 for the last one: 最后), and how it is marked."""

    start: int
    number: int
    style: str


def points(plain: str) -> Iterator[Point]:
    """Yield the points that a text marks, in order."""
    for match in _POINT.finditer(plain):
        style = match.lastgroup or ""
        said = match[style]
        if style == "word":
            number = _WORDS.index(said) + 1 if said in _WORDS else 0
        elif style == "circle":
            number = _CIRCLES.index(said) + 1
        else:
            number = int(said) if said.isdigit() else chinese_number(said) or 0
        yield Point(match.start(), number, style)


def length_of(listed: Sequence[Point]) -> int:
    """Return how many points a list has from its first one on; points of other lists may stand in it."""
    expected = 0
    for point in listed:
        if point.style != listed[0].style:
            continue
        if point.style == "word" and (point.number == 0 or point.number == expected == 2):
            # 其次 may come twice, and 最后 ends a list.
            expected += 1
            if point.number == 0:
                break
        elif point.number == expected + 1:
            expected = point.number
        else:
            break
    return expected
