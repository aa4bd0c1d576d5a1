"""A record of an older version of its layout, brought to the present one in the file itself.

Reading does this in memory (迁移); a wizard writes answers by the keys that the questions have now.
"""

from __future__ import annotations

from drafter.answers.build import layout_name
from drafter.answers.migrate import migrate
from drafter.layout.model import Layout
from drafter.record.compose import content_of
from drafter.record.edit import set_value
from drafter.record.parse import parse_mapping
from drafter.wizard.asker import Choice
from drafter.wizard.desk import Desk

_LAYOUT_KEY, _UPGRADE, _LEAVE = "版式", "upgrade", "leave"


def upgraded_text(text: str, layout: Layout) -> str:
    """Return a record's text in the shape of its layout's present version; what has no place stands under 另存."""
    record = parse_mapping(text, "")
    name, version, _ = layout_name(record)
    content = content_of(migrate(record, layout, version).record)
    assert isinstance(content, dict)  # noqa: S101 - the top level is a mapping
    return set_value(text, (), {**content, _LAYOUT_KEY: f"{name}@{layout.version}"})


def is_up_to_date(desk: Desk) -> bool:
    """Whether the record is written as its layout asks now; offers to rewrite an older one."""
    session = desk.session
    if not session.answers.notes:
        return True
    desk.asker.say(*(f"  {note}" for note in session.answers.notes))
    choices = [
        Choice(_UPGRADE, "把文件改成新版式的写法，接着填（原来的内容留在 .bak）"),
        Choice(_LEAVE, "不改，离开"),
    ]
    reply = desk.asker.ask_choice("这份记录是旧版式的：", choices)
    if reply.command is not None or reply.text != _UPGRADE:
        return False
    return desk.keeper.keep((_LAYOUT_KEY,), lambda text: upgraded_text(text, session.layout), "新版式")
