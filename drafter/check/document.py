"""A report to be checked: its passages, and what is known about it beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.answers.model import Answers, walk
from drafter.check.passages import Kind, Passage, evened, joined, passages_from_text
from drafter.check.title_kinds import titled_kind
from drafter.errors import Place
from drafter.figures.relations import Relation
from drafter.layout.five_parts import YEARLY_REPORT, TextKind, said_kind
from drafter.layout.model import NUMBER_KINDS
from drafter.layout.reference import Reference
from drafter.render.blocks import (
    AttachmentStart,
    Block,
    Cell,
    Chart,
    Heading,
    PageTurn,
    Paragraph,
    Picture,
    Pieces,
    Role,
    Table,
    Title,
)
from drafter.render.report import Report


@dataclass(frozen=True, slots=True)
class Document:
    """What rules look at.

    Attributes:
        file: Name of the file in findings.
        year: Report year; 0 where nobody said.
        passages: The report as it will be read.
        reference: Law and plans by report year.
        answers: The record's answers; None for a plain text or a Word file.
        last: Last year's report, where it was given.
        agency: Full name of the agency; empty where unknown.
        relations: What a record's figures should keep.
        kind: Whether it is the yearly report of which law says what it holds, and what of that stands elsewhere.
        is_made: Whether drafter made it: its headings are of the levels that its layout has.
    """

    file: str
    year: int
    passages: tuple[Passage, ...]
    reference: Reference
    answers: Answers | None = None
    last: Document | None = None
    agency: str = ""
    relations: tuple[Relation, ...] = ()
    kind: TextKind = YEARLY_REPORT
    is_made: bool = False

    def running(self) -> Iterator[Passage]:
        """Yield the paragraphs of running text, those with a run-in heading included."""
        return (passage for passage in self.passages if passage.kind is Kind.BODY)

    def headings(self, level: int = 0) -> Iterator[Passage]:
        """Yield the passages that begin with a heading, of one level or of all."""
        return (passage for passage in self.passages if passage.level and level in (0, passage.level))

    @property
    def cut_off(self) -> Passage | None:
        """The last passage of a written report that nobody signed or dated: its end may be lost."""
        ended = any(one.kind in (Kind.DATE, Kind.SIGNATURE) for one in self.passages)
        is_report = any(one.kind is Kind.TITLE or one.level for one in self.passages)
        return self.passages[-1] if is_report and not ended and self.answers is None else None

    def asked_numbers(self) -> frozenset[str]:
        """Return the key paths of the record's answers to questions for a number: nobody wrote those into a text."""
        answers = walk(self.answers.by_key) if self.answers else ()
        return frozenset(one.place.key for one in answers if one.question.kind in NUMBER_KINDS)


def document_from_text(text: str, file: str, year: int, reference: Reference, category: str = "") -> Document:
    """Make a document of a plain text.

    Args:
        text: The report, one paragraph a line.
        file: Its name in findings.
        year: Report year; 0 where nobody said.
        reference: Law and plans by report year.
        category: What a Word file says that it is; where it says nothing, its title tells.
    """
    passages = passages_from_text(text, file)
    said = said_kind(category)
    kind = said or titled_kind("".join(one.text for one in passages if one.kind is Kind.TITLE))
    return Document(file, year, passages, reference, kind=kind, is_made=said is not None)


def document_from_report(
    answers: Answers, report: Report, last: Document | None = None, relations: tuple[Relation, ...] = ()
) -> Document:
    """Make a document of a record's report."""
    return Document(
        file=answers.file,
        year=answers.year,
        passages=tuple(_in_rows(report.blocks, answers.file)),
        reference=answers.layout.reference,
        answers=answers,
        last=last,
        agency=answers.agency,
        relations=relations,
        kind=answers.layout.kind,
        is_made=True,
    )


def document_from_blocks(blocks: Sequence[Block], answers: Answers) -> Document:
    """Make a document of some paragraphs of a record that are no whole report."""
    passages = tuple(_in_rows(blocks, answers.file))
    return Document(answers.file, answers.year, passages, answers.layout.reference, agency=answers.agency)


