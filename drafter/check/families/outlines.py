"""年份: a 纲要 that does not cover the report year, and goals of another 纲要."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.periods import year_periods
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.timing import own_year
from drafter.layout.reference import Outline

_OUTLINE = expression(r"(?<=《)(?:中共中央、?国务院)?法治政府建设实施纲要[（〔]?(?=\d{4})")
# A province has a 纲要 of its own name and years.
_LOCAL = expression(r"(?:[省市州县区]|自治区)(?:委|党委|人民政府|政府)(?:联合)?(?:印发的|出台的|制定的)?《$")
_GOAL = expression(r"(?:职能科学(?:、[一-鿿]{4}){1,8}|(?<!、)(?:廉洁高效、守法诚信|智能高效、廉洁诚信(?:、人民满意)?))")
_FOUR = expression(r"[一-鿿]{4}")
_LENGTH_OF_ISSUER = 16
_FAR = 2


def check_outline(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a 纲要 of another period, and a goal that is not that of the year's 纲要."""
    year = own_year(document)
    outlines = document.reference.outlines
    for passage in document.passages:
        for match in _OUTLINE.finditer(passage.text):
            if _LOCAL.search(passage.text[max(0, match.start() - _LENGTH_OF_ISSUER) : match.start()]):
                continue
            for years in year_periods(passage.text[match.end() - 1 : match.end() + 20]):
                start, end = match.start(), match.end() - 1 + years.end
                # The bracket behind the years belongs to what has to be changed.
                end += passage.text.startswith("）", end)
                fault = _fault_of((years.first, years.last), outlines, year)
                if fault and years.first < years.last:
                    yield spot_in(passage, start, end, *fault[:2], level=fault[2])
                break
        for match in _GOAL.finditer(passage.text):
            wrong = _wrong_goal(match[0], outlines, year, _cited(passage.text, match.start(), outlines))
            if wrong:
                yield spot_in(passage, *match.span(), *wrong, level=Level.DOUBT)


def _cited(text: str, end: int, outlines: tuple[Outline, ...]) -> Outline | None:
    """Return the 纲要 that a sentence names with its years in front of a goal; None where it names none."""
    start = text.rfind("。", 0, end) + 1
    found = [
        one
        for match in _OUTLINE.finditer(text, start, end)
        for years in year_periods(text[match.end() - 1 : match.end() + 20])
        for one in outlines
        if (one.first, one.last) == (years.first, years.last)
    ]
    return found[-1] if found else None


def _fault_of(said: tuple[int, int], outlines: tuple[Outline, ...], year: int) -> tuple[str, str, Level] | None:
    right = next((one for one in outlines if one.first <= year <= one.last), None)
    fix = f"改为{right.name}" if right else "核对纲要的起止年份"
    periods = [(one.first, one.last) for one in outlines]
    if said not in periods:
        latest = max((last for _, last in periods), default=0)
        return None if said[0] > latest else ("没有这个起止年份的法治政府建设实施纲要", fix, Level.ERROR)
    if not right or said == (right.first, right.last) or not year:
        return None
    if said[0] > year:
        return f"报告的是{year}年，这部纲要还没有印发", fix, Level.ERROR
    # In the first year of a 纲要 the one before was still being carried out.
    late = year - said[1]
    why = f"报告的是{year}年，这部纲要到{said[1]}年为止"
    return why, fix, Level.HINT if late < _FAR else Level.DOUBT


def _wrong_goal(text: str, outlines: tuple[Outline, ...], year: int, cited: Outline | None) -> tuple[str, str] | None:
    """Say what is wrong with a goal.

    Args:
        text: The goal as it stands.
        outlines: All 纲要.
        year: The report year.
        cited: The 纲要 that the sentence itself says the goal is of.
    """
    said = _FOUR.findall(text)
    right = cited or next((one for one in outlines if one.first <= year <= one.last), None)
    if not right:
        return None
    goal = right.goal.split("、")
    # In the first year of a 纲要 the one before was still being carried out.
    if "、".join(said) in right.goal or (year == right.first and not cited):
        return None
    other = next((one for one in outlines if one is not right and said[-1] in one.goal.split("、")), None)
    if other:
        of = "前面写的是" + right.name if cited else f"报告的是{year}年"
        return f"这是{other.name}的目标，{of}", f"{right.name}的目标是：{right.goal}"
    known = len(set(said) & set(goal))
    if known >= len(goal) - 2 and len(said) >= len(goal) - 1:
        return "法治政府建设的目标与纲要的表述不一致", f"{right.name}的目标是：{right.goal}"
    return None


CHECKS: dict[str, Check] = {"年份-8": check_outline}
