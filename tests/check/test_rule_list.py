"""The list of rules in the documents is the one that the rules give."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_list_is_up_to_date() -> None:
    made = runpy.run_path(str(DOCS / "make_rules.py"))["rules_text"]()
    assert (DOCS / "rules.md").read_text(encoding="utf-8") == made, "python docs/make_rules.py"
