"""Plain data as YAML text that our own reader reads back as exactly the same data.

No list of YAML's rules is kept here: a way of writing is tried, read back, and the next one tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import TypeAlias

import yaml

from drafter.errors import DrafterError, RecordError
from drafter.record.nodes import Mapping, Node, Scalar, Sequence
from drafter.record.parse import parse_mapping
from drafter.record.text import UNPRINTABLE

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What a record holds, as plain data; None is an empty value (`键:`)."""

# A line of more characters is hard to read and to mend in an editor; it becomes a block text.
_LONG = 60

# Line ends, and a byte order mark in the middle: one of YAML's two parsers refuses it.
_NEVER_BARE = re.compile("[\n\r\ufeff]")
# What double quotes cannot hold as it is; `UNPRINTABLE` has been refused before.
_ESCAPED = re.compile('[\t\n\r\ufeff"\\\\]')
_ESCAPED_ALL = re.compile(r"[^\w ]")
_SHORT_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


class Care(IntEnum):
    """How carefully a value is written; the next degree is taken where a file does not bear the one before."""

    NATURAL = 0  # as a person would: plain where possible, block texts, one entry a line
    QUOTED = 1  # no plain and no block texts (a comment follows on the line, or deeper below)
    INLINE = 2  # everything on one line
    ESCAPED = 3  # and nothing but letters, digits and spaces unescaped


def content_of(node: Node) -> Value:
    """Return a node's content as plain data; None for an empty value (`键:`, `键: ~`)."""
    match node:
        case Scalar():
            return None if not node.quoted and node.text in ("", "~", "null") else node.text
        case Sequence():
            return [content_of(item) for item in node.items]
        case Mapping():
            return {key: content_of(value) for key, value in node}


def check_value(value: Value) -> None:
    """Refuse what no record can hold.

    Raises:
        RecordError: A text or key has control characters.
    """
    if isinstance(value, str):
        bad = UNPRINTABLE.search(value)
        if bad:
            raise RecordError(
                f"文字里有 Word 不能显示的控制字符 U+{ord(bad.group()):04X}",
                None,
                "删掉这个字符；它多半是从别的程序粘贴时带来的，看不见，可把前后几个字重新输入",
            )
    elif value is not None:
        for part in [*value, *value.values()] if isinstance(value, dict) else value:
            check_value(part)


def piece(value: Value, care: Care, *, in_item: bool) -> tuple[str, list[str]]:
    """Write a value that follows `键:` or `-` in block style.

    Returns:
        What stands behind the colon or dash on its line, and the lines below, indented from the
        column of the key or dash.
    """
    if isinstance(value, (dict, list)):
        if not value or care >= Care.INLINE:
            return flow_text(value, care), []
        lines = block_lines(value, care)
        return (lines[0], _indented(lines[1:])) if in_item else ("", _indented(lines))
    if value and care is Care.NATURAL and (len(value) > _LONG or "\n" in value):
        literal = _literal_lines(value)
        if literal:
            return literal[0], literal[1:]
    return "" if value is None else _scalar(value, care, flow=False), []


def block_lines(value: list[Value] | dict[str, Value], care: Care) -> list[str]:
    """Write a list or mapping that is not empty, one entry a line or more, from column 0."""
    if isinstance(value, list):
        return [line for item in value for line in item_lines(item, care)]
    return [line for key, item in value.items() for line in entry_lines(key, item, care)]


def item_lines(value: Value, care: Care) -> list[str]:
    """Write one item of a list in block style."""
    return _lines("-", *piece(value, care, in_item=True))


def entry_lines(key: str, value: Value, care: Care) -> list[str]:
    """Write one key and its value in block style."""
    return _lines(f"{_key(key, care, flow=False)}:", *piece(value, care, in_item=False))


def flow_text(value: Value, care: Care) -> str:
    """Write a value on one line, as it may stand inside brackets or behind a key."""
    if isinstance(value, dict):
        return "{" + ", ".join(flow_entry(key, item, care) for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow_text(item, care) for item in value) + "]"
    return "~" if value is None else _scalar(value, care, flow=True)


def flow_entry(key: str, value: Value, care: Care) -> str:
    """Write one key and its value inside braces."""
    return f"{_key(key, care, flow=True)}: {flow_text(value, care)}"


def _lines(mark: str, inline: str, below: list[str]) -> list[str]:
    return [f"{mark} {inline}" if inline else mark, *below]


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" if line else line for line in lines]


def _scalar(text: str, care: Care, *, flow: bool) -> str:
    trials = "k: {{a: {0}, b: [{0}]}}\n" if flow else "k:\n  a: {0}\n  b:\n    - {0}\n"
    wanted: Value = {"a": text, "b": [text]}
    return next(written for written in _ways(text, care) if _reads_as(trials.format(written), wanted))


def _key(key: str, care: Care, *, flow: bool) -> str:
    # The value is one that our scan for slips takes for a plain one behind a key that it does not know.
    trial = 'k: [{{{0}: "v # v"}}]\n' if flow else 'k:\n  - {0}: "v # v"\n'
    for written in _ways(key, Care.ESCAPED if care is Care.ESCAPED else Care.NATURAL):
        if _reads_as(trial.format(written), [{key: "v # v"}]):
            return written
    raise RecordError(f"“{key[:20]}”不能作键", None, "键只用汉字、字母、数字和下划线，不以数字开头")


def _ways(text: str, care: Care) -> Iterator[str]:
    """Give the ways of writing a text on one line, the most readable first; the last always holds."""
    if care < Care.ESCAPED and not _NEVER_BARE.search(text):
        if care is Care.NATURAL:
            yield text
        if not _ESCAPED.search(text):
            yield f'"{text}"'
        yield "'" + text.replace("'", "''") + "'"
    if care < Care.ESCAPED:
        yield '"' + _ESCAPED.sub(_escape, text) + '"'
    yield '"' + _ESCAPED_ALL.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if char in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[char]
    code = ord(char)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def _literal_lines(text: str) -> list[str] | None:
    """Write a text as a block (`|`), its lines indented by two; None where no block can hold it."""
    if _NEVER_BARE.search(text.replace("\n", "")):
        return None
    body = [f"  {line}" if line else "" for line in text.removesuffix("\n").split("\n")]
    chomping = "" if text.endswith("\n") else "-"
    # The indentation is told only where YAML would guess it wrongly: at a text that begins with spaces.
    for header in (f"|{chomping}", f"|2{chomping}"):
        if _reads_as("\n".join([f"k: {header}", *body, "l: v\n"]), text):
            return [header, *body]
    return None


def _reads_as(trial: str, wanted: Value) -> bool:
    try:
        return content_of(parse_mapping(trial, "").entries["k"]) == wanted
    except (DrafterError, yaml.YAMLError):
        return False
