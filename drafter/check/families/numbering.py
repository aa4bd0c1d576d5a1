"""顺序: numbers of headings, of attachments and of items in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.listing import CHARACTERS
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage, heading_of
from drafter.check.patterns import Pattern, summed
from drafter.check.quantities.numerals import chinese_number as number_of
from drafter.check.rules import Check, Spot, spot_in
from drafter.render.numbering import chinese_number as ordinal

_LABEL = expression(rf"（?([0-9]{{1,2}}|[{CHARACTERS}]{{1,3}})[）、.．]、?")
_SHAPES = {1: "{}、", 2: "（{}）", 3: "{}.", 4: "（{}）"}
# 一、二审 and 三、四季度 begin no heading, but 二、三项制度 does where a second one is due.
_MAY_BE_WORDS = expression(rf"[{CHARACTERS}]{{1,3}}、[{CHARACTERS}]{{1,2}}[^、]")
_LINE_OF_CONTENTS = expression(r".{0,80}[.…·　 ]{2}[0-9]{1,3}$")
_ATTACHMENT = expression(
    rf"附件[ 　]?(?:([0-9]{{1,2}}|[{CHARACTERS}]{{1,2}})(?=[：.．、 　]|$)|：(?:([0-9]{{1,2}})[.．、])?|$)"
)


@dataclass(slots=True)
class _Counter:
    """How far the headings of each level have come.

    Attributes:
        last: Number of the last heading of a level.
        open: Levels that may begin anew, because a heading above has come since.
        listed: Whether a paragraph has come that ends with a colon: a list may follow it.
        text: Whether running text has come since the last heading of the first level began to count.
    """

    last: dict[int, int] = field(default_factory=dict)
    open: set[int] = field(default_factory=set)
    listed: bool = False
    text: bool = False

    def take(self, level: int, number: int) -> tuple[str, Level] | None:
        """Count a heading; return what is wrong with its number and how surely."""
        last, fresh = self.last.get(level, 0), level in self.open
        self.last[level] = number
        self.open.discard(level)
        self.open |= {deeper for deeper in self.last if deeper > level}
        wrong = self._judge(level, number, last, fresh)
        self.listed = False
        return wrong

    def _judge(self, level: int, number: int, last: int, fresh: bool) -> tuple[str, Level] | None:
        said = _said(level, number)
        if fresh and level == 2 and number == last + 1:
            # 1. may run on through （一） and （二）; （一） hardly ever does through 一、 and 二、.
            return f"新的一部分从“{said}”开始，前面没有“{_said(level, 1)}”", Level.DOUBT
        if number == last + 1 or (number == 1 and (fresh or self.listed)):
            return None
        if not last or fresh:
            sure = level == 2 and 1 in self.last
            return f"从“{said}”开始，前面没有“{_said(level, 1)}”", Level.ERROR if sure else Level.DOUBT
        if number == last:
            return f"“{said}”写了两次", Level.ERROR
        if number == 1:
            # The first level comes twice in a report with a table of contents.
            return (f"同一级里又从“{said}”数起", Level.DOUBT) if level > 1 or self.text else None
        return f"“{_said(level, last)}”后面是“{said}”，不连续", Level.ERROR


def _said(level: int, number: int) -> str:
    return _SHAPES[level].format(ordinal(number) if level <= 2 else number)


def check_headings(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find headings whose number is said twice, left out or out of order."""
    counter = _Counter()
    key = ""
    for passage in document.passages:
        attachment = _ATTACHMENT.match(passage.text) if passage.kind is not Kind.CELL else None
        if attachment or passage.kind is Kind.TITLE:
            # Each attachment counts for itself; its list begins behind the word.
            counter = _Counter({3: int(attachment[2])} if attachment and attachment[2] else {})
            continue
        if document.answers is not None and passage.place_at(0).key != key:
            # In a record only what is numbered by hand inside one value can be wrong.
            counter, key = _Counter(), passage.place_at(0).key
        yield from _numbered(passage, counter, by_hand=document.answers is not None)


def _numbered(passage: Passage, counter: _Counter, *, by_hand: bool) -> Iterator[Spot]:
    level, number = _label(passage, by_hand=by_hand)
    if not level:
        counter.listed = counter.listed or passage.text.endswith("：")
        counter.text = counter.text or passage.kind is Kind.BODY
        return
    last = counter.last.get(level, 0)
    if number != last + 1 and _MAY_BE_WORDS.match(passage.text):
        return
    wrong = counter.take(level, number)
    if wrong:
        end = min(len(passage.text), 10)
        due = _said(level, last + 1 if "开始" not in wrong[0] else 1)
        yield spot_in(passage, 0, end, wrong[0], f"看是不是“{due}”，后面的依次改", level=wrong[1])
    if passage.kind is Kind.BODY:
        counter.text = True


def _label(passage: Passage, *, by_hand: bool) -> tuple[int, int]:
    """Return level and number of a passage's label; 0, 0 where it has none."""
    if passage.kind not in (Kind.BODY, Kind.HEADING) or (by_hand and passage.level):
        return 0, 0
    level = heading_of(passage.text)[0] if by_hand else passage.level
    match = _LABEL.match(passage.text)
    if not level or not match or _LINE_OF_CONTENTS.match(passage.text):
        return 0, 0
    number = int(match[1]) if match[1].isdigit() else (number_of(match[1]) or 0)
    return (level, number) if number else (0, 0)


