"""Slips of a Chinese keyboard, found line by line before YAML sees them.

YAML answers these with an English message at another line, or silently with another value. The scan
knows only as much YAML as it needs to leave block texts, quoted texts and wrapped values alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_WORD = r"[^\W\d]\w*"
_KEY = re.compile(rf"(?P<key>{_WORD}|\"[^\"]*\"|'[^']*')[ \t]*:(?:[ \t]+|$)")
_WIDE_COLON = re.compile(rf"(?P<key>{_WORD})[ \t\u3000]*：")
_TIGHT_COLON = re.compile(rf"(?P<key>{_WORD}):(?=[^\s:/])")
_TIGHT_DASH = re.compile(rf"[-－—](?={_WORD}[ ]*[:：])")
_WIDE_DASH = re.compile(r"[－–•●]\s*(?=\S)")
_BLOCK_HEADER = re.compile(r"[|>][0-9+-]*[ \t]*(?:#.*)?$")
_REFERENCE = re.compile(rf"\{{\{{?{_WORD}\.{_WORD}(?:[:：](?:占[ ]?)?{_WORD}(?:\.{_WORD})?)?\}}")
_QUOTED = re.compile(r"""(?<=[ \[{,:])("(?:[^"\\]|\\.)*"|'[^']*')""")
_CLOSERS = {"[": "]", "{": "}"}
_BRACKET_OR_QUOTE = re.compile("[][{}\"']")
_MARGIN = re.compile(r"(?P<indent>[ \t\u3000\u00a0]*)(?P<dashes>(?:-[ \t]+)*)")


class Slip(NamedTuple):
    """A slip of the keyboard: its line (from 1), what is wrong and how to mend it."""

    line: int
    what: str
    fix: str


def find_slips(text: str) -> list[Slip]:
    """Return every slip of the keyboard in YAML text, at its true line."""
    return list(_Scan(text).slips())


class _Scan:
    """Walks the lines; `_skip` tells whether a line belongs to a value that began above."""

    def __init__(self, text: str) -> None:
        self._lines = re.split(r"\r\n|[\r\n]", text)
        self._skip: Callable[[str], bool] | None = None

    def slips(self) -> Iterator[Slip]:
        for number, line in enumerate(self._lines, start=1):
            if self._skip is not None and self._skip(line):
                continue
            self._skip = None
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            yield from self._line(number, line)

    def _line(self, number: int, line: str) -> Iterator[Slip]:
        margin = _MARGIN.match(line)
        assert margin is not None  # noqa: S101 - it may be empty
        indent, in_list = margin["indent"], bool(margin["dashes"])
        if indent.strip(" "):
            yield Slip(number, "缩进里有制表符或全角空格", "缩进只用半角空格：每深一层多两格")
        depth, content = margin.end(), line[margin.end() :]
        key = _KEY.match(content)
        slip = None if key else _key_slip(number, content, in_list)
        if slip:
            yield slip
            # What follows the key is wrapped text of a value that YAML has not begun.
            self._skip = _deeper_than(depth)
        elif key:
            yield from self._value(number, content[key.end() :], depth)
        else:
            yield from self._value(number, content, depth - in_list)

    def _value(self, number: int, value: str, depth: int) -> Iterator[Slip]:
        value = value.rstrip()
        if not value:
            return
        if value[0] in "\"'":
            yield from self._quoted(number, value)
        elif value[0] in "[{":
            yield from self._flow(number, value)
        elif value[0] in "|>" and _BLOCK_HEADER.match(value):
            self._skip = _deeper_than(depth)
        else:
            yield from _plain_slips(number, value)
            self._skip = _continues(depth)

    def _quoted(self, number: int, value: str) -> Iterator[Slip]:
        end = _quote_end(value, 1, value[0])
        if end < 0:
            self._skip = _until_quote(value[0])
        elif _is_text(value[end:]):
            yield Slip(
                number,
                f"值以引号开头，但引号只包住了前一部分，后面还有“{value[end:].strip()[:8]}”",
                "用另一种引号包住整个值，例如 '\"放管服\"改革'；或改用中文引号“”",
            )

    def _flow(self, number: int, value: str) -> Iterator[Slip]:
        if _REFERENCE.match(value):
            yield Slip(
                number,
                "值以 { 开头，YAML 把它当作一组键和值",
                f'给整个值加上双引号，例如 "{value[:20]}"；长文字可改用 | 另起一行',
            )
            return
        end = _flow_end(value)
        if end < 0:
            self._skip = _until_closed(value)
        elif _is_text(value[end:]):
            yield Slip(
                number,
                f"值以 {value[0]} 开头，YAML 把它当作{'列表' if value[0] == '[' else '一组键和值'}",
                "给整个值加上双引号；长文字可改用 | 另起一行",
            )
        bare = _QUOTED.sub("", value)
        if re.search(r":[ ]*\d{1,3}(?:,\d{3})+(?!\d)", bare):
            yield Slip(
                number, "花括号里的数字带了逗号，逗号后面会被当成另一项", "去掉数字里的逗号，例如 {收到申请: 3000}"
            )
        if value[0] == "[" and "，" in bare and "," not in bare:
            yield Slip(
                number, "方括号里的各项用了全角逗号", "改用半角逗号加空格，例如 [甲, 乙]；是一项里的逗号就加引号"
            )
        if value[0] == "{" and re.search(rf"(?:，|、)\s*{_WORD}\s*[:：]", bare):
            yield Slip(number, "花括号里的各项用了全角逗号或顿号", "改用半角逗号加空格，例如 {受理: 79, 审结: 68}")
        elif value[0] == "{" and re.match(rf"\{{\s*{_WORD}\s*：", value):
            yield Slip(number, "花括号里的键后面用了全角冒号", "改用半角冒号加空格，例如 {受理: 79, 审结: 68}")


