"""Text that was typed, or pasted from Word, WPS or a web page: clean paragraphs, and what was changed."""

from __future__ import annotations

import re
from functools import reduce
from typing import Final, NamedTuple

from drafter.record.folding import join_lines
from drafter.record.text import UNPRINTABLE

# Word parts lines within a paragraph by U+000B and pages by U+000C.
_BREAK: Final = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_OBJECT: Final = re.compile("\ufffc")
# A joiner between two emoji makes them one picture; every other one is a leftover of typesetting. The
# marks of writing direction come with paths copied from Windows and can turn a printed line around.
_EMOJI: Final = "\u2190-\u2bff\U0001f000-\U0001faff"
_LOOSE_JOINER: Final = f"(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])"
_UNSEEN: Final = re.compile(f"[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]|{_LOOSE_JOINER}")
_ODD: Final = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f"
# The look behind keeps long runs of plain blanks from being tried at each of them.
_ODD_BLANKS: Final = re.compile(f"(?<! ) *[{_ODD}][ {_ODD}]*")


class Cleaned(NamedTuple):
    """A text as the record shall hold it.

    Attributes:
        text: Paragraphs parted by line feeds; no empty lines, no indentation, no line end behind the last.
        notes: What was changed beside line ends and indentation, one Chinese phrase each; mostly none.
    """

    text: str
    notes: tuple[str, ...]


def clean_text(text: str, *, one_line: bool = False) -> Cleaned:
    """Take out what cannot be seen or printed; every letter, digit and punctuation mark stays.

    Indentation and empty lines go, because drafter makes its own. Tabs and the blanks of web pages become
    one plain blank even between Chinese characters: too wide a gap can be seen and mended, two cells of
    a table that grew together cannot.

    Args:
        text: As it was typed or pasted.
        one_line: Whether the answer may have no line breaks; lines are joined as Chinese is written.
    """
    text, controls = UNPRINTABLE.subn("", _BREAK.sub("\n", text))
    text, unseen = _UNSEEN.subn("", text)
    text, objects = _OBJECT.subn("", text)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    text, blanks = _ODD_BLANKS.subn(" ", reduce(join_lines, lines, "") if one_line else "\n".join(lines))
    changes = (
        (objects, f"有 {objects} 处图片或对象没有保留，这里只能放文字"),
        (controls + unseen, f"去掉了 {controls + unseen} 个看不见的字符"),
        (blanks, f"有 {blanks} 处制表符或特殊空格改成了普通空格"),
        (one_line and len(lines) > 1, f"有 {len(lines) - 1} 处换行并成了一行"),
    )
    return Cleaned(text, tuple(note for happened, note in changes if happened))
