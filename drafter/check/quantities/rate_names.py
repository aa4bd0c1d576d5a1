"""What rates are called, and by which words their numerators are known again: 调解成功率, 成功10388件."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.lexicon import Entry
from drafter.check.quantities.reading import Quantity
from drafter.check.quantities.vocabulary import Vocabulary

_NAME = expression(
    r"(?P<name>[^\W\d_]{1,12}率|[^\W\d_占的]{2,8}比例)(?:均|都|已|也)?(?:为|达|达到|是|保持在|保持|实现|提升至|提高到)?[约近超]?$"
)
# What these rates are of is seldom counted beside them: 法律顾问8名 is no part of 法律顾问覆盖率.
_OF_OTHERS = ("覆盖", "满意", "知晓", "普及", "应用", "参与")
_SAYS_LITTLE = frozenset(("", "及时", "按时", "平均", "行政", "法律", "规范"))
_LONG_NAME = 4


class Names(NamedTuple):
    """What the members of rates are called, out of the word lists.

    Attributes:
        kinds: Entries of 率: endings of names of rates, with the kinds that each is a rate of.
        parts: Entries of 率的分子: other words for the numerator.
        bases: Entries of 率的分母: what the denominator is called.
    """

    kinds: Sequence[Entry]
    parts: Sequence[Entry]
    bases: Sequence[Entry]


def rate_name(stated: Quantity) -> str:
    """Return the name of a rate (调解成功率); empty where it has none."""
    match = _NAME.search(stated.front)
    return match["name"] if match else ""


def stems_of(name: str, parts: Sequence[Entry]) -> tuple[str, ...]:
    """Return the words by which the numerator of a rate may be called."""
    word = name[:-1]
    called = {other for entry in parts if name.endswith(entry.word) for other in entry.behind}
    if word.endswith(_OF_OTHERS):
        return (word[-2:],)
    ends = {word, word[-2:], word[-4:]}
    # 调处成功率 is of what succeeded, not of what was 调处.
    begins = {word[:2]} if len(word) < _LONG_NAME else set()
    return tuple((ends | begins | called) - _SAYS_LITTLE)


def is_other(name: str, said: str, stems: tuple[str, ...], words: Vocabulary) -> bool:
    """Whether a quantity is not what a rate is of: 不合格 is none of 合格率, 办结 not all of 提前办结率."""
    if any(f"{no}{stem}" in said and f"{no}{stem}" not in name for no in "不未" for stem in stems):
        return True
    return any(word in name and word not in said for word in words.qualifiers)
