"""What there is of something (聘请法律顾问6名), told again with one more or one less (7名法律顾问出具意见)."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.expressions import expression
from drafter.check.passages import Passage
from drafter.check.quantities.flat import Item, Row, Told

_HAS = expression(
    r"^(?:全[省市州县区镇乡局系]统?|我[市县区镇局]|本[市县区镇局]|局机关|机关|已|共|累计|目前|现|先后|建成|聘请|聘任|建立|配备|设立|拥有|有"
    r"|成立|打造|组建|设置|布设)+"
)
_PART = expression(
    r"新|其中|每|各|另|增|减|上年|去年|[０-９]{4}年|季度|半年|月|原|拟|将|同比|第|名列|部分|其他|首批|争取|取消|注销"
)
_HERE = expression(r"^(?:全[市县区镇局]|我[市县区镇局]|局机关|机关|对|由|组织|邀请|安排|上述|这)?$")
_ENDS = expression(r"[全均都已聘设建实完开的中共参通持配各和及与等在有出到为进按被覆审逐]")
_THING = expression(r"[一-龥]{4,12}")
_KINDS = frozenset(("名", "个", "家", "支", "所", "处", "条", "台"))
_FEWEST = 4


def one_apart(passage: Passage, row: Row, seen: dict[tuple[str, str], Told]) -> Iterator[tuple[Item, Told, str]]:
    """Yield numbers of a thing that differ by one from what was told first, and keep those told first."""
    for item in row:
        thing = _thing(item)
        if not thing:
            continue
        first = seen.setdefault((thing, item.quantity.kind), Told(passage, row, item))
        if abs(first.item.quantity.number - item.quantity.number) == 1:
            yield item, first, thing


def _thing(item: Item) -> str:
    """Return what there are so many of; empty where it may be a part of them, or was so at another time."""
    quantity = item.quantity
    counted = quantity.kind in _KINDS and quantity.exact and quantity.digits and not quantity.group
    if not counted or item.last_year or quantity.number < _FEWEST or _PART.search(quantity.front + item.lead):
        return ""
    front = quantity.front.strip()
    thing = _ENDS.split(quantity.noun, maxsplit=1)[0] if _HERE.match(front) else _HAS.sub("", front)
    return thing if _THING.fullmatch(thing) else ""
