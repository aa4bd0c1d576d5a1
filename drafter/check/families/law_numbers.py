"""法规: 文号 and numbers of decrees against those of known laws and documents, and which part of one is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.law_known import STATE, known_titles, short
from drafter.check.findings import Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage
from drafter.check.patterns import A_HAN
from drafter.check.quantities.numerals import chinese_number
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import Span, filled_in

_FAR, _NEAR, _RARE_NUMBER, _VERY_RARE_NUMBER = 40, 8, 26, 76
_NUMBER = expression(rf"(?P<body>{A_HAN}{{2,8}})[〔\[【（](?P<year>\d{{4}})[〕\]】）]第?0*(?P<number>\d{{1,4}})号")
_DECREE = expression(
    rf"(?:{STATE})?(?P<body>国务院令|主席令)第?(?P<number>\d{{1,4}}|[一二三四五六七八九十百零〇]{{1,7}})号"
)
_IN_BRACKETS = expression(r"（([^《》。]{4,40}?)）|，?(?=[^《》，。]{2,8}[〔\[]\d{4})([^《》，。]{4,30})")


def check_numbers(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a 文号 behind a title that is not the one of that document."""
    for passage, title, law in known_titles(document, lexicon):
        yield from _number_in_front(passage, title, law)
        inside = _IN_BRACKETS.match(passage.text, title.end + 1) if law.facts.numbers or law.facts.issuer else None
        match = inside and (_NUMBER.search(inside[0]) or _DECREE.search(inside[0]))
        if not (inside and match):
            continue
        said = _said(match)
        # A place may well have a document of the same title.
        if not _BY_CENTRE.search(said):
            continue
        start, end = inside.start() + match.start(), inside.start() + match.end()
        codes = _CODES.get(law.facts.issuer, ())
        if law.facts.numbers:
            fault = _wrong_number(said, law)
            if fault:
                yield spot_in(passage, start, end, *fault[:2], level=fault[2])
            elif _is_of_earlier_text(passage.text, title, said, law):
                why = f"《{short(law.word)}》修订以后的是{law.facts.numbers[-1]}，这是以前的"
                yield spot_in(passage, start, end, why, "与原文件核对")
        elif codes and not said.startswith(codes):
            why = f"《{short(law.word)}》是{law.facts.issuer}发的，文号的机关代字不是这个"
            yield spot_in(passage, start, end, why, "与原文件核对文号")


def _wrong_number(said: str, law: Entry) -> tuple[str, str, Level | None] | None:
    """Say that a 文号 is none of a law's, and which part of it; None where it is one, or none is known of its kind.

    Args:
        said: The 文号 as it stands.
        law: What is known of the law or document.
    """
    right = [one for one in law.facts.numbers if _kind_of(one) == _kind_of(said)]
    if not right or said in right:
        return None
    parts = _parts_that_differ(said, right[-1])
    why = f"《{short(law.word)}》的文号不是这个" + (f"，{parts}不对" if parts else "")
    # A law of the congress has a decree for each revision, and not all of them are known.
    level = Level.HINT if _kind_of(said) == "主席令" and len(law.facts.in_force) > 1 else None
    return why, f"应是{'、'.join(right)}，与原文件核对", level


def _kind_of(number: str) -> str:
    return "〔" if "〔" in number else number[:3]


_PARTS = expression(r"^(?P<body>.*?)(?:〔(?P<year>\d{4})〕|第)(?P<number>.+)号$")


def _parts_that_differ(said: str, right: str) -> str:
    """Return which parts of a 文号 are not those of another one, as words."""
    one, other = _PARTS.match(said), _PARTS.match(right)
    names = {"body": "机关代字", "year": "年份", "number": "序号"}
    return "、".join(name for key, name in names.items() if one and other and one[key] != other[key])


_REVISED = expression("修订|修正|修改|新")


def _is_of_earlier_text(text: str, title: Span, said: str, law: Entry) -> bool:
    """Whether the number of an earlier text stands behind a title whose revision the clause speaks of."""
    around = text[max(0, title.start - 1 - _NEAR) : title.start - 1] + text[title.end : title.end + _FAR].split("，")[0]
    last = [one for one in law.facts.numbers if _kind_of(one) == _kind_of(said)][-1]
    told = re.sub(r"\D", "", last) in text
    return "〔" not in said and said != last and not told and bool(_REVISED.search(around))


