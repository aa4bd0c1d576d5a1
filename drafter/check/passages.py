"""The text that is checked: paragraphs as they will be read, each character with the place that it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.errors import Place


class Kind(Enum):
    """What a passage is in a report."""

    TITLE = "标题"
    RECIPIENT = "主送"
    HEADING = "小标题"
    BODY = "正文"
    CELL = "表格"
    SIGNATURE = "署名"
    DATE = "成文日期"
    OTHER = "其他"


class Segment(NamedTuple):
    """A stretch of a passage with one origin.

    Attributes:
        start: Where it begins in the passage's text.
        end: Where it ends.
        place: Where it comes from; with a key for a value of a record, without one for the layout's own wording.
        missing: Whether it marks something that is still to be filled in.
    """

    start: int
    end: int
    place: Place
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, heading, title line or table cell.

    Attributes:
        kind: What it is.
        text: Its characters as rules read them, number of a heading included: marks and digits in the width that
            Chinese text wants (`evened`), one for one, so that a rule need not know both.
        segments: Where they come from, in order, without gaps.
        level: Of a heading, 1 (一、) to 4 (（1）); 0 for others.
        head: How many characters at the beginning are a run-in heading with its number; all of a heading that
            stands alone; 0 where there is none.
        part: The heading of the first level that it stands under, without number; empty before the first.
        written: Its characters as they stand, of the same number; empty where they are those of the text.
    """

    kind: Kind
    text: str
    segments: tuple[Segment, ...]
    level: int = 0
    head: int = 0
    part: str = ""
    written: str = ""

    def quote(self, start: int, end: int) -> str:
        """Return some characters as they stand."""
        return (self.written or self.text)[start:end]

    def place_at(self, index: int) -> Place:
        """Return where a character comes from."""
        inside = (one for one in self.segments if one.start <= index < one.end)
        return next(inside, self.segments[-1]).place

    def is_missing_at(self, index: int) -> bool:
        """Whether a character belongs to a mark of missing content."""
        return any(one.missing and one.start <= index < one.end for one in self.segments)

    @property
    def body(self) -> str:
        """The text behind a run-in heading; nothing for a heading that stands alone."""
        return self.text[self.head :]


class Sentence(NamedTuple):
    """A sentence of a passage, with the index at which it begins there."""

    start: int
    text: str


_HALF = ",;:?!()"
_FULL = "，；：？！（）"
_WIDE = (0xFF05, *range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))  # ％, digits, letters
_WIDTHS = {code: code - 0xFEE0 for code in _WIDE}
# A mark between two characters of one byte is part of a number, a time, an address or foreign words.
_NARROW_MARK = expression(r"[()]|(?<![!-~])[,;:?!]|[,;:?!](?! ?[!-~])")


def evened(text: str) -> str:
    """Return a text with half-width marks made full and full-width digits and letters made half, one for one."""
    return _NARROW_MARK.sub(lambda mark: _FULL[_HALF.index(mark[0])], text.translate(_WIDTHS))


_SENTENCE = expression(r"[^。！？；\n]+[。！？；]?")


def sentences(passage: Passage) -> Iterator[Sentence]:
    """Return the sentences of a passage; a semicolon ends one as well, because it parts what is counted."""
    return iter(_sentences(passage.text))


# Rule after rule asks for those of the whole report.
@lru_cache(maxsize=1 << 16)
def _sentences(text: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(match.start(), match[0]) for match in _SENTENCE.finditer(text))


