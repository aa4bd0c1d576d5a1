"""年份: five-year plans and 纲要 that do not cover the report year, and goals of another 纲要."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage, Sentence, sentences
from drafter.check.periods import YEAR_PATTERN, year_periods
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import outside_titles
from drafter.check.timing import own_year, parts
from drafter.layout.reference import Outline

_ONES = "一二三四五六七八九"
_LAW = expression(
    rf"[“‘]?(?P<number>[{_ONES}])五[”’]?(?=普法|[“]?(?:法治|法制)宣传|规划普法)|普法[“‘]?(?P<behind>[{_ONES}])五[”’]?(?=规划)"
    rf"|第(?P<full>[{_ONES}])个五年(?=普法|(?:法治|法制)宣传|规划)"
)
_STATE = expression(
    r"(?<![二三四五六七八九])[“‘]?十(?P<number>[一二三四五六七八])五[”’]?(?!日|号|条|届|个|项|次|天|章|点)"
)
# The last one before the number, where there are several.
_MILESTONE = expression(rf".*(?P<year>{YEAR_PATTERN})年(?:度)?(?:既|也|又|正)?是[^。；]{{0,40}}$")
_WHICH_YEAR = expression(
    r"[^。；，、“”]{0,14}?(?P<what>收官|收尾|开局|启动|起步|开篇|中期)(?!以?后)(?:[^。；，、]{0,4}年|(?=$))"
)
_NEW = expression(
    r"启动|谋划|编制|筹备|起草|调研|研究|前期|规划建议|开局|迎接|准备|部署|制定|衔接|建议|目标|谋定|布局|展望"
)
_OLD = expression(
    r"期间|以来|时期|先进|荣获|表彰|总结|验收|获评|评为|称号|圆满|收官|终期|末|评估|基础上|衔接|承接|回顾|成果|延续|结束|完成|转段"
)
_DOING = expression(r"(?:落实|实施|推进|开展|贯彻|执行|抓好|深化)[^，。；]{0,6}$")
_TO_DO = expression(r"(?:启动|谋划|编制|制定|部署|落实|实施|推进|贯彻|执行)[^，。；]{0,6}$")
_TO_START = expression(r"(?:启动|谋划|编制|起草)[^，。；]{0,4}$")
_ISSUED = expression(r"(?:印发|制定|出台|编制)了?[^，。；《]{0,4}$")
_NTH = expression(r"[^。；，、“”]{0,10}?第(?P<nth>[一二三四五])(?:个年头|年)")
_OUTLINE = expression(r"(?<=《)(?:中共中央、?国务院)?法治政府建设实施纲要[（〔]?(?=\d{4})")
# A province has a 纲要 of its own name and years.
_LOCAL = expression(r"(?:[省市州县区]|自治区)(?:委|党委|人民政府|政府)(?:联合)?(?:印发的|出台的|制定的)?《$")
_GOAL = expression(r"(?:职能科学(?:、[一-鿿]{4}){1,8}|(?<!、)(?:廉洁高效、守法诚信|智能高效、廉洁诚信(?:、人民满意)?))")
_FOUR = expression(r"[一-鿿]{4}")
_OVER = expression(
    "^[“‘]?[^”’，。；]{0,6}[”’]?[^，。；“]{0,8}?(?:总结验收|终期(?:验收|评估|检查)|验收(?!标准)|(?:圆满|顺利|全面|胜利)?(?:完成|收官|收尾|结束)$|圆满|总结表彰)"
)
_NOT_OVER = expression(
    "中期|将|拟|为[^，。；]{0,12}奠定|迎接|阶段|年度|任务|准备|确保|力争|推动|计划|启动|阶段性|上年|前期"
)
_OVER_FRONT = expression("(?:圆满|顺利|全面|胜利)(?:完成|收官)$")
_NAME_ONLY = expression("^[“‘]?[^”’，。；]{0,6}[”’]?普法(?:规划)?(?:各项)?(?:目标)?(?:任务)?$")
_EXAMINED = expression("总结验收|终期|收官|验收|总结表彰")
_DRAWN_UP = expression("规划(?:的)?(?:编制|起草|制定)|(?:编制|起草|制定|谋划)[^，。；]{0,6}[“‘]?.五[”’]?普法规划")
_LOOKED_BACK = expression("以来|期间|先进|获|评为|表彰|称号|基础|成果|经验|上年")
_A_YEAR = expression("(?:19|20)[0-9]{2}年")
_OLD_CLAUSE = expression(
    "期间|以来|先进|荣获|表彰|总结|验收|获评|评为|称号|圆满|收官|终期|末|评估|基础上|衔接|回顾|成果|完成"
)
_OF_THE_YEAR = expression("普法[^，。；]{0,6}年度(?:任务|计划|目标|工作)")
_CLAUSES = expression("[，。；：]")
_PART_OF_IT = expression("以来|[前后]|期间|中期|已")
_HALF_WAY = expression("[五”][^，。；]{0,16}中期(?:评估|检查|督导|验收|督查)")
_YEAR_OF = "之年"
_CLAUSE_END = expression(r"[，。；、“]")
_LENGTH_OF_ISSUER = 16
_LENGTH, _MIDDLE, _FRONT, _FAR = 5, 2, 48, 2


class _Series(NamedTuple):
    """A row of five-year plans: the first year of the one numbered 0, and what reports call it."""

    pattern: re.Pattern[str]
    base: int
    name: str
    strict: bool


# 五五 2006—2010, 八五 2021—2025; 十三五 2016—2020, 十四五 2021—2025.
_SERIES = (_Series(_LAW, 1981, "五年普法", strict=True), _Series(_STATE, 2001, "五年规划", strict=False))


def check_five_years(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 五年普法 and 五年规划 whose number does not cover the year."""
    year = own_year(document)
    for part in parts(document):
        for passage in part.whole:
            for sentence in sentences(passage):
                for series in _SERIES:
                    yield from _numbers(passage, sentence, series, year, ahead=part.ahead)


