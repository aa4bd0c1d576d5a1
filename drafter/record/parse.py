"""From text to nodes: YAML's structure, none of its guesses, with limits and Chinese messages."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeAlias

import yaml

from drafter.errors import DrafterError, Place, RecordError, raise_all
from drafter.record.folding import unfold
from drafter.record.nodes import Mapping, Node, Scalar, Sequence, kind_of
from drafter.record.slips import find_slips
from drafter.record.text import UNPRINTABLE, read_text, refuse_unprintable

# PyYAML's stubs leave out what events carry (marks, anchor, tag).
_Event: TypeAlias = Any

MAX_DEPTH = 32
MAX_NODES = 200_000

# The C parser is ten times faster; both give every value as text and exact character positions.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def load_mapping(path: Path) -> Mapping:
    """Read a YAML file whose top level is keys and values.

    Raises:
        RecordError: The file cannot be read, or is not in order; SeveralErrors where the keyboard
            slipped in several places.
    """
    return parse_mapping(read_text(path), str(path))


def parse_mapping(text: str, file: str, *, typed: bool = True) -> Mapping:
    """Parse YAML text whose top level is keys and values.

    Args:
        text: The file's text.
        file: Its name in messages.
        typed: Whether somebody's keyboard may have slipped; False for data that drafter brings, which
            tests have read with an eye on slips.
    """
    refuse_unprintable(text, file)
    if typed:
        raise_all([RecordError(slip.what, Place(file, slip.line), slip.fix) for slip in find_slips(text)])
    node = _Builder(text, file).build()
    if not isinstance(node, Mapping):
        raise RecordError(
            f"最外层应是一行一个“键: 值”，这里却是{kind_of(node)}",
            Place(file, node.place.line),
            "从“键: 值”写起，例如 年度: 2024；冒号用半角，后面空一格",
        )
    return node


class _Builder:
    """Builds nodes from the parser's events in one pass, so that limits hold before memory is used."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._count = 0

    def build(self) -> Node:
        try:
            self._loader = _LOADER(self._text)
            self._next()
            if isinstance(self._next(), yaml.StreamEndEvent):
                raise RecordError("文件里只有批注，没有内容", Place(self._file), "写上“键: 值”，例如 年度: 2024")
            node = self._node(self._next(), "", 1)
            self._next()
            extra = self._next()
        except yaml.MarkedYAMLError as error:
            raise self._syntax_error(error) from None
        if not isinstance(extra, yaml.StreamEndEvent):
            line = extra.start_mark.line + 1
            raise RecordError(
                "一个文件只能有一份内容，这里又开始了一份",
                Place(self._file, line),
                "删去 --- 这一行及其后的内容，或另存为一个文件",
            )
        return node

    def _next(self) -> _Event:
        return self._loader.get_event()

    def _node(self, event: _Event, path: str, depth: int) -> Node:
        self._check_limits(event, path, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, path, depth)
        return self._mapping(event, path, depth)

    def _check_limits(self, event: _Event, path: str, depth: int) -> None:
        self._count += 1
        alias = isinstance(event, yaml.AliasEvent)
        if self._count > MAX_NODES or depth > MAX_DEPTH or alias or event.anchor or event.tag:
            raise self._limit_error(event, path, depth)

    def _limit_error(self, event: _Event, path: str, depth: int) -> RecordError:
        if self._count > MAX_NODES:
            return RecordError(f"内容超过 {MAX_NODES} 项", self._place(event, path), "确认选对了文件")
        if depth > MAX_DEPTH:
            what = f"层层嵌套超过 {MAX_DEPTH} 层"
            return RecordError(what, self._place(event, ""), "检查缩进或括号，年度报告的记录不会这么深")
        sign, name = "!", "类型标记"
        if isinstance(event, yaml.AliasEvent):
            sign, name = "*", "引用"
        elif event.anchor:
            sign, name = "&", "标记"
        fix = f'给整个值加上引号，例如 "{sign}说明"'
        return RecordError(f"值以 {sign} 开头，YAML 把它当作{name}", self._place(event, path), fix)

    def _place(self, event: _Event, path: str) -> Place:
        return Place(self._file, event.start_mark.line + 1, path)

    def _scalar(self, event: _Event, path: str) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        place = self._place(event, path)
        text = event.value
        if event.end_mark.line > event.start_mark.line and event.style != "|":
            text = unfold(text, self._text[start:end], event.style)
        # The file itself was searched when it was read; only escapes can bring such a character back.
        bad = UNPRINTABLE.search(text) if event.style == '"' else None
        if bad:
            raise RecordError(
                f"有 Word 不能显示的控制字符 U+{ord(bad.group()):04X}", place, "删掉双引号里的这个转义字符"
            )
        return Scalar(text, place, start, end, bool(event.style))

    def _sequence(self, event: _Event, path: str, depth: int) -> Sequence:
        place = self._place(event, path)
        items: list[Node] = []
        inner = self._next()
        while not isinstance(inner, yaml.SequenceEndEvent):
            items.append(self._node(inner, f"{path}[{len(items) + 1}]", depth + 1))
            inner = self._next()
        return Sequence(tuple(items), place, event.start_mark.index, _end(inner))

    def _mapping(self, event: _Event, path: str, depth: int) -> Mapping:
        place = self._place(event, path)
        entries: dict[str, Node] = {}
        keys: dict[str, Scalar] = {}
        inner = self._next()
        while not isinstance(inner, yaml.MappingEndEvent):
            key = self._key(inner, path, depth, keys)
            keys[key.text] = key
            entries[key.text] = self._node(self._next(), key.place.key, depth + 1)
            inner = self._next()
        return Mapping(entries, place, event.start_mark.index, _end(inner), keys)

    def _key(self, event: _Event, path: str, depth: int, known: dict[str, Scalar]) -> Scalar:
        node = self._node(event, path, depth + 1)
        if not isinstance(node, Scalar):
            raise RecordError(
                f"冒号前应是一个键，这里却是{kind_of(node)}", node.place, "给以 { 或 [ 开头的文字加上引号"
            )
        place = node.place.at_key(f"{path}.{node.text}" if path else node.text)
        if node.text in known:
            first = known[node.text].place.line
            raise RecordError(f"“{node.text}”写了两次，前一次在第 {first} 行", place, "两处合成一处，或删去多余的一处")
        return Scalar(node.text, place, node.start, node.end, node.quoted)

    def _syntax_error(self, error: yaml.MarkedYAMLError) -> DrafterError:
        mark = error.problem_mark or error.context_mark
        if error.context_mark is not None and "expected ':'" in (error.problem or ""):
            mark = error.context_mark
        line = 1 if mark is None else mark.line + 1
        # The C parser points behind the last line when something was left open to the end.
        line = min(line, self._text.rstrip().count("\n") + 1)
        what, fix = _explain(error.problem or "", error.context or "")
        if error.context_mark is not None and error.context_mark.line + 1 < line:
            what = f"{what}（从第 {error.context_mark.line + 1} 行开始的内容）"
        return RecordError(what, Place(self._file, line), fix)


