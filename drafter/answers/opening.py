"""A record's answers by the layout that it names, where only the answers are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter.answers.build import build_answers, layout_name
from drafter.answers.model import Answers
from drafter.errors import Place, RecordError
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


def expect_last_year(found: int, year: int, file: str) -> None:
    """Refuse another year's record or report in the place of last year's.

    Args:
        found: The year that it is of.
        year: The report year.
        file: Its name.

    Raises:
        RecordError: It is not of the year before.
    """
    if found != year - 1:
        what = f"这一份是{found}年度的，不是{year - 1}年度的，不能和{year}年度的对照"
        raise RecordError(what, Place(file), f"--last 后面写{year - 1}年度的记录或报告")
