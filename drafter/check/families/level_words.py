"""名称: words of another level that stand alone among many of the agency's own: 全县 in a district's report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.agencies import agency_of, place_of, unit_of
from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.name_heads import BOUNDARY
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.patterns import whole_text
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import filled_in, outside_titles

_BODIES = (
    "(?:政府(?!部门)|委(?!托|派|员|屈|会)|人民政府|人大常委会|人民法院|人民检察院|司法局|长(?=[带主出办亲])|综合行政执法|行政复议|纪委监委"
    "|政务服务|直(?:各|部门|单位|机关)|发展改革|市场监管|自然资源|生态环境|财政局|公安局|教育局|应急管理局)"
)
_OF_COUNTIES = {
    "县": expression(rf"全县(?!级|域|制)|(?<![各市区邻省外知名郊周边、百强个本该两三兄弟])县{_BODIES}"),
    "区": expression(
        rf"全区(?!域|块|位|间|别|块)|(?<![各市县邻省社城景辖片库治地校厂小新山林牧矿灾汛园郊湖渔发港住街、个本该两三自保])区{_BODIES}"
    ),
}
_TOWNS = expression("全(?:镇|乡|街道)(?!村|域|级)")
# A town may name its district in its title.
_OF_A_TOWN = expression("[我本](?:镇|乡|街道)|(?<![各个])(?:镇|乡)党委|镇长|街道党工委")
_TOWN_NAMED = expression(r"[镇乡](?!村)|街道")
_AUTONOMOUS = expression("自治区|广西|宁夏|内蒙古|新疆|西藏")
_MIXED = expression("县区|区县|县（|县、区|市、区|[县市]（?市、区|各县|县市区|市县|省级?、")
_OWN_LEAST, _OTHER_MOST = 4, 2
_NEAR, _FAR = 2, 40


def _running(document: Document) -> Iterator[tuple[Passage, str]]:
    for passage in document.passages:
        if passage.kind in (Kind.BODY, Kind.HEADING, Kind.OTHER):
            yield passage, outside_titles(filled_in(passage))


def check_levels(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a level's word that is not the agency's own, once or twice among many of its own."""
    place = place_of(agency_of(document))
    own = place.rank if place else ""
    if not place or own not in ("县", "区", "市", "镇", "乡", "街道"):
        return
    passages = list(_running(document))
    if own in _OF_COUNTIES:
        if not _AUTONOMOUS.search(whole_text(document)):
            yield from _rare(passages, own, "区" if own == "县" else "县")
        yield from _leaders_above(passages)
    elif own == "市":
        yield from _counties_of_city(passages)
    yield from _towns(passages, own)


def _rare(passages: list[tuple[Passage, str]], own: str, other: str) -> Iterator[Spot]:
    usual = sum(len(_OF_COUNTIES[own].findall(text)) for _, text in passages)
    found = [(passage, text, match) for passage, text in passages for match in _OF_COUNTIES[other].finditer(text)]
    if usual < _OWN_LEAST or len(found) > _OTHER_MOST:
        return
    for passage, text, match in found:
        # 与邻近的青山区政府会商: the name of another place stands in front.
        named = re.search(r"[一-龥]{2}$", text[: match.start()]) and not _BEFORE.search(text[: match.start()])
        if _MIXED.search(text, max(0, match.start() - 4), match.end() + 4):
            continue
        why = f"报告机关在{own}一级，别处都是“{own}”，这里写的是“{match[0]}”"
        level = Level.HINT if named and not match[0].startswith("全") else None
        yield spot_in(passage, *match.span(), why, f"核对，写成“{match[0].replace(other, own)}”", level=level)


# What no name of a place ends with: the word behind it is the agency's own.
_BEFORE = expression(
    rf"{BOUNDARY}$|(?:[入经修订列由向在对将把从为与和及报按据到受被作提交集请听召过合给是以达占居]|印发|配合|支持|接受|根据|落实"
    "|参加|协助|完善|执行|围绕|服务|上报|报送)$"
)
_LEADERS = expression(
    rf"{BOUNDARY}市(?:委、市政府|委|政府|委市政府)(?:党政)?主要负责(?:人|同志)(?=[^，。]{{0,6}}(?:履行|主持|带头|亲自|听取|研究|出庭|在))"
)


def _leaders_above(passages: list[tuple[Passage, str]]) -> Iterator[Spot]:
    for passage, text in passages:
        for match in _LEADERS.finditer(text):
            why = f"报告机关在县、区一级，这里写的是“{match[0]}”"
            yield spot_in(passage, *match.span(), why, "核对是不是照搬上级的报告")


_CITY = expression("全市|我市|市政府|市委(?!托)")
_COUNTY_ALONE = expression(
    r"(?P<all>全县(?!级|域))|(?<![一-龥])县(?:委|政府)(?=[^，。]{0,4}(?:常务会议|常委会))|(?:列入|报|经|修订|印发)县政府"
)


