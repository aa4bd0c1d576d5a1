"""What an edit refuses, and how a place in a record is named."""

from __future__ import annotations

import re
from typing import Any

import pytest

from drafter.errors import RecordError
from drafter.record.change import EditFailedError, replaced
from drafter.record.edit import delete, insert_item, move_item, set_value
from drafter.record.parse import MAX_DEPTH
from drafter.record.paths import key_path_text, parse_key_path


def at(path: str) -> tuple[str | int, ...]:
    return parse_key_path(path)


# -- What is refused -----------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["甲\x00", ["\x0b"], {"a": "\x7f"}, {"\x01": "a"}])
def test_control_characters_are_refused(value: Any) -> None:
    with pytest.raises(RecordError, match="控制字符") as caught:
        set_value("k: 1\n", ("k",), value)
    assert "删掉" in caught.value.fix


def test_a_key_too_long_for_yaml_is_refused() -> None:
    with pytest.raises(RecordError, match="不能作键"):
        set_value("k: 1\n", ("甲" * 2000,), "1")


def test_what_is_too_deep_to_be_read_again_is_refused() -> None:
    with pytest.raises(RecordError, match="层层嵌套"):
        set_value("k: 1\n", ("a",) * MAX_DEPTH, "1")
    deepest = set_value("k: 1\n", ("a",) * (MAX_DEPTH - 1), "1")
    with pytest.raises(RecordError, match="层层嵌套"):
        set_value(deepest, ("a",) * (MAX_DEPTH - 1), ["1"])


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("年度.键", "“年度”是一个值，里面没有“键”"),
        ("年度[1]", "“年度”是一个值，里面没有第 1 项"),
        ("项.键", "“项”是一个列表，里面没有“键”"),
        ("组[1]", "“组”是一组“键: 值”，里面没有第 1 项"),
        ("项[4]", "“项”没有第 4 项"),
        ("新[2]", "“新”还是空的，不能先填第 2 项"),
        ("空[2]", "“空”还是空的，不能先填第 2 项"),
    ],
)
def test_a_path_that_leads_nowhere_is_told(path: str, what: str) -> None:
    with pytest.raises(RecordError, match=re.escape(what)) as caught:
        set_value("年度: 2024\n项: [甲, 乙]\n组: {a: 1}\n空:\n", at(path), "x")
    assert caught.value.fix


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (lambda text: delete(text, at("无")), "没有“无”这一项"),
        (lambda text: delete(text, at("项[3]")), "“项”没有第 3 项"),
        (lambda text: delete(text, at("年度.a")), "“年度”是一个值"),
        (lambda text: insert_item(text, at("项"), 4, "x"), "“项”没有第 4 项"),
        (lambda text: insert_item(text, at("项"), 0, "x"), "“项”没有第 0 项"),
        (lambda text: insert_item(text, at("组"), 1, "x"), "“组”是一组“键: 值”"),
        (lambda text: insert_item(text, at("年度"), 1, "x"), "“年度”是一个值"),
        (lambda text: insert_item(text, at("无"), 2, "x"), "还是空的"),
        (lambda text: move_item(text, at("项"), 1, 3), "“项”没有第 3 项"),
        (lambda text: move_item(text, at("项"), 0, 1), "“项”没有第 0 项"),
        (lambda text: move_item(text, at("组"), 1, 1), "“组”是一组“键: 值”"),
        (lambda text: move_item(text, at("年度"), 1, 1), "“年度”是一个值"),
        (lambda text: move_item(text, at("无"), 1, 1), "没有“无”这一项"),
    ],
)
def test_what_is_not_there_cannot_be_edited(edit: Any, what: str) -> None:
    with pytest.raises(RecordError, match=re.escape(what)) as caught:
        edit("年度: 2024\n项: [甲, 乙]\n组: {a: 1}\n")
    assert caught.value.fix


def test_an_edit_that_does_not_read_back_is_our_bug_and_writes_nothing() -> None:
    with pytest.raises(EditFailedError):
        replaced("a: 1\n", (), "not a mapping")


# -- Paths -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("年度", ("年度",)),
        ("主要举措和成效[2].举措[1].标题", ("主要举措和成效", 2, "举措", 1, "标题")),
        ("项[1][12]", ("项", 1, 12)),
        ("指标.行政复议.受理", ("指标", "行政复议", "受理")),
        ("甲 乙.1", ("甲 乙", "1")),
    ],
)
def test_a_path_is_parsed_and_printed(text: str, path: tuple[str | int, ...]) -> None:
    assert parse_key_path(text) == path
    assert key_path_text(path) == text


@pytest.mark.parametrize(
    "text", ["", ".", "甲.", ".甲", "甲..乙", "甲[0]", "甲[-1]", "甲[x]", "甲[1", "甲]", "甲[1]乙", "甲.[1]", "甲[ 1]"]
)
def test_what_is_no_path_is_told(text: str) -> None:
    with pytest.raises(RecordError, match="看不懂") as caught:
        parse_key_path(text)
    assert "方括号" in caught.value.fix
