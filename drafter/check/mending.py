"""Mending what is safe to mend: marks, widths, blanks and brackets, in the texts of a record or in a plain report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from drafter.answers.check_notes import CheckNote
from drafter.answers.model import Answer, Answers, Mark, walk
from drafter.answers.opening import answers_of
from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.load import Rulebook
from drafter.check.passages import passage_of_line
from drafter.check.registry import CHECKS
from drafter.check.rules import Spot, finding_of
from drafter.check.run import accepts
from drafter.check.sources import load_reference
from drafter.errors import DrafterError, Place
from drafter.layout.model import Kind
from drafter.layout.reference import Reference
from drafter.record.edit import set_value
from drafter.record.nodes import Mapping, Node, Scalar
from drafter.record.parse import parse_mapping
from drafter.record.paths import KeyPath, child, parse_key_path

# What one repair leaves behind may want another: ,, is doubled once both are full-width.
_MOST_ROUNDS = 4
_AROUND = 10
_REFERENCE = expression(r"[{｛][^{}｛｝\n]{1,100}[}｝]")


class Change(NamedTuple):
    """A line that is written otherwise.

    Attributes:
        place: Where it stands.
        old: The line as it was.
        new: The line as it will be.
    """

    place: Place
    old: str
    new: str

    def shown(self) -> tuple[str, str]:
        """Return the part that differs, before and after, with a few characters around."""
        head = _alike(self.old, self.new)
        rest = min(len(self.old), len(self.new)) - head
        tail = min(rest, _alike(self.old[::-1], self.new[::-1]))
        start = max(0, head - _AROUND)
        old, new = (_cut(line, start, len(line) - tail + _AROUND) for line in (self.old, self.new))
        return old, new


def _alike(left: str, right: str) -> int:
    """Return how many characters two lines begin with alike."""
    pairs = zip(left, right, strict=False)
    return next((index for index, (one, other) in enumerate(pairs) if one != other), min(len(left), len(right)))


def _cut(line: str, start: int, end: int) -> str:
    before, behind = "…" if start else "", "…" if end < len(line) else ""
    return f"{before}{line[start:end].strip()}{behind}"


class Mended(NamedTuple):
    """A file's text with all that is safe mended, and what was changed."""

    text: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Mender:
    """The rules that mend.

    Attributes:
        rulebook: All rules and words.
        chosen: Ids of the rules to run.
        reference: Law and plans by report year.
        year: Report year.
        notes: What shall stand as it is.
    """

    rulebook: Rulebook
    chosen: Sequence[str]
    reference: Reference
    year: int
    notes: Sequence[CheckNote] = ()

    def lines(self, places: Sequence[Place], texts: Sequence[str]) -> list[str]:
        """Return lines of text mended; each stands for itself.

        Args:
            places: Where they stand.
            texts: Their characters.
        """
        mended = [text.strip() for text in texts]
        for _ in range(_MOST_ROUNDS):
            repairs = self._repairs(places, mended)
            if not any(repairs):
                break
            mended = [_repaired(text, spots) for text, spots in zip(mended, repairs, strict=True)]
        # Blanks around a line are none of ours.
        return [old.replace(old.strip(), new, 1) if new else old for old, new in zip(texts, mended, strict=True)]

    def _repairs(self, places: Sequence[Place], texts: Sequence[str]) -> list[list[Spot]]:
        """Return what to repair in each line; the line's index travels in the place of its number."""
        passages = tuple(
            passage_of_line(_masked(text), Place(place.file, index, place.key))
            for index, (place, text) in enumerate(zip(places, texts, strict=True))
            if text
        )
        document = Document("", self.year, passages, self.reference)
        found: list[list[Spot]] = [[] for _ in texts]
        for spot in self._spots(document):
            found[spot.place.line].append(spot)
        return found

    def _spots(self, document: Document) -> Iterator[Spot]:
        for identity in self.chosen:
            for spot in CHECKS[identity](document, self.rulebook.lexicon):
                repairs = [one for one in spot.each or (spot,) if one.repair and one.start >= 0]
                if repairs and not self._stands(identity, spot):
                    yield from repairs

    def _stands(self, identity: str, spot: Spot) -> bool:
        """Whether a spot is none for a plain text, or 核对说明 lets it stand."""
        rule = self.rulebook.rules[identity]
        return rule.needs_record or any(accepts(note, finding_of(rule, spot)) for note in self.notes)


def _masked(text: str) -> str:
    """Write digits for references to figures: they count as numbers, and no repair fits what stands there."""
    return _REFERENCE.sub(lambda match: "1" * len(match[0]), text)


def _repaired(text: str, spots: Iterable[Spot]) -> str:
    done, end = [], 0
    for spot in sorted(spots, key=lambda one: one.start):
        old, new = spot.repair or ("", "")
        if spot.start >= end and text.startswith(old, spot.start):
            done += [text[end : spot.start], new]
            end = spot.start + len(old)
    return "".join([*done, text[end:]])


