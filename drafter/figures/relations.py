"""Relations between figures (勾稽关系): data of `relations.yaml`, typed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from drafter.errors import DrafterError, LayoutError, Place, raise_all
from drafter.figures.catalogue import Catalogue, FigureKind
from drafter.figures.notation import Formula, Member, NotationError, Share, Sum, parse_formula, qualified
from drafter.record.fields import Fields
from drafter.record.nodes import Mapping, Node, Scalar
from drafter.wording import unknown_name_fix

_FIELDS = ("编号", "组", "关系", "级别", "当缺", "自", "至", "理由", "来源", "核实", "停用")
_NOTATION_FIX = "例如 收到申请 = 受理 + 不予受理，审结 <= 受理 + 上年结转，成功率 = 调解成功 / 受理"
_NO_FORMULA = Formula(Sum(()), parse_formula("零 = 0").sign, Sum(()))


class Level(Enum):
    """How sure it is that figures which break a relation are wrong."""

    ERROR = "必错"
    DOUBT = "疑似"
    HINT = "提示"


class Relation(NamedTuple):
    """A relation that figures should keep.

    Attributes:
        id: Its stable number, e.g. `复议-1`.
        formula: What it says; every member names its group.
        text: The notation as it was written.
        level: How sure it is that figures which break it are wrong.
        reason: Why it should hold, and when it need not.
        source: Where that is written.
        confirmed: False while the source has not been read.
        first: First report year that it applies to.
        last: Last report year that it applies to.
        lacking: It applies only where the record does not mention one of these (当缺).
        place: Where it is written.
    """

    id: str
    formula: Formula
    text: str
    level: Level
    reason: str
    source: str
    confirmed: bool
    first: int
    last: int
    lacking: tuple[Member, ...]
    place: Place


def relations_from(
    nodes: Iterable[Mapping], catalogue: Catalogue, groups: Collection[str] | None = None
) -> tuple[Relation, ...]:
    """Read relations from the files that state them.

    Args:
        nodes: Each file's top level, the one that counts least first. An entry with the 编号 of an
            earlier one changes only the fields that it writes; 停用 takes the relation out.
        catalogue: The figures that relations may name.
        groups: Where given, relations of other groups (组) are passed over unread: without a figure
            of their own group they would stay unchecked.

    Raises:
        LayoutError: Fields missing, unknown or wrong, unknown figures; SeveralErrors for more than one.
    """
    errors: list[DrafterError] = []
    merged: dict[str, Mapping] = {}
    for node in nodes:
        merged.update(_changed(node, merged, errors))
    others = () if groups is None else catalogue.groups.keys() - set(groups)
    asked = (entry for entry in merged.values() if _group_of(entry) not in others)
    relations = [relation for entry in asked for relation in _Reader(entry, catalogue, errors).read()]
    raise_all(errors)
    return tuple(relations)


def _changed(node: Mapping, known: dict[str, Mapping], errors: list[DrafterError]) -> dict[str, Mapping]:
    """Return a file's entries by 编号, each laid over the earlier one of the same 编号."""
    top = Fields(node, errors, LayoutError)
    top.only(("勾稽关系",))
    found: dict[str, Mapping] = {}
    for item in top.items("勾稽关系"):
        fields = Fields(item, errors, LayoutError)
        name = fields.text("编号", required=True)
        if name in found:
            fields.fault(f"编号“{name}”写了两次", item, "换一个编号，或者两处合成一处")
        base = known.get(name)
        if not base and fields.flag("停用", default=False):
            fields.fault(f"没有“{name}”这条勾稽关系可以停用", item, unknown_name_fix(name, list(known)))
        if base and not fields.text("理由"):
            fields.fault(f"改动或停用“{name}”没有写明理由", item, "补上 理由: …")
        found[name] = _over(fields.node, base) if base else fields.node
    return found


def _group_of(entry: Mapping) -> str:
    node = entry.get("组")
    return node.text if isinstance(node, Scalar) else ""


