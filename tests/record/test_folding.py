"""Wrapped lines become one, without a space between Chinese characters."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.record.folding import is_wide, join_lines, unfold


@pytest.mark.parametrize("char", "甲，。：（“”‘’—…·Ａ１\u3000")
def test_chinese_characters_and_their_punctuation_are_wide(char: str) -> None:
    assert is_wide(char)


@pytest.mark.parametrize("char", "a1 ,.%-é")
def test_latin_characters_are_not_wide(char: str) -> None:
    assert not is_wide(char)


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("甲", "乙", "甲乙"),
        ("甲", "b", "甲b"),
        ("a", "乙", "a乙"),
        ("a", "b", "a b"),
        ("20", "件", "20件"),
        ("甲”", "2", "甲”2"),
        ("", "甲", "甲"),
        ("甲", "", "甲"),
    ],
)
def test_lines_are_joined_without_a_space_beside_a_chinese_character(left: str, right: str, joined: str) -> None:
    assert join_lines(left, right) == joined


@pytest.mark.parametrize(
    ("value", "source", "style", "unfolded"),
    [
        ("甲 乙", "甲\n  乙", None, "甲乙"),
        ("甲 乙", "甲\r\n  乙", None, "甲乙"),
        ("甲\n乙", "甲\n\n  乙", None, "甲\n乙"),
        ("甲 b c 乙", "甲\n b\n c\n 乙", "", "甲b c乙"),
        ("甲' 乙", "'甲''\n  乙'", "'", "甲'乙"),
        ("甲 乙", '"甲\n  乙"', '"', "甲乙"),
        ("甲 乙\n", ">\n  甲\n  乙\n", ">", "甲乙\n"),
        ("甲 乙", ">-\n  甲\n  乙\n", ">", "甲乙"),
        ("甲 乙", "甲 乙", None, "甲 乙"),
        # Escapes and deeper lines cannot be told apart safely: YAML's own reading stays.
        ("甲\t 乙", '"甲\\t\n  乙"', '"', "甲\t 乙"),
        ("甲\n  乙\n", ">\n  甲\n    乙\n", ">", "甲\n  乙\n"),
    ],
)
def test_a_folded_value_loses_the_spaces_that_yaml_put_in(
    value: str, source: str, style: str | None, unfolded: str
) -> None:
    assert unfold(value, source, style) == unfolded


WORDS = st.text(st.sampled_from("甲乙ab1，。“”'%"), min_size=1, max_size=6)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=3), st.sampled_from(["'", ">"]))
def test_unfolding_changes_nothing_but_spaces_beside_chinese_characters(
    paragraphs: list[list[str]], style: str
) -> None:
    lines = [line for words in paragraphs for line in [*words, ""]][:-1]
    if style == "'":
        source = "'" + "\n".join(f"  {line}" if number else line for number, line in enumerate(lines)) + "'"
        source = source.replace("'", "''")[1:-1] if "'" in source[1:-1] else source
    else:
        source = ">-\n" + "".join(f"  {line}\n" if line else "\n" for line in lines)
    value = str(yaml.load(f"键: {source}\n", Loader=yaml.BaseLoader)["键"])
    unfolded = unfold(value, source, style)

    assert unfolded.replace(" ", "") == value.replace(" ", "")
    assert unfolded.split("\n") == [_joined(words) for words in paragraphs]


def _joined(words: list[str]) -> str:
    text = ""
    for word in words:
        text = join_lines(text, word)
    return text
