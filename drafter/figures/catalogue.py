"""The figure catalogue (指标库): data of `figures.yaml`, typed."""

from __future__ import annotations

import re
from collections.abc import Mapping as Map
from enum import Enum
from typing import NamedTuple

from drafter.errors import DrafterError, LayoutError, Place, raise_all
from drafter.record.fields import Fields
from drafter.record.nodes import Mapping, Node
from drafter.wording import unknown_name_fix

# Names by which templates read a figure or a group itself; a figure of that key could not be reached.
RESERVED_KEYS = ("键", "名称", "单位", "口径", "数值", "上年", "同比")
_FIGURE_FIELDS = ("键", "名称", "单位", "口径", "类型", "计算")


class FigureKind(Enum):
    """What a figure counts in."""

    INTEGER = "整数"
    DECIMAL = "小数"
    RATE = "比率"


class Ratio(NamedTuple):
    """How a rate is computed: both members are keys of the same group."""

    numerator: str
    denominator: str


class Figure(NamedTuple):
    """A figure of the catalogue.

    Attributes:
        key: Its identifier within the group.
        label: What people read.
        unit: Counting word, e.g. `件`; `%` for a rate.
        meaning: 口径, what is counted.
        kind: Whole number, decimal or rate (in percent).
        ratio: For a computed rate its numerator and denominator.
    """

    key: str
    label: str
    unit: str
    meaning: str
    kind: FigureKind
    ratio: Ratio | None
    place: Place


class FigureGroup(NamedTuple):
    """Figures that are asked and shown together."""

    key: str
    label: str
    figures: Map[str, Figure]


class Catalogue(NamedTuple):
    """All groups, by key, in the file's order."""

    groups: Map[str, FigureGroup]


def catalogue_from(node: Mapping) -> Catalogue:
    """Read the catalogue.

    Raises:
        LayoutError: Fields missing, unknown or doubled; SeveralErrors for more than one.
    """
    errors: list[DrafterError] = []
    top = Fields(node, errors, LayoutError)
    top.only(("组",))
    groups: dict[str, FigureGroup] = {}
    for item in top.items("组"):
        group = _group_from(item, errors)
        if group.key in groups:
            errors.append(LayoutError(f"指标组“{group.key}”写了两次", item.place, "两处合成一处"))
        groups[group.key] = group
    raise_all(errors)
    return Catalogue(groups)


def _group_from(node: Node, errors: list[DrafterError]) -> FigureGroup:
    fields = Fields(node, errors, LayoutError)
    fields.only(("键", "名称", "指标"))
    figures: dict[str, Figure] = {}
    for item in fields.items("指标"):
        figure = _figure_from(item, errors)
        if figure.key in figures or figure.key in RESERVED_KEYS:
            fix = f"换一个键；“{'”“'.join(RESERVED_KEYS)}”另有用处"
            errors.append(LayoutError(f"指标的键“{figure.key}”重复或不能用", item.place, fix))
        figures[figure.key] = figure
    for figure in figures.values():
        _check_members(figure, figures, errors)
    return FigureGroup(fields.key(), fields.text("名称", required=True), figures)


def _figure_from(node: Node, errors: list[DrafterError]) -> Figure:
    fields = Fields(node, errors, LayoutError)
    fields.only(_FIGURE_FIELDS)
    kind = fields.text("类型") or FigureKind.INTEGER.value
    if kind not in {member.value for member in FigureKind}:
        fields.fault(f"没有“{kind}”这种指标", node, "类型只有：整数、小数、比率")
        kind = FigureKind.INTEGER.value
    formula = fields.text("计算")
    ratio = re.fullmatch(r"\s*(\w+)\s*/\s*(\w+)\s*", formula)
    if formula and (ratio is None or kind != FigureKind.RATE.value):
        fields.fault("“计算”应是两个指标相除，且类型是比率", node, "例如 类型: 比率, 计算: 调解成功 / 受理")
    return Figure(
        key=fields.key(),
        label=fields.text("名称", required=True),
        unit=fields.text("单位", required=True),
        meaning=fields.text("口径", required=True),
        kind=FigureKind(kind),
        ratio=Ratio(*ratio.groups()) if ratio else None,
        place=node.place,
    )


def _check_members(figure: Figure, figures: Map[str, Figure], errors: list[DrafterError]) -> None:
    members = (figure.ratio.numerator, figure.ratio.denominator) if figure.ratio else ()
    for member in members:
        if member not in figures:
            what = f"“{figure.key}”的计算用到了本组没有的指标“{member}”"
            errors.append(LayoutError(what, figure.place, unknown_name_fix(member, list(figures))))
