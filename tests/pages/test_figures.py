"""Charts on printed pages: LibreOffice draws them, and the lines around them stay where a page has its lines."""

from __future__ import annotations

import pytest
from write.specimen import FRAME, LONG, PROPERTIES, chart, paragraph

from drafter.render.blocks import ChartKind
from drafter.write import standard
from drafter.write.docx import docx_bytes
from drafter.write.opened_frame import load_frame
from pages.conftest import Printer
from pages.paper import pages_of

pytestmark = pytest.mark.pages

LINE_MM = standard.LINE_TWIPS.value / 20 * 25.4 / 72


def test_charts_are_drawn_with_their_words_and_text_goes_on_in_the_pages_lines(printed: Printer) -> None:
    frame = load_frame(FRAME)
    drafts = {
        kind.name: docx_bytes([paragraph(LONG), chart(kind, tabled=False), paragraph(LONG)], frame, PROPERTIES)
        for kind in ChartKind
    }
    pdfs = printed(drafts)
    wanted = {kind.name: {"审结", "68", "2017", "20"} for kind in ChartKind} | {"PIE": {"民事", "62.0%", "刑事"}}

    for name, pdf in pdfs.items():
        (page,) = pages_of(pdf)
        texts = {word.text for line in page.lines for word in line.words}
        missing = {word for word in wanted[name] if not any(word in text for text in texts)}
        below = next(index for index, line in enumerate(page.lines) if line.text == "行政复议和行政应诉")
        first, last = page.lines[0], page.lines[below + 1]
        lines_between = (last.middle_mm - first.middle_mm) / LINE_MM

        assert missing == set(), name
        assert lines_between == pytest.approx(round(lines_between), abs=0.1), name
