"""Text made ready for reading quantities: same length, one kind of marks, no numbers that count nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.check.expressions import expression

_LONGEST_LABEL, _LABEL_KEPT = 12, 10
THOUSANDS, JOINT, HIDDEN = "\x1f", "\x1e", "□"
KEPT = 1 << 16
"""Of how many passages what was read is kept: rule after rule asks for all of a report, the longest one too."""

_DOT = "·"
_SHOWN = str.maketrans(f"０１２３４５６７８９〖〗{_DOT}", "0123456789（）、", f"{JOINT}{HIDDEN}")

_MARKS = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for code in range(ord("０"), ord("９") + 1)},
        **dict(zip(",;:()!?％．<>\t\u3000\xa0", "，；：（）！？%.〈〉，  ", strict=True)),
    }
)
_THOUSANDS = expression(r"(?<=[0-9０-９]),(?=[0-9０-９]{3}(?![0-9０-９]))")
# Titles, quoted slogans (“三个一批”), file numbers and marks of missing content count nothing.
_UNCOUNTED = (
    expression(r"《[^《》\n]{1,200}》"),
    expression(r"“[^“”\n]{1,40}”"),
    expression(r"【[^【】\n]{1,80}】"),
    expression(r"〔[0-9]{4}〕[0-9]{1,5}号?"),
)
_ORDINAL = expression(
    r"第[0-9]{1,6}|第[零〇一二三四五六七八九十百]{1,6}|[0-9]{1,6}号令?|[0-9一二三四五六七八九十]{1,3}届"
)
_DATE = expression(r"[0-9]{1,4}年(?:度)?|[0-9]{1,2}月(?:份)?(?:[0-9]{1,2}日)?|[0-9]{1,2}[日时]")
# A note without a number in it belongs to the word in front: 村（社区）级17个.
_NOTE = expression(r"（([^（），；：0-9一二两三四五六七八九十百]{1,8})）")
_INTRODUCTION = expression(r"(其中|包括|分别为|分别是|分别有|分为)[，：]")


@lru_cache(maxsize=KEPT)
def plain_text(text: str) -> str:
    """Return a text of the same length, each character at its place, in which only what counts is a number.

    Half-width marks become full-width ones, full-width digits half-width ones; a comma between thousands
    becomes `THOUSANDS`; 其中 keeps with what follows it; years, dates, ordinals, titles and quoted words are hidden.
    """
    text = _THOUSANDS.sub(THOUSANDS, text).translate(_MARKS)
    for pattern in _UNCOUNTED:
        text = pattern.sub(_hidden, text)
    text = _ORDINAL.sub(lambda match: HIDDEN * len(match[0]), text)
    text = _DATE.sub(_hidden_digits, text)
    text = _NOTE.sub(lambda note: f"〖{note[1].replace('、', _DOT)}〗", text)
    return _INTRODUCTION.sub(rf"\1{JOINT}", text)


def shown(words: str) -> str:
    """Return words of a plain text as people write them."""
    return words.translate(_SHOWN)


def _hidden(match: re.Match[str]) -> str:
    return match[0][0] + HIDDEN * (len(match[0]) - 2) + match[0][-1]


def _hidden_digits(match: re.Match[str]) -> str:
    # The year stays readable: labels of two years are not the same label.
    return re.sub("[0-9]", lambda digit: chr(ord(digit[0]) + 0xFEE0), match[0])


def short_label(label: str) -> str:
    """Return what a number counts, as findings show it: long ones from their end."""
    return shown(label if len(label) <= _LONGEST_LABEL else f"…{label[-_LABEL_KEPT:]}")
