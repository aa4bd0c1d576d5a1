"""年份: the year that is compared with or carried over from, which is the one before the report year."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage, Sentence, sentences
from drafter.check.periods import YEAR_PATTERN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import outside_titles
from drafter.check.timing import own_year, parts

_YEAR = rf"(?P<year>{YEAR_PATTERN})年"
_FROM = expression(
    rf"[由从]{_YEAR}(?!\d{{1,2}}月|上半年|下半年|初|底|末|第?[一二三四]季度|起|以来|开始)度?的?[^，。；]{{0,10}}?\d[^，。；]{{0,12}}?"
    r"(?:[，]?(?:降|升|增|减|压缩|缩短|扩大|提高|上升|下降|增长|增加|减少|提升|降低|精简|压减)(?:至|到|为))(?!\d{4}年)"
)
_CARRIED_IN = expression(
    rf"{_YEAR}度?(?:底|末|年底|年末)?(?:未结|尚未办结|未办结|旧存|跨年|积存|结转|遗留|转入|滚存|接续)(?!至|到|下|次|明|入?(?:19|20)\d{{2}}|情况)"
)
_OF_LAST_YEAR = expression(
    rf"(?:上年度?(?:结转|遗留|未结|转入)[^，。；（]{{0,6}}|(?:上一?年度?|去年)(?:同期|(?:为|是|的)?\d[^，。；（]{{0,6}}))（{_YEAR}"
)
_CARRIED_OUT = expression(
    rf"(?<!\d年)(?<!\d年度)(?<!\d年底)(?:结转|转入|转|滚动)(?:至|到|入)?{_YEAR}度?(?:继续|办理|审理|处理|办结|完成|实施|推进|执行|再|度?\d|(?=[，。；、）]|$))"
)
_OF_NEXT_YEAR = expression(rf"(?:结转|转入|顺延)(?:至|到|入)?(?:下一?年度?|次年)[^，。；（]{{0,6}}（{_YEAR}")
_SAME_TIME = expression(
    rf"同比[^，。；（]{{0,16}}（{_YEAR}|（(?P<other>{YEAR_PATTERN})年度?(?:为|是|同期)?\d[^）]{{0,12}}，同比"
)
_BASE_BESIDE = expression(
    rf"[，（](?P<but>而|(?={YEAR_PATTERN}年度?(?:只|仅)))?{_YEAR}度?(?:同期)?(?:仅?为|[只仅]?有|仅|是|：)\d"
)
_FIGURE = expression(r"\d[\d.]*(?:[\u4e00-\u9fff]|%)")
_TREND = expression("逐年|历年|分别|依次|连续|近[一二两三四五0-9]+年|以来|其中")
_BASE_IN_BRACKETS = expression(rf"（{_YEAR}(?:度|同期)?(?:为|是)?\d[^（）]{{0,10}}）")
_THAN_LAST_YEAR = expression("同比|比?上年|去年")
_CHANGED = expression("同比|增长|下降|增加|减少|上升|降低|多办|少办|多了|少了|[多少](?=[0-9])")
_DEFERRED = expression(rf"(?:顺延|调整(?=到|至)|推迟|延期|延后|转入|移至|移到|滚动)(?:至|到|入)?{_YEAR}(?!以来|度?的)")
_LISTED = expression(rf"(?:其余|剩余|余下|其他|未)[^。；]{{0,20}}?(?:列入|纳入|留待|放到){_YEAR}")
# 其中2022年15项、2022年14项: each year of a list stands there once.
_TWICE = expression(
    rf"(?P<year>{YEAR_PATTERN})年(?P<first>\d[\d.]*[\u4e00-\u9fff%]{{1,2}})?[、和](?:{YEAR_PATTERN}年\d[\d.]*[\u4e00-\u9fff%]{{1,2}}[、和])?(?P=year)年(?=[\d、和]|连续|三年|两年)"
)
_HEADER_YEAR = expression(rf"(?:^|[\s　|])({YEAR_PATTERN})年度?(?=$|[\s　|])")
_TABLE = (Kind.OTHER, Kind.CELL)


def check_base_year(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what is compared with, or carried over from, another year than the one before."""
    year = own_year(document)
    for part in parts(document) if year else ():
        for passage in part.whole:
            if passage.kind in _TABLE:
                yield from _header(passage, year)
            elif not part.ahead:
                for sentence in sentences(passage):
                    yield from _bases(passage, sentence, year)


