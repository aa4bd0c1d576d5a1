"""算术: a thing counted in two places, with numbers that look like one and a slip of it (14个村, 13个村); hints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.quantities.slips import is_one_digit_wrong, looks_like
from drafter.check.quantities.vocabulary import vocabulary
from drafter.check.recounting import BODIES, Mention, actors_of, is_made_up, is_of_part, is_of_year, mentions
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.statements import Told
from drafter.check.word_pairs import pairs_of

# Another time, or another thing of the same name.
_ASIDE = expression(
    "[比较](?:上|去)年|上一?年|同期|近[一二两三四五0-9]|以上|以下|最|各|不同|主要|个别|第|月|以来|试点|示范|新[建设入]|[还仍尚另]有|余下|[一二三再]审|民事|刑事"
)
# What is planned, where nothing points back to what there is.
_POINTS_BACK = expression(
    "(?:[对就将把为由向给在用]|针对|围绕|结合|组织|推动|督促|指导|依托|现有的?|全部|所有|[这该]|(?<![达加大升])到|修订|完善|重新签订|重签|续签|更换|盘活|复查|巩固|发挥|做好|抓好|用好|管好|加强|强化|优化|评估|余下的?|[0-9]{4}年的?)$"
)
# Behind what is counted.
_STOP = expression(
    "[中里全均都已被占并予逐的各等尚仍还没未共有在，。；：、□]|进行|开展|组织|整改|实行|实现|覆盖|承接|普遍|参与|参加|担任|推进|落实|办理|执行|运行|管理|使用|签订|情况|工作|质量|提出|反馈|巡查"
    "|配齐|配备|配强|升级|改造|集中|较|需|力量|服务|[和及与只仅才]|(?<=[一-鿿])不|(?<=案卷)评查"
)
_TAIL = expression("(?:共有|共计|总数|数量|出|到|了|为|共|有|的|达|计)+$")
_GENERAL = expression(
    "(?:行政)?(?:案件|问题|人员|事项|单位|部门|项目|文件|任务|建议|意见|群众|活动|会议|内容|措施|方面|制度|机制|领域|环节|程序|企业|培训|讲座)"
)
_EVERY = expression("^[^，。；]{0,10}?(?:[中里](?=$|[有仍还只]|，)|均|都(?!市)|全部|全覆盖|普遍|各)")
_JOINED = expression("[和及或、]")
_TAKEN_IN = expression("纳入|列入|扩|新|增")
_HAS = expression("全[市县区镇乡]|辖|共有|现有|下设")
_REST = expression("(?:其余|剩余|余下|剩下)的?$")
_MOST_TOLD, _MOST, _NEAR, _WINDOW, _SHARED = 600, 4, 14, 40, 2
_SHORT, _ENOUGH, _SMALL, _SEVERAL = 2, 4, 10, 2
_MOSTLY = 0.6
_FIX = "核对后改成同一个数；范围、时间不同的，写明范围、时间"


class _Thing(NamedTuple):
    """A count with the word for what is counted, where that stands behind the number."""

    mention: Mention
    word: str

    @property
    def number(self) -> int:
        return int(self.mention.item.quantity.number)


def check_nearly_told(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find numbers of one thing that differ as a slip of the keyboard does, and that nothing else explains."""
    counted = list(islice(mentions(document, lexicon, vocabulary(document, lexicon)), _MOST_TOLD))
    told = [_Thing(one, _word(one)) for one in counted if one.item.quantity.number == int(one.item.quantity.number)]
    named = _by_word(told)
    found: list[Spot] = []
    seen: set[tuple[str, int, int]] = set()
    for one in told:
        if not one.word or not _points_back(one, document.year, lexicon):
            continue
        same = [two for two in named[one.mention.kind, one.word] if two is not one]
        other = next((two for two in same if _is_slip(one, two, document.year, lexicon)), None)
        if other is None or any(
            two.number == one.number for two in same if two.mention.passage is not one.mention.passage
        ):
            continue
        if _is_explained(one.mention, other.mention, counted):
            continue
        key = one.word, min(one.number, other.number), max(one.number, other.number)
        if key not in seen:
            seen.add(key)
            places = {id(two.mention.passage) for two in same if two.number == other.number}
            # What stands once against what stands in several places is a slip, most likely.
            sure = len(places) >= _SEVERAL and min(one.number, other.number) >= _SMALL
            found.append(_spot(one.mention, other.mention)._replace(level=Level.DOUBT if sure else None))
    yield from (*found, *_never_told(counted, document.year, lexicon))[:_MOST]


def _never_told(counted: Sequence[Mention], year: int, lexicon: Lexicon) -> Iterator[Spot]:
    """Yield numbers that point back to one that was never told, where one like it was, and of the same thing."""
    numbers = {(one.item.quantity.kind, one.item.quantity.number, one.told) for one in counted}
    for one in counted:
        number = one.item.quantity.number
        elsewhere = any((one.item.quantity.kind, number, part) in numbers for part in Told if part is not one.told)
        if one.told is Told.DEEDS or elsewhere or not _is_led_back_to(one, year, lexicon):
            continue
        said = pairs_of(one.front[-_NEAR:] + one.noun[:_NEAR], lexicon)
        alike = (
            two
            for two in counted
            if two.kind == one.kind
            and two.told is Told.DEEDS
            and is_one_digit_wrong(int(number), int(two.item.quantity.number))
            if len(said & pairs_of(_sentence_of(two), lexicon)) >= _SHARED and _is_of_same(one, _sentence_of(two))
        )
        other = next(alike, None)
        if other is not None and not _is_explained(one, other, counted):
            yield _spot(one, other)


