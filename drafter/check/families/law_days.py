"""法规: days and years of coming into force and of revision, against what is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.law_known import day_words, known_titles
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import Span
from drafter.check.timing import report_year
from drafter.check.title_forms import bare

_DAY = r"(?:(?P<year>(?:19|20)\d{2})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
_FORCE = r"(?:正式|开始|全面)?(?:施行|实施|生效)"
_MADE = r"(?:修订|修改|修正|表决|审议)?(?:公布|颁布|通过|发布|印发)"
_REVISED = r"(?:修订|修正|修改)"
# What may stand between a day and the title that it belongs to.
_JOINT = r"(?:并?(?:新|最新)?(?:修订|修正|修改)?后?的|的)?(?:[^《。；，、]{0,6})$"
_BEFORE = (
    (expression(rf"{_DAY}起?{_FORCE}{_JOINT}"), "施行"),
    (expression(rf"{_DAY}{_MADE}{_JOINT}"), "公布"),
    (expression(rf"{_DAY}{_REVISED}后?的?$"), "公布"),
)
_BEHIND = (
    (expression(rf"(?:（[^（）]{{0,30}}）)?[，（]?(?:已|将|均)?(?:自|于|从)?{_DAY}(?:起|开始)?{_FORCE}"), "施行"),
    (expression(rf"(?:（[^（）]{{0,30}}）)?[，（]?(?:已|将|均)?(?:自|于)?{_DAY}(?:{_MADE}|{_REVISED})"), "公布"),
)
# 自2021年7月15日新《行政处罚法》施行以来
_DAY_OF_WHAT = expression(rf"(?:自|于|从|赶?在|^|[，。；]){_DAY}，?(?:新|新修订的?)?(?:中华人民共和国)?$")
_NOW_IN_FORCE = expression("(?:正式|全面)?(?:施行|实施|生效)")
_YEAR_BEFORE = expression(rf"(?P<year>(?:19|20)\d{{2}})年(?:新|最新)?(?P<what>{_REVISED}|施行|实施)后?的?$")
_YEAR_BEHIND = expression(rf"（(?P<year>(?:19|20)\d{{2}})年?(?P<what>{_REVISED}|版)(?:版|本)?）")
_FAR = 40


def check_days(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find days and years of coming into force, or of revision, that are not the law's."""
    year = report_year(document)
    for passage, title, law in known_titles(document, lexicon):
        if not law.dates:
            continue
        text = passage.text
        before = text[max(0, title.start - 1 - _FAR) : title.start - 1]
        offset = max(0, title.start - 1 - _FAR)
        yield from _years(passage, title, law, before)
        if not law.facts.in_force:
            continue
        found = [(pattern.search(before), what, offset) for pattern, what in _BEFORE]
        found += [(pattern.match(text, title.end + 1), what, 0) for pattern, what in _BEHIND]
        led = _DAY_OF_WHAT.search(before) if _NOW_IN_FORCE.match(text, title.end + 1) else None
        found += [(led, "施行", offset)]
        for match, what, shift in found:
            wrong = match and _wrong_day(match, what, law, year)
            if match and wrong:
                start = match.start("year") if match["year"] else match.start("month")
                yield spot_in(passage, start + shift, match.end("day") + 1 + shift, *wrong)
        yield from _later_in_sentence(passage, title, law, year)
        yield from _months(passage, title, law, year)
    yield from _of_that_law(document, lexicon, year)


def _years(passage: Passage, title: Span, law: Entry, before: str) -> Iterator[Spot]:
    """Yield the wrong year of a revision or edition, in front of a title, behind it or in its brackets."""
    for match, shift in (
        (_YEAR_BEFORE.search(before), title.start - 1 - len(before)),
        (_YEAR_BEHIND.match(passage.text, title.end + 1), 0),
        (_YEAR_BEHIND.search(title.text), title.start),
    ):
        wrong = match and _wrong_year(match, law)
        if match and wrong:
            yield spot_in(passage, match.start("year") + shift, match.end("what") + shift, *wrong)


_LATER = expression(rf"[，；](?P<whole>[^，；。《]{{0,14}}?(?:自|于|从){_DAY}(?:起|开始)?{_FORCE})")


def _later_in_sentence(passage: Passage, title: Span, law: Entry, year: int) -> Iterator[Spot]:
    """Yield a wrong day of coming into force in a later clause of the sentence, where no other title comes between."""
    text = passage.text
    stop = min((at for at in (text.find(mark, title.end + 1) for mark in "。《") if at >= 0), default=len(text))
    for match in _LATER.finditer(text, title.end + 1, stop):
        wrong = _wrong_day(match, "施行", law, year)
        if wrong:
            start = match.start("year") if match["year"] else match.start("month")
            yield spot_in(passage, start, match.end("day") + 1, *wrong)


_OF_MONTH = r"(?:(?P<year>(?:19|20)\d{2})年)?(?P<month>\d{1,2})月(?:份)?"
_MONTH_BEHIND = expression(rf"(?:（[^（）]{{0,30}}）)?[，（]?(?:已|将|均)?(?:自|于|从){_OF_MONTH}(?:起|开始)?{_FORCE}")
_MONTH_IN_FRONT = expression(rf"(?:^|[，。；]){_OF_MONTH}，?(?:新|新修订的?)?(?:中华人民共和国)?$")
_FORCE_THEN = expression(rf"{_FORCE}(?P<after>[之以]?后|以来)?(?![之以]?前|的)")
# What is done by a new text cannot begin before it is in force; 同日 refers to the day named last.
_DONE_BY_IT = expression(
    rf"(?:自|从){_DAY}起[^。；《]{{0,8}}?(?:按照?|依照|依据|根据|适用|执行)(?:新|新修订的?|修订后的?)(?:中华人民共和国)?$"
)
_SAME_DAY = expression(rf"同日(?:起)?(?:正式)?{_FORCE}")
_ANY_DAY = expression(rf"(?<!\d){_DAY}")


