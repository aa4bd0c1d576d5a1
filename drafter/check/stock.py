"""The rules that drafter brings, each read when it is asked for.

There are many, most of what is said about them is for people who ask for it, and a run that finds nothing
needs none of it: the text is cut where rules begin. A test reads the same files at once and compares.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as Map
from pathlib import Path
from typing import NamedTuple

from drafter.check.rules import Rule, read_rules
from drafter.errors import DrafterError, LayoutError, raise_all
from drafter.record.fields import Fields
from drafter.record.parse import parse_mapping
from drafter.record.text import read_text

RULES, LISTS = "规则", "词表"

_LISTS = re.compile(rf"^{LISTS}:$", re.MULTILINE)
_RULE = re.compile(r"^  - 编号: (\S+)$", re.MULTILINE)


class Piece(NamedTuple):
    """A part of a file, which is parsed when it is needed.

    Attributes:
        text: The part as it stands.
        file: The file's name.
        line: The line that it begins with.
    """

    text: str
    file: str
    line: int

    def parsed(self, head: str = "") -> Fields:
        """Parse it at its own lines.

        Args:
            head: What is put on the line in front of it.

        Raises:
            LayoutError: It is not in order.
        """
        text = "\n" * (self.line - 1) + self.text
        if head:
            text = "\n" * (self.line - 2) + f"{head}\n{self.text}"
        errors: list[DrafterError] = []
        fields = Fields(parse_mapping(text, self.file, typed=False), errors, LayoutError)
        raise_all(errors)
        return fields


class StockRules(Map[str, Rule]):
    """Rules by id, each read when it is asked for and kept."""

    def __init__(self, known: Callable[[str], bool]) -> None:
        self._known = known
        self._pieces: dict[str, Piece] = {}
        self._read: dict[str, Rule] = {}

    def add(self, file: Path) -> Piece | None:
        """Take a file's rules in; return its word lists as they stand, where it has some."""
        text = read_text(file)
        pieces: dict[str, Piece] = {}
        lists = _LISTS.search(text)
        end = lists.start() if lists else len(text)
        stop = end
        for match in reversed(list(_RULE.finditer(text, 0, end))):
            pieces[match[1]] = _piece_of(text, file, match.start(), stop)
            stop = match.start()
        self._pieces.update(reversed(pieces.items()))
        return _piece_of(text, file, end, len(text)) if lists else None

    def drop(self, identity: str) -> bool:
        """Take a rule out; say whether it was there."""
        return self._pieces.pop(identity, None) is not None

    def __getitem__(self, key: str) -> Rule:
        if key not in self._read:
            rules: dict[str, Rule] = {}
            errors: list[DrafterError] = []
            read_rules(self._pieces[key].parsed(f"{RULES}:"), self._known, rules, errors)
            raise_all(errors)
            self._read.update(rules)
        return self._read[key]

    def __contains__(self, key: object) -> bool:
        return key in self._pieces

    def __iter__(self) -> Iterator[str]:
        return iter(self._pieces)

    def __len__(self) -> int:
        return len(self._pieces)


def stock_rules(files: Sequence[Path], known: Callable[[str], bool]) -> tuple[StockRules, list[Piece]]:
    """Return the rules of files in which each rule begins with the line `  - 编号: …`, and their word lists.

    Args:
        files: Files of `templates/rules`.
        known: Whether there is a function for an id.
    """
    rules = StockRules(known)
    lists = [found for file in files if (found := rules.add(file)) is not None]
    return rules, lists


def _piece_of(text: str, file: Path, start: int, end: int) -> Piece:
    return Piece(text[start:end], str(file), text.count("\n", 0, start) + 1)
