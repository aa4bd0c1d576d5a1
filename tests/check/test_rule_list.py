"""What is made of the rules, their list in the documents and their packed words, is what they give."""

from __future__ import annotations

import runpy
from pathlib import Path

from drafter.check.load import RULES_FOLDER
from drafter.check.packed import PACKED_FILE
from drafter.layout.load import builtin_templates

DOCS = Path(__file__).parents[2] / "docs"
RULES = builtin_templates() / RULES_FOLDER
MAKE = runpy.run_path(str(DOCS / "make_rules.py"))


def test_one_command_makes_all_and_tells_what_is_stale(tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    old.write_text("{}\n", encoding="utf-8")
    MAKE["MADE"][old] = MAKE["needed_text"]
    try:
        assert MAKE["stale"]() == [old]
    finally:
        del MAKE["MADE"][old]


def test_the_list_is_up_to_date() -> None:
    assert (DOCS / "rules.md").read_text(encoding="utf-8") == MAKE["rules_text"](), "python docs/make_rules.py"


def test_the_packed_words_are_up_to_date() -> None:
    assert (RULES / PACKED_FILE).read_text(encoding="utf-8") == MAKE["lists_text"](), "python docs/make_rules.py"
