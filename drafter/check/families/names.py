"""名称: the agency under several names, and slips in its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drafter.check.agencies import agency_of, place_of, unit_of
from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families import (
    level_words,
    name_bodies,
    name_commissions,
    name_heads,
    name_places,
    name_variants,
    place_twins,
)
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spelling.likeness import alike

_SELF = expression(r"(?<![自你他])([我本])(省|市|县|区|镇|乡|街道|局|委|办|厅|处|院|单位|机关)(?![域级际身人])")
_GENERAL = ("各", "结合", "对照", "立足", "根据", "按照", "在", "将", "为", "与")
_AREAS = ("省", "市", "县", "区")
_TOWNS = ("镇", "乡", "街道")
_PARKS = ("管委会", "管理委员会")
_LEAST_NAME = 6
_MAY_BE_LOST = "和与及"
_RANKS = "省市县区镇乡"
_LAST = "局厅委办院处会府部室"


def check_self_names(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find where the agency calls itself otherwise than it mostly does."""
    found = list(_self_names(document))
    units = Counter(unit for _, _, _, unit in found if unit not in _AREAS)
    own = unit_of(agency_of(document)) or (units.most_common(1)[0][0] if units else "")
    counts = Counter(name for _, _, name, unit in found if unit == own)
    usual = counts.most_common(1)[0][0] if counts else f"我{own}"
    place = place_of(agency_of(document))
    area = place.rank if place else ""
    # A 开发区 calls itself 我区 in a city or county.
    is_park = agency_of(document).endswith(_PARKS)
    for passage, start, name, unit in found:
        if not own or (name == usual and unit == own):
            continue
        if unit == own:
            why = f"同一篇里又称“{name}”又称“{usual}”"
        elif _is_foreign(unit, own):
            why = f"“{name}”与报告机关不符，别处称“{usual}”"
        elif _is_other_area(passage, start, unit, area, is_park=is_park):
            yield spot_in(
                passage, start, start + len(name), f"报告机关在{area}一级，这里写的是“{name}”", f"核对，写成“我{area}”"
            )
            continue
        else:
            continue
        yield spot_in(passage, start, start + len(name), why, f"全文统一，写成“{usual}”")


_OF_OFFICE = expression(
    "我(?P<area>[市县区])(?=局(?![面势部限])|党组|局?机关(?:党|全体|各科|各股)|各?(?:科室|股室)|分管局长|局长|(?:党政)?主要负责(?:人|同志)履行)"
)
_AS_AN_OFFICE = expression(
    "我[市县区](?:共|全年|累计)?(?:作出行政处罚|立案|查处|办理行政处罚|办结行政处罚|制发|修订印发|(?:行政)?执法人员[0-9]|持证(?:执法)?人员[0-9])"
)
# These tell the figures of the whole district.
_FOR_THE_AREA = expression("司法局|审批|政务服务|统计局|信访局|政府办")


