"""Law and plans by report year: data of `reference.yaml`, typed."""

from __future__ import annotations

from typing import NamedTuple

from drafter.errors import DrafterError, LayoutError, raise_all
from drafter.layout.conditions import NEVER, Condition, condition_from
from drafter.record.fields import Fields
from drafter.record.nodes import Mapping, Node

_APPLIES, _APPLIES_NOT = "适用", "不适用"


class Outline(NamedTuple):
    """A 法治政府建设实施纲要 with its task groups.

    Attributes:
        name: Full name with 《》.
        first: First report year that it covers.
        last: Last report year.
        goal: Its goal string.
        tasks: Titles of its task groups, in order.
        confirmed: False while the wording has not been read in a public source.
    """

    name: str
    first: int
    last: int
    goal: str
    tasks: tuple[str, ...]
    source: str
    confirmed: bool


class Provision(NamedTuple):
    """A rule of law that applies from some report year on; layouts ask for it as `规定.键`."""

    key: str
    name: str
    number: str
    applies: Condition
    source: str
    confirmed: bool


class Reference(NamedTuple):
    """What law and plans say, by report year."""

    outlines: tuple[Outline, ...]
    provisions: tuple[Provision, ...]

    def outline(self, year: int) -> Outline | None:
        """Return the 纲要 in force in a report year, if one is known."""
        return next((plan for plan in self.outlines if plan.first <= year <= plan.last), None)

    def lookup(self, name: str, year: int) -> str | None:
        """Return what a condition sees under `规定.键`: 适用, 不适用, or None for another name."""
        for provision in self.provisions:
            if name == f"规定.{provision.key}":
                applies = provision.applies.holds(lambda asked: (str(year),) if asked == "年度" else ())
                return _APPLIES if applies else _APPLIES_NOT
        return None

    def names(self) -> dict[str, tuple[str, ...]]:
        """Return the names that conditions may ask for, with what they can be."""
        return {f"规定.{provision.key}": (_APPLIES, _APPLIES_NOT) for provision in self.provisions}

    def suggestions(self, source: str, year: int) -> tuple[str, ...]:
        """Return what `建议: 纲要.任务` or `建议: 纲要.名称` offers in a year; nothing for another source."""
        outline = self.outline(year)
        if outline is None or source not in SUGGESTION_SOURCES:
            return ()
        return outline.tasks if source == "纲要.任务" else (outline.name,)


SUGGESTION_SOURCES = ("纲要.任务", "纲要.名称")


def reference_from(node: Mapping) -> Reference:
    """Read the reference table.

    Raises:
        LayoutError: Fields missing, unknown or wrong; SeveralErrors for more than one.
    """
    errors: list[DrafterError] = []
    top = Fields(node, errors, LayoutError)
    top.only(("规定", "纲要"))
    outlines = tuple(_outline_from(item, errors) for item in top.items("纲要"))
    provisions = tuple(_provision_from(item, errors) for item in top.items("规定"))
    raise_all(errors)
    return Reference(outlines, provisions)


def _outline_from(node: Node, errors: list[DrafterError]) -> Outline:
    fields = Fields(node, errors, LayoutError)
    fields.only(("名称", "年度", "目标", "任务", "说明", "来源", "核实"))
    years = fields.texts("年度")
    if len(years) != 2 or not all(year.isascii() and year.isdigit() for year in years):
        fields.fault("“年度”应是起止两个年份", node, "例如 年度: [2021, 2025]")
        years = ("0", "0")
    return Outline(
        name=fields.text("名称", required=True),
        first=int(years[0]),
        last=int(years[1]),
        goal=fields.text("目标", required=True),
        tasks=fields.texts("任务"),
        source=fields.text("来源", required=True),
        confirmed=fields.flag("核实", default=False),
    )


def _provision_from(node: Node, errors: list[DrafterError]) -> Provision:
    fields = Fields(node, errors, LayoutError)
    fields.only(("键", "名称", "文号", "适用年度", "说明", "来源", "核实"))
    years = fields.node_of("适用年度")
    if years is None:
        fields.fault("缺少“适用年度”", node, "补上 适用年度: '>=2019'")
    return Provision(
        key=fields.key(),
        name=fields.text("名称", required=True),
        number=fields.text("文号"),
        applies=condition_from(Mapping({"年度": years}, node.place), errors) if years else NEVER,
        source=fields.text("来源", required=True),
        confirmed=fields.flag("核实", default=False),
    )
