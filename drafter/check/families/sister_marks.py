"""标点: marks that the other items of a list have, and one has not: behind a run-in heading, between 一是 and 二是."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.listing import CHARACTERS
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.quantities.numerals import chinese_number as number_of
from drafter.check.rules import Check, Spot, spot_in

_LABELS = (
    expression(rf"[{CHARACTERS}]{{1,3}}、"),
    expression(rf"（[{CHARACTERS}]{{1,3}}）[、.．]?"),
    expression(r"[0-9]{1,2}[.．、](?![0-9])"),
    expression(r"（[0-9]{1,2}）[、.．]?"),
)
_NUMBER = expression(rf"[0-9{CHARACTERS}]+")
_INLINE = expression(rf"(?:^|(?<=[。；：，]))([{CHARACTERS}]{{1,2}})是(?=[，、]?[一-龥])")
_FEWEST = 2
_SHOWN = 12


class _Item(NamedTuple):
    """An item of a list: where its words begin behind its number, and where they end."""

    passage: Passage
    number: int
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]


def _groups(document: Document) -> Iterator[list[_Item]]:
    """Yield the numbered paragraphs that stand side by side, and the items 一是, 二是 of each paragraph."""
    open_lists: dict[int, list[_Item]] = {}
    for passage in document.passages:
        if passage.kind not in (Kind.BODY, Kind.HEADING, Kind.OTHER):
            continue
        found = next(((depth, at) for depth, label in enumerate(_LABELS) if (at := label.match(passage.text))), None)
        if found:
            depth, label = found
            for deeper in [one for one in open_lists if one > depth]:
                yield open_lists.pop(deeper)
            number = _number_in(label[0])
            if number == 1 and depth in open_lists:
                yield open_lists.pop(depth)
            item = _Item(passage, number, label.end(), len(passage.text))
            open_lists.setdefault(depth, []).append(item)
        yield from _inline(passage)
    yield from open_lists.values()


def _number_in(label: str) -> int:
    match = _NUMBER.search(label)
    said = match[0] if match else ""
    return int(said) if said.isdigit() else number_of(said) or 0


def _inline(passage: Passage) -> Iterator[list[_Item]]:
    """Yield the items 一是, 二是, 三是 of a paragraph, list by list."""
    found = list(_INLINE.finditer(passage.text)) if "二是" in passage.text else []
    items: list[_Item] = []
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(passage.text)
        number = number_of(match[1]) or 0
        if items and number != items[-1].number + 1:
            yield items
            items = []
        if items or number == 1:
            items.append(_Item(passage, number, match.end(), end))
    yield items


# What runs in as a heading: short, of one or two clauses, nothing counted in it.
_HEADED = expression(r"(?:“[^“”]{1,16}”|[^。；：！？，0-9\n“”]){2,22}(?:，[^。；：！？，0-9\n]{2,14}){0,2}。(?=.{8})")
# Where the mark of a heading would be: the first mark of any kind.
_FIRST_MARK = expression(r"(?:“[^“”]{1,16}”|[^。；：！？，0-9\n“”]){3,20}(?P<mark>[，；、：])")
_LONG_SENTENCE = expression(r"[^。\n]{40,}")
# 2024年, 按照: what begins a text without a heading.
_BEGINS_TEXT = expression(r"[0-9]|按照|根据|依据|为了?|在|全[省市县区镇乡局街]|截至|今年|年内|对|通过|自|由|以|坚持以")


def check_run_in_headings(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find the one paragraph of several whose run-in heading has another mark behind it, or none."""
    for group in _groups(document):
        headed = [item for item in group if _HEADED.match(item.text)]
        bare = [item for item in group if item not in headed]
        if len(headed) < _FEWEST or len(bare) != 1:
            continue
        item = bare[0]
        if not _LONG_SENTENCE.match(item.text) or _BEGINS_TEXT.match(item.text) or "。" in item.text[:_SHOWN]:
            continue
        mark = _FIRST_MARK.match(item.text)
        longest = max(item.text.find("。") for item in headed)
        if mark and mark.end() <= longest + _SHOWN // 2:
            at = item.start + mark.end("mark")
            why = f"这一组的小标题后面都是“。”，这里是“{mark['mark']}”"
            yield spot_in(item.passage, max(0, at - _SHOWN), at, why, "小标题后面写“。”")
        else:
            why = "这一组的各段都先有小标题，这一段的小标题后面没有“。”，或者没有小标题"
            end = min(item.end, item.start + _SHOWN)
            yield spot_in(item.passage, item.start, end, why, "补上“。”或者小标题", level=Level.HINT)


