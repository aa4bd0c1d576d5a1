"""Names that conditions, defaults and 相关 use: found at load, in the item first, then outwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from drafter.errors import DrafterError, LayoutError, Place
from drafter.layout.conditions import Test
from drafter.layout.model import SCALAR_KINDS, Kind, Question
from drafter.wording import unknown_name_fix

DEFAULT_NAME = re.compile(r"\{([^\W\d]\w*(?:\.[^\W\d]\w*)*)\}")

Scope = Sequence[Question]


def names_in_conditions(questions: Scope) -> Iterator[str]:
    """Yield each key that conditions and defaults ask for."""
    for question in questions:
        for test in (*question.required.tests(), *question.when.tests()):
            yield from test.name.split(".")
        for name in DEFAULT_NAME.findall(question.default or ""):
            yield from name.split(".")
        yield from names_in_conditions(question.questions)


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


def check_names(questions: Scope, extra: Mapping[str, Sequence[str]], errors: list[DrafterError]) -> None:
    """Check every name in conditions, defaults and 相关 of a questionnaire.

    Args:
        questions: Its top level.
        extra: Names beside the questions with the values that they can have, e.g. `规定.五部分`.
        errors: Where faults are collected.
    """
    checker = _Checker(extra, errors)
    checker.level((questions,))
    checker.circles()


class _Checker:
    def __init__(self, extra: Mapping[str, Sequence[str]], errors: list[DrafterError]) -> None:
        self._extra = extra
        self._errors = errors
        # What each question's being asked, or its default, depends on.
        self._needs: dict[Question, list[Question]] = {}

    def level(self, scopes: Sequence[Scope]) -> None:
        for question in scopes[0]:
            for test in question.required.tests():
                self._test(test, scopes)
            needs = [self._test(test, scopes) for test in question.when.tests()]
            for name in DEFAULT_NAME.findall(question.default or ""):
                needs.append(self._named(name, question.place, scopes, ()))
            for name in question.related:
                self._named(name, question.place, scopes, ())
            self._needs[question] = [needed for needed in needs if needed is not None]
            for test in (test for passed in question.passes_on for test in passed.when.tests()):
                self._test(test, (question.questions, *scopes))
            if question.questions:
                self.level((question.questions, *scopes))

    def circles(self) -> None:
        """Tell of questions that, by way of others, depend on themselves."""
        for question in self._needs:
            seen: set[Question] = set()
            waiting = list(self._needs[question])
            while waiting:
                needed = waiting.pop()
                if needed == question:
                    what = f"“{question.label}”的条件或默认绕了一圈，又回到它自己"
                    self._errors.append(LayoutError(what, question.place, "改掉其中一处条件或默认"))
                    break
                if needed not in seen:
                    seen.add(needed)
                    waiting += self._needs.get(needed, [])

    def _test(self, test: Test, scopes: Sequence[Scope]) -> Question | None:
        question = self._named(test.name, test.place, scopes, list(self._extra))
        options = self._extra.get(test.name) or (question.options if question else ())
        for value in test.values if options and test.sign in ("=", "!=") else ():
            if value not in options:
                outcome = "永远不成立" if test.sign == "=" else "总是成立"
                what = f"“{test.name}”不会是“{value}”，这个条件{outcome}"
                self._errors.append(LayoutError(what, test.place, unknown_name_fix(value, options)))
        return question

    def _named(self, name: str, place: Place, scopes: Sequence[Scope], extra: Sequence[str]) -> Question | None:
        question = find_question(name, scopes)
        if name in extra or (question is not None and question.kind in (*SCALAR_KINDS, Kind.MULTIPLE)):
            return question
        if question is not None:
            what = f"“{name}”是{question.kind.value}，这里只能用单个值的问题"
            self._errors.append(LayoutError(what, place, "换一个问题"))
        else:
            known = [*_known(scopes), *extra]
            self._errors.append(LayoutError(f"没有“{name}”这个问题", place, unknown_name_fix(name, known)))
        return None


def _known(scopes: Sequence[Scope]) -> Iterable[str]:
    for scope in scopes:
        for question in scope:
            if question.kind is Kind.GROUP:
                yield from (f"{question.key}.{inner.key}" for inner in question.questions)
            else:
                yield question.key
