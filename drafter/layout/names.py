"""Names that conditions and defaults use: found at load, in the item first, then outwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from drafter.errors import DrafterError, LayoutError, Place
from drafter.layout.conditions import Test
from drafter.layout.model import SCALAR_KINDS, Kind, Question
from drafter.wording import unknown_name_fix

DEFAULT_NAME = re.compile(r"\{([^\W\d]\w*(?:\.[^\W\d]\w*)*)\}")

Scope = Sequence[Question]


def find_question(name: str, scopes: Sequence[Scope]) -> Question | None:
    """Find a question by a dotted name.

    Args:
        name: `键` or `题组.键`.
        scopes: Questions that can be seen, innermost first.
    """
    first, *rest = name.split(".")
    for scope in scopes:
        question = next((one for one in scope if one.key == first), None)
        if question is not None:
            for key in rest:
                question = question.question(key) if question and question.kind is Kind.GROUP else None
            return question
    return None


def check_names(scopes: Sequence[Scope], extra: Sequence[str], errors: list[DrafterError]) -> None:
    """Check every name in conditions and defaults below the innermost scope.

    Args:
        scopes: Questions that can be seen, innermost first.
        extra: Names beside the questions, e.g. `规定.五部分`.
        errors: Where faults are collected.
    """
    for question in scopes[0]:
        for test in (*question.required.tests(), *question.when.tests()):
            _check_test(test, scopes, extra, errors)
        for name in DEFAULT_NAME.findall(question.default or ""):
            _check_name(name, question.place, scopes, (), errors)
        if question.questions:
            check_names((question.questions, *scopes), extra, errors)


def _check_test(test: Test, scopes: Sequence[Scope], extra: Sequence[str], errors: list[DrafterError]) -> None:
    question = _check_name(test.name, test.place, scopes, extra, errors)
    if question is None or question.kind is not Kind.CHOICE or test.sign not in ("=", "!="):
        return
    for value in test.values:
        if value not in question.options:
            what = f"条件里的“{value}”不是“{question.label}”的选项，这个条件永远不成立"
            errors.append(LayoutError(what, test.place, unknown_name_fix(value, question.options)))


def _check_name(
    name: str, place: Place, scopes: Sequence[Scope], extra: Sequence[str], errors: list[DrafterError]
) -> Question | None:
    question = find_question(name, scopes)
    if name in extra or (question is not None and question.kind in SCALAR_KINDS):
        return question
    if question is not None:
        errors.append(LayoutError(f"“{name}”是{question.kind.value}，这里只能用单个值的问题", place, "换一个问题"))
    else:
        known = [*_known(scopes), *extra]
        errors.append(LayoutError(f"没有“{name}”这个问题", place, unknown_name_fix(name, known)))
    return None


def _known(scopes: Sequence[Scope]) -> Iterable[str]:
    for scope in scopes:
        for question in scope:
            if question.kind is Kind.GROUP:
                yield from (f"{question.key}.{inner.key}" for inner in question.questions)
            else:
                yield question.key
