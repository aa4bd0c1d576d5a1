"""标点: how a paragraph and a heading end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.rules import Spot, spot_in

_ENDS = "。！？；：…”）》】〕’"
_UNFINISHED = "，、"
_SHOWN = 6
_SENTENCE_LENGTH = 20
_VALUE_LENGTH = 12
_NO_SENTENCE = expression(
    r"(?:联系|电话|附件|抄送|印发|主送|签发|地址|单位|填报|来源|注)[^，。]{0,12}[：:]|附[：:件]|\|"
)


def check_paragraph_end(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find paragraphs and values of a record that end without a mark."""
    for passage in document.passages:
        text = passage.text
        if text and _is_running(passage) and text[-1] not in _ENDS and not passage.is_missing_at(len(text) - 1):
            why = f"这一段以“{text[-1]}”结束" if text[-1] in _UNFINISHED else "这一段末尾没有句号"
            level = Level.ERROR if text[-1] in _UNFINISHED and passage.kind is Kind.BODY else None
            yield spot_in(
                passage, max(0, len(text) - _SHOWN), len(text), why, "话说完了用“。”，没有说完的补完", level=level
            )
        yield from _joints(passage)


# A row of a table as Markdown writes it.
_ROW = expression(r"\|.*\|$|[^|]*\|[^|]*\|")


def _is_running(passage: Passage) -> bool:
    text = passage.text
    if _ROW.match(text):
        return False
    if passage.kind is Kind.BODY:
        # Only a number in front of a heading: the heading itself is too long to be one.
        return not passage.level or "，" in text or "。" in text
    if passage.kind is not Kind.OTHER or _NO_SENTENCE.match(text) or "\t" in text:
        return False
    unfinished = text[-1] in _UNFINISHED and len(text) > _SHOWN
    return unfinished or "。" in text or ("，" in text and len(text) >= _SENTENCE_LENGTH)


def _joints(passage: Passage) -> Iterator[Spot]:
    """Find the end of a value that the next one follows directly, as 内容 and 成效 do."""
    before = ""
    for segment in passage.segments:
        key = segment.place.key
        if key.startswith("指标") or not key or segment.missing:
            before = before if key.startswith("指标") else ""
            continue
        text = passage.text[segment.start : segment.end]
        last = passage.text[segment.start - 1 : segment.start]
        long_enough = len(text) >= _VALUE_LENGTH and segment.start >= _VALUE_LENGTH
        if before and before != key and long_enough and last not in _ENDS + _UNFINISHED and passage.kind is Kind.BODY:
            start = segment.start - _SHOWN
            yield spot_in(passage, start, segment.start, "这里末尾没有句号，后面一项直接接了上来", "末尾加“。”")
        before = key


_HEADING_LENGTH = 40


def check_heading_end(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find headings on a line of their own, and titles, that end with a mark."""
    passages = document.passages
    for index, passage in enumerate(passages):
        if not passage.text:
            continue
        end = passage.text[-1]
        before = passages[index - 1] if index else None
        following = passages[index + 1] if index + 1 < len(passages) else None
        if _is_heading(passage, before, following) or (index == 0 and _is_title(passage)):
            why = f"独立成行的标题末尾有“{end}”"
            start = max(0, len(passage.text) - _SHOWN)
            yield spot_in(passage, start, len(passage.text), why, f"删去“{end}”")


def _is_heading(passage: Passage, before: Passage | None, following: Passage | None) -> bool:
    """Whether it is a heading with a mark behind it, and not a sentence of a numbered list."""
    text = passage.text
    if passage.kind is not Kind.HEADING or text[-1] not in "。：；，、" or len(text) > _HEADING_LENGTH:
        return False
    if text[-1] == "：":
        return "，" not in text and not re.search("[如以]下", text)
    return passage.level == 1 or _has_text_below(passage, before, following)


def _has_text_below(passage: Passage, before: Passage | None, following: Passage | None) -> bool:
    if following is None or (before is not None and before.level == passage.level):
        return False
    deeper = following.level > passage.level or (not following.level and following.kind is Kind.BODY)
    return deeper and passage.text.count("，") <= 1


def _is_title(passage: Passage) -> bool:
    text = passage.text
    named = re.search("(?:报告|总结|汇报)[。：，]$", text)
    return named is not None and text[-1] == "。" and "，" not in text and not passage.level