def _numbers(passage: Passage, sentence: Sentence, series: _Series, year: int, *, ahead: bool) -> Iterator[Spot]:
    seen = outside_titles(sentence.text)
    for match in series.pattern.finditer(sentence.text):
        number = next(value for value in match.groups() if value)
        first = series.base + _LENGTH * (_ONES.index(number) + 1)
        said = _said_otherwise(sentence.text, match, first, year + ahead) or _nth_otherwise(
            sentence.text, match, first, year + ahead
        )
        start = sentence.start + match.start()
        if said:
            yield spot_in(passage, start, sentence.start + said[0], said[1], said[2], level=Level.ERROR)
        elif year and seen[match.start()] == sentence.text[match.start()]:
            level = _level(sentence.text, match, series, first, year, ahead=ahead)
            if level:
                end = start + len(match[0])
                why = f"“{match[0].strip('“”‘’')}”{series.name}是{first}—{first + 4}年，报告的是{year}年"
                yield spot_in(passage, start, end, why, "核对是第几个五年；说的是过去或者以后的，写明期间", level=level)


def _level(text: str, match: re.Match[str], series: _Series, first: int, year: int, *, ahead: bool) -> Level | None:
    """Return how surely five years are not those of the year; None where they may stand.

    Args:
        text: The sentence.
        match: The five years in it.
        series: Which row of plans they belong to.
        first: Their first year.
        year: The report year.
        ahead: Whether the part is on the next one.
    """
    front, clause = text[max(0, match.start() - _FRONT) : match.start()], _clause(text, match)
    # How many years before its beginning a plan may be spoken of as something new.
    old, new, _ = _spoken_of(text)
    near = (_FAR if ahead or not series.strict else 1) if ahead or new else 0
    level = _off(front, first - year, series, near, old=old and not _OF_THE_YEAR.search(clause))
    if level:
        return level
    begun_again = first < year - 1 and ((not old and _TO_START.search(front)) or _ISSUED.search(front))
    over = _is_over_otherwise(text, match, first + _LENGTH - 1, year, ahead=ahead)
    # In the middle of five years one looks at them, not before or after.
    half = _HALF_WAY.search(clause) and abs(first + _MIDDLE - year - ahead) > 1 and not _LOOKED_BACK.search(clause)
    # What is to be drawn up, begun or carried out next year has to cover it.
    drawn_up = ahead and first < year and series.strict and _DRAWN_UP.search(clause)
    to_do = ahead and first + _LENGTH == year + 1 and _TO_DO.search(front) and not _OLD_CLAUSE.search(clause)
    return Level.DOUBT if begun_again or over or half or drawn_up or to_do else None


