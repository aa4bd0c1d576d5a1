"""抄袭: names of places that are not the agency's own, as if they were."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.check.agencies import agency_of
from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families import foreign_divisions, foreign_provinces
from drafter.check.findings import Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.patterns import A_HAN
from drafter.check.place_names import PlaceName, PlaceReader, full_names, is_listed, rank_of
from drafter.check.rules import Check, Spot, spot_in

_OWN = (Kind.TITLE, Kind.RECIPIENT, Kind.SIGNATURE)
_FEW, _AROUND = 3, 20
_PARKS = ("管委会", "管理委员会")
_SAYING = expression(
    f"(?:法治|平安|清廉|信用|善治|诚信)(?P<name>{A_HAN}{{2}})(?=建设|创建|”|、(?:法治|平安|清廉|信用))"
    f"|为(?P<other>{A_HAN}{{2}})(?:经济社会)?(?:高质量|跨越式?|转型|创新|绿色)发展"
)
_PARK = expression(
    f"(?P<name>{A_HAN}{{2}})(?:国家级?|省级)?(?:(?:高新技术产业|高新|经济技术|经济)(?:开发区|园区|示范区)|高新区|经开区)(?P<other>)"
)
_ZONE = expression("开发区|高新区|经开区|示范区|管委会|新区|园区")
_ZONE_ACTING = expression(
    f"(?:^|(?<=[。；]))(?:[（(]?[一二三四五六七八九十0-9]{{1,2}}[）)、.]|[一二三四五六七八九十]是)?(?P<zone>(?!全|各|我|本|以|在|对|为|推|加){A_HAN}{{0,6}}(?:开发区|高新区|经开区)(?:管委会)?)"
    "(?=[始坚切认深全积严持大不高党按依紧聚强着进扎贯落以通把将先共组建制印出开举成])"
)
_WIDE = expression(
    "中国|北京|天津|上海|重庆|河北|山西|辽宁|吉林|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南"
    "|西藏|陕西|甘肃|青海|宁夏|新疆|长江|黄河|全.|三农|乡村|社区|山区|市场|百姓"
    "|海关|口岸|河湖|江河|驿站|师资|.[县镇村社区乡市]|[镇村]."
)


def check_foreign_places(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find places of a rank that the agency's own name has, under another name; each name once."""
    reader = PlaceReader(lexicon)
    seen = [
        (passage, name)
        for passage in document.passages
        if passage.kind not in _OWN
        for name in reader.names(passage.text)
    ]
    own = _own_text(document) or _most_named(seen)
    ranks = {rank_of(name): name for name in full_names(own)}
    abroad = lexicon.entries("往来字样", 0)
    yield from _in_sayings(document, reader, own, abroad)
    yield from _parks_acting(document, own)
    told: set[str] = set()
    for passage, name in seen:
        if name.rank not in ranks or name.tail in own or name.name in told or is_listed(passage.text, name):
            continue
        if _is_explained(passage, name, abroad):
            continue
        told.add(name.name)
        why = f"报告机关在“{ranks[name.rank]}”，这里写的是“{name.name}”"
        yield spot_in(passage, name.start, name.end, why, f"核对是不是“{ranks[name.rank]}”；确是外地的可以保留")


def _in_sayings(document: Document, reader: PlaceReader, own: str, abroad: Sequence[Entry]) -> Iterator[Spot]:
    """Yield names without their rank where only the agency's own would stand: 法治某某, 某某高新区管委会."""
    pattern = _PARK if agency_of(document).endswith(_PARKS) else _SAYING
    known = own + "".join(passage.text for passage in document.passages if passage.kind in _OWN)
    told: set[str] = set()
    for passage in document.passages if known else ():
        for match in pattern.finditer(passage.text) if passage.kind not in _OWN else ():
            name = match["name"] or match["other"]
            foreign = name not in known and name not in told and not _WIDE.fullmatch(name) and reader.may_be_name(name)
            # The city or province above has its own sayings.
            if not foreign or _named_with_rank(document, name):
                continue
            if _is_explained(passage, PlaceName(*match.span(), name), abroad):
                continue
            told.add(name)
            why = f"这里写的是“{name}”，不是报告机关所在的地方"
            level = None if pattern is _PARK else Level.HINT
            yield spot_in(passage, *match.span(), why, "核对是不是照搬别处的；确是上级或者外地的可以保留", level=level)


def _parks_acting(document: Document, own: str) -> Iterator[Spot]:
    """Yield a 开发区 that begins a sentence as the one who acts, in the report of another agency; once."""
    known = own + "".join(passage.text for passage in document.passages if passage.kind in _OWN)
    told: set[str] = set()
    for passage in document.passages if known and not _ZONE.search(known) else ():
        for match in _ZONE_ACTING.finditer(passage.text) if passage.kind is Kind.BODY else ():
            if match["zone"] not in told:
                told.add(match["zone"])
                why = f"报告机关不是“{match['zone']}”，这里由它来做"
                fix = "核对是不是照搬别处的；确是本地开发区做的可以保留"
                yield spot_in(passage, *match.span("zone"), why, fix, level=Level.HINT)


def _named_with_rank(document: Document, name: str) -> bool:
    pattern = re.compile(f"{name}(?:省|市|州|地区|自治区)")
    return any(pattern.search(passage.text) for passage in document.passages)


def _own_text(document: Document) -> str:
    """Return the text in which a place is the agency's own: its name, the title, who it reports to, who signs."""
    own = [document.agency, agency_of(document)]
    own += [passage.text for passage in document.passages if passage.kind in _OWN]
    return "\n".join(part for part in own if part) if any(full_names(part) for part in own) else ""


def _most_named(seen: list[tuple[Passage, PlaceName]]) -> str:
    """Return the name that a text without title mentions most; empty where none stands out."""
    ((name, times), *others) = Counter(name.name for _, name in seen).most_common(2) or [("", 0)]
    return name if times >= _FEW and all(2 * other <= times for _, other in others) else ""


# 与某市某镇、某县某镇等地建立机制: what is set up together.
_WITH = expression("[与同和][^，。；：]{0,30}$")
_TOGETHER = expression(
    "^[^。；，]{0,40}(?:建立|签订|签署|实现|开展|推进|协商|共享)[^。；]{0,12}(?:机制|协议|通办|互认|备忘录|公约|共享)"
)


def _is_explained(passage: Passage, name: PlaceName, abroad: Sequence[Entry]) -> bool:
    """Whether the words around tell of learning from, working with or going to another place."""
    if _WITH.search(passage.text[: name.start]) and _TOGETHER.search(passage.text[name.end :]):
        return True
    # What follows a title does not tell of whose paper it is.
    inside = passage.text.rfind("《", 0, name.start) > passage.text.rfind("》", 0, name.start)
    closed = passage.text.find("》", name.end) if inside else -1
    end = closed if closed >= 0 else name.end + _AROUND
    around = passage.text[max(0, name.start - _AROUND) : min(end, name.end + _AROUND)]
    return any(next(entry.starts(around), None) is not None for entry in abroad)


CHECKS: dict[str, Check] = {
    "抄袭-2": check_foreign_places,
    **foreign_provinces.CHECKS,
    **foreign_divisions.CHECKS,
}
