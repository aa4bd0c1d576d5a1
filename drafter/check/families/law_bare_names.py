"""法规: names of laws without 《》 that are no law's, but for a word or a character."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.law_known import known_words
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import HIDDEN, filled_in, outside_titles

# What else ends in 法: 执法, 办法, 司法 and the like, and words that go on: 法律, 法规.
_ENDS = expression(
    "(?<![执普释学司立方办用守书手做技看想打说语历懂信讲与依违合非枉无变犯按兵章阴阳效加减乘除疗笔魔戏军文])"
    "(?<!民主|基本|工作|检验|检测|分析|计算|评价|评分|观察|调查|统计|教学|实践|诊断)法"
    "(?![律规制治定院人典官医科庭盲警务槌商]|学(?!习)|》)"
)
# What names a law stands in front of it: what is done by it, or another name in a list.
_LED = expression(
    "(?:依照|依据|根据|按照|遵守|执行|适用|违反|贯彻|落实|实施|学习|宣传|宣讲|普及|解读|组织|开展|举办|印发|印制|编印|发放|对照|围绕|的|新|法|例|[、，。；：（及和与]|共和国|^)$"
)
_LONGEST, _LONG, _TWO_WORDS, _SHORTEST, _WORD = 16, 6, 5, 4, 2


@lru_cache(maxsize=4)
def _laws(lexicon: Lexicon) -> tuple[Mapping[str, tuple[str, ...]], frozenset[str]]:
    """Return the names of laws by their first two characters, and all that is known by name."""
    known = frozenset((*known_words(lexicon), *lexicon.words("法规简称")))
    begins: dict[str, list[str]] = {}
    for name in known:
        if name.endswith("法") and len(name) >= _SHORTEST:
            begins.setdefault(name[:_WORD], []).append(name)
            # 生产安全法 begins with the second word of 安全生产法.
            if len(name) == _TWO_WORDS:
                begins.setdefault(name[_WORD : _WORD + _WORD], []).append(name)
    return {begin: tuple(names) for begin, names in begins.items()}, known


def check_bare_names(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a name of a law in running text that has a word or a character more, less or other than the law's."""
    begins, known = _laws(lexicon)
    for passage in document.passages:
        text = outside_titles(filled_in(passage)) if "法" in passage.text else ""
        for end in _ENDS.finditer(text):
            found = _named(text, end.end(), begins, known)
            if found:
                start, right = found
                said = text[start : end.end()]
                why = f"没有“{said}”，像是“{right}”"
                # 治安处罚法 is how many call it.
                level = Level.HINT if len(right) - len(said) == _WORD else None
                yield spot_in(passage, start, end.end(), why, f"核对名称，是不是“{right}”", level=level)


def _named(
    text: str, stop: int, begins: Mapping[str, tuple[str, ...]], known: frozenset[str]
) -> tuple[int, str] | None:
    """Return where the wrong name of a law begins that ends here, and the right one; None where there is none."""
    first = max(0, stop - _LONGEST)
    starts = range(first, stop - _SHORTEST + 1)
    if any(text[start:stop] in known for start in range(first, stop - 1)):
        return None
    for start in starts:
        names = begins.get(text[start : start + _WORD], ())
        said = text[start:stop]
        right = next((name for name in names if HIDDEN not in said and _is_slip(said, name)), "")
        regulation = f"{said[:-1]}条例"
        if len(said) > _SHORTEST and regulation in known:
            right = right or regulation
        if right and (len(said) >= _LONG or _LED.search(text[max(0, start - 4) : start])):
            return start, right
    return None


def _is_slip(said: str, name: str) -> bool:
    """Whether a text is a name with a word of two characters too much, one too few, or two neighbours for others."""
    few, many = sorted((said, name), key=len)
    more = len(many) - len(few)
    same = next((at for at, pair in enumerate(zip(few, many, strict=False)) if pair[0] != pair[1]), len(few))
    if more > _WORD:
        return False
    if more:
        within = few[same:] == many[same + more :]
        return within and (more == 1 or many == said or len(said) > _SHORTEST)
    if said[same + 1 :] == name[same + 1 :]:
        return len(said) > _SHORTEST
    rest = said[same + _WORD :]
    swapped = sorted(said) == sorted(name) and len(said) > _SHORTEST
    return swapped or (rest == name[same + _WORD :] and len(said) > _SHORTEST and said != name and bool(rest))


CHECKS: dict[str, Check] = {"法规-22": check_bare_names}
