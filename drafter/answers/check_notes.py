"""核对说明: findings of the checker that somebody looked at and let stand, each with a reason."""

from __future__ import annotations

from typing import NamedTuple

from drafter.errors import DrafterError, Place, RecordError
from drafter.record.fields import Fields
from drafter.record.nodes import Mapping, Node, Sequence, kind_of

CHECK_NOTES_KEY = "核对说明"
CHECK_NOTE_FIELDS = ("规则", "位置", "引文", "理由")


class CheckNote(NamedTuple):
    """One entry.

    Attributes:
        rule: Id of the rule.
        key: Key path of the finding; empty for anywhere.
        quote: The characters that the finding quotes; empty for any.
        reason: Why it stands.
        place: Where the entry stands.
    """

    rule: str
    key: str
    quote: str
    reason: str
    place: Place


def check_notes_from(node: Node | None, errors: list[DrafterError]) -> tuple[CheckNote, ...]:
    """Read a record's 核对说明; faults are collected."""
    if node is None:
        return ()
    if not isinstance(node, Sequence):
        what = f"“{CHECK_NOTES_KEY}”应是一个列表，却是{kind_of(node)}"
        errors.append(RecordError(what, node.place, "每项写成 - {规则: 标点-1, 理由: …}"))
        return ()
    return tuple(_note(item, errors) for item in node.items if isinstance(item, Mapping) or _is_wrong(item, errors))


def _is_wrong(item: Node, errors: list[DrafterError]) -> bool:
    what = f"“{CHECK_NOTES_KEY}”的一项应是一组“键: 值”，却是{kind_of(item)}"
    errors.append(RecordError(what, item.place, "写成 - {规则: 标点-1, 理由: …}"))
    return False


def _note(item: Node, errors: list[DrafterError]) -> CheckNote:
    fields = Fields(item, errors, RecordError)
    fields.only(CHECK_NOTE_FIELDS)
    return CheckNote(
        rule=fields.text("规则", required=True).strip(),
        key=fields.text("位置").strip(),
        quote=fields.text("引文").strip(),
        reason=fields.text("理由", required=True).strip(),
        place=item.place,
    )
