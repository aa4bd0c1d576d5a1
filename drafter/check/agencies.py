"""Which agency a report is of, and what kind of unit it is."""

from __future__ import annotations

import re

from drafter.check.document import Document
from drafter.check.passages import Kind

_TITLE = re.compile(r"(?:关于)?(?P<name>[\u4e00-\u9fff]{2,40}?)(?:关于)?(?:[0-9]{4}|[二〇零○一]{4})年")
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


def agency_of(document: Document) -> str:
    """Return the agency's name: the record's, else what stands before the year in the title."""
    if document.agency:
        return document.agency
    title = "".join(passage.text for passage in document.passages if passage.kind is Kind.TITLE)
    match = _TITLE.match(title)
    return match["name"].removesuffix("关于") if match else ""


def unit_of(agency: str) -> str:
    """Return what an agency calls itself behind 我: 区, 镇, 局 …; empty where the name does not say."""
    if agency.startswith("中共"):
        rank = re.search("[市县区镇乡](?=委|党委|工委)", agency)
        return rank[0] if rank else ""
    return next((unit for unit, ends in _UNITS if agency.endswith(ends)), "")


def area_of(agency: str) -> str:
    """Return the county, district or town that an agency belongs to; empty where its name does not say."""
    match = re.match(
        r"(?:中共)?(?:[\u4e00-\u9fff]{2,8}?(?:省|市))?(?P<area>[\u4e00-\u9fff]{2,8}?(?:县|区|镇|乡|街道))", agency
    )
    return match["area"] if match else ""
