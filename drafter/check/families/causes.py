"""部分: shortcomings without a cause, and without a plan that answers them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.items import Item, items_in, items_of, says_nothing
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.statements import SETTLED
from drafter.check.timing import Part, five_parts_are_due, parts
from drafter.check.word_pairs import pairs_of

_CAUSE = ".原因"
# A sentence on the causes of all of them together.
_JOINT = expression(
    r"(?:以上|上述|这些|上面|究其|分析)[^。；]{0,16}(?:原因|根源|在于)|(?:主要|具体)?原因(?:有|如下|包括|主要有)|原因(?:分析)?："
)
_PLAN = expression("安排|打算|计划|思路|措施")
_CLAUSES = expression("[，。；]")
# What is lacking once more, in numbers.
_FACT = expression(r"(?:尚|还|仍)?有[0-9]|(?:没有|未|不)[^，。；]{0,8}的?(?:有|占|达到?)?[0-9]|占[0-9]")
_SHORTEST_PLAN, _AT_LENGTH = 30, 15
_MOST_HINTS = 3
_NAMED, _TOLD = 0.3, 0.06
# How things stand, told as a cause without a word for it: what people cannot do, what is scarce, scattered, new.
_STANDING = expression(
    r"(?:很|较|比较|十分|较为|相对|普遍|往往|容易)?难(?!题|点|案|度)|跟不上|来不及|顾不上|顾此失彼|不(?:足|强|高|够|全|深|实|细|严|懂|熟|愿|敢|会|能|清|准|同|均|便|畅|齐|一|重视|到位|完善|健全|匹配|适应|规范|及时|主动|熟悉|了解|掌握|统一|稳定)"
    r"|没有(?:及时|跟上|配|建|形成|专|统一|列入|纳入|明确|单独|相应|把)|未(?:及时|能|建|配|形成|纳入|列入|明确|把)|缺|匮乏|短缺|偏[少低弱慢大老]|有限|紧张|单一|零散|分散|滞后|薄弱|老化|流动|流失|兼职|身兼|一人多岗|人少|事多|任务重|面广|线长|点多|繁重"
    r"|较少|不多|只有|仅|多为|多是|大多|居多|主要(?:靠|依靠|以)|依赖|以[^，。；]{2,10}为主|刚|起步|新(?:成立|组建|招录|任|录用|承接)|低|弱|重[^，。；]{1,6}轻|居无定所"
)
# What every shortcoming says.
_POORLY = expression(
    r"(?:质量|水平|程度|能力|力度|意识|工作)?(?:还|仍|相对|比较|较为)*(?:不[高够强足全深细实严齐到]位?|薄弱|滞后|欠缺|缺乏|跟不上|不平衡|有差距|有待|存在)"
)


def check_causes(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find shortcomings whose cause is not told: single ones, or all of them."""
    if not five_parts_are_due(document):
        return
    for part in parts(document):
        if part.heading is not None and _is_on_shortcomings(part, lexicon):
            yield from _in_record(part) if document.answers else _in_part(part, part.heading, lexicon)


def _in_record(part: Part) -> Iterator[Spot]:
    """Look for the marks of causes that the record does not give."""
    for passage in part.passages:
        for segment in passage.segments:
            if segment.missing and segment.place.key.endswith(_CAUSE):
                name = passage.quote(0, passage.head)
                yield Spot(segment.place, name, "这一项不足没有写原因", "写明产生的原因")


