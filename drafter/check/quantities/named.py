"""Numbers of what is named beside them, in words that measure nothing else: 五道程序, 三件事, 四支队伍, 两部门."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.numerals import chinese_number

_COUNT = expression(r"(?<=[一-龥”》）〗])(?P<number>[二两三四五六七八九]|十[一二]?)(?P<big>大)?(?=[一-龥])")
# 和两部法律: what stands in front is named beside them.
_NO_NAME = frozenset("和与及或有为是共了第全约近逾超百千万亿之一零每各这那前后上下分初届十二两三四五六七八九")
# 统一受理、分类办理、限时办结的三步流程
_STEPS = frozenset("步道关环")
_LONGEST = 6


class Named(NamedTuple):
    """A number of things that may be named beside it, with the words that it stands in."""

    start: int
    end: int
    number: int
    text: str


def counted_names(plain: str, words: Sequence[str]) -> Iterator[Named]:
    """Yield the numbers behind which one of some words follows: 五道程序 for 道程序.

    Args:
        plain: A text as `plain_text` leaves it.
        words: What is counted so.
    """
    known = frozenset(words)
    for match in _COUNT.finditer(plain):
        before = plain[match.start() - 1]
        if before in _NO_NAME:
            continue
        number = chinese_number(match["number"])
        behind = plain[match.end() : match.end() + _LONGEST]
        word = next((behind[:size] for size in range(len(behind), 0, -1) if behind[:size] in known), "")
        if word and number and (before != "的" or word[0] in _STEPS):
            yield Named(match.start(), match.end() + len(word), number, f"{match[0]}{word}")
