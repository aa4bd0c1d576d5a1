"""Findings as remarks on a copy for review: at the very words, with id, reason and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from drafter.answers.model import Answers
from drafter.check.document import document_from_report, read_blocks
from drafter.check.findings import Finding
from drafter.check.load import load_rulebook
from drafter.check.passages import Passage
from drafter.check.run import Checked, check_document, choose_rules
from drafter.check.sources import Shelf
from drafter.render.blocks import Block, Table, Title, text_of
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

    def __call__(self, answers: Answers, report: Report) -> tuple[Remark, ...]:
        """Return what is to be looked at in a draft.

        Raises:
            DrafterError: Last year's file is not in order.
        """
        document = replace(
            document_from_report(answers, report),
            last=self._shelf.last_year(self._last, answers.year),
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
    passages = list(read_blocks(blocks, file))
    return tuple(_remark(blocks, passages, finding, checked.starts.get(finding, -1)) for finding in checked.findings)


def _remark(blocks: Sequence[Block], passages: Sequence[tuple[int, Passage]], finding: Finding, start: int) -> Remark:
    said = (f"{finding.level.value}　{finding.rule}", finding.why, f"改为：{finding.fix}" if finding.fix else "")
    paragraphs = tuple(text for text in said if text)
    for index, passage in _candidates(passages, finding):
        at = _position(passage, finding.quote, start)
        if at < 0:
            continue
        if isinstance(blocks[index], Table):
            return _remark_in_table(index, blocks[index], finding.quote, paragraphs)
        return Remark(index, at, at + (len(finding.quote) or len(passage.text)), paragraphs)
    title = next((index for index, block in enumerate(blocks) if isinstance(block, Title)), 0)
    length = next((len(passage.text) for index, passage in passages if index == title), 1)
    return Remark(title, 0, length, paragraphs)


def _candidates(passages: Sequence[tuple[int, Passage]], finding: Finding) -> Iterator[tuple[int, Passage]]:
    """Yield the passages in which a finding's words may stand: those of its very value first."""
    key = finding.place.key
    own = [one for one in passages if key and any(part.place.key == key for part in one[1].segments)]
    yield from own
    if finding.quote:
        yield from (one for one in passages if one not in own)


def _position(passage: Passage, quote: str, start: int) -> int:
    """Return where a quote begins in a passage; -1 where it does not stand there."""
    text = passage.written or passage.text
    if not quote:
        return 0
    return start if start >= 0 and text.startswith(quote, start) else text.find(quote)


def _remark_in_table(index: int, table: Block, quote: str, paragraphs: tuple[str, ...]) -> Remark:
    assert isinstance(table, Table)  # noqa: S101 - it was asked for
    cells = (cell for row in (table.header, *table.rows) for cell in row)
    lines = [text for cell in cells for line in cell.paragraphs if (text := text_of(line))]
    for line, text in enumerate(lines):
        at = text.find(quote)
        if at >= 0:
            return Remark(index, at, at + (len(quote) or len(text)), paragraphs, line)
    return Remark(index, 0, len(lines[0]), paragraphs)
