"""抄袭: names of places that are not the agency's own, as if they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.check.agencies import agency_of
from drafter.check.document import Document
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.place_names import PlaceName, PlaceReader, full_names, is_listed, rank_of
from drafter.check.rules import Check, Spot, spot_in

_OWN = (Kind.TITLE, Kind.RECIPIENT, Kind.SIGNATURE)
_FEW, _AROUND = 3, 20


def check_foreign_places(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find places of a rank that the agency's own name has, under another name; each name once."""
    reader = PlaceReader(lexicon)
    seen = [
        (passage, name)
        for passage in document.passages
        if passage.kind not in _OWN
        for name in reader.names(passage.text)
    ]
    own = _own_text(document) or _most_named(seen)
    ranks = {rank_of(name): name for name in full_names(own)}
    abroad = lexicon.entries("往来字样", 0)
    told: set[str] = set()
    for passage, name in seen:
        if name.rank not in ranks or name.tail in own or name.name in told or is_listed(passage.text, name):
            continue
        if _is_explained(passage, name, abroad):
            continue
        told.add(name.name)
        why = f"报告机关在“{ranks[name.rank]}”，这里写的是“{name.name}”"
        yield spot_in(passage, name.start, name.end, why, f"核对是不是“{ranks[name.rank]}”；确是外地的可以保留")


def _own_text(document: Document) -> str:
    """Return the text in which a place is the agency's own: its name, the title, who it reports to, who signs."""
    own = [document.agency, agency_of(document)]
    own += [passage.text for passage in document.passages if passage.kind in _OWN]
    return "\n".join(part for part in own if part) if any(full_names(part) for part in own) else ""


def _most_named(seen: list[tuple[Passage, PlaceName]]) -> str:
    """Return the name that a text without title mentions most; empty where none stands out."""
    ((name, times), *others) = Counter(name.name for _, name in seen).most_common(2) or [("", 0)]
    return name if times >= _FEW and all(2 * other <= times for _, other in others) else ""


def _is_explained(passage: Passage, name: PlaceName, abroad: Sequence[Entry]) -> bool:
    """Whether the words around tell of learning from, working with or going to another place."""
    around = passage.text[max(0, name.start - _AROUND) : name.end + _AROUND]
    return any(next(entry.starts(around), None) is not None for entry in abroad)


CHECKS: dict[str, Check] = {"抄袭-2": check_foreign_places}