def mend_file(
    text: str, file: str, year: int, rulebook: Rulebook, chosen: Sequence[str], templates: Sequence[Path]
) -> Mended:
    """Mend a record or a plain report.

    Args:
        text: What the file holds.
        file: Its name in messages.
        year: Report year of a report; 0 for a record, which says its own.
        rulebook: All rules and words.
        chosen: Ids of the rules to run.
        templates: Where to look for layouts and for law.

    Raises:
        DrafterError: A record or its layout is not in order.
    """
    if not year:
        return mend_record(text, file, rulebook, chosen, templates)
    return mend_report(text, file, Mender(rulebook, chosen, load_reference(templates), year))


def mend_report(text: str, file: str, mender: Mender) -> Mended:
    """Mend a plain report, line by line.

    Args:
        text: The report.
        file: Its name in messages.
        mender: The rules.
    """
    lines = text.splitlines(keepends=True)
    bare = [line.rstrip("\r\n") for line in lines]
    places = [Place(file, number) for number in range(1, len(lines) + 1)]
    mended = mender.lines(places, bare)
    ends = [line[len(old) :] for line, old in zip(lines, bare, strict=True)]
    whole = "".join(new + end for new, end in zip(mended, ends, strict=True))
    return Mended(whole, _changes(places, bare, mended))


def _changes(places: Sequence[Place], old: Sequence[str], new: Sequence[str]) -> tuple[Change, ...]:
    return tuple(Change(*one) for one in zip(places, old, new, strict=True) if one[1] != one[2])


def mend_record(text: str, file: str, rulebook: Rulebook, chosen: Sequence[str], templates: Sequence[Path]) -> Mended:
    """Mend the texts of a record; figures, dates, choices, keys and comments stay, and every byte beside them.

    Args:
        text: The record.
        file: Its name in messages.
        rulebook: All rules and words.
        chosen: Ids of the rules to run.
        templates: Where to look for its layout.

    Raises:
        DrafterError: The record or its layout is not in order.
    """
    record = parse_mapping(text, file)
    answers = answers_of(record, templates)
    mender = Mender(rulebook, chosen, answers.layout.reference, answers.year, answers.check_notes)
    values = list(_texts(answers, record))
    lines = [line for value in values for line in value.text.split("\n")]
    places = [value.place for value in values for _ in value.text.split("\n")]
    mended = iter(zip(lines, mender.lines(places, lines), strict=True))
    changes: list[Change] = []
    whole = text.splitlines()
    for value in values:
        pairs = [next(mended) for _ in value.text.split("\n")]
        new = "\n".join(pair[1] for pair in pairs)
        if new != value.text:
            text = _written(text, value, new)
            changes += [Change(_line_of(value.place, old, whole), old, now) for old, now in pairs if old != now]
    return Mended(text, tuple(changes))


def _written(text: str, value: Scalar, new: str) -> str:
    """Return a record's text with a new value; one that stands on one line stays there, quoted or not as it was."""
    path = parse_key_path(value.place.key)
    node = _at(parse_mapping(text, value.place.file), path)
    source = text[node.start : node.end] if isinstance(node, Scalar) else ""
    if source.count(value.text) == 1 and "\n" not in source and isinstance(node, Scalar):
        written = source.replace(value.text, new)
        if _reads_as(written, new):
            return text[: node.start] + written + text[node.end :]
    return set_value(text, path, new)


def _reads_as(written: str, wanted: str) -> bool:
    """Whether a value, written so in any place, is read as what was wanted: marks may mean something to YAML."""
    try:
        inner = parse_mapping(f"值: {{值: {written}}}", "").entries["值"]
    except DrafterError:
        return False
    value = inner.entries["值"] if isinstance(inner, Mapping) and len(inner.entries) == 1 else None
    return isinstance(value, Scalar) and value.text == wanted


def _texts(answers: Answers, record: Node) -> Iterator[Scalar]:
    """Yield the values of a record that are text, each at the place of its key."""
    for answer in walk(answers.by_key):
        node = _node(record, answer) if _is_text(answer) else None
        if isinstance(node, Scalar) and node.text.strip():
            yield node._replace(place=node.place.at_key(answer.place.key))


def _is_text(answer: Answer) -> bool:
    return answer.mark is Mark.GIVEN and answer.question.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT)


def _node(record: Node, answer: Answer) -> Node | None:
    """Return the node of an answer; None where it stands elsewhere, as in a record of an older layout."""
    return _at(record, parse_key_path(answer.place.key))


def _at(record: Node, path: KeyPath) -> Node | None:
    node: Node | None = record
    for depth, step in enumerate(path):
        if node is None or isinstance(node, Scalar):
            return None
        node = child(node, step, path[:depth])
    return node


def _line_of(place: Place, old: str, lines: Sequence[str]) -> Place:
    """Return the place of a line of a value, as far as it stands there as it is."""
    wanted = old.strip()
    numbers = range(place.line, len(lines) + 1)
    return place._replace(line=next((number for number in numbers if wanted in lines[number - 1]), place.line))
