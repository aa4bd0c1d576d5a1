"""Law and plans by report year."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from builders import layout_with, standard_layout

from drafter.layout.reference import Reference


@pytest.fixture
def reference(tmp_path: Path) -> Reference:
    return layout_with(tmp_path).reference


@pytest.mark.parametrize(("year", "answer"), [(2018, "不适用"), (2019, "适用"), (2024, "适用")])
def test_a_provision_applies_from_its_year_on(reference: Reference, year: int, answer: str) -> None:
    assert reference.lookup("规定.五部分", year) == answer


def test_another_name_is_no_provision(reference: Reference) -> None:
    assert reference.lookup("规定.没有", 2020) is None


@pytest.mark.parametrize(("year", "name"), [(2014, None), (2015, "《甲纲要》"), (2020, "《甲纲要》"), (2021, None)])
def test_an_outline_covers_its_years(reference: Reference, year: int, name: str | None) -> None:
    outline = reference.outline(year)

    assert (outline.name if outline else None) == name


def test_suggestions_are_those_of_the_outline_in_force(reference: Reference) -> None:
    assert reference.suggestions("纲要.任务", 2020) == ("履行职能", "规范执法")
    assert reference.suggestions("纲要.名称", 2020) == ("《甲纲要》",)
    assert reference.suggestions("纲要.任务", 2030) == ()
    assert reference.suggestions("", 2020) == ()


def test_each_year_of_the_table_that_drafter_brings_has_at_most_one_outline() -> None:
    outlines = standard_layout().reference.outlines

    assert all(one.first <= one.last for one in outlines)
    assert all(one.last < other.first for one, other in pairwise(outlines))
