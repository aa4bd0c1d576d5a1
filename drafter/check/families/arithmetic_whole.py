"""算术: all of them, and a rate below 100% beside it; a rate of 100%, and fewer than all."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.quantities.flat import Row, rows
from drafter.check.quantities.rate_names import rate_name
from drafter.check.quantities.vocabulary import PERCENT, vocabulary
from drafter.check.rules import Check, Spot, spot_in

_ALL_AND_RATE = expression(
    r"(?P<clause>[^，。；：]{0,40}(?:全部|均(?![衡等])|都(?!市)|全数|悉数|全覆盖|无一例外)[^，。；：]{0,20})[，（]"
    r"(?P<rate>(?P<name>[\u4e00-\u9fff]{2,8})率(?:均|都|也)?(?:为|达到?|是)?(?P<value>[0-9]{1,2}(?:\.[0-9]{1,3})?)%)"
)
# 均设立法律服务站，覆盖率92.9%
_SET_UP = expression("设立|建立|配备|聘请|建成|派驻|安装|开通|接入|设置|全覆盖")
_COVERS = ("覆盖", "配备", "安装", "接入", "建成")
# What a rate is of besides: how well it was done.
_HOW = expression("满意|合格|优秀|成功|正职|一次|及时|准确|提前|服判|胜诉|败诉|调解|规范|采纳")
_EVERY = expression("均|全部|都|各|悉数")
_DUE = ("出庭", "答复", "办复", "回复", "报备", "备案")
_PAIR, _HUNDRED = 2, 100


def check_all_and_rate(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find rates that are not those of all, or not those of fewer, as the clause beside them has it."""
    for passage in document.passages:
        if passage.kind is Kind.BODY and "率" in passage.text:
            yield from _all_but_rate(passage)
    for passage, row in rows(document, vocabulary(document, lexicon)):
        yield from _rate_but_fewer(passage, row)


def _all_but_rate(passage: Passage) -> Iterator[Spot]:
    for match in _ALL_AND_RATE.finditer(passage.text):
        name, clause = match["name"], match["clause"]
        if not _HOW.search(name) and (_is_of(name, clause) or (name in _COVERS and _SET_UP.search(clause))):
            why = f"前面写的是“{clause[-16:]}”，{name}率应是100%"
            yield spot_in(passage, *match.span("rate"), why, "核对后改其中一处")


def _is_of(name: str, clause: str) -> bool:
    return all(name[at : at + _PAIR] in clause for at in range(len(name) - 1))


def _rate_but_fewer(passage: Passage, row: Row) -> Iterator[Spot]:
    """Yield 100% of what was done fewer times than there were (4件均已开庭，负责人出庭3次，出庭率100%)."""
    for index, item in enumerate(row):
        stated = item.quantity
        name = rate_name(stated) if stated.kind == PERCENT and stated.number == _HUNDRED else ""
        done = next((word for word in _DUE if word in name), "")
        if not done:
            continue
        before, behind = row[max(0, index - 2) : index], row[index + 1 : index + 3]
        for pair in (before, behind):
            if len(pair) < _PAIR or any(one.sentence != item.sentence or not one.quantity.exact for one in pair):
                continue
            whole, part = (one.quantity for one in pair)
            every = _EVERY.search(whole.noun) if pair is before else whole.kind == part.kind
            if every and done in pair[1].said and part.kind != PERCENT and 0 < part.number < whole.number:
                why = f"{whole.text}里{done}的是{part.text}，不是100%"
                yield spot_in(passage, stated.start, stated.end, why, "核对后改其中一处")
                break


CHECKS: dict[str, Check] = {"算术-29": check_all_and_rate}