def _months(passage: Passage, title: Span, law: Entry, year: int) -> Iterator[Spot]:
    """Yield a month, or a day told beside it, at which a law is said to be in force and was not."""
    text = passage.text
    offset = max(0, title.start - 1 - _FAR)
    before = text[offset : title.start - 1]
    months = {day[:7] for day in law.facts.in_force}
    lately = [day for day in law.facts.in_force if day.startswith(str(year))]
    behind, front = _MONTH_BEHIND.match(text, title.end + 1), _MONTH_IN_FRONT.search(before)
    force = _FORCE_THEN.match(text, title.end + 1) if front else None
    match, shift = (behind, 0) if behind else (front if force else None, offset)
    if match and lately and not (match["year"] and int(match["year"]) != year):
        said = f"{year}-{int(match['month']):02}"
        right = said in months or (force is not None and force["after"] and said > min(lately))
        if not right:
            start = shift + match.start("month")
            yield spot_in(passage, start, shift + match.end("month") + 1, *_not_then(law, lately[0]))
    done = _DONE_BY_IT.search(before)
    same = list(_ANY_DAY.finditer(text, 0, title.start)) if _SAME_DAY.match(text, title.end + 1) else []
    led, shift = (same[-1], 0) if same else (done, offset)
    if led and lately and int(led["year"] or year) == year:
        said = f"{year}-{int(led['month']):02}-{int(led['day']):02}"
        if said < lately[0] or (same and said != lately[0]):
            start = shift + led.start("month")
            yield spot_in(passage, start, shift + led.end("day") + 1, *_not_then(law, lately[0]))


def _not_then(law: Entry, day: str) -> tuple[str, str]:
    return f"《{law.word}》{day_words(day)}起施行", "核对日期"


_THAT = expression(
    rf"(?:该|这部|这一|新修订的)(?:法律|法规)?(?P<kind>法典|法|条例|规定|办法)[^，。；《》\d]{{0,6}}?(?:自|于|从)?{_DAY}(?:起|开始)?{_FORCE}"
)
_NAMED = expression("《([^《》]{2,40})》")


_ON_ITS_DAY = expression(
    rf"(?:自|从|于)?{_DAY}起?(?:该|这部|本)?(?P<kind>法典|法|条例|规定|办法)(?:正式|开始|全面)?(?:施行|实施|生效)"
)


def _of_that_law(document: Document, lexicon: Lexicon, year: int) -> Iterator[Spot]:
    """Yield a wrong day of coming into force that a sentence of its own tells of 该法, named in the one before."""
    for passage, group in groupby(known_titles(document, lexicon), key=lambda one: one[0]):
        found = [(title, law) for _, title, law in group if law.facts.in_force]
        places = [(match, True) for match in _THAT.finditer(passage.text)] if found else []
        places += [(match, False) for match in _ON_ITS_DAY.finditer(passage.text)] if found else []
        for match, before in places:
            end = match.start()
            # 该法 may be named a sentence before.
            first = passage.text.rfind("。", 0, end) if before else end
            start = passage.text.rfind("。", 0, max(0, first)) + 1
            meant = [law for title, law in found if start < title.start < end and law.word.endswith(match["kind"])]
            others = {bare(name) for name in _NAMED.findall(passage.text, start, match.start())}
            others = {name for name in others if name.endswith(match["kind"])} - {law.word for law in meant}
            wrong = _wrong_day(match, "施行", meant[0], year) if len(set(meant)) == 1 and not others else None
            if wrong:
                first = match.start("year") if match["year"] else match.start("month")
                yield spot_in(passage, first, match.end("day") + 1, *wrong)


def _wrong_day(match: re.Match[str], what: str, law: Entry, report: int) -> tuple[str, str] | None:
    made = [day for day in law.dates if day not in law.facts.in_force] or list(law.dates)
    right = law.facts.in_force if what == "施行" else law.dates
    month_day = f"{int(match['month']):02}-{int(match['day']):02}"
    said = f"{match['year'] or report}-{month_day}"
    # A day without a year is the report's own year's, where something happened in it.
    lately = any(day.startswith(str(report)) for day in right)
    if said in right or (not match["year"] and not lately and any(day.endswith(month_day) for day in right)):
        return None
    nearest = _nearest(said, right if what == "施行" else made)
    hint = "，写的是公布的日期" if what == "施行" and said in made else ""
    return f"《{law.word}》的{what}日期不是这一天{hint}", f"应是{day_words(nearest)}，与原文核对"


def _wrong_year(match: re.Match[str], law: Entry) -> tuple[str, str] | None:
    what = match["what"]
    days = law.facts.in_force if what in ("施行", "实施") else law.dates if what == "版" else law.dates[1:]
    if not days or match["year"] in {day[:4] for day in days}:
        return None
    if what == "版" and (len(days) == 1 or match["year"] > max(days)):
        # There may be an edition that is not known yet.
        return None
    nearest = _nearest(f"{match['year']}-07-01", days)
    why = f"《{law.word}》没有{match['year']}年版" if what == "版" else f"《{law.word}》没有在{match['year']}年{what}"
    return why, f"最近的是{nearest[:4]}年，与原文核对"


def _nearest(said: str, days: tuple[str, ...] | list[str]) -> str:
    return min(days, key=lambda day: abs(_count(day) - _count(said)))


def _count(day: str) -> int:
    year, month, of_month = (int(part) for part in day.split("-"))
    return (year * 12 + month) * 31 + of_month


CHECKS: dict[str, Check] = {"法规-8": check_days}
