"""Read rule by rule, the rules that drafter brings are the ones that are read at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.check.lexicon import Entry, read_lists
from drafter.check.load import RULES_FOLDER
from drafter.check.registry import CHECKS
from drafter.check.rules import Rule, read_rules
from drafter.check.stock import LISTS, RULES, stock_rules
from drafter.errors import DrafterError, LayoutError
from drafter.layout.load import builtin_templates
from drafter.record.fields import Fields
from drafter.record.parse import load_mapping

FILES = sorted((builtin_templates() / RULES_FOLDER).glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_read_piece_by_piece_says_what_it_says_as_a_whole(file: Path) -> None:
    errors: list[DrafterError] = []
    whole: dict[str, Rule] = {}
    fields = Fields(load_mapping(file), errors, LayoutError)
    fields.only((RULES, LISTS))
    read_rules(fields, CHECKS.__contains__, whole, errors)
    rules, lists = stock_rules([file], CHECKS.__contains__)

    assert errors == []
    assert list(rules) == list(whole)
    assert [_at_line(rules[identity]) for identity in rules] == [_at_line(rule) for rule in whole.values()]
    assert [_entries(one.parsed()) for one in lists] == [_entries(fields)] * len(lists)
    assert len(lists) == (fields.node_of(LISTS) is not None)


def _at_line(rule: Rule) -> Rule:
    """Leave out which one of its file it is, which nobody is told."""
    return rule._replace(place=rule.place.at_key(""))


def _entries(fields: Fields) -> dict[str, dict[str, Entry]]:
    lists: dict[str, dict[str, Entry]] = {}
    errors: list[DrafterError] = []
    read_lists(fields.node_of(LISTS), lists, errors)
    assert errors == []
    return lists


def test_a_rule_that_is_dropped_is_gone() -> None:
    rules, _ = stock_rules(FILES, CHECKS.__contains__)

    assert rules.drop("标点-1")
    assert not rules.drop("标点-1")
    assert "标点-1" not in rules
    assert len(rules) == len(CHECKS) - 1
