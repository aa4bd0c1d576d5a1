"""A layout's cases: records beside it, and the text that each of them should become."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.answers.missing import offered_profiles
from drafter.draft import OpenLayout, make_draft, open_layout
from drafter.errors import DrafterError, LayoutError, Place
from drafter.layout.profile import Profile
from drafter.record.nodes import Mapping
from drafter.record.parse import load_mapping
from drafter.write.text import text_lines

CASES = "cases"
_RECORD, _TEXT = "*.yaml", ".txt"
_AROUND = 1


class Case(NamedTuple):
    """A record and what came of it.

    Attributes:
        record: The record.
        golden: The file that holds the text it should become.
        lines: The text that it becomes; empty where it becomes none.
        fault: Why it becomes none.
        profile: Which copy or sister text it is; empty for the report's usual copy.
    """

    record: Path
    golden: Path
    lines: tuple[str, ...] = ()
    fault: str = ""
    profile: str = ""

    @property
    def name(self) -> str:
        """What people call it: the record's name, and which copy or sister text."""
        return self.record.name + (f"（{self.profile}）" if self.profile else "")

    def is_as_it_should_be(self) -> bool:
        """Whether the text is that of the file."""
        return not self.fault and self.golden.is_file() and self._expected() == list(self.lines)

    def differences(self) -> Iterator[str]:
        """Yield the lines in which the text differs from the file's, what should be with － and what is with ＋."""
        if self.fault:
            yield from self.fault.splitlines()
            return
        if not self.golden.is_file():
            yield f"还没有 {self.golden.name}；看过以后加 --renew 写出"
            return
        marks = {"-": "－", "+": "＋", " ": "　"}
        for line in difflib.unified_diff(self._expected(), list(self.lines), n=_AROUND, lineterm=""):
            if line.startswith(("---", "+++")):
                continue
            yield "……" if line.startswith("@@") else marks[line[0]] + line[1:]

    def renew(self) -> None:
        """Write the text as what it should be."""
        self.golden.write_text("".join(f"{line}\n" for line in self.lines), encoding="utf-8", newline="\n")

    def _expected(self) -> list[str]:
        return self.golden.read_text(encoding="utf-8").splitlines()


def cases_of(folder: Path, templates: Sequence[Path]) -> Iterator[Case]:
    """Yield the cases of a layout, rendered: each record as the report, and as what else it is kept for (另做文稿).

    Args:
        folder: The layout's folder.
        templates: Directories of layouts, the one that holds the folder first.

    Raises:
        LayoutError: It has none.
    """
    records = sorted((folder / CASES).glob(_RECORD))
    if not records:
        fix = f"在 {CASES} 文件夹里放几份记录（.yaml），再加 --renew 写出它们应成的文字"
        raise LayoutError("这个版式没有用例", Place(str(folder / CASES)), fix)
    for record in records:
        golden = record.with_suffix(_TEXT)
        try:
            node = load_mapping(record)
            opened = open_layout(node, templates)
            draft = make_draft(node, opened)
        except DrafterError as error:
            yield Case(record, golden, fault=str(error))
            continue
        yield Case(record, golden, tuple(text_lines(draft.report.blocks)))
        for profile in offered_profiles(draft.answers)[1:]:
            own = golden.with_stem(f"{golden.stem}（{profile.name}）")
            yield _further_case(record, own, node, opened, profile)


def _further_case(record: Path, golden: Path, node: Mapping, opened: OpenLayout, profile: Profile) -> Case:
    try:
        blocks = make_draft(node, opened, profile.name).report.blocks
    except DrafterError as error:
        return Case(record, golden, fault=str(error), profile=profile.name)
    return Case(record, golden, tuple(text_lines(blocks)), profile=profile.name)
