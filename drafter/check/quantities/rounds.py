"""Rounds that are counted and then told one by one: 分三批, 第一批…, 第二批…, 第三批…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.numerals import chinese_number

_NUMERAL = "[一二两三四五六七八九十]{1,2}|[0-9]{1,2}"
_ROUND = "批次?|期|轮次?|组|次|阶段|步|档|梯队|片区?|季度|场|节|讲|类"
_SAID = expression(
    rf"(?<![第0-9./一二两三四五六七八九十百每达上下前后首])(?P<number>{_NUMERAL})(?P<measure>个?(?:{_ROUND}))"
)
_ORDINAL = expression(rf"(?:第(?P<number>{_NUMERAL})|(?P<first>首))(?P<measure>{_ROUND})")
_BEGINS = frozenset("，。；：、（\n中")
_LATER = expression(r"明年|下年|下一|计划|拟|将|启动|筹备|列入|待|今后")
_CLAUSE = expression(r"[，。；\n]")
_UNFINISHED = expression(r"计划|拟|将|目前|已经|其余|剩余|最后|尚|待|陆续|等|分别|以及|及|和")
_END = expression(r"[。！？\n]")
_LONGEST, _FEWEST = 240, 2


class Rounds(NamedTuple):
    """A number of rounds that is not how many are told.

    Attributes:
        start: Where it stands.
        end: Where it ends.
        told: How many rounds are told one by one.
    """

    start: int
    end: int
    told: int


def miscounted_rounds(text: str) -> Iterator[Rounds]:
    """Yield the numbers of rounds (分两批) behind which more, or one fewer, are told one by one (第三批39人)."""
    ordinals = [(match, _value(match)) for match in _ORDINAL.finditer(text)]
    first = next((index for index, (_, number) in enumerate(ordinals) if number == 1), None)
    while first is not None:
        listed = _listed(ordinals[first:])
        measure = listed[0]["measure"]
        begin = listed[0].start()
        said = _said_before(text, begin, measure) if text[begin - 1 : begin] in _BEGINS else None
        if said is not None and len(listed) >= _FEWEST:
            number = _number(said["number"])
            fewer = len(listed) == number - 1 and _is_finished(text, said.end(), listed)
            if fewer or (len(listed) > number > 1 and not _is_to_come(text, listed[number])):
                yield Rounds(said.start(), said.end(), len(listed))
        following = first + len(listed)
        first = next((index for index in range(following, len(ordinals)) if ordinals[index][1] == 1), None)


def _value(match: re.Match[str]) -> int:
    return 1 if match["first"] else _number(match["number"])


def _number(text: str) -> int:
    return int(text) if text.isdigit() else chinese_number(text) or 0


def _listed(ordinals: list[tuple[re.Match[str], int]]) -> list[re.Match[str]]:
    """Return the rounds that are told one behind the other from the first on."""
    found = [ordinals[0][0]]
    for match, number in ordinals[1:]:
        if number != len(found) + 1 or match["measure"] != found[0]["measure"]:
            break
        if match.start() - found[-1].end() > _LONGEST:
            break
        found.append(match)
    return found


def _said_before(text: str, end: int, measure: str) -> re.Match[str] | None:
    """Return the nearest number of such rounds in front of the first one, in its paragraph."""
    found = None
    for match in _SAID.finditer(text, max(0, end - _LONGEST // 2), end):
        if match["measure"].removeprefix("个") == measure:
            found = match
    return found


def _is_to_come(text: str, match: re.Match[str]) -> bool:
    """Whether a round is only planned (第三轮督察列入明年计划)."""
    end = _CLAUSE.search(text, match.end())
    return _LATER.search(text, match.end(), end.start() if end else len(text)) is not None


def _is_finished(text: str, begin: int, listed: list[re.Match[str]]) -> bool:
    """Whether all rounds are meant to be told: one clause or more each, and the sentence ends behind the last."""
    end = _END.search(text, listed[-1].end())
    stretch = text[begin : end.start() if end else len(text)]
    again, lead = _SAID.search(stretch), text[begin : listed[0].start()]
    if "其中" in lead or again is not None:
        return False
    return "。" not in text[begin : listed[-1].start()] and not _UNFINISHED.search(stretch)
