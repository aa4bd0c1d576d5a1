"""Numbers of headings, written as text: 一、（一）1.（1） (GB/T 9704—2012, 7.3.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from drafter.render.blocks import AttachmentStart, Block, Heading

_DIGITS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """Write 1 to 99 in Chinese: 一, 十, 十一, 二十, 二十一."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones] if ones else ''}"


_FORMS: tuple[Callable[[int], str], ...] = (
    lambda number: f"{chinese_number(number)}、",
    lambda number: f"（{chinese_number(number)}）",
    lambda number: f"{number}.",
    lambda number: f"（{number}）",
)


def number_headings(blocks: Iterable[Block]) -> list[Block]:
    """Give every heading its number; a level starts anew under each higher heading and in each attachment."""
    counts = [0] * len(_FORMS)
    numbered: list[Block] = []
    for block in blocks:
        if isinstance(block, AttachmentStart):
            counts = [0] * len(_FORMS)
        if isinstance(block, Heading):
            counts[block.level - 1] += 1
            counts[block.level :] = [0] * (len(_FORMS) - block.level)
            block = replace(block, number=_FORMS[block.level - 1](counts[block.level - 1]))
        numbered.append(block)
    return numbered
