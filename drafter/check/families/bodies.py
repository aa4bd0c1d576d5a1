"""机构: names of bodies that the reform of 2018 and later ones have done away with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Sentence, sentences
from drafter.check.patterns import A_HAN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import filled_in, outside_titles
from drafter.check.timing import parts, report_year

# 原 governs a whole enumeration: 原工商、质监、食药监局. Not the 原 of a word or of a place.
_FORMER = expression(
    r"(?:(?<![中平高草太还复起三固开松五阳清])原(?![则因有始本件告材料])|前身|时任)[^，。；：！？（）“”]{0,30}$"
)
# Not every 整合, 合并, 组建 or 撤销 is of bodies: 整合资源, 组建专班, 撤销处罚决定.
_OFFICE_NEAR = "[^，。；]{0,12}?(?:局|委|厅|部|办|所|处|署|机构|建制|职责|职能|队伍)"
_REFORM = expression(
    r"机构改革|征管体制改革|划转|划入|并入|更名|改名|改称|不再保留|撤并|前身|职责调整|现为|今为|新组建|组建(?:成立|后|的)"
    rf"|整合(?:为|到|进|至|入|组建)|整合(?!资源|执法力量|力量){_OFFICE_NEAR}|(?:职责|职能|机构|队伍)[^，。；]{{0,4}}整合"
    rf"|组建(?!专班|队伍|联合|[^，。；]{{0,8}}(?:专班|小组|团队|队伍|执法队|检查组|工作组)){_OFFICE_NEAR}"
    r"|合并(?!审|执|检|办|公|立|处)|撤销(?![^，。；]{0,24}(?:决定|行为|处罚|许可|登记|案件|\d))"
)
_PAST = expression(r"(?<!\d)((?:19|20)\d{2})年")
_ITEM = rf"(?:(?![和与及]){A_HAN}){{2,14}}"
_LISTED = expression(rf"{_ITEM}(?:[、和与及]{_ITEM})+")
_DEPARTMENTS = expression("等|部门|单位|执法|局(?![势面限部])|队伍|条线|联合|会商|联动|共同|协同|派员")
_LED_BY = expression(
    r"^.*(?:联合|会同|协调|组织|协同|配合|涉及|由|与|和|对|向|县|区|市|各|全)(?=.{2})|(?:等|部门|单位|执法|队伍|条线|联合|会商|联动|共同|协同|派员).*$|局$"
)
_NUMBER = expression(rf"{A_HAN}{{0,8}}[〔\[（【](?:19|20)?\d{{2}}[〕\]）】]")
_FARTHEST, _NEAR, _ENOUGH = 32, 4, 2
_MARK = expression("[、，。；：（）和与及把将由]")
_CLAUSE, _THEN = expression("[，；]"), expression(r"改革[以之]?前|当时|20[01]\d年")
_OWN_RANK = expression("[省市县区州](?:人民)?(?:政府)?$")
_OTHER_FORMER = expression(f"原[省市县区州]{A_HAN}{{2,10}}(?:局|办|委|室)")


def check_outdated(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find bodies that no longer exist in the report year."""
    year = report_year(document)
    entries = lexicon.entries("旧机构", year) if year else ()
    # Most sentences name none: one look tells.
    whole = "\n".join(passage.text for passage in document.passages)
    present = tuple(entry.word for entry in entries if entry.word in whole)
    for passage in document.passages:
        if not any(word in passage.text for word in present):
            continue
        seen = replace(passage, text=outside_titles(filled_in(passage)), written=passage.quote(0, len(passage.text)))
        for sentence in sentences(seen):
            named = any(word in sentence.text for word in present)
            for entry, start in _outdated(sentence, entries) if named else ():
                at = sentence.start + start
                why = entry.note or f"{entry.first}年起的报告里，“{entry.word}”已经是过去的机构"
                fix = f"改为“{entry.right}”；说的是改革以前的，在前面加“原”"
                yield spot_in(seen, at, at + len(entry.word), why, fix, level=_level(entry, year))


def _level(entry: Entry, year: int) -> Level | None:
    if entry.level:
        return Level(entry.level)
    # In the first year some places had not yet put up the new boards.
    return Level.DOUBT if year == entry.first else None


def _missing_former(sentence: Sentence, entries: tuple[Entry, ...]) -> Iterator[tuple[Entry, int]]:
    """Yield the old names without 原 of a sentence about the reform in which others have theirs."""
    text = sentence.text
    if not _OTHER_FORMER.search(text):
        return
    taken: set[int] = set()
    for entry in entries:
        for start in entry.starts(text):
            inside = range(start, start + len(entry.word))
            if not taken.isdisjoint(inside):
                continue
            taken.update(inside)
            clause = _MARK.split(text[max(0, start - _NEAR) : start])[-1]
            told = _CLAUSE.split(text[max(0, start - _FARTHEST) : start])[-1]
            if "原" not in clause and _OWN_RANK.search(clause) and not _THEN.search(told):
                yield entry, start


