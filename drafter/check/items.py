"""The items of a part: what stands under each heading below it, or behind each 一是, 第一, 首先."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.passages import Passage

_MARK = expression(
    r"(?:(?<=[。；：，])|^)(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[，、]|首先，|其次，|再次，|最后，|此外，|另外，|[（(][1-9一二三四五六七八九][）)])"
)
_FEWEST = 2
_NOTHING = expression(
    "(?:暂?无|没有|暂无|不存在|未发现|略|从略|同上|待定)(?:此类|这类|这方面|上述|相关|明显|其他|任何)?(?:的)?(?:情况|内容|不足|问题|安排|原因)*[。；]?"
)


class Item(NamedTuple):
    """One item.

    Attributes:
        passage: Where it begins.
        start: Its first character there.
        end: Index behind its last one in that passage.
        text: All its text, that of the passages that follow it included.
    """

    passage: Passage
    start: int
    end: int
    text: str

    @property
    def name(self) -> str:
        """What it begins with: its heading, or its first clause."""
        text = self.passage.text[self.start : self.end]
        mark = _MARK.match(text)
        behind = mark.end() if mark else 0
        return text[:behind] + re.split(r"[。；，：]", text[behind:])[0]


def says_nothing(text: str) -> bool:
    """Whether a text says only that there is nothing to say, as 无 or 没有此类情况."""
    return _NOTHING.fullmatch(text) is not None


def items_of(passages: Sequence[Passage]) -> list[Item]:
    """Return the items of a part; none where it is not divided.

    Args:
        passages: What stands under the part's heading.
    """
    top = min((one.level for one in passages if one.level), default=0)
    if top:
        return list(_under_headings(passages, top))
    begun = [one for one in passages if _MARK.match(one.text)]
    if len(begun) >= _FEWEST:
        return list(_in_paragraphs(passages))
    return [item for one in passages for item in items_in(one)]


def _under_headings(passages: Sequence[Passage], top: int) -> Iterator[Item]:
    begins = [index for index, one in enumerate(passages) if one.level == top]
    for index, following in zip(begins, [*begins[1:], len(passages)], strict=True):
        one = passages[index]
        text = "".join(other.text for other in passages[index:following])
        yield Item(one, 0, one.head or len(one.text), text)


def _in_paragraphs(passages: Sequence[Passage]) -> Iterator[Item]:
    begins = [index for index, one in enumerate(passages) if _MARK.match(one.text)]
    for index, following in zip(begins, [*begins[1:], begins[-1] + 1], strict=True):
        one = passages[index]
        yield Item(one, 0, len(one.text), "".join(other.text for other in passages[index:following]))


def items_in(passage: Passage) -> Iterator[Item]:
    """Yield the items inside one paragraph: 一是……；二是……."""
    marks = [match.start() for match in _MARK.finditer(passage.text)]
    if len(marks) >= _FEWEST:
        for start, end in zip(marks, [*marks[1:], len(passage.text)], strict=True):
            yield Item(passage, start, end, passage.text[start:end])
