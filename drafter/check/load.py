"""Finding the checker's data: rules and word lists, the built-in ones and an office's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.check.lexicon import Lexicon, read_lists
from drafter.check.packed import Lists, load_packed
from drafter.check.registry import CHECKS
from drafter.check.rules import Rule
from drafter.check.stock import LISTS, Piece, StockRules, stock_rules
from drafter.errors import DrafterError, LayoutError, raise_all
from drafter.layout.load import builtin_templates, refuse_misnamed
from drafter.record.fields import Fields
from drafter.record.nodes import Scalar
from drafter.record.parse import load_mapping
from drafter.wording import nearest_hint, unknown_name_fix

RULES_FOLDER, OWN_FILE = "rules", "rules.yaml"


class Rulebook(NamedTuple):
    """The rules by id, and the words that they look for."""

    rules: Mapping[str, Rule]
    lexicon: Lexicon


def load_rulebook(templates: Sequence[Path]) -> Rulebook:
    """Read the built-in rules with their word lists, then what offices say in files of their own.

    Args:
        templates: Directories of layouts, the first one first; each may hold a `rules.yaml`.

    Raises:
        LayoutError: A file is not in order; all faults are told together.
    """
    errors: list[DrafterError] = []
    lists: Lists = {}
    folder = builtin_templates() / RULES_FOLDER
    rules, pieces = stock_rules(rule_files(folder), CHECKS.__contains__)
    packed = load_packed(folder)
    for piece in pieces:
        known = packed.lists_of(Path(piece.file).name, piece.text)
        for name, entries in (lists_in(piece, errors) if known is None else known).items():
            lists.setdefault(name, {}).update(entries)
    # What is read later goes first, and the first directory is the nearest one.
    for file in (directory / OWN_FILE for directory in reversed([*templates])):
        refuse_misnamed(file)
        if file.is_file():
            _read_own(Fields(load_mapping(file), errors, LayoutError), rules, lists, errors)
    raise_all(errors)
    return Rulebook(rules, Lexicon(lists))


def rule_files(folder: Path) -> list[Path]:
    """Return the files with rules and word lists."""
    return sorted(folder.glob("*.yaml"))


def lists_in(piece: Piece, errors: list[DrafterError]) -> Lists:
    """Read the word lists of a built-in file; faults go to `errors`."""
    lists: Lists = {}
    read_lists(piece.parsed().node_of(LISTS), lists, errors)
    return lists


def _read_own(fields: Fields, rules: StockRules, lists: Lists, errors: list[DrafterError]) -> None:
    """Read what an office wants otherwise: rules switched off, words added or dropped."""
    fields.only(("停用", LISTS))
    for node in fields.items("停用"):
        identity = node.text if isinstance(node, Scalar) else ""
        if not rules.drop(identity):
            fields.fault(f"没有“{identity}”这条规则", node, unknown_name_fix(identity, list(rules)))
    own = fields.node_of(LISTS)
    if own is not None:
        _refuse_strange(Fields(own, errors, LayoutError), lists)
    read_lists(own, lists, errors)


def _refuse_strange(own: Fields, lists: Lists) -> None:
    """Refuse a list that no rule reads, and a word without what to write where the list says that of each."""
    for name, node in own.node:
        if name not in lists:
            own.fault(f"没有“{name}”这个词表", node, unknown_name_fix(name, sorted(lists)))
            continue
        known, mended = lists[name], all(entry.right for entry in lists[name].values())
        for item in own.items(name):
            fields = Fields(item, [], LayoutError)
            identity = fields.text("编号") or fields.text("错")
            if not fields.flag("停用", default=False):
                if mended and not fields.text("对"):
                    own.fault(f"“{name}”里的“{identity}”没有写 对", item, "补上 对: 应当写成的词")
            elif identity not in known:
                fix = nearest_hint(identity, list(known)) or "核对 编号，或者删去这一项"
                own.fault(f"“{name}”里没有“{identity}”可以停用", item, fix)
