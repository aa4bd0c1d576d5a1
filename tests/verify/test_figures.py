"""Charts, and pages that lie on their side, are no faults of a document."""

from __future__ import annotations

from pathlib import Path

import pytest
from write.specimen import FRAME, PROPERTIES, chart, charted, table

from drafter.render.blocks import ChartKind, PageTurn
from drafter.verify.printing import PrintedLine, PrintedPage
from drafter.verify.rows import Outcome
from drafter.verify.verifying import verify_file
from drafter.write.docx import docx_bytes
from drafter.write.opened_frame import load_frame
from verify.word_files import SENTENCE, good_blocks, no_pages


def outcomes(path: Path, printer: object = no_pages) -> dict[str, Outcome]:
    return {row.item.name: row.outcome for row in verify_file(path, printer).rows}  # type: ignore[arg-type]


@pytest.fixture
def turned(tmp_path: Path) -> Path:
    path = tmp_path / "turned.docx"
    figures = [
        *charted(),
        chart(ChartKind.PIE, tabled=False),
        PageTurn(is_lying=True),
        table(12),
        PageTurn(is_lying=False),
    ]
    blocks = good_blocks(30)
    path.write_bytes(docx_bytes([*blocks[:5], *figures, *blocks[5:]], load_frame(FRAME), PROPERTIES))
    return path


def test_nothing_fails_and_the_page_numbers_of_standing_pages_are_measured(turned: Path) -> None:
    found = outcomes(turned)

    assert [name for name, outcome in found.items() if outcome is Outcome.FAILED] == []
    assert (found["页码位置"], found["页码离版心"]) == (Outcome.PASSED, Outcome.PASSED)


def test_a_page_before_one_that_lies_ends_where_its_text_does(turned: Path) -> None:
    def page(lines: int, *, is_lying: bool = False) -> PrintedPage:
        size = (297, 210) if is_lying else (210, 297)
        return PrintedPage(
            *size, tuple(PrintedLine(SENTENCE[5:], 28, 184, 42 + 10.2 * number) for number in range(lines))
        )

    short_before = [page(22), page(22), page(9), page(8, is_lying=True), page(22), page(22), page(5)]
    short_alone = [page(9), page(9), page(9), page(8, is_lying=True), page(9), page(9), page(5)]

    assert outcomes(turned, lambda _: short_before)["每面行数（排版）"] is Outcome.PASSED
    assert outcomes(turned, lambda _: short_alone)["每面行数（排版）"] is Outcome.FAILED
