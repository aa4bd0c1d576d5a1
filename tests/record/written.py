"""Record files as people write them, for property tests: every style, comments everywhere, valid YAML."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from typing import Any

import yaml
from hypothesis import assume
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.record.parse import parse_mapping

KEYS = ("版式", "标题", "内容", "机关", "主送", "k", "不足")
PLAIN = ("甲", "a b", "812.30", "no", "12:30", "《办法》（试行）", "😀", "~", "null", "http://a/b", "a'b")
LINES = ("文字", "文字 ", "  深", "# 不是批注", "键: 值", "- 项", "", "      ", "{甲.乙}", "😀")


def comment(draw: Callable[[Any], Any], column: int) -> list[str]:
    """A few lines of comments and blank lines, in this column or a deeper one."""
    lines = draw(st.lists(st.sampled_from(("# 批注", "# 批注", "")), max_size=2))
    deeper = draw(st.sampled_from((0, 0, 0, 2, 5)))
    return [" " * (column + deeper) + line if line else line for line in lines]


def scalar(draw: Callable[[Any], Any], column: int) -> tuple[str, list[str]]:
    """A value behind a key or dash of a column: the rest of its line, and the lines below."""
    pad = " " * (column + draw(st.sampled_from((1, 2, 4))))
    kind = draw(st.sampled_from(("plain", "plain", "double", "single", "literal", "wrapped", "empty", "tail")))
    if kind == "plain":
        return draw(st.sampled_from(PLAIN)), []
    if kind == "double":
        return draw(st.sampled_from(('"a: b"', '"甲\\n乙 # "', '""', f'"甲\n{pad}乙"'))), []
    if kind == "single":
        return draw(st.sampled_from(("'a # b'", "'“甲”''乙'", "'~'"))), []
    if kind == "tail":
        return draw(st.sampled_from(('"甲"  # 批注', "'甲' # 批注"))), []
    if kind == "wrapped":
        return f"甲\n{pad}乙\n\n{pad}丙", []
    if kind == "literal":
        header = draw(st.sampled_from(("|", "|", "|-", "|+", ">", ">-", "| # 批注")))
        body = ["首行", *draw(st.lists(st.sampled_from(LINES), max_size=4))]
        return header, [pad + line if line else line for line in body]
    return "", []


def flow(draw: Callable[[Any], Any], depth: int, column: int) -> str:
    """A list or mapping in brackets, on one line or several."""
    if depth == 0 or draw(st.booleans()):
        return str(draw(st.sampled_from(("甲", '"a: b"', "'x, y'", "~", "1", "{}", "[]"))))
    is_list = draw(st.booleans())
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=3))
    parts = [("" if is_list else f"{key}: ") + flow(draw, depth - 1, column + 2) for key in keys]
    if not is_list and parts and draw(st.booleans()):
        parts[-1] = draw(st.sampled_from((f"{keys[-1]}: ", keys[-1])))
    trailing = draw(st.sampled_from(("", ","))) if parts else ""
    pad = "\n" + " " * (column + 2)
    if draw(st.booleans()):
        text = ", ".join(parts) + trailing + draw(st.sampled_from(("", " ")))
    else:
        note = draw(st.sampled_from(("", "", " # 批注")))
        text = note + pad + ("," + note + pad).join(parts) + trailing + pad
    return f"[{text}]" if is_list else f"{{{text}}}"


def value(draw: Callable[[Any], Any], depth: int, column: int, in_item: bool) -> list[str]:
    """What follows a key or dash: the first line is the rest of its line."""
    kind = draw(st.sampled_from(("scalar", "flow", "mapping", "list") if depth else ("scalar", "flow")))
    if kind == "flow":
        written = flow(draw, 2, column)
        tail = draw(st.sampled_from(("", "", "  # 批注"))) if written[0] in "[{" else ""
        return [f" {written}{tail}"]
    if kind == "scalar":
        inline, below = scalar(draw, column)
        return [f" {inline}" if inline else draw(st.sampled_from(("", " "))), *below]
    compact = in_item and draw(st.booleans())
    indentless = kind == "list" and not in_item and draw(st.booleans())
    inner = column + (2 if compact else 0 if indentless else draw(st.sampled_from((2, 2, 4))))
    lines = collection(draw, kind, depth - 1, inner)
    if compact:
        return [" " + lines[0].lstrip(), *lines[1:]]
    return ["", *comment(draw, inner), *lines]


def collection(draw: Callable[[Any], Any], kind: str, depth: int, column: int) -> list[str]:
    """The lines of a list or mapping in a column; the first line is an entry."""
    lines: list[str] = []
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True, min_size=1, max_size=4))
    for key in keys:
        if lines:
            lines += comment(draw, column)
        mark = "-" if kind == "list" else f"{key}:"
        first, *below = value(draw, depth, column, kind == "list")
        lines += [" " * column + mark + first, *below]
    return lines


@st.composite
def files(draw: Callable[[Any], Any]) -> str:
    lines = [*comment(draw, 0), *collection(draw, "mapping", 3, 0), *comment(draw, 0)]
    text = draw(st.sampled_from(("", "", "---\n"))) + "\n".join(lines) + draw(st.sampled_from(("\n", "\n", "")))
    text = text.replace("\n", draw(st.sampled_from(("\n", "\n", "\r\n"))))
    numbers = itertools.count(1)
    text = re.sub("# 批注", lambda mark: f"{mark.group()}{next(numbers)}", text)
    try:
        parse_mapping(text, "f")
    except (DrafterError, yaml.YAMLError):
        assume(False)
    return text
