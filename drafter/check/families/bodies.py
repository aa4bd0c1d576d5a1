"""机构: names of bodies that the reform of 2018 and later ones have done away with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.check.document import Document
from drafter.check.findings import Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Sentence, sentences
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import filled_in, outside_titles
from drafter.check.timing import report_year

# 原 governs a whole enumeration: 原工商、质监、食药监局. Not the 原 of a word or of a place.
_FORMER = re.compile(
    r"(?:(?<![中平高草太还复起三固开松五阳清])原(?![则因有始本件告材料])|前身|时任)[^，。；：！？（）“”]{0,30}$"
)
_REFORM = re.compile(
    r"机构改革|征管体制改革|划转|划入|并入|合并|整合|组建|更名|改名|改称|不再保留|撤销|撤并|前身|职责调整|现为|今为"
)
_PAST = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_NUMBER = re.compile(r"[一-鿿]{0,8}[〔\[（【](?:19|20)?\d{2}[〕\]）】]")
_FARTHEST = 32


def check_outdated(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find bodies that no longer exist in the report year."""
    year = report_year(document)
    entries = lexicon.entries("旧机构", year) if year else []
    # Most sentences name none: one look tells.
    words = re.compile("|".join(re.escape(entry.word) for entry in entries) or r"(?!)")
    for passage in document.passages:
        if not words.search(passage.text):
            continue
        seen = replace(passage, text=outside_titles(filled_in(passage)), written=passage.quote(0, len(passage.text)))
        for sentence in sentences(seen):
            for entry, start in _outdated(sentence, entries) if words.search(sentence.text) else ():
                at = sentence.start + start
                why = entry.note or f"{entry.first}年起的报告里，“{entry.word}”已经是过去的机构"
                fix = f"改为“{entry.right}”；说的是改革以前的，在前面加“原”"
                yield spot_in(seen, at, at + len(entry.word), why, fix, level=_level(entry, year))


def _level(entry: Entry, year: int) -> Level | None:
    if entry.level:
        return Level(entry.level)
    # In the first year some places had not yet put up the new boards.
    return Level.DOUBT if year == entry.first else None


def _outdated(sentence: Sentence, entries: list[Entry]) -> Iterator[tuple[Entry, int]]:
    """Yield the old names of a sentence that is not about the reform itself; of overlapping ones the first listed."""
    text = sentence.text
    if _REFORM.search(text):
        return
    latest = max((int(year) for year in _PAST.findall(text)), default=0)
    taken: set[int] = set()
    for entry in entries:
        for start in entry.starts(text):
            end = start + len(entry.word)
            if not taken.isdisjoint(range(start, end)):
                continue
            taken.update(range(start, end))
            about_then = 0 < latest < entry.first
            former = _FORMER.search(text[max(0, start - _FARTHEST) : start])
            if not about_then and not former and not _NUMBER.match(text, end):
                yield entry, start


CHECKS: dict[str, Check] = {"机构-1": check_outdated}
