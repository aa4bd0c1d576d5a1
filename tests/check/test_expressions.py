"""Expressions that compile themselves do what compiled ones do."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import drafter.check
from drafter.check.expressions import A_HAN, expression


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


def _modules() -> Iterator[str]:
    return (one.name for one in pkgutil.walk_packages(drafter.check.__path__, "drafter.check."))


@pytest.mark.parametrize("name", sorted(_modules()))
def test_every_expression_of_a_module_compiles(name: str) -> None:
    found = vars(importlib.import_module(name)).values()
    inside = [*found, *(one for many in found if isinstance(many, tuple) for one in many)]
    for one in inside:
        regex = getattr(one, "regex", one)
        if type(regex).__name__ == "_Expression":
            assert regex.groups >= 0, regex.pattern