def _key_slip(number: int, content: str, in_list: bool) -> Slip | None:
    """Return what is wrong at the beginning of a line that has no key as YAML wants it."""
    wide = _WIDE_COLON.match(content)
    if wide and not in_list:
        return Slip(number, f"“{wide['key']}”后面用了全角冒号“：”", f"改成半角冒号加一个空格：{wide['key']}: …")
    tight = _TIGHT_COLON.match(content)
    if tight and not in_list:
        return Slip(number, f"“{tight['key']}:”后面少一个空格", f"冒号后空一格：{tight['key']}: …")
    if _TIGHT_DASH.match(content):
        return Slip(number, "列表的减号后面少一个空格，或减号是全角的", "写成半角减号加一个空格：- 键: 值")
    if _WIDE_DASH.match(content):
        return Slip(number, f"列表用了“{content[0]}”", "改成半角减号加一个空格：- …")
    return None


def _plain_slips(number: int, value: str) -> Iterator[Slip]:
    if value[0] == "#":
        yield Slip(number, "值以 # 开头，会被当作批注丢掉", f'给整个值加上引号："{value[:20]}"')
        return
    if re.match(rf"[｛【［]\s*{_WORD}\s*[:：]", value):
        yield Slip(number, f"用了全角括号{value[0]}", "改成半角花括号，例如 {名称: 某局, 类型: 政府部门}")
        return
    if value[0] in "@`%*&!|>" or value.startswith(("? ", ": ")):
        yield Slip(
            number,
            f"值以 {value[0]} 开头，这是 YAML 的特殊符号",
            '给整个值加上双引号，例如 "' + value[:12].replace('"', "") + '…"；长文字可改用 | 另起一行',
        )
    comment = re.search(r"[ \t]#", value)
    if comment:
        yield Slip(
            number,
            f"值里的“{value[comment.start() :].strip()[:12]}”会被当作批注丢掉",
            "是正文就给整个值加上引号；是批注就移到单独一行，以 # 开头",
        )


def _is_text(rest: str) -> bool:
    rest = rest.strip()
    return bool(rest) and rest[0] not in "#,:]}"


def _quote_end(text: str, start: int, quote: str) -> int:
    """Return the index behind the closing quote, or -1."""
    index = start
    while index < len(text):
        if quote == '"' and text[index] == "\\":
            index += 2
        elif text[index] != quote:
            index += 1
        elif quote == "'" and text[index + 1 : index + 2] == "'":
            index += 2
        else:
            return index + 1
    return -1


def _flow_end(text: str) -> int:
    """Return the index behind the bracket that closes the first one, or -1."""
    return _close([], text)[1]


def _close(stack: list[str], text: str) -> tuple[list[str], int]:
    """Follow brackets through a line; return those still open, and where the last one closed."""
    index = 0
    while match := _BRACKET_OR_QUOTE.search(text, index):
        char, index = match[0], match.end()
        if char in "\"'":
            if match.start() == 0 or text[match.start() - 1] in " [{,:":
                end = _quote_end(text, index, char)
                index = len(text) if end < 0 else end
        elif char in _CLOSERS:
            stack.append(_CLOSERS[char])
        elif stack and char == stack[-1]:
            stack.pop()
            if not stack:
                return stack, index
    return stack, -1


def _deeper_than(depth: int) -> Callable[[str], bool]:
    """Lines of a block text: blank, or indented deeper than its key."""

    def belongs(line: str) -> bool:
        return not line.strip() or len(line) - len(line.lstrip(" ")) > depth

    return belongs


def _continues(depth: int) -> Callable[[str], bool]:
    """Wrapped lines of a plain value: deeper than its key, and not a new key by mistake."""
    deeper = _deeper_than(depth)

    def belongs(line: str) -> bool:
        return deeper(line) and not line.lstrip().startswith("#") and not _KEY.match(line.lstrip())

    return belongs


def _until_quote(quote: str) -> Callable[[str], bool]:
    """Lines of a quoted value up to the one that closes it."""
    open_ = [True]

    def belongs(line: str) -> bool:
        if not open_[0]:
            return False
        open_[0] = _quote_end(line, 0, quote) < 0
        return True

    return belongs


def _until_closed(first: str) -> Callable[[str], bool]:
    """Lines of a bracketed value up to the one that closes it."""
    stack = _close([], first)[0]

    def belongs(line: str) -> bool:
        if not stack:
            return False
        _close(stack, line)
        return True

    return belongs
