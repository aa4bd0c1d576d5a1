"""What is asked of drafts beside the kinds of file: which copy, in which fonts, how finished."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.check.review import Reviewer
    from drafter.draft import Draft, OpenLayout
    from drafter.record.nodes import Mapping


class Wanted(NamedTuple):
    """What every draft of a run should be.

    Attributes:
        profile: Which copy (文稿); empty for the layout's usual one.
        last: Last year's record or report, beside which a copy for review is checked.
        windows_fonts: Whether it names the fonts that an office in Windows has.
        strict: Whether one with missing content is none.
    """

    profile: str = ""
    last: Path | None = None
    windows_fonts: bool = False
    strict: bool = False


class Drafting:
    """Makes drafts as they are wanted."""

    def __init__(self, templates: Sequence[Path], wanted: Wanted) -> None:
        self._templates = templates
        self._wanted = wanted
        self._reviewer: Reviewer | None = None

    def draft(self, record: Mapping, opened: OpenLayout) -> Draft:
        """Make the draft of a record.

        Raises:
            DrafterError: There can be none.
        """
        from drafter.draft import make_draft

        draft = make_draft(record, opened, self._wanted.profile, self._open_review)
        return draft.in_windows_fonts() if self._wanted.windows_fonts else draft

    def _open_review(self) -> Reviewer:
        # Several copies for review pay once for reading the rules.
        if self._reviewer is None:
            from drafter.check.review import Reviewer

            self._reviewer = Reviewer(self._templates, self._wanted.last)
        return self._reviewer
