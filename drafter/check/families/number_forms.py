"""标点: how numbers, dates and ranges are written (GB/T 15835—2011)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage
from drafter.check.patterns import A_HAN, HAN, Pattern, spots_of, summed
from drafter.check.rules import Check, Spot

_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,4})?"
_FREE = r"(?<![0-9A-Za-z.\-—–~～／/])"
_COUNTED = "[个项件名人次起份家户条批场天宗部处所间台篇期万亿]"
_HAN_DIGIT = "一二三四五六七八九十"

_PERCENT = (
    Pattern(
        expression(rf"{_FREE}({_NUMBER}) ?[-－–—~～至到] ?({_NUMBER})%"),
        "前一个数丢了百分号",
        r"写成“\1%～\2%”",
        r"\1%～\2%",
    ),
    Pattern(expression(rf"{_FREE}({_NUMBER})% ?[-－–~] ?({_NUMBER})%"), "范围不用短横", r"写成“\1%～\2%”", r"\1%～\2%"),
)
_YEAR = "(?:19|20)[0-9]{2}"
_RANGES = (
    Pattern(
        expression(rf"{_FREE}({_YEAR})年? ?[-－–~] ?({_YEAR})(?![0-9\-])"),
        "起止年份之间用了短横或者半角浪纹",
        r"写成“\1—\2”",
        r"\1—\2",
    ),
    Pattern(
        expression(rf"{_FREE}([0-9]{{1,2}})[-－–~]([0-9]{{1,2}})(?=[月日])"),
        "起止月日之间用了短横或者半角浪纹",
        r"写成“\1—\2”",
        r"\1—\2",
    ),
    Pattern(
        expression(rf"{_FREE}([0-9]{{1,6}})[-－–~]([0-9]{{1,6}})(?={_COUNTED})"),
        "数值范围用了短横或者半角浪纹",
        r"写成“\1～\2”",
        r"\1～\2",
    ),
)


def check_percent_range(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find ranges of percentages whose first one has lost its sign."""
    yield from spots_of(document.passages, _PERCENT)