def _is_over_otherwise(text: str, match: re.Match[str], last: int, year: int, *, ahead: bool) -> bool:
    """Whether five years are said to be over, or examined at their end, in another year than their last one.

    Args:
        text: The sentence.
        match: The five years in it.
        last: Their last year.
        year: The report year.
        ahead: Whether the part is on the next one.
    """
    front = _CLAUSE_END.split(text[max(0, match.start() - _FRONT) : match.start()])[-1]
    clause = text[match.start() : match.start() + _FRONT].partition("，")[0].partition("。")[0]
    over = _OVER.search(clause) or (_OVER_FRONT.search(front) and _NAME_ONLY.match(clause))
    if not over or _LOOKED_BACK.search(clause) or _A_YEAR.search(clause):
        return False
    if ahead:
        examined = _EXAMINED.search(clause) is not None
        return examined and not (year <= last <= year + 2 or last == year - 1) and "中期" not in clause
    early = year < last and not _NOT_OVER.search(front + clause)
    return early or (year > last + 1 and not _spoken_of(text)[2])


@lru_cache(maxsize=64)
def _spoken_of(text: str) -> tuple[bool, bool, bool]:
    """Whether a sentence speaks of what is over, of what is new, and looks back; once for all five years in it."""
    return _OLD.search(text) is not None, _NEW.search(text) is not None, _LOOKED_BACK.search(text) is not None


def _clause(text: str, match: re.Match[str]) -> str:
    """Return the clause that five years stand in."""
    front = _CLAUSES.split(text[max(0, match.start() - _FRONT) : match.start()])[-1]
    return front + _CLAUSES.split(text[match.start() : match.start() + _FRONT])[0]


def _said_otherwise(text: str, match: re.Match[str], first: int, year: int) -> tuple[int, str, str] | None:
    """Return where a period or a milestone beside the number ends, what is wrong with it and what to write."""
    name, last = match[0].strip("“”‘’"), first + 4
    behind = _CLAUSE_END.split(text[match.end() : match.end() + 32])[0]
    for years in year_periods(behind):
        half_right = (years.first == first) != (years.last == last) and not _PART_OF_IT.search(behind[: years.start])
        if (years.first, years.last) != (first, last) and (years.years == _LENGTH or half_right):
            right = f"{first}—{last}年"
            return match.end() + years.end, f"“{name}”是{right}，写的是{years.first}—{years.last}年", f"改为{right}"
        break
    milestone = _MILESTONE.search(text[max(0, match.start() - _FRONT) : match.start()])
    what = _WHICH_YEAR.match(behind)
    if not what or not (milestone or (year and what[0].endswith(_YEAR_OF))):
        return None
    said = int(milestone["year"]) if milestone else year
    right_year = {"收": last, "中": first + 2}.get(what["what"][0], first)
    slack = 1 if what["what"] == "中期" else 0
    if abs(said - right_year) <= slack or (not milestone and right_year == said + 1):
        return None
    why = f"“{name}”是{first}—{last}年，{what['what']}之年不是{said}年"
    return match.end() + what.end(), why, f"{what['what']}之年是{right_year}年，改正年份或者第几个五年"


def _nth_otherwise(text: str, match: re.Match[str], first: int, year: int) -> tuple[int, str, str] | None:
    """Return the same for which of its years one is said to be."""
    nth = _NTH.match(_CLAUSE_END.split(text[match.end() : match.end() + 32].lstrip("”"))[0])
    if not nth or not year:
        return None
    milestone = _MILESTONE.search(text[max(0, match.start() - _FRONT) : match.start()])
    said = int(milestone["year"]) if milestone else year
    right = first + _ONES.index(nth["nth"])
    if said == right or (not milestone and abs(said - right) > _FAR):
        return None
    name = match[0].strip("“”‘’")
    return match.end() + nth.end(), f"“{name}”第{nth['nth']}年是{right}年，写的是{said}年", "改正年份或者第几年"


def _off(front: str, ahead: int, series: _Series, near: int, *, old: bool) -> Level | None:
    """Return how surely a number is not the report year's; None where it may stand."""
    behind = 1 - _LENGTH - ahead
    if ahead > 0:
        return None if ahead <= near else Level.DOUBT
    if behind <= 0 or old:
        return None
    if series.strict:
        return Level.ERROR if behind >= _FAR and _DOING.search(front) else Level.DOUBT
    return Level.DOUBT if _DOING.search(front) else None


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


CHECKS: dict[str, Check] = {"年份-7": check_five_years, "年份-8": check_outline}
