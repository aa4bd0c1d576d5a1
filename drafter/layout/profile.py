"""The copies and the sister texts that one record becomes: what each of them is for, and what it holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.errors import DrafterError, LayoutError, UsageError
from drafter.layout.file_name import FILE_NAME, file_name_from
from drafter.record.fields import Fields
from drafter.record.nodes import Node
from drafter.wording import name_list

PROFILE_NAME = "文稿"
"""What conditions and templates call the copy that is being made."""
SISTERS = "另有文稿"
"""Where a layout names the further texts that it makes of a record."""
_ENDS = (".md.j2", ".docx")


class Profile(NamedTuple):
    """A copy: 公开稿, 报送稿 or 送审稿, or what else a layout calls its own; or a sister text, such as 简报.

    Attributes:
        name: What people call it, and `--profile` takes.
        help: What it is for.
        withheld: Whether it holds the entries that are kept from the public (公开: 否).
        comments: Whether the checker's findings stand in it as comments.
        template: For a sister text its own template; None for a copy, which is written as the report is.
        file_name: For a sister text what its files are called; empty where the report's name and its own say it.
    """

    name: str
    help: str = ""
    withheld: bool = False
    comments: bool = False
    template: Path | None = None
    file_name: str = ""

    @property
    def is_sister(self) -> bool:
        """Whether it is a text of its own beside the report, which need not hold all that the report does."""
        return self.template is not None


PUBLIC_COPY = Profile("公开稿", "在网站公开的文稿")
"""What a layout makes that says nothing about copies."""


def profiles_from(fields: Fields, errors: list[DrafterError], file_of: Callable[[str], Path]) -> tuple[Profile, ...]:
    """Read the copies of a layout (文稿), of which the first is the usual one, and its sister texts (另有文稿).

    Args:
        fields: The layout's file.
        errors: Where faults are collected.
        file_of: Finds a file of the layout by its name.
    """
    copies = tuple(_copy_from(item, errors) for item in fields.items(PROFILE_NAME)) or (PUBLIC_COPY,)
    profiles = (*copies, *(_sister_from(item, errors, file_of) for item in fields.items(SISTERS)))
    names = [profile.name for profile in profiles]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        fields.fault(f"文稿“{name}”写了两次", fields.node, "换一个名称，或删去一个")
    return profiles


def _copy_from(node: Node, errors: list[DrafterError]) -> Profile:
    fields = Fields(node, errors, LayoutError)
    fields.only(("名称", "说明", "不公开的", "批注"))
    return _common(fields)._replace(comments=fields.flag("批注", default=False))


def _sister_from(node: Node, errors: list[DrafterError], file_of: Callable[[str], Path]) -> Profile:
    fields = Fields(node, errors, LayoutError)
    fields.only(("名称", "说明", "模板", FILE_NAME, "不公开的"))
    name = fields.text("模板", required=True)
    path = file_of(name)
    if name and (path.name != name or not name.endswith(_ENDS)):
        fields.fault(f"“{name}”不能作模板", node, "写版式文件夹里的一个文件名，以 .md.j2 或 .docx 结尾")
    elif name and not path.is_file():
        fields.fault(f"没有“{name}”这个模板", node, f"在 {path.parent} 里建这个文件，或者改正“模板”")
    file_name = file_name_from(fields) if fields.node_of(FILE_NAME) else ""
    return _common(fields)._replace(template=path, file_name=file_name)


def _common(fields: Fields) -> Profile:
    withheld = fields.text("不公开的")
    if withheld not in ("", "写入", "不写入"):
        fix = "写 不公开的: 写入，或者不写这一行"
        fields.fault(f"“不公开的”应是“写入”或“不写入”，却是“{withheld}”", fields.node, fix)
    return Profile(fields.text("名称", required=True), fields.text("说明"), withheld == "写入")


def find_profile(profiles: Sequence[Profile], name: str) -> Profile:
    """Return the copy of a name; the usual one for an empty name.

    Raises:
        UsageError: The layout makes no such copy.
    """
    if not name:
        return profiles[0]
    found = next((profile for profile in profiles if profile.name == name), None)
    if found is None:
        # Not the one that is spelled most like it: 送审稿 for 报送稿 would go to the wrong people.
        fix = f"这个版式有：{name_list(profile_names(profiles))}"
        raise UsageError(f"这个版式没有“{name}”这种文稿", None, fix)
    return found


def profile_names(profiles: Sequence[Profile]) -> tuple[str, ...]:
    """Return what people call the copies, the usual one first."""
    return tuple(profile.name for profile in profiles)
