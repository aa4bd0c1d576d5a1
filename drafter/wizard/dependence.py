"""Which answers hang on which: what a changed answer makes doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.answers.model import Answer, Answers, Item, Mark
from drafter.layout.names import DEFAULT_NAME
from drafter.record.paths import KeyPath, key_path_text
from drafter.wizard.steps import entries_of


def dependents(answers: Answers, path: KeyPath) -> list[str]:
    """Return the key paths of given answers whose condition or default names the answer at a path.

    A hidden answer is no dependent: it is not asked for, and is kept where it is until it is.
    """
    changed = key_path_text(path)
    return [
        key_path_text(where)
        for where, answer, scopes in _walk(answers.by_key, (), ())
        if answer.mark is Mark.GIVEN
        and any(key_path_text(named) == changed for named in _named(answer, scopes))
        and where != path
    ]


# The levels around a question, innermost first: where each stands and which keys it has.
_Scopes = tuple[tuple[KeyPath, Mapping[str, Answer]], ...]


def _walk(level: Mapping[str, Answer], path: KeyPath, outer: _Scopes) -> Iterator[tuple[KeyPath, Answer, _Scopes]]:
    scopes = ((path, level), *outer)
    for key, answer in level.items():
        where = (*path, key)
        yield where, answer, scopes
        if isinstance(answer.content, Mapping):
            yield from _walk(answer.content, where, scopes)
        for number, entry in enumerate(entries_of(answer), start=1):
            if isinstance(entry, Item):
                yield from _walk(entry.answers, (*where, number), scopes)


def _named(answer: Answer, scopes: _Scopes) -> Iterator[KeyPath]:
    """Yield the full paths of the names that a question's condition and default ask for."""
    names = [test.name for test in answer.question.when.tests()]
    names += DEFAULT_NAME.findall(answer.question.default or "")
    for name in names:
        first, *rest = name.split(".")
        for path, level in scopes:
            if first in level:
                yield (*path, first, *rest)
                break
