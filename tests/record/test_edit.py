"""Edits in a person's file: what is written where, which comments stay, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drafter.errors import RecordError
from drafter.record.compose import content_of
from drafter.record.edit import delete, insert_item, move_item, set_value
from drafter.record.parse import parse_mapping
from drafter.record.paths import parse_key_path

EXAMPLES = Path(__file__).parents[2] / "examples"


def at(path: str) -> tuple[str | int, ...]:
    return parse_key_path(path)


# -- Setting a value that is there ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "path", "value", "edited"),
    [
        ("年度: 2024\n", "年度", "2025", "年度: 2025\n"),
        ("年度:   2024   \n", "年度", "2025", "年度:   2025   \n"),
        ("年度: 2024", "年度", "2025", "年度: 2025"),
        ("年度:\n", "年度", "2025", "年度: 2025\n"),
        ("年度:", "年度", "2025", "年度: 2025"),
        ("年度: ~\n", "年度", "2025", "年度: 2025\n"),
        ("年度: 2024\n", "年度", None, "年度:\n"),
        ("年度: 2024\n", "年度", "", '年度: ""\n'),
        ("年度: '2024'  # 批注\n", "年度", "2025", '年度: "2025"  # 批注\n'),
        ("年度: '2024'  # 批注\n", "年度", None, "年度:\n  # 批注\n"),
        ("年度:\n  2024\n", "年度", "2025", "年度: 2025\n"),
        ("年度:\n  # 批注\n  2024\n", "年度", "2025", "年度:\n  # 批注\n  2025\n"),
        ("年度:\n  # 批注\n  2024\nk: 1\n", "年度", None, "年度:\n  # 批注\nk: 1\n"),
        ("年度:\n  # 批注\n  '1' # 二\nk: 1\n", "年度", None, "年度:\n  # 批注\n  # 二\nk: 1\n"),
        ("内容: 甲\n  乙\n\n  丙\nk: 1\n", "内容", "丁", "内容: 丁\nk: 1\n"),
        ('内容: "甲\n  乙"\nk: 1\n', "内容", "丁", "内容: 丁\nk: 1\n"),
        ("内容: |\n  甲\n\n  乙\n\n\nk: 1\n", "内容", "丁", "内容: 丁\n\n\nk: 1\n"),
        ("内容: |+\n  甲\n\n\nk: 1\n", "内容", "丁", "内容: 丁\nk: 1\n"),
        ("内容: >-  # 批注\n  甲\nk: 1\n", "内容", "丁", '内容: "丁"  # 批注\nk: 1\n'),
        ("内容: >-  # 批注\n  甲\nk: 1\n", "内容", "丙\n丁\n", "内容: |  # 批注\n  丙\n  丁\nk: 1\n"),
        ("内容: 甲\r\nk: 1\r\n", "内容", "乙\n\n丙\n", "内容: |\r\n  乙\r\n\r\n  丙\r\nk: 1\r\n"),
        ("内容: 甲", "内容", "乙\n丙\n", "内容: |\n  乙\n  丙\n"),
        ("项:\n  - 甲 \n  -\n", "项[2]", "乙", "项:\n  - 甲 \n  - 乙\n"),
        ("项:\n- 甲\n- 乙\n", "项[1]", "丙\n丁\n", "项:\n- |\n  丙\n  丁\n- 乙\n"),
        ("项:\n  - {a: 1, b: }\n", "项[1].b", "2", "项:\n  - {a: 1, b: 2}\n"),
        ("项:\n  - {a: 1, b}\n", "项[1].b", "2", "项:\n  - {a: 1, b: 2}\n"),
        ("项:\n  - {a: 1, b }\n", "项[1].b", "2", "项:\n  - {a: 1, b: 2 }\n"),
        ('项: {"a":, "b":1}\n', "项.a", "2", '项: {"a": 2, "b":1}\n'),
        ("项:\n  - {a: 1, b: 2}\n", "项[1].a", None, "项:\n  - {a: , b: 2}\n"),
        ("项: [甲, 乙]\n", "项[2]", None, "项: [甲, ~]\n"),
        ("项: [甲, 乙]\n", "项[2]", "丙\n丁\n", '项: [甲, "丙\\n丁\\n"]\n'),
        ("项: {\n  a: 1, # 批注\n  b: 2\n  }\n", "项.a", "x, y", '项: {\n  a: "x, y", # 批注\n  b: 2\n  }\n'),
    ],
)
def test_only_the_value_is_replaced(text: str, path: str, value: str | None, edited: str) -> None:
    assert set_value(text, at(path), value) == edited


@pytest.mark.parametrize(
    ("text", "value", "edited"),
    [
        (
            "k: 甲\nl: 1\n",
            ["乙", {"a": "1", "b": None}, ["丙", "丁"]],
            "k:\n  - 乙\n  - a: 1\n    b:\n  - - 丙\n    - 丁\nl: 1\n",
        ),
        ("k: 甲\n", {"a": {"b": ["1"]}, "c": "二\n三\n"}, "k:\n  a:\n    b:\n      - 1\n  c: |\n    二\n    三\n"),
        ("k: 甲\n", [], "k: []\n"),
        ("k: 甲\n", {}, "k: {}\n"),
        ("k:\n  - 甲\n  - 乙\nl: 1\n", "丙", "k: 丙\nl: 1\n"),
        ("k:\n  # 批注\n  - 甲\nl: 1\n", {"a": "1", "b": "2"}, "k:\n  # 批注\n  a: 1\n  b: 2\nl: 1\n"),
        ("k:\n# 批注\n- 甲\nl: 1\n", {"a": "1", "b": "2"}, "k:\n# 批注\n  a: 1\n  b: 2\nl: 1\n"),
        ("k:\n  # 批注\nl: 1\n", ["甲"], "k:\n  # 批注\n  - 甲\nl: 1\n"),
        ("k:\n  # 批注", ["甲"], "k:\n  # 批注\n  - 甲\n"),
        ("k:\n  # 批注\nl: 1\n", "一\n二\n", "k:\n  # 批注\n  |\n    一\n    二\nl: 1\n"),
        ("k: '甲' # 批注\n", ["乙"], "k:\n  # 批注\n  - 乙\n"),
        ("k: 甲\n  # 批注\n", "一\n二\n", 'k: "一\\n二\\n"\n  # 批注\n'),
        ("k: {a: 1}\n", "甲", "k: 甲\n"),
        ("k: [甲, [乙]]\n", ["甲", {"a": ["1"]}], "k: [甲, {a: [1]}]\n"),
    ],
)
def test_a_value_changes_its_kind(text: str, value: Any, edited: str) -> None:
    assert set_value(text, ("k",), value) == edited


def test_of_a_list_or_mapping_only_what_differs_is_written() -> None:
    text = "项:\n  # 一\n  - {a: 1, b: 2}\n  # 二\n  - a:   '3'  # 三\n    # 四\n    b: 4\n  # 五\n  - x\n"
    wanted: Any = [{"a": "1", "c": "5"}, {"b": "6", "a": "3"}, "新", "x"]

    assert set_value(text, ("项",), wanted) == (
        "项:\n  # 一\n  - {a: 1, c: 5}\n  # 二\n  - a:   '3'  # 三\n    # 四\n    b: 6\n  - 新\n  # 五\n  - x\n"
    )
    assert set_value(text, ("项",), content_of(parse_mapping(text, "").entries["项"])) == text
    assert set_value(text, ("项",), ["x"]) == "项:\n  # 一\n  # 二\n  # 五\n  - x\n"


def test_the_whole_record_may_be_given() -> None:
    assert set_value("a: 1\n# 批注\nb: 2\n", (), {"b": "3", "c": "4"}) == "# 批注\nb: 3\nc: 4\n"
    assert set_value("{}\n", (), {"b": "3"}) == "b: 3\n"
    assert set_value("a: 1\n", (), {}) == "{}\n"
    with pytest.raises(RecordError, match="最外层"):
        set_value("a: 1\n", (), "甲")


# -- What is not there yet -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "path", "edited"),
    [
        ("a: 1\n# 完\n", "b", "a: 1\nb: 新\n# 完\n"),
        ("a: 1", "b", "a: 1\nb: 新\n"),
        ("a: 1\r\n", "b", "a: 1\r\nb: 新\r\n"),
        ("a: |\n  甲", "b", "a: |\n  甲\nb: 新\n"),
        ("a: |\n  甲\n\n# 完\n", "b", "a: |\n  甲\nb: 新\n\n# 完\n"),
        ("a:\n  x: 1\n  # 里面\n# 外面\nc: 2\n", "a.y", "a:\n  x: 1\n  y: 新\n  # 里面\n# 外面\nc: 2\n"),
        ("a:\n  x: 1\n    # 更深\nc: 2\n", "a.y", "a:\n  x: 1\n    # 更深\n  y: 新\nc: 2\n"),
        ("a:\n    x: 1\n", "a.y", "a:\n    x: 1\n    y: 新\n"),
        ("a:\n  - x: 1\n  - z: 1\n", "a[1].y", "a:\n  - x: 1\n    y: 新\n  - z: 1\n"),
        ("a: {x: 1}\n", "a.y", "a: {x: 1, y: 新}\n"),
        ("a: {x: }\n", "a.y", "a: {x: , y: 新}\n"),
        ("a: {x: 1, }\n", "a.y", "a: {x: 1, y: 新, }\n"),
        ("a: {\n  x: 1\n}\n", "a.y", "a: {\n  x: 1,\n  y: 新\n}\n"),
        ("a: {}\nb: 1\n", "a.y", "a:\n  y: 新\nb: 1\n"),
        ("a: [{}]\n", "a[1].y", "a: [{y: 新}]\n"),
        ("a: [x: 1]\n", "a[1].y", "a: [{x: 1, y: 新}]\n"),
        ("a: { # 批注\n  }\n", "a.y", "a: {y: 新 # 批注\n  }\n"),
        ("a:\nb: 1\n", "a.y", "a:\n  y: 新\nb: 1\n"),
        ('a: ""\n', "a[1]", "a:\n  - 新\n"),
        ("a: []\n", "a.y", "a:\n  y: 新\n"),
        ("a: 1\n", "x.y[1].z", "a: 1\nx:\n  y:\n    - z: 新\n"),
        ("a: [x]\n", "a[2]", "a: [x, 新]\n"),
        ("a:\n  - x\n", "a[2].k", "a:\n  - x\n  - k: 新\n"),
    ],
)
def test_what_is_missing_on_the_way_is_made(text: str, path: str, edited: str) -> None:
    assert set_value(text, at(path), "新") == edited


@pytest.mark.parametrize(
    ("text", "index", "edited"),
    [
        ("k:\n  - 甲\n  - 乙\n", 1, "k:\n  - 新\n  - 甲\n  - 乙\n"),
        ("k:\n  - 甲\n  - 乙\n", 2, "k:\n  - 甲\n  - 新\n  - 乙\n"),
        ("k:\n  - 甲\n  - 乙", 3, "k:\n  - 甲\n  - 乙\n  - 新\n"),
        ("k:\n  # 说甲\n  - 甲\n\n  # 说乙\n  - 乙\n", 1, "k:\n  - 新\n  # 说甲\n  - 甲\n\n  # 说乙\n  - 乙\n"),
        ("k:\n  # 说甲\n  - 甲\n\n  # 说乙\n  - 乙\n", 2, "k:\n  # 说甲\n  - 甲\n  - 新\n\n  # 说乙\n  - 乙\n"),
        ("k:\n  # 说全部\n\n  - 甲\n", 1, "k:\n  # 说全部\n\n  - 新\n  - 甲\n"),
        ("k:\n- a: |\n    甲\n# 完\n", 2, "k:\n- a: |\n    甲\n- 新\n# 完\n"),
        ("k: [甲, 乙]\n", 1, "k: [新, 甲, 乙]\n"),
        ("k: [甲, 乙]\n", 3, "k: [甲, 乙, 新]\n"),
        ("k: [\n  甲,\n  乙,\n]\n", 2, "k: [\n  甲,\n  新,\n  乙,\n]\n"),
        ("k: []\n", 1, "k:\n  - 新\n"),
        ("k: [ ] # 批注\n", 1, "k:\n  # 批注\n  - 新\n"),
        ("k:\n", 1, "k:\n  - 新\n"),
        ("l: 1\n", 1, "l: 1\nk:\n  - 新\n"),
    ],
)
def test_an_item_is_put_into_a_list(text: str, index: int, edited: str) -> None:
    assert insert_item(text, ("k",), index, "新") == edited


def test_an_item_is_put_into_a_list_that_begins_behind_a_dash() -> None:
    assert insert_item("k:\n  - - 甲\n    - 乙\n", at("k[1]"), 1, {"a": "1", "b": "2"}) == (
        "k:\n  - - a: 1\n      b: 2\n    - 甲\n    - 乙\n"
    )


# -- Deleting ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "path", "edited"),
    [
        ("k:\n  # 一\n  - 甲\n  # 二\n  - 乙\n  # 三\n", "k[1]", "k:\n  # 一\n  # 二\n  - 乙\n  # 三\n"),
        ("k:\n  - 甲\n    # 甲里面\n  - 乙\n", "k[1]", "k:\n  - 乙\n"),
        ("k:\n  - 甲\n\n  - 乙\n\nl: 1\n", "k[2]", "k:\n  - 甲\n\n\nl: 1\n"),
        ("k:\n  # 一\n  - 甲\n# 二\nl: 1\n", "k[1]", "k: []\n  # 一\n# 二\nl: 1\n"),
        ("k:\n- 甲", "k[1]", "k: []\n"),
        ("k:\n  - - 甲\n    - 乙\n", "k[1][1]", "k:\n  - - 乙\n"),
        ("k:\n  - - 甲\n    # 说乙\n    - 乙\n", "k[1][1]", "k:\n  - \n    # 说乙\n    - 乙\n"),
        ("k:\n  - - 甲\n  - 乙\n", "k[1][1]", "k:\n  - []\n  - 乙\n"),
        ("k:\n  - a: |\n      甲\n    b: 2\n", "k[1].a", "k:\n  - b: 2\n"),
        ("k:\n  - a: 1\n    b: 2\n", "k[1].b", "k:\n  - a: 1\n"),
        ("k:\n  a: 1\nl: 1\n", "k.a", "k: {}\nl: 1\n"),
        ("a: |\n  甲\nb: 1\n      \nc: 2\n", "b", "a: |\n  甲\nc: 2\n"),
        ("# 头\na: 1\n# 尾\n", "a", "# 头\n{}\n# 尾\n"),
        ("a: 1\r\nb:\r\n  - 1\r\n", "a", "b:\r\n  - 1\r\n"),
        ("k: [甲, 乙, 丙]\n", "k[1]", "k: [乙, 丙]\n"),
        ("k: [甲, 乙, 丙]\n", "k[2]", "k: [甲, 丙]\n"),
        ("k: [甲, 乙, 丙]\n", "k[3]", "k: [甲, 乙]\n"),
        ("k: [甲]\n", "k[1]", "k: []\n"),
        ("k: [甲,]\n", "k[1]", "k: []\n"),
        ("k: [a: 1, 乙]\n", "k[1].a", "k: [{}, 乙]\n"),
        ("k: {a: 1, b: 2}\n", "k.a", "k: {b: 2}\n"),
        ("k: {\n  a: 1,\n  b: 2,\n}\n", "k.a", "k: {\n  b: 2,\n}\n"),
        ("k: {\n  a: 1, # 批注\n  b: 2\n}\n", "k.a", "k: {\n   # 批注\n  b: 2\n}\n"),
        ("k: {\n  a: 1, # 批注\n  b: 2\n}\n", "k.b", "k: {\n  a: 1 # 批注\n  \n}\n"),
        ("k: {\n  a: 1 # 批注\n  , b: 2\n}\n", "k.a", "k: {\n   # 批注\n   b: 2\n}\n"),
    ],
)
def test_what_is_deleted_leaves_the_comments_around_it(text: str, path: str, edited: str) -> None:
    assert delete(text, at(path)) == edited


@pytest.mark.parametrize(("brackets", "text"), [([], "k:\n  - 甲\n"), ({}, "k:\n  甲: 1\n")])
def test_where_the_last_thing_was_deleted_nothing_is_answered(brackets: object, text: str) -> None:
    edited = delete(text, ("k", 1 if brackets == [] else "甲"))

    assert parse_mapping(edited, "").get("k") is None
    assert content_of(parse_mapping(edited, "").entries["k"]) == brackets


# -- Moving ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "source", "target", "edited"),
    [
        ("k:\n  - 甲\n  - 乙\n  - 丙\n", 1, 3, "k:\n  - 乙\n  - 丙\n  - 甲\n"),
        ("k:\n  - 甲\n  - 乙\n  - 丙\n", 3, 2, "k:\n  - 甲\n  - 丙\n  - 乙\n"),
        ("k:\n  - 甲\n  - 乙", 2, 1, "k:\n  - 乙\n  - 甲\n"),
        ("k:\n  - 甲\n  - 乙", 2, 2, "k:\n  - 甲\n  - 乙"),
        (
            "k:\n  # 说甲\n  - 甲\n    # 甲里面\n\n  # 说乙\n  - 乙\n",
            2,
            1,
            "k:\n  # 说乙\n  - 乙\n\n  # 说甲\n  - 甲\n    # 甲里面\n",
        ),
        ("k:\n  # 说全部\n\n  - 甲\n  - 乙\n", 2, 1, "k:\n  # 说全部\n\n  - 乙\n  - 甲\n"),
        ("k:\n  - |+\n    甲\n\n  - 乙\n\n", 2, 1, "k:\n  - 乙\n\n  - |+\n    甲\n\n"),
        ("k: [甲, 乙, # 批注\n  丙]\n", 3, 1, "k: [丙, 甲, # 批注\n  乙]\n"),
    ],
)
def test_an_item_moves_with_the_comments_that_speak_of_it(text: str, source: int, target: int, edited: str) -> None:
    assert move_item(text, ("k",), source, target) == edited


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        ("k:\n  - - 甲\n    - 乙\n", "k:\n  - - 乙\n    - 甲\n"),
        ("k:\n  - - 甲\n    # 说乙\n    - 乙\n", "k:\n  - \n    # 说乙\n    - 乙\n    - 甲\n"),
    ],
)
def test_items_move_in_a_list_that_begins_behind_a_dash(text: str, edited: str) -> None:
    assert move_item(text, at("k[1]"), 2, 1) == edited


# -- Whole files -------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_three_answers_and_a_deleted_item_leave_every_comment_of_an_example(path: Path) -> None:
    text = path.read_text("utf-8")
    before = content_of(parse_mapping(text, ""))
    assert isinstance(before, dict)
    key = next(key for key, value in before.items() if isinstance(value, list) and len(value) > 1)
    edited = set_value(text, ("年度",), "2030")
    edited = set_value(edited, ("机关", "自称"), "我们")
    edited = set_value(edited, (key, 1), "新写的\n两段话\n")
    edited = delete(edited, (key, 2))

    def comments(text: str) -> list[str]:
        return [line for line in text.splitlines() if line.lstrip().startswith("#")]

    assert comments(edited) == comments(text)
    assert set_value(text, (), before) == text
