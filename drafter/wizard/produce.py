"""From the hub to the text of the report and to its Word file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.answers.missing import MissingContent, offered_profiles
from drafter.columns import wrapped
from drafter.errors import DrafterError
from drafter.record.parse import parse_mapping
from drafter.record.paths import parse_key_path
from drafter.wizard.asker import Choice, Command, chosen_aside
from drafter.wizard.describe import INDENT, fault_lines, rule
from drafter.wizard.desk import Desk
from drafter.wizard.route import ask_at
from drafter.wizard.steps import section_of
from drafter.wizard.typed import read_path

if TYPE_CHECKING:
    from drafter.check.review import Reviewer
    from drafter.draft import Draft
    from drafter.render.report import Report
    from drafter.wizard.session import Session

_LINES_AT_ONCE = 18
_OVERWRITE, _RENAME, _NO, _BACK = "overwrite", "rename", "no", "back"


def preview(desk: Desk) -> None:
    """Show the report as it reads now, a screenful at a time."""
    draft = _draft(desk)
    if draft is None:
        return
    from drafter.write.plain import plain_lines

    lines = plain_lines(draft.report.blocks, desk.asker.columns)
    for start in range(0, len(lines), _LINES_AT_ONCE):
        desk.asker.say(*lines[start : start + _LINES_AT_ONCE])
        if start + _LINES_AT_ONCE < len(lines):
            shown = min(100, (start + _LINES_AT_ONCE) * 100 // len(lines))
            more = [Choice("more", f"接着看（已看 {shown}%）"), Choice("stop", "不看了")]
            if chosen_aside(desk.asker, "预览：", more) != "more":
                return
    desk.asker.say(rule("完", desk.asker.columns))


def produce(desk: Desk) -> None:
    """Write the Word file beside the record, or where the person says; an old one only goes with consent."""
    profile = _profile(desk)
    draft = _draft(desk, profile) if profile else None
    if draft is None:
        return
    path = desk.session.path.parent / draft.file_name()
    while True:
        reply = desk.asker.ask_line("Word 文件：", str(path))
        if reply.command is Command.QUIT:
            raise KeyboardInterrupt
        if reply.command not in (None, Command.HELP):
            return
        path = read_path(reply.text.strip() or str(path))
        if reply.command is None and _is_written(desk, draft, path):
            return


def _profile(desk: Desk) -> str:
    """Return which copy is wanted; asked only where the record is kept for several. Empty for none."""
    offered = offered_profiles(desk.session.answers)
    if len(offered) == 1:
        return offered[0].name
    choices = [Choice(one.name, f"{one.name}（{one.help}）" if one.help else one.name) for one in offered]
    return chosen_aside(desk.asker, "生成哪一种文稿：", choices)


def _is_written(desk: Desk, draft: Draft, path: Path) -> bool:
    """Write the file, asking before another one goes; say whether the person is done with it."""
    from drafter.write.output import save_new

    force = False
    if path.exists():
        choices = [
            Choice(_RENAME, "换一个文件名"),
            Choice(_OVERWRITE, "覆盖原来的文件"),
            Choice(_NO, "不生成了"),
        ]
        wanted = chosen_aside(desk.asker, f"{path.name} 已经有了：", choices)
        if wanted != _OVERWRITE:
            return wanted in ("", _NO)
        force = True
    try:
        save_new(path, draft.data, force)
    except DrafterError as error:
        desk.asker.say(*fault_lines([(error.what, error.fix)], desk.asker.columns))
        return False
    comments = f"，核对意见 {draft.comments} 条，写成批注" if draft.answers.profile.comments else ""
    desk.asker.say(f"{INDENT}已生成：{path.resolve()}", f"{INDENT}全文 {draft.report.characters} 字{comments}")
    _say_lacking_fonts(desk, draft)
    _say_faults(desk, draft.report)
    _offer_missing(desk, draft.report.missing)
    return True


def _say_lacking_fonts(desk: Desk, draft: Draft) -> None:
    from drafter.write.fonts import lacking_fonts_line, named_fonts

    line = lacking_fonts_line(named_fonts(draft.data))
    if line:
        desk.asker.say(*wrapped(line, desk.asker.columns, INDENT, INDENT))


def _say_faults(desk: Desk, report: Report) -> None:
    from drafter.write.form_faults import form_faults

    for fault in form_faults(report.blocks, report.title_lines):
        desk.asker.say(*wrapped(fault, desk.asker.columns, INDENT, INDENT))


def _offer_missing(desk: Desk, missing: Sequence[MissingContent]) -> None:
    """Say what is still missing in the file, and lead to it."""
    if not missing:
        desk.asker.say(f"{INDENT}没有待补充的内容。")
        return
    desk.asker.say(f"{INDENT}还有 {len(missing)} 处待补充，文中标了【待补充】。")
    left = list(missing)
    while left:
        choices = [Choice(_BACK, "回目录")]
        choices += [Choice(str(index), f"去填：{_missing_line(desk, one)}") for index, one in enumerate(left)]
        chosen = chosen_aside(desk.asker, "待补充：", choices)
        if chosen in ("", _BACK):
            return
        ask_at(desk, parse_key_path(left.pop(int(chosen)).place.key))


def _reviewer(session: Session) -> Reviewer:
    from drafter.check.review import Reviewer

    last = Path(session.last.answers.file) if session.last else None
    return Reviewer(session.templates, last)


def _missing_line(desk: Desk, missing: MissingContent) -> str:
    section = section_of(desk.session.answers, parse_key_path(missing.place.key))
    return f"{section.label}，{missing.prompt}" if section else missing.prompt


def _draft(desk: Desk, profile: str = "") -> Draft | None:
    """Make the draft of a copy; say what stands in the way where there can be none yet."""
    from drafter.draft import make_draft, open_layout

    session = desk.session
    try:
        record = parse_mapping(session.text, str(session.path))
        return make_draft(record, open_layout(record, session.templates), profile, partial(_reviewer, session))
    except DrafterError as error:
        faults = getattr(error, "errors", (error,))
        desk.asker.say(*fault_lines([(fault.what, fault.fix) for fault in faults], desk.asker.columns))
        return None
