"""法规: what is said of a known law or document against what is known of it: days, numbers, issuer, articles, end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.findings import Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage
from drafter.check.quantities.numerals import chinese_number
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import Span, filled_in, outside_titles, titles
from drafter.check.timing import report_year
from drafter.check.title_forms import bare

_STATE = "中华人民共和国"
_DAY = r"(?:(?P<year>(?:19|20)\d{2})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
_FORCE = r"(?:正式|开始|全面)?(?:施行|实施|生效)"
_MADE = r"(?:修订|修改|修正|表决|审议)?(?:公布|颁布|通过|发布|印发)"
_REVISED = r"(?:修订|修正|修改)"
# What may stand between a day and the title that it belongs to.
_JOINT = r"(?:并?(?:新|最新)?(?:修订|修正|修改)?后?的|的)?(?:[^《。；，、]{0,6})$"
_BEFORE = (
    (re.compile(rf"{_DAY}起?{_FORCE}{_JOINT}"), "施行"),
    (re.compile(rf"{_DAY}{_MADE}{_JOINT}"), "公布"),
)
_BEHIND = (
    (re.compile(rf"(?:（[^（）]{{0,30}}）)?[，]?(?:已|将|均)?(?:自|于|从)?{_DAY}(?:起|开始)?{_FORCE}"), "施行"),
    (re.compile(rf"(?:（[^（）]{{0,30}}）)?[，]?(?:已|将|均)?(?:自|于)?{_DAY}{_MADE}"), "公布"),
)
_YEAR_BEFORE = re.compile(rf"(?P<year>(?:19|20)\d{{2}})年(?:新|最新)?(?P<what>{_REVISED}|施行|实施)后?的?$")
_YEAR_BEHIND = re.compile(rf"（(?P<year>(?:19|20)\d{{2}})年?(?P<what>{_REVISED})(?:版|本)?）")
_FAR, _RARE_NUMBER, _BARE = 40, 26, 3


def check_days(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find days and years of coming into force, or of revision, that are not the law's."""
    year = report_year(document)
    for passage, title, law in _known(document, lexicon):
        if not law.facts.in_force:
            continue
        text = passage.text
        before = text[max(0, title.start - 1 - _FAR) : title.start - 1]
        offset = max(0, title.start - 1 - _FAR)
        found = [(pattern.search(before), what, offset) for pattern, what in _BEFORE]
        found += [(pattern.match(text, title.end + 1), what, 0) for pattern, what in _BEHIND]
        for match, what, shift in found:
            wrong = match and _wrong_day(match, what, law, year)
            if match and wrong:
                start = match.start("year") if match["year"] else match.start("month")
                yield spot_in(passage, start + shift, match.end("day") + 1 + shift, *wrong)
        for match, shift in ((_YEAR_BEFORE.search(before), offset), (_YEAR_BEHIND.match(text, title.end + 1), 0)):
            wrong = match and _wrong_year(match, law)
            if match and wrong:
                yield spot_in(passage, match.start("year") + shift, match.end("what") + shift, *wrong)


def _wrong_day(match: re.Match[str], what: str, law: Entry, report: int) -> tuple[str, str] | None:
    made = [day for day in law.dates if day not in law.facts.in_force] or list(law.dates)
    right = law.facts.in_force if what == "施行" else law.dates
    month_day = f"{int(match['month']):02}-{int(match['day']):02}"
    said = f"{match['year'] or report}-{month_day}"
    if said in right or (not match["year"] and any(day.endswith(month_day) for day in right)):
        return None
    nearest = _nearest(said, right if what == "施行" else made)
    hint = "，写的是公布的日期" if what == "施行" and said in made else ""
    return f"《{law.word}》的{what}日期不是这一天{hint}", f"应是{_day_words(nearest)}，与原文核对"


def _wrong_year(match: re.Match[str], law: Entry) -> tuple[str, str] | None:
    in_force = match["what"] in ("施行", "实施")
    days = law.facts.in_force if in_force else law.dates[1:]
    if not days or match["year"] in {day[:4] for day in days}:
        return None
    nearest = _nearest(f"{match['year']}-07-01", days)
    return f"《{law.word}》没有在{match['year']}年{match['what']}", f"最近的是{nearest[:4]}年，与原文核对"


def _nearest(said: str, days: tuple[str, ...] | list[str]) -> str:
    return min(days, key=lambda day: abs(_count(day) - _count(said)))


def _count(day: str) -> int:
    year, month, of_month = (int(part) for part in day.split("-"))
    return (year * 12 + month) * 31 + of_month


def _day_words(day: str) -> str:
    year, month, of_month = (int(part) for part in day.split("-"))
    return f"{year}年{month}月{of_month}日"


