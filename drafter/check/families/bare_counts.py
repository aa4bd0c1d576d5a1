"""用字: numbers that end a clause without a measure word, where the counts around them have one."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, sentences
from drafter.check.patterns import A_HAN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import HIDDEN, filled_in, outside_titles

_UNITS = (
    "件|起|份|条|项|宗|篇|次|场|期|人|名|户|家|个|处|所|座|台|辆|部|套|本|册|卷|幅|张|块|支|组|对|位|笔|批|班|节|课|篇|例"
    "|元|万元|亿元|亩|公里|吨|米|平方米|天|日|分|倍"
)
# 编号12, 得分96, 热线12345, 提速至4: numbers that count nothing.
_UNCOUNTED = (
    "号",
    "第",
    "分",
    "值",
    "数为",
    "指数",
    "热线",
    "平台",
    "电话",
    "比",
    "比例",
    "排名",
    "位列",
    "位居",
    "编号",
    "成绩",
    "版",
    "型",
    "类",
    "月",
    "年",
    "系数",
    "附件",
    "附表",
    "图表",
    "降为",
    "清",
    "归",
    "拨打",
    "人均",
    "密度",
)
_BARE = expression(rf"(?<={A_HAN}{{2}})(?P<count>[1-9][0-9]{{0,8}})(?=[，；。])")
_COUNTED = expression(rf"[0-9](?:万|余|多)?(?:{_UNITS})")
_YEAR = expression(r"(?:19|20)[0-9]{2}$|1[12][0-9]$|12[0-9]{3}$|9[56][0-9]{3}$")
_RATED = expression("率|占比|百分|比重|比例|得分|分值|评分")
_CLAUSE_MARKS = "，。；：、"
_SHOWN = 8


def check_bare_counts(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find counts that end a clause without a measure word in sentences whose other counts have one."""
    for passage in document.passages:
        if passage.kind not in (Kind.BODY, Kind.OTHER) or "\t" in passage.text:
            continue
        text = outside_titles(filled_in(passage))
        for sentence in sentences(passage):
            end = sentence.start + len(sentence.text)
            for match in _BARE.finditer(text, sentence.start, end):
                start = match.start()
                clause = max(text.rfind(mark, 0, start) for mark in _CLAUSE_MARKS) + 1
                if (
                    _YEAR.match(match["count"])
                    or text.endswith(_UNCOUNTED, 0, start)
                    or _RATED.search(text, clause, start)
                    or HIDDEN in text[clause:start]
                    or not _COUNTED.search(passage.text, max(0, start - _NEAR), match.end() + _NEAR)
                ):
                    continue
                why = f"“{text[max(clause, start - _SHOWN) : match.end()]}”后面没有量词"
                yield spot_in(passage, max(clause, start - _SHOWN), match.end(), why, "补上“件”“人”“次”等量词")


_NEAR = 40

CHECKS: dict[str, Check] = {"用字-15": check_bare_counts}
