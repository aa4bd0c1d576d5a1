"""What a paste from Word, WPS or a web page becomes, and what is said about it."""

from __future__ import annotations

import time
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.record.text import UNPRINTABLE
from drafter.wizard.paste import Cleaned, clean_text

ODD = "\r\n\t\x0b\x0c\x1e\x85\u2028\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff\u00ad\ufffc\ufffe\u202a\u202c\ud83d"
PASTED = st.text(st.sampled_from(ODD) | st.sampled_from("字，。“”—12aé👨👩\ufe0f♀\ue000\U000e0100") | st.characters())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_parts_paragraphs(end: str) -> None:
    assert clean_text(f"第一段。{end}第二段。{end}") == Cleaned("第一段。\n第二段。", ())


@pytest.mark.parametrize("indentation", ["　　", "    ", "\t", "\u00a0\u00a0", "\u2003", " 　\t"])
def test_indentation_goes_unsaid_because_drafter_indents(indentation: str) -> None:
    assert clean_text(f"{indentation}第一段。　\n{indentation}第二段。 ") == Cleaned("第一段。\n第二段。", ())


def test_empty_lines_go() -> None:
    assert clean_text("\n\n第一段。\n\n　　\n\u200b\n第二段。\n\n").text == "第一段。\n第二段。"


def test_nothing_stays_nothing() -> None:
    assert clean_text("") == clean_text(" \n　\n", one_line=True) == Cleaned("", ())


@pytest.mark.parametrize(
    "text",
    [
        "第一章　总则",
        "“全覆盖”——《条例》（试行）……",
        "a  b",
        "👨‍👩‍👧 和 🙋🏽‍♀️ 和 ❤️‍🔥",
        "私用字\ue123、异体字葛\U000e0100、组合字e\u0301",
        "１２８件，95.2％",
        "{行政复议.受理}",
        "# 不是标题",
    ],
)
def test_what_can_be_seen_stays_as_it_is(text: str) -> None:
    assert clean_text(text) == Cleaned(text, ())


def test_the_cells_of_a_pasted_table_stay_apart() -> None:
    cleaned = clean_text("受理\t142\t79\n审结\t68 \t\t5")
    assert cleaned.text == "受理 142 79\n审结 68 5"
    assert cleaned.notes == ("有 4 处制表符或特殊空格改成了普通空格",)


@pytest.mark.parametrize("blank", ["\u00a0", "\u2003", "\u202f", " \u00a0 ", "\t"])
def test_the_blanks_of_web_pages_become_one_plain_blank(blank: str) -> None:
    assert clean_text(f"张三{blank}李四").text == "张三 李四"


def test_characters_that_nobody_sees_are_dropped_and_counted() -> None:
    cleaned = clean_text("\ufeff依\u200b法\u200d行\u00ad政\u2060。\x07\u202a")
    assert cleaned == Cleaned("依法行政。", ("去掉了 7 个看不见的字符",))


def test_a_picture_cannot_be_pasted_and_is_named() -> None:
    assert clean_text("见图\ufffc。\n\ufffc") == Cleaned("见图。", ("有 2 处图片或对象没有保留，这里只能放文字",))


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("推进依法\r\n行政", "推进依法行政"),
        ("推进依法，\n\n　　规范执法", "推进依法，规范执法"),
        ("rule of\nlaw", "rule of law"),
        ("12\n34", "12 34"),
        ("共\n12件", "共12件"),
    ],
)
def test_an_answer_of_one_line_joins_lines_as_chinese_is_written(pasted: str, text: str) -> None:
    assert clean_text(pasted, one_line=True) == Cleaned(text, ("有 1 处换行并成了一行",))


def test_a_line_end_behind_one_line_is_not_worth_saying() -> None:
    assert clean_text("依法行政\r\n", one_line=True) == Cleaned("依法行政", ())


def test_everything_that_was_changed_is_said() -> None:
    assert len(clean_text("\ufffc甲\t乙\u200b\n丙", one_line=True).notes) == 4


@pytest.mark.parametrize("run", [" " * 300_000 + "x", "\t" * 300_000, "\u200d" * 300_000, "\ufffc" * 300_000])
def test_a_paste_of_any_shape_takes_no_time(run: str) -> None:
    before = time.process_time()
    clean_text("x" + run)
    assert time.process_time() - before < 2


@given(PASTED, st.booleans())
def test_nothing_unprintable_remains(text: str, one_line: bool) -> None:
    lines = clean_text(text, one_line=one_line).text.split("\n")
    assert not any(UNPRINTABLE.search(line) or "\t" in line or "\r" in line for line in lines)
    assert lines == [""] or all(line == line.strip() != "" for line in lines)
    assert len(lines) == 1 or not one_line


@given(PASTED, st.booleans())
def test_cleaning_twice_changes_and_says_nothing_more(text: str, one_line: bool) -> None:
    cleaned = clean_text(text, one_line=one_line)
    assert clean_text(cleaned.text, one_line=one_line) == Cleaned(cleaned.text, ())


@given(PASTED, st.booleans())
def test_no_letter_digit_mark_or_symbol_is_lost(text: str, one_line: bool) -> None:
    assert _seen(clean_text(text, one_line=one_line).text) == _seen(text)


def _seen(text: str) -> Counter[str]:
    """Count what a reader sees: letters, marks, numbers, punctuation, symbols, private use."""
    kept = (char for char in text if unicodedata.category(char)[0] in "LMNPS" or unicodedata.category(char) == "Co")
    return Counter(char for char in kept if char != "\ufffc")
