"""A record's answers by the layout that it names, where only the answers are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter.answers.build import build_answers, layout_name
from drafter.answers.model import Answers
from drafter.layout.load import load_layout
from drafter.record.nodes import Mapping


def answers_of(record: Mapping, templates: Sequence[Path]) -> Answers:
    """Read a record by the layout that it names.

    Args:
        record: The record's top level.
        templates: Directories of layouts, the first one first.

    Raises:
        DrafterError: The layout or the record is not in order.
    """
    name, _, place = layout_name(record)
    return build_answers(record, load_layout(name, templates, place))
