"""算术: the same thing counted twice in one report with two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage
from drafter.check.quantities.reading import Quantity, Sentence
from drafter.check.quantities.vocabulary import PERCENT, POINTS, Vocabulary, counted, vocabulary
from drafter.check.rules import Check, Spot, spot_in

_SHORTEST_LABEL = 5
_LONGEST_NOUN = 12
_NO_KINDS = frozenset((PERCENT, POINTS, "倍", "次", "天", "批"))
_FUTURE = re.compile(r"安排|打算|计划|设想|思路|展望|目标")
_SCOPE = re.compile(
    r"(?:全[省市州盟县区旗镇乡局街]|我[省市州县区镇乡局]|本[省市县区镇乡局]|辖区内?)(?:共有|现有|共|有|的)?(?:所有)?$"
)
_PERIOD = re.compile(r"季度|月|上半年|下半年|同比|以来|累计|上年|去年|[０-９]{4}年|截至|原|拟|将|争取|力争|不少于")
_PLACE = re.compile(r"[省市县区镇乡局院委所站队村](?:共|已|累计|受理|收到|办|审|开)")


class _Seen(NamedTuple):
    passage: Passage
    quantity: Quantity


def check_repeats(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find the same label with the same measure word and another number."""
    words = vocabulary(document, lexicon)
    verbs = lexicon.entries("同一事", document.year)
    seen: dict[tuple[str, str], _Seen] = {}
    for passage, sentence in counted(document, words):
        if _FUTURE.search(passage.part):
            continue
        for quantity in sentence.quantities:
            for key in _keys(quantity, sentence, words, verbs, document.year):
                first = seen.setdefault(key, _Seen(passage, quantity))
                if first.quantity.number != quantity.number:
                    yield _spot(first, _Seen(passage, quantity), key[0])
                    break


def _keys(
    quantity: Quantity, sentence: Sentence, words: Vocabulary, verbs: list[Entry], year: int
) -> Iterator[tuple[str, str]]:
    """Yield the labels under which a quantity is the same thing wherever it stands."""
    if not quantity.exact or quantity.kind in _NO_KINDS or quantity.group or quantity.noun.endswith("中"):
        return
    if _of_another_period(quantity.front, year) or _of_another_period(_lead(quantity, sentence), year):
        return
    scope = _SCOPE.search(quantity.front)
    noun = quantity.noun
    if scope and 2 <= len(noun) <= _LONGEST_NOUN:
        yield f"{scope[0][:2]}{noun}", quantity.kind
    label = words.label(quantity) if quantity.front.strip() else ""
    label = _without_verb(label, verbs)
    if len(label) >= _SHORTEST_LABEL and not re.search(r"[0-9□]", label):
        yield label + noun, quantity.kind


def _lead(quantity: Quantity, sentence: Sentence) -> str:
    """Return the beginning of the sentence, which may say another time or body."""
    return sentence.text[: min(16, quantity.start - sentence.start)]


def _of_another_period(text: str, year: int) -> bool:
    this = str(year).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return _PERIOD.search(text.replace(f"{this}年", "")) is not None


def _without_verb(label: str, verbs: list[Entry]) -> str:
    for entry in verbs:
        if label.startswith(entry.word) and len(label) > len(entry.word) + 3:
            return f"{entry.right}{label[len(entry.word) :]}"
    return label


def _spot(first: _Seen, second: _Seen, label: str) -> Spot:
    place = first.passage.place_at(first.quantity.start)
    where = f"第{place.line}行" if place.line else place.key or "前文"
    begin = max(0, first.quantity.start - len(first.quantity.front.strip()))
    said = first.passage.text[begin : first.quantity.end]
    why = f"{where}写的是“{said}”，这里写的是{second.quantity.text}，说的像是同一件事"
    fix = "核对后改成同一个数；口径不同的，把范围或者时间写明"
    return spot_in(second.passage, second.quantity.start, second.quantity.end, why, fix)


CHECKS: dict[str, Check] = {"算术-14": check_repeats}
