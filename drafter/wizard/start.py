"""From the first prompt to a record that is being filled in."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

from drafter.columns import wrapped
from drafter.errors import DrafterError, OutputError, Place
from drafter.record.save import save_record
from drafter.wizard.asker import Asker, Choice, Command
from drafter.wizard.describe import INDENT, KEY_HELP, fault_lines

_NO, _OTHER = "no", "other"
_RECORD_ENDINGS = (".yaml", ".yml")
_MOST_SHOWN = 8
# Reports of a year are written at its end and in the first months of the next.
_LAST_MONTH_OF_WRITING = 8


class TurnedBackError(Exception):
    """The person wants to go back to the question before."""


def ask_in_turn(asker: Asker, questions: Sequence[Callable[[], bool]]) -> None:
    """Ask one question after another, with the way back between them.

    Args:
        asker: The terminal.
        questions: Each asks, keeps the answer, and says whether there was anything to ask; it raises
            TurnedBackError to go back.
    """
    at = 0
    asked: list[int] = []
    while at < len(questions):
        try:
            if questions[at]():
                asked.append(at)
            at += 1
        except TurnedBackError:
            if not asked:
                asker.say(f"{INDENT}这是第一题，前面没有了。")
            at = asked.pop() if asked else at


def likely_year(today: datetime.date) -> int:
    """Return the report year that somebody most likely works on."""
    return today.year - (today.month <= _LAST_MONTH_OF_WRITING)


def say_welcome(asker: Asker) -> None:
    """Say how the wizard is used, once."""
    asker.say(*(INDENT + line for line in KEY_HELP))


def ask_path(asker: Asker) -> Path:
    """Ask where the new record shall be; a file that is there is not taken.

    Raises:
        TurnedBackError: The person wants to go back.
        KeyboardInterrupt: The person leaves instead.
    """
    name = default_name()
    while True:
        reply = asker.ask_line("新记录的文件名：", name)
        name = reply.text.strip() or name
        if reply.command is Command.HELP:
            asker.say(f"{INDENT}答案都存在这个文件里。不写文件夹，就存在当前的文件夹：{Path.cwd()}")
            continue
        if _is_passed(asker, reply.command):
            continue
        path = record_path(name)
        fault = fault_of(path)
        if fault is None:
            return path
        asker.say(*fault_lines([(f"{fault.what}：{path}", fault.fix)], asker.columns))


def ask_layout(asker: Asker, templates: Sequence[Path]) -> tuple[str, bool]:
    """Ask which layout; where there is only one, take it. Return its name, and whether that was asked."""
    from drafter.layout.load import find_layouts, summarize_layout

    layouts = {name: summarize_layout(folder) for name, folder in find_layouts(templates).items()}
    if len(layouts) == 1:
        return next(iter(layouts)), False
    choices = [Choice(name, f"{name}  {one.label}") for name, one in layouts.items()]
    while True:
        reply = asker.ask_choice("版式：", choices)
        if reply.command is None:
            return reply.text, True
        if reply.command is not Command.HELP and _is_passed(asker, reply.command):
            continue
        for name, one in layouts.items():
            asker.say(*wrapped(f"{name}：{one.help or one.label}", asker.columns, INDENT, INDENT))


def ask_last_year(asker: Asker, folder: Path) -> Path | None:
    """Ask for last year's record; None where there is none."""
    found = [path for path in sorted(folder.glob("*.yaml")) if path.is_file()][:_MOST_SHOWN]
    choices = [Choice(_NO, "没有，从头填")]
    choices += [Choice(str(path), f"有：{path.name}") for path in found]
    choices.append(Choice(_OTHER, "有，在别的地方"))
    while True:
        reply = asker.ask_choice("有没有去年的记录（可以照用机关情况、对照去年的数）：", choices)
        if reply.command is Command.HELP:
            asker.say(f"{INDENT}去年用 drafter 填的 .yaml 文件。没有也可以，从头填就是。")
            continue
        if _is_passed(asker, reply.command):
            continue
        if reply.text == _NO or reply.command is not None:
            return None
        if reply.text != _OTHER:
            return Path(reply.text)
        named = ask_existing(asker, "去年的记录：")
        if named is not None:
            return named


