"""占位: what drafter itself marked as still to be filled in, in a report that is written already."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.lexicon import Lexicon
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import missing_marks


def check_marks(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 【待补充：…】; of a record, rendering says so with the question's key."""
    if document.answers is not None:
        return
    for passage in document.passages:
        for mark in missing_marks(passage.text):
            why = "这里标着待补充，还没有写"
            yield spot_in(passage, mark.start, mark.end, why, "在记录里补上，重新生成")


CHECKS: dict[str, Check] = {"占位-5": check_marks}
