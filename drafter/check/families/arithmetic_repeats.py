"""算术: the same thing counted twice in one report with two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families import nearly_told
from drafter.check.findings import Level, Said
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage
from drafter.check.quantities.flat import Item, Told, rows, told_by_kind
from drafter.check.quantities.meetings import meetings
from drafter.check.quantities.off_by_one import one_apart
from drafter.check.quantities.plain import plain_text, shown
from drafter.check.quantities.reading import Quantity, Sentence
from drafter.check.quantities.standing import bodies, more_than_all
from drafter.check.quantities.vocabulary import Vocabulary, counted, vocabulary
from drafter.check.rules import Check, Spot, spot_in

# How an application or a case ended; which one it was stands before.
_OUTCOME = expression("(?:因|经)?(?:申请人|当事人|原告|起诉人)(?:主动|自愿)?(?:申请)?(?:撤回|撤诉|放弃)(?:申请|起诉)?")
_CLAUSE_END = expression("[，。；：]")
_SHORTEST_LABEL, _LONGEST_NOUN, _NEAR = 5, 8, 60
_KINDS = frozenset(("件", "名", "个", "家", "项", "条", "部", "份", "卷", "台", "所"))
_FUTURE = expression(r"安排|打算|计划|设想|思路|展望|目标")
_SCOPE = expression(r"^(?:全[省市州盟县区旗镇乡局街]|我[省市州县区镇乡局]|本[省市县区镇乡局])")
_SCOPE_ONLY = expression(rf"{_SCOPE.pattern}(?:共有|现有|共|有|的|所有|下?辖|所辖)*$")
# 市级层面对应责任事项30件；县级层面平均梳理20件，对应责任事项10件: each stretch is of its own rank.
_RANK = expression(r"(?:^|[，。；：])(?P<rank>[省市州盟县区旗镇乡村]|乡镇|街道)(?:本?级|直)(?:层面|部门|机关|单位)?")
_PERIOD = expression(r"季度|月|上半年|下半年|同比|以来|上年|去年|[０-９]{4}年|截至|原|拟|将|争取|力争|首批|新")
# 审结行政复议案件 and 全年审结复议案件 are one.
_FILLING = expression(r"^[０-９]{4}年|全年|累计|依法|行政(?=复议|应诉|处罚|许可|诉讼)|案件|事项|各类|共计?|的")
_DONE = expression(r"审结|办结|受理|收到|新收|办理|作出|调解|化解|成功")
_PART = expression(r"[0-9□其中类级]|上年|结转")
_BEHIND_NOUN = expression(r"[全均都已聘设建实完开的中共参通持配各和及与等在有]")


class _Seen(NamedTuple):
    passage: Passage
    quantity: Quantity
    scope: str


class _Key(NamedTuple):
    label: str
    kind: str
    scope: str


def check_repeats(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find the same label with the same measure word and another number."""
    words = vocabulary(document, lexicon)
    verbs = lexicon.entries("同一事", document.year)
    many = tuple(lexicon.words("可多次", document.year))
    seen: dict[tuple[str, str], _Seen] = {}
    told: set[tuple[int, int]] = set()
    for passage, sentence in counted(document, words):
        if _FUTURE.search(passage.part):
            continue
        for quantity in sentence.quantities:
            for key in _keys(quantity, sentence, words, verbs, document.year):
                if words.says(key.label, many):
                    continue
                this = _Seen(passage, quantity, key.scope)
                first = seen.setdefault((key.label, key.kind), this)
                scopes = {first.scope, key.scope} - {""}
                if first.quantity.number != quantity.number and len(scopes) < 2 and not _is_part(first, this):
                    told.add((id(passage), quantity.start))
                    yield _spot(first, this)
                    break
    yield from _meetings(document, words)
    yield from _one_apart(document, words, told)
    yield from _bodies(document, words)


def _is_part(first: _Seen, later: _Seen) -> bool:
    """Whether the later one is said to be among the first (共退回36件。其中一次退回30件)."""
    return _is_among(later) and not _is_among(first) and later.quantity.number < first.quantity.number


def _is_among(one: _Seen) -> bool:
    front = one.passage.text[max(0, one.quantity.start - _NEAR) : one.quantity.start]
    return "其中" in _CLAUSE_END.split(front)[-1]


