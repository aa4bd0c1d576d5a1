"""抄袭: a province that is not the agency's own as the one who acts, orders or is built up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.check.agencies import agency_of
from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.rules import Check, Spot, spot_in

_OWN_KINDS = (Kind.TITLE, Kind.RECIPIENT, Kind.SIGNATURE)
_PROVINCES = (
    "河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
)
_REGIONS = "内蒙古|广西|西藏|宁夏|新疆"
_CITIES = "北京|天津|上海|重庆"
_NAMED = expression(
    rf"(?P<province>{_PROVINCES})省|(?P<region>{_REGIONS})(?:壮族|回族|维吾尔)?自治区|(?P<city>{_CITIES})市"
)
_NUMBERED = "(?:[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.]|[一二三四五六七八九十]是)?"
_ACTS = (
    "(?=坚持|扎实|全面|深入|持续|认真|始终|积极|大力|各级|全省|上下|着力|聚焦|紧扣|紧紧|统筹|不断|严格|高度|健全|完善"
    "|推进|推动|加强|强化|深化|出台|印发|制定|组织|开展|累计|共)"
)
_ORDERS = (
    "(?=委(?:、|和|省|员会|全面|依法|书记|部署|要求|印发|决策|政法委)|人民政府|政府|依法治|法治政府建设|司法厅|[^，。；：、《》]{2,8}厅|司法局"
    "|行政执法监督|统一部署|部署)"
)
_SUBJECT = expression(
    rf"(?:^|(?<=[。；：]))(?P<lead>{_NUMBERED})(?P<name>(?:{_PROVINCES})(?:省|全省)|(?:{_CITIES})市){_ACTS}"
)
_ORDERED = expression(
    rf"(?:按照|根据|落实|贯彻|对照|围绕|执行|经|在|由|和|及|、|^|(?<=[。；，]))(?:落实|执行)?(?P<name>(?:{_PROVINCES})省|(?:{_CITIES})市){_ORDERS}"
)
_BUILT = expression(rf"(?:法治|平安|清廉|信用)(?P<name>{_PROVINCES}|{_REGIONS}|{_CITIES})(?!省|市|日报|网)")
# In the report of 某某省 another province begins a clause, whatever it does.
_OWN_BY_NAME = expression("^(?P<stem>[\u4e00-\u9fff]{2,3})省")
_ANOTHER = expression(
    "(?:^|(?<=[，。；：])|(?<=[一二三四五六七八九十]是))(?:在|由|经|按照|根据|落实|贯彻|贯彻落实)?(?P<name>(?P<stem>[\u4e00-\u9fff]{2,3})省)(?![级内外际域直份事长略力钱去心城会道])"
)
# 推动将省委: what is no province stands in front of the own one's bodies.
_OF_THE_OWN = expression("委|人大|人民|政府|政协|直|属|司法|依法|纪委|法院|检察院|财政|发展|[一二三四五六七八九十]次")
_NO_STEM = expression("[我本全各该外邻跨兄弟其他他每某两数几出省节与和在及由为反内入]")
_OF_TITLE = expression("《[^《》]{1,60}$")
_AROUND, _ENOUGH = 20, 2


class _Found(NamedTuple):
    passage: Passage
    start: int
    end: int
    name: str
    level: Level | None


def check_foreign_provinces(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a province as the one who acts or orders that is not the agency's own; each name once."""
    own, sure = _own_province(document)
    abroad = lexicon.entries("往来字样", 0)
    told: set[str] = set()
    for found in _mentions(document, own, sure=sure):
        stem = found.name.rstrip("省全市")
        if stem == own or stem in told or _is_explained(found, abroad):
            continue
        told.add(stem)
        where = f"报告机关在{own}" if own else "这里不像是在说报告机关所在的省"
        why = f"{where}，这里写的是“{found.name}”"
        fix = "核对是不是照搬别处的；确是外地的可以保留"
        yield spot_in(found.passage, found.start, found.end, why, fix, level=found.level)


def _mentions(document: Document, own: str, *, sure: bool) -> Iterator[_Found]:
    """Yield what looks like a province's own doing; of what only another one contradicts, the level is lower."""
    level = None if sure else Level.HINT
    first = own
    by_name = _OWN_BY_NAME.match(agency_of(document))
    stem = by_name["stem"] if by_name else ""
    for passage in document.passages:
        text = passage.text if passage.kind not in _OWN_KINDS else ""
        for match in _SUBJECT.finditer(text):
            yield _Found(passage, *match.span("name"), match["name"], None if own else Level.HINT)
        for match in _ANOTHER.finditer(text) if stem else ():
            is_known = re.fullmatch(_PROVINCES, match["stem"])
            if not is_known and _OF_THE_OWN.match(text, match.end("name")):
                continue
            if match["stem"] != stem and not _NO_STEM.search(match["stem"]):
                yield _Found(passage, *match.span("name"), match["name"], None)
        for match in (match for shape in (_ORDERED, _BUILT) for match in shape.finditer(text)):
            # Where nothing tells the agency's own, the first is taken for it.
            first = first or match["name"].rstrip("省市")
            in_title = _OF_TITLE.search(text, max(0, match.start() - _AROUND), match.start())
            if not in_title and not match["name"].startswith(first):
                yield _Found(passage, *match.span("name"), match["name"], level)


def _own_province(document: Document) -> tuple[str, bool]:
    """Return the agency's province, and whether its own names say so and not only how often it stands there."""
    given = document.agency + agency_of(document)
    given += "".join(passage.text for passage in document.passages if passage.kind in _OWN_KINDS)
    named = re.search(f"{_PROVINCES}|{_REGIONS}|{_CITIES}", given)
    if named:
        return named[0], True
    counts = Counter(
        match[match.lastgroup or 0] for passage in document.passages for match in _NAMED.finditer(passage.text)
    )
    ((usual, most), *others) = counts.most_common(2) or [("", 0)]
    clear = most >= _ENOUGH and all(_ENOUGH * times <= most for _, times in others)
    return (usual, False) if clear else ("", False)


def _is_explained(found: _Found, abroad: Sequence[Entry]) -> bool:
    around = found.passage.text[max(0, found.start - _AROUND) : found.end + _AROUND]
    return any(next(entry.starts(around), None) is not None for entry in abroad)


CHECKS: dict[str, Check] = {"抄袭-3": check_foreign_provinces}
