"""How a title of a law stands beside those that are known: the same, nearly the same, or half of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.spelling.likeness import alike

ISSUERS = (
    "中共中央办公厅、国务院办公厅",
    "中共中央、国务院",
    "中共中央办公厅",
    "中央全面依法治国委员会",
    "国务院办公厅",
    "中共中央",
    "国务院",
    "司法部",
)
_STATE = "中华人民共和国"
_TAIL = expression(r"(?:[（〔(][^（）()〔〕]{1,24}[）〕)])+$")
_YEARS = expression(r"（20\d{2}年?(?:—+|-+|–|－|～|~|至)20\d{2}年?）$")
_ENDINGS = ("暂行条例", "实施条例", "暂行规定", "暂行办法", "条例", "规定", "办法", "法")
_STATE_KINDS = ("条例", "法")
_KINDS = ("法", "条例", "规定", "办法", "纲要", "细则")
_PLANS = ("实施纲要", "实施规划", "实施方案", "规划纲要", "纲要", "规划", "计划", "方案")
_PAPERS = ("指导意见", "实施意见", "意见", "通知", "决定")
_OWN_PLANS = ("方案", "计划")
_LOCAL_PAPER, _IN_THE_AREA = "实施意见", ("全省", "全市", "全县", "全区", "全镇")
_OF_STATE_WORD = "中国"
_WORDY = 7
_SHORTEST, _SHORT, _LONG, _VERY_LONG = 5, 10, 18, 26
_A_WORD, _A_PHRASE = 2, 4

Fault = tuple[str, str, Level | None]


def bare(title: str) -> str:
    """Return a title without 中华人民共和国 in front and without brackets at its end."""
    return _TAIL.sub("", title.removeprefix(_STATE)).strip()


def without_issuer(name: str) -> str:
    """Return a title without the body of the state or the Party that issued it."""
    return next((name.removeprefix(body) for body in ISSUERS if name.startswith(body)), name)


class KnownTitles:
    """Titles as they should stand.

    Args:
        words: The titles, without 中华人民共和国.
    """

    def __init__(self, words: Iterable[str]) -> None:
        # Whether 、 stands in a long title is no error: sources differ.
        self._written = {word.replace("、", ""): word for word in words}
        self._known = tuple(self._written)
        self._alike: dict[str, list[str]] = {}
        self._long: dict[int, list[tuple[str, frozenset[str]]]] = {}
        for word in self._known:
            self._alike.setdefault(word[:_A_WORD], []).append(word)
            self._long.setdefault(len(word), []).append((word, frozenset(word)))

    def fault(self, title: str) -> Fault | None:
        """Say what is wrong with a title, what it should be and how sure that is; None where nothing is.

        Args:
            title: What stands inside 《》.
        """
        whole = bare(title).replace("、", "")
        name, of_state = without_issuer(whole), title.startswith(_STATE)
        if whole in self._written or name in self._written or len(name) > _VERY_LONG * 2:
            return None
        if name.startswith(_STATE):
            return "“中华人民共和国”写了两遍", f"写成《{title.removeprefix(_STATE)}》", None
        half = self._half(name, of_state=of_state)
        if half:
            return half
        if len(name) < _SHORTEST:
            right = next((one for one in self._known if _sounds_like(name, one)), "")
            return (f"像是《{right}》写错了一个字", f"核对名称，应是《{right}》", None) if right else None
        national = of_state or name != whole
        if not national and (name.endswith(_LOCAL_PAPER) or any(area in name for area in _IN_THE_AREA)):
            return None
        return self._other_kind(name, title, national=national) or self._word_more(name) or self._nearly(name)

    def _half(self, name: str, *, of_state: bool) -> Fault | None:
        lost = next((kind for kind in _KINDS if name + kind in self._written), "")
        if lost and (of_state or len(name) >= _SHORTEST - 1):
            return f"名称少了“{lost}”", f"补全为《{name}{lost}》", None
        if len(name) >= _SHORTEST and name.endswith(_KINDS):
            right = next((right for right in self._known if right.endswith(name)), "")
            return ("名称没有写全", f"写全称《{right}》", Level.HINT) if right else None
        return None

    def _other_kind(self, name: str, title: str, *, national: bool) -> Fault | None:
        """Look for the known title that has another ending behind the same words: 条例 for 法.

        Any office may make 办法, 规定 and 意见 about what a law is about; what only the state or the Party makes,
        is sure.
        """
        for kinds in (_ENDINGS, _PLANS, _PAPERS):
            kind = next((kind for kind in kinds if name.endswith(kind)), "")
            stem = name.removesuffix(kind)
            if not kind or len(stem) < _SHORTEST - 1:
                continue
            right = next((stem + end for end in kinds if end != kind and stem + end in self._written), "")
            if right and kinds is _PLANS and not (national or _YEARS.search(title)):
                right = ""
            if right:
                sure = national or _is_of_state(name, kind, kinds)
                why = f"已知的是《{self._written[right]}》，不是这一类文件"
                return why, f"核对名称，应是《{self._written[right]}》", None if sure else Level.HINT
        return None

    def _word_more(self, name: str) -> Fault | None:
        """Look for the known title that has a word more or less inside: 优化营商环境暂行条例."""
        for right in self._alike.get(name[:_A_WORD], ()):
            few, many = sorted((name, right), key=len)
            more = len(many) - len(few)
            if not _A_WORD <= more <= _A_PHRASE or few[-1] != many[-1] or len(few) < _SHORTEST:
                continue
            same = next((at for at, pair in enumerate(zip(few, many, strict=False)) if pair[0] != pair[1]), len(few))
            if few[same:] != many[same + more :] or same == len(few):
                continue
            kind = next((kind for kind in _KINDS if name.endswith(kind)), "")
            # Any office makes 意见 and 办法 with nearly such a name.
            sure = more == _A_WORD and (kind == "法" or (kind == "条例" and many == name))
            word = many[same : same + more]
            if sure or (len(right) >= _SHORT and len(few) > _WORDY):
                what = "多" if many == name else "少"
                said = f"名称比《{self._written[right]}》{what}了“{word}”"
                return said, f"核对名称，应是《{self._written[right]}》", None if sure else Level.HINT
        return None

    def _nearly(self, name: str) -> Fault | None:
        own = frozenset(name)
        most_of_all = _allowed(_VERY_LONG)
        lengths = range(len(name) - most_of_all, len(name) + most_of_all + 1)
        for right, characters in (one for length in lengths for one in self._long.get(length, ())):
            if len(characters - own) > most_of_all:
                continue
            # Another kind of text is another text: 纲要 and 方案, 条例 and 办法.
            most = _allowed(len(right)) if right[-2:] == name[-2:] else 1
            if abs(len(right) - len(name)) > most or len(characters - own) > max(most, 2) or _contains(name, right):
                continue
            if _has_other_word(name, right):
                right = self._written[right]
                return f"名称与《{right}》只差一个词", f"核对名称，是不是《{right}》", Level.HINT
            if 0 < distance(name, right, most) <= most or _is_shuffled(name, right):
                right = self._written[right]
                return f"名称与《{right}》只差一两个字", f"核对名称，应是《{right}》", None
        return None


def _is_of_state(name: str, kind: str, kinds: tuple[str, ...]) -> bool:
    if kinds is _PLANS:
        return not kind.endswith(_OWN_PLANS)
    return kinds is _ENDINGS and (kind in _STATE_KINDS or name.startswith("中国共产党") or len(name) > _LONG)


def _has_other_word(name: str, right: str) -> bool:
    """Whether a title is another one with one word of two characters for another."""
    if len(name) != len(right) or len(name) < _WORDY:
        return False
    unlike = [index for index, (one, other) in enumerate(zip(name, right, strict=True)) if one != other]
    # Not the last word: it says what kind of text it is. And a place has its own 法治某地建设规划.
    first = unlike[0] if unlike else 0
    return unlike == [first, first + 1] and first + 2 < len(name) and right[first : first + 2] != _OF_STATE_WORD


def _sounds_like(name: str, right: str) -> bool:
    """Whether a short title is another one with one character of like sound or shape."""
    if len(name) != len(right) or len(name) < _SHORTEST - 2:
        return False
    unlike = [(one, other) for one, other in zip(name, right, strict=True) if one != other]
    return len(unlike) == 1 and unlike[0][1] in alike(unlike[0][0])


def _is_shuffled(name: str, right: str) -> bool:
    """Whether a title has the words of another one in another order."""
    if len(right) < _WORDY or abs(len(right) - len(name)) > 1 or name[:2] != right[:2] or name[-2:] != right[-2:]:
        return False
    most = int(len(right) >= _SHORT)
    return len(Counter(name) - Counter(right)) <= most and len(Counter(right) - Counter(name)) <= most


def _allowed(length: int) -> int:
    """How many characters may differ for a title to be a slip of another one."""
    if length < _SHORTEST:
        return 0
    return 1 + (length >= _SHORT) + (length >= _LONG)


def _contains(name: str, right: str) -> bool:
    """Whether a title is a known one with words around it: a local one, or rules to carry it out."""
    return right in name and len(name) - len(right) > 1


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
