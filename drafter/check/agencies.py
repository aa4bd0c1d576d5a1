"""Which agency a report is of, and what kind of unit it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.passages import Kind
from drafter.check.patterns import A_HAN

_TITLE = expression(rf"(?:关于)?(?P<name>{A_HAN}{{2,40}}?)(?:关于)?(?:[0-9]{{4}}|[二〇零○一]{{4}})年")
_UNITS = (
    ("街道", ("街道办事处", "街道办", "街道")),
    ("镇", ("镇人民政府", "镇政府", "镇党委", "镇")),
    ("乡", ("乡人民政府", "乡政府", "乡党委", "乡")),
    ("局", ("局",)),
    ("委", ("委员会", "发展改革委", "卫生健康委", "委")),
    ("办", ("办公室",)),
    ("厅", ("厅",)),
    ("县", ("县人民政府", "县政府", "县委", "县")),
    ("区", ("区人民政府", "区政府", "区委", "区")),
    ("市", ("市人民政府", "市政府", "市委", "市")),
)


OFFICE = expression(f"(?P<rank>[省市县区]|州(?!市))(?P<office>{A_HAN}{{2,14}}(?:局|委员会|委|厅|办公室))$")
"""An agency's office behind the rank of its place: 县 and 司法局."""


def is_short_for(name: str, whole: str) -> bool:
    """Whether all characters of a name stand in a longer one in this order."""
    rest = iter(whole)
    return all(character in rest for character in name)


def agency_of(document: Document) -> str:
    """Return the agency's name: the record's, else what stands before the year in the title."""
    if document.agency:
        return document.agency
    title = "".join(passage.text for passage in document.passages if passage.kind is Kind.TITLE)
    # A joint report names the government behind the Party committee.
    match = _TITLE.match(re.sub(f"^中共{A_HAN}{{2,16}}委[ 　、]+", "", title))
    return match["name"].removesuffix("关于") if match else ""


def unit_of(agency: str) -> str:
    """Return what an agency calls itself behind 我: 区, 镇, 局 …; empty where the name does not say."""
    if agency.startswith("中共"):
        rank = re.search("[市县区镇乡](?=委|党委|工委)", agency)
        return rank[0] if rank else ""
    return next((unit for unit, ends in _UNITS if agency.endswith(ends)), "")


def area_of(agency: str) -> str:
    """Return the county, district or town that an agency belongs to; empty where its name does not say."""
    match = re.match(rf"(?:中共)?(?:{A_HAN}{{2,8}}?(?:省|市))?(?P<area>{A_HAN}{{2,8}}?(?:县|区|镇|乡|街道))", agency)
    return match["area"] if match else ""


class Place(NamedTuple):
    """The place that an agency stands for or belongs to.

    Attributes:
        stem: Its name without what it is.
        rank: What it is: 省, 市, 县, 区, 镇, 乡 or 街道.
    """

    stem: str
    rank: str


_ABOVE = expression(f"^(?:中共)?(?:{A_HAN}{{2,4}}省)?(?:{A_HAN}{{2,3}}市(?={A_HAN}{{2,4}}[县区镇乡街]))?")
_PLACE = expression(f"^(?P<stem>{A_HAN}{{2,5}}?)(?P<rank>街道|镇|乡(?!建设|规划|村)|县|区|市)")


def place_of(agency: str) -> Place | None:
    """Return the lowest place in front of an agency's name; None where its name does not say."""
    own = _ABOVE.sub("", agency)
    match = _PLACE.match(own)
    inner = _PLACE.match(own[match.end() :]) if match and match["rank"] in "县区市" else None
    found = inner if inner and inner["rank"] in ("街道", "镇", "乡") else match
    return Place(found["stem"], found["rank"]) if found else None