def check_range(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find hyphens and half-width tildes in ranges."""
    yield from summed(spots_of(document.passages, _RANGES), "用短横或者半角浪纹表示的起止", "年份用“—”，数值用“～”")


_DATES = (
    Pattern(expression(r"(?<![0-9])0([1-9][月日])"), "月、日前面不补 0", r"写成“\1”", r"\1"),
    Pattern(
        expression(r"(?<![0-9])((?:1[0-2]|[1-9])月(?:[12][0-9]|3[01]|[1-9]))号(?![令文楼线院])"),
        "日期用“日”，不用“号”",
        r"写成“\1日”",
        r"\1日",
    ),
    Pattern(
        expression(
            rf"(?<![0-9])(?:[二一][〇零○九0][{_HAN_DIGIT}〇零○0]{{2}}年[0-9]{{1,2}}月|{_YEAR}年[{_HAN_DIGIT}]{{1,3}}月)"
        ),
        "同一个日期里又有汉字数字又有阿拉伯数字",
        "统一用阿拉伯数字",
    ),
    Pattern(
        expression(rf"(?<![0-9])[0-9]{{1,2}}月[{_HAN_DIGIT}]{{1,3}}日"),
        "同一个日期里又有汉字数字又有阿拉伯数字",
        "统一用阿拉伯数字",
    ),
    Pattern(
        expression(rf"[二一][{_HAN_DIGIT}〇零○]{{0,2}}0[{_HAN_DIGIT}〇零○0]{{1,2}}年"),
        "汉字年份里用了数字 0",
        "写成阿拉伯数字的年份",
    ),
    Pattern(
        expression("二零[一二三][零一二三四五六七八九]年"),
        "汉字年份里的“零”写成“〇”",
        "写成阿拉伯数字的年份",
        level=Level.HINT,
    ),
    Pattern(
        expression(rf"（({_YEAR})([-－–—~～至])({_YEAR})）(?=》)"),
        "起止年份后面少了“年”",
        r"写成“（\1\2\3年）”",
        r"（\1\2\3年）",
        level=Level.HINT,
    ),
)
_SHORT_YEARS = (
    # 近20年 and 20年来 are spans of time.
    Pattern(
        expression(
            rf"(?<![0-9.近过达满约共历经第])(?:[’'][0-9]{{2}}|[012][0-9])年(?=度|[0-9]{{1,2}}月|上半年|下半年|全年|[年]?[底初末](?!{A_HAN}))"
        ),
        "年份没有写全",
        "写成四位数的年份",
    ),
    Pattern(expression(rf"{_FREE}{_YEAR}年?[-－–—~～至到][0-9]{{2}}年"), "后一个年份没有写全", "写成四位数的年份"),
)


def check_dates(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find dates with zeros in front, with 号, or half in characters and half in digits."""
    yield from spots_of(document.passages, _DATES)


def check_short_year(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find years of two digits."""
    yield from spots_of(document.passages, _SHORT_YEARS)


_DIGIT_PAIR = expression(r"(?<![0-9.第、（])([1-9])、([1-9])(?!人大|人民)[个件名人次起份家户天批周]")
_HAN_PAIR = expression(
    f"(?<![第十{_HAN_DIGIT}（])(?<![{_HAN_DIGIT}]、)([{_HAN_DIGIT}])、([{_HAN_DIGIT}])"
    f"(?:[个件名次家天户人份起处条里]|[十百千万亿成](?={A_HAN}))"
)
# Not the 约 of 节约 nor the 近 of 最近.
_ABOUT = "(?:(?<![节合预契签条公制违履特邀])约|(?<![附最接临靠邻远])近|大约|将近|超过|逾|至少|不少于)"
_APPROXIMATE = (
    Pattern(
        expression(rf"[0-9]{{1,4}}几(?:{_COUNTED}|[年岁元])"), "约数里又有数字又有“几”", "写成汉字，例如“十几”“几十”"
    ),
    Pattern(
        expression(rf"{_ABOUT}[0-9][0-9.]{{0,9}}[万千百亿]?[余多]"),
        "约数说了两遍",
        "“约”“近”“超过”和“余”“多”只留一个",
    ),
    Pattern(
        expression(rf"{_ABOUT}[0-9][0-9.]{{0,9}}[万千百亿]?[{HAN}%]{{1,2}}(?:左右|上下|以上)"),
        "约数说了两遍",
        "前面的“约”“近”“超过”和后面的“左右”“以上”只留一个",
    ),
    Pattern(
        expression(r"[0-9][余多](?:[万亿])?[个件名人次份家](?:左右|以上|上下)"),
        "约数说了两遍",
        "“余”“多”和“左右”“以上”只留一个",
    ),
)


def check_approximate(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find approximations with 、 between neighbouring numbers, with digits beside 几, or said twice."""
    for passage in document.passages:
        yield from _neighbours(passage, (_DIGIT_PAIR, _HAN_PAIR))
    yield from spots_of(document.passages, _APPROXIMATE)


def _neighbours(passage: Passage, patterns: Iterable[re.Pattern[str]]) -> Iterator[Spot]:
    for regex in patterns:
        for spot in Pattern(regex, "相邻两个数表示约数，中间不用顿号", "写成汉字，例如“三四个”").spots(passage):
            left, right = (_HAN_DIGIT.find(one) + 1 or int(one) for one in spot.quote[::2])
            if right == left + 1:
                yield spot


_MIXED = (
    Pattern(expression(rf"百分之{_NUMBER}"), "“百分之”和阿拉伯数字不合用", "写成“数字＋%”"),
    Pattern(
        expression(r"(?<![0-9])[0-9]{1,3}，[0-9]{3}(?![0-9])"), "数字中间用了全角逗号", "删去逗号", level=Level.HINT
    ),
    Pattern(
        expression(rf"[0-9]万[0-9]千|[0-9][千百](?=[余多]?[个项件名人次起份家户条批场元])|[0-9]千万(?={_COUNTED}|元)"),
        "阿拉伯数字后面只跟“万”“亿”，不跟“千”“百”",
        "全部写成数字",
        level=Level.HINT,
    ),
)


def check_mixed(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find numbers half in digits and half in characters."""
    yield from spots_of(document.passages, _MIXED)


CHECKS: dict[str, Check] = {
    "标点-15": check_percent_range,
    "标点-16": check_range,
    "标点-17": check_dates,
    "标点-18": check_short_year,
    "标点-19": check_approximate,
    "标点-20": check_mixed,
}
