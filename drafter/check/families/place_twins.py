"""名称: one place under two names that sound or look alike, such as the addressee in a rule's title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage
from drafter.check.patterns import A_HAN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spelling.likeness import alike

# Only where a name is sure to begin and to end: 《荷州市…, 荷州市人民政府 at the beginning of a clause.
_NAMED = expression(
    rf"(?:(?<=《)|^|(?<=[，。；：、]))(?P<name>{A_HAN}{{2,3}}?(?:市|县|区|镇|乡))"
    rf"(?=人民政府|人大常委会|委(?:、|员会|和)|(?<=《{A_HAN}{{3}})|(?<=《{A_HAN}{{4}}))"
)
_MOST = 3


def check_two_spellings(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 何州市人民政府 beside 《荷州市物业管理条例》: the one told of less often, else the later one."""
    found: dict[str, list[tuple[Passage, int]]] = {}
    for passage in document.passages:
        for match in _NAMED.finditer(passage.text):
            found.setdefault(match["name"], []).append((passage, match.start("name")))
    counts = Counter({name: len(places) for name, places in found.items()})
    twins = [(one, other) for one, other in combinations(found, 2) if _differ_by_a_slip(one, other)]
    for one, other in twins[:_MOST]:
        rare, usual = (one, other) if counts[one] < counts[other] else (other, one)
        # Who writes both again and again speaks of two places.
        if counts[rare] == 1:
            passage, start = found[rare][0]
            why = f"“{rare}”与别处的“{usual}”只差一个音同或者形近的字"
            yield spot_in(passage, start, start + len(rare), why, f"同一个地方的，写成“{usual}”或者改正另一处")


def _differ_by_a_slip(one: str, other: str) -> bool:
    if len(one) != len(other) or one[-1] != other[-1]:
        return False
    unlike = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(unlike) == 1 and unlike[0][1] in alike(unlike[0][0])


CHECKS: dict[str, Check] = {"名称-22": check_two_spellings}
