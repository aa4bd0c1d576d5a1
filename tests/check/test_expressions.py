"""Expressions that compile themselves do what compiled ones do."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import drafter.check
from drafter.check.expressions import A_HAN, NEEDED_FILE, _Expression, expression, may_match

MAKER = Path(__file__).parents[2] / "docs" / "make_needed.py"
MAKE = runpy.run_path(str(MAKER))
PACKED = json.loads(NEEDED_FILE.read_text("utf-8"))


def test_an_expression_does_what_a_compiled_one_does() -> None:
    years = expression(r"(?P<year>\d{4})年")

    assert [match["year"] for match in years.finditer("2017年和2018年")] == ["2017", "2018"]
    assert years.sub("某年", "2017年") == "某年"
    assert years.groupindex == {"year": 1}
    assert years.search("今年") is None


@pytest.mark.parametrize("written", ["[一-鿿]", r"[\u4e00-\u9fff]", "[一-龥〇]"])
def test_one_chinese_character_is_read_as_what_compiles_fast(written: str) -> None:
    name = expression(rf"{written}{{2}}区")

    assert name.pattern == rf"{A_HAN}{{2}}区"
    assert name.fullmatch("青浦区")
    assert not name.search("A1区、①和区")


def test_what_is_wrong_with_an_expression_shows_when_it_is_used() -> None:
    wrong = expression("（[")

    with pytest.raises(re.error):
        wrong.search("（")


def test_nothing_is_compiled_for_a_text_without_the_words_that_are_needed() -> None:
    name, text = next((one, words[0]) for one, words in PACKED.items() if len(words) == 1)
    wanted = _Expression(name)

    assert not may_match(expression(name), "没有")
    assert wanted.search("没有") is wanted.match("没有") is wanted.fullmatch("没有") is None
    assert [*wanted.finditer("没有"), *wanted.findall("没有")] == []
    assert wanted.sub("有", "没有") == "没有"
    assert "search" not in vars(wanted)
    assert may_match(expression(name), f"有{text}")
    assert wanted.search(f"有{text}") == re.search(name, f"有{text}")
    assert "search" in vars(wanted)


def test_who_asks_at_every_place_of_a_long_text_has_it_compiled() -> None:
    wanted = _Expression(next(one for one, words in PACKED.items() if len(words) == 1))

    for place in range(100):
        assert wanted.match("没有" * 500, place) is None
    assert "match" not in vars(wanted)
    for place in range(150):
        assert wanted.match("没有" * 500, place) is None
    assert "match" in vars(wanted)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(?:共|累计)受理(?P<n>[0-9]+)件", ["受理"]),
        ("(?:共|累计)[0-9]+件", ["件"]),
        ("(?:新增|增加)[^，]{0,3}[0-9]", ["增加", "新增"]),
        ("(?:新增|[0-9])件?", []),
        ("(?:新增)?[0-9]", []),
        ("[京沪]A(?=车|牌)", ["京A", "沪A"]),
        ("以上(?!级)的|(?<=不)少于", ["以上的", "少于"]),
        ("[^，]+", []),
        ("(?i)PDF", []),
    ],
)
def test_in_every_match_stands_one_of_the_words_that_are_needed(pattern: str, words: list[str]) -> None:
    assert MAKE["needed_words"](pattern) == words


@given(st.data())
def test_what_matches_has_a_word_that_is_needed(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(sorted(PACKED)))
    found = data.draw(st.from_regex(pattern))

    assert any(word in found for word in PACKED[pattern]), pattern


def test_the_packed_words_are_those_of_the_expressions() -> None:
    """Run in a process of its own: other tests make expressions too."""
    made = subprocess.run(
        [sys.executable, "-c", f"import runpy; print(runpy.run_path({str(MAKER)!r})['needed_text'](), end='')"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    assert made.stdout == NEEDED_FILE.read_text("utf-8"), "python docs/make_rules.py"


def _modules() -> Iterator[str]:
    return (one.name for one in pkgutil.walk_packages(drafter.check.__path__, "drafter.check."))


@pytest.mark.parametrize("name", sorted(_modules()))
def test_every_expression_of_a_module_compiles(name: str) -> None:
    found = vars(importlib.import_module(name)).values()
    inside = [*found, *(one for many in found if isinstance(many, tuple) for one in many)]
    for one in inside:
        regex = getattr(one, "regex", one)
        if isinstance(regex, _Expression):
            assert regex.groups >= 0, regex.pattern