_NUMBER = re.compile(r"(?P<body>[一-鿿]{2,8})[〔\[【（](?P<year>\d{4})[〕\]】）]第?0*(?P<number>\d{1,4})号")
_DECREE = re.compile(rf"(?:{_STATE})?(?P<body>国务院令)第?(?P<number>\d{{1,4}})号")
_IN_BRACKETS = re.compile(r"（([^《》。]{4,40}?)）|，?(?=[^《》，。]{2,8}[〔\[]\d{4})([^《》，。]{4,30})")


def check_numbers(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a 文号 behind a title that is not the one of that document."""
    for passage, title, law in _known(document, lexicon):
        inside = _IN_BRACKETS.match(passage.text, title.end + 1) if law.facts.numbers else None
        match = inside and (_NUMBER.search(inside[0]) or _DECREE.search(inside[0]))
        if not (inside and match):
            continue
        said = _said(match)
        if said not in law.facts.numbers and any(("〔" in said) == ("〔" in number) for number in law.facts.numbers):
            start, end = inside.start() + match.start(), inside.start() + match.end()
            right = "、".join(law.facts.numbers)
            yield spot_in(passage, start, end, f"《{_short(law.word)}》的文号不是这个", f"应是{right}，与原文件核对")


def check_lone_numbers(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a 文号 that is a known document's but for the year."""
    known: dict[tuple[str, str], Entry] = {
        (match["body"], match["number"]): law
        for law in lexicon.entries("法规名称", 0)
        for number in law.facts.numbers
        if (match := _NUMBER.fullmatch(number)) and int(match["number"]) >= _RARE_NUMBER
    }
    for passage in document.passages:
        for match in _NUMBER.finditer(filled_in(passage)):
            body = next((body for body, _ in known if match["body"].endswith(body)), "")
            law = known.get((body, match["number"]))
            said = f"{body}〔{match['year']}〕{match['number']}号"
            if (
                law
                and said not in law.facts.numbers
                and "》" not in passage.text[max(0, match.start() - 2) : match.start()]
            ):
                right = "、".join(law.facts.numbers)
                why = f"《{_short(law.word)}》是{right}，只差年份"
                yield spot_in(passage, match.end("body"), match.end(), why, "与原文件核对文号")


def _said(match: re.Match[str]) -> str:
    parts = match.groupdict()
    if parts.get("year"):
        return f"{parts['body']}〔{parts['year']}〕{parts['number']}号"
    return f"{parts['body']}第{parts['number']}号"


def _short(name: str) -> str:
    return name if len(name) <= 20 else f"{name[:18]}…"


_ISSUERS = (
    "中共中央办公厅、国务院办公厅",
    "中共中央、国务院",
    "中共中央办公厅",
    "中央全面依法治国委员会",
    "国务院办公厅",
    "中共中央",
    "国务院",
    "司法部",
)
_SHORT_ISSUERS = {
    "中办、国办": _ISSUERS[0],
    "中办国办": _ISSUERS[0],
    "国办": "国务院办公厅",
    "中办": "中共中央办公厅",
    "中共中央 国务院": _ISSUERS[1],
    "中共中央国务院": _ISSUERS[1],
}
_ISSUED = re.compile(
    rf"(?:^|(?<=[，。；：、（贯彻落实根据按照照对到行]))(?P<body>{'|'.join((*_ISSUERS, *_SHORT_ISSUERS))})"
    r"(?:联合)?(?:印发|出台|发布|制定|下发|公布)?的?$"
)


_MADE_BY = re.compile(
    "(?P<body>国务院|全国人大常委会|全国人民代表大会常务委员会|全国人大)(?:颁布|公布|制定|出台|修订|通过|发布)的$"
)


def check_maker(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find laws that the State Council is said to have made, and its regulations said to be laws of the congress."""
    known = {entry.word: entry for entry in lexicon.entries("法规名称", 0)}
    for passage in document.passages:
        for title in titles(filled_in(passage)):
            name = bare(title.text)
            match = (
                _MADE_BY.search(passage.text, max(0, title.start - _FAR), title.start - 1) if name in known else None
            )
            if match and (match["body"] == "国务院") == name.endswith(("法", "法典")):
                right = "全国人大及其常委会" if match["body"] == "国务院" else "国务院"
                why = f"《{name}》不是{match['body']}制定的"
                yield spot_in(passage, match.start(), title.end + 1, why, f"应是{right}，与原文核对")


def check_issuer(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a known document under the name of another body."""
    yield from check_maker(document, lexicon)
    documents = {one.word: one for one in lexicon.entries("法规名称", 0) if one.facts.issuer}
    for passage in document.passages:
        for title in titles(filled_in(passage)):
            name = bare(title.text)
            prefix = next((body for body in (*_ISSUERS, *_SHORT_ISSUERS) if name.startswith(body)), "")
            law = documents.get(name.removeprefix(prefix).removeprefix("印发").lstrip())
            if law is None:
                continue
            behind = _ISSUED.search(passage.text[max(0, title.start - _FAR) : title.start - 1])
            said = prefix or (behind["body"] if behind else "")
            if said and _SHORT_ISSUERS.get(said, said) != law.facts.issuer:
                start = title.start - 1 if prefix else title.start - 1 - len(behind[0] if behind else "")
                why = f"这个文件是{law.facts.issuer}发的，不是{said}"
                yield spot_in(passage, start, title.end + 1, why, f"改为“{law.facts.issuer}”，与原文件核对")


_ARTICLE = re.compile(r"(?:（[^（）]{0,40}）)?第(?P<number>[一二三四五六七八九十百千零〇两]{1,9}|\d{1,4})条")


def check_articles(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find articles behind the last one of a law, and 中华人民共和国 in front of a name that does not have it."""
    for passage, title, law in _known(document, lexicon):
        match = _ARTICLE.match(passage.text, title.end + 1)
        number = match and (int(match["number"]) if match["number"].isdigit() else chinese_number(match["number"]))
        if match and number and law.facts.articles and number > law.facts.articles:
            why = f"《{law.word}》只有{law.facts.articles}条"
            yield spot_in(passage, match.start("number") - 1, match.end(), why, "与原文核对条数")
        if title.text.startswith(_STATE) and not law.facts.of_state:
            why = f"《{_short(law.word)}》的名称前面没有“{_STATE}”"
            yield spot_in(passage, title.start - 1, title.end + 1, why, f"写成《{law.word}》", level=Level.DOUBT)


_PERIOD = re.compile(r"（(20\d{2})年?(?:—+|-+|－|～|~|至)(20\d{2})年?）$")


def check_periods(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find plans with other years behind their name than theirs."""
    for passage, title, law in _known(document, lexicon):
        match = _PERIOD.search(title.text) if law.facts.period else None
        if match and f"{match[1]}—{match[2]}" != law.facts.period:
            why = f"《{law.word}》的起止年份是{law.facts.period}年"
            start, end = title.start + match.start(), title.start + match.end()
            yield spot_in(passage, start, end, why, f"写成（{law.facts.period}年）")


_PAST = re.compile(r"原|旧|废止|失效|取代|替代|曾|同时|不再|此前|以前|修改|清理|当时|改为|由")
_NEAR = 14


def check_repealed(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find laws that had ceased to hold when the report year began."""
    year = report_year(document)
    ended = {one.word: one for one in lexicon.entries("已废止的法规", 0) if year > int(one.facts.repealed[:4])}
    for passage in document.passages if year else ():
        for title in titles(filled_in(passage)):
            law = ended.get(bare(title.text))
            around = passage.text[max(0, title.start - _NEAR) : title.start - 1]
            behind = passage.text[title.end + 1 : title.end + _NEAR]
            if law and not _PAST.search(outside_titles(around)) and not _PAST.search(outside_titles(behind)):
                why = f"{_day_words(law.facts.repealed)}起已经由《{law.right}》代替"
                yield spot_in(
                    passage, title.start - 1, title.end + 1, why, f"改为《{law.right}》；说的是以前的，写明白"
                )


_BARE_NAME = re.compile(rf"(?<!《){_STATE}(?P<name>[一-鿿]{{1,16}}?(?:法|条例))(?![一-鿿]{{0,4}}》)")


def check_title_marks(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find full names of laws without 《》."""
    known = {entry.word for entry in lexicon.entries("法规名称", 0)}
    for passage in document.passages:
        for match in _BARE_NAME.finditer(outside_titles(filled_in(passage))):
            if match["name"] in known:
                yield spot_in(passage, *match.span(), "法律的全称要加书名号", f"写成《{match[0]}》")


def _known(document: Document, lexicon: Lexicon) -> Iterator[tuple[Passage, Span, Entry]]:
    """Yield the known titles of a document; of a bare one the span lies inside it as one in 《》 does."""
    laws = {entry.word: entry for entry in lexicon.entries("法规名称", 0) if entry.dates or entry.facts.numbers}
    names = "|".join(sorted((re.escape(name) for name in laws if len(name) >= _BARE), key=len, reverse=True))
    bare_names = re.compile(rf"(?<![省市县区州])(?P<name>{names or '(?!)'})(?!实施|[规律制治定院人]|[一-鿿]?条例|》)")
    for passage in document.passages:
        text = filled_in(passage)
        for title in titles(text) if "《" in text else ():
            name = bare(title.text)
            law = laws.get(name) or laws.get(_without_issuer(name))
            if law:
                yield passage, title, law
        for match in bare_names.finditer(outside_titles(text)):
            yield passage, Span(match.start() + 1, match.end() - 1, match[0]), laws[match["name"]]


def _without_issuer(name: str) -> str:
    return next((name.removeprefix(body) for body in _ISSUERS if name.startswith(body)), name)


CHECKS: dict[str, Check] = {
    "法规-8": check_days,
    "法规-9": check_numbers,
    "法规-10": check_issuer,
    "法规-11": check_articles,
    "法规-12": check_periods,
    "法规-13": check_repealed,
    "法规-14": check_title_marks,
    "法规-15": check_lone_numbers,
}
