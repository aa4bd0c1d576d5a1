"""Numbers of headings, written as text: 一、（一）1.（1） (GB/T 9704—2012, 7.3.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from drafter.render.blocks import AttachmentStart, Block, Heading

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")


def chinese_number(number: int) -> str:
    """Write 1 to 9999 in Chinese: 一, 十, 十一, 二十一, 一百零五, 一千二百."""
    digits = [int(digit) for digit in str(number)]
    text = ""
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit:
            text += _DIGITS[digit] + _PLACES[place]
        elif not text.endswith("零"):
            text += "零"
    text = text.rstrip("零")
    return text.removeprefix("一") if number in range(10, 20) else text


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
            block = block._replace(number=_FORMS[block.level - 1](counts[block.level - 1]))
        numbered.append(block)
    return numbered
