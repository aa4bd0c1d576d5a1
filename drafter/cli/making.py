"""One record of several becomes a draft or the reason why not; nothing that goes wrong with it is raised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from drafter.cli.bugs import is_interruption
from drafter.cli.records import RecordFile
from drafter.cli.wanted import Drafting, Wanted
from drafter.errors import DrafterError

if TYPE_CHECKING:
    from drafter.draft import Draft, OpenLayout
    from drafter.record.nodes import Mapping
    from drafter.write.forms import Form


class Made(NamedTuple):
    """A draft that can be saved.

    Attributes:
        files: What it is written as: names that differ in their suffix, with the content.
        characters: How long it is.
        missing: What is missing where, a line each.
        left_out: What the record says and the draft does not, a line each.
        fonts: What fonts it names; of one draft of each layout.
    """

    files: tuple[tuple[str, bytes], ...]
    characters: int
    missing: tuple[str, ...]
    left_out: tuple[str, ...]
    fonts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The names of its files as one, such as `甲.docx、.html`."""
        (first, _), *others = self.files
        return "、".join([first, *(PurePath(name).suffix for name, _ in others)])


class Failed(NamedTuple):
    """No draft.

    Attributes:
        message: What is wrong, where, and how to mend it.
        missing_count: How much is missing, where that is why.
        bug: Whether the fault is ours.
    """

    message: str
    missing_count: int = 0
    bug: bool = False


class PassedOver(NamedTuple):
    """No record: a YAML file that a folder holds for another purpose."""


Outcome: TypeAlias = Made | Failed | PassedOver


def failure(error: Exception, path: Path) -> Failed:
    """Return what an error means for one record; call it where the error was caught."""
    if isinstance(error, DrafterError):
        return Failed(str(error))
    from drafter.cli.bugs import bug_message

    return Failed(bug_message([str(path)]), bug=True)


class Maker:
    """Makes drafts of records one after another; a layout is opened once. Can be sent to another process."""

    def __init__(self, templates: Sequence[Path], forms: Sequence[Form], wanted: Wanted) -> None:
        self._templates = templates
        self._forms = forms
        self._last = wanted.last
        self._strict = wanted.strict
        self._drafting = Drafting(templates, wanted)
        self._opened: dict[str, OpenLayout] = {}
        self._fonts_told: set[str] = set()

    def __call__(self, file: RecordFile) -> Outcome:
        """Make one draft."""
        if file.fault:
            return Failed(file.fault)
        try:
            return self._made(file)
        except Exception as error:
            if is_interruption(error):
                raise KeyboardInterrupt from error
            return failure(error, file.path)

    def _made(self, file: RecordFile) -> Outcome:
        # A process that only hands out the work does without these.
        from drafter.cli.remarks import last_remarks, left_out_lines, missing_line, title_remarks, unfinished_error
        from drafter.record.parse import load_mapping

        record = load_mapping(file.path)
        if not file.named and "版式" not in record.entries:
            return PassedOver()
        draft = self._drafting.draft(record, self._layout(record))
        missing = draft.report.missing
        if self._strict and missing:
            return Failed(str(unfinished_error(missing)), len(missing))
        last = last_remarks(draft.answers, self._last)
        return Made(
            tuple(self._files(draft)),
            draft.report.characters,
            tuple(missing_line(content) for content in missing),
            (*last, *left_out_lines(draft.answers, draft.report), *title_remarks(draft.report)),
            self._fonts(draft),
        )

    def _fonts(self, draft: Draft) -> tuple[str, ...]:
        from drafter.cli.remarks import shows_fonts
        from drafter.write.fonts import named_fonts

        layout = draft.answers.layout.name
        if layout in self._fonts_told or not shows_fonts(self._forms):
            return ()
        self._fonts_told.add(layout)
        return named_fonts(draft.data)

    def _files(self, draft: Draft) -> Iterator[tuple[str, bytes]]:
        for form in self._forms:
            yield draft.file_name(form.suffix), draft.file(form)

    def _layout(self, record: Mapping) -> OpenLayout:
        from drafter.answers.build import layout_name
        from drafter.draft import open_layout

        name, _, _ = layout_name(record)
        if name not in self._opened:
            self._opened[name] = open_layout(record, self._templates)
        return self._opened[name]
