"""矛盾: what was counted, spoken of again with another number: 对5卷不合格案卷, 被撤销的2件案件; only ever a hint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, islice
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.quantities.vocabulary import vocabulary
from drafter.check.recounting import Mention, is_made_up, is_of_part, is_of_year, mentions
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.statements import Told

# 对…, 2024年的…: what follows is what was counted before.
_POINTS_BACK = expression("(?:[对就将把]|针对|围绕|结合|[0-9]{4}年(?:度)?的?|年内的?|上述|前述|所有|全部|这)$")
_VERB_END = expression("([一-鿿]{2,})的$")
# 逐件回访, 全部整改: done with every one of them.
_EVERY = expression(
    "^[^，。；]{0,10}?(?:逐[件条项案一个家户份卷级]|全部|全员|全面(?=[培轮清评排梳复回])|均(?!衡)|都(?!市)|一一|回头看|分别|轮训|覆盖)"
)
_WHOLE = expression(
    "^[^，。；]{0,10}?(?:[中里](?=$|[有仍还只]|，)|均(?!衡)|都(?!市)|全部|全员|全覆盖|各(?=[建设配派选聘举开有组确])|普遍)"
)
_ALL_THERE_ARE = expression("(?:全[省市县区镇乡局]|辖区内?|所辖|下辖|下设|现有|共有|全系统)$")
# Only some of them, other ones, or what is to come: beside the words of the list 数的范围.
_ASIDE = expression(
    "个别|有的|[比较](?:上|去)年|上一?年|近[一二三四五0-9]|以上|以下|因|由于|属于|符合|类似|最|各|[0-9]月|不同|主要"
)
_NOT_WHOLE = expression("^[^，。；]{0,12}(?:以上|以下|不足|左右)")
# Where the thing ends that is counted.
_STOP = expression(
    "[中里全均都已被占并予逐的各等尚仍还没未共有在，。；：、□]|进行|开展|组织|整改|实行|实现|覆盖|承接|普遍|参与|参加|担任|(?<=[一-鿿])不|问题(?=整改)"
)
# What says of which sort a thing is no more than its measure word does.
_SORT = expression(
    "^(?P<which>[一-鿿]{0,8}?)(?:行政)?(?:案件|案卷|问题|线索|人员|事项|单位|建议|申请|企业|项目|文件|工单|隐患|点位|决定|意见|当事人|群众|纠纷|户$|家$)"
)
_TOGETHER = expression("和|及|或")
_TAIL = expression("(?:案件|案卷|问题|线索|人员|事项|共有|共计|出|到|了|过|来|为|共|有|的|达)+$")
_AGENT = expression("^(?:被|由|经|已|所|在|年|中|对|将|就|把|针对|全年|年内|我[局县区市镇委]|复议机关|法院|人民法院)+")
_FILLERS = expression("检查|评查|抽查|工作|活动|过程|期间|中")
# Too common to tell one count from another.
_VAGUE = expression(
    "^(?:办理|处理|处置|组织|开展|全年|年内|工作|存在|有关|相关|行政|符合|以上|以下|使用|需要|我局|应当|可以)$"
)
_BODIES = expression(
    "^(?:乡镇|镇街|街镇|镇（街道）|乡镇（街道）|镇乡|街道|行政村|村（社区）|村居|社区|分局|[一-鿿]{2,4}所|中队|大队|科室|股室|执法单位|执法部门|卫生院|小区|网格|执法人员)"
)
# In a plan: by when it is to be done.
_DEADLINE = expression(
    "^(?:是|在)?(?:[0-9]{4}年|明年|年内|全年)?(?:上半年|下半年|[第]?[一二三四]季度|[0-9]{1,2}月)?(?:底|末|份)?(?:以?前|之前|内|起)?"
)
_NEW = expression("^新[招录入聘调][一-鿿]{1,3}")
_WITHOUT = expression(
    "^.*(?:[，、；]|带头|亲自|主持|参加|召开|举办|开展|组织|审定|审议|审签|审核|审查|签批|批示|办理|督办|全年|年内|作出|收到|其中)"
)
_MEETING = expression("[一-鿿]{2}会$")
_THINGS = expression("(?:合同|决策|议题|积案|文件)$")
# Of where somebody went or what was chosen, there are more.
_SOME = expression("(?:到|赴|深入|走访|选取|选择|抽取|抽查|随机抽取|调研|涉及|首批|试点|其中有?|各|每[一-鿿]{1,4})$")
_PART_OF_IT = expression("[中里]，?(?:只|仅|还|仍)?有?$")
_GENERAL = expression(
    "(?:行政)?(?:案件|问题|人员|事项|单位|部门|项目|文件|任务|建议|意见|群众|法治|研究|听取|带头|参加|群众)+"
)
_LAST_WORDS = expression("(?!研究法治|法治建设|依法行政|政府建设)[一-鿿]{4}$")
_SHORTEST, _WINDOW, _COVERED, _MOST, _MOST_TOLD = 2, 48, 0.6, 4, 600
_NEAR, _MOST_TIMES = 14, 7


class _Again(NamedTuple):
    """How what was counted is named again.

    Attributes:
        word: What stands at the number.
        said: All that is said of it.
        more: Whether only a larger number is wrong: a smaller one may be a part.
        whose: Of what is named in front of its number, what stands before the word; None where it is not.
    """

    word: str
    said: str = ""
    more: bool = False
    whose: str | None = None


def check_restated(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what was counted and is spoken of again with a number that was never told of it."""
    before: list[Mention] = []
    found: list[Spot] = []
    for one in islice(mentions(document, lexicon, vocabulary(document, lexicon)), _MOST_TOLD):
        others = (_others(one, again, before, lexicon) for again in _named_again(one, document.year, lexicon))
        other = next((two for two in others if two), None)
        if other is not None:
            found.append(_spot(one, other))
        before.append(one)
    yield from found[:_MOST]


