"""顺序: reading 一是、二是 and the like as lists, nested ones and those over several paragraphs included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.quantities.numerals import chinese_number as number_of
from drafter.check.rules import Spot, spot_in
from drafter.check.spelling.words import words_of
from drafter.render.numbering import chinese_number as ordinal

CHARACTERS = "一二三四五六七八九十"


class Fault(Enum):
    """What can be wrong with a list."""

    ORDER = "顺序"
    LOST = "缺字"
    MIXED = "混用"
    LONE = "只有一项"


class _Item(NamedTuple):
    """The beginning of an item.

    Attributes:
        number: Which one it says it is.
        style: 是, 要, 其 or 第.
        start: Where its words begin in the passage.
        end: Where they end.
        clear: Whether it stands where an item begins, behind a mark or at the beginning.
    """

    number: int
    style: str
    start: int
    end: int
    clear: bool


@dataclass(slots=True)
class _List:
    """A list that may go on."""

    style: str
    last: int
    count: int
    passage: Passage
    item: _Item


_SHAPES = {"是": "{}是", "要": "{}要", "其": "其{}", "第": "第{}"}
_ORDINALS = f"[{CHARACTERS}]"
_BEFORE = "。；：，、！？）”:;,. \u3000\t—…"
_ITEM = expression(
    # 一是一、二是二 is a saying; 统一是, 之一是 and 第一是 count nothing here.
    rf"(?!一是一[，、]?二是二|二是二[，。、的])(?<![统唯之万第期周单同逐十初])({_ORDINALS}{{1,3}})(是)"
    rf"|(?:^|(?<=[{_BEFORE}]))({_ORDINALS}{{1,3}})(要)(?![求素点务闻件案领])"
    rf"|(?:^|(?<=[{_BEFORE}]))(其)([一二三四五六七八九])(?=[，、：是在])"
    rf"|(?:^|(?<=[。；：！？）”\s]))(第)({_ORDINALS}{{1,2}})[，：](?!第?[{CHARACTERS}])"
)
_VERBS = "列举常用动词"
# A number that counts something: 三年来, 四套班子, 二级, 五个.
_COUNTING = (
    f"[{CHARACTERS}百千万个项件次名年月日级方大则类批者来届中线期条步种位家分季是要、，五维会院所支人套审创网就]"
)
_OTHER_FIRST = expression("首先|第一|一方面|一要|一、|其一|①|（1）|1[.．、]|一个是|一则|一来|一[^，。；]{1,4}，")
_OTHER_SECOND = expression("其次|二来|第二|另一|其二|二则|另外|再者|再次|二、|最后")

_NO_WORD, _FAR_MORE_USUAL = -19.0, 2.0
_FAR = 500
_DEEPEST = 8


def faults(document: Document, lexicon: Lexicon, fault: Fault) -> Iterator[Spot]:
    """Yield what is wrong with the lists of a document, of one kind."""
    reader = _Reader(frozenset(lexicon.words(_VERBS)), words_of(lexicon).scores)
    for passage in document.passages:
        if passage.level:
            reader.begin_section(passage)
        if passage.kind in (Kind.BODY, Kind.OTHER, Kind.HEADING):
            reader.take(passage)
    reader.close(0)
    yield from (spot for kind, spot in reader.found if kind is fault)


@dataclass(slots=True)
class _Reader:
    """Follows the lists of a section."""

    verbs: frozenset[str]
    words: Mapping[str, float]
    lists: list[_List] = field(default_factory=list)
    found: list[tuple[Fault, Spot]] = field(default_factory=list)

    def begin_section(self, passage: Passage) -> None:
        """End the lists above a heading, unless its own first words go on with one."""
        first = next(iter(_items(passage.text)), None)
        label = re.match(rf"(?:（?[0-9{CHARACTERS}]{{1,3}}[）、.．])?\s*", passage.text)
        starts = first is not None and label is not None and first.start in (label.end(), passage.head)
        if not (starts and first is not None and any(one.last + 1 == first.number for one in self.lists)):
            self.close(0)

    def take(self, passage: Passage) -> None:
        """Read the items of a passage."""
        items = [item for item in _items(passage.text) if not passage.is_missing_at(item.start)]
        for index, item in enumerate(items):
            begin = items[index - 1].end if index else 0
            self._find_lost(passage, begin, item.start, item)
            self._take_item(passage, item, begin)
        if items or self.lists:
            self._find_lost(passage, items[-1].end if items else 0, len(passage.text), None)

    def close(self, depth: int) -> None:
        """End all lists but the outermost ones."""
        for one in self.lists[depth:]:
            if _is_lone(one):
                why = "有“一是”，后面没有“二是”"
                spot = spot_in(one.passage, one.item.start, one.item.start + 8, why, "补上“二是”，只有一项的删去“一是”")
                self.found.append((Fault.LONE, spot))
        del self.lists[depth:]

    def _take_item(self, passage: Passage, item: _Item, begin: int) -> None:
        top = self.lists[-1] if self.lists else None
        if item.number == 1:
            if top and item.clear and _says_again(top, passage, item):
                self._wrong(passage, item, f"“{_said(item)}”写了两次", f"后一个写成“{_said(item, 2)}”")
                top.count += 1
                return
            self.lists.append(_List(item.style, 1, 1, passage, item))
            del self.lists[:-_DEEPEST]
            return
        depth = self._awaiting(item)
        if depth is None:
            self._take_unexpected(passage, item, begin)
            return
        self.close(depth + 1)
        going_on = self.lists[depth]
        if going_on.style != item.style:
            first = _SHAPES[going_on.style].format(ordinal(item.number))
            why = f"前面写的是“{_said(going_on.item)}”，这里写成了“{_said(item)}”"
            self._add(Fault.MIXED, passage, item, why, f"写成“{first}”，或者全部统一")
        going_on.last, going_on.count, going_on.passage = item.number, going_on.count + 1, passage

    def _awaiting(self, item: _Item) -> int | None:
        """Return the innermost list that an item goes on with; one of its own style rather than another."""
        ready = [depth for depth, one in enumerate(self.lists) if one.last + 1 == item.number]
        same = [depth for depth in ready if self.lists[depth].style == item.style]
        return max(same or ready, default=None)

    def _take_unexpected(self, passage: Passage, item: _Item, begin: int) -> None:
        same = [depth for depth, one in enumerate(self.lists) if one.style == item.style]
        if not same or (item.number == 2 and self.lists[same[-1]].passage is not passage):
            self._begin_late(passage, item)
            return
        self.close(same[-1] + 1)
        one = self.lists[-1]
        said, due = _said(item), _said(item, one.last + 1)
        if item.number == one.last:
            self._wrong(passage, item, f"“{said}”写了两次", f"这里应是“{due}”，后面的依次改")
        elif item.number > one.last:
            self._wrong(
                passage, item, f"“{_said(item, one.last)}”后面直接是“{said}”，没有“{due}”", f"补上“{due}”，或者依次改"
            )
        else:
            self._wrong(
                passage, item, f"“{said}”写在“{_said(item, one.last)}”后面", f"这里应是“{due}”，或者另起一组从一数起"
            )
        one.last, one.count, one.passage = item.number, one.count + 1, passage

    def _begin_late(self, passage: Passage, item: _Item) -> None:
        first = _OTHER_FIRST.search(passage.text, 0, item.start)
        if first:
            why = f"前面写的是“{first[0].rstrip('，')}”，这里写成了“{_said(item)}”"
            self._add(Fault.MIXED, passage, item, why, "前后统一，例如都写“一是”“二是”")
        else:
            due = _said(item, 1)
            self._wrong(
                passage, item, f"这一组从“{_said(item)}”开始，前面没有“{due}”", f"补上“{due}”，或者从“{due}”数起"
            )
        self.lists.append(_List(item.style, item.number, 2, passage, item))

    def _find_lost(self, passage: Passage, begin: int, end: int, following: _Item | None) -> None:
        """Find an item whose 是 is lost between two others, before the second one or behind the last one."""
        counting = [one for one in self.lists if one.style == "是"]
        last = counting[-1].last if counting else 0
        expected = following is not None and following.number == last + 2 and following.style == "是"
        # Nothing is missing where the next one follows; without a list only 一 before 二是 can be meant.
        if (following is not None and not expected) or (not counting and not expected) or last > 98:
            return
        own = counting[-1] if counting else None
        match = self._lost(passage.text, begin, end, last + 1, own, expected=expected and last > 0)
        # The number of the item before, once more.
        again = None if match or last < 2 else self._lost(passage.text, begin, end, last, own, expected=False)
        found = match or again
        if found:
            said, due = f"“{found[0][:-2]}”后面少了“是”", ordinal(last + 1)
            why = f"{said}，和前一项同号" if again else said
            level = Level.ERROR if expected else Level.DOUBT
            spot = spot_in(passage, *found.span(), why, f"写成“{due}是{found[0][-2:]}”", level=level)
            self.found.append((Fault.LOST, spot))
            if own:
                own.last, own.count = last + 1, own.count + 1
            else:
                item = _Item(1, "是", found.start(), found.end(), clear=True)
                self.lists.append(_List("是", 1, 1, passage, item))

    def _lost(
        self, text: str, begin: int, end: int, number: int, own: _List | None, *, expected: bool
    ) -> re.Match[str] | None:
        # Items that are parted by commas go on so.
        by_commas = own is not None and f"，{ordinal(own.last)}是" in text
        marks = "。；：！？，" if by_commas else "。；：！？"
        pattern = re.compile(rf"(?:^|(?<=[{marks}]))(?<!第){ordinal(number)}(?!{_COUNTING})[一-龥]{{2}}")
        for match in pattern.finditer(text, begin, end):
            # Where the number is missing it is meant by any words, elsewhere only by those that begin items.
            if expected or match[0][-2:] in self.verbs or self._is_word(match[0]):
                return match
        return None

    def _is_word(self, numbered: str) -> bool:
        """Whether a word begins behind a number, and none with it: 四包容, not 四川省 or 三农工."""
        if numbered in self.words:
            return False
        with_it, behind = self.words.get(numbered[:2], _NO_WORD), self.words.get(numbered[-2:], _NO_WORD)
        return behind > with_it + _FAR_MORE_USUAL

    def _wrong(self, passage: Passage, item: _Item, why: str, fix: str) -> None:
        self._add(Fault.ORDER, passage, item, why, fix)

    def _add(self, fault: Fault, passage: Passage, item: _Item, why: str, fix: str) -> None:
        if item.clear:
            level = Level.ERROR if fault is Fault.ORDER and item.style in "是要" else Level.DOUBT
            self.found.append((fault, spot_in(passage, item.start, item.end, why, fix, level=level)))


def _says_again(one: _List, passage: Passage, item: _Item) -> bool:
    """Whether the first item comes twice; behind a colon it begins a list inside another."""
    same = one.passage is passage and (one.style, one.last, one.count) == (item.style, 1, 1)
    return same and passage.text[item.start - 1] != "："


def _is_lone(one: _List) -> bool:
    if (one.style, one.last, one.count, one.item.clear) != ("是", 1, 1, True):
        return False
    # What follows may be counted in other words.
    text, end = one.passage.text, one.item.end
    return _OTHER_SECOND.search(text, end, end + _FAR) is None


def _said(item: _Item, number: int = 0) -> str:
    return _SHAPES[item.style].format(ordinal(number or item.number))


def _items(text: str) -> Iterator[_Item]:
    for match in _ITEM.finditer(text):
        first, second = (one for one in match.groups() if one)
        number, style = (second, first) if first in "其第" else (first, second)
        end = match.end() - (style == "第")
        clear = match.start() == 0 or text[match.start() - 1] in _BEFORE
        value = number_of(number)
        if value:
            yield _Item(value, style, match.start(), end, clear)
