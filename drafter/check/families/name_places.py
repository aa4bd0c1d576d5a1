"""名称: the agency's place and its rank, misspelled or of another one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.check.agencies import Place, agency_of, area_of, place_of
from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.name_heads import BOUNDARY, DOES
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind
from drafter.check.patterns import A_HAN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spelling.likeness import alike


def _other_rank(document: Document, agency: str) -> Iterator[Spot]:
    place = place_of(agency)
    own = next((ranks for ranks in _SAME_RANK if place and place.rank in ranks), ())
    if place and place.rank == "市":
        yield from _county_of_city(document, place)
    if not place or not own:
        return
    others = "|".join(rank for ranks in (*_SAME_RANK, ("市",)) for rank in ranks if rank != place.rank)
    wrong = re.compile(f"{place.stem}(?:{others})(?!{A_HAN}?[0-9])")
    right = place.stem + place.rank
    # 示例街道 reports to 示例区: what it writes to is no slip for what it is.
    addressed = "".join(passage.text for passage in document.passages if passage.kind is Kind.RECIPIENT)
    for passage in document.passages:
        for match in wrong.finditer(passage.text):
            if match[0] in addressed and match[0][len(place.stem) :] not in own:
                continue
            # A county's seat may well have its name.
            level = None if match[0][len(place.stem) :] in own else Level.HINT
            why = f"报告机关在“{right}”，这里写的是“{match[0]}”"
            yield spot_in(passage, *match.span(), why, f"核对，写成“{right}”", level=level)


def _county_of_city(document: Document, place: Place) -> Iterator[Spot]:
    """Yield 某某县司法局 in the report of 某某市; there may be a county of that name."""
    pattern = re.compile(f"{place.stem}[县区](?=人民政府|委|政府|{A_HAN}{{2,10}}(?:局|委员会))")
    for passage in document.passages:
        for match in pattern.finditer(passage.text):
            why = f"报告机关在“{place.stem}市”，这里写的是“{match[0]}”"
            yield spot_in(passage, *match.span(), why, f"核对，写成“{place.stem}市”", level=Level.HINT)


def check_place(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find the agency's place with a character of like sound or shape, with one lost, and two ranks of one place."""
    yield from _other_rank(document, agency_of(document))
    place = place_of(agency_of(document))
    if not place:
        return
    right = place.stem + place.rank
    doubled = re.compile(f"{right}{place.rank}(?=人民政府|城区|辖区|境内|行政区域)")
    for passage in document.passages:
        for match in doubled.finditer(passage.text):
            yield spot_in(passage, *match.span(), f"多了一个“{place.rank}”字", f"核对，写成“{right}”")
        for start, end in _misspelled(passage.text, place):
            said = passage.text[start:end]
            yield spot_in(passage, start, end, f"“{said}”与“{right}”差一个字", f"核对，写成“{right}”")
    yield from _short_in_titles(document)
    yield from _half_of_street(document, place)
    for passage in document.passages:
        two = _TWO_RANKS.search(passage.text)
        if two:
            why = f"同一个“{two['stem']}”，一处写{two['one']}，一处写{two['other']}"
            yield spot_in(passage, *two.span(), why, "核对后写成一致")


def _half_of_street(document: Document, place: Place) -> Iterator[Spot]:
    """Yield 松林街办事处 in the report of 松林街道."""
    pattern = re.compile(f"{place.stem}街(?=办事处|党工委|辖区|综合|司法所|社区|便民)")
    for passage in document.passages if place.rank == "街道" else ():
        for match in pattern.finditer(passage.text):
            yield spot_in(passage, *match.span(), "“街”后面少了“道”", f"核对，写成“{place.stem}街道”")


_TWO_RANKS = expression(
    f"(?P<stem>{A_HAN}{{2,4}}?)(?P<one>[市县区])委、(?P=stem)(?P<other>(?!(?P=one))[市县区])(?:人民)?政府"
)
_LONG_STEM = 3


def _misspelled(text: str, place: Place) -> Iterator[tuple[int, int]]:
    stem, rank = place
    for index, right in enumerate(stem):
        pattern = re.compile(f"{stem[:index]}(?P<other>{A_HAN}){stem[index + 1 :]}{rank}")
        for match in pattern.finditer(text):
            if match["other"] in alike(right):
                yield match.span()
    if len(stem) >= _LONG_STEM:
        for index in range(1, len(stem)):
            short = f"{stem[:index]}{stem[index + 1 :]}"
            for match in re.finditer(f"{short}{rank}", text):
                yield match.span()


