"""部分: items and parts that are only a name, or say only that there is nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.items import Item, items_in, items_of, says_nothing
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.statements import Told, told_by
from drafter.check.timing import Part, five_parts_are_due, parts

_FEWEST_OTHERS, _SHORTEST_TOLD, _LONGEST_NAME = 2, 8, 24
_MARKS = expression("^[。；，：]+|[。；，：]+$")
_COUNTED = expression("[0-9]")
_REQUIRED = (Told.LACKS, Told.HEADS, Told.PLANS)


def check_hollow(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find items that only have a name while the others tell something, and required parts that say 无."""
    for part in parts(document):
        told = told_by(part, lexicon)
        if part.heading is None or told is Told.OTHERS:
            continue
        if told in _REQUIRED and five_parts_are_due(document) and says_nothing(_text(part)):
            why = "这一部分只写了没有"
            fix = "规定要求写明的，写上实际情况；确实没有的，写一句为什么没有"
            yield spot_in(part.heading, 0, part.heading.head, why, fix)
            continue
        yield from _empty_headings(part.passages)
        for group in _groups(part):
            yield from _empty_items(group)


def _text(part: Part) -> str:
    body = part.heading.body if part.heading else ""
    return body + "".join(one.text for one in part.passages if one.kind in (Kind.BODY, Kind.HEADING, Kind.OTHER))


def _groups(part: Part) -> Iterator[Sequence[Item]]:
    """Yield the items that stand beside each other: those of the part in paragraphs, those inside one paragraph."""
    if not any(one.level for one in part.passages):
        yield items_of(part.passages)
    else:
        for passage in part.passages:
            # What leads to them is no item.
            yield [one for one in items_in(passage) if one.start >= passage.head]


def _empty_headings(passages: Sequence[Passage]) -> Iterator[Spot]:
    """Look for headings with 无 behind or under them."""
    for index, passage in enumerate(passages):
        if not passage.level:
            continue
        following = passages[index + 1] if index + 1 < len(passages) else None
        under = following.text if following is not None and following.kind is not Kind.HEADING else ""
        if says_nothing(passage.body or under):
            why = "这一项只有标题，下面写的是没有"
            yield spot_in(passage, 0, len(passage.text), why, "写上内容；确实没有的，删去这一项")


def _empty_items(items: Sequence[Item]) -> Iterator[Spot]:
    rests = [_MARKS.sub("", item.text[len(item.name) :]) for item in items]
    for index, (item, rest) in enumerate(zip(items, rests, strict=True)):
        others = [*rests[:index], *rests[index + 1 :]]
        end = min(item.end, item.start + len(item.name) + 1 + len(rest))
        if says_nothing(rest):
            why, fix = "这一项只有名称，下面写的是没有", "写上内容；确实没有的，删去这一项"
            yield spot_in(item.passage, item.start, end, why, fix)
        elif not rest and _is_name(item) and len(items) > _FEWEST_OTHERS and _all_tell(others):
            why, fix = "别的各项都写了内容，这一项只有名称", "写明做什么、怎样做"
            yield spot_in(item.passage, item.start, end, why, fix, level=Level.HINT)


def _is_name(item: Item) -> bool:
    return len(item.name) <= _LONGEST_NAME and not _COUNTED.search(item.name) and item.text.endswith(("。", "；"))


def _all_tell(rests: Sequence[str]) -> bool:
    return all(len(one) >= _SHORTEST_TOLD for one in rests)


CHECKS: dict[str, Check] = {"部分-8": check_hollow}
