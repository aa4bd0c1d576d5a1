"""What the numbers of a report count, so that one thing told in two places is known again in other words.

Words that say nothing of it go (词表 `数的虚词`), words for one thing become one (`数的同义`), and what is left is
compared without its order: 移送公安机关的6件案件 and 向公安机关移送案件4件 are one thing. What counts a part only,
another time or what is planned is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.quantities.flat import Item, row_of
from drafter.check.quantities.plain import HIDDEN, JOINT, shown
from drafter.check.quantities.reading import Quantity
from drafter.check.quantities.vocabulary import PERCENT, Vocabulary
from drafter.check.statements import Told, told_by
from drafter.check.timing import parts

# Measure words that are said of the same things.
KINDS = {
    **dict.fromkeys(("件", "项", "条", "部", "份", "卷"), "件"),
    **dict.fromkeys(("次", "期", "场", "场次", "批次"), "次"),
    **dict.fromkeys(("个", "家", "所", "处", "支", "座", "间"), "个"),
    **{kind: kind for kind in ("名", "户", "台", "辆", "人次", "户次", "件次", "元", PERCENT)},
}
# A part of it, another time, what is planned, what somebody did of it himself: beside the words of the list 数的范围.
_PART = expression(
    "[还仍尚]有|余下|试点|示范|[０-９]+月|将|计划|目标|增|新|有的|[比较](?:上|去)年|上一?年|同期|近[0-9０-９一二两三四五六七八九十]年|以来|截至|包抓|带队|批办|批示|亲自(?!审定|部署)|主讲|授课|抽查|抽取|抽检"
    "|分管|联合|选派|推荐|获|表彰|[中里][，]?(?:有|的)?$|未|没有|不|逾期|超期|占|提前|集中|列席|旁听|重大疑难|(?:第|前)[一二三四]批|下[一]?年|明年|[由从]$|减|[0-9]岁"
)
_OF_PART = expression("^[^，。]{0,6}(?:以上|以下|不足|未|没有)")
_NEUTRAL_TIME = expression("今年以来|本年以来|全年累计|截至(?:年底|[０-９]{4}年(?:年?底|末|[０-９]{1,2}月底))")
_YEAR = expression("([0-9０-９]{4})年")
_DIGIT = expression("[0-9]")
_MARK = expression("[，。；：！？（）]")
_DONE_TO = expression("(?:进行|开展|予以|作出)了?([一-鿿]{2})$")
_TOLD_ALREADY = expression("的$|^(?:全部|现有|发挥|用好|对全)|全[省市县区镇乡街局]|辖")
_ACTORS = expression(
    "国家|中央|[省市县区乡镇村]级|省(?!略)|全[国省市]|各[^，。]{0,6}?(?:部门|单位|乡镇|街道|镇街|地)|乡镇|镇街|县直|市直|区直|上级|人大(?!代表建议)|政协(?!提案|委员提案)|县委|区委|市委|党校|法院|检察|党委|党组|常务会|办公会|常委会|党工委|中心组|领导小组|联席|委员会办"
)
_MEETS = expression("党委|党组|常务会|办公会|常委会|党工委|中心组|领导小组|联席")
# Behind the thing that is counted.
_STOP = expression(
    "[中里全均都已被占并等的进予逐，]|覆盖|参加|参训|参与|作用|力量|提出|存在|较|仍|尚|还|有|需|缺|得到|实现|建立|配备|开展|运行|完成|整改|看|来看"
)
_WHOLE_BEHIND = expression("^(?:中|里|全|均|都)")
_ALL = expression("全|辖|[下内]?设|共|现有|所有|各|总")
_BARE = expression("^(?:有|仅|仅有|只有|的|在|对|从|为|给|向|和|及|与|、|组织|到|深入|指导|督促|约谈)*$")
BODIES = expression(
    "(?:乡镇|镇街|街道|行政村|村|社区|监管所|司法所|派出所|[站所]|中队|大队|科室|股室|窗口|部门|单位|企业|学校|园区|点|机构)$"
)
# 行政处罚1203项 are powers, 行政处罚86件 what was done with them.
_POWERS = expression("处罚|许可|强制|检查|征收|确认|给付|奖励|裁决")
_NO_WORD = expression("[^\u4e00-\u9fff]+")
_LONGEST_FRONT, _LONGEST_NOUN, _FEWEST = 22, 12, 2
_MOST_VALUES, _MOST = 2, 6


class Key(NamedTuple):
    """What a number counts: the kind of its measure word, the characters of the thing, and whose it is."""

    kind: str
    core: frozenset[str]
    actors: frozenset[str]


class Mention(NamedTuple):
    """A number that counts something, with the words on both sides of it.

    Attributes:
        passage: Where it stands.
        item: The number.
        part: Number of its part.
        told: What its part is about.
        kind: What it is counted in, of `KINDS`.
        front: The words of its clause in front of it; what is called by several names has one there.
        noun: The words behind it, likewise.
    """

    passage: Passage
    item: Item
    part: int
    told: Told
    kind: str
    front: str
    noun: str


class Count(NamedTuple):
    """A number with what it counts.

    Attributes:
        passage: Where it stands.
        item: The number.
        part: Number of its part.
        whole: Whether it is said of all of them, or of what was done in the year.
        sure: Whether the words behind it end where the thing does.
    """

    passage: Passage
    item: Item
    part: int
    whole: bool
    sure: bool


def counts(document: Document, lexicon: Lexicon, words: Vocabulary) -> Iterator[tuple[Key, Count]]:
    """Yield what is counted in a report, under each name that it may have.

    Args:
        document: The report.
        lexicon: Word lists.
        words: Those by which quantities are read.
    """
    for passage, item, part, told in _items(document, lexicon, words):
        yield from _named(passage, item, part, told, document.year, lexicon)


def mentions(document: Document, lexicon: Lexicon, words: Vocabulary) -> Iterator[Mention]:
    """Yield the numbers of a report that are exact and written in digits, each with the words around it.

    Args:
        document: The report.
        lexicon: Word lists.
        words: Those by which quantities are read.
    """
    for passage, item, part, told in _items(document, lexicon, words):
        quantity = item.quantity
        if quantity.digits and quantity.number > 0:
            front, noun = shown(quantity.front.replace(JOINT, "其中")), shown(quantity.noun)
            kind, front, noun = KINDS[quantity.kind], in_one_word(front, lexicon), in_one_word(noun, lexicon)
            yield Mention(passage, item, part, told, kind, front, noun)


def _items(document: Document, lexicon: Lexicon, words: Vocabulary) -> Iterator[tuple[Passage, Item, int, Told]]:
    """Yield the exact numbers of running text that are of a kind, each with its part."""
    for number, part in enumerate(parts(document)):
        told = told_by(part, lexicon)
        for passage in part.whole:
            for item in row_of(passage.text, words) if passage.kind is Kind.BODY else ():
                if item.quantity.kind in KINDS and item.quantity.exact:
                    yield passage, item, number, told


def _named(
    passage: Passage, item: Item, part: int, told: Told, year: int, lexicon: Lexicon
) -> Iterator[tuple[Key, Count]]:
    quantity = item.quantity
    kind = KINDS[quantity.kind]
    # 三项制度 is a name.
    if item.owner >= 0 or not (quantity.digits or kind != "件"):
        return
    front = quantity.front[-_LONGEST_FRONT:].replace(JOINT, "其中")
    noun = quantity.noun[:_LONGEST_NOUN]
    before = _clause_before(passage, quantity.start)
    if _OF_PART.search(noun) or not _is_of_all(f"{before}，{front}", year, lexicon):
        return
    if told is Told.PLANS and not _is_told_already(front, year):
        return
    front = _NEUTRAL_TIME.sub("", front)
    stop = _STOP.search(noun)
    head, behind = (noun[: stop.start()], noun[stop.start() :]) if stop else (noun, "")
    # 常务会议21次中14次安排法治议题: others tell of the 14 alone. 行政处罚1203项 are powers.
    if (kind == "次" and behind.startswith("中")) or (quantity.kind == "项" and _POWERS.search(front + head)):
        return
    verb = _DONE_TO.search(noun)
    whole = _is_whole(kind, front, head, behind) or verb is not None
    if HIDDEN in front + head:
        # Quoted names are hidden in what numbers are read from, and belong to what is counted.
        begin = quantity.start - len(quantity.front[-_LONGEST_FRONT:])
        front, head = passage.text[begin : quantity.start], passage.text[quantity.end : quantity.end + len(head)]
    if verb:
        front += verb[1]
    count = Count(passage, item, part, whole, sure=True)
    keys = _keys(passage, quantity, (kind, front, head), lexicon)
    yield from ((key, count._replace(sure=number == 0)) for number, key in enumerate(keys) if key)


def _keys(passage: Passage, quantity: Quantity, said: tuple[str, str, str], lexicon: Lexicon) -> Iterator[Key | None]:
    """Yield what a number counts by all that is said, then by the beginnings of the words behind it."""
    kind, front, head = said
    key = key_of(kind, f"{front}，{head}", lexicon)
    if key is None:
        # 带头参加法治讲座，全年共举办7次: the thing stands in front of its clause.
        before = _before(passage, quantity.start - len(quantity.front))
        key = key_of(kind, before + front + head, lexicon) if before and _is_of_all(before, 0, lexicon) else None
    yield key
    known = {key}
    for length in range(_FEWEST, len(head)):
        weak = key_of(kind, f"{front}，{head[:length]}", lexicon)
        if weak not in known:
            known.add(weak)
            yield weak


def _is_whole(kind: str, front: str, head: str, behind: str) -> bool:
    """Whether a number is said of all there are: of bodies in so many words, of others unless nothing leads to it."""
    every = _WHOLE_BEHIND.match(behind) is not None
    if kind == "个" and BODIES.search(head or front):
        return every or _ALL.search(front) is not None
    return every or not _BARE.fullmatch(front.strip())


def _clause_before(passage: Passage, start: int) -> str:
    """Return the words of its clause in front of a number, those of numbers in front included."""
    front = passage.text[max(0, start - _LONGEST_FRONT) : start]
    return _MARK.split(front)[-1]


def _before(passage: Passage, end: int) -> str:
    """Return the clause in front of another one in its sentence."""
    clauses = passage.text[max(0, end - _LONGEST_FRONT) : end].rpartition("。")[2].rstrip("，").split("，")
    told = bool(clauses) and passage.text.endswith("，", 0, end) and not _DIGIT.search(clauses[-1])
    return clauses[-1] if told else ""


def is_of_part(words: str, lexicon: Lexicon) -> bool:
    """Whether words in front of a number say that it is no more than a part, or another time's."""
    return _any_of(lexicon.words("数的范围")).search(words) is not None