def check_separators(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find the items of 一是, 二是 parted by full stops in one place and by semicolons in another."""
    for passage in document.passages:
        for items in _inline(passage) if "；" in passage.text else ():
            parted = [(passage.text[item.end - 1 : item.end], item) for item in items[:-1]]
            marks = [mark for mark, _ in parted]
            # Items of several sentences are ended as they like.
            if set(marks) != {"。", "；"} or any("。" in item.text[:-1] for _, item in parted):
                continue
            rare = "。" if marks.count("。") <= marks.count("；") else "；"
            usual = "；" if rare == "。" else "。"
            level = None if rare == "。" else Level.HINT
            for mark, item in parted:
                if mark == rare:
                    why = f"同一组“一是”“二是”之间，别处用“{usual}”，这里用了“{rare}”"
                    yield spot_in(passage, max(0, item.end - 6), item.end + 2, why, f"改成“{usual}”", level=level)


_LEADING = (
    "设立|建立|打造|推行|推广|推进|落实|开展|组织|深化|实施|创建|建成|开设|启动|做好|抓好|完善|践行|执行|用好|推动|优化"
    "|擦亮|培育|构建|创新|开通|上线|成立|挂牌|举办|参与|纳入|叫响|搭建|形成"
)
_SENTENCE_BEGINS = (
    "全年(?!度)|年内|截至|今年(?!的)|累计|目前|全[省市县区镇街](?:[0-9]|共|各|举办|开展|建|已|组织|累计|有)|各(?:部门|单位|乡镇|镇街|街道)"
    "|共(?:开展|组织|举办|办理|受理|化解|发放|调解|检查|接待|培训|解决|建成|排查)"
    r"|[0-9]+(?:个|家|名)[一-龥]{2,8}(?:全部|均|都|已)"
    "|印发(?!的)|制定(?!的)|出台(?!的)|编制(?!的)|召开|受理|办理[^，。；]{2,10}[0-9]|配备|聘请|审查[^，。；]{2,12}[0-9]|涉企"
    r"|(?:组织|开展|举办|发放|排查|化解|调解|检查|培训|接待|查处)[^，。；的、]{2,14}[0-9]+(?:余|多)?(?:次|件|起|场|份|人|期|家|处)"
)
_UNPARTED = expression(
    rf"(?:^|(?<=[，。；：是.、）]))(?:{_LEADING})(?!.{{0,8}}(?:以|依托|通过|按照|围绕|结合|利用|在|对|将|把))[^，。；：“”、]{{0,12}}"
    rf"(?:“[^“”，。]{{2,14}}”[和及、]?){{1,3}}(?={_SENTENCE_BEGINS})"
)


def check_after_quotes(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a closing quotation mark with the next sentence directly behind it."""
    for passage in document.passages:
        if "”" not in passage.text or passage.kind is Kind.CELL:
            continue
        for match in _UNPARTED.finditer(passage.text):
            start = max(match.start(), match.end() - _SHOWN)
            why = "引号后面像是另起了一句，中间没有标点"
            yield spot_in(passage, start, match.end() + 4, why, "话说完了的在引号后面加“。”，没有完的加“，”")


CHECKS: dict[str, Check] = {
    "标点-24": check_run_in_headings,
    "标点-25": check_separators,
    "标点-26": check_after_quotes,
}
