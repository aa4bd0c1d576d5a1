"""The catalogue that drafter brings, read group by group, and its relations, of the groups that are asked for.

It is large, and a run needs few of its groups: the text is cut where groups begin, and a group's text is
parsed when the group is asked for. `catalogue_from` reads the same file at once; a test compares both,
so no fault of the file is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from collections.abc import Mapping as Map

from drafter.figures.catalogue import Catalogue, FigureGroup, catalogue_from
from drafter.record.parse import parse_mapping

_GROUP = re.compile(r"^  - 键: (\w+)$", re.MULTILINE)


# An entry of the relations: its number, its group, and the lines that belong to it.
_RELATION = re.compile(r"^  - 编号: .*\n    组: (\w+)\n(?:    .*\n|\n)*", re.MULTILINE)


def relations_asked(text: str, groups: Collection[str]) -> str:
    """Return the text of drafter's relations in which those of other groups are empty lines.

    Args:
        text: The file's text, in which each entry begins with the lines `  - 编号: …` and `    组: …`.
        groups: The groups that are asked for.
    """
    return _RELATION.sub(lambda entry: entry[0] if entry[1] in groups else "\n" * entry[0].count("\n"), text)


def stock_catalogue(text: str, file: str) -> Catalogue:
    """Return the catalogue of a file in which each group begins with the line `  - 键: …`.

    Args:
        text: The file's text.
        file: Its name in messages.

    Raises:
        LayoutError: A group is not in order; told when the group is asked for.
    """
    starts = list(_GROUP.finditer(text))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    pieces = {match[1]: slice(match.start(), end) for match, end in zip(starts, ends, strict=True)}
    catalogue = catalogue_from(parse_mapping(text[: starts[0].start()], file, typed=False))
    return catalogue._replace(groups=_Groups(text, file, pieces, catalogue))


class _Groups(Map[str, FigureGroup]):
    """Groups by key, each read when it is asked for and kept."""

    def __init__(self, text: str, file: str, pieces: dict[str, slice], base: Catalogue) -> None:
        self._text = text
        self._file = file
        self._pieces = pieces
        self._base = base
        self._read: dict[str, FigureGroup] = {}

    def __getitem__(self, key: str) -> FigureGroup:
        if key not in self._read:
            self._read[key] = self._group(self._pieces[key])
        return self._read[key]

    def _group(self, piece: slice) -> FigureGroup:
        # Empty lines in front keep line numbers those of the file.
        lines = self._text.count("\n", 0, piece.start)
        text = "\n" * (lines - 1) + "组:\n" + self._text[piece]
        (group,) = catalogue_from(parse_mapping(text, self._file, typed=False), self._base).groups.values()
        return group

    def __contains__(self, key: object) -> bool:
        return key in self._pieces

    def __iter__(self) -> Iterator[str]:
        return iter(self._pieces)

    def __len__(self) -> int:
        return len(self._pieces)
