"""名称: the agency under several names, and slips in its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.check.agencies import agency_of, area_of, unit_of
from drafter.check.document import Document
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.rules import Check, Spot, spot_in

_SELF = re.compile(r"(?<![自你他])([我本])(市|县|区|镇|乡|街道|局|委|办|厅|处|院|单位|机关)(?![域级际身人])")
_GENERAL = ("各", "结合", "对照", "立足", "根据", "按照", "在", "将", "为", "与")
_AREAS = ("省", "市", "县", "区")
_TOWNS = ("镇", "乡", "街道")
_LEAST_NAME = 6
_RANKS = "省市县区镇乡"


def check_self_names(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find where the agency calls itself otherwise than it mostly does."""
    found = list(_self_names(document))
    units = Counter(unit for _, _, _, unit in found if unit not in _AREAS)
    own = unit_of(agency_of(document)) or (units.most_common(1)[0][0] if units else "")
    counts = Counter(name for _, _, name, unit in found if unit == own)
    usual = counts.most_common(1)[0][0] if counts else f"我{own}"
    for passage, start, name, unit in found:
        if not own or name == usual:
            continue
        if unit == own:
            why = f"同一篇里又称“{name}”又称“{usual}”"
        elif _is_foreign(unit, own):
            why = f"“{name}”与报告机关不符，别处称“{usual}”"
        else:
            continue
        yield spot_in(passage, start, start + len(name), why, f"全文统一，写成“{usual}”")


def _self_names(document: Document) -> Iterator[tuple[Passage, int, str, str]]:
    for passage in document.passages:
        for match in _SELF.finditer(passage.text):
            general = match[1] == "本" and match[2] in ("单位", "机关", "处", "院", "委", "办")
            if not general and not passage.text.endswith(_GENERAL[:4], 0, match.start()):
                yield passage, match.start(), match[0], match[2]


def _is_foreign(unit: str, own: str) -> bool:
    """Whether an agency of one kind would not call itself by a unit: the area around it, it may name."""
    if unit in ("单位", "机关"):
        return True
    if own in _AREAS:
        return unit in _TOWNS
    return unit not in _AREAS


def check_slips(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find words of names that are written wrongly."""
    for passage in document.passages:
        for entry in lexicon.entries("名称笔误", document.year):
            for start in entry.starts(passage.text):
                end = start + len(entry.word)
                level = Level(entry.level) if entry.level else None
                yield spot_in(passage, start, end, entry.note or "名称写错了", f"写成“{entry.right}”", level=level)


def check_near_names(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find the agency's name with one character wrong."""
    name = agency_of(document)
    if len(name) < _LEAST_NAME:
        return
    for passage in document.passages:
        text = passage.text
        for start in range(len(text) - len(name) + 1):
            # Two of the first three characters agree, or it is another name; most places end here.
            if text[start] != name[0] and text[start + 1] != name[1]:
                continue
            wrong = [at for at, right in enumerate(name) if text[start + at] != right]
            if len(wrong) == 1 and name[wrong[0]] not in _RANKS and text[start + wrong[0]] not in _RANKS:
                shown = text[start : start + len(name)]
                yield spot_in(passage, start, start + len(name), f"“{shown}”与机关名称差一个字", f"写成“{name}”")


def check_signature(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a signature of another agency than that of the title."""
    name = agency_of(document)
    for passage in _signatures(document):
        signed = passage.text.strip()
        if name and signed not in name and name not in signed and unit_of(signed):
            why = f"署名“{signed}”与标题里的“{name}”不是一个机关"
            yield spot_in(passage, 0, len(passage.text), why, "核对后写成一致")


def _signatures(document: Document) -> Iterator[Passage]:
    passages = document.passages
    for index, passage in enumerate(passages):
        following = passages[index + 1] if index + 1 < len(passages) else None
        before_date = following is not None and following.kind is Kind.DATE and passage.kind is Kind.OTHER
        if document.answers is None and before_date:
            yield passage


_BOUNDARY = r"(?:^|(?<=[，。、；：（“《]|[对由在与和向从及经为到是把以将报送]))"
_GENERIC = re.compile(
    rf"(?:{_BOUNDARY}(?:全)?|依法治)(?P<rank>区|县|镇|乡|街道)(?:委|政府|党委|人大|司法局|办事处|直各)?"
)
_SAME_RANK = (("区", "县"), ("镇", "乡", "街道"))


def check_rank(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a district's words in a county's report, or a township's in a town's."""
    own = _rank(document)
    others = next((ranks for ranks in _SAME_RANK if own in ranks), ())
    for passage in document.passages:
        for match in _GENERIC.finditer(passage.text):
            rank = match["rank"]
            # The lone word is any part of a sentence; what stands with it makes it the agency's own.
            if rank == own or rank not in others or match[0] == rank:
                continue
            why = f"报告机关是{own}一级的，这里写的是“{match[0]}”"
            yield spot_in(passage, *match.span(), why, f"写成“{match[0].replace(rank, own)}”")


def _rank(document: Document) -> str:
    area = area_of(agency_of(document)) or agency_of(document)
    return next((rank for ranks in _SAME_RANK for rank in ranks if area.endswith(rank)), "")


CHECKS: dict[str, Check] = {
    "名称-1": check_self_names,
    "名称-2": check_slips,
    "名称-3": check_near_names,
    "名称-4": check_signature,
    "名称-5": check_rank,
}