def _in_part(part: Part, heading: Passage, lexicon: Lexicon) -> Iterator[Spot]:
    causes = tuple(lexicon.words("原因字样"))
    text = heading.body + "".join(one.text for one in part.passages)
    if not text or _JOINT.search(text) or says_nothing(text):
        return
    items = [one for one in items_of(part.passages) or list(items_in(heading)) if not _PLAN.search(one.name)]
    lacking = [one for one in items if not any(word in one.text for word in causes)]
    silent = [one for one in lacking if not _tells_how_things_stand(one)]
    if not any(word in text for word in causes) or (items and len(lacking) == len(items)):
        # What is told at length may well tell the cause, in words of its own.
        at_length = items and all(len(one.text) - len(one.name) >= _AT_LENGTH for one in items)
        at_length = at_length or any(map(_tells_how_things_stand, items)) or (not items and _later_stands(text))
        level = Level.HINT if at_length else None
        yield spot_in(heading, 0, heading.head, "写了不足，没有写原因", "每项不足写明产生的原因", level=level)
    elif 2 * len(silent) <= len(items):
        # Where most of them lack one, causes are told in another way than item by item.
        for item in lacking:
            if item in silent or 2 * len(lacking) <= len(items):
                why = "别的不足写了原因，这一项没有写"
                end = min(item.end, item.start + len(item.name))
                level = None if item in silent else Level.HINT
                yield spot_in(item.passage, item.start, end, why, "写明产生的原因", level=level)


def _tells_how_things_stand(item: Item) -> bool:
    """Whether what follows an item's name may be its cause, though no word says so."""
    return any(_STANDING.search(clause) and not _FACT.search(clause) for clause in _CLAUSES.split(item.text)[1:])


def _later_stands(text: str) -> bool:
    """Whether a text that is not divided goes on to say how things stand."""
    return any(_STANDING.search(clause) for clause in _CLAUSES.split(text.rstrip("。"))[1:])


def check_answering_plan(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a plan that says next to nothing, and shortcomings that no plan speaks of."""
    if not five_parts_are_due(document):
        return
    found = list(parts(document))
    ahead = [part for part in found if part.ahead and part.heading]
    plan = "".join(one.text for part in ahead for one in part.whole)
    for part in ahead:
        inside = "".join(one.text for one in part.passages) + (part.heading.body if part.heading else "")
        if (
            part.heading
            and 0 < len(inside) < _SHORTEST_PLAN
            and not says_nothing(inside)
            and not any(one.level for one in part.passages)
        ):
            yield spot_in(part.heading, 0, part.heading.head, "安排里没有具体的举措", "写明做什么、由谁做、何时完成")
    planned = _plans(ahead, lexicon)
    if len(plan) < _SHORTEST_PLAN:
        return
    unanswered = [
        item
        for part in found
        if part.heading is not None and _is_on_shortcomings(part, lexicon)
        for item in items_of(part.passages)
        if _is_unanswered(item, planned, lexicon)
    ]
    for item in unanswered[:_MOST_HINTS]:
        end = min(item.end, item.start + len(item.name))
        why = "这一项不足，后面的安排里没有提到"
        yield spot_in(item.passage, item.start, end, why, "在安排里写明怎样改")


def _is_unanswered(item: Item, plans: Sequence[frozenset[str]], lexicon: Lexicon) -> bool:
    """Whether no item of the plan has more than a word or two of what is lacking and why."""
    name, told = (pairs_of(_POORLY.sub(" ", text), lexicon) for text in (item.name, item.text))
    return bool(name) and all(
        len(name & words) <= _NAMED * len(name) and len(told & words) <= _TOLD * len(told) for words in plans
    )


def _plans(ahead: Sequence[Part], lexicon: Lexicon) -> list[frozenset[str]]:
    """Return what each item of the plan, or each paragraph of one without items, speaks of."""
    texts: list[str] = []
    for part in ahead:
        texts += [one.text for one in items_of(part.passages)] or [one.text for one in part.whole]
    return [pairs_of(text, lexicon) for text in texts]


def _is_on_shortcomings(part: Part, lexicon: Lexicon) -> bool:
    words = part.heading.text[: part.heading.head] if part.heading else ""
    on_them = any(word in words for word in lexicon.words("不足部分")) and not SETTLED.search(words)
    return on_them and not part.ahead


CHECKS: dict[str, Check] = {"部分-2": check_causes, "部分-6": check_answering_plan}
