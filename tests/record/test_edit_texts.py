"""How an edit writes texts and keys: as plainly as they read back exactly."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.record.compose import content_of
from drafter.record.edit import set_value
from drafter.record.parse import parse_mapping
from drafter.record.paths import parse_key_path

LONG = "全面推进依法行政" * 10


def at(path: str) -> tuple[str | int, ...]:
    return parse_key_path(path)


# -- How texts are written -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2024", "2024"),
        ("no", "no"),
        ("a: b", '"a: b"'),
        ("值 # 值", '"值 # 值"'),
        ("#值", '"#值"'),
        ("“放管服”改革", "“放管服”改革"),
        ('"放管服"改革', "'\"放管服\"改革'"),
        ("[x]: y", '"[x]: y"'),
        ("{行政复议.受理}件", '"{行政复议.受理}件"'),
        ("~", '"~"'),
        (" 甲", '" 甲"'),
        ("甲\t乙", "甲\t乙"),
        ("甲\r乙", '"甲\\r乙"'),
        ("\\", "\\"),
        ("甲\n\n", '"甲\\n\\n"'),
        ("\n", '"\\n"'),
        ("\ufeff甲", '"\\uFEFF甲"'),
        ("甲\n乙", "|-\n  甲\n  乙"),
        ("甲\n乙\n", "|\n  甲\n  乙"),
        ("\n甲\n", "|\n\n  甲"),
        ("  甲\n乙\n", "|2\n    甲\n  乙"),
        ("甲\n   \n乙\n", "|\n  甲\n     \n  乙"),
        ("键： 值\n- 项\n# 不是批注\n", "|\n  键： 值\n  - 项\n  # 不是批注"),
        (LONG, f"|-\n  {LONG}"),
        (LONG + "\n", f"|\n  {LONG}"),
    ],
)
def test_a_text_is_written_as_plainly_as_it_reads_back(value: str, written: str) -> None:
    edited = set_value("k:\nl: 1\n", ("k",), value)

    assert edited == f"k: {written}\nl: 1\n"
    assert content_of(parse_mapping(edited, "")) == {"k": value, "l": "1"}


def test_in_brackets_a_text_stays_on_its_line() -> None:
    edited = set_value("k: {a: 1}\n", at("k.a"), f"甲, [乙]\n{LONG}")

    assert edited == f'k: {{a: "甲, [乙]\\n{LONG}"}}\n'


@pytest.mark.parametrize("key", ["a: b", "#", "1", "~", "- x", "甲-乙", ""])
def test_a_key_is_quoted_where_it_must_be(key: str) -> None:
    for text in ("k:\n  a: 1\n", "k: {a: 1}\n", "k:\n"):
        edited = set_value(text, ("k", key), "值 # 值")
        around: Any = content_of(parse_mapping(edited, "").entries["k"])
        assert around[key] == "值 # 值"
