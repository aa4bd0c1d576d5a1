"""A layout's sample, or made-up answers, as the files that a maintainer looks at."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from drafter.draft import Draft, make_draft, open_layout
from drafter.errors import OutputError
from drafter.layout.load import read_layout
from drafter.record.nodes import Mapping as Group
from drafter.record.parse import load_mapping
from drafter.workshop.made_up import fitting_record
from drafter.write.forms import Form
from drafter.write.output import output_error, save_new

_SAMPLE, _NAME = "sample.yaml", "预览"
_SHARED = ("*.yaml", "*.j2")
_DOTS_PER_INCH, _SECONDS = 80, 60


class Preview:
    """What one layout becomes."""

    def __init__(
        self,
        folder: Path,
        templates: Sequence[Path],
        record: Path | None,
        profile: str,
        output: Path,
        *,
        pages: bool,
    ) -> None:
        """Take note of what is wanted.

        Args:
            folder: The layout's folder.
            templates: Directories of layouts, the one that holds the folder first.
            record: The record that is rendered; None for the sample, or made-up answers where there is none.
            profile: Which copy; empty for the usual one.
            output: The folder for the files; it is made where it is not there.
            pages: Whether each page becomes a picture too.
        """
        self._folder = folder
        self._templates = templates
        self._record = record
        self._profile = profile
        self._output = output
        self._pages = pages

    def moments(self) -> Mapping[Path, float]:
        """Return when each file that counts was saved last."""
        own = [path for pattern in (*_SHARED, "*.docx") for path in self._folder.glob(pattern)]
        # Figures and pieces of the office's own lie beside the folder.
        around = [path for pattern in _SHARED for path in self._folder.absolute().parent.glob(pattern)]
        paths = (*own, *around, *([self._record] if self._record else []))
        # What is made here may be put there too, and must not be taken for a change.
        return {path: path.stat().st_mtime for path in paths if path.is_file() and path.stem != _NAME}

    def made(self) -> Iterator[Path]:
        """Write the files and yield their names; older previews are replaced.

        Raises:
            DrafterError: The layout or the record is not in order, or a file cannot be written.
        """
        draft = self._draft()
        try:
            self._output.mkdir(exist_ok=True)
        except OSError as error:
            raise output_error(error, self._output) from error
        for form in (Form.DOCX, Form.TXT, *((Form.PDF,) if self._pages else ())):
            path = self._output / f"{_NAME}{form.suffix}"
            save_new(path, draft.file(form), force=True, suffix=form.suffix)
            yield path
        if self._pages:
            yield from self._pictures()

    def _draft(self) -> Draft:
        record = self._node()
        return make_draft(record, open_layout(record, self._templates), self._profile)

    def _node(self) -> Group:
        path = self._record or self._folder / _SAMPLE
        if self._record is not None or path.is_file():
            return load_mapping(path)
        return fitting_record(read_layout(self._folder, self._templates))

    def _pictures(self) -> Iterator[Path]:
        for old in self._output.glob(f"{_NAME}-*.png"):
            old.unlink()
        source, target = self._output / f"{_NAME}.pdf", self._output / _NAME
        command = ["pdftoppm", "-png", "-r", str(_DOTS_PER_INCH), str(source), str(target)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 - a file of our own
        except FileNotFoundError:
            fix = "装上 poppler（poppler-utils），或者不写 --pages，用 Word 打开"
            raise OutputError("没有 poppler，做不了图片", None, fix) from None
        except subprocess.SubprocessError as error:
            raise OutputError("PDF 没有做成图片", None, "不写 --pages，用 Word 打开预览") from error
        yield from sorted(self._output.glob(f"{_NAME}-*.png"))
