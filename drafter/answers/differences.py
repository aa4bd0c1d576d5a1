"""What changed between two records: single answers, entries of lists, texts word by word."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from enum import Enum
from typing import NamedTuple

from drafter.answers.model import Answer, Item, Mark, Reference, plain_text
from drafter.layout.model import Kind
from drafter.wording import date_text, number_text

# A number with its point, thousands and per cent is one word; so is a reference, and a word of Latin letters.
_WORD = re.compile(r"\{[^{}]*\}|[0-9０-９][0-9０-９.,，．]*[%％]?(?<![.,，．])|[A-Za-z]+|.", re.DOTALL)
# Entries that share at least this much are the same one, written anew.
_ALIKE = 0.5
_SHORTEST_KEPT = 2


class Turn(Enum):
    """What became of a stretch of text, an answer or an entry."""

    KEPT = "保留"
    GONE = "删去"
    NEW = "新增"
    CHANGED = "改动"


class Stretch(NamedTuple):
    """Some words of a text that stayed, went or came."""

    turn: Turn
    text: str


class Difference(NamedTuple):
    """One answer or list entry that is not as it was.

    Attributes:
        turn: GONE, NEW or CHANGED.
        key: Key path in the newer record; in the older one for what is gone.
        label: What people read.
        old: What it said, references as typed.
        new: What it says.
        stretches: For a changed text the words of both, in order.
    """

    turn: Turn
    key: str
    label: str
    old: str = ""
    new: str = ""
    stretches: tuple[Stretch, ...] = ()


def differences(old: Mapping[str, Answer], new: Mapping[str, Answer]) -> Iterator[Difference]:
    """Yield what differs between the answers of two records, in the newer one's order; figures are not among it."""
    for key, answer in new.items():
        yield from _of_answers(old.get(key), answer)
    for key, answer in old.items():
        if key not in new and _text(answer):
            yield Difference(Turn.GONE, answer.place.key, answer.question.label, old=_text(answer))


def _of_answers(old: Answer | None, new: Answer) -> Iterator[Difference]:
    if new.question.kind is Kind.GROUP:
        before = old.content if old is not None and isinstance(old.content, Mapping) else {}
        yield from differences(before, new.content if isinstance(new.content, Mapping) else {})
    elif new.question.questions:
        yield from _of_lists(_items(old), _items(new), new)
    else:
        yield from _of_texts(_text(old) if old is not None else "", new)


def _of_texts(before: str, new: Answer) -> Iterator[Difference]:
    after = _text(new)
    if before == after:
        return
    turn = Turn.NEW if not before else Turn.GONE if not after else Turn.CHANGED
    stretches = tuple(word_differences(before, after)) if turn is Turn.CHANGED else ()
    yield Difference(turn, new.place.key, new.question.label, before, after, stretches)


def _of_lists(old: Sequence[Item], new: Sequence[Item], answer: Answer) -> Iterator[Difference]:
    """Compare entries with those that they were; an entry that shares little with any of them is new."""
    partners = _partners([_item_text(item) for item in old], [_item_text(item) for item in new])
    label = answer.question.label
    for index, item in enumerate(new):
        if index in partners:
            yield from differences(old[partners[index]].answers, item.answers)
        else:
            yield Difference(Turn.NEW, item.place.key, label, new=_item_text(item))
    for index, item in enumerate(old):
        if index not in partners.values():
            yield Difference(Turn.GONE, item.place.key, label, old=_item_text(item))


def _partners(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return for entries of the newer list which of the older one they were: equal ones first, then the likest."""
    partners: dict[int, int] = {}
    free = dict(enumerate(old))
    for index, text in enumerate(new):
        same = next((number for number, other in free.items() if other == text), None)
        if same is not None:
            partners[index] = same
            del free[same]
    for index, text in enumerate(new):
        if index in partners or not free:
            continue
        likest = max(free, key=lambda number: _likeness(free[number], text))
        if _likeness(free[likest], text) >= _ALIKE:
            partners[index] = likest
            del free[likest]
    return partners


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, _WORD.findall(one), _WORD.findall(other), autojunk=False).ratio()


def word_differences(old: str, new: str) -> Iterator[Stretch]:
    """Yield the words of two texts, those that stayed once; one character between two changes goes with them.

    Args:
        old: The older text.
        new: The newer text.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    gone = came = ""
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for index, (name, start, end, other_start, other_end) in enumerate(steps):
        was, now = "".join(before[start:end]), "".join(after[other_start:other_end])
        between = 0 < index < len(steps) - 1
        if name == "equal" and (len(was) >= _SHORTEST_KEPT or not between):
            yield from _changed(gone, came)
            gone = came = ""
            yield Stretch(Turn.KEPT, was)
        else:
            gone, came = gone + was, came + now
    yield from _changed(gone, came)


def _changed(gone: str, came: str) -> Iterator[Stretch]:
    if gone:
        yield Stretch(Turn.GONE, gone)
    if came:
        yield Stretch(Turn.NEW, came)


def _items(answer: Answer | None) -> list[Item]:
    content = answer.content if answer is not None else None
    return [part for part in content if isinstance(part, Item)] if isinstance(content, tuple) else []


def _item_text(item: Item) -> str:
    return "\n".join(filter(None, map(_text, item.answers.values())))


def _text(answer: Answer) -> str:
    """Return what an answer says, as typed; empty where nothing is given."""
    content = answer.content
    if answer.mark is Mark.NONE:
        return "无"
    if answer.mark is Mark.DEFAULT or content is None:
        return ""
    if isinstance(content, Decimal):
        return number_text(content)
    if isinstance(content, datetime.date):
        return date_text(content)
    if isinstance(content, Mapping):
        return "\n".join(filter(None, map(_text, content.values())))
    items = [_item_text(part) for part in content if isinstance(part, Item)]
    plain = [_text(part) for part in content if isinstance(part, Answer)]
    if items or plain:
        return "\n".join(items) or "、".join(plain)
    return plain_text(tuple(part for part in content if isinstance(part, str | Reference)))
