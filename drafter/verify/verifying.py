"""From a Word file to its rows."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import NamedTuple

from drafter.verify.attachment_rows import attachment_rows, table_rows
from drafter.verify.document import document_from
from drafter.verify.footer_rows import footer_rows
from drafter.verify.head_rows import head_rows
from drafter.verify.imprint_rows import imprint_rows
from drafter.verify.kinds import parts_of
from drafter.verify.level_rows import level_rows
from drafter.verify.package import load_word_file
from drafter.verify.page_rows import page_rows
from drafter.verify.place_rows import place_rows
from drafter.verify.printed_rows import Printer, printed_rows
from drafter.verify.rows import Outcome, Row
from drafter.verify.signature_rows import signature_rows
from drafter.verify.type_rows import type_rows
from drafter.write.standard import Strength


class Verified(NamedTuple):
    """A Word file with its rows, in the order in which a page is looked at."""

    path: Path
    rows: tuple[Row, ...]

    def count(self, outcome: Outcome) -> int:
        """Return how many rows end so."""
        return sum(row.outcome is outcome for row in self.rows)

    def fails(self, *, strict: bool) -> bool:
        """Whether something is not as it must be; strict: as it usually is."""
        failed = [row.item.strength for row in self.rows if row.outcome is Outcome.FAILED]
        return bool(failed) if strict else Strength.REQUIRED in failed


def verify_file(path: Path, print_pages: Printer) -> Verified:
    """Measure a Word file against the standard.

    Args:
        path: The file.
        print_pages: What lays it out as pages.

    Raises:
        RecordError: It cannot be read.
    """
    document = document_from(load_word_file(path))
    parts = parts_of(document)
    rows = chain(
        page_rows(document, parts),
        head_rows(document, parts),
        type_rows(parts),
        place_rows(document, parts),
        level_rows(parts),
        signature_rows(document, parts),
        attachment_rows(parts),
        table_rows(document),
        imprint_rows(document, parts),
        footer_rows(document),
        printed_rows(document, parts, print_pages),
    )
    return Verified(path, tuple(rows))