def _is_of_same(one: Mention, sentence: str) -> bool:
    """Whether what is said of a number in front of it (参加考试的324人中) is said of the other one too."""
    if not one.front.endswith("的"):
        return True
    front = one.front[:-1]
    pairs = [front[at : at + 2] for at in range(len(front) - 1)]
    return not _JOINED.search(front) and sum(pair in sentence for pair in pairs) >= _MOSTLY * len(pairs)


def _is_led_back_to(one: Mention, year: int, lexicon: Lexicon) -> bool:
    number = one.item.quantity.number
    if _TAKEN_IN.search(one.noun):
        return False
    among = one.told is not Told.PLANS and one.noun.endswith("中")
    leads = among or _POINTS_BACK.search(one.front) or _REST.search(one.front)
    return (
        number >= _SMALL
        and bool(leads)
        and is_of_year(one.front, year)
        and not is_of_part(_REST.sub("", one.front), lexicon)
    )


def _is_explained(one: Mention, other: Mention, counted: Sequence[Mention]) -> bool:
    """Whether what stands beside one of two numbers makes it the other one."""
    first, second = one.item.quantity.number, other.item.quantity.number
    return is_made_up(first, [other], counted) or is_made_up(second, [one], counted)


def _sentence_of(one: Mention) -> str:
    start, end = one.item.quantity.start, one.item.quantity.end
    text = one.passage.text
    return text[text.rfind("。", 0, start) + 1 : start][-_WINDOW:] + text[end : end + _NEAR].partition("。")[0]


def _word(one: Mention) -> str:
    """Return what a number counts, where it stands behind it; empty where it says too little."""
    stop = _STOP.search(one.noun)
    word = one.noun[: stop.start()] if stop else one.noun
    return word if len(word) >= _SHORT and not _GENERAL.fullmatch(word) else ""


def _by_word(told: Sequence[_Thing]) -> dict[tuple[str, str], list[_Thing]]:
    """Return the counts of each word: right behind the number, or right in front of it."""
    words = defaultdict(set)
    for one in told:
        if one.word:
            words[one.mention.kind, one.word[-_SHORT:]].add(one.word)
    named: dict[tuple[str, str], list[_Thing]] = defaultdict(list)
    for one in told:
        kind = one.mention.kind
        if one.word:
            named[kind, one.word].append(one)
        else:
            front = _TAIL.sub("", one.mention.front)
            for word in words[kind, front[-_SHORT:]]:
                if front.endswith(word):
                    named[kind, word].append(one)
    return named


def _points_back(one: _Thing, year: int, lexicon: Lexicon) -> bool:
    """Whether a count is of all there are, or of what was told before."""
    mention = one.mention
    if not _is_whole(mention, year, lexicon):
        return False
    if mention.told is Told.PLANS:
        return _POINTS_BACK.search(mention.front) is not None
    if mention.told is Told.DEEDS:
        return len(one.word) >= _ENOUGH or _is_body(one.word)
    return True


def _is_whole(one: Mention, year: int, lexicon: Lexicon) -> bool:
    words = one.item.lead + one.front
    return not _ASIDE.search(one.front) and not is_of_part(one.front, lexicon) and is_of_year(words, year)


def _is_body(word: str) -> bool:
    return BODIES.search(word.rstrip("）")) is not None


def _is_every(one: _Thing, *, is_later: bool) -> bool:
    """Whether a number of bodies is that of all there are; where they were told of before, any that is led to is."""
    mention = one.mention
    every = _EVERY.search(mention.noun) or mention.noun.startswith("的", len(one.word))
    led_to = mention.front or _HAS.search(mention.item.lead) or mention.item.quantity.mark == "、"
    return bool(every or (led_to and not is_later))


def _is_slip(one: _Thing, other: _Thing, year: int, lexicon: Lexicon) -> bool:
    mention, two = one.mention, other.mention
    if not looks_like(one.number, other.number) or not _is_whole(two, year, lexicon) or two.told is Told.PLANS:
        return False
    if mention.passage is two.passage and mention.item.sentence == two.item.sentence:
        return False
    small = min(one.number, other.number) < _SMALL
    if small and (mention.told is Told.DEEDS or len(one.word) < _ENOUGH):
        return False
    smaller = min((one, other), key=lambda it: it.number)
    if _is_body(one.word) and not _is_every(smaller, is_later=smaller is one):
        # Of 12 towns, 11 may have it.
        return False
    actors, others = (frozenset(name for name in actors_of(it) if name[0] != "全") for it in (mention, two))
    return actors == others or (mention.told is not two.told and not (actors and others))


def _spot(one: Mention, other: Mention) -> Spot:
    quantity = other.item.quantity
    begin = max(quantity.start - len(quantity.front), quantity.start - _NEAR)
    said = other.passage.text[begin : quantity.end + _NEAR].partition("，")[0].strip("，。、；")
    start, end = one.item.quantity.start, one.item.quantity.end
    return spot_in(one.passage, start, end, f"别处写“{said}”，两个数差一点", _FIX)


CHECKS: dict[str, Check] = {"算术-28": check_nearly_told}