def check_office_as_area(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 我区 in front of what only the department itself has: its 党组, its 科室."""
    agency = agency_of(document)
    own = unit_of(agency)
    for passage in document.passages if own in level_words.OFFICES else ():
        for match in _OF_OFFICE.finditer(passage.text):
            why = f"报告机关是{own}，这里把自己说成了“{match[0]}”"
            yield spot_in(passage, match.start(), min(len(passage.text), match.end() + 4), why, f"写成“我{own}”")
        for match in _AS_AN_OFFICE.finditer(passage.text) if own == "局" and not _FOR_THE_AREA.search(agency) else ():
            why = f"报告机关是{own}，“{match[0]}”说的像是本{own}"
            yield spot_in(passage, *match.span(), why, f"说的是本{own}的，写成“我{own}”", level=Level.HINT)


_OTHERS_BODY = expression(
    "(?:^|(?<=[，。；：、由在对各将把向经从])|(?<=[一二三四五六七八九十]是))(?P<unit>局|厅|委|办)"
    "(?=机关(?:各|党委|党组|全体|干部|及|和|科室|处室|股室|内部|与|工作人员|执法)|党组(?!织)|领导班子|属(?:各|单位)|直属(?:单位|机构)|务会|长办公会|机关和)"
)


def check_body_of_other_unit(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 局机关科室 in the report of a 厅: what an agency of another kind calls its own bodies."""
    yield from level_words.of_other_units(document, _OTHERS_BODY, "核对是不是照搬别处的，")


_REPORTS = expression("(?:现|特)(?:就|将|把)[我本](?P<unit>省|市|县|区|镇|乡|街道|局|委|办|厅|处|院)")


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
        yield from _answered(passage, own)


_SELF_KEY = "机关.自称"


def _answered(passage: Passage, own: str) -> Iterator[Spot]:
    """Yield what a record's agency calls itself where that is no name for such an agency."""
    for segment in passage.segments:
        said = passage.text[segment.start : segment.end]
        match = _SELF.fullmatch(said) if segment.place.key == _SELF_KEY else None
        if match and match[2] != own and match[2] not in ("单位", "机关"):
            why = f"报告机关是{own}，自称却是“{said}”"
            yield spot_in(passage, segment.start, segment.end, why, f"写成“我{own}”")


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
        return unit in _TOWNS or unit in level_words.OFFICES
    return unit not in _AREAS


_AREA_ABOVE = {"县": "市", "区": "市", "市": "省"}
_AS_OF_ABOVE = expression(
    r"(?:在|全|为|是|代表|居|列|推动|全省|位于|按照|根据|落实|执行|达到|高于|低于|被|获|对|由|从|向|和|与)$|^[我本][市省](?:的|第|首|唯一|前|各县|其他|排|市级|先进|户籍|居民|范围)"
)


def _is_other_area(passage: Passage, start: int, unit: str, area: str, *, is_park: bool) -> bool:
    """Whether a county speaks of itself as a city, or an office as of another district."""
    if not area or unit not in _AREAS or unit == area or area not in _AREAS or (unit == "区" and is_park):
        return False
    around = passage.text[max(0, start - 4) : start], passage.text[start : start + 6]
    if unit == "省":
        return area == "市" and not any(_AS_OF_ABOVE.search(one) for one in around)
    return unit != _AREA_ABOVE[area] or not any(_AS_OF_ABOVE.search(one) for one in around)


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
            if len(wrong) == 1 and _may_be_slip(name, wrong[0], text[start + wrong[0]]):
                shown = text[start : start + len(name)]
                yield spot_in(passage, start, start + len(name), f"“{shown}”与机关名称差一个字", f"写成“{name}”")
        for shown in _lost_or_doubled(name):
            start = text.find(shown)
            if start >= 0:
                yield spot_in(passage, start, start + len(shown), f"“{shown}”与机关名称差一个字", f"写成“{name}”")


def _may_be_slip(name: str, at: int, written: str) -> bool:
    """Whether one character written for another makes a name wrong, and not another place's or no name at all."""
    if name[at] in _RANKS or written in _RANKS:
        return False
    # 城市管理|普法: what stands in front is no name without its last character.
    return at < len(name) - 1 or written in _LAST or written in alike(name[at])


def _lost_or_doubled(name: str) -> Iterator[str]:
    """Yield a name with one character lost inside it, or written twice."""
    wrong = [name[:at] + name[at + 1 :] for at in range(1, len(name) - 1) if name[at] not in _MAY_BE_LOST]
    wrong += [name[:at] + name[at - 1] + name[at:] for at in range(1, len(name) + 1)]
    yield from dict.fromkeys(one for one in wrong if one not in name and one != name)


def check_signature(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a signature of another agency than that of the title."""
    name = agency_of(document)
    for passage in _signatures(document):
        signed = passage.text.strip()
        if name and signed not in name and name not in signed and unit_of(signed):
            why = f"署名“{signed}”与标题里的“{name}”不是一个机关"
            yield spot_in(passage, 0, len(passage.text), why, "核对后写成一致")
        elif name and _has_lost_its_end(name, signed):
            short, whole = sorted((name, signed), key=len)
            where = "署名" if short == signed else "标题"
            why = f"{where}里的“{short}”少了“{whole[-1]}”"
            yield spot_in(passage, 0, len(passage.text), why, f"写成“{whole}”")


def _has_lost_its_end(name: str, signed: str) -> bool:
    """Whether one of two names is the other without its last character, and by itself names no agency."""
    short, whole = sorted((name, signed), key=len)
    return whole[:-1] == short and not unit_of(short) and bool(unit_of(whole))


def _signatures(document: Document) -> Iterator[Passage]:
    passages = document.passages
    for index, passage in enumerate(passages):
        following = passages[index + 1] if index + 1 < len(passages) else None
        before_date = following is not None and following.kind is Kind.DATE and passage.kind is Kind.OTHER
        if document.answers is None and before_date:
            yield passage


CHECKS: dict[str, Check] = {
    "名称-1": check_self_names,
    "名称-2": check_slips,
    "名称-3": check_near_names,
    "名称-4": check_signature,
    **name_places.CHECKS,
    "名称-6": check_reporter,
    "名称-17": check_office_as_area,
    "名称-18": check_body_of_other_unit,
    **name_bodies.CHECKS,
    **name_heads.CHECKS,
    **name_variants.CHECKS,
    **name_commissions.CHECKS,
    **level_words.CHECKS,
    **place_twins.CHECKS,
}
