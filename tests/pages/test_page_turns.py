"""Pages that lie on their side, printed: the page number stays where it is on other pages once they are bound."""

from __future__ import annotations

from pathlib import Path

import pytest
from write.specimen import FRAME, LONG, PROPERTIES, paragraph, table

from drafter.render.blocks import PageTurn
from drafter.verify.printing import PrintedLine, print_pages
from drafter.write import standard
from drafter.write.docx import docx_bytes
from drafter.write.opened_frame import load_frame
from pages.paper import require_programs

pytestmark = pytest.mark.pages

DASH_MM = standard.PAGE_NUMBER_SIZE_PT.value * 25.4 / 72
TOP_MM, BOTTOM_MM = standard.LEFT_MARGIN_MM.value, standard.PAGE_WIDTH_MM.value - standard.RIGHT_MARGIN_MM.value


def test_page_numbers_of_lying_pages_stand_at_the_lower_edge_of_the_bound_page(tmp_path: Path) -> None:
    require_programs()
    full_page = [paragraph(LONG)] * 5 + [paragraph("末" * 50)]
    turned = [PageTurn(is_lying=True), table(30), PageTurn(is_lying=False), paragraph(LONG)]
    path = tmp_path / "turned.docx"
    path.write_bytes(docx_bytes([*full_page, *turned], load_frame(FRAME), PROPERTIES))
    pages = print_pages(path)
    first, second, third, last = pages

    assert [page.width_mm > page.height_mm for page in pages] == [False, True, True, False]
    assert len(first.lines) == standard.LINES_PER_PAGE.value + 1
    (even,), (odd,), (dash, *_) = (
        found(page.lines, text) for page, text in ((second, "2"), (third, "3"), (third, "—"))
    )
    assert found(last.lines, "—4—")
    for one in (even, odd, dash):
        due = standard.BOTTOM_MARGIN_MM.value - standard.PAGE_NUMBER_DISTANCE_MM.value
        assert (one.left_mm + one.right_mm) / 2 == pytest.approx(due, abs=1)
    assert even.middle_mm - TOP_MM == pytest.approx(BOTTOM_MM - odd.middle_mm, abs=1)
    # One character is left blank, then comes the dash.
    assert found(third.lines, "—")[-1].middle_mm == pytest.approx(BOTTOM_MM - 1.5 * DASH_MM, abs=1)


def found(lines: tuple[PrintedLine, ...], text: str) -> list[PrintedLine]:
    """What says just this at the left edge, from top to bottom."""
    return [line for line in lines if line.text == text and line.left_mm < standard.BOTTOM_MARGIN_MM.value]
