"""The kinds of faults that a layout can have, each under an id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.findings import Finding, Level
from drafter.errors import DrafterError, Place, SeveralErrors


class Rule(NamedTuple):
    """A kind of fault.

    Attributes:
        id: What it is called.
        level: How sure it is.
    """

    id: str
    level: Level


BROKEN = Rule("版式-1", Level.ERROR)
TEMPLATE = Rule("版式-2", Level.ERROR)
UNPRINTED = Rule("版式-3", Level.ERROR)
UNASKED = Rule("版式-4", Level.ERROR)
INVISIBLE = Rule("版式-5", Level.DOUBT)
UNEXPLAINED = Rule("版式-6", Level.DOUBT)
SAMPLE = Rule("版式-7", Level.ERROR)
FRAME = Rule("版式-8", Level.ERROR)
CLAIM = Rule("版式-9", Level.ERROR)
TYPED_NUMBER = Rule("版式-10", Level.ERROR)
PARTS = Rule("版式-11", Level.DOUBT)
RELATIONS = Rule("版式-12", Level.ERROR)

RULES: dict[Rule, str] = {
    BROKEN: "layout.yaml 读不出：写法、类型、名字、条件、迁移不对，或者键、部分重复",
    TEMPLATE: "模板不能成文：名字没有定义，没有这个指标，标签或写法不对",
    UNPRINTED: "答案哪种文稿里都没有：填了也白填",
    UNASKED: "怎样答都不会问到、不会必填，或者怎样答都不合校验：条件自相矛盾",
    INVISIBLE: "必填的没有填，文中看不出来：没有地方印【待补充】",
    UNEXPLAINED: "文字题没有说明，也没有举例、建议或默认",
    SAMPLE: "没有样例，或者样例读不出、没有填全、有的没有写入",
    FRAME: "底稿打不开，缺少样式，或者与 GB/T 9704 不同而没有写明原因",
    CLAIM: "模板或默认里有现成的成绩：没有填的人也会交出去",
    TYPED_NUMBER: "标题里自己写了序号：序号由程序排；用 Word 排好的版式里，序号重复、跳号",
    PARTS: "是年度报告，却没有规定的某一部分，也没有写明原因",
    RELATIONS: "旁边的 relations.yaml 读不出，或者样例的数不合必错的勾稽关系",
}


def finding(rule: Rule, place: Place, why: str, fix: str, quote: str = "") -> Finding:
    """Return a finding of a rule."""
    return Finding(rule.id, rule.level, place, quote, why, fix)


def faults(rule: Rule, error: DrafterError) -> Iterator[Finding]:
    """Yield an error, or each of several, as findings of a rule."""
    for one in error.errors if isinstance(error, SeveralErrors) else (error,):
        yield finding(rule, one.where or Place(""), one.what, one.fix)
