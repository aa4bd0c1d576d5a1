"""The quantities of a whole passage in one row, so that what stands in the sentence before can be found as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.passages import Passage
from drafter.check.quantities.plain import KEPT
from drafter.check.quantities.reading import Quantity, Sentence, read_sentences
from drafter.check.quantities.vocabulary import READ, Vocabulary

_LONGEST_LEAD = 24


class Item(NamedTuple):
    """A quantity in its passage.

    Attributes:
        quantity: The quantity; its clause and its bracket are numbered through the passage.
        at: Its index in the row.
        sentence: Number of its sentence.
        owner: Index of the quantity that its bracket stands behind; -1 outside brackets, or for none.
        label: What it counts, without words that only lead to it.
        lead: What stands between the quantity before and its own clause (审结案件中，), its last characters.
        said: All words around it in its clause.
        last_year: Whether it is a value of last year.
    """

    quantity: Quantity
    at: int
    sentence: int
    owner: int
    label: str
    lead: str
    said: str
    last_year: bool


Row = tuple[Item, ...]


class Told(NamedTuple):
    """A quantity anywhere in a report, with its passage and all quantities of it."""

    passage: Passage
    row: Row
    item: Item


def rows(document: Document, words: Vocabulary) -> Iterator[tuple[Passage, Row]]:
    """Yield the passages that hold a quantity, each with its row."""
    for passage in document.passages:
        if passage.kind in READ and "\t" not in passage.text:
            row = row_of(passage.text, words)
            if row:
                yield passage, row


def told_by_kind(document: Document, words: Vocabulary) -> Mapping[str, Sequence[Told]]:
    """Return the quantities of a whole report by what they are counted in."""
    found: dict[str, list[Told]] = {}
    for passage, row in rows(document, words):
        for item in row:
            found.setdefault(item.quantity.kind, []).append(Told(passage, row, item))
    return found


@lru_cache(maxsize=KEPT)
def row_of(text: str, words: Vocabulary) -> Row:
    """Read all quantities of a passage."""
    found: list[Item] = []
    clause = group = 0
    for number, sentence in enumerate(read_sentences(text, words.units)):
        first = len(found)
        for index, quantity in enumerate(sentence.quantities):
            bracket = sentence.brackets[quantity.group]
            placed = quantity._replace(
                clause=clause + quantity.clause, group=group + quantity.group if quantity.group else 0
            )
            owner = first + bracket.owner if quantity.group and bracket.owner >= 0 else -1
            said, last_year = quantity.front + quantity.noun, words.is_last_year(quantity.front)
            item = Item(
                placed, len(found), number, owner, words.label(quantity), _lead(sentence, index), said, last_year
            )
            found.append(item)
        # A gap of one: neighbours of two sentences are not in neighbouring clauses.
        clause += (sentence.quantities[-1].clause if sentence.quantities else 0) + 2
        group += len(sentence.brackets)
    return tuple(found)


def _lead(sentence: Sentence, index: int) -> str:
    quantity = sentence.quantities[index]
    begin = sentence.quantities[index - 1].end if index else sentence.start
    end = quantity.start - len(quantity.front)
    begin = max(begin, end - _LONGEST_LEAD)
    return sentence.text[max(0, begin - sentence.start) : max(0, end - sentence.start)].strip(" ，、；")
