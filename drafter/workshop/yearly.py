"""The five parts that a yearly report has by law, looked for in a layout's sample as a reader of reports would."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.check.document import document_from_report
from drafter.check.findings import Finding, Level
from drafter.check.load import load_rulebook
from drafter.check.run import check_document
from drafter.draft import make_draft, open_layout
from drafter.layout.five_parts import ELSEWHERE, YEARLY
from drafter.layout.model import Layout
from drafter.record.parse import load_mapping
from drafter.workshop.faults import PARTS, finding
from drafter.workshop.measuring import SAMPLE

_RULES = ("部分-1",)


def part_findings(layout: Layout, folder: Path, templates: Sequence[Path]) -> Iterator[Finding]:
    """Yield the parts that are due and have no heading in the sample, where the layout does not say why.

    Args:
        layout: The layout.
        folder: Its folder.
        templates: Directories of layouts, the first one first.

    Raises:
        DrafterError: The sample is not in order.
    """
    if not layout.is_yearly_report:
        return
    record = load_mapping(folder / SAMPLE)
    draft = make_draft(record, open_layout(record, templates))
    document = document_from_report(draft.answers, draft.report)
    for one in check_document(document, load_rulebook(templates), _RULES).findings:
        if one.level is not Level.HINT:
            fix = f"设这一部分；有意不设的，在“{ELSEWHERE}”里写明原因；不是年度报告的，写 {YEARLY}: 否"
            yield finding(PARTS, layout.place, f"照样例成文，{one.why}", fix)