def _keys(
    quantity: Quantity, sentence: Sentence, words: Vocabulary, verbs: tuple[Entry, ...], year: int
) -> Iterator[_Key]:
    """Yield the labels under which a quantity is the same thing wherever it stands."""
    if not quantity.exact or quantity.kind not in _KINDS or quantity.group or quantity.noun.endswith("中"):
        return
    lead = sentence.text[: min(16, quantity.start - sentence.start)]
    if _is_of_another_period(quantity.front, year) or _is_of_another_period(lead, year):
        return
    noun = _BEHIND_NOUN.split(quantity.noun, maxsplit=1)[0]
    if "其中" not in quantity.front and _SCOPE_ONLY.match(quantity.front.strip()) and 1 <= len(noun) <= _LONGEST_NOUN:
        yield _Key(noun, quantity.kind, quantity.front.strip()[:2])
    if "其中" in quantity.front and not noun and quantity.kind == "个":
        # 委员会346个，其中乡镇18个 counts no 乡镇.
        return
    label = words.label(quantity) if quantity.front.strip() else ""
    scope = _SCOPE.match(label)
    label = words.bare(label[scope.end() :]) if scope else label
    label = _without_verb(label, verbs)
    rank = _rank_of(quantity, sentence)
    if len(label) >= _SHORTEST_LABEL and not _OUTCOME.fullmatch(label) and not re.search(r"[0-9□]", label):
        yield _Key(label + noun, quantity.kind, scope[0] if scope else rank)
    core = _FILLING.sub("", label + noun)
    if _DONE.match(core) and len(_DONE.sub("", core)) > 1 and not _PART.search(core):
        yield _Key(core, quantity.kind, scope[0] if scope else rank)


def _rank_of(quantity: Quantity, sentence: Sentence) -> str:
    """Return the rank of offices that the stretch before a quantity speaks of."""
    end = quantity.start - sentence.start
    ranks = list(_RANK.finditer(sentence.text, max(0, end - _NEAR), end))
    return ranks[-1]["rank"] + "级" if ranks else ""


def _is_of_another_period(text: str, year: int) -> bool:
    this = str(year).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return _PERIOD.search(text.replace(f"{this}年", "")) is not None


def _without_verb(label: str, verbs: tuple[Entry, ...]) -> str:
    for entry in verbs:
        if label.startswith(entry.word) and len(label) > len(entry.word) + 3:
            return f"{entry.right}{label[len(entry.word) :]}"
    return label


def _spot(first: _Seen, second: _Seen) -> Spot:
    begin = max(0, first.quantity.start - len(first.quantity.front.strip()))
    said = first.passage.text[begin : first.quantity.end]
    why = _before(first.passage, first.quantity, f"“{said}”，这里写的是{second.quantity.text}，说的像是同一件事")
    fix = "核对后改成同一个数；口径不同的，把范围或者时间写明"
    return spot_in(second.passage, second.quantity.start, second.quantity.end, why, fix)


def _meetings(document: Document, words: Vocabulary) -> Iterator[Spot]:
    """Yield how often a body met on 法治, where it was another number before."""
    seen: dict[tuple[str, str], tuple[Passage, Item]] = {}
    for passage, row in rows(document, words):
        if _FUTURE.search(passage.part):
            continue
        for met in meetings(row, plain_text(passage.text)):
            before, first = seen.setdefault((met.body, met.purpose), (passage, met.item))
            one, other = first.quantity, met.item.quantity
            if one.number != other.number:
                yield _other_number(passage, met.item, before, first, f"{met.body}{met.purpose}")


def _one_apart(document: Document, words: Vocabulary, told: set[tuple[int, int]]) -> Iterator[Spot]:
    """Yield what there is of something where it was told with one more or one less before; hints."""
    seen: dict[tuple[str, str], Told] = {}
    for passage, row in rows(document, words):
        if not _FUTURE.search(passage.part):
            for item, first, thing in one_apart(passage, row, seen):
                if (id(passage), item.quantity.start) not in told:
                    spot = _other_number(passage, item, first.passage, first.item, thing)
                    yield spot._replace(level=Level.HINT)


def _bodies(document: Document, words: Vocabulary) -> Iterator[Spot]:
    """Yield numbers of standing bodies that are more than all there are."""
    for body, every in more_than_all(bodies(told_by_kind(document, words))):
        yield _other_number(body.told.passage, body.told.item, every.told.passage, every.told.item, shown(body.noun))


def _other_number(passage: Passage, item: Item, before: Passage, first: Item, what: str) -> Spot:
    why = _before(before, first.quantity, f"{first.quantity.text}（{what}），这里写的是{item.quantity.text}")
    fix = "核对后改成同一个数；口径不同的，把范围或者时间写明"
    return spot_in(passage, item.quantity.start, item.quantity.end, why, fix)


def _before(passage: Passage, quantity: Quantity, words: str) -> Said:
    """Say what was written elsewhere: by its line to those who have the file, by its part to others."""
    place = passage.place_at(quantity.start)
    line = f"第{place.line}行" if place.line else place.key or "另一处"
    part = f"“{passage.part}”部分" if passage.part else "前文"
    return Said(f"{line}写的是{words}", f"{part}写的是{words}")


CHECKS: dict[str, Check] = {"算术-14": check_repeats, **nearly_told.CHECKS}
