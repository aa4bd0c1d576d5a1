"""`drafter render` with several records: goes on after a bad one, and sums up at the end."""

from __future__ import annotations

import gc
import sys
import unicodedata
from collections.abc import Collection, Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from drafter.cli.console import ProgressBar
from drafter.cli.making import Failed, Made, Maker, Outcome, PassedOver, failure
from drafter.cli.records import RecordFile, find_records
from drafter.cli.summary import Result, Row, count, summary_text
from drafter.cli.wanted import Wanted
from drafter.errors import DrafterError, OutputError, Place, UsageError

if TYPE_CHECKING:
    from drafter.write.forms import Form

_FAILED: Final = 1
_BUG: Final = 3
_INTERRUPTED: Final = 130
_COLLECTED_AFTER: Final = 20_000


class Interrupted(DrafterError):
    """Ctrl-C, after some drafts were written."""

    exit_code = _INTERRUPTED

    def __str__(self) -> str:
        return self.what


def render_several(
    typed: Sequence[Path],
    forms: Sequence[Form],
    wanted: Wanted,
    output: Path | None,
    force: bool,
    templates: Sequence[Path],
    jobs: int,
) -> int:
    """Make and save the draft of every record in every form, and print what became of each.

    Returns:
        0 fine; 1 a record failed, or nothing was made; 3 where a bug of ours was met.

    Raises:
        UsageError: `output` names a file.
        OutputError: There is no folder `output`.
        LayoutError: There is no such directory of layouts.
        Interrupted: Ctrl-C.
    """
    # The program begins as a short run that collects no garbage; this one is long, and its memory stays flat.
    gc.set_threshold(_COLLECTED_AFTER)
    folder = _folder(output, forms)
    _check_templates(templates)
    files = find_records(typed)
    drafts = _Drafts(folder, force)
    maker = Maker(templates, forms, wanted)
    rows = drafts.rows
    try:
        with (
            closing(_outcomes(files, maker, jobs)) as outcomes,
            ProgressBar(len(files), sys.stderr) as progress,
        ):
            for file, outcome in zip(files, outcomes, strict=True):
                drafts.add(file, outcome)
                progress.show(len(rows))
    except KeyboardInterrupt:
        _print_summary(rows, folder)
        rest = len(files) - len(rows)
        raise Interrupted(f"已中断：写出了 {count(rows, Result.MADE)} 份，还有 {rest} 份没有处理。") from None
    _print_summary(rows, folder)
    _say_lacking_fonts(drafts.fonts)
    return _exit_code(rows)


def _say_lacking_fonts(fonts: Collection[str]) -> None:
    # A process that only hands out the work needs this at the end only.
    from drafter.cli.remarks import say_lacking_fonts

    say_lacking_fonts(fonts)


def _folder(output: Path | None, forms: Sequence[Form]) -> Path:
    """Return the folder to write to, which must be there."""
    if output is None or output.is_dir():
        return output or Path()
    if output.suffix.lower() in [form.suffix for form in forms]:
        fix = "写一个已有的文件夹，各份的文件名由机关和年度得出；不写 -o 就放在当前文件夹"
        raise UsageError(f"有几份记录，-o 后面不能是一个文件：{output}", None, fix)
    if output.exists():
        raise OutputError("这不是文件夹", Place(str(output)), "有几份记录时，-o 后面写一个文件夹")
    raise OutputError("要写入的文件夹不存在", Place(str(output)), "先建好这个文件夹，或者用 -o 换一个位置")


def _check_templates(templates: Sequence[Path]) -> None:
    """Say once, not for every record, that a directory of layouts is not there."""
    if all(directory.is_dir() for directory in templates):
        return
    # Only the one who reads layouts pays for this import; with several jobs that is not this process.
    from drafter.layout.load import find_layouts

    find_layouts(templates)


def _outcomes(files: Sequence[RecordFile], make: Maker, jobs: int) -> Generator[Outcome]:
    if jobs == 1:
        yield from map(make, files)
        return
    from drafter.cli.workers import spread

    yield from spread(make, files, jobs, _died)


def _died(file: RecordFile) -> Outcome:
    what = "生成这份记录的进程意外结束了，多半是内存不够"
    return Failed(str(OutputError(what, Place(str(file.path)), "关掉别的程序，不写 --jobs 再试这一份")), bug=True)


class _Drafts:
    """Saves drafts one by one, in the order of the input: so the first of two with one name is always the same."""

    def __init__(self, folder: Path, force: bool) -> None:
        self._folder = folder
        self._force = force
        self._owners: dict[str, Path] = {}
        self.rows: list[Row] = []
        self.fonts: dict[str, None] = {}

    def add(self, file: RecordFile, outcome: Outcome) -> None:
        """Save what was made, and note what became of the record."""
        noted = len(self.rows)
        try:
            if isinstance(outcome, Made):
                try:
                    self._save(file, outcome)
                except Exception as error:
                    outcome = failure(error, file.path)
            self.rows.append(_row(file, outcome))
        except KeyboardInterrupt:
            # It may have come when the file was already there, and what was written is to be said.
            if len(self.rows) == noted and isinstance(outcome, Made) and self._is_saved(outcome):
                self.rows.append(_row(file, outcome))
            raise

    def _save(self, file: RecordFile, made: Made) -> None:
        from drafter.write.output import save_together

        # Systems where two spellings are one file must not decide which draft is lost.
        key = unicodedata.normalize("NFC", made.files[0][0]).casefold()
        if key in self._owners:
            what = f"与 {self._owners[key]} 会得到同一个文件名，没有生成：{made.name}"
            fix = "两份的机关名称和年度相同：改正其中一份，或者单独生成这一份，用 -o 另起文件名"
            raise OutputError(what, Place(str(file.path)), fix)
        self._owners[key] = file.path
        self.fonts.update(dict.fromkeys(made.fonts))
        save_together({self._folder / name: data for name, data in made.files}, self._force)

    def _is_saved(self, made: Made) -> bool:
        paths = ((self._folder / name, data) for name, data in made.files)
        return all(path.is_file() and path.read_bytes() == data for path, data in paths)


def _row(file: RecordFile, outcome: Outcome) -> Row:
    record = str(file.path)
    match outcome:
        case Made(_, characters, missing, left_out):
            return Row(record, Result.MADE, outcome.name, characters, len(missing), missing, left_out)
        case Failed(message, missing_count, bug):
            return Row(record, Result.FAILED, missing_count=missing_count or None, message=message, bug=bug)
        case PassedOver():
            return Row(record, Result.PASSED_OVER)


def _print_summary(rows: Sequence[Row], folder: Path) -> None:
    typer.echo(summary_text(rows, str(folder.resolve())))


def _exit_code(rows: Sequence[Row]) -> int:
    if any(row.bug for row in rows):
        return _BUG
    return _FAILED if count(rows, Result.FAILED) or not count(rows, Result.MADE) else 0