# How the 文号 of who issued a document begin.
_CODES = {
    "中共中央办公厅、国务院办公厅": ("中办", "厅字", "中共中央办公厅"),
    "国务院办公厅": ("国办",),
    "国务院": ("国发", "国函", "国务院令", "国令"),
    "中共中央、国务院": ("中发", "中共中央"),
    "中共中央": ("中发", "中共中央"),
}
_BY_CENTRE = expression("^(?:中办|中共中央|国|主席令|厅字|中发|中委)")
_CENTRAL = "国办发|国办函|国发|国函|中办发|中发|厅字"
_IN_FRONT = expression(
    rf"(?P<body>{_CENTRAL})[〔\[【（](?P<year>\d{{4}})[〕\]】）]第?0*(?P<number>\d{{1,4}})号(?:文件?)?[，、]?$"
)


def _number_in_front(passage: Passage, title: Span, law: Entry) -> Iterator[Spot]:
    """Yield a 文号 of the centre directly in front of a title that is not the one of that document."""
    first = max(0, title.start - 1 - _FAR)
    match = _IN_FRONT.search(passage.text[first : title.start - 1]) if law.facts.numbers else None
    fault = _wrong_number(_said(match), law) if match else None
    if match and fault:
        yield spot_in(passage, first + match.start(), first + match.end("number") + 1, *fault[:2], level=fault[2])


def check_lone_numbers(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a 文号 that is a known document's but for the year, or for the body that issued it."""
    known = _known_numbers(lexicon)
    texts = [(passage, filled_in(passage)) for passage in document.passages]
    given = {_said(match) for _, text in texts for match in _OF_CENTRE.finditer(text)} & set(known)
    for passage, text in texts:
        for match in _OF_CENTRE.finditer(text):
            said = _said(match)
            if said in known or "》" in text[max(0, match.start() - 2) : match.start()]:
                continue
            right = next((one for one in known if _is_but_for_year(match, known[one], one)), "")
            why = f"《{short(known[right].word)}》是{right}，只差年份" if right else ""
            if not right:
                right = next((one for one in known if _is_but_for_body(match, one, given)), "")
                why = f"《{short(known[right].word)}》是{right}，发文的机关代字不同" if right else ""
            if right:
                yield spot_in(passage, *match.span(), why, "与原文件核对文号")


_OF_CENTRE = expression(rf"(?P<body>{_CENTRAL})[〔\[【（](?P<year>\d{{4}})[〕\]】）]第?0*(?P<number>\d{{1,4}})号")


@lru_cache(maxsize=4)
def _known_numbers(lexicon: Lexicon) -> dict[str, Entry]:
    entries = lexicon.entries("法规名称", 0)
    return {number: law for law in entries for number in law.facts.numbers if "〔" in number}


def _is_but_for_year(match: re.Match[str], law: Entry, number: str) -> bool:
    """Whether a 文号 has the body and the number of a known one, and few documents have so high a number."""
    least = _RARE_NUMBER if law.dates else _VERY_RARE_NUMBER
    return int(match["number"]) >= least and re.sub(r"\d{4}(?=〕)", match["year"], number) == _said(match)


def _is_but_for_body(match: re.Match[str], number: str, given: set[str]) -> bool:
    """Whether a 文号 has year and number of a known one that the report names as well, or that few documents have."""
    rest = number[number.index("〔") :]
    return _said(match).endswith(rest) and (number in given or int(match["number"]) >= _VERY_RARE_NUMBER)


def _said(match: re.Match[str]) -> str:
    parts = match.groupdict()
    if parts.get("year"):
        return f"{parts['body']}〔{parts['year']}〕{parts['number']}号"
    return f"{parts['body']}第{_arabic(parts['number'])}号"


def _arabic(number: str) -> str:
    return number if number.isdecimal() else str(chinese_number(number) or number)


CHECKS: dict[str, Check] = {"法规-9": check_numbers, "法规-15": check_lone_numbers}
