"""From text to nodes: nothing guessed, nothing doubled, limits kept, faults in Chinese at their line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builders import FILE, Case, cases_in, mapping, message_of
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.errors import DrafterError, Place, RecordError
from drafter.layout.load import builtin_templates
from drafter.record.nodes import Mapping, Node, Scalar, Sequence, is_empty, kind_of
from drafter.record.parse import MAX_DEPTH, MAX_NODES, parse_mapping
from drafter.record.slips import find_slips
from drafter.record.text import UNPRINTABLE, read_text


def plain(node: Node) -> object:
    """Return a node as Python's own lists, dictionaries and strings."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key: plain(value) for key, value in node}


def value_of(source: str) -> object:
    return plain(mapping(source).entries["键"])


def fault_of(source: str) -> RecordError:
    with pytest.raises(RecordError) as error:
        mapping(source)
    return error.value


def refusal_of(text: str) -> str:
    """Return what is said of a text, nothing when it can be read; any other error passes through."""
    try:
        parse_mapping(text, FILE)
    except DrafterError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("case", cases_in("records"))
def test_a_fault_is_told(case: Case) -> None:
    source = case["yaml"] or case["yaml_crlf"].replace("\n", "\r\n")
    with pytest.raises(DrafterError) as error:
        mapping(source)

    assert message_of(error) + "\n" == case["text"]


@pytest.mark.parametrize("text", ["no", "12:30", "010", "812.30", "true", "1e3", "2020-01-01", "~", "0x1F", "="])
def test_a_value_is_the_text_that_was_typed(text: str) -> None:
    assert value_of(f"键: {text}\n") == text


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("键: 甲：乙\n", "甲：乙"),
        ("键: 时间12:30分\n", "时间12:30分"),
        ("键: http://a.cn/x#y\n", "http://a.cn/x#y"),
        ("键: C#语言\n", "C#语言"),
        ("键: 甲{组.指标}乙\n", "甲{组.指标}乙"),
        ("键: 100%\n", "100%"),
        ("键: a@b.cn\n", "a@b.cn"),
        ("键: “甲”乙\n", "“甲”乙"),
        ('键: "甲 #乙"\n', "甲 #乙"),
        ("键: '甲: 乙'\n", "甲: 乙"),
        ("键: '甲''乙'\n", "甲'乙"),
        ('键: "甲" # 批注\n', "甲"),
        ("# 批注：甲\n键: 甲\n  # 年度：乙\n", "甲"),
        ("键: |\n  年度：2020\n  -甲\n  @乙 #丙\n  {a.b}\n", "年度：2020\n-甲\n@乙 #丙\n{a.b}\n"),
        ("键: |\n  甲\n\n  # 乙\n", "甲\n\n# 乙\n"),
        ("键: |2-\n   甲\n", " 甲"),
        ("键: | # 批注\n  甲\n", "甲\n"),
        ("键: >\n  甲：乙\n  丙\n", "甲：乙丙\n"),
        ("键: 甲\n  乙：丙\n", "甲乙：丙"),
        ("键:\n  甲\n", "甲"),
        ("键: [甲, '乙]', {丙: 丁}]\n", ["甲", "乙]", {"丙": "丁"}]),
        ("键: [\n  甲：乙,\n  丙\n  ]\n", ["甲：乙", "丙"]),
        ("键: {甲: 1,\n  乙: 2}\n", {"甲": "1", "乙": "2"}),
        ("键: '甲\n  年度：乙'\n", "甲年度：乙"),
        ("键:\n- 甲：乙\n- 丙:丁\n", ["甲：乙", "丙:丁"]),
        ("键:\n  - - 甲\n    - 乙\n", [["甲", "乙"]]),
        ("键:\n  - |\n    甲：乙\n  - 丙\n", ["甲：乙\n", "丙"]),
        ("键: -5\n", "-5"),
        ("键: 😀\n", "😀"),
        ("键: \ue000\n", "\ue000"),
        ('键: "😀\\n甲"\n', "😀\n甲"),
        ("---\n键: 甲\n", "甲"),
        ("键: 甲\n...\n", "甲"),
    ],
)
def test_what_is_no_slip_is_left_alone(source: str, value: object) -> None:
    assert value_of(source) == value
    assert value_of(source.replace("\n", "\r\n")) == value


@pytest.mark.parametrize(
    "source",
    ["键: 甲\n  乙\n", "键: '甲\n  乙'\n", '键: "甲\n  乙"\n', "键: >-\n  甲\n  乙\n", "键:\n  甲\n  乙\n"],
)
def test_a_wrapped_value_has_no_space_between_chinese_lines(source: str) -> None:
    assert value_of(source) == "甲乙"
    assert value_of(source.replace("\n", "\r\n")) == "甲乙"


def test_an_empty_line_in_a_wrapped_value_begins_a_paragraph() -> None:
    assert value_of("键: 甲\n  乙\n\n  丙\n") == "甲乙\n丙"


def test_a_wrapped_value_keeps_the_space_between_latin_words() -> None:
    assert value_of("键: big\n  data\n") == "big data"