def _named_again(one: Mention, year: int, lexicon: Lexicon) -> Iterator[_Again]:
    """Yield how a count points back to one that was told; nothing where it does not."""
    front = _DEADLINE.sub("", one.front) if one.told is Told.PLANS else one.front
    if _is_aside(front, lexicon) or _NOT_WHOLE.search(one.noun) or not is_of_year(front, year):
        return
    stop = _STOP.search(one.noun)
    thing = one.noun[: stop.start()] if stop else one.noun
    sorted_by = _SORT.match(thing)
    sort = sorted_by["which"] if sorted_by else ""
    back = _POINTS_BACK.search(front)
    # 8卷不合格案卷: how they ended stands in front of what they are.
    if len(sort) >= _SHORTEST and (back or (front.endswith("的") and not _TOGETHER.search(front))):
        yield _Again(sort, sort)
    # 变更、撤销的38件: of several together.
    together = one.item.quantity.mark == "、" or _TOGETHER.search(front)
    verb = None if back or together else _VERB_END.search(front)
    if verb is not None:
        said = _AGENT.sub("", verb[1])
        word = _TAIL.sub("", said)[-_SHORTEST:]
        if len(word) == _SHORTEST and not _VAGUE.search(word):
            yield _Again(word, _FILLERS.sub("", said) + sort)
    if one.told is not Told.DEEDS:
        yield from _all_again(one, thing, front)


def _all_again(one: Mention, thing: str, front: str) -> Iterator[_Again]:
    """Yield how a count of a later part speaks of all there are, or of more than there can be."""
    body = _BODIES.match(thing)
    # 68名乡镇干部 are no 乡镇.
    if body is not None and (one.kind == "个") == body[0].endswith("人员"):
        return
    if body is not None:
        thing = body[0]
    based = "基础上" in one.noun
    if len(thing) >= _SHORTEST and not _GENERAL.fullmatch(thing):
        every = _POINTS_BACK.search(front) and _EVERY.search(one.noun)
        new = _NEW.match(thing)
        if every or new or based or _WHOLE.search(one.noun) or _ALL_THERE_ARE.search(front):
            yield _Again(new[0] if new else thing)
        elif body is not None or one.told is Told.HEADS or (one.told is Told.LACKS and not front):
            yield _Again(thing, more=True)
    elif one.told is Told.HEADS or based:
        name = _MEETING.search(front) or _THINGS.search(front) or _LAST_WORDS.search(front)
        if name is not None:
            own = (
                _LAST_WORDS.search(front) if _THINGS.search(front) is None and _MEETING.search(front) is None else None
            )
            yield _Again(name[0], more=not based, whose=_WITHOUT.sub("", front[: name.start()]) if own else "")


