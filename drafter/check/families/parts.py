"""部分: what a report on 2019 and later has to say, and headings with nothing under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.check.document import Document
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.rules import Check, Spot, spot_in
from drafter.errors import Place

_FIVE_PARTS, _APPLIES = "规定.五部分", "适用"
_FEWEST_HEADINGS = 2
_PARTS = (
    ("不足部分", "存在的不足和原因", None),
    ("责任人部分", "党政主要负责人履行第一责任人职责的情况", None),
    ("安排部分", "下一年度主要安排", None),
    ("其他部分", "其他需要报告的情况", Level.HINT),
)


def check_parts(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find which of the five required parts has no heading of its own, and is not spoken of either."""
    headings = [passage.text[: passage.head] for passage in document.headings(1)]
    if not _is_due(document) or len(headings) < _FEWEST_HEADINGS:
        return
    for name, part, level in _PARTS:
        words = lexicon.words(name)
        if not any(word in heading for heading in headings for word in words):
            why = f"没有写“{part}”这一部分"
            yield Spot(Place(document.file), "", why, f"补上这一部分；确实没有的，写明“无{part}”", level)


def check_causes(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a part on shortcomings that says nothing of their causes."""
    if not _is_due(document) or document.answers is not None:
        # A record is asked for each cause.
        return
    words, causes = lexicon.words("不足部分"), lexicon.words("原因字样")
    for heading in document.headings(1):
        if not any(word in heading.text[: heading.head] for word in words):
            continue
        inside = [one for one in document.passages if one.part == heading.part and one is not heading]
        text = heading.body + "".join(one.text for one in inside)
        if text and not any(word in text for word in causes):
            why = "写了不足，没有写原因"
            yield spot_in(heading, 0, heading.head, why, "每项不足写明产生的原因")


def check_bare_headings(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find headings that stand alone with nothing under them."""
    ends = _ends(document)
    bare = [one for one, following in _with_next(document.passages) if _is_bare(one, following, ends)]
    for passage in bare:
        siblings = [one for one in document.headings(passage.level) if one.part == passage.part or passage.level == 1]
        # Where all headings of a level stand without text, they are a list.
        if passage.level == 1 or sum(one not in bare for one in siblings) >= _FEWEST_HEADINGS:
            yield spot_in(
                passage, 0, len(passage.text), "这个标题下面没有内容", "写上内容；没有的写明“无”，或者删去标题"
            )


def check_title(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a title that does not say of what year, or that it is a report."""
    titles = [passage for passage in document.passages if passage.kind is Kind.TITLE]
    if not titles or len(document.passages) <= len(titles) + 1:
        return
    text = "".join(passage.text for passage in titles)
    lacks = [word for word, there in (("年度", "年" in text), ("“报告”", "报告" in text)) if not there]
    if lacks:
        yield spot_in(titles[0], 0, len(titles[0].text), f"标题里没有{'和'.join(lacks)}", "标题写明机关、年度和“报告”")


def _is_due(document: Document) -> bool:
    """Whether the rule of the five parts holds for the report year."""
    return bool(document.year) and document.reference.lookup(_FIVE_PARTS, document.year) == _APPLIES


def _with_next(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Passage | None]]:
    for index, passage in enumerate(passages):
        yield passage, passages[index + 1] if index + 1 < len(passages) else None


def _ends(document: Document) -> list[Passage]:
    """Return what a report ends with: signature and date; in a plain text the line above the date signs."""
    passages = document.passages
    signed = [one for one, following in _with_next(passages) if following is not None and following.kind is Kind.DATE]
    return [*signed, *(one for one in passages if one.kind in (Kind.SIGNATURE, Kind.DATE))]


def _is_bare(passage: Passage, following: Passage | None, ends: Sequence[Passage]) -> bool:
    if not passage.level or passage.head < len(passage.text) or "无" in passage.text:
        return False
    return following is None or following in ends or 0 < following.level <= passage.level


def check_unfilled_parts(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find parts of a record of which nothing is filled in yet."""
    for passage, following in _with_next(document.passages):
        if passage.level == 1 and following is not None and following.is_missing_at(0):
            place = following.place_at(0)
            yield Spot(place, passage.text, "这一部分还没有填", "补上内容；drafter edit 加 --missing 逐题去填")


CHECKS: dict[str, Check] = {
    "部分-1": check_parts,
    "部分-2": check_causes,
    "部分-3": check_bare_headings,
    "部分-4": check_title,
    "部分-5": check_unfilled_parts,
}