def _bases(passage: Passage, sentence: Sentence, year: int) -> Iterator[Spot]:
    text = outside_titles(sentence.text)
    for pattern, right, what in (
        (_CARRIED_IN, year - 1, "从上一年结转来的"),
        (_OF_LAST_YEAR, year - 1, "上年结转来的"),
        (_CARRIED_OUT, year + 1, "结转到下一年的"),
        (_OF_NEXT_YEAR, year + 1, "结转到下一年的"),
        (_SAME_TIME, year - 1, "同比的上年"),
        (_DEFERRED, year + 1, "往后移的"),
        (_LISTED, year + 1, "没有做完、往后移的"),
    ):
        for match in pattern.finditer(text):
            said = int(next(value for value in match.groups() if value))
            later = right > year and said > right
            if said != right and not later:
                start = sentence.start + match.start()
                why = f"报告的是{year}年，{what}应是{right}年，写的是{said}年"
                yield spot_in(passage, start, start + len(match[0]), why, f"改为{right}年，或者改正说法")
    for match in _TWICE.finditer(text):
        start = sentence.start + match.start()
        why = f"并列的年份里{match['year']}年写了两次"
        yield spot_in(passage, start, start + len(match[0]), why, "改正其中一个年份")
    yield from _beside(passage, sentence, text, year)
    yield from _in_brackets(passage, sentence, text, year)
    for match in _FROM.finditer(text):
        if int(match["year"]) == year:
            start = sentence.start + match.start()
            why = f"报告的就是{year}年，变化不会从{year}年算起"
            yield spot_in(passage, start, start + len(match[0]), why, f"多半是{year - 1}年，改正年份")


def _beside(passage: Passage, sentence: Sentence, text: str, year: int) -> Iterator[Spot]:
    """Find the base of a change that is given as the report year's, behind the report year's own figure."""
    if f"{year - 1}年" in text or _TREND.search(text):
        return
    changed = _CHANGED.search(text)
    for match in _BASE_BESIDE.finditer(text):
        if (
            int(match["year"]) == year
            and (changed or match["but"] is not None)
            and _FIGURE.search(text, 0, match.start())
        ):
            start = sentence.start + match.start("year")
            why = f"报告的就是{year}年，比较的上年不会是{year}年"
            yield spot_in(passage, start, start + len(match[0]) - 1, why, f"多半是{year - 1}年，改正年份")


def _in_brackets(passage: Passage, sentence: Sentence, text: str, year: int) -> Iterator[Spot]:
    """Find the base of a change in brackets that is older than last year, where nothing else is compared."""
    found = list(_BASE_IN_BRACKETS.finditer(text)) if _THAN_LAST_YEAR.search(text) else []
    if len(found) == 1 and int(found[0]["year"]) < year - 1 and f"{year - 1}年" not in text:
        match = found[0]
        if text.count(f"{match['year']}年") == 1:
            start = sentence.start + match.start("year")
            why = f"报告的是{year}年，同比的上年是{year - 1}年，写的是{match['year']}年"
            yield spot_in(passage, start, start + 5, why, f"改为{year - 1}年，或者改正说法")


def _header(passage: Passage, year: int) -> Iterator[Spot]:
    """Look at the head of a table: years side by side are different ones, and one of them is the report year."""
    found = list(_HEADER_YEAR.finditer(passage.text))
    said = [int(match[1]) for match in found]
    if len(found) > 1 and (len(set(said)) < len(said) or year not in said):
        why = "表头有两个相同的年份" if len(set(said)) < len(said) else f"报告的是{year}年，表头没有这一年"
        yield spot_in(passage, found[-1].start(1), found[-1].end(1) + 1, why, "改正表头的年份")


CHECKS: dict[str, Check] = {"年份-14": check_base_year}
