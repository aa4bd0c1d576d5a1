"""抄袭: text taken over from last year, and names of places that are not the agency's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.agencies import agency_of, area_of
from drafter.check.document import Document
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage, sentences
from drafter.check.rules import Check, Spot, spot_in
from drafter.errors import Place

_NUMBERS = re.compile(r"[0-9.,%％]+")
_SHORTEST = 14
_LONG = 30
_OVERLAP = 50
_MOST_FINDINGS = 10
_LONGEST_QUOTE = 24
_BODIES = (
    "人民政府|司法局|人民法院|人民检察院|公安局|应急管理局|市场监督管理局|民政局|教育局|财政局|"
    "行政审批局|综合行政执法局|党委|办事处|群众|干部|各|实际|农民"
)
# What may stand in front of a name without being part of it.
_FRONT = r"(?:^|(?<=[，。、；：（“《]|[对由在与和向从及经为到是把以将]))"
_PLACE = re.compile(
    rf"{_FRONT}(?P<name>(?![对由在与和向从及经为到是赴把以将各全])[\u4e00-\u9fff]{{2,3}}?(?:县|区|镇|乡|街道))(?P<body>{_BODIES})"
)


def check_overlap(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find how much of the report is last year's, years and numbers aside, and its longest sentences."""
    if document.last is None:
        return
    formulas = lexicon.words("通用表述")
    before = {words for _, _, words in _sentences(document.last, formulas)}
    own = list(_sentences(document, formulas))
    same = [(passage, start, words) for passage, start, words in own if words in before]
    total = sum(len(words) for _, _, words in own)
    share = round(100 * sum(len(words) for _, _, words in same) / total) if total else 0
    if share >= _OVERLAP:
        why = f"正文的 {share}% 与去年的报告一样（年份和数字不算）"
        yield Spot(Place(document.file), "", why, "写今年的事；逐句核对下面各处")
    for passage, start, _ in [one for one in same if len(one[2]) >= _LONG][:_MOST_FINDINGS]:
        end = min(len(passage.text), start + _LONGEST_QUOTE)
        yield spot_in(passage, start, end, "这一句与去年的报告一样", "写今年的做法和结果", level=Level.HINT)


def _sentences(document: Document, formulas: list[str]) -> Iterator[tuple[Passage, int, str]]:
    """Yield the sentences of running text without their numbers; formulas of law and politics are left out."""
    for passage in document.running():
        for sentence in sentences(passage):
            words = _NUMBERS.sub("#", sentence.text).strip("。；# ")
            end = sentence.start + len(sentence.text)
            is_own = document.answers is None or _is_given(passage, sentence.start, end)
            if is_own and len(words) >= _SHORTEST and not any(formula in words for formula in formulas):
                yield passage, sentence.start, words


def _is_given(passage: Passage, start: int, end: int) -> bool:
    """Whether the record says most of a stretch; what the layout itself says is the same every year."""
    given = sum(
        max(0, min(end, one.end) - max(start, one.start))
        for one in passage.segments
        if one.place.key and not one.missing
    )
    return 2 * given > end - start


def check_foreign_places(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find bodies of another place of the same rank, as if they were the agency's own."""
    own = _own_names(document)
    area = area_of(agency_of(document))
    if not area:
        return
    rank = "区县" if area[-1] in "区县" else "镇乡道"
    for passage in document.passages:
        if passage.kind not in (Kind.BODY, Kind.HEADING, Kind.SIGNATURE):
            continue
        for match in _PLACE.finditer(passage.text):
            name = match["name"]
            if name[-1] not in rank or name in own or _is_no_name(name, lexicon):
                continue
            if passage.text.endswith(("学习", "考察", "赴", "到"), 0, match.start()):
                continue
            why = f"报告机关在“{area}”，这里写的是“{name}”"
            yield spot_in(
                passage, match.start("name"), match.end("body"), why, f"核对是不是“{area}”；确是外地的可以保留"
            )


def _is_no_name(name: str, lexicon: Lexicon) -> bool:
    """Whether what looks like a place is a word before 县 or 镇, or a kind of area."""
    return (
        name[-2] in "全各本我该"
        or name.startswith(tuple(lexicon.words("不是地名")))
        or name.endswith(tuple(lexicon.words("泛称")))
    )


def _own_names(document: Document) -> str:
    """Return the text in which a place is the agency's own: its name, the title, who it reports to, who signs."""
    kinds = (Kind.TITLE, Kind.RECIPIENT, Kind.SIGNATURE)
    own = [passage.text for passage in document.passages if passage.kind in kinds]
    return "\n".join([document.agency, agency_of(document), *own])


CHECKS: dict[str, Check] = {"抄袭-1": check_overlap, "抄袭-2": check_foreign_places}
