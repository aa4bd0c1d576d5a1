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


_REPORTS = re.compile("(?:现|特)(?:就|将|把)我(?P<unit>省|市|县|区|镇|乡|街道|局|委|办|厅|处|院)")


def check_reporter(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 现将我县 in the report of a town, and the agency's place with another rank."""
    agency = agency_of(document)
    own = unit_of(agency)
    for passage in document.passages if own else ():
        for match in _REPORTS.finditer(passage.text):
            if match["unit"] != own and not (
                own in _AREAS and match["unit"] in _AREAS and own != match["unit"] == "市"
            ):
                why = f"报告机关是“{agency}”，这里说的是“我{match['unit']}”"
                yield spot_in(passage, match.start("unit") - 1, match.end(), why, f"写成“我{own}”")
    yield from _other_rank(document, agency)


_PLACE = re.compile(
    r"(?P<stem>[\u4e00-\u9fff]{2,4}?)(?P<rank>街道|镇|乡|县|区)(?:$|人民|政府|办事处|委|党|司法|[\u4e00-\u9fff]{1,8}局)"
)


def _other_rank(document: Document, agency: str) -> Iterator[Spot]:
    place = _PLACE.search(re.sub("^(?:中共)?(?:[\u4e00-\u9fff]{2,4}(?:省|市))?", "", agency)) or _PLACE.search(agency)
    own = next((ranks for ranks in _SAME_RANK if place and place["rank"] in ranks), ())
    if not place or not own:
        return
    others = "|".join(rank for ranks in _SAME_RANK for rank in ranks if rank != place["rank"])
    wrong = re.compile(f"{place['stem']}(?:{others})(?![\u4e00-\u9fff]?[0-9])")
    for passage in document.passages:
        for match in wrong.finditer(passage.text):
            said, right = match[0], place["stem"] + place["rank"]
            # A county's seat may well have its name.
            level = None if said[len(place["stem"]) :] in own else Level.HINT
            yield spot_in(
                passage, *match.span(), f"报告机关在“{right}”，这里写的是“{said}”", f"核对，写成“{right}”", level=level
            )


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


_BODY = r"[\u4e00-\u9fff]{0,9}?(?:局|委员会|委(?!员)|厅|办公室)(?![面势部限长])"


def check_other_names(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find the agency under a name that is neither its own nor a short one of it: 卫生健康委 for 卫生健康局."""
    match = _OFFICE.search(agency_of(document))
    if not match:
        return
    rank, office = match["rank"], match["office"]
    pattern = re.compile(f"{rank}(?P<name>{office[:2]}{_BODY})")
    for passage in document.passages:
        for found in pattern.finditer(passage.text):
            name = found["name"]
            if not _is_short_for(name, office) and office not in name:
                why = f"报告机关是“{rank}{office}”，这里写的是“{rank}{name}”"
                yield spot_in(passage, *found.span(), why, f"核对，写成“{rank}{office}”")


_OFFICE = re.compile("(?P<rank>[省市县区州])(?P<office>[\u4e00-\u9fff]{2,14}(?:局|委员会|委|厅|办公室))$")


def _is_short_for(name: str, whole: str) -> bool:
    """Whether all characters of a name stand in a longer one in this order."""
    rest = iter(whole)
    return all(character in rest for character in name)


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
    rf"(?:{_BOUNDARY}(?:全|各)?|依法治)(?P<rank>区|县|镇|乡|街道)(?:委|政府|党委|人大|司法局|办事处|直各|长(?=[，。、）主带亲出多任调批作]))?"
)
_COMMISSION = re.compile("(?P<one>省|市|县|区|州)委(?:全面)?依法治(?P<other>省|市|县|区|州)(?=委员会|办)")
_SAME_RANK = (("区", "县"), ("镇", "乡", "街道"))


def check_rank(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a district's words in a county's report, or a township's in a town's."""
    own = _rank(document)
    others = next((ranks for ranks in _SAME_RANK if own in ranks), ())
    for passage in document.passages:
        for match in _COMMISSION.finditer(passage.text):
            if match["one"] != match["other"]:
                why = f"“{match['one']}委”和“依法治{match['other']}”不是一级"
                yield spot_in(passage, *match.span(), why, f"写成“依法治{match['one']}”")
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
    "名称-6": check_reporter,
    "名称-7": check_other_names,
}
