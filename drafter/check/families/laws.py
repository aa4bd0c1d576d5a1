"""法规: titles, words of titles, laws that are no longer new or not yet there, and short titles."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families import (
    law_bare_names,
    law_days,
    law_makers,
    law_number_forms,
    law_numbers,
    law_standing,
    law_twins,
    number_years,
    set_names,
)
from drafter.check.families.law_known import title_fault
from drafter.check.findings import Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage
from drafter.check.patterns import A_HAN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import Span, filled_in, titles
from drafter.check.timing import parts, published_by, report_year
from drafter.check.title_forms import Fault, bare

_REPEATED = expression(rf"({A_HAN}{{2,6}})\1|(?:法法|条条|例例|于于|关关|规规(?!章)|的的|办办)(?=[》（]|{A_HAN}|$)")
_FINE_TWICE = ("的通知", "通知的", "人民", "逐步", "进一步", "各类")
# What a place made of its own may be called nearly as what the state made.
_OF_A_PLACE = expression(
    "(?:[省市县区州旗镇乡]|街道|自治区|政府|市委|县委|区委|[局厅委办])(?:联合)?(?:印发|出台|制定|下发)?了?的?$"
)
_PERIOD_OUTSIDE = expression(r"》（20\d{2}年?(?:—+|-+|–|－|～|~|至)20\d{2}年?）")
_PLANS = ("规划", "纲要")
_OF_STATE = ("国务院", "中央", "全国")
_LOST_ISSUED = expression(
    "^(?!.*(?:关于|印发|转发|下发|公布|发布|批转|施行|做好|开展)).{4,60}(?:方案|办法|要点|规划|意见|计划|规定|细则|制度|清单)的通知$"
)
_PREPOSITIONS = expression(rf"^(?:{A_HAN}{{0,16}})关于对(?!外|口|台|应|接|标|策|象|照|生)")
_GOVERNS = expression(r"予以|给予|进行|实行|实施|作出|开展|加以|采取|的(?:批复|复函|答复|函|处罚|处理)|依法")
_INNER = expression("〈([^《》〈〉]{1,120})〉")
_TRIAL = expression(r"（实行）")
_MADE = "修订|修改|修正|颁布|出台|公布|制定|实施|施行|通过|发布"
_NEW = expression(
    rf"(?<![创更重全])新近?(?:{_MADE})(?:并?(?:{_MADE}|生效))?后?[的了]?(?:[^《》，。；：、]{{0,8}}(?=《))?"
    r"|(?<![创更重全革刷翻最一])新(?:版的?)?(?=《)|(?<![创更重全革刷翻最一])新版?(?=[^\W\dA-z]{2,16}(?:法|法典|条例)(?![规律制治定院人]))"
)
_NEW_BEHIND = expression(rf"[》〉](?:（[^（）]{{0,30}}）)?新(?:{_MADE})")
_LIST = expression(r"(?:《[^《》]{1,80}》(?:（[^（）]{0,40}）)?[、和及与]?){1,8}")
_DRAFT = expression(r"草案|征求意见|立法|起草|编纂|论证|调研|审议稿|送审稿|建议稿")
_DEFINED = expression(r"以下(?:统称|简称|称)(?:为)?[“《]?《?([^《》“”（）。；，]{2,20})")
_SAID_SHORT = expression(r"(?<=[（，])(下(?:简)?称)(?=[“《为：])")
_NEAR = 16
# Who acts by a law needs it in force, not only made.
_ACTING = expression(r"(?:按照|依照|依据|根据|适用|执行|实施|严格按)$")
# Each is held against every known one; no report cites so many.
_MOST_TITLES = 2000


def check_titles(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find titles that differ a little from a known one, and halves of known ones."""
    told: dict[str, Fault | None] = {}
    defined = _defined(document) | set(lexicon.words("法规简称"))
    for passage in document.passages:
        text = filled_in(passage)
        for title in (*titles(text), *_titles_in_titles(text)):
            if title.text not in told and len(told) < _MOST_TITLES:
                told[title.text] = title_fault(title.text, lexicon)
            wrong = told.get(title.text)
            own = (
                wrong and wrong[2] is Level.HINT and _is_of_a_place(text[max(0, title.start - _NEAR) : title.start - 1])
            )
            if wrong and not own and title.text not in defined:
                yield _about(passage, title, *wrong)


