"""抄袭: what a school, a hospital, a firm or an office says of itself, in the report of an agency that is none."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.agencies import agency_of
from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Kind, Passage, sentences
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import outside_titles

# Where a school, a hospital or a firm is the one who acts, it may use its own words.
_GUIDED = expression(
    "指导|督促|引导|要求|推动|支持|帮助|鼓励|规范|监督|组织[^，。；]{0,6}(?:企业|学校|医院|公司)|走进|深入|进校园|进企业|进医院|检查|查处|处罚|调解|纠纷|案|诉|许可|审批|全县各|全市各|全区各|各级|各类|辖区|联合|会同|联系"
)
_MOST = 3


def check_foreign_kinds(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what only a unit of another kind says of itself, each word once."""
    agency = agency_of(document)
    running = [one for one in document.passages if one.kind is Kind.BODY] if agency else []
    found: dict[str, Spot] = {}
    for kind in lexicon.entries("单位用语", document.year):
        if any(word in agency for word in kind.not_before):
            continue
        for passage in running:
            for start, word in _words(kind, passage):
                why = f"“{word}”是{kind.word}的说法，报告机关是“{agency}”"
                fix = "核对是不是照搬别处的；是别的单位做的，写明单位"
                found.setdefault(word, spot_in(passage, start, start + len(word), why, fix))
    yield from list(found.values())[:_MOST]


def _words(kind: Entry, passage: Passage) -> Iterator[tuple[int, str]]:
    """Yield the words of a kind in sentences that name no unit of that kind and guide none."""
    for word in kind.behind:
        for sentence in sentences(passage) if word in passage.text else ():
            text = outside_titles(sentence.text)
            start = text.find(word)
            named = any(one in text for one in kind.not_behind) or _GUIDED.search(text)
            if start >= 0 and not named and not text.endswith(kind.before, 0, start):
                yield sentence.start + start, word


CHECKS: dict[str, Check] = {"抄袭-5": check_foreign_kinds}
