"""Every rule finds its bad case and leaves its good one alone; what is said about it is data."""

from __future__ import annotations

import pytest

from drafter.check.document import Document, document_from_text
from drafter.check.load import load_rulebook
from drafter.check.registry import CHECKS
from drafter.check.rules import Rule
from drafter.check.run import check_document
from drafter.check.sources import document_of
from drafter.layout.load import builtin_templates, load_layout

RULEBOOK = load_rulebook([builtin_templates()])
REFERENCE = load_layout("standard", [builtin_templates()]).reference
RULES = list(RULEBOOK.rules.values())


def document(case: str, rule: Rule) -> Document:
    templates = [builtin_templates()]
    if rule.needs_record:
        last = document_of(rule.last, "去年.yaml", templates) if rule.last else None
        return document_of(case, "记录.yaml", templates, last)
    return document_from_text(case, "报告.txt", rule.year, REFERENCE)


def test_every_function_has_its_words_and_every_rule_its_function() -> None:
    assert set(CHECKS) == set(RULEBOOK.rules)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_bad_case_is_found_and_the_good_one_is_not(rule: Rule) -> None:
    assert check_document(document(rule.bad, rule), RULEBOOK, [rule.id]).findings
    assert check_document(document(rule.good, rule), RULEBOOK, [rule.id]).findings == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_good_case_is_quiet_under_all_rules_of_its_family(rule: Rule) -> None:
    family = [one.id for one in RULES if one.family == rule.family]
    assert check_document(document(rule.good, rule), RULEBOOK, family).findings == ()
