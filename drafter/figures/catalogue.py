"""The figure catalogue (指标库): data of `figures.yaml`, typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Map
from enum import Enum
from typing import NamedTuple

from drafter.errors import DrafterError, LayoutError, Place, raise_all
from drafter.record.fields import Fields
from drafter.record.nodes import Mapping, Node
from drafter.wording import unknown_name_fix

# Names by which templates read a figure or a group itself; a figure of that key could not be reached.
RESERVED_KEYS = ("键", "名称", "单位", "口径", "数值", "上年", "同比")
_FIGURE_FIELDS = ("键", "名称", "单位", "口径", "类型", "计算", "适用", "自")


class FigureKind(Enum):
    """What a figure counts in."""

    INTEGER = "整数"
    DECIMAL = "小数"
    RATE = "比率"


_KINDS = frozenset(kind.value for kind in FigureKind)


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
        agencies: Types of agencies that usually have it; empty where all do.
        since: First report year that has it; 0 where none is known.
    """

    key: str
    label: str
    unit: str
    meaning: str
    kind: FigureKind
    ratio: Ratio | None
    place: Place
    agencies: tuple[str, ...] = ()
    since: int = 0


class FigureGroup(NamedTuple):
    """Figures that are asked and shown together."""

    key: str
    label: str
    figures: Map[str, Figure]

    def usual(self, agency: str, year: int) -> list[Figure]:
        """Return the figures that an agency of a type usually has in a report year.

        Args:
            agency: The agency type; empty where it is not known yet, and then every type's figures come back.
            year: The report year; 0 where it is not known yet.
        """
        return [
            figure
            for figure in self.figures.values()
            if (not year or figure.since <= year) and (not agency or not figure.agencies or agency in figure.agencies)
        ]


class Catalogue(NamedTuple):
    """All groups, by key, in the file's order.

    Attributes:
        groups: The groups; one may be read only when it is asked for.
        agencies: The agency types that 适用 may name.
    """

    groups: Map[str, FigureGroup]
    agencies: tuple[str, ...] = ()


def catalogue_from(node: Mapping, base: Catalogue | None = None) -> Catalogue:
    """Read a catalogue, or what an office adds to one.

    Args:
        node: The file's top level.
        base: What the file adds to: its new groups come behind, its figures behind those of the same
            group, and one with the key of another takes its place.

    Raises:
        LayoutError: Fields missing, unknown or doubled; SeveralErrors for more than one.
    """
    errors: list[DrafterError] = []
    base = base or Catalogue({})
    top = Fields(node, errors, LayoutError)
    top.only(("机关类型", "组"))
    agencies = (*base.agencies, *top.texts("机关类型"))
    groups: dict[str, FigureGroup] = {}
    for item in top.items("组"):
        group = _GroupReader(item, base.groups, agencies, errors).read()
        if group.key in groups:
            errors.append(LayoutError(f"指标组“{group.key}”写了两次", item.place, "两处合成一处"))
        groups[group.key] = group
    raise_all(errors)
    return Catalogue(_Overlay(base.groups, groups) if base.groups else groups, agencies)


class _Overlay(Map[str, FigureGroup]):
    """Groups laid over others, which are not touched before they are asked for."""

    def __init__(self, base: Map[str, FigureGroup], groups: Map[str, FigureGroup]) -> None:
        self._base = base
        self._groups = groups

    def __getitem__(self, key: str) -> FigureGroup:
        return self._groups[key] if key in self._groups else self._base[key]

    def __contains__(self, key: object) -> bool:
        return key in self._groups or key in self._base

    def __iter__(self) -> Iterator[str]:
        yield from self._base
        yield from (key for key in self._groups if key not in self._base)

    def __len__(self) -> int:
        return len(self._base.keys() | self._groups.keys())


class _GroupReader:
    """Reads one group; its faults go to `errors`."""

    def __init__(
        self, node: Node, base: Map[str, FigureGroup], agencies: tuple[str, ...], errors: list[DrafterError]
    ) -> None:
        self._fields = Fields(node, errors, LayoutError)
        self._base = base
        self._agencies = agencies
        self._errors = errors

    def read(self) -> FigureGroup:
        """Return the group, laid over the one of the same key."""
        self._fields.only(("键", "名称", "适用", "自", "指标"))
        own = self._figures()
        key = self._fields.key()
        before = self._base.get(key)
        figures = {**(before.figures if before else {}), **own}
        for figure in own.values():
            _check_members(figure, figures, self._errors)
        label = self._fields.text("名称", required=before is None)
        return FigureGroup(key, label or (before.label if before else ""), figures)

    def _figures(self) -> dict[str, Figure]:
        figures: dict[str, Figure] = {}
        inherited = self._audience(self._fields), self._fields.number("自", 0)
        for item in self._fields.items("指标"):
            figure = self._figure(item, *inherited)
            if figure.key in figures or figure.key in RESERVED_KEYS:
                fix = f"换一个键；“{'”“'.join(RESERVED_KEYS)}”另有用处"
                self._errors.append(LayoutError(f"指标的键“{figure.key}”重复或不能用", item.place, fix))
            figures[figure.key] = figure
        return figures

    def _audience(self, fields: Fields) -> tuple[str, ...]:
        named = fields.texts("适用")
        for agency in named:
            if agency not in self._agencies:
                fix = unknown_name_fix(agency, self._agencies)
                fields.fault(f"“机关类型”里没有“{agency}”", fields.node.entries["适用"], fix)
        return named

    def _figure(self, node: Node, agencies: tuple[str, ...], since: int) -> Figure:
        fields = Fields(node, self._errors, LayoutError)
        fields.only(_FIGURE_FIELDS)
        kind = fields.text("类型") or FigureKind.INTEGER.value
        if kind not in _KINDS:
            fields.fault(f"没有“{kind}”这种指标", node, "类型只有：整数、小数、比率")
            kind = FigureKind.INTEGER.value
        formula = fields.text("计算")
        ratio = re.fullmatch(r"\s*(\w+)\s*/\s*(\w+)\s*", formula) if formula else None
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
            agencies=self._audience(fields) or agencies,
            since=fields.number("自", since),
        )


def _check_members(figure: Figure, figures: Map[str, Figure], errors: list[DrafterError]) -> None:
    members = (figure.ratio.numerator, figure.ratio.denominator) if figure.ratio else ()
    for member in members:
        if member not in figures:
            what = f"“{figure.key}”的计算用到了本组没有的指标“{member}”"
            errors.append(LayoutError(what, figure.place, unknown_name_fix(member, list(figures))))
