"""名称: one body under two names: two short ones, or those that two kinds of places give it (教育局 and 教体局)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.agencies import OFFICE, agency_of, is_short_for, place_of
from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.name_heads import BOUNDARY
from drafter.check.findings import Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage
from drafter.check.patterns import A_HAN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import outside_titles

_SHORT = "以下简称"
_PARKS = ("管委会", "管理委员会")
_PARK_OFFICE = expression(
    f"{BOUNDARY}(?:园区|开发区|高新区|经开区|新区|度假区|景区|管委)(?:办公室|管理处|管理办|办(?![理公法事证结件案学]))"
)
_ENOUGH = 2


class _Named(NamedTuple):
    passage: Passage
    start: int
    end: int
    name: str


def check_short_names(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find the agency under two short names."""
    agency = agency_of(document)
    yield from _unused(document, agency)
    if agency.endswith(_PARKS):
        yield from _park_offices(document)
    own = OFFICE.search(agency)
    if not own:
        return
    rank, office = own["rank"], own["office"]
    pattern = re.compile(f"{rank}(?P<name>{A_HAN}{{1,6}}?{office[-1]})(?![员面势部限长托])")
    found = [
        _Named(passage, *match.span(), match["name"])
        for passage in document.passages
        for match in pattern.finditer(outside_titles(passage.text))
        if match["name"] != office and is_short_for(match["name"], office)
    ]
    yield from _rarer(found, rank)


def _unused(document: Document, agency: str) -> Iterator[Spot]:
    """Yield the short name that the agency gives itself and then does not use."""
    said = re.compile(f"{re.escape(agency)}（以下统?简称“?(?P<name>{A_HAN}{{2,8}})”?）")
    for passage in document.passages if agency else ():
        match = said.search(passage.text)
        if match and sum(one.text.count(match["name"]) for one in document.passages) == 1:
            # Who speaks of 我局 all along merely has no use for it.
            level = None if agency.endswith(_PARKS) else Level.HINT
            why = f"写了“以下简称{match['name']}”，后面没有再用"
            yield spot_in(passage, *match.span("name"), why, "与后面的用法写成一致", level=level)


def _rarer(found: list[_Named], rank: str) -> Iterator[Spot]:
    counts = Counter(one.name for one in found)
    if len(counts) < _ENOUGH:
        return
    said = next((one.name for one in found if _SHORT in one.passage.text[max(0, one.start - 8) : one.start]), "")
    usual = said or counts.most_common(1)[0][0]
    for one in found:
        if one.name != usual:
            why = f"报告机关的简称前面用“{rank}{usual}”，这里写的是“{rank}{one.name}”"
            level = None if said else Level.HINT
            yield spot_in(one.passage, one.start, one.end, why, f"全文统一，写成“{rank}{usual}”", level=level)


def _park_offices(document: Document) -> Iterator[Spot]:
    for passage in document.passages:
        for match in _PARK_OFFICE.finditer(passage.text):
            why = "报告机关是管委会，没有这样的简称"
            yield spot_in(passage, *match.span(), why, "全文统一，写成“管委会”")


def check_two_names(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a body of one place under two names that it has in different places: 县教育局 and 县教体局."""
    agency, place = agency_of(document), place_of(agency_of(document))
    own = next((entry for entry in lexicon.entries("同职机构", document.year) if agency.endswith(entry.word)), None)
    found: dict[tuple[str, str], list[tuple[Entry, _Named]]] = {}
    for passage in document.passages:
        text = outside_titles(passage.text)
        for entry in lexicon.entries("同职机构", document.year):
            for start in entry.starts(text):
                named = _Named(passage, start - 1, start + len(entry.word), text[start - 1] + entry.word)
                found.setdefault((text[start - 1], entry.note), []).append((entry, named))
    for (rank, group), names in found.items():
        # A county-level city and the city above it are both 市.
        if place and place.rank == rank == "市":
            continue
        counts = Counter(entry.right for entry, _ in names)
        of_own = own is not None and own.note == group and place is not None and place.rank == rank
        usual = own.right if own and of_own else counts.most_common(1)[0][0]
        for entry, named in names:
            if entry.right != usual:
                sure = of_own or (counts[usual] >= _ENOUGH > counts[entry.right])
                why = f"这里写的是“{named.name}”，别处是“{rank}{usual}”"
                fix = f"核对，写成“{rank}{usual}”"
                yield spot_in(named.passage, named.start, named.end, why, fix, level=None if sure else Level.HINT)


CHECKS: dict[str, Check] = {"名称-13": check_short_names, "名称-14": check_two_names}