def check_not_yet(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find bodies that were set up only after the report year."""
    year = report_year(document)
    entries = lexicon.entries("新机构", year) if year else []
    ahead = {id(passage) for part in parts(document) if part.ahead for passage in part.passages}
    for passage in document.passages if entries else ():
        text = outside_titles(filled_in(passage))
        seen = replace(passage, text=text, written=passage.quote(0, len(passage.text)))
        for sentence in sentences(seen) if id(passage) not in ahead else ():
            if _REFORM.search(sentence.text):
                continue
            for entry in entries:
                for start in entry.starts(sentence.text):
                    at = sentence.start + start
                    why = f"{year}年还没有“{entry.word}”"
                    yield spot_in(
                        seen, at, at + len(entry.word), why, f"那时是{entry.right}；核对年度", level=_doubt(entry)
                    )


def _doubt(entry: Entry) -> Level | None:
    return Level(entry.level) if entry.level else None


def check_short_names(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find short names of old departments among those of others: 公安、工商、消防等部门."""
    year = report_year(document)
    old = {entry.word: entry for entry in lexicon.entries("旧部门简称", year)} if year else {}
    known = {*lexicon.words("部门简称"), *old}
    for passage in document.passages if old else ():
        seen = replace(passage, text=outside_titles(filled_in(passage)), written=passage.quote(0, len(passage.text)))
        for sentence in sentences(seen):
            if _REFORM.search(sentence.text) or "原" in sentence.text:
                continue
            for start, name in _short_names(sentence.text, known):
                entry = old.get(name)
                if entry:
                    at = sentence.start + start
                    why = f"{entry.first}年起的报告里，“{name}”已经是过去的部门"
                    fix = f"改为“{entry.right}”；说的是改革以前的，在前面加“原”"
                    yield spot_in(seen, at, at + len(name), why, fix, level=_doubt(entry))


def check_fields(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find fields named after departments that are no more: 卫生计生领域."""
    year = report_year(document)
    old = lexicon.entries("旧领域", year) if year else ()
    for passage in document.passages if old else ():
        seen = replace(passage, text=outside_titles(filled_in(passage)), written=passage.quote(0, len(passage.text)))
        for sentence in sentences(seen):
            if _REFORM.search(sentence.text) or "原" in sentence.text:
                continue
            # Of overlapping ones the first listed, as with the names of bodies.
            taken: set[int] = set()
            for entry in old:
                for start in entry.starts(sentence.text):
                    if start in taken:
                        continue
                    taken.update(range(start, start + len(entry.word)))
                    at = sentence.start + start
                    why = f"{entry.first}年起，“{entry.word}”已经不是一个部门的领域"
                    fix = f"改为“{entry.right}”；说的是改革以前的，在前面加“原”"
                    yield spot_in(seen, at, at + len(entry.word), why, fix, level=_doubt(entry))


def _short_names(text: str, known: set[str]) -> Iterator[tuple[int, str]]:
    """Yield the short names of departments that stand side by side."""
    for match in _LISTED.finditer(text):
        items = [(item.start(), item[0]) for item in re.finditer("[^、和与及]+", match[0])]
        names = [
            (match.start() + start + item.find(name), name) for start, item in items if (name := _LED_BY.sub("", item))
        ]
        closed = _DEPARTMENTS.search(text, match.start() + items[-1][0], match.end())
        if closed and sum(name in known for _, name in names) >= _ENOUGH:
            yield from names


def _outdated(sentence: Sentence, entries: tuple[Entry, ...]) -> Iterator[tuple[Entry, int]]:
    """Yield the old names of a sentence that is not about the reform itself; of overlapping ones the first listed."""
    text = sentence.text
    if _REFORM.search(text):
        yield from _missing_former(sentence, entries)
        return
    latest = max((int(year) for year in _PAST.findall(text)), default=0)
    taken: set[int] = set()
    for entry in entries:
        for start in entry.starts(text):
            end = start + len(entry.word)
            if not taken.isdisjoint(range(start, end)):
                continue
            taken.update(range(start, end))
            about_then = 0 < latest < entry.first
            former = _FORMER.search(text[max(0, start - _FARTHEST) : start])
            if not about_then and not former and not _NUMBER.match(text, end):
                yield entry, start


CHECKS: dict[str, Check] = {
    "机构-1": check_outdated,
    "机构-2": check_not_yet,
    "机构-3": check_short_names,
    "机构-4": check_fields,
}