def ask_existing(asker: Asker, label: str) -> Path | None:
    """Ask for a file that is there; None where the person goes back instead.

    Raises:
        KeyboardInterrupt: The person leaves.
    """
    from drafter.wizard.typed import read_path

    typed = ""
    while True:
        reply = asker.ask_line(label, typed)
        typed = reply.text
        if reply.command is Command.QUIT:
            raise KeyboardInterrupt
        if reply.command is Command.HELP:
            asker.say(f"{INDENT}写文件名；不在当前文件夹（{Path.cwd()}）里的，写完整的位置，或者把文件拖进这个窗口。")
            continue
        if reply.command is not None or not typed.strip():
            return None
        path = existing_record(read_path(typed))
        if path.is_file():
            return path
        what = "这是一个文件夹，后面还要写文件名" if _is_folder(path) else "没有这个文件"
        asker.say(*fault_lines([(f"{what}：{path}", "改正文件名；F2 返回")], asker.columns))


def ask_wanted(asker: Asker) -> tuple[str, ...]:
    """Ask what to take from last year's record; everything is shown, nothing is taken unasked."""
    from drafter.wizard.begin import CHECKLIST, FACTS, FIGURES

    choices = [
        Choice(FACTS, "机关情况（名称、类型、自称、主送、署名等）照用"),
        Choice(FIGURES, "去年的指标记作“上年”数，用来算同比"),
        Choice(CHECKLIST, "去年的安排和不足列成清单，逐项写落实情况"),
    ]
    ticked = tuple(choice.value for choice in choices)
    while True:
        ticked, command = asker.ask_choices("从去年的记录取什么：", choices, ticked)
        if command is None:
            return ticked
        if command is Command.SKIP:
            return ()
        if command is not Command.HELP and _is_passed(asker, command):
            continue
        asker.say(f"{INDENT}勾着的才取；年度、正文和今年的数都不会照搬，去年的只在旁边显示。")


def create(asker: Asker, path: Path, text: str) -> Path:
    """Write the new record, asking for another place where that does not work; return where it is."""
    while True:
        try:
            save_record(path, text, expected=None)
        except DrafterError as error:
            asker.say(*fault_lines([(error.what, error.fix)], asker.columns))
            path = ask_path(asker)
        else:
            asker.say(f"{INDENT}新记录：{path}")
            return path


def record_path(name: str | Path) -> Path:
    """Return the file that a typed name means; a name without an ending gets `.yaml`."""
    from drafter.wizard.typed import read_path

    path = read_path(str(name))
    if path.suffix.lower() in _RECORD_ENDINGS:
        return path
    if _is_folder(path) or str(name).rstrip("\"'”’ ").endswith(("/", "\\")):
        return path / default_name()
    return path.with_name(f"{path.name}.yaml")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def existing_record(path: Path) -> Path:
    """Return the file that a name means; where there is none, one whose `.yaml` was not typed."""
    named = path.with_name(f"{path.name}.yaml") if path.name else path
    return named if not path.is_file() and named.is_file() else path


def default_name() -> str:
    """Return what a new record is called unless the person says otherwise."""
    return f"{likely_year(datetime.date.today())}年度记录.yaml"


def fault_of(path: Path) -> OutputError | None:
    """Return why no new record can be made at a place; None where it can."""
    place = Place(str(path))
    try:
        if path.is_dir():
            return OutputError("这是一个文件夹", place, "后面还要写文件名")
        if path.exists():
            return OutputError("已经有这个文件了", place, f"接着填它，用 drafter edit {path}；要新建就换一个文件名")
        if not path.parent.is_dir():
            return OutputError("没有这个文件夹", place, "先建好文件夹，或者换一个位置")
    except OSError as error:
        return OutputError(f"这个文件名用不了（{error.strerror or error}）", place, "换一个文件名")
    return None


def _is_passed(asker: Asker, command: Command | None) -> bool:
    """Whether to ask again; there is no hub yet to leave for.

    Raises:
        TurnedBackError: The person goes back.
        KeyboardInterrupt: The person leaves.
    """
    if command is Command.QUIT:
        raise KeyboardInterrupt
    if command is Command.BACK:
        raise TurnedBackError
    if command is Command.LEAVE:
        asker.say(f"{INDENT}记录还没有建好，还没有目录；不建了就按 Ctrl-C。")
    return command is Command.LEAVE
