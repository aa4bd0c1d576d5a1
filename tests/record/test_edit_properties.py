"""Any sequence of edits to any file: what was meant is there, and every other byte is where it was."""

from __future__ import annotations

import copy
import itertools
import re
from typing import Any

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from drafter.record.compose import Value, content_of
from drafter.record.edit import delete, insert_item, move_item, set_value
from drafter.record.nodes import Mapping, Node, Sequence
from drafter.record.parse import parse_mapping
from drafter.record.paths import KeyPath
from drafter.record.text import UNPRINTABLE
from record.written import KEYS, files

# Explaining traces every line and would take longer than the test may; shrinking stays.
PROPERTY = settings(max_examples=50, deadline=None, phases=tuple(set(Phase) - {Phase.explain}))

# -- Values that may be written ------------------------------------------------------------------------

TEXTS = st.one_of(
    st.sampled_from(("", " ", "甲", "2024", "a: b", "段一\n段二\n", "长" * 70, "  深\n浅", "甲\n\n", "值 # 值", "~")),
    st.text("甲，、：: #-{}[]\"'|>&*!%@`~?\t\n\r\\a0.😀\u3000\ufeff\xad", max_size=12),
    st.text(max_size=8).map(lambda text: UNPRINTABLE.sub("", text)),
)
NAMES = st.one_of(st.sampled_from((*KEYS, "新键")), st.sampled_from(("甲-乙", "a: b", "1", "#", "~", "“引”", "- x")))
VALUES: st.SearchStrategy[Value] = st.recursive(
    st.one_of(TEXTS, TEXTS, st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3)),
    max_leaves=6,
)


# -- The model: the same edits on Python's own lists and dictionaries --------------------------------


def content(text: str) -> Any:
    return content_of(parse_mapping(text, "f"))


def paths_in(data: Value, path: KeyPath = ()) -> list[KeyPath]:
    below: list[tuple[str | int, Value]] = []
    if isinstance(data, dict):
        below = list(data.items())
    elif isinstance(data, list):
        below = list(enumerate(data, start=1))
    return [path, *(found for step, part in below for found in paths_in(part, (*path, step)))]


def part(data: Any, path: KeyPath) -> Any:
    for step in path:
        data = data[step - 1 if isinstance(step, int) else step]
    return data


def index_of(step: str | int) -> Any:
    return step - 1 if isinstance(step, int) else step


def node_at(text: str, path: KeyPath) -> tuple[Node | None, Node]:
    """A path's key (None for an item) and value, with the places that the parser gave them."""
    key: Node | None = None
    node: Node = parse_mapping(text, "f")
    for step in path:
        if isinstance(node, Mapping):
            key, node = node.keys[str(step)], node.entries[str(step)]
        else:
            assert isinstance(node, Sequence)
            assert isinstance(step, int)
            key, node = None, node.items[step - 1]
    return key, node


def ended(text: str) -> str:
    """The text with a line end at its end, which it gets where something is put behind it."""
    return text if text.endswith("\n") else text + ("\r\n" if "\r\n" in text else "\n")


def window(old: str, new: str) -> tuple[int, int, int]:
    """Where two texts differ: from the first index up to an end in the old and an end in the new one."""
    shorter = min(len(old), len(new))
    head = next((index for index in range(shorter) if old[index] != new[index]), shorter)
    tail = next((index for index in range(shorter - head) if old[-1 - index] != new[-1 - index]), shorter - head)
    return head, len(old) - tail, len(new) - tail


def same_line_ends(old: str, new: str) -> bool:
    return "\r\n" not in old or new.count("\r\n") == new.count("\n")


def comments(text: str) -> set[str]:
    """The comments of a text; each has a number."""
    return set(re.findall(r"# 批注\d+", text))


def column_of(text: str, index: int) -> int:
    return index - text.rfind("\n", 0, index) - 1


# -- One edit each: bytes -----------------------------------------------------------------------------


@PROPERTY
@given(files(), VALUES, st.data())
def test_setting_a_value_touches_nothing_before_its_key_and_nothing_behind_it(
    text: str, new: Value, data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from([path for path in paths_in(content(text)) if path]))
    expected = content(text)
    old = part(expected, path)
    part(expected, path[:-1])[index_of(path[-1])] = new
    edited = set_value(text, path, new)

    assert content(edited) == expected
    assert same_line_ends(text, edited)
    if old == new:
        assert edited == text
        return
    key, node = node_at(text, path)
    head, end, _ = window(text, edited)
    # Of an equal line end before and behind new lines, either may be the new one.
    line_end = text.find("\n", node.end) + 1 or len(text)
    assert head >= (key.end if key else min(node.start, max(text.rfind("-", 0, node.start), 0)))
    assert end <= max(node.end, line_end) or head >= end
    assert comments(text[: node.start] + text[node.end :]) <= comments(edited)


@PROPERTY
@given(files(), NAMES, VALUES, st.data())
def test_a_new_key_is_put_in_and_not_a_byte_changes(text: str, key: str, new: Value, data: st.DataObject) -> None:
    before = content(text)
    mappings = [path for path in paths_in(before) if isinstance(part(before, path), dict)]
    path = data.draw(st.sampled_from(mappings))
    assume(key not in part(before, path))
    edited = set_value(text, (*path, key), new)
    expected = content(ended(text) if edited.startswith(ended(text)) else text)
    part(expected, path)[key] = new

    assert content(edited) == expected
    assert same_line_ends(text, edited)
    if part(before, path):
        head, end, _ = window(text, edited)
        assert head >= end or text[end:] == ""


