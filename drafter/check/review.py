"""Findings as remarks on a copy for review: at the very words, with id, reason and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from drafter.answers.model import Answers
from drafter.check.document import Document, document_from_report, read_blocks
from drafter.check.findings import Finding, said_to_reader
from drafter.check.load import load_rulebook
from drafter.check.passages import Passage
from drafter.check.run import Checked, check_document, choose_rules
from drafter.check.sources import Shelf
from drafter.figures.answers import FigureAnswers
from drafter.render.blocks import Block, Title
from drafter.render.report import Report
from drafter.write.comments import Remark


class Reviewer:
    """Reads drafts as `drafter check` does."""

    def __init__(self, templates: Sequence[Path], last: Path | None = None) -> None:
        """Open the rules once for many drafts.

        Args:
            templates: Directories of layouts and rules, the first one first.
            last: Last year's record or report, where there is one.
        """
        self._rulebook = load_rulebook(templates)
        self._chosen = choose_rules(self._rulebook)
        self._shelf = Shelf(templates)
        self._last = last
        self._before: dict[int, Document | None] = {}

    def last_figures(self, year: int) -> FigureAnswers | None:
        """Return the figures of last year's record; None where there is none, or it is a written report.

        Raises:
            DrafterError: Last year's file is not in order.
        """
        before = self._last_year(year)
        return before.answers.figures if before and before.answers else None

    def _last_year(self, year: int) -> Document | None:
        if year not in self._before:
            self._before[year] = self._shelf.last_year(self._last, year)
        return self._before[year]

    def __call__(self, answers: Answers, report: Report) -> tuple[Remark, ...]:
        """Return what is to be looked at in a draft.

        Raises:
            DrafterError: Last year's file is not in order.
        """
        document = replace(
            document_from_report(answers, report),
            last=self._last_year(answers.year),
            relations=self._shelf.relations(answers.figures),
        )
        checked = check_document(document, self._rulebook, self._chosen, answers.check_notes)
        return remarks_on(report.blocks, checked, answers.file)


def remarks_on(blocks: Sequence[Block], checked: Checked, file: str) -> tuple[Remark, ...]:
    """Return a remark for each finding; what has no words of its own stands at the title.

    Args:
        blocks: The report.
        checked: What was found in it.
        file: The record's name.
    """
    lines = tuple(_lines(blocks, file))
    if not lines:
        return ()
    return tuple(_remark(blocks, lines, finding, checked.starts.get(finding, -1)) for finding in checked.findings)


class _Line(NamedTuple):
    """A passage and where it stands: in which block, and in which line of a table's cells."""

    block: int
    number: int
    passage: Passage

    @property
    def text(self) -> str:
        """Its characters as they stand."""
        return self.passage.written or self.passage.text

    def is_of(self, key: str) -> bool:
        """Whether words of a value stand in it, or of a value below it."""
        below = f"{key}.", f"{key}["
        keys = (part.place.key for part in self.passage.segments)
        return any(one == key or one.startswith(below) for one in keys)

    def words_at(self, quote: str, start: int) -> int:
        """Return where a quote begins that reaches over a character; -1 where there is none."""
        at = self.text.rfind(quote, 0, start + len(quote)) if start >= 0 else -1
        return at if at + len(quote) > start else -1


def _lines(blocks: Sequence[Block], file: str) -> Iterator[_Line]:
    number, last = 0, -1
    for index, passage in read_blocks(blocks, file):
        if index != last:
            number, last = 0, index
        yield _Line(index, number, passage)
        # Empty lines of a table's cells are not counted.
        number += bool(passage.text)


def _remark(blocks: Sequence[Block], lines: Sequence[_Line], finding: Finding, start: int) -> Remark:
    why, fix = said_to_reader(finding.why), said_to_reader(finding.fix)
    said = (f"{finding.level.value}　{finding.rule}", why, f"怎么改：{fix}" if fix else "")
    line, at, length = _spot(blocks, lines, finding, start)
    return Remark(line.block, at, at + length, tuple(text for text in said if text), line.number)


def _spot(blocks: Sequence[Block], lines: Sequence[_Line], finding: Finding, start: int) -> tuple[_Line, int, int]:
    """Return the line in which a finding's words stand, where they begin, and how many characters they are."""
    key, quote = finding.place.key, finding.quote
    own = [line for line in lines if line.text and (not key or line.is_of(key))]
    if quote:
        # The rule's own character first: the same words may stand in several paragraphs of one value.
        exact = (line for line in own if line.passage.place_at(start) == finding.place)
        for line in (*exact, *own):
            if (at := line.words_at(quote, start)) >= 0:
                return line, at, len(quote)
        for line in own:
            if quote in line.text:
                return line, line.text.index(quote), len(quote)
    title = next((line for line in lines if isinstance(blocks[line.block], Title)), lines[0])
    line = own[0] if key and own else title
    return line, 0, len(line.text)
