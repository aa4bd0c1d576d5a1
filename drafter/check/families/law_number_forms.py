"""法规: how 文号 are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.timing import own_year

_NUMBER = expression(
    r"(?P<open>[\[【（〔［「〈{])(?P<year>(?:19|20)\d{2}|\d{2})(?P<close>[\]】）〕］」〉}])"
    r"(?P<ordinal>第)?(?P<number>\d{1,5})(?P<sign>号)?(?!\d)"
)
_WITHOUT_BODY = expression(r"》（(?P<number>〔(?:19|20)\d{2}〕\d{1,5}号)")
_HALF_BRACKETS = expression(
    r"(?<=[^\W\dA-z〔\[【（])(?:19|20)\d{2}[〕\]】]\d{1,5}号|(?<=[^\W\dA-z])[〔\[【](?:19|20)\d{2}(?:第?\d{1,3}|\s\d{1,3})号"
)
# 某府办发202446号: neither half is left.
_NO_BRACKETS = expression(r"(?<=[一-鿿][发函字规通])(?P<year>(?:19|20)\d{2})(?P<number>[1-9]\d{0,2})号")
_NO_ORDINAL = expression(r"((?:国务院|主席|[\u4e00-\u9fff]部|总局|省政府|市政府|人民政府)令)(\d{1,4})号")
_AGENCY = expression(r"[一-鿿》][ ]?$")
_SIX = ("〔", "〕")
_FULL_YEAR = 4


def _broken_numbers(passage: Passage) -> Iterator[Spot]:
    """Yield 文号 that lack who issued them, or a bracket, or both."""
    for match in _WITHOUT_BODY.finditer(passage.text):
        why, fix = "文号前面少了机关代字", "与原文件核对，补上"
        yield spot_in(passage, match.start("number"), match.end(), why, fix, level=Level.DOUBT)
    for match in _HALF_BRACKETS.finditer(passage.text):
        yield spot_in(passage, *match.span(), "文号的年份少了半个括号", "年份两边都用六角括号〔〕")
    for match in _NO_ORDINAL.finditer(passage.text):
        yield spot_in(
            passage, *match.span(), "令的序号前面少了“第”", f"写成“{match[1]}第{match[2]}号”", level=Level.HINT
        )
    for match in _NO_BRACKETS.finditer(passage.text):
        fix = f"改为〔{match['year']}〕{match['number']}号"
        yield spot_in(passage, *match.span(), "文号的年份两边没有括号", fix, level=Level.DOUBT)


def check_numbers(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 文号 that are not written as the standard wants, or of a year that had not come."""
    latest = max(document.year, own_year(document)) + 1
    for passage in document.passages:
        text = passage.text
        yield from _broken_numbers(passage)
        for match in _NUMBER.finditer(text):
            if not _AGENCY.search(text[max(0, match.start() - 2) : match.start()]):
                continue
            faults = _faults(match, passage.quote(*match.span()))
            if faults:
                right = _right_number(match)
                safe = len(match["year"]) == _FULL_YEAR and match["sign"] is not None
                level = None if match["sign"] else Level.DOUBT
                why = "；".join(faults)
                yield spot_in(passage, *match.span(), why, f"改为{right}", level=level, new=right if safe else None)
            if 1 < latest < int(match["year"]) and len(match["year"]) == _FULL_YEAR:
                why = f"文号的年份{match['year']}年晚于报告写成的那一年"
                yield spot_in(passage, *match.span(), why, "与原文件核对文号")


def _right_number(match: re.Match[str]) -> str:
    year = match["year"] if len(match["year"]) == _FULL_YEAR else f"20{match['year']}"
    return f"〔{year}〕{int(match['number'])}号"


def _faults(match: re.Match[str], written: str) -> list[str]:
    brackets = (match["open"], match["close"])
    if not match["sign"] and (brackets == ("（", "）") or len(match["year"]) < _FULL_YEAR):
        return []
    found = {
        f"年份用六角括号〔〕，不用{written[0]}{match['close']}": brackets != _SIX,
        "年份要写全四位": len(match["year"]) < _FULL_YEAR,
        "序号前不加“第”": bool(match["ordinal"]),
        "序号不编虚位（前面不加0）": match["number"].startswith("0"),
        "序号后面少了“号”": not match["sign"],
    }
    return [fault for fault, is_so in found.items() if is_so]


CHECKS: dict[str, Check] = {"法规-6": check_numbers}
