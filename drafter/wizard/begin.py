"""A new record: what it begins with, and what it takes from last year's, from a file and from the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.answers.build import build_answers, layout_name
from drafter.answers.edit import Change, node_at, with_value
from drafter.errors import Place, RecordError, SeveralErrors
from drafter.layout.model import Layout
from drafter.record.compose import Value, content_of
from drafter.record.edit import delete, set_value
from drafter.record.parse import load_mapping, parse_mapping
from drafter.record.paths import KeyPath
from drafter.wizard.last_year import LastYear, carried_over, checklist, last_figures

_LAYOUT_KEY, _FIGURES_KEY, _LAST = "版式", "指标", "上年"
FACTS, FIGURES, CHECKLIST = "facts", "figures", "checklist"
"""What can be taken from last year's record."""


class Begun(NamedTuple):
    """The text of a record, and what there is to say about how it came about.

    Attributes:
        text: The record.
        notes: What was taken, and what could not be; one Chinese sentence each.
    """

    text: str
    notes: tuple[str, ...] = ()


def empty_text(layout: Layout) -> str:
    """Return a record without answers; its first line lets VS Code complete and check the keys."""
    return (
        f"# yaml-language-server: $schema={layout.name}.schema.json\n"
        f"# {layout.label}。用 drafter edit 接着填；直接改这个文件也可以，写法见 docs/record.md。\n"
        f"\n{_LAYOUT_KEY}: {layout.name}@{layout.version}\n"
    )


def with_last_year(text: str, last: LastYear, layout: Layout, wanted: Iterable[str]) -> Begun:
    """Put into a record what is wanted of last year's.

    Args:
        text: The record so far.
        last: Last year's record.
        layout: This year's layout.
        wanted: Any of FACTS, FIGURES and CHECKLIST.
    """
    notes: list[str] = []
    chosen = set(wanted)
    if FACTS in chosen:
        facts = carried_over(last, layout)
        text = _with_values(text, facts.values)
        notes += [*facts.notes, f"照用去年的机关情况：{'、'.join(_labels(facts.values, layout)) or '没有可以照用的'}"]
    if FIGURES in chosen:
        figures = last_figures(last, layout)
        values: dict[str, Value] = {}
        for (group, key), amount in figures.items():
            inner = values.setdefault(group, {})
            assert isinstance(inner, dict)  # noqa: S101 - made in the line above
            inner[key] = {_LAST: amount}
        text = _with_values(text, {_FIGURES_KEY: values} if values else {})
        notes.append(f"去年的 {len(figures)} 个指标记作“上年”，用来算同比；今年的数还要填")
    if CHECKLIST in chosen:
        entries = checklist(last, layout)
        text = _with_values(text, entries.values)
        notes += entries.notes
        notes += [f"“{label}”列了去年的事项，逐项写结果" for label in _labels(entries.values, layout)]
    return Begun(text, tuple(notes))


def with_data(text: str, path: Path, layout: Layout) -> str:
    """Put the answers of another YAML file into a record; where both answer, the file's stands.

    Raises:
        RecordError: The file cannot be read, or is for another layout.
    """
    data = load_mapping(path)
    node = data.entries.get(_LAYOUT_KEY)
    if node is not None and str(content_of(node)).partition("@")[0] != layout.name:
        what = f"这个文件的版式是“{content_of(node)}”，新记录的版式是“{layout.name}”"
        raise RecordError(what, node.place, "用 --layout 选同一个版式，或者删去文件里的“版式”一行")
    before = parse_mapping(text, "").entries
    for key, value in data:
        if key in before and key != _LAYOUT_KEY:
            text = _merged(text, (key,), content_of(value))
        elif key != _LAYOUT_KEY:
            text = set_value(text, (key,), content_of(value))
    return text


def with_changes(text: str, changes: Sequence[Change], path: Path) -> str:
    """Put the answers of the command line into a record, and take out what it wants empty.

    Raises:
        RecordError: A key leads nowhere.
    """
    # What is taken out goes last, from the back, so that item numbers stay true.
    removals = [change for change in reversed(changes) if change.value is None]
    for change in (*(one for one in changes if one.value is not None), *removals):
        try:
            if change.value is not None:
                text = with_value(text, change.path, change.value)
            elif node_at(parse_mapping(text, ""), change.path) is not None:
                text = delete(text, change.path)
        except RecordError as error:
            raise RecordError(f"新记录没有建：{error.what}", Place(str(path), 0, change.key), error.fix) from error
    return text


def check(text: str, path: Path, layout: Layout, *, begun: bool) -> int:
    """Check a new record as it will be read, and return how much is missing in it.

    Raises:
        DrafterError: What it was given does not fit the layout's questions.
    """
    from drafter.answers.missing import missing_answers

    record = parse_mapping(text, str(path))
    name, _, place = layout_name(record)
    if name != layout.name:
        raise _without_line(RecordError(f"版式写成了“{name}”，不是“{layout.name}”", place, "用 --layout 选版式"))
    try:
        answers = build_answers(record, layout, begun=begun)
    except SeveralErrors as error:
        raise SeveralErrors([_without_line(one) for one in error.errors if isinstance(one, RecordError)]) from error
    except RecordError as error:
        raise _without_line(error) from error
    return len(missing_answers(answers))


def _without_line(error: RecordError) -> RecordError:
    """Take the line away: it would be one of a file that is not written."""
    where = error.where._replace(line=0) if error.where else None
    return RecordError(f"新记录没有建：{error.what}", where, error.fix)


def _with_values(text: str, values: dict[str, Value]) -> str:
    for key, value in values.items():
        text = set_value(text, (key,), value)
    return text


def _merged(text: str, path: KeyPath, value: Value) -> str:
    """Put a value over what is there: of a group or a figure only what it says itself, of a list all."""
    if isinstance(value, dict):
        for key, inner in value.items():
            text = _merged(text, (*path, key), inner)
        return text
    if isinstance(value, str):
        return with_value(text, path, value)
    return text if value is None else set_value(text, path, value)


def _labels(values: dict[str, Value], layout: Layout) -> list[str]:
    return [question.label for question in layout.questions() if question.key in values]
