"""年份: five-year plans whose number, period or milestone does not fit the report year."""

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


CHECKS: dict[str, Check] = {"年份-7": check_five_years}