def test_places_name_line_and_key_path_with_items_counted_from_1() -> None:
    node = mapping("甲:\n  - 乙: 1\n    丙: [一, 二]\n")
    items = node.entries["甲"]
    assert isinstance(items, Sequence)
    (entry,) = items.items
    assert isinstance(entry, Mapping)
    texts = entry.entries["丙"]
    assert isinstance(texts, Sequence)

    assert entry.place == Place(FILE, 2, "甲[1]")
    assert entry.key_place("丙") == Place(FILE, 3, "甲[1].丙")
    assert texts.items[1].place == Place(FILE, 3, "甲[1].丙[2]")


@pytest.mark.parametrize("value", ["😀甲", "'甲''乙'", '"甲\\n乙"', "[甲, 乙]", "{甲: 乙}"])
def test_a_node_knows_where_its_source_begins_and_ends(value: str) -> None:
    text = f"# 😀\r\n甲: 1\r\n键: {value}\r\n乙: 2\r\n"
    node = mapping(text).entries["键"]

    assert text[node.start : node.end] == value


@pytest.mark.parametrize("value", ["", "~", "null", '""', "''", "[]", "{}", "'  '"])
def test_an_empty_value_answers_nothing(value: str) -> None:
    node = mapping(f"键: {value}\n")

    assert is_empty(node.entries["键"])
    assert node.get("键") is None


@pytest.mark.parametrize("value", ["无", "0", "'~'", "'null'", "[甲]", "{甲: 乙}"])
def test_a_written_value_answers_something(value: str) -> None:
    node = mapping(f"键: {value}\n")

    assert node.get("键") is node.entries["键"]


def test_shapes_are_named_in_words_a_clerk_knows() -> None:
    kinds = [kind_of(node) for _, node in mapping("甲: 1\n乙: [1]\n丙: {丁: 1}\n")]

    assert kinds == ["一个值", "一个列表", "一组“键: 值”"]


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{甲: ", "}")])
def test_nesting_is_read_up_to_the_limit_and_no_deeper(opening: str, closing: str) -> None:
    # The top level is the first, the innermost value the last.
    fits = MAX_DEPTH - 2

    assert isinstance(mapping(f"键: {opening * fits}1{closing * fits}\n").entries["键"], Sequence | Mapping)
    assert str(fault_of(f"乙: 1\n键: {opening * (fits + 1)}1{closing * (fits + 1)}\n")) == (
        f"错误：层层嵌套超过 {MAX_DEPTH} 层\n  位置：{FILE}:2\n  怎么改：检查缩进或括号，年度报告的记录不会这么深"
    )


@pytest.mark.parametrize("brackets", ["[" * 100_000, "[" * 100_000 + "]" * 100_000, "{甲: " * 50_000])
def test_a_hundred_thousand_brackets_are_a_fault_and_no_crash(brackets: str) -> None:
    assert fault_of(f"键: {brackets}\n").what == f"层层嵌套超过 {MAX_DEPTH} 层"


def test_more_nodes_than_the_limit_are_a_fault() -> None:
    error = fault_of("键: [" + "1," * MAX_NODES + "]\n")

    assert error.what == f"内容超过 {MAX_NODES} 项"


# What a clerk's keyboard yields; of Latin letters only a, u and x, so that English of YAML's own shows.
TYPED = st.sampled_from("甲乙aux1:：，,-－[]{}'\"|>#@%*&!?~\\\n\r\t \u3000“”.・•😀\ue000\xa0")


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet=TYPED, max_size=60))
def test_whatever_is_typed_is_read_or_refused_in_chinese(text: str) -> None:
    assert re.findall("[b-tvwyz]{2,}", refusal_of(text).replace(FILE, "")) == []


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=80).filter(lambda text: not UNPRINTABLE.search(text)))
def test_any_text_that_a_file_may_hold_is_read_or_refused(text: str) -> None:
    refusal = refusal_of(text)

    assert not refusal or f"位置：{FILE}" in refusal


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet=TYPED, max_size=80))
def test_slips_stand_in_the_file_and_in_order(text: str) -> None:
    lines = [slip.line for slip in find_slips(text)]

    assert lines == sorted(lines)
    assert all(1 <= line <= len(re.split("\r\n|\r|\n", text)) for line in lines)


@settings(deadline=None, max_examples=100)
@given(
    st.recursive(
        st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff")),
        lambda inner: st.lists(inner, max_size=3),
        max_leaves=8,
    )
)
def test_a_quoted_text_comes_back_as_it_was_typed(value: object) -> None:
    assert value_of(f"键: {_flow(value)}\n") == value


def _flow(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return "'" + str(value).replace("'", "''") + "'"


@pytest.mark.parametrize("path", sorted(builtin_templates().rglob("*.yaml")), ids=lambda path: path.name)
def test_what_drafter_brings_has_no_slip_that_would_not_be_looked_for(path: Path) -> None:
    assert find_slips(read_text(path)) == []
