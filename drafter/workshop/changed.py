"""What differs between two states of a layout, and whether records made for the older one can still be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.layout.migration import Path, Step, StepKind
from drafter.layout.model import Kind, Layout, Question
from drafter.workshop.listing import condition_text, kind_text

_TEXTS = frozenset({Kind.SHORT_TEXT, Kind.LONG_TEXT})
_EACH = ".每项"


class _Moved(NamedTuple):
    """Where a 迁移 takes an answer.

    Attributes:
        words: The same in words.
        targets: Names of the questions that it answers now.
    """

    words: str
    targets: tuple[str, ...]


def changes(old: Layout, new: Layout) -> Iterator[str]:
    """Yield what differs from an older layout, and whether records made for it can still be read."""
    before, after = _by_name(old), _by_name(new)
    moved = _moved(old, new)
    reached = {target for one in moved.values() for target in one.targets}
    breaking = migrated = 0
    for name in [*before, *(name for name in after if name not in before)]:
        if name in after and name in before:
            differences = list(_differences(before[name], after[name]))
        elif name in after:
            if name not in reached:
                yield f"＋ {name}  {after[name].label}（{kind_text(after[name])}）"
            continue
        elif name in moved or _stands_in(name, moved):
            migrated += 1
            if name not in moved:
                continue
            yield f"→ {name}  {before[name].label}：“迁移”{moved[name].words}"
            to = [after[target] for target in moved[name].targets if target in after]
            differences = list(_differences(before[name], to[0])) if len(to) == 1 else []
            name = moved[name].targets[0] if moved[name].targets else name
        else:
            differences = []
            breaking += 1
            yield f"－ {name}  {before[name].label}：没有了，旧记录里填了的读不出"
        for said, breaks in differences:
            breaking += breaks
            yield f"～ {name}：{said}"
    yield _verdict(breaking, migrated, old, new)


def _verdict(breaking: int, migrated: int, old: Layout, new: Layout) -> str:
    if breaking and new.version <= old.version:
        return f"有 {breaking} 处旧记录读不出：把“版本”改成 {old.version + 1}，在“迁移”里写明怎样读。"
    if breaking:
        return f"有 {breaking} 处要由“迁移”说明怎样读旧记录。"
    return "旧记录照“迁移”能读。" if migrated else "旧记录照样能读。"


def _by_name(layout: Layout) -> dict[str, Question]:
    found: dict[str, Question] = {}

    def collect(questions: Sequence[Question], around: str) -> None:
        for question in questions:
            name = f"指标.{question.figure_group}" if question.kind is Kind.FIGURES else f"{around}{question.key}"
            found[name] = question
            each = f"{_EACH}." if question.kind is Kind.LIST else "."
            collect(question.questions, f"{name}{each}")

    collect(tuple(layout.questions()), "")
    return found


def _moved(old: Layout, new: Layout) -> dict[str, _Moved]:
    """Return where each answer goes in the steps that lead from the older version to the newer one."""
    steps = [step for one in new.migrations if one.to > old.version for step in one.steps]
    return {_name(step.source): _end_of(step) for step in steps}


def _end_of(step: Step) -> _Moved:
    around = ".".join(_name(step.source).split(".")[:-1])
    names = [_name((part,)) for part in step.target]
    beside = tuple(f"{around}.{name}" if around else name for name in names)
    match step.kind:
        case StepKind.RENAME:
            return _Moved(f"改名为“{beside[0]}”", beside)
        case StepKind.MOVE:
            return _Moved(f"移到“{_name(step.target)}”", (_name(step.target),))
        case StepKind.SPLIT:
            return _Moved(f"拆成{'、'.join(f'“{name}”' for name in beside)}", beside)
        case StepKind.DROP:
            return _Moved("停用，旧答案收在记录的“另存”里", ())


def _name(path: Path) -> str:
    return ".".join(f"{part.key}{_EACH if part.each else ''}" for part in path)


def _stands_in(name: str, moved: Mapping[str, _Moved]) -> bool:
    """Whether a question goes where the list or group goes that it is part of."""
    return any(name.startswith(f"{source}.") for source in moved)


def _differences(old: Question, new: Question) -> Iterator[tuple[str, bool]]:
    """Yield each difference in words, and whether an answer of the old question may not be read any more."""
    if old.kind is not new.kind:
        yield f"类型由{old.kind.value}改为{new.kind.value}", {old.kind, new.kind} != _TEXTS
    lost = [option for option in old.options if option not in new.options]
    if lost and new.options:
        yield f"选项少了{'、'.join(lost)}", True
    added = [option for option in new.options if option not in old.options]
    if added and old.options:
        yield f"选项多了{'、'.join(added)}", False
    for name, before, after in (
        ("名称", old.label, new.label),
        ("提示", old.prompt, new.prompt),
        ("说明", old.help, new.help),
        ("举例", old.example, new.example),
        ("默认", old.default, new.default),
        ("单位", old.unit, new.unit),
        ("建议", "、".join(old.suggestions), "、".join(new.suggestions)),
    ):
        if before != after:
            yield f"{name}由“{before or '无'}”改为“{after or '无'}”", False
    for name, was, now in (("必填", old.required, new.required), ("当", old.when, new.when)):
        # Not the conditions themselves, which know where they stand.
        if condition_text(was) != condition_text(now):
            yield f"{name}改了", False
