"""A questionnaire as lines: what is asked, of what type, when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.layout.conditions import ALWAYS, NEVER, All, Any, Condition, Test
from drafter.layout.file_name import USUAL_FILE_NAME
from drafter.layout.load import LAYOUT_FILE, load_layout, read_layout
from drafter.layout.model import Kind, Layout, Question
from drafter.layout.profile import PROFILE_NAME, SISTERS


def opened(name: str, templates: Sequence[Path]) -> Layout:
    """Return a layout by its name or its folder.

    Raises:
        LayoutError: There is none, or it is not in order.
    """
    folder = Path(name)
    if (folder / LAYOUT_FILE).is_file():
        return read_layout(folder.resolve(), [folder.resolve().parent, *templates])
    return load_layout(name, templates)


def listing(layout: Layout) -> Iterator[str]:
    """Yield the sections and questions of a layout, what is inside a question indented."""
    yield f"{layout.name}@{layout.version}  {layout.label}"
    for profile in layout.profiles:
        kind = SISTERS if profile.is_sister else PROFILE_NAME
        yield f"{kind}：{profile.name}" + (f"（{profile.help}）" if profile.help else "")
    if layout.file_name != USUAL_FILE_NAME:
        yield f"文件名：{layout.file_name}"
    if not layout.is_yearly_report:
        yield "不是年度报告：五项内容和公开的时间不核对"
    for part, reason in layout.elsewhere.items() if layout.is_yearly_report else ():
        yield f"不单列：{part}（{reason}）"
    for section in layout.sections:
        yield f"【{section.label}】"
        for question in section.questions:
            yield from _lines(question, 1)


def _lines(question: Question, depth: int) -> Iterator[str]:
    name = f"指标.{question.figure_group}" if question.kind is Kind.FIGURES else question.key
    said = [kind_text(question), *_remarks(question)]
    label = "" if question.label == question.key else f"  {question.label}"
    yield f"{'  ' * depth}{name}{label}（{'，'.join(said)}）"
    for inner in question.questions:
        yield from _lines(inner, depth + 1)


def kind_text(question: Question) -> str:
    """Return what a question asks for: its type, with what may be chosen."""
    if question.options:
        return f"{question.kind.value}：{'、'.join(question.options)}"
    return f"{question.kind.value}，每项{question.item.kind.value}" if question.item else question.kind.value


def _remarks(question: Question) -> Iterator[str]:
    if question.required is NEVER or question.required == NEVER:
        yield "可不填"
    elif question.required != ALWAYS:
        yield f"{condition_text(question.required)}时必填"
    if question.when != ALWAYS:
        yield f"{condition_text(question.when)}时才问"
    if question.default is not None:
        yield f"默认{question.default}"
    if question.carried:
        yield "跨年沿用"
    if not question.printed:
        yield "不印出"


def condition_text(condition: Condition) -> str:
    """Return a condition in words."""
    match condition:
        case Test(name=name, sign="=", values=values):
            return f"{name}是{'或'.join(map(_value_text, values))}"
        case Test(name=name, sign="!=", values=values):
            return f"{name}不是{'或'.join(map(_value_text, values))}"
        case Test(name=name, sign=sign, values=values):
            return f"{name}{sign}{values[0]}"
        case All(parts=parts):
            return "且".join(map(condition_text, parts))
        case Any(parts=parts):
            return "或".join(map(condition_text, parts))


def _value_text(value: str) -> str:
    """Return a value of a condition so that it reads on: 开展专项行动是“是”时才问."""
    return f"“{value}”" if value in ("是", "否") else value