def _over(node: Mapping, base: Mapping) -> Mapping:
    return Mapping({**base.entries, **node.entries}, node.place, keys={**base.keys, **node.keys})


class _Reader:
    """Reads one entry; its faults go to `errors`."""

    def __init__(self, node: Mapping, catalogue: Catalogue, errors: list[DrafterError]) -> None:
        self._fields = Fields(node, errors, LayoutError)
        self._catalogue = catalogue
        self._group = ""

    def read(self) -> Iterator[Relation]:
        """Yield the relation; nothing where it is switched off."""
        fields = self._fields
        fields.only(_FIELDS)
        if fields.flag("停用", default=False):
            return
        self._group = self._group_key()
        yield Relation(
            id=fields.text("编号"),
            formula=self._formula(),
            text=fields.text("关系", required=True),
            level=self._level(),
            reason=fields.text("理由", required=True),
            source=fields.text("来源", required=True),
            confirmed=fields.flag("核实", default=False),
            first=fields.number("自", 0),
            last=fields.number("至", 9999),
            lacking=self._lacking(),
            place=fields.node.place,
        )

    def _group_key(self) -> str:
        key, groups = self._fields.text("组"), self._catalogue.groups
        if key and key not in groups:
            fix = unknown_name_fix(key, list(groups))
            self._fields.fault(f"指标库里没有“{key}”这一组", self._fields.node.entries["组"], fix)
        return key

    def _level(self) -> Level:
        text = self._fields.text("级别", required=True)
        levels = {level.value: level for level in Level}
        if text and text not in levels:
            self._fields.fault(f"没有“{text}”这个级别", self._fields.node.entries["级别"], "级别只有：必错、疑似、提示")
        return levels.get(text, Level.HINT)

    def _formula(self) -> Formula:
        node = self._fields.node_of("关系")
        formula = self._parsed(node) if isinstance(node, Scalar) else None
        if node is None or formula is None:
            return _NO_FORMULA
        known = [self._is_known(member, node) for member in formula.members]
        if all(known):
            self._check_kinds(formula, node)
        if all(member.optional for member in formula.members):
            self._fields.fault("带 ? 的指标没填时按0算，不能每个都带", node, "至少有一个指标不带 ?")
        return formula

    def _parsed(self, node: Scalar) -> Formula | None:
        try:
            return qualified(parse_formula(node.text), self._group)
        except NotationError as error:
            self._fields.fault(str(error), node, _NOTATION_FIX)
            return None

    def _lacking(self) -> tuple[Member, ...]:
        node = self._fields.node_of("当缺")
        names = (self._fields.text("当缺"),) if isinstance(node, Scalar) else self._fields.texts("当缺")
        members = []
        for name in names:
            group, _, figure = name.rpartition(".")
            members.append(Member(group or self._group, figure))
        return tuple(member for member in members if node and self._is_known(member, node))

    def _is_known(self, member: Member, node: Node) -> bool:
        if not member.group:
            self._fields.fault(f"看不出“{member.figure}”在哪一组", node, "写上 组: …，或者写成 组.指标")
            return False
        group = self._catalogue.groups.get(member.group)
        if group and member.figure in group.figures:
            return True
        name = f"{member.group}.{member.figure}"
        if group:
            fix = unknown_name_fix(member.figure, list(group.figures))
        else:
            known = self._catalogue.groups.values()
            fix = unknown_name_fix(name, [f"{one.key}.{key}" for one in known for key in one.figures])
        self._fields.fault(f"指标库里没有“{name}”", node, fix)
        return False

    def _check_kinds(self, formula: Formula, node: Node) -> None:
        """A rate compares with rates and numbers only; numerator and denominator are no rates."""
        sides = (*formula.left.members, *formula.right.members)
        rates = [self._catalogue.groups[one.group].figures[one.figure].kind is FigureKind.RATE for one in sides]
        wanted = [True, False, False] if isinstance(formula.right, Share) else [rates[0]] * len(rates)
        if rates != wanted:
            self._fields.fault("比率和数量不能放在一起比", node, "比率写成 率 = 分子 / 分母，或者 率 <= 100")