_HEADINGS = (
    (1, expression(r"[一二三四五六七八九十]{1,3}、")),
    (2, expression(r"（[一二三四五六七八九十]{1,3}）、?")),
    (3, expression(r"[0-9]{1,2}[.．、](?![0-9])")),
    (4, expression(r"（[0-9]{1,2}）、?")),
)
_LONGEST_HEADING = 60
_DATE_LINE = expression(
    r"(?:[0-9]{4}|[〇零○一二三四五六七八九]{4})年(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月.{1,3}日"
)
# 示政发〔2025〕5号　签发人：…: what stands above it is the red head, and the title is still to come.
_NUMBER_LINE = expression(r"[^，。；《》]{1,12}[〔\[][0-9]{4}[〕\]][0-9]{1,5}号(?:\s*签发人：.*)?")
_ENDS = "。！？；：…”）"
_LONGEST_TITLE = 3


@dataclass(slots=True)
class _Reader:
    """Tells of each line of a plain text what it is, from what stood above it."""

    file: str
    passages: list[Passage] = field(default_factory=list)
    part: str = ""
    titles: int = 0
    begun: bool = False

    def take(self, number: int, line: str) -> None:
        written = line.strip()
        if written:
            self.passages.append(self.passage(written, Place(self.file, number)))

    def passage(self, written: str, place: Place) -> Passage:
        """Tell what a line is."""
        text = evened(written)
        segments = (Segment(0, len(text), place),)
        level, head = heading_of(text)
        if level:
            self.begun = True
            alone = head == len(text)
            if level == 1:
                self.part = text[:head].partition("、")[2].rstrip("。")
            kind = Kind.HEADING if alone else Kind.BODY
            return Passage(kind, text, segments, level, head, self.part, written)
        return Passage(self._kind(text), text, segments, part=self.part, written=written)

    def _kind(self, text: str) -> Kind:
        if not self.begun and _NUMBER_LINE.fullmatch(text):
            self.passages[:] = [replace(one, kind=Kind.OTHER) for one in self.passages]
            self.titles = 0
            return Kind.OTHER
        if not self.begun and self.titles < _LONGEST_TITLE and _may_be_title(text):
            self.titles += 1
            return Kind.TITLE
        if not self.begun and text.endswith("：") and "。" not in text and "，" not in text:
            self.begun = True
            return Kind.RECIPIENT
        self.begun = True
        if _DATE_LINE.fullmatch(text):
            return Kind.DATE
        # A short line without any end is a signature, a label or a row of a table.
        return Kind.BODY if text[-1] in _ENDS or len(text) > _LONGEST_HEADING else Kind.OTHER


def _may_be_title(text: str) -> bool:
    return text[-1] not in _ENDS and "。" not in text and len(text) <= _LONGEST_HEADING


def heading_of(text: str) -> tuple[int, int]:
    """Return the level of a line's heading and how long it is with its number; 0, 0 where it has none."""
    for level, pattern in _HEADINGS:
        match = pattern.match(text)
        if match:
            end = text.find("。", match.end())
            if end < 0:
                return level, len(text) if len(text) <= _LONGEST_HEADING else match.end()
            return level, end + 1 if end - match.end() < _LONGEST_HEADING else match.end()
    return 0, 0


def passage_of_line(line: str, place: Place) -> Passage:
    """Read a line of running text that stands for itself.

    Args:
        line: Its characters, without blanks at the ends.
        place: Where it stands.
    """
    return _Reader(place.file, begun=True).passage(line, place)


def passages_from_text(text: str, file: str) -> tuple[Passage, ...]:
    """Read the passages of a plain text, one a line.

    Args:
        text: The report.
        file: Its name in findings.
    """
    reader = _Reader(file)
    for number, line in enumerate(text.splitlines(), start=1):
        reader.take(number, line)
    return tuple(reader.passages)


def joined(parts: Sequence[tuple[str, Place, bool]]) -> tuple[str, tuple[Segment, ...]]:
    """Put stretches of text together.

    Args:
        parts: Characters, where they come from, and whether they mark missing content.

    Returns:
        The whole text and its segments.
    """
    text, segments = "", []
    for characters, place, missing in parts:
        segments.append(Segment(len(text), len(text) + len(characters), place, missing))
        text += characters
    return text, tuple(segments)
