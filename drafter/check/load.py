"""Finding the checker's data: rules and word lists, the built-in ones and an office's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.check.lexicon import Entry, Lexicon, read_lists
from drafter.check.registry import CHECKS
from drafter.check.rules import Rule
from drafter.check.stock import LISTS, StockRules, stock_rules
from drafter.errors import DrafterError, LayoutError, raise_all
from drafter.layout.load import builtin_templates
from drafter.record.fields import Fields
from drafter.record.nodes import Scalar
from drafter.record.parse import load_mapping
from drafter.wording import unknown_name_fix

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
    lists: dict[str, dict[str, Entry]] = {}
    rules, words = stock_rules(sorted((builtin_templates() / RULES_FOLDER).glob("*.yaml")), CHECKS.__contains__)
    for fields in words:
        read_lists(fields.node_of(LISTS), lists, errors)
    # What is read later goes first, and the first directory is the nearest one.
    for file in (directory / OWN_FILE for directory in reversed([*templates])):
        if file.is_file():
            _read_own(Fields(load_mapping(file), errors, LayoutError), rules, lists, errors)
    raise_all(errors)
    return Rulebook(rules, Lexicon(lists))


def _read_own(
    fields: Fields, rules: StockRules, lists: dict[str, dict[str, Entry]], errors: list[DrafterError]
) -> None:
    """Read what an office wants otherwise: rules switched off, words added or dropped."""
    fields.only(("停用", LISTS))
    for node in fields.items("停用"):
        identity = node.text if isinstance(node, Scalar) else ""
        if not rules.drop(identity):
            fields.fault(f"没有“{identity}”这条规则", node, unknown_name_fix(identity, list(rules)))
    read_lists(fields.node_of(LISTS), lists, errors)
