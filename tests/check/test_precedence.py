"""One place, one slip: which finding is kept where several rules speak of the same characters."""

from __future__ import annotations

from drafter.check.findings import Finding, Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.load import load_rulebook
from drafter.check.precedence import without_repeats
from drafter.check.registry import CHECKS
from drafter.errors import Place
from drafter.layout.load import builtin_templates

LEXICON = Lexicon({"先说的规则": {"甲": Entry("甲", "甲-1", behind=("乙-1",))}})


def finding(rule: str, quote: str, level: Level = Level.DOUBT, line: int = 3) -> Finding:
    return Finding(rule, level, Place("报告.txt", line), quote, "", "")


def kept(*found: tuple[Finding, int]) -> list[str]:
    return [one.rule for one in without_repeats(dict(found), LEXICON)]


def test_of_two_that_are_as_sure_the_one_that_goes_first_is_kept() -> None:
    assert kept((finding("乙-1", "全年三次"), 4), (finding("甲-1", "三次"), 6)) == ["甲-1"]


def test_the_surer_one_is_kept_whoever_goes_first() -> None:
    assert kept((finding("乙-1", "三次", Level.ERROR), 6), (finding("甲-1", "三次"), 6)) == ["乙-1"]


def test_other_characters_other_lines_and_rules_that_are_not_listed_stay() -> None:
    assert kept((finding("乙-1", "三次"), 4), (finding("甲-1", "三次"), 6)) == ["乙-1", "甲-1"]
    assert kept((finding("乙-1", "三次"), 6), (finding("甲-1", "三次", line=4), 6)) == ["乙-1", "甲-1"]
    assert kept((finding("丙-1", "三次"), 6), (finding("甲-1", "三次"), 6)) == ["丙-1", "甲-1"]
    assert kept((finding("乙-1", "三次"), -1), (finding("甲-1", "三次"), 6)) == ["乙-1", "甲-1"]


def test_one_that_was_dropped_drops_no_other() -> None:
    first, second = finding("甲-1", "三次"), finding("乙-1", "三次", Level.ERROR)
    third = finding("乙-1", "次", Level.HINT)
    assert kept((first, 6), (second, 6), (third, 7)) == ["乙-1", "乙-1"]


def test_the_list_names_rules_that_there_are() -> None:
    entries = load_rulebook([builtin_templates()]).lexicon.entries("先说的规则", 0)
    assert entries
    assert {identity for entry in entries for identity in (entry.word, *entry.behind)} <= CHECKS.keys()
