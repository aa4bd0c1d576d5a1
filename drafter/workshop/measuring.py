"""A layout's own sample, written on its frame in each of its copies and measured against the standard."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

if TYPE_CHECKING:
    from drafter.verify.formats import Formats
    from drafter.verify.rows import Row

SAMPLE = "sample.yaml"


class Measured(NamedTuple):
    """What was measured of a layout's sample in all its copies.

    Attributes:
        rows: What the standard asks for.
        formats: The frame's styles.
        reasons: Why the layout deviates, by the name of what is measured.
    """

    rows: Sequence[Row]
    formats: Formats
    reasons: Mapping[str, str]


def measure(folder: Path, templates: Sequence[Path]) -> Measured:
    """Write the sample in each of its layout's copies, and measure that.

    Args:
        folder: The layout's folder.
        templates: Directories of layouts, the first one first.

    Raises:
        DrafterError: The layout or its sample is not in order.
    """
    from drafter.draft import make_draft, open_layout
    from drafter.record.parse import load_mapping
    from drafter.verify.document import document_from
    from drafter.verify.package import load_word_file
    from drafter.verify.verifying import verify_file

    record = load_mapping(folder / SAMPLE)
    opened = open_layout(record, templates)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as name:
        path = Path(name) / "sample.docx"
        # A sister text is no official document, and says nothing of the frame that the report does not.
        for profile in (one for one in opened.layout.profiles if not one.is_sister):
            path.write_bytes(make_draft(record, opened, profile.name).data)
            rows += verify_file(path, _no_pages).rows
        return Measured(rows, document_from(load_word_file(path)).formats, opened.layout.deviations)


def _no_pages(_: Path) -> NoReturn:
    from drafter.verify.printing import NotPrinted

    raise NotPrinted("只量底稿里的设置")