@PROPERTY
@given(files(), VALUES, st.data())
def test_a_new_item_is_put_in_and_not_a_byte_changes(text: str, new: Value, data: st.DataObject) -> None:
    before = content(text)
    lists = [path for path in paths_in(before) if isinstance(part(before, path), list)]
    assume(lists)
    path = data.draw(st.sampled_from(lists))
    index = data.draw(st.integers(1, len(part(before, path)) + 1))
    edited = insert_item(text, path, index, new)
    expected = content(ended(text) if edited.startswith(ended(text)) else text)
    part(expected, path).insert(index - 1, new)

    assert content(edited) == expected
    assert same_line_ends(text, edited)
    if part(before, path):
        head, end, _ = window(text, edited)
        assert head >= end or text[end:] == ""


@PROPERTY
@given(files(), st.data())
def test_what_is_deleted_takes_only_itself_and_the_comments_inside_it(text: str, data: st.DataObject) -> None:
    expected = content(text)
    path = data.draw(st.sampled_from([path for path in paths_in(expected) if path]))
    del part(expected, path[:-1])[index_of(path[-1])]
    edited = delete(text, path)

    assert content(edited) == expected
    assert same_line_ends(text, edited)
    key, node = node_at(text, path)
    _, around = node_at(text, path[:-1])
    head, _, new_end = window(text, edited)
    in_brackets = text[around.start] in "[{"
    start = key.start if key else node.start if in_brackets else text.rfind("-", 0, node.start)
    if part(expected, path[:-1]):
        # Besides what is left of a line, nothing is new; in brackets, the comma before a last item goes too.
        assert re.sub(r"# 批注\d+", "", edited[head:new_end]).strip(" -,\r\n") == ""
        assert head >= (around.start if in_brackets else start - column_of(text, start))
    lost = comments(text) - comments(edited)
    column = column_of(text, start)
    assert lost <= comments(text[start : node.end]) | deeper_below(text, node.end, column)
    behind = itertools.takewhile(is_comment, reversed(text[: node.end].splitlines()))
    assert not lost & comments("\n".join(line for line in behind if indentation(line) <= column))


def is_comment(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("# 批注")


def indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


def deeper_below(text: str, index: int, column: int) -> set[str]:
    """The comments behind an index on its line, and those on the next lines that are deeper than a column."""
    first, *lines = text[index:].splitlines() or [""]
    own = [first]
    own += itertools.takewhile(lambda line: not line.strip() or indentation(line) > column, lines)
    return comments("\n".join(own))


@PROPERTY
@given(files(), st.data())
def test_a_moved_item_takes_no_byte_away_and_adds_none(text: str, data: st.DataObject) -> None:
    before = content(ended(text))
    lists = [path for path in paths_in(before) if isinstance(part(before, path), list) and part(before, path)]
    assume(lists)
    path = data.draw(st.sampled_from(lists))
    numbers = st.integers(1, len(part(before, path)))
    source, target = data.draw(numbers), data.draw(numbers)
    edited = move_item(text, path, source, target)
    items = part(before, path)
    items.insert(target - 1, items.pop(source - 1))

    assert content(ended(edited)) == before
    assert comments(edited) == comments(text)
    if "|+" not in text:
        assert sorted("".join(edited.split())) == sorted("".join(text.split()))


# -- Many edits -----------------------------------------------------------------------------------------


def one_edit(text: str, model: Any, data: st.DataObject) -> tuple[str, Any]:
    path = data.draw(st.sampled_from(paths_in(model)))
    here = part(model, path)
    kinds = ["set", "delete"] if path else []
    kinds += ["key"] if isinstance(here, dict) else []
    kinds += ["insert", "move"] if isinstance(here, list) and here else []
    kind = data.draw(st.sampled_from(kinds))
    if kind == "delete":
        del part(model, path[:-1])[index_of(path[-1])]
        return delete(text, path), model
    if kind == "move":
        numbers = st.integers(1, len(here))
        source, target = data.draw(numbers), data.draw(numbers)
        here.insert(target - 1, here.pop(source - 1))
        return move_item(text, path, source, target), model
    new = data.draw(VALUES)
    if kind == "set":
        part(model, path[:-1])[index_of(path[-1])] = copy.deepcopy(new)
        return set_value(text, path, new), model
    if kind == "key":
        key = data.draw(NAMES)
        here[key] = copy.deepcopy(new)
        return set_value(text, (*path, key), new), model
    index = data.draw(st.integers(1, len(here) + 1))
    here.insert(index - 1, copy.deepcopy(new))
    return insert_item(text, path, index, new), model


@PROPERTY
@given(files().map(ended), st.data())
def test_any_edits_one_after_another_load_to_the_edited_content(text: str, data: st.DataObject) -> None:
    model = content(text)
    for _ in range(data.draw(st.integers(1, 6))):
        before = text
        text, model = one_edit(text, model, data)
        assert content(text) == model
        assert same_line_ends(before, text)


@PROPERTY
@given(files().map(ended), files())
def test_a_whole_record_can_be_set_at_once(text: str, other: str) -> None:
    wanted = content(other)
    edited = set_value(text, (), wanted)

    assert content(edited) == wanted
    assert set_value(edited, (), wanted) == edited


@PROPERTY
@given(TEXTS, st.sampled_from(("键: 旧\n", "键: {a: 旧}\n", "键: [旧]\n", "键:\n  - 旧\n", "键:\n  # 批注\n  旧\n")))
def test_any_text_is_written_so_that_it_reads_back_exactly(new: str, text: str) -> None:
    leaf = next(path for path in paths_in(content(text)) if part(content(text), path) == "旧")

    assert part(content(set_value(text, leaf, new)), leaf) == new
