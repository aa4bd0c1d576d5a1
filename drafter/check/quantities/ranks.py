"""Ranks behind the last of those that are ranked: 在全市9个县（区）中排名第10."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.numerals import chinese_number

_NUMERAL = "[0-9]{1,3}|[一二三四五六七八九十]{1,3}"
_RANK = expression(
    rf"(?<![0-9第])(?P<number>{_NUMERAL})(?P<measure>个|家|支|名|所)(?P<what>[^，。；、0-9]{{1,12}}(?:、[^，。；、0-9]{{1,4}})?"
    rf"[^，。；、0-9]{{0,14}}?(?:排名?|位列|位居|名列|列|居|获得?)(?:在)?(?:全[省市县区国])?)第(?P<rank>{_NUMERAL})(?:名|位|$|[，。；（])"
)
_APART = ("其中", "上升", "前移", "个月", "工作日")


class Rank(NamedTuple):
    """A rank that there are too few for."""

    start: int
    end: int
    number: int
    rank: int


def ranks_beyond(text: str) -> Iterator[Rank]:
    """Yield ranks that are greater than the number of those told in front."""
    for match in _RANK.finditer(text):
        number, rank = _value(match["number"]), _value(match["rank"])
        if number and rank > number > 1 and not any(word in match["what"] for word in _APART):
            yield Rank(match.start("number"), match.end("rank"), number, rank)


def _value(text: str) -> int:
    return int(text) if text.isdigit() else chinese_number(text) or 0
