"""Reading sentences: the quantities in them, each in its clause and bracket, in time linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.quantities.numerals import chinese_number
from drafter.check.quantities.plain import KEPT, THOUSANDS, plain_text

_LONGEST_NUMBER = 18
_LONGEST_WORDS = 40
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000), "千": Decimal(1000), "百": Decimal(100)}
_ENDLESS = Decimal("Infinity")
_ZERO = Decimal(0)
_ABOUT = ("约", "大约", "近", "将近", "接近", "大概")
_AT_LEAST = ("超", "超过", "逾", "不少于", "不低于", "至少", "突破", "高于", "多于")
_AT_MOST = ("不超过", "不高于", "低于", "不足", "少于", "未超过", "最多", "至多", "不多于", "不到")
# 村规民约14份, 审查合约3份: no estimate.
_NO_ESTIMATE = ("民约", "公约", "合约", "契约", "条约", "违约", "履约", "签约", "预约", "解约", "附近", "邻近")
_MORE = ("余", "多", "来", "几")
_IN_FRONT = {word: words for words in (_AT_MOST, _AT_LEAST, _ABOUT) for word in words}
_BEHIND = {"以上": _AT_LEAST, "左右": _ABOUT, "上下": _ABOUT, "以下": _AT_MOST, "以内": _AT_MOST}

_TOKEN = expression(
    rf"(?P<mark>[，、；：（）])"
    rf"|(?P<digits>(?<![0-9.{THOUSANDS}万亿])[0-9][0-9{THOUSANDS}]*(?:\.[0-9]+)?)"
    r"|(?P<words>百分之[零〇一二两三四五六七八九十百]+|(?<![0-9万亿之])[零〇一二两三四五六七八九十百千]+(?![零〇一二两三四五六七八九十百千]*分之))"
)
_SENTENCE = expression(r"[^。！？\n]+")
_ENDS_OF_NUMBERS = frozenset("0123456789%")
_RANGE = expression(r"[-－—–~～至到]")


class Quantity(NamedTuple):
    """A number of a sentence with what it counts.

    Attributes:
        start: Where it begins in the passage.
        end: Where it ends, unit included.
        number: The number as written, in `unit`s of `kind` (万 and 亿 worked in).
        low: The least that it can mean.
        high: The most that it can mean; not `low` for what is rounded or approximate.
        decimals: Digits behind the point.
        text: Number and unit as they stand.
        kind: The measure word; one for all that count the same (件, 宗, 起).
        front: The words of its clause in front of it, behind the quantity before.
        noun: The words behind it, up to the next mark.
        clause: Number of its clause in the sentence.
        mark: The mark in front of its clause; empty for the first.
        group: Number of the bracket that it stands in; 0 outside.
        digits: Whether it is written in digits.
        rough: Whether it is said to be approximate (约, 余, 以上).
    """

    start: int
    end: int
    number: Decimal
    low: Decimal
    high: Decimal
    decimals: int
    text: str
    kind: str
    front: str
    noun: str
    clause: int
    mark: str
    group: int
    digits: bool
    rough: bool

    @property
    def exact(self) -> bool:
        """Whether only one number is meant."""
        return self.low == self.high


class Bracket(NamedTuple):
    """A bracket of a sentence: which quantity stands right in front of it (index; -1 for none), and its outer one."""

    owner: int
    outer: int


class Sentence(NamedTuple):
    """A sentence (to the full stop) with its quantities and brackets; `brackets[0]` is the outside."""

    start: int
    text: str
    quantities: tuple[Quantity, ...]
    brackets: tuple[Bracket, ...]


class Units(tuple[tuple[str, str], ...]):
    """Measure words, each with the kind that it counts as; a key of what was read with them.

    Only the same ones are equal: to compare hundreds of words for each passage would take as long as reading it.
    """

    __slots__ = ()
    __hash__ = object.__hash__
    __eq__ = object.__eq__


@lru_cache(maxsize=KEPT)
def read_sentences(text: str, units: Units) -> tuple[Sentence, ...]:
    """Read the sentences of a passage.

    Args:
        text: The passage as printed.
        units: Measure words, each with the kind that it counts as.
    """
    plain = plain_text(text)
    return tuple(
        _Reader(plain, match.start(), match.end(), _by_first(units)).read() for match in _SENTENCE.finditer(plain)
    )


@lru_cache(maxsize=8)
def _by_first(units: Units) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for word, kind in sorted(units, key=lambda one: -len(one[0])):
        found.setdefault(word[0], []).append((word, kind))
    return found


class _Reach(NamedTuple):
    low: Decimal
    high: Decimal
    stop: int
    rough: bool


class _Reader:
    """Reads one sentence, mark by mark and number by number."""

    def __init__(self, plain: str, start: int, end: int, units: dict[str, list[tuple[str, str]]]) -> None:
        self._plain, self._start, self._end, self._units = plain, start, end, units
        self._quantities: list[Quantity] = []
        self._brackets = [Bracket(-1, -1)]
        self._group, self._clause, self._mark = 0, 0, ""
        self._front = start

    def read(self) -> Sentence:
        for match in _TOKEN.finditer(self._plain, self._start, self._end):
            if match["mark"]:
                self._take_mark(match["mark"], match.start())
            elif match.start() >= self._front:
                self._take_number(match)
        text = self._plain[self._start : self._end]
        return Sentence(self._start, text, tuple(self._with_nouns()), tuple(self._brackets))

    def _take_mark(self, mark: str, index: int) -> None:
        if mark == "（":
            last = self._quantities[-1] if self._quantities else None
            near = last is not None and last.group == self._group and last.clause == self._clause
            self._brackets.append(Bracket(len(self._quantities) - 1 if near else -1, self._group))
            self._group = len(self._brackets) - 1
        elif mark == "）" and self._group:
            self._group = self._brackets[self._group].outer
        self._clause += 1
        self._mark = mark
        self._front = index + 1

    def _take_number(self, match: re.Match[str]) -> None:
        number = _number_of(match)
        end = self._past_space(match.end())
        if number is None:
            return
        scale, end, more = self._scale(end)
        kind, stop = ("%", end) if match[0].startswith("百分之") else self._unit(end)
        if not kind:
            return
        step = Decimal(1).scaleb(int(number.as_tuple().exponent)) * scale
        low, high, stop, rough = self._reach(number * scale, step, more, match.start(), stop)
        quantity = Quantity(
            start=match.start(),
            end=stop,
            number=number * scale,
            low=low,
            high=high,
            decimals=max(0, -int(number.as_tuple().exponent)),
            text=self._plain[match.start() : stop].replace(THOUSANDS, ","),
            kind=kind,
            front=self._plain[max(self._front, match.start() - _LONGEST_WORDS) : match.start()],
            noun="",
            clause=self._clause,
            mark=self._mark,
            group=self._group,
            digits=match["digits"] is not None,
            rough=rough,
        )
        self._quantities.append(quantity)
        self._front = stop

    def _past_space(self, end: int) -> int:
        return end + 1 if self._plain.startswith(" ", end, self._end) else end

    def _scale(self, end: int) -> tuple[Decimal, int, bool]:
        """Read 余, 多, 万, 亿 between a number and its unit."""
        scale, more = Decimal(1), False
        for character in self._plain[end : min(end + 3, self._end)]:
            if character in _MORE:
                more = True
            elif character in _SCALES:
                scale *= _SCALES[character]
            else:
                break
            end += 1
        return scale, end, more

    def _unit(self, end: int) -> tuple[str, int]:
        for word, kind in self._units.get(self._plain[end : end + 1], ()):
            if self._plain.startswith(word, end, self._end):
                return kind, end + len(word)
        return "", end

    def _reach(self, value: Decimal, step: Decimal, more: bool, start: int, stop: int) -> _Reach:
        """Return what is meant, and where the expression ends."""
        leading = Decimal(1).scaleb(value.adjusted()) if value else Decimal(1)
        for word, kind in _BEHIND.items():
            if self._plain.startswith(word, stop, self._end):
                return _Reach(*_estimate(value, leading, kind), stop + len(word), True)
        front = self._plain[max(self._start, start - 4) : start]
        # 不少于 ends in 少于: the longest one is meant.
        said = max((word for word in _IN_FRONT if front.endswith(word)), key=len, default="")
        if said and not front.endswith(_NO_ESTIMATE):
            return _Reach(*_estimate(value, leading, _IN_FRONT[said]), stop, True)
        if _RANGE.match(front[-1:]) and front[-2:-1] in _ENDS_OF_NUMBERS:
            return _Reach(_ZERO, value, stop, True)
        if more:
            return _Reach(value, value + leading, stop, True)
        around = _ZERO if step == 1 else step
        return _Reach(value - around, value + around, stop, False)

    def _with_nouns(self) -> Iterator[Quantity]:
        """Yield the quantities, each with the words behind it."""
        for index, quantity in enumerate(self._quantities):
            following = self._quantities[index + 1].start if index + 1 < len(self._quantities) else self._end
            stretch = self._plain[quantity.end : min(following, quantity.end + _LONGEST_WORDS, self._end)]
            yield quantity._replace(noun=re.split("[，、；：（）]", stretch, maxsplit=1)[0])


def _number_of(match: re.Match[str]) -> Decimal | None:
    if match["digits"]:
        text = match["digits"].replace(THOUSANDS, "")
        return Decimal(text) if len(text) <= _LONGEST_NUMBER else None
    words = match["words"].removeprefix("百分之")
    number = chinese_number(words) if len(words) <= _LONGEST_NUMBER else None
    return Decimal(number) if number is not None else None


def _estimate(value: Decimal, leading: Decimal, words: tuple[str, ...]) -> tuple[Decimal, Decimal]:
    if words is _AT_LEAST:
        return value, _ENDLESS
    if words is _AT_MOST:
        return _ZERO, value
    return value - leading, value + leading
