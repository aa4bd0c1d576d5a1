"""矛盾: so many all done in one place, fewer in another (28项全部完成, and 28项，完成27项); only a hint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.rules import Check, Spot, spot_in

_UNIT = "[件个家名人份项起条户处台所卷宗期场]"
_VERB = (
    "完成|办结|审结|整改|化解|答复|回复|采纳|出庭|接入|安装|配备|建成|设立|建立|通过|合格|备案|报备|持证|清偿|兑现|履行|评估|评查|销号|公开|公示"
    "|覆盖|启用|验收|达标|拆除|修订"
)
_DONE = expression(
    rf"(?<![0-9.第])(?P<whole>[1-9][0-9]*)(?P<unit>{_UNIT})[^。；]{{0,48}}?(?P<verb>{_VERB})(?:应诉|到位)?的?(?:了|有)?(?P<part>[1-9][0-9]*)(?P=unit)"
)
_ALL = expression(
    rf"(?<![0-9.第])(?P<whole>[1-9][0-9]*)(?P<unit>{_UNIT})[^，。；0-9]{{0,10}}?，?(?:已经?)?(?:全部|均|都|全数|悉数)[^，。；0-9]{{0,10}}?(?P<verb>{_VERB})"
)
_FEWER = expression(
    "其中|[局县镇区市乡厅]长|书记|主任|正职|分管|主要|本人|提前|网上|上年|去年|首批|当场|截至[0-9]|上半年|季度|[0-9]月底"
)
_AT_LAST = expression("最终|目前|年底前?|后续|随后|已于")
_MOST = 4


class _Part(NamedTuple):
    passage: Passage
    whole: str
    unit: str
    verb: str
    said: str


def check_all_and_fewer(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what is said to be done in all of so many cases where another place counts fewer of them."""
    bodies = [one for one in document.passages if one.kind is Kind.BODY]
    parts = [part for passage in bodies for part in _parts(passage)]
    found: list[Spot] = []
    for passage in bodies if parts else ():
        for match in _ALL.finditer(passage.text):
            of = [one for one in parts if (one.whole, one.unit, one.verb) == match.group("whole", "unit", "verb")]
            other = next((one for one in of if one.passage is not passage), None)
            if other is not None and not _AT_LAST.search(match[0]):
                why = f"别处写“{other.said}”"
                found.append(spot_in(passage, match.start(), match.end(), why, "核对后改其中一处"))
    yield from found[:_MOST]


def _parts(passage: Passage) -> Iterator[_Part]:
    for match in _DONE.finditer(passage.text):
        if int(match["part"]) < int(match["whole"]) and not _FEWER.search(match[0]):
            yield _Part(passage, match["whole"], match["unit"], match["verb"], match[0])


CHECKS: dict[str, Check] = {"矛盾-23": check_all_and_fewer}
