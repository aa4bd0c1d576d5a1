"""A questionnaire as lines: what is asked, of what type, when; and what is different in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.layout.conditions import ALWAYS, NEVER, All, Any, Condition, Test
from drafter.layout.file_name import USUAL_FILE_NAME
from drafter.layout.load import LAYOUT_FILE, load_layout, read_layout
from drafter.layout.model import Kind, Layout, Question
from drafter.layout.profile import PROFILE_NAME, SISTERS

_SINGLE = frozenset({Kind.SHORT_TEXT, Kind.LONG_TEXT})


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
    said = [_kind(question), *_remarks(question)]
    label = "" if question.label == question.key else f"  {question.label}"
    yield f"{'  ' * depth}{name}{label}（{'，'.join(said)}）"
    for inner in question.questions:
        yield from _lines(inner, depth + 1)


def _kind(question: Question) -> str:
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
            return f"{name}是{'或'.join(values)}"
        case Test(name=name, sign="!=", values=values):
            return f"{name}不是{'或'.join(values)}"
        case Test(name=name, sign=sign, values=values):
            return f"{name}{sign}{values[0]}"
        case All(parts=parts):
            return "且".join(map(condition_text, parts))
        case Any(parts=parts):
            return "或".join(map(condition_text, parts))


def changes(old: Layout, new: Layout) -> Iterator[str]:
    """Yield what differs from an older layout, and whether records made for it can still be read."""
    before, after = _by_key(old), _by_key(new)
    breaking = 0
    for key in [*before, *(key for key in after if key not in before)]:
        if key not in after:
            breaking += 1
            yield f"－ {key}  {before[key].label}：没有了，旧记录里填了的读不出"
        elif key not in before:
            yield f"＋ {key}  {after[key].label}（{_kind(after[key])}）"
        else:
            for said, breaks in _differences(before[key], after[key]):
                breaking += breaks
                yield f"～ {key}：{said}"
    if breaking and new.version <= old.version:
        yield f"有 {breaking} 处旧记录读不出：把“版本”改成 {old.version + 1}，在“迁移”里写明怎样读。"
    elif breaking:
        yield f"有 {breaking} 处要由“迁移”说明怎样读旧记录。"
    else:
        yield "旧记录照样能读。"


def _by_key(layout: Layout) -> dict[str, Question]:
    found: dict[str, Question] = {}

    def collect(questions: Sequence[Question], around: str) -> None:
        for question in questions:
            name = f"指标.{question.figure_group}" if question.kind is Kind.FIGURES else f"{around}{question.key}"
            found[name] = question
            each = ".每项." if question.kind is Kind.LIST else "."
            collect(question.questions, f"{name}{each}")

    collect(tuple(layout.questions()), "")
    return found


def _differences(old: Question, new: Question) -> Iterator[tuple[str, bool]]:
    """Yield each difference in words, and whether an answer of the old question may not be read any more."""
    if old.kind is not new.kind:
        yield f"类型由{old.kind.value}改为{new.kind.value}", {old.kind, new.kind} != _SINGLE
    lost = [option for option in old.options if option not in new.options]
    if lost and new.options:
        yield f"选项少了{'、'.join(lost)}", True
    added = [option for option in new.options if option not in old.options]
    if added and old.options:
        yield f"选项多了{'、'.join(added)}", False
    for name, before, after in (
        ("名称", old.label, new.label),
        ("提示", old.prompt, new.prompt),
        ("默认", old.default, new.default),
    ):
        if before != after:
            yield f"{name}由“{before or '无'}”改为“{after or '无'}”", False
    for name, was, now in (("必填", old.required, new.required), ("当", old.when, new.when)):
        # Not the conditions themselves, which know where they stand.
        if condition_text(was) != condition_text(now):
            yield f"{name}改了", False