def _is_aside(words: str, lexicon: Lexicon) -> bool:
    return _ASIDE.search(words) is not None or is_of_part(words, lexicon)


def _others(one: Mention, again: _Again, before: Sequence[Mention], lexicon: Lexicon) -> Mention | None:
    """Return a count of the same thing, where none of them is this one, nor two of them or all together."""
    found = [
        two
        for two in before
        if two.kind == one.kind
        and two.told is not Told.PLANS
        and _counts_it(two, again, lexicon)
        and not _is_near(one, two)
    ]
    numbers = [two.item.quantity.number for two in found]
    number = one.item.quantity.number
    if not numbers or number in numbers or number in _sums(numbers):
        return None
    # 专职45名，兼职268名: 313名 are both of them.
    if not again.said and one.kind != "个" and is_made_up(number, found, before):
        return None
    most = max(numbers)
    if (again.more and number < most) or not most < number * _MOST_TIMES < most * _MOST_TIMES**2:
        return None
    return max(found, key=lambda two: (two.item.quantity.number, -two.item.quantity.start))


def _is_near(one: Mention, two: Mention) -> bool:
    return one.passage is two.passage and one.item.sentence == two.item.sentence


def _counts_it(two: Mention, again: _Again, lexicon: Lexicon) -> bool:
    """Whether a count is of what is named again: its word stands right at the number, its other words near."""
    if _PART_OF_IT.search(two.front):
        return False
    if again.whose is not None:
        # 县委常委会会议研究法治5次: of its meetings only those.
        if not two.front.endswith(again.word):
            return two.noun.startswith(again.word)
        whose = _WITHOUT.sub("", two.front.removesuffix(again.word))
        return not (again.whose and whose) or whose.endswith(again.whose) or again.whose.endswith(whose)
    if not again.said:
        if again.word in two.noun[:_NEAR]:
            return not _SOME.search(two.front)
        return two.front.endswith(again.word) or (
            again.word in two.front[-_NEAR:] and not _is_aside(two.front, lexicon)
        )
    front, noun = _TAIL.sub("", two.front), _TAIL.sub("", two.noun)
    if not (front.endswith(again.word) or two.noun.startswith(again.word) or noun.endswith(again.word)):
        return False
    if front.endswith((f"未{again.word}", f"没有{again.word}", f"不{again.word}")):
        return False
    near = two.passage.text[
        max(0, two.item.quantity.start - _WINDOW) : two.item.quantity.end + len(two.item.quantity.noun)
    ]
    pairs = [again.said[at : at + 2] for at in range(len(again.said) - 1)]
    return sum(pair in near for pair in pairs) >= _COVERED * len(pairs)


def _sums(numbers: Sequence[Decimal]) -> set[Decimal]:
    """Return what two of them, or all together, add up to."""
    return {one + two for one, two in combinations(numbers, 2)} | {sum(numbers, Decimal(0))}


def _spot(one: Mention, other: Mention) -> Spot:
    quantity = other.item.quantity
    begin = max(quantity.start - len(quantity.front), quantity.start - _NEAR)
    said = other.passage.text[begin : quantity.end + _NEAR].partition("，")[0].strip("，。、；")
    start, end = one.item.quantity.start, one.item.quantity.end
    return spot_in(one.passage, start, end, f"别处写“{said}”", "核对后改成同一个数；范围不同的，写明范围")


CHECKS: dict[str, Check] = {"矛盾-13": check_restated}
