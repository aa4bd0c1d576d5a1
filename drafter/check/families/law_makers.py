"""法规: who made a law or issued a document, and which congress."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.law_known import known_titles
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage
from drafter.check.quantities.numerals import chinese_number
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import filled_in, titles
from drafter.check.title_forms import ISSUERS, bare

_FAR = 40
_SHORT_ISSUERS = {
    "中办、国办": ISSUERS[0],
    "中办国办": ISSUERS[0],
    "党中央、国务院": ISSUERS[1],
    "国办": "国务院办公厅",
    "中办": "中共中央办公厅",
    "中共中央 国务院": ISSUERS[1],
    "中共中央国务院": ISSUERS[1],
}
_ISSUED = expression(
    rf"(?:^|(?<=[，。；：、（贯彻落实根据按照照对到行]))(?<!中央、)(?<!办公厅、)(?<!中办、)"
    rf"(?P<body>{'|'.join((*ISSUERS, *_SHORT_ISSUERS))})"
    r"(?:联合)?(?:印发|出台|发布|制定|下发|公布)?的?$"
)


_BODY = (
    r"(?P<body>国务院(?:常务会议)?|全国人大常委会|全国人民代表大会常务委员会|全国人民代表大会(?!常务)|全国人大(?!常))"
)
_MADE = r"(?:表决|审议)?(?:通过|公布|颁布|发布|制定|出台|修订|修正|修改)"
_MADE_BY = expression(
    rf"{_BODY}(?:[于在]?[\d年月日]{{2,11}})?{_MADE}(?:的|了)?(?:新|新修订的?)?(?:中华人民共和国)?$|(?<=[彻实据照])(?P<of>国务院|全国人大常委会|全国人大)$"
)
_MADE_BEHIND = expression(rf"(?:（[^（）]{{0,30}}）)?[^，。；《》]{{0,14}}?[由经]{_BODY}[^，。；《》]{{0,8}}?{_MADE}")
_AMENDMENT = expression(
    r"宪法修正案(?:（[^（）]{0,30}）)?[^，。；《》]{0,14}?[由经](?P<body>国务院|全国人大常委会|全国人民代表大会常务委员会)[^，。；《》]{0,8}?通过"
)
_STATE_COUNCIL, _STANDING, _DECREE = "国务院", ("全国人大常委会", "全国人民代表大会常务委员会"), "国务院令"


def check_maker(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find laws that the State Council is said to have made, and its regulations said to be laws of the congress."""
    for passage in document.passages:
        for amendment in _AMENDMENT.finditer(passage.text):
            why = "宪法修正案由全国人民代表大会通过"
            yield spot_in(passage, *amendment.span("body"), why, "改为“全国人民代表大会”")
    for passage, title, law in known_titles(document, lexicon):
        before = max(0, title.start - _FAR)
        match = _MADE_BY.search(passage.text[before : title.start - 1]) if "草案" not in title.text else None
        behind = _MADE_BEHIND.match(passage.text, title.end + 1) if match is None and "草案" not in title.text else None
        found = match or behind
        said = found and (found["body"] or found.groupdict().get("of"))
        right = _right_maker(law, said) if said else ""
        if found and right:
            start = before + found.start() if match else title.start - 1
            end = title.end + 1 if match else found.end()
            why = f"《{law.word}》不是{said}制定的"
            yield spot_in(passage, start, end, why, f"应是{right}，与原文核对")


def _right_maker(law: Entry, said: str) -> str:
    """Return who made a law where it was another body than said; empty where it was that one, or nobody knows."""
    if law.word.endswith(("法", "法典")):
        if said.startswith(_STATE_COUNCIL):
            return "全国人大及其常委会"
        return "全国人民代表大会" if said in _STANDING and law.word in _ONLY_BY_CONGRESS else ""
    decreed = any(number.startswith(_DECREE) for number in law.facts.numbers)
    return _STATE_COUNCIL if decreed and not said.startswith(_STATE_COUNCIL) else ""


def check_issuer(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a known document under the name of another body."""
    yield from check_maker(document, lexicon)
    documents = {one.word: one for one in lexicon.entries("法规名称", 0) if one.facts.issuer}
    for passage in document.passages:
        for title in titles(filled_in(passage)):
            name = bare(title.text)
            prefix = next((body for body in (*ISSUERS, *_SHORT_ISSUERS) if name.startswith(body)), "")
            law = documents.get(name.removeprefix(prefix).removeprefix("印发").lstrip())
            if law is None:
                continue
            behind = _ISSUED.search(passage.text[max(0, title.start - _FAR) : title.start - 1])
            said = prefix or (behind["body"] if behind else "")
            if said and _SHORT_ISSUERS.get(said, said) != law.facts.issuer:
                start = title.start - 1 if prefix else title.start - 1 - len(behind[0] if behind else "")
                why = f"这个文件是{law.facts.issuer}发的，不是{said}"
                yield spot_in(passage, start, title.end + 1, why, f"改为“{law.facts.issuer}”，与原文件核对")


_TERM = expression(
    r"第?(?P<term>十[二三四五])届全国人(?:民代表)?大(?:会)?(?P<standing>常委会|常务委员会)?(?:第(?P<session>[一二三四五六七八九十]{1,3})次会议|(?P<short>[一二三四五])次会议)?"
)
_TERMS = {"十二": (2013, 2018), "十三": (2018, 2023), "十四": (2023, 2028)}
_MOST_SESSIONS = 5
_SAID_YEAR = expression(r"((?:19|20)\d{2})年(?:([0-9]{1,2})月)?")
_ONLY_BY_CONGRESS = ("民法典", "外商投资法")
_BY_CONGRESS = ("民法典", "外商投资法", "民法总则", "监察法")


def check_congress(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a congress of another term than the year's, or without its standing committee."""
    for passage in document.passages:
        for match in _TERM.finditer(passage.text):
            session = chinese_number(match["session"] or match["short"] or "")
            said = _SAID_YEAR.findall(passage.text[max(0, match.start() - _FAR) : match.start()])
            year, month = (int(said[-1][0]), int(said[-1][1] or 6)) if said else (0, 0)
            first, last = _TERMS.get(match["term"], (0, 9999))
            begins, ends = year * 12 + month >= first * 12 + 3, year * 12 + month <= last * 12 + 3
            if session and session > _MOST_SESSIONS and not match["standing"]:
                why = "全国人民代表大会一届只开五次会议，这是常务委员会的会议"
                yield spot_in(passage, *match.span(), why, "补上“常委会”")
            elif year and not (begins and ends):
                why = f"{year}年{month}月不在第{match['term']}届的任期内"
                yield spot_in(passage, *match.span(), why, "核对届次")
            elif match["standing"] and session and _is_of_congress(passage, match):
                yield spot_in(
                    passage, *match.span(), "这部法是全国人民代表大会通过的，不是常委会", "删去“常委会”，核对次数"
                )


def _is_of_congress(passage: Passage, match: re.Match[str]) -> bool:
    before = passage.text[max(0, passage.text.rfind("。", 0, match.start())) : match.end()]
    sentence = before + passage.text[match.end() : match.end() + _FAR].partition("。")[0]
    found = [bare(title.text) for title in titles(sentence)]
    return len(found) == 1 and found[0] in _BY_CONGRESS and "通过" in sentence


CHECKS: dict[str, Check] = {"法规-10": check_issuer, "法规-17": check_congress}
