"""法规: 文号 whose year is not that of the day on which the document was issued, and one document with two 文号."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage, Sentence, sentences
from drafter.check.periods import YEAR_PATTERN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import filled_in, outside_titles
from drafter.check.timing import own_year, parts
from drafter.check.title_forms import bare

_NUMBER = expression(rf"(?P<body>[\u4e00-\u9fff]{{1,10}})?〔(?P<year>{YEAR_PATTERN})〕(?P<number>\d{{1,5}})号")
_ISSUED = expression(
    rf"(?:(?P<year>{YEAR_PATTERN})年)?(?P<month>\d{{1,2}})月(?:\d{{1,2}}日|[底初末]|[上中下]旬)?，?[^，。；《》〔\d]{{0,20}}?"
    r"(?:印发|出台|下发|发布|公布|制发|发文)(?!的)"
)
_ISSUED_BY = expression(
    rf"以[^，。；《》〔\d]{{0,12}}〔{YEAR_PATTERN}〕\d{{1,5}}号[^，。；《]{{0,6}}(?:印发|下发|发布|公布)"
)
_DAY_IN_FRONT = expression(
    rf"(?:(?P<year>{YEAR_PATTERN})年)?(?P<month>\d{{1,2}})月(?:\d{{1,2}}日|[底初末]|[上中下]旬)?"
    r"，?[^，。；《》〔\d]{0,12}$"
)
_FORCE = expression(rf"(?:自|于|从)(?P<year>{YEAR_PATTERN})年\d{{1,2}}月\d{{1,2}}日起?(?:施行|实施|执行)")
_AGAIN = expression("修订|修改|废止|延期|延续|转发|此前|原")
_WITH_NUMBER = expression(
    rf"《(?P<title>[^《》]{{4,60}})》（(?P<behind>[^《》（），。]{{0,14}}〔{YEAR_PATTERN}〕\d{{1,5}}号|[^《》（），。]{{0,14}}令第[0-9一二三四五六七八九十百零〇]{{1,6}}号)"
)
_DECREE_IN_FRONT = expression(r"(?P<number>令第[0-9一二三四五六七八九十百零〇]{1,6}号)(?:公布|发布)的?$")
_FEBRUARY = 2


def check_number_years(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 文号 of another year than the document was issued in, and two 文号 of one document."""
    year = own_year(document)
    for part in parts(document) if year else ():
        for passage in part.passages:
            for sentence in sentences(passage) if "〕" in passage.text else ():
                if not part.ahead and not _AGAIN.search(outside_titles(sentence.text)):
                    yield from _otherwise_dated(passage, sentence, year)
    yield from _two_numbers(document)


def _otherwise_dated(passage: Passage, sentence: Sentence, year: int) -> Iterator[Spot]:
    """Yield the one 文号 of a sentence that says when the document was issued, where the years differ."""
    text = outside_titles(sentence.text)
    numbers = list(_NUMBER.finditer(text))
    if len(numbers) != 1 or text.count("《") > 1:
        return
    match = numbers[0]
    said = int(match["year"])
    force, issued = _FORCE.search(text), _issued(text, match)
    if issued:
        when, month = int(issued["year"] or year), int(issued["month"])
        # What was decided in December may be printed in the first weeks of the next year.
        wrong = said != when and not (said == when - 1 and month <= _FEBRUARY)
        why = f"文件是{when}年{month}月印发的，文号的年份却是{said}年"
    else:
        wrong = force is not None and said > int(force["year"])
        why = f"文件{force['year'] if force else ''}年已经施行，文号的年份却是{said}年"
    if wrong:
        start = sentence.start + match.start("year") - 1
        yield spot_in(passage, start, start + len(match["year"]) + 2, why, "与原文件核对文号和日期")


def _issued(text: str, number: re.Match[str]) -> re.Match[str] | None:
    """Return when a document was issued, as the sentence in front of its 文号 says."""
    if _ISSUED_BY.search(text):
        start = text.rfind("以", 0, number.start("year"))
        return _DAY_IN_FRONT.search(text[:start])
    found = list(_ISSUED.finditer(text, 0, number.start("year") - 1))
    return found[0] if len(found) == 1 else None


def _two_numbers(document: Document) -> Iterator[Spot]:
    """Yield a 文号 or a 令 that is not the one given with the same title before."""
    known: dict[str, str] = {}
    for passage in document.passages:
        text = filled_in(passage)
        for match in _WITH_NUMBER.finditer(text):
            said = match["behind"]
            title = bare(match["title"])
            before = _DECREE_IN_FRONT.search(text[max(0, match.start() - 20) : match.start()])
            first = known.setdefault(title, before["number"] if before else said)
            if said.endswith(first) or first.endswith(said) or ("令" in first) != ("令" in said):
                continue
            start = match.start("behind")
            why = f"同一个文件，另一处写的是“{first}”"
            yield spot_in(passage, start, match.end("behind"), why, "与原文件核对，改正写错的一处")


CHECKS: dict[str, Check] = {"法规-20": check_number_years}
