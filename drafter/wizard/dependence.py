"""Which answers hang on which: what a changed answer makes doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.answers.model import Answer, Answers, Item, Mark
from drafter.layout.names import DEFAULT_NAME
from drafter.record.paths import KeyPath, key_path_text
from drafter.wizard.steps import entries_of

_YEAR, _RULES = "年度", "规定."


def dependents(answers: Answers, path: KeyPath) -> list[str]:
    """Return the key paths of given answers whose condition, default or 相关 names the answer at a path.

    What a group's condition names, all that stands in the group hangs on. A hidden answer is no dependent:
    it is not asked for, and is kept where it is until it is.
    """
    return [
        key_path_text(where)
        for where, answer, named in _walk(answers.by_key, (), (), ())
        if answer.mark is Mark.GIVEN and path in named and where != path
    ]


# The levels around a question, innermost first: where each stands and which keys it has.
_Scopes = tuple[tuple[KeyPath, Mapping[str, Answer]], ...]


def _walk(
    level: Mapping[str, Answer], path: KeyPath, outer: _Scopes, above: tuple[KeyPath, ...]
) -> Iterator[tuple[KeyPath, Answer, tuple[KeyPath, ...]]]:
    """Yield what is asked for, each with the paths that it hangs on; `above` are those of the group around."""
    scopes = ((path, level), *outer)
    for key, answer in level.items():
        if answer.mark is Mark.HIDDEN:
            continue
        where, named = (*path, key), (*above, *_named(answer, scopes))
        if isinstance(answer.content, Mapping):
            yield from _walk(answer.content, where, scopes, named)
            continue
        yield where, answer, named
        for number, entry in enumerate(entries_of(answer), start=1):
            if isinstance(entry, Item):
                yield from _walk(entry.answers, (*where, number), scopes, ())


def _named(answer: Answer, scopes: _Scopes) -> Iterator[KeyPath]:
    """Yield the full paths of the names that a question's condition, default and 相关 ask for."""
    names = [test.name for test in answer.question.when.tests()]
    names += DEFAULT_NAME.findall(answer.question.default or "")
    names += answer.question.related
    for name in names:
        # Rules apply by the report year.
        first, *rest = (_YEAR,) if name.startswith(_RULES) else name.split(".")
        for path, level in scopes:
            if first in level:
                yield (*path, first, *rest)
                break