def is_of_year(words: str, year: int) -> bool:
    """Whether words name no other year than the report's."""
    return not year or all(int(named) == year for named in _YEAR.findall(words))


def _is_of_all(words: str, year: int, lexicon: Lexicon) -> bool:
    words, named = _NEUTRAL_TIME.sub("", words), words
    return is_of_year(named, year) and not _PART.search(words) and not is_of_part(words, lexicon)


def _is_told_already(front: str, year: int) -> bool:
    """Whether plans speak of what was done: 对今年发现的23个问题逐一回访."""
    named = _YEAR.search(front)
    return bool(_TOLD_ALREADY.search(front)) or (named is not None and int(named[1]) == year)


def key_of(kind: str, text: str, lexicon: Lexicon) -> Key | None:
    """Return what a number counts; None where too little is said.

    Args:
        kind: What it is counted in, of `KINDS`.
        text: The words around it.
        lexicon: Where the words are listed that are for one thing, and those that say nothing of it.
    """
    actors = _actors(text)
    core = _core(_ACTORS.sub("", text), lexicon.entries("数的同义", 0), lexicon.words("数的虚词"))
    named = _any_of(lexicon.words("数的泛词")).sub("", core)
    # 党组会4次研究法治: who met says which meetings.
    enough = len(named) >= _FEWEST or (len(core) >= _FEWEST and any(_MEETS.search(one) for one in actors))
    return Key(kind, frozenset(core), actors) if enough else None


