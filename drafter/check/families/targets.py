"""矛盾: what is planned and is less than what was reached, or goes the wrong way; only hints."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.statements import Statement, Told, is_of_year, statements

_NAME = r"(?P<name>[\u4e00-\u9fff0-9“”]{1,18}?(?:率|满意度|占比|比例|比重))"
_VALUE = r"(?P<value>[0-9]{1,3}(?:\.[0-9]{1,3})?)%"
_WILL = "(?:均|都|已|要|力争|争取|确保|继续|再|进一步|总体|始终|由[^，。；]{1,8}?)*"
_RATE = expression(
    rf"{_NAME}{_WILL}(?:稳定|保持|维持|提高|提升|上升|增长|控制|压减|压降|压缩|下降|降低|降)?(?:在|到|至|为|是|仅|只有|达到?|不超过|不高于|低于|不低于)*{_VALUE}"
)
_CAP = expression(
    "控制在|控制到|降到|降至|降为|降低到|降低至|下降到|下降至|压减|压降|压缩|不超过|不高于|低于|以下|以内|少于"
)
_HELD = expression("保持|稳定|维持|不低于|继续|巩固")
_ASIDE = expression("上年|去年|同比|其中|部分|每|较|比20|目标|要求|规定|应当")
# Rates that stand under one name for many things.
_BARE = (
    "合格率",
    "满意率",
    "满意度",
    "覆盖率",
    "完成率",
    "成功率",
    "整改率",
    "优秀率",
    "知晓率",
    "办结率",
    "使用率",
    "准确率",
    "占比",
    "比例",
    "比重",
)
# What belongs to a plan, not to the name of what it is about.
_LEADS = expression("^.*?(?:力争|争取|确保|推动|推进|实现|使得?|把|将|要求|努力|促使|促进)")
_SHORTEST_NAME = 3

_BAD = (
    "(?:败诉|信访|上访|投诉|事故|争议|纠纷|违法|超期|差错|违规|发案|案发|伤亡|死亡|拖欠|欠薪|舆情|瑕疵|不合格|不规范|纠错|逾期"
    "|矛盾|隐患|火灾)"
)
_MORE = expression(
    rf"(?P<what>[\u4e00-\u9fff]{{0,10}}{_BAD}(?:行为|案卷|问题|事件|案件|人数|办件|工单|件)?"
    r"(?:的)?(?:发生|受理|发案)?(?:量|数|数量|总量|总数|率|起数|件数|比例|占比)?"
    r"|[\u4e00-\u9fff]{0,6}(?:受理|发生|发案|立案|成诉)(?:数|量|率))"
    r"(?:力争|争取|实现|同比|再|比上年|较上年|[比较]20[0-9]{2}年)*(?:上升|增长|增加|提高|提升|上涨|攀升|翻番)(?:了)?(?:[0-9]|[一二三四五六七八九]成)"
)
_BAD_THING = expression(_BAD)
_WANTED = expression("力争|争取|确保|推动|力求|努力|实现|使|目标")
# More of these are welcome: what is found, settled, or brought to the right place.
_WELCOME = expression(
    "化解|调解|调处|办结|结案|查处|查办|查结|发现|举报|报告|解决|治理率|处置|处理率|答复|回复|移送|主渠道|渠道|引导|吸纳|清零|办理"
)
_PREVENTED = expression("源头|预防|减少|压减|诉源|治未病|减量|遏制|防范|治理|压降")
_MOST = 4


class _Rate(NamedTuple):
    statement: Statement
    name: str
    value: Decimal


def check_low_targets(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find rates that the plan wants to reach, or not to pass, and that were already better in the report year."""
    rates = [rate for one in statements(document, lexicon) for rate in _rates(one)]
    reached = [
        one for one in rates if one.statement.told is not Told.PLANS and is_of_year(one.statement, document.year)
    ]
    found: list[Spot] = []
    for one in rates:
        at = one.statement
        if at.told is not Told.PLANS or (_HELD.search(at.text) and "以上" in at.text):
            continue
        alike = [other for other in reached if _is_one(one.name, other.name)]
        cap = _CAP.search(at.text) is not None
        if alike and all(one.value > other.value if cap else one.value < other.value for other in alike):
            why = f"前面写“{alike[0].statement.text[-28:]}”，安排的还不如已经做到的"
            found.append(spot_in(at.passage, at.start, at.end, why, "核对后改安排里的目标，或者改前面的数"))
    yield from found[:_MOST]


def _rates(one: Statement) -> Iterator[_Rate]:
    if "%" in one.text and not _ASIDE.search(one.text):
        for match in _RATE.finditer(one.text):
            name = _LEADS.sub("", match["name"])
            yield _Rate(one, name, Decimal(match["value"]))


def _is_one(planned: str, reached: str) -> bool:
    """Whether two names are of one rate: one is the end of the other, and says enough."""
    shorter, longer = sorted((planned, reached), key=len)
    return (
        longer == shorter
        or (len(shorter) >= _SHORTEST_NAME and shorter not in _BARE and longer.endswith(shorter))
        or any(planned.endswith(name) and _same_end(planned, reached) > len(name) + 1 for name in _BARE)
    )


def _same_end(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(reversed(one), reversed(other), strict=False)))


def check_wrong_way(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find plans that want more of what there should be less of: 力争败诉率提高3个百分点."""
    found: list[Spot] = []
    for one in statements(document, lexicon):
        match = _MORE.search(one.text) if one.told is Told.PLANS and _is_wanted(one) else None
        if match is None or _WELCOME.search(_clauses(one)):
            continue
        named = _BAD_THING.search(match["what"])
        if named or _PREVENTED.search(one.whole):
            why = f"“{match['what']}”要的是减少，这里写成了增加"
            found.append(spot_in(one.passage, one.start, one.end, why, "核对增减的方向"))
    yield from found[:_MOST]


def _is_wanted(one: Statement) -> bool:
    return _WANTED.search(one.text) is not None


def _clauses(one: Statement) -> str:
    """Return a clause with the one in front of it."""
    return one.front.rstrip("，").rpartition("，")[2] + one.text


CHECKS: dict[str, Check] = {"矛盾-15": check_low_targets, "矛盾-22": check_wrong_way}
