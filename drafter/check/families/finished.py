"""矛盾: a thing told of as finished, which is still to be finished in another place; only ever a hint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.statements import Statement, Told, statements

# Verbs that say the same of a thing.
_KINDS = {
    "建": "建成|上线|投入使用|投入运行|投入运营|投用|启用|开通|建好|建设完成|建成运行|投入试运行|联网运行|正式运行",
    "发": "印发|出台|制定|发布|颁布|制发|出台了",
    "立": "成立|组建|设立|挂牌|揭牌",
    "完": "完成|办结|修订",
    "配": "配齐|配足|配备到位|配备齐全",
    "全": "全覆盖|接入|联网|实体化运行",
}
_FINISHED = expression("|".join(f"(?P<{name}>{words})" for name, words in _KINDS.items()))
_PENDING = expression(
    "正在(?:建设|招标|制定|起草|推进|征求意见|筹备|筹建|开发|施工|论证)"
    "|(?:预计|计划|拟|将|要求|尽快|限期)于?[^，。；]{0,16}?(?=建成|上线|投|出台|印发|完成|成立)"
)
# One step of it, an earlier one, or one of several.
_STEP = expression(
    "一期|二期|三期|试点|部分|首批|第一批|第二批|率先|初步|方案|招标|前期|论证|草案|初稿|征求意见|启动|阶段|基础上|其中|任务|目标|[0-9]%|基本|主体|框架"
)
_AGAIN = expression(
    "再|继续|新增|另|升级|扩大|推广|修改|优化|深化|提升|改造|扩建|增设|新建|新一|下一|剩余|其余|每年|每月|每季|全年|年度|巩固|持续|进一步|逐步|常态|每个|落实|以上|不少于|发挥"
)
# Comes round every year.
_YEARLY = expression(
    "(?:培训|检查|考核|考试|评查|清理|督察|督查|演练|宣传|普法|评估|会议|轮训|抽查|审核|审查|讲座|活动|任务|工作要点|年度|整改|案件|总结|目录|报告|化解|调解|申报|创建)$"
)
_OF_A_YEAR = expression("[《“][^》”]*(?:(?:19|20)[0-9]{2}|要点|年度|计划|清单|目录)")
_LACKED = expression("没有|未|尚|不足|缺")
_TIME = expression(
    "(?:(?:19|20)[0-9]{2}年|明年|下一?年度?|今年)?(?:[0-9]{1,2}月)?(?:底|末|上旬|中旬|下旬)?(?:以?前|之前|上半年|下半年|第?[一二三四]季度|内)?"
)
_SMALL = expression(
    "全面|全部|均|已经?|并|正式|运行|使用|运行使用|建设|修订|工作|力争|确保|争取|计划|要|将|拟|预计|推动|推进|加快|尽快|于|在|了|的|我[省市县区镇乡局]|全[省市县区镇乡局]|如期|按期|顺利|实现"
)
_COUNTED = expression("[0-9]+(?:余|多)?[个件项条份名家处所台部]")
_NOT_HAN = expression("[^\u4e00-\u9fff]+")
_SHORTEST, _OF_SHORTER, _OF_LONGER = 4, 0.8, 0.6
_MOST_SAID, _MOST = 200, 4


class _Said(NamedTuple):
    """A clause that says how far a thing has come: which kind of end, the thing, and how many of it."""

    statement: Statement
    kind: str
    thing: str
    pairs: frozenset[str]
    counts: frozenset[str]


def check_finished_and_planned(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what is told of as finished, and is planned or going on elsewhere."""
    said = [told for one in statements(document, lexicon) if (told := _said(one)) is not None]
    pending = [one for one in said if _is_pending(one.statement)]
    done = [one for one in said if one.kind and _is_done(one.statement)]
    found: list[Spot] = []
    for one in pending[:_MOST_SAID]:
        other = next((two for two in done[:_MOST_SAID] if _is_same(one, two)), None)
        if other is not None:
            where = "前面" if one.statement.told is Told.PLANS else "另一处"
            why = f"{where}已经写“{other.statement.text[:28]}”"
            fix = "核对办完没有：办完的从这里删去，没有办完的改那一处"
            found.append(spot_in(one.statement.passage, one.statement.start, one.statement.end, why, fix))
    yield from found[:_MOST]


def _is_pending(one: Statement) -> bool:
    return bool(one.told is Told.PLANS or _PENDING.search(one.text)) and not _AGAIN.search(one.text)


def _is_done(one: Statement) -> bool:
    return one.told not in (Told.PLANS, Told.LACKS) and not _PENDING.search(one.text) and not _STEP.search(one.text)


def _said(one: Statement) -> _Said | None:
    match, pending = _FINISHED.search(one.text), _PENDING.search(one.text)
    if not (match or pending) or _LACKED.search(one.text) or _OF_A_YEAR.search(one.text):
        return None
    rest = _PENDING.sub(" ", one.text)
    counts = frozenset(_COUNTED.findall(rest))
    rest = _SMALL.sub("", _TIME.sub("", _FINISHED.sub(" ", _COUNTED.sub("", rest))))
    thing = _NOT_HAN.sub("", rest)
    pairs = frozenset(thing[at : at + 2] for at in range(len(thing) - 1))
    kind = (match.lastgroup if match else None) or ""
    told = len(thing) >= _SHORTEST and not _YEARLY.search(thing)
    return _Said(one, kind, thing, pairs, counts) if told else None


def _is_same(planned: _Said, done: _Said) -> bool:
    """Whether two clauses speak of one thing and one end of it."""
    shared = len(planned.pairs & done.pairs)
    shorter, longer = sorted((len(planned.pairs), len(done.pairs)))
    return (
        planned.kind in (done.kind, "")
        and shared >= _SHORTEST - 1
        and shared >= _OF_SHORTER * shorter
        and shared >= _OF_LONGER * longer
        and planned.counts == done.counts
    )


CHECKS: dict[str, Check] = {"矛盾-9": check_finished_and_planned}
