"""What all tests of commands share."""

from __future__ import annotations

import pytest

from drafter.write.fonts import OTHER_NAMES
from drafter.write.installed_fonts import font_key


@pytest.fixture(autouse=True)
def all_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Play a machine that has every font: what the program says is then the same on each."""
    monkeypatch.setattr("drafter.write.fonts.installed_families", lambda: frozenset(map(font_key, OTHER_NAMES)))