def _is_of_a_place(front: str) -> bool:
    """Whether what stands in front of a title names a body of a place that issued it."""
    return _OF_A_PLACE.search(front) is not None and not any(body in front for body in _OF_STATE)


def _titles_in_titles(text: str) -> Iterator[Span]:
    """Yield what stands inside 〈〉: a notice names what it announces."""
    for match in _INNER.finditer(text):
        yield Span(match.start(1), match.end(1), match[1])


def _about(passage: Passage, title: Span, why: str, fix: str, level: Level | None) -> Spot:
    return spot_in(passage, title.start - 1, title.end + 1, why, fix, level=level)


def check_title_words(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find words that stand twice in a title, 实行 for 试行, and 关于对."""
    for passage in document.passages:
        for match in _TRIAL.finditer(passage.text):
            yield spot_in(passage, *match.span(), "“实行”应是“试行”", "改为（试行）", new="（试行）")
        for title in titles(passage.text):
            yield from _twice(passage, title)
            outside = _PERIOD_OUTSIDE.match(passage.text, title.end) if title.text.endswith(_PLANS) else None
            if outside:
                why = "起止年份是名称的一部分"
                yield spot_in(passage, *outside.span(), why, "与原文件核对，写在书名号里面", level=Level.HINT)
            if _LOST_ISSUED.match(title.text):
                why = "像是少了“关于印发”"
                yield spot_in(passage, title.start - 1, title.end + 1, why, "与原文件核对名称", level=Level.DOUBT)
            doubled = _PREPOSITIONS.search(title.text)
            if doubled and not _GOVERNS.search(title.text):
                start = title.start + doubled.end() - 3
                yield spot_in(
                    passage, start, start + 3, "“关于”和“对”叠用", "去掉“对”，与原文件核对名称", level=Level.DOUBT
                )


def _twice(passage: Passage, title: Span) -> Iterator[Spot]:
    for match in _REPEATED.finditer(title.text):
        # 立法法 is made of two words.
        if match[1] not in _FINE_TWICE and not title.text.endswith("立法法", 0, match.end()):
            start, end = title.start + match.start(), title.start + match.end()
            yield spot_in(passage, start, end, "名称里的字写重了", "去掉重复的字，与原文件核对", level=Level.DOUBT)


def check_words(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find set phrases about law that are written otherwise."""
    for passage in document.passages:
        taken: set[int] = set()
        for entry in lexicon.entries("法规用字", document.year):
            for start in entry.starts(passage.text):
                end = start + len(entry.word)
                if taken.isdisjoint(range(start, end)):
                    taken.update(range(start, end))
                    level = Level(entry.level) if entry.level else None
                    why = f"固定的说法是“{entry.right}”"
                    yield spot_in(passage, start, end, why, f"改为“{entry.right}”", level=level)


def check_new(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find laws called new that were neither made nor revised lately."""
    year = report_year(document)
    dated = {entry.word: entry for entry in lexicon.entries("法规名称", 0) if entry.dates}
    latest = published_by(year, lexicon).isoformat() if year else ""
    # What is planned goes by the text that will hold then.
    ahead = {id(passage) for part in parts(document) if part.ahead for passage in part.passages}
    for passage in document.passages if year else ():
        text = passage.text
        for match in _NEW.finditer(text):
            for name, start, stop in _named_behind(text, match.end(), dated):
                first = match.start() if start == match.end() else start
                acting = id(passage) not in ahead and _ACTING.search(
                    text[max(0, match.start() - _NEAR) : match.start()]
                )
                yield from _not_new(passage, first, stop, dated[name], (year, latest), acting=bool(acting))
        for title in titles(text):
            name = bare(title.text)
            behind = _NEW_BEHIND.match(text, title.end)
            if name in dated and behind:
                yield from _not_new(passage, title.start - 1, behind.end(), dated[name], (year, latest))


def _not_new(
    passage: Passage, start: int, end: int, law: Entry, told: tuple[int, str], *, acting: bool = False
) -> Iterator[Spot]:
    year, latest = told
    in_force = [day for day in law.facts.in_force if f"{year - 1}-01-01" <= day <= f"{year}-12-31"]
    if acting and law.facts.in_force and not in_force and any(day > f"{year}-12-31" for day in law.dates):
        why = f"{year}年里新的文本还没有施行"
        yield spot_in(passage, start, end, why, "去掉“新”字一类的说法，或者核对年度")
        return
    made = [day for day in law.dates if f"{year - 1}-01-01" <= day <= latest]
    word = _WORD_OF_NEW.search(passage.text, start, end)
    if made and word and law.facts.in_force and _is_wrong_word(word[0], law, made):
        right = "新颁布（新出台）" if law.dates[0] in made else "新修订"
        why = f"《{law.word}》这一次是{'第一次制定' if law.dates[0] in made else '修订，不是新制定'}"
        yield spot_in(passage, start, end, why, f"写成“{right}”")
        return
    if any(f"{year - 1}-01-01" <= day <= latest for day in law.dates):
        return
    before = [int(day[:4]) for day in law.dates if int(day[:4]) < year]
    when = f"最近一次是{max(before)}年" if before else f"{min(law.dates)[:4]}年才有"
    why = f"这部法在{year - 1}年、{year}年没有公布、修订或者施行，{when}"
    yield spot_in(passage, start, end, why, "去掉“新”字一类的说法，或者核对年度")


_WORD_OF_NEW = expression("修订|修改|修正|颁布|出台|制定")
_REVISING = ("修订", "修改", "修正")


def _is_wrong_word(word: str, law: Entry, made: list[str]) -> bool:
    """Whether a law that was only revised is called made, or one made for the first time revised."""
    is_first = law.dates[0] in made or set(made) <= {law.facts.in_force[0]}
    return is_first if word in _REVISING else not is_first and word in ("出台", "制定")


def _named_behind(text: str, start: int, dated: dict[str, Entry]) -> Iterator[tuple[str, int, int]]:
    """Yield the known laws that stand right behind, in 《》 or bare."""
    behind = _LIST.match(text, start)
    if behind:
        for title in titles(behind[0]):
            name = bare(title.text)
            if name in dated:
                yield name, start + title.start - 1, start + title.end + 1
        return
    begin = start + 7 if text.startswith("中华人民共和国", start) else start
    for name in dated:
        if text.startswith(name, begin) and not text.startswith("实施", begin + len(name)):
            yield name, start, begin + len(name)
            return


def check_not_yet(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find laws that were made only after the report."""
    year = report_year(document)
    latest = published_by(year, lexicon).isoformat() if year else ""
    first = {entry.word: min(entry.dates) for entry in lexicon.entries("法规名称", 0) if entry.dates}
    for passage in document.passages if year else ():
        for title in titles(passage.text):
            day = first.get(bare(title.text), "")
            around = passage.text[max(0, title.start - _NEAR) : title.end + _NEAR]
            if day > latest and not _DRAFT.search(around):
                why = f"报告的是{year}年，这部法{day[:4]}年才公布"
                level = None if int(day[:4]) > year + 1 else Level.DOUBT
                yield _about(passage, title, why, "核对年度，或者删去", level)


def check_short(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find short titles that were not introduced, and 下称."""
    known = {entry.word: entry.right for entry in lexicon.entries("法规简称", document.year)}
    introduced: set[str] = set()
    later = _defined(document)
    for passage in document.passages:
        for match in _SAID_SHORT.finditer(passage.text):
            yield spot_in(passage, *match.span(), "公文里写“以下简称”", "改为“以下简称”")
        places = [(match.start(), match[1]) for match in _DEFINED.finditer(passage.text)]
        for title in titles(passage.text):
            introduced |= {name for start, name in places if start < title.start}
            if title.text in introduced or not (title.text in known or title.text in later):
                continue
            why = "简称用在说明全称之前" if title.text in later else "用了简称，前面没有写全称和“以下简称”"
            full = known.get(title.text, "")
            fix = (
                f"第一次写《{full}》（以下简称《{title.text}》）"
                if full not in ("", "全称")
                else "第一次写全称并注明以下简称"
            )
            yield _about(passage, title, why, fix, None)
            introduced.add(title.text)
        introduced |= {name for _, name in places}


def _defined(document: Document) -> set[str]:
    return {match[1] for passage in document.passages for match in _DEFINED.finditer(passage.text)}


CHECKS: dict[str, Check] = {
    "法规-1": check_titles,
    "法规-2": check_title_words,
    "法规-3": check_words,
    "法规-4": check_new,
    "法规-5": check_not_yet,
    "法规-7": check_short,
    **law_bare_names.CHECKS,
    **law_days.CHECKS,
    **law_makers.CHECKS,
    **law_number_forms.CHECKS,
    **law_numbers.CHECKS,
    **law_standing.CHECKS,
    **law_twins.CHECKS,
    **number_years.CHECKS,
    **set_names.CHECKS,
}
