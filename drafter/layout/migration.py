"""迁移: how a record of an older version of a layout is read by a newer one."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple, TypeAlias

from drafter.errors import DrafterError, LayoutError
from drafter.record.fields import Fields
from drafter.record.nodes import Mapping, Node, Scalar
from drafter.wording import name_list, unknown_name_fix


class StepKind(Enum):
    """What a step does, by the name that layouts write."""

    RENAME = "改名"
    MOVE = "移动"
    SPLIT = "拆分"
    DROP = "停用"


class Part(NamedTuple):
    """One key of a path; `each` where the key holds a list and every entry of it is meant (`键.每项`)."""

    key: str
    each: bool = False


Path: TypeAlias = tuple[Part, ...]


class Step(NamedTuple):
    """One change of shape.

    Attributes:
        kind: What is done.
        source: Where the answer stands in the older version.
        target: For MOVE where it goes, for RENAME its new key alone, for SPLIT both keys; empty for DROP.
        separator: For SPLIT, what parts the text; the first occurrence counts.
    """

    kind: StepKind
    source: Path
    target: Path = ()
    separator: str = ""


class Migration(NamedTuple):
    """The steps that lead from the version before to version `to`."""

    to: int
    steps: tuple[Step, ...]


_PATH = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_EACH = "每项"
_FIELDS = {
    StepKind.RENAME: ("从", "到"),
    StepKind.MOVE: ("从", "到"),
    StepKind.SPLIT: ("从", "分隔", "到"),
    StepKind.DROP: ("从",),
}


def migrations_from(fields: Fields, version: int, errors: list[DrafterError]) -> tuple[Migration, ...]:
    """Read 迁移; every version from 2 to the layout's own has its entry once there is one at all."""
    migrations = tuple(_migration_from(node, errors) for node in fields.items("迁移"))
    if migrations and [migration.to for migration in migrations] != list(range(2, version + 1)):
        what = f"“迁移”要从 2 到 {version} 依次写全"
        errors.append(LayoutError(what, fields.node.key_place("迁移"), "每个版本一项，没有变化的写 步骤: []"))
    return migrations


def _migration_from(node: Node, errors: list[DrafterError]) -> Migration:
    fields = Fields(node, errors, LayoutError)
    fields.only(("到", "步骤"))
    steps = (_step_from(item, errors) for item in fields.items("步骤"))
    return Migration(fields.number("到", 0), tuple(step for step in steps if step is not None))


def _step_from(node: Node, errors: list[DrafterError]) -> Step | None:
    names = [kind.value for kind in StepKind]
    if not isinstance(node, Mapping) or len(node.entries) != 1 or next(iter(node.entries)) not in names:
        written = next(iter(node.entries), "") if isinstance(node, Mapping) else ""
        fix = f"一步写一种：{name_list(names)}；{unknown_name_fix(written, names)}"
        errors.append(LayoutError("这里应是一步迁移", node.place, fix))
        return None
    name, inner = next(iter(node))
    kind = StepKind(name)
    if kind is StepKind.DROP and isinstance(inner, Scalar):
        inner = Mapping({"从": inner}, inner.place)
    fields = Fields(inner, errors, LayoutError)
    fields.only(_FIELDS[kind])
    source = _path(fields, fields.text("从", required=True))
    target = tuple(part for text in _targets(fields, kind) for part in _path(fields, text))
    step = Step(kind, source, target, fields.text("分隔", required=kind is StepKind.SPLIT))
    _check(step, fields)
    return step


def _targets(fields: Fields, kind: StepKind) -> tuple[str, ...]:
    if kind is StepKind.SPLIT:
        return fields.texts("到")
    return (fields.text("到", required=True),) if kind is not StepKind.DROP else ()


def _path(fields: Fields, text: str) -> Path:
    if not text:
        return ()
    if not _PATH.fullmatch(text):
        fields.fault(f"“{text}”不是键的路径", fields.node, "写成 键、题组.键 或 列表.每项.键")
        return ()
    keys = text.split(".")
    following = [*keys[1:], ""]
    return tuple(Part(key, after == _EACH) for key, after in zip(keys, following, strict=True) if key != _EACH)


def _check(step: Step, fields: Fields) -> None:
    wanted = {StepKind.RENAME: 1, StepKind.SPLIT: 2}.get(step.kind, len(step.target))
    if len(step.target) != wanted or any(part.each for part in step.target):
        fix = "改名 的 到 写一个键；拆分 的 到 写两个键，例如 [领域, 概述]"
        fields.fault("“到”写得不对", fields.node, fix)
    if step.kind is StepKind.MOVE and any(part.each for part in step.source):
        fields.fault("列表里的内容不能移动", fields.node, "列表里只能改名、拆分或停用")
    if step.source and step.source[-1].each:
        fields.fault("“从”不能停在“每项”", fields.node, "写出列表里的键，例如 举措.每项.标题")
