"""What a record's own relations explain: a text names some of the figures of a sum, the record all of them."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.check.document import Document
from drafter.check.passages import Passage
from drafter.check.quantities.reading import Quantity
from drafter.figures.compare import Outcome, check_relations


class Explained:
    """The sums of a record's figures that hold: what a text leaves out of one of them is in the record."""

    def __init__(self, document: Document) -> None:
        figures = document.answers.figures if document.answers else None
        results = check_relations(document.relations, figures, document.year) if figures else []
        self._sums = [
            frozenset(f"指标.{group}.{key}" for group, key in one.members)
            for one in results
            # What is at most the sum of all the others, and is just that sum, is explained as well.
            if one.outcome is Outcome.HOLDS and one.left == one.right
        ]

    def covers(self, passage: Passage, quantities: Iterable[Quantity]) -> bool:
        """Whether numbers of a text are all references to figures of one of these sums."""
        if not self._sums:
            return False
        keys = {passage.place_at(one.start).key for one in quantities}
        return any(keys <= one for one in self._sums)
