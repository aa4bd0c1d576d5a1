"""Conditions as data: what they say of given and absent answers."""

from __future__ import annotations

import pytest
from builders import mapping

from drafter.errors import DrafterError
from drafter.layout.conditions import ALWAYS, NEVER, Condition, condition_from

ANSWERS = {"年度": "2019", "机关.类型": "乡镇街道", "件数": "1,079", "空": ""}


def lookup(name: str) -> tuple[str, ...]:
    return (ANSWERS[name],) if name in ANSWERS else ()


def condition(source: str) -> Condition:
    errors: list[DrafterError] = []
    made = condition_from(mapping(f"当: {source}\n").entries["当"], errors)
    assert errors == []
    return made


@pytest.mark.parametrize(
    "source",
    [
        "{机关.类型: 乡镇街道}",
        "{机关.类型: [区县政府, 乡镇街道]}",
        "{机关.类型: '!=区县政府'}",
        "{年度: '2019'}",
        "{年度: '>=2019'}",
        "{年度: '<=2019'}",
        "{年度: '>2018'}",
        "{年度: '< 2020'}",
        "{年度: '!=2020'}",
        "{件数: '>1000'}",
        "{年度: '2019', 机关.类型: 乡镇街道}",
        "{且: [{年度: '2019'}, {机关.类型: 乡镇街道}]}",
        "{或: [{年度: '2000'}, {机关.类型: 乡镇街道}]}",
        "{或: [{且: [{年度: '2000'}]}, {且: [{年度: '2019'}, {或: [{机关.类型: 乡镇街道}]}]}]}",
    ],
)
def test_a_condition_holds(source: str) -> None:
    assert condition(source).holds(lookup)


@pytest.mark.parametrize(
    "source",
    [
        "{机关.类型: 区县政府}",
        "{机关.类型: '!=乡镇街道'}",
        "{年度: '>2019'}",
        "{年度: '<2019'}",
        "{机关.类型: '>2000'}",
        "{年度: '2019', 机关.类型: 区县政府}",
        "{且: [{年度: '2019'}, {机关.类型: 区县政府}]}",
        "{或: [{年度: '2000'}, {年度: '2001'}]}",
        "{年度: ['2000', '2001']}",
    ],
)
def test_a_condition_does_not_hold(source: str) -> None:
    assert not condition(source).holds(lookup)


@pytest.mark.parametrize("test", ["甲", "'!=甲'", "'>=1'", "'<1'", "[甲, 乙]"])
def test_an_absent_answer_makes_every_test_false(test: str) -> None:
    assert not condition(f"{{没有: {test}}}").holds(lookup)


def test_nothing_asked_always_holds_and_its_opposite_never() -> None:
    assert ALWAYS.holds(lookup)
    assert not NEVER.holds(lookup)


def test_a_condition_names_what_it_depends_on() -> None:
    made = condition("{或: [{年度: '2019'}, {且: [{甲: 一}, {乙: '>2', 丙: 三}]}]}")

    assert [test.name for test in made.tests()] == ["年度", "甲", "乙", "丙"]
