"""The standard's numbers agree with each other."""

from __future__ import annotations

import pytest

from drafter.write import standard
from drafter.write.standard import CHARACTER_TWIPS, Rule, twips_from_mm, twips_from_pt

RULES = {name: rule for name, rule in vars(standard).items() if isinstance(rule, Rule)}


def test_margins_and_text_area_make_up_the_page() -> None:
    assert standard.LEFT_MARGIN_MM.value + standard.TEXT_WIDTH_MM.value + standard.RIGHT_MARGIN_MM.value == 210
    assert standard.TOP_MARGIN_MM.value + standard.TEXT_HEIGHT_MM.value + standard.BOTTOM_MARGIN_MM.value == 297


def test_22_lines_fill_the_text_area_and_a_23rd_does_not_fit() -> None:
    height = twips_from_mm(standard.TEXT_HEIGHT_MM.value)

    assert height // standard.LINE_TWIPS.value == standard.LINES_PER_PAGE.value


def test_28_characters_fill_a_line_and_a_29th_does_not_fit() -> None:
    width = twips_from_mm(standard.TEXT_WIDTH_MM.value)

    assert width // CHARACTER_TWIPS == standard.CHARACTERS_PER_LINE.value


def test_the_footers_line_has_its_middle_7_mm_below_the_text_area() -> None:
    middle = standard.footer_distance_twips() + twips_from_pt(standard.PAGE_NUMBER_SIZE_PT.value) / 2

    assert middle == pytest.approx(twips_from_mm(35 - 7), abs=1)


@pytest.mark.parametrize("name", RULES)
def test_each_rule_names_its_clause_and_its_unit(name: str) -> None:
    rule = RULES[name]

    assert rule.clause[0].isdigit()
    if isinstance(rule.value, int):
        assert name.endswith(("_MM", "_PT", "_TWIPS", "_CHARACTERS", "_LINES", "_PER_PAGE", "_PER_LINE", "_PERCENT"))
