"""How Chinese text is broken into the lines of a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.columns import display_width, wrapped

CLOSING = "，。、；：！？）》〉」』】〕”’…—％"
OPENING = "（《〈「『【〔“‘"
WORDS = ("142", "95.5%", "1,692", "2018.2", "GB/T", "Word", "v1.0")


def joined(*strategies: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*strategies).map("".join)


# What people write: marks come singly or in pairs, between characters or words.
HAN = st.sampled_from("法治政府建设年度报告")
RUNS = joined(
    st.text(st.sampled_from(OPENING), max_size=2),
    st.one_of(HAN, st.sampled_from(WORDS)),
    HAN,
    st.text(st.sampled_from(CLOSING), max_size=2),
)
SENTENCES = st.lists(RUNS, min_size=1, max_size=40).map("".join)


def bare(text: str) -> str:
    return "".join(text.split())


def test_a_line_is_filled_up_to_its_last_column() -> None:
    assert wrapped("法治政府建设", 8) == ["法治政府", "建设"]
    assert wrapped("法治政府建设", 9) == ["法治政府", "建设"]


def test_first_and_other_lines_begin_as_told() -> None:
    assert wrapped("法治政府建设", 8, "　　", " ") == ["　　法治", " 政府建", " 设"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrapped("", 8, "　　") == wrapped(" \n", 8) == [""]


def test_a_closing_mark_takes_the_character_before_it_to_the_next_line() -> None:
    assert wrapped("法治政府。建设", 8) == ["法治政", "府。建设"]
    assert wrapped("法治“政府”。", 10) == ["法治“政", "府”。"]


def test_an_opening_mark_goes_over_with_what_it_opens() -> None:
    assert wrapped("法治政（府）", 8) == ["法治政", "（府）"]


def test_a_dash_is_not_torn() -> None:
    assert wrapped("法治政——府", 7) == ["法治", "政——府"]


@pytest.mark.parametrize("word", ["1,692", "95.5%", "GB/T", "café"])
def test_a_word_or_number_stays_whole(word: str) -> None:
    assert wrapped(f"法治政{word}府", 9) == ["法治政", f"{word}府"]


def test_lines_break_at_blanks_and_lose_them() -> None:
    assert wrapped("one two  three", 8) == ["one two", "three"]
    assert wrapped("甲乙丙 ，丁", 6) == ["甲乙", "丙 ，", "丁"]


def test_what_is_too_long_for_a_line_breaks_first_where_no_mark_comes_to_begin_one() -> None:
    assert wrapped("甲abcdefgh,", 6) == ["甲abcd", "efgh,"]
    assert wrapped("abcdef,", 6) == ["abcde", "f,"]
    assert wrapped("。" * 5, 4) == ["。。", "。。", "。"]


def test_what_belongs_to_one_character_stays_with_it() -> None:
    assert wrapped("甲e\u0301e\u0301", 3) == ["甲e\u0301", "e\u0301"]
    assert wrapped("甲👩\u200d👧", 2) == ["甲", "👩\u200d👧"]


def test_what_would_steer_the_terminal_becomes_blank() -> None:
    assert wrapped("甲\x1b[2J乙\t丙\u2028丁", 80) == ["甲 [2J乙 丙 丁"]


@given(SENTENCES, st.integers(min_value=24, max_value=120))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str, columns: int) -> None:
    lines = wrapped(text, columns, "　　")

    assert [line for line in lines[1:] if line[0] in CLOSING] == []
    assert [line for line in lines[:-1] if line[-1] in OPENING] == []


@given(SENTENCES, st.integers(min_value=40, max_value=120))
def test_no_line_is_shorter_than_what_goes_over_explains(text: str, columns: int) -> None:
    lines = wrapped(text, columns, "　　")

    assert [line for line in lines[:-1] if display_width(line) < columns - 24] == []


@given(st.text(), st.integers(min_value=4, max_value=120), st.integers(0, 2), st.integers(0, 2))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, columns: int, first: int, rest: int) -> None:
    text = "".join(character for character in text if character.isprintable() or character == "\u3000")
    lines = wrapped(text, columns, " " * first, " " * rest)

    assert max(map(display_width, lines)) <= columns
    assert bare("".join(lines)) == bare(text)
