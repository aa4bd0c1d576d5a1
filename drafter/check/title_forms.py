"""How a title of a law stands beside those that are known: the same, nearly the same, or half of one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from drafter.check.findings import Level
from drafter.check.spelling.likeness import alike

_STATE = "中华人民共和国"
_TAIL = re.compile(r"(?:[（〔(][^（）()〔〕]{1,24}[）〕)])+$")
_ENDINGS = ("暂行条例", "实施条例", "暂行规定", "暂行办法", "条例", "规定", "办法", "法")
_STATE_KINDS = ("条例", "法")
_KINDS = ("法", "条例", "规定", "办法", "纲要", "细则")
_WORDY = 7
_SHORTEST, _SHORT, _LONG, _VERY_LONG = 5, 10, 18, 26
_MOST_LOST = 2


def bare(title: str) -> str:
    """Return a title without 中华人民共和国 in front and without brackets at its end."""
    return _TAIL.sub("", title.removeprefix(_STATE)).strip()


def closest(title: str, known: Sequence[str]) -> tuple[str, str, Level | None] | None:
    """Say what is wrong with a title and what it should be; None where nothing is.

    Args:
        title: What stands inside 《》.
        known: Titles as they should stand.
    """
    name, of_state = bare(title), title.startswith(_STATE)
    if name in known or len(name) > _VERY_LONG * 2:
        return None
    if name.startswith(_STATE):
        return "“中华人民共和国”写了两遍", f"写成《{title.removeprefix(_STATE)}》", None
    half = _half(name, known, of_state=of_state)
    if half:
        return half
    if len(name) < _SHORTEST:
        right = next((one for one in known if _sounds_like(name, one)), "")
        return (f"像是《{right}》写错了一个字", f"核对名称，应是《{right}》", None) if right else None
    other = _other_kind(name, known, of_state=of_state)
    if other:
        return f"已知的是《{other}》，不是这一类文件", f"核对名称，应是《{other}》", None
    return _nearly(name, known)


def _nearly(name: str, known: Sequence[str]) -> tuple[str, str, Level | None] | None:
    for right in known:
        # Another kind of text is another text: 纲要 and 方案, 条例 and 办法.
        most = _allowed(len(right)) if right[-2:] == name[-2:] else 1
        if abs(len(right) - len(name)) > most or _contains(name, right) or len(set(right) - set(name)) > max(most, 2):
            continue
        if 0 < distance(name, right, most) <= most or _is_shuffled(name, right):
            return f"名称与《{right}》只差一两个字", f"核对名称，应是《{right}》", None
        if _has_other_word(name, right):
            return f"名称与《{right}》只差一个词", f"核对名称，是不是《{right}》", Level.HINT
    return None


def _has_other_word(name: str, right: str) -> bool:
    """Whether a title is another one with one word of two characters for another."""
    if len(name) != len(right) or len(name) < _WORDY:
        return False
    unlike = [index for index, (one, other) in enumerate(zip(name, right, strict=True)) if one != other]
    # Not the last word: it says what kind of text it is.
    return unlike in [[index, index + 1] for index in unlike[:1] if index + 2 < len(name)]


def _other_kind(name: str, known: Sequence[str], *, of_state: bool) -> str:
    """Return the known title that has another ending behind the same words: 条例 for 法.

    Any office may make 办法 and 规定 about what a law is about.
    """
    kind = next((kind for kind in _ENDINGS if name.endswith(kind)), "")
    stem = name.removesuffix(kind)
    if not kind or len(stem) < _SHORTEST - 1 or not (of_state or kind in _STATE_KINDS):
        return ""
    return next((stem + ending for ending in _ENDINGS if ending != kind and stem + ending in known), "")


def _sounds_like(name: str, right: str) -> bool:
    """Whether a short title is another one with one character of like sound or shape."""
    if len(name) != len(right) or len(name) < _SHORTEST - 2:
        return False
    unlike = [(one, other) for one, other in zip(name, right, strict=True) if one != other]
    return len(unlike) == 1 and unlike[0][1] in alike(unlike[0][0])


def _is_shuffled(name: str, right: str) -> bool:
    """Whether a long title has the words of another one in another order."""
    if len(right) < _SHORT or abs(len(right) - len(name)) > 1 or name[:2] != right[:2]:
        return False
    return len(Counter(name) - Counter(right)) <= 1 and len(Counter(right) - Counter(name)) <= 1


def _allowed(length: int) -> int:
    """How many characters may differ for a title to be a slip of another one."""
    if length < _SHORTEST:
        return 0
    return 1 + (length >= _SHORT) + (length >= _LONG)


def _contains(name: str, right: str) -> bool:
    """Whether a title is a known one with words around it: a local one, or rules to carry it out."""
    return right in name and len(name) - len(right) > 1


def _half(name: str, known: Sequence[str], *, of_state: bool) -> tuple[str, str, Level | None] | None:
    for right in known:
        lost = right.removeprefix(name) if right.startswith(name) else ""
        if lost in _KINDS and (of_state or len(name) >= _SHORTEST - 1):
            return f"名称少了“{lost}”", f"补全为《{right}》", None
        if right.endswith(name) and name.endswith(_KINDS) and len(name) >= _SHORTEST and right != name:
            return "名称没有写全", f"写全称《{right}》", Level.HINT
    return None


def distance(one: str, other: str, most: int) -> int:
    """Return how many characters must change to make one text the other; `most` + 1 where it is more."""
    row = list(range(len(other) + 1))
    for index, character in enumerate(one, start=1):
        previous, row[0] = row[0], index
        for place, beside in enumerate(other, start=1):
            cost = previous + (character != beside)
            previous = row[place]
            row[place] = min(cost, previous + 1, row[place - 1] + 1)
        if min(row) > most:
            return most + 1
    return row[-1]
