"""Pack the words without which the checker's expressions cannot match; `docs/make_rules.py` runs this too.

To be run after a change of an `expression(…)`; a test says so. What is not packed is compiled for the first text.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import drafter.check
from drafter.check.expressions import NEEDED_FILE, patterns_made

# What `re` itself reads patterns with; its operations are told apart by their names.
_PARSER = importlib.import_module("re._parser")

_MOST, _SPELLINGS = 40, 12
Words: TypeAlias = frozenset[str]
Argument: TypeAlias = Any


def needed_text() -> str:
    """Return what is to be written into the file."""
    for module in pkgutil.walk_packages(drafter.check.__path__, "drafter.check."):
        importlib.import_module(module.name)
    needed = {pattern: needed_words(pattern) for pattern in patterns_made()}
    lines = (f"{_json(pattern)}: {_json(words)}" for pattern, words in needed.items() if words)
    return "{\n" + ",\n".join(lines) + "\n}\n"


def needed_words(pattern: str) -> list[str]:
    """Return words of which one stands in every match of a pattern; none where nobody can tell."""
    parsed = _PARSER.parse(pattern)
    if parsed.state.flags & re.IGNORECASE:
        return []
    sets = [words for words in _sets(parsed) if len(words) <= _MOST]
    return sorted(min(sets, key=_cost)) if sets else []


def _cost(words: Words) -> tuple[bool, int]:
    """Rank sets of words: single characters stand everywhere; then few before many."""
    return min(map(len, words)) == 1, len(words)


def _sets(parsed: Iterable[tuple[object, Argument]]) -> Iterator[Words]:
    """Yield sets of words of each of which one is needed."""
    run = frozenset({""})
    for operation, argument in parsed:
        characters = _characters(str(operation), argument)
        if characters and len(run) * len(characters) <= _SPELLINGS:
            run = frozenset(word + one for word in run for one in characters)
            continue
        # What only looks takes no characters: words go on behind it.
        if str(operation) in ("AT", "ASSERT_NOT"):
            continue
        if run != {""}:
            yield run
        run = frozenset({""})
        if characters:
            yield characters
        else:
            yield from _inside(str(operation), argument)
    if run != {""}:
        yield run


def _characters(operation: str, argument: Argument) -> Words:
    """Return the characters of which one stands at a place; none where they are not told one by one."""
    if operation == "LITERAL":
        return frozenset(chr(argument))
    if operation == "IN" and all(str(kind) == "LITERAL" for kind, _ in argument):
        return frozenset(chr(code) for _, code in argument)
    return frozenset()


def _inside(operation: str, argument: Argument) -> Iterator[Words]:
    """Yield what is needed by a group, a choice, a repetition or a look."""
    if operation == "SUBPATTERN":
        yield from _sets(argument[-1])
    elif operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        if argument[0]:
            yield from _sets(argument[2])
    elif operation == "ASSERT":
        yield from _sets(argument[1])
    elif operation == "BRANCH":
        best = [min(_sets(one), key=_cost, default=frozenset()) for one in argument[1]]
        if all(best):
            yield frozenset().union(*best)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    if sys.argv[1:] == ["--print"]:
        sys.stdout.buffer.write(needed_text().encode())
    else:
        NEEDED_FILE.write_text(needed_text(), encoding="utf-8")
