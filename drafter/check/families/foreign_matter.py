"""错位: matters that are none of this report's: planting, building, welfare and the like, told of among its own."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.sections import narrow_sections
from drafter.check.statements import Statement, Told, statements
from drafter.check.topics import Topics
from drafter.check.word_pairs import pairs_of
from drafter.errors import Place

_MOST, _SHARED, _OWN_WORK = 5, 1, 4
_COUNTED = expression(r"\d")
# What came of it, where nothing is counted.
_CAME_OF_IT = expression(
    "(?:已|全部|如期|按期|顺利|足额|按时|均)[^，。；]{0,6}(?:完成|完工|竣工|发放|到位|通车|投用|落成|交付|建成|启用)|(?:发放|执行|落实|安装|铺设)到位|通过验收|(?:完成|启动)了|完工|竣工|投入使用|投用|建成"
    "|(?:稳步|明显|大幅|持续|显著|不断|逐年|稳中)(?:有)?(?:上升|提高|提升|增长|增加|增|升|改善|好转|扩大|下降|向好)|(?:居|列|位居|稳居)[^，。；]{0,6}(?:前列|第一|首位)|长势|丰收|踊跃|顺利|实现(?:了)?[^，。；]{0,8}(?:全覆盖|增长|零|突破)|再创新高"
)
# What stands in a list of kinds is told of as one of them.
_LISTED = expression("、[^、]+、|等[0-9]")
# What is decided, asked about, looked into, argued over or told the public may be anything.
_OF_LAW = expression(
    "征求意见|公示|听证|草案|方案|《|决策|评估|检查|查处|巡查|整治|排查|抽查|督查|督察|处罚|立案|审查|审核|审议|调解|纠纷|争议|公开|宣传|普法|讲座|执法|案|投诉|举报|信访|监督|监管|许可|审批|审计"
    "|领域|合同|涉及|规定|违法|违规|欠薪|责令|整改|专项|隐患|法治|法律|依法|权力|职权|服务事项|条例|办法|协调|推动|解决|听取|调研|批示|研究|补偿|会议|监测|只有|仅|缺|不足|尚|督促|部署|过问|督办|走访|现场办公|签|包联|包保|联系|参加|征求|备案|“"
)
_COUNTED_OF_LAW = expression("征求意见|公示|听证|草案|方案|《|决策|评估|检查|抽查|查处|整治|处罚|纠纷|“[^”]*法")


def check_foreign_matter(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find clauses on matters that the report speaks of nowhere else, a few of them."""
    whole = "".join(one.text for one in document.passages)
    words = [one for one in lexicon.entries("经济社会事务", document.year) if one.word in whole]
    rare = [one for one in words if whole.count(one.word) == 1]
    topics = Topics(lexicon, document.year)
    around = _around(document, lexicon) if rare else {}
    found = []
    for one in statements(document, lexicon) if rare else ():
        matter = next((entry.word for entry in rare if any(True for _ in entry.starts(one.text))), "")
        if not matter or one.passage.kind is not Kind.BODY or one.start < one.passage.head or not _is_told(one):
            continue
        others = around.get(one.passage.place_at(0), one.passage.text).replace(one.text, "")
        # Where more of the kind is told of, it is the agency's own work.
        about = topics.of(others) if sum(entry.word in others for entry in words) < _OWN_WORK else frozenset()
        shared = pairs_of(one.text, lexicon) & pairs_of(others, lexicon)
        if about and not topics.of(one.text) & about and len(shared) <= _SHARED:
            why = f"这一段说的是“{'、'.join(sorted(about))}”，这一句说的是“{matter}”，别处都没有提到"
            found.append(spot_in(one.passage, one.start, one.end, why, "看看是不是放错了地方"))
    yield from found[:_MOST]


def _is_told(one: Statement) -> bool:
    """Whether a clause tells of a matter for its own sake: how much of it there is, or what came of it."""
    counted = _COUNTED.search(one.text) is not None
    of_law = _COUNTED_OF_LAW if counted and one.told is Told.DEEDS else _OF_LAW
    told = counted or _CAME_OF_IT.search(one.text) is not None
    return told and not of_law.search(one.text) and not _LISTED.search(one.text)


def _around(document: Document, lexicon: Lexicon) -> dict[Place, str]:
    """Return what stands in the section of a passage, by where the passage begins."""
    return {
        passage.place_at(0): section.heading + section.text
        for section in narrow_sections(document, lexicon)
        for passage in section.passages
    }


CHECKS: dict[str, Check] = {"错位-9": check_foreign_matter}
