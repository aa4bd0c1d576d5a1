"""法规: articles that a law does not have, plans of other years, laws that no longer hold or never did."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.law_known import STATE, day_words, known_titles, known_words, short, title_fault
from drafter.check.findings import Level, Said
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage
from drafter.check.patterns import A_HAN, whole_text
from drafter.check.quantities.numerals import chinese_number
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import Span, filled_in, outside_titles, titles
from drafter.check.timing import report_year
from drafter.check.title_forms import Fault, bare

_NO_ARTICLE = "法律的条文先称“条”，条下面才是款、项"
_CLAUSE_FIRST = expression(r"第[一二三四五六七八九十百零〇两0-9]{1,6}[款项]")
_OF_THAT_LAW = expression("(?<=该法|本法)第[一二三四五六七八九十百零〇两0-9]{1,6}[款项]")
_NEXT_ARTICLE = expression(
    r"(?:第[一二三四五六七八九十\d]{1,3}[款项])*[、和及至]第(?P<number>[一二三四五六七八九十百千零〇两]{1,9}|\d{1,4})条"
)
_ARTICLE = expression(r"(?:（[^（）]{0,40}）)?第(?P<number>[一二三四五六七八九十百千零〇两]{1,9}|\d{1,4})条")


def check_articles(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find articles behind the last one of a law, and 中华人民共和国 in front of a name that does not have it."""
    for passage in document.passages:
        for that in _OF_THAT_LAW.finditer(passage.text):
            yield spot_in(passage, *that.span(), _NO_ARTICLE, "写成“第几条”")
    for passage, title, law in known_titles(document, lexicon):
        first = _CLAUSE_FIRST.match(passage.text, title.end + 1)
        if first:
            yield spot_in(passage, *first.span(), _NO_ARTICLE, "写成“第几条”")
        yield from _beyond_the_last(passage, title, law)
        if title.text.startswith(STATE) and not law.facts.of_state:
            why = f"《{short(law.word)}》的名称前面没有“{STATE}”"
            yield spot_in(passage, title.start - 1, title.end + 1, why, f"写成《{law.word}》", level=Level.DOUBT)


def _beyond_the_last(passage: Passage, title: Span, law: Entry) -> Iterator[Spot]:
    """Yield articles of a list behind a title that the law does not have."""
    match = _ARTICLE.match(passage.text, title.end + 1) if law.facts.articles else None
    while match:
        number = int(match["number"]) if match["number"].isdigit() else chinese_number(match["number"])
        if number and number > law.facts.articles:
            why = f"《{law.word}》只有{law.facts.articles}条"
            yield spot_in(passage, match.start("number") - 1, match.end(), why, "与原文核对条数")
        match = _NEXT_ARTICLE.match(passage.text, match.end())


_HOW_MANY = expression(
    r"(?:[，（]?(?:共|一共|总共|全文)(?:有|计|分)?(?:[一二三四五六七八九十\d]{1,3}编)?(?:[一二三四五六七八九十\d]{1,3}章)?|[一二三四五六七八九十\d]{1,3}章)"
    r"(?P<number>[一二三四五六七八九十百千零〇]{1,9}|\d{2,4})条"
)