def _end(event: _Event) -> int:
    return int(event.end_mark.index)


_EXPLANATIONS = (
    (
        "mapping values are not allowed",
        "这里不能再有一个冒号",
        "检查上一行和这一行的缩进是否对齐；文字里带半角冒号加空格的，整个值加引号",
    ),
    ("end of stream", "引号没有成对，一直到文件末尾也没有收尾", "补上后一个引号"),
    ("',' or ']'", "方括号 [ ] 没有写完整", "补上 ]，各项之间用半角逗号加空格分开"),
    ("',' or '}'", "花括号 { } 没有写完整", "补上 }，各项之间用半角逗号加空格分开；以 { 开头的文字要加引号"),
    ("block scalar", "| 或 > 后面不能再写文字", "文字从下一行写起，比上一行多缩进两格"),
    ("'-' indicator", "这一行与上面的列表没有对齐", "列表各项的减号对齐；列表结束后的键退回到上一层的缩进"),
    (
        "expected key",
        "这一行与上面没有对齐，或值的后面多了文字",
        "检查缩进；值以引号开头的，引号应包住整个值",
    ),
    ("<block end>", "这一行与上面没有对齐，或值的后面多了文字", "检查缩进；值以引号开头的，引号应包住整个值"),
    ("expected ':'", "这一行缺少冒号", "写成“键: 值”，冒号用半角，后面空一格"),
    ("start any token", "值以 YAML 的特殊符号开头", "给整个值加上引号"),
    ("escape", "双引号里的反斜杠 \\ 用法不对", "改用单引号，或把 \\ 写成 \\\\"),
)


def _explain(problem: str, context: str) -> tuple[str, str]:
    for part, what, fix in _EXPLANATIONS:
        if part in problem or part in context:
            return what, fix
    return "这一行附近的写法不合 YAML 的规矩", "检查缩进、冒号、引号和括号；实在看不出，可把这一段照例子重写"
