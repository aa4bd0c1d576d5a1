"""Numbers of headings: how they are written, and whether they follow one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from drafter.verify import items
from drafter.verify.kinds import Kind, Part
from drafter.verify.levels import lead_of, number_text
from drafter.verify.rows import Row, Spot, judged, unverified

_DEEPEST, _CHINESE_LEVELS = 4, 2


def level_rows(parts: list[Part]) -> Iterator[Row]:
    """Yield the rows of numbers of headings."""
    numbered = [part for part in parts if part.level and part.head]
    if not numbered:
        yield unverified(items.NUMBER_FORM, "没有认出层次标题")
        return
    yield judged(items.NUMBER_FORM, _form_spots(numbered), items.NUMBER_FORM.wanted)
    yield judged(items.NUMBER_ORDER, _order_spots(parts), items.NUMBER_ORDER.wanted)


def _form_spots(numbered: list[Part]) -> Iterator[Spot]:
    for part in numbered:
        lead = lead_of(part.paragraph.text.strip())
        if lead is None:
            yield Spot(part.paragraph.place, "用了标题样式，没有序数")
        elif lead.wanted and lead.written != lead.wanted:
            yield Spot(part.paragraph.place, f"写成“{lead.written}”，应为“{lead.wanted}”")


def _order_spots(parts: list[Part]) -> Iterator[Spot]:
    """Find numbers out of order; 一、 straight to 1. is usual where there is no （一） under that 一、."""
    counts = [0] * (_DEEPEST + 1)
    above = 0
    for index, part in enumerate(parts):
        if part.kind is Kind.ATTACHMENT_LABEL:
            counts, above = [0] * (_DEEPEST + 1), 0
        lead = lead_of(part.paragraph.text.strip()) if part.head else None
        if lead is None or not lead.value:
            continue
        if lead.level > above + 1 and above and above + 1 in _levels_below(parts[index:], above):
            yield Spot(part.paragraph.place, f"“{number_text(above, 1)}”下面直接用了“{number_text(lead.level, 1)}”")
        elif lead.value != counts[lead.level] + 1 and not _begins_anew(lead.level, lead.value):
            due = number_text(lead.level, counts[lead.level] + 1)
            yield Spot(part.paragraph.place, f"是“{number_text(lead.level, lead.value)}”，按顺序应为“{due}”")
        counts[lead.level] = lead.value
        counts[lead.level + 1 :] = [0] * (_DEEPEST - lead.level)
        above = lead.level


def _levels_below(parts: Sequence[Part], above: int) -> set[int]:
    """Return the levels used up to the next heading that stands as high as the one above."""
    inside = takewhile(lambda part: not (part.head and 0 < part.level <= above), parts)
    return {part.level for part in inside if part.head}


def _begins_anew(level: int, value: int) -> bool:
    """Whether a number may begin anew under one and the same heading: lists of 1. and （1） do."""
    return value == 1 and level > _CHINESE_LEVELS