def _short_in_titles(document: Document) -> Iterator[Spot]:
    """Yield a plan whose title begins with the name of the agency's place without one of its characters."""
    name = _RANK.split(_JOINT.sub("", agency_of(document)))
    for stem, rank in zip(name[::2], name[1::2], strict=False):
        # One lost inside a longer name is told of wherever it stands.
        lost = range(len(stem)) if len(stem) < _LONG_STEM else range(1)
        rights = dict.fromkeys(stem[:index] + stem[index + 1 :] for index in lost)
        if not _LEAST_STEM <= len(stem) <= _MOST_STEM:
            continue
        pattern = re.compile(
            f"《(?P<name>(?:{'|'.join(rights)}){rank})(?=[0-9二“关全法行重政公“规年执优突普人综依营深推加贯]|清单|权责)"
        )
        for passage in document.passages:
            for match in pattern.finditer(passage.text):
                why = f"“{match['name']}”比“{stem}{rank}”少一个字"
                yield spot_in(passage, *match.span("name"), why, f"核对，写成“{stem}{rank}”")


_RANK = expression("(省|市|县|区|镇|乡|街道)")
_JOINT = expression(f"^中共(?:{A_HAN}{{2,16}}委(?={A_HAN}))?")
_LEAST_STEM, _MOST_STEM = 2, 5
_TOWNS = ("镇", "乡", "街道")
_GENERIC = expression(
    rf"(?:{BOUNDARY}(?:全|各)?|依法治)(?P<rank>区(?!域)|县(?!域)|镇|乡|街道)(?:委|政府|党委|人大|司法局|办事处|直各|级部门|级机关|级单位|级各|综合|机关|纪委|长{DOES})?"
)
_COMMISSION = expression("(?P<one>省|市|县|区|州)委(?:全面)?依法治(?P<other>省|市|县|区|州)(?=委员会|办)")
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


_OWN_FIGURES = expression(
    rf"(?:{BOUNDARY}|(?<=。))全(?P<rank>市|县|区)(?:现有|共有|共|累计|各级各部门|上下|行政执法人员|持证|各乡镇|各镇|各街道|\d+个(?:乡镇|镇|街道|行政村|村))"
    "(?![^，。；]{0,12}(?:前列|第[一二三1-9]|率先|排名|平均|各县|县（|县区))"
)
_BELOW = expression(r"[我全本](?P<rank>县|区|市)(?:现|共)?(?:下)?辖\d+个(?:社区|行政村|村|居)")
_OF_A_COUNTY = expression(
    rf"{BOUNDARY}(?P<rank>县|区)(?:长{DOES}|委、|政府(?:常务|办|党组|主要)|委常委|委书记|人民政府)"
)
_OF_PREFECTURE = expression("各县|县（市|县（区|县区|区县|各区|县市区|\\d+个(?:县|区)|市辖区")


def check_own_figures(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a county's own figures told of 全市, a city's of 全县, a town's of 我县."""
    place = place_of(agency_of(document))
    rank = place.rank if place else ""
    if rank == "市" and any(_OF_PREFECTURE.search(passage.text) for passage in document.passages):
        return
    pattern = _BELOW if rank in _TOWNS else _OWN_FIGURES if rank in ("县", "区", "市") else None
    patterns = [one for one in (pattern, _OF_A_COUNTY if rank == "市" else None) if one]
    for passage in document.passages:
        for match in (match for one in patterns for match in one.finditer(passage.text)):
            if match["rank"] != rank:
                why = f"报告机关在{rank}一级，这里写的是“{match[0]}”"
                fix = f"核对，写成“{match[0].replace(match['rank'], rank, 1)}”"
                yield spot_in(passage, *match.span(), why, fix)


_ABOVE = expression(f"{BOUNDARY}(?P<rank>县|区|市)(?:委|政府|人民政府|司法局|人大)(?!{A_HAN}?[0-9])")
_ENOUGH = 2


def check_rank_above(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 区政府 in the report of a town that stands below a county, and the other way round."""
    if _rank(document) not in _TOWNS:
        return
    found = [(passage, match) for passage in document.passages for match in _ABOVE.finditer(passage.text)]
    counts = Counter(match["rank"] for _, match in found if match["rank"] in "县区")
    (usual, most), *others = counts.most_common() or [("", 0)]
    if not others or most < _ENOUGH or others[0][1] * _ENOUGH > most:
        return
    for passage, match in found:
        if match["rank"] == others[0][0]:
            why = f"别处写的是“{usual}”，这里写的是“{match[0]}”"
            yield spot_in(passage, *match.span(), why, f"核对，写成“{match[0].replace(match['rank'], usual)}”")


def _rank(document: Document) -> str:
    area = area_of(agency_of(document)) or agency_of(document)
    return next((rank for ranks in _SAME_RANK for rank in ranks if area.endswith(rank)), "")


CHECKS: dict[str, Check] = {
    "名称-5": check_rank,
    "名称-10": check_place,
    "名称-11": check_rank_above,
    "名称-15": check_own_figures,
}
