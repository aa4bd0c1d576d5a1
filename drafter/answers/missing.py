"""What is still missing, and what the public copy leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from drafter.answers.model import Answer, Answers, Item, Mark, Reference, items, plain_text, walk
from drafter.errors import Place
from drafter.layout.model import Kind, Question
from drafter.layout.profile import PROFILE_NAME, Profile


class MissingContent(NamedTuple):
    """One thing that is still to be filled in (待补充)."""

    prompt: str
    place: Place
    suggestions: tuple[str, ...] = ()


def missing_answers(answers: Answers) -> list[MissingContent]:
    """Return every required answer that is absent, in the questionnaire's order."""
    reference, year = answers.layout.reference, answers.year
    return [
        MissingContent(
            answer.question.prompt,
            answer.place,
            answer.question.suggestions or reference.suggestions(answer.question.suggestion_source, year),
        )
        for answer in walk(answers.by_key, asked_only=True)
        if answer.mark is Mark.MISSING
    ] + [shortage for answer in walk(answers.by_key, asked_only=True) for shortage in _shortages(answer)]


def wanted_figures(answers: Answers) -> list[MissingContent]:
    """Return the figures that given texts refer to and that cannot be printed yet, each once, by its key path."""
    found: dict[str, MissingContent] = {}
    for answer in walk(answers.by_key, asked_only=True):
        for part in answer.content if isinstance(answer.content, tuple) else ():
            if isinstance(part, Reference) and part.key not in found:
                wanted = answers.figures.wanted(part.group, part.figure, part.form)
                if wanted:
                    found[part.key] = MissingContent(wanted, part.place.at_key(part.key))
    return list(found.values())


def _shortages(answer: Answer) -> Iterator[MissingContent]:
    """Say of a list with too few entries how many it wants (校验 最少)."""
    for fewest in wanted_items(answer):
        prompt = f"{answer.question.prompt}（至少 {fewest} 项，现有 {_item_count(answer)} 项）"
        yield MissingContent(prompt, answer.place)


def wanted_items(answer: Answer) -> Iterator[int]:
    """Yield how many entries a list wants at least, where it has some and these are fewer."""
    for validation in answer.question.validations:
        if answer.mark is Mark.GIVEN and _item_count(answer) < validation.fewest_items:
            yield validation.fewest_items


def _item_count(answer: Answer) -> int:
    return len(answer.content) if isinstance(answer.content, tuple) else 0


def withheld_items(answers: Answers) -> list[Item]:
    """Return the entries that a public copy leaves out (公开: 否); none for a copy that holds them."""
    return [] if answers.profile.withheld else [item for item in items(answers.by_key) if not item.public]


def unused_answers(answers: Answers) -> list[Answer]:
    """Return answers that the record gives to questions which are not asked (条件不成立).

    What is asked for another copy alone waits for that copy, and is not among them.
    """
    return [
        answer
        for answer in walk(answers.by_key)
        if answer.mark is Mark.HIDDEN and answer.content is not None and not _is_of_a_copy(answer.question)
    ]


def offered_profiles(answers: Answers) -> list[Profile]:
    """Return the texts that a record is kept for: the usual copy, those ticked, those of which something is asked."""
    usual, *others = answers.layout.profiles
    asked: set[str] = set()
    for answer in walk(answers.by_key, asked_only=True):
        asked.update(_copies_of(answer.question))
        if answer.question.kind is Kind.MULTIPLE and isinstance(answer.content, tuple):
            chosen = (one.content for one in answer.content if isinstance(one, Answer))
            asked.update(plain_text(one) for one in chosen if isinstance(one, tuple))
    return [usual, *(profile for profile in others if profile.name in asked)]


def wanted_by(profile: Profile, answers: Answers) -> list[Answer]:
    """Return what a copy or sister text will want beside the usual copy, and is not answered yet."""
    return [
        answer
        for answer in walk(answers.by_key, asked_only=True)
        if answer.mark is Mark.BLANK and profile.name in _copies_that_want(answer.question)
    ]


def _copies_that_want(question: Question) -> Iterator[str]:
    return (name for test in question.required.tests() if test.name == PROFILE_NAME for name in test.values)


def answered_for(answers: Answers) -> set[str]:
    """Return the copies and sister texts for which something is answered that is asked for them alone."""
    given = (answer for answer in walk(answers.by_key) if answer.content is not None)
    return {name for answer in given for name in _copies_of(answer.question)}


def for_others(answers: Answers) -> set[str]:
    """Return the key paths of what is asked for other copies and sister texts than the one that is made."""
    name = answers.profile.name
    asked = (answer for answer in walk(answers.by_key) if _is_of_a_copy(answer.question))
    return {answer.place.key for answer in asked if name not in _copies_of(answer.question)}


def is_inside(key: str, others: Iterable[str]) -> bool:
    """Whether a key path is one of several, or of something inside of one."""
    return any(key == other or key.startswith((f"{other}.", f"{other}[")) for other in others)


def _is_of_a_copy(question: Question) -> bool:
    return bool(_copies_of(question))


def _copies_of(question: Question) -> tuple[str, ...]:
    """Return the copies for which a question is always asked."""
    return tuple(name for test in question.when.tests() if test.name == PROFILE_NAME for name in test.values)
