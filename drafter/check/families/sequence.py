"""顺序: lists inside running text (一是、二是；第一、第二；一方面、另一方面；首先、其次)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families import numbering
from drafter.check.families.listing import CHARACTERS, Fault, faults
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.rules import Check, Spot, spot_in


def check_order(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find lists that say a number twice, leave one out or begin behind the first one."""
    yield from faults(document, lexicon, Fault.ORDER)


def check_lost(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find items that have lost their 是."""
    yield from faults(document, lexicon, Fault.LOST)


def check_mixed(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find lists that change their way of counting."""
    yield from faults(document, lexicon, Fault.MIXED)


def check_lone(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a first item without a second one; at the end of a text that breaks off, the others may be lost."""
    last = document.cut_off
    for spot in faults(document, lexicon, Fault.LONE):
        may_go_on = last is not None and spot.place == last.place_at(0)
        yield spot._replace(level=Level.HINT) if may_go_on else spot


_SIDE = expression("另方面|另外?一?个?方面|另一面|(?<![另这那某任何每哪同单在第的])一方面")
_SIDES_AHEAD = 4


def check_sides(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 一方面 without 另一方面, and the other way round."""
    running = [passage for passage in document.passages if passage.kind in (Kind.BODY, Kind.OTHER)]
    is_open = False
    for index, passage in enumerate(running):
        if passage.level:
            is_open = False
        last_open = -1
        for match in _SIDE.finditer(passage.text):
            spot, is_open, last_open = _side(passage, match, is_open, last_open)
            yield from [spot] if spot else []
        if last_open >= 0 and not _goes_on(running[index + 1 : index + _SIDES_AHEAD]):
            is_open = False
            why = "有“一方面”，后面没有“另一方面”"
            yield spot_in(passage, last_open, last_open + 6, why, "补上“另一方面”，或者删去“一方面”")


def _side(passage: Passage, match: re.Match[str], is_open: bool, last_open: int) -> tuple[Spot | None, bool, int]:
    """Take one side: what is wrong with it, whether another is awaited, and where the first one stands."""
    if match[0] == "一方面":
        # 一方面……一方面…… is a pair as well.
        return None, not is_open, -1 if is_open else match.start()
    if match[0] == "另方面":
        return spot_in(passage, *match.span(), "“另方面”少了“一”", "写成“另一方面”"), False, -1
    if not is_open and not passage.text.startswith("一方面"):
        why = "“另一方面”前面没有“一方面”"
        return spot_in(passage, *match.span(), why, "补上“一方面”，或者换成“同时”", level=Level.HINT), False, -1
    return None, False, -1


def _goes_on(following: list[Passage]) -> bool:
    for passage in following:
        if passage.level:
            return False
        if _SIDE.search(passage.text):
            return True
    return False


_STEPS = ("首先", "其次", "再次", "最后")
_STEP = expression(r"(?:^|(?<=[。；：！？]))(首先|其次|再次|最后)(?=[，、：]|[^，。；]{2})")
_BEGINNINGS = expression(f"首先|第一|一是|一方面|主要|一要|其一|[{CHARACTERS}]、|1[.．、]|①|（1）")


def check_steps(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 首先、其次、再次、最后 out of order."""
    last = -1
    begun = False
    for passage in document.passages:
        if passage.level:
            last, begun = -1, False
        if passage.kind not in (Kind.BODY, Kind.OTHER):
            continue
        for match in _STEP.finditer(passage.text):
            step = _STEPS.index(match[1])
            begun = begun or bool(_BEGINNINGS.search(passage.text, 0, match.start()))
            yield from _step(passage, match, last, begun)
            last, begun = step, True
        begun = begun or bool(_BEGINNINGS.search(passage.text))


def _step(passage: Passage, match: re.Match[str], last: int, begun: bool) -> Iterator[Spot]:
    step = _STEPS.index(match[1])
    span = match.span(1)
    # 再次 also means once more, 最后 also in the end, 首先 also above all.
    if step == 1 and last < 0 and not begun:
        yield spot_in(passage, *span, "“其次”前面没有“首先”", "前面补上“首先”，或者删去“其次”")
    elif step == 1 and last == 1:
        yield spot_in(passage, *span, "“其次”写了两次", "后一个写成“再次”或者“最后”")
    elif step == 2 and last == 2:
        yield spot_in(passage, *span, "“再次”写了两次", "前一个写成“其次”，或者后一个写成“最后”")
    elif step == 2 and last == 0 and passage.text.startswith("，", span[1]):
        yield spot_in(passage, *span, "“首先”后面接“再次”，少了“其次”", "写成“其次”")
    elif 0 < step < last:
        yield spot_in(passage, *span, f"“{match[1]}”写在“{_STEPS[last]}”后面", "按“首先、其次、再次、最后”的顺序写")


CHECKS: dict[str, Check] = {
    "顺序-1": check_order,
    "顺序-2": check_lost,
    "顺序-3": check_mixed,
    "顺序-4": check_lone,
    "顺序-5": check_sides,
    "顺序-6": check_steps,
    **numbering.CHECKS,
}
