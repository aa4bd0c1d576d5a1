"""Packed word lists say what the YAML says, and are left where that says something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.check.lexicon import Entry, Facts
from drafter.check.packed import PACKED_FILE, PackedLists, load_packed, packed_text

FILE, TEXT = "wording.yaml", "词表:\n"
LISTS = {
    "错字": {
        "一": Entry("一", "全力清单", "权力清单", not_behind=("以", "支"), last=2020, level="疑似"),
        "二": Entry("二", "二", confirmed=True),
    },
    "法律": {"法": Entry("法", "某法", facts=Facts(("2021-07-15",), articles=86, of_state=False), note="“引号”")},
    "空": {},
}


def packed(folder: Path, text: str) -> PackedLists:
    (folder / PACKED_FILE).write_text(text, encoding="utf-8")
    return load_packed(folder)


def test_what_is_packed_comes_out_again(tmp_path: Path) -> None:
    assert packed(tmp_path, packed_text({FILE: (TEXT, LISTS)})).lists_of(FILE, TEXT) == LISTS


def test_lists_that_were_changed_since_are_not_taken(tmp_path: Path) -> None:
    lists = packed(tmp_path, packed_text({FILE: (TEXT, LISTS)}))

    assert lists.lists_of(FILE, TEXT + "  错字: []\n") is None
    assert lists.lists_of("names.yaml", TEXT) is None


@pytest.mark.parametrize("text", ["", "{"])
def test_where_nothing_is_packed_nothing_is_taken(tmp_path: Path, text: str) -> None:
    assert packed(tmp_path, text).lists_of(FILE, TEXT) is None
    assert load_packed(tmp_path / "nowhere").lists_of(FILE, TEXT) is None
