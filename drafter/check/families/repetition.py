"""错位: text that stands twice, that runs on without an end, and deeds and plans in the wrong part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage, sentences
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.timing import own_year, parts

_SHORTEST_SENTENCE = 16
_LONGEST_PARAGRAPH = 1000
_MANY_ITEMS, _LONG_LIST = 8, 600
_LONGEST_QUOTE = 24
_ITEM = re.compile(r"[一二三四五六七八九十]+是")
_TO_COME = ("计划", "力争", "不少于", "拟", "将", "确保", "争取", "预计", "以上", "目标", "至少", "安排")
_MAY_PLAN = ("不足", "问题", "短板", "困难", "差距", "安排", "打算", "计划", "下一", "整改", "思路")
_NOT_WORDS = re.compile(r"[^\u4e00-\u9fff0-9A-Za-z]+")
_COUNT = r"[0-9]+(?:余|多)?(?:件|次|场|份|名|人|项|起|个|卷|家|户|条|批)"
_DONE_WORK = re.compile(
    r"(?:19|20)\d{2}年(?:全年|共|累计)[^，。；]{0,14}?[0-9]|"
    rf"(?:全年|本年度|一年来|今年以来)[^。；]{{0,30}}?{_COUNT}|(?:已|共|累计)(?:完成|建成|办结|受理|开展|组织|举办|审结|调解)[^，。；]{{0,12}}?{_COUNT}"
)
_PRAISE = re.compile(
    r"成效(?:显著|明显|突出)|(?:显著|明显|大幅|有效|不断|进一步|全面)(?:提升|提高|改善|增强|好转)|取得(?:了)?(?:显著|明显|良好|积极)[^，。；]{0,6}(?:成效|成绩|效果|进展)"
    r"|(?:荣获|获评|被评为|授予)|走在[^，。；]{0,6}前列|圆满完成|得到(?:了)?(?:充分肯定|一致好评|广泛好评)|受到[^，。；]{0,8}(?:表彰|好评|肯定)"
)
_LIMITED = re.compile(
    r"但|虽|尽管|然而|不过|还|仍|尚|不|未|没有|缺|亟|有待|需要|需|难|差距|薄弱|如何|要求|为了|力争|将|整改|建议|个别|少数|部分|离|难以|影响|下一步|打算|计划"
)


def check_repeated(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find sentences that stand in two places."""
    seen: dict[str, tuple[Passage, int]] = {}
    for passage in document.running():
        for sentence in sentences(passage):
            words = _NOT_WORDS.sub("", sentence.text)
            if len(words) < _SHORTEST_SENTENCE:
                continue
            first, _ = seen.setdefault(words, (passage, sentence.start))
            if seen[words] != (passage, sentence.start):
                where = f"“{first.part}”" if first.part and first.part != passage.part else "前面"
                end = sentence.start + min(len(sentence.text), _LONGEST_QUOTE)
                why = f"这一句在{where}已经写过，一字不差"
                yield spot_in(passage, sentence.start, end, why, "留一处，另一处改写或者删去")


def check_endless(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find paragraphs so long that nobody reads them."""
    for passage in document.running():
        length, items = len(passage.text), len(_ITEM.findall(passage.text))
        if length > _LONGEST_PARAGRAPH or (items >= _MANY_ITEMS and length > _LONG_LIST):
            why = f"这一段有 {length} 字" + (f"、{items} 个“…是”" if items else "")
            yield spot_in(passage, 0, min(length, _LONGEST_QUOTE), why, "分成几段，或者加小标题")


def check_work_in_plan(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find work that was done, with its count, in the part on what is to come."""
    for passage in document.running():
        if any(word in passage.part for word in ("安排", "打算", "设想", "思路", "下一")):
            for sentence in sentences(passage):
                match = _DONE_WORK.search(sentence.text)
                if match and not any(word in sentence.text for word in _TO_COME):
                    start, end = (sentence.start + at for at in match.span())
                    why = "下一年度安排里写的是已经做了的事"
                    yield spot_in(passage, start, end, why, "移到主要举措和成效")


def check_praise_in_shortcomings(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find achievements in the part on shortcomings."""
    words = lexicon.words("不足部分")
    for passage in document.running():
        if not any(word in passage.part for word in words):
            continue
        for sentence in sentences(passage):
            match = _PRAISE.search(sentence.text)
            if match and not _LIMITED.search(sentence.text):
                start = sentence.start + match.start()
                why = "不足的部分里写的是成绩"
                yield spot_in(passage, start, start + len(match[0]), why, "移到主要举措和成效")


def check_plan_among_deeds(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find plans for the next year in parts that tell of what was done."""
    year = own_year(document)
    planned = re.compile(
        rf"(?:{year + 1}年|明年|下一?年度?)(?:\d{{1,2}}月)?(?:底前|上半年|下半年|第[一二三四]季度)?，?"
        r"[^，。；]{0,8}?(?:将|计划|拟|打算)(?!于|在|的|任务|内|[，。、；》])[^，。；]{0,12}"
        r"|下一步，?[^，。；]{0,8}?(?:将|拟|要)[^，。；]{0,12}"
    )
    for part in parts(document) if year else ():
        heading = part.heading.text if part.heading else ""
        if part.ahead or not heading or any(word in heading for word in _MAY_PLAN):
            continue
        for passage in part.passages:
            match = planned.search(passage.text) if passage.kind is Kind.BODY else None
            if match:
                why = "说的是以后的打算，这一部分写的是已经做了的事"
                yield spot_in(passage, *match.span(), why, "移到下一年度主要安排")


CHECKS: dict[str, Check] = {
    "错位-1": check_repeated,
    "错位-2": check_endless,
    "错位-4": check_work_in_plan,
    "错位-5": check_praise_in_shortcomings,
    "错位-6": check_plan_among_deeds,
}