_FEWEST_BARS = 2
_ENDS = ("。", "；", "：", "！", "？")
_ROLES = {
    Role.BODY: Kind.BODY,
    Role.CLOSING: Kind.BODY,
    Role.RECIPIENT: Kind.RECIPIENT,
    Role.SIGNATURE: Kind.SIGNATURE,
    Role.DATE: Kind.DATE,
}


def read_blocks(blocks: Sequence[Block], file: str) -> Iterator[tuple[int, Passage]]:
    """Yield the passages of a report's blocks, each with its block's index; a table has several."""
    part = ""
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level == 1:
            part = "".join(piece.text for piece in block.pieces)
        for passage in _passages(block, file, part):
            yield index, passage


def _in_rows(blocks: Sequence[Block], file: str) -> Iterator[Passage]:
    """Yield the passages of a report's blocks; of a table each row, as a plain text has it."""
    done = -1
    for index, passage in read_blocks(blocks, file):
        block = blocks[index]
        if not isinstance(block, Table):
            yield passage
        elif index != done:
            done = index
            yield from (_row(row, file, passage.part) for row in (block.header, *block.rows))


def _row(row: Sequence[Cell], file: str, part: str) -> Passage:
    """Return the cells of a row as one passage, with tabs between them."""
    between = ("\t", Place(file), False)
    pieces: list[tuple[str, Place, bool]] = []
    for cell in row:
        lines = [one for line in cell.paragraphs for one in _parts(line, file)]
        pieces += [between, *lines] if pieces else (lines or [("", Place(file), False)])
    text, segments = joined(pieces)
    return Passage(Kind.CELL, evened(text), segments, part=part, written=text)


def _passages(block: Block, file: str, part: str) -> Iterator[Passage]:
    if isinstance(block, Heading):
        yield _heading(block, file, part)
    elif isinstance(block, Table):
        lines = (line for row in (block.header, *block.rows) for cell in row for line in cell.paragraphs)
        yield from (_passage(Kind.CELL, line, file, part) for line in lines)
    elif not isinstance(block, PageTurn):
        yield _line(block, file, part)


def _line(block: Title | Paragraph | Chart | Picture | AttachmentStart, file: str, part: str) -> Passage:
    match block:
        case Title():
            return _passage(Kind.TITLE, block.pieces, file, part)
        case Paragraph():
            passage = _passage(_ROLES.get(block.role, Kind.OTHER), block.pieces, file, part)
            # A row that somebody typed into a text is no sentence.
            return replace(passage, kind=Kind.OTHER) if _is_typed_row(passage) else passage
        case AttachmentStart():
            return _passage(Kind.OTHER, block.label, file, part)
        case Chart() | Picture():
            # The numbers of a chart are those of a table, which is read by itself.
            return _passage(Kind.OTHER, block.caption, file, part)


def _is_typed_row(passage: Passage) -> bool:
    parted = "\t" in passage.text.strip() or passage.text.count("|") >= _FEWEST_BARS
    return passage.kind is Kind.BODY and parted and not passage.text.endswith(_ENDS)


def _heading(block: Heading, file: str, part: str) -> Passage:
    number = (block.number, Place(file), False)
    words = _parts(block.pieces, file)
    closing = [(block.stop, Place(file), False)] if block.stop else []
    text, segments = joined([number, *words, *closing, *_parts(block.body, file)])
    head = len(text) - sum(len(piece.text) for piece in block.body)
    kind = Kind.BODY if block.body else Kind.HEADING
    return Passage(kind, evened(text), segments, block.level, head, part, text)


def _passage(kind: Kind, pieces: Pieces, file: str, part: str) -> Passage:
    text, segments = joined(_parts(pieces, file))
    return Passage(kind, evened(text), segments, part=part, written=text)


def _parts(pieces: Pieces, file: str) -> list[tuple[str, Place, bool]]:
    return [
        (piece.text, piece.place.at_key(piece.key) if piece.place else Place(file, 0, piece.key), bool(piece.missing))
        for piece in pieces
        if piece.text
    ] or [("", Place(file), False)]