def _counties_of_city(passages: list[tuple[Passage, str]]) -> Iterator[Spot]:
    usual = sum(len(_CITY.findall(text)) for _, text in passages)
    found = [(passage, text, match) for passage, text in passages for match in _COUNTY_ALONE.finditer(text)]
    if usual < _OWN_LEAST or len(found) > _OTHER_MOST:
        return
    for passage, text, match in found:
        # 青山县…全县: of the county that was named just before.
        if "县" in text[max(0, match.start() - _FAR) : match.start()]:
            continue
        why = f"报告机关在市一级，这里写的是“{match[0]}”"
        yield spot_in(passage, *match.span(), why, f"核对，写成“{match[0].replace('县', '市')}”")


def _towns(passages: list[tuple[Passage, str]], own: str) -> Iterator[Spot]:
    found = [(passage, text, match) for passage, text in passages for match in _TOWNS.finditer(text)]
    wrong = [one for one in found if not one[2][0].endswith(own)]
    if own not in ("镇", "乡", "街道") and any(_OF_A_TOWN.search(text) for _, text in passages):
        return
    if len(wrong) > _OTHER_MOST:
        return
    for passage, text, match in wrong:
        # 大河镇实现全镇: of the town that was named just before.
        if own not in ("镇", "乡", "街道") and _TOWN_NAMED.search(text, max(0, match.start() - _FAR), match.start()):
            continue
        why = f"报告机关是{own}，这里写的是“{match[0]}”"
        yield spot_in(passage, *match.span(), why, f"核对，写成“全{own}”")


OFFICES = ("局", "委", "办", "厅")
"""Units whose reports speak of bodies of their own: 局党组, 厅党组."""
_OTHERS_BODY = expression(
    "(?<=[入开持经由向在对将把从为与和及报按据到受被作提交集请听召过])(?P<unit>局|厅|委|办)"
    "(?=党组(?!织)|务会议|长办公会|(?:主要|分管)?负责人(?:出庭|履行|带头|签))"
)


def of_other_units(document: Document, bodies: re.Pattern[str], look: str) -> Iterator[Spot]:
    """Find bodies of a 局 in the report of a 厅 and the like.

    Args:
        document: The report.
        bodies: How they are written, with the unit that they are of in the group `unit`.
        look: What to look at before it is mended; may be empty.
    """
    own = unit_of(agency_of(document))
    for passage in document.passages if own in OFFICES else ():
        for match in bodies.finditer(passage.text):
            if match["unit"] != own:
                end = min(len(passage.text), match.end() + 4)
                why = f"报告机关是{own}，这里写的是“{passage.text[match.start() : end]}”"
                yield spot_in(passage, match.start(), end, why, f"{look}写成“{own}”")


def check_other_body(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 厅党组 behind a verb in the report of a 局."""
    yield from of_other_units(document, _OTHERS_BODY, "核对，")


_STANDING = expression("(?<![人大])(?P<rank>[市县区])常委会(?=会议|研究|听取|审议|专题|第|集体|上)")
_HALF = expression(rf"{BOUNDARY}委会(?=[主负工班党召出研领制])")


_HALL = expression(
    "(?:[县镇乡]|(?<!自治)区)(?:司法|公安|财政|教育|民政|水利|审计|商务|农业农村|自然资源|生态环境|住房和城乡建设|交通运输|文化和旅游|应急管理"
    "|人力资源和社会保障)厅(?!局)"
)
_GARBLED = expression("人民(?P<rank>[省市县区镇乡])政府")


def check_half_bodies(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 县常委会 for 县委常委会, 委会 for 管委会, 县政府司法局 and 县司法厅 for 县司法局, 人民市政府."""
    known = lexicon.words("部门名称")
    offices = re.compile(f"(?P<rank>[市县区])(?P<of>政府|人民政府)(?={'|'.join(map(re.escape, known)) or '(?!)'})")
    for passage in document.passages:
        for match in _STANDING.finditer(passage.text):
            why = f"“{match[0]}”少了“委”字，或者少了“人大”"
            yield spot_in(passage, *match.span(), why, f"核对，写成“{match['rank']}委常委会”")
        for match in _HALL.finditer(passage.text):
            yield spot_in(
                passage, *match.span(), "厅是省级政府的部门", f"核对，写成“{match[0][:-1]}局”，或者写明是省的"
            )
        for match in _GARBLED.finditer(passage.text):
            yield spot_in(passage, *match.span(), "“人民政府”中间多了字", "核对，写成“人民政府”")
        for match in _HALF.finditer(passage.text):
            yield spot_in(passage, match.start(), match.end() + 2, "“委会”前面少了字", "核对，例如写成“管委会”“村委会”")
        for match in offices.finditer(passage.text) if "政府" in passage.text else ():
            why = f"部门的名称里没有“{match['of']}”"
            end = min(len(passage.text), match.end() + 6)
            yield spot_in(
                passage, match.start(), end, why, f"核对是不是本机关的部门，或者删去“{match['of']}”", level=Level.HINT
            )


CHECKS: dict[str, Check] = {
    "名称-19": check_levels,
    "名称-20": check_other_body,
    "名称-21": check_half_bodies,
}
