"""迁移 against the questionnaire that it leads to: each step must end at a question that is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.check.findings import Finding
from drafter.errors import Place
from drafter.layout.load import LAYOUT_FILE
from drafter.layout.migration import Migration, Part, Step, StepKind
from drafter.layout.model import Layout, Question
from drafter.record.nodes import Mapping
from drafter.record.nodes import Sequence as Items
from drafter.record.parse import load_mapping
from drafter.wording import unknown_name_fix
from drafter.workshop.faults import BROKEN, finding

_ELSEWHERE = ("指标", "核对说明", "另存")
"""What a record holds beside the answers."""


def history_findings(layout: Layout, folder: Path) -> Iterator[Finding]:
    """Yield steps that lead to no question, and steps that take away what is still asked.

    Args:
        layout: The layout.
        folder: Its folder.
    """
    steps = [step for migration in layout.migrations for step in migration.steps]
    for number, (step, place) in enumerate(zip(steps, _places(layout.migrations, folder), strict=True)):
        later = {_keys(other.source) for other in steps[number + 1 :]}
        for target in _targets(step):
            if not _is_asked(target, layout) and not _goes_on(target, later):
                fix = unknown_name_fix(target[-1], [one.key for one in layout.questions()])
                yield finding(BROKEN, place, f"“迁移”到“{'.'.join(target)}”，版式没有这一题", fix)
        source = _keys(step.source)
        again = {made for other in steps[number:] for made in _targets(other)}
        if _is_asked(source, layout) and source not in again:
            why = f"“迁移”{step.kind.value}了“{'.'.join(source)}”，可是版式还在问它"
            yield finding(BROKEN, place, why, "删去这一步，或者删去这一题")


def _places(migrations: Sequence[Migration], folder: Path) -> Iterator[Place]:
    nodes = load_mapping(folder / LAYOUT_FILE).get("迁移")
    for node in nodes.items if isinstance(nodes, Items) and migrations else ():
        steps = node.get("步骤") if isinstance(node, Mapping) else None
        yield from (step.place for step in (steps.items if isinstance(steps, Items) else ()))


def _targets(step: Step) -> Iterator[tuple[str, ...]]:
    keys = _keys(step.target)
    match step.kind:
        case StepKind.RENAME:
            yield (*_keys(step.source)[:-1], *keys)
        case StepKind.MOVE:
            yield keys
        case StepKind.SPLIT:
            yield from ((*_keys(step.source)[:-1], key) for key in keys)


def _keys(path: Sequence[Part]) -> tuple[str, ...]:
    return tuple(part.key for part in path)


def _goes_on(target: tuple[str, ...], later: set[tuple[str, ...]]) -> bool:
    """Whether a later step takes up what a step leads to, or what it stands in."""
    return any(target[: len(source)] == source for source in later)


def _is_asked(path: tuple[str, ...], layout: Layout) -> bool:
    if path[0] in _ELSEWHERE:
        return True
    asked: Question | None = layout.question(path[0])
    for key in path[1:]:
        asked = asked.question(key) if asked else None
    return asked is not None