def check_levels(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a level left out that the report has elsewhere."""
    if document.is_made:
        return
    used = {passage.level for passage in document.headings()}
    above = 0
    for passage in document.passages:
        level = passage.level
        if level > above + 1 and above and level - 1 in used:
            shown = f"“{_said(above, 1)}”这一级下面直接是“{_said(level, 1)}”这一级"
            yield spot_in(passage, 0, min(len(passage.text), 10), shown, "别处用了中间一级，前后统一")
        above = level or above
    yield from _uncounted(document, used)


def _uncounted(document: Document, used: set[int]) -> Iterator[Spot]:
    """Find the first part that counts with 一是 where the others count with （一）."""
    above = 0
    for passage in document.passages:
        above = passage.level or above
        index = passage.text.find("一是")
        if above == 1 and 2 in used and not passage.level and index >= 0 and "二是" in passage.text[index:]:
            why = "这一部分没有用“（一）”一级，直接用了“一是”，别的部分用了“（一）”"
            yield spot_in(passage, index, index + 8, why, "想让各部分一致的，改用“（一）”分条")
            return


_LABELS = (
    Pattern(
        expression(rf"^(（(?:[{CHARACTERS}]{{1,3}}|[0-9]{{1,2}})）)[、，.．：]"),
        "带括号的序号后面不加标点",
        r"写成“\1”",
        r"\1",
    ),
    Pattern(expression(r"^([0-9]{1,2})[、，](?![0-9])"), "阿拉伯数字的序号后面用点", r"写成“\1.”", r"\1."),
    Pattern(
        expression(rf"^([{CHARACTERS}]{{1,3}})）(?=.)"),
        "汉字的序号用一对括号",
        r"写成“（\1）”",
        r"（\1）",
        Level.DOUBT,
    ),
    Pattern(
        expression(rf"^([{CHARACTERS}]{{1,3}})[.．，：](?=.)"),
        "汉字的序号后面用顿号",
        r"写成“\1、”",
        r"\1、",
        Level.DOUBT,
    ),
    Pattern(
        expression(rf"(?:^|(?<=[。；：]))(第[{CHARACTERS}]{{1,2}}|首先|其次)、(?!第|[{CHARACTERS}])"),
        "后面用逗号",
        r"写成“\1，”",
        r"\1，",
    ),
)


def _may_be_none(text: str) -> bool:
    return bool(_MAY_BE_WORDS.match(text) or _LINE_OF_CONTENTS.match(text))


def check_labels(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find marks behind numbers that are not usual there."""
    running = [one for one in document.passages if one.kind in (Kind.BODY, Kind.HEADING, Kind.OTHER)]
    for pattern in _LABELS:
        spots = (spot for passage in running for spot in pattern.spots(passage) if not _may_be_none(passage.text))
        yield from summed(spots, f"序号的标点：{pattern.why}", "全文统一，可以整体替换")


def check_attachments(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find attachments out of order."""
    last = 0
    for passage in document.passages:
        match = _ATTACHMENT.match(passage.text) if passage.kind is not Kind.CELL else None
        if not match or not match[1]:
            continue
        number = int(match[1]) if match[1].isdigit() else (number_of(match[1]) or 0)
        if number not in (1, last + 1):
            why = f"“附件{last}”后面是“附件{number}”" if last else f"从“附件{number}”开始，前面没有“附件1”"
            yield spot_in(passage, 0, match.end(1), why, f"看是不是“附件{last + 1}”")
        last = number


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"
_INLINE = (
    expression(f"()([{_CIRCLED}])"),
    expression(r"(?:^|(?<=[。；：，、]))(（)([0-9]{1,2})）(?=[一-龥])"),
    expression(rf"(?:^|(?<=[。；：，、]))(（)([{CHARACTERS}]{{1,2}})）(?=[一-龥])"),
    expression(r"(?<=[。；：])()([0-9]{1,2})[.．、](?=[一-龥])"),
)


def check_inline(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find numbers inside a paragraph out of order."""
    for passage in document.passages:
        if passage.kind in (Kind.BODY, Kind.OTHER, Kind.HEADING):
            for pattern in _INLINE:
                yield from _inline(passage, pattern)


def _inline(passage: Passage, pattern: re.Pattern[str]) -> Iterator[Spot]:
    last = 0
    for match in pattern.finditer(passage.text):
        text = match[2]
        number = int(text) if text.isascii() else _CIRCLED.find(text) + 1 or number_of(text) or 0
        if last and number not in (1, last + 1):
            why = f"“{match[0]}”写了两次" if number == last else f"前面是第 {last} 项，这里是第 {number} 项，不连续"
            yield spot_in(passage, match.start(), match.end() + 4, why, "按顺序改")
        last = number


CHECKS: dict[str, Check] = {
    "顺序-7": check_headings,
    "顺序-8": check_levels,
    "顺序-9": check_labels,
    "顺序-10": check_attachments,
    "顺序-11": check_inline,
}
