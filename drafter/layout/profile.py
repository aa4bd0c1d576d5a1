"""The copies that one record becomes: what each of them is for, and what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from drafter.errors import DrafterError, LayoutError, UsageError
from drafter.record.fields import Fields
from drafter.record.nodes import Node
from drafter.wording import unknown_name_fix

PROFILE_NAME = "文稿"
"""What conditions and templates call the copy that is being made."""


class Profile(NamedTuple):
    """A copy: 公开稿, 报送稿 or 送审稿, or what else a layout calls its own.

    Attributes:
        name: What people call it, and `--profile` takes.
        help: What it is for.
        withheld: Whether it holds the entries that are kept from the public (公开: 否).
        comments: Whether the checker's findings stand in it as comments.
    """

    name: str
    help: str = ""
    withheld: bool = False
    comments: bool = False


PUBLIC_COPY = Profile("公开稿", "在网站公开的文稿")
"""What a layout makes that says nothing about copies."""


def profiles_from(fields: Fields, errors: list[DrafterError]) -> tuple[Profile, ...]:
    """Read the copies of a layout (文稿); the first one is made where nobody asks for another."""
    profiles = tuple(_profile_from(item, errors) for item in fields.items(PROFILE_NAME))
    names = [profile.name for profile in profiles]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        fields.fault(f"文稿“{name}”写了两次", fields.node, "换一个名称，或删去一个")
    return profiles or (PUBLIC_COPY,)


def _profile_from(node: Node, errors: list[DrafterError]) -> Profile:
    fields = Fields(node, errors, LayoutError)
    fields.only(("名称", "说明", "不公开的", "批注"))
    withheld = fields.text("不公开的")
    if withheld not in ("", "写入", "不写入"):
        fields.fault(f"“不公开的”应是“写入”或“不写入”，却是“{withheld}”", node, "写 不公开的: 写入，或者不写这一行")
    return Profile(
        name=fields.text("名称", required=True),
        help=fields.text("说明"),
        withheld=withheld == "写入",
        comments=fields.flag("批注", default=False),
    )


def find_profile(profiles: Sequence[Profile], name: str) -> Profile:
    """Return the copy of a name; the usual one for an empty name.

    Raises:
        UsageError: The layout makes no such copy.
    """
    if not name:
        return profiles[0]
    found = next((profile for profile in profiles if profile.name == name), None)
    if found is None:
        raise UsageError(f"这个版式没有“{name}”这种文稿", None, unknown_name_fix(name, profile_names(profiles)))
    return found


def profile_names(profiles: Sequence[Profile]) -> tuple[str, ...]:
    """Return what people call the copies, the usual one first."""
    return tuple(profile.name for profile in profiles)