def check_how_many(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find how many articles a law is said to have, where it has another number of them."""
    for passage, title, law in known_titles(document, lexicon):
        match = _HOW_MANY.match(passage.text, title.end + 1) if law.facts.articles else None
        number = match and (int(match["number"]) if match["number"].isdigit() else chinese_number(match["number"]))
        # Of an earlier text only the number is not known.
        earlier = number and number < law.facts.articles and len(law.facts.in_force) > 1
        if match and number and number != law.facts.articles and not earlier:
            why = f"《{short(law.word)}》有{law.facts.articles}条"
            yield spot_in(passage, match.start("number"), match.end(), why, "与原文核对条数")


_PERIOD_ONLY = expression(r"（20\d{2}(?:—+|-+|–|－|～|~|至)20\d{2}）$")
_PERIOD = expression(r"（(20\d{2})年?(?:—+|-+|–|－|～|~|至)(20\d{2})年?）$")


def check_periods(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find plans with other years behind their name than theirs."""
    for passage, title, law in known_titles(document, lexicon):
        if _PERIOD_ONLY.search(title.text):
            start, end = title.end - 1, title.end
            yield spot_in(
                passage, start - 4, end, "起止年份后面少了“年”", "与原文件核对名称，补上“年”", level=Level.HINT
            )
        match = _PERIOD.search(title.text) if law.facts.period else None
        if match and f"{match[1]}—{match[2]}" != law.facts.period:
            why = f"《{law.word}》的起止年份是{law.facts.period}年"
            start, end = title.start + match.start(), title.start + match.end()
            yield spot_in(passage, start, end, why, f"写成（{law.facts.period}年）")


_FAR = 40
_PAST = expression(r"原|旧|废止|失效|取代|替代|曾|同时|不再|此前|以前|修改|清理|当时|改为|由")
_NEAR = 14
_BEGINNING, _MIDDLE = "01-31", "06-30"
_ACTING = expression(r"(?:按照|依照|依据|根据|适用|执行|落实|严格按)$")
_LIST_IN_FRONT = expression("(?:《[^《》]{2,60}》(?:（[^（）]{0,20}）)?[、和及]?){1,6}$")
_LEARNT = expression("学习|宣传|宣讲|培训|学法|讲座")
_TAUGHT = expression(r"(?:按照|依照|依据|根据|适用|执行|落实|严格按|学习|宣传|贯彻|宣讲)(?:新?的)?$")


def check_repealed(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find laws that had ceased to hold when the report year began."""
    year = report_year(document)
    known = {one.word: one for one in lexicon.entries("已废止的法规", 0)}
    ended = {word: one for word, one in known.items() if year > int(one.facts.repealed[:4])}
    recent = {word: one for word, one in known.items() if -1 <= int(one.facts.repealed[:4]) - year <= 1}
    dated = {one.word: one for one in lexicon.entries("法规名称", 0) if one.dates}
    bare_name, recent_name = _bare_names(ended), _bare_names(recent)
    whole = whole_text(document) if recent else ""
    for passage in document.passages if year else ():
        for title in titles(filled_in(passage)):
            name = bare(title.text)
            found = list(_new_under_old_name(passage, title, recent, dated))
            yield from found
            law = ended.get(name)
            if law and not found:
                yield from _ended(passage, title.start - 1, title.end + 1, law, known)
            law = recent.get(name)
            if law and not found:
                yield from _ended_this_year(passage, title, law, known, year, unnamed=law.right not in whole)
        for match in bare_name.finditer(outside_titles(filled_in(passage))):
            yield from _ended(passage, *match.span(), ended[match[0]], known)
        for match in recent_name.finditer(outside_titles(filled_in(passage))) if recent else ():
            law = recent[match[0]]
            taught = _LEARNT.search(passage.text[passage.text.rfind("。", 0, match.start()) + 1 : match.start()])
            early = law.facts.repealed <= f"{year}-{_MIDDLE}" or law.right not in whole
            acting = law.facts.repealed <= f"{year}-{_BEGINNING}" and _ACTING.search(passage.text, 0, match.start())
            if law.facts.repealed.startswith(str(year)) and (acting or (taught and early)):
                yield from _ended(passage, *match.span(), law, known, None if acting else Level.HINT)


def _bare_names(names: Iterable[str]) -> re.Pattern[str]:
    """Return what finds old laws in running text, where something before shows that a law is named."""
    of_state = "|".join(re.escape(name) for name in names if name.endswith(("法", "通则", "总则")))
    led = "(?:(?<=[、，。；依据照按用行彻实和及与])|(?<=共和国))"
    return re.compile(f"{led}(?:{of_state or '(?!)'})(?![律制治定院人典官医科庭盲条])")


def _ended_this_year(
    passage: Passage, title: Span, law: Entry, known: Mapping[str, Entry], year: int, *, unnamed: bool
) -> Iterator[Spot]:
    """Yield a law that ceased to hold early in the report year, where the agency goes by it or teaches it.

    Args:
        passage: Where it stands.
        title: Its title there.
        law: What is known of it.
        known: All that ceased to hold.
        year: The year of the report.
        unnamed: Whether later in the year counts as well: the report does not name what took its place.
    """
    start, day = title.start - 1, law.facts.repealed
    # The verb in front of a list of titles is said of each.
    front = _LIST_IN_FRONT.sub("", passage.text[:start])
    if f"{year}-01-01" <= day <= f"{year}-{_BEGINNING}" and _ACTING.search(front):
        yield from _ended(passage, start, title.end + 1, law, known)
    elif day.startswith(str(year)) and (unnamed or day <= f"{year}-{_MIDDLE}") and _TAUGHT.search(front):
        yield from _ended(passage, start, title.end + 1, law, known, Level.HINT)


def _ended(
    passage: Passage, start: int, end: int, law: Entry, known: Mapping[str, Entry], level: Level | None = None
) -> Iterator[Spot]:
    """Yield an old law, unless the words around tell that it is one."""
    around = passage.text[max(0, start - _NEAR) : start]
    behind = passage.text[end : end + _NEAR]
    if not _PAST.search(outside_titles(around)) and not _PAST.search(outside_titles(behind)):
        day = day_words(law.facts.repealed)
        why = f"{day}起已经由《{law.right}》代替" if law.right else f"{day}起已经废止"
        fix = f"改为《{_latest(law, known)}》；说的是以前的，写明白" if law.right else "删去；说的是以前的，写明白"
        yield spot_in(passage, start, end, why, fix, level=level)


def _latest(law: Entry, known: Mapping[str, Entry]) -> str:
    """Return what holds now in the place of an old law; what took its place may be old as well."""
    right = law.right
    while right in known and known[right].right and known[right].facts.repealed > law.facts.repealed:
        law, right = known[right], known[right].right
    return right


_CALLED_NEW = expression("新(?:修订|颁布|出台|公布|施行|实施|制定|通过)(?:施行|实施)?的?$")
_BEGINS = expression("(?:颁布|公布|出台|正式(?:施行|实施)|(?:施行|实施)(?:为契机|之际))")


def _day_pattern(day: str) -> str:
    year, month, of_month = (int(part) for part in day.split("-"))
    return rf"(?:{year}年)?(?<!\d){month}月{of_month}日"


def _new_under_old_name(
    passage: Passage, title: Span, recent: Mapping[str, Entry], dated: Mapping[str, Entry]
) -> Iterator[Spot]:
    """Yield an old law with the day on which its successor was made or came into force, or called new when that was."""
    law = recent.get(bare(title.text))
    if law is None or not law.right:
        return
    days = [(law.facts.repealed, "起?(?:正式)?(?:施行|实施)")]
    after = dated[law.right].dates if law.right in dated else ()
    days += [(one, "[^，。；]{0,10}?(?:通过|公布|颁布|出台)") for one in after if one < law.facts.repealed]
    when = re.compile("|".join(_day_pattern(day) + what for day, what in days))
    before = re.split("[。《]", passage.text[max(0, title.start - 1 - _FAR // 2) : title.start - 1])[-1]
    behind = re.split("[。《]", passage.text[title.end + 1 : title.end + 1 + _FAR // 2])[0]
    if _PAST.search(behind.split("，")[0][:_NEAR]):
        return
    # What stands behind another title, or leads to the next one, tells of that one.
    before = "" if "》" in before else before
    leads = behind.endswith("的") and passage.text.startswith("《", title.end + 1 + len(behind))
    behind = "" if leads else behind
    if when.search(before) or when.search(behind) or when.search(before + behind):
        why = f"这一天{'施行' if '施行' in (before + behind) else '通过、公布'}的是《{law.right}》"
        yield spot_in(passage, title.start - 1, title.end + 1, why, f"改为《{law.right}》")
    elif _CALLED_NEW.search(before) or _BEGINS.match(behind):
        why = f"{day_words(law.facts.repealed)}起由《{law.right}》代替，新的是那一部"
        yield spot_in(passage, title.start - 1, title.end + 1, why, f"核对，是不是《{law.right}》")


_BARE_NAME = expression(rf"(?<!《){STATE}(?P<name>{A_HAN}{{1,16}}?(?:法|条例))(?!{A_HAN}{{0,4}}》)")


_ANY_LAW = expression(rf"^(?P<state>{STATE})?(?P<name>{A_HAN}{{2,24}}(?P<kind>法|条例))$")
# 法 ends many a word; and a place, the Party or the army in front makes a title one of their own.
_NO_LAW = expression("(?:[执普释学司立方办用守书手做技看想打说语历宪懂信讲与]|民主|基本|工作)法$")
_OF_OTHERS = expression(
    "^.{1,8}?(?:省|市(?![场政容民])|县|区(?!域)|自治|军|兵团|街道|镇|乡(?!村))|^(?:中国|党|北京|上海|天津|重庆)"
)
_AS_IN_LAWS = expression(
    "(?:保护|管理|促进|处罚|安全|程序|组织|监督|防治|保障|承包|征收|信访|应对|救助|服务|教育|税)法$"
)
_LIKE, _VERY_LIKE, _MOST_UNKNOWN = 0.5, 0.7, 100


def check_unknown_laws(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find laws of the state that are none, and regulations that are nearly called like one."""
    told: dict[str, Fault | None] = {}
    shortened = set(lexicon.words("法规简称"))
    for passage in document.passages:
        for title in titles(filled_in(passage)):
            if title.text not in told and len(told) < _MOST_UNKNOWN:
                nearly = title.text in shortened or title_fault(title.text, lexicon)
                told[title.text] = None if nearly else _unknown(title.text, known_words(lexicon))
            fault = told.get(title.text)
            if fault:
                yield spot_in(passage, title.start - 1, title.end + 1, *fault[:2], level=fault[2])


def _unknown(title: str, known: Collection[str]) -> Fault | None:
    match = _ANY_LAW.match(title)
    if not match or match["name"] in known:
        return None
    name, of_state, is_law = match["name"], match["state"] is not None, match["kind"] == "法"
    if not of_state and (_OF_OTHERS.search(name) or _NO_LAW.search(name)):
        return None
    near = get_close_matches(name, known, 1, _LIKE if of_state else _VERY_LIKE)
    unknown = Said("与原文核对名称；确有这部法的，在自己的 rules.yaml 里添上", "与原文核对名称")
    fix = f"是不是《{near[0]}》" if near else unknown
    # All laws are known, of the regulations not.
    if is_law and (near or of_state or _AS_IN_LAWS.search(name)):
        return "现行的法律里查不到这个名称", fix, None
    return ("国家的条例里查不到这个名称", fix, Level.HINT) if near and not is_law else None


def check_title_marks(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find full names of laws without 《》."""
    known = {entry.word for entry in lexicon.entries("法规名称", 0)}
    for passage in document.passages:
        for match in _BARE_NAME.finditer(outside_titles(filled_in(passage))):
            if match["name"] in known:
                yield spot_in(passage, *match.span(), "法律的全称要加书名号", f"写成《{match[0]}》")
        for entry in lexicon.entries("学习的书", 0):
            for start in entry.starts(outside_titles(filled_in(passage))):
                end = start + len(entry.word)
                if passage.text[start - 1 : start] not in ("“", "〈"):
                    yield spot_in(passage, start, end, "书名要加书名号", f"写成《{entry.word}》", level=Level.HINT)


CHECKS: dict[str, Check] = {
    "法规-11": check_articles,
    "法规-19": check_how_many,
    "法规-12": check_periods,
    "法规-13": check_repealed,
    "法规-14": check_title_marks,
    "法规-18": check_unknown_laws,
}
