"""References in running text: exactly {组.指标} or {组.指标:形式}; every other brace is literal."""

from __future__ import annotations

import pytest
from builders import small_catalogue
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.answers.model import Reference, plain_text
from drafter.answers.references import text_from
from drafter.errors import DrafterError, Place

PLACE = Place("记录.yaml", 3, "内容")


def parts_of(raw: str) -> list[object]:
    """Return a text's parts, a reference as a tuple; no fault is allowed."""
    errors: list[DrafterError] = []
    parts = text_from(raw, PLACE, small_catalogue(), errors)
    assert errors == []
    return [(part.group, part.figure, part.form) if isinstance(part, Reference) else part for part in parts]


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        ("受理{复议.受理}件。", ["受理", ("复议", "受理", ""), "件。"]),
        ("{复议.受理:单位}", [("复议", "受理", "单位")]),
        ("{复议.受理：同比}", [("复议", "受理", "同比")]),
        ("｛复议.受理:上年｝", [("复议", "受理", "上年")]),
        ("占{复议.纠错:占受理}。", ["占", ("复议", "纠错", "占受理"), "。"]),
        ("{复议.纠错：占 复议.受理}", [("复议", "纠错", "占 复议.受理")]),
        ("{复议.受理}{复议.纠错}", [("复议", "受理", ""), ("复议", "纠错", "")]),
        ("{复议.受理}\n{复议.受理}", [("复议", "受理", ""), "\n", ("复议", "受理", "")]),
        ("{{复议.受理}}", ["{复议.受理}"]),
        ("甲{{没有.这个}}乙", ["甲", "{没有.这个}", "乙"]),
        ("{{复议.受理:去年}}", ["{复议.受理:去年}"]),
        ("{{复议.受理}", ["{", ("复议", "受理", "")]),
        ("{复议.受理}}", [("复议", "受理", ""), "}"]),
    ],
)
def test_a_reference_is_found(raw: str, parts: list[object]) -> None:
    assert parts_of(raw) == parts


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "没有花括号",
        "{}",
        "{甲}",
        "{复议}",
        "{复议.}",
        "{.受理}",
        "{复议。受理}",
        "{复议.受理",
        "复议.受理}",
        "{ 复议.受理 }",
        "{复议.受理.件}",
        "{复议.受理:}",
        "{复议.纠错:占复议.受理.件}",
        "{复议.受理:单位.件}",
        "{1.2}",
        "{复议.1}",
        "{% x %}",
        "{{ y }}",
        "{{y}}",
        "｛｝",
        '{"a": 1}',
    ],
)
def test_every_other_brace_is_literal(raw: str) -> None:
    assert "".join(str(part) for part in parts_of(raw)) == raw


WORDS = ["{", "}", "｛", "｝", "{{", "}}", "复议", "受理", ".", ":", "：", "单位", "甲", " ", "\n", "1"]


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(WORDS), max_size=20).map("".join))
def test_no_character_is_lost_and_nothing_but_faults_are_collected(raw: str) -> None:
    errors: list[DrafterError] = []
    parts = text_from(raw, PLACE, small_catalogue(), errors)
    plain = str.maketrans("｛｝：", "{}:")

    assert all(isinstance(part, Reference) or part for part in parts) or parts == ("",)
    assert all(error.where == PLACE for error in errors)
    if "{{" not in raw.translate(plain) and "}}" not in raw.translate(plain):
        assert "".join(_typed(part) for part in parts).translate(plain) == raw.translate(plain)


def _typed(part: str | Reference) -> str:
    if isinstance(part, str):
        return part
    return f"{{{part.group}.{part.figure}{':' if part.form else ''}{part.form}}}"


def test_a_text_with_references_is_written_as_typed() -> None:
    assert plain_text(text_from("甲{复议.受理}乙", PLACE, small_catalogue(), [])) == "甲{复议.受理}乙"


def test_a_reference_knows_the_key_of_its_figure() -> None:
    (reference,) = text_from("{复议.受理}", PLACE, small_catalogue(), [])

    assert isinstance(reference, Reference)
    assert (reference.key, reference.place) == ("指标.复议.受理", PLACE)


@pytest.mark.parametrize(
    ("raw", "what", "fix"),
    [
        ("{复议.纠错:占受里}", "指标库里没有“复议.受里”", "是不是“复议.受理”"),
        ("{复议.纠错:占复义.受理}", "指标库里没有“复义.受理”", "是不是“复议.受理”"),
        ("{复议.纠错率:占受理}", "“复议.纠错率”是比率，不能算占比", "占比由两个数量相除"),
        ("{复议.纠错:占纠错率}", "“复议.纠错率”是比率，不能算占比", "占比由两个数量相除"),
        ("{复议.纠错:占}", "指标没有“占”这种形式", "以及“占”加另一个指标"),
    ],
)
def test_what_is_wrong_with_a_share_is_said(raw: str, what: str, fix: str) -> None:
    errors: list[DrafterError] = []
    text_from(raw, PLACE, small_catalogue(), errors)

    assert [error.what for error in errors] == [what]
    assert fix in errors[0].fix