def actors_of(one: Mention) -> frozenset[str]:
    """Return whose a number is, by the words around it."""
    return _actors(one.item.lead + one.front)


def is_made_up(number: Decimal, found: Sequence[Mention], told: Sequence[Mention]) -> bool:
    """Whether a number is one of some together with, or without, what their sentences count beside it.

    Args:
        number: The number.
        found: Where the same thing is counted.
        told: All that is counted.
    """
    places = {(id(one.passage), one.item.sentence): one.item.quantity.number for one in found}
    run: Decimal = Decimal(0)
    last: Mention | None = None
    for one in told:
        whole = places.get((id(one.passage), one.item.sentence))
        if whole is None:
            continue
        beside = one.item.quantity.number
        # 撤销12件、变更5件、确认违法4件: the 21件 are all of them.
        goes_on = last is not None and last.item.at + 1 == one.item.at and one.item.quantity.mark == "、"
        run, last = (run + beside if goes_on else beside), one
        if number in (whole + beside, whole - beside) or (goes_on and number == run):
            return True
    return False


def _actors(text: str) -> frozenset[str]:
    return frozenset(_ACTORS.findall(text))


def in_one_word(text: str, lexicon: Lexicon) -> str:
    """Return a text in which things of several names have one."""
    return _in_one_word(text, lexicon.entries("数的同义", 0))


@lru_cache(maxsize=1 << 14)
def _core(text: str, same: tuple[Entry, ...], empty: tuple[str, ...]) -> str:
    return _NO_WORD.sub("", _any_of(empty).sub("", _in_one_word(text, same).replace(HIDDEN, "")))


@lru_cache(maxsize=1 << 14)
def _in_one_word(text: str, same: tuple[Entry, ...]) -> str:
    pattern, names = _same(same)
    return pattern.sub(lambda match: names[match[0]], text)


@lru_cache(maxsize=4)
def _same(entries: tuple[Entry, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    names = {entry.word: entry.right for entry in entries}
    return _any_of(tuple(names)), names


@lru_cache(maxsize=8)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)")
